// SPDX-License-Identifier: EUPL-1.2
/* HTML: one file that needs no network, readable by a screen reader and on paper. */
#include <carnet/doc/render.h>

#include <string.h>

#include <carnet/base/mem.h>

#include "tree.h"

static const char style[] =
	"body{font:1.1em/1.55 sans-serif;max-width:44em;margin:2em auto;padding:0 1em;color:#111;background:#fff}\n"
	"h1,h2,h3,h4{line-height:1.25;break-after:avoid}\n"
	"a{color:#003d8f}\n"
	"blockquote{margin:1em 0;padding:.1em 1em;border-left:.3em solid #888}\n"
	"table{border-collapse:collapse;width:100%}\n"
	"th,td{border:1px solid #888;padding:.3em .6em;text-align:left;vertical-align:top}\n"
	"tr,li{break-inside:avoid}\n"
	"ul.tasks{list-style:none;padding-left:.5em}\n"
	"@media print{body{font-size:11pt;margin:0;max-width:none}}\n";

static void escape(strbuf *out, const char *s)
{
	static const struct { char c; const char *as; } table[] = {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}};
	for (; *s; s++) {
		const char *as = NULL;
		for (size_t i = 0; i < LENGTH(table); i++)
			if (table[i].c == *s)
				as = table[i].as;
		if (as)
			sb_add(out, as);
		else
			sb_addc(out, *s);
	}
}

static void children(strbuf *out, const node *n);

static void wrap(strbuf *out, const char *tag, const node *n, const char *end)
{
	sb_addf(out, "<%s>", tag);
	children(out, n);
	sb_addf(out, "</%s>%s", tag, end);
}

static void put_text(strbuf *out, const node *n)
{
	escape(out, n->text);
}

static void put_break(strbuf *out, const node *n)
{
	(void)n;
	sb_add(out, "<br>\n");
}

static void put_strong(strbuf *out, const node *n)
{
	wrap(out, "strong", n, "");
}

static void put_emphasis(strbuf *out, const node *n)
{
	wrap(out, "em", n, "");
}

/* Only an address leads somewhere from a file on its own; a link to a page of the guide stays as its words. */
static void put_link(strbuf *out, const node *n)
{
	static const char *const schemes[] = {"https://", "http://", "mailto:", "#"};
	for (size_t i = 0; i < LENGTH(schemes); i++) {
		if (strncmp(n->target, schemes[i], strlen(schemes[i])) != 0)
			continue;
		sb_add(out, "<a href=\"");
		escape(out, n->target);
		sb_add(out, "\">");
		children(out, n);
		sb_add(out, "</a>");
		return;
	}
	children(out, n);
}

static void put_heading(strbuf *out, const node *n)
{
	sb_addf(out, "<h%d", n->level);
	if (n->anchor)
		sb_addf(out, " id=\"%s\"", n->anchor); /* letters, digits and hyphens */
	sb_addc(out, '>');
	children(out, n);
	sb_addf(out, "</h%d>\n", n->level);
}

static void put_paragraph(strbuf *out, const node *n)
{
	wrap(out, "p", n, "\n");
}

static bool is_task(const node *item)
{
	return item && (item->mark == MARK_TODO || item->mark == MARK_DONE);
}

static void put_list(strbuf *out, const node *n)
{
	if (n->level && n->first && n->first->level != 1)
		sb_addf(out, "<ol start=\"%d\">\n", n->first->level);
	else
		sb_add(out, n->level ? "<ol>\n" : is_task(n->first) ? "<ul class=\"tasks\">\n" : "<ul>\n");
	children(out, n);
	sb_add(out, n->level ? "</ol>\n" : "</ul>\n");
}

static void put(strbuf *out, const node *n);

/* A box and its words are one label, so that a voice says both. */
static void put_item(strbuf *out, const node *n)
{
	sb_add(out, "<li>");
	const node *c = n->first;
	if (is_task(n)) {
		sb_addf(out, "<label><input type=\"checkbox\" disabled%s> ", n->mark == MARK_DONE ? " checked" : "");
		for (; c && node_is_inline(c); c = c->next)
			put(out, c);
		sb_add(out, "</label>");
	}
	for (; c; c = c->next)
		put(out, c);
	sb_add(out, "</li>\n");
}

static void put_quote(strbuf *out, const node *n)
{
	wrap(out, "blockquote", n, "\n");
}

static void put_row(strbuf *out, const node *n)
{
	wrap(out, "tr", n, "\n");
}

static void put_cell(strbuf *out, const node *n)
{
	sb_add(out, n->level ? "<th scope=\"col\">" : "<td>");
	children(out, n);
	sb_add(out, n->level ? "</th>" : "</td>");
}

static void put_table(strbuf *out, const node *n)
{
	const node *row = n->first;
	sb_add(out, "<table>\n");
	if (row && row->first && row->first->level) {
		sb_add(out, "<thead>\n");
		put(out, row);
		sb_add(out, "</thead>\n");
		row = row->next;
	}
	sb_add(out, "<tbody>\n");
	for (; row; row = row->next)
		put(out, row);
	sb_add(out, "</tbody>\n</table>\n");
}

static void put_rule(strbuf *out, const node *n)
{
	(void)n;
	sb_add(out, "<hr>\n");
}

static void (*const putters[])(strbuf *, const node *) = {
	[N_DOC] = children, [N_HEADING] = put_heading, [N_PARAGRAPH] = put_paragraph, [N_LIST] = put_list, [N_ITEM] = put_item,
	[N_QUOTE] = put_quote, [N_TABLE] = put_table, [N_ROW] = put_row, [N_CELL] = put_cell, [N_RULE] = put_rule,
	[N_TEXT] = put_text, [N_STRONG] = put_strong, [N_EMPHASIS] = put_emphasis, [N_LINK] = put_link, [N_BREAK] = put_break,
};

static void put(strbuf *out, const node *n)
{
	putters[n->kind](out, n);
}

static void children(strbuf *out, const node *n)
{
	for (const node *c = n->first; c; c = c->next)
		put(out, c);
}

void doc_to_html(strbuf *out, const doc *d)
{
	AUTO_CTX(tmp);
	strbuf *escaped = sb_new(tmp);
	escape(escaped, d->title);
	sb_add(out, "<!DOCTYPE html>\n<html lang=\"");
	escape(out, d->language);
	sb_add(out, "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
	sb_addf(out, "<title>%s</title>\n<style>\n%s</style>\n</head>\n<body>\n<main>\n", escaped->s, style);
	if (!doc_has_title(d))
		sb_addf(out, "<h1>%s</h1>\n", escaped->s);
	children(out, d->root);
	sb_add(out, "</main>\n</body>\n</html>\n");
}
