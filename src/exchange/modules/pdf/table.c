// SPDX-License-Identifier: EUPL-1.2
/* Tables: columns as wide as their words ask, header repeated on each page; too narrow for the words, a row becomes an item "header: cell". */
#include <ctype.h>
#include <string.h>
#include <carnet/base/i18n.h>
#include "pdf.h"

enum { COLUMNS_MAX = 24 };
#define PAD_X 0.4 /* of the text's size, each side */
#define PAD_Y 0.25
#define ITEM_GAP 0.8
#define HALF  ((SHEET_HEIGHT - MARGIN_TOP - MARGIN_BOTTOM) / 2)

static const look look_header = {1, 0, 0, true};

struct grid {
	const node *table, *header; /* header NULL: none */
	size_t columns;
	bool fits;
	double left, pad_x, pad_y;
	double width[COLUMNS_MAX]; /* padding left out */
	bool figures[COLUMNS_MAX]; /* every cell of the column is a number: to the right */
};

typedef struct grid_row {
	para *cells[COLUMNS_MAX];
	size_t count;
	int lines; /* of the highest cell */
	double pitch;
} grid_row;

/* ---- columns ---- */

static bool is_figure(const node *cell)
{
	AUTO_CTX(tmp);
	strbuf *b = sb_new(tmp);
	static const char *const signs[] = {"\u00a0", "\u202f", "−", "€", "km", "%", "h", "+", ",", ".", "-", " ", ":"};
	bool digit = false;

	doc_plain(b, cell);
	for (const char *s = b->s; *s;) {
		size_t n = isdigit((unsigned char)*s) ? 1 : 0;
		digit |= n == 1;
		for (size_t i = 0; !n && i < LENGTH(signs); i++)
			if (!strncmp(s, signs[i], strlen(signs[i])))
				n = strlen(signs[i]);
		if (!n)
			return false;
		s += n;
	}
	return digit;
}

/* The cell on one line, and its longest part between two places where a line may break. */
static void measure_cell(sheet *s, const node *cell, double *least, double *most)
{
	para *t = para_new(s, NULL, cell->first, NULL, cell->level ? &look_header : &look_text, -1);
	double word = para_longest_word(t) + 0.5, line = t->widest + 0.5;

	*least = word > *least ? word : *least;
	*most = line > *most ? line : *most;
	mem_free(t);
}

/* least: the longest word of each column; most: its longest cell on one line. */
static void measure(sheet *s, grid *g, double *least, double *most)
{
	for (const node *row = g->table->first; row; row = row->next) {
		size_t i = 0;
		for (const node *cell = row->first; cell && i < COLUMNS_MAX; cell = cell->next, i++) {
			measure_cell(s, cell, &least[i], &most[i]);
			if (row != g->header)
				g->figures[i] = g->figures[i] && is_figure(cell);
		}
		if (i > g->columns)
			g->columns = i;
	}
	for (size_t i = 0; i < g->columns; i++)
		if (g->figures[i])
			least[i] = most[i]; /* a number is never parted */
}

static double sum(const double *list, size_t n)
{
	double all = 0;

	for (size_t i = 0; i < n; i++)
		all += list[i];
	return all;
}

/* The column that asks for the least beyond its longest word is served first; those that ask for more than an even share get one each. */
static void share_out(grid *g, const double *least, const double *most, double rest)
{
	bool served[COLUMNS_MAX] = {false};

	for (size_t left = g->columns; left > 0; left--) {
		size_t next = COLUMNS_MAX;
		for (size_t i = 0; i < g->columns; i++)
			if (!served[i] && (next == COLUMNS_MAX || most[i] - least[i] < most[next] - least[next]))
				next = i;
		double wish = most[next] - least[next], share = rest > 0 ? rest / (double)left : 0, more = wish < share ? wish : share;
		g->width[next] = least[next] + more;
		rest -= more;
		served[next] = true;
	}
}

/* A column left so narrow that a sentence goes down it word by word. */
static bool squeezed(const grid *g, const double *most, double given)
{
	enum { LINES = 6, NARROW = 3 };

	for (size_t i = 0; i < g->columns; i++)
		if (NARROW * g->width[i] < given && most[i] > LINES * g->width[i])
			return true;
	return false;
}

