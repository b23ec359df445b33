// SPDX-License-Identifier: EUPL-1.2
#include "rows.h"
#include <stdlib.h>
#include <string.h>
#include <carnet/base/mem.h>

struct row {
	record *r;
	char *text;     /* the caller's, on r */
};

struct rows {
	journal *j;
	const query *q;
	struct row *list;
	size_t count, room;
	size_t top, focus;      /* indexes in list */
	int page;
	bool from_start, to_end; /* nothing before the first, after the last */
};
/* Screenfuls read at once, and kept on each side of the screen. */
enum { CHUNK = 1, KEEP = 4 };

struct rows *rows_new(const void *parent, journal *j, const query *q, int page)
{
	struct rows *w = NEW(parent, struct rows);
	w->j = j;
	w->q = q;
	w->page = page > 0 ? page : 1;
	w->from_start = w->to_end = true;
	return w;
}

static void clear(struct rows *w)
{
	for (size_t i = 0; i < w->count; i++)
		talloc_free(w->list[i].r);
	w->count = w->top = w->focus = 0;
}

static void make_room(struct rows *w, size_t more)
{
	if (w->count + more <= w->room)
		return;
	w->room = w->count + more;
	w->list = GROW(w, w->list, w->room);
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
		w->list[w->count++] = (struct row){ .r = talloc_steal(w, got[i]) };
	w->to_end = n < want;
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
	if (w->count)
		memmove(w->list + n, w->list, w->count * sizeof *w->list);
	for (size_t i = 0; i < n; i++)
		w->list[n - 1 - i] = (struct row){ .r = talloc_steal(w, got[i]) };
	w->count += n;
	w->top += n;
	w->focus += n;
	w->from_start = n < want;
	talloc_free(got);
	return 0;
}

static void drop_front(struct rows *w, size_t n)
{
	for (size_t i = 0; i < n; i++)
		talloc_free(w->list[i].r);
	memmove(w->list, w->list + n, (w->count - n) * sizeof *w->list);
	w->count -= n;
	w->top -= n;
	w->focus -= n;
	w->from_start = w->from_start && !n;
}

static void drop_back(struct rows *w, size_t n)
{
	for (size_t i = w->count - n; i < w->count; i++)
		talloc_free(w->list[i].r);
	w->count -= n;
	w->to_end = w->to_end && !n;
}

/* What is far from the screen is read again when it comes near. */
static void trim(struct rows *w)
{
	size_t keep = (size_t)(w->page * KEEP);
	if (w->top > keep)
		drop_front(w, w->top - keep);
	if (w->count > w->top + (size_t)w->page + keep)
		drop_back(w, w->count - w->top - (size_t)w->page - keep);
}

static void show_focus(struct rows *w)
{
	size_t page = (size_t)w->page;
	if (w->focus < w->top)
		w->top = w->focus;
	if (w->focus >= w->top + page)
		w->top = w->focus - page + 1;
	if (w->to_end && w->top + page > w->count)
		w->top = w->count > page ? w->count - page : 0;
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
	clear(w);
	if (load_after(w, just_before(tmp, w, anchor), chunk(w), e) || load_before(w, anchor, chunk(w), e))
		return e->code;
	if (w->focus >= w->count)
		w->focus = w->count ? w->count - 1 : 0;
	w->top = w->focus > (size_t)line ? w->focus - (size_t)line : 0;
	show_focus(w);
	return 0;
}

int rows_open(struct rows *w, const record *at, struct err *e)
{
	if (at)
		return open_around(w, at, w->page / 3, e);
	clear(w);
	w->from_start = true;
	return load_after(w, NULL, screenful(w), e);
}

int rows_reload(struct rows *w, struct err *e)
{
	if (!w->count)
		return rows_open(w, NULL, e);
	AUTO_CTX(tmp);
	AUTO_ERR gone = { 0 };
	const record *r = w->list[w->focus].r;
	record *fresh;
	if (journal_get(w->j, tmp, &fresh, r->e, r->id, &gone) == 0)
		r = fresh;
	return open_around(w, r, rows_focus_line(w), e);
}

