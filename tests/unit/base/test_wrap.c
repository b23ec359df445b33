// SPDX-License-Identifier: EUPL-1.2
#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>

#define NB "\u00a0"

static int setup(void **state)
{
	(void)state;
	i18n_start("en");
	return 0;
}

/* The lines with | between them. */
static char *wrapped(void *tmp, const char *s, int cols)
{
	strbuf *b = sb_new(tmp);
	size_t len = strlen(s), at = 0;

	while (at < len) {
		text_line line = text_wrap(s, len, at, cols);

		assert_true(line.start == at && line.end >= at && line.next > at && line.next >= line.end && line.next <= len);
		if (at)
			sb_addc(b, '|');
		sb_addn(b, s + line.start, line.end - line.start);
		at = line.next;
	}
	return b->s;
}

static void paragraphs(void **state)
{
	static const struct {
		const char *s;
		int cols;
		const char *lines;
	} cases[] = {
		{"", 5, ""},
		{"hello", 5, "hello"},
		{"hello world", 5, "hello|world"},
		{"hello world", 8, "hello|world"},
		{"hello world", 11, "hello world"},
		{"hello   world", 6, "hello|world"},
		{"hello world   ", 5, "hello|world"},
		{"hello world   ", 20, "hello world   "},
		{"anticonstitutionnellement", 10, "anticonsti|tutionnell|ement"},
		{"un anticonstitutionnellement", 10, "un|anticonsti|tutionnell|ement"},
		{"abcdefgh ij", 8, "abcdefgh|ij"},
		{"il y a 12" NB "% de plus", 8, "il y a|12" NB "% de|plus"},
		{"il y a 20 mois", 9, "il y a|20 mois"},
		{"dû 12,50 €, ou 3 élus", 10, "dû|12,50 €,|ou 3 élus"},
		{"de 12 Jean", 6, "de 12|Jean"},
		{"20 mois", 5, "20|mois"},
		{"Que faire" NB "?", 10, "Que|faire" NB "?"},
		{"rendez-vous", 8, "rendez-|vous"},
		{"l’accès aux soins", 8, "l’accès|aux|soins"},
		{"(voir la page)", 5, "(voir|la|page)"},
		{"«les soins» d’abord", 7, "«les|soins»|d’abord"},
		{"un agenda (.ics)", 12, "un agenda|(.ics)"},
		{"voir jean@ex.fr", 13, "voir|jean@ex.fr"},
		{"jean.martin@ex.fr", 13, "jean.|martin@ex.fr"},
		{"日本語の文章", 4, "日本|語の|文章"},
		{"日本", 1, "日|本"},
		{"e\u0301te\u0301 e\u0301te\u0301", 3, "e\u0301te\u0301|e\u0301te\u0301"},
		{"ab", 0, "a|b"},
		{"a\xff\xff\xff b", 3, "a\xff\xff|\xff b"},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		AUTO_CTX(tmp);

		assert_string_equal(wrapped(tmp, cases[i].s, cases[i].cols), cases[i].lines);
	}
}

/* Whatever the width, no line is wider and no word is lost. */
static void nothing_is_lost(void **state)
{
	static const char s[] =
		"Dix jours avant la séance est un délai raisonnable" NB
		": il se demande une fois pour toutes, https://exemple.fr/une/longue/adresse, et 1" NB "234,50" NB "€ aussi. 日本語の文章も。";

	(void)state;
	for (int cols = 2; cols < 100; cols++) {
		AUTO_CTX(tmp);
		strbuf *words = sb_new(tmp), *lines = sb_new(tmp);
		size_t len = strlen(s);

		for (size_t at = 0; at < len;) {
			text_line line = text_wrap(s, len, at, cols);

			assert_true(text_widthn(s + line.start, line.end - line.start) <= cols);
			for (size_t i = line.start; i < line.end; i++)
				if (s[i] != ' ')
					sb_addc(lines, s[i]);
			for (size_t i = line.end; i < line.next; i++)
				assert_true(s[i] == ' ');
			at = line.next;
		}
		for (size_t i = 0; i < len; i++)
			if (s[i] != ' ')
				sb_addc(words, s[i]);
		assert_string_equal(lines->s, words->s);
	}
}

/* A megabyte in one paragraph, of words, of one word, of spaces: this ends at once or the test never does. */
static void long_paragraphs(void **state)
{
	static const struct {
		const char *piece;
		size_t lines;
	} cases[] = {{"soins de ville, ", 12500}, {"x", 12500}, {" ", 1}, {"é ", 12500}};

	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		AUTO_CTX(tmp);
		strbuf *b = sb_new(tmp);
		size_t count = 0;

		while (b->len < 1000000)
			sb_add(b, cases[i].piece);
		for (size_t at = 0; at < b->len; count++)
			at = text_wrap(b->s, b->len, at, 80).next;
		assert_true(count >= cases[i].lines - cases[i].lines / 2 && count <= cases[i].lines + cases[i].lines / 2);
	}
}

/* A line of wide clusters is longer than the usual buffer. */
static void a_line_of_many_bytes(void **state)
{
	AUTO_CTX(tmp);
	strbuf *b = sb_new(tmp);
	text_line line;

	(void)state;
	sb_add(b, "a ");
	sb_repeat(b, "e\u0301\u0302\u0303\u0304\u0305\u0306", 200);
	line = text_wrap(b->s, b->len, 0, 150);
	assert_int_equal(line.end, 1);
	assert_int_equal(line.next, 2);
	line = text_wrap(b->s, b->len, 2, 150);
	assert_int_equal(line.next, 2 + 150 * 13);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paragraphs),
		cmocka_unit_test(nothing_is_lost),
		cmocka_unit_test(long_paragraphs),
		cmocka_unit_test(a_line_of_many_bytes),
	};

	return cmocka_run_group_tests(tests, setup, NULL);
}
