// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/rules/participation.h>

static const struct level {
	const char *name;
	int scores[6];
	size_t n;
	enum standing standing;
	int sum, met, unanswered;
} levels[] = {
	{"all settled", {3, 3, 3, 3}, 4, STANDING_REACHED, 12, 4, 0},
	{"mean of two exactly", {2, 2, 2, 2}, 4, STANDING_REACHED, 8, 4, 0},
	{"mean of two with a zero", {3, 3, 2, 0}, 4, STANDING_REACHED, 8, 3, 0},
	{"just under two", {3, 3, 1, 0}, 4, STANDING_PARTLY, 7, 2, 0},
	{"unanswered counts as nothing", {3, 3, 1, SCORE_NONE}, 4, STANDING_PARTLY, 7, 2, 1},
	{"unanswered but high enough", {3, 3, 2, SCORE_NONE}, 4, STANDING_REACHED, 8, 3, 1},
	{"one planned", {1, 0, 0, 0, 0, 0}, 6, STANDING_PARTLY, 1, 0, 0},
	{"all no", {0, 0, 0, 0, 0, 0}, 6, STANDING_NO, 0, 0, 0},
	{"no answer", {SCORE_NONE, SCORE_NONE}, 2, STANDING_NO, 0, 0, 2},
	{"no criterion", {0}, 0, STANDING_NO, 0, 0, 0},
};

static void level(void **state)
{
	const struct level *l = *state;
	participation p = participation_level(l->scores, l->n);

	assert_int_equal(p.standing, l->standing);
	assert_int_equal(p.sum, l->sum);
	assert_int_equal(p.met, l->met);
	assert_int_equal(p.unanswered, l->unanswered);
	assert_int_equal(p.criteria, l->n);
	assert_int_equal(p.highest, 3 * l->n);
}

static void signs_and_words(void **state)
{
	(void)state;
	assert_string_equal(standing_sign(STANDING_REACHED), "●");
	assert_string_equal(standing_sign(STANDING_PARTLY), "◐");
	assert_string_equal(standing_sign(STANDING_NO), "○");
	assert_string_equal(standing_words(STANDING_PARTLY), "on the way");
	participation none = participation_level((const int[]){SCORE_NONE, SCORE_NONE}, 2), one = participation_level((const int[]){SCORE_NONE, 0}, 2);
	assert_string_equal(participation_words(&none), "to be assessed");
	assert_string_equal(participation_words(&one), "not yet");
}

int main(void)
{
	struct CMUnitTest tests[LENGTH(levels) + 1] = {cmocka_unit_test(signs_and_words)};

	i18n_start("en");
	for (size_t i = 0; i < LENGTH(levels); i++)
		tests[i + 1] = (struct CMUnitTest){levels[i].name, level, NULL, NULL, (void *)(uintptr_t)&levels[i]};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
