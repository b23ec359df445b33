// SPDX-License-Identifier: EUPL-1.2
#include "bars.h"
#include <string.h>
#include "doors.h"

bool bars_focused(const struct app *app)
{
	return app->tab_focus || app->hint_focus;
}

void bars_leave(struct app *app)
{
	app->tab_focus = 0;
	app->hint_focus = NULL;
}

void bars_tabs(struct app *app)
{
	bars_leave(app);
	app->tab_focus = app->tab;
}

/* The way back is told wherever there is one, in the words of the screen when it has its own. */
static bool back_told(const struct app *app)
{
	if (!app->top->below)
		return true;
	enum context here = app->top->ops->context;
	for (const struct binding *b = bindings_of(here); b->key && b->context == here; b++)
		if (b->key == K_ESC && app_offers(app, b))
			return true;
	return false;
}

/* By another key of the screen, which has the same words; the keys of a screen stand together. */
static bool said_before(const struct app *app, const struct binding *b)
{
	for (const struct binding *a = b; a > key_bindings && a[-1].context == b->context;) {
		a--;
		if (a->flags & B_HINT && a->action != b->action && *a->label == *b->label && strcmp(a->label, b->label) == 0 && app_offers(app, a))
			return true;
	}
	return false;
}

bool bars_hinted(const struct app *app, const struct binding *b)
{
	if (!(b->flags & B_HINT) || !app_offers(app, b))
		return false;
	if (b->context != CTX_FRAME)
		return !said_before(app, b);
	return b->action == ACT_UNDO ? !app->untouched : b->action != ACT_BACK || !back_told(app);
}

static unsigned step_tab(struct app *app, int by)
{
	int count = 0, at = 0;
	for (; tabs[count].number; count++)
		if (tabs[count].number == app->tab_focus)
			at = count;
	app->tab_focus = tabs[(at + count + by) % count].number;
	return EFFECT_REDRAW;
}

/* The hint after the one in focus, or before it, round both ends. */
static unsigned step_hint(struct app *app, int by)
{
	const struct binding *first = key_bindings, *last = first, *b = app->hint_focus;
	while (last[1].key)
		last++;
	do
		b = b == (by > 0 ? last : first) ? (by > 0 ? first : last) : b + by;
	while (b != app->hint_focus && !bars_hinted(app, b));
	app->hint_focus = b;
	return EFFECT_REDRAW;
}

static unsigned step(struct app *app, int by)
{
	return app->tab_focus ? step_tab(app, by) : step_hint(app, by);
}

static unsigned go_left(struct app *app)
{
	return step(app, -1);
}

static unsigned go_right(struct app *app)
{
	return step(app, 1);
}

static unsigned go_up(struct app *app)
{
	if (app->hint_focus)
		return EFFECT_NONE;
	app->tab_focus = 0;
	app->hint_focus = key_bindings;
	return bars_hinted(app, key_bindings) ? EFFECT_REDRAW : step_hint(app, 1);
}

static unsigned leave(struct app *app)
{
	bars_leave(app);
	return EFFECT_REDRAW;
}

static unsigned open(struct app *app)
{
	const struct binding *hint = app->hint_focus;
	if (hint) {
		bars_leave(app);
		return app_run(app, hint);
	}
	app_tab(app, app->tab_focus);
	return EFFECT_REDRAW;
}

static const struct {
	enum action a;
	unsigned (*run)(struct app *app);
} moves[] = {
	{ACT_LEFT, go_left}, {ACT_PREVIOUS, go_left}, {ACT_RIGHT, go_right}, {ACT_NEXT, go_right}, {ACT_UP, go_up},
	{ACT_DOWN, leave}, {ACT_BACK, leave}, {ACT_TABS, leave}, {ACT_OPEN, open},
};
static const enum action still[] = {ACT_TAB, ACT_QUIT, ACT_HELP, ACT_PALETTE, ACT_SEARCH, ACT_REPAINT, ACT_MOUSE};

unsigned bars_key(struct app *app, const struct binding *b, const struct key *k)
{
	enum action a = b ? b->action : ACT_NONE;
	for (size_t i = 0; i < LENGTH(moves); i++)
		if (moves[i].a == a)
			return moves[i].run(app);
	for (size_t i = 0; i < LENGTH(still); i++) {
		if (still[i] != a)
			continue;
		bars_leave(app);
		return app_act(app, a, k);
	}
	return app->hint_focus ? EFFECT_PASS : EFFECT_NONE; /* the keys of the hints are those of the screen */
}
