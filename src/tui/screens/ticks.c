// SPDX-License-Identifier: EUPL-1.2
#include "ticks.h"
#include <carnet/base/text.h>

enum { BOX_COLS = 74, MARGIN = 2 };

struct ticks_screen {
	struct screen s;
	struct ticks what;
	struct tick *list;
	size_t count, at;    /* at count: the button */
	long top;
	struct rect rows;    /* as last drawn */
};

static struct ticks_screen *of(const struct screen *s)
{
	return (struct ticks_screen *)s;
}

static void draw_row(const struct ticks_screen *t, size_t i, int y)
{
	AUTO_CTX(tmp);
	bool on = i == t->at, button = i == t->count;
	enum role role = on ? ROLE_FOCUS : ROLE_TEXT;
	const struct tick *row = &t->list[i];
	const char *text = button ? mem_printf(tmp, "[ %s ]", t->what.button)
				  : mem_printf(tmp, "[%s] %s%s%s", row->on ? "x" : " ", row->label, row->note && *row->note ? "  " : "", row->note ? row->note : "");
	strbuf *b = sb_new(tmp);
	text_pad(b, text, t->rows.cols - MARGIN);
	draw_mark(y, t->rows.x, MARGIN, on);
	draw_put(y, t->rows.x + MARGIN, t->rows.cols - MARGIN, role, b->s);
	if (on)
		draw_cursor(y, t->rows.x);
}

static void draw(struct screen *s)
{
	struct ticks_screen *t = of(s);
	int cols = s->rect.cols - 2 < BOX_COLS ? s->rect.cols - 2 : BOX_COLS;
	struct rect inner = {0, 0, s->rect.rows, cols - 2 - 2 * MARGIN};
	int lines = draw_wrapped_rows(inner, t->what.text);
	struct rect box = rect_middle(s->rect, lines + (int)t->count + 4, cols);
	draw_window(s->rect, box, t->what.title, NULL);
	struct rect in = rect_inside(box, 1, 1 + MARGIN);
	draw_wrapped(rect_top(&in, lines), ROLE_TEXT, t->what.text);
	rect_top(&in, 1);
	t->rows = in;
	t->top = scroll_to(t->top, (long)t->at, (long)t->count + 1, in.rows);
	for (int row = 0; row < in.rows && t->top + row <= (long)t->count; row++)
		draw_row(t, (size_t)(t->top + row), in.y + row);
	draw_more(rect_inside(in, 0, 1), t->top > 0, t->top + in.rows <= (long)t->count);
}

/* Closed first: what is done may open another screen. */
static unsigned finish(struct ticks_screen *t)
{
	AUTO_CTX(tmp);
	struct app *app = t->s.app;
	struct ticks what = t->what;
	size_t count = t->count;
	const struct tick *list = talloc_steal(tmp, t->list);
	app_pop(app);
	return what.then(app->top, list, count, what.data) | EFFECT_REDRAW;
}

static unsigned turn(struct ticks_screen *t)
{
	if (t->at == t->count)
		return finish(t);
	t->list[t->at].on = !t->list[t->at].on;
	return EFFECT_REDRAW;
}

static unsigned act(struct screen *s, enum action a, const struct key *k)
{
	struct ticks_screen *t = of(s);
	(void)k;
	if (a == ACT_OPEN || a == ACT_SAVE)
		return finish(t);
	if (a == ACT_TICK)
		return turn(t);
	if (a == ACT_UP || a == ACT_PREVIOUS)
		t->at -= t->at > 0;
	else if (a == ACT_DOWN || a == ACT_NEXT)
		t->at += t->at < t->count;
	else if (a == ACT_FIRST || a == ACT_LAST)
		t->at = a == ACT_FIRST ? 0 : t->count;
	else
		return EFFECT_PASS;
	return EFFECT_REDRAW;
}

static unsigned key(struct screen *s, const struct key *k)
{
	struct ticks_screen *t = of(s);
	long at = t->top + k->y - t->rows.y;
	if (k->code != K_CLICK || !rect_has(t->rows, k->y, k->x) || at > (long)t->count)
		return EFFECT_PASS;
	t->at = (size_t)at;
	return turn(t);
}

static const char *help(const struct screen *s)
{
	return of(s)->what.help;
}

static void title(const struct screen *s, strbuf *left, strbuf *right)
{
	(void)right;
	sb_add(left, of(s)->what.title);
}

static const struct screen_ops ops = {
	.name = "ticks", .context = CTX_TICKS, .overlay = true, .title = title, .draw = draw, .act = act, .key = key, .help = help,
};

struct screen *ticks_screen(struct app *app, const struct ticks *what, const struct tick *list, size_t count)
{
	struct ticks_screen *t = SCREEN_NEW(app, struct ticks_screen, &ops);
	t->what = *what;
	t->what.title = mem_dup(t, what->title);
	t->what.text = mem_dup(t, what->text);
	t->what.button = mem_dup(t, what->button);
	t->list = NEW_ARRAY(t, struct tick, count + 1);
	t->count = count;
	for (size_t i = 0; i < count; i++)
		t->list[i] = (struct tick){mem_dup(t->list, list[i].label), list[i].note ? mem_dup(t->list, list[i].note) : NULL, list[i].on};
	return &t->s;
}
