// SPDX-License-Identifier: EUPL-1.2
/* Schemas of content/scales/: rates, brackets and parameters, each table with its source, its validity and what it is worth.
   Parts that have no name of their own begin with a number: a text would be taken for their name. */
#include <carnet/base/i18n.h>

#include "schema.h"

enum { POWER_MAX = 999, RATE_MAX = 10000, BOUND_MAX = 1000000000, EUROS = 100, MONEY_MAX = 1000000 * EUROS };

static const choice confidences[] = {{"haute", "high"}, {"moyenne", "medium"}, {"faible", "low"}, {NULL, NULL}};
static const choice statuses[] = {{"provisoire", "provisional"}, {"à confirmer", "to be confirmed"}, {NULL, NULL}};
static const choice vehicles[] = {{"voiture", "car"}, {"moto", "motorcycle"}, {"cyclomoteur", "moped"}, {NULL, NULL}};
static const choice mission_zones[] = {
	{"base", "base rate"}, {"grande_ville", "large city"}, {"paris", "Paris"}, {"outre-mer", "overseas"}, {NULL, NULL},
};
static const choice place_zones[] = {{"grande_ville", "large city"}, {"outre-mer", "overseas"}, {"pacifique", "Pacific"}, {NULL, NULL}};

/* What every table says of itself. */
#define NAMED \
	KEY("id", N_("Name of the table: what each amount computed with it keeps"), t_text, F_NEED), \
	KEY("title", N_("As the explanation of an amount names it"), t_text, F_NEED)
#define PERIOD \
	KEY("from", N_("First day on which it applies"), t_date, F_NEED), \
	KEY("until", N_("Last day; none while no end is known"), t_date, 0)
#define INCOME_YEAR KEY_OF("income_year", N_("The income year that it belongs to"), t_integer, F_NEED, .min = 1990, .max = 2199)
#define WORTH \
	KEY("act", N_("The text that fixes it"), t_text, 0), \
	KEY("published", N_("Day of its publication"), t_date, 0), \
	KEY_OF("sources", N_("Where the figures come from"), t_list, F_NEED, .ref = "source"), \
	KEY("verified", N_("Day of the last check: years after it are provisional"), t_date, F_NEED), \
	KEY_OF("confidence", N_("What the figures are worth"), t_choice, F_NEED, .choices = confidences), \
	KEY_OF("status", N_("Said beside each amount, when the figures may still change"), t_choice, 0, .choices = statuses), \
	KEY("note", N_("What to know before using it"), t_text, 0)
#define POWERS \
	KEY_OF("power_from", N_("Lowest fiscal power of the row, 0 when power does not count"), t_integer, F_NEED, .min = 0, .max = POWER_MAX), \
	KEY_OF("power_to", N_("Highest fiscal power; none for all above"), t_integer, 0, .min = 0, .max = POWER_MAX)
#define BOUNDS \
	KEY_OF("first_bound", N_("Kilometres of the year up to which rate1 applies"), t_distance, F_NEED, .min = 1, .max = BOUND_MAX), \
	KEY_OF("second_bound", N_("Kilometres of the year up to which rate2 applies, rate3 beyond"), t_distance, F_NEED, .min = 1, .max = BOUND_MAX)
#define RATE(key, what) KEY_OF(key, what, t_rate, F_NEED, .min = 0, .max = RATE_MAX)
#define MONEY(key, what, needs) KEY_OF(key, what, t_money, needs, .min = 0, .max = MONEY_MAX)
#define PERCENT(key, what, needs) KEY_OF(key, what, t_integer, needs, .min = 0, .max = 100)

SCHEMA(c_fiscal_row, "fiscal_row", N_("Rates of one range of fiscal powers"),
	POWERS,
	RATE("rate1", N_("Euros a kilometre up to the first bound")),
	RATE("rate2", N_("Euros a kilometre up to the second bound")),
	MONEY("fixed2", N_("Euros added up to the second bound"), F_NEED),
	RATE("rate3", N_("Euros a kilometre beyond")));

SCHEMA(c_fiscal_class, "fiscal_class", N_("A kind of vehicle, with its bounds"),
	BOUNDS,
	KEY_OF("vehicle", N_("The kind of vehicle"), t_choice, F_NEED, .choices = vehicles),
	KEY_OF("rows", N_("Its rates, by fiscal power"), t_parts, F_NEED, .of = &c_fiscal_row));

SCHEMA(c_fiscal_table, "fiscal_table", N_("The figures of one order"),
	NAMED,
	KEY("note", N_("What to know before using it"), t_text, 0),
	KEY_OF("classes", N_("One for each kind of vehicle"), t_parts, F_NEED, .of = &c_fiscal_class));

SCHEMA(c_fiscal_year, "fiscal_year", N_("An income year, and the table that applies to it"),
	NAMED,
	INCOME_YEAR,
	KEY_OF("table", N_("Its table"), t_reference, F_NEED, .ref = "fiscal_table"),
	PERCENT("electric_bonus", N_("Per cent added to the amount of a fully electric vehicle"), 0),
	WORTH);