/* g->fits is false when not even the longest words go side by side, or when a sentence would go down word by word. */
static void grid_make(sheet *s, const node *table, grid *g)
{
	double least[COLUMNS_MAX] = {0}, most[COLUMNS_MAX] = {0};

	*g = (grid){.table = table, .pad_x = PAD_X * s->size, .pad_y = PAD_Y * s->size};
	if (table->first && table->first->first && table->first->first->level)
		g->header = table->first;
	for (size_t i = 0; i < COLUMNS_MAX; i++)
		g->figures[i] = true;
	measure(s, g, least, most);
	double given = s->right - s->left - 2 * g->pad_x * (double)g->columns, low = sum(least, g->columns);
	g->fits = low <= given;
	share_out(g, least, most, given - low);
	g->fits = g->fits && !squeezed(g, most, given);
}

/* What comes before a table asks how high it is: the last one measured is remembered. */
static const grid *grid_of(sheet *s, const node *table)
{
	if (!s->grid || s->grid->table != table || s->grid->left != s->left) {
		mem_free(s->grid);
		s->grid = NEW(s, grid);
		grid_make(s, table, s->grid);
		s->grid->left = s->left;
	}
	return s->grid;
}

/* ---- rows ---- */

static grid_row *row_new(sheet *s, const grid *g, const node *row)
{
	grid_row *r = NEW(s, grid_row);

	for (const node *cell = row->first; cell && r->count < g->columns; cell = cell->next) {
		para *t = para_new(s, NULL, cell->first, NULL, cell->level ? &look_header : &look_text, g->width[r->count]);
		r->cells[r->count++] = t;
		r->lines = t->lines > r->lines ? t->lines : r->lines;
		r->pitch = t->pitch;
	}
	return r;
}

static double row_height(const grid *g, const grid_row *r)
{
	return r->lines * r->pitch + 2 * g->pad_y;
}

static double grid_width(const grid *g)
{
	return sum(g->width, g->columns) + 2 * g->pad_x * (double)g->columns;
}

static void row_rule(sheet *s, const grid *g)
{
	*mark_add(s, MK_FILL) = (mark){.kind = MK_FILL, .ink = INK_RULE, .x = s->left, .y = s->y - 0.3, .w = grid_width(g), .h = 0.6};
}

static void place_cell(sheet *s, const grid *g, const para *t, size_t column, double x, int from, int to)
{
	bool right = g->figures[column];

	to = to < t->lines ? to : t->lines;
	para_place(s, t, from, to, right ? x + g->pad_x + g->width[column] : x + g->pad_x, right);
}

/* Lines [from, to) of each cell. Without a tag it is decoration: a header said once need not be said again on each page. */
static void place_row(sheet *s, const grid *g, const grid_row *r, int from, int to, const char *tag)
{
	double x = s->left, top = s->y;

	if (tag)
		mark_begin(s, "TR");
	for (size_t i = 0; i < r->count; i++) {
		if (tag)
			mark_begin(s, tag);
		s->y = top + g->pad_y;
		place_cell(s, g, r->cells[i], i, x, from, to);
		if (tag)
			mark_end(s, tag);
		x += g->width[i] + 2 * g->pad_x;
	}
	if (tag)
		mark_end(s, "TR");
	s->y = top + (to - from) * r->pitch + 2 * g->pad_y;
	s->fresh = false;
	row_rule(s, g);
}

static void place_header(sheet *s, const grid *g, const grid_row *header, bool tagged)
{
	*mark_add(s, MK_FILL) = (mark){.kind = MK_FILL, .ink = INK_SHADE, .x = s->left, .y = s->y, .w = grid_width(g), .h = row_height(g, header)};
	s->decoration = !tagged;
	place_row(s, g, header, 0, header->lines, tagged ? "TH" : NULL);
	s->decoration = false;
}

static void next_page(sheet *s, const grid *g, const grid_row *header)
{
	sheet_break(s);
	if (header)
		place_header(s, g, header, false);
}

/* Lines of the row to place here: all, or none when the next page takes it whole; of a row higher than a page, those that fit. */
static int row_fit(const sheet *s, const grid *g, const grid_row *r, int from, double page)
{
	double height = (r->lines - from) * r->pitch + 2 * g->pad_y;
	int fit = (int)((sheet_left(s) - 2 * g->pad_y) / r->pitch);

	if (height <= sheet_left(s) + 0.01)
		return r->lines - from;
	return height <= page || fit < 2 ? 0 : fit;
}

/* What is left of a row higher than a page goes on as one more row. */
static void set_row(sheet *s, const grid *g, const grid_row *r, const grid_row *header, const char *tag)
{
	double page = SHEET_HEIGHT - MARGIN_TOP - MARGIN_BOTTOM - (header ? row_height(g, header) : 0);

	for (int from = 0; from < r->lines;) {
		int fit = row_fit(s, g, r, from, page);
		if (fit > 0)
			place_row(s, g, r, from, from + fit, tag);
		from += fit;
		if (from < r->lines)
			next_page(s, g, header);
	}
}

