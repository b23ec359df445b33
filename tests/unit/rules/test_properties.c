// SPDX-License-Identifier: EUPL-1.2
/* What holds for every trip: sums, order, splits, exact fractions, and the jumps of the official tables. */
#include "support.h"
#include <carnet/rules/mileage.h>

enum { ROUNDS = 2000, TRIPS = 40 };
__extension__ typedef __int128 wide;

/* A vehicle that the table of the year knows. */
static trip any_trip(int *year)
{
	static const int powers[] = {3, 4, 5, 6, 7, 12};
	trip t = {.vehicle = (enum vehicle_kind)any(VEHICLE_CAR, VEHICLE_MOPED), .electric = any(0, 1)};

	*year = (int)any(2018, 2027);
	t.power = t.vehicle == VEHICLE_MOPED ? 0 : powers[any(0, 5)];
	t.metres = any(0, 3) ? any(0, 30000000) : any(0, 300) * 1000;
	t.before = any(0, 2) ? any(0, 25000000) : 0;
	return t;
}

static int64_t amount(int year, const trip *t)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	figure f = {0};

	if (mileage_fiscal(tmp, &f, all, year, t, &e))
		fail_msg("%s", err_text(tmp, &e));
	assert_true(f.provisional == (year >= 2026));
	return f.cents;
}

/* Entered in any order, computed by date: the lines of a year add up to its annual amount. */
static void lines_sum_to_the_year(void **state)
{
	(void)state;
	for (int round = 0; round < 200; round++) {
		int year;
		int64_t metres[TRIPS], sum = 0, running = 0;
		trip t = any_trip(&year);
		for (int i = 0; i < TRIPS; i++)
			metres[i] = any(1, 9) > 1 ? any(1, 2000) * 100 : any(1, 1500000);
		for (int i = TRIPS - 1; i > 0; i--) { /* the order of the dates */
			int j = (int)any(0, i);
			int64_t held = metres[i];
			metres[i] = metres[j];
			metres[j] = held;
		}
		for (int i = 0; i < TRIPS; i++) {
			t.before = running;
			t.metres = metres[i];
			sum += amount(year, &t);
			running += metres[i];
		}
		t.before = 0;
		t.metres = running;
		assert_int_equal(sum, amount(year, &t));
	}
}

static const rate_row *row_of(int year, const trip *t, const fiscal_class **kind, int *bonus)
{
	const fiscal_year *y = NULL;

	for (size_t i = 0; i < all->nfiscal_years; i++)
		if (all->fiscal_years[i].income_year <= year)
			y = &all->fiscal_years[i];
	*bonus = t->electric ? y->electric_bonus : 0;
	for (size_t i = 0; i < all->nfiscal_tables; i++)
		for (size_t j = 0; strcmp(all->fiscal_tables[i].id, y->table) == 0 && j < all->fiscal_tables[i].count; j++) {
			*kind = &all->fiscal_tables[i].classes[j];
			for (size_t k = 0; (*kind)->vehicle == t->vehicle && k < (*kind)->count; k++)
				if ((*kind)->rows[k].power_from <= t->power && t->power <= (*kind)->rows[k].power_to)
					return &(*kind)->rows[k];
		}
	fail();
	return NULL;
}

/* Euros as an exact fraction, then the cent below plus one when the rest is a half or more. */
static int64_t exact(const rate_row *r, const fiscal_class *k, int bonus, int64_t metres)
{
	wide n = metres <= k->bounds.first   ? (wide)r->rate1 * metres
	         : metres > k->bounds.second ? (wide)r->rate3 * metres
	                                     : (wide)r->rate2 * metres + (wide)r->fixed2 * 10000;
	wide over = n * (100 + bonus), under = (wide)1000 * 1000 * 100; /* euros = over / under */
	wide cents = over * 100 / under;

	return (int64_t)(cents + (2 * (over * 100 - cents * under) >= under));
}

static void recipe_is_exact(void **state)
{
	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		int year, bonus;
		const fiscal_class *kind = NULL;
		trip t = any_trip(&year);
		const rate_row *r = row_of(year, &t, &kind, &bonus);
		assert_int_equal(amount(year, &t), exact(r, kind, bonus, t.before + t.metres) - exact(r, kind, bonus, t.before));
	}
}

