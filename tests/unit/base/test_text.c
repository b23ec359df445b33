// SPDX-License-Identifier: EUPL-1.2
#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>

#define NB "\u00a0"
#define FAMILY "\U0001F469\u200D\U0001F467" /* two emoji tied by a zero-width joiner */

static int setup(void **state)
{
	(void)state;
	i18n_start("en");
	return 0;
}

static void utf8_is_checked(void **state)
{
	static const struct {
		const char *s;
		size_t len, bad;
	} cases[] = {{"a\xff", 2, 1}, {"é\xc3", 3, 2}, {"\xc0\xaf", 2, 0}, {"ok\xed\xa0\x80", 5, 2}, {"\xf4\x90\x80\x80", 4, 0}};
	size_t at = 99;

	(void)state;
	assert_true(text_is_utf8("", 0, &at));
	assert_true(text_is_utf8("déjà " FAMILY, strlen("déjà " FAMILY), NULL));
	for (size_t i = 0; i < LENGTH(cases); i++) {
		assert_false(text_is_utf8(cases[i].s, cases[i].len, &at));
		assert_int_equal(at, cases[i].bad);
	}
	assert_false(text_is_utf8("\xff", 1, NULL));
}

static void hidden_characters_are_shown(void **state)
{
	static const struct {
		const char *from, *to;
	} cases[] = {
		{"déjà vu", "déjà vu"},
		{"", ""},
		{"a\x1b[31mb", "a␛[31mb"},
		{"\x01\x1f\x7f", "␁␟␡"},
		{"a\tb\nc\r", "a␉b␊c␍"},
		{"\xc2\x9b"
	         "31m",
	         "‹U+009B›31m"},
		{"\xc2\x80\xc2\x9f", "‹U+0080›‹U+009F›"},
		{"a\u202eb\u2066c\u200f\u061c", "a‹U+202E›b‹U+2066›c‹U+200F›‹U+061C›"},
		{"\u2028\u2029", "‹U+2028›‹U+2029›"},
		{"a\xff\xfe"
	         "b",
	         "a\ufffd\ufffdb"},
		{"\xe2\x82", "\ufffd\ufffd"},
		{"\ufffd", "\ufffd"},
		{FAMILY, FAMILY},
		{NB "€\u202f", NB "€\u202f"},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		AUTO_CTX(tmp);
		strbuf *b = sb_new(tmp);
		size_t len = strlen(cases[i].from);

		text_visible(b, cases[i].from, len, false);
		assert_string_equal(b->s, cases[i].to);
		assert_int_equal(text_widthn(cases[i].from, len), text_width(cases[i].to));
		assert_false(text_needs_visible(b->s, b->len));
	}
}

static void lines_may_be_kept(void **state)
{
	AUTO_CTX(tmp);
	strbuf *b = sb_new(tmp);

	(void)state;
	text_visible(b, "a\n\tb\r\0c", 7, true);
	assert_string_equal(b->s, "a\n\tb␍␀c");
	assert_false(text_needs_visible("a\n\tb", 4));
	assert_true(text_needs_visible("a\r", 2));
	assert_true(text_needs_visible("a\xff", 2));
	assert_true(text_needs_visible("a\u202e", 4));
}

static void widths(void **state)
{
	static const struct {
		const char *s;
		int width;
	} cases[] = {{"", 0},     {"abc", 3}, {"été", 3},      {"e\u0301", 1}, {"日本", 4},  {"\U0001F600", 2},
	             {FAMILY, 4}, {"€", 1},   {"a" NB "b", 3}, {"…", 1},       {"\u200b", 0}};

	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++)
		assert_int_equal(text_width(cases[i].s), cases[i].width);
}

