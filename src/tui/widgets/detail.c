// SPDX-License-Identifier: EUPL-1.2
#include "detail.h"
#include <string.h>
#include <carnet/base/mem.h>

enum { MARK_COLS = 2 };

struct detail *detail_new(const void *parent, desk *d)
{
	struct detail *one = NEW(parent, struct detail);
	one->desk = d;
	return one;
}

static bool can_focus(const struct detail_line *l)
{
	return l->kind != DETAIL_BLANK && l->kind != DETAIL_MORE && (l->kind != DETAIL_HEADING || l->number);
}

static bool same_line(const struct detail_line *a, const struct detail_line *b)
{
	return a->kind == b->kind && a->f == b->f && a->e == b->e && a->id == b->id && !a->q == !b->q;
}

static bool same_sort(const struct detail_line *a, const struct detail_line *b)
{
	return a->kind == DETAIL_ROW && b->kind == DETAIL_ROW && a->e == b->e && a->part == b->part;
}

static size_t nearest(const struct detail *d, const struct detail_line *was, size_t at, bool (*like)(const struct detail_line *a, const struct detail_line *b))
{
	size_t best = d->count, far = d->count;
	for (size_t i = 0; i < d->count; i++) {
		size_t away = i > at ? i - at : at - i;
		if (can_focus(&d->lines[i]) && like(&d->lines[i], was) && away < far) {
			best = i;
			far = away;
		}
	}
	return best;
}

/* The line like 'was' that is nearest to where it was; when it is gone, another of its section, which nobody moves. */
static void refocus(struct detail *d, const struct detail_line *was, size_t at)
{
	size_t same = nearest(d, was, at, same_line), best = same < d->count ? same : nearest(d, was, at, same_sort);
	d->moving &= same < d->count;
	d->focus = best < d->count ? best : at < d->count ? at : 0;
	while (d->focus < d->count && !can_focus(&d->lines[d->focus]))
		d->focus++;
	while (d->focus > 0 && (d->focus >= d->count || !can_focus(&d->lines[d->focus])))
		d->focus--;
}

static void rebuild(struct detail *d)
{
	struct detail_line was = {.kind = DETAIL_BLANK};
	size_t at = d->focus;
	if (detail_focus(d))
		was = *detail_focus(d);
	detail_build(d);
	refocus(d, &was, at);
}

int detail_show(struct detail *d, const entity *e, int64_t id, struct err *err)
{
	record *r;
	if (d->e != e || d->id != id) {
		d->count = d->focus = 0;
		d->top = 0;
	}
	d->e = e;
	d->id = id;
	int failed = journal_get(d->desk->j, d, &r, e, id, err);
	TALLOC_FREE(d->r);
	d->r = failed ? NULL : r;
	if (d->rect.cols)
		rebuild(d);
	return failed;
}

void detail_layout(struct detail *d, struct rect r)
{
	bool built = d->built && d->rect.cols == r.cols;
	d->rect = r;
	if (!built)
		rebuild(d);
}

static const struct {
	unsigned style;
	enum role role;
} styles[] = {
	{SPAN_LINK, ROLE_LINK}, {SPAN_WORD, ROLE_WORD}, {SPAN_HEADING, ROLE_HEADING}, {SPAN_STRONG, ROLE_STRONG},
	{SPAN_EMPHASIS, ROLE_EMPHASIS}, {SPAN_DIM, ROLE_DIM}, {SPAN_QUOTE, ROLE_DIM},
};

static enum role role_of(unsigned style)
{
	for (size_t i = 0; i < LENGTH(styles); i++) {
		if (style & styles[i].style)
			return styles[i].role;
	}
	return ROLE_TEXT;
}

static void draw_spans(const struct line *l, int y, int x, int cols, bool lit)
{
	for (size_t i = 0; i < l->count && cols > 0; i++) {
		int used = draw_putn(y, x, cols, lit ? ROLE_FOCUS : role_of(l->spans[i].style), l->spans[i].text, l->spans[i].len);
		x += used;
		cols -= used;
	}
}

/* "[3] " before a door's words; those of rows stand in a column. Beside a list nobody can follow them: the words alone. */
static int draw_number(const struct detail *d, const struct detail_line *l, int y, int x, int cols)
{
	AUTO_CTX(tmp);
	int digits = d->doors > 99 ? 3 : d->doors > 9 ? 2 : 1;
	if (!l->number || !d->own)
		return 0;
	char *number = mem_printf(tmp, "[%d] ", l->number);
	int wide = l->kind == DETAIL_ROW && !l->alone ? digits + 3 : (int)strlen(number);
	draw_pad(y, x, wide < cols ? wide : cols, ROLE_LINK, number);
	return wide;
}

