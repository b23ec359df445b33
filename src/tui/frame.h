// SPDX-License-Identifier: EUPL-1.2
/* What surrounds every screen: title bar, tab bar, message line, hint bar. */
#pragma once
#include "app.h"

enum { FRAME_MIN_ROWS = 10, FRAME_MIN_COLS = 40 };

/* Draws the whole frame: bars, the screens that show, the cursor. Screens are laid out first when their place changed; false when one
   then has hints for which the bar lacks lines, or has too many: once more, from a blank window. */
bool frame_draw(struct app *app);
/* The tab or hint at these cells, NULL. */
const struct bar_zone *frame_zone(const struct app *app, int y, int x);
