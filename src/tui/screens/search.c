// SPDX-License-Identifier: EUPL-1.2
#include "search.h"
#include <carnet/base/i18n.h>
#include <carnet/base/text.h>
#include <string.h>
#include "../doors.h"
#include "../widgets/lineedit.h"

enum { MARGIN = 2, KIND_COLS = 13, TITLE_SHARE = 5, LIMIT = 60, MANY = 500, WIDE_COLS = 66 };

struct search {
	struct screen s;
	struct lineedit *words;
	findings *found;     /* NULL before anything is typed */
	long at, first;      /* -1: the box itself is in focus */
	int looked;          /* the rows there were when it was looked for */
	struct rect rows;
	struct rect under;   /* in a narrow window: where the extract of one result shows */
};

static int look(struct search *v)
{
	AUTO_ERR e = {0};
	const char *words = lineedit_text(v->words);
	TALLOC_FREE(v->found);
	v->at = -1;
	v->first = 0;
	v->looked = v->rows.rows;
	if (strspn(words, " ") == strlen(words))
		return 0;
	int code = desk_find(v->s.app->desk, v, words, FIND_ALL, LIMIT, (size_t)v->rows.rows, &v->found, &e);
	if (code != 0 && code != ERR_MISSING)
		app_tell_err(v->s.app, &e);
	return code;
}

static void place(struct search *v)
{
	const struct screen *s = &v->s;
	v->rows = rect_inside(s->rect, 0, s->rect.cols > 60 ? MARGIN + 1 : 1);
	rect_top(&v->rows, 3);
	rect_bottom(&v->rows, 2);
	v->under = rect_bottom(&v->rows, v->rows.cols < WIDE_COLS ? 1 : 0);
}

static int search_open(struct screen *s, struct err *e)
{
	struct search *v = (struct search *)s;
	(void)e;
	v->words = lineedit_new(v, "");
	v->at = -1;
	s->rect = s->app->body; /* words typed ahead are looked for before it is first drawn */
	place(v);
	return 0;
}

/* The focus on the same row, or the last one. */
static int look_again(struct search *v)
{
	long at = v->at;
	int code = v->found ? look(v) : 0;
	if (code == 0 && v->found)
		v->at = at < (long)v->found->count ? at : (long)v->found->count - 1;
	return code;
}

/* The journal's places depend on the rows there are; under what was opened from it, nothing is looked for. */
static void search_layout(struct screen *s)
{
	struct search *v = (struct search *)s;
	place(v);
	if (s->app->top == s && v->looked != v->rows.rows)
		look_again(v);
}

/* What was found may have changed in what was opened from here. */
static int search_reload(struct screen *s, struct err *e)
{
	(void)e;
	look_again((struct search *)s);
	return 0;
}

/* Titles have the whole width there, and the result in focus says the rest below. */
static bool narrow(const struct search *v)
{
	return v->under.rows > 0;
}

static long count(const struct search *v)
{
	return v->found ? (long)v->found->count : 0;
}

static void draw_found(const struct search *v, long i, int y)
{
	const found *f = &v->found->list[i];
	struct rect r = {y, v->rows.x, 1, v->rows.cols};
	bool on = i == v->at;
	enum role role = on ? ROLE_FOCUS : ROLE_TEXT;
	draw_fill(r, role);
	draw_mark(y, r.x, 1, on);
	rect_left(&r, MARGIN);
	draw_pad(y, r.x, KIND_COLS < r.cols ? KIND_COLS : r.cols, role, f->kind);
	rect_left(&r, KIND_COLS + 1);
	int title = !narrow(v) && f->extract && *f->extract ? r.cols * TITLE_SHARE / 10 : r.cols, whole = text_width(f->title);
	if (on && whole > title) /* the extract gives way in the row in focus */
		title = whole < r.cols ? whole : r.cols;
	draw_pad(y, r.x, title, role, f->title);
	rect_left(&r, title + 1);
	if (r.cols > 0 && f->extract)
		draw_pad(y, r.x, r.cols, role, f->extract);
}

static void draw_under(const struct search *v)
{
	long i = v->at < 0 ? 0 : v->at;
	if (narrow(v) && i < count(v) && v->found->list[i].extract)
		draw_pad(v->under.y, v->under.x + MARGIN, v->under.cols - MARGIN, ROLE_DIM, v->found->list[i].extract);
}

/* What was found, in words. */
static const char *summary(const struct search *v, const void *parent)
{
	const findings *f = v->found;
	if (!*lineedit_text(v->words))
		return _("Type a few words: the guide and your notebook answer together.");
	if (!f || f->count == 0)
		return _("Nothing found. Try fewer letters, or another word.");
	char *n = f->total > MANY ? mem_dup(parent, _("more than 500 results"))
	                          : mem_printf(parent, ngettext("%ld result", "%ld results", (unsigned long)f->total), (long)f->total);
	if (f->mended)
		return mem_printf(parent, _("%s, read as “%s”"), n, f->mended);
	return f->partial ? mem_printf(parent, _("%s, without all the words together"), n) : n;
}

