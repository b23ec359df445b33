// SPDX-License-Identifier: EUPL-1.2
#include "rows.h"
#include <stdlib.h>
#include <string.h>
#include <carnet/base/mem.h>

struct row {
	record *r;
	char *text;     /* the caller's, on r */
};

/* A piece of the list. */
struct part {
	struct row *list;
	size_t count;
	size_t top, focus;      /* indexes in list */
	bool from_start, to_end; /* nothing before the first, after the last */
};

struct rows {
	journal *j;
	const query *q;
	int page;
	struct part p;          /* the one shown */
	struct part left;       /* the one shown before a jump to an end: the way back costs nothing */
	int64_t gone, instead;  /* the row in focus that a change took away, and the one that then got the focus: an undo brings both back */
};
/* Screenfuls read at once, and kept on each side of the screen. */
enum { CHUNK = 1, KEEP = 4 };

struct rows *rows_new(const void *parent, journal *j, const query *q, int page)
{
	struct rows *w = NEW(parent, struct rows);
	w->j = j;
	w->q = q;
	w->page = page > 0 ? page : 1;
	w->p.from_start = w->p.to_end = true;
	return w;
}

static void clear(struct part *p)
{
	for (size_t i = 0; i < p->count; i++)
		talloc_free(p->list[i].r);
	p->count = p->top = p->focus = 0;
	p->from_start = p->to_end = false;
}

/* Nothing of what was read holds any more. */
static void clear_all(struct rows *w)
{
	clear(&w->p);
	clear(&w->left);
}

static void make_room(struct rows *w, size_t more)
{
	w->p.list = GROW(w, w->p.list, w->p.count + more);
}

static size_t chunk(const struct rows *w)
{
	return (size_t)(w->page * CHUNK);
}

/* What a screen shows, and one row more to know whether anything follows. */
static size_t screenful(const struct rows *w)
{
	return (size_t)w->page + 1;
}

/* Reads 'want' of what follows the last row (or 'from'). */
static int load_after(struct rows *w, const record *from, size_t want, struct err *e)
{
	record **got;
	size_t n;
	if (journal_window(w->j, w, w->q, from, false, want, &got, &n, e))
		return e->code;
	make_room(w, n);
	for (size_t i = 0; i < n; i++)
		w->p.list[w->p.count++] = (struct row){.r = talloc_steal(w, got[i])};
	w->p.to_end = n < want;
	talloc_free(got);
	return 0;
}

/* Reads 'want' of what precedes the first row (or 'from'); they come nearest first. */
static int load_before(struct rows *w, const record *from, size_t want, struct err *e)
{
	record **got;
	size_t n;
	if (journal_window(w->j, w, w->q, from, true, want, &got, &n, e))
		return e->code;
	make_room(w, n);
	if (w->p.count)
		memmove(w->p.list + n, w->p.list, w->p.count * sizeof *w->p.list);
	for (size_t i = 0; i < n; i++)
		w->p.list[n - 1 - i] = (struct row){.r = talloc_steal(w, got[i])};
	w->p.count += n;
	w->p.top += n;
	w->p.focus += n;
	w->p.from_start = n < want;
	talloc_free(got);
	return 0;
}

static void drop_front(struct rows *w, size_t n)
{
	for (size_t i = 0; i < n; i++)
		talloc_free(w->p.list[i].r);
	memmove(w->p.list, w->p.list + n, (w->p.count - n) * sizeof *w->p.list);
	w->p.count -= n;
	w->p.top -= n;
	w->p.focus -= n;
	w->p.from_start = w->p.from_start && !n;
}

static void drop_back(struct rows *w, size_t n)
{
	for (size_t i = w->p.count - n; i < w->p.count; i++)
		talloc_free(w->p.list[i].r);
	w->p.count -= n;
	w->p.to_end = w->p.to_end && !n;
}

