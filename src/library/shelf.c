// SPDX-License-Identifier: EUPL-1.2
/* What is on the shelf: pages, parts, words, sources. */
#include <string.h>

#include <carnet/base/near.h>
#include <carnet/base/i18n.h>
#include <carnet/base/text.h>

#include "content.h"
#include "reading.h"

/* ---- names that do not exist ---- */

typedef struct names { const char **list; size_t count; } names;

static const char *name_at(const void *data, size_t i)
{
	return ((const names *)data)->list[i];
}

static const char *nearest(library *l, const void *parent, enum query_name q, const char *typed, struct err *e)
{
	names n = {0};
	sqlite3_stmt *st = library_query(l, q, e);
	while (st && library_step(l, st, e)) {
		n.list = GROW(parent, n.list, n.count + 1);
		n.list[n.count++] = column_dup(parent, st, 0);
	}
	return near_name(typed, name_at, &n, n.count);
}

static int no_page(library *l, const char *id, struct err *e)
{
	AUTO_CTX(tmp);
	const char *near = nearest(l, tmp, Q_PAGE_IDS, id, e);
	if (near)
		return err_setf(e, ERR_MISSING, _("No page is called “%s”|did you mean %s?"), id, near);
	return err_setf(e, ERR_MISSING, _("No page is called “%s”|see the list of pages with carnet read"), id);
}

static int no_word(library *l, const char *id, struct err *e)
{
	AUTO_CTX(tmp);
	const char *near = nearest(l, tmp, Q_WORD_IDS, id, e);
	if (near)
		return err_setf(e, ERR_MISSING, _("The glossary does not have “%s”|did you mean %s?"), id, near);
	return err_setf(e, ERR_MISSING, _("The glossary does not have “%s”|see the page sigles"), id);
}

/* ---- pages ---- */

static page page_row(const void *parent, sqlite3_stmt *st)
{
	return (page){
		.id = column_dup(parent, st, 0), .title = column_dup(parent, st, 1),
		.part = column_dup(parent, st, 2), .part_title = column_dup(parent, st, 3),
		.kind = column_dup(parent, st, 4), .summary = column_dup(parent, st, 5), .verified = column_dup(parent, st, 6),
		.advice = sqlite3_column_int(st, 7) != 0, .order = sqlite3_column_int(st, 8),
		.position = sqlite3_column_int(st, 9), .of = sqlite3_column_int(st, 10),
		.pack = column_dup(parent, st, 11), .replaces = sqlite3_column_int(st, 12) != 0,
	};
}

int library_page(library *l, const void *parent, const char *id, page **out, struct err *e)
{
	OWN_ERR(e);
	bool original = strncmp(id, ORIGINAL, strlen(ORIGINAL)) == 0;
	sqlite3_stmt *st = library_query(l, original ? Q_ORIGINAL : Q_PAGE, e);
	if (!st)
		return e->code;
	sqlite3_bind_text(st, 1, original ? id + strlen(ORIGINAL) : id, -1, SQLITE_STATIC);
	if (!library_step(l, st, e))
		return e->code ? e->code : no_page(l, id, e);
	page *p = NEW(parent, page);
	*p = page_row(p, st);
	sqlite3_reset(st);
	*out = p;
	return 0;
}

static int part_pages(library *l, const void *parent, part *p, struct err *e)
{
	sqlite3_stmt *st = library_query(l, Q_PAGES, e);
	if (!st)
		return e->code;
	sqlite3_bind_text(st, 1, p->id, -1, SQLITE_STATIC);
	while (library_step(l, st, e)) {
		p->pages = GROW(parent, p->pages, p->count + 1);
		p->pages[p->count++] = page_row(parent, st);
	}
	return e->code;
}

