// SPDX-License-Identifier: EUPL-1.2
/* From a target to what is read. */
#include "reading.h"
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/desk/decode.h>
#include <carnet/desk/marks.h>
#include <carnet/library/topics.h>

const own_page own_pages[] = {
	{"mine:bookmarks", N_("My bookmarks")},
	{"mine:notes", N_("My notes")},
	{"mine:decode", N_("Decode a text")},
	{"mine:changes", N_("What has changed")},
	{NULL, NULL},
};

doc *reading_begin(reading *r, const char *title)
{
	r->title = mem_dup(r, title);
	r->doc = doc_new(r, title);
	doc_heading(r->doc, 1, title);
	return r->doc;
}

/* --- Words and sources ------------------------------------------------------------------------------------------------- */

/* A list of links under a heading. */
static void add_links(doc *d, const char *heading, const char *kind, const char **ids, const char **labels, size_t count)
{
	AUTO_CTX(tmp);

	if (!count)
		return;
	doc_heading(d, 2, heading);
	node *list = doc_list(d, NULL, false);
	for (size_t i = 0; i < count; i++)
		doc_link(d, doc_item(d, list, MARK_BULLET, ""), labels[i], mem_printf(tmp, "%s:%s", kind, ids[i]));
}

/* Words are shown as people write them, pages by their title; an id stays what it is when nothing is called so. */
static const char *word_label(library *l, const void *parent, const char *id)
{
	AUTO_ERR none = {0};
	word *w;

	return library_word(l, parent, id, &w, &none) == 0 ? w->name : id;
}

static const char *page_label(library *l, const void *parent, const char *id)
{
	AUTO_ERR none = {0};
	page *p;

	return library_page(l, parent, id, &p, &none) == 0 ? p->title : id;
}

static const char **labels(library *l, const void *parent, const char **ids, size_t count, const char *(*label)(library *, const void *, const char *))
{
	const char **out = NEW_ARRAY(parent, const char *, count + 1);

	for (size_t i = 0; i < count; i++)
		out[i] = label(l, parent, ids[i]);
	return out;
}

static int read_word(desk *d, reading *r, const char *id, enum read_as as, struct err *e)
{
	AUTO_CTX(tmp);
	word *w;
	int code = library_word(d->l, tmp, id, &w, e);

	(void)as;
	if (code)
		return code;
	doc *made = reading_begin(r, w->name);
	if (w->full && *w->full && strcmp(w->full, w->name) != 0)
		doc_strong(made, doc_add(made, NULL, N_PARAGRAPH), w->full);
	doc_add_markdown(made, NULL, w->means, 0);
	add_links(made, _("See also"), "sigle", w->see, labels(d->l, tmp, w->see, w->nsee, word_label), w->nsee);
	add_links(made, _("In the guide"), "page", w->pages, labels(d->l, tmp, w->pages, w->npages, page_label), w->npages);
	r->part = _("Glossary");
	return 0;
}

static int read_source(desk *d, reading *r, const char *key, enum read_as as, struct err *e)
{
	AUTO_CTX(tmp);
	source *s;
	int code = library_source(d->l, tmp, key, &s, e);

	(void)as;
	if (code)
		return code;
	doc *made = reading_begin(r, s->title);
	const char *const parts[] = {mem_printf(tmp, "%s, %s", s->author, s->date), s->read, s->note, s->url};
	for (size_t i = 0; i < LENGTH(parts); i++)
		if (parts[i] && *parts[i])
			doc_paragraph(made, NULL, parts[i]);
	r->part = _("Sources");
	return 0;
}

/* --- Pages ------------------------------------------------------------------------------------------------------------- */

static int read_page(desk *d, reading *r, const char *id, enum read_as as, struct err *e)
{
	page *p;
	int code = library_page(d->l, r, id, &p, e);

	if (!code)
		code = library_doc(d->l, r, p->id, &r->doc, e);
	if (code)
		return code;
	wording_put(r->doc, d->wording);
	r->id = p->id;
	r->title = r->doc->title;
	r->part = p->part_title ? p->part_title : "";
	r->part_id = p->part ? p->part : "";
	r->position = p->position;
	r->of = p->of;
	if (!d->j)
		return 0;
	if (as == READ_MINE && !strcmp(p->kind, "steps"))
		return reading_add_steps(d, r, e);
	code = reading_add_boxes(d, r, as, e);
	return code || as == READ_PACKAGED ? code : reading_add_notes(d, r, e);
}

