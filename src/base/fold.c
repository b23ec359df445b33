// SPDX-License-Identifier: EUPL-1.2
/* Comparison without case or accents, as SQLite's unicode61 tokenizer folds with remove_diacritics 2 (a test compares them), and œ, æ opened up. */
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include "utf8.h"

enum { FOLDED_MAX = 8 };

static const struct {
	ucs4_t c;
	const char *plain;
} openings[] = {
	{0xa0, " "},  {0xb5, "μ"},   {0xc6, "ae"},  {0xe6, "ae"},  {0x152, "oe"}, {0x153, "oe"}, {0x17f, "s"},
	{0x2bc, "'"}, {0x2009, " "}, {0x2010, "-"}, {0x2011, "-"}, {0x2018, "'"}, {0x2019, "'"}, {0x202f, " "},
};

/* The ASCII letter under the accents of c, or c in lower case: like the index, no other alphabet loses its accents. */
static ucs4_t bare(ucs4_t c)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH], lower = uc_tolower(c);

	for (c = lower; c >= 0x80;) {
		if (uc_canonical_decomposition(c, parts) < 2)
			return lower;
		c = parts[0];
	}
	return c;
}

static size_t look_up(char *to, ucs4_t c)
{
	int n;

	for (size_t i = 0; i < LENGTH(openings); i++)
		if (openings[i].c == c)
			return strlen(strcpy(to, openings[i].plain));
	if (c >= 0x300 && uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Mn))
		return 0;
	n = u8_uctomb((uint8_t *)to, bare(c), FOLDED_MAX);
	return n > 0 ? (size_t)n : 0;
}

/* Folds one character beyond ASCII into to; a combining mark folds to nothing. A text has few of them, over and over: each is looked up once. */
static size_t fold_wide(char to[FOLDED_MAX], ucs4_t c)
{
	static struct {
		ucs4_t c;
		uint8_t n;
		char to[FOLDED_MAX];
	} known[256];
	size_t at = c % LENGTH(known);

	if (known[at].c != c) {
		known[at].n = (uint8_t)look_up(known[at].to, c);
		known[at].c = c;
	}
	memcpy(to, known[at].to, FOLDED_MAX);
	return known[at].n;
}

/* Folds the character at s: bytes used; to gets *n bytes. */
static size_t fold_one(char to[FOLDED_MAX], size_t *n, const char *s, size_t len)
{
	char b = *s;
	ucs4_t c;
	size_t used;

	if ((unsigned char)b < 0x80) {
		to[0] = (char)(b >= 'A' && b <= 'Z' ? b + 32 : b);
		*n = 1;
		return 1;
	}
	used = utf8_get(&c, s, len);
	*n = fold_wide(to, c);
	return used;
}

void text_fold(strbuf *out, const char *s, size_t len)
{
	char folded[FOLDED_MAX];
	size_t n;

	for (size_t at = 0; at < len;) {
		at += fold_one(folded, &n, s + at, len - at);
		sb_addn(out, folded, n);
	}
}

/* The folded bytes of a string, one by one. */
struct folder {
	const char *s;
	size_t len, at; /* at: end of the characters taken so far */
	char pending[FOLDED_MAX];
	size_t n, i;
};

static struct folder folder_on(const char *s)
{
	return (struct folder){.s = s, .len = strlen(s)};
}

/* The next byte, or -1 at the end. */
static int folder_next(struct folder *f)
{
	while (f->i == f->n) {
		if (f->at == f->len)
			return -1;
		f->i = 0;
		f->at += fold_one(f->pending, &f->n, f->s + f->at, f->len - f->at);
	}
	return (unsigned char)f->pending[f->i++];
}

bool text_same(const char *a, const char *b)
{
	struct folder x = folder_on(a), y = folder_on(b);
	int c;

	do {
		c = folder_next(&x);
		if (c != folder_next(&y))
			return false;
	} while (c >= 0);
	return true;
}

bool text_begins(const char *s, const char *beginning)
{
	struct folder x = folder_on(s), y = folder_on(beginning);
	int c;

	while ((c = folder_next(&y)) >= 0)
		if (c != folder_next(&x))
			return false;
	return true;
}

static bool is_word(ucs4_t c)
{
	return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_N);
}

/* A letter of ASCII, as most are. */
static bool is_common(char b)
{
	return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
}

static bool begins_word(const char *s, size_t at)
{
	ucs4_t before, c;

	if (at == 0)
		return true;
	if (is_common(s[at - 1])) /* to ask of any character is slow */
		return false;
	utf8_get(&before, s + utf8_back(s, at), 4);
	utf8_get(&c, s + at, 4);
	return !is_word(before) && is_word(c);
}

/* The end of what is there before at and of the marks that follow. */
static size_t past_marks(const char *s, size_t len, size_t at)
{
	char folded[FOLDED_MAX];
	size_t n, used;

	while (at < len && (used = fold_one(folded, &n, s + at, len - at)) && n == 0)
		at += used;
	return at;
}

/* How many bytes of needle s begins with, once both are folded; *used gets those of s. */
static size_t alike(const char *s, size_t len, const char *needle, size_t *used)
{
	struct folder x = {.s = s, .len = len}, y = folder_on(needle);
	size_t same = *used = 0;

	for (int c; (c = folder_next(&y)) >= 0 && c == folder_next(&x);)
		if (y.i == y.n) {
			same = y.at;
			*used = x.at;
		}
	*used = past_marks(s, len, *used);
	return same ? past_marks(needle, y.len, same) : 0;
}

/* How many ASCII characters there are before one that folds to first, or one beyond ASCII, or the end. */
static size_t plain_until(const char *s, char first)
{
	size_t n = 0;
	char upper = (char)(first >= 'a' && first <= 'z' ? first - 32 : first);

	while (s[n] && !(s[n] & 0x80) && s[n] != first && s[n] != upper)
		n++;
	return n;
}

/* The first place where s says the most of needle, least bytes of it or more. */
static long find_most(const char *s, const char *needle, size_t least, bool at_word, size_t *len)
{
	struct folder y = folder_on(needle);
	int first = folder_next(&y);
	size_t total = strlen(s), n, used;
	char folded[FOLDED_MAX];
	long best = -1;

	for (size_t at = 0; first >= 0 && least <= y.len && at < total; at += used) {
		at += plain_until(s + at, (char)first);
		used = fold_one(folded, &n, s + at, total - at);
		if (n == 0 || (unsigned char)folded[0] != first || (at_word && !begins_word(s, at)))
			continue;
		size_t taken, same = alike(s + at, total - at, needle, &taken);

		if (!same || same < least)
			continue;
		best = (long)at;
		*len = taken;
		least = same + 1;
	}
	return best;
}

long text_find(const char *s, const char *needle, bool at_word, size_t *len)
{
	size_t ignored;

	return find_most(s, needle, strlen(needle), at_word, len ? len : &ignored);
}

long text_find_most(const char *s, const char *word, size_t least)
{
	size_t ignored;

	return find_most(s, word, least, true, &ignored);
}
