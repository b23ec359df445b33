// SPDX-License-Identifier: EUPL-1.2
/* One way of computing for each kind of expense. */
#include <carnet/rules/expense.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/money.h>
#include <carnet/rules/mileage.h>
#include <carnet/rules/mission.h>
#include <carnet/rules/policy.h>
#include "phrase.h"

typedef struct work {
	journal *j;
	const void *parent, *tmp;
	figure *out;
	const scales *s;
	const record *x; /* the expense */
	const expense_counter *counter; /* NULL: counted in the journal */
	int day;
	policy p;
} work;

/* ---- the counter ---- */

static int no_date(struct err *e)
{
	return err_set(e, ERR_INPUT, _("The expense has no date: its rate depends on it"), _("write the date"));
}

/* Equal, written as a range, so that the index on dates is the one walked: a vehicle may have ten years of trips, and one year counts. */
static void only(query *q, const char *name, int64_t id)
{
	query_where(q, name, OP_FROM, value_int(id));
	query_where(q, name, OP_UNTIL, value_int(id));
}

static query *counted(const void *parent, int64_t payer, int64_t vehicle)
{
	query *q = query_new(parent, &e_expense);

	q->brief = true;
	query_sort(q, "date", NULL);
	query_where(q, "kind", OP_IS, value_text(q, "kilomètres"));
	if (payer)
		only(q, "payer", payer);
	if (vehicle)
		only(q, "vehicle", vehicle);
	return q;
}

static void between(query *q, int from, int until)
{
	char iso[11];

	date_to_iso(iso, from);
	query_where(q, "date", OP_FROM, value_text(q, iso));
	date_to_iso(iso, until);
	query_where(q, "date", OP_UNTIL, value_text(q, iso));
}

struct same_day {
	int64_t id, metres; /* id of the expense, 0 when it comes after all that are kept */
};

static int add_same_day(void *data, const record *r)
{
	struct same_day *d = data;

	if (d->id == 0 || r->id < d->id)
		d->metres += record_int(r, "distance");
	return 0;
}

/* Kilometres counted before the expense, in metres: same civil year, or same month; vehicle and payer 0 for all. By date, then by order of entry. */
static int expense_before(journal *j, int64_t *metres, const record *expense, int64_t payer, int64_t vehicle, bool month, struct err *e)
{
	AUTO_CTX(tmp);
	struct same_day same = {.id = expense->id};
	int day, y, m, d;

	if (date_from_iso(&day, record_text(expense, "date")))
		return no_date(e);
	day_to_ymd(day, &y, &m, &d);
	query *earlier = counted(tmp, payer, vehicle), *today = counted(tmp, payer, vehicle);
	between(earlier, day_from_ymd(y, month ? m : 1, 1), day - 1);
	between(today, day, day);
	int code = journal_each(j, today, add_same_day, &same, e);
	if (!code)
		code = journal_sum(j, earlier, "distance", metres, e);
	*metres += same.metres;
	return code;
}

/* ---- kilometres ---- */

static int no_payer(struct err *e)
{
	return err_set(e, ERR_INPUT, _("The expense has no payer: its rules are not known"), _("choose the payer"));
}

/* What each kind of vehicle is to a scale; a bicycle has none, another vehicle is not known. */
static const struct {
	const char *word;
	enum vehicle_kind kind;
} vehicles[] = {
	{"voiture", VEHICLE_CAR},
	{"moto", VEHICLE_MOTORCYCLE},
	{"cyclomoteur", VEHICLE_MOPED},
};

static int trip_vehicle(trip *t, const record *v, enum scale_kind scale, struct err *e)
{
	enum { SMALL = 125 };
	size_t i = 0;

	while (i < LENGTH(vehicles) && strcmp(vehicles[i].word, record_text(v, "kind")) != 0)
		i++;
	if (i == LENGTH(vehicles))
		return err_setf(e, ERR_INPUT, _("No scale applies to the vehicle “%s”|enter its receipts, or give the payer a rate of its own"),
		                record_text(v, "label"));
	t->vehicle = vehicles[i].kind;
	t->power = (int)record_int(v, "fiscal_power");
	t->electric = record_int(v, "electric");
	if (scale != SCALE_PUBLIC || t->vehicle != VEHICLE_MOTORCYCLE)
		return 0;
	if (record_get(v, "engine_cc")->kind != V_INT)
		return err_setf(e, ERR_INPUT, _("The engine size of “%s” is not known: public rates need it|write it with the vehicle, in cm³"),
		                record_text(v, "label"));
	if (record_int(v, "engine_cc") <= SMALL)
		t->vehicle = VEHICLE_MOPED;
	return 0;
}

