// SPDX-License-Identifier: EUPL-1.2
/* What needs me today: blocks, each a door. */
#pragma once
#include "../app.h"

struct screen *home_screen(struct app *app);
/* Says how to practise, and goes to the first step. */
void home_practise(struct screen *s);
/* Shows t (a child of the screen) before the journal is open; nothing can be done with it but look. */
void home_show(struct screen *s, today *t);
today *home_shown(const struct screen *s);
