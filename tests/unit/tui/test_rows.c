// SPDX-License-Identifier: EUPL-1.2
/* The window over a long list, and the columns it is shown in. */
#include <stdio.h>
#include <carnet/base/text.h>
#include "../../../src/tui/widgets/columns.h"
#include "../../../src/tui/widgets/rows.h"
#include "support.h"

enum { MANY = 130, PAGE = 10 };

/* Routes named by number: their order is their names'. */
static struct rows *many(bench *b, query **q)
{
	for (int i = 0; i < MANY; i++)
		add(b, &e_route, "label", mem_printf(b, "route %03d", i), "distance", "5", NULL);
	*q = query_new(b, &e_route);
	struct rows *w = rows_new(b, b->j, *q, PAGE);
	assert_int_equal(rows_open(w, NULL, &b->e), 0);
	return w;
}

static void expect(const struct rows *w, int number)
{
	char name[16];
	snprintf(name, sizeof name, "route %03d", number);
	assert_non_null(rows_focus(w));
	assert_string_equal(record_text(rows_focus(w), "label"), name);
}

/* Screen lines follow one another in the query's order. */
static void expect_in_order(const struct rows *w)
{
	char **cache;
	const record *before = rows_line(w, 0, &cache);
	for (int line = 1; line < PAGE; line++) {
		const record *r = rows_line(w, line, &cache);
		assert_non_null(r);
		assert_true(strcmp(record_text(before, "label"), record_text(r, "label")) < 0);
		before = r;
	}
	assert_in_range(rows_focus_line(w), 0, PAGE - 1);
}

static void down_reaches_every_row_and_up_comes_back(void **state)
{
	bench *b = *state;
	query *q;
	struct rows *w = many(b, &q);
	for (int i = 0; i < MANY; i++) {
		expect(w, i);
		expect_in_order(w);
		assert_int_equal(rows_move(w, 1, &b->e), 0);
	}
	expect(w, MANY - 1);
	for (int i = MANY - 1; i >= 0; i--) {
		expect(w, i);
		expect_in_order(w);
		assert_int_equal(rows_move(w, -1, &b->e), 0);
	}
	expect(w, 0);
}

static void pages_move_by_a_screen(void **state)
{
	bench *b = *state;
	query *q;
	struct rows *w = many(b, &q);
	for (int i = PAGE; i < MANY; i += PAGE) {
		assert_int_equal(rows_move(w, PAGE, &b->e), 0);
		expect(w, i);
		expect_in_order(w);
	}
	assert_int_equal(rows_move(w, PAGE, &b->e), 0);
	expect(w, MANY - 1);
	assert_int_equal(rows_move(w, -PAGE, &b->e), 0);
	expect(w, MANY - 1 - PAGE);
}

static void the_ends_are_one_step_away(void **state)
{
	bench *b = *state;
	query *q;
	struct rows *w = many(b, &q);
	assert_int_equal(rows_last(w, &b->e), 0);
	expect(w, MANY - 1);
	expect_in_order(w);
	assert_false(rows_more_below(w));
	assert_true(rows_more_above(w));
	assert_int_equal(rows_first(w, &b->e), 0);
	expect(w, 0);
	assert_false(rows_more_above(w));
	assert_true(rows_more_below(w));
}

static void the_way_back_from_an_end_reads_nothing(void **state)
{
	bench *b = *state;
	query *q;
	struct rows *w = many(b, &q);
	assert_int_equal(rows_move(w, 66, &b->e), 0);
	assert_int_equal(rows_last(w, &b->e), 0);
	const record *end = rows_focus(w);
	assert_int_equal(rows_first(w, &b->e), 0);
	expect(w, 0);
	expect_in_order(w);
	assert_int_equal(rows_last(w, &b->e), 0);
	assert_ptr_equal(rows_focus(w), end);
	expect(w, MANY - 1);
	for (int i = MANY - 1; i >= 0; i--) {
		expect(w, i);
		expect_in_order(w);
		assert_int_equal(rows_ahead(w, &b->e), 0);
		assert_int_equal(rows_move(w, -1, &b->e), 0);
	}
	assert_false(rows_more_above(w));
}

