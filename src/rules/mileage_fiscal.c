// SPDX-License-Identifier: EUPL-1.2
/* The fiscal scale: the total of the year picks one formula for all its kilometres; a trip is the difference of two rounded totals. */
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/money.h>
#include "mileage.h"

/* What was chosen before anything is computed. */
typedef struct basis {
	const fiscal_year *year;
	const fiscal_class *kind;
	const rate_row *row;
	int bonus;         /* per cent */
	const char *label; /* the table, as the sentence names it */
	bool provisional;
} basis;

/* The formula of one total. */
typedef struct term {
	int64_t metres, rate, fixed;
	bool kept; /* the amount of a bound, kept because the table falls there */
} term;

/* ---- formulas ---- */

static int64_t worth(const term *p)
{
	return p->rate * p->metres + p->fixed * METRE_CENT; /* thousandths of a euro times metres */
}

static int64_t cents_of(const basis *b, const term *p)
{
	return round_div(worth(p) * (100 + b->bonus), METRE_CENT * 100);
}

/* As published: bracket 1 to 3 of the total. */
static term bracket(const basis *b, int n, int64_t metres)
{
	const rate_row *r = b->row;

	return (term){.metres = metres, .rate = n == 1 ? r->rate1 : n == 2 ? r->rate2 : r->rate3, .fixed = n == 2 ? r->fixed2 : 0};
}

static term published(const basis *b, int64_t metres)
{
	return bracket(b, metres <= b->kind->bounds.first ? 1 : metres <= b->kind->bounds.second ? 2 : 3, metres);
}

static term formula(const basis *b, int64_t metres, bool smooth)
{
	const int64_t bounds[] = {b->kind->bounds.first, b->kind->bounds.second};
	term best = published(b, metres);

	for (size_t i = 0; smooth && i < LENGTH(bounds) && metres > bounds[i]; i++) {
		term p = published(b, bounds[i]);
		p.kept = true;
		if (worth(&p) > worth(&best))
			best = p;
	}
	return best;
}

/* Cents lost where the table falls between two totals, 0 when it does not; *at is the bound. */
static int64_t fall(const basis *b, int64_t before, int64_t after, int64_t *at)
{
	const int64_t bounds[] = {b->kind->bounds.first, b->kind->bounds.second};

	for (int i = 0; i < (int)LENGTH(bounds); i++) {
		term low = bracket(b, i + 1, bounds[i]), high = bracket(b, i + 2, bounds[i]);
		*at = bounds[i];
		if (before <= bounds[i] && after > bounds[i] && worth(&high) < worth(&low))
			return cents_of(b, &low) - cents_of(b, &high);
	}
	return 0;
}

/* ---- sentences ---- */

static const char *say_term(const void *parent, const basis *b, const term *p)
{
	strbuf *s = sb_new(parent);

	sb_addf(s, "%s × %s", distance_text(parent, p->metres), rate_text(parent, p->rate));
	if (p->fixed)
		sb_addf(s, " + %s", money_text(parent, p->fixed));
	if (b->bonus && p->fixed) {
		sb_insert(s, 0, "(", 1);
		sb_addc(s, ')');
	}
	if (b->bonus)
		sb_addf(s, " × %d,%02d", (100 + b->bonus) / 100, b->bonus % 100);
	if (p->kept)
		sb_addf(s, ", %s", _("the amount reached at the bound being kept"));
	return s->s;
}

/* One product when it gives the same cent, the two totals otherwise. */
static const char *say_sum(const void *parent, const basis *b, const trip *t, int64_t before, int64_t cents)
{
	term low = formula(b, before, t->smooth), high = formula(b, before + t->metres, t->smooth);
	term alone = {.metres = t->metres, .rate = high.rate};
	bool same = low.rate == high.rate && low.fixed == high.fixed && !low.kept && !high.kept;

	if (before == 0)
		return say_term(parent, b, &high);
	if (same && cents_of(b, &alone) == cents)
		return say_term(parent, b, &alone);
	return mem_printf(parent, "%s (%s) − %s (%s)", money_text(parent, cents_of(b, &high)), say_term(parent, b, &high),
	                  money_text(parent, cents_of(b, &low)), say_term(parent, b, &low));
}

static void say_fall(strbuf *s, const trip *t, int64_t lost, int64_t at)
{
	AUTO_CTX(tmp);

	if (lost <= 0)
		return;
	if (t->smooth)
		sb_addf(s, _("; the official table falls by %s past %s: the amount reached there is kept"), money_text(tmp, lost),
		        distance_text(tmp, at));
	else
		sb_addf(s, _("; the official table falls by %s past %s: to be agreed with the payer"), money_text(tmp, lost), distance_text(tmp, at));
}

