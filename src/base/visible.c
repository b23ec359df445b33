// SPDX-License-Identifier: EUPL-1.2
/* Foreign text made safe to draw. */
#include <stdio.h>
#include <string.h>
#include <carnet/base/text.h>
#include "utf8.h"

bool text_is_utf8(const char *s, size_t len, size_t *bad_at)
{
	const uint8_t *bad = u8_check((const uint8_t *)s, len);

	if (bad && bad_at)
		*bad_at = (size_t)(bad - (const uint8_t *)s);
	return !bad;
}

/* Bytes from at that are drawn as they are; *c and *n get the character that stops them. */
static size_t plain_run(const char *s, size_t len, size_t at, ucs4_t *c, size_t *n)
{
	size_t i = at;

	while (i < len) {
		unsigned char b = (unsigned char)s[i];

		if (b >= 0x20 && b < 0x7f) {
			i++;
			continue;
		}
		*n = utf8_get(c, s + i, len - i);
		if (utf8_hidden(*c) || (*c == 0xfffd && *n == 1))
			break;
		i += *n;
	}
	return i - at;
}

static void add_sign(strbuf *out, ucs4_t c)
{
	if (c < 0x20)
		sb_addf(out, "\xe2\x90%c", (int)(0x80 + c)); /* U+2400 and on: pictures of controls */
	else if (c == 0x7f)
		sb_add(out, "\u2421");
	else if (c == 0xfffd)
		sb_add(out, "\ufffd");
	else
		sb_addf(out, "‹U+%04X›", (unsigned)c);
}

void text_visible(strbuf *out, const char *s, size_t len, bool keep_lines)
{
	size_t at = 0, n = 0;
	ucs4_t c = 0;

	while (at < len) {
		size_t run = plain_run(s, len, at, &c, &n);

		sb_addn(out, s + at, run);
		at += run;
		if (at == len)
			break;
		if (keep_lines && (c == '\n' || c == '\t'))
			sb_addc(out, (char)c);
		else
			add_sign(out, c);
		at += n;
	}
}

bool text_needs_visible(const char *s, size_t len)
{
	size_t at = 0, n = 0;
	ucs4_t c = 0;

	while ((at += plain_run(s, len, at, &c, &n)) < len) {
		if (c != '\n' && c != '\t')
			return true;
		at += n;
	}
	return false;
}
