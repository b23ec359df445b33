// SPDX-License-Identifier: EUPL-1.2
#include "wrap.h"
#include <carnet/base/mem.h>
#include <string.h>

size_t paragraph_start(const char *text, size_t at)
{
	const char *newline = at ? memrchr(text, '\n', at) : NULL;
	return newline ? (size_t)(newline - text) + 1 : 0;
}

size_t paragraph_end(const char *text, size_t len, size_t at)
{
	const char *newline = memchr(text + at, '\n', len - at);
	return newline ? (size_t)(newline - text) : len;
}

void wrap_load(struct wrap *w, const char *text, size_t len, size_t at, int cols)
{
	if (w->cols == cols && at >= w->start && at <= w->end)
		return;
	w->start = paragraph_start(text, at);
	w->end = paragraph_end(text, len, at);
	w->cols = cols;
	w->count = 0;
	w->whole = false;
}

/* Wraps one more line. */
static void wrap_more(struct wrap *w, const char *text)
{
	size_t from = w->count ? w->lines[w->count - 1].next : w->start;
	w->lines = GROW(w->parent, w->lines, w->count + 1);
	w->lines[w->count++] = text_wrap(text, w->end, from, w->cols);
	w->whole = w->lines[w->count - 1].next >= w->end;
}

size_t wrap_line(struct wrap *w, const char *text, size_t at)
{
	while (!w->whole && (w->count == 0 || w->lines[w->count - 1].next <= at))
		wrap_more(w, text);
	size_t low = 0, high = w->count - 1;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (w->lines[middle].next <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Lines up to the one before the change stay; that one may take a word back, so it goes too. */
void wrap_touch(struct wrap *w, const char *text, size_t len, size_t touched)
{
	if (touched < w->start) {
		w->cols = 0;
		return;
	}
	if (touched > w->end)
		return;
	size_t keep = 0;
	while (keep < w->count && w->lines[keep].next < touched)
		keep++;
	w->count = keep > 1 ? keep - 1 : 0;
	w->whole = false;
	w->end = paragraph_end(text, len, touched);
}
