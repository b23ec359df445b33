// SPDX-License-Identifier: EUPL-1.2
#include "cells.h"
#include <string.h>

void cells_clear(struct cell *cells, int cols)
{
	for (int x = 0; x < cols; x++)
		cells[x] = (struct cell){.chars = L" ", .role = ROLE_TEXT};
}

static void blank(struct cell *cells, int cols, int x)
{
	if (x >= 0 && x < cols)
		cells[x].chars[0] = L' ';
}

/* What is left of a wide character half covered is blank. */
static void put(struct cell *cells, int cols, int x, wchar_t c, int width, enum role role)
{
	if (!cells[x].chars[0])
		blank(cells, cols, x - 1);
	if (x + width < cols && !cells[x + width].chars[0])
		blank(cells, cols, x + width);
	cells[x] = (struct cell){.chars = {c}, .role = role};
	if (width == 2 && x + 1 < cols)
		cells[x + 1] = (struct cell){.role = role};
}

/* An accent joins the character before it, as long as there is room. */
static void join(struct cell *cells, int x, wchar_t c)
{
	for (int i = 1; x >= 0 && i < CELL_CHARS; i++) {
		if (!cells[x].chars[i]) {
			cells[x].chars[i] = c;
			return;
		}
	}
}

/* The character at s; returns its bytes. */
static size_t character(const char *s, wchar_t *c)
{
	static const unsigned char mask[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
	unsigned char first = (unsigned char)*s;
	size_t n = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
	*c = first & mask[n];
	for (size_t i = 1; i < n; i++)
		*c = *c << 6 | ((unsigned char)s[i] & 0x3f);
	return n;
}

void cells_put(struct cell *cells, int cols, int x, enum role role, const char *text, size_t len)
{
	int last = x - 1;
	for (size_t at = 0; at < len;) {
		wchar_t c;
		at += character(text + at, &c);
		int width = c < 0x300 ? 1 : wcwidth(c);
		if (width == 0)
			join(cells, last, c);
		if (width == 0 || x >= cols)
			continue;
		last = x;
		width = width < 0 ? 1 : width;
		put(cells, cols, x, c, width, role);
		x += width;
	}
}

static bool same(const struct cell *a, const struct cell *b)
{
	return memcmp(a, b, sizeof *a) == 0;
}

static bool half(const struct cell *a, const struct cell *b, int cols, int x)
{
	return x > 0 && x < cols && (!a[x].chars[0] || !b[x].chars[0]);
}

bool cells_differ(const struct cell *a, const struct cell *b, int cols, int *from, int *to)
{
	*from = 0;
	*to = cols;
	while (*from < *to && same(&a[*from], &b[*from]))
		++*from;
	while (*to > *from && same(&a[*to - 1], &b[*to - 1]))
		--*to;
	bool differ = *from < *to;
	while (half(a, b, cols, *from))
		--*from;
	while (half(a, b, cols, *to))
		++*to;
	return differ;
}
