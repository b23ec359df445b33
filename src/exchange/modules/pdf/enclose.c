// SPDX-License-Identifier: EUPL-1.2
/* What is put after the doc: pictures on pages of ours, then the pages of PDF files as they are, without what could act in them. */
#include <qpdf/qpdf-c.h>
#include <string.h>
#include <carnet/base/i18n.h>
#include "pdf.h"

#define PICTURE_DENSITY (72.0 / 110) /* a picture is not blown up beyond so many points a pixel */
enum { HEAD_LOOKED_AT = 1024, TRIES = 3 };

typedef struct item {
	const enclosure *from;
	picture picture; /* surface NULL: a PDF */
	qpdf_data q;
	int page, pages; /* first page in the file, and how many */
} item;

struct enclosed {
	item *items;
	size_t count;
};

static int enclosed_drop(void *p)
{
	enclosed *x = p;

	for (size_t i = 0; i < x->count; i++) {
		if (x->items[i].picture.surface)
			cairo_surface_destroy(x->items[i].picture.surface);
		if (x->items[i].q)
			qpdf_cleanup(&x->items[i].q);
	}
	return 0;
}

/* ---- opening ---- */

static int open_pdf(item *it, struct err *e)
{
	it->q = qpdf_init();
	qpdf_silence_errors(it->q);
	qpdf_set_suppress_warnings(it->q, QPDF_TRUE);
	if (!(qpdf_read_memory(it->q, it->from->name, it->from->data, it->from->len, NULL) & QPDF_ERRORS)) {
		it->pages = qpdf_get_num_pages(it->q);
		if (it->pages > 0)
			return 0;
	}
	qpdf_get_error(it->q); /* seen: else qpdf prints it */
	return err_setf(e, ERR_INPUT, _("The PDF “%s” is damaged or asks for a password|leave it out, or print it to a new PDF"), it->from->name);
}

static int open_picture(item *it, struct err *e)
{
	it->pages = 1;
	return picture_open(&it->picture, it->from, e);
}

static const struct kind {
	const char *begins;
	size_t len, within; /* the beginning may stand so far */
	int (*open)(item *it, struct err *e);
} kinds[] = {
	{"%PDF-", 5, HEAD_LOOKED_AT, open_pdf},
	{"\xff\xd8\xff", 3, 0, open_picture},
	{"\x89PNG\r\n\x1a\n", 8, 0, open_picture},
};

static int open_item(item *it, struct err *e)
{
	for (size_t i = 0; i < LENGTH(kinds); i++) {
		size_t far = it->from->len < kinds[i].len + kinds[i].within ? it->from->len : kinds[i].len + kinds[i].within;
		if (memmem(it->from->data, far, kinds[i].begins, kinds[i].len))
			return kinds[i].open(it, e);
	}
	return err_setf(e, ERR_INPUT, _("“%s” is neither a PDF, nor a JPEG or PNG picture|leave it out, or print it to a PDF"), it->from->name);
}

int enclosed_open(const void *parent, enclosed **out, const print_setup *setup, struct err *e)
{
	enclosed *x = NEW(parent, enclosed);
	int code = 0;

	x->items = mem_alloc(x, setup->count * sizeof *x->items, "items");
	mem_at_free(x, enclosed_drop);
	for (size_t i = 0; i < setup->count && !code; i++) {
		x->items[x->count++].from = &setup->enclosures[i];
		code = open_item(&x->items[i], e);
	}
	*out = x;
	return code;
}

int enclosed_pages(const enclosed *x)
{
	int all = 0;

	for (size_t i = 0; i < x->count; i++)
		all += x->items[i].q ? x->items[i].pages : 0;
	return all;
}

/* ---- on our pages ---- */

/* Pictures come first, each on its page, then the PDF files. */
static void number_pages(enclosed *x, int first)
{
	for (int pdf = 0; pdf < 2; pdf++)
		for (size_t i = 0; i < x->count; i++)
			if (!x->items[i].q == !pdf) {
				x->items[i].page = first;
				first += x->items[i].pages;
			}
}

