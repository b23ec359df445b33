// SPDX-License-Identifier: EUPL-1.2
/* A row of the screen as cells, before curses knows of it. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <wchar.h>
#include "theme.h"

enum { CELL_CHARS = 5 };
/* A character and the accents that join it. The second cell of a wide character has none. */
struct cell {
	wchar_t chars[CELL_CHARS];
	enum role role;
};

void cells_clear(struct cell *cells, int cols); /* blank, as text is */
/* Text, which is valid UTF-8, from x on; what does not fit is left out. */
void cells_put(struct cell *cells, int cols, int x, enum role role, const char *text, size_t len);
/* Where the two differ: from the first such cell to behind the last, no wide character cut. False when they do not. */
bool cells_differ(const struct cell *a, const struct cell *b, int cols, int *from, int *to);