/* A header that would fill half of each page is not repeated. */
static const grid_row *set_header(sheet *s, const grid *g)
{
	const grid_row *header = row_new(s, g, g->header);
	bool small = row_height(g, header) <= HALF;

	mark_begin(s, "THead");
	if (small)
		place_header(s, g, header, true);
	else
		set_row(s, g, header, NULL, "TH");
	mark_end(s, "THead");
	return small ? header : NULL;
}

/* The last row does not go alone to a page, unless both are too high to keep together. */
static bool pair_fits(sheet *s, const grid *g, const node *row)
{
	double both = row_height(g, row_new(s, g, row)) + row_height(g, row_new(s, g, row->next));

	return both <= sheet_left(s) || both > HALF;
}

static void set_grid(sheet *s, const grid *g)
{
	const node *row = g->header ? g->header->next : g->table->first;

	mark_begin(s, "Table");
	const grid_row *header = g->header ? set_header(s, g) : NULL;
	if (row)
		mark_begin(s, "TBody");
	for (const node *n = row; n; n = n->next) {
		if (n->next && !n->next->next && !pair_fits(s, g, n))
			next_page(s, g, header);
		set_row(s, g, row_new(s, g, n), header, "TD");
	}
	if (row)
		mark_end(s, "TBody");
	mark_end(s, "Table");
}

/* ---- rows as items ---- */

static const char *header_of(sheet *s, const node *header, size_t column)
{
	strbuf *b = sb_new(s);
	const node *cell = header ? header->first : NULL;

	while (cell && column--)
		cell = cell->next;
	if (cell)
		doc_plain(b, cell);
	return b->len ? mem_printf(s, _("%s: "), b->s) : NULL;
}

/* The cells of a row one under the other, NULL at the end. */
static para **item_new(sheet *s, const grid *g, const node *row)
{
	para **lines = NEW_ARRAY(s, para *, COLUMNS_MAX + 1);
	size_t n = 0, column = 0;

	for (const node *cell = row->first; cell && column < COLUMNS_MAX; cell = cell->next, column++)
		if (cell->first)
			lines[n++] = para_new(s, header_of(s, g->header, column), cell->first, NULL, &look_text, s->right - s->left);
	lines[n] = NULL;
	return lines;
}

static double item_height(const sheet *s, para *const *lines)
{
	double height = s->size * ITEM_GAP;

	for (; *lines; lines++)
		height += (*lines)->lines * (*lines)->pitch;
	return height;
}

static void set_item(sheet *s, const grid *g, const node *row)
{
	para **lines = item_new(s, g, row);
	double height = item_height(s, lines);

	sheet_need(s, height < HALF ? height : HALF);
	mark_begin(s, "LI");
	mark_begin(s, "LBody");
	for (; *lines; lines++)
		para_set(s, *lines, "P");
	mark_end(s, "LBody");
	mark_end(s, "LI");
	s->y += s->size * ITEM_GAP / 2;
	row_rule(s, &(grid){.columns = 1, .width = {s->right - s->left}});
	s->y += s->size * ITEM_GAP / 2;
}

static void set_items(sheet *s, const grid *g)
{
	mark_begin(s, "L");
	for (const node *row = g->header ? g->header->next : g->table->first; row; row = row->next)
		set_item(s, g, row);
	mark_end(s, "L");
}

void table_set(sheet *s, const node *table)
{
	const grid *g = grid_of(s, table);

	if (!table->first)
		return;
	sheet_gap(s, look_text.before);
	sheet_need(s, table_least(s, table));
	if (g->fits)
		set_grid(s, g);
	else
		set_items(s, g);
	sheet_gap(s, look_text.after * 1.5);
}

/* A table of less than half a page stays whole; a longer one begins with its header and a row. */
double table_least(sheet *s, const node *table)
{
	const grid *g = grid_of(s, table);
	double least = 0, whole = 0;
	int begin = g->header ? 2 : 1;

	for (const node *row = table->first; row && whole <= HALF; row = row->next) {
		whole += g->fits ? row_height(g, row_new(s, g, row)) : row == g->header ? 0 : item_height(s, item_new(s, g, row));
		if (begin-- > 0)
			least = whole;
	}
	return whole <= HALF ? whole : least < HALF ? least : HALF;
}
