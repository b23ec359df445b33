// SPDX-License-Identifier: EUPL-1.2
/* The display lines of one paragraph of a long text, wrapped as far as somebody looked and no further. */
#pragma once
#include <carnet/base/text.h>

struct wrap {
	const void *parent;
	size_t start, end;   /* the paragraph: bytes [start, end), without its newline */
	text_line *lines;
	size_t count;
	int cols;            /* 0: nothing known yet */
	bool whole;          /* all of the paragraph is wrapped */
};
/* The paragraph that holds byte 'at', at that width; free when it is the one known already. */
void wrap_load(struct wrap *w, const char *text, size_t len, size_t at, int cols);
/* Index of the display line that holds byte 'at' of the loaded paragraph. */
size_t wrap_line(struct wrap *w, const char *text, size_t at);
/* The text changed from that byte on. */
void wrap_touch(struct wrap *w, const char *text, size_t len, size_t touched);
/* Bounds of the paragraph around 'at'. */
size_t paragraph_start(const char *text, size_t at);
size_t paragraph_end(const char *text, size_t len, size_t at);
