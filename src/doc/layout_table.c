// SPDX-License-Identifier: EUPL-1.2
/* Tables: light lines when every cell fits on one line, otherwise one «header: cell» block a row, which a voice reads in order. */
#include "layout.h"

#include <string.h>

#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>

enum { COLUMNS_MAX = 64 };

typedef struct columns {
	int width[COLUMNS_MAX];
	int count, total;
} columns;

/* Cells of the number that will follow the link, with its space and brackets. */
static int number_width(const node *link, int *number)
{
	if (!*number || !link_is_numbered(link->target))
		return 0;
	int w = 4;
	for (int n = (*number)++; n > 9; n /= 10)
		w++;
	return w;
}

/* Width of a cell's text; its links are noted later, when it is drawn. */
static int inline_width(const laying *g, const node *n, int *number)
{
	int w = 0;
	for (; n; n = n->next) {
		if (n->kind == N_TEXT)
			w += text_width(n->text);
		else if (n->kind == N_BREAK)
			return g->l->width + 1; /* several lines: does not fit */
		else if (n->kind == N_LINK)
			w += number_width(n, number);
		w += inline_width(g, n->first, number);
	}
	return w;
}

static void measure(const laying *g, const node *table, columns *c)
{
	int number = g->numbers;
	*c = (columns){0};
	for (const node *row = table->first; row; row = row->next) {
		int i = 0;
		for (const node *cell = row->first; cell && i < COLUMNS_MAX; cell = cell->next, i++) {
			int w = inline_width(g, cell->first, &number);
			if (w > c->width[i])
				c->width[i] = w;
		}
		if (i > c->count)
			c->count = i;
	}
	c->total = 3 * (c->count - 1);
	for (int i = 0; i < c->count && c->total <= g->l->width; i++)
		c->total += c->width[i];
}

static void pad(laying *g, int cells)
{
	if (cells <= 0)
		return;
	strbuf *b = sb_new(g->l);
	sb_repeat(b, " ", cells);
	line_add(g, b->s, b->len, SPAN_PLAIN, -1);
}

static void draw_cell(laying *g, const node *cell, int width, bool last)
{
	flow *f = flow_new(g);
	flow_nodes(g, f, cell->first, NULL, g->style | (cell->level ? SPAN_STRONG : 0U));
	for (size_t i = 0; i < f->count; i++) {
		const piece *p = &f->pieces[i];
		line_add(g, f->text->s + p->start, p->end - p->start, p->style, p->link);
		if (p->link >= 0 && g->l->link_line[p->link] == SIZE_MAX)
			g->l->link_line[p->link] = g->l->count - 1;
	}
	if (!last)
		pad(g, width - flow_width(f));
}

static void draw_row(laying *g, const node *row, const columns *c)
{
	line_open(g, row);
	int i = 0;
	for (const node *cell = row->first; cell; cell = cell->next, i++) {
		draw_cell(g, cell, c->width[i], !cell->next);
		if (cell->next)
			line_add(g, " │ ", strlen(" │ "), SPAN_DIM, -1);
	}
}

static void draw_line(laying *g, const node *row, const columns *c)
{
	strbuf *b = sb_new(g->l);
	for (int i = 0; i < c->count; i++) {
		sb_add(b, i ? "─┼─" : "");
		sb_repeat(b, "─", c->width[i]);
	}
	line_open(g, row);
	line_add(g, b->s, b->len, SPAN_DIM, -1);
}

static void draw_lines(laying *g, const node *table, const columns *c)
{
	for (const node *row = table->first; row; row = row->next) {
		draw_row(g, row, c);
		if (row->first && row->first->level)
			draw_line(g, row, c);
	}
}

static void draw_pair(laying *g, const node *header, const node *cell, const node *row)
{
	flow *f = flow_new(g);
	if (header && header->first) {
		AUTO_CTX(tmp);
		strbuf *label = sb_new(tmp);
		doc_plain(label, header);
		flow_add(g, f, label->s, label->len, g->style | SPAN_STRONG, -1);
		const char *colon = _(": ");
		flow_add(g, f, colon, strlen(colon), g->style | SPAN_STRONG, -1);
	}
	flow_nodes(g, f, cell->first, NULL, g->style);
	flow_lines(g, f, row, 2);
}

static void draw_blocks(laying *g, const node *table)
{
	const node *head = table->first && table->first->first && table->first->first->level ? table->first : NULL;
	for (const node *row = head ? head->next : table->first; row; row = row->next) {
		if (row != (head ? head->next : table->first))
			line_blank(g);
		const node *header = head ? head->first : NULL;
		for (const node *cell = row->first; cell; cell = cell->next) {
			if (cell->first)
				draw_pair(g, header, cell, row);
			header = header ? header->next : NULL;
		}
	}
}

void layout_table(laying *g, const node *table)
{
	columns c;
	measure(g, table, &c);
	if (c.count < COLUMNS_MAX && c.total <= room(g))
		draw_lines(g, table, &c);
	else
		draw_blocks(g, table);
}
