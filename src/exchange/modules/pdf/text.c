// SPDX-License-Identifier: EUPL-1.2
/* Inline nodes set in lines by Pango, and the marks of these lines. */
#include <math.h>
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/text.h>
#include "pdf.h"

#define FAMILY "DejaVu Sans"
#define PITCH  1.42    /* a line's height, in parts of its size */
#define LARGE  1.28    /* the same in large letters */
#define BASE   0.745   /* from the top of a line to its baseline, in parts of its height */

static double points(int units)
{
	return (double)units / PANGO_SCALE;
}

/* The font must be there under its own name: a stand-in would miss the signs of tasks and levels. */
int para_check_font(PangoContext *pango, struct err *e)
{
	PangoFontDescription *want = pango_font_description_from_string(FAMILY " 12");
	PangoFont *font = pango_context_load_font(pango, want);
	PangoFontDescription *got = font ? pango_font_describe(font) : NULL;
	bool same = got && !strcmp(pango_font_description_get_family(got), FAMILY);

	pango_font_description_free(want);
	if (got)
		pango_font_description_free(got);
	if (font)
		g_object_unref(font);
	return same ? 0 : err_setf(e, ERR_DATA, _("The font “%s” is not installed|install fonts-dejavu-core"), FAMILY);
}

/* ---- links ---- */

static bool heading_anchored(const node *n, const char *anchor)
{
	for (; n; n = n->next)
		if ((n->anchor && !strcmp(n->anchor, anchor)) || heading_anchored(n->first, anchor))
			return true;
	return false;
}

/* Only an address, or a heading of the same doc, leads somewhere from a file on its own; other links stay as their words. */
static bool link_leads(const sheet *s, const char *target)
{
	static const char *const schemes[] = {"https://", "http://", "mailto:"};

	for (size_t i = 0; i < LENGTH(schemes); i++)
		if (!strncmp(target, schemes[i], strlen(schemes[i])))
			return true;
	return target[0] == '#' && heading_anchored(s->d->root->first, target + 1);
}

/* ---- setting ---- */

struct gathering {
	const sheet *s;
	para *t;
	strbuf *text;
	PangoAttrList *looks;
};

static void look_over(struct gathering *g, PangoAttribute *a, size_t from)
{
	a->start_index = (guint)from;
	a->end_index = (guint)g->text->len;
	pango_attr_list_insert(g->looks, a);
}

static void gather(struct gathering *g, const node *n, const node *end);

static void gather_link(struct gathering *g, const node *n, size_t from)
{
	para *t = g->t;

	if (!link_leads(g->s, n->target) || g->text->len == from)
		return;
	t->links = GROW(t, t->links, t->nlinks + 1);
	t->links[t->nlinks++] = (struct reach){(int)from, (int)g->text->len, n->target};
	look_over(g, pango_attr_underline_new(PANGO_UNDERLINE_SINGLE), from); /* parts the runs of glyphs; drawn by the marks */
}

static void gather_one(struct gathering *g, const node *n)
{
	size_t from = g->text->len;

	if (n->kind == N_TEXT)
		sb_add(g->text, n->text);
	else if (n->kind == N_BREAK)
		sb_addc(g->text, '\n');
	else
		gather(g, n->first, NULL);
	if (n->kind == N_STRONG)
		look_over(g, pango_attr_weight_new(PANGO_WEIGHT_BOLD), from);
	else if (n->kind == N_EMPHASIS)
		look_over(g, pango_attr_style_new(PANGO_STYLE_ITALIC), from);
	else if (n->kind == N_LINK)
		gather_link(g, n, from);
}

static void gather(struct gathering *g, const node *n, const node *end)
{
	for (; n != end; n = n->next)
		gather_one(g, n);
}

static int para_drop(void *p)
{
	para *t = p;

	g_object_unref(t->layout);
	return 0;
}

static PangoLayout *layout_new(const sheet *s, const look *l, double width)
{
	PangoLayout *layout = pango_layout_new(s->pango);
	PangoFontDescription *font = pango_font_description_from_string(FAMILY);

	pango_font_description_set_size(font, (int)lround(s->size * l->scale * PANGO_SCALE));
	if (l->bold)
		pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
	pango_layout_set_font_description(layout, font);
	pango_font_description_free(font);
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	if (width >= 0)
		pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
	return layout;
}

para *para_new(sheet *s, const char *lead, const node *n, const node *end, const look *l, double width)
{
	para *t = NEW(s, para);
	struct gathering g = {s, t, sb_new(t), pango_attr_list_new()};
	int w;

	t->layout = layout_new(s, l, width);
	mem_at_free(t, para_drop);
	if (lead) {
		sb_add(g.text, lead);
		look_over(&g, pango_attr_weight_new(PANGO_WEIGHT_BOLD), 0);
	}
	gather(&g, n, end);
	look_over(&g, pango_attr_font_features_new("liga=0, dlig=0, clig=0"), 0); /* a voice and a search want the letters */
	pango_layout_set_text(t->layout, g.text->s, (int)g.text->len);
	pango_layout_set_attributes(t->layout, g.looks);
	pango_attr_list_unref(g.looks);
	pango_layout_get_size(t->layout, &w, NULL);
	t->text = pango_layout_get_text(t->layout);
	t->widest = points(w);
	t->lines = pango_layout_get_line_count(t->layout);
	t->pitch = s->size * l->scale * (s->size < PRINT_LARGE ? PITCH : LARGE);
	return t;
}

