// SPDX-License-Identifier: EUPL-1.2
/* Wrapping at words. Only the bytes of one line and what decides its end are looked at, so that a paragraph costs what its length costs. */
#include <ctype.h>
#include <string.h>
#include <unictype.h>
#include <unilbrk.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include "utf8.h"

enum { USUAL_LINE = 1024 };

static size_t skip_spaces(const char *s, size_t len, size_t at)
{
	while (at < len && s[at] == ' ')
		at++;
	return at;
}

static size_t drop_spaces(const char *s, size_t start, size_t end)
{
	while (end > start && s[end - 1] == ' ')
		end--;
	return end;
}

/* A file name or an address is cut after its full stop only when nothing else can be (LB29 of Unicode, which the library leaves out). */
static bool after_stop(const char *at)
{
	return at[-1] == '.' && isalpha((unsigned char)*at);
}

/* «il y a 20 mois», «12,50 €», «3 déc.»: a number stays with what it counts. */
static bool after_number(const char *s, size_t n, size_t at)
{
	ucs4_t c;

	if (at < 2 || s[at - 1] != ' ' || !isdigit((unsigned char)s[at - 2]))
		return false;
	utf8_get(&c, s + at, n - at);
	return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Ll | UC_CATEGORY_MASK_Sc);
}

/* The last place in (0, last] where the n bytes at s may be broken, or 0; a poor one only where there is no other. */
static size_t last_break(const char *s, size_t n, size_t last)
{
	AUTO_CTX(tmp);
	char usual[USUAL_LINE], *breaks = n <= USUAL_LINE ? usual : NEW_ARRAY(tmp, char, n);
	size_t i = last, poor = 0;

	u8_possible_linebreaks((const uint8_t *)s, n, "UTF-8", breaks);
	for (; i > 0; i--) {
		if (breaks[i] != UC_BREAK_POSSIBLE)
			continue;
		if (!after_stop(s + i) && !after_number(s, n, i))
			return i;
		poor = poor ? poor : i;
	}
	return poor;
}

text_line text_wrap(const char *s, size_t len, size_t at, int cols)
{
	size_t fit = at + text_fit(s + at, len - at, cols, NULL), word, end, cut;

	if (fit >= len)
		return (text_line){at, len, len};
	if (fit == at)
		fit = text_next(s, len, at); /* too narrow for anything: one cluster a line */
	word = skip_spaces(s, len, fit);
	if (word == len) /* only spaces hang over */
		return (text_line){at, drop_spaces(s, at, fit), len};
	end = text_next(s, len, word);
	cut = last_break(s + at, end - at, word - at);
	if (cut == 0)
		return (text_line){at, drop_spaces(s, at + 1, fit), word};
	return (text_line){at, drop_spaces(s, at, at + cut), at + cut};
}
