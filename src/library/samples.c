// SPDX-License-Identifier: EUPL-1.2
/* The practice journal: records written relative to today, in words. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <carnet/base/date.h>
#include <carnet/base/text.h>
#include <carnet/record/registry.h>

#include "content.h"
#include "reading.h"

/* The content is French, whatever the language of the screen. */
static const char *const weekdays[] = {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"};

int sample_day(int *day, const char *typed, int today)
{
	enum { FAR = 100000 };
	char *end;
	if (date_from_iso(day, typed) == 0)
		return 0;
	errno = 0;
	long n = strtol(typed, &end, 10);
	if (end == typed || errno || n < -FAR || n > FAR)
		return ERR_INPUT;
	if (!*end) {
		*day = today + (int)n;
		return 0;
	}
	for (int wd = 0; wd < 7; wd++)
		if (*end == ' ' && text_same(end + 1, weekdays[wd])) {
			*day = today - day_weekday(today) + 7 * (int)n + wd;
			return 0;
		}
	return ERR_INPUT;
}

/* A stored text becomes what the journal takes: a day, a reference by key, or the text as it is. */
const char *sample_value(const void *parent, const field *f, const char *typed, int today)
{
	int day;
	char iso[11];
	if (f->type == &t_reference)
		return mem_printf(parent, "@%s", typed);
	if (f->type != &t_date || sample_day(&day, typed, today))
		return mem_dup(parent, typed);
	date_to_iso(iso, day);
	return mem_dup(parent, iso);
}

static void add_value(const void *parent, sample *s, const char *name, const char *typed, int today)
{
	const field *f = entity_field(s->e, name);
	s->names = GROW(parent, s->names, s->count + 1);
	s->values = GROW(parent, s->values, s->count + 1);
	s->names[s->count] = f->name;
	s->values[s->count++] = sample_value(parent, f, typed, today);
}

static int read_sample(library *l, const void *parent, sample *s, int64_t n, int today, struct err *e)
{
	sqlite3_stmt *st = library_query(l, Q_SAMPLE_VALUES, e);
	if (!st)
		return ERR_DATA;
	sqlite3_bind_int64(st, 1, n);
	while (library_step(l, st, e))
		add_value(parent, s, column(st, 0), column(st, 1), today);
	return e->code;
}

int library_samples(library *l, int (*row)(void *data, const sample *s), void *data, struct err *e)
{
	OWN_ERR(e);
	sqlite3_stmt *st = library_query(l, Q_SAMPLES, e);
	if (!st)
		return ERR_DATA;
	int today = clock_today(), code = 0;
	while (!code && library_step(l, st, e)) {
		AUTO_CTX(tmp);
		sample s = {.e = entity_named(column(st, 1)), .key = column(st, 2)};
		code = read_sample(l, tmp, &s, sqlite3_column_int64(st, 0), today, e);
		code = code ? code : row(data, &s);
	}
	sqlite3_reset(st);
	return code ? code : e->code;
}
