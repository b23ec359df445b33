// SPDX-License-Identifier: EUPL-1.2
/* A year of claims whose figures are computed again here; drafts that follow the counter; exercices. */
#include "ledger.h"

/* ---- a year ---- */

/* The official tables, written again by hand: thousandths of a euro a metre-thousand, exact. */
static int64_t f5(int64_t km) /* 5 CV, incomes 2022 and later, cents */
{
	return km <= 5000 ? (636 * km + 5) / 10 : (357 * km + 1395000 + 5) / 10;
}

static int64_t f4_electric(int64_t km)
{
	return km <= 5000 ? (606 * km * 12 + 50) / 100 : ((340 * km + 1330000) * 12 + 50) / 100;
}

static int64_t public5(int64_t km)
{
	return km <= 2000 ? 32 * km : 32 * 2000 + 40 * (km - 2000);
}

/* Two payers with different rules, an electric car bought in June, a bracket crossed in October, a shared trip, a refused line, a waiver. */
static void a_year_of_a_representative(void **state)
{
	ledger *l = *state;
	int64_t clio = 0, zoe = 0, ars_km = 0, asso = 0, ars = 0, lines[12], n = 0;

	person(l);
	kept(l, &e_vehicle, "label=Zoé;kind=voiture;fiscal_power=4;electric=oui;from=2026-06-01");
	for (int month = 1; month <= 10; month++) {
		bool electric = month >= 6;
		int64_t km = electric ? 1200 : 46, *counter = electric ? &zoe : &clio;
		int64_t id = spent(l, mem_printf(l, "date=2026-%02d-10;kind=kilomètres;payer=Asso;vehicle=%s;distance=%d", month, electric ? "Zoé" : "Clio",
		                                 (int)km));
		int64_t due = electric ? f4_electric(*counter + km) - f4_electric(*counter) : f5(*counter + km) - f5(*counter);
		*counter += km;
		asso += due;
		lines[n++] = id;
		record *x = NULL;
		OK(journal_get(l->j, l, &x, &e_expense, id, &l->err));
		assert_int_equal(record_int(x, "amount"), due);
		if (month % 5 == 0)
			spent(l, mem_printf(l, "date=2026-%02d-12;kind=kilomètres;payer=ARS;vehicle=Clio;distance=1100", month)), ars_km += 1100;
	}
	ars = public5(ars_km);
	assert_int_equal(zoe, 6000); /* past 5 000 km on the trip of October */
	int64_t shared = spent(l, "date=2026-10-20;kind=train;payer=Asso;real_amount=94,61"), half[2];
	share_out(half, (int[]){1, 1}, 2, 9461);
	record *x = NULL;
	OK(journal_get(l->j, l, &x, &e_expense, shared, &l->err));
	record_set(x, "amount", value_int(half[0]));
	OK(journal_save(l->j, x, NULL, &l->err));
	kept(l, &e_expense, mem_printf(l, "date=2026-10-20;kind=train;payer=ARS;real_amount=94,61;amount=%lld,%02lld;split_of=%lld;receipt=papier",
	                               (long long)half[1] / 100, (long long)half[1] % 100, (long long)shared));
	asso += half[0];
	ars += half[1];

	int64_t a = drawn(l, "Asso"), b = drawn(l, "ARS");
	assert_int_equal(sheet(l, a)->total.asked, asso);
	assert_int_equal(sheet(l, b)->total.asked, ars);
	OK(claim_submit(l->j, a, day_named("2026-11-01"), NULL, &l->err));
	OK(claim_submit(l->j, b, day_named("2026-11-01"), NULL, &l->err));

	/* the ARS refuses its share of the train; the association accepts all, the person gives up January */
	claim_sheet *c = sheet(l, b);
	int64_t train = c->lines[c->count - 1].x->id;
	OK(claim_accept(l->j, b, day_named("2026-11-10"), &(claim_answer){.line = train, .cents = 0}, 1, "déjà payé", &l->err));
	OK(claim_accept(l->j, a, day_named("2026-11-12"), NULL, 0, NULL, &l->err));
	OK(claim_waive(l->j, all, a, day_named("2026-11-13"), &(claim_answer){.line = lines[0], .whole = true}, 1, &l->err));
	OK(claim_pay(l->j, a, day_named("2026-11-20"), &l->err));
	c = sheet(l, a);
	assert_int_equal(c->total.waived, f5(46));
	assert_int_equal(c->paid, asso - f5(46));
	assert_int_equal(c->due, 0);
	c = sheet(l, b);
	assert_int_equal(c->total.refused, half[1]);
	assert_int_equal(c->due, ars - half[1]);

	money_year y;
	OK(money_count(l->j, l, day_named("2026-01-01"), day_named("2026-12-31"), 0, &y, &l->err));
	assert_int_equal(y.all.asked, asso + ars);
	assert_int_equal(y.all.paid, asso - f5(46));
	assert_int_equal(y.all.waived, f5(46));
	assert_int_equal(y.all.refused, half[1]);
	assert_int_equal(money_due(&y.all), ars - half[1]);
	assert_int_equal(y.all.metres, (5 * 46 + 6000 + 2200) * 1000);

	/* a trip of June found late moves the electric counter: October is corrected in the next claim */
	record **fix;
	size_t count;
	spent(l, "date=2026-06-01;kind=kilomètres;payer=Asso;vehicle=Zoé;distance=500");
	OK(claim_regularise(l->j, l, all, 1, 2026, &fix, &count, &l->err));
	int64_t corrected = 0;
	for (size_t i = 0; i < count; i++)
		corrected += record_int(fix[i], "amount");
	assert_int_equal(f4_electric(500) + corrected, f4_electric(6500) - f4_electric(6000));
	for (size_t i = 0; i < count; i++)
		OK(journal_save(l->j, fix[i], NULL, &l->err));
	OK(claim_regularise(l->j, l, all, 1, 2026, &fix, &count, &l->err));
	assert_int_equal(count, 0); /* once */
}

static void drafts_follow_the_counter(void **state)
{
	ledger *l = *state;
	int followed;

	person(l);
	int64_t later = spent(l, "date=2026-10-05;kind=kilomètres;payer=Asso;vehicle=Clio;distance=250");
	record *x = NULL, *early = kept(l, &e_expense, "date=2026-02-01;kind=kilomètres;payer=Asso;vehicle=Clio;distance=4900");
	OK(expense_follow(l->j, all, early, &followed, &l->err));
	assert_int_equal(followed, 1);
	OK(journal_get(l->j, l, &x, &e_expense, later, &l->err));
	assert_int_equal(record_int(x, "amount"), 11715); /* B01 */
}

static void exercices(void **state)
{
	ledger *l = *state;
	int from, until;

	exercice_of(kept(l, &e_payer, "name=A"), 2026, &from, &until);
	assert_int_equal(from, day_named("2026-01-01"));
	assert_int_equal(until, day_named("2026-12-31"));
	exercice_of(kept(l, &e_payer, "name=B;year_start=01/09"), 2026, &from, &until);
	assert_int_equal(from, day_named("2025-09-01"));
	assert_int_equal(until, day_named("2026-08-31"));
	exercice_of(kept(l, &e_payer, "name=C;year_start=29/02"), 2024, &from, &until);
	assert_int_equal(from, day_named("2023-02-28"));
	assert_int_equal(until, day_named("2024-02-28"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {in_ledger(a_year_of_a_representative), in_ledger(drafts_follow_the_counter), in_ledger(exercices)};

	return cmocka_run_group_tests(tests, scales_setup, scales_teardown);
}
