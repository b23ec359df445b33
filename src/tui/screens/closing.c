// SPDX-License-Identifier: EUPL-1.2
#include "closing.h"
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/desk/closing.h>
#include "dialogs.h"
#include "documents.h"

struct earlier {
	size_t at;
	closing_step was;
	int64_t after; /* what an undo of the journal would have taken back then */
};
struct closing_screen {
	struct screen s;
	int64_t id;
	closing *c;
	struct earlier *earlier; /* since it was proposed, for undo */
	size_t nearlier;
	size_t at;          /* a step; after the last one, the button */
	long top;
	struct rect body;
};
enum { MARK_COLS = 2, TICK_COLS = 4, HEAD_ROWS = 2 };

static struct closing_screen *of(struct screen *s)
{
	return (struct closing_screen *)s;
}

static int open(struct screen *s, struct err *e)
{
	struct closing_screen *cs = of(s);
	int code = desk_closing(s->app->desk, cs, cs->id, &cs->c, e);
	cs->at = code ? 0 : cs->c->count;
	return code;
}

/* The same step: kept no differently since. */
static bool same_step(const closing_step *a, const closing_step *b)
{
	return a->kind == b->kind && (!a->r || !a->r->id || (a->r->id == b->r->id && strcmp(a->r->updated, b->r->updated) == 0));
}

/* What was changed on steps that are still proposed. */
static void keep_earlier(struct closing_screen *cs, const closing *now)
{
	size_t kept = 0;
	for (size_t n = 0; n < cs->nearlier; n++) {
		struct earlier one = cs->earlier[n];
		for (one.at = 0; one.at < now->count && !same_step(&now->list[one.at], &one.was);)
			one.at++;
		if (one.at < now->count)
			cs->earlier[kept++] = one;
	}
	cs->nearlier = kept;
}

/* An undo, or another program: proposed again; what was ticked and typed stays. */
static int reload(struct screen *s, struct err *e)
{
	struct closing_screen *cs = of(s);
	closing *was = cs->c, *now;
	int code = desk_closing(s->app->desk, cs, cs->id, &now, e);
	if (code)
		return code;
	size_t at = cs->at < was->count && cs->at < now->count ? cs->at : now->count;
	for (size_t i = 0; i < now->count; i++) {
		for (size_t k = 0; k < was->count; k++) {
			if (!same_step(&now->list[i], &was->list[k]))
				continue;
			at = k == cs->at ? i : at;
			now->list[i].ticked = was->list[k].ticked;
			if (closing_dated(&now->list[i]))
				now->list[i] = was->list[k];
		}
	}
	cs->at = at;
	cs->c = now;
	keep_earlier(cs, now);
	talloc_steal(now, was); /* its steps */
	return 0;
}

static closing_step *step(const struct closing_screen *cs)
{
	return cs->at < cs->c->count ? &cs->c->list[cs->at] : NULL;
}

static void title(const struct screen *s, strbuf *left, strbuf *right)
{
	(void)s;
	(void)right;
	sb_add(left, _("close the meeting"));
}

/* --- Drawing -------------------------------------------------------------------------------------------------------- */

static struct rect words(struct rect r, int y)
{
	return (struct rect){r.y + y, r.x + MARK_COLS + TICK_COLS, r.rows, r.cols - MARK_COLS - TICK_COLS};
}

static int step_rows(const closing_step *st, struct rect r)
{
	return draw_wrapped_rows(words(r, 0), st->what) + (*st->why ? draw_wrapped_rows(words(r, 0), st->why) : 0);
}

static void draw_stop(const struct rect *r, int y, bool on)
{
	draw_mark(y, r->x, 1, on);
	if (on)
		draw_cursor(y, r->x);
}

static void draw_step(const closing_step *st, struct rect r, int y, bool on)
{
	draw_stop(&r, r.y + y, on);
	draw_put(r.y + y, r.x + MARK_COLS, TICK_COLS, on ? ROLE_FOCUS : ROLE_TEXT, st->ticked ? "[x]" : "[ ]");
	struct rect in = words(r, y);
	in.rows = r.rows - y;
	rect_top(&in, draw_wrapped(in, on ? ROLE_FOCUS : ROLE_TEXT, st->what));
	draw_wrapped(in, ROLE_DIM, st->why);
}

