// SPDX-License-Identifier: EUPL-1.2
#include "menu.h"
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <string.h>

enum { MARGIN = 2 };

struct one {
	const char *text;
	enum role role;
	int hang, y, rows;  /* y: rows counted from the top of all lines, as last drawn */
	long id;
	bool stop;
};
struct menu {
	void *texts;
	struct one *list;
	size_t count, at;
	long wanted;        /* id that has the focus again once it is added */
	long top, rows;
	struct rect rect;
};

struct menu *menu_new(const void *parent)
{
	struct menu *l = NEW(parent, struct menu);
	*l = (struct menu){.wanted = MENU_PLAIN};
	return l;
}

void menu_clear(struct menu *l)
{
	l->wanted = menu_focus(l);
	TALLOC_FREE(l->texts);
	l->list = NULL;
	l->count = 0;
}

static void add(struct menu *l, struct one line)
{
	if (!l->texts)
		l->texts = talloc_new(l);
	line.text = mem_dup(l->texts, line.text);
	l->list = GROW(l->texts, l->list, l->count + 1);
	bool adrift = l->at < l->count && !l->list[l->at].stop; /* keys typed ahead act before the first drawing */
	if ((line.id != MENU_PLAIN && line.id == l->wanted) || (adrift && line.stop))
		l->at = l->count;
	l->list[l->count++] = line;
}

void menu_add(struct menu *l, enum role role, int hang, long id, const char *text)
{
	add(l, (struct one){.text = text, .role = role, .hang = hang, .id = id, .stop = *text != '\0'});
}

void menu_heading(struct menu *l, const char *text)
{
	if (l->count)
		add(l, (struct one){.text = "", .role = ROLE_TEXT, .id = MENU_PLAIN});
	add(l, (struct one){.text = text, .role = ROLE_HEADING, .id = MENU_PLAIN});
}

/* The nearest stop from i on, in that direction; count when there is none. */
static size_t stop_from(const struct menu *l, size_t i, int by)
{
	while (i < l->count && !l->list[i].stop)
		i = by > 0 ? i + 1 : i - 1; /* below 0 it is past the end */
	return i < l->count ? i : l->count;
}

static void settle(struct menu *l)
{
	if (!l->count)
		return;
	if (l->at >= l->count)
		l->at = l->count - 1;
	size_t to = stop_from(l, l->at, 1);
	if (to == l->count)
		to = stop_from(l, l->at, -1);
	l->at = to == l->count ? 0 : to;
}

/* Draws it from row y of the lines on, or only counts its rows. */
static int draw_one(const struct menu *l, const struct one *o, int cols, bool draw, bool on)
{
	size_t len = strlen(o->text), at = 0;
	int rows = 0;
	do {
		int in = rows ? o->hang : 0;
		text_line t = text_wrap(o->text, len, at, cols - in);
		long y = o->y + rows - l->top;
		if (draw && y >= 0 && y < l->rect.rows)
			draw_putn(l->rect.y + (int)y, l->rect.x + MARGIN + in, cols - in, on ? ROLE_FOCUS : o->role, o->text + t.start, t.end - t.start);
		rows++;
		at = t.next;
	} while (at < len);
	return rows;
}

static int text_cols(int cols)
{
	return cols - MARGIN > 1 ? cols - MARGIN : 1;
}

int menu_rows(struct menu *l, int cols)
{
	int rows = 0;
	for (size_t i = 0; i < l->count; i++) {
		l->list[i].y = rows;
		l->list[i].rows = draw_one(l, &l->list[i], text_cols(cols), false, false);
		rows += l->list[i].rows;
	}
	return rows;
}

void menu_draw(struct menu *l, struct rect r)
{
	int cols = text_cols(r.cols);
	l->rect = r;
	l->rows = menu_rows(l, r.cols);
	settle(l);
	if (!l->count) {
		draw_cursor(r.y, r.x);
		return;
	}
	const struct one *at = &l->list[l->at];
	size_t first = l->at; /* the headings above the first stop show with it */
	while (first > 0 && !l->list[first - 1].stop)
		first--;
	l->top = scroll_to(l->top, at->y + at->rows - 1, l->rows, r.rows);
	l->top = scroll_to(l->top, at->y - l->list[first].y + at->rows <= r.rows ? l->list[first].y : at->y, l->rows, r.rows);
	for (size_t i = 0; i < l->count; i++)
		draw_one(l, &l->list[i], cols, true, i == l->at);
	int y = r.y + (int)(at->y - l->top);
	draw_mark(y, r.x, 1, true);
	draw_cursor(y, r.x);
	draw_more(rect_inside(r, 0, 1), l->top > 0, l->top + r.rows < l->rows);
}

static bool step(struct menu *l, int by)
{
	size_t to = stop_from(l, l->at + (size_t)by, by);
	if (to >= l->count)
		return by > 0;
	l->at = to;
	return true;
}

static bool page(struct menu *l, int by)
{
	long goal = l->list[l->at].y + (long)by * (l->rect.rows > 1 ? l->rect.rows - 1 : 1);
	while (by > 0 ? l->list[l->at].y < goal : l->list[l->at].y > goal) {
		size_t before = l->at;
		if (!step(l, by) || l->at == before)
			break;
	}
	return true;
}

bool menu_act(struct menu *l, enum action a)
{
	static const struct {
		enum action a;
		int by;
		bool (*move)(struct menu *l, int by);
	} moves[] = {{ACT_UP, -1, step}, {ACT_DOWN, 1, step}, {ACT_PREVIOUS, -1, step}, {ACT_NEXT, 1, step}, {ACT_PAGE_UP, -1, page}, {ACT_PAGE_DOWN, 1, page}};
	if (!l->count)
		return false;
	if (a == ACT_FIRST || a == ACT_LAST) {
		l->at = a == ACT_FIRST ? 0 : l->count - 1;
		settle(l);
		return true;
	}
	for (size_t i = 0; i < LENGTH(moves); i++)
		if (moves[i].a == a)
			return moves[i].move(l, moves[i].by);
	return false;
}

bool menu_click(struct menu *l, int y, int x)
{
	if (!rect_has(l->rect, y, x))
		return false;
	long row = y - l->rect.y + l->top;
	for (size_t i = 0; i < l->count; i++) {
		const struct one *o = &l->list[i];
		if (o->stop && row >= o->y && row < o->y + o->rows) {
			l->at = i;
			return true;
		}
	}
	return false;
}

long menu_focus(const struct menu *l)
{
	return l->at < l->count ? l->list[l->at].id : MENU_PLAIN;
}

void menu_go(struct menu *l, long id)
{
	for (size_t i = 0; i < l->count; i++)
		if (l->list[i].id == id)
			l->at = i;
}