/* A topic is read on a page of its own. */
static int read_topic(desk *d, reading *r, const char *id, enum read_as as, struct err *e)
{
	AUTO_CTX(tmp);

	return read_page(d, r, mem_printf(tmp, "theme-%s", id), as, e);
}

/* The topic, at the question. */
static int read_question(desk *d, reading *r, const char *id, enum read_as as, struct err *e)
{
	AUTO_CTX(tmp);

	r->words = library_question(d->l, r, id);
	return read_topic(d, r, mem_dupn(tmp, id, strcspn(id, "/")), as, e);
}

/* --- A text from outside ----------------------------------------------------------------------------------------------- */

static int read_how_to_decode(desk *d, reading *r, const char *id, enum read_as as, struct err *e)
{
	(void)d;
	(void)id;
	(void)as;
	(void)e;
	doc *made = reading_begin(r, _("Decode a text"));
	doc_paragraph(made, NULL, _("Paste an invitation, an agenda or any text. Its acronyms are explained, those that nobody explains are listed to ask about, "
				    "and the pages to read are named."));
	doc_link(made, doc_add(made, NULL, N_PARAGRAPH), _("Write or paste the text"), "decode:");
	return 0;
}

static int read_decoded(desk *d, reading *r, const char *text, enum read_as as, struct err *e)
{
	int code = desk_decode(d, r, text, &r->doc, e);

	(void)as;
	if (!code)
		r->title = r->doc->title;
	return code;
}

static const struct {
	const char *prefix;
	int (*read)(desk *d, reading *r, const char *id, enum read_as as, struct err *e);
} kinds[] = {
	{"page:", read_page},
	{"topic:", read_topic},
	{"question:", read_question},
	{"sigle:", read_word},
	{"source:", read_source},
	{"part:", read_part},
	{"mine:bookmarks", read_bookmarks},
	{"mine:bookmarked", read_bookmarked},
	{"mine:notes", read_notes},
	{"mine:changes", read_changes},
	{"mine:decode", read_how_to_decode},
	{"text:", read_decoded},
	{"", read_page},
};

/* "mine:…" is a whole name, the others begin a name. */
static bool is_kind(const char *prefix, const char *target)
{
	size_t len = strlen(prefix);

	return len && prefix[len - 1] != ':' ? strcmp(target, prefix) == 0 : strncmp(target, prefix, len) == 0;
}

int desk_read(desk *d, const void *parent, const char *target, enum read_as as, reading **out, struct err *e)
{
	reading *r = NEW(parent, reading);
	size_t i = 0;

	r->target = mem_dup(r, target);
	r->part = r->part_id = "";
	while (!is_kind(kinds[i].prefix, target))
		i++;
	int code = kinds[i].read(d, r, target + strlen(kinds[i].prefix), as, e);
	if (code)
		TALLOC_FREE(r);
	*out = r;
	return code;
}

/* What is typed after a command: a page, a part, a word, or the person's bookmarks. */
int desk_read_typed(desk *d, const void *parent, const char *typed, reading **out, struct err *e)
{
	AUTO_CTX(tmp);
	AUTO_ERR first = {0};
	static const char *const tried[] = {"page", "part", "sigle"};
	int code = ERR_MISSING;

	if (strchr(typed, ':'))
		return desk_read(d, parent, typed, READ_PACKAGED, out, e);
	for (size_t i = 0; i < LENGTH(tried) && code == ERR_MISSING; i++) {
		AUTO_ERR one = {0};
		code = desk_read(d, parent, mem_printf(tmp, "%s:%s", tried[i], typed), READ_PACKAGED, out, i ? &one : &first);
		if (code && code != ERR_MISSING)
			return err_set(e, code, i ? one.what : first.what, i ? one.todo : first.todo);
	}
	return code ? err_set(e, code, first.what, first.todo) : 0; /* a page's error names those near */
}