/* The first row shown, the beginning of a step, so that rows from..from + rows are. */
static long top_for(const struct closing_screen *cs, struct rect r, int from, int rows)
{
	long least = from + rows - r.rows > cs->top ? from + rows - r.rows : cs->top, top = 0;
	for (size_t i = 0; i < cs->at && top < least; i++)
		top += step_rows(&cs->c->list[i], r);
	return from < top ? from : top;
}

static void draw(struct screen *s)
{
	struct closing_screen *cs = of(s);
	struct rect r = s->rect;
	int y = 0, from = 0;
	if (r.rows > 3 * HEAD_ROWS) {
		draw_put(r.y, r.x + MARK_COLS, r.cols - MARK_COLS, ROLE_STRONG, _("Space takes or leaves what the notebook proposes."));
		rect_top(&r, HEAD_ROWS);
	}
	cs->body = r;
	for (size_t i = 0; i < cs->at; i++)
		from += step_rows(&cs->c->list[i], r);
	cs->top = top_for(cs, r, from, step(cs) ? step_rows(step(cs), r) : 2);
	y = -(int)cs->top;
	for (size_t i = 0; i < cs->c->count && y < r.rows; i++) {
		if (y >= 0)
			draw_step(&cs->c->list[i], r, y, i == cs->at);
		y += step_rows(&cs->c->list[i], r);
	}
	y += y + 1 < r.rows;
	if (y >= 0 && y < r.rows) {
		draw_stop(&r, r.y + y, !step(cs));
		draw_put(r.y + y, r.x + MARK_COLS, r.cols - MARK_COLS, step(cs) ? ROLE_TEXT : ROLE_FOCUS, _("[ Do what is ticked ]"));
	}
	draw_more(rect_inside(r, 0, 1), cs->top > 0, y >= r.rows);
}

/* --- Acting --------------------------------------------------------------------------------------------------------- */

static struct earlier before(const struct closing_screen *cs)
{
	const closing_step *st = step(cs);
	return (struct earlier){cs->at, {st->kind, st->ticked, st->r ? record_copy(cs->c, st->r) : NULL, mem_dup(cs->c, st->what), mem_dup(cs->c, st->why)}, journal_newest(cs->s.app->desk->j)};
}

static void changed(struct closing_screen *cs, struct earlier was)
{
	cs->earlier = GROW(cs, cs->earlier, cs->nearlier + 1);
	cs->earlier[cs->nearlier++] = was;
}

/* A box or a date is no action of the journal until all is done: they are taken back here, one by one; what was done over them since goes first. */
static unsigned undo(struct closing_screen *cs)
{
	if (!cs->nearlier || journal_newest(cs->s.app->desk->j) > cs->earlier[cs->nearlier - 1].after)
		return EFFECT_PASS;
	const struct earlier *last = &cs->earlier[--cs->nearlier];
	cs->at = last->at;
	cs->c->list[cs->at] = last->was;
	app_tell(cs->s.app, ROLE_OK, "%s", _("Undone."));
	return EFFECT_REDRAW;
}

static int check_date(struct screen *below, const char *typed, struct err *e)
{
	struct closing_screen *cs = of(below);
	struct earlier was = before(cs);
	int code = closing_date(cs->c, step(cs), typed, e);
	if (code == 0 && (was.was.ticked != step(cs)->ticked || strcmp(was.was.what, step(cs)->what) != 0))
		changed(cs, was);
	return code;
}

static unsigned dated(struct screen *below, const char *typed)
{
	(void)below;
	(void)typed;
	return EFFECT_REDRAW;
}

/* digit: the first one of the date; -1: the date there is, which typing replaces. */
static unsigned ask_date(struct closing_screen *cs, int digit)
{
	AUTO_CTX(tmp);
	const struct prompt_answer answer = {check_date, dated};
	const char *heading = step(cs)->kind == CLOSING_NEXT ? _("Date of the next meeting") : _("For when?");
	struct screen *p = prompt_screen(cs->s.app, heading, _("For example 15/01, thursday, +7; nothing for no date"), answer);
	prompt_begins(p, "closing", digit, date_text_iso(tmp, record_text(step(cs)->r, step(cs)->kind == CLOSING_NEXT ? "date" : "due"), DATE_DIGITS));
	app_push(cs->s.app, p);
	return EFFECT_REDRAW;
}

/* The step that a digit is the beginning of a date for: the one in focus, else the next meeting as long as its date is asked; c->count for none. */
static size_t date_step(const struct closing_screen *cs)
{
	if (step(cs) && closing_dated(step(cs)))
		return cs->at;
	for (size_t i = 0; i < cs->c->count; i++)
		if (cs->c->list[i].kind == CLOSING_NEXT && !*record_text(cs->c->list[i].r, "date"))
			return i;
	return cs->c->count;
}