static const char *item_line(const void *parent, const item *it)
{
	if (!it->q)
		return mem_printf(parent, _("%s: page %d, a picture that a voice cannot read"), it->from->name, it->page);
	if (it->pages == 1)
		return mem_printf(parent, _("%s: page %d, put here as it is, without tags: a voice may read it badly or not at all"), it->from->name, it->page);
	return mem_printf(parent, _("%s: pages %d to %d, put here as they are, without tags: a voice may read them badly or not at all"), it->from->name,
		it->page, it->page + it->pages - 1);
}

static void set_names(const enclosed *x, sheet *s)
{
	doc *d = doc_new(s, NULL);
	node *heading = doc_heading(d, 2, _("Enclosed")), *list = doc_list(d, NULL, false);

	heading->anchor = NULL; /* the doc may have the same */
	for (size_t i = 0; i < x->count; i++)
		doc_item(d, list, MARK_BULLET, item_line(d, &x->items[i]));
	sheet_block(s, d->root);
}

static void set_picture(sheet *s, const item *it)
{
	double w, h, scale = PICTURE_DENSITY;

	sheet_break(s);
	sheet_heading(s, 3, it->from->name);
	sheet_need(s, 0);
	picture_size(&it->picture, &w, &h);
	if (w * scale > s->right - s->left)
		scale = (s->right - s->left) / w;
	if (h * scale > sheet_left(s))
		scale = sheet_left(s) / h;
	mark at = {.x = s->left, .y = s->y, .w = w * scale, .h = h * scale};
	mark *m = mark_add(s, MK_BEGIN);
	*m = at;
	m->kind = MK_BEGIN;
	m->tag = "Figure";
	m->alt = mem_printf(s, _("Picture of the document %s"), it->from->name);
	m = mark_add(s, MK_PICTURE);
	*m = at;
	m->kind = MK_PICTURE;
	m->picture = &it->picture;
	mark_end(s, "Figure");
	s->y += at.h;
}

/* The list names the pages that follow it: it is set again when it goes on to one more page than thought. */
void enclosed_set(enclosed *x, sheet *s)
{
	sheet before = *s;
	int first = s->page + 1;

	for (int i = 0; i < TRIES; i++) {
		number_pages(x, first);
		set_names(x, s);
		if (s->page + 1 == first)
			break;
		first = s->page + 1;
		if (i == TRIES - 1)
			break;
		before.marks = s->marks;
		*s = before;
	}
	for (size_t i = 0; i < x->count; i++)
		if (!x->items[i].q)
			set_picture(s, &x->items[i]);
}

/* ---- pages of PDF files ---- */

/* Nothing acts, and nothing counts on the tags of another file. */
static void calm(qpdf_data q, qpdf_oh page)
{
	static const char *const keys[] = {"/AA", "/StructParents", "/Tabs"}, *const note_keys[] = {"/A", "/AA", "/StructParent", "/Dest"};
	qpdf_oh notes = qpdf_oh_get_key(q, page, "/Annots");
	int n = qpdf_oh_is_array(q, notes) ? qpdf_oh_get_array_n_items(q, notes) : 0;

	for (size_t k = 0; k < LENGTH(keys); k++)
		qpdf_oh_remove_key(q, page, keys[k]);
	for (int i = 0; i < n; i++) {
		qpdf_oh note = qpdf_oh_get_array_item(q, notes, i);
		for (size_t k = 0; k < LENGTH(note_keys) && qpdf_oh_is_dictionary(q, note); k++)
			qpdf_oh_remove_key(q, note, note_keys[k]);
	}
}

/* What qpdf could open it can put anywhere; should it not, it says why. */
static bool append_item(item *it, qpdf_data q)
{
	for (int i = 0; i < it->pages; i++) {
		qpdf_oh page = qpdf_get_page_n(it->q, (size_t)i);
		calm(it->q, page);
		if (qpdf_add_page(q, it->q, page, QPDF_FALSE) & QPDF_ERRORS)
			return false;
	}
	return true;
}

bool enclosed_append(enclosed *x, qpdf_data q)
{
	bool done = true;

	for (size_t i = 0; i < x->count && done; i++)
		if (x->items[i].q)
			done = append_item(&x->items[i], q);
	return done;
}
