// SPDX-License-Identifier: EUPL-1.2
/* carnet rate: one field table a kind says what it takes, one function computes it. */
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/money.h>
#include <carnet/base/text.h>
#include <carnet/record/record.h>
#include <carnet/rules/gift.h>
#include <carnet/rules/hours.h>
#include <carnet/rules/mileage.h>
#include <carnet/rules/mission.h>
#include "command.h"

/* ---- keys ---- */

/* In the order of enum vehicle_kind; velomoteur is what public rates call a moped. */
static const choice fiscal_vehicles[] = {{"voiture", "car"}, {"moto", "motorcycle"}, {"cyclomoteur", "moped"}, {NULL, NULL}};
static const choice public_vehicles[] = {
	{"voiture", "car"}, {"moto", "motorcycle"}, {"velomoteur", "moped"}, {"moto_plus_125", "motorcycle_over_125"}, {"cyclomoteur", "cyclomoteur"},
	{NULL, NULL},
};
static const choice volunteer_vehicles[] = {
	{"voiture", "car"}, {"moto", "motorcycle"}, {"cyclomoteur", "moped"}, {"deux_roues", "two_wheels"}, {NULL, NULL}};
static const choice modes[] = {{"forfait", "flat"}, {"reel_plafonne", "capped"}, {"reel", "real"}, {NULL, NULL}};

#define KEY(name, alias, label, type, ...)                                                                                                           \
	{                                                                                                                                            \
		name, alias, label, NULL, &type, __VA_ARGS__                                                                                         \
	}
#define INCOME_YEAR KEY("income_year", "revenus", N_("Income year"), t_integer, F_NEED, OPT(.min = 1900, .max = 2199))
#define DATE(need) KEY("date", "date", N_("Date"), t_date, need)
#define VEHICLE(list) KEY("vehicle", "genre", N_("Vehicle"), t_choice, F_NEED, OPT(.choices = list, .fallback = "voiture"))
#define POWER KEY("power", "cv", N_("Fiscal power (CV)"), t_integer, 0, OPT(.min = 0, .max = 999))
#define ELECTRIC KEY("electric", "electrique", N_("Electric"), t_boolean, 0, OPT(.fallback = "non"))
#define DISTANCE KEY("distance", "km", N_("Distance"), t_distance, F_NEED)
#define BEFORE KEY("before", "cumul_avant", N_("Kilometres counted before"), t_distance, 0)
#define YES_NO(name, alias, label) KEY(name, alias, label, t_boolean, 0)
#define MONEY(name, alias, label, need) KEY(name, alias, label, t_money, need, OPT(.min = 0, .max = 1000000000))
#define MODE(name, alias, label) KEY(name, alias, label, t_choice, 0, OPT(.choices = modes))

static const field fiscal_keys[] = {INCOME_YEAR, VEHICLE(fiscal_vehicles), POWER, ELECTRIC, DISTANCE, BEFORE};
static const field public_keys[] = {
	DATE(F_NEED), KEY("zone", "zone", N_("Zone"), t_text, 0), VEHICLE(public_vehicles), POWER, DISTANCE, BEFORE,
};
static const field mission_keys[] = {
	DATE(0),
	KEY("zone", "zone", N_("Zone"), t_text, 0),
	KEY("nights", "nuits", N_("Nights"), t_text, 0),
	MODE("night_mode", "nuit_mode", N_("Nights paid")),
	MONEY("hotel", "hotel", N_("Lodging paid"), 0),
	KEY("meals", "repas", N_("Meals"), t_text, 0),
	MODE("meal_mode", "repas_mode", N_("Meals paid back")),
	MONEY("meal_paid", "repas_reel", N_("Meals paid for"), 0),
	YES_NO("canteen", "restaurant_administratif", N_("Staff restaurant")),
	YES_NO("disabled", "handicap", N_("Disabled, with reduced mobility")),
};
static const field volunteer_keys[] = {INCOME_YEAR, VEHICLE(volunteer_vehicles), POWER, ELECTRIC, DISTANCE, BEFORE};
static const field reduction_keys[] = {MONEY("amount", "montant", N_("Amount"), F_NEED), KEY("rate", "taux", N_("Rate"), t_text, 0)};
static const field leave_keys[] = {DATE(F_NEED), KEY("hours", "heures", N_("Hours"), t_text, F_NEED)};

/* ---- values ---- */