static void bounds_are_exact(void **state)
{
	(void)state;
	for (int year = 2018; year <= 2026; year++)
		for (int v = VEHICLE_CAR; v <= VEHICLE_MOPED; v++)
			for (int64_t d = -2; d <= 2; d++)
				for (int second = 0; second < 2; second++) {
					int bonus;
					const fiscal_class *kind = NULL;
					trip t = {.vehicle = (enum vehicle_kind)v, .power = v == VEHICLE_MOPED ? 0 : 4, .electric = year % 2};
					const rate_row *r = row_of(year, &t, &kind, &bonus);
					t.metres = (second ? kind->bounds.second : kind->bounds.first) + d;
					assert_int_equal(amount(year, &t), exact(r, kind, bonus, t.metres));
				}
}

/* Kept at the bound, a scale never falls; and it changes nothing where the table does not. */
static void smoothed_never_falls(void **state)
{
	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		AUTO_CTX(tmp);
		AUTO_ERR e = {0};
		figure plain = {0}, kept = {0};
		int year;
		trip t = any_trip(&year);
		assert_int_equal(mileage_fiscal(tmp, &plain, all, year, &t, &e), 0);
		t.smooth = true;
		assert_int_equal(mileage_fiscal(tmp, &kept, all, year, &t, &e), 0);
		assert_true(kept.cents >= 0);
		assert_true(plain.cents >= 0 || plain.falls);
		assert_int_equal(plain.falls, kept.falls);
		if (year >= 2022)
			assert_int_equal(plain.cents, kept.cents);
	}
}

/* The dossier's table: euros gained or lost when passing each bound. */
static void jumps_are_the_published_ones(void **state)
{
	static const int years[] = {2018, 2019, 2021, 2022};
	static const struct {
		enum vehicle_kind v;
		int power, jumps[4][2];
	} rows[] = {
		{VEHICLE_CAR, 3, {{1, -6}, {0, -15}, {-3, -7}, {0, 15}}},     {VEHICLE_CAR, 4, {{1, 24}, {2, 13}, {2, 18}, {0, 10}}},
		{VEHICLE_CAR, 5, {{-2, -8}, {0, 0}, {0, 0}, {0, 5}}},         {VEHICLE_CAR, 6, {{4, -4}, {1, 4}, {2, 18}, {2, 3}}},
		{VEHICLE_CAR, 7, {{-2, -8}, {-4, -1}, {0, 5}, {0, 5}}},       {VEHICLE_MOTORCYCLE, 1, {{-2, 2}, {0, 0}, {2, -5}, {3, 3}}},
		{VEHICLE_MOTORCYCLE, 3, {{-1, 1}, {0, -3}, {1, -1}, {0, 0}}}, {VEHICLE_MOTORCYCLE, 6, {{-2, -1}, {0, -3}, {2, -2}, {2, 1}}},
		{VEHICLE_MOPED, 0, {{0, 3}, {-208, 82}, {-229, 94}, {3, 3}}},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++)
		for (size_t y = 0; y < LENGTH(years); y++) {
			int bonus;
			const fiscal_class *kind = NULL;
			trip t = {.vehicle = rows[i].v, .power = rows[i].power};
			const rate_row *r = row_of(years[y], &t, &kind, &bonus);
			int64_t first = (r->rate2 - r->rate1) * kind->bounds.first + r->fixed2 * 10000;
			int64_t second = (r->rate3 - r->rate2) * kind->bounds.second - r->fixed2 * 10000;
			assert_int_equal(first, rows[i].jumps[y][0] * 1000000);
			assert_int_equal(second, rows[i].jumps[y][1] * 1000000);
		}
}

/* Public rates against the same sum written as lengths inside brackets. */
static int64_t inside(int64_t low, int64_t high, int64_t from, int64_t until)
{
	int64_t a = from > low ? from : low, b = until < high ? until : high;

	return b > a ? b - a : 0;
}

