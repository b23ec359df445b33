// SPDX-License-Identifier: EUPL-1.2
/* Choices that narrow as one types. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include "../../../src/tui/widgets/pick.h"
#include "../../support/paper.h"

static struct pick *some(const void *parent)
{
	static const char *const labels[] = {"Train", "Bus, métro", "Covoiturage", "Taxi", "Hébergement", "Péage, autre train"};
	struct pick *p = pick_new(parent);
	for (size_t i = 0; i < LENGTH(labels); i++)
		pick_add(p, labels[i], i == 0 ? "SNCF" : NULL, (long)i);
	return p;
}

static void type(struct pick *p, const char *ascii)
{
	for (; *ascii; ascii++) {
		struct key k = key_char((char[]){*ascii, '\0'});
		pick_key(p, &k);
	}
}

static enum edit_result press(struct pick *p, int code)
{
	struct key k = key_named(code, 0);
	return pick_key(p, &k);
}

static void narrows_without_case_or_accents(void **state)
{
	(void)state;
	struct pick *p = some(NULL);
	assert_int_equal(pick_chosen(p), 0);
	type(p, "METRO");
	assert_int_equal(pick_chosen(p), 1);
	assert_string_equal(pick_typed(p), "METRO");
	talloc_free(p);
}

/* Words that are not shown find a row too, in any order; one that is missing does not hide it. */
static void found_by_everyday_words(void **state)
{
	static const struct {
		const char *typed;
		long row;
	} cases[] = {{"billet", 0}, {"je veux le rembourser", 0}, {"rembourser billet de train", 0}, {"billet rembourser avion", 0}, {"avion bateau billet", -1}, {"zut", -1}};
	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct pick *p = pick_new(NULL);
		pick_add(p, "Noter un train", NULL, 0);
		pick_words(p, "frais billet rembourser");
		pick_add(p, "Quitter", NULL, 1);
		type(p, cases[i].typed);
		assert_int_equal(pick_chosen(p), cases[i].row);
		talloc_free(p);
	}
}

static void beginnings_come_first(void **state)
{
	(void)state;
	struct pick *p = some(NULL);
	type(p, "tr");
	assert_int_equal(pick_chosen(p), 0);
	press(p, K_DOWN);
	assert_int_equal(pick_chosen(p), 5);
	press(p, K_DOWN);
	assert_int_equal(pick_chosen(p), 1);
	press(p, K_DOWN);
	assert_int_equal(pick_chosen(p), 1);
	talloc_free(p);
}

static void nothing_matches(void **state)
{
	(void)state;
	struct pick *p = some(NULL);
	type(p, "zzz");
	assert_int_equal(pick_chosen(p), -1);
	assert_int_equal(press(p, K_DOWN), EDIT_PASS);
	press(p, K_BACKSPACE);
	press(p, K_BACKSPACE);
	press(p, K_BACKSPACE);
	assert_int_equal(pick_chosen(p), 0);
	talloc_free(p);
}

static void the_cursor_is_where_one_is(void **state)
{
	(void)state;
	struct paper *sheet = paper_new(5, 30);
	struct pick *p = some(sheet);
	struct rect r = {0, 0, 5, 30};
	int y, x;
	pick_draw(p, r, true);
	paper_cursor(sheet, &y, &x);
	assert_int_equal(y, 1); /* a Braille line reads the row in focus first */
	assert_string_equal(paper_line(sheet, 1), "> Train  SNCF");
	press(p, K_DOWN);
	paper_blank(sheet);
	pick_draw(p, r, true);
	paper_cursor(sheet, &y, &x);
	assert_int_equal(y, 2);
	assert_string_equal(paper_line(sheet, 2), "> Bus, métro");
	type(p, "t");
	paper_blank(sheet);
	pick_draw(p, r, true);
	paper_cursor(sheet, &y, &x);
	assert_int_equal(y, 0);
	assert_int_equal(x, 1);
	paper_free(sheet);
}

static void rows_scroll_and_are_clicked(void **state)
{
	(void)state;
	struct paper *sheet = paper_new(3, 30);
	struct pick *p = some(sheet);
	struct rect r = {0, 0, 3, 30};
	pick_draw(p, r, true);
	press(p, K_PAGE_DOWN);
	press(p, K_PAGE_DOWN);
	press(p, K_PAGE_DOWN);
	paper_blank(sheet);
	pick_draw(p, r, true);
	assert_string_equal(paper_line(sheet, 2), ">↓Taxi");
	assert_true(pick_click(p, 1, 4));
	assert_int_equal(pick_chosen(p), 2);
	assert_false(pick_click(p, 0, 4));
	pick_choose(p, 5);
	assert_int_equal(pick_chosen(p), 5);
	pick_clear(p);
	assert_int_equal(pick_chosen(p), -1);
	paper_free(sheet);
}

/* Under the list; there is room for the longest, unless it would hide rows of a short list. */
static void what_a_row_cannot_hold_is_told_whole(void **state)
{
	(void)state;
	struct paper *sheet = paper_new(9, 30);
	struct pick *p = pick_new(sheet);
	struct rect r = {0, 0, 4, 30};
	pick_add(p, "file", "a file that is joined: a call to", 0);
	assert_int_equal(pick_rows(p, r.cols), 4);
	pick_draw(p, r, true);
	assert_string_equal(paper_line(sheet, 1), "> file  a file that is joined…");
	assert_string_equal(paper_line(sheet, 2), "  a file that is joined: a");
	assert_string_equal(paper_line(sheet, 3), "  call to");
	pick_add(p, "a label that is wider than its row", "and its note", 1);
	for (long i = 2; i < 9; i++)
		pick_add(p, "row", NULL, i);
	pick_choose(p, 1);
	r.rows = 9;
	paper_blank(sheet);
	pick_draw(p, r, true);
	assert_string_equal(paper_line(sheet, 6), "  a label that is wider than");
	assert_string_equal(paper_line(sheet, 7), "  its row");
	assert_string_equal(paper_line(sheet, 8), "  and its note");
	pick_choose(p, 8);
	paper_blank(sheet);
	pick_draw(p, r, true);
	assert_string_equal(paper_line(sheet, 8), "> row");
	paper_free(sheet);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(narrows_without_case_or_accents),
		cmocka_unit_test(beginnings_come_first),
		cmocka_unit_test(found_by_everyday_words),
		cmocka_unit_test(nothing_matches),
		cmocka_unit_test(the_cursor_is_where_one_is),
		cmocka_unit_test(rows_scroll_and_are_clicked),
		cmocka_unit_test(what_a_row_cannot_hold_is_told_whole),
	};
	i18n_start("fr");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
