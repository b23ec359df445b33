// SPDX-License-Identifier: EUPL-1.2
/* What fields are chosen from, the calendar, times as they are read. */
#include "../../../src/tui/widgets/calendar.h"
#include "../../../src/tui/widgets/choices.h"
#include "../../support/paper.h"
#include "support.h"
#include <carnet/base/date.h>
#include <time.h>

static void type(struct pick *p, const char *word)
{
	for (; *word; word++) {
		struct key k = {.code = *word, .text = {*word}};
		pick_key(p, &k);
	}
}

/* Every row of every choice gives back a value that the type takes, and finds its row again. */
static void choices_come_back_to_their_row(void **state)
{
	bench *b = *state;
	for (const entity *const *e = entities; *e; e++) {
		for (size_t i = 0; i < (*e)->nfields; i++) {
			const field *f = &(*e)->fields[i];
			if (f->type->control != CONTROL_CHOICE)
				continue;
			struct pick *p = pick_new(b);
			choices_fill(p, b->j, f, false, 0);
			assert_true(pick_count(p) >= 2);
			for (long id = 1; id <= (long)pick_count(p); id++) {
				value v;
				char *typed = choices_value(b, f, id);
				assert_int_equal(f->type->parse(b, &v, f, typed, &b->e), 0);
				strbuf *edited = sb_new(b);
				field_edit(edited, f, &v);
				assert_int_equal(choices_row(f, edited->s), id);
			}
		}
	}
}

static void nothing_may_be_chosen_when_it_is_not_required(void **state)
{
	bench *b = *state;
	const field *f = entity_field(&e_mandate, "voice");
	struct pick *p = pick_new(b);
	choices_fill(p, b->j, f, true, 0);
	assert_int_equal(pick_count(p), 4);
	assert_string_equal(choices_value(b, f, CHOICE_EMPTY), "");
	assert_int_equal(choices_row(f, ""), CHOICE_FIRST);
	assert_int_equal(choices_row(f, "inconnu au bataillon"), CHOICE_FIRST);
}

/* Parts called the same are told apart by what they belong to. */
static void parts_are_listed_with_their_owner(void **state)
{
	bench *b = *state;
	struct paper *sheet = paper_new(6, 70);
	add(b, &e_cpts, "name", "Val", NULL);
	add(b, &e_meeting, "title", "CA", "date", "2026-12-03", "cpts", "1", NULL);
	add(b, &e_agenda_item, "meeting", "1", "title", "Budget", NULL);
	struct pick *p = pick_new(b);
	choices_fill(p, b->j, entity_field(&e_question, "agenda_item"), 0, 0);
	pick_draw(p, (struct rect){0, 0, 6, 70}, true);
	assert_string_equal(paper_line(sheet, 1), "> Budget  CA, jeu. 3 déc. 2026");
	add(b, &e_meeting, "title", "Bureau", "date", "2026-12-04", "cpts", "1", NULL);
	add(b, &e_agenda_item, "meeting", "2", "title", "Bilan", NULL);
	choices_fill(p, b->j, entity_field(&e_question, "agenda_item"), CHOICES_NO_CREATE, 0);
	assert_int_equal(pick_count(p), 2);
	choices_fill(p, b->j, entity_field(&e_question, "agenda_item"), CHOICES_NO_CREATE, 2);
	assert_int_equal(pick_count(p), 1);
	assert_int_equal(pick_chosen(p), 2);
	paper_free(sheet);
}

static void references_are_listed_by_title(void **state)
{
	bench *b = *state;
	add(b, &e_cpts, "name", "Val d’Orge", NULL);
	add(b, &e_cpts, "name", "Haut-Lauvray", NULL);
	const field *f = entity_field(&e_mandate, "cpts");
	struct pick *p = pick_new(b);
	choices_fill(p, b->j, f, false, 0);
	assert_int_equal(pick_count(p), 3); /* and create… */
	type(p, "orge");
	choices_typed(p, b->j, f, false, 0);
	assert_int_equal(pick_chosen(p), 1);
	assert_string_equal(choices_value(b, f, 1), "1");
	assert_int_equal(choices_row(f, "2"), 2);
}

static void what_is_not_found_can_be_created(void **state)
{
	bench *b = *state;
	const field *f = entity_field(&e_mandate, "cpts");
	struct pick *p = pick_new(b);
	choices_fill(p, b->j, f, false, 0);
	type(p, "zzz");
	assert_int_equal(pick_chosen(p), CHOICE_CREATE);
}

