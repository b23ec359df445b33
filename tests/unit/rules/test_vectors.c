// SPDX-License-Identifier: EUPL-1.2
/* The worked examples of the fact dossier, one case each; C15 (Pacific francs) is left out: they are not computed yet.
   A case is the sum of its parts. */
#include "support.h"
#include <carnet/rules/gift.h>
#include <carnet/rules/hours.h>
#include <carnet/rules/mileage.h>
#include <carnet/rules/mission.h>

typedef struct piece piece;
struct piece {
	int (*run)(const void *parent, figure *out, const piece *p, struct err *e);
	const char *text; /* a date, or a dated list */
	int year;
	trip t;
	stay s;
	int64_t a, b;
	bool yes;
};

/* ---- parts ---- */

static int fiscal(const void *parent, figure *out, const piece *p, struct err *e)
{
	return mileage_fiscal(parent, out, all, p->year, &p->t, e);
}

static int public(const void *parent, figure *out, const piece *p, struct err *e)
{
	enum zone zone;
	int code = zone_find(all, &zone, p->s.zone == ZONE_OVERSEAS ? "RE" : "metropole", e);

	return code ? code : mileage_public(parent, out, all, day_named(p->text), zone, &p->t, e);
}

static int volunteer(const void *parent, figure *out, const piece *p, struct err *e)
{
	return mileage_volunteer(parent, out, all, p->year, &p->t, e);
}

static int house(const void *parent, figure *out, const piece *p, struct err *e)
{
	return mileage_house(parent, out, p->a, p->t.metres, e);
}

static int served(const void *parent, figure *out, const piece *p, struct err *e)
{
	dated_count *list;
	stay s = p->s;
	service *v = p->yes ? &s.nights : &s.meals;
	int code = dated_counts(parent, &list, &v->count, p->text, DAY_OPEN, e);

	v->list = list;
	v->paid = p->a;
	return code ? code : mission_figure(parent, out, all, &s, e);
}

static int capped(const void *parent, figure *out, const piece *p, struct err *e)
{
	(void)e;
	figure_capped(parent, out, p->a, p->b, "repas");
	return 0;
}

static int receipt(const void *parent, figure *out, const piece *p, struct err *e)
{
	(void)e;
	figure_receipt(parent, out, p->a);
	return 0;
}

/* Mileage and toll of one trip, less what a passenger gave. */
static int shared(const void *parent, figure *out, const piece *p, struct err *e)
{
	(void)e;
	figure_receipt(parent, out, p->a);
	figure_less(parent, out, p->b);
	return 0;
}

static int regularised(const void *parent, figure *out, const piece *p, struct err *e)
{
	figure paid = {0}, due = {0};
	int code = mileage_fiscal(parent, &paid, all, (int)p->a, &p->t, e);

	code = code ? code : mileage_fiscal(parent, &due, all, (int)p->b, &p->t, e);
	if (!code)
		figure_regularise(parent, out, &due, paid.cents);
	return code;
}

static int part_of(const void *parent, figure *out, const piece *p, struct err *e)
{
	(void)e;
	int64_t shares[2];
	int weights[] = {(int)p->b, 10000 - (int)p->b};

	share_out(shares, weights, 2, p->a);
	assert_int_equal(shares[0], percent_of(p->a, p->b));
	*out = (figure){.cents = p->yes ? shares[1] : shares[0], .explanation = mem_dup(parent, "part"), .table = ""};
	return 0;
}

static int leave(const void *parent, figure *out, const piece *p, struct err *e)
{
	worked w = {.day = day_named(p->text), .seconds = p->a};

	return leave_figure(parent, out, all, &w, e);
}

static int value_of(const void *parent, figure *out, const piece *p, struct err *e)
{
	worked w = {.day = day_named(p->text), .seconds = p->a};

	return value_figure(parent, out, all, &w, 1, e);
}

static int reduction(const void *parent, figure *out, const piece *p, struct err *e)
{
	gift g = {.day = day_named(p->text), .cents = p->a, .income = p->b, .aid = p->yes};

	return gift_reduction(parent, out, all, &g, e);
}

static int carried(const void *parent, figure *out, const piece *p, struct err *e)
{
	int code = reduction(parent, out, p, e);

	out->cents = out->charged;
	return code;
}

/* ---- the table ---- */

#define CAR VEHICLE_CAR
#define MOTO VEHICLE_MOTORCYCLE
#define MOPED VEHICLE_MOPED
#define ON true
#define KM(n) (int64_t)((n)*1000)
#define HOURS(n) (int64_t)((n)*3600)
#define FISCAL(y, v, cv, el, km, from)                                                                                                               \
	{                                                                                                                                            \
		.run = fiscal, .year = y, .t = {.vehicle = v, .power = cv, .electric = el, .metres = KM(km), .before = KM(from)}                    \
	}