static int count_before(const work *w, int64_t *metres, int64_t payer, int64_t vehicle, bool month, struct err *e)
{
	if (!w->counter)
		return expense_before(w->j, metres, w->x, payer, vehicle, month, e);
	*metres = w->counter->before(w->counter->data, payer, vehicle, month);
	return 0;
}

static int64_t counter_payer(const work *w)
{
	return w->p.all_payers ? 0 : record_int(w->x, "payer");
}

static int by_fiscal(work *w, trip *t, struct err *e)
{
	int year = w->p.year, code = count_before(w, &t->before, counter_payer(w), record_int(w->x, "vehicle"), false, e);

	if (code)
		return code;
	if (w->p.choice == CHOICE_PUBLISHED)
		return mileage_published(w->parent, w->out, w->s, clock_today(), t, e);
	if (w->p.choice == CHOICE_FIXED && !year)
		return err_setf(
			e, ERR_INPUT,
			_("The payer “%s” keeps to one scale, but not a word says which|write its income year in the scale: barème fiscal 2024"),
			w->p.payer);
	return mileage_fiscal(w->parent, w->out, w->s, w->p.choice == CHOICE_FIXED ? year : year_of(w->day), t, e);
}

/* A moped has a counter of its own, by month: its minimum is monthly even when trips are counted alone. */
static int by_public(work *w, trip *t, struct err *e)
{
	bool moped = t->vehicle == VEHICLE_MOPED;
	enum zone zone;
	int code = zone_find(w->s, &zone, record_text(w->x, "zone"), e);

	t->alone = t->alone && !moped;
	code = code ? code : count_before(w, &t->before, counter_payer(w), moped ? record_int(w->x, "vehicle") : 0, moped, e);
	return code ? code : mileage_public(w->parent, w->out, w->s, w->day, zone, t, e);
}

static int read_vehicle(work *w, const record **out, struct err *e)
{
	record *v = NULL;
	int64_t id = record_int(w->x, "vehicle");

	if (!id)
		return err_set(e, ERR_INPUT, _("The vehicle is missing: the rate depends on it"), _("choose the vehicle"));
	int code = journal_get(w->j, w->tmp, &v, &e_vehicle, id, e);
	*out = v;
	return code;
}

static int by_scale(work *w, struct err *e)
{
	const record *v;
	trip t = {.metres = record_int(w->x, "distance"), .alone = w->p.alone};
	int code = read_vehicle(w, &v, e);

	if (code)
		return code;
	if (strcmp(record_text(v, "kind"), "vélo") == 0) {
		*w->out = (figure){.table = "", .explanation = mem_dup(w->parent, _("no scale pays a bicycle: only a payer’s own rate would"))};
		return 0;
	}
	code = trip_vehicle(&t, v, w->p.scale, e);
	if (code)
		return code;
	return w->p.scale == SCALE_PUBLIC ? by_public(w, &t, e) : by_fiscal(w, &t, e);
}

static bool is_bicycle(work *w)
{
	AUTO_ERR ignored = {0};
	const record *v;

	return record_int(w->x, "vehicle") && !read_vehicle(w, &v, &ignored) && strcmp(record_text(v, "kind"), "vélo") == 0;
}

