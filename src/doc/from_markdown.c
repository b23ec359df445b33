// SPDX-License-Identifier: EUPL-1.2
/* Markdown in, through md4c. What a page may not hold is a table of refused kinds. */
#include <carnet/doc/doc.h>

#include <md4c.h>
#include <stdlib.h>
#include <string.h>

#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <unistr.h>

#include "tree.h"

enum { DEPTH_MAX = 40, REFUSED_STOP = 1 };

typedef struct reading {
	doc *d;
	node *at;             /* the open node */
	strbuf *run;          /* text not yet added to it */
	const char *md;
	size_t len, seen;     /* seen: offset of the last thing met, for what has no place of its own */
	struct problems *p;   /* NULL: lenient, nothing is refused */
	int depth, lower;
	int silent;           /* depth inside something refused: its text is left out */
	int ordered;          /* number of the first item of the list just opened */
	const node *before;   /* the block before the one just opened, NULL for a first one */
	bool header;
	bool broken;          /* too deep */
} reading;

static void locate(reading *r, const char *s)
{
	if (s >= r->md && s <= r->md + r->len)
		r->seen = (size_t)(s - r->md);
}

static void place(const reading *r, struct err *e)
{
	size_t line = 1, column = 1;
	for (size_t i = 0; i < r->seen; i++) {
		column = r->md[i] == '\n' ? 1 : column + 1;
		line += r->md[i] == '\n';
	}
	err_place(e, "%zu:%zu", line, column);
}

static void refuse(reading *r, const char *what, const char *todo)
{
	if (!r->p)
		return;
	struct err e = {0};
	err_set(&e, ERR_INPUT, what, todo);
	place(r, &e);
	problems_take(r->p, &e);
}

static void flush(reading *r)
{
	const char *s = r->run->s;
	size_t skip = !r->at->first && !node_is_inline(r->at) ? strspn(s, " \t") : 0; /* `code` may begin with them, a block does not */
	doc_text_n(r->d, r->at, s + skip, r->run->len - skip);
	sb_clear(r->run);
}

static void trim_end(strbuf *b)
{
	while (b->len && strchr(" \t", b->s[b->len - 1]))
		sb_remove(b, b->len - 1, 1);
}

static int open_node(reading *r, enum node_kind kind)
{
	flush(r);
	if (++r->depth > DEPTH_MAX) {
		refuse(r, _("the text is nested too deeply"), _("use fewer lists or quotes inside one another"));
		r->broken = true;
		return REFUSED_STOP;
	}
	r->at = doc_add(r->d, r->at, kind);
	return 0;
}

static void close_node(reading *r)
{
	flush(r);
	r->depth--;
	r->at = r->at->parent;
}

/* ---- blocks ---- */

static const enum node_kind block_kinds[] = {
	[MD_BLOCK_QUOTE] = N_QUOTE, [MD_BLOCK_UL] = N_LIST, [MD_BLOCK_OL] = N_LIST, [MD_BLOCK_LI] = N_ITEM,
	[MD_BLOCK_HR] = N_RULE, [MD_BLOCK_H] = N_HEADING, [MD_BLOCK_CODE] = N_PARAGRAPH, [MD_BLOCK_P] = N_PARAGRAPH,
	[MD_BLOCK_TABLE] = N_TABLE, [MD_BLOCK_TR] = N_ROW, [MD_BLOCK_TH] = N_CELL, [MD_BLOCK_TD] = N_CELL,
};

/* The rest of the blocks has no node: the document itself, the halves of a table, refused HTML. */
static bool has_node(MD_BLOCKTYPE type)
{
	return block_kinds[type] != N_DOC;
}

static void detail_list(reading *r, const void *detail)
{
	r->at->level = 1;
	r->ordered = (int)((const MD_BLOCK_OL_DETAIL *)detail)->start;
}

static void detail_item(reading *r, const void *detail)
{
	const MD_BLOCK_LI_DETAIL *li = detail;
	if (r->at->parent->level) {
		r->at->mark = MARK_NUMBER;
		r->at->level = r->before ? r->before->level + 1 : r->ordered;
	}
	if (li->is_task)
		r->at->mark = li->task_mark == ' ' ? MARK_TODO : MARK_DONE;
}

