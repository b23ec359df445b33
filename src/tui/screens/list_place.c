// SPDX-License-Identifier: EUPL-1.2
/* Where a list opens: meetings on the next one. */
#include <string.h>
#include <carnet/base/date.h>
#include "list_screen.h"

static record *first_of(const void *parent, journal *j, const query *q, const record *anchor, bool backwards, struct err *e)
{
	record **list;
	size_t n;
	return journal_window(j, parent, q, anchor, backwards, 1, &list, &n, e) || !n ? NULL : list[0];
}

/* In a list with the newest first, the last row before yesterday's is today's or the next one. */
static record *next_one(const void *parent, journal *j, const query *q, struct err *e)
{
	char iso[11];
	record *yesterday = record_new(parent, q->e);
	date_to_iso(iso, clock_today() - 1);
	record_set(yesterday, q->e->day, value_text(yesterday, iso));
	yesterday->id = INT64_MAX;
	return first_of(parent, j, q, yesterday, q->descending, e);
}

static const struct {
	const entity *e;
	record *(*find)(const void *parent, journal *j, const query *q, struct err *e);
} places[] = {{&e_meeting, next_one}};

/* Only while the list is in its own order. */
record *list_place(const void *parent, journal *j, const query *q, struct err *e)
{
	for (size_t i = 0; i < LENGTH(places); i++) {
		if (places[i].e == q->e && q->sort && strcmp(q->sort->name, q->e->day) == 0)
			return places[i].find(parent, j, q, e);
	}
	return NULL;
}
