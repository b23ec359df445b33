// SPDX-License-Identifier: EUPL-1.2
/* The return sheet of a substitute: one meeting, its points and questions with the same uids, nothing private; filled in elsewhere, it is imported back. */
#include <carnet/base/mem.h>
#include <carnet/desk/desk.h>

int desk_sheet(desk *d, int64_t meeting, sink out, struct err *e)
{
	AUTO_CTX(tmp);
	query *cpts = query_new(tmp, &e_cpts), *one = query_new(tmp, &e_meeting);
	query *points = query_new(tmp, &e_agenda_item), *questions = query_new(tmp, &e_question);
	record *r;
	int code = journal_get(d->j, tmp, &r, &e_meeting, meeting, e);

	if (code)
		return code;
	query_where(cpts, "id", OP_IS, value_int(record_int(r, "cpts")));
	query_where(one, "id", OP_IS, value_int(meeting));
	query_where(points, "meeting", OP_IS, value_int(meeting));
	query_where(questions, "meeting", OP_IS, value_int(meeting));
	return export_some_json(d->j, out, (const query *const[]){ cpts, one, points, questions, NULL }, e);
}
