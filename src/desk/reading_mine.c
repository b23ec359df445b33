// SPDX-License-Identifier: EUPL-1.2
/* The person's own: notes under headings, ticked boxes, lists of bookmarks and notes; and docs put one after the other. */
#include "reading.h"
#include <inttypes.h>
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/desk/marks.h>
#include <carnet/doc/render.h>
#include <carnet/library/surveys.h>

enum { BOX_NAME = 200 };

/* --- Notes ------------------------------------------------------------------------------------------------------------- */

static node *heading_at(const doc *d, const char *anchor)
{
	for (node *n = d->root->first; n; n = n->next)
		if (n->kind == N_HEADING && n->anchor && !strcmp(n->anchor, anchor))
			return n;
	return NULL;
}

/* "Ma note : …", whose first words are a link that changes it. */
static void add_note(doc *d, node *into, const record *r)
{
	AUTO_CTX(tmp);
	node *p = doc_add(d, into, N_PARAGRAPH);

	doc_link(d, p, _("My note"), mem_printf(tmp, "note:%" PRId64, r->id));
	doc_text(d, p, mem_printf(tmp, _(": %s"), record_text(r, "note")));
}

static int note_row(void *data, const record *r)
{
	reading *to = data;
	const char *anchor = record_text(r, "anchor");
	node *heading = *anchor ? heading_at(to->doc, anchor) : to->doc->root->first;

	if (heading) {
		add_note(to->doc, doc_add(to->doc, NULL, N_QUOTE), r);
		doc_place_last(to->doc, heading);
	}
	to->notes++;
	return 0;
}

struct lost {
	reading *to;
	const doc *page; /* whose headings count; NULL: none is left */
	bool told;
};

static int lost_row(void *data, const record *r)
{
	struct lost *l = data;
	const char *anchor = record_text(r, "anchor");

	if (!*anchor || heading_at(l->page, anchor))
		return 0;
	if (!l->told)
		doc_heading(l->to->doc, 2, _("Notes whose heading is gone"));
	l->told = true;
	add_note(l->to->doc, doc_add(l->to->doc, NULL, N_QUOTE), r);
	return 0;
}

int reading_add_notes(desk *d, reading *r, struct err *e)
{
	AUTO_CTX(tmp);
	query *q = marks_query(tmp, MARK_NOTE, r->id);
	struct lost lost = {r, r->doc, false};
	int code = journal_each(d->j, q, note_row, r, e);

	return code || !r->notes ? code : journal_each(d->j, q, lost_row, &lost, e);
}

/* --- Boxes ------------------------------------------------------------------------------------------------------------- */

static bool is_box(const node *n)
{
	return n->kind == N_ITEM && (n->mark == MARK_TODO || n->mark == MARK_DONE);
}

static void collect_boxes(node *n, node ***list, size_t *count, const void *parent)
{
	for (; n; n = n->next) {
		if (is_box(n)) {
			*list = GROW(parent, *list, *count + 1);
			(*list)[(*count)++] = n;
		}
		collect_boxes(n->first, list, count, parent);
	}
}

/* A box that the content gives no name is called by what it says. */
static const char *box_words(const void *parent, const node *box)
{
	AUTO_CTX(tmp);
	strbuf *plain = sb_new(tmp);

	doc_plain(plain, box);
	return mem_dupn(parent, plain->s, text_fit(plain->s, strcspn(plain->s, "\n"), BOX_NAME, NULL));
}

struct ticks {
	reading *to;
	node **boxes;
};

static int tick_row(void *data, const record *r)
{
	struct ticks *t = data;

	for (size_t i = 0; i < t->to->nboxes; i++)
		if (!strcmp(t->to->boxes[i], record_text(r, "anchor")))
			t->boxes[i]->mark = MARK_DONE;
	return 0;
}

static void tell_owner(desk *d, reading *r)
{
	AUTO_CTX(tmp);
	const char *words = r->meeting ? _("For the meeting: %s") : _("For the mandate: %s");

	if (!r->owner)
		return;
	doc_paragraph(r->doc, NULL, mem_printf(tmp, words, journal_title(d->j, tmp, mark_owner_kind(r->id), r->owner)));
	doc_place_last(r->doc, r->doc->root->first);
}

static int find_owner(desk *d, reading *r, struct err *e)
{
	char *own;

	r->owner = mark_owner(d, r->id);
	r->box_page = r->id;
	if (mark_owner_kind(r->id) == &e_meeting)
		r->meeting = r->owner;
	else if (r->owner && mark_mandate_page(d, r, r->id, r->owner, &own, e))
		return e->code;
	else if (r->owner)
		r->box_page = own;
	return 0;
}

int reading_add_boxes(desk *d, reading *r, enum read_as as, struct err *e)
{
	AUTO_CTX(tmp);
	node **boxes = NEW_ARRAY(tmp, node *, 1);
	const char **named;
	size_t count;

	collect_boxes(r->doc->root->first, &boxes, &r->nboxes, tmp);
	if (!r->nboxes || as == READ_PACKAGED)
		return 0;
	int code = library_boxes(d->l, r, r->id, &named, &count, e);
	if (code)
		return code;
	r->box_kind = MARK_BOX;
	r->boxes = NEW_ARRAY(r, const char *, r->nboxes);
	for (size_t i = 0; i < r->nboxes; i++)
		r->boxes[i] = i < count ? named[i] : box_words(r, boxes[i]);
	code = find_owner(d, r, e);
	if (code)
		return code;
	tell_owner(d, r);
	query *q = marks_query(tmp, MARK_BOX, r->box_page);
	query_where(q, "meeting", r->meeting ? OP_IS : OP_EMPTY, r->meeting ? value_int(r->meeting) : (value){0});
	struct ticks ticks = {r, boxes};
	return journal_each(d->j, q, tick_row, &ticks, e);
}

