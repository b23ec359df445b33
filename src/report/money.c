// SPDX-License-Identifier: EUPL-1.2
/* The money of a year: what was asked, paid, waived, refused, and where it stands; the same for each exercice that is not the civil year. */
#include <carnet/base/money.h>
#include <carnet/library/scales.h>
#include <carnet/rules/hours.h>
#include <carnet/rules/money.h>
#include <carnet/rules/policy.h>
#include <string.h>
#include "claims.h"

enum { BAR = 12 };

static const struct {
	const char *label;
	size_t at;
} columns[] = {
	{N_("Asked"), offsetof(money_sums, asked)},     {N_("Paid"), offsetof(money_sums, paid)},
	{N_("Waived"), offsetof(money_sums, waived)},   {N_("Refused"), offsetof(money_sums, refused)},
	{N_("Not claimed"), offsetof(money_sums, unclaimed)},
};

static int64_t at(const money_sums *s, size_t offset)
{
	int64_t n;

	memcpy(&n, (const char *)s + offset, sizeof n);
	return n;
}

/* What was asked and is due, and the columns where something is said: a column of zeros tells nothing. */
struct money_columns {
	node *t;
	bool shown[LENGTH(columns)];
};

static struct money_columns table(struct writer *w, const char *heading, const char *first, const money_table *m)
{
	const char *headers[LENGTH(columns) + 3] = {first};
	struct money_columns c = {.shown = {true}};
	size_t n = 1;

	w_heading(w, 3, heading);
	for (size_t i = 0; i < LENGTH(columns); i++) {
		for (size_t k = 0; k < m->count && !c.shown[i]; k++)
			c.shown[i] = at(&m->list[k].s, columns[i].at) != 0;
		if (c.shown[i])
			headers[n++] = _(columns[i].label);
	}
	headers[n] = _("Still due");
	c.t = doc_table(w->d, headers);
	return c;
}

static void row(struct writer *w, const struct money_columns *c, const char *first, const money_sums *s)
{
	const char *cells[LENGTH(columns) + 3] = {first};
	size_t n = 1;

	for (size_t i = 0; i < LENGTH(columns); i++)
		if (c->shown[i])
			cells[n++] = w_money(w, at(s, columns[i].at));
	cells[n] = w_money(w, money_due(s));
	doc_row(w->d, c->t, cells);
}

static void by_record(struct writer *w, const char *heading, const char *first, const entity *e, const money_table *m)
{
	if (!m->count)
		return;
	struct money_columns c = table(w, heading, first, m);

	for (size_t i = 0; i < m->count; i++)
		row(w, &c, m->list[i].id ? w_title(w, e, m->list[i].id) : _("not said"), &m->list[i].s);
}

static void by_kind(struct writer *w, const money_table *m)
{
	const field *f = entity_field(&e_expense, "kind");
	if (!m->count)
		return;
	struct money_columns c = table(w, _("By kind"), _("Kind"), m);

	for (size_t i = 0; i < m->count; i++) {
		const char *kind = choice_at(f, (size_t)m->list[i].id);
		row(w, &c, w_capital(w, choice_shown(f, kind ? kind : "")), &m->list[i].s);
	}
}

static void by_month(struct writer *w, const money_year *y)
{
	int64_t most = 0;

	for (int i = 0; i < YEAR_MONTHS; i++)
		most = money_spent(&y->months[i]) > most ? money_spent(&y->months[i]) : most;
	if (most <= 0)
		return;
	w_heading(w, 3, _("By month"));
	node *t = doc_table(w->d, (const char *const[]){_("Month"), _("Spent"), _("Chart"), NULL});
	for (int i = 0; i < YEAR_MONTHS; i++) {
		int64_t spent = money_spent(&y->months[i]);
		doc_row(w->d, t, (const char *const[]){w_capital(w, month_name(i + 1)), w_money(w, spent), w_bar(w, spent > 0 ? spent : 0, most, BAR), NULL});
	}
}

/* ---- kilometres ---- */

/* Bounds of the last fiscal table for that kind of vehicle; false when it has none. */
static bool fiscal_bounds(const scales *s, const record *vehicle, rate_bounds *b)
{
	static const char *const kinds[] = {[VEHICLE_CAR] = "voiture", [VEHICLE_MOTORCYCLE] = "moto", [VEHICLE_MOPED] = "cyclomoteur"};
	const fiscal_table *last = s->nfiscal_tables ? &s->fiscal_tables[s->nfiscal_tables - 1] : NULL;

	for (size_t i = 0; last && i < last->count; i++) {
		size_t kind = last->classes[i].vehicle;
		if (kind < LENGTH(kinds) && !strcmp(kinds[kind], record_text(vehicle, "kind"))) {
			*b = last->classes[i].bounds;
			return true;
		}
	}
	return false;
}

static bool public_bounds(const scales *s, rate_bounds *b)
{
	if (s->npublics)
		*b = s->publics[s->npublics - 1].bounds;
	return s->npublics > 0;
}

