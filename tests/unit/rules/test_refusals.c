// SPDX-License-Identifier: EUPL-1.2
/* Never zero in silence: what is refused, with the year and the file to complete, and what is marked. */
#include "support.h"
#include <carnet/rules/gift.h>
#include <carnet/rules/hours.h>
#include <carnet/rules/mileage.h>
#include <carnet/rules/mission.h>

typedef int attempt(const void *parent, figure *out, struct err *e);

#define FISCAL(name, y, ...)                                                                                                                         \
	static int name(const void *parent, figure *out, struct err *e)                                                                              \
	{                                                                                                                                            \
		trip t = {__VA_ARGS__};                                                                                                              \
		return mileage_fiscal(parent, out, all, y, &t, e);                                                                                   \
	}
#define PUBLIC(name, day, zone, ...)                                                                                                                 \
	static int name(const void *parent, figure *out, struct err *e)                                                                              \
	{                                                                                                                                            \
		trip t = {__VA_ARGS__};                                                                                                              \
		return mileage_public(parent, out, all, day_named(day), zone, &t, e);                                                                \
	}
#define VOLUNTEER(name, y, ...)                                                                                                                      \
	static int name(const void *parent, figure *out, struct err *e)                                                                              \
	{                                                                                                                                            \
		trip t = {__VA_ARGS__};                                                                                                              \
		return mileage_volunteer(parent, out, all, y, &t, e);                                                                                \
	}
#define MISSION(name, ...)                                                                                                                           \
	static int name(const void *parent, figure *out, struct err *e)                                                                              \
	{                                                                                                                                            \
		stay s = {__VA_ARGS__};                                                                                                              \
		return mission_figure(parent, out, all, &s, e);                                                                                      \
	}

FISCAL(fiscal_2017, 2017, .power = 5, .metres = 1000)
FISCAL(no_power, 2024, .metres = 1000)
FISCAL(moto_no_power, 2024, .vehicle = VEHICLE_MOTORCYCLE, .metres = 1000)
FISCAL(two_wheels, 2024, .vehicle = VEHICLE_TWO_WHEELS, .metres = 1000)
FISCAL(negative, 2024, .power = 5, .metres = -1)
FISCAL(negative_before, 2024, .power = 5, .metres = 1, .before = -1)
FISCAL(too_far, 2024, .power = 5, .metres = METRES_MAX + (int64_t)1)
FISCAL(counter_too_far, 2024, .power = 5, .metres = 1, .before = INT64_MAX)
PUBLIC(public_2008, "2008-07-31", ZONE_BASE, .power = 5, .metres = 1000)
PUBLIC(public_pacific, "2024-07-31", ZONE_PACIFIC, .power = 5, .metres = 1000)
PUBLIC(public_no_power, "2024-07-31", ZONE_BASE, .metres = 1000)
PUBLIC(public_two_wheels, "2024-07-31", ZONE_BASE, .vehicle = VEHICLE_TWO_WHEELS, .metres = 1000)
PUBLIC(public_negative, "2024-07-31", ZONE_BASE, .power = 5, .metres = -1000)
VOLUNTEER(volunteer_2018, 2018, .metres = 1000)
VOLUNTEER(volunteer_2022_no_power, 2022, .metres = 1000)
VOLUNTEER(volunteer_negative, 2021, .metres = -1)

static int published_2018(const void *parent, figure *out, struct err *e)
{
	trip t = {.power = 5, .metres = 1000};

	return mileage_published(parent, out, all, day_named("2019-03-15"), &t, e);
}

static int house_none(const void *parent, figure *out, struct err *e)
{
	return mileage_house(parent, out, 0, 1000, e);
}

static int house_negative(const void *parent, figure *out, struct err *e)
{
	return mileage_house(parent, out, 350, -1000, e);
}

static const dated_count day_2006 = {13452, 1} /* 2006-10-31 */, day_2018 = {17532, 1} /* 2018-01-01 */, day_2024 = {19723, 1};
MISSION(mission_2006, .meals = {&day_2006, 1, PAY_FLAT, -1, false})
MISSION(mission_overseas_2018, .zone = ZONE_OVERSEAS, .meals = {&day_2018, 1, PAY_FLAT, -1, false})
MISSION(night_overseas_2018, .zone = ZONE_OVERSEAS, .nights = {&day_2018, 1, PAY_FLAT, -1, false})
MISSION(disabled_2018, .nights = {&day_2018, 1, PAY_FLAT, -1, true})
MISSION(mission_pacific, .zone = ZONE_PACIFIC, .meals = {&day_2024, 1, PAY_FLAT, -1, false})
MISSION(mission_nothing, .zone = ZONE_BASE)
MISSION(capped_unpaid, .nights = {&day_2024, 1, PAY_CAPPED, -1, false})
MISSION(real_unpaid, .meals = {&day_2024, 1, PAY_REAL, -1, false})

