// SPDX-License-Identifier: EUPL-1.2
/* A manual page (man macros). A heading of level 1 is a section, deeper ones are below it; a table is a list of terms, explained by its other cells. */
#include <carnet/doc/render.h>

#include <string.h>

#include <carnet/base/mem.h>

/* Signs that mean something to roff. A hyphen is one to type. A no-break space stays one. */
static const struct { const char *sign, *roff; } signs[] = {
	{"\\", "\\e"}, {"-", "\\-"}, {"'", "\\(aq"}, {"`", "\\(ga"}, {"^", "\\(ha"}, {"~", "\\(ti"}, {"\u00a0", "\\~"},
};

static void words(strbuf *out, const char *s)
{
	while (*s) {
		size_t i = 0, len = 1;
		while (i < LENGTH(signs) && strncmp(s, signs[i].sign, strlen(signs[i].sign)) != 0)
			i++;
		if (i < LENGTH(signs)) {
			sb_add(out, signs[i].roff);
			len = strlen(signs[i].sign);
		} else {
			sb_addc(out, *s);
		}
		s += len;
	}
}

static void inlines(strbuf *out, const node *n)
{
	for (; n; n = n->next) {
		if (n->kind == N_TEXT) {
			words(out, n->text);
		} else if (n->kind == N_BREAK) {
			sb_add(out, "\n.br\n\\&");
		} else {
			sb_add(out, n->kind == N_STRONG ? "\\fB" : n->kind == N_EMPHASIS ? "\\fI" : "");
			inlines(out, n->first);
			sb_add(out, n->kind == N_STRONG || n->kind == N_EMPHASIS ? "\\fR" : "");
		}
	}
}

/* The text of a block on a line of its own; what begins it is never taken for a request. */
static void text_line_out(strbuf *out, const node *n)
{
	size_t from = out->len;
	inlines(out, n->first);
	if (out->s[from] == '.')
		sb_insert(out, from, "\\&", 2);
	sb_addc(out, '\n');
}

static void heading(strbuf *out, const node *n)
{
	sb_add(out, n->level == 1 ? ".SH " : ".SS ");
	text_line_out(out, n);
}

static void paragraph(strbuf *out, const node *n)
{
	const node *before = n->parent->first;
	while (before != n && before->next != n)
		before = before->next;
	if (before == n || before->kind != N_HEADING)
		sb_add(out, ".PP\n");
	text_line_out(out, n);
}

static void list(strbuf *out, const node *n)
{
	for (const node *item = n->first; item; item = item->next) {
		sb_add(out, n->level ? ".IP \\(bu 4\n" : ".IP \\(bu 2\n");
		text_line_out(out, item);
	}
}

static void table(strbuf *out, const node *n)
{
	for (const node *row = n->first; row; row = row->next) {
		if (row->first && row->first->level) /* a header says nothing in a list of terms */
			continue;
		sb_add(out, ".TP\n\\fB");
		inlines(out, row->first->first);
		sb_add(out, "\\fR\n");
		for (const node *cell = row->first->next; cell; cell = cell->next)
			if (cell->first)
				text_line_out(out, cell);
	}
}

void doc_to_man(strbuf *out, const doc *d)
{
	static void (*const printers[])(strbuf *, const node *) = {
		[N_HEADING] = heading, [N_PARAGRAPH] = paragraph, [N_LIST] = list, [N_QUOTE] = paragraph, [N_TABLE] = table, [N_RULE] = NULL,
	};
	for (const node *n = d->root->first; n; n = n->next)
		if (printers[n->kind])
			printers[n->kind](out, n);
}
