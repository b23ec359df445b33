// SPDX-License-Identifier: EUPL-1.2
#include "lines.h"
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>

enum { MARK_COLS = 2, BOX_COLS = 4, NOTE_ROWS = 4, ROOMY_ROWS = 9 };

static bool can_focus(const lines_row *r)
{
	return r->kind != LINES_HEADING;
}

const lines_row *lines_focus(const struct lines *l)
{
	return l->at < l->count && can_focus(&l->list[l->at]) ? &l->list[l->at] : NULL;
}

/* The nearest row that can be in focus, from there and that way; where it was when there is none. */
static size_t next(const struct lines *l, size_t from, long by)
{
	for (size_t i = from + (size_t)by; i < l->count; i += (size_t)by)
		if (can_focus(&l->list[i]))
			return i;
	return from;
}

void lines_settle(struct lines *l)
{
	if (l->at >= l->count)
		l->at = l->count ? l->count - 1 : 0;
	if (l->count && !can_focus(&l->list[l->at])) {
		size_t down = next(l, l->at, 1);
		l->at = down != l->at ? down : next(l, l->at, -1);
	}
}

void lines_go(struct lines *l, enum lines_kind kind, long id)
{
	for (size_t i = 0; i < l->count; i++)
		if (l->list[i].kind == kind && l->list[i].id == id)
			l->at = i;
	lines_settle(l);
}

/* ---- drawn ---- */

static enum role role_of(const lines_row *r, bool on)
{
	if (r->kind == LINES_HEADING)
		return ROLE_HEADING;
	return on ? ROLE_FOCUS : r->late ? ROLE_WARN : ROLE_TEXT;
}

static void draw_row(const struct lines *l, size_t i, struct rect at)
{
	const lines_row *r = &l->list[i];
	bool on = i == l->at && can_focus(r);
	enum role role = role_of(r, on);
	int in = r->kind == LINES_HEADING ? 0 : MARK_COLS, right = r->right ? text_width(r->right) : 0, x = at.x + in;
	int cols = at.cols - in - (right ? right + 1 : 0);

	draw_fill(at, on ? ROLE_FOCUS : ROLE_TEXT);
	if (in) {
		draw_mark(at.y, at.x, 1, role, on);
		draw_put(at.y, at.x + 1, 1, role, r->late ? MARK_LATE : " ");
	}
	if (r->kind == LINES_BOX) {
		draw_put(at.y, x, BOX_COLS, role, r->on ? "[x] " : "[ ] ");
		x += BOX_COLS;
		cols -= BOX_COLS;
	}
	draw_pad(at.y, x, cols, role, r->text);
	if (right)
		draw_put(at.y, at.x + at.cols - right, right, role, r->right);
	if (on)
		draw_cursor(at.y, at.x);
}

/* The note keeps its room whatever its length, so that the list does not jump under the arrows. */
static bool any_note(const struct lines *l)
{
	for (size_t i = 0; i < l->count; i++)
		if (l->list[i].note && *l->list[i].note)
			return true;
	return false;
}

void lines_draw(struct lines *l, struct rect r)
{
	int foot = r.rows >= ROOMY_ROWS ? (l->summary ? 1 : 0) + (any_note(l) ? NOTE_ROWS : 0) : 0;
	struct rect under = rect_bottom(&r, foot ? foot + 1 : 0);

	lines_settle(l);
	l->rows = r;
	l->top = scroll_to(l->top, (long)l->at, (long)l->count, r.rows);
	for (long i = l->top; i < (long)l->count && i - l->top < r.rows; i++)
		draw_row(l, (size_t)i, (struct rect){r.y + (int)(i - l->top), r.x, 1, r.cols});
	if (!foot)
		return;
	draw_rule(under.y, under.x, under.cols);
	rect_top(&under, 1);
	if (l->summary) {
		draw_put(under.y, under.x + MARK_COLS, under.cols - MARK_COLS, ROLE_STRONG, l->summary);
		rect_top(&under, 1);
	}
	if (lines_focus(l) && lines_focus(l)->note)
		draw_wrapped((struct rect){under.y, under.x + MARK_COLS, under.rows, under.cols - MARK_COLS}, ROLE_TEXT, lines_focus(l)->note);
}

/* ---- moved ---- */

static void leap(struct lines *l, long by)
{
	for (long i = 0; i < (by < 0 ? -by : by); i++)
		l->at = next(l, l->at, by < 0 ? -1 : 1);
}

bool lines_act(struct lines *l, enum action a)
{
	size_t before = l->at;
	long page = l->rows.rows > 2 ? l->rows.rows - 1 : 1;
	const struct {
		enum action a;
		long by;
	} moves[] = {{ACT_UP, -1}, {ACT_DOWN, 1}, {ACT_PREVIOUS, -1}, {ACT_NEXT, 1}, {ACT_PAGE_UP, -page}, {ACT_PAGE_DOWN, page},
	             {ACT_FIRST, -(long)l->count}, {ACT_LAST, (long)l->count}};

	for (size_t i = 0; i < LENGTH(moves); i++)
		if (moves[i].a == a) {
			leap(l, moves[i].by);
			return a != ACT_UP || l->at != before;
		}
	return false;
}

bool lines_click(struct lines *l, int y, int x)
{
	long i = l->top + y - l->rows.y;

	if (!rect_has(l->rows, y, x) || i >= (long)l->count || !can_focus(&l->list[i]))
		return false;
	l->at = (size_t)i;
	return true;
}