para *para_plain(sheet *s, const char *text, const look *l, double width)
{
	strbuf *safe = sb_new(s);

	text_visible(safe, text, strlen(text), false);
	node run = {.kind = N_TEXT, .text = safe->s};
	return para_new(s, NULL, &run, NULL, l, width);
}

int para_fit(const para *t, int from, double height)
{
	int left = t->lines - from, fit = (int)((height + 0.01) / t->pitch);

	if (fit >= left)
		return left;
	if (left - fit < 2)
		fit = left - 2;
	return fit < 2 ? 0 : fit;
}

static double width_of(const para *t, PangoLayoutLine *line, const char *from, const char *to)
{
	int left, right;

	pango_layout_line_index_to_x(line, (int)(from - t->text), 0, &left);
	pango_layout_line_index_to_x(line, (int)(to - t->text), 0, &right);
	return points(right - left);
}

double para_longest_word(const para *t)
{
	double longest = 0;
	int n;
	const PangoLogAttr *at = pango_layout_get_log_attrs_readonly(t->layout, &n);

	for (GSList *l = pango_layout_get_lines_readonly(t->layout); l; l = l->next, at++) { /* and past the line's end */
		PangoLayoutLine *line = l->data;
		const char *s = t->text + line->start_index, *end = s + line->length, *word = s, *stop = s;
		for (bool more = true; more; s = more ? g_utf8_next_char(s) : s) {
			more = s < end;
			if (!more || at->is_line_break) {
				double width = width_of(t, line, word, stop);
				longest = width > longest ? width : longest;
				word = stop = s;
			}
			if (more && !at->is_white)
				stop = g_utf8_next_char(s);
			at += more;
		}
	}
	return longest;
}

/* ---- marks ---- */

static const struct reach *link_at(const para *t, int at)
{
	for (size_t i = 0; i < t->nlinks; i++)
		if (t->links[i].start <= at && at < t->links[i].end)
			return &t->links[i];
	return NULL;
}

/* Runs of one link, or of none, go under one tag, which holds nothing else: cairo marks only the content of tags without tags inside. */
struct placing {
	sheet *s;
	const para *t;
	const char *open;
	const struct reach *link;
	size_t begun; /* the mark of the open tag */
};

static void leaf_close(struct placing *p)
{
	if (p->open)
		mark_end(p->s, p->open);
	p->open = NULL;
}

static void leaf_for(struct placing *p, const struct reach *link)
{
	if (p->s->decoration || (p->open && p->link == link))
		return;
	leaf_close(p);
	p->open = link ? "Link" : "Span";
	p->link = link;
	p->begun = p->s->count;
	mark *m = mark_begin(p->s, p->open);
	if (!link)
		return;
	m->target = link->target;
	m->areas = sb_new(p->s);
}

static void add_area(struct placing *p, double x, double base, double width)
{
	double top = base - p->t->pitch * 0.72;

	sb_addf(p->s->marks[p->begun].areas, " %ld %ld %ld %ld", lround(x), lround(top), lround(width), lround(p->t->pitch * 0.95));
}

static void place_run(struct placing *p, PangoGlyphItem *run, double x, double base, double width)
{
	const struct reach *link = link_at(p->t, run->item->offset);

	leaf_for(p, link);
	mark *m = mark_add(p->s, MK_TEXT);
	m->x = x;
	m->y = base;
	m->run = run;
	if (!link || p->s->decoration)
		return;
	m->ink = INK_LINK;
	m = mark_add(p->s, MK_FILL);
	*m = (mark){.kind = MK_FILL, .ink = INK_LINK, .x = x, .y = base + p->t->pitch * 0.09, .w = width, .h = 0.6};
	add_area(p, x, base, width);
}

/* Pango empties the space at the end of a wrapped line; the words must stay apart for a voice, so the font's space comes back. */
static void give_space(const para *t, PangoGlyphItem *run)
{
	PangoGlyphString *glyphs = run->glyphs, *space;
	int last = glyphs->num_glyphs - 1, at = last >= 0 ? run->item->offset + glyphs->log_clusters[last] : 0;

	if (last < 0 || glyphs->glyphs[last].glyph != PANGO_GLYPH_EMPTY || t->text[at] != ' ')
		return;
	space = pango_glyph_string_new();
	pango_shape(" ", 1, &run->item->analysis, space);
	if (space->num_glyphs == 1)
		glyphs->glyphs[last].glyph = space->glyphs[0].glyph;
	pango_glyph_string_free(space);
}

static void place_line(struct placing *p, PangoLayoutLine *line, double x, double top, bool right)
{
	PangoRectangle box;

	pango_layout_line_get_extents(line, NULL, &box);
	double base = top + p->t->pitch * BASE;
	if (right)
		x -= points(box.width);
	for (GSList *r = line->runs; r; r = r->next) {
		PangoGlyphItem *run = r->data;
		double width = points(pango_glyph_string_get_width(run->glyphs));
		give_space(p->t, run);
		place_run(p, run, x, base, width);
		x += width;
	}
}

void para_place(sheet *s, const para *t, int from, int to, double x, bool right)
{
	struct placing p = {.s = s, .t = t};

	for (int i = from; i < to; i++)
		place_line(&p, pango_layout_get_line_readonly(t->layout, i), x, s->y + (i - from) * t->pitch, right);
	leaf_close(&p);
}