static void an_end_left_before_a_change_is_read_again(void **state)
{
	bench *b = *state;
	query *q;
	struct rows *w = many(b, &q);
	assert_int_equal(rows_last(w, &b->e), 0);
	assert_int_equal(rows_first(w, &b->e), 0);
	add(b, &e_route, "label", "route 999", "distance", "5", NULL);
	assert_int_equal(rows_reload(w, &b->e), 0);
	assert_int_equal(rows_last(w, &b->e), 0);
	expect(w, 999);
	assert_int_equal(rows_move(w, -1, &b->e), 0);
	expect(w, MANY - 1);
}

static void it_opens_on_a_record(void **state)
{
	bench *b = *state;
	query *q;
	record *r;
	struct rows *w = many(b, &q);
	assert_int_equal(journal_get(b->j, b, &r, &e_route, 66, &b->e), 0);
	assert_int_equal(rows_open(w, r, &b->e), 0);
	expect(w, 65);
	expect_in_order(w);
}

static void descending_lists_open_on_a_record_too(void **state)
{
	bench *b = *state;
	query *q;
	record *r;
	struct rows *w = many(b, &q);
	assert_int_equal(query_sort(q, "-label", &b->e), 0);
	assert_int_equal(journal_get(b->j, b, &r, &e_route, 66, &b->e), 0);
	assert_int_equal(rows_open(w, r, &b->e), 0);
	expect(w, 65);
	assert_int_equal(rows_move(w, 1, &b->e), 0);
	expect(w, 64);
}

static void a_deleted_row_leaves_the_focus_on_the_next(void **state)
{
	bench *b = *state;
	query *q;
	struct rows *w = many(b, &q);
	assert_int_equal(rows_move(w, 42, &b->e), 0);
	assert_int_equal(journal_delete(b->j, &e_route, rows_focus(w)->id, NULL, NULL, &b->e), 0);
	assert_int_equal(rows_reload(w, &b->e), 0);
	expect(w, 43);
	expect_in_order(w);
}

static void the_last_row_deleted_leaves_the_one_before(void **state)
{
	bench *b = *state;
	query *q;
	struct rows *w = many(b, &q);
	assert_int_equal(rows_last(w, &b->e), 0);
	assert_int_equal(journal_delete(b->j, &e_route, rows_focus(w)->id, NULL, NULL, &b->e), 0);
	assert_int_equal(rows_reload(w, &b->e), 0);
	expect(w, MANY - 2);
}

static void a_renamed_row_keeps_the_focus(void **state)
{
	bench *b = *state;
	query *q;
	record *r;
	struct rows *w = many(b, &q);
	assert_int_equal(rows_move(w, 42, &b->e), 0);
	assert_int_equal(journal_get(b->j, b, &r, &e_route, rows_focus(w)->id, &b->e), 0);
	record_set(r, "label", value_text(b, "route 100 bis"));
	assert_int_equal(journal_save(b->j, r, NULL, &b->e), 0);
	assert_int_equal(rows_reload(w, &b->e), 0);
	assert_string_equal(record_text(rows_focus(w), "label"), "route 100 bis");
}

static void equal_sort_values_lose_no_row(void **state)
{
	bench *b = *state;
	for (int i = 0; i < 60; i++)
		add(b, &e_route, "label", "même nom", "distance", "5", NULL);
	query *q = query_new(b, &e_route);
	struct rows *w = rows_new(b, b->j, q, PAGE);
	record *r;
	assert_int_equal(journal_get(b->j, b, &r, &e_route, 30, &b->e), 0);
	assert_int_equal(rows_open(w, r, &b->e), 0);
	assert_int_equal(rows_focus(w)->id, 30);
	assert_int_equal(rows_first(w, &b->e), 0);
	for (int64_t id = 1; id <= 60; id++) {
		assert_int_equal(rows_focus(w)->id, id);
		assert_int_equal(rows_move(w, 1, &b->e), 0);
	}
}

