// SPDX-License-Identifier: EUPL-1.2
/* How wide text is once drawn, and cutting it to a width. ASCII is one cell a byte; a control is as wide as its visible sign. */
#include <string.h>
#include <wchar.h>
#include <carnet/base/text.h>
#include "utf8.h"

enum { SIGN_WIDTH = 8 }; /* ‹U+009B› */

/* Bytes of printable ASCII at the beginning, at most max. */
static size_t ascii_run(const char *s, size_t max)
{
	size_t i = 0;

	while (i < max && s[i] >= 0x20 && s[i] < 0x7f)
		i++;
	return i;
}

/* Second byte of a two-byte letter that stands alone: no control, no soft hyphen. */
static bool plain_second(unsigned char lead, unsigned char b)
{
	return lead == 0xc2 ? b >= 0xa0 && b <= 0xbf && b != 0xad : b >= 0x80 && b <= 0xbf;
}

/* Bytes of a character of French that is one cell and a cluster of its own (ASCII, accented letters, no-break space, quotes and dashes), 0 for
   any other: what follows may still join it. Most of what is drawn is made of these. */
static size_t plain_char(const char *s, size_t left)
{
	unsigned char a = (unsigned char)s[0], b = left > 1 ? (unsigned char)s[1] : 0, c = left > 2 ? (unsigned char)s[2] : 0;

	if (a < 0x80)
		return a >= 0x20 && a < 0x7f;
	if (a >= 0xc2 && a <= 0xcb)
		return plain_second(a, b) ? 2 : 0;
	return a == 0xe2 && b == 0x80 && c >= 0x90 && c <= 0xa7 ? 3 : 0;
}

/* Bytes of the plain characters at the beginning, at most room of them; *cells gets their number. The last is left out when something that is
   not plain follows, for it may join it. */
static size_t plain_run(const char *s, size_t len, int room, int *cells)
{
	size_t at = 0, last = 0, step = 0;

	for (*cells = 0; *cells < room && at < len && (step = plain_char(s + at, len - at)) > 0; at += step, (*cells)++)
		last = at;
	if (at == len || *cells == 0 || plain_char(s + at, len - at))
		return at;
	(*cells)--;
	return last;
}

static int char_width(ucs4_t c)
{
	int w;

	if (c < 0x80)
		return 1;
	if (utf8_hidden(c))
		return SIGN_WIDTH;
	if (c < 0x300)
		return 1;
	w = wcwidth((wchar_t)c);
	return w < 0 ? 1 : w; /* ncurses too gives one cell to what the C library does not know */
}

int text_width(const char *s)
{
	return text_widthn(s, strlen(s));
}

int text_widthn(const char *s, size_t len)
{
	size_t at = 0;
	int width = 0;

	while (at < len) {
		size_t run = ascii_run(s + at, len - at);
		ucs4_t c;

		width += (int)run;
		at += run;
		if (at == len)
			break;
		at += utf8_get(&c, s + at, len - at);
		width += char_width(c);
	}
	return width;
}

size_t text_fit(const char *s, size_t len, int cols, int *used)
{
	size_t at = 0;
	int width = 0;

	while (at < len && width < cols) {
		int w;
		size_t run = plain_run(s + at, len - at, cols - width, &w), next;

		if (run > 0) {
			at += run;
			width += w;
			continue;
		}
		next = text_next(s, len, at);
		w = text_widthn(s + at, next - at);
		if (w > cols - width)
			break;
		at = next;
		width += w;
	}
	/* What takes no room stays with what precedes. */
	while (at > 0 && at < len && (unsigned char)s[at] >= 0x80) {
		size_t next = text_next(s, len, at);

		if (text_widthn(s + at, next - at) > 0)
			break;
		at = next;
	}
	if (used)
		*used = width;
	return at;
}

/* On one line: line ends and tabs become spaces, the rest visible signs. */
static void add_line(strbuf *out, const char *s, size_t len)
{
	while (len > 0) {
		size_t n = 0;

		while (n < len && s[n] != '\n' && s[n] != '\r' && s[n] != '\t')
			n++;
		text_visible(out, s, n, false);
		if (n < len) {
			sb_addc(out, ' ');
			n++;
		}
		s += n;
		len -= n;
	}
}

/* Appends and returns the cells used. */
static int cut(strbuf *out, const char *s, int cols)
{
	size_t len = strlen(s), n;
	int used = 0;

	if (cols <= 0)
		return 0;
	n = text_fit(s, len, cols, &used);
	if (n == len) {
		add_line(out, s, len);
		return used;
	}
	n = text_fit(s, n, cols - 1, &used);
	add_line(out, s, n);
	sb_add(out, "…");
	return used + 1;
}

void text_cut(strbuf *out, const char *s, int cols)
{
	cut(out, s, cols);
}

void text_pad(strbuf *out, const char *s, int cols)
{
	int used = cut(out, s, cols);

	sb_repeat(out, " ", cols - used);
}

void text_pad_left(strbuf *out, const char *s, int cols)
{
	size_t start = out->len;
	int used = cut(out, s, cols);

	for (; used < cols; used++)
		sb_insert(out, start, " ", 1);
}
