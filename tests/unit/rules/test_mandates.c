// SPDX-License-Identifier: EUPL-1.2
/* The life of a mandate, on 21 November 2026. */
#include "bench.h"
#include <carnet/rules/mandates.h>

static const struct life {
	const char *starts, *ends;
	enum mandate_stage stage;
	int days;
	const char *words;
} lives[] = {
	{ "2026-01-01", NULL, MANDATE_RUNS, 0, "No end is noted." },
	{ "2027-01-01", NULL, MANDATE_TO_COME, 41, "It starts in 41 days." },
	{ "2026-11-22", "2027-11-22", MANDATE_TO_COME, 1, "It starts in 1 day." },
	{ "2026-11-21", "2027-11-21", MANDATE_RUNS, 365, "It ends in 365 days." },
	{ "2026-01-01", "2027-05-21", MANDATE_RUNS, 181, "It ends in 181 days." },
	{ "2026-01-01", "2027-05-20", MANDATE_NEARS, 180, "It ends in 180 days: speak of it with your association now." },
	{ "2026-01-01", "2027-01-21", MANDATE_NEARS, 61, "It ends in 61 days: speak of it with your association now." },
	{ "2026-01-01", "2027-01-20", MANDATE_CLOSES, 60, "It ends in 60 days: have the next representative appointed in writing." },
	{ "2026-01-01", "2026-11-21", MANDATE_CLOSES, 0, "It ends in 0 days: have the next representative appointed in writing." },
	{ "2026-01-01", "2026-11-20", MANDATE_ENDED, 1, "It ended 1 day ago." },
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

int main(void)
{
	struct CMUnitTest tests[LENGTH(lives)];

	i18n_start("en");
	for (size_t i = 0; i < LENGTH(lives); i++)
		tests[i] = (struct CMUnitTest){ lives[i].words, lives_in_words, NULL, NULL, (void *)(uintptr_t)&lives[i] };
	return cmocka_run_group_tests_name("mandates", tests, NULL, NULL);
}
