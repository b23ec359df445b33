// SPDX-License-Identifier: EUPL-1.2
/* A page as a doc: what is read, then where to go and where it comes from. */
#include <string.h>

#include <carnet/base/date.h>
#include <carnet/base/i18n.h>

#include "reading.h"

static void add_advice(doc *d)
{
	node *p = doc_add(d, NULL, N_PARAGRAPH);
	doc_text(d, doc_add(d, p, N_EMPHASIS), _("In our opinion: this page is advice of the notebook, not taken from an official text."));
}

static int add_next(library *l, doc *d, const char *const *ids, size_t count, struct err *e)
{
	if (!count)
		return 0;
	doc_heading(d, 2, _("Read next"));
	node *list = doc_list(d, NULL, false);
	for (size_t i = 0; i < count; i++) {
		AUTO_CTX(tmp);
		sqlite3_stmt *st = library_query(l, Q_TITLE, e);
		if (!st)
			return e->code;
		sqlite3_bind_text(st, 1, ids[i], -1, SQLITE_STATIC);
		if (library_step(l, st, e))
			doc_link(d, doc_item(d, list, MARK_BULLET, ""), column(st, 0), mem_printf(tmp, "page:%s", ids[i]));
		sqlite3_reset(st);
	}
	return e->code;
}

static int add_sources(library *l, doc *d, const char *const *keys, size_t count, struct err *e)
{
	node *list = NULL;
	if (count) {
		doc_heading(d, 2, _("Sources"));
		list = doc_list(d, NULL, false);
	}
	for (size_t i = 0; i < count; i++) {
		AUTO_CTX(tmp);
		source *s;
		int code = library_source(l, tmp, keys[i], &s, e);
		if (code)
			return code;
		node *n = doc_item(d, list, MARK_BULLET, "");
		doc_link(d, n, s->title, mem_printf(tmp, "source:%s", keys[i]));
		doc_text(d, n, mem_printf(tmp, ", %s, %s", s->author, s->date));
	}
	return 0;
}

/* 21 novembre 2026, 1er mars 2026; in English 21 November 2026. */
static const char *long_date(const void *parent, int day)
{
	int y, m, n;
	day_to_ymd(day, &y, &m, &n);
	return mem_printf(parent, "%d%s %s %d", n, n == 1 && i18n_french() ? "er" : "", month_name(m), y);
}

static void add_verified(doc *d, const char *iso)
{
	AUTO_CTX(tmp);
	int day;
	if (date_from_iso(&day, iso) == 0)
		doc_paragraph(d, NULL, mem_printf(tmp, _("Checked on %s."), long_date(tmp, day)));
}

/* Who answers for a page that is not the guide's. */
static int add_pack(library *l, doc *d, const page *p, struct err *e)
{
	AUTO_CTX(tmp);
	int day, expires;
	sqlite3_stmt *st = p->pack[0] ? library_query(l, Q_PACK, e) : NULL;
	if (!st)
		return e->code;
	sqlite3_bind_text(st, 1, p->pack, -1, SQLITE_STATIC);
	if (library_step(l, st, e) && date_from_iso(&day, column(st, 3)) == 0 && date_from_iso(&expires, column(st, 4)) == 0) {
		node *n = doc_paragraph(d, NULL, mem_printf(tmp, _("This page comes from the pack “%s”, version %s, %s (%s)."), column(st, 0),
							    column(st, 1), long_date(tmp, day), column(st, 2)));
		if (expires < clock_today()) {
			doc_text(d, n, " ");
			doc_strong(d, n, mem_printf(tmp, _("It expired on %s: ask for a newer one."), long_date(tmp, expires)));
		}
	}
	sqlite3_reset(st);
	return e->code;
}

/* First of all, so that it is link 1: the original is one key away. */
static void add_original(doc *d, const page *p)
{
	AUTO_CTX(tmp);
	node *n = doc_paragraph(d, NULL, _("This page stands for the one of the guide. "));
	doc_link(d, n, _("Read the page of the guide"), mem_printf(tmp, "page:" ORIGINAL "%s", p->id));
}

static sqlite3_stmt *query_body(library *l, const page *p, struct err *e)
{
	bool original = strncmp(p->id, ORIGINAL, strlen(ORIGINAL)) == 0;
	sqlite3_stmt *st = library_query(l, original ? Q_ORIGINAL_BODY : Q_PAGE_BODY, e);
	if (st)
		sqlite3_bind_text(st, 1, original ? p->id + strlen(ORIGINAL) : p->id, -1, SQLITE_STATIC);
	return st;
}

int library_doc(library *l, const void *parent, const char *id, doc **out, struct err *e)
{
	AUTO_CTX(tmp);
	OWN_ERR(e);
	page *p;
	int code = library_page(l, tmp, id, &p, e);
	sqlite3_stmt *st = code ? NULL : query_body(l, p, e);
	if (!st)
		return e->code;
	if (!library_step(l, st, e))
		return e->code;
	doc *d = doc_new(parent, p->title);
	size_t nnext, nsources;
	const char **next = column_lines(tmp, st, 1, &nnext), **sources = column_lines(tmp, st, 2, &nsources);
	doc_heading(d, 1, p->title);
	if (p->replaces)
		add_original(d, p);
	if (p->advice)
		add_advice(d);
	doc_add_markdown(d, NULL, column(st, 0), 0);
	sqlite3_reset(st);
	code = add_next(l, d, next, nnext, e);
	code = code ? code : add_sources(l, d, sources, nsources, e);
	if (!code) {
		add_verified(d, p->verified);
		code = add_pack(l, d, p, e);
	}
	if (code)
		talloc_free(d);
	else
		*out = d;
	return code;
}
