// SPDX-License-Identifier: EUPL-1.2
/* Markdown out: what is printed reads back as the same tree. Paragraphs are not wrapped, so that no line begins by chance with a mark. */
#include <carnet/doc/render.h>

#include <ctype.h>
#include <string.h>

#include <carnet/base/mem.h>

#include "tree.h"

typedef struct printing {
	strbuf *out;
	strbuf *prefix;  /* what each line inside quotes and items begins with */
	bool started;    /* something was printed: the next block is kept apart */
	bool cell, heading;
} printing;

static void blocks(printing *p, const node *n, bool tight);

static void new_line(printing *p)
{
	sb_addc(p->out, '\n');
	sb_addn(p->out, p->prefix->s, p->prefix->len);
}

static void trim_end(strbuf *b)
{
	while (b->len && b->s[b->len - 1] == ' ')
		sb_remove(b, b->len - 1, 1);
}

/* An empty line: the prefix without its trailing spaces. */
static void blank_line(printing *p)
{
	new_line(p);
	trim_end(p->out);
}

/* ---- inline ---- */

/* Bytes at the start of a line that would read as a mark of Markdown, up to the one to escape; 0 when there is none. */
static size_t line_mark(const char *s)
{
	if (*s && strchr("#>+-=~:|", *s))
		return 1;
	size_t digits = strspn(s, "0123456789");
	return digits && (s[digits] == '.' || s[digits] == ')') ? digits + 1 : 0;
}

/* Inside a word an underscore means nothing. */
static bool in_word(const char *start, const char *s)
{
	return s > start && isalnum((unsigned char)s[-1]) && isalnum((unsigned char)s[1]);
}

static bool needs_escape(const printing *p, const node *n, const char *s)
{
	if (*s == '_')
		return !in_word(n->text, s);
	if (strchr("\\`*[]<", *s) || (p->cell && *s == '|') || (p->heading && *s == '#'))
		return true;
	if (*s == '&')
		return isalnum((unsigned char)s[1]) || s[1] == '#';
	return *s == '!' && (s[1] == '[' || (!s[1] && n->next && n->next->kind == N_LINK));
}

static bool is_marked(const node *n)
{
	return n && (n->kind == N_STRONG || n->kind == N_EMPHASIS);
}

/* A no-break space beside a mark of emphasis would undo it: there it is written by its name. */
static bool touches_mark(const node *n, const char *s)
{
	static const char space[] = "\u00a0";
	size_t len = strlen(space);
	if (strncmp(s, space, len) != 0 || !is_marked(n->parent))
		return false;
	return (s == n->text && n == n->parent->first) || (!s[len] && n == n->parent->last);
}

static void text_run(printing *p, const node *n, bool line_start)
{
	const char *s = n->text;
	size_t mark = line_start ? line_mark(s) : 0;
	if (mark) {
		sb_addn(p->out, s, mark - 1);
		sb_addf(p->out, "\\%c", s[mark - 1]);
	}
	for (s += mark; *s; s++) {
		if (touches_mark(n, s)) {
			sb_add(p->out, "&nbsp;");
			s++; /* of two bytes */
			continue;
		}
		if (needs_escape(p, n, s))
			sb_addc(p->out, '\\');
		sb_addc(p->out, *s);
	}
}

/* *a***b** would read otherwise: emphasis that touches other marks changes its own. */
static const char *emphasis_mark(const printing *p, const node *n)
{
	char before = p->out->len ? p->out->s[p->out->len - 1] : ' ';
	if (before == '*' || before == '_')
		return before == '*' ? "_" : "*";
	bool closes = !n->next && n->parent->kind == N_STRONG;
	bool touches = is_marked(n->first) || is_marked(n->last) || (n->next && n->next->kind == N_STRONG);
	return closes || touches ? "_" : "*";
}

static void link_target(strbuf *out, const char *target)
{
	bool plain = target[0] && !strpbrk(target, " ()<>\\&\t\n");
	if (!plain)
		sb_addc(out, '<');
	for (const char *s = target; *s; s++) {
		if (strchr("<>\\&", *s))
			sb_addc(out, '\\');
		sb_addc(out, *s);
	}
	if (!plain)
		sb_addc(out, '>');
}

static void inlines(printing *p, const node *first, const node *end, bool line_start);

static void inline_node(printing *p, const node *n, bool line_start)
{
	if (n->kind == N_TEXT) {
		text_run(p, n, line_start);
	} else if (n->kind == N_BREAK) {
		if (p->cell || p->heading) {
			sb_addc(p->out, ' ');
			return;
		}
		sb_addc(p->out, '\\');
		new_line(p);
	} else if (n->kind == N_LINK) {
		sb_addc(p->out, '[');
		inlines(p, n->first, NULL, false);
		sb_add(p->out, "](");
		link_target(p->out, n->target);
		sb_addc(p->out, ')');
	} else {
		const char *mark = n->kind == N_STRONG ? "**" : emphasis_mark(p, n);
		sb_add(p->out, mark);
		inlines(p, n->first, NULL, false);
		sb_add(p->out, mark);
	}
}

