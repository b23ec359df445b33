// SPDX-License-Identifier: EUPL-1.2
/* One character of UTF-8, cheap when it is ASCII. Only the text files of this room use it. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <unistr.h>

/* Decodes the character at s (n > 0 bytes left): bytes used. A byte that is not UTF-8 is one U+FFFD. */
static inline size_t utf8_get(ucs4_t *c, const char *s, size_t n)
{
	if ((unsigned char)*s < 0x80) {
		*c = (unsigned char)*s;
		return 1;
	}
	int used = u8_mbtoucr(c, (const uint8_t *)s, n);

	if (used > 0)
		return (size_t)used;
	*c = 0xfffd;
	return 1;
}

/* Start of the character that ends before at > 0. */
static inline size_t utf8_back(const char *s, size_t at)
{
	size_t i = at - 1;

	while (i > 0 && at - i < 4 && ((unsigned char)s[i] & 0xc0) == 0x80)
		i--;
	ucs4_t c;

	return utf8_get(&c, s + i, at - i) == at - i ? i : at - 1;
}

/* Controls, and characters that change the direction of what follows: never sent to a terminal. */
static inline bool utf8_hidden(ucs4_t c)
{
	if (c < 0x20 || c == 0x7f)
		return true;
	if (c < 0x80)
		return false;
	return c < 0xa0 || c == 0x61c || c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}
