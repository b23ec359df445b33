// SPDX-License-Identifier: EUPL-1.2
/* Participation as the meetings show it. */
#include "bench.h"
#include <carnet/rules/participation.h>

static const struct shown {
	const char *name;
	observed o;
	enum standing declared;
	const char *words, *gap; /* what they contain */
} cases[] = {
	{"seven points", {.points = {7}, .count = 7, .meetings = 4}, STANDING_REACHED, "too few points noted (7 points, 4 meetings; informed: 7)", "too few points"},
	{"two meetings", {.points = {0, 0, 8}, .count = 8, .meetings = 2}, STANDING_REACHED, "too few points noted (8 points, 2 meetings; associated: 8)", "too few"},
	{"nothing", {.count = 0}, STANDING_NO, "too few points noted (0 points, 0 meetings)", "too few"},
	{"just enough", {.points = {8}, .count = 8, .meetings = 3}, STANDING_REACHED, "users informed rather than consulted (8 points, 3 meetings; informed: 8)",
	 "show less than you declared"},
	{"consulted", {.points = {3, 5, 1, 0}, .count = 9, .meetings = 3}, STANDING_PARTLY, "users consulted or associated on half of the points or more", "The two agree."},
	{"half associated", {.points = {4, 0, 2, 2}, .count = 8, .meetings = 3}, STANDING_REACHED, "associated or co-deciding on half", "The two agree."},
	{"more than declared", {.points = {0, 0, 0, 8}, .count = 8, .meetings = 3}, STANDING_NO, "co-deciding", "more than you declared"},
	{"a little less", {.points = {0, 8, 0, 0}, .count = 8, .meetings = 3}, STANDING_REACHED, "consulted", "a little less"},
};

static void in_words(void **state)
{
	const struct shown *c = *state;
	AUTO_CTX(tmp);
	participation declared = {.standing = c->declared};

	assert_non_null(strstr(observed_words(tmp, &c->o), c->words));
	assert_non_null(strstr(participation_gap(tmp, "projets", &declared, &c->o), c->gap));
	assert_non_null(strstr(participation_gap(tmp, "projets", &declared, &c->o), "projets"));
}

static void nothing_is_declared_without_an_answer(void **state)
{
	AUTO_CTX(tmp);
	participation none = {.criteria = 4, .unanswered = 4};
	observed o = {.points = {0, 0, 0, 8}, .count = 8, .meetings = 3};

	(void)state;
	assert_non_null(strstr(participation_gap(tmp, "Projects", &none, &o), "Projects: not assessed yet; the meetings show users associated"));
}

static void counted_by_level_and_year(void **state)
{
	bench *b = *state;
	observed *o;
	size_t count;
	add(b, &e_cpts, "name", "CPTS d’essai", NULL);
	add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "CA", "level", "gouvernance", "starts", "2025-01-01", NULL);
	add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "groupe projet", "level", "projets", "starts", "2025-01-01", NULL);
	static const struct { const char *date, *mandate, *status, *how[3]; } list[] = {
		{"2026-03-01", "1", "", {"informés", "consultés", ""}},
		{"2026-04-01", "1", "", {"informés", "", ""}},
		{"2026-05-01", "2", "", {"codécideurs", "associés", "associés"}},
		{"2026-06-01", "1", "annulée", {"codécideurs", "codécideurs", "codécideurs"}},
		{"2025-06-01", "2", "", {"consultés", "", ""}},
		{"2026-07-01", "", "", {"associés", "", ""}},
	};
	for (size_t i = 0; i < LENGTH(list); i++) {
		int64_t m = add(b, &e_meeting, "title", "Réunion", "date", list[i].date, "mandate", list[i].mandate, "cpts", "1", "status", list[i].status, NULL);
		for (size_t k = 0; k < 3; k++)
			add(b, &e_agenda_item, "meeting", number(b, m), "title", "Point", "involvement", list[i].how[k], NULL);
	}
	OK(participation_observed(b->j, b, "2025-01-01", "2026-12-31", 0, 0, &o, &count, &b->err));
	static const struct { int year; const char *level; int count, meetings, first; } expected[] = {
		{2025, "projets", 1, 1, 0}, {2026, "projets", 3, 1, 0}, {2026, "gouvernance", 3, 2, 2}, {2026, "", 1, 1, 0},
	};
	assert_int_equal(count, LENGTH(expected));
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(o[i].year, expected[i].year);
		assert_string_equal(o[i].level, expected[i].level);
		assert_int_equal(o[i].count, expected[i].count);
		assert_int_equal(o[i].meetings, expected[i].meetings);
		assert_int_equal(o[i].points[0], expected[i].first);
	}
	OK(participation_observed(b->j, b, "2026-01-01", "2026-12-31", 1, 2, &o, &count, &b->err));
	assert_int_equal(count, 1);
	OK(participation_observed(b->j, b, "2020-01-01", "2020-12-31", 0, 0, &o, &count, &b->err));
	assert_int_equal(count, 0);
}

int main(void)
{
	struct CMUnitTest tests[LENGTH(cases) + 2] = {test_bench(counted_by_level_and_year), cmocka_unit_test(nothing_is_declared_without_an_answer)};

	i18n_start("en");
	for (size_t i = 0; i < LENGTH(cases); i++)
		tests[i + 2] = (struct CMUnitTest){cases[i].name, in_words, NULL, NULL, (void *)(uintptr_t)&cases[i]};
	return cmocka_run_group_tests_name("observed", tests, NULL, NULL);
}