/* What is far from the screen is read again when it comes near. */
static void trim(struct rows *w)
{
	size_t keep = (size_t)(w->page * KEEP);
	if (w->p.top > keep)
		drop_front(w, w->p.top - keep);
	if (w->p.count > w->p.top + (size_t)w->page + keep)
		drop_back(w, w->p.count - w->p.top - (size_t)w->page - keep);
}

static void show_focus(struct rows *w)
{
	size_t page = (size_t)w->page;
	if (w->p.focus < w->p.top)
		w->p.top = w->p.focus;
	if (w->p.focus >= w->p.top + page)
		w->p.top = w->p.focus - page + 1;
	if (w->p.to_end && w->p.top + page > w->p.count)
		w->p.top = w->p.count > page ? w->p.count - page : 0;
}

/* A record that comes just before r in the query's order and is not there: rows after it begin with r itself. */
static record *just_before(const void *parent, const struct rows *w, const record *r)
{
	record *at = record_copy(parent, r);
	at->id += w->q->descending ? 1 : -1;
	return at;
}

static int open_around(struct rows *w, const record *at, int line, struct err *e)
{
	AUTO_CTX(tmp);
	record *anchor = record_copy(tmp, at); /* it may be one of the rows that go now */
	clear_all(w);
	if (load_after(w, just_before(tmp, w, anchor), chunk(w), e) || load_before(w, anchor, chunk(w), e))
		return e->code;
	if (w->p.focus >= w->p.count)
		w->p.focus = w->p.count ? w->p.count - 1 : 0;
	w->p.top = w->p.focus > (size_t)line ? w->p.focus - (size_t)line : 0;
	show_focus(w);
	return 0;
}

static int load_first(struct rows *w, struct err *e)
{
	if (load_after(w, NULL, screenful(w), e))
		return e->code;
	w->p.from_start = true;
	return 0;
}

static int load_last(struct rows *w, struct err *e)
{
	if (load_before(w, NULL, screenful(w), e))
		return e->code;
	w->p.to_end = true;
	return 0;
}

int rows_open(struct rows *w, const record *at, struct err *e)
{
	if (at)
		return open_around(w, at, w->page / 3, e);
	clear_all(w);
	return load_first(w, e);
}

/* Around that record as it is now; r when it is no longer there. */
static int open_fresh(struct rows *w, const record *r, int64_t id, int line, struct err *e)
{
	AUTO_CTX(tmp);
	AUTO_ERR gone = {0};
	record *fresh;
	return open_around(w, journal_get(w->j, tmp, &fresh, w->q->e, id, &gone) == 0 ? fresh : r, line, e);
}

static bool focus_is(const struct rows *w, int64_t id)
{
	return w->p.count && rows_focus(w)->id == id;
}

int rows_reload(struct rows *w, struct err *e)
{
	if (!w->p.count)
		return rows_open(w, NULL, e);
	AUTO_CTX(tmp);
	const record *r = record_copy(tmp, rows_focus(w));
	int line = rows_focus_line(w);
	bool moved = r->id != w->instead;
	int code = w->gone && !moved ? open_fresh(w, r, w->gone, line, e) : 0;
	if (!code && w->gone && !moved && focus_is(w, w->gone)) {
		w->gone = 0;
		return 0;
	}
	code = code ? code : open_fresh(w, r, r->id, line, e);
	if (code)
		return code;
	if (w->p.count && !focus_is(w, r->id)) {
		w->gone = r->id;
		w->instead = rows_focus(w)->id;
	} else if (moved) {
		w->gone = 0;
	}
	return 0;
}

/* So many screenfuls are loaded on each side of the focus wherever there are. */
static int load_near(struct rows *w, int screens, struct err *e)
{
	size_t page = (size_t)(w->page * screens);
	while (!w->p.to_end && w->p.focus + page >= w->p.count) {
		if (load_after(w, w->p.count ? w->p.list[w->p.count - 1].r : NULL, chunk(w), e))
			return e->code;
	}
	while (!w->p.from_start && w->p.focus < page) {
		if (load_before(w, w->p.list[0].r, chunk(w), e))
			return e->code;
	}
	return 0;
}

