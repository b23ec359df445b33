// SPDX-License-Identifier: EUPL-1.2
/* The editor of several lines, drawn on paper. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/strbuf.h>
#include "../../../src/tui/widgets/editor.h"
#include "../../support/paper.h"

static void type(struct editor *ed, const char *text)
{
	for (const char *at = text; *at; at++) {
		char one[2] = {*at};
		struct key k = *at == '\n' ? key_named(K_ENTER, 0) : key_char(one);
		assert_int_equal(editor_key(ed, &k), EDIT_CHANGED);
	}
}

static enum edit_result press(struct editor *ed, int code, unsigned mods)
{
	struct key k = key_named(code, mods);
	return editor_key(ed, &k);
}

/* Draws and tells where the caret is. */
static void look(struct paper *p, struct editor *ed, int rows, int cols, int *y, int *x)
{
	paper_blank(p);
	editor_draw(ed, (struct rect){0, 0, rows, cols}, true);
	paper_cursor(p, y, x);
}

static void caret_is(struct paper *p, struct editor *ed, int rows, int cols, int want_y, int want_x)
{
	int y, x;
	look(p, ed, rows, cols, &y, &x);
	assert_int_equal(y, want_y);
	assert_int_equal(x, want_x);
}

static void wraps_at_words(void **state)
{
	(void)state;
	struct paper *p = paper_new(6, 16);
	struct editor *ed = editor_new(p, "Une heure de préparation change la place.\n\nFin");
	caret_is(p, ed, 6, 16, 0, 0);
	assert_string_equal(paper_line(p, 0), "Une heure de");
	assert_string_equal(paper_line(p, 1), "préparation");
	assert_string_equal(paper_line(p, 2), "change la");
	assert_string_equal(paper_line(p, 3), "place.");
	assert_string_equal(paper_line(p, 4), "");
	assert_string_equal(paper_line(p, 5), "Fin");
	paper_free(p);
}

static void typing_without_an_arrow(void **state)
{
	(void)state;
	struct paper *p = paper_new(3, 12);
	struct editor *ed = editor_new(p, "");
	const char *text = "Le conseil ouvre a dix-huit heures.\nPresents : tous.";
	type(ed, text);
	assert_string_equal(editor_text(ed), text);
	caret_is(p, ed, 3, 12, 2, 5);
	assert_string_equal(paper_line(p, 0), "heures.");
	assert_string_equal(paper_line(p, 1), "Presents :");
	assert_string_equal(paper_line(p, 2), "tous.");
	paper_free(p);
}

static void up_and_down_keep_their_column(void **state)
{
	(void)state;
	struct paper *p = paper_new(5, 30);
	struct editor *ed = editor_new(p, "première ligne longue\nbref\ntroisième ligne");
	caret_is(p, ed, 5, 30, 0, 0);
	press(ed, K_END, 0);
	caret_is(p, ed, 5, 30, 0, 21);
	press(ed, K_DOWN, 0);
	caret_is(p, ed, 5, 30, 1, 4);
	press(ed, K_DOWN, 0);
	caret_is(p, ed, 5, 30, 2, 15);
	press(ed, K_UP, 0);
	press(ed, K_UP, 0);
	caret_is(p, ed, 5, 30, 0, 21);
	assert_int_equal(press(ed, K_UP, 0), EDIT_PASS);
	press(ed, K_END, MOD_CTRL);
	assert_int_equal(press(ed, K_DOWN, 0), EDIT_PASS);
	paper_free(p);
}

static void home_and_end_are_of_the_display_line(void **state)
{
	(void)state;
	struct paper *p = paper_new(5, 12);
	struct editor *ed = editor_new(p, "aaaa bbbb cccc dddd");
	caret_is(p, ed, 5, 12, 0, 0);
	press(ed, K_DOWN, 0);
	caret_is(p, ed, 5, 12, 1, 0);
	press(ed, K_END, 0);
	caret_is(p, ed, 5, 12, 1, 9);
	press(ed, K_UP, 0);
	press(ed, K_END, 0);
	caret_is(p, ed, 5, 12, 0, 9);
	press(ed, K_HOME, 0);
	caret_is(p, ed, 5, 12, 0, 0);
	paper_free(p);
}

