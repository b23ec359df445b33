// SPDX-License-Identifier: EUPL-1.2
/* What falls on the days of a month, in order. On 21 November 2026. */
#include "support.h"
#include <carnet/desk/month.h>

static void world(bench *b)
{
	i18n_start("en");
	add(b, &e_cpts, "name", "CPTS du Val", NULL);
	add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "CA", "starts", "2024-01-01", "ends", "2026-12-31", NULL);
	add(b, &e_payer, "name", "Asso", "scale", "barème fiscal", "deadline_days", "30", NULL);
	add(b, &e_expense, "date", "2026-10-01", "kind", "kilomètres", "payer", "1", "mandate", "1", "distance", "46", NULL);
	add(b, &e_meeting, "title", "Conseil", "date", "2026-11-05", "mandate", "1", "start", "18:30", NULL);
	add(b, &e_meeting, "title", "Matin", "date", "2026-12-03", "cpts", "1", "start", "9:00", NULL);
	add(b, &e_meeting, "title", "Annulé", "date", "2026-12-03", "cpts", "1", "start", "8:00", "status", "annulée", NULL);
	add(b, &e_meeting, "title", "Janvier", "date", "2027-01-01", "cpts", "1", NULL);
	add(b, &e_action, "title", "Relire", "due", "2026-12-03", NULL);
	add(b, &e_action, "title", "Rendre", "due", "2026-12-03", "status", "fait", NULL);
	add(b, &e_action, "title", "Sans date", NULL);
}

static const struct expected {
	const char *day;
	enum month_kind kind;
	const char *state, *words;
} december[] = {
	{"2026-12-03", MONTH_MEETING, "cancelled", "08:00 Annulé, CPTS du Val"},
	{"2026-12-03", MONTH_MEETING, NULL, "09:00 Matin, CPTS du Val"},
	{"2026-12-03", MONTH_ACTION, NULL, "Relire"},
	{"2026-12-03", MONTH_ACTION, "done", "Rendre"},
	{"2026-12-05", MONTH_CLAIM, NULL, "Asso, "},
	{"2026-12-31", MONTH_MANDATE, NULL, ""},
};

static void a_month_in_order(void **state)
{
	bench *b = *state;
	month *m;

	world(b);
	OK(desk_month(&b->d, b, day_from_ymd(2026, 12, 1), day_from_ymd(2026, 12, 31), &m, &b->err));
	assert_int_equal(m->count, LENGTH(december));
	for (size_t i = 0; i < m->count; i++) {
		const struct expected *x = &december[i];
		char iso[11];
		date_to_iso(iso, m->list[i].day);
		assert_string_equal(iso, x->day);
		assert_int_equal(m->list[i].kind, x->kind);
		assert_string_equal(m->list[i].state ? m->list[i].state : "", x->state ? x->state : "");
		assert_non_null(strstr(m->list[i].words, x->words));
		assert_non_null(m->list[i].e);
		assert_true(m->list[i].id > 0);
	}
}

static void both_ends_count(void **state)
{
	bench *b = *state;
	month *m;
	int day = day_from_ymd(2026, 12, 31);

	world(b);
	OK(desk_month(&b->d, b, day, day, &m, &b->err));
	assert_int_equal(m->count, 1);
	assert_int_equal(m->list[0].kind, MONTH_MANDATE);
	OK(desk_month(&b->d, b, day + 1, day + 1, &m, &b->err));
	assert_int_equal(m->count, 1);
	assert_int_equal(m->list[0].id, 4);
	OK(desk_month(&b->d, b, day + 2, day + 20, &m, &b->err));
	assert_int_equal(m->count, 0);
}

/* A grid shows one letter for each: no two alike, in either language. */
static void signs_differ(void **state)
{
	static const char *const languages[] = {"en", "fr"};

	(void)state;
	for (size_t l = 0; l < LENGTH(languages); l++) {
		i18n_start(languages[l]);
		for (int i = 0; i < MONTH_KINDS; i++) {
			assert_true(*month_kind_words((enum month_kind)i) != '\0');
			for (int k = 0; k < i; k++)
				assert_string_not_equal(month_kind_sign((enum month_kind)i), month_kind_sign((enum month_kind)k));
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_bench(a_month_in_order),
		test_bench(both_ends_count),
		cmocka_unit_test(signs_differ),
	};
	return cmocka_run_group_tests_name("month", tests, NULL, NULL);
}