static void inlines(printing *p, const node *first, const node *end, bool line_start)
{
	for (const node *n = first; n != end; n = n->next) {
		inline_node(p, n, line_start);
		line_start = n->kind == N_BREAK;
	}
}

/* ---- blocks ---- */

static void heading(printing *p, const node *n)
{
	sb_repeat(p->out, "#", n->level);
	sb_addc(p->out, ' ');
	p->heading = true;
	inlines(p, n->first, NULL, false);
	p->heading = false;
}

static void paragraph(printing *p, const node *n)
{
	inlines(p, n->first, NULL, true);
}

static void nested(printing *p, const node *n, const char *prefix, bool tight)
{
	size_t outer = p->prefix->len;
	sb_add(p->prefix, prefix);
	p->started = false;
	blocks(p, n->first, tight);
	p->started = true;
	sb_remove(p->prefix, outer, p->prefix->len - outer);
}

static void quote(printing *p, const node *n)
{
	sb_add(p->out, "> ");
	nested(p, n, "> ", false);
}

static bool is_loose(const node *list)
{
	for (const node *item = list->first; item; item = item->next)
		for (const node *n = item->first; n; n = n->next)
			if (n->kind == N_PARAGRAPH)
				return true;
	return false;
}

/* A list right after another one of its kind changes its mark, or both would be one list. */
static bool follows_list(const node *list)
{
	const node *before = NULL;
	for (const node *n = list->parent->first; n != list; n = n->next)
		before = n;
	return before && before->kind == N_LIST && before->level == list->level && !follows_list(before);
}

static void list(printing *p, const node *n)
{
	AUTO_CTX(tmp);
	bool loose = is_loose(n), other = follows_list(n);
	for (const node *item = n->first; item; item = item->next) {
		if (item != n->first && loose)
			blank_line(p);
		if (item != n->first)
			new_line(p);
		strbuf *mark = sb_new(tmp), *indent = sb_new(tmp);
		if (n->level)
			sb_addf(mark, "%d%c ", item->level, other ? ')' : '.');
		else
			sb_add(mark, other ? "+ " : "- ");
		sb_repeat(indent, " ", (int)mark->len);
		sb_add(p->out, mark->s);
		if (item->mark == MARK_TODO || item->mark == MARK_DONE)
			sb_add(p->out, item->mark == MARK_TODO ? "[ ] " : "[x] ");
		nested(p, item, indent->s, !loose);
		trim_end(p->out);
	}
}

static void table_row(printing *p, const node *row)
{
	sb_addc(p->out, '|');
	p->cell = true;
	for (const node *cell = row->first; cell; cell = cell->next) {
		sb_addc(p->out, ' ');
		inlines(p, cell->first, NULL, false);
		sb_add(p->out, " |");
	}
	p->cell = false;
}

static void table(printing *p, const node *n)
{
	for (const node *row = n->first; row; row = row->next) {
		if (row != n->first)
			new_line(p);
		table_row(p, row);
		if (row != n->first)
			continue;
		new_line(p);
		sb_addc(p->out, '|');
		for (const node *cell = row->first; cell; cell = cell->next)
			sb_add(p->out, " --- |");
	}
}

static void thematic_break(printing *p, const node *n)
{
	(void)n;
	sb_add(p->out, "___");
}

static void (*const printers[])(printing *, const node *) = {
	[N_HEADING] = heading, [N_PARAGRAPH] = paragraph, [N_LIST] = list, [N_QUOTE] = quote, [N_TABLE] = table, [N_RULE] = thematic_break,
};

/* Blocks one under the other; runs of text between them (a tight item's own words) print as a paragraph does. */
static void blocks(printing *p, const node *n, bool tight)
{
	while (n) {
		if (p->started && (!tight || n->kind == N_TABLE))
			blank_line(p);
		if (p->started)
			new_line(p);
		p->started = true;
		if (node_is_inline(n)) {
			const node *end = n;
			while (end && node_is_inline(end))
				end = end->next;
			inlines(p, n, end, true);
			n = end;
			continue;
		}
		printers[n->kind](p, n);
		n = n->next;
	}
}

void markdown_escape(strbuf *out, const char *text)
{
	printing p = {.out = out};
	node n = {.kind = N_TEXT, .text = text};
	text_run(&p, &n, true);
}

void doc_to_markdown(strbuf *out, const doc *d)
{
	AUTO_CTX(tmp);
	printing p = {.out = out, .prefix = sb_new(tmp)};
	if (!doc_has_title(d)) {
		sb_addf(out, "# ");
		node text = {.kind = N_TEXT, .text = d->title};
		p.heading = true;
		text_run(&p, &text, false);
		p.heading = false;
		p.started = true;
	}
	blocks(&p, d->root->first, false);
	if (p.started)
		sb_addc(out, '\n');
}
