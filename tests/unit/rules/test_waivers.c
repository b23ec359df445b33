// SPDX-License-Identifier: EUPL-1.2
/* What is given up: kilometres of 2021 and before have a rate of their own, whoever the payer is. */
#include "ledger.h"

/* ---- kilometres of 2021 and before ---- */

/* 640 km: 368,00 € by the fiscal scale of 2021 (4 CV), 207,36 € by the old volunteer rate, 0,324 € a kilometre. */
static void gives_up_old_kilometres_at_their_rate(void **state)
{
	enum { PAID = 36800, GIVEN = 20736 };
	ledger *l = *state;
	int day = day_named("2022-01-20");

	person(l);
	kept(l, &e_vehicle, "label=Zoé;kind=voiture;fiscal_power=4");
	int64_t x = spent(l, "date=2021-05-10;kind=kilomètres;payer=Asso;vehicle=Zoé;distance=640"), draft = drawn(l, "Asso");
	OK(claim_waive(l->j, all, draft, day, NULL, 0, &l->err)); /* never sent: it asks no more than what it gives */
	claim_sheet *c = sheet(l, draft);
	assert_int_equal(c->total.asked, GIVEN);
	assert_int_equal(c->total.waived, GIVEN);
	assert_int_equal(c->total.refused, 0);
	assert_non_null(strstr(record_text(line(c, x)->x, "explanation"), "0,324"));
	assert_string_equal(record_text(line(c, x)->x, "scale_used"), "benevole-2021");

	x = spent(l, "date=2021-06-10;kind=kilomètres;payer=Asso;vehicle=Clio;distance=640"); /* 5 CV: 640 × 0,603 */
	int64_t sent = drawn(l, "Asso");
	OK(claim_submit(l->j, sent, day, NULL, &l->err));
	REFUSED(claim_waive(l->j, all, sent, day, &(claim_answer){.line = x, .cents = GIVEN + 1}, 1, &l->err), "207,36");
	REFUSED(claim_waive(l->j, all, sent, day, &(claim_answer){.cents = GIVEN + 1}, 1, &l->err), "207,36");
	OK(claim_waive(l->j, all, sent, day, &(claim_answer){.line = x, .whole = true}, 1, &l->err));
	c = sheet(l, sent);
	assert_string_equal(status(l, sent), "transmise"); /* the rest is still asked */
	assert_int_equal(c->total.waived, GIVEN);
	assert_int_equal(c->total.pending, 38592 - GIVEN);
	OK(claim_accept(l->j, sent, day, NULL, 0, NULL, &l->err));
	OK(claim_waive(l->j, all, sent, day, NULL, 0, &l->err));
	c = sheet(l, sent);
	assert_string_equal(status(l, sent), "abandonnée");
	assert_int_equal(c->total.waived, GIVEN);
	assert_int_equal(c->total.refused, 38592 - GIVEN);
	assert_int_equal(c->due, 0);
	assert_non_null(strstr(record_text(line(c, x)->x, "refusal_reason"), "207,36"));
}

/* What has no rate of its own is worth what the payer would pay; what cannot be known is refused. */
static void gives_up_the_rest_as_it_is_paid(void **state)
{
	ledger *l = *state;
	figure f;
	bool own;

	person(l);
	kept(l, &e_payer, "name=Club;scale=taux maison;house_rate=0,200;accepts_waivers=oui");
	kept(l, &e_vehicle, "label=Vélo;kind=vélo");
	kept(l, &e_vehicle, "label=Mob;kind=cyclomoteur");
	const struct {
		const char *words;
		int64_t cents; /* -1: no rate of its own */
	} given[] = {
		{"date=2022-01-01;kind=kilomètres;payer=Asso;vehicle=Clio;distance=640", -1},
		{"date=2021-12-31;kind=péage;payer=Asso;real_amount=8", -1},
		{"date=2021-12-31;kind=kilomètres;payer=Club;vehicle=Vélo;distance=10", -1},
		{"date=2021-12-31;kind=kilomètres;payer=Asso;vehicle=Mob;distance=100", 1260},
		{"date=2019-12-31;kind=kilomètres;payer=Asso;vehicle=Clio;distance=640", 20416},
		{"date=2021-12-31;kind=kilomètres;payer=Asso;vehicle=Clio;distance=100;received=10", 2240},
	};
	for (size_t i = 0; i < LENGTH(given); i++) {
		OK(expense_given_up(l->j, l, &f, &own, all, kept(l, &e_expense, given[i].words), &l->err));
		assert_int_equal(own ? f.cents : -1, given[i].cents);
	}
	record *old = kept(l, &e_expense, "date=2018-05-05;kind=kilomètres;payer=Asso;vehicle=Clio;distance=10"),
	       *bare = kept(l, &e_expense, "date=2021-05-05;kind=kilomètres;payer=Asso;distance=10");
	REFUSED(expense_given_up(l->j, l, &f, &own, all, old, &l->err), "volunteer.yaml");
	REFUSED(expense_given_up(l->j, l, &f, &own, all, bare, &l->err), "véhicule");

	int64_t low = spent(l, "date=2021-07-07;kind=kilomètres;payer=Club;vehicle=Clio;distance=100"), id = drawn(l, "Club");
	OK(claim_tick(l->j, id, kept(l, &e_expense, "date=2021-07-07;kind=péage;payer=Club;real_amount=5;receipt=papier")->id, true, &l->err));
	OK(claim_waive(l->j, all, id, day_named("2021-08-01"), NULL, 0, &l->err));
	assert_int_equal(line(sheet(l, id), low)->p.waived, 2000); /* the payer would pay less than the rate */
	assert_int_equal(sheet(l, id)->total.waived, 2500);
}

/* Said once it is done: the vehicle is somebody else's, and the day of the waiver is that of the gift. */
static void doubts_once_given_up(void **state)
{
	static const struct {
		const char *vehicle, *day;
		const char *places[2];
		size_t count;
	} cases[] = {
		{"Clio", "2025-12-31", {NULL}, 0},
		{"Clio", "2026-01-05", {"claim.waived_on"}, 1},
		{"Prêtée", "2025-12-31", {".vehicle"}, 1},
		{"Prêtée", "2026-01-05", {"claim.waived_on", ".vehicle"}, 2},
	};
	ledger *l = *state;

	person(l);
	kept(l, &e_vehicle, "label=Prêtée;kind=voiture;fiscal_power=5;owner=prêt");
	for (size_t i = 0; i < LENGTH(cases); i++) {
		AUTO_PROBLEMS p = {0};
		OK(journal_begin(l->j, "case", &l->err));
		spent(l, mem_printf(l, "date=2025-12-20;kind=kilomètres;payer=Asso;vehicle=%s;distance=40", cases[i].vehicle));
		int64_t id = drawn(l, "Asso");
		OK(claim_waive(l->j, all, id, day_named(cases[i].day), NULL, 0, &l->err));
		OK(claim_waived_doubts(l->j, id, &p, &l->err));
		assert_int_equal(p.count, cases[i].count);
		for (size_t k = 0; k < p.count; k++)
			assert_non_null(strstr(p.list[k].place, cases[i].places[k]));
		journal_rollback(l->j);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {in_ledger(gives_up_old_kilometres_at_their_rate), in_ledger(gives_up_the_rest_as_it_is_paid),
					   in_ledger(doubts_once_given_up)};

	return cmocka_run_group_tests(tests, scales_setup, scales_teardown);
}
