// SPDX-License-Identifier: EUPL-1.2
/* A doc: something to read, from the guide or built from the journal, as a tree of blocks and runs of text.
   Every renderer (reader, text, Markdown, HTML, PDF) works on any doc. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <carnet/base/err.h>
#include <carnet/base/strbuf.h>

enum node_kind {
	/* blocks */
	N_DOC, N_HEADING, N_PARAGRAPH, N_LIST, N_ITEM, N_QUOTE, N_TABLE, N_ROW, N_CELL, N_RULE,
	/* inline */
	N_TEXT, N_STRONG, N_EMPHASIS, N_LINK, N_BREAK,
};
enum item_mark { MARK_BULLET, MARK_NUMBER, MARK_TODO, MARK_DONE };

typedef struct node node;
struct node {
	enum node_kind kind;
	int level;            /* heading 1–6; rule: 1 begins a new page on paper; list: 1 when ordered; cell: 1 when a header; item: number */
	enum item_mark mark;  /* item */
	const char *text;     /* text run */
	const char *target;   /* link: page:x, sigle:x, source:x, entity:meeting/12, topic:x */
	const char *anchor;   /* heading: stable slug of its text, unique in the doc */
	size_t at;            /* link, heading: a byte offset of it in the Markdown it was read from, 0 when built */
	node *parent, *first, *last, *next;
};

typedef struct doc {
	node *root;
	const char *title;    /* also the first heading when a renderer needs one */
	const char *language; /* "fr" */
	const char *mark;     /* told at the head of each page on paper, besides the title; NULL */
} doc;

doc *doc_new(const void *parent, const char *title);
/* Builders for reports: append to a block and return the new node. Text is copied. */
node *doc_add(doc *d, node *into, enum node_kind kind);
node *doc_heading(doc *d, int level, const char *text);
node *doc_paragraph(doc *d, node *into, const char *text);  /* into NULL: the root */
node *doc_list(doc *d, node *into, bool ordered);
node *doc_item(doc *d, node *list, enum item_mark mark, const char *text);
node *doc_table(doc *d, const char *const *headers);        /* ends with NULL; a first row of header cells */
node *doc_row(doc *d, node *table, const char *const *cells); /* ends with NULL */
node *doc_text(doc *d, node *into, const char *text);
node *doc_strong(doc *d, node *into, const char *text);
node *doc_link(doc *d, node *into, const char *text, const char *target);

/* Moves the last block of the root to right after another of its blocks; NULL: before all. */
void doc_place_last(doc *d, node *after);

/* CommonMark with tables and task items (md4c). Raw HTML, images and code blocks are refused: every problem in one pass, its place "line:column"
   in md, counted in bytes from 1. Links are kept as written. *out is set even then, without what was refused. */
int doc_read_markdown(const void *parent, doc **out, const char *md, size_t len, struct problems *p);
/* The same parsed into an existing block (report sections, minutes); headings are lowered by 'lower' levels. Broken Markdown stays as text. */
void doc_add_markdown(doc *d, node *into, const char *md, int lower);

/* Visits every link in reading order. */
void doc_links(const doc *d, void (*each)(void *data, const node *link), void *data);
void doc_plain(strbuf *out, const node *n); /* text of a node without marks, for search and extracts */
/* The doc begins with its title, or has none: a renderer adds nothing. */
bool doc_has_title(const doc *d);
