// SPDX-License-Identifier: EUPL-1.2
/* What was done, newest first; undo takes back the first line that still stands. */
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include "records.h"

struct history {
	struct screen s;
	change *list;
	size_t count, at;
	long top;
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

static void draw_line(const struct history *h, size_t i, int y)
{
	AUTO_CTX(tmp);
	const change *c = &h->list[i];
	struct rect r = h->s.rect;
	bool on = i == h->at;
	enum role role = on ? ROLE_FOCUS : c->undone ? ROLE_DIM : ROLE_TEXT;
	strbuf *b = sb_new(tmp);
	stamp_print(b, c->at);
	draw_put(y, r.x, 1, role, on ? MARK_FOCUS : " ");
	draw_pad(y, r.x + MARK_COLS, WHEN_COLS, role, b->s);
	const char *words = c->undone ? mem_printf(tmp, _("undone: %s"), c->label) : c->label;
	draw_pad(y, r.x + MARK_COLS + WHEN_COLS + 1, r.cols - MARK_COLS - WHEN_COLS - 1, role, words);
	if (on)
		draw_cursor(y, r.x);
}

static void draw(struct screen *s)
{
	struct history *h = (struct history *)s;
	if (!h->count) {
		draw_put(s->rect.y, s->rect.x + MARK_COLS, s->rect.cols - MARK_COLS, ROLE_TEXT, _("Nothing was written yet. Each change will show here, and can be undone."));
		draw_cursor(s->rect.y, s->rect.x);
		return;
	}
	h->top = scroll_to(h->top, (long)h->at, (long)h->count, s->rect.rows);
	for (int row = 0; row < s->rect.rows && h->top + row < (long)h->count; row++)
		draw_line(h, (size_t)(h->top + row), s->rect.y + row);
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
