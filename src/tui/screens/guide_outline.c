// SPDX-License-Identifier: EUPL-1.2
#include "guide_outline.h"
#include <carnet/base/i18n.h>
#include <carnet/base/text.h>
#include <carnet/desk/reading.h>
#include <string.h>

struct outline {
	part *parts;
	size_t nparts;
	long open;       /* part whose pages show, -1 none */
	bool away;       /* the page read is none of them */
	long at, first;  /* row in focus, first row shown */
	struct rect r;
};

/* The person's own pages stand last, as a part. */
static void add_own(struct outline *o)
{
	part *own = NULL;
	o->parts = GROW(o, o->parts, o->nparts + 1);
	own = &o->parts[o->nparts++];
	*own = (part){.id = "mine", .title = _("My pages"), .summary = ""};
	while (own_pages[own->count].target)
		own->count++;
	own->pages = mem_alloc(o, own->count * sizeof(page), "pages");
	for (size_t i = 0; i < own->count; i++)
		own->pages[i] = (page){.id = own_pages[i].target, .title = _(own_pages[i].title)};
	if (o->parts[0].count)
		o->at = 1;
}

int outline_new(const void *parent, struct outline **out, library *l, struct err *e)
{
	struct outline *o = NEW(parent, struct outline);
	int code = library_parts(l, o, &o->parts, &o->nparts, e);
	if (code != 0)
		TALLOC_FREE(o);
	else
		add_own(o);
	*out = o;
	return code;
}

static long open_pages(const struct outline *o)
{
	return o->open >= 0 ? (long)o->parts[o->open].count : 0;
}

static long rows(const struct outline *o)
{
	return (long)o->nparts + open_pages(o);
}

/* The part of a row, and its page or NULL. */
static long part_of(const struct outline *o, long row, const page **p)
{
	long pages = open_pages(o);
	*p = NULL;
	if (o->open < 0 || row <= o->open)
		return row;
	if (row > o->open + pages)
		return row - pages;
	*p = &o->parts[o->open].pages[row - o->open - 1];
	return o->open;
}

const char *outline_page(const struct outline *o)
{
	const page *p = NULL;
	if (o->nparts)
		part_of(o, o->at, &p);
	return p ? p->id : NULL;
}

void outline_show(struct outline *o, const char *id)
{
	o->away = false;
	for (size_t i = 0; i < o->nparts; i++) {
		for (size_t n = 0; n < o->parts[i].count; n++) {
			if (strcmp(o->parts[i].pages[n].id, id) == 0) {
				o->open = (long)i;
				o->at = (long)(i + n) + 1;
				return;
			}
		}
	}
	o->away = true;
}

static bool toggle(struct outline *o)
{
	const page *p;
	long i = part_of(o, o->at, &p);
	if (p)
		return false;
	bool closing = o->open == i;
	o->open = closing ? -1 : i;
	o->at = i + (!closing && o->parts[i].count > 0);
	return true;
}

static bool move(struct outline *o, long to)
{
	long before = o->at;
	o->at = to < 0 ? 0 : to >= rows(o) ? rows(o) - 1 : to;
	return o->at != before;
}

bool outline_act(struct outline *o, enum action a)
{
	long page_rows = o->r.rows > 1 ? o->r.rows - 1 : 1;
	const struct {
		enum action a;
		long to;
	} moves[] = {{ACT_UP, o->at - 1}, {ACT_DOWN, o->at + 1}, {ACT_PAGE_UP, o->at - page_rows}, {ACT_PAGE_DOWN, o->at + page_rows},
		{ACT_FIRST, 0}, {ACT_LAST, rows(o) - 1}};
	if (!o->nparts)
		return false;
	for (size_t i = 0; i < LENGTH(moves); i++)
		if (moves[i].a == a)
			return move(o, moves[i].to);
	return (a == ACT_OPEN || a == ACT_RIGHT) && toggle(o);
}

/* --- Drawing: a title too long for the column goes on under itself ---------------------------------------------------- */

static const char *title_of(const struct outline *o, long row, int *in)
{
	const page *p;
	long n = part_of(o, row, &p);
	*in = p ? 3 : 1;
	return p ? p->title : o->parts[n].title;
}

/* Lines of a row; drawn from screen line y on when draw says so. */
static int row_lines(const struct outline *o, long row, int y, enum role role, bool draw)
{
	int in, lines = 0, last = o->r.y + o->r.rows;
	const char *title = title_of(o, row, &in);
	size_t len = strlen(title), at = 0;
	int cols = o->r.cols - in - 1 > 1 ? o->r.cols - in - 1 : 1;
	do {
		text_line l = text_wrap(title, len, at, cols);
		if (draw && y + lines < last)
			draw_putn(y + lines, o->r.x + in, cols, role, title + l.start, l.end - l.start);
		at = l.next;
		lines++;
	} while (at < len);
	return lines;
}

/* The first of the rows that end with that one and show whole, as high as the column. */
static long first_before(const struct outline *o, long end)
{
	int lines = 0;
	long row = end;
	while (row >= 0 && (lines += row_lines(o, row, 0, ROLE_TEXT, false)) <= o->r.rows)
		row--;
	return row < end ? row + 1 : end;
}

/* First row shown: the row in focus shows whole, and no line stands empty while rows are hidden above. */
static void follow(struct outline *o)
{
	const long least = first_before(o, o->at), end = first_before(o, rows(o) - 1), most = end < o->at ? end : o->at;
	o->first = o->first < least ? least : o->first > most ? most : o->first;
}

bool outline_click(struct outline *o, int y, int x)
{
	long row = o->first;
	for (int at = o->r.y; row < rows(o); row++) {
		at += row_lines(o, row, 0, ROLE_TEXT, false);
		if (y < at)
			break;
	}
	if (!rect_has(o->r, y, x) || row >= rows(o))
		return false;
	o->at = row;
	return true;
}

static void draw_at(const struct outline *o, int y, bool focused)
{
	if (!o->away)
		draw_put(y, o->r.x, 1, ROLE_TEXT, MARK_DOOR);
	if (!focused)
		return;
	draw_mark(y, o->r.x, 1, true);
	draw_cursor(y, o->r.x);
}

void outline_draw(struct outline *o, struct rect r, bool focused)
{
	o->r = r;
	if (focused && !o->nparts)
		draw_cursor(r.y, r.x);
	follow(o);
	int y = r.y, mark = -1;
	long row = o->first;
	for (; y < r.y + r.rows && row < rows(o); row++) {
		const page *p;
		part_of(o, row, &p);
		bool on = row == o->at;
		if (on)
			draw_at(o, mark = y, focused);
		y += row_lines(o, row, y, on && focused ? ROLE_FOCUS : p ? ROLE_TEXT : ROLE_HEADING, true);
	}
	bool below = row < rows(o) || y > r.y + r.rows;
	draw_more(r, o->first > 0 && mark != r.y, below && mark != r.y + r.rows - 1);
}
