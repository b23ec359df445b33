// SPDX-License-Identifier: EUPL-1.2
#include "layout.h"

static int within(int n, int max)
{
	if (n < 0)
		return 0;
	return n < max ? n : max;
}

struct rect rect_top(struct rect *r, int rows)
{
	struct rect cut = {r->y, r->x, within(rows, r->rows), r->cols};
	r->y += cut.rows;
	r->rows -= cut.rows;
	return cut;
}

struct rect rect_bottom(struct rect *r, int rows)
{
	int n = within(rows, r->rows);
	r->rows -= n;
	return (struct rect){r->y + r->rows, r->x, n, r->cols};
}

struct rect rect_left(struct rect *r, int cols)
{
	struct rect cut = {r->y, r->x, r->rows, within(cols, r->cols)};
	r->x += cut.cols;
	r->cols -= cut.cols;
	return cut;
}

struct rect rect_right(struct rect *r, int cols)
{
	int n = within(cols, r->cols);
	r->cols -= n;
	return (struct rect){r->y, r->x + r->cols, r->rows, n};
}

struct rect rect_middle(struct rect r, int rows, int cols)
{
	rows = within(rows, r.rows);
	cols = within(cols, r.cols);
	return (struct rect){r.y + (r.rows - rows) / 2, r.x + (r.cols - cols) / 2, rows, cols};
}

struct rect rect_inside(struct rect r, int rows, int cols)
{
	rect_top(&r, rows);
	rect_bottom(&r, rows);
	rect_left(&r, cols);
	rect_right(&r, cols);
	return r;
}

bool rect_has(struct rect r, int y, int x)
{
	return y >= r.y && y < r.y + r.rows && x >= r.x && x < r.x + r.cols;
}

long scroll_to(long first, long at, long count, int rows)
{
	if (at >= first + rows)
		first = at - rows + 1;
	if (at < first)
		first = at;
	if (first > count - rows)
		first = count - rows;
	return first > 0 ? first : 0;
}

int label_most(int cols)
{
	enum { NARROW = 48, ENOUGH = 36 };
	int most = cols < NARROW ? (cols * 2 + 4) / 5 : cols / 2;
	return most < ENOUGH ? most : ENOUGH;
}

static int served(int *rows, int spare)
{
	int more = *rows - 1 < spare ? *rows - 1 : spare;
	*rows = 1 + more;
	return spare - more;
}

void share_rows(int *rows, size_t n, size_t at, int spare)
{
	if (at < n)
		spare = served(&rows[at], spare);
	for (size_t i = 0; i < n; i++)
		spare = i == at ? spare : served(&rows[i], spare);
}