/* What the counter of a trip's payer shows, and the bounds it goes by; false when that payer has no brackets. */
static bool counter_of(const money_year *y, const scales *s, const money_trips *t, const policy *p, const record *vehicle, int64_t *metres, rate_bounds *b)
{
	bool public = p->scale == SCALE_PUBLIC && strcmp(record_text(vehicle, "kind"), "voiture") == 0;

	if (p->alone || (p->scale != SCALE_FISCAL && !public))
		return false;
	*metres = 0;
	for (size_t i = 0; i < y->ntrips; i++)
		if ((public || y->trips[i].vehicle == t->vehicle) && (p->all_payers || y->trips[i].payer == t->payer))
			*metres += y->trips[i].metres;
	return public ? public_bounds(s, b) : fiscal_bounds(s, vehicle, b);
}

static const char *next_bracket(struct writer *w, const money_year *y, const scales *s, const money_trips *t, const record *payer, const record *vehicle)
{
	policy p = policy_of(payer);
	rate_bounds b = {0};
	int64_t metres = 0;

	if (!counter_of(y, s, t, &p, vehicle, &metres, &b))
		return "";
	int64_t bound = metres < b.first ? b.first : metres < b.second ? b.second : 0;
	return bound ? distance_text(w->tmp, bound - metres) : "";
}

static int by_vehicle(struct writer *w, const scales *s, const money_year *y)
{
	int code = 0;

	if (!y->ntrips)
		return 0;
	w_heading(w, 3, _("Kilometres by vehicle and payer"));
	node *t = doc_table(w->d, (const char *const[]){_("Vehicle"), _("Payer"), _("Kilometres"), _("Before the next bracket"), NULL});
	for (size_t i = 0; i < y->ntrips && !code; i++) {
		const money_trips *one = &y->trips[i];
		record *v, *payer = record_new(w->tmp, &e_payer);
		code = w_get(w, &e_vehicle, one->vehicle, &v);
		if (!code && one->payer)
			code = w_get(w, &e_payer, one->payer, &payer);
		if (!code)
			doc_row(w->d, t, (const char *const[]){record_text(v, "label"), one->payer ? record_text(payer, "name") : _("not said"),
			                                       distance_text(w->tmp, one->metres), next_bracket(w, y, s, one, payer, v), NULL});
	}
	return code;
}

/* ---- hours ---- */

struct hours {
	struct writer *w;
	worked *list;
	size_t count;
	int64_t leave; /* minutes */
	int days;
	char last[11];
};

static int minutes_at(const char *time)
{
	return strlen(time) == 5 ? 60 * ((time[0] - '0') * 10 + time[1] - '0') + (time[3] - '0') * 10 + time[4] - '0' : -1;
}

static int add_meeting(void *data, const record *m)
{
	struct hours *h = data;
	int start = minutes_at(record_text(m, "start")), end = minutes_at(record_text(m, "end")), day;
	int64_t minutes = record_int(m, "prep_minutes");

	if (start >= 0 && end >= 0 && strcmp(record_text(m, "attendance"), "présent") == 0)
		minutes += end >= start ? end - start : end + 24 * 60 - start;
	if (!minutes || date_from_iso(&day, record_text(m, "date")))
		return 0;
	h->list = GROW(h->w->tmp, h->list, h->count + 1);
	h->list[h->count++] = (worked){day, minutes * 60};
	return 0;
}

static int add_leave(void *data, const record *l)
{
	struct hours *h = data;

	h->leave += record_int(l, "hours");
	h->days += strcmp(h->last, record_text(l, "date")) != 0;
	memcpy(h->last, record_text(l, "date"), strlen(record_text(l, "date")) + 1);
	return 0;
}

static query *dated(struct writer *w, const entity *e, const char *day, int first, int last)
{
	query *q = query_new(w->tmp, e);
	char iso[11];

	q->brief = true;
	date_to_iso(iso, first);
	query_where(q, day, OP_FROM, value_text(q, iso));
	date_to_iso(iso, last);
	query_where(q, day, OP_UNTIL, value_text(q, iso));
	query_sort(q, day, NULL);
	return q;
}

static int hours_of(struct writer *w, const scales *s, int first, int last)
{
	struct hours h = {.w = w};
	int64_t seconds = 0, cents = 0;
	int code = journal_each(w->j, dated(w, &e_meeting, "date", first, last), add_meeting, &h, w->e);

	code = code ? code : journal_each(w->j, dated(w, &e_leave, "date", first, last), add_leave, &h, w->e);
	for (size_t i = 0; i < h.count && !code; i++) {
		figure one;
		code = value_figure(w->tmp, &one, s, &h.list[i], 1, w->e);
		seconds += h.list[i].seconds;
		cents += code ? 0 : one.cents;
	}
	if (code || (!seconds && !h.days))
		return code;
	w_heading(w, 3, _("Time"));
	if (seconds)
		w_para(w, _("%s of meetings and preparation, worth %s at the hourly minimum wage of each day: to value volunteer time, neither a claim nor a "
		            "gift."),
		       w_duration(w, seconds / 60), w_money(w, cents));
	if (h.days)
		w_para(w, ngettext("%d day of representation leave, %s", "%d days of representation leave, %s", (unsigned long)h.days), h.days,
		       w_duration(w, h.leave));
	return 0;
}