static void fitting(void **state)
{
	static const struct {
		const char *s;
		int cols;
		size_t bytes;
		int used;
	} cases[] = {
		{"hello", 3, 3, 3},     {"hello", 5, 5, 5},     {"hello", 9, 5, 5},     {"hello", 0, 0, 0},   {"", 4, 0, 0},
		{"été", 2, 3, 2},       {"abe\u0301", 3, 5, 3}, {"abe\u0301", 2, 2, 2}, {"日本語", 5, 6, 4},  {"日本", 1, 0, 0},
		{"a\u200bb", 1, 4, 1},  {FAMILY "x", 3, 0, 0},  {FAMILY "x", 4, 11, 4}, {"\x1b[0m", 2, 2, 2}, {"\xc2\x9bx", 8, 2, 8},
		{"\xc2\x9bx", 7, 0, 0}, {"hello", -1, 0, 0},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		int used = -1;

		assert_int_equal(text_fit(cases[i].s, strlen(cases[i].s), cases[i].cols, &used), cases[i].bytes);
		assert_int_equal(used, cases[i].used);
	}
}

static void cutting(void **state)
{
	static const struct {
		const char *s;
		int cols;
		const char *cut;
	} cases[] = {
		{"hello", 5, "hello"},   {"hello", 4, "hel…"},  {"hello", 1, "…"},      {"hello", 0, ""},     {"", 3, ""},
		{"a\nb\tc", 9, "a b c"}, {"été", 2, "é…"},      {"日本語", 5, "日本…"}, {"日本語", 4, "日…"}, {"a\x1b", 2, "a␛"},
		{"é\u202eab", 3, "é…"},  {"a\r\nb", 9, "a  b"}, {"日", 1, "…"},         {"日", 2, "日"},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		AUTO_CTX(tmp);
		strbuf *b = sb_new(tmp);

		text_cut(b, cases[i].s, cases[i].cols);
		assert_string_equal(b->s, cases[i].cut);
		assert_true(text_width(b->s) <= cases[i].cols);
	}
}

static void padding_is_exact(void **state)
{
	static const char *const texts[] = {"", "a", "été", "日本語", "hello world", FAMILY, "a\x1b\u202e", "e\u0301"};
	AUTO_CTX(tmp);
	strbuf *b = sb_new(tmp);

	(void)state;
	for (size_t i = 0; i < LENGTH(texts); i++)
		for (int cols = 0; cols < 20; cols++) {
			sb_clear(b);
			text_pad(b, texts[i], cols);
			assert_int_equal(text_width(b->s), cols);
			sb_clear(b);
			text_pad_left(b, texts[i], cols);
			assert_int_equal(text_width(b->s), cols);
		}
	sb_clear(b);
	sb_add(b, "|");
	text_pad_left(b, "12", 4);
	text_pad(b, "ab", 4);
	assert_string_equal(b->s, "|  12ab  ");
}

static void clusters_are_walked_both_ways(void **state)
{
	static const struct {
		const char *s;
		size_t stops[8];
		size_t count;
	} cases[] = {
		{"abc", {1, 2, 3}, 3},
		{"é\u0300a", {4, 5}, 2},
		{"a" FAMILY "b", {1, 12, 13}, 3},
		{"\U0001F1EB\U0001F1F7\U0001F1E7\U0001F1EA", {8, 16}, 2},
		{"a\r\nb", {1, 3, 4}, 3},
		{"日本", {3, 6}, 2},
		{"a\xff"
	         "b",
	         {1, 2, 3},
	         3},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		size_t len = strlen(cases[i].s), at = 0;

		for (size_t k = 0; k < cases[i].count; k++) {
			size_t next = text_next(cases[i].s, len, at);

			assert_int_equal(next, cases[i].stops[k]);
			assert_int_equal(text_prev(cases[i].s, len, next), at);
			at = next;
		}
		assert_int_equal(at, len);
		assert_int_equal(text_next(cases[i].s, len, len), len);
		assert_int_equal(text_prev(cases[i].s, len, 0), 0);
	}
}