static void search_draw(struct screen *s)
{
	AUTO_CTX(tmp);
	struct search *v = (struct search *)s;
	struct rect box = v->rows;
	box.y -= 3;
	box.x -= 1;
	box.rows += 5 + v->under.rows;
	box.cols += 2;
	draw_window(s->rect, box, _("Search"), NULL);
	draw_mark(box.y + 1, v->rows.x, 1, v->at < 0);
	lineedit_draw(v->words, box.y + 1, v->rows.x + MARGIN, v->rows.cols - MARGIN - 1, true);
	draw_rule(box.y + 2, box.x, box.cols);
	draw_put(box.y + 2, box.x, 1, ROLE_RULE, "├");
	draw_put(box.y + 2, box.x + box.cols - 1, 1, ROLE_RULE, "┤");
	v->first = scroll_to(v->first, v->at < 0 ? 0 : v->at, count(v), v->rows.rows);
	for (long i = 0; i < v->rows.rows && v->first + i < count(v); i++)
		draw_found(v, v->first + i, v->rows.y + (int)i);
	draw_more(rect_inside(v->rows, 0, 1), v->first > 0, v->first + v->rows.rows < count(v));
	if (v->at >= 0)
		draw_cursor(v->rows.y + (int)(v->at - v->first), v->rows.x);
	draw_under(v);
	draw_put(v->rows.y + (count(v) ? v->rows.rows + v->under.rows : 0), v->rows.x + MARGIN, v->rows.cols - MARGIN, ROLE_DIM, summary(v, tmp));
}

/* Opens the result in focus (the first one from the box) over the search: Esc comes back to it. */
static unsigned open_found(struct search *v)
{
	v->at = v->at < 0 ? 0 : v->at;
	if (v->at >= count(v))
		return EFFECT_REDRAW;
	struct app *app = v->s.app;
	const found *f = &v->found->list[v->at];
	struct screen *one = f->e ? door_record(app, f->e, f->id) : NULL;
	if (one)
		app_push(app, one);
	else if (f->page)
		app_follow(app, f->page);
	return EFFECT_REDRAW;
}

static unsigned move(struct search *v, long by)
{
	long to = v->at + by, last = count(v) - 1;
	v->at = to < -1 ? -1 : to > last ? last : to;
	return EFFECT_REDRAW;
}

static unsigned clear(struct search *v)
{
	lineedit_set(v->words, "");
	look(v);
	return EFFECT_REDRAW;
}

static unsigned search_act(struct screen *s, enum action a, const struct key *k)
{
	struct search *v = (struct search *)s;
	long rows = v->rows.rows;
	const struct {
		enum action a;
		long by;
	} moves[] = {{ACT_UP, -1}, {ACT_DOWN, 1}, {ACT_PAGE_UP, -rows}, {ACT_PAGE_DOWN, rows}};
	(void)k;
	for (size_t i = 0; i < LENGTH(moves); i++)
		if (moves[i].a == a)
			return move(v, moves[i].by);
	if (a == ACT_CLEAR)
		return clear(v);
	return a == ACT_OPEN ? open_found(v) : EFFECT_PASS;
}

static unsigned search_key(struct screen *s, const struct key *k)
{
	struct search *v = (struct search *)s;
	if (k->code == K_CLICK && rect_has(v->rows, k->y, k->x)) {
		v->at = v->first + k->y - v->rows.y;
		return open_found(v);
	}
	enum edit_result r = lineedit_key(v->words, k);
	if (r == EDIT_PASS)
		return EFFECT_PASS;
	if (r == EDIT_CHANGED)
		look(v);
	else
		v->at = -1;
	return EFFECT_REDRAW;
}

static bool search_typing(const struct screen *s)
{
	(void)s;
	return true;
}

static bool search_can(const struct screen *s, enum action a)
{
	const struct search *v = (const struct search *)s;
	if (a == ACT_CLEAR)
		return *lineedit_text(v->words) != '\0';
	return (a != ACT_OPEN && a != ACT_UP && a != ACT_DOWN) || count(v) > 0;
}

static const struct screen_ops search_ops = {
	.name = "search", .context = CTX_SEARCH, .overlay = true, .open = search_open, .layout = search_layout, .draw = search_draw,
	.act = search_act, .can = search_can, .key = search_key, .typing = search_typing, .reload = search_reload,
};

struct screen *search_screen(struct app *app)
{
	return &SCREEN_NEW(app, struct search, &search_ops)->s;
}