static void detail_heading(reading *r, const void *detail)
{
	int level = (int)((const MD_BLOCK_H_DETAIL *)detail)->level + r->lower;
	r->at->level = level > 6 ? 6 : level;
}

static void detail_cell(reading *r, const void *detail)
{
	(void)detail;
	r->at->level = r->header;
}

static void (*const details[])(reading *, const void *) = {
	[MD_BLOCK_OL] = detail_list, [MD_BLOCK_LI] = detail_item, [MD_BLOCK_H] = detail_heading,
	[MD_BLOCK_TH] = detail_cell, [MD_BLOCK_TD] = detail_cell,
};

/* md4c gives no place to a code or HTML block: it begins after what was seen last, at the first line that shows its mark. */
static void locate_next(reading *r, const char *marks)
{
	for (size_t i = r->seen; i < r->len; i++)
		if (strchr(marks, r->md[i])) {
			r->seen = i;
			return;
		}
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	reading *r = data;
	if (type == MD_BLOCK_HTML && r->p) {
		locate_next(r, "<");
		refuse(r, _("raw HTML is not accepted"), _("write it in Markdown"));
		r->silent++;
	}
	if (type == MD_BLOCK_CODE && r->p) {
		locate_next(r, "`~");
		refuse(r, _("a code block is not accepted"), _("write a paragraph, or a quote with >"));
		r->silent++;
	}
	if (type == MD_BLOCK_THEAD || type == MD_BLOCK_TBODY)
		r->header = type == MD_BLOCK_THEAD;
	if (!has_node(type))
		return 0;
	r->before = r->at->last;
	if (open_node(r, block_kinds[type]))
		return REFUSED_STOP;
	if (type < LENGTH(details) && details[type])
		details[type](r, detail);
	return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	reading *r = data;
	(void)detail;
	if (r->silent && (type == MD_BLOCK_HTML || type == MD_BLOCK_CODE))
		r->silent--;
	if (!has_node(type))
		return 0;
	node *closed = r->at;
	trim_end(r->run);
	close_node(r);
	if (type == MD_BLOCK_H) {
		doc_set_anchor(r->d, closed);
		closed->at = r->seen;
	}
	return 0;
}

/* ---- text ---- */

