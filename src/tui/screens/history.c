// SPDX-License-Identifier: EUPL-1.2
/* What was done, newest first. Those that were undone come first; Enter undoes, or does again, everything up to the line in focus. */
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/text.h>
#include "records.h"

struct history {
	struct screen s;
	change *list;
	size_t count, at, top;
	int when_cols;       /* the widest of the moments: those of another year say it */
};
enum { MOST = 500, MARK_COLS = 2 };

static char *when_words(const void *parent, const change *c)
{
	strbuf *b = sb_new(parent);
	stamp_print(b, c->at);
	return b->s;
}

static int widest_when(const struct history *h)
{
	AUTO_CTX(tmp);
	int most = 0;
	for (size_t i = 0; i < h->count; i++) {
		int cols = text_width(when_words(tmp, &h->list[i]));
		most = cols > most ? cols : most;
	}
	return most;
}

static int read_again(struct screen *s, struct err *e)
{
	struct history *h = (struct history *)s;
	TALLOC_FREE(h->list);
	if (journal_history(s->app->desk->j, h, &h->list, &h->count, MOST, e))
		return e->code;
	if (h->at >= h->count)
		h->at = h->count ? h->count - 1 : 0;
	h->when_cols = widest_when(h);
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
	rect_left(&r, MARK_COLS + h->when_cols + 2);
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
	draw_mark(y, r.x, 1, on);
	draw_pad(y, r.x + MARK_COLS, h->when_cols, role, when_words(tmp, &h->list[i]));
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

/* How many actions lie between what stands and the line in focus, which is among them. */
static int steps_to(const struct history *h)
{
	bool undone = h->list[h->at].undone;
	int n = 0;
	for (size_t i = undone ? h->at : 0; i < h->count && (undone ? h->list[i].undone : i <= h->at); i++)
		n += h->list[i].undone == undone;
	return n;
}

/* One by one, as u and r do; one that cannot be taken back ends it there, and says why. */
static unsigned go_there(struct screen *s, void *data)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	const struct history *h = (const struct history *)s;
	bool again = h->list[h->at].undone;
	int n = steps_to(h), done = 0;
	char *label = NULL;
	(void)data;
	while (done < n && (again ? journal_redo : journal_undo)(s->app->desk->j, tmp, &label, &e) == 0)
		done++;
	if (e.code)
		app_tell_err(s->app, &e);
	else if (again)
		app_tell(s->app, ROLE_OK, ngettext("%d change done again, up to: %s.", "%d changes done again, up to: %s.", (unsigned long)n), n, label);
	else
		app_tell(s->app, ROLE_OK, ngettext("%d change undone, back to: %s. r does it again.", "%d changes undone, back to: %s. r does the last one again.",
			(unsigned long)n), n, label);
	return EFFECT_RELOAD;
}

/* Several at once are asked first. */
static unsigned ask(struct screen *s)
{
	AUTO_CTX(tmp);
	const struct history *h = (const struct history *)s;
	const change *c = &h->list[h->at];
	int n = steps_to(h);
	if (n == 1)
		return go_there(s, NULL);
	const char *what = c->undone ? _("Do the %d changes again, up to “%s”?") : _("Undo the last %d changes, back to “%s” included?");
	app_ask(s->app, mem_printf(tmp, what, n, c->label), go_there, NULL);
	return EFFECT_REDRAW;
}

static bool can(const struct screen *s, enum action a)
{
	const struct history *h = (const struct history *)s;
	if (a != ACT_OPEN && a != ACT_CONFIRM)
		return true;
	return h->count && journal_writable(s->app->desk->j) && h->list[h->at].undone == (a == ACT_CONFIRM);
}

static unsigned key(struct screen *s, const struct key *k)
{
	struct history *h = (struct history *)s;
	int y = s->rect.y;
	if (k->code != K_CLICK || !rect_has(s->rect, k->y, k->x))
		return EFFECT_PASS;
	for (size_t i = h->top; i < h->count; i++) {
		y += rows_of(h, i);
		if (k->y >= y)
			continue;
		h->at = i;
		return EFFECT_REDRAW;
	}
	return EFFECT_NONE;
}

static unsigned act(struct screen *s, enum action a, const struct key *k)
{
	struct history *h = (struct history *)s;
	if (a == ACT_OPEN || a == ACT_CONFIRM)
		return h->count ? ask(s) : EFFECT_NONE;
	const long most = s->rect.rows, last = (long)h->count - 1;
	const struct {
		enum action a;
		long by;
	} moves[] = {{ACT_UP, -1}, {ACT_DOWN, 1}, {ACT_PAGE_UP, -most}, {ACT_PAGE_DOWN, most}, {ACT_FIRST, -last}, {ACT_LAST, last}};
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
	.can = can,
	.key = key,
	.reload = read_again,
};

struct screen *history_screen(struct app *app)
{
	return &SCREEN_NEW(app, struct history, &ops)->s;
}
