// SPDX-License-Identifier: EUPL-1.2
/* What a field table cannot say of scales: periods and powers that overlap, bounds out of order. */
#include <string.h>

#include <carnet/base/date.h>
#include <carnet/base/i18n.h>

#include "scales.h"

typedef struct span {
	int64_t from, until;
	const cell *at;
} span;

static const cell *cell_of(const item *it, const char *name)
{
	int i = field_index_named(it->e, name);
	return i < 0 || it->cells[i].v.kind == V_NULL ? NULL : &it->cells[i];
}

/* A number, or a day; a wrong day is told elsewhere. */
static int64_t number_of(const cell *c, int64_t otherwise)
{
	int day;
	if (!c)
		return otherwise;
	if (c->v.kind == V_INT)
		return c->v.n;
	return date_from_iso(&day, c->v.s) == 0 ? day : otherwise;
}

/* Keys between which two neighbours must not overlap, and what is said when they do. */
static const struct {
	const char *from, *until, *message;
} spans[] = {
	{"from", "until", N_("this table overlaps the one of line %zu|end one the day before the other begins")},
	{"income_year", "income_year", N_("this income year is already on line %zu|delete one of them")},
	{"power_from", "power_to", N_("these fiscal powers overlap those of line %zu|give each power one row")},
};
static const char *const words[] = {"zone", "vehicle"};

static bool span_of(span *s, const item *it, size_t kind)
{
	s->at = cell_of(it, spans[kind].from);
	s->from = number_of(s->at, 0);
	s->until = number_of(cell_of(it, spans[kind].until), INT64_MAX);
	return s->at;
}

static void check_pair(content *c, const item *a, const item *b)
{
	span x, y;
	for (size_t i = 0; i < LENGTH(spans); i++)
		if (span_of(&x, a, i) && span_of(&y, b, i) && x.from <= y.until && y.from <= x.until)
			COMPLAIN(c->p, y.at->at, _(spans[i].message), a->at.line);
	for (size_t i = 0; a->e != &c_place && i < LENGTH(words); i++) {
		const cell *v = cell_of(a, words[i]), *w = cell_of(b, words[i]);
		if (v && w && strcmp(v->v.s, w->v.s) == 0)
			COMPLAIN(c->p, w->at, _("“%s” is already described, line %zu|delete one of them"), w->v.s, a->at.line);
	}
}

/* Keys of one record that go upwards. */
static const struct {
	const char *low, *high, *message;
} orders[] = {
	{"from", "until", N_("this table ends before its beginning of line %zu|correct one of the two dates")},
	{"power_from", "power_to", N_("these fiscal powers end below their beginning of line %zu|write the lowest first")},
	{"first_bound", "second_bound", N_("the second bound is not above the first, of line %zu|correct one of them")},
};

static void check_alone(content *c, const item *it)
{
	for (size_t i = 0; i < LENGTH(orders); i++) {
		const cell *low = cell_of(it, orders[i].low), *high = cell_of(it, orders[i].high);
		bool strict = strcmp(orders[i].low, "first_bound") == 0;
		if (low && high && number_of(high, 0) < number_of(low, 0) + strict)
			COMPLAIN(c->p, high->at, _(orders[i].message), low->at.line);
	}
}

static void check_list(content *c, item **list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		check_alone(c, list[i]);
		for (size_t j = 0; j < i; j++)
			if (list[j]->e == list[i]->e)
				check_pair(c, list[j], list[i]);
		for (size_t f = 0; f < list[i]->e->nfields; f++)
			if (list[i]->cells[f].parts)
				check_list(c, list[i]->cells[f].parts, list[i]->cells[f].count);
	}
}

void scales_check(content *c)
{
	size_t count;
	item **list = scales_items(c, c, &count);
	check_list(c, list, count);
}
