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

static void close_line(struct today_maker *m, const record *r)
{
	AUTO_CTX(tmp);

	today_add(m, false, "%s  %s", date_text_iso(tmp, record_text(r, "date"), DATE_SHORT), record_text(r, "title"));
	today_last(m)->door = (today_door){.e = &e_meeting, .id = r->id};
}

int today_to_close(struct today_maker *m)
{
	query *q = query_new(m->out, &e_meeting);
	record **rows;
	size_t count;

	q->brief = true;
	query_where(q, "date", OP_FROM, day_value(q, m->today - LOOKED_BACK));
	query_where(q, "date", OP_UNTIL, day_value(q, m->today - 1));
	query_where(q, "attendance", OP_EMPTY, (value){0});
	query_sort(q, "-date", NULL);
	int code = today_rows(m, q, LOOKED_AT, &rows, &count);
	/* Filters take the state that a past day gives; here only one that was written counts. */
	for (size_t i = 0; i < count && m->b->count < SHOWN && !code; i++)
		if (meeting_unclosed(rows[i]))
			close_line(m, rows[i]);
	return code;
}
