// SPDX-License-Identifier: EUPL-1.2
#include "list.h"
#include <string.h>
#include <carnet/base/mem.h>
#include "columns.h"
#include "rows.h"

struct list {
	const desk *desk;
	const query *q;
	const field *without;
	struct rows *rows;
	struct columns columns;
	struct titles *titles;
	char *header;
	struct rect rect;        /* header line included */
	int64_t *ticks;
	size_t nticks;
};
/* "> " or "! " or ">!" before the first column, "x " after it when rows are ticked. */
enum { MARK_COLS = 2, TICK_COLS = 2 };

struct list *list_new(const void *parent, const desk *d, const query *q, const field *without)
{
	struct list *l = NEW(parent, struct list);
	l->desk = d;
	l->q = q;
	l->without = without;
	l->rows = rows_new(l, d->j, q, 1);
	l->titles = titles_new(l);
	return l;
}

int list_open(struct list *l, const record *at, struct err *e)
{
	return rows_open(l->rows, at, e);
}

static int text_cols(const struct list *l)
{
	return l->rect.cols - MARK_COLS - (l->nticks ? TICK_COLS : 0);
}

static void fit(struct list *l)
{
	columns_fit(&l->columns, l->q->e, l->without, NULL, 0, text_cols(l));
	TALLOC_FREE(l->header);
	strbuf *b = sb_new(l);
	columns_header(b, &l->columns);
	l->header = b->s;
	talloc_steal(l, l->header);
	talloc_free(b);
	rows_forget(l->rows);
}

int list_layout(struct list *l, struct rect r, struct err *e)
{
	bool narrowed = r.cols != l->rect.cols || !l->header;
	l->rect = r;
	if (narrowed)
		fit(l);
	return rows_page(l->rows, r.rows - 1, e);
}

static bool is_ticked(const struct list *l, int64_t id, size_t *at)
{
	for (size_t i = 0; i < l->nticks; i++) {
		if (l->ticks[i] == id) {
			*at = i;
			return true;
		}
	}
	return false;
}

/* What was ticked and is gone, taken back or deleted elsewhere, is no longer counted. */
static void forget_gone(struct list *l)
{
	AUTO_CTX(tmp);
	size_t kept = 0;
	for (size_t i = 0; i < l->nticks; i++) {
		AUTO_ERR none = {0};
		record *r;
		if (journal_get(l->desk->j, tmp, &r, l->q->e, l->ticks[i], &none) != ERR_MISSING)
			l->ticks[kept++] = l->ticks[i];
	}
	if (l->nticks && !kept)
		list_untick(l);
	l->nticks = kept;
}

int list_reload(struct list *l, struct err *e)
{
	titles_forget(l->titles);
	forget_gone(l);
	return rows_reload(l->rows, e);
}

static const char *row_text(struct list *l, const record *r, char **cache)
{
	if (!*cache) {
		AUTO_CTX(tmp);
		strbuf *b = sb_new(tmp);
		columns_row(b, &l->columns, l->desk, l->titles, r);
		*cache = mem_dupn(r, b->s, b->len);
	}
	return *cache;
}

static void draw_row(struct list *l, int line, const record *r, char **cache, bool on)
{
	int y = l->rect.y + 1 + line, x = l->rect.x;
	enum role role = on ? ROLE_FOCUS : ROLE_TEXT;
	bool late = record_late(r);
	size_t at;
	if (on)
		draw_mark(y, x, MARK_COLS, true);
	if (late)
		draw_put(y, x + 1, 1, ROLE_WARN, MARK_LATE);
	if (l->nticks) {
		draw_put(y, x + MARK_COLS, TICK_COLS, role, is_ticked(l, r->id, &at) ? "x " : "· ");
		x += TICK_COLS;
	}
	const char *text = row_text(l, r, cache);
	draw_ready(y, x + MARK_COLS, role, text, strlen(text));
	if (on)
		draw_cursor(y, l->rect.x);
}

/* Also puts together the lines of the screens above and below. */
void list_ahead(struct list *l)
{
	AUTO_ERR later = {0};
	int most = l->rect.rows - 1;
	char **cache;
	rows_ahead(l->rows, &later);
	for (int line = -most; line < 2 * most; line++) {
		const record *r = rows_line(l->rows, line, &cache);
		if (r)
			row_text(l, r, cache);
	}
}

void list_draw(struct list *l)
{
	struct rect r = l->rect;
	if (r.rows < 2)
		return;
	draw_put(r.y, r.x + MARK_COLS + (l->nticks ? TICK_COLS : 0), text_cols(l), ROLE_DIM, l->header);
	for (int line = 0; line < r.rows - 1; line++) {
		char **cache;
		const record *row = rows_line(l->rows, line, &cache);
		if (!row)
			break;
		draw_row(l, line, row, cache, row == rows_focus(l->rows));
	}
	draw_more(r, rows_more_above(l->rows), rows_more_below(l->rows) && rows_focus_line(l->rows) != r.rows - 2);
}

static void toggle(struct list *l)
{
	const record *r = rows_focus(l->rows);
	size_t at;
	if (!r)
		return;
	size_t before = l->nticks;
	if (is_ticked(l, r->id, &at)) {
		l->ticks[at] = l->ticks[--l->nticks];
	} else {
		l->ticks = GROW(l, l->ticks, l->nticks + 1);
		l->ticks[l->nticks++] = r->id;
	}
	if (!before != !l->nticks)
		fit(l);
}

int list_act(struct list *l, enum action a, bool *done, struct err *e)
{
	int most = l->rect.rows - 1;
	*done = true;
	switch (a) {
	case ACT_UP:
		return rows_move(l->rows, -1, e);
	case ACT_DOWN:
		return rows_move(l->rows, 1, e);
	case ACT_PAGE_UP:
		return rows_move(l->rows, -most, e);
	case ACT_PAGE_DOWN:
		return rows_move(l->rows, most, e);
	case ACT_FIRST:
		return rows_first(l->rows, e);
	case ACT_LAST:
		return rows_last(l->rows, e);
	case ACT_TICK:
		toggle(l);
		return rows_move(l->rows, 1, e);
	default:
		*done = false;
		return 0;
	}
}

bool list_click(struct list *l, int y, int x)
{
	return rect_has(l->rect, y, x) && rows_select(l->rows, y - l->rect.y - 1);
}

record *list_focus(const struct list *l)
{
	return rows_focus(l->rows);
}

size_t list_chosen(const struct list *l, const void *parent, int64_t **ids)
{
	const record *r = rows_focus(l->rows);
	size_t n = l->nticks ? l->nticks : r ? 1 : 0;
	*ids = NEW_ARRAY(parent, int64_t, n ? n : 1);
	for (size_t i = 0; i < n; i++)
		(*ids)[i] = l->nticks ? l->ticks[i] : r->id;
	return n;
}

size_t list_ticked(const struct list *l)
{
	return l->nticks;
}

void list_untick(struct list *l)
{
	if (!l->nticks)
		return;
	l->nticks = 0;
	fit(l);
}