static void draw_words(const struct detail *d, const struct detail_line *l, int y, int x, int cols, enum role role)
{
	if (l->kind == DETAIL_FIELD && !*l->text) {
		draw_put(y, x, cols, role == ROLE_FOCUS ? role : ROLE_LABEL, l->label);
		return;
	}
	if (l->kind == DETAIL_FIELD) {
		draw_pad(y, x, d->label_cols, ROLE_LABEL, l->label ? l->label : "");
		x += d->label_cols + 1;
		cols -= d->label_cols + 1;
	}
	int used = draw_number(d, l, y, x, cols);
	if (l->late)
		used += draw_put(y, x + used, cols - used, ROLE_WARN, MARK_LATE " ");
	draw_put(y, x + used, cols - used, role, l->text);
}

/* lit: it is in focus, or goes on from what is. */
static void draw_line(const struct detail *d, const struct detail_line *l, int y, bool lit)
{
	static const enum role roles[] = {[DETAIL_HEADING] = ROLE_HEADING, [DETAIL_EMPTY] = ROLE_DIM};
	int x = d->rect.x, cols = d->rect.cols - MARK_COLS;
	bool on = lit && l->kind != DETAIL_MORE;
	enum role role = lit ? ROLE_FOCUS : l->kind < LENGTH(roles) ? roles[l->kind] : ROLE_TEXT;
	draw_mark(y, x, 1, on);
	if (on && d->moving)
		draw_put(y, x, 1, role, "=");
	if (on)
		draw_cursor(y, x);
	if (l->kind == DETAIL_EDIT)
		lineedit_draw(d->edit, y, x + MARK_COLS, cols, on);
	else if (l->spans)
		draw_spans(l->spans, y, x + MARK_COLS, cols, lit);
	else if (l->text)
		draw_words(d, l, y, x + MARK_COLS, cols, role);
}

void detail_draw(struct detail *d, bool focused)
{
	int rows = d->rect.rows;
	size_t end = d->focus;
	while (end + 1 < d->count && d->lines[end + 1].kind == DETAIL_MORE)
		end++;
	d->top = scroll_to(d->top, (long)end, (long)d->count, rows);
	d->top = scroll_to(d->top, (long)d->focus, (long)d->count, rows);
	/* The heading of a section shows with its first line. */
	if (d->focus > 0 && d->top == (long)d->focus && d->lines[d->focus - 1].kind == DETAIL_HEADING)
		d->top--;
	for (int row = 0; row < rows && d->top + row < (long)d->count; row++) {
		size_t i = (size_t)(d->top + row);
		draw_line(d, &d->lines[i], d->rect.y + row, focused && i >= d->focus && i <= end);
	}
	draw_more((struct rect){d->rect.y, d->rect.x, rows, 1}, d->top > 0 && d->top != (long)d->focus,
		  d->top + rows < (long)d->count && d->top + rows - 1 != (long)d->focus);
}

static bool step(struct detail *d, int by)
{
	long to = (long)d->focus + by;
	while (to >= 0 && to < (long)d->count && !can_focus(&d->lines[to]))
		to += by;
	if (to < 0 || to >= (long)d->count) {
		d->top = by < 0 ? 0 : d->top;
		return false;
	}
	d->focus = (size_t)to;
	return true;
}

bool detail_act(struct detail *d, enum action a)
{
	const int most = d->rect.rows > 2 ? d->rect.rows - 1 : 1, all = (int)d->count;
	const struct {
		enum action a;
		int steps, by;
	} moves[] = {
		{ACT_UP, 1, -1}, {ACT_DOWN, 1, 1}, {ACT_PAGE_UP, most, -1}, {ACT_PAGE_DOWN, most, 1},
		{ACT_FIRST, all, -1}, {ACT_LAST, all, 1}, {ACT_NEXT, 1, 1}, {ACT_PREVIOUS, 1, -1},
	};
	for (size_t i = 0; i < LENGTH(moves); i++) {
		if (moves[i].a != a)
			continue;
		long from = (long)d->focus, top = d->top;
		for (int n = 0; n < moves[i].steps && step(d, moves[i].by); n++)
			;
		/* A page moves what is shown as well. */
		if (moves[i].steps == most && d->top + (long)d->focus - from >= 0)
			d->top += (long)d->focus - from;
		return a != ACT_UP || (long)d->focus != from || d->top != top;
	}
	return false;
}

bool detail_click(struct detail *d, int y, int x)
{
	long i = d->top + y - d->rect.y;
	if (!rect_has(d->rect, y, x) || i >= (long)d->count || !can_focus(&d->lines[i]))
		return false;
	d->focus = (size_t)i;
	return true;
}

const struct detail_line *detail_focus(const struct detail *d)
{
	return d->focus < d->count ? &d->lines[d->focus] : NULL;
}

const struct detail_line *detail_door(const struct detail *d, int number)
{
	for (size_t i = 0; i < d->count; i++) {
		if (d->lines[i].number == number)
			return &d->lines[i];
	}
	return NULL;
}

void detail_go(struct detail *d, const entity *e, int64_t id)
{
	for (size_t i = 0; i < d->count; i++) {
		if (d->lines[i].e == e && d->lines[i].id == id && d->lines[i].kind == DETAIL_ROW)
			d->focus = i;
	}
}
