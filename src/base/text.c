// SPDX-License-Identifier: EUPL-1.2
/* Trimming, a capital first, canonical form. */
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include "utf8.h"

static bool is_space(ucs4_t c)
{
	return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : uc_is_property_white_space(c);
}

char *text_trim(const void *parent, const char *s)
{
	size_t start = 0, end = strlen(s), n;
	ucs4_t c;

	while (start < end && (n = utf8_get(&c, s + start, end - start), is_space(c)))
		start += n;
	while (end > start) {
		n = utf8_back(s, end);
		utf8_get(&c, s + n, end - n);
		if (!is_space(c))
			break;
		end = n;
	}
	return mem_dupn(parent, s + start, end - start);
}

char *text_capital(const void *parent, const char *s)
{
	uint8_t great[6];
	ucs4_t c;

	if (!*s)
		return mem_dup(parent, s);
	size_t len = utf8_get(&c, s, strlen(s));
	int n = u8_uctomb(great, uc_toupper(c), sizeof(great));
	return c == 0xfffd || n < 1 ? mem_dup(parent, s) : mem_printf(parent, "%.*s%s", n, (const char *)great, s + len);
}

/* Nothing below U+0300 combines or decomposes further; nor do the dashes, quotes and the euro sign of U+2002–203F and U+2080–20BF. */
static bool surely_nfc(const char *s, size_t len)
{
	const unsigned char *p = (const unsigned char *)s, *end = p + len;

	for (; p < end; p++) {
		if (*p < 0xcc)
			continue;
		if (end - p < 3 || *p != 0xe2 || !((p[1] == 0x80 && p[2] >= 0x82) || p[1] == 0x82))
			return false;
		p += 2;
	}
	return true;
}

char *text_nfc(const void *parent, const char *s, size_t len)
{
	size_t n;
	uint8_t *composed;
	char *copy;

	if (surely_nfc(s, len))
		return mem_dupn(parent, s, len);
	composed = mem_check(u8_normalize(UNINORM_NFC, (const uint8_t *)s, len, NULL, &n));
	copy = mem_dupn(parent, (const char *)composed, n);
	free(composed);
	return copy;
}

char *text_joined(const void *parent, const char *s)
{
	AUTO_CTX(tmp);
	strbuf *b = sb_new(parent);
	for (size_t len; *s; s += len + (s[len] == '\n')) {
		len = strcspn(s, "\n");
		const char *line = text_trim(tmp, mem_dupn(tmp, s, len));
		if (*line)
			sb_addf(b, "%s%s", !b->len ? "" : b->s[b->len - 1] == ',' ? " " : ", ", line);
	}
	return b->s;
}
