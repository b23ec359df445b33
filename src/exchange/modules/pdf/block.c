// SPDX-License-Identifier: EUPL-1.2
/* Blocks down the page: headings, paragraphs, lists, quotes, rules; where pages end. */
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/text.h>
#include "pdf.h"

const look look_text = {1, 0.55, 0.55, false};
static const look look_item = {1, 0.2, 0.2, false};
static const look headings[] = {
	{1.65, 0, 0.7, true}, {1.3, 1.5, 0.5, true}, {1.1, 1.1, 0.4, true}, {1, 0.9, 0.35, true}, {1, 0.8, 0.3, true}, {1, 0.8, 0.3, true},
};
/* Beside large letters a heading needs less to be seen. */
static const look large_headings[] = {
	{1.25, 0, 0.5, true}, {1.15, 1, 0.4, true}, {1, 0.7, 0.3, true}, {1, 0.7, 0.3, true}, {1, 0.7, 0.3, true}, {1, 0.7, 0.3, true},
};
static const char *const heading_tags[] = {"H1", "H2", "H3", "H4", "H5", "H6"};

enum { TOGETHER = 3 }; /* lines of an introduction that stay with what it introduces */
#define BULLET_ROOM 1.5 /* of the text's size */
#define NUMBER_ROOM 2.0
#define QUOTE_ROOM  1.2
#define NARROWEST   8.0

static void sheet_blocks(sheet *s, const node *n, const node *end);
static double block_least(sheet *s, const node *n); /* height the block needs to begin on a page */

/* ---- marks and pages ---- */

mark *mark_add(sheet *s, enum mark_kind kind)
{
	s->marks = GROW(s, s->marks, s->count + 1);
	mark *m = &s->marks[s->count++];
	*m = (mark){.kind = kind};
	return m;
}

mark *mark_begin(sheet *s, const char *tag)
{
	mark *m = mark_add(s, MK_BEGIN);

	m->tag = tag;
	return m;
}

void mark_end(sheet *s, const char *tag)
{
	mark_add(s, MK_END)->tag = tag;
}

static void bar_add(sheet *s, const struct bar *b)
{
	*mark_add(s, MK_FILL) = (mark){.kind = MK_FILL, .ink = INK_RULE, .x = b->x, .y = b->top, .w = 2.2, .h = s->y - b->top};
}

/* A bar beside a quote goes down what the quote takes of each page. */
void sheet_break(sheet *s)
{
	for (struct bar *b = s->bars; b; b = b->outer) {
		bar_add(s, b);
		b->top = MARGIN_TOP;
	}
	mark_add(s, MK_PAGE);
	s->page++;
	s->y = MARGIN_TOP;
	s->gap = 0;
	s->fresh = true;
}

double sheet_left(const sheet *s)
{
	return SHEET_HEIGHT - MARGIN_BOTTOM - s->y;
}

void sheet_need(sheet *s, double height)
{
	if (!s->fresh && s->gap + height > sheet_left(s))
		sheet_break(s);
	s->y += s->gap;
	s->gap = 0;
}

/* Beside large letters less space is seen as well. */
static double gap_height(const sheet *s, double parts)
{
	return parts * s->size * (s->size < PRINT_LARGE ? 1 : 0.75);
}

void sheet_gap(sheet *s, double parts)
{
	double gap = s->fresh ? 0 : gap_height(s, parts);

	if (gap > s->gap)
		s->gap = gap;
}

/* ---- text ---- */

static double column(const sheet *s)
{
	double width = s->right - s->left;

	return width < NARROWEST * s->size ? NARROWEST * s->size : width;
}

static double para_least(const para *t)
{
	return t->pitch * (t->lines < 4 ? t->lines : 2);
}

/* Lines from the present place on, over as many pages as they take; the tags open outside stay open. */
static void set_lines(sheet *s, const para *t)
{
	for (int from = 0; from < t->lines;) {
		int n = para_fit(t, from, sheet_left(s));
		if (n == 0 && s->fresh)
			n = t->lines - from;
		if (n > 0) {
			para_place(s, t, from, from + n, s->left, false);
			s->y += n * t->pitch;
			s->fresh = false;
			from += n;
		}
		if (from < t->lines)
			sheet_break(s);
	}
}

void para_set(sheet *s, const para *t, const char *tag)
{
	mark_begin(s, tag);
	set_lines(s, t);
	mark_end(s, tag);
}

