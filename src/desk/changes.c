// SPDX-License-Identifier: EUPL-1.2
#include <carnet/desk/changes.h>
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/journal/drafts.h>
#include "reading.h"
#include "today.h"

static const char key[] = "seen/guide";

/* Two states of the guide: as last seen, and as it was before its last news. NULL: never kept. */
struct seen {
	const char *state, *before;
};

static int read_seen(desk *d, const void *parent, struct seen *out, struct err *e)
{
	draft *list;
	size_t count = 0;
	int code = draft_list(d->j, parent, key, &list, &count, e);

	*out = (struct seen){NULL, NULL};
	if (!code && count && list[0].count == 2)
		*out = (struct seen){list[0].fields[0].typed, list[0].fields[1].typed};
	return code;
}

static int keep_seen(desk *d, const char *state, const char *before, struct err *e)
{
	draft_field fields[] = {{"state", state}, {"before", before}};

	return draft_put(d->j, key, fields, LENGTH(fields), e);
}

/* Since it was last seen; nothing before desk_changes_begin() was ever called. */
static int news(desk *d, const void *parent, page_change **out, size_t *count, struct err *e)
{
	AUTO_CTX(tmp);
	struct seen seen;
	int code = read_seen(d, tmp, &seen, e);

	*count = 0;
	*out = NULL;
	return code || !seen.state ? code : library_changes(d->l, parent, seen.state, out, count, e);
}

int desk_changes_begin(desk *d, struct err *e)
{
	AUTO_CTX(tmp);
	struct seen seen;
	int code = read_seen(d, tmp, &seen, e);

	if (code || seen.state || !journal_writable(d->j))
		return code;
	const char *now = library_state(d->l, tmp, e);
	return now ? keep_seen(d, now, now, e) : e->code;
}

int desk_changes_seen(desk *d, struct err *e)
{
	AUTO_CTX(tmp);
	struct seen seen;
	int code = read_seen(d, tmp, &seen, e);

	if (code || !seen.state || !journal_writable(d->j))
		return code;
	const char *now = library_state(d->l, tmp, e);
	if (!now)
		return e->code;
	return strcmp(now, seen.state) != 0 ? keep_seen(d, now, seen.state, e) : 0;
}

/* --- The page ---------------------------------------------------------------------------------------------------------- */

static void add_change(doc *d, node *list, const page_change *c)
{
	AUTO_CTX(tmp);
	node *item = doc_item(d, list, MARK_BULLET, "");

	if (c->change == CHANGE_REMOVED)
		doc_text(d, item, c->title);
	else
		doc_link(d, item, c->title, mem_printf(tmp, "%s:%s", strcmp(c->kind, "word") ? "page" : "sigle", c->id));
}

static void add_changes(doc *d, const page_change *changes, size_t count, enum change_kind kind, const char *heading)
{
	node *list = NULL;

	for (size_t i = 0; i < count; i++) {
		if (changes[i].change != kind)
			continue;
		if (!list) {
			doc_heading(d, 2, heading);
			list = doc_list(d, NULL, false);
		}
		add_change(d, list, &changes[i]);
	}
}

int read_changes(desk *d, reading *r, const char *id, enum read_as as, struct err *e)
{
	AUTO_CTX(tmp);
	struct seen seen;
	page_change *changes = NULL;
	size_t count = 0;
	int code = read_seen(d, tmp, &seen, e);

	(void)id;
	(void)as;
	if (!code && seen.state)
		code = library_changes(d->l, tmp, seen.state, &changes, &count, e);
	if (!code && seen.state && !count)
		code = library_changes(d->l, tmp, seen.before, &changes, &count, e);
	if (code)
		return code;
	doc *made = reading_begin(r, _("What has changed"));
	if (!count)
		doc_paragraph(made, NULL, _("Nothing has changed in the guide since you opened it for the first time."));
	add_changes(made, changes, count, CHANGE_ADDED, _("New"));
	add_changes(made, changes, count, CHANGE_CHANGED, _("Changed pages"));
	add_changes(made, changes, count, CHANGE_REMOVED, _("No longer there"));
	return 0;
}

/* --- Home -------------------------------------------------------------------------------------------------------------- */

int today_changes(struct today_maker *m)
{
	AUTO_CTX(tmp);
	page_change *changes;
	size_t count;

	if (!m->d->l)
		return 0;
	int code = news(m->d, tmp, &changes, &count, m->e);
	if (code || !count)
		return code;
	today_add(m, false, ngettext("%zu page or word is new or has changed", "%zu pages or words are new or have changed", count), count);
	m->b->door.page = "mine:changes";
	return 0;
}
