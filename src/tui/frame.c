// SPDX-License-Identifier: EUPL-1.2
#include "frame.h"
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <string.h>
#include "bars.h"
#include "doors.h"

static const char STEP[] = " › ";

enum { FULL_ROWS = 16, BARS_MAX = 3, HINTS_MAX = 4, MESSAGE_MOST = 100, GAP = 2, STEP_LEAST = 12 };

/* One word of a bar: laid out in as many lines as the bar needs. */
struct bar {
	struct rect r;
	int y, x;
};

static void zone_add(struct app *app, struct bar_zone z)
{
	app->zones = GROW(app, app->zones, app->nzones + 1);
	app->zones[app->nzones++] = z;
}

/* Where the next word of that many cells goes; words that do not fit go to the next line. */
static void bar_next(struct bar *b, int cols)
{
	if (b->x > b->r.x + 1 && b->x + cols > b->r.x + b->r.cols) {
		b->y++;
		b->x = b->r.x + 1;
	}
}

static bool bar_shows(const struct bar *b)
{
	return b->y < b->r.y + b->r.rows;
}

/* The word at y, x has the focus. */
static void draw_focus(int y, int x)
{
	draw_mark(y, x - 1, 1, true);
	draw_cursor(y, x);
}

/* --- Title ----------------------------------------------------------------------------------------------------------- */

/* What a title repeats of the one before it ("CPTS d’Orge › Level" in "CPTS d’Orge") is said once. */
static void say_once(strbuf *left, size_t before, size_t mine)
{
	AUTO_CTX(tmp);
	const char *added = mem_dup(tmp, left->s + mine), *last = mem_dupn(tmp, left->s, before);
	for (const char *at; (at = strstr(last, STEP));)
		last = at + strlen(STEP);
	size_t n = strlen(last);
	if (n && strncmp(added, last, n) == 0 && strncmp(added + n, STEP, strlen(STEP)) == 0)
		sb_remove(left, before, n + strlen(STEP));
}

/* The titles of the open screens, outermost first. */
static void trail(const struct screen *s, const struct screen *top, strbuf *left, strbuf *right)
{
	bool home_only = !top->below || (top->ops->overlay && !top->below->below);
	if (s->below)
		trail(s->below, top, left, right);
	if (!s->ops->title || (!s->below && !home_only))
		return;
	size_t before = left->len;
	if (before)
		sb_add(left, STEP);
	size_t mine = left->len;
	sb_clear(right);
	s->ops->title(s, left, right);
	if (left->len == mine)
		sb_remove(left, before, mine - before);
	else if (before)
		say_once(left, before, mine);
}

/* Said all along: nobody should take the practice journal for their own, nor look for a key that one which may only be read does not offer. */
static const char *journal_kind(const struct app *app)
{
	if (!app->desk || (!app->desk->demo && journal_writable(app->desk->j)))
		return NULL;
	return app->desk->demo ? _("Practice:") : _("Read only:");
}

/* Too long, the outermost steps go first, and the last one to go keeps what there is room for. */
static void fit_trail(strbuf *line, const char *trail, int cols)
{
	AUTO_CTX(tmp);
	const char *shown = trail, *gone = trail;
	int step = text_width(STEP);

	while (text_width(shown) > cols - (shown == trail ? 0 : 1 + step) && strstr(shown, STEP)) {
		gone = shown;
		shown = strstr(shown, STEP) + strlen(STEP);
	}
	int room = cols - text_width(shown) - step - (gone == trail ? 0 : 1 + step);
	bool kept = shown != trail && room >= STEP_LEAST;
	if (shown != trail && !(kept && gone == trail))
		sb_addf(line, "…%s", STEP);
	if (kept) {
		text_cut(line, mem_dupn(tmp, gone, strlen(gone) - strlen(shown) - strlen(STEP)), room);
		sb_add(line, STEP);
	}
	text_cut(line, shown, cols - text_width(line->s));
}

static void draw_title(const struct app *app)
{
	AUTO_CTX(tmp);
	strbuf *left = sb_new(tmp), *right = sb_new(tmp);
	trail(app->top, app->top, left, right);
	struct rect r = app->title;
	const char *kind = journal_kind(app);
	if (kind)
		rect_left(&r, draw_put(r.y, r.x + 1, r.cols - 1, ROLE_STRONG, kind) + 1);
	int taken = right->len ? text_width(right->s) + GAP : 0, cols = r.cols - 2 - taken;
	if (cols < r.cols / 2) {
		sb_clear(right);
		cols = r.cols - 2;
	}
	strbuf *line = sb_new(tmp);
	fit_trail(line, left->s, cols);
	draw_put(r.y, r.x + 1, r.cols - 1, ROLE_TITLE, line->s);
	if (right->len)
		draw_put(r.y, r.x + r.cols - taken + 1, taken, ROLE_TEXT, right->s);
}

