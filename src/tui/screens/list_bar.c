// SPDX-License-Identifier: EUPL-1.2
/* The names of the lists of one screen, on a line. */
#include <carnet/base/text.h>
#include "list_screen.h"

enum { GAP = 2 };

static int bar_cols(const struct list_screen *ls, size_t i)
{
	return text_width(list_name(&ls->subs[i])) + GAP;
}

/* The first name shown: in a narrow window the names before the present one make room for it. */
static size_t bar_first(const struct list_screen *ls)
{
	size_t first = ls->at;
	int cols = GAP + bar_cols(ls, ls->at);
	while (first > 0 && cols + bar_cols(ls, first - 1) <= ls->bar.cols)
		cols += bar_cols(ls, --first);
	return first;
}

void list_bar_draw(const struct list_screen *ls)
{
	int x = ls->bar.x + GAP;
	for (size_t i = bar_first(ls); i < ls->count; i++) {
		bool on = i == ls->at;
		int cols = ls->bar.x + ls->bar.cols - x, used = draw_put(ls->bar.y, x, cols, on ? ROLE_TAB_ON : ROLE_TAB, list_name(&ls->subs[i]));
		if (on) {
			draw_put(ls->bar.y, x - 1, 1, ROLE_TEXT, "[");
			draw_put(ls->bar.y, x + used, cols - used, ROLE_TEXT, "]");
		}
		x += bar_cols(ls, i);
	}
}

size_t list_bar_hit(const struct list_screen *ls, int x)
{
	int at = ls->bar.x + GAP;
	for (size_t i = bar_first(ls); i < ls->count; i++) {
		if (x >= at && x < at + bar_cols(ls, i) - GAP)
			return i;
		at += bar_cols(ls, i);
	}
	return ls->at;
}