static int leave_2016(const void *parent, figure *out, struct err *e)
{
	worked w = {day_named("2016-12-31"), 3600};

	return leave_figure(parent, out, all, &w, e);
}

static int leave_negative(const void *parent, figure *out, struct err *e)
{
	worked w = {day_named("2024-12-31"), -1};

	return leave_figure(parent, out, all, &w, e);
}

static int value_2018(const void *parent, figure *out, struct err *e)
{
	worked w = {day_named("2018-12-31"), 3600};

	return value_figure(parent, out, all, &w, 1, e);
}

static int gift_2018(const void *parent, figure *out, struct err *e)
{
	gift g = {.day = day_named("2018-12-31"), .cents = 1000, .income = -1};

	return gift_reduction(parent, out, all, &g, e);
}

static int gift_negative(const void *parent, figure *out, struct err *e)
{
	gift g = {.day = day_named("2024-12-31"), .cents = -1, .income = -1};

	return gift_reduction(parent, out, all, &g, e);
}

/* Tables changed for a case: a rate missing from a scale, and no table at all. */
static int missing_row(const void *parent, figure *out, struct err *e)
{
	scales some = *all;
	public_table cut = all->publics[all->npublics - 1];
	trip t = {.power = 8, .metres = 1000};

	cut.count = 2;
	some.publics = &cut;
	some.npublics = 1;
	return mileage_public(parent, out, &some, day_named("2024-01-01"), ZONE_BASE, &t, e);
}

static int no_table(const void *parent, figure *out, struct err *e)
{
	scales none = {0};
	trip t = {.power = 5, .metres = 1000};

	return mileage_fiscal(parent, out, &none, 2024, &t, e);
}

static int no_public_table(const void *parent, figure *out, struct err *e)
{
	scales none = {0};
	trip t = {.power = 5, .metres = 1000};

	return mileage_public(parent, out, &none, day_named("2024-01-01"), ZONE_BASE, &t, e);
}

static const struct refusal {
	const char *name;
	attempt *try;
	const char *words, *todo;
} refusals[] = {
	{"fiscal 2017", fiscal_2017, "revenus 2017", "scales/fiscal.yaml"},
	{"no power", no_power, "puissance fiscale du véhicule (voiture)", "P.6"},
	{"motorcycle without power", moto_no_power, "(moto)", "P.6"},
	{"two wheels in the fiscal scale", two_wheels, "deux-roues", "moto ou cyclomoteur"},
	{"negative distance", negative, "négative", "kilomètres"},
	{"negative counter", negative_before, "négative", "kilomètres"},
	{"a million kilometres", too_far, "million", "vérifiez"},
	{"counter of a million kilometres", counter_too_far, "million", "vérifiez"},
	{"nothing published yet", published_2018, "en 2019", "scales/fiscal.yaml"},
	{"no fiscal table", no_table, "revenus 2024", "scales/fiscal.yaml"},
	{"public before 2008", public_2008, "2008", "scales/public.yaml"},
	{"public in the Pacific", public_pacific, "francs Pacifique", "taux kilométrique"},
	{"public without power", public_no_power, "puissance fiscale", "P.6"},
	{"public two wheels", public_two_wheels, "125 cm³", "velomoteur"},
	{"public negative", public_negative, "négative", "kilomètres"},
	{"public rate missing", missing_row, "8 CV", "scales/public.yaml"},
	{"no public table", no_public_table, "2024", "scales/public.yaml"},
	{"volunteer before 2019", volunteer_2018, "revenus 2018", "scales/volunteer.yaml"},
	{"volunteer from 2022 is fiscal", volunteer_2022_no_power, "puissance fiscale", "P.6"},
	{"volunteer negative", volunteer_negative, "négative", "kilomètres"},
	{"house rate missing", house_none, "taux kilométrique propre", "0,350"},
	{"house rate negative", house_negative, "négative", "kilomètres"},
	{"mission before 2006-11", mission_2006, "2006", "scales/missions.yaml"},
	{"overseas meal before 2019", mission_overseas_2018, "repas outre-mer", "scales/missions.yaml"},
	{"overseas night before 2019", night_overseas_2018, "nuit outre-mer", "scales/missions.yaml"},
	{"disabled before 2019", disabled_2018, "handicapée", "scales/missions.yaml"},
	{"mission in the Pacific", mission_pacific, "francs Pacifique", "frais réels"},
	{"neither meal nor night", mission_nothing, "ni repas ni nuit", "repas=1"},
	{"capped without receipt", capped_unpaid, "hébergement", "forfait"},
	{"real without receipt", real_unpaid, "repas", "forfait"},
	{"leave before 2017", leave_2016, "2016", "scales/leave.yaml"},
	{"negative hours", leave_negative, "heures", "10"},
	{"wage before 2019", value_2018, "2018", "scales/valuation.yaml"},
	{"gift before 2019", gift_2018, "2018", "scales/waiver.yaml"},
	{"negative gift", gift_negative, "don", "0 à 10"},
};