static void a_long_table_is_looked_into(void **state)
{
	bench *b = *state;
	add(b, &e_cpts, "name", "Val d’Orge", NULL);
	assert_int_equal(journal_begin(b->j, "rangs", &b->e), 0);
	for (int i = 0; i < 260; i++)
		add(b, &e_meeting, "cpts", "1", "date", "3/12/2026", "title", mem_printf(b, "Rang %d", i), NULL);
	assert_int_equal(journal_commit(b->j, &b->e), 0);
	const field *f = entity_field(&e_expense, "meeting");
	struct pick *p = pick_new(b);
	choices_fill(p, b->j, f, false, 0);
	assert_int_equal(pick_count(p), 201);
	type(p, "rang 7");
	choices_typed(p, b->j, f, false, 0);
	assert_true(pick_count(p) < 30);
	type(p, "7");
	choices_typed(p, b->j, f, false, 0);
	record *r;
	assert_int_equal(journal_get(b->j, b, &r, &e_meeting, pick_chosen(p), &b->e), 0);
	assert_string_equal(record_text(r, "title"), "Rang 77");
}

static void the_calendar_moves_by_days_weeks_and_months(void **state)
{
	static const struct {
		int y, m, d, key, to_y, to_m, to_d;
	} cases[] = {
		{2026, 11, 30, K_RIGHT, 2026, 12, 1},    {2026, 1, 1, K_LEFT, 2025, 12, 31},     {2026, 2, 25, K_DOWN, 2026, 3, 4},
		{2026, 3, 4, K_UP, 2026, 2, 25},         {2026, 1, 31, K_PAGE_DOWN, 2026, 2, 28}, {2028, 1, 31, K_PAGE_DOWN, 2028, 2, 29},
		{2026, 12, 15, K_PAGE_DOWN, 2027, 1, 15}, {2026, 1, 15, K_PAGE_UP, 2025, 12, 15},  {2030, 5, 5, K_HOME, 2026, 11, 21},
		{1900, 1, 1, K_LEFT, 1900, 1, 1},        {2199, 12, 31, K_PAGE_DOWN, 2199, 12, 31},
	};
	(void)state;
	setenv("CARNET_NOW", "2026-11-21T09:00:00Z", 1);
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct calendar c = {.day = day_from_ymd(cases[i].y, cases[i].m, cases[i].d)};
		assert_true(calendar_key(&c, &(struct key){.code = cases[i].key}));
		assert_int_equal(c.day, day_from_ymd(cases[i].to_y, cases[i].to_m, cases[i].to_d));
	}
	struct calendar c = {.day = 0};
	assert_false(calendar_key(&c, &(struct key){.code = 'x'}));
}

static void stamps_are_read_in_local_time(void **state)
{
	static const struct {
		const char *zone, *stamp, *words;
	} cases[] = {
		{"UTC", "2026-11-21T08:05:00.123Z", "21 nov. 08:05"},
		{"CET-1", "2026-11-21T08:05:00.123Z", "21 nov. 09:05"},
		{"CET-1", "2026-11-20T23:30:00.000Z", "21 nov. 00:30"},
		{"EST5", "2026-11-21T03:30:00.000Z", "20 nov. 22:30"},
		{"UTC", "hier", "hier"},
		{"UTC", "2026-99-99T08:05:00.123Z", "2026-99-99T08:05:00.123Z"},
	};
	(void)state;
	setenv("CARNET_NOW", "2026-11-21T09:00:00Z", 1);
	i18n_start("fr");
	for (size_t i = 0; i < LENGTH(cases); i++) {
		setenv("TZ", cases[i].zone, 1);
		tzset();
		strbuf *out = sb_new(NULL);
		stamp_print(out, cases[i].stamp);
		assert_string_equal(out->s, cases[i].words);
		talloc_free(out);
	}
	setenv("TZ", "UTC", 1);
	tzset();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_bench(choices_come_back_to_their_row),
		test_bench(nothing_may_be_chosen_when_it_is_not_required),
		test_bench(parts_are_listed_with_their_owner), test_bench(references_are_listed_by_title),
		test_bench(what_is_not_found_can_be_created),
		test_bench(a_long_table_is_looked_into),
		cmocka_unit_test(the_calendar_moves_by_days_weeks_and_months),
		cmocka_unit_test(stamps_are_read_in_local_time),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
