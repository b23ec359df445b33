// SPDX-License-Identifier: EUPL-1.2
/* The tree: builders, anchors, links in reading order, plain text. */
#include <carnet/doc/doc.h>

#include <ctype.h>
#include <string.h>

#include <carnet/base/mem.h>
#include <carnet/base/text.h>

#include "tree.h"

/* Control characters are made visible here, so that every renderer shows the same safe text. */
static const char *visible(const void *parent, const char *s, size_t len)
{
	if (!text_needs_visible(s, len))
		return mem_dupn(parent, s, len);
	strbuf *b = sb_new(parent);
	text_visible(b, s, len, false);
	return b->s;
}

doc *doc_new(const void *parent, const char *title)
{
	doc *d = NEW(parent, doc);
	d->title = visible(d, title ? title : "", title ? strlen(title) : 0);
	d->language = "fr";
	d->root = NEW(d, node);
	d->root->kind = N_DOC;
	return d;
}

node *doc_add(doc *d, node *into, enum node_kind kind)
{
	node *n = NEW(d, node);
	n->kind = kind;
	n->parent = into ? into : d->root;
	if (n->parent->last)
		n->parent->last->next = n;
	else
		n->parent->first = n;
	n->parent->last = n;
	return n;
}

bool node_is_inline(const node *n)
{
	return n->kind >= N_TEXT;
}

/* One run of text on one line. */
static void add_run(doc *d, node *into, const char *s, size_t len)
{
	if (!len)
		return;
	node *n = doc_add(d, into, N_TEXT);
	n->text = visible(n, s, len);
}

/* A line end inside the text is a break: notes typed on several lines stay on several lines. */
void doc_text_n(doc *d, node *into, const char *s, size_t len)
{
	for (const char *end = s + len, *nl; s < end; s = nl + 1) {
		nl = memchr(s, '\n', (size_t)(end - s));
		add_run(d, into, s, (size_t)((nl ? nl : end) - s));
		if (!nl)
			return;
		if (nl + 1 < end)
			doc_add(d, into, N_BREAK);
	}
}

node *doc_text(doc *d, node *into, const char *text)
{
	doc_text_n(d, into, text, strlen(text));
	return into->last;
}

static node *add_span(doc *d, node *into, enum node_kind kind, const char *text)
{
	node *n = doc_add(d, into, kind);
	doc_text(d, n, text);
	return n;
}

node *doc_strong(doc *d, node *into, const char *text)
{
	return add_span(d, into, N_STRONG, text);
}

node *doc_link(doc *d, node *into, const char *text, const char *target)
{
	node *n = add_span(d, into, N_LINK, text);
	n->target = mem_dup(n, target);
	return n;
}

static bool anchor_taken(const node *n, const char *slug)
{
	for (; n; n = n->next)
		if ((n->anchor && strcmp(n->anchor, slug) == 0) || anchor_taken(n->first, slug))
			return true;
	return false;
}

/* "Le jour même" gives le-jour-meme; the second one le-jour-meme-2. */
void doc_set_anchor(doc *d, node *heading)
{
	AUTO_CTX(tmp);
	strbuf *plain = sb_new(tmp), *folded = sb_new(tmp), *slug = sb_new(tmp);
	doc_plain(plain, heading);
	text_fold(folded, plain->s, plain->len);
	for (const char *s = folded->s; *s; s++) {
		if (isalnum((unsigned char)*s))
			sb_addc(slug, *s);
		else if (slug->len && slug->s[slug->len - 1] != '-')
			sb_addc(slug, '-');
	}
	if (slug->len && slug->s[slug->len - 1] == '-')
		sb_remove(slug, slug->len - 1, 1);
	if (!slug->len)
		sb_add(slug, "section");
	size_t stem = slug->len;
	for (int n = 2; anchor_taken(d->root, slug->s); n++) {
		sb_remove(slug, stem, slug->len - stem);
		sb_addf(slug, "-%d", n);
	}
	heading->anchor = mem_dup(heading, slug->s);
}

node *doc_heading(doc *d, int level, const char *text)
{
	node *n = add_span(d, NULL, N_HEADING, text);
	n->level = level;
	doc_set_anchor(d, n);
	return n;
}

node *doc_paragraph(doc *d, node *into, const char *text)
{
	return add_span(d, into, N_PARAGRAPH, text);
}

node *doc_list(doc *d, node *into, bool ordered)
{
	node *n = doc_add(d, into, N_LIST);
	n->level = ordered;
	return n;
}

node *doc_item(doc *d, node *list, enum item_mark mark, const char *text)
{
	const node *before = list->last;
	node *n = add_span(d, list, N_ITEM, text);
	n->mark = mark;
	n->level = list->level ? (before ? before->level : 0) + 1 : 0;
	return n;
}

static node *add_row(doc *d, node *table, const char *const *cells, int header)
{
	node *row = doc_add(d, table, N_ROW);
	for (; *cells; cells++)
		add_span(d, row, N_CELL, *cells)->level = header;
	return row;
}

node *doc_table(doc *d, const char *const *headers)
{
	node *table = doc_add(d, NULL, N_TABLE);
	add_row(d, table, headers, 1);
	return table;
}

node *doc_row(doc *d, node *table, const char *const *cells)
{
	return add_row(d, table, cells, 0);
}

void doc_place_last(doc *d, node *after)
{
	node *last = d->root->last, **to = after ? &after->next : &d->root->first, *before = *to;
	if (after == last || before == last)
		return;
	while (before->next != last)
		before = before->next;
	before->next = NULL;
	d->root->last = before;
	last->next = *to;
	*to = last;
}

static void visit_links(const node *n, void (*each)(void *data, const node *link), void *data)
{
	for (; n; n = n->next) {
		if (n->kind == N_LINK)
			each(data, n);
		visit_links(n->first, each, data);
	}
}

void doc_links(const doc *d, void (*each)(void *data, const node *link), void *data)
{
	visit_links(d->root->first, each, data);
}

void doc_plain(strbuf *out, const node *n)
{
	if (n->kind == N_TEXT)
		sb_add(out, n->text);
	else if (n->kind == N_BREAK)
		sb_addc(out, '\n');
	for (const node *c = n->first; c; c = c->next) {
		if (!node_is_inline(c) && out->len && out->s[out->len - 1] != '\n')
			sb_addc(out, c->kind == N_CELL && c != n->first ? '\t' : '\n');
		doc_plain(out, c);
	}
}

bool doc_has_title(const doc *d)
{
	const node *n = d->root->first;
	return !d->title[0] || (n && n->kind == N_HEADING && n->level == 1);
}
