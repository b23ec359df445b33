// SPDX-License-Identifier: EUPL-1.2
/* «Ce qui a changé»: the state of the guide as lines "kind, id, hash, title", and the difference of two. */
#include <inttypes.h>
#include <string.h>

#include <carnet/base/strbuf.h>

#include "reading.h"

typedef struct state_line { const char *kind, *id, *hash, *title; } state_line;

static uint64_t hash_of(const char *s)
{
	uint64_t h = 0xcbf29ce484222325;
	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * 0x100000001b3;
	return h;
}

/* A page has its hash; a word's text is brief enough to be hashed when asked. */
static void add_line(strbuf *b, sqlite3_stmt *st)
{
	bool is_page = strcmp(column(st, 0), "page") == 0;
	sb_addf(b, "%s\t%s\t", column(st, 0), column(st, 1));
	if (is_page)
		sb_add(b, column(st, 2));
	else
		sb_addf(b, "%016" PRIx64, hash_of(column(st, 2)));
	sb_addf(b, "\t%s\n", column(st, 3));
}

char *library_state(library *l, const void *parent, struct err *e)
{
	OWN_ERR(e);
	strbuf *b = sb_new(parent);
	sqlite3_stmt *st = library_query(l, Q_STATE, e);
	while (st && library_step(l, st, e))
		add_line(b, st);
	return e->code ? NULL : b->s;
}

/* Cuts the next line of *text; false at the end, or where it is no state. */
static bool next_line(char **text, state_line *line)
{
	char *parts[4], *at = *text;
	size_t n = strcspn(at, "\n");
	if (!at[0])
		return false;
	*text = at + n + (at[n] == '\n');
	at[n] = '\0';
	for (size_t i = 0; i < LENGTH(parts); i++) {
		if (!at)
			return false;
		parts[i] = at;
		at = strchr(at, '\t');
		if (at && i + 1 < LENGTH(parts))
			*at++ = '\0';
	}
	*line = (state_line){parts[0], parts[1], parts[2], parts[3]};
	return true;
}

static int compare(const state_line *a, const state_line *b)
{
	int order = strcmp(a->kind, b->kind);
	return order ? order : strcmp(a->id, b->id);
}

typedef struct difference { page_change *list; size_t count; const void *parent; } difference;

static void note(difference *d, enum change_kind change, const state_line *line)
{
	d->list = GROW(d->parent, d->list, d->count + 1);
	d->list[d->count++] = (page_change){change, mem_dup(d->list, line->kind), mem_dup(d->list, line->id), mem_dup(d->list, line->title)};
}

/* Both are in the same order: one walk through the two. */
static void differ(difference *d, char *before, char *now)
{
	state_line a, b;
	bool has_a = next_line(&before, &a), has_b = next_line(&now, &b);
	while (has_a || has_b) {
		int order = !has_a ? 1 : !has_b ? -1 : compare(&a, &b);
		if (order < 0)
			note(d, CHANGE_REMOVED, &a);
		else if (order > 0)
			note(d, CHANGE_ADDED, &b);
		else if (strcmp(a.hash, b.hash) != 0)
			note(d, CHANGE_CHANGED, &b);
		has_a = order <= 0 ? next_line(&before, &a) : has_a;
		has_b = order >= 0 ? next_line(&now, &b) : has_b;
	}
}

int library_changes(library *l, const void *parent, const char *since, page_change **out, size_t *count, struct err *e)
{
	AUTO_CTX(tmp);
	OWN_ERR(e);
	char *now = library_state(l, tmp, e);
	difference d = {.list = NEW_ARRAY(parent, page_change, 1), .parent = parent};
	if (now)
		differ(&d, mem_dup(tmp, since), now);
	*out = d.list;
	*count = d.count;
	return e->code;
}
