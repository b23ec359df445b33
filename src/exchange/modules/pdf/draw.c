// SPDX-License-Identifier: EUPL-1.2
/* Marks drawn and tagged by cairo. What is outside the tags (header, footer, rules) is decoration. */
#include <cairo-pdf.h>
#include <math.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/text.h>
#include "pdf.h"

#define HEAD_AT 34.0 /* from the top of the page */
#define FOOT_AT 30.0 /* from the foot */
#define HEAD_GAP 24.0
enum { DEPTH_MAX = 6 };

static const double inks[][3] = {
	[INK_TEXT] = {0.07, 0.07, 0.07}, [INK_LINK] = {0, 0.24, 0.56}, [INK_GREY] = {0.33, 0.33, 0.33},
	[INK_RULE] = {0.6, 0.6, 0.6},    [INK_SHADE] = {0.92, 0.92, 0.92},
};

typedef struct drawing {
	const sheet *s;
	cairo_t *cr;
	cairo_surface_t *surface;
	const print_setup *setup;
	int page, all;
	int outline[DEPTH_MAX + 1]; /* the last entry of each level; [0] is the root */
} drawing;

static void use_ink(drawing *g, enum ink ink)
{
	cairo_set_source_rgb(g->cr, inks[ink][0], inks[ink][1], inks[ink][2]);
}

/* ---- header and footer ---- */

/* One line, cut with an ellipsis to width; returns its width. */
static double edge_text(drawing *g, const char *text, double x, double y, double width, bool right)
{
	static const look small = {.scale = 1};
	AUTO_CTX(tmp);
	sheet *s = NEW(tmp, sheet);
	int w;

	*s = (sheet){.d = g->s->d, .pango = g->s->pango, .size = 9 + (g->s->size - PRINT_NORMAL) / 3};
	para *t = para_plain(s, text, &small, width);
	pango_layout_set_height(t->layout, -1);
	pango_layout_set_ellipsize(t->layout, PANGO_ELLIPSIZE_END);
	pango_layout_get_size(t->layout, &w, NULL);
	double wide = (double)w / PANGO_SCALE;
	cairo_move_to(g->cr, right ? x - wide : x, y);
	pango_cairo_show_layout_line(g->cr, pango_layout_get_line_readonly(t->layout, 0));
	return wide;
}

static void draw_edges(drawing *g)
{
	AUTO_CTX(tmp);
	const char *said[] = {g->s->d->mark, g->setup->state, g->setup->date};
	strbuf *corner = sb_new(tmp);
	double right = SHEET_WIDTH - MARGIN_RIGHT, wide = right - MARGIN_LEFT, used = 0;

	for (size_t i = 0; i < LENGTH(said); i++)
		if (said[i])
			sb_addf(corner, "%s%s", corner->len ? " · " : "", said[i]);
	use_ink(g, INK_GREY);
	if (corner->len)
		used = HEAD_GAP + edge_text(g, corner->s, right, HEAD_AT, wide / 2, true);
	edge_text(g, g->s->d->title, MARGIN_LEFT, HEAD_AT, wide - used, false);
	edge_text(g, mem_printf(tmp, _("page %d of %d"), g->page, g->all), right, SHEET_HEIGHT - FOOT_AT, wide, true);
	use_ink(g, INK_RULE);
	cairo_rectangle(g->cr, MARGIN_LEFT, HEAD_AT + 6, wide, 0.5);
	cairo_fill(g->cr);
}

/* ---- tags ---- */

/* What may stand between quotes in an attribute and in the file as it is. */
static void add_address(strbuf *out, const char *s)
{
	for (; *s; s++) {
		unsigned char c = (unsigned char)*s;
		if (c <= ' ' || c >= 0x7f || strchr("'\\()<>\"", c))
			sb_addf(out, "%%%02X", c);
		else
			sb_addc(out, (char)c);
	}
}

static void begin_link(drawing *g, const mark *m)
{
	AUTO_CTX(tmp);
	strbuf *b = sb_new(tmp);
	bool inside = m->target[0] == '#';

	sb_add(b, inside ? "dest='" : "uri='");
	add_address(b, inside ? m->target + 1 : m->target);
	sb_addf(b, "' rect=[%s ]", m->areas->s);
	cairo_tag_begin(g->cr, m->tag, b->s);
}