static const struct { const char *name, *text; } entities[] = {
	{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&nbsp;", "\u00a0"},
	{"&hellip;", "…"}, {"&rsquo;", "’"}, {"&laquo;", "«"}, {"&raquo;", "»"}, {"&euro;", "€"},
};

static void add_entity(strbuf *out, const char *s, size_t len)
{
	for (size_t i = 0; i < LENGTH(entities); i++)
		if (strlen(entities[i].name) == len && memcmp(entities[i].name, s, len) == 0) {
			sb_add(out, entities[i].text);
			return;
		}
	if (s[1] != '#') {
		sb_addn(out, s, len); /* not one of ours: it stays as written */
		return;
	}
	bool hex = s[2] == 'x' || s[2] == 'X';
	unsigned long c = strtoul(s + (hex ? 3 : 2), NULL, hex ? 16 : 10);
	uint8_t bytes[6];
	int n = c && c <= 0x10ffff ? u8_uctomb(bytes, (ucs4_t)c, sizeof bytes) : -1;
	if (n > 0)
		sb_addn(out, (const char *)bytes, (size_t)n);
	else
		sb_add(out, "\ufffd");
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *s, MD_SIZE len, void *data)
{
	reading *r = data;
	locate(r, s);
	if (type == MD_TEXT_HTML && !r->silent)
		refuse(r, _("raw HTML is not accepted"), _("write it in Markdown"));
	if (r->silent || (type == MD_TEXT_HTML && r->p))
		return 0;
	switch (type) {
	case MD_TEXT_SOFTBR:
		sb_addc(r->run, ' ');
		break;
	case MD_TEXT_BR:
		flush(r);
		doc_add(r->d, r->at, N_BREAK);
		break;
	case MD_TEXT_NULLCHAR:
		sb_add(r->run, "\ufffd");
		break;
	case MD_TEXT_ENTITY:
		add_entity(r->run, s, len);
		break;
	default:
		sb_addn(r->run, s, len);
	}
	return 0;
}

/* ---- spans ---- */

static const enum node_kind span_kinds[] = {[MD_SPAN_EM] = N_EMPHASIS, [MD_SPAN_STRONG] = N_STRONG, [MD_SPAN_A] = N_LINK};

static bool span_has_node(MD_SPANTYPE type)
{
	return type < LENGTH(span_kinds) && span_kinds[type] != N_DOC;
}

static void set_target(reading *r, const MD_ATTRIBUTE *href)
{
	strbuf *b = sb_new(r->at);
	for (size_t i = 0; href->text && href->substr_offsets[i] < href->size; i++) {
		const char *s = href->text + href->substr_offsets[i];
		size_t len = href->substr_offsets[i + 1] - href->substr_offsets[i];
		if (href->substr_types[i] == MD_TEXT_ENTITY)
			add_entity(b, s, len);
		else
			sb_addn(b, s, len);
	}
	r->at->target = b->s;
	if (href->text)
		locate(r, href->text);
	r->at->at = r->seen;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *data)
{
	reading *r = data;
	if (type == MD_SPAN_IMG) {
		const MD_SPAN_IMG_DETAIL *img = detail;
		if (img->src.text)
			locate(r, img->src.text);
		refuse(r, _("an image is not accepted"), _("describe it in words"));
		r->silent += r->p != NULL;
	}
	if (!span_has_node(type))
		return 0;
	if (open_node(r, span_kinds[type]))
		return REFUSED_STOP;
	if (type == MD_SPAN_A)
		set_target(r, &((const MD_SPAN_A_DETAIL *)detail)->href);
	return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *data)
{
	reading *r = data;
	(void)detail;
	if (type == MD_SPAN_IMG && r->silent)
		r->silent--;
	if (span_has_node(type))
		close_node(r);
	return 0;
}

/* ---- entry points ---- */

static int parse(reading *r)
{
	unsigned flags = MD_FLAG_TABLES | MD_FLAG_TASKLISTS | MD_FLAG_NOINDENTEDCODEBLOCKS | (r->p ? 0 : MD_FLAG_NOHTML);
	MD_PARSER parser = {0, flags, enter_block, leave_block, enter_span, leave_span, on_text, NULL, NULL};
	if (r->len > UINT32_MAX) {
		refuse(r, _("the text is too long"), _("cut it into several pages"));
		return ERR_INPUT;
	}
	int failed = md_parse(r->md, (MD_SIZE)r->len, &parser, r);
	if (failed < 0)
		die("md_parse: out of memory");
	return failed || r->broken ? ERR_INPUT : 0;
}

/* The title of a doc read from Markdown is its first heading, when that heading is of level 1. */
static void take_title(doc *d)
{
	const node *n = d->root->first;
	if (!n || n->kind != N_HEADING || n->level != 1)
		return;
	strbuf *b = sb_new(d);
	doc_plain(b, n);
	d->title = b->s;
}

int doc_read_markdown(const void *parent, doc **out, const char *md, size_t len, struct problems *p)
{
	size_t before = p->errors;
	doc *d = doc_new(parent, NULL);
	reading r = {.d = d, .at = d->root, .run = sb_new(d), .md = md, .len = len, .p = p};
	int code = parse(&r);
	take_title(d);
	*out = d;
	return code ? code : p->errors > before ? ERR_INPUT : 0;
}

/* Source lines as they are, when the text cannot be read as Markdown. */
static void add_as_text(doc *d, node *into, const char *md)
{
	node *n = doc_add(d, into, N_PARAGRAPH);
	doc_text(d, n, md);
}

void doc_add_markdown(doc *d, node *into, const char *md, int lower)
{
	node *block = into ? into : d->root;
	node *last = block->last;
	reading r = {.d = d, .at = block, .run = sb_new(d), .md = md, .len = strlen(md), .lower = lower};
	if (!parse(&r))
		return;
	/* What was read before it broke is dropped from the tree: nothing half read, nothing lost. */
	block->last = last;
	if (last)
		last->next = NULL;
	else
		block->first = NULL;
	add_as_text(d, block, md);
}
