// SPDX-License-Identifier: EUPL-1.2
/* From runs of text to wrapped lines of spans. */
#include "layout.h"

#include <string.h>

#include <carnet/base/mem.h>
#include <carnet/base/text.h>


enum { COLS_MIN = 10 }; /* text never gets narrower, however deep the lists */

int room(const laying *g)
{
	int left = g->l->width - g->indent;
	return left < COLS_MIN ? COLS_MIN : left;
}

/* ---- lines ---- */

void line_add(laying *g, const char *s, size_t len, unsigned style, int link)
{
	if (!len)
		return;
	line *ln = &g->l->lines[g->l->count - 1];
	ln->spans = GROW(g->l, ln->spans, ln->count + 1);
	ln->spans[ln->count++] = (span){s, len, style, link};
}

static line *line_new(laying *g, const node *block)
{
	layout *l = g->l;
	l->lines = GROW(l, l->lines, l->count + 1);
	l->lines[l->count++] = (line){.block = block, .item = -1};
	return &l->lines[l->count - 1];
}

static void add_margins(laying *g)
{
	for (int i = 0; i < g->depth; i++) {
		margin *m = &g->margins[i];
		line_add(g, m->first, strlen(m->first), m->style, -1);
		m->first = m->rest;
	}
}

line *line_open(laying *g, const node *block)
{
	line_new(g, block)->item = g->task;
	g->task = -1;
	add_margins(g);
	return &g->l->lines[g->l->count - 1];
}

/* One empty line between blocks, never two, and none at the top. Inside a quote its bar goes on. */
void line_blank(laying *g)
{
	layout *l = g->l;
	if (!l->count || !l->lines[l->count - 1].block)
		return;
	line_new(g, NULL);
	int bars = 0;
	for (int i = 0; i < g->depth; i++)
		if (g->margins[i].style)
			bars = i + 1;
	for (int i = 0; i < bars; i++)
		line_add(g, g->margins[i].rest, strlen(g->margins[i].rest), g->margins[i].style, -1);
}

/* ---- flows ---- */

flow *flow_new(laying *g)
{
	flow *f = NEW(g->l, flow);
	f->text = sb_new(f);
	return f;
}

void flow_add(laying *g, flow *f, const char *s, size_t len, unsigned style, int link)
{
	(void)g;
	if (!len)
		return;
	f->pieces = GROW(f, f->pieces, f->count + 1);
	size_t start = f->text->len;
	sb_addn(f->text, s, len);
	f->pieces[f->count++] = (piece){start, f->text->len, style, link};
}

bool link_is_numbered(const char *target)
{
	static const char *const kinds[] = {"page:", "topic:", "entity:"};
	for (size_t i = 0; i < LENGTH(kinds); i++)
		if (strncmp(target, kinds[i], strlen(kinds[i])) == 0)
			return true;
	return false;
}

static int add_link(laying *g, const node *n)
{
	layout *l = g->l;
	l->links = GROW(l, l->links, l->nlinks + 1);
	l->link_line = GROW(l, l->link_line, l->nlinks + 1);
	l->link_number = GROW(l, l->link_number, l->nlinks + 1);
	l->links[l->nlinks] = n;
	l->link_line[l->nlinks] = SIZE_MAX; /* set when its first span is drawn */
	l->link_number[l->nlinks] = g->numbers && link_is_numbered(n->target) ? g->numbers++ : 0;
	return (int)l->nlinks++;
}

static void flow_link(laying *g, flow *f, const node *n, unsigned style)
{
	int at = add_link(g, n), number = g->l->link_number[at];
	unsigned look = strncmp(n->target, "sigle:", 6) == 0 ? SPAN_WORD : SPAN_LINK;
	size_t from = f->count;
	flow_nodes(g, f, n->first, NULL, style | look);
	for (size_t i = from; i < f->count; i++)
		f->pieces[i].link = at;
	if (!number)
		return;
	char mark[24];
	int len = snprintf(mark, sizeof mark, "\u00a0[%d]", number); /* no break before it */
	flow_add(g, f, mark, (size_t)len, style | look, at);
}

void flow_nodes(laying *g, flow *f, const node *n, const node *end, unsigned style)
{
	for (; n != end; n = n->next) {
		if (n->kind == N_TEXT)
			flow_add(g, f, n->text, strlen(n->text), style, -1);
		else if (n->kind == N_BREAK)
			flow_add(g, f, "\n", 1, style, -1);
		else if (n->kind == N_LINK)
			flow_link(g, f, n, style);
		else
			flow_nodes(g, f, n->first, NULL, style | (n->kind == N_STRONG ? SPAN_STRONG : SPAN_EMPHASIS));
	}
}

int flow_width(const flow *f)
{
	return text_width(f->text->s);
}

/* The spans of bytes [start, end): the pieces that cross them. *at: the first piece that may, kept from line to line. */
static void add_spans(laying *g, const flow *f, size_t start, size_t end, size_t *at)
{
	layout *l = g->l;
	while (*at < f->count && f->pieces[*at].end <= start)
		++*at;
	for (size_t i = *at; i < f->count && f->pieces[i].start < end; i++) {
		const piece *p = &f->pieces[i];
		size_t from = p->start > start ? p->start : start, to = p->end < end ? p->end : end;
		line_add(g, f->text->s + from, to - from, p->style, p->link);
		if (p->link >= 0 && l->link_line[p->link] == SIZE_MAX)
			l->link_line[p->link] = l->count - 1;
	}
}

static const char spaces[] = "                                ";

void flow_lines(laying *g, const flow *f, const node *block, int hang)
{
	const char *s = f->text->s;
	size_t len = f->text->len, piece_at = 0, at = 0;
	bool first = true;
	do {
		const char *nl = memchr(s + at, '\n', len - at);
		size_t stop = nl ? (size_t)(nl - s) : len, pos = at;
		do {
			int in = first ? 0 : hang;
			text_line w = text_wrap(s, stop, pos, room(g) - in);
			line_open(g, block);
			line_add(g, spaces, (size_t)in, SPAN_PLAIN, -1);
			add_spans(g, f, w.start, w.end, &piece_at);
			pos = w.next;
			first = false;
		} while (pos < stop);
		at = stop + 1;
	} while (at < len);
}
