// SPDX-License-Identifier: EUPL-1.2
/* Bytes to keys: every form, in one piece or byte by byte; pastes; bytes that mean nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include <carnet/base/mem.h>
#include <carnet/base/strbuf.h>
#include "../../../src/tui/decoder.h"

static const struct {
	const char *bytes;
	int code;
	unsigned mods;
} forms[] = {
	{"a", 'a', 0}, {"é", 0xe9, 0}, {"€", 0x20ac, 0}, {"𝄞", 0x1d11e, 0}, {" ", ' ', 0},
	{"\r", K_ENTER, 0}, {"\n", K_ENTER, 0}, {"\t", K_TAB, 0}, {"\177", K_BACKSPACE, 0}, {"\b", K_BACKSPACE, 0}, {"\023", K_CTRL('s'), 0},
	{"\032", K_CTRL('z'), 0}, {"\007", K_CTRL('g'), 0},
	{"\033[A", K_UP, 0}, {"\033OA", K_UP, 0}, {"\033[B", K_DOWN, 0}, {"\033OB", K_DOWN, 0}, {"\033[C", K_RIGHT, 0}, {"\033OD", K_LEFT, 0},
	{"\033[H", K_HOME, 0}, {"\033OH", K_HOME, 0}, {"\033[1~", K_HOME, 0}, {"\033[7~", K_HOME, 0}, {"\033[F", K_END, 0}, {"\033[4~", K_END, 0},
	{"\033[5~", K_PAGE_UP, 0}, {"\033[6~", K_PAGE_DOWN, 0}, {"\033[3~", K_DELETE, 0}, {"\033[2~", K_INSERT, 0}, {"\033[Z", K_BACKTAB, 0},
	{"\033OP", K_F1, 0}, {"\033[11~", K_F1, 0}, {"\033[[A", K_F1, 0}, {"\033OR", K_F3, 0}, {"\033[15~", K_F5, 0}, {"\033[[E", K_F5, 0},
	{"\033[20~", K_F9, 0}, {"\033[24~", K_F12, 0}, {"\033OM", K_ENTER, 0},
	{"\033[1;2C", K_RIGHT, MOD_SHIFT}, {"\033[1;5D", K_LEFT, MOD_CTRL}, {"\033[1;6C", K_RIGHT, MOD_SHIFT | MOD_CTRL}, {"\033[3;5~", K_DELETE, MOD_CTRL},
	{"\033[a", K_UP, MOD_SHIFT}, {"\033Oc", K_RIGHT, MOD_CTRL},
};

static void forms_in_one_piece(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(forms); i++) {
		struct decoder *d = decoder_new(NULL);
		struct key k;
		decoder_feed(d, forms[i].bytes, strlen(forms[i].bytes));
		assert_true(decoder_next(d, &k, false));
		assert_int_equal(k.code, forms[i].code);
		assert_int_equal(k.mods, forms[i].mods);
		assert_false(decoder_pending(d));
		assert_int_equal(decoder_taken(d), strlen(forms[i].bytes));
		talloc_free(d);
	}
}

static void forms_byte_by_byte(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(forms); i++) {
		struct decoder *d = decoder_new(NULL);
		struct key k;
		size_t len = strlen(forms[i].bytes);
		for (size_t n = 0; n < len; n++) {
			assert_false(decoder_next(d, &k, false));
			decoder_feed(d, forms[i].bytes + n, 1);
		}
		assert_true(decoder_next(d, &k, false));
		assert_int_equal(k.code, forms[i].code);
		talloc_free(d);
	}
}

static void characters_carry_their_text(void **state)
{
	(void)state;
	struct decoder *d = decoder_new(NULL);
	struct key k;
	decoder_feed(d, "œ", 2);
	assert_true(decoder_next(d, &k, false));
	assert_string_equal(k.text, "œ");
	assert_true(key_is_text(&k));
	talloc_free(d);
}

static void lone_escape_when_idle(void **state)
{
	(void)state;
	struct decoder *d = decoder_new(NULL);
	struct key k;
	decoder_feed(d, "\033", 1);
	assert_false(decoder_next(d, &k, false));
	assert_true(decoder_pending(d));
	assert_true(decoder_next(d, &k, true));
	assert_int_equal(k.code, K_ESC);
	talloc_free(d);
}

static void codes_of(const char *bytes, const int *codes, size_t count)
{
	struct decoder *d = decoder_new(NULL);
	struct key k;
	decoder_feed(d, bytes, strlen(bytes));
	for (size_t i = 0; i < count; i++) {
		assert_true(decoder_next(d, &k, true));
		assert_int_equal(k.code, codes[i]);
	}
	assert_false(decoder_next(d, &k, true));
	assert_false(decoder_pending(d));
	talloc_free(d);
}

static void escape_then_a_key_are_two_keys(void **state)
{
	(void)state;
	codes_of("\033q", (const int[]){K_ESC, 'q'}, 2);
	codes_of("\033\033", (const int[]){K_ESC, K_ESC}, 2);
	codes_of("\033\033[A", (const int[]){K_ESC, K_UP}, 2);
	codes_of("\033Oz", (const int[]){K_ESC, 'O', 'z'}, 3);
}

static void unknown_sequences_are_passed_over(void **state)
{
	(void)state;
	codes_of("\033[99~a", (const int[]){'a'}, 1);
	codes_of("\033[?1;2ca", (const int[]){'a'}, 1);
	codes_of("\033[1;1R\033[38;5;1ma", (const int[]){K_F3, 'a'}, 2);
	codes_of("\033[201~a", (const int[]){'a'}, 1);
	codes_of("\033[12", NULL, 0);
	codes_of("\033[1\ra", (const int[]){K_ENTER, 'a'}, 2);
}

static void broken_utf8_is_passed_over(void **state)
{
	(void)state;
	codes_of("\xff\xfe" "a\xc3", (const int[]){'a'}, 1);
	codes_of("\xe2\x82" "a", (const int[]){'a'}, 1);
	codes_of("\xc2\x9b" "a", (const int[]){'a'}, 1);
	codes_of("\xed\xa0\x80" "a", (const int[]){'a'}, 1);
}

static void mouse_reports(void **state)
{
	static const struct {
		const char *bytes;
		int code, y, x;
	} reports[] = {
		{"\033[<0;15;2M", K_CLICK, 1, 14}, {"\033[<64;3;4M", K_WHEEL_UP, 3, 2}, {"\033[<65;3;4M", K_WHEEL_DOWN, 3, 2}, {"\033[M !\"", K_CLICK, 1, 0},
	};
	(void)state;
	for (size_t i = 0; i < LENGTH(reports); i++) {
		struct decoder *d = decoder_new(NULL);
		struct key k;
		decoder_feed(d, reports[i].bytes, strlen(reports[i].bytes));
		assert_true(decoder_next(d, &k, false));
		assert_int_equal(k.code, reports[i].code);
		assert_int_equal(k.y, reports[i].y);
		assert_int_equal(k.x, reports[i].x);
		talloc_free(d);
	}
	codes_of("\033[<0;15;2m", NULL, 0);
	codes_of("\033[<2;15;2M", NULL, 0);
}

static void pasted(const char *bytes, size_t len, size_t piece, const char *expected, size_t expected_len)
{
	struct decoder *d = decoder_new(NULL);
	struct key k = {0};
	bool got = false;
	for (size_t at = 0; at < len; at += piece) {
		decoder_feed(d, bytes + at, at + piece < len ? piece : len - at);
		got = got || decoder_next(d, &k, false);
	}
	assert_true(got);
	assert_int_equal(k.code, K_PASTE);
	assert_int_equal(k.len, expected_len);
	assert_memory_equal(k.paste, expected, expected_len);
	talloc_free(d);
}

static void paste_is_one_key(void **state)
{
	(void)state;
	static const struct {
		const char *bytes, *text;
	} cases[] = {
		{"\033[200~un\ndeux\033[201~", "un\ndeux"},
		{"\033[200~a\r\nb\rc\td\033[201~", "a\nb\nc\td"},
		{"\033[200~\001\002a\033[31mb\177\033[201~", "a[31mb"},
		{"\033[200~\xc2\x85" "a\xc2\x9b\xff" "b\033[201~", "a\xef\xbf\xbd" "b"},
		{"\033[200~\033[201~", ""},
		{"\033[200~é\xcc\x81 œ\033[201~", "é\xcc\x81 œ"},
	};
	for (size_t i = 0; i < LENGTH(cases); i++)
		for (size_t piece = 1; piece < 40; piece += 3)
			pasted(cases[i].bytes, strlen(cases[i].bytes), piece, cases[i].text, strlen(cases[i].text));
}

static void a_megabyte_is_one_key(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	strbuf *bytes = sb_new(tmp), *text = sb_new(tmp);
	while (text->len < 1024 * 1024)
		sb_add(text, "Un compte rendu déjà écrit, collé d’un coup.\n");
	sb_addf(bytes, "\033[200~%s\033[201~", text->s);
	pasted(bytes->s, bytes->len, 65536, text->s, text->len);
}

static void any_bytes_are_survived(void **state)
{
	(void)state;
	struct decoder *d = decoder_new(NULL);
	struct key k;
	unsigned seed = 1;
	for (int i = 0; i < 20000; i++) {
		static const char often[] = "\033[O;<~M0123456789";
		seed = seed * 1103515245u + 12345u;
		char c = seed & 0x10000 ? often[(seed >> 17) % (sizeof often - 1)] : (char)(seed >> 20);
		decoder_feed(d, &c, 1);
		while (decoder_next(d, &k, i % 7 == 0))
			assert_int_not_equal(k.code, K_NONE);
	}
	talloc_free(d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(forms_in_one_piece),
		cmocka_unit_test(forms_byte_by_byte),
		cmocka_unit_test(characters_carry_their_text),
		cmocka_unit_test(lone_escape_when_idle),
		cmocka_unit_test(escape_then_a_key_are_two_keys),
		cmocka_unit_test(unknown_sequences_are_passed_over),
		cmocka_unit_test(broken_utf8_is_passed_over),
		cmocka_unit_test(mouse_reports),
		cmocka_unit_test(paste_is_one_key),
		cmocka_unit_test(a_megabyte_is_one_key),
		cmocka_unit_test(any_bytes_are_survived),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
