// SPDX-License-Identifier: EUPL-1.2
/* Scales out of library.db: each record goes into the struct of its kind; a part into the last owner read. */
#include <string.h>

#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/library/scales.h>
#include <carnet/record/record.h>

#include "scales.h"
#include "shelves.h"
#include "store.h"

/* One more at the end of an array of the scales. */
#define ADD(s, list) ((s)->list = GROW((s), (s)->list, (s)->n##list + 1), \
		      memset(&(s)->list[(s)->n##list], 0, sizeof *(s)->list), &(s)->list[(s)->n##list++])

static int day_of(const record *r, const char *name, int otherwise)
{
	int day;
	return date_from_iso(&day, record_text(r, name)) == 0 ? day : otherwise;
}

static int number(const record *r, const char *name)
{
	return (int)record_int(r, name); /* bounded by its schema */
}

static const char *text(const scales *s, const record *r, const char *name)
{
	return mem_dup(s, record_text(r, name));
}

static bool has(const record *r, const char *name)
{
	return field_index_named(r->e, name) >= 0;
}

static scale_about about_of(const scales *s, const record *r)
{
	bool yearly = has(r, "income_year");
	int year = yearly ? number(r, "income_year") : 0;
	return (scale_about){
		.id = text(s, r, "id"), .title = text(s, r, "title"), .act = text(s, r, "act"), .confidence = text(s, r, "confidence"),
		.status = text(s, r, "status"), .note = text(s, r, "note"),
		.from = yearly ? day_from_ymd(year, 1, 1) : day_of(r, "from", 0), .until = yearly ? day_from_ymd(year, 12, 31) : day_of(r, "until", DAY_OPEN),
		.published = day_of(r, "published", 0), .verified = day_of(r, "verified", 0),
	};
}

/* The place of a stored choice in its list: enums follow the lists of the schema. */
static int choice_of(const record *r, const char *name)
{
	const field *f = &r->e->fields[field_index_named(r->e, name)];
	int i = 0;
	while (choice_at(f, (size_t)i) && strcmp(choice_at(f, (size_t)i), record_text(r, name)) != 0)
		i++;
	return i;
}

static rate_row row_of(const record *r)
{
	return (rate_row){
		.power_from = number(r, "power_from"), .power_to = record_get(r, "power_to")->kind == V_INT ? number(r, "power_to") : POWER_OPEN,
		.rate1 = record_int(r, "rate1"), .rate2 = record_int(r, "rate2"), .rate3 = record_int(r, "rate3"),
		.fixed2 = has(r, "fixed2") ? record_int(r, "fixed2") : 0,
	};
}

static void add_row(const scales *s, rate_row **rows, size_t *count, const record *r)
{
	*rows = GROW(s, *rows, *count + 1);
	(*rows)[(*count)++] = row_of(r);
}

static rate_bounds bounds_of(const record *r)
{
	return (rate_bounds){record_int(r, "first_bound"), record_int(r, "second_bound")};
}

/* ---- one taker a kind ---- */

static void take_fiscal_table(scales *s, const record *r)
{
	fiscal_table *t = ADD(s, fiscal_tables);
	*t = (fiscal_table){.id = text(s, r, "id"), .title = text(s, r, "title"), .note = text(s, r, "note")};
}

static void take_fiscal_class(scales *s, const record *r)
{
	fiscal_table *t = &s->fiscal_tables[s->nfiscal_tables - 1];
	t->classes = GROW(s, t->classes, t->count + 1);
	t->classes[t->count++] = (fiscal_class){.vehicle = (enum vehicle_kind)choice_of(r, "vehicle"), .bounds = bounds_of(r)};
}

static void take_fiscal_row(scales *s, const record *r)
{
	fiscal_table *t = &s->fiscal_tables[s->nfiscal_tables - 1];
	fiscal_class *c = &t->classes[t->count - 1];
	add_row(s, &c->rows, &c->count, r);
}

static void take_fiscal_year(scales *s, const record *r)
{
	fiscal_year *y = ADD(s, fiscal_years);
	*y = (fiscal_year){about_of(s, r), number(r, "income_year"), text(s, r, "table"), number(r, "electric_bonus")};
}

static void take_public(scales *s, const record *r)
{
	public_table *t = ADD(s, publics);
	t->about = about_of(s, r);
	t->bounds = bounds_of(r);
	t->motorcycle = record_int(r, "motorcycle");
	t->moped = record_int(r, "moped");
	t->moped_minimum = record_int(r, "moped_minimum");
}

static void take_public_row(scales *s, const record *r)
{
	public_table *t = &s->publics[s->npublics - 1];
	add_row(s, &t->rows, &t->count, r);
}

static void take_mission(scales *s, const record *r)
{
	mission_table *t = ADD(s, missions);
	t->about = about_of(s, r);
	t->canteen_percent = number(r, "canteen_percent");
	t->disabled_night = record_get(r, "disabled_night")->kind == V_INT ? record_int(r, "disabled_night") : -1;
}

static void take_mission_place(scales *s, const record *r)
{
	int zone = choice_of(r, "zone");
	s->missions[s->nmissions - 1].zones[zone] = (zone_rates){true, record_int(r, "meal"), record_int(r, "night")};
}

static void take_place(scales *s, const record *r)
{
	static const enum zone zones[] = {ZONE_LARGE_CITY, ZONE_OVERSEAS, ZONE_PACIFIC};
	place *p = ADD(s, places);
	*p = (place){text(s, r, "id"), text(s, r, "name"), zones[choice_of(r, "zone")]};
}

static void take_volunteer(scales *s, const record *r)
{
	volunteer_table *t = ADD(s, volunteers);
	*t = (volunteer_table){about_of(s, r), number(r, "income_year"), record_int(r, "car"), record_int(r, "two_wheels")};
}

static void take_waiver(scales *s, const record *r)
{
	waiver_table *t = ADD(s, waivers);
	*t = (waiver_table){
		about_of(s, r), number(r, "percent"), number(r, "income_percent"), number(r, "carry_years"), number(r, "raised_percent"),
		record_int(r, "raised_ceiling"), text(s, r, "box"), text(s, r, "raised_box"), text(s, r, "receipt_form"),
	};
}

static void take_leave(scales *s, const record *r)
{
	leave_table *t = ADD(s, leaves);
	*t = (leave_table){about_of(s, r), record_int(r, "hourly"), number(r, "days"), number(r, "notice_days")};
}

static void take_valuation(scales *s, const record *r)
{
	s->coefficient_percent = number(r, "coefficient_percent");
	s->value_travel = record_int(r, "travel");
}

static void take_wage(scales *s, const record *r)
{
	wage_table *t = ADD(s, wages);
	*t = (wage_table){about_of(s, r), record_int(r, "hourly")};
}

static void take_meal(scales *s, const record *r)
{
	meal_ceiling *t = ADD(s, meals);
	*t = (meal_ceiling){about_of(s, r), record_int(r, "amount")};
}

static void take_account(scales *s, const record *r)
{
	account *a = ADD(s, accounts);
	*a = (account){text(s, r, "id"), text(s, r, "number"), text(s, r, "name")};
}

static const struct { const entity *e; void (*take)(scales *s, const record *r); } takers[] = {
	{&c_fiscal, NULL}, {&c_fiscal_table, take_fiscal_table}, {&c_fiscal_class, take_fiscal_class}, {&c_fiscal_row, take_fiscal_row},
	{&c_fiscal_year, take_fiscal_year}, {&c_public, take_public}, {&c_public_row, take_public_row}, {&c_mission, take_mission},
	{&c_mission_place, take_mission_place}, {&c_place, take_place}, {&c_volunteer, take_volunteer}, {&c_waiver, take_waiver},
	{&c_leave, take_leave}, {&c_valuation, take_valuation}, {&c_wage, take_wage}, {&c_meal_ceiling, take_meal}, {&c_account, take_account},
};

/* ---- rows ---- */

static size_t taker_of(const char *name)
{
	size_t i = 0;
	while (i < LENGTH(takers) && strcmp(takers[i].e->name, name) != 0)
		i++;
	return i;
}

typedef struct reading {
	scales *s;
	size_t taker;
	record *r;      /* being read, NULL before the first */
	bool replaced;  /* a pack has another of that name: neither it nor its rows are taken */
	const char *pack; /* title of the pack that brings it, "" for the guide's own */
} reading;

static void take(reading *g)
{
	if (g->r && takers[g->taker].take && !g->replaced)
		takers[g->taker].take(g->s, g->r);
}

/* A part without a name belongs to the record before it. */
static void begin(reading *g, const library *l, const void *tmp, int64_t n, const char *kind)
{
	take(g);
	g->pack = n < PACK_ROWS ? "" : shelves_title(tmp, l, (size_t)(n / PACK_ROWS));
	g->taker = taker_of(kind);
	g->r = g->taker < LENGTH(takers) ? record_new(tmp, takers[g->taker].e) : NULL;
	if (g->r && scales_are_named(kind))
		g->replaced = false;
}

static void put(reading *g, sqlite3_stmt *st)
{
	int i = g->r ? field_index_named(g->r->e, column(st, 2)) : -1;
	/* A pack's table may have the title of the guide's for which it stands. */
	if (i >= 0 && *g->pack && strcmp(column(st, 2), "title") == 0)
		g->r->v[i] = value_text(g->r, mem_printf(g->r, _("%s (pack “%s”)"), column(st, 4), g->pack));
	else if (i >= 0)
		g->r->v[i] = sqlite3_column_type(st, 3) == SQLITE_NULL ? value_text(g->r, column(st, 4)) : value_int(sqlite3_column_int64(st, 3));
	g->replaced = g->replaced || sqlite3_column_int(st, 5);
}

/* The values of a record come together, in the order of the records. */
int library_scales(library *l, const void *parent, scales **out, struct err *e)
{
	OWN_ERR(e);
	AUTO_CTX(tmp);
	sqlite3_stmt *st = library_query(l, Q_SCALES, e);
	scales *s = NEW(parent, scales);
	reading g = {.s = s};
	int64_t before = 0;
	if (st)
		sqlite3_bind_int(st, 1, PACK_ROWS);
	while (st && library_step(l, st, e)) {
		int64_t n = sqlite3_column_int64(st, 0);
		if (n != before)
			begin(&g, l, tmp, n, column(st, 1));
		before = n;
		put(&g, st);
	}
	take(&g);
	if (e->code)
		talloc_free(s);
	else
		*out = s;
	return e->code;
}
