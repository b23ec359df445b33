// SPDX-License-Identifier: EUPL-1.2
/* What every scale asks of a trip, and the flat rates: house rate, old volunteer rates. */
#include "mileage.h"
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/money.h>

int trip_check(const trip *t, struct err *e)
{
	if (t->metres < 0 || (!t->alone && t->before < 0))
		return err_set(e, ERR_INPUT, _("A distance cannot be negative"), _("write the kilometres of the whole trip"));
	if (t->metres > METRES_MAX || (!t->alone && t->before > METRES_MAX))
		return err_set(e, ERR_INPUT, _("The distance is over a million kilometres"), _("check the kilometres"));
	return 0;
}

static const char *const vehicle_names[] = {
	[VEHICLE_CAR] = N_("car"),
	[VEHICLE_MOTORCYCLE] = N_("motorcycle"),
	[VEHICLE_MOPED] = N_("moped"),
	[VEHICLE_TWO_WHEELS] = N_("two-wheeler"),
};

void say_vehicle(strbuf *b, const trip *t)
{
	sb_addf(b, ", %s", _(vehicle_names[t->vehicle]));
	if (t->power > 0 && (t->vehicle == VEHICLE_CAR || t->vehicle == VEHICLE_MOTORCYCLE))
		sb_addf(b, "\u00a0%d\u00a0CV", t->power);
	if (t->electric)
		sb_addf(b, " %s", _("electric"));
}

int row_find(const rate_row **out, const rate_row *rows, size_t count, const trip *t, const char *table, const char *file, struct err *e)
{
	for (size_t i = 0; i < count; i++)
		if (t->power >= rows[i].power_from && t->power <= rows[i].power_to) {
			*out = &rows[i];
			return 0;
		}
	if (t->power <= 0)
		return err_setf(e, ERR_INPUT, _("The fiscal power of the vehicle (%s) is not known|write it in the vehicle’s own record (line P.6 of its registration document)"),
		                _(vehicle_names[t->vehicle]));
	return err_setf(e, ERR_INPUT, _("The table “%s” has no rate for a vehicle (%s) of %d CV|complete the file scales/%s"), table,
	                _(vehicle_names[t->vehicle]), t->power, file);
}

static void flat(const void *parent, figure *out, int64_t rate, int64_t metres, const char *after)
{
	AUTO_CTX(tmp);
	int64_t cents = round_div(rate * metres, METRE_CENT);

	*out = (figure){.cents = cents, .table = ""};
	out->explanation = mem_printf(parent, "%s × %s = %s, %s", distance_text(tmp, metres), rate_text(tmp, rate), money_text(tmp, cents), after);
}

int mileage_house(const void *parent, figure *out, int64_t rate, int64_t metres, struct err *e)
{
	trip t = {.metres = metres, .alone = true};
	int code = trip_check(&t, e);

	if (code)
		return code;
	if (rate <= 0 || rate > 1000000)
		return err_set(e, ERR_INPUT, _("The payer’s own rate a kilometre is missing"), _("write it with the payer, for instance 0,350"));
	flat(parent, out, rate, metres, _("the payer’s own rate"));
	return 0;
}

int mileage_volunteer(const void *parent, figure *out, const scales *s, int income_year, const trip *t, struct err *e)
{
	AUTO_CTX(tmp);
	const volunteer_table *found = NULL;
	int last = 0, code = trip_check(t, e);

	for (size_t i = 0; i < s->nvolunteers; i++) {
		const volunteer_table *v = &s->volunteers[i];
		found = v->income_year == income_year ? v : found;
		last = v->income_year > last ? v->income_year : last;
	}
	if (code)
		return code;
	if (!found && s->nvolunteers && income_year > last)
		return mileage_fiscal(parent, out, s, income_year, t, e);
	if (!found)
		return err_setf(e, ERR_INPUT, _("There is no volunteer rate for the income of %d|complete the file scales/%s for that year"),
		                income_year, "volunteer.yaml");
	strbuf *after = sb_new(tmp);
	sb_add(after, say_table(tmp, &found->about, income_year, false));
	trip plain = {.vehicle = t->vehicle}; /* the flat rate knows neither power nor electricity */
	say_vehicle(after, &plain);
	flat(parent, out, t->vehicle == VEHICLE_CAR ? found->car : found->two_wheels, t->metres, after->s);
	out->table = mem_dup(parent, found->about.id);
	out->provisional = table_provisional(&found->about, income_year, false);
	return 0;
}