static void an_empty_list_has_no_focus(void **state)
{
	bench *b = *state;
	query *q = query_new(b, &e_route);
	struct rows *w = rows_new(b, b->j, q, PAGE);
	assert_int_equal(rows_open(w, NULL, &b->e), 0);
	assert_null(rows_focus(w));
	assert_int_equal(rows_move(w, 1, &b->e), 0);
	assert_int_equal(rows_last(w, &b->e), 0);
	assert_int_equal(rows_reload(w, &b->e), 0);
	assert_null(rows_focus(w));
	add(b, &e_route, "label", "la première", "distance", "5", NULL);
	assert_int_equal(rows_reload(w, &b->e), 0);
	assert_non_null(rows_focus(w));
}

static void a_taller_screen_loads_what_it_needs(void **state)
{
	bench *b = *state;
	query *q;
	char **cache;
	struct rows *w = many(b, &q);
	assert_int_equal(rows_page(w, 60, &b->e), 0);
	assert_non_null(rows_line(w, 59, &cache));
	assert_int_equal(rows_page(w, 3, &b->e), 0);
	assert_true(rows_more_below(w));
	assert_non_null(rows_line(w, 3, &cache));
	assert_null(rows_line(w, -1, &cache));
}

static int total(const struct columns *c)
{
	int width = 0;
	for (size_t i = 0; i < c->count; i++)
		width += c->list[i].width + (i ? 1 : 0);
	return width;
}

static void columns_fit_any_width(void **state)
{
	(void)state;
	for (const entity *const *e = entities; *e; e++) {
		for (int cols = 20; cols <= 200; cols++) {
			struct columns c;
			columns_fit(&c, *e, NULL, NULL, 0, cols);
			assert_true(c.count > 0);
			assert_true(total(&c) <= cols);
			strbuf *header = sb_new(NULL);
			columns_header(header, &c);
			assert_int_equal(text_width(header->s), total(&c));
			talloc_free(header);
		}
	}
}

static void columns_begin_with_dates_and_states(void **state)
{
	(void)state;
	struct columns c;
	columns_fit(&c, &e_meeting, NULL, NULL, 0, 78);
	assert_string_equal(c.list[0].f->name, "date");
	assert_string_equal(c.list[1].f->name, "start");
	assert_string_equal(c.list[2].f->name, "status");
	assert_string_equal(c.list[3].f->name, "title");
	columns_fit(&c, &e_meeting, NULL, NULL, 0, 36);
	assert_string_equal(c.list[0].f->name, "date");
	assert_string_equal(c.list[c.count - 1].f->name, "title");
}

static void late_is_past_and_not_over(void **state)
{
	bench *b = *state;
	static const struct {
		const char *due, *status;
		bool late;
	} cases[] = {
		{"20/11/2026", "à faire", true}, {"20/11/2026", "en cours", true}, {"20/11/2026", "fait", false},
		{"20/11/2026", "abandonné", false}, {"21/11/2026", "à faire", false}, {"", "à faire", false},
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		record *r;
		int64_t id = add(b, &e_action, "title", "Relancer", "due", cases[i].due, "status", cases[i].status, NULL);
		assert_int_equal(journal_get(b->j, b, &r, &e_action, id, &b->e), 0);
		assert_int_equal(record_late(r), cases[i].late);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_bench(down_reaches_every_row_and_up_comes_back),
		test_bench(pages_move_by_a_screen),
		test_bench(the_ends_are_one_step_away),
		test_bench(the_way_back_from_an_end_reads_nothing),
		test_bench(an_end_left_before_a_change_is_read_again),
		test_bench(it_opens_on_a_record),
		test_bench(descending_lists_open_on_a_record_too),
		test_bench(a_deleted_row_leaves_the_focus_on_the_next),
		test_bench(the_last_row_deleted_leaves_the_one_before),
		test_bench(a_renamed_row_keeps_the_focus),
		test_bench(equal_sort_values_lose_no_row),
		test_bench(an_empty_list_has_no_focus),
		test_bench(a_taller_screen_loads_what_it_needs),
		test_bench(columns_fit_any_width),
		test_bench(columns_begin_with_dates_and_states),
		test_bench(late_is_past_and_not_over),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