int rows_ahead(struct rows *w, struct err *e)
{
	if (!w->p.count || load_near(w, CHUNK, e))
		return e->code;
	trim(w);
	return 0;
}

int rows_page(struct rows *w, int page, struct err *e)
{
	w->page = page > 0 ? page : 1;
	clear(&w->left); /* read for another height */
	show_focus(w);
	if (w->p.count && load_near(w, 1, e))
		return e->code;
	show_focus(w);
	return 0;
}

/* As far as what is loaded goes, then what is read there, until it is done or the list ends. Mostly rows_ahead has read it already. */
static int step(struct rows *w, long by, struct err *e)
{
	while (by) {
		long room = by > 0 ? (long)(w->p.count - 1 - w->p.focus) : -(long)w->p.focus;
		long now = labs(room) < labs(by) ? room : by;
		w->p.focus = (size_t)((long)w->p.focus + now);
		by -= now;
		size_t had = w->p.count;
		if (by && load_near(w, 1, e))
			return e->code;
		if (by && w->p.count == had)
			return 0;
	}
	return 0;
}

/* Rows to fill the screen with the focus on its line 'line'. */
static int load_screen(struct rows *w, int line, struct err *e)
{
	bool short_below = !w->p.to_end && w->p.focus + (size_t)(w->page - line) > w->p.count;
	bool short_above = !w->p.from_start && w->p.focus < (size_t)line;
	return short_below || short_above ? load_near(w, 1, e) : 0;
}

int rows_move(struct rows *w, long by, struct err *e)
{
	if (!w->p.count)
		return 0;
	/* A page moves the screen as well as the focus. */
	bool page = by >= w->page || by <= -w->page;
	int line = rows_focus_line(w);
	if (step(w, by, e) || (page && load_screen(w, line, e)))
		return e->code;
	if (page)
		w->p.top = w->p.focus > (size_t)line ? w->p.focus - (size_t)line : 0;
	show_focus(w);
	return 0;
}

/* The piece left before is shown, what was shown is left. */
static void swap(struct rows *w)
{
	struct part shown = w->p;
	w->p = w->left;
	w->left = shown;
}

int rows_first(struct rows *w, struct err *e)
{
	if (!w->p.from_start)
		swap(w);
	if (!w->p.from_start) {
		clear(&w->p);
		if (load_first(w, e))
			return e->code;
	}
	w->p.focus = 0;
	show_focus(w);
	return 0;
}

int rows_last(struct rows *w, struct err *e)
{
	if (!w->p.to_end)
		swap(w);
	if (!w->p.to_end) {
		clear(&w->p);
		if (load_last(w, e))
			return e->code;
	}
	w->p.focus = w->p.count ? w->p.count - 1 : 0;
	show_focus(w);
	return 0;
}

bool rows_select(struct rows *w, int line)
{
	if (line < 0 || line >= w->page || w->p.top + (size_t)line >= w->p.count)
		return false;
	w->p.focus = w->p.top + (size_t)line;
	return true;
}

record *rows_focus(const struct rows *w)
{
	return w->p.count ? w->p.list[w->p.focus].r : NULL;
}

int rows_focus_line(const struct rows *w)
{
	return (int)(w->p.focus - w->p.top);
}

record *rows_line(const struct rows *w, int line, char ***cache)
{
	long i = (long)w->p.top + line;
	if (i < 0 || (size_t)i >= w->p.count)
		return NULL;
	*cache = &w->p.list[i].text;
	return w->p.list[i].r;
}

void rows_forget(struct rows *w)
{
	clear(&w->left);
	for (size_t i = 0; i < w->p.count; i++)
		TALLOC_FREE(w->p.list[i].text);
}

bool rows_more_above(const struct rows *w)
{
	return w->p.top > 0 || !w->p.from_start;
}

bool rows_more_below(const struct rows *w)
{
	return w->p.top + (size_t)w->page < w->p.count || !w->p.to_end;
}
