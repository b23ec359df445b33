// SPDX-License-Identifier: EUPL-1.2
/* What cairo cannot write, through qpdf: language, the title in the window, words for voices, scope of header cells, decoration, enclosed files. */
#include <math.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>
#include "pdf.h"

typedef struct finishing {
	qpdf_data q;
	const sheet *s;
	size_t at; /* the next mark to meet in the tree of tags */
} finishing;

static int not_finished(qpdf_data q, struct err *e)
{
	const char *why = qpdf_has_error(q) ? qpdf_get_error_message_detail(q, qpdf_get_error(q)) : "";

	return pdf_failed(why, e);
}

static void set_catalog(finishing *f)
{
	qpdf_oh root = qpdf_get_root(f->q);

	qpdf_oh_replace_key(f->q, root, "/Lang", qpdf_oh_new_unicode_string(f->q, f->s->d->language));
	qpdf_oh_replace_key(f->q, root, "/ViewerPreferences", qpdf_oh_parse(f->q, "<< /DisplayDocTitle true >>"));
	qpdf_oh_replace_key(f->q, root, "/MarkInfo", qpdf_oh_parse(f->q, "<< /Marked true >>"));
}

/* ---- the tree of tags, beside the marks it was made from ---- */

static const mark *next_begin(finishing *f)
{
	while (f->at < f->s->count) {
		const mark *m = &f->s->marks[f->at++];
		if (m->kind == MK_BEGIN)
			return m;
	}
	return NULL;
}

/* Where a picture is, counted from the foot of the page. */
static const char *picture_box(const void *parent, const mark *m)
{
	return mem_printf(parent, "<< /O /Layout /BBox [%ld %ld %ld %ld] >>", lround(m->x), lround(SHEET_HEIGHT - m->y - m->h), lround(m->x + m->w),
		lround(SHEET_HEIGHT - m->y));
}

static void say_more(finishing *f, qpdf_oh element, const mark *m)
{
	AUTO_CTX(tmp);

	if (m->alt)
		qpdf_oh_replace_key(f->q, element, "/Alt", qpdf_oh_new_unicode_string(f->q, m->alt));
	if (!strcmp(m->tag, "Figure"))
		qpdf_oh_replace_key(f->q, element, "/A", qpdf_oh_parse(f->q, picture_box(tmp, m)));
	if (!strcmp(m->tag, "TH"))
		qpdf_oh_replace_key(f->q, element, "/A", qpdf_oh_parse(f->q, "<< /O /Table /Scope /Column >>"));
}

/* The area that is clicked says where it leads. */
static void say_target(finishing *f, qpdf_oh kid, const mark *m)
{
	qpdf_oh area = qpdf_oh_get_key(f->q, kid, "/Obj");

	if (m->target && qpdf_oh_is_dictionary(f->q, area))
		qpdf_oh_replace_key(f->q, area, "/Contents", qpdf_oh_new_unicode_string(f->q, m->target));
}

static int walk(finishing *f, qpdf_oh element);

static int walk_inside(finishing *f, qpdf_oh element, const mark *m)
{
	qpdf_oh kids = qpdf_oh_get_key(f->q, element, "/K");
	int n = qpdf_oh_is_array(f->q, kids) ? qpdf_oh_get_array_n_items(f->q, kids) : 1, code = 0;

	for (int i = 0; i < n && !code; i++) {
		qpdf_oh kid = qpdf_oh_is_array(f->q, kids) ? qpdf_oh_get_array_item(f->q, kids, i) : kids;
		if (!qpdf_oh_is_dictionary(f->q, kid))
			continue;
		if (qpdf_oh_has_key(f->q, kid, "/S"))
			code = walk(f, kid);
		else
			say_target(f, kid, m);
	}
	return code;
}

static int walk(finishing *f, qpdf_oh element)
{
	const mark *m = next_begin(f);
	const char *name = qpdf_oh_get_name(f->q, qpdf_oh_get_key(f->q, element, "/S"));

	if (!m || strcmp(name + 1, m->tag) != 0)
		return ERR_DATA;
	say_more(f, element, m);
	return walk_inside(f, element, m);
}

static int mend_tags(finishing *f, struct err *e)
{
	qpdf_oh tree = qpdf_oh_get_key(f->q, qpdf_get_root(f->q), "/StructTreeRoot"), document = qpdf_oh_get_key(f->q, tree, "/K");

	if (qpdf_oh_is_array(f->q, document))
		document = qpdf_oh_get_array_item(f->q, document, 0);
	if (walk_inside(f, document, &(mark){.kind = MK_BEGIN}) || next_begin(f))
		return pdf_failed("/StructTreeRoot", e);
	return 0;
}

/* ---- pages ---- */

static int mark_page(finishing *f, qpdf_oh page, struct err *e)
{
	AUTO_CTX(tmp);
	strbuf *marked = sb_new(tmp);
	unsigned char *content;
	size_t len;

	if (qpdf_oh_get_page_content_data(f->q, page, &content, &len) & QPDF_ERRORS)
		return not_finished(f->q, e);
	artifacts_mark(marked, (const char *)content, len);
	free(content);
	qpdf_oh stream = qpdf_oh_new_stream(f->q);
	qpdf_oh_replace_stream_data(f->q, stream, (const unsigned char *)marked->s, marked->len, qpdf_oh_new_null(f->q), qpdf_oh_new_null(f->q));
	qpdf_oh_replace_key(f->q, page, "/Contents", stream);
	qpdf_oh_replace_key(f->q, page, "/Tabs", qpdf_oh_new_name(f->q, "/S"));
	return 0;
}

static int mark_pages(finishing *f, struct err *e)
{
	int n = qpdf_get_num_pages(f->q), code = 0;

	for (int i = 0; i < n && !code; i++)
		code = mark_page(f, qpdf_get_page_n(f->q, (size_t)i), e);
	return code;
}

static int write_out(finishing *f, const void *parent, char **out, size_t *len, struct err *e)
{
	qpdf_data q = f->q;

	if (qpdf_init_write_memory(q) & QPDF_ERRORS)
		return not_finished(q, e);
	qpdf_set_deterministic_ID(q, QPDF_TRUE);
	qpdf_set_object_stream_mode(q, qpdf_o_generate);
	if (qpdf_write(q) & QPDF_ERRORS)
		return not_finished(q, e);
	*len = qpdf_get_buffer_length(q);
	*out = mem_dupn(parent, (const char *)qpdf_get_buffer(q), *len);
	return 0;
}

int finish(const void *parent, char **out, size_t *len, const strbuf *drawn, const sheet *s, enclosed *x, struct err *e)
{
	finishing f = {.q = qpdf_init(), .s = s};
	int code = 0;

	qpdf_silence_errors(f.q);
	qpdf_set_suppress_warnings(f.q, QPDF_TRUE);
	if (qpdf_read_memory(f.q, "carnet", drawn->s, drawn->len, NULL) & QPDF_ERRORS)
		code = not_finished(f.q, e);
	if (!code) {
		set_catalog(&f);
		code = mend_tags(&f, e);
	}
	if (!code)
		code = mark_pages(&f, e);
	if (!code && x && !enclosed_append(x, f.q))
		code = not_finished(f.q, e);
	if (!code)
		code = write_out(&f, parent, out, len, e);
	qpdf_cleanup(&f.q);
	return code;
}
