// SPDX-License-Identifier: EUPL-1.2
/* The return sheet of a substitute: one meeting, its points, questions and actions with the same uids, nothing private; filled in elsewhere, it is
   imported back. Who was there, and what it cost in time, is each one's own. */
#include <carnet/base/mem.h>
#include <carnet/desk/desk.h>

static query *of_meeting(const void *parent, const entity *e, const char *field_name, int64_t id)
{
	query *q = query_new(parent, e);

	query_where(q, field_name, OP_IS, value_int(id));
	return q;
}

int desk_sheet(desk *d, int64_t meeting, sink out, struct err *e)
{
	AUTO_CTX(tmp);
	static const char *const own[] = {"attendance", "prep_minutes", "travel_minutes", "no_expense"};
	const field *but[LENGTH(own) + 1] = {NULL};
	record *r;
	int code = journal_get(d->j, tmp, &r, &e_meeting, meeting, e);

	if (code)
		return code;
	for (size_t i = 0; i < LENGTH(own); i++)
		but[i] = entity_field(&e_meeting, own[i]);
	const query *const list[] = {
		of_meeting(tmp, &e_cpts, "id", record_int(r, "cpts")),
		of_meeting(tmp, &e_meeting, "id", meeting),
		of_meeting(tmp, &e_agenda_item, "meeting", meeting),
		of_meeting(tmp, &e_question, "meeting", meeting),
		of_meeting(tmp, &e_action, "meeting", meeting),
		NULL,
	};
	return export_some_json(d->j, out, list, but, e);
}