int library_parts(library *l, const void *parent, part **out, size_t *count, struct err *e)
{
	OWN_ERR(e);
	part *list = NEW_ARRAY(parent, part, 1);
	size_t n = 0;
	sqlite3_stmt *st = library_query(l, Q_PARTS, e);
	while (st && library_step(l, st, e)) {
		list = GROW(parent, list, n + 1);
		list[n] = (part){.id = column_dup(list, st, 0), .title = column_dup(list, st, 1), .summary = column_dup(list, st, 2)};
		if (part_pages(l, list, &list[n++], e))
			break;
	}
	if (e->code) {
		talloc_free(list);
		return e->code;
	}
	*out = list;
	*count = n;
	return 0;
}

int library_guide_ids(library *l, const void *parent, const char ***out, size_t *count, struct err *e)
{
	OWN_ERR(e);
	size_t n = 0;
	const char **list = NEW_ARRAY(parent, const char *, 1);
	sqlite3_stmt *st = library_query(l, Q_GUIDE_IDS, e);
	while (st && library_step(l, st, e)) {
		list = GROW(parent, list, n + 1);
		list[n++] = column_dup(list, st, 0);
	}
	*out = list;
	*count = n;
	return e->code;
}

const char *library_screen_help(library *l, const void *parent, const char *screen)
{
	AUTO_ERR e = {0};
	sqlite3_stmt *st = library_query(l, Q_SCREEN, &e);
	if (!st || !screen[0])
		return NULL;
	sqlite3_bind_text(st, 1, screen, -1, SQLITE_STATIC);
	if (!library_step(l, st, &e))
		return NULL;
	const char *id = column_dup(parent, st, 0);
	sqlite3_reset(st);
	return id;
}

/* ---- words ---- */

int library_word(library *l, const void *parent, const char *id, word **out, struct err *e)
{
	AUTO_CTX(tmp);
	OWN_ERR(e);
	strbuf *folded = sb_new(tmp);
	text_fold(folded, id, strlen(id));
	sqlite3_stmt *st = library_query(l, Q_WORD, e);
	if (!st)
		return e->code;
	sqlite3_bind_text(st, 1, folded->s, -1, SQLITE_STATIC);
	sqlite3_bind_text(st, 2, id, -1, SQLITE_STATIC);
	if (!library_step(l, st, e))
		return e->code ? e->code : no_word(l, id, e);
	word *w = NEW(parent, word);
	w->id = column_dup(w, st, 0);
	w->full = column_dup(w, st, 1);
	w->kind = column_dup(w, st, 2);
	w->means = column_dup(w, st, 3);
	w->see = column_lines(w, st, 4, &w->nsee);
	w->pages = column_lines(w, st, 5, &w->npages);
	w->name = column_dup(w, st, 6);
	sqlite3_reset(st);
	*out = w;
	return 0;
}

int library_words(library *l, const void *parent, word **out, size_t *count, struct err *e)
{
	OWN_ERR(e);
	size_t n = 0;
	word *list = NEW_ARRAY(parent, word, 1);
	sqlite3_stmt *st = library_query(l, Q_WORDS, e);
	while (st && library_step(l, st, e)) {
		list = GROW(parent, list, n + 1);
		list[n++] = (word){.id = column_dup(list, st, 0), .full = column_dup(list, st, 1),
				   .kind = column_dup(list, st, 2), .name = column_dup(list, st, 3)};
	}
	*out = list;
	*count = n;
	return e->code;
}

/* ---- sources ---- */

int library_source(library *l, const void *parent, const char *key, source **out, struct err *e)
{
	OWN_ERR(e);
	sqlite3_stmt *st = library_query(l, Q_SOURCE, e);
	if (!st)
		return e->code;
	sqlite3_bind_text(st, 1, key, -1, SQLITE_STATIC);
	if (!library_step(l, st, e))
		return e->code ? e->code :
				 err_setf(e, ERR_MISSING, _("No source is called “%s”|see the page sources"), key);
	source *s = NEW(parent, source);
	*s = (source){column_dup(s, st, 0), column_dup(s, st, 1), column_dup(s, st, 2), column_dup(s, st, 3),
		      column_dup(s, st, 4), column_dup(s, st, 5), column_dup(s, st, 6), column_dup(s, st, 7)};
	sqlite3_reset(st);
	*out = s;
	return 0;
}