/* ---- waivers ---- */

/* The claims waived in a period, whatever the days of their expenses: the day of the waiver is the day of the gift. */
struct gifts {
	struct writer *w;
	int64_t payer; /* 0: of all */
	int64_t cents;
	int count;
};

static int add_gift(void *data, const record *claim)
{
	struct gifts *g = data;
	claim_sheet *c;

	if (g->payer && record_int(claim, "payer") != g->payer)
		return 0;
	int code = claim_read(g->w->j, g->w->tmp, &c, claim->id, g->w->e);
	if (code || !c->total.waived)
		return code;
	g->cents += c->total.waived;
	g->count++;
	return 0;
}

static int gifts_of(struct gifts *g, int first, int last)
{
	return journal_each(g->w->j, dated(g->w, &e_claim, "waived_on", first, last), add_gift, g, g->w->e);
}

static void say_gifts(const struct gifts *g)
{
	struct writer *w = g->w;

	if (g->count)
		w_fact(w, _("Waivers, by the day of the waiver"),
		       w_printf(w, ngettext("%s, in %d claim", "%s, in %d claims", (unsigned long)g->count), w_money(w, g->cents), g->count));
}

/* ---- the year ---- */

static void in_one_line(struct writer *w, const money_sums *s)
{
	if (!s->expenses) {
		w_para(w, "%s", _("No expense."));
		return;
	}

	w_para(w,
	       ngettext("%d expense, %s driven. Asked: %s; accepted: %s; paid: %s; waived: %s; refused: %s; due: %s; not claimed yet: %s.",
	                "%d expenses, %s driven. Asked: %s; accepted: %s; paid: %s; waived: %s; refused: %s; due: %s; not claimed yet: %s.",
	                (unsigned long)s->expenses),
	       s->expenses, distance_text(w->tmp, s->metres), w_money(w, s->asked), w_money(w, s->settled), w_money(w, s->paid), w_money(w, s->waived),
	       w_money(w, s->refused), w_money(w, money_due(s)), w_money(w, s->unclaimed));
}

static int civil(struct writer *w, int year, const scales *s)
{
	money_year y;
	int first = day_from_ymd(year, 1, 1), last = day_from_ymd(year, 12, 31);
	struct gifts g = {.w = w};
	int code = money_count(w->j, w->tmp, first, last, 0, &y, w->e);

	code = code ? code : gifts_of(&g, first, last);
	if (code)
		return code;
	w_heading(w, 2, w_printf(w, _("Civil year %d"), year));
	in_one_line(w, &y.all);
	say_gifts(&g);
	by_record(w, _("By payer"), _("Payer"), &e_payer, &y.payers);
	by_record(w, _("By mandate"), _("Mandate"), &e_mandate, &y.mandates);
	by_kind(w, &y.kinds);
	by_month(w, &y);
	code = by_vehicle(w, s, &y);
	return code ? code : hours_of(w, s, first, last);
}

/* A payer whose exercice is not the civil year has it told too, when there is something in it. */
static int exercice(struct writer *w, int year, const record *payer)
{
	struct gifts g = {.w = w, .payer = payer->id};
	int first, last, code;
	money_year y;
	char iso[2][11];

	exercice_of(payer, year, &first, &last);
	if (first == day_from_ymd(year, 1, 1))
		return 0;
	code = money_count(w->j, w->tmp, first, last, payer->id, &y, w->e);
	code = code ? code : gifts_of(&g, first, last);
	if (code || (!y.all.expenses && !g.count))
		return code;
	date_to_iso(iso[0], first);
	date_to_iso(iso[1], last);
	w_heading(w, 2, w_printf(w, _("%s, exercice from %s to %s"), record_text(payer, "name"), w_day(w, iso[0], DATE_DIGITS), w_day(w, iso[1], DATE_DIGITS)));
	in_one_line(w, &y.all);
	say_gifts(&g);
	by_kind(w, &y.kinds);
	return 0;
}

int report_money(const report_from *from, const void *parent, int year, doc **out, struct err *e)
{
	AUTO_CTX(tmp);
	struct writer w = writer_on(from, tmp, e);
	scales *s;
	rows payers;
	int code = library_scales(from->l, tmp, &s, e);

	code = code ? code : w_rows(&w, query_new(tmp, &e_payer), &payers);
	w_open(&w, parent, w_printf(&w, _("Money of %d"), year));
	code = code ? code : civil(&w, year, s);
	for (size_t i = 0; !code && i < payers.count; i++)
		for (int ends = year; !code && ends <= year + 1; ends++)
			code = exercice(&w, ends, payers.list[i]);
	*out = w.d;
	return code;
}