/* --- Tabs ------------------------------------------------------------------------------------------------------------ */

/* "1 Home", put together once. */
static const struct tab_words *tab_words(struct app *app, size_t i)
{
	if (!app->tab_words) {
		size_t n = 0;
		while (tabs[n].number)
			n++;
		app->tab_words = NEW_ARRAY(app, struct tab_words, n);
		for (n = 0; tabs[n].number; n++) {
			char *shown = mem_printf(app->tab_words, "%d %s", tabs[n].number, _(tabs[n].label));
			app->tab_words[n] = (struct tab_words){shown, text_width(shown)};
		}
	}
	return &app->tab_words[i];
}

static int place_tabs(struct app *app, struct rect r, bool draw)
{
	struct bar b = {r, r.y, r.x + 1};
	for (const struct tab *t = tabs; t->number; t++) {
		const struct tab_words *w = tab_words(app, (size_t)(t - tabs));
		int cols = w->cols;
		bool focus = app->tab_focus == t->number;
		bar_next(&b, cols);
		if (draw && bar_shows(&b)) {
			zone_add(app, (struct bar_zone){.y = b.y, .x = b.x, .cols = cols, .tab = t->number});
			draw_put(b.y, b.x, cols, focus ? ROLE_FOCUS : app->tab == t->number ? ROLE_TAB_ON : ROLE_TAB, w->shown);
			if (focus)
				draw_focus(b.y, b.x);
		}
		b.x += cols + GAP;
	}
	return b.y - r.y + 1;
}

/* --- Hints ----------------------------------------------------------------------------------------------------------- */

/* Asked of the whole table once a frame, not for each bar that is measured, then drawn. */
static void find_hinted(struct app *app)
{
	const enum context places[] = {app->tab_focus ? CTX_TABS : app->top->ops->context, CTX_FRAME};
	app->nhinted = 0;
	for (size_t i = 0; i < LENGTH(places); i++)
		for (const struct binding *b = bindings_of(places[i]); b->key && b->context == places[i]; b++) {
			if (!bars_hinted(app, b))
				continue;
			app->hinted = GROW(app, app->hinted, app->nhinted + 1);
			app->hinted[app->nhinted++] = b;
		}
}

static int hint_cols(const struct binding_words *w)
{
	return w->shown_cols + 1 + w->label_cols;
}

/* The cells of the hint that leads to help, 0 when it is not there. */
static int help_cols(const struct app *app)
{
	for (size_t i = 0; i < app->nhinted; i++)
		if (app->hinted[i]->action == ACT_HELP)
			return GAP + hint_cols(binding_words(app->hinted[i]));
	return 0;
}

/* Help lists all that can be done: where the bar is too small for every hint, its place is kept on the last line, and what would take it waits. */
static bool leaves_room(const struct bar *bar, int cols, int help)
{
	return bar->y < bar->r.y + bar->r.rows - 1 || bar->x + cols + help <= bar->r.x + bar->r.cols;
}

static int place_hints(struct app *app, struct rect r, bool draw)
{
	struct bar bar = {r, r.y, r.x + 1};
	int help = draw ? help_cols(app) : 0;
	for (size_t i = 0; i < app->nhinted; i++) {
		const struct binding *b = app->hinted[i];
		const struct binding_words *w = binding_words(b);
		int cols = hint_cols(w);
		if (draw && b != app->hint_focus && b->action != ACT_HELP && !leaves_room(&bar, cols, help))
			continue;
		bar_next(&bar, cols);
		if (draw && bar_shows(&bar)) {
			zone_add(app, (struct bar_zone){.y = bar.y, .x = bar.x, .cols = cols, .hint = b});
			bool focus = b == app->hint_focus;
			draw_put(bar.y, bar.x, cols, focus ? ROLE_FOCUS : ROLE_HINT_KEY, w->shown);
			draw_put(bar.y, bar.x + w->shown_cols + 1, w->label_cols, focus ? ROLE_FOCUS : ROLE_HINT, w->label);
			if (focus)
				draw_focus(bar.y, bar.x);
		}
		bar.x += cols + GAP;
	}
	return bar.y - r.y + 1;
}

/* --- Message --------------------------------------------------------------------------------------------------------- */

