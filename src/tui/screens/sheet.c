// SPDX-License-Identifier: EUPL-1.2
#include "sheet.h"
#include <carnet/base/i18n.h>
#include <carnet/journal/journal.h>

enum { MARGIN = 2 };

void sheet_add(struct sheet *s, lines_row row)
{
	struct lines *l = &s->l;

	l->list = GROW(s->made, l->list, l->count + 1);
	l->list[l->count++] = row;
}

bool sheet_was_on(const struct sheet *s, long id, bool otherwise)
{
	for (size_t i = 0; i < s->was.count; i++)
		if (s->was.list[i].kind == LINES_BOX && s->was.list[i].id == id)
			return s->was.list[i].on;
	return otherwise;
}

void sheet_summary(struct sheet *s, const char *text)
{
	s->l.summary = text ? mem_dup(s->made, text) : NULL;
}

static struct sheet_row in_focus(const struct sheet *s)
{
	const lines_row *at = lines_focus(&s->l);

	return at ? (struct sheet_row){at->kind, at->id} : (struct sheet_row){LINES_HEADING, 0};
}

/* On the line it was on; on the one that came back when it had lost it. */
static void refocus(struct sheet *s, struct sheet_row was)
{
	bool waits = s->lost.kind != LINES_HEADING && was.kind == s->instead.kind && was.id == s->instead.id;
	bool back = waits && lines_go(&s->l, s->lost.kind, s->lost.id);

	if (!back && !lines_go(&s->l, was.kind, was.id)) {
		s->lost = was;
		s->instead = in_focus(s);
	} else if (back || !waits) {
		s->lost.kind = LINES_HEADING;
	}
}

static int fill(struct screen *screen, struct err *e)
{
	struct sheet *s = sheet_of(screen);
	struct sheet_row was = in_focus(s);
	void *old = s->made;

	s->was = s->l;
	s->made = talloc_named_const(s, 0, "sheet lines");
	s->l.list = NULL;
	s->l.count = 0;
	s->l.summary = NULL;
	int code = s->kind->fill(s, e);
	s->gone = code == ERR_MISSING && old;
	if (s->gone) {
		err_clear(e);
		s->l.count = 0;
		code = 0;
	}
	if (was.kind != LINES_HEADING && !code)
		refocus(s, was);
	else
		lines_settle(&s->l);
	s->was.count = 0;
	talloc_free(old);
	return code;
}

unsigned sheet_again(struct sheet *s)
{
	AUTO_ERR e = {0};

	if (fill(&s->s, &e))
		app_tell_err(s->s.app, &e);
	return EFFECT_REDRAW;
}

static void title(const struct screen *screen, strbuf *left, strbuf *right)
{
	const struct sheet *s = (const struct sheet *)screen;

	(void)right;
	if (s->kind->titled)
		s->kind->titled(s, left);
	else
		sb_add(left, _(s->kind->title));
}

static void draw(struct screen *screen)
{
	struct sheet *s = sheet_of(screen);
	struct rect r = screen->rect;

	if (s->l.count) {
		lines_draw(&s->l, r);
		return;
	}
	draw_wrapped(rect_inside(r, 1, MARGIN), ROLE_TEXT, s->gone ? _("This record is no longer in the notebook. Esc goes back.") : _(s->kind->empty));
	draw_cursor(r.y + 1, r.x + MARGIN);
}

static const struct sheet_action *action_of(const struct sheet *s, enum action a)
{
	const struct sheet_action *one = s->kind->actions;

	while (one->a && one->a != a)
		one++;
	return one->a ? one : NULL;
}

static bool on_box(const struct sheet *s)
{
	return lines_focus(&s->l) && lines_focus(&s->l)->kind == LINES_BOX;
}

static size_t boxes(const struct sheet *s, bool ticked)
{
	size_t n = 0;

	for (size_t i = 0; i < s->l.count; i++)
		n += s->l.list[i].kind == LINES_BOX && (!ticked || s->l.list[i].on);
	return n;
}

static bool can(const struct screen *screen, enum action a)
{
	const struct sheet *s = (const struct sheet *)screen;
	const struct sheet_action *one = action_of(s, a);

	if (!one)
		return (a == ACT_TICK && on_box(s)) || (a == ACT_ALL && boxes(s, false) > 2);
	if (s->gone)
		return false;
	return (!one->line || lines_focus(&s->l)) && (!one->writes || journal_writable(screen->app->desk->j)) && (!one->can || one->can(s));
}

unsigned sheet_tick(struct sheet *s)
{
	if (!on_box(s))
		return EFFECT_NONE;
	s->l.list[s->l.at].on = !s->l.list[s->l.at].on;
	if (s->kind->ticked)
		s->kind->ticked(s);
	return EFFECT_REDRAW;
}

/* None once all are ticked, else all. */
static unsigned tick_all(struct sheet *s)
{
	bool on = boxes(s, true) < boxes(s, false);

	for (size_t i = 0; i < s->l.count; i++)
		if (s->l.list[i].kind == LINES_BOX)
			s->l.list[i].on = on;
	if (s->kind->ticked)
		s->kind->ticked(s);
	return EFFECT_REDRAW;
}

static unsigned act(struct screen *screen, enum action a, const struct key *k)
{
	struct sheet *s = sheet_of(screen);
	const struct sheet_action *one = action_of(s, a);

	s->digit = k ? key_digit(k) : -1;
	if (one)
		return can(screen, a) ? one->run(s) : EFFECT_NONE;
	if (a == ACT_TICK || (a == ACT_OPEN && on_box(s)))
		return sheet_tick(s);
	if (a == ACT_ALL)
		return can(screen, a) ? tick_all(s) : EFFECT_NONE;
	return lines_act(&s->l, a) ? EFFECT_REDRAW : EFFECT_PASS;
}

static unsigned key(struct screen *screen, const struct key *k)
{
	struct sheet *s = sheet_of(screen);
	size_t before = s->l.at;

	if (k->code != K_CLICK || !lines_click(&s->l, k->y, k->x))
		return EFFECT_PASS;
	return s->l.at == before ? act(screen, ACT_OPEN, NULL) : EFFECT_REDRAW;
}

static const char *help(const struct screen *s)
{
	return ((const struct sheet *)s)->kind->help;
}

static int save_draft(struct screen *screen, struct err *e)
{
	struct sheet *s = sheet_of(screen);

	return s->kind->save_draft ? s->kind->save_draft(s, e) : 0;
}

static void close_screen(struct screen *screen)
{
	struct sheet *s = sheet_of(screen);

	if (s->kind->close)
		s->kind->close(s);
}

static const struct screen_ops ops = {
	.name = "sheet", .context = CTX_SHEET, .open = fill, .title = title, .draw = draw, .act = act, .can = can, .key = key, .help = help,
	.reload = fill, .save_draft = save_draft, .close = close_screen,
};

void *sheet_make(struct app *app, size_t size, const struct sheet_kind *kind, const char *name)
{
	struct sheet *s = screen_new(app, size, &ops, name);

	s->kind = kind;
	return s;
}