static void a_full_line_has_room_for_the_caret(void **state)
{
	(void)state;
	struct paper *p = paper_new(3, 6);
	struct editor *ed = editor_new(p, "");
	type(ed, "abcde");
	caret_is(p, ed, 3, 6, 0, 5);
	type(ed, "f");
	caret_is(p, ed, 3, 6, 1, 1);
	assert_string_equal(paper_line(p, 0), "abcde");
	paper_free(p);
}

static void an_edit_rewraps_its_paragraph(void **state)
{
	(void)state;
	struct paper *p = paper_new(6, 12);
	struct editor *ed = editor_new(p, "aaa bbb ccc ddd eee\nfin");
	caret_is(p, ed, 6, 12, 0, 0);
	type(ed, "xx ");
	caret_is(p, ed, 6, 12, 0, 3);
	assert_string_equal(paper_line(p, 0), "xx aaa bbb");
	assert_string_equal(paper_line(p, 1), "ccc ddd eee");
	press(ed, K_CTRL('w'), 0);
	press(ed, K_DOWN, 0);
	press(ed, K_BACKSPACE, 0);
	caret_is(p, ed, 6, 12, 1, 3);
	assert_string_equal(paper_line(p, 0), "aaa bbb");
	assert_string_equal(paper_line(p, 1), "cccddd eee");
	paper_free(p);
}

static void joining_and_splitting_paragraphs(void **state)
{
	(void)state;
	struct paper *p = paper_new(6, 20);
	struct editor *ed = editor_new(p, "un\ndeux");
	press(ed, K_DOWN, 0);
	press(ed, K_HOME, 0);
	press(ed, K_BACKSPACE, 0);
	caret_is(p, ed, 6, 20, 0, 2);
	assert_string_equal(paper_line(p, 0), "undeux");
	type(ed, "\n\n");
	caret_is(p, ed, 6, 20, 2, 0);
	assert_string_equal(paper_line(p, 2), "deux");
	press(ed, K_CTRL('z'), 0);
	assert_string_equal(editor_text(ed), "undeux");
	paper_free(p);
}

static void pages_and_ends(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	struct paper *p = paper_new(5, 20);
	strbuf *text = sb_new(tmp);
	for (int i = 0; i < 100; i++)
		sb_addf(text, "ligne %d\n", i);
	struct editor *ed = editor_new(p, text->s);
	caret_is(p, ed, 5, 20, 0, 0);
	press(ed, K_PAGE_DOWN, 0);
	caret_is(p, ed, 5, 20, 4, 0);
	press(ed, K_PAGE_DOWN, 0);
	caret_is(p, ed, 5, 20, 4, 0);
	assert_string_equal(paper_line(p, 4), "ligne 8");
	press(ed, K_END, MOD_CTRL);
	caret_is(p, ed, 5, 20, 4, 0);
	assert_string_equal(paper_line(p, 3), "ligne 99");
	press(ed, K_HOME, MOD_CTRL);
	caret_is(p, ed, 5, 20, 0, 0);
	assert_string_equal(paper_line(p, 0), "ligne 0");
	paper_free(p);
}

static void selection_across_lines(void **state)
{
	(void)state;
	struct paper *p = paper_new(5, 20);
	struct editor *ed = editor_new(p, "un deux\ntrois quatre");
	caret_is(p, ed, 5, 20, 0, 0);
	press(ed, K_RIGHT, MOD_CTRL);
	press(ed, K_DOWN, MOD_SHIFT);
	caret_is(p, ed, 5, 20, 1, 3);
	assert_int_equal(paper_role(p, 0, 2), ROLE_TEXT);
	assert_int_equal(paper_role(p, 0, 4), ROLE_SELECT);
	assert_int_equal(paper_role(p, 1, 0), ROLE_SELECT);
	assert_int_equal(paper_role(p, 1, 4), ROLE_TEXT);
	press(ed, K_CTRL('x'), 0);
	assert_string_equal(editor_text(ed), "un is quatre");
	press(ed, K_CTRL('v'), 0);
	assert_string_equal(editor_text(ed), "un deux\ntrois quatre");
	paper_free(p);
}

static void a_paste_keeps_its_lines(void **state)
{
	(void)state;
	struct paper *p = paper_new(5, 20);
	struct editor *ed = editor_new(p, "");
	struct key k = key_paste("un\n\tdeux\n");
	editor_key(ed, &k);
	caret_is(p, ed, 5, 20, 2, 0);
	assert_string_equal(paper_line(p, 1), " deux");
	press(ed, K_CTRL('z'), 0);
	assert_string_equal(editor_text(ed), "");
	paper_free(p);
}

