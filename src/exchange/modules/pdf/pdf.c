// SPDX-License-Identifier: EUPL-1.2
/* The module: a doc as a tagged PDF. */
#include "pdf.h"
#include <carnet/base/i18n.h>

int pdf_failed(const char *why, struct err *e)
{
	return err_setf(e, ERR_DATA, _("The PDF could not be made (%s)|choose another format"), why);
}

static void drop_object(PangoContext **p)
{
	g_object_unref(*p);
}

/* Sizes in points, glyphs where the fractions put them: the same page whatever the screen. */
static PangoContext *pango_new(const char *language)
{
	PangoFontMap *fonts = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
	PangoContext *pango = pango_font_map_create_context(fonts);
	cairo_font_options_t *options = cairo_font_options_create();

	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
	pango_cairo_context_set_font_options(pango, options);
	cairo_font_options_destroy(options);
	pango_cairo_context_set_resolution(pango, 72);
	pango_context_set_round_glyph_positions(pango, FALSE);
	pango_context_set_language(pango, pango_language_from_string(language));
	pango_context_set_base_dir(pango, PANGO_DIRECTION_LTR);
	g_object_unref(fonts);
	return pango;
}

static void set_doc(sheet *s)
{
	const doc *d = s->d;

	if (!doc_has_title(d))
		sheet_heading(s, 1, d->title);
	sheet_block(s, d->root);
}

static int pdf_write(const void *parent, char **out, size_t *len, const doc *d, const print_setup *setup, struct err *e)
{
	AUTO_CTX(tmp);
	static const print_setup plain = {0};
	__attribute__((cleanup(drop_object))) PangoContext *pango = pango_new(d->language);
	sheet *s = NEW(tmp, sheet);
	enclosed *x = NULL;
	strbuf *drawn = sb_new(tmp);

	setup = setup ? setup : &plain;
	*s = (sheet){.d = d, .pango = pango, .size = setup->size ? setup->size : PRINT_NORMAL, .left = MARGIN_LEFT,
		.right = SHEET_WIDTH - MARGIN_RIGHT, .y = MARGIN_TOP, .fresh = true, .page = 1};
	int code = para_check_font(pango, e);
	if (!code && setup->count)
		code = enclosed_open(tmp, &x, setup, e);
	if (code)
		return code;
	set_doc(s);
	if (x)
		enclosed_set(x, s);
	code = draw_marks(s, setup, s->page + (x ? enclosed_pages(x) : 0), drawn, e);
	return code ? code : finish(parent, out, len, drawn, s, x, e);
}

__attribute__((visibility("default"))) const struct format_module carnet_module = {
	.abi = MODULE_ABI, .name = "pdf", .extension = "pdf", .write = pdf_write,
};
