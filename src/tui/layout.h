// SPDX-License-Identifier: EUPL-1.2
/* Rectangles in terminal cells. Nobody computes a coordinate twice: a frame is cut into rows and columns with these. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct rect {
	int y, x, rows, cols;
};

/* Cuts rows off the top or bottom, columns off the left or right of *r (never more than it has) and returns what was cut. */
struct rect rect_top(struct rect *r, int rows);
struct rect rect_bottom(struct rect *r, int rows);
struct rect rect_left(struct rect *r, int cols);
struct rect rect_right(struct rect *r, int cols);
/* A rectangle of at most rows × cols in the middle of r. */
struct rect rect_middle(struct rect r, int rows, int cols);
/* r without a margin of that many rows and columns on each side; empty rather than negative. */
struct rect rect_inside(struct rect r, int rows, int cols);
/* The most cells that labels take beside their values: somewhat less than half. */
int label_most(int cols);
bool rect_has(struct rect r, int y, int x);
/* First visible row so that row 'at' of 'count' shows in 'rows' rows, moving the previous first row as little as possible. */
long scroll_to(long first, long at, long count, int rows);
/* Shares the rows of a list: rows[i] is what each of the n wants, then what it gets: one, and more while there are some to spare, those of 'at'
   before the others. */
void share_rows(int *rows, size_t n, size_t at, int spare);
