// SPDX-License-Identifier: EUPL-1.2
/* The life of a mandate, on 21 November 2026. */
#include "bench.h"
#include "bench.h"
#include <carnet/rules/mandates.h>

static const struct life {
	const char *starts, *ends;
	enum mandate_stage stage;
	int days;
	const char *words;
} lives[] = {
	{"2026-01-01", NULL, MANDATE_RUNS, 0, "No end is noted."},
	{"2027-01-01", NULL, MANDATE_TO_COME, 41, "It starts in 41 days."},
	{"2026-11-22", "2027-11-22", MANDATE_TO_COME, 1, "It starts in 1 day."},
	{"2026-11-21", "2027-11-21", MANDATE_RUNS, 365, "It ends in 365 days."},
	{"2026-01-01", "2027-05-21", MANDATE_RUNS, 181, "It ends in 181 days."},
	{"2026-01-01", "2027-05-20", MANDATE_NEARS, 180, "It ends in 180 days: speak of it with your association now."},
	{"2026-01-01", "2027-01-21", MANDATE_NEARS, 61, "It ends in 61 days: speak of it with your association now."},
	{"2026-01-01", "2027-01-20", MANDATE_CLOSES, 60, "It ends in 60 days: have the next representative appointed in writing."},
	{"2026-01-01", "2026-11-21", MANDATE_CLOSES, 0, "It ends in 0 days: have the next representative appointed in writing."},
	{"2026-01-01", "2026-11-20", MANDATE_ENDED, 1, "It ended 1 day ago."},
};

static void lives_in_words(void **state)
{
	const struct life *l = *state;
	AUTO_CTX(tmp);
	record *r = record_new(tmp, &e_mandate);
	int today;

	assert_int_equal(date_from_iso(&today, "2026-11-21"), 0);
	record_set(r, "starts", value_text(r, l->starts));
	record_set(r, "ends", value_text(r, l->ends));
	mandate_life life = mandate_life_on(r, today);
	assert_int_equal(life.stage, l->stage);
	assert_int_equal(life.days, l->days);
	assert_string_equal(mandate_words(tmp, &life), l->words);
}

/* Of the CPTS of the mandate, by their role, of its body or of none. */
static void who_sits_in(void **state)
{
	bench *b = *state;
	record *mandate, **list;
	size_t n;

	add(b, &e_cpts, "name", "Val", NULL);
	add(b, &e_cpts, "name", "Autre", NULL);
	int64_t id = add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "CA", "starts", "2026-01-01", NULL);
	OK(journal_get(b->j, b, &mandate, &e_mandate, id, &b->err));
	OK(mandate_substitutes(b->j, b, mandate, &list, &n, &b->err));
	assert_int_equal(n, 0);
	add(b, &e_contact, "name", "Anne", "role", "Suppléante", "cpts", "1", NULL);
	add(b, &e_contact, "name", "Basile", "role", "Usager, suppléant", "body", "CA", "cpts", "1", NULL);
	add(b, &e_contact, "name", "Chloé", "role", "suppléante", "body", "Comité des usagers", "cpts", "1", NULL);
	add(b, &e_contact, "name", "Denis", "role", "Suppléant", "cpts", "2", NULL);
	add(b, &e_contact, "name", "Élise", "role", "Présidente", "cpts", "1", NULL);
	OK(mandate_substitutes(b->j, b, mandate, &list, &n, &b->err));
	assert_int_equal(n, 2);
	assert_string_equal(record_text(list[0], "name"), "Anne");
	assert_string_equal(record_text(list[1], "name"), "Basile");
}

int main(void)
{
	struct CMUnitTest tests[LENGTH(lives) + 1];

	i18n_start("en");
	for (size_t i = 0; i < LENGTH(lives); i++)
		tests[i] = (struct CMUnitTest){lives[i].words, lives_in_words, NULL, NULL, (void *)(uintptr_t)&lives[i]};
	tests[LENGTH(lives)] = (struct CMUnitTest)cmocka_unit_test_setup_teardown(who_sits_in, bench_setup, bench_teardown);
	return cmocka_run_group_tests_name("mandates", tests, NULL, NULL);
}
