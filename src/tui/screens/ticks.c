// SPDX-License-Identifier: EUPL-1.2
#include "ticks.h"
#include "../widgets/menu.h"

enum { BOX_COLS = 74, MARGIN = 2, BOX_HANG = 4, BUTTON_HANG = 2 };

struct ticks_screen {
	struct screen s;
	struct ticks what;
	struct tick *list;
	size_t count;
	struct menu *lines;  /* a box each, its id the place in list; count: the button */
};

static struct ticks_screen *of(const struct screen *s)
{
	return (struct ticks_screen *)s;
}

static void build(struct ticks_screen *t)
{
	AUTO_CTX(tmp);
	menu_clear(t->lines);
	for (size_t i = 0; i < t->count; i++) {
		const struct tick *row = &t->list[i];
		const char *note = row->note && *row->note ? mem_printf(tmp, "  %s", row->note) : "";
		menu_add(t->lines, ROLE_TEXT, BOX_HANG, (long)i, mem_printf(tmp, "[%s] %s%s", row->on ? "x" : " ", row->label, note));
	}
	menu_add(t->lines, ROLE_TEXT, BUTTON_HANG, (long)t->count, mem_printf(tmp, "[ %s ]", t->what.button));
}

static void draw(struct screen *s)
{
	struct ticks_screen *t = of(s);
	int cols = s->rect.cols - 2 < BOX_COLS ? s->rect.cols - 2 : BOX_COLS, inner = cols - 2 - 2 * MARGIN;
	int lines = draw_wrapped_rows((struct rect){0, 0, s->rect.rows, inner}, t->what.text);
	struct rect box = rect_middle(s->rect, lines + menu_rows(t->lines, inner) + 3, cols);
	draw_window(s->rect, box, t->what.title, NULL);
	struct rect in = rect_inside(box, 1, 1 + MARGIN);
	draw_wrapped(rect_top(&in, lines), ROLE_TEXT, t->what.text);
	rect_top(&in, 1);
	menu_draw(t->lines, in);
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
	size_t at = (size_t)menu_focus(t->lines);
	if (at == t->count)
		return finish(t);
	t->list[at].on = !t->list[at].on;
	build(t);
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
	return menu_act(t->lines, a) || a == ACT_UP || a == ACT_PREVIOUS ? EFFECT_REDRAW : EFFECT_PASS;
}

static unsigned key(struct screen *s, const struct key *k)
{
	struct ticks_screen *t = of(s);
	return k->code == K_CLICK && menu_click(t->lines, k->y, k->x) ? turn(t) : EFFECT_PASS;
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
	t->lines = menu_new(t);
	build(t);
	return &t->s;
}