static unsigned type_date(struct closing_screen *cs, const struct key *k)
{
	cs->at = date_step(cs);
	return ask_date(cs, k ? key_digit(k) : -1);
}

static unsigned tick(struct closing_screen *cs)
{
	closing_step *st = step(cs);
	if (!st)
		return EFFECT_NONE;
	if (!st->ticked && st->kind == CLOSING_NEXT && !*record_text(st->r, "date"))
		return ask_date(cs, -1);
	changed(cs, before(cs));
	st->ticked = !st->ticked;
	return EFFECT_REDRAW;
}

static bool report_ticked(const closing *c)
{
	for (size_t i = 0; i < c->count; i++) {
		if (c->list[i].kind == CLOSING_REPORT)
			return c->list[i].ticked;
	}
	return false;
}

static unsigned finish(struct closing_screen *cs)
{
	AUTO_ERR e = {0};
	struct app *app = cs->s.app;
	int64_t id = cs->id, before = journal_newest(app->desk->j);
	bool report = report_ticked(cs->c);
	if (desk_close(app->desk, cs->c, &e))
		return app_failed(app, &e);
	app_pop(app);
	app_reload(app);
	if (report)
		app_push(app, paper_screen(app, &paper_account, (struct paper_of){.id = id}));
	app_tell(app, ROLE_OK, "%s", journal_newest(app->desk->j) == before ? _("Nothing was changed, so nothing was written.") : _("The meeting is closed. u takes all of it back."));
	return EFFECT_REDRAW;
}

static unsigned enter(struct closing_screen *cs)
{
	if (!step(cs))
		return finish(cs);
	return closing_dated(step(cs)) ? ask_date(cs, -1) : tick(cs);
}

static bool can(const struct screen *s, enum action a)
{
	const struct closing_screen *cs = (const struct closing_screen *)s;
	const closing_step *st = step(cs);
	if (a == ACT_TICK)
		return st != NULL;
	if (a == ACT_CHOOSE)
		return st && closing_dated(st);
	if (a == ACT_LINK)
		return date_step(cs) < cs->c->count;
	return a != ACT_OPEN || !st;
}

static unsigned move(struct closing_screen *cs, size_t to)
{
	cs->at = to;
	return EFFECT_REDRAW;
}

static unsigned act(struct screen *s, enum action a, const struct key *k)
{
	struct closing_screen *cs = of(s);
	switch (a) {
	case ACT_TICK:
		return tick(cs);
	case ACT_LINK:
		return type_date(cs, k);
	case ACT_OPEN:
	case ACT_CHOOSE:
		return enter(cs);
	case ACT_SAVE:
		return finish(cs);
	case ACT_UNDO:
		return undo(cs);
	case ACT_UP:
	case ACT_PREVIOUS:
		return cs->at ? move(cs, cs->at - 1) : EFFECT_PASS;
	case ACT_DOWN:
	case ACT_NEXT:
		return move(cs, cs->at < cs->c->count ? cs->at + 1 : cs->at);
	case ACT_FIRST:
	case ACT_LAST:
		return move(cs, a == ACT_FIRST ? 0 : cs->c->count);
	default:
		return EFFECT_PASS;
	}
}

static unsigned key(struct screen *s, const struct key *k)
{
	struct closing_screen *cs = of(s);
	if (k->code != K_CLICK || !rect_has(cs->body, k->y, k->x))
		return EFFECT_PASS;
	int y = cs->body.y - (int)cs->top;
	for (size_t i = 0; i < cs->c->count; i++) {
		y += step_rows(&cs->c->list[i], cs->body);
		if (k->y < y) {
			cs->at = i;
			return k->x < cs->body.x + MARK_COLS + TICK_COLS ? tick(cs) : EFFECT_REDRAW;
		}
	}
	cs->at = cs->c->count;
	return enter(cs);
}

static const struct screen_ops ops = {
	.name = "closing",
	.context = CTX_CLOSING,
	.open = open,
	.title = title,
	.draw = draw,
	.act = act,
	.can = can,
	.key = key,
	.reload = reload,
};

struct screen *closing_screen(struct app *app, int64_t meeting)
{
	struct closing_screen *cs = SCREEN_NEW(app, struct closing_screen, &ops);
	cs->id = meeting;
	return &cs->s;
}
