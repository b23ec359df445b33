// SPDX-License-Identifier: EUPL-1.2
/* Small charts as text: a bar of full cells; its figure stands beside it. */
#include "writer.h"

const char *w_bar(struct writer *w, int64_t n, int64_t most, int width)
{
	strbuf *b = sb_new(w->tmp);
	int cells = most > 0 && n > 0 ? (int)((n * width + most - 1) / most) : 0;

	cells -= n < most && cells == width; /* a full bar is for the whole only */
	sb_repeat(b, "█", cells);
	sb_repeat(b, "░", width - cells);
	return b->s;
}
