// SPDX-License-Identifier: EUPL-1.2
/* Meetings whose day is past and of which nothing was said since: closing them takes a minute, and later one forgets. */
#include <carnet/base/date.h>
#include <carnet/base/mem.h>
#include <carnet/rules/meetings.h>
#include "today.h"

enum { LOOKED_BACK = 60, LOOKED_AT = 20, SHOWN = 3 };

static value day_value(const void *parent, int day)
{
	char iso[11];

	date_to_iso(iso, day);
	return value_text(parent, iso);
}

/* Filters take the state that a past day gives; here only one that was written counts. */
static int close_row(void *data, const record *r)
{
	AUTO_CTX(tmp);
	struct today_maker *m = data;

	if (!meeting_unclosed(r))
		return 0;
	today_add(m, false, "%s  %s", date_text_iso(tmp, record_text(r, "date"), DATE_SHORT), record_text(r, "title"));
	today_last(m)->door = (today_door){.e = &e_meeting, .id = r->id};
	return m->b->count == SHOWN;
}

int today_to_close(struct today_maker *m)
{
	query *q = query_new(m->out, &e_meeting);

	q->brief = true;
	query_where(q, "date", OP_FROM, day_value(q, m->today - LOOKED_BACK));
	query_where(q, "date", OP_UNTIL, day_value(q, m->today - 1));
	query_where(q, "attendance", OP_EMPTY, (value){0});
	query_sort(q, "-date", NULL);
	q->limit = LOOKED_AT;
	int code = journal_each(m->d->j, q, close_row, m, m->e);
	return code < 0 ? code : 0;
}