static int day_of(const record *r, int otherwise)
{
	int day;

	return date_from_iso(&day, record_text(r, "date")) == 0 ? day : otherwise;
}

/* The place of a choice in its list. */
static int choice_index(const record *r, const char *name)
{
	const field *f = entity_field(r->e, name);
	int i = 0;

	while (choice_at(f, (size_t)i) && strcmp(choice_at(f, (size_t)i), record_text(r, name)))
		i++;
	return i;
}

static trip trip_of(const record *r, int vehicle)
{
	return (trip){
		.vehicle = (enum vehicle_kind)vehicle,
		.power = (int)record_int(r, "power"),
		.electric = entity_field(r->e, "electric") && record_int(r, "electric"),
		.metres = record_int(r, "distance"),
		.before = record_int(r, "before"),
	};
}

/* ---- kinds ---- */

typedef int rate_run(const void *parent, figure *out, const scales *s, const record *r, struct err *e);

static int rate_fiscal(const void *parent, figure *out, const scales *s, const record *r, struct err *e)
{
	trip t = trip_of(r, choice_index(r, "vehicle"));

	return mileage_fiscal(parent, out, s, (int)record_int(r, "income_year"), &t, e);
}

static int rate_volunteer(const void *parent, figure *out, const scales *s, const record *r, struct err *e)
{
	trip t = trip_of(r, choice_index(r, "vehicle"));

	return mileage_volunteer(parent, out, s, (int)record_int(r, "income_year"), &t, e);
}

static int rate_public(const void *parent, figure *out, const scales *s, const record *r, struct err *e)
{
	static const enum vehicle_kind kinds[] = {VEHICLE_CAR, VEHICLE_MOTORCYCLE, VEHICLE_MOPED, VEHICLE_MOTORCYCLE, VEHICLE_MOPED};
	trip t = trip_of(r, (int)kinds[choice_index(r, "vehicle")]);
	enum zone zone;
	int code = zone_find(s, &zone, record_text(r, "zone"), e);

	return code ? code : mileage_public(parent, out, s, day_of(r, 0), zone, &t, e);
}

/* An amount paid stands for one night, or one meal, when their number is not said, and is paid back up to the rate. */
static int service_of(const void *parent, service *out, const record *r, const char *count, const char *mode, const char *paid, struct err *e)
{
	const char *typed = record_text(r, count);
	bool known = record_get(r, paid)->kind == V_INT;

	out->mode = *record_text(r, mode) ? (enum pay_mode)choice_index(r, mode) : known ? PAY_CAPPED : PAY_FLAT;
	out->paid = known ? record_int(r, paid) : -1;
	dated_count *list;
	int code = dated_counts(parent, &list, &out->count, !*typed && known ? "1" : typed, day_of(r, DAY_OPEN), e);
	if (code)
		return err_place(e, "%s.%s", r->e->name, count);
	out->list = list;
	return 0;
}

static int rate_mission(const void *parent, figure *out, const scales *s, const record *r, struct err *e)
{
	stay t = {.meals.reduced = record_int(r, "canteen"), .nights.reduced = record_int(r, "disabled")};
	int code = zone_find(s, &t.zone, record_text(r, "zone"), e);

	code = code ? code : service_of(parent, &t.meals, r, "meals", "meal_mode", "meal_paid", e);
	code = code ? code : service_of(parent, &t.nights, r, "nights", "night_mode", "hotel", e);
	return code ? code : mission_figure(parent, out, s, &t, e);
}

static int rate_reduction(const void *parent, figure *out, const scales *s, const record *r, struct err *e)
{
	gift g = {.day = clock_today(), .cents = record_int(r, "amount"), .income = -1};
	const char *typed = record_text(r, "rate");
	int code = *typed ? percent_parse(&g.basis_points, typed, e) : 0;

	return code ? err_place(e, "%s.%s", r->e->name, "rate") : gift_reduction(parent, out, s, &g, e);
}

static int rate_leave(const void *parent, figure *out, const scales *s, const record *r, struct err *e)
{
	worked w = {.day = day_of(r, 0)};
	int code = hours_parse(&w.seconds, record_text(r, "hours"), e);

	return code ? err_place(e, "%s.%s", r->e->name, "hours") : leave_figure(parent, out, s, &w, e);
}