SCHEMA(c_fiscal, "fiscal", N_("Fiscal mileage scale: the total of the year picks one formula for all its kilometres"),
	KEY_OF("tables", N_("The tables"), t_parts, F_NEED, .of = &c_fiscal_table),
	KEY_OF("years", N_("The income years"), t_parts, F_NEED, .of = &c_fiscal_year));

SCHEMA(c_public_row, "public_row", N_("Rates of one range of fiscal powers"),
	POWERS,
	RATE("rate1", N_("Euros a kilometre up to the first bound")),
	RATE("rate2", N_("Euros a kilometre up to the second bound")),
	RATE("rate3", N_("Euros a kilometre beyond")));

SCHEMA(c_public, "public", N_("Public mileage rates: each kilometre at the rate of its own bracket"),
	NAMED,
	PERIOD,
	WORTH,
	BOUNDS,
	RATE("motorcycle", N_("Motorcycle over 125 cm³, euros a kilometre")),
	RATE("moped", N_("125 cm³ and below, euros a kilometre")),
	MONEY("moped_minimum", N_("Least amount of a month, 125 cm³ and below"), F_NEED),
	KEY_OF("rows", N_("Rates of cars, by fiscal power"), t_parts, F_NEED, .of = &c_public_row));

SCHEMA(c_mission_place, "mission_place", N_("Rates of one zone"),
	MONEY("meal", N_("A meal"), F_NEED),
	MONEY("night", N_("A night, breakfast included"), F_NEED),
	KEY_OF("zone", N_("The zone"), t_choice, F_NEED, .choices = mission_zones));

SCHEMA(c_mission, "mission", N_("Public rates of meals and nights"),
	NAMED,
	PERIOD,
	WORTH,
	PERCENT("canteen_percent", N_("Part of the rate paid for a meal in a staff restaurant"), F_NEED),
	MONEY("disabled_night", N_("A night of a disabled traveller with reduced mobility, whatever the town"), 0),
	KEY_OF("places", N_("Rates by zone"), t_parts, F_NEED, .of = &c_mission_place));

SCHEMA(c_place, "place", N_("Places with their own zone; any other is at the base rate"),
	KEY("id", N_("Overseas code, or name in small letters"), t_text, F_NEED),
	KEY("name", N_("As people write it"), t_text, F_NEED),
	KEY_OF("zone", N_("Its zone"), t_choice, F_NEED, .choices = place_zones));

SCHEMA(c_volunteer, "volunteer", N_("Old rates of waived mileage, before volunteers could use the fiscal scale"),
	NAMED,
	INCOME_YEAR,
	WORTH,
	RATE("car", N_("Car, euros a kilometre")),
	RATE("two_wheels", N_("Two wheels, euros a kilometre")));

SCHEMA(c_waiver, "waiver", N_("Tax reduction for gifts, waived expenses among them"),
	NAMED,
	PERIOD,
	WORTH,
	PERCENT("percent", N_("Ordinary reduction, per cent of the gift"), F_NEED),
	PERCENT("income_percent", N_("Limit, per cent of the taxable income"), F_NEED),
	KEY_OF("carry_years", N_("Years during which the excess is carried forward"), t_integer, F_NEED, .min = 0, .max = 50),
	KEY("box", N_("Box of the tax return"), t_text, F_NEED),
	PERCENT("raised_percent", N_("Reduction for bodies that help people in difficulty"), F_NEED),
	MONEY("raised_ceiling", N_("Gifts above it follow the ordinary reduction"), F_NEED),
	KEY("raised_box", N_("Box of the tax return for these bodies"), t_text, F_NEED),
	KEY("receipt_form", N_("Number of the receipt form that the organisation fills in"), t_text, F_NEED));

SCHEMA(c_leave, "leave_rate", N_("Representation leave of employees"),
	NAMED,
	PERIOD,
	WORTH,
	MONEY("hourly", N_("Allowance for each unpaid hour"), F_NEED),
	KEY_OF("days", N_("Working days a year, without another agreement"), t_integer, F_NEED, .min = 0, .max = 366),
	KEY_OF("notice_days", N_("Notice to the employer, in days"), t_integer, F_NEED, .min = 0, .max = 366));

SCHEMA(c_wage, "wage", N_("An hourly wage"),
	NAMED,
	PERIOD,
	WORTH,
	MONEY("hourly", N_("Euros an hour"), F_NEED));

SCHEMA(c_valuation, "valuation", N_("Value of volunteer time"),
	KEY_OF("coefficient_percent", N_("Per cent of the wage: 100 without employer charges"), t_integer, F_NEED, .min = 1, .max = 300),
	KEY("travel", N_("Yes when the time of travel is counted"), t_boolean, F_NEED),
	KEY_OF("wages", N_("The wages, by date"), t_parts, F_NEED, .of = &c_wage));

SCHEMA(c_meal_ceiling, "meal_ceiling", N_("Meal cap that many associations borrow from employers"),
	NAMED,
	PERIOD,
	WORTH,
	MONEY("amount", N_("A meal in a restaurant"), F_NEED));

SCHEMA(c_account, "account", N_("Accounts proposed for the entries"),
	KEY("id", N_("What it is for"), t_text, F_NEED),
	KEY("number", N_("Number of the account"), t_text, F_NEED),
	KEY("name", N_("Name of the account"), t_text, F_NEED));
