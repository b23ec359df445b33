// SPDX-License-Identifier: EUPL-1.2
#include "lines.h"
#include <string.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>

enum { MARK_COLS = 2, BOX_COLS = 4, ROOMY_ROWS = 9, GAP = 2, WIDEST = 100 };

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
	l->told_in = (struct rect){0};
	if (l->at >= l->count)
		l->at = l->count ? l->count - 1 : 0;
	if (l->count && !can_focus(&l->list[l->at])) {
		size_t down = next(l, l->at, 1);
		l->at = down != l->at ? down : next(l, l->at, -1);
	}
}

bool lines_go(struct lines *l, enum lines_kind kind, long id)
{
	bool found = false;
	for (size_t i = 0; i < l->count; i++)
		if (l->list[i].kind == kind && l->list[i].id == id) {
			l->at = i;
			found = true;
		}
	lines_settle(l);
	return found;
}

/* ---- drawn ---- */

static enum role role_of(const lines_row *r, bool on)
{
	if (r->kind == LINES_HEADING)
		return ROLE_HEADING;
	return on ? ROLE_FOCUS : r->late ? ROLE_WARN : ROLE_TEXT;
}

/* What is asked has its answer beside it; an amount stands at the right, under the others. Only what takes more than half leaves room. */
static int right_at(const struct lines *l, const lines_row *r, int cols, int x)
{
	int label = 0, amount = cols - text_width(r->right), fair = x + text_width(r->text) + 1;
	if (amount < fair)
		amount = fair < cols / 2 ? fair : amount < cols / 2 ? cols / 2 : amount;
	for (size_t i = 0; r->kind == LINES_FIELD && i < l->count; i++)
		if (l->list[i].kind == LINES_FIELD && text_width(l->list[i].text) > label)
			label = text_width(l->list[i].text);
	label += MARK_COLS + GAP;
	return r->kind == LINES_FIELD && label < amount ? label : amount;
}

static int text_at(const lines_row *r)
{
	return (r->kind == LINES_HEADING ? 1 : MARK_COLS) + (r->kind == LINES_BOX ? BOX_COLS : 0);
}

/* Where its text ends, a blank before what stands at the right. */
static int text_end(const struct lines *l, const lines_row *r, int cols)
{
	return r->right ? right_at(l, r, cols, text_at(r)) - 1 : cols;
}

static void draw_row(const struct lines *l, size_t i, struct rect at)
{
	const lines_row *r = &l->list[i];
	bool on = i == l->at && can_focus(r);
	enum role role = role_of(r, on);
	int x = text_at(r), end = text_end(l, r, at.cols);

	draw_fill(at, on ? ROLE_FOCUS : ROLE_TEXT);
	if (can_focus(r)) {
		draw_mark(at.y, at.x, 1, on);
		draw_put(at.y, at.x + 1, 1, role, r->late ? MARK_LATE : " ");
	}
	if (r->kind == LINES_BOX)
		draw_put(at.y, at.x + MARK_COLS, BOX_COLS, role, r->on ? "[x] " : "[ ] ");
	draw_pad(at.y, at.x + x, end - x, role, r->text);
	if (r->right)
		draw_pad(at.y, at.x + end + 1, at.cols - end - 1, role, r->right);
	if (on)
		draw_cursor(at.y, at.x);
}

static int rows_of(const char *text, int rows, int cols)
{
	return text ? draw_wrapped_rows((struct rect){0, 0, rows, cols}, text) : 0;
}

/* What the row has no room for, then its note, under the list: draws it, or only counts its lines. */
static int tell(const struct lines *l, const lines_row *r, struct rect under, bool draw)
{
	int cols = under.cols + MARK_COLS, end = text_end(l, r, cols);
	bool text = !r->repeated && text_width(r->text) > end - text_at(r), right = r->right && r->right != r->note && text_width(r->right) > cols - end - 1;
	const char *const words[] = {text ? r->text : NULL, right ? r->right : NULL, r->note};
	return draw_told(under, ROLE_TEXT, words, LENGTH(words), draw);
}

/* The most lines that a row is told in: all rows are measured once, not at each drawing. */
static int most_told(struct lines *l, struct rect r)
{
	if (l->told_in.rows == r.rows && l->told_in.cols == r.cols)
		return l->told;
	l->told_in = r;
	l->told = 0;
	for (size_t i = 0; i < l->count; i++) {
		int needs = can_focus(&l->list[i]) ? tell(l, &l->list[i], r, false) : 0;
		l->told = needs > l->told ? needs : l->told;
	}
	return l->told;
}

/* What is told has the room of the longest, so that the list does not jump under the arrows; where that would hide its lines, of the one in focus. */
static int told_rows(struct lines *l, int rows, int cols)
{
	struct rect half = {0, 0, rows / 2, cols};
	int most = most_told(l, half), left = rows - most - 1;

	if (left >= ROOMY_ROWS || left >= (int)l->count)
		return most;
	return lines_focus(l) ? tell(l, lines_focus(l), half, false) : 0;
}

void lines_draw(struct lines *l, struct rect r)
{
	r.cols = r.cols < WIDEST ? r.cols : WIDEST; /* an amount is read with its line */
	int cols = r.cols - MARK_COLS, said = rows_of(l->summary, r.rows / 3, cols);
	int foot = r.rows >= ROOMY_ROWS ? said + told_rows(l, r.rows - said, cols) : 0;
	struct rect under = rect_bottom(&r, foot ? foot + 1 : 0);

	l->rows = r;
	l->top = scroll_to(l->top, (long)l->at, (long)l->count, r.rows);
	for (long i = l->top; i < (long)l->count && i - l->top < r.rows; i++)
		draw_row(l, (size_t)i, (struct rect){r.y + (int)(i - l->top), r.x, 1, r.cols});
	long last = l->top + r.rows - 1;
	draw_more(r, l->top > 0 && l->top != (long)l->at, r.rows > 1 && last < (long)l->count - 1 && last != (long)l->at);
	if (!foot)
		return;
	draw_rule(under.y, under.x, under.cols);
	rect_top(&under, 1);
	rect_left(&under, MARK_COLS);
	if (said)
		draw_wrapped(rect_top(&under, said), ROLE_STRONG, l->summary);
	if (lines_focus(l))
		tell(l, lines_focus(l), under, true);
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