static void a_click_moves_the_caret(void **state)
{
	(void)state;
	struct paper *p = paper_new(5, 20);
	struct editor *ed = editor_new(p, "un deux\ntrois");
	caret_is(p, ed, 5, 20, 0, 0);
	editor_click(ed, 1, 2);
	caret_is(p, ed, 5, 20, 1, 2);
	editor_click(ed, 4, 19);
	caret_is(p, ed, 5, 20, 1, 5);
	paper_free(p);
}

/* After any keys, what a fresh editor shows of the same text at the same place is what this one shows. */
static void shows_what_a_fresh_one_would(void **state)
{
	static const int codes[] = {K_UP, K_DOWN, K_LEFT, K_RIGHT, K_HOME, K_END, K_BACKSPACE, K_DELETE, K_ENTER, K_PAGE_UP, K_PAGE_DOWN, K_CTRL('z'), K_CTRL('y')};
	(void)state;
	struct paper *p = paper_new(6, 14);
	struct editor *ed = editor_new(p, "Une heure de préparation change la place que l’on prend.\nFin.");
	unsigned seed = 3;
	for (int i = 0; i < 3000; i++) {
		int y, x;
		seed = seed * 1103515245u + 12345u;
		unsigned n = seed >> 16;
		if (n % 3)
			press(ed, codes[n / 3 % LENGTH(codes)], n & 0x1000 ? MOD_SHIFT : 0);
		else
			type(ed, n & 0x800 ? "mot " : "x");
		look(p, ed, 6, 8 + (int)(n % 6), &y, &x);
		assert_in_range(y, 0, 5);
		char shown[6][64];
		for (int row = 0; row < 6; row++)
			strcpy(shown[row], paper_line(p, row));
		paper_blank(p);
		struct editor *fresh = editor_new(p, editor_text(ed));
		editor_draw(fresh, (struct rect){0, 0, 6, 8 + (int)(n % 6)}, true);
		/* The fresh one starts at the top: walk it down until its rows are those. */
		bool found = false;
		for (int step = 0; step < 400 && !found; step++) {
			found = true;
			for (int row = 0; row < 6; row++)
				found = found && strcmp(shown[row], paper_line(p, row)) == 0;
			if (!found && press(fresh, K_DOWN, 0) == EDIT_PASS)
				break;
			paper_blank(p);
			editor_draw(fresh, (struct rect){0, 0, 6, 8 + (int)(n % 6)}, true);
		}
		talloc_free(fresh);
		if (strlen(editor_text(ed)) > 400)
			editor_set(ed, "court");
	}
	paper_free(p);
}

static void two_megabytes(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	struct paper *p = paper_new(20, 78);
	strbuf *text = sb_new(tmp);
	while (text->len < 2 * 1024 * 1024)
		sb_add(text, "Une phrase qui va à la suite, sans alinéa. ");
	struct editor *ed = editor_new(p, text->s);
	int y, x;
	press(ed, K_END, MOD_CTRL);
	look(p, ed, 20, 78, &y, &x);
	for (int i = 0; i < 200; i++) {
		type(ed, "x");
		look(p, ed, 20, 78, &y, &x);
	}
	press(ed, K_HOME, MOD_CTRL);
	for (int i = 0; i < 200; i++) {
		type(ed, "y");
		look(p, ed, 20, 78, &y, &x);
	}
	assert_int_equal(strlen(editor_text(ed)), text->len + 400);
	paper_free(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wraps_at_words),
		cmocka_unit_test(typing_without_an_arrow),
		cmocka_unit_test(up_and_down_keep_their_column),
		cmocka_unit_test(home_and_end_are_of_the_display_line),
		cmocka_unit_test(a_full_line_has_room_for_the_caret),
		cmocka_unit_test(an_edit_rewraps_its_paragraph),
		cmocka_unit_test(joining_and_splitting_paragraphs),
		cmocka_unit_test(pages_and_ends),
		cmocka_unit_test(selection_across_lines),
		cmocka_unit_test(a_paste_keeps_its_lines),
		cmocka_unit_test(a_click_moves_the_caret),
		cmocka_unit_test(shows_what_a_fresh_one_would),
		cmocka_unit_test(two_megabytes),
	};
	i18n_start("fr");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