/* ---- blocks ---- */

static const look *heading_look(const sheet *s, const node *n)
{
	return s->size < PRINT_LARGE ? &headings[n->level - 1] : &large_headings[n->level - 1];
}

static void set_heading(sheet *s, const node *n)
{
	const look *l = heading_look(s, n);
	const char *tag = heading_tags[n->level - 1];
	para *t = para_new(s, NULL, n->first, NULL, l, column(s));

	sheet_gap(s, l->before);
	sheet_need(s, block_least(s, n));
	mark *m = mark_begin(s, tag);
	m->heading = n;
	m->x = s->left;
	m->y = s->y;
	set_lines(s, t);
	mark_end(s, tag);
	sheet_gap(s, l->after);
}

/* A heading that is not in the doc. */
void sheet_heading(sheet *s, int level, const char *text)
{
	node *words = NEW(s, node), *heading = NEW(s, node), *root = s->d->root;
	strbuf *safe = sb_new(s);

	text_visible(safe, text, strlen(text), false);
	*words = (node){.kind = N_TEXT, .text = safe->s, .parent = heading};
	*heading = (node){.kind = N_HEADING, .level = level, .first = words, .last = words, .parent = root, .next = level == 1 ? root->first : NULL};
	set_heading(s, heading);
}

static void set_paragraph(sheet *s, const node *n)
{
	para *t = para_new(s, NULL, n->first, NULL, &look_text, column(s));

	sheet_gap(s, look_text.before);
	sheet_need(s, block_least(s, n));
	para_set(s, t, "P");
	sheet_gap(s, look_text.after);
}

/* The sign of an item; a voice says the state of a task in words. */
static const char *item_sign(sheet *s, const node *item, const char **alt)
{
	static const struct { const char *sign, *alt; } signs[] = {
		[MARK_BULLET] = {"•", NULL}, [MARK_TODO] = {"☐", N_("to do:")}, [MARK_DONE] = {"☑", N_("done:")},
	};

	if (item->mark == MARK_NUMBER || (item->parent->level && item->mark == MARK_BULLET)) {
		*alt = NULL;
		return mem_printf(s, "%d.", item->level);
	}
	*alt = signs[item->mark].alt ? _(signs[item->mark].alt) : NULL;
	return signs[item->mark].sign;
}

static const node *after_inline(const node *n)
{
	while (n && n->kind >= N_TEXT)
		n = n->next;
	return n;
}

static double list_room(const sheet *s, const node *list)
{
	return s->size * (list->level ? NUMBER_ROOM : BULLET_ROOM);
}

static void set_item(sheet *s, const node *item, double room)
{
	const node *blocks = after_inline(item->first);
	const char *alt, *sign = item_sign(s, item, &alt);
	double left = s->left;
	para *label = para_plain(s, sign, &look_text, -1);

	sheet_gap(s, look_item.before);
	sheet_need(s, block_least(s, item));
	mark_begin(s, "LI");
	mark_begin(s, "Lbl")->alt = alt;
	para_place(s, label, 0, 1, item->parent->level ? left + room - s->size * 0.45 : left + s->size * 0.2, item->parent->level);
	mark_end(s, "Lbl");
	s->left += room;
	s->fresh = true; /* its first line is beside the sign */
	mark_begin(s, "LBody");
	if (item->first != blocks)
		set_lines(s, para_new(s, NULL, item->first, blocks, &look_text, column(s)));
	sheet_blocks(s, blocks, NULL);
	if (!item->first)
		s->y += label->pitch;
	mark_end(s, "LBody");
	mark_end(s, "LI");
	s->left = left;
	s->fresh = false;
	sheet_gap(s, look_item.after);
}

static void set_list(sheet *s, const node *n)
{
	if (!n->first)
		return;
	sheet_gap(s, look_item.before);
	sheet_need(s, block_least(s, n));
	mark_begin(s, "L");
	for (const node *item = n->first; item; item = item->next)
		set_item(s, item, list_room(s, n));
	mark_end(s, "L");
	sheet_gap(s, n->parent->kind == N_ITEM ? look_item.after : look_text.after);
}

static void set_quote(sheet *s, const node *n)
{
	double left = s->left;

	sheet_gap(s, look_text.before);
	sheet_need(s, block_least(s, n));
	struct bar bar = {left + 2, s->y, s->bars};
	s->bars = &bar;
	s->left += QUOTE_ROOM * s->size;
	mark_begin(s, "BlockQuote");
	sheet_blocks(s, n->first, NULL);
	mark_end(s, "BlockQuote");
	s->left = left;
	s->bars = bar.outer;
	bar_add(s, &bar);
	s->gap = 0;
	sheet_gap(s, look_text.after);
}