static void public_is_marginal(void **state)
{
	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		AUTO_CTX(tmp);
		AUTO_ERR e = {0};
		figure f = {0};
		const public_table *p = &all->publics[any(0, (int64_t)all->npublics - 1)];
		const rate_row *r = &p->rows[any(0, 2)];
		trip t = {.power = r->power_from, .metres = any(0, 15000000), .before = any(0, 12000000)};
		int64_t until = t.before + t.metres;
		wide over = (wide)r->rate1 * inside(0, p->bounds.first, t.before, until) +
		            (wide)r->rate2 * inside(p->bounds.first, p->bounds.second, t.before, until) +
		            (wide)r->rate3 * inside(p->bounds.second, INT64_MAX, t.before, until);
		assert_int_equal(mileage_public(tmp, &f, all, p->about.from, ZONE_BASE, &t, &e), 0);
		assert_int_equal(f.cents, (int64_t)((2 * over + 10000) / 20000));
	}
}

/* The minimum of a month is given once, whatever the number of trips. */
static void moped_minimum_is_monthly(void **state)
{
	(void)state;
	for (int round = 0; round < 300; round++) {
		AUTO_CTX(tmp);
		AUTO_ERR e = {0};
		int64_t running = 0, sum = 0, n = any(1, 12);
		int day = day_named("2025-02-03");
		for (int64_t i = 0; i < n; i++) {
			figure f = {0};
			trip t = {.vehicle = VEHICLE_MOPED, .metres = any(1, 30000), .before = running};
			assert_int_equal(mileage_public(tmp, &f, all, day, ZONE_BASE, &t, &e), 0);
			assert_true(f.cents >= 0);
			running += t.metres;
			sum += f.cents;
		}
		int64_t plain = (running * 120 + 5000) / 10000;
		assert_int_equal(sum, plain > 1000 ? plain : 1000);
	}
}

/* Splitting and merging lose no cent, and each share is within a cent of its weight. */
static void shares_lose_no_cent(void **state)
{
	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		int weights[7], sum = 0;
		int64_t shares[7], total = any(-100000000, 100000000), again = 0;
		size_t n = (size_t)any(1, 7);
		for (size_t i = 0; i < n; i++)
			sum += weights[i] = (int)any(i == 0, 10000);
		share_out(shares, weights, n, total);
		for (size_t i = 0; i < n; i++) {
			int64_t scaled = shares[i] * sum - total * weights[i];
			assert_true(scaled > -sum - 1 && scaled < sum + 1);
			again += shares[i];
		}
		assert_int_equal(again, total);
	}
}

static void rounding_is_half_away(void **state)
{
	static const int64_t cases[][3] = {
		{5, 10, 1},
		{4, 10, 0},
		{-5, 10, -1},
		{-4, 10, 0},
		{15, 10, 2},
		{25, 10, 3},
		{-25, 10, -3},
		{0, 7, 0},
		{1, 1, 1},
		{1, 2, 1},
		{1, 3, 0},
		{INT64_MAX, 1, INT64_MAX},
		{INT64_MAX, INT64_MAX, 1},
		{INT64_MIN + 1, 1, INT64_MIN + 1},
		{4, 7, 1},
		{3, 7, 0},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++)
		assert_int_equal(round_div(cases[i][0], cases[i][1]), cases[i][2]);
	for (int i = 0; i < ROUNDS; i++) {
		int64_t n = any(-1000000000, 1000000000), d = any(1, 100000);
		wide up = n < 0 ? -((-(wide)n * 2 + d) / (2 * (wide)d)) : ((wide)n * 2 + d) / (2 * (wide)d);
		assert_int_equal(round_div(n, d), (int64_t)up);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_sum_to_the_year),
		cmocka_unit_test(recipe_is_exact),
		cmocka_unit_test(bounds_are_exact),
		cmocka_unit_test(smoothed_never_falls),
		cmocka_unit_test(jumps_are_the_published_ones),
		cmocka_unit_test(public_is_marginal),
		cmocka_unit_test(moped_minimum_is_monthly),
		cmocka_unit_test(shares_lose_no_cent),
		cmocka_unit_test(rounding_is_half_away),
	};

	return cmocka_run_group_tests(tests, scales_setup, scales_teardown);
}
