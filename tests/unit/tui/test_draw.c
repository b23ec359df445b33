// SPDX-License-Identifier: EUPL-1.2
/* Rectangles, roles and drawing on a sheet of paper. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include "../../../src/tui/layout.h"
#include "../../../src/tui/theme.h"
#include "../../support/paper.h"

static void same_rect(struct rect a, struct rect b)
{
	assert_memory_equal(&a, &b, sizeof a);
}

static void cuts(void **state)
{
	(void)state;
	struct rect r = {0, 0, 24, 80};
	same_rect(rect_top(&r, 2), (struct rect){0, 0, 2, 80});
	same_rect(rect_bottom(&r, 1), (struct rect){23, 0, 1, 80});
	same_rect(rect_left(&r, 10), (struct rect){2, 0, 21, 10});
	same_rect(rect_right(&r, 5), (struct rect){2, 75, 21, 5});
	same_rect(r, (struct rect){2, 10, 21, 65});
	same_rect(rect_top(&r, 100), (struct rect){2, 10, 21, 65});
	assert_int_equal(r.rows, 0);
	same_rect(rect_bottom(&r, -3), (struct rect){23, 10, 0, 65});
}

static void middles_and_margins(void **state)
{
	(void)state;
	struct rect r = {2, 4, 10, 20};
	same_rect(rect_middle(r, 4, 10), (struct rect){5, 9, 4, 10});
	same_rect(rect_middle(r, 40, 100), r);
	same_rect(rect_inside(r, 1, 2), (struct rect){3, 6, 8, 16});
	assert_int_equal(rect_inside(r, 20, 20).rows, 0);
	assert_true(rect_has(r, 2, 4));
	assert_false(rect_has(r, 12, 4));
	assert_false(rect_has(r, 2, 24));
}

static void scrolling_moves_as_little_as_it_can(void **state)
{
	static const struct {
		long first, at, count, expected;
	} cases[] = {{0, 5, 100, 0}, {0, 12, 100, 3}, {20, 12, 100, 12}, {95, 99, 100, 90}, {0, 3, 4, 0}, {0, 0, 0, 0}};
	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++)
		assert_int_equal(scroll_to(cases[i].first, cases[i].at, cases[i].count, 10), cases[i].expected);
}

static void rows_to_spare_go_to_the_focus_first(void **state)
{
	static const struct {
		size_t at;
		int spare, expected[3];
	} cases[] = {{1, 9, {2, 3, 2}}, {1, 2, {1, 3, 1}}, {2, 2, {2, 1, 2}}, {3, 3, {2, 3, 1}}, {0, 0, {1, 1, 1}}};
	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		int rows[] = {2, 3, 2};
		share_rows(rows, LENGTH(rows), cases[i].at, cases[i].spare);
		assert_memory_equal(rows, cases[i].expected, sizeof rows);
	}
}

static void every_scheme_fills_every_role(void **state)
{
	(void)state;
	for (int s = 0; s < SCHEMES; s++) {
		const struct style *text = theme_style((enum scheme)s, ROLE_TEXT);
		for (int r = 0; r < ROLES; r++) {
			const struct style *one = theme_style((enum scheme)s, (enum role)r);
			assert_in_range(one->text + 1, 0, 16);
			assert_int_equal(one->ground == COLOUR_OWN, text->ground == COLOUR_OWN);
			if (s == SCHEME_MONO)
				assert_true(one->text == COLOUR_OWN && one->ground == COLOUR_OWN);
		}
		assert_memory_not_equal(theme_style((enum scheme)s, ROLE_FOCUS), text, sizeof *text);
	}
}

static void no_color_is_obeyed(void **state)
{
	(void)state;
	setenv("NO_COLOR", "1", 1);
	assert_int_equal(theme_scheme(true), SCHEME_MONO);
	unsetenv("NO_COLOR");
	assert_int_equal(theme_scheme(true), SCHEME_TERMINAL);
	assert_int_equal(theme_scheme(false), SCHEME_MONO);
}

static void drawing_is_clipped(void **state)
{
	(void)state;
	struct paper *p = paper_new(3, 10);
	assert_int_equal(draw_put(0, 6, 80, ROLE_TEXT, "abcdef"), 4);
	assert_int_equal(draw_put(1, 0, 3, ROLE_TEXT, "été 2026"), 3);
	assert_int_equal(draw_put(3, 0, 10, ROLE_TEXT, "under"), 0);
	assert_int_equal(draw_put(-1, 0, 10, ROLE_TEXT, "over"), 0);
	assert_int_equal(draw_put(0, 10, 10, ROLE_TEXT, "right"), 0);
	assert_int_equal(draw_put(2, 9, 10, ROLE_TEXT, "宽"), 0);
	assert_string_equal(paper_line(p, 0), "      abcd");
	assert_string_equal(paper_line(p, 1), "été");
	assert_string_equal(paper_line(p, 2), "");
	paper_free(p);
}

static void wrapped_text_says_that_it_is_cut(void **state)
{
	static const char text[] = "quatre mots sans fin";
	(void)state;
	struct paper *p = paper_new(7, 12);
	assert_int_equal(draw_wrapped((struct rect){0, 0, 4, 12}, ROLE_TEXT, text), 2);
	assert_int_equal(draw_wrapped((struct rect){2, 0, 1, 12}, ROLE_TEXT, text), 1);
	assert_int_equal(draw_wrapped((struct rect){3, 0, 1, 12}, ROLE_TEXT, "quatre mots "), 1);
	assert_string_equal(paper_line(p, 0), "quatre mots");
	assert_string_equal(paper_line(p, 1), "sans fin");
	assert_string_equal(paper_line(p, 2), "quatre mots…");
	assert_string_equal(paper_line(p, 3), "quatre mots");
	assert_int_equal(draw_wrapped((struct rect){4, 0, 2, 12}, ROLE_TEXT, "un\ndeux"), 2);
	assert_int_equal(draw_wrapped((struct rect){6, 0, 1, 12}, ROLE_TEXT, "un\ndeux"), 1);
	assert_string_equal(paper_line(p, 4), "un");
	assert_string_equal(paper_line(p, 5), "deux");
	assert_string_equal(paper_line(p, 6), "un …");
	paper_free(p);
}

static void a_long_text_is_read_on_and_back(void **state)
{
	static const char text[] = "un\ndeux trois\nquatre";
	const struct rect r = {0, 0, 2, 6};
	(void)state;
	assert_string_equal(draw_wrapped_after(text, 0, r.cols), text);
	assert_string_equal(draw_wrapped_after(text, 2, r.cols), "trois\nquatre");
	assert_int_equal(draw_read_on(r, text, 0, false), 1);
	assert_int_equal(draw_read_on(r, text, 1, false), 2);
	assert_int_equal(draw_read_on(r, text, 2, false), 2);
	assert_int_equal(draw_read_on(r, text, 2, true), 1);
	assert_int_equal(draw_read_on(r, text, 0, true), 0);
	assert_int_equal(draw_read_on((struct rect){0, 0, 0, 6}, text, 0, false), 0);
	assert_string_equal(draw_wrapped_after(text, 3, 20), text); /* read on in a narrower window, which had four lines of it */
	assert_string_equal(draw_wrapped_after("", 3, 20), "");
}

