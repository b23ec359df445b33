// SPDX-License-Identifier: EUPL-1.2
/* The tab bar and the hint bar in focus, so that arrows, Enter and Esc lead everywhere: above the first row are the tabs, above the
   tabs the hints, whose last one is help. */
#pragma once
#include "app.h"

bool bars_focused(const struct app *app);
void bars_leave(struct app *app);           /* the screen is in focus again */
void bars_tabs(struct app *app);            /* the tab bar is, on the present tab */
/* While one of them is: b is what the key does in CTX_TABS, NULL nothing. EFFECT_PASS: it is left, for what the key does on the screen. */
unsigned bars_key(struct app *app, const struct binding *b, const struct key *k);
/* Whether the hint bar shows a binding: what can be done here and is worth its place. */
bool bars_hinted(const struct app *app, const struct binding *b);