static void begin_heading(drawing *g, const mark *m)
{
	AUTO_CTX(tmp);
	strbuf *name = sb_new(tmp);
	int level = m->heading->level, above = level - 1;
	long y = lround(m->y) - 8;

	doc_plain(name, m->heading);
	while (above > 0 && !g->outline[above])
		above--;
	g->outline[level] = cairo_pdf_surface_add_outline(g->surface, g->outline[above], name->s,
		mem_printf(tmp, "page=%d pos=[%ld %ld]", g->page, lround(m->x), y), CAIRO_PDF_OUTLINE_FLAG_OPEN);
	for (int i = level + 1; i <= DEPTH_MAX; i++)
		g->outline[i] = 0;
	if (m->heading->anchor) {
		cairo_tag_begin(g->cr, CAIRO_TAG_DEST, mem_printf(tmp, "name='%s' x=%ld y=%ld", m->heading->anchor, lround(m->x), y));
		cairo_tag_end(g->cr, CAIRO_TAG_DEST);
	}
	cairo_tag_begin(g->cr, m->tag, NULL);
}

/* ---- marks ---- */

static void draw_begin(drawing *g, const mark *m)
{
	if (m->target)
		begin_link(g, m);
	else if (m->heading)
		begin_heading(g, m);
	else
		cairo_tag_begin(g->cr, m->tag, NULL);
}

static void draw_end(drawing *g, const mark *m)
{
	cairo_tag_end(g->cr, m->tag);
}

static void draw_page(drawing *g, const mark *m)
{
	(void)m;
	cairo_show_page(g->cr);
	g->page++;
	draw_edges(g);
}

static void draw_text(drawing *g, const mark *m)
{
	use_ink(g, m->ink);
	cairo_move_to(g->cr, m->x, m->y);
	pango_cairo_show_glyph_string(g->cr, m->run->item->analysis.font, m->run->glyphs);
}

static void draw_fill(drawing *g, const mark *m)
{
	use_ink(g, m->ink);
	cairo_rectangle(g->cr, m->x, m->y, m->w, m->h);
	cairo_fill(g->cr);
}

static void draw_picture(drawing *g, const mark *m)
{
	cairo_matrix_t upright;
	double w, h;

	picture_size(m->picture, &w, &h);
	picture_matrix(m->picture, &upright);
	cairo_save(g->cr);
	cairo_translate(g->cr, m->x, m->y);
	cairo_scale(g->cr, m->w / w, m->h / h);
	cairo_transform(g->cr, &upright);
	cairo_set_source_surface(g->cr, m->picture->surface, 0, 0);
	cairo_paint(g->cr);
	cairo_restore(g->cr);
}

static void (*const drawers[])(drawing *, const mark *) = {
	[MK_PAGE] = draw_page, [MK_BEGIN] = draw_begin, [MK_END] = draw_end, [MK_TEXT] = draw_text, [MK_FILL] = draw_fill, [MK_PICTURE] = draw_picture,
};

/* ---- the file ---- */

static cairo_status_t keep(void *data, const unsigned char *bytes, unsigned len)
{
	sb_addn(data, (const char *)bytes, len);
	return CAIRO_STATUS_SUCCESS;
}

static void set_text(drawing *g, cairo_pdf_metadata_t what, const char *text)
{
	AUTO_CTX(tmp);
	strbuf *safe = sb_new(tmp);

	text_visible(safe, text, strlen(text), false);
	cairo_pdf_surface_set_metadata(g->surface, what, safe->s);
}

static void draw_metadata(drawing *g)
{
	char stamp[25];

	clock_stamp(stamp);
	memcpy(stamp + 19, "Z", 2); /* without the milliseconds */
	set_text(g, CAIRO_PDF_METADATA_TITLE, g->s->d->title);
	if (g->setup->author)
		set_text(g, CAIRO_PDF_METADATA_AUTHOR, g->setup->author);
	cairo_pdf_surface_set_metadata(g->surface, CAIRO_PDF_METADATA_CREATOR, "carnet " CARNET_VERSION);
	cairo_pdf_surface_set_metadata(g->surface, CAIRO_PDF_METADATA_CREATE_DATE, stamp);
	cairo_pdf_surface_set_metadata(g->surface, CAIRO_PDF_METADATA_MOD_DATE, stamp);
}

int draw_marks(const sheet *s, const print_setup *setup, int all, strbuf *out, struct err *e)
{
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(keep, out, SHEET_WIDTH, SHEET_HEIGHT);
	drawing g = {.s = s, .cr = cairo_create(surface), .surface = surface, .setup = setup, .page = 1, .all = all};

	draw_metadata(&g);
	draw_edges(&g);
	cairo_tag_begin(g.cr, "Document", NULL);
	for (size_t i = 0; i < s->count; i++)
		drawers[s->marks[i].kind](&g, &s->marks[i]);
	cairo_tag_end(g.cr, "Document");
	cairo_show_page(g.cr);
	cairo_surface_finish(surface);
	cairo_status_t status = cairo_status(g.cr);
	if (!status)
		status = cairo_surface_status(surface);
	cairo_destroy(g.cr);
	cairo_surface_destroy(surface);
	return status ? pdf_failed(cairo_status_to_string(status), e) : 0;
}