static void compute(const void *parent, figure *out, const basis *b, const trip *t)
{
	AUTO_CTX(tmp);
	int64_t before = t->alone ? 0 : t->before, at;
	term low = formula(b, before, t->smooth), high = formula(b, before + t->metres, t->smooth);
	int64_t cents = cents_of(b, &high) - cents_of(b, &low), lost = fall(b, before, before + t->metres, &at);
	strbuf *s = sb_new(tmp);

	sb_addf(s, "%s = %s, %s", say_sum(tmp, b, t, before, cents), money_text(tmp, cents), b->label);
	say_vehicle(s, t);
	if (t->electric && !b->bonus)
		sb_addf(s, ", %s", _("no electric bonus that year"));
	if (t->alone)
		sb_addf(s, ", %s", _("trip counted alone"));
	else
		sb_addf(s, _(", %s counted before"), distance_text(tmp, before));
	say_fall(s, t, lost, at);
	*out = (figure){
		.cents = cents,
		.explanation = mem_dup(parent, s->s),
		.table = mem_dup(parent, b->year->about.id),
		.provisional = b->provisional,
		.falls = lost > 0,
	};
}

/* ---- choice of the table ---- */

static const fiscal_table *table_named(const scales *s, const char *id)
{
	for (size_t i = 0; i < s->nfiscal_tables; i++)
		if (strcmp(s->fiscal_tables[i].id, id) == 0)
			return &s->fiscal_tables[i];
	return NULL;
}

static int find_class(const scales *s, basis *b, const trip *t, struct err *e)
{
	AUTO_CTX(tmp);
	const fiscal_table *table = table_named(s, b->year->table);
	trip named = *t;
	strbuf *vehicle = sb_new(tmp);

	for (size_t i = 0; table && i < table->count; i++)
		if (table->classes[i].vehicle == t->vehicle) {
			b->kind = &table->classes[i];
			return row_find(&b->row, b->kind->rows, b->kind->count, t, b->year->about.title, "fiscal.yaml", e);
		}
	say_vehicle(vehicle, &named);
	return err_setf(e, ERR_INPUT,
	                _("The table “%s” has no rates for this vehicle%s|choose voiture, moto or cyclomoteur, or complete the file scales/%s"),
	                b->year->about.title, vehicle->s, "fiscal.yaml");
}

static int run(const void *parent, figure *out, const scales *s, basis *b, const trip *t, struct err *e)
{
	int code = find_class(s, b, t, e);

	b->bonus = t->electric ? b->year->electric_bonus : 0;
	if (!code)
		compute(parent, out, b, t);
	return code;
}

int mileage_fiscal(const void *parent, figure *out, const scales *s, int income_year, const trip *t, struct err *e)
{
	AUTO_CTX(tmp);
	const fiscal_year *last = NULL, *exact = NULL;
	int code = trip_check(t, e);

	for (size_t i = 0; i < s->nfiscal_years; i++) {
		const fiscal_year *y = &s->fiscal_years[i];
		exact = y->income_year == income_year ? y : exact;
		last = !last || y->income_year > last->income_year ? y : last;
	}
	if (code)
		return code;
	if (!last || (!exact && income_year < last->income_year))
		return err_setf(e, ERR_INPUT, _("There is no fiscal scale for the income of %d|complete the file scales/%s for that year"),
		                income_year, "fiscal.yaml");
	basis b = {.year = exact ? exact : last};
	b.label = say_table(tmp, &b.year->about, income_year, !exact);
	b.provisional = table_provisional(&b.year->about, income_year, !exact);
	return run(parent, out, s, &b, t, e);
}

int mileage_published(const void *parent, figure *out, const scales *s, int on, const trip *t, struct err *e)
{
	AUTO_CTX(tmp);
	basis b = {.year = NULL};
	int code = trip_check(t, e);

	for (size_t i = 0; i < s->nfiscal_years; i++) {
		const scale_about *a = &s->fiscal_years[i].about;
		if (a->published && a->published <= on && (!b.year || a->published > b.year->about.published))
			b.year = &s->fiscal_years[i];
	}
	if (code)
		return code;
	if (!b.year)
		return err_setf(e, ERR_INPUT, _("No fiscal scale was published by %d|complete the file scales/%s for that year"), year_of(on),
		                "fiscal.yaml");
	b.label = mem_printf(tmp, _("%s, the last published"), say_table(tmp, &b.year->about, year_of(on), false));
	b.provisional = table_provisional(&b.year->about, year_of(on), false);
	return run(parent, out, s, &b, t, e);
}