/* The message, wrapped; returns its lines, one when there is none. An error begins with the mark that says so without colour. */
static int place_message(const struct app *app, struct rect r, bool draw)
{
	if (!app->message->len)
		return 1;
	AUTO_CTX(tmp);
	strbuf *text = sb_new(tmp);
	if (app->message_role == ROLE_ERROR || app->message_role == ROLE_WARN)
		sb_add(text, MARK_LATE " ");
	text_visible(text, app->message->s, app->message->len, false);
	struct rect in = {r.y, r.x + 1, draw ? r.rows : MESSAGE_MOST, r.cols > 3 ? r.cols - 2 : 1};
	return draw ? draw_wrapped(in, app->message_role, text->s) : draw_wrapped_rows(in, text->s);
}

/* --- The whole ------------------------------------------------------------------------------------------------------- */

static int at_most(int n, int max)
{
	return n < max ? n : max;
}

static int hint_rows(struct app *app)
{
	const struct surface *s = draw_surface();
	return at_most(place_hints(app, (struct rect){0, 0, 1, s->cols}, false), s->rows >= FULL_ROWS || app->hint_focus ? HINTS_MAX : 1);
}

/* Cuts the window into bars and body. */
static void cut(struct app *app)
{
	struct surface *s = draw_surface();
	struct rect r = {0, 0, s->rows, s->cols}, line = {0, 0, 1, s->cols};
	bool full = s->rows >= FULL_ROWS;
	app->title = rect_top(&r, 1);
	app->tabs = rect_top(&r, full || app->tab_focus ? at_most(place_tabs(app, line, false), BARS_MAX) : 0);
	app->hints = rect_bottom(&r, hint_rows(app));
	if (full) {
		rect_top(&r, 1);
		rect_bottom(&r, 1);
	}
	app->said = rect_bottom(&r, at_most(place_message(app, line, false), r.rows / 2)); /* whole; what it is about stays in sight */
	app->body = r;
}

/* Whether any screen has a new place. */
static bool lay_out(struct app *app, struct screen *s)
{
	bool moved = false;
	for (; s; s = s->below) {
		if (memcmp(&s->rect, &app->body, sizeof s->rect) == 0)
			continue;
		s->rect = app->body;
		if (s->ops->layout)
			s->ops->layout(s);
		moved = true;
	}
	return moved;
}

/* The focus is one thing of the window: what is under it, or beside a bar that has it, is drawn without. */
static void draw_screens(struct app *app, struct screen *s)
{
	if (s->ops->overlay && s->below)
		draw_screens(app, s->below);
	draw_behind(s != app->top || bars_focused(app));
	s->ops->draw(s);
	draw_behind(false);
}

static void draw_small(void)
{
	AUTO_CTX(tmp);
	struct surface *s = draw_surface();
	const char *text = mem_printf(tmp, _("The window is too small. Make it larger: at least %d columns and %d lines."), FRAME_MIN_COLS, FRAME_MIN_ROWS);
	size_t len = strlen(text);
	draw_cursor(0, 0);
	for (int y = 0; y < s->rows && len; y++) {
		text_line l = text_wrap(text, len, 0, s->cols);
		draw_putn(y, 0, s->cols, ROLE_TEXT, text, l.end);
		text += l.next;
		len -= l.next;
	}
}

/* In the rule over the hints, which is there in every window but a very low one. */
static void draw_selection(const struct app *app)
{
	AUTO_CTX(tmp);
	const struct surface *s = draw_surface();
	if (s->selected && s->rows >= FULL_ROWS)
		draw_put(app->hints.y - 1, 2, s->cols - 2, ROLE_TEXT, mem_printf(tmp, ngettext(" %zu character selected ", " %zu characters selected ", s->selected), s->selected));
}

bool frame_draw(struct app *app)
{
	struct surface *s = draw_surface();
	app->nzones = 0;
	app->small = s->rows < FRAME_MIN_ROWS || s->cols < FRAME_MIN_COLS;
	if (app->small) {
		draw_small();
		return true;
	}
	find_hinted(app);
	cut(app);
	bool moved = lay_out(app, app->top);
	draw_title(app);
	if (s->rows >= FULL_ROWS) {
		draw_rule(app->body.y - 1, 0, s->cols);
		draw_rule(app->hints.y - 1, 0, s->cols);
	}
	draw_screens(app, app->top);
	draw_selection(app);
	if (moved) /* a screen first settles on what it shows when it is drawn there */
		find_hinted(app);
	if (app->tabs.rows)
		place_tabs(app, app->tabs, true);
	place_message(app, app->said, true);
	place_hints(app, app->hints, true);
	return !moved || hint_rows(app) == app->hints.rows;
}

const struct bar_zone *frame_zone(const struct app *app, int y, int x)
{
	for (size_t i = 0; i < app->nzones; i++) {
		const struct bar_zone *z = &app->zones[i];
		if (y == z->y && x >= z->x && x < z->x + z->cols)
			return z;
	}
	return NULL;
}