static int kilometres(work *w, struct err *e)
{
	int code;

	if (!record_int(w->x, "payer"))
		return no_payer(e);
	if (record_get(w->x, "distance")->kind != V_INT)
		return err_set(e, ERR_INPUT, _("The distance is missing"), _("write the kilometres of the whole trip"));
	if (w->p.scale == SCALE_UNKNOWN)
		return err_setf(
			e, ERR_INPUT,
			_("The mileage scale of the payer “%s” is not known|write in the payer’s own record barème fiscal, tarif public or taux maison"),
			w->p.payer);
	if (w->p.scale == SCALE_HOUSE || (w->p.house_rate > 0 && is_bicycle(w)))
		code = mileage_house(w->parent, w->out, w->p.house_rate, record_int(w->x, "distance"), e);
	else
		code = by_scale(w, e);
	if (!code)
		figure_less(w->parent, w->out, record_int(w->x, "received"));
	return code;
}

/* ---- meals and nights ---- */

static int no_cap(const work *w, const char *what, struct err *e)
{
	return err_setf(e, ERR_INPUT, _("The payer “%s” has no rate for this: %s|write its cap with the payer"), w->p.payer, what);
}

static int64_t paid_of(const work *w)
{
	return record_get(w->x, "real_amount")->kind == V_INT ? record_int(w->x, "real_amount") : -1;
}

static int receipt(work *w, struct err *e)
{
	if (record_get(w->x, "real_amount")->kind != V_INT)
		return err_set(e, ERR_INPUT, _("The amount on the receipt is missing"), _("write it"));
	figure_receipt(w->parent, w->out, record_int(w->x, "real_amount"));
	return 0;
}

/* The payer's own amount, each: a cap, or a flat rate. */
static int own_rate(work *w, enum pay_mode mode, int64_t each, const service *v, const char *what, struct err *e)
{
	int64_t n = 0;

	for (size_t i = 0; i < v->count; i++)
		n += v->list[i].count;
	if (mode == PAY_CAPPED && paid_of(w) < 0)
		return receipt(w, e);
	if (mode == PAY_CAPPED)
		figure_capped(w->parent, w->out, paid_of(w), each * n, what);
	else
		*w->out = (figure){
			.cents = each * n,
			.table = "",
			.explanation = mem_printf(w->parent, _("%s: %d × %s = %s, flat rate of the payer"), what, (int)n, money_text(w->tmp, each),
		                                  money_text(w->tmp, each * n)),
		};
	return 0;
}

static int served(work *w, bool night, struct err *e)
{
	const char *counts = record_text(w->x, night ? "nights" : "meals"), *what = night ? _("lodging") : _("meals");
	enum pay_mode mode = night ? w->p.night_mode : w->p.meal_mode;
	int64_t each = night ? w->p.night_cap : w->p.meal_cap;
	service v = {.mode = mode, .paid = paid_of(w)};
	dated_count *list;
	stay t = {.zone = ZONE_BASE};

	if (!record_int(w->x, "payer"))
		return no_payer(e);
	if (mode == PAY_REAL)
		return receipt(w, e);
	int code = dated_counts(w->tmp, &list, &v.count, *counts ? counts : "1", w->day, e);
	if (code)
		return code;
	v.list = list;
	if (each >= 0)
		return own_rate(w, mode, each, &v, what, e);
	if (w->p.scale != SCALE_PUBLIC)
		return no_cap(w, what, e);
	*(night ? &t.nights : &t.meals) = v;
	code = zone_find(w->s, &t.zone, record_text(w->x, "zone"), e);
	return code ? code : mission_figure(w->parent, w->out, w->s, &t, e);
}

static int meal(work *w, struct err *e)
{
	return served(w, false, e);
}

static int night(work *w, struct err *e)
{
	return served(w, true, e);
}

/* ---- the rest ---- */

/* A passenger claims nothing, unless a receipt says what was paid. */
static int carpool(work *w, struct err *e)
{
	if (record_get(w->x, "real_amount")->kind == V_INT)
		return receipt(w, e);
	*w->out = (figure){.table = "", .explanation = mem_dup(w->parent, _("passenger: only the driver claims the kilometres"))};
	return 0;
}

static int regularisation(work *w, struct err *e)
{
	if (record_get(w->x, "amount")->kind != V_INT)
		return err_set(e, ERR_INPUT, _("The amount of the regularisation is missing"), _("write it"));
	*w->out = (figure){.cents = record_int(w->x, "amount"),
	                   .table = mem_dup(w->parent, record_text(w->x, "scale_used")),
	                   .provisional = record_int(w->x, "provisional")};
	w->out->explanation =
		mem_dup(w->parent, *record_text(w->x, "explanation") ? record_text(w->x, "explanation") : _("regularisation of an earlier claim"));
	return 0;
}