/* In large letters a page hardly begun is gone on with: a document in twice as many pages is not easier to read. */
static bool worth_a_page(const sheet *s)
{
	return s->size < PRINT_LARGE || sheet_left(s) < (SHEET_HEIGHT - MARGIN_TOP - MARGIN_BOTTOM) / 2;
}

static void set_rule(sheet *s, const node *n)
{
	if (n->level) { /* a new page, unless one has just begun */
		if (!s->fresh && worth_a_page(s))
			sheet_break(s);
		return;
	}
	sheet_gap(s, 1);
	sheet_need(s, 1);
	*mark_add(s, MK_FILL) = (mark){.kind = MK_FILL, .ink = INK_RULE, .x = s->left, .y = s->y, .w = column(s), .h = 0.8};
	s->fresh = false;
	sheet_gap(s, 1);
}

static void set_inside(sheet *s, const node *n)
{
	sheet_blocks(s, n->first, NULL);
}

static void (*const setters[])(sheet *, const node *) = {
	[N_DOC] = set_inside, [N_HEADING] = set_heading, [N_PARAGRAPH] = set_paragraph, [N_LIST] = set_list, [N_QUOTE] = set_quote,
	[N_TABLE] = table_set, [N_RULE] = set_rule,
};

void sheet_block(sheet *s, const node *n)
{
	if (n->kind < LENGTH(setters) && setters[n->kind])
		setters[n->kind](s, n);
}

static void sheet_blocks(sheet *s, const node *n, const node *end)
{
	for (; n != end; n = n->next)
		sheet_block(s, n);
}

/* ---- the least a block needs to begin ---- */

static double text_least(sheet *s, const node *n, const node *end, const look *l)
{
	para *t = para_new(s, NULL, n, end, l, column(s));
	double least = para_least(t);

	mem_free(t);
	return least;
}

static double next_least(sheet *s, const node *n, double after)
{
	double gap = after > look_text.before ? after : look_text.before; /* the larger of the two is what is left */

	return n->next ? gap_height(s, gap) + block_least(s, n->next) : 0;
}

static double heading_least(sheet *s, const node *n)
{
	const look *l = heading_look(s, n);
	para *t = para_new(s, NULL, n->first, NULL, l, column(s));
	double own = t->lines * t->pitch;

	mem_free(t);
	return own + next_least(s, n, l->after);
}

/* A short paragraph before a list or a table introduces it. */
static double paragraph_least(sheet *s, const node *n)
{
	para *t = para_new(s, NULL, n->first, NULL, &look_text, column(s));
	double least = para_least(t), own = t->lines * t->pitch;
	bool short_one = t->lines <= TOGETHER;

	mem_free(t);
	if (short_one && n->next && (n->next->kind == N_LIST || n->next->kind == N_TABLE))
		return own + next_least(s, n, look_text.after);
	return least;
}

static double item_least(sheet *s, const node *n)
{
	const node *blocks = after_inline(n->first);
	double left = s->left, least;

	s->left += list_room(s, n->parent);
	if (n->first == blocks && blocks)
		least = block_least(s, blocks);
	else
		least = text_least(s, n->first, blocks, &look_text);
	s->left = left;
	return least;
}

static double list_least(sheet *s, const node *n)
{
	return n->first ? gap_height(s, look_item.before) + block_least(s, n->first) : 0;
}

/* In its narrower column, where a line more may be needed, and after the space above its first block. */
static double quote_least(sheet *s, const node *n)
{
	double left = s->left, least;

	s->left += QUOTE_ROOM * s->size;
	least = n->first ? gap_height(s, look_text.before) + block_least(s, n->first) : 0;
	s->left = left;
	return least;
}

static double block_least(sheet *s, const node *n)
{
	static double (*const leasts[])(sheet *, const node *) = {
		[N_HEADING] = heading_least, [N_PARAGRAPH] = paragraph_least, [N_LIST] = list_least, [N_ITEM] = item_least,
		[N_QUOTE] = quote_least, [N_TABLE] = table_least,
	};

	return n->kind < LENGTH(leasts) && leasts[n->kind] ? leasts[n->kind](s, n) : 0;
}