static void controls_are_made_visible(void **state)
{
	(void)state;
	struct paper *p = paper_new(1, 20);
	draw_put(0, 0, 20, ROLE_TEXT, "a\033[31mb\x7f");
	assert_string_equal(paper_line(p, 0), "a␛[31mb␡");
	paper_free(p);
}

static void padding_and_boxes(void **state)
{
	(void)state;
	struct paper *p = paper_new(4, 12);
	draw_pad(0, 0, 8, ROLE_FOCUS, "réunion extraordinaire");
	assert_string_equal(paper_line(p, 0), "réunion…");
	assert_int_equal(paper_role(p, 0, 7), ROLE_FOCUS);
	draw_box((struct rect){1, 0, 3, 12}, "Titre", NULL);
	assert_string_equal(paper_line(p, 1), "┌ Titre ───┐");
	assert_string_equal(paper_line(p, 2), "│          │");
	assert_string_equal(paper_line(p, 3), "└──────────┘");
	paper_free(p);
}

static void the_cursor_stays_on_the_surface(void **state)
{
	(void)state;
	struct paper *p = paper_new(4, 12);
	int y, x;
	paper_cursor(p, &y, &x);
	assert_int_equal(y, -1);
	draw_cursor(10, -4);
	paper_cursor(p, &y, &x);
	assert_int_equal(y, 3);
	assert_int_equal(x, 0);
	paper_free(p);
}

static void nothing_behind_is_in_focus(void **state)
{
	(void)state;
	struct paper *p = paper_new(2, 10);
	for (int y = 0; y < 2; y++) {
		draw_behind(y == 0);
		draw_mark(y, 0, 2, true);
		draw_put(y, 2, 8, ROLE_FOCUS, "été");
		draw_selected("été", strlen("été"));
	}
	assert_string_equal(paper_line(p, 0), "  été");
	assert_int_equal(paper_role(p, 0, 2), ROLE_TEXT);
	assert_string_equal(paper_line(p, 1), "> été");
	assert_int_equal(paper_role(p, 1, 2), ROLE_FOCUS);
	assert_int_equal(draw_surface()->selected, 3);
	paper_free(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cuts),
		cmocka_unit_test(middles_and_margins),
		cmocka_unit_test(scrolling_moves_as_little_as_it_can),
		cmocka_unit_test(rows_to_spare_go_to_the_focus_first),
		cmocka_unit_test(every_scheme_fills_every_role),
		cmocka_unit_test(no_color_is_obeyed),
		cmocka_unit_test(drawing_is_clipped),
		cmocka_unit_test(wrapped_text_says_that_it_is_cut),
		cmocka_unit_test(a_long_text_is_read_on_and_back),
		cmocka_unit_test(controls_are_made_visible),
		cmocka_unit_test(padding_and_boxes),
		cmocka_unit_test(the_cursor_stays_on_the_surface),
		cmocka_unit_test(nothing_behind_is_in_focus),
	};
	i18n_start("fr");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