static const struct {
	const char *kind;
	int (*run)(work *w, struct err *e);
} kinds[] = {
	{"kilomètres", kilometres}, {"repas", meal}, {"hébergement", night}, {"covoiturage", carpool}, {"régularisation", regularisation},
};

int expense_figure(journal *j, const void *parent, figure *out, const scales *s, const record *expense, struct err *e)
{
	return expense_figure_counted(j, parent, out, s, expense, NULL, e);
}

int expense_figure_counted(journal *j, const void *parent, figure *out, const scales *s, const record *expense, const expense_counter *c,
			   struct err *e)
{
	AUTO_CTX(tmp);
	work w = {.j = j, .parent = parent, .tmp = tmp, .out = out, .s = s, .x = expense, .counter = c};
	record *payer = NULL;

	if (date_from_iso(&w.day, record_text(expense, "date")))
		return no_date(e);
	if (record_int(expense, "payer")) {
		int code = journal_get(j, tmp, &payer, &e_payer, record_int(expense, "payer"), e);
		if (code)
			return code;
		w.p = policy_of(payer);
	}
	for (size_t i = 0; i < LENGTH(kinds); i++)
		if (strcmp(record_text(expense, "kind"), kinds[i].kind) == 0)
			return kinds[i].run(&w, e);
	return receipt(&w, e);
}

/* ---- given up ---- */

static bool volunteer_rate(const scales *s, int year)
{
	int last = 0;

	for (size_t i = 0; i < s->nvolunteers; i++)
		last = s->volunteers[i].income_year > last ? s->volunteers[i].income_year : last;
	return year <= last;
}

int expense_given_up(journal *j, const void *parent, figure *out, bool *own, const scales *s, const record *expense, struct err *e)
{
	AUTO_CTX(tmp);
	work w = {.j = j, .parent = parent, .tmp = tmp, .out = out, .s = s, .x = expense};
	trip t = {.metres = record_int(expense, "distance"), .alone = true};
	const record *v;
	size_t i = 0;

	*own = false;
	if (strcmp(record_text(expense, "kind"), "kilomètres") || !t.metres)
		return 0;
	if (date_from_iso(&w.day, record_text(expense, "date")))
		return no_date(e);
	if (!volunteer_rate(s, year_of(w.day)))
		return 0;
	int code = read_vehicle(&w, &v, e);
	while (!code && i < LENGTH(vehicles) && strcmp(vehicles[i].word, record_text(v, "kind")) != 0)
		i++;
	if (code || i == LENGTH(vehicles))
		return code; /* a bicycle has no rate of its own */
	t.vehicle = vehicles[i].kind;
	code = mileage_volunteer(parent, out, s, year_of(w.day), &t, e);
	if (code)
		return code;
	figure_less(parent, out, record_int(expense, "received"));
	*own = true;
	return 0;
}

query *expense_unpriced(const void *parent)
{
	static const char *const blanks[] = {"claim", "amount", "real_amount"};
	query *q = query_new(parent, &e_expense);

	for (size_t i = 0; i < LENGTH(blanks); i++)
		query_where(q, blanks[i], OP_EMPTY, (value){0});
	return q;
}

int expense_keep(record *expense, const figure *f, bool confirmed, struct err *e)
{
	AUTO_CTX(tmp);

	if (f->cents < 0 && !confirmed && strcmp(record_text(expense, "kind"), "régularisation") != 0) {
		err_setf(e, ERR_INPUT, _("The amount would be negative: %s (%s)|agree with the payer on what is due, then confirm"),
		         money_text(tmp, f->cents), f->explanation);
		if (e)
			e->warning = true;
		return ERR_INPUT;
	}
	record_set(expense, "amount", value_int(f->cents));
	record_set(expense, "explanation", value_text(tmp, f->explanation));
	record_set(expense, "scale_used", value_text(tmp, f->table));
	record_set(expense, "provisional", value_int(f->provisional));
	return 0;
}
