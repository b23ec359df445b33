// SPDX-License-Identifier: EUPL-1.2
/* Layout of a doc for a screen: blocks, indentation of lists and quotes, blank lines between. */
#include "layout.h"

#include <string.h>

#include <carnet/base/mem.h>
#include <carnet/base/text.h>

#include "tree.h"

static void blocks(laying *g, const node *n, bool tight);

/* Deeper levels than the margins hold are drawn at the last one's indentation. */
static bool push(laying *g, const char *first, const char *rest, unsigned style)
{
	if (g->depth == MARGINS_MAX)
		return false;
	g->margins[g->depth++] = (margin){first, rest, style};
	g->indent += text_width(rest);
	return true;
}

static void pop(laying *g)
{
	g->indent -= text_width(g->margins[--g->depth].rest);
}

static void note_heading(laying *g, const node *n)
{
	layout *l = g->l;
	l->headings = GROW(l, l->headings, l->nheadings + 1);
	l->heading_line = GROW(l, l->heading_line, l->nheadings + 1);
	l->headings[l->nheadings] = n;
	l->heading_line[l->nheadings++] = l->count;
}

/* A rule of cells cells under the title, or across. */
static void add_rule(laying *g, const node *block, int cells)
{
	strbuf *b = sb_new(g->l);
	sb_repeat(b, "─", cells);
	line_open(g, block);
	line_add(g, b->s, b->len, SPAN_DIM, -1);
}

static void heading(laying *g, const node *n)
{
	flow *f = flow_new(g);
	flow_nodes(g, f, n->first, NULL, SPAN_HEADING);
	note_heading(g, n);
	flow_lines(g, f, n, 0);
	if (n->level == 1) {
		int w = flow_width(f);
		add_rule(g, n, w < room(g) ? w : room(g));
	}
}

static void inlines(laying *g, const node *n, const node *end, const node *block)
{
	flow *f = flow_new(g);
	flow_nodes(g, f, n, end, g->style);
	flow_lines(g, f, block, 0);
}

static void paragraph(laying *g, const node *n)
{
	inlines(g, n->first, NULL, n);
}

static void quote(laying *g, const node *n)
{
	unsigned outer = g->style;
	bool pushed = push(g, "│ ", "│ ", SPAN_QUOTE | SPAN_DIM);
	g->style |= SPAN_QUOTE;
	blocks(g, n->first, false);
	g->style = outer;
	if (pushed)
		pop(g);
}

static const char *mark_of(laying *g, const node *item, int digits)
{
	if (item->mark == MARK_TODO || item->mark == MARK_DONE)
		return item->mark == MARK_TODO ? "☐ " : "☑ ";
	if (item->mark == MARK_BULLET)
		return "• ";
	return mem_printf(g->l, "%*d. ", digits, item->level);
}

static int digits_of(const node *list)
{
	int digits = 1;
	for (int n = list->last ? list->last->level : 0; n > 9; n /= 10)
		digits++;
	return digits;
}

static bool has_paragraph(const node *item)
{
	for (const node *n = item->first; n; n = n->next)
		if (n->kind == N_PARAGRAPH)
			return true;
	return false;
}

static void item(laying *g, const node *n, int digits)
{
	const char *mark = mark_of(g, n, digits);
	strbuf *rest = sb_new(g->l);
	sb_repeat(rest, " ", text_width(mark));
	if (n->mark == MARK_TODO || n->mark == MARK_DONE)
		g->task = g->next_task++;
	bool pushed = push(g, mark, rest->s, SPAN_PLAIN);
	if (n->first)
		blocks(g, n->first, !has_paragraph(n));
	else
		line_open(g, n);
	if (pushed)
		pop(g);
}

static void list(laying *g, const node *n)
{
	int digits = n->level ? digits_of(n) : 0;
	bool loose = false;
	for (const node *i = n->first; i && !loose; i = i->next)
		loose = has_paragraph(i);
	for (const node *i = n->first; i; i = i->next) {
		if (loose && i != n->first)
			line_blank(g);
		item(g, i, digits);
	}
}

static void thematic_break(laying *g, const node *n)
{
	add_rule(g, n, room(g));
}

static void (*const drawers[])(laying *, const node *) = {
	[N_HEADING] = heading, [N_PARAGRAPH] = paragraph, [N_LIST] = list, [N_QUOTE] = quote, [N_TABLE] = layout_table, [N_RULE] = thematic_break,
};

static void blocks(laying *g, const node *n, bool tight)
{
	for (const node *start = n; n;) {
		if (n != start && !tight)
			line_blank(g);
		if (!node_is_inline(n)) {
			drawers[n->kind](g, n);
			n = n->next;
			continue;
		}
		const node *end = n;
		while (end && node_is_inline(end))
			end = end->next;
		inlines(g, n, end, n->parent);
		n = end;
	}
}

layout *doc_layout(const void *parent, const doc *d, int width, bool numbers)
{
	layout *l = NEW(parent, layout);
	l->width = width;
	laying g = {.l = l, .numbers = numbers, .task = -1};
	blocks(&g, d->root->first, false);
	return l;
}