/* Neither direction looks further than a bounded length: a text of marks only is still walked to its end. */
static void a_monstrous_cluster_is_bounded(void **state)
{
	AUTO_CTX(tmp);
	strbuf *b = sb_new(tmp);
	size_t at = 0, steps = 0;

	(void)state;
	sb_add(b, "a");
	sb_repeat(b, "\u0301", 20000);
	while (at < b->len) {
		size_t next = text_next(b->s, b->len, at);

		assert_true(next > at && next - at <= 129);
		at = next;
		steps++;
	}
	assert_true(steps > 300);
	while (at > 0) {
		size_t before = text_prev(b->s, b->len, at);

		assert_true(before < at);
		at = before;
	}
}

static void words_are_walked(void **state)
{
	static const char s[] = "Le déjà-vu,  l’été 2026.";
	static const size_t forward[] = {3, 10, 15, 19, 25, 30}, back[] = {25, 19, 15, 10, 3, 0};
	size_t at = 0, len = strlen(s);

	(void)state;
	for (size_t i = 0; i < LENGTH(forward); i++)
		assert_int_equal(at = text_next_word(s, len, at), forward[i]);
	for (size_t i = 0; i < LENGTH(back); i++)
		assert_int_equal(at = text_prev_word(s, len, at), back[i]);
	assert_int_equal(text_prev_word("  ", 2, 2), 0);
	assert_int_equal(text_next_word("a", 1, 1), 1);
}

static void a_capital_first(void **state)
{
	(void)state;
	AUTO_CTX(tmp);

	assert_string_equal(text_capital(tmp, "état des lieux"), "État des lieux");
	assert_string_equal(text_capital(tmp, "œuvrer"), "Œuvrer");
	assert_string_equal(text_capital(tmp, "3 devis"), "3 devis");
	assert_string_equal(text_capital(tmp, ""), "");
	assert_string_equal(text_capital(tmp, "\xff" "a"), "\xff" "a");
}

static void trimming(void **state)
{
	static const struct {
		const char *from, *to;
	} cases[] = {{"", ""}, {"  ", ""}, {" a ", "a"}, {NB "\u202f\t a b\u2009\n" NB, "a b"}, {"é", "é"}, {"a\xff ", "a\xff"}, {"\xa0", "\xa0"}};

	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		AUTO_CTX(tmp);

		assert_string_equal(text_trim(tmp, cases[i].from), cases[i].to);
	}
}

static void lines_joined(void **state)
{
	static const struct {
		const char *from, *to;
	} cases[] = {{"", ""}, {"3 rue des Lilas", "3 rue des Lilas"}, {"3 rue des Lilas\n01000 Bourg", "3 rue des Lilas, 01000 Bourg"},
	             {" 3 rue,\n\n 01000 \n", "3 rue, 01000"}, {"\n\n", ""}};

	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		AUTO_CTX(tmp);

		assert_string_equal(text_joined(tmp, cases[i].from), cases[i].to);
	}
}

static void composed_form(void **state)
{
	static const struct {
		const char *from, *to;
	} cases[] = {
		{"", ""},
		{"abc", "abc"},
		{"été’s – 12 €…", "été’s – 12 €…"},
		{"e\u0301te\u0301", "été"},
		{"\u2001", "\u2003"},
		{"\u212b", "\u00c5"},
		{"c\u0327a", "ça"},
		{"日本", "日本"},
		{"\u2000", "\u2002"},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		AUTO_CTX(tmp);

		assert_string_equal(text_nfc(tmp, cases[i].from, strlen(cases[i].from)), cases[i].to);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(utf8_is_checked),
		cmocka_unit_test(hidden_characters_are_shown),
		cmocka_unit_test(lines_may_be_kept),
		cmocka_unit_test(widths),
		cmocka_unit_test(fitting),
		cmocka_unit_test(cutting),
		cmocka_unit_test(padding_is_exact),
		cmocka_unit_test(clusters_are_walked_both_ways),
		cmocka_unit_test(a_monstrous_cluster_is_bounded),
		cmocka_unit_test(words_are_walked),
		cmocka_unit_test(trimming), cmocka_unit_test(lines_joined),
		cmocka_unit_test(a_capital_first),
		cmocka_unit_test(composed_form),
	};

	return cmocka_run_group_tests(tests, setup, NULL);
}