#define KIND(english, french, what, keys, does)                                                                                                      \
	{                                                                                                                                            \
		{.name = english, .alias = french, .one = english, .many = english, .help = what, .fields = keys, .nfields = LENGTH(keys)}, does     \
	}
static const struct kind {
	entity e;
	rate_run *run;
} kinds[] = {
	KIND("fiscal", "fiscal", N_("fiscal mileage scale"), fiscal_keys, rate_fiscal),
	KIND("public", "public", N_("public mileage rates"), public_keys, rate_public),
	KIND("mission", "mission", N_("public rates of meals and nights"), mission_keys, rate_mission),
	KIND("volunteer", "abandon", N_("waived mileage"), volunteer_keys, rate_volunteer),
	KIND("reduction", "reduction", N_("estimate of the tax reduction for a gift"), reduction_keys, rate_reduction),
	KIND("leave", "conge", N_("allowance for representation leave"), leave_keys, rate_leave),
};

/* ---- the command ---- */

static int find_kind(const struct kind **out, const char *typed, struct err *e)
{
	AUTO_CTX(tmp);
	strbuf *all = sb_new(tmp);

	for (size_t i = 0; i < LENGTH(kinds); i++) {
		*out = &kinds[i];
		if (text_same(kinds[i].e.name, typed) || text_same(kinds[i].e.alias, typed))
			return 0;
		sb_addf(all, "%s%s", all->len ? ", " : "", i18n_french() ? kinds[i].e.alias : kinds[i].e.name);
	}
	return err_setf(e, ERR_INPUT, _("“%s” is not a kind of rate|choose among: %s"), typed, all->s);
}

static int type_one(record *r, const char *argument, struct err *e)
{
	AUTO_CTX(tmp);
	const char *equal = strchr(argument, '=');
	const field *f;

	if (!equal)
		return err_setf(e, ERR_INPUT, _("“%s” says no field|write field=value, for instance %s=…"), argument, r->e->fields[0].name);
	int code = argument_field(r->e, mem_dupn(tmp, argument, (size_t)(equal - argument)), &f, e);
	if (!code && r->v[field_index(r->e, f)].kind != V_NULL)
		return err_setf(e, ERR_INPUT, _("“%s” is given twice|keep one of them"), f->name);
	return code ? code : record_type(r, f, equal + 1, e);
}

/* The first thing that is missing or out of bounds. */
static int check(const record *r, struct err *e)
{
	AUTO_PROBLEMS p = {0};

	record_check(r, &p);
	for (size_t i = 0; i < p.count; i++)
		if (!p.list[i].warning) {
			*e = p.list[i];
			p.list[i] = (struct err){0};
			return e->code;
		}
	return 0;
}

static void print(struct cli *c, const figure *f)
{
	AUTO_CTX(tmp);

	if (!cli_json(c)) {
		out_format(c, "%s\n%s\n", money_text(tmp, f->cents), f->explanation);
		return;
	}
	out_format(c, "{\"amount\":%lld,\"explanation\":", (long long)f->cents);
	out_json(c, f->explanation);
	out_text(c, ",\"table\":");
	out_json(c, f->table);
	out_format(c, ",\"provisional\":%s}\n", f->provisional ? "true" : "false");
}

/* Without a value, what the kind takes. */
static int list_keys(struct cli *c, const struct kind *k)
{
	out_format(c, "%s: %s\n", i18n_french() ? k->e.alias : k->e.name, _(k->e.help));
	for (size_t i = 0; i < k->e.nfields; i++) {
		const field *f = &k->e.fields[i];
		out_format(c, "  %s (%s)%s: %s\n", f->name, f->alias, f->flags & F_NEED && !f->opt.fallback ? "*" : "", _(f->label));
	}
	return 0;
}

int run_rate(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	const struct kind *k;
	scales *s;
	figure f = {.cents = 0};
	int code = find_kind(&k, c->args[0], e);

	if (code || c->nargs == 1)
		return code ? code : list_keys(c, k);
	record *r = record_new(tmp, &k->e);
	for (size_t i = 1; i < c->nargs && !code; i++)
		code = type_one(r, c->args[i], e);
	record_fallbacks(r);
	code = code ? code : check(r, e);
	code = code ? code : cli_library(c, e);
	code = code ? code : library_scales(c->d.l, tmp, &s, e);
	code = code ? code : k->run(tmp, &f, s, r, e);
	if (!code)
		print(c, &f);
	return code;
}