#define ALONE(y, v, cv, km)                                                                                                                          \
	{                                                                                                                                            \
		.run = fiscal, .year = y, .t = {.vehicle = v, .power = cv, .metres = KM(km), .before = KM(4900), .alone = true}                     \
	}
#define PUBLIC(day, v, cv, km, from)                                                                                                                 \
	{                                                                                                                                            \
		.run = public, .text = day, .t = {.vehicle = v, .power = cv, .metres = KM(km), .before = KM(from)}                                  \
	}
#define MEALS(list, z)                                                                                                                               \
	{                                                                                                                                            \
		.run = served, .text = list, .s = {.zone = z}, .a = -1                                                                               \
	}
#define NIGHTS(list, z)                                                                                                                              \
	{                                                                                                                                            \
		.run = served, .text = list, .s = {.zone = z}, .a = -1, .yes = true                                                                  \
	}
#define RECEIPT(cents)                                                                                                                               \
	{                                                                                                                                            \
		.run = receipt, .a = cents                                                                                                           \
	}

static const struct vector {
	const char *id;
	int64_t cents;
	piece pieces[4];
} vectors[] = {
	{"A01", 254400, {FISCAL(2024, CAR, 5, false, 4000, 0)}},
	{"A02", 567900, {FISCAL(2025, CAR, 5, false, 12000, 0)}},
	{"A03", 1034000, {FISCAL(2023, CAR, 7, false, 22000, 0)}},
	{"A04", 264500, {FISCAL(2022, CAR, 3, false, 5000, 0)}},
	{"A05", 264532, {FISCAL(2022, CAR, 3, false, 5001, 0)}},
	{"A06", 87125, {FISCAL(2025, CAR, 9, false, 1250, 0)}},
	{"A07", 251040, {FISCAL(2020, CAR, 4, ON, 4000, 0)}},
	{"A08", 533880, {FISCAL(2025, CAR, 6, ON, 8000, 0)}},
	{"A09", 94800, {FISCAL(2025, MOTO, 2, false, 2400, 0)}},
	{"A10", 152700, {FISCAL(2024, MOTO, 4, false, 4500, 0)}},
	{"A11", 98750, {FISCAL(2023, MOPED, 0, false, 3500, 0)}},
	{"A12", 89700, {FISCAL(2021, MOPED, 0, false, 3000, 0)}},
	{"A13", 66807, {FISCAL(2021, MOPED, 0, false, 3001, 0)}},
	{"A14", 336150, {FISCAL(2021, CAR, 4, false, 6500, 0)}},
	{"A15", 406440, {FISCAL(2019, CAR, 5, false, 9300, 0)}},
	{"A16", 252600, {FISCAL(2018, CAR, 3, false, 6000, 0)}},
	{"A17", 403, {FISCAL(2021, CAR, 4, false, 7, 0)}},
	{"B01", 11715, {FISCAL(2025, CAR, 5, false, 250, 4900)}},
	{"B02", 15900, {ALONE(2025, CAR, 5, 250)}},
	{"B03", 5299, {FISCAL(2024, CAR, 6, false, 120, 19950)}},
	{"B04", 1746, {FISCAL(2025, CAR, 3, false, 33, 0)}},
	{"B05", 1745, {FISCAL(2025, CAR, 3, false, 33, 33)}},
	{"B06", 1746, {FISCAL(2025, CAR, 3, false, 33, 66)}},
	{"B07", 392592, {FISCAL(2025, CAR, 5, false, 3200, 0), FISCAL(2025, CAR, 4, ON, 2600, 0)}},
	{"B08", 5580, {{.run = regularised, .a = 2021, .b = 2022, .t = {.vehicle = CAR, .power = 4, .metres = KM(1800)}}}},
	{"B09", -22531, {FISCAL(2021, MOPED, 0, false, 20, 2990)}},
	{"B10", -909, {FISCAL(2019, CAR, 3, false, 20, 19990)}},
	{"C01", 10240, {PUBLIC("2024-03-12", CAR, 5, 320, 0)}},
	{"C02", 11200, {PUBLIC("2024-06-04", CAR, 5, 300, 1900)}},
	{"C03", 4050, {PUBLIC("2024-11-19", CAR, 7, 100, 9950)}},
	{"C04", 107500, {PUBLIC("2023-12-31", CAR, 6, 2500, 0)}},
	{"C05", 4880, {PUBLIC("2021-12-30", CAR, 5, 80, 0), PUBLIC("2022-01-05", CAR, 5, 80, 0)}},
	{"C06", 1000, {PUBLIC("2025-02-28", MOPED, 0, 60, 0)}},
	{"C07", 3150, {PUBLIC("2025-05-20", MOTO, 0, 210, 0)}},
	{"C08", 3750, {MEALS("2023-09-21,2023-09-22", ZONE_BASE)}},
	{"C09", 18000, {NIGHTS("1x2023-10-10", ZONE_PARIS), MEALS("2x2023-10-10", ZONE_PARIS)}},
	{"C10",
         14450,
         {{.run = served, .text = "1x2024-04-16", .s = {.zone = ZONE_LARGE_CITY, .nights.mode = PAY_CAPPED}, .a = 10450, .yes = true},
          MEALS("2x2024-04-16", ZONE_LARGE_CITY)}},
	{"C11",
         16400,
         {{.run = public, .text = "2024-06-04", .s = {.zone = ZONE_OVERSEAS}, .t = {.vehicle = CAR, .power = 5, .metres = KM(75)}},
          MEALS("1x2024-06-04", ZONE_OVERSEAS),
          NIGHTS("1x2024-06-04", ZONE_OVERSEAS)}},
	{"C12", 3100, {MEALS("2019-10-10", ZONE_OVERSEAS), MEALS("2019-10-10", ZONE_BASE)}},
	{"C13", 1000, {{.run = served, .text = "1x2025-01-14", .s = {.meals.reduced = true}, .a = -1}}},
	{"C14", 15000, {{.run = served, .text = "1x2025-01-14", .s = {.nights.reduced = true}, .a = -1, .yes = true}}},
	{"D01", 11970, {RECEIPT(9460), RECEIPT(2 * 255), {.run = capped, .a = 2380, .b = 2000}}},
	{"D02", 12103, {FISCAL(2025, CAR, 5, false, 148, 0), RECEIPT(2 * 870), RECEIPT(950)}},
	{"D03", 5818, {FISCAL(2025, CAR, 4, false, 96, 0), RECEIPT(0)}},
	{"D04", 5658, {{.run = shared, .a = 5818 + 840, .b = 1000}}},
	{"D05", 4706, {FISCAL(2025, CAR, 5, false, 18 + 25 + 31, 0)}},
	{"D06", 6233, {FISCAL(2025, CAR, 5, false, 2 * 18 + 2 * 31, 0)}},
	{"D07", 3294, {{.run = part_of, .a = 4706, .b = 7000}}},
	{"D08", 1412, {{.run = part_of, .a = 4706, .b = 7000, .yes = true}}},
	{"D09", 7068, {RECEIPT(5818), RECEIPT(1250)}},
	{"D10", 5500, {{.run = house, .a = 400, .t = {.metres = KM(137.5)}}}},
	{"D11", 114030, {FISCAL(2024, CAR, 5, false, 1200, 4500), FISCAL(2025, CAR, 5, false, 900, 0)}},
	{"D12", 5818, {RECEIPT(5818), RECEIPT(0)}},
	{"E01", 20736, {{.run = volunteer, .year = 2021, .t = {.vehicle = CAR, .metres = KM(640)}}}},
	{"E02", 40704, {{.run = volunteer, .year = 2022, .t = {.vehicle = CAR, .power = 5, .metres = KM(640)}}}},
	{"E03", 20416, {{.run = volunteer, .year = 2019, .t = {.vehicle = CAR, .metres = KM(640)}}}},
	{"E04", 26900, {{.run = reduction, .text = "2022-12-31", .a = 40704, .b = -1}}},
	{"E05", 79200, {{.run = reduction, .text = "2024-12-31", .a = 150000, .b = 600000}}},
	{"E06", 30000, {{.run = carried, .text = "2024-12-31", .a = 150000, .b = 600000}}},
	{"E07", 94800, {{.run = reduction, .text = "2024-12-20", .a = 130000, .b = -1, .yes = true}}},
	{"E08", 4800, {{.run = leave, .text = "2025-03-11", .a = HOURS(4)}}},
	{"E09", 3360, {{.run = leave, .text = "2023-03-14", .a = HOURS(4)}}},
	{"E10", 14850, {{.run = value_of, .text = "2025-03-11", .a = HOURS(12.5)}}},
	{"E11", 22790, {{.run = value_of, .text = "2023-04-20", .a = HOURS(10)}, {.run = value_of, .text = "2023-05-04", .a = HOURS(10)}}},
};

static void one_vector(void **state)
{
	const struct vector *v = *state;
	int64_t sum = 0;

	for (size_t i = 0; i < LENGTH(v->pieces) && v->pieces[i].run; i++) {
		AUTO_CTX(tmp);
		AUTO_ERR e = {0};
		figure f = {0};
		if (v->pieces[i].run(tmp, &f, &v->pieces[i], &e))
			fail_msg("%s: %s", v->id, err_text(tmp, &e));
		assert_non_null(f.explanation);
		assert_true(strlen(f.explanation) > 3);
		assert_non_null(f.table);
		sum += f.cents;
	}
	assert_int_equal(sum, v->cents);
}

int main(void)
{
	struct CMUnitTest tests[LENGTH(vectors)];

	for (size_t i = 0; i < LENGTH(vectors); i++)
		tests[i] = (struct CMUnitTest){vectors[i].id, one_vector, NULL, NULL, (void *)(uintptr_t)&vectors[i]};
	return cmocka_run_group_tests(tests, scales_setup, scales_teardown);
}
