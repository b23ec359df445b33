// SPDX-License-Identifier: EUPL-1.2
/* Renderers of a doc. */
#pragma once
#include <carnet/doc/doc.h>

/* Plain text wrapped to width cells; ends with a newline. */
void doc_to_text(strbuf *out, const doc *d, int width);
void doc_to_markdown(strbuf *out, const doc *d);
/* Plain words as Markdown: the signs that would mean something are escaped. */
void markdown_escape(strbuf *out, const char *text);
/* One self-contained file: language, headings, tables with scope, skip nothing a screen reader needs; text is escaped. */
void doc_to_html(strbuf *out, const doc *d);

/* A manual page without its first line (.TH): headings are sections, tables are lists of terms. */
void doc_to_man(strbuf *out, const doc *d);

/* Layout for a screen: lines of spans. */
enum span_style {
	SPAN_PLAIN = 0, SPAN_STRONG = 1, SPAN_EMPHASIS = 2, SPAN_LINK = 4, SPAN_WORD = 8 /* glossary link */,
	SPAN_HEADING = 16, SPAN_QUOTE = 32, SPAN_DIM = 64,
};
typedef struct span {
	const char *text;   /* not NUL-terminated */
	size_t len;
	unsigned style;
	int link;           /* index in layout.links, -1 */
} span;
typedef struct line {
	span *spans;
	size_t count;
	const node *block;  /* the heading, paragraph, item… the line belongs to, NULL on a blank line */
	int item;           /* index of the task item that starts on this line, -1 */
} line;
typedef struct layout {
	line *lines;
	size_t count;
	const node **links;     /* every link in reading order */
	size_t *link_line;      /* the line it starts on */
	int *link_number;       /* the n of the [n] shown after it, 0 when it shows none */
	size_t nlinks;
	const node **headings;
	size_t *heading_line;
	size_t nheadings;
	int width;
} layout;
/* numbers: links of kind page:, topic: and entity: are followed by [n], n from 1. */
layout *doc_layout(const void *parent, const doc *d, int width, bool numbers);
