// SPDX-License-Identifier: EUPL-1.2
/* What was done, newest first; undo takes back the first line that still stands. */
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include "records.h"

struct history {
	struct screen s;
	change *list;
	size_t count, at, top;
};
enum { MOST = 500, MARK_COLS = 2, WHEN_COLS = 14 };

static int read_again(struct screen *s, struct err *e)
{
	struct history *h = (struct history *)s;
	TALLOC_FREE(h->list);
	if (journal_history(s->app->desk->j, h, &h->list, &h->count, MOST, e))
		return e->code;
	if (h->at >= h->count)
		h->at = h->count ? h->count - 1 : 0;
	return 0;
}

static void title(const struct screen *s, strbuf *left, strbuf *right)
{
	(void)s;
	(void)right;
	sb_add(left, _("History"));
}

/* What line i says of its change, and the place it says it in. */
static const char *words(const void *parent, const struct history *h, size_t i)
{
	const change *c = &h->list[i];
	return c->undone ? mem_printf(parent, _("undone: %s"), c->label) : c->label;
}

static struct rect place_at(const struct history *h, int y)
{
	struct rect r = h->s.rect;
	rect_top(&r, y - r.y);
	rect_left(&r, MARK_COLS + WHEN_COLS + 1);
	return r;
}

static int rows_of(const struct history *h, size_t i)
{
	AUTO_CTX(tmp);
	return draw_wrapped_rows(place_at(h, h->s.rect.y), words(tmp, h, i));
}

static int draw_line(const struct history *h, size_t i, int y)
{
	AUTO_CTX(tmp);
	struct rect r = h->s.rect;
	bool on = i == h->at;
	enum role role = on ? ROLE_FOCUS : h->list[i].undone ? ROLE_DIM : ROLE_TEXT;
	strbuf *when = sb_new(tmp);
	stamp_print(when, h->list[i].at);
	draw_put(y, r.x, 1, role, on ? MARK_FOCUS : " ");
	draw_pad(y, r.x + MARK_COLS, WHEN_COLS, role, when->s);
	if (on)
		draw_cursor(y, r.x);
	return draw_wrapped(place_at(h, y), role, words(tmp, h, i));
}

/* The first line shown: the one before, unless the line in focus would end below the window. */
static void keep_in_sight(struct history *h)
{
	if (h->at < h->top)
		h->top = h->at;
	int used = 0;
	size_t first = h->at + 1;
	while (first > h->top && (used += rows_of(h, first - 1)) <= h->s.rect.rows)
		first--;
	h->top = first <= h->at ? first : h->at;
}

static void draw(struct screen *s)
{
	struct history *h = (struct history *)s;
	struct rect r = s->rect;
	rect_left(&r, MARK_COLS);
	if (!h->count) {
		draw_wrapped(r, ROLE_TEXT, _("Nothing was written yet. Each change will show here, and can be undone."));
		draw_cursor(r.y, r.x);
		return;
	}
	keep_in_sight(h);
	int y = r.y;
	for (size_t i = h->top; i < h->count && y < r.y + r.rows; i++)
		y += draw_line(h, i, y);
}

static unsigned act(struct screen *s, enum action a, const struct key *k)
{
	struct history *h = (struct history *)s;
	const long most = s->rect.rows, last = (long)h->count - 1;
	const struct {
		enum action a;
		long by;
	} moves[] = { { ACT_UP, -1 }, { ACT_DOWN, 1 }, { ACT_PAGE_UP, -most }, { ACT_PAGE_DOWN, most }, { ACT_FIRST, -last }, { ACT_LAST, last } };
	(void)k;
	for (size_t i = 0; i < LENGTH(moves); i++) {
		if (moves[i].a != a || last < 0)
			continue;
		long to = (long)h->at + moves[i].by;
		if (a == ACT_UP && to < 0)
			return EFFECT_PASS;
		h->at = (size_t)(to < 0 ? 0 : to > last ? last : to);
		return EFFECT_REDRAW;
	}
	return EFFECT_PASS;
}

static const struct screen_ops ops = {
	.name = "history",
	.context = CTX_HISTORY,
	.open = read_again,
	.title = title,
	.draw = draw,
	.act = act,
	.reload = read_again,
};

struct screen *history_screen(struct app *app)
{
	return &SCREEN_NEW(app, struct history, &ops)->s;
}
