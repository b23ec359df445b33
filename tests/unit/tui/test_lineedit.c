// SPDX-License-Identifier: EUPL-1.2
/* The one-line field. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include "../../../src/tui/widgets/lineedit.h"
#include "../../support/paper.h"

static void type(struct lineedit *le, const char *text)
{
	for (const char *at = text; *at;) {
		size_t n = 1;
		while ((at[n] & 0xc0) == 0x80)
			n++;
		char one[8] = "";
		memcpy(one, at, n);
		struct key k = key_char(one);
		assert_int_equal(lineedit_key(le, &k), EDIT_CHANGED);
		at += n;
	}
}

static enum edit_result press(struct lineedit *le, int code, unsigned mods)
{
	struct key k = key_named(code, mods);
	return lineedit_key(le, &k);
}

static void typing_and_erasing(void **state)
{
	(void)state;
	struct lineedit *le = lineedit_new(NULL, "Réunion");
	type(le, " d’été");
	assert_string_equal(lineedit_text(le), "Réunion d’été");
	press(le, K_BACKSPACE, 0);
	press(le, K_BACKSPACE, 0);
	assert_string_equal(lineedit_text(le), "Réunion d’é");
	press(le, K_HOME, 0);
	press(le, K_DELETE, 0);
	type(le, "r");
	assert_string_equal(lineedit_text(le), "réunion d’é");
	press(le, K_END, 0);
	assert_int_equal(press(le, K_DELETE, 0), EDIT_MOVED);
	assert_int_equal(press(le, K_F1, 0), EDIT_PASS);
	talloc_free(le);
}

static void graphemes_go_whole(void **state)
{
	(void)state;
	struct lineedit *le = lineedit_new(NULL, "ae\xcc\x81z");
	press(le, K_LEFT, 0);
	press(le, K_LEFT, 0);
	type(le, "-");
	assert_string_equal(lineedit_text(le), "a-e\xcc\x81z");
	press(le, K_DELETE, 0);
	assert_string_equal(lineedit_text(le), "a-z");
	talloc_free(le);
}

static void words(void **state)
{
	(void)state;
	struct lineedit *le = lineedit_new(NULL, "bilan annuel complet");
	press(le, K_LEFT, MOD_CTRL);
	press(le, K_CTRL('w'), 0);
	assert_string_equal(lineedit_text(le), "bilan complet");
	press(le, K_HOME, 0);
	press(le, K_DELETE, MOD_CTRL);
	assert_string_equal(lineedit_text(le), "complet");
	talloc_free(le);
}

static void selection_is_replaced(void **state)
{
	(void)state;
	struct lineedit *le = lineedit_new(NULL, "un deux trois");
	press(le, K_LEFT, MOD_CTRL | MOD_SHIFT);
	type(le, "4");
	assert_string_equal(lineedit_text(le), "un deux 4");
	press(le, K_CTRL('a'), 0);
	press(le, K_BACKSPACE, 0);
	assert_string_equal(lineedit_text(le), "");
	talloc_free(le);
}

static void an_arrow_drops_the_selection_at_its_edge(void **state)
{
	(void)state;
	struct lineedit *le = lineedit_new(NULL, "abcdef");
	press(le, K_LEFT, MOD_SHIFT);
	press(le, K_LEFT, MOD_SHIFT);
	press(le, K_LEFT, 0);
	type(le, "-");
	assert_string_equal(lineedit_text(le), "abcd-ef");
	talloc_free(le);
}

static void cut_copy_paste(void **state)
{
	(void)state;
	struct lineedit *le = lineedit_new(NULL, "ancien nouveau");
	press(le, K_LEFT, MOD_CTRL | MOD_SHIFT);
	press(le, K_CTRL('x'), 0);
	assert_string_equal(lineedit_text(le), "ancien ");
	press(le, K_HOME, 0);
	press(le, K_CTRL('v'), 0);
	assert_string_equal(lineedit_text(le), "nouveauancien ");
	press(le, K_CTRL('a'), 0);
	press(le, K_CTRL('c'), 0);
	press(le, K_END, 0);
	press(le, K_CTRL('v'), 0);
	assert_string_equal(lineedit_text(le), "nouveauancien nouveauancien ");
	talloc_free(le);
}

static void a_paste_stays_on_one_line(void **state)
{
	(void)state;
	struct lineedit *le = lineedit_new(NULL, "");
	struct key k = key_paste("deux\nlignes\tici\n");
	assert_int_equal(lineedit_key(le, &k), EDIT_CHANGED);
	assert_string_equal(lineedit_text(le), "deux lignes ici");
	talloc_free(le);
}

static void undo_goes_by_words(void **state)
{
	(void)state;
	struct lineedit *le = lineedit_new(NULL, "");
	type(le, "un deux trois");
	press(le, K_CTRL('z'), 0);
	assert_string_equal(lineedit_text(le), "un deux ");
	press(le, K_CTRL('z'), 0);
	assert_string_equal(lineedit_text(le), "un ");
	press(le, K_CTRL('y'), 0);
	press(le, K_CTRL('y'), 0);
	assert_string_equal(lineedit_text(le), "un deux trois");
	assert_int_equal(press(le, K_CTRL('y'), 0), EDIT_MOVED);
	talloc_free(le);
}

static void undo_gives_back_what_was_erased(void **state)
{
	(void)state;
	struct lineedit *le = lineedit_new(NULL, "un deux");
	for (int i = 0; i < 7; i++)
		press(le, K_BACKSPACE, 0);
	assert_string_equal(lineedit_text(le), "");
	press(le, K_CTRL('z'), 0);
	press(le, K_CTRL('z'), 0);
	assert_string_equal(lineedit_text(le), "un deux");
	press(le, K_HOME, 0);
	for (int i = 0; i < 7; i++)
		press(le, K_DELETE, 0);
	press(le, K_CTRL('z'), 0);
	press(le, K_CTRL('z'), 0);
	assert_string_equal(lineedit_text(le), "un deux");
	talloc_free(le);
}

static void typing_after_undo_forgets_what_was_undone(void **state)
{
	(void)state;
	struct lineedit *le = lineedit_new(NULL, "");
	type(le, "un deux");
	press(le, K_CTRL('z'), 0);
	type(le, "x");
	assert_int_equal(press(le, K_CTRL('y'), 0), EDIT_MOVED);
	assert_string_equal(lineedit_text(le), "un x");
	lineedit_set(le, "autre");
	assert_int_equal(press(le, K_CTRL('z'), 0), EDIT_MOVED);
	assert_string_equal(lineedit_text(le), "autre");
	talloc_free(le);
}

static void drawn_with_its_caret(void **state)
{
	(void)state;
	struct paper *p = paper_new(1, 10);
	struct lineedit *le = lineedit_new(p, "été");
	int y, x;
	lineedit_draw(le, 0, 2, 8, true);
	paper_cursor(p, &y, &x);
	assert_string_equal(paper_line(p, 0), "  été");
	assert_int_equal(x, 5);
	press(le, K_LEFT, MOD_SHIFT);
	lineedit_draw(le, 0, 2, 8, true);
	assert_int_equal(paper_role(p, 0, 4), ROLE_SELECT);
	assert_int_equal(paper_role(p, 0, 3), ROLE_INPUT_ON);
	paper_free(p);
}

/* What is hidden on either side has its sign, and the caret a cell that shows what it is on. */
static void scrolls_sideways_to_its_caret(void **state)
{
	static const struct {
		int key, times;
		const char *line;
		int caret;
	} steps[] = {
		{K_END, 1, "…89abcdef", 9},    {K_LEFT, 7, "…89abcdef", 2},    {K_LEFT, 2, "…789abcdef", 1},
		{K_LEFT, 1, "…6789abcd…", 1},  {K_HOME, 1, "012345678…", 0},   {K_RIGHT, 8, "012345678…", 8},
		{K_RIGHT, 1, "…23456789…", 8}, {K_END, 1, "…89abcdef", 9},     {K_BACKSPACE, 3, "…56789abc", 9},
		{K_BACKSPACE, 3, "…23456789", 9}, {K_BACKSPACE, 1, "012345678", 9},
	};
	(void)state;
	struct paper *p = paper_new(1, 10);
	struct lineedit *le = lineedit_new(p, "0123456789abcdef");
	for (size_t i = 0; i < LENGTH(steps); i++) {
		int y, x;
		for (int n = 0; n < steps[i].times; n++) {
			press(le, steps[i].key, 0);
			lineedit_draw(le, 0, 0, 10, true);
		}
		assert_string_equal(paper_line(p, 0), steps[i].line);
		paper_cursor(p, &y, &x);
		assert_int_equal(x, steps[i].caret);
	}
	paper_free(p);
}

static void not_in_focus_it_shows_its_beginning(void **state)
{
	(void)state;
	struct paper *p = paper_new(1, 10);
	struct lineedit *le = lineedit_new(p, "0123456789abcdef");
	lineedit_draw(le, 0, 0, 10, true);
	lineedit_draw(le, 0, 0, 10, false);
	assert_string_equal(paper_line(p, 0), "012345678…");
	paper_free(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(typing_and_erasing),
		cmocka_unit_test(graphemes_go_whole),
		cmocka_unit_test(words),
		cmocka_unit_test(selection_is_replaced),
		cmocka_unit_test(an_arrow_drops_the_selection_at_its_edge),
		cmocka_unit_test(cut_copy_paste),
		cmocka_unit_test(a_paste_stays_on_one_line),
		cmocka_unit_test(undo_goes_by_words),
		cmocka_unit_test(undo_gives_back_what_was_erased),
		cmocka_unit_test(typing_after_undo_forgets_what_was_undone),
		cmocka_unit_test(drawn_with_its_caret),
		cmocka_unit_test(scrolls_sideways_to_its_caret),
		cmocka_unit_test(not_in_focus_it_shows_its_beginning),
	};
	i18n_start("fr");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
