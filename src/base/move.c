// SPDX-License-Identifier: EUPL-1.2
/* Movement by grapheme and by word. A cluster is looked at over a bounded length, so that no text is slow to walk. */
#include <unictype.h>
#include <unigbrk.h>
#include <carnet/base/text.h>
#include "utf8.h"

enum { CLUSTER_MAX = 64 };

static bool is_ascii(char c)
{
	return (unsigned char)c < 0x80;
}

/* An ASCII character always begins a cluster, but the line feed of CR LF: only the bytes up to the next one need a look.
   (u8_grapheme_next would look at pairs only and part flags and joined emoji.) */
size_t text_next(const char *s, size_t len, size_t at)
{
	char breaks[CLUSTER_MAX];
	size_t end = at + 1, n;

	if (at >= len)
		return len;
	while (end < len && end - at < CLUSTER_MAX && !is_ascii(s[end]))
		end++;
	if (end == at + 1)
		return end + (s[at] == '\r' && end < len && s[end] == '\n');
	u8_grapheme_breaks((const uint8_t *)s + at, end - at, breaks);
	for (n = 1; n < end - at && !breaks[n]; n++)
		;
	return at + n;
}

/* Clusters are walked from the nearest ASCII character before, which always begins one. */
size_t text_prev(const char *s, size_t len, size_t at)
{
	size_t start, next;

	if (at == 0)
		return 0;
	start = at - 1;
	if (is_ascii(s[start]) && (start == 0 || (is_ascii(s[start - 1]) && s[start] != '\n')))
		return start;
	while (start > 0 && at - start < CLUSTER_MAX && (!is_ascii(s[start]) || s[start] == '\n'))
		start = utf8_back(s, start);
	while ((next = text_next(s, len, start)) < at)
		start = next;
	return start;
}

static bool in_word(const char *s, size_t len, size_t at)
{
	ucs4_t c;

	utf8_get(&c, s + at, len - at);
	return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_N);
}

size_t text_next_word(const char *s, size_t len, size_t at)
{
	while (at < len && in_word(s, len, at))
		at = text_next(s, len, at);
	while (at < len && !in_word(s, len, at))
		at = text_next(s, len, at);
	return at < len ? at : len;
}

size_t text_prev_word(const char *s, size_t len, size_t at)
{
	size_t before;

	while (at > 0 && !in_word(s, len, before = text_prev(s, len, at)))
		at = before;
	while (at > 0 && in_word(s, len, before = text_prev(s, len, at)))
		at = before;
	return at;
}