/* --- Lists ------------------------------------------------------------------------------------------------------------- */

struct listing {
	desk *d;
	reading *to;
	node *list;
	const char *page; /* the one whose notes come, NULL before the first */
	struct err *e;
};

static int bookmark_row(void *data, const record *r)
{
	AUTO_CTX(tmp);
	AUTO_ERR gone = {0};
	struct listing *l = data;
	page *p;
	const char *id = record_text(r, "page");

	if (!l->list)
		l->list = doc_list(l->to->doc, NULL, false);
	node *item = doc_item(l->to->doc, l->list, MARK_BULLET, "");
	if (library_page(l->d->l, tmp, id, &p, &gone) == 0) {
		doc_link(l->to->doc, item, p->title, mem_printf(tmp, "page:%s", id));
		doc_text(l->to->doc, item, mem_printf(tmp, ", %s", p->part_title));
	} else {
		doc_link(l->to->doc, item, id, mem_printf(tmp, "gone:%s", id));
		doc_text(l->to->doc, item, _(", a page that is no longer in the guide"));
	}
	return 0;
}

int read_bookmarks(desk *d, reading *r, const char *id, enum read_as as, struct err *e)
{
	AUTO_CTX(tmp);
	struct listing l = {.d = d, .to = r, .e = e};

	(void)id;
	(void)as;
	doc *made = reading_begin(r, _("My bookmarks"));
	int code = journal_each(d->j, marks_query(tmp, MARK_BOOKMARK, NULL), bookmark_row, &l, e);
	if (!code && !l.list)
		doc_paragraph(made, NULL, _("No bookmark yet. On a page of the guide, press m: the page is then listed here."));
	return code;
}

static int note_listed(void *data, const record *r)
{
	AUTO_CTX(tmp);
	AUTO_ERR gone = {0};
	struct listing *l = data;
	doc *d = l->to->doc;
	page *p = NULL;
	const char *id = record_text(r, "page");

	if (!l->page || strcmp(l->page, id)) {
		l->page = mem_dup(l->to, id);
		if (library_page(l->d->l, tmp, id, &p, &gone) == 0) {
			doc_heading(d, 2, p->title);
			doc_link(d, doc_add(d, NULL, N_PARAGRAPH), _("Read this page"), mem_printf(tmp, "page:%s", id));
		} else {
			doc_heading(d, 2, mem_printf(tmp, _("Notes without a page: %s"), id));
		}
	}
	add_note(d, doc_add(d, NULL, N_QUOTE), r);
	return 0;
}

int read_notes(desk *d, reading *r, const char *id, enum read_as as, struct err *e)
{
	AUTO_CTX(tmp);
	struct listing l = {.d = d, .to = r, .e = e};
	query *q = marks_query(tmp, MARK_NOTE, NULL);

	(void)id;
	(void)as;
	query_sort(q, "page", NULL);
	doc *made = reading_begin(r, _("My notes"));
	int code = journal_each(d->j, q, note_listed, &l, e);
	if (!code && !l.page)
		doc_paragraph(made, NULL, _("No note yet. On a page of the guide, press n: the note stays under the heading that you are reading."));
	return code;
}

/* --- Pages one after the other ------------------------------------------------------------------------------------------- */

/* The page as it is packaged, its title one level lower. */
static int append(desk *d, reading *r, const char *id, struct err *e)
{
	AUTO_CTX(tmp);
	strbuf *md = sb_new(tmp);
	doc *one;
	int code = library_doc(d->l, tmp, id, &one, e);

	if (code)
		return code;
	wording_put(one, d->wording);
	doc_to_markdown(md, one);
	doc_add_markdown(r->doc, NULL, md->s, 1);
	return 0;
}

int read_part(desk *d, reading *r, const char *id, enum read_as as, struct err *e)
{
	AUTO_CTX(tmp);
	part *parts, *asked = NULL;
	size_t count;
	int code = library_parts(d->l, tmp, &parts, &count, e);

	(void)as;
	for (size_t i = 0; i < count && !code; i++)
		if (text_same(parts[i].id, id))
			asked = &parts[i];
	if (!code && !asked)
		return err_setf(e, ERR_MISSING, _("There is no part “%s” in the guide|carnet read lists the pages with their parts"), id);
	if (code)
		return code;
	reading_begin(r, asked->title);
	for (size_t i = 0; i < asked->count && !code; i++)
		code = append(d, r, asked->pages[i].id, e);
	return code;
}

static int bookmarked_row(void *data, const record *r)
{
	AUTO_ERR e = {0};
	struct listing *l = data;
	int code = append(l->d, l->to, record_text(r, "page"), &e);

	if (code && code != ERR_MISSING)
		return err_set(l->e, code, e.what, e.todo);
	l->page = l->page || !code ? "" : NULL;
	return 0;
}

int read_bookmarked(desk *d, reading *r, const char *id, enum read_as as, struct err *e)
{
	AUTO_CTX(tmp);
	struct listing l = {.d = d, .to = r, .e = e};

	(void)id;
	(void)as;
	reading_begin(r, _("My bookmarks"));
	int code = journal_each(d->j, marks_query(tmp, MARK_BOOKMARK, NULL), bookmarked_row, &l, e);
	if (!code && !l.page)
		return err_set(e, ERR_MISSING, _("No page has a bookmark"), _("on a page of the guide, press m"));
	return code;
}
