// SPDX-License-Identifier: EUPL-1.2
/* Public mileage rates: each kilometre at the rate of its own bracket, zones, and the monthly minimum of mopeds. */
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/money.h>
#include <carnet/base/text.h>
#include "mileage.h"

static const struct {
	const char *word;
	enum zone zone;
} zone_words[] = {
	{"métropole", ZONE_BASE},          {"mainland", ZONE_BASE},         {"base", ZONE_BASE},   {"grande_ville", ZONE_LARGE_CITY},
	{"grande ville", ZONE_LARGE_CITY}, {"large city", ZONE_LARGE_CITY}, {"Paris", ZONE_PARIS}, {"outre-mer", ZONE_OVERSEAS},
	{"drom", ZONE_OVERSEAS},           {"pacifique", ZONE_PACIFIC},
};

int zone_find(const scales *s, enum zone *out, const char *typed, struct err *e)
{
	for (size_t i = 0; i < LENGTH(zone_words); i++)
		if (!*typed || text_same(zone_words[i].word, typed)) {
			*out = zone_words[*typed ? i : 0].zone;
			return 0;
		}
	for (size_t i = 0; i < s->nplaces; i++)
		if (text_same(s->places[i].id, typed) || text_same(s->places[i].name, typed)) {
			*out = s->places[i].zone;
			return 0;
		}
	return err_setf(
		e, ERR_INPUT,
		_("The zone “%s” is not known|write metropole, base, grande_ville, paris, or an overseas code such as RE; base for any other town"),
		typed);
}

/* One bracket after the other, from the counter on. */
static int64_t brackets(strbuf *sum, const rate_bounds *bounds, const rate_row *r, int64_t from, int64_t metres)
{
	AUTO_CTX(tmp);
	const int64_t until[] = {bounds->first, bounds->second, INT64_MAX}, rates[] = {r->rate1, r->rate2, r->rate3};
	int64_t worth = 0, left = metres;

	for (size_t i = 0; i < LENGTH(rates); i++) {
		int64_t room = until[i] - from;
		int64_t here = room <= 0 ? 0 : left < room ? left : room;
		if (here <= 0 && (metres || i))
			continue;
		sb_addf(sum, "%s%s × %s", sum->len ? " + " : "", distance_text(tmp, here), rate_text(tmp, rates[i]));
		worth += here * rates[i];
		from += here;
		left -= here;
	}
	return worth;
}

static int64_t month(const public_table *t, int64_t metres)
{
	int64_t cents = round_div(t->moped * metres, METRE_CENT);

	return metres > 0 && cents < t->moped_minimum ? t->moped_minimum : cents;
}

/* The month's total less what its earlier trips were paid. */
static int64_t moped(strbuf *sum, const public_table *p, const trip *t)
{
	AUTO_CTX(tmp);
	int64_t before = t->alone ? 0 : t->before, total = month(p, before + t->metres), done = month(p, before);

	sb_addf(sum, "%s × %s", distance_text(tmp, before + t->metres), rate_text(tmp, p->moped));
	if (total > round_div(p->moped * (before + t->metres), METRE_CENT))
		sb_addf(sum, _(", raised to the monthly minimum of %s"), money_text(tmp, total));
	if (before > 0)
		sb_addf(sum, _(", less %s for the %s before in the month"), money_text(tmp, done), distance_text(tmp, before));
	return total - done;
}

static int64_t motorcycle(strbuf *sum, const public_table *p, const trip *t)
{
	AUTO_CTX(tmp);

	sb_addf(sum, "%s × %s", distance_text(tmp, t->metres), rate_text(tmp, p->motorcycle));
	return round_div(p->motorcycle * t->metres, METRE_CENT);
}

static int car(int64_t *cents, strbuf *sum, const public_table *p, const trip *t, struct err *e)
{
	const rate_row *row;
	int code = row_find(&row, p->rows, p->count, t, p->about.title, "public.yaml", e);

	if (!code)
		*cents = round_div(brackets(sum, &p->bounds, row, t->alone ? 0 : t->before, t->metres), METRE_CENT);
	return code;
}

static int amount(int64_t *cents, strbuf *sum, const public_table *p, const trip *t, struct err *e)
{
	if (t->vehicle == VEHICLE_CAR)
		return car(cents, sum, p, t, e);
	if (t->vehicle == VEHICLE_TWO_WHEELS)
		return err_set(e, ERR_INPUT, _("Public rates part motorcycles over 125 cm³ from smaller ones"), _("choose moto or velomoteur"));
	*cents = t->vehicle == VEHICLE_MOPED ? moped(sum, p, t) : motorcycle(sum, p, t);
	return 0;
}

int mileage_public(const void *parent, figure *out, const scales *s, int day, enum zone zone, const trip *t, struct err *e)
{
	AUTO_CTX(tmp);
	const dated list = {s->publics, s->npublics, sizeof *s->publics, N_("public mileage rate"), "public.yaml"};
	const void *found;
	strbuf *sum = sb_new(tmp);
	int64_t cents = 0;
	bool after;
	int code = trip_check(t, e);

	if (!code && zone == ZONE_PACIFIC)
		code = err_set(e, ERR_INPUT, _("Rates in Pacific francs are not computed"), _("use the payer’s own rate a kilometre"));
	if (!code)
		code = dated_find(&list, &found, &after, day, e);
	if (!code)
		code = amount(&cents, sum, found, t, e);
	if (code)
		return code;
	const public_table *p = found;
	sb_addf(sum, " = %s, %s", money_text(tmp, cents), say_table(tmp, &p->about, year_of(day), after));
	if (t->vehicle == VEHICLE_CAR)
		say_vehicle(sum, &(trip){.vehicle = VEHICLE_CAR, .power = t->power});
	else
		sb_addf(sum, ", %s", t->vehicle == VEHICLE_MOPED ? _("two wheels of 125 cm³ at most") : _("motorcycle over 125 cm³"));
	if (t->vehicle == VEHICLE_CAR && t->alone)
		sb_addf(sum, ", %s", _("trip counted alone"));
	else if (t->vehicle == VEHICLE_CAR)
		sb_addf(sum, _(", %s counted before"), distance_text(tmp, t->before));
	*out = (figure){
		.cents = cents,
		.explanation = mem_dup(parent, sum->s),
		.table = mem_dup(parent, p->about.id),
		.provisional = table_provisional(&p->about, year_of(day), after),
	};
	return 0;
}