/* So many screenfuls are loaded on each side of the focus wherever there are. */
static int load_near(struct rows *w, int screens, struct err *e)
{
	size_t page = (size_t)(w->page * screens);
	while (!w->to_end && w->focus + page >= w->count) {
		if (load_after(w, w->count ? w->list[w->count - 1].r : NULL, chunk(w), e))
			return e->code;
	}
	while (!w->from_start && w->focus < page) {
		if (load_before(w, w->list[0].r, chunk(w), e))
			return e->code;
	}
	return 0;
}

int rows_ahead(struct rows *w, struct err *e)
{
	if (!w->count || load_near(w, CHUNK, e))
		return e->code;
	trim(w);
	return 0;
}

int rows_page(struct rows *w, int page, struct err *e)
{
	w->page = page > 0 ? page : 1;
	show_focus(w);
	if (w->count && load_near(w, 1, e))
		return e->code;
	show_focus(w);
	return 0;
}

/* As far as what is loaded goes, then what is read there, until it is done or the list ends. Mostly rows_ahead has read it already. */
static int step(struct rows *w, long by, struct err *e)
{
	while (by) {
		long room = by > 0 ? (long)(w->count - 1 - w->focus) : -(long)w->focus;
		long now = labs(room) < labs(by) ? room : by;
		w->focus = (size_t)((long)w->focus + now);
		by -= now;
		size_t had = w->count;
		if (by && load_near(w, 1, e))
			return e->code;
		if (by && w->count == had)
			return 0;
	}
	return 0;
}

/* Rows to fill the screen with the focus on its line 'line'. */
static int load_screen(struct rows *w, int line, struct err *e)
{
	bool short_below = !w->to_end && w->focus + (size_t)(w->page - line) > w->count;
	bool short_above = !w->from_start && w->focus < (size_t)line;
	return short_below || short_above ? load_near(w, 1, e) : 0;
}

int rows_move(struct rows *w, long by, struct err *e)
{
	if (!w->count)
		return 0;
	/* A page moves the screen as well as the focus. */
	bool page = by >= w->page || by <= -w->page;
	int line = rows_focus_line(w);
	if (step(w, by, e) || (page && load_screen(w, line, e)))
		return e->code;
	if (page)
		w->top = w->focus > (size_t)line ? w->focus - (size_t)line : 0;
	show_focus(w);
	return 0;
}

int rows_first(struct rows *w, struct err *e)
{
	if (w->from_start) {
		w->focus = 0;
		show_focus(w);
		return 0;
	}
	return rows_open(w, NULL, e);
}

int rows_last(struct rows *w, struct err *e)
{
	if (!w->to_end) {
		clear(w);
		if (load_before(w, NULL, screenful(w), e))
			return e->code;
		w->to_end = true;
		w->top = 0;
	}
	w->focus = w->count ? w->count - 1 : 0;
	show_focus(w);
	return 0;
}

bool rows_select(struct rows *w, int line)
{
	if (line < 0 || line >= w->page || w->top + (size_t)line >= w->count)
		return false;
	w->focus = w->top + (size_t)line;
	return true;
}

record *rows_focus(const struct rows *w)
{
	return w->count ? w->list[w->focus].r : NULL;
}

int rows_focus_line(const struct rows *w)
{
	return (int)(w->focus - w->top);
}

record *rows_line(const struct rows *w, int line, char ***cache)
{
	size_t i = w->top + (size_t)line;
	if (line >= w->page || i >= w->count)
		return NULL;
	*cache = &w->list[i].text;
	return w->list[i].r;
}

void rows_forget(struct rows *w)
{
	for (size_t i = 0; i < w->count; i++)
		TALLOC_FREE(w->list[i].text);
}

bool rows_more_above(const struct rows *w)
{
	return w->top > 0 || !w->from_start;
}

bool rows_more_below(const struct rows *w)
{
	return w->top + (size_t)w->page < w->count || !w->to_end;
}