static void one_refusal(void **state)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	const struct refusal *r = *state;
	figure f = {.cents = -7};

	assert_int_equal(r->try(tmp, &f, &e), ERR_INPUT);
	if (!strstr(e.what, r->words) || !e.todo || !strstr(e.todo, r->todo))
		fail_msg("%s", err_text(tmp, &e));
	assert_int_equal(f.cents, -7);
	assert_int_equal(r->try(tmp, &f, NULL), ERR_INPUT);
}

/* ---- what is marked, not refused ---- */

static void later_years_are_provisional(void **state)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	figure f = {0};
	trip t = {.power = 5, .metres = 10000};
	worked w = {day_named("2027-01-01"), 3600};
	dated_count day = {day_named("2027-06-01"), 1};
	stay s = {.meals = {&day, 1, PAY_FLAT, -1, false}};

	(void)state;
	assert_int_equal(mileage_fiscal(tmp, &f, all, 2030, &t, &e), 0);
	assert_true(f.provisional && strstr(f.explanation, "barème fiscal revenus 2026 (provisoire pour 2030)"));
	assert_string_equal(f.table, "fiscal-2026");
	assert_int_equal(mileage_fiscal(tmp, &f, all, 2026, &t, &e), 0);
	assert_true(f.provisional && strstr(f.explanation, "barème fiscal revenus 2026 (provisoire)"));
	assert_int_equal(mileage_fiscal(tmp, &f, all, 2025, &t, &e), 0);
	assert_false(f.provisional);
	assert_int_equal(mileage_public(tmp, &f, all, day_named("2026-12-31"), ZONE_BASE, &t, &e), 0);
	assert_false(f.provisional);
	assert_int_equal(mileage_public(tmp, &f, all, day_named("2027-01-01"), ZONE_BASE, &t, &e), 0);
	assert_true(f.provisional && strstr(f.explanation, "(provisoire pour 2027)"));
	assert_int_equal(leave_figure(tmp, &f, all, &w, &e), 0);
	assert_true(f.provisional);
	assert_int_equal(mission_figure(tmp, &f, all, &s, &e), 0);
	assert_true(f.provisional);
}

/* A table with an end, and none after it. */
static void after_a_closed_table(void **state)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	scales some = *all;
	figure f = {0};
	trip t = {.power = 5, .metres = 100000};

	(void)state;
	some.npublics = 2;
	assert_int_equal(mileage_public(tmp, &f, &some, day_named("2022-06-01"), ZONE_BASE, &t, &e), 0);
	assert_int_equal(f.cents, 2900);
	assert_true(f.provisional && strstr(f.explanation, "provisoire pour 2022"));
}

static void low_confidence_is_said(void **state)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	figure f = {0};
	trip t = {.metres = 640000};

	(void)state;
	assert_int_equal(mileage_volunteer(tmp, &f, all, 2020, &t, &e), 0);
	assert_int_equal(f.cents, 20544);
	assert_non_null(strstr(f.explanation, "(à confirmer)"));
	t.vehicle = VEHICLE_TWO_WHEELS;
	assert_int_equal(mileage_volunteer(tmp, &f, all, 2020, &t, &e), 0);
	assert_int_equal(f.cents, 8000);
}

int main(void)
{
	struct CMUnitTest tests[LENGTH(refusals) + 3];
	size_t n = 0;

	for (; n < LENGTH(refusals); n++)
		tests[n] = (struct CMUnitTest){refusals[n].name, one_refusal, NULL, NULL, (void *)(uintptr_t)&refusals[n]};
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(later_years_are_provisional);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(after_a_closed_table);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(low_confidence_is_said);
	return cmocka_run_group_tests(tests, scales_setup, scales_teardown);
}
