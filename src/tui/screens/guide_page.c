// SPDX-License-Identifier: EUPL-1.2
#include "guide_page.h"
#include <carnet/base/i18n.h>
#include <carnet/journal/drafts.h>
#include <string.h>

/* --- Docs ------------------------------------------------------------------------------------------------------------ */

/* A list of links "see also" or "in the guide". */
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

static int read_word(struct app *app, struct guide_page *p, const char *id, struct err *e)
{
	library *l = app->desk->l;
	word *w;
	int rc = library_word(l, p, id, &w, e);
	if (rc != 0)
		return rc;
	doc *d = p->doc = doc_new(p, w->id);
	doc_heading(d, 1, w->id);
	if (w->full && *w->full)
		doc_strong(d, doc_add(d, NULL, N_PARAGRAPH), w->full);
	doc_add_markdown(d, NULL, w->means, 0);
	add_links(d, _("See also"), "sigle", w->see, w->see, w->nsee);
	const char **titles = NEW_ARRAY(p, const char *, w->npages + 1);
	for (size_t i = 0; i < w->npages; i++) {
		AUTO_ERR none = {0};
		page *in;
		titles[i] = library_page(l, p, w->pages[i], &in, &none) == 0 ? in->title : w->pages[i];
	}
	add_links(d, _("In the guide"), "page", w->pages, titles, w->npages);
	p->title = mem_dup(p, w->id);
	p->part = mem_dup(p, _("Glossary"));
	return 0;
}

static int read_source(struct app *app, struct guide_page *p, const char *key, struct err *e)
{
	source *s;
	int rc = library_source(app->desk->l, p, key, &s, e);
	if (rc != 0)
		return rc;
	doc *d = p->doc = doc_new(p, s->title);
	doc_heading(d, 1, s->title);
	doc_paragraph(d, NULL, mem_printf(p, "%s, %s", s->author, s->date));
	const char *const parts[] = {s->read, s->note, s->url};
	for (size_t i = 0; i < LENGTH(parts); i++)
		if (parts[i] && *parts[i])
			doc_paragraph(d, NULL, parts[i]);
	p->title = mem_dup(p, s->title);
	p->part = mem_dup(p, _("Sources"));
	return 0;
}

static int add_note(void *data, const record *r)
{
	struct guide_page *p = data;
	if (p->doc->root->last && strcmp(record_text(r, "kind"), "note") == 0) {
		doc_heading(p->doc, 2, _("My note"));
		doc_add_markdown(p->doc, NULL, record_text(r, "note"), 2);
	}
	return 0;
}

static query *marks_of(const void *parent, const char *page_id, const char *kind)
{
	query *q = query_new(parent, &e_mark);
	query_where(q, "page", OP_IS, value_text(q, page_id));
	query_where(q, "kind", OP_IS, value_text(q, kind));
	return q;
}

static char *kept_key(const void *parent, const char *id)
{
	return mem_printf(parent, "read/%s", id);
}

/* The place where reading stopped, as kept. */
static char *kept_position(struct app *app, const void *parent, const char *id)
{
	AUTO_CTX(tmp);
	AUTO_ERR none = {0};
	draft *list;
	size_t count = 0;
	if (draft_list(app->desk->j, tmp, kept_key(tmp, id), &list, &count, &none) != 0)
		return mem_dup(parent, "");
	for (size_t i = 0; i < count; i++)
		if (strcmp(list[i].key, kept_key(tmp, id)) == 0 && list[i].count)
			return mem_dup(parent, list[i].fields[0].typed);
	return mem_dup(parent, "");
}

static int read_page(struct app *app, struct guide_page *p, const char *id, struct err *e)
{
	AUTO_CTX(tmp);
	library *l = app->desk->l;
	page *pg;
	int rc = library_page(l, p, id, &pg, e);
	if (rc == 0)
		rc = library_doc(l, p, pg->id, &p->doc, e);
	if (rc == 0)
		rc = journal_each(app->desk->j, marks_of(tmp, pg->id, "note"), add_note, p, e);
	if (rc != 0)
		return rc;
	p->id = pg->id;
	p->title = mem_dup(p, pg->title);
	p->part = mem_dup(p, pg->part_title ? pg->part_title : "");
	p->position = pg->position;
	p->of = pg->of;
	p->kept = kept_position(app, p, pg->id);
	return 0;
}

/* A topic is read on a page of its own. */
static int read_topic(struct app *app, struct guide_page *p, const char *id, struct err *e)
{
	AUTO_CTX(tmp);
	return read_page(app, p, mem_printf(tmp, "theme-%s", id), e);
}

int guide_page_read(struct app *app, const void *parent, const char *target, struct guide_page **out, struct err *e)
{
	static const struct {
		const char *prefix;
		int (*read)(struct app *app, struct guide_page *p, const char *id, struct err *e);
	} kinds[] = {{"page:", read_page}, {"sigle:", read_word}, {"source:", read_source}, {"topic:", read_topic}, {"", read_page}};
	struct guide_page *p = NEW(parent, struct guide_page);
	size_t i = 0;
	while (strncmp(target, kinds[i].prefix, strlen(kinds[i].prefix)) != 0)
		i++;
	p->kept = "";
	p->target = mem_dup(p, target);
	int rc = kinds[i].read(app, p, target + strlen(kinds[i].prefix), e);
	if (rc != 0)
		TALLOC_FREE(p);
	*out = p;
	return rc;
}

/* --- What is left on a page ------------------------------------------------------------------------------------------ */

int guide_keep_position(struct app *app, struct guide_page *p, const char *position, struct err *e)
{
	AUTO_CTX(tmp);
	if (!p->id || strcmp(position, p->kept) == 0)
		return 0;
	draft_field at = {"position", position};
	p->kept = mem_dup(p, position);
	return draft_put(app->desk->j, kept_key(tmp, p->id), &at, 1, e);
}

static record *find_mark(struct app *app, const void *parent, const char *page_id)
{
	AUTO_ERR none = {0};
	record **rows;
	size_t count = 0;
	int rc = journal_window(app->desk->j, parent, marks_of(parent, page_id, "marque-page"), NULL, false, 1, &rows, &count, &none);
	return rc == 0 && count ? rows[0] : NULL;
}

bool guide_marked(struct app *app, const char *page_id)
{
	AUTO_CTX(tmp);
	return find_mark(app, tmp, page_id) != NULL;
}

static int save_mark(struct app *app, const char *page_id, const char *kind, const char *note, struct err *e)
{
	AUTO_CTX(tmp);
	record *r = record_new(tmp, &e_mark);
	record_set(r, "kind", value_text(tmp, kind));
	record_set(r, "page", value_text(tmp, page_id));
	record_set(r, "note", value_text(tmp, note));
	return journal_save(app->desk->j, r, NULL, e);
}

int guide_toggle_mark(struct app *app, const char *page_id, bool *now, struct err *e)
{
	AUTO_CTX(tmp);
	record *old = find_mark(app, tmp, page_id);
	*now = !old;
	return old ? journal_delete(app->desk->j, &e_mark, old->id, NULL, NULL, e) : save_mark(app, page_id, "marque-page", "", e);
}

int guide_add_note(struct app *app, const char *page_id, const char *text, struct err *e)
{
	return save_mark(app, page_id, "note", text, e);
}
