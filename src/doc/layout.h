// SPDX-License-Identifier: EUPL-1.2
/* What the parts of the layout share: runs of text gathered, wrapped into lines of spans, under the indentation of lists and quotes. */
#pragma once
#include <carnet/doc/render.h>

/* One piece of text of one style inside a flow. */
typedef struct piece {
	size_t start, end; /* bytes of flow.text */
	unsigned style;
	int link;
} piece;

/* The text of a block before it is cut into lines. '\n' is a break that the text asks for. */
typedef struct flow {
	strbuf *text;
	piece *pieces;
	size_t count;
} flow;

/* What each line begins with, one a level: first is used once, rest after it. */
typedef struct margin {
	const char *first, *rest;
	unsigned style;
} margin;

enum { MARGINS_MAX = 64 };

typedef struct laying {
	layout *l;
	strbuf *line_text;     /* unused between lines */
	margin margins[MARGINS_MAX];
	int depth, indent;     /* indent: cells the margins take */
	unsigned style;        /* of the blocks around: quote */
	int numbers;           /* next number shown after a link, 0 when none is */
	int task, next_task;   /* task: the item whose first line comes next, -1 */
} laying;

flow *flow_new(laying *g);
void flow_add(laying *g, flow *f, const char *s, size_t len, unsigned style, int link);
/* Inline nodes from n up to end, with the links they hold. */
void flow_nodes(laying *g, flow *f, const node *n, const node *end, unsigned style);
/* Wraps the flow into lines; hang: cells by which lines after the first are moved in. */
void flow_lines(laying *g, const flow *f, const node *block, int hang);
int flow_width(const flow *f);
bool link_is_numbered(const char *target);

/* Opens a line with its margins; spans are then added to it. */
line *line_open(laying *g, const node *block);
void line_add(laying *g, const char *s, size_t len, unsigned style, int link);
void line_blank(laying *g);
int room(const laying *g); /* cells left for text */

void layout_table(laying *g, const node *table);
