// SPDX-License-Identifier: EUPL-1.2
/* What the person leaves on a page: the place where reading stopped, bookmarks, notes, ticked boxes. */
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/journal/drafts.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include "dialogs.h"
#include "guide_screen.h"

enum { MEETINGS_SHOWN = 12 };
static const char bookmarks[] = "mine:bookmarks", note_link[] = "note:";

static unsigned told(struct guide *g, int code, const struct err *e)
{
	if (code != 0)
		app_tell_err(g->s.app, e);
	return code != 0 ? EFFECT_REDRAW : EFFECT_RELOAD;
}

/* --- The place being read, beside the journal: reading is not an action that undo takes back ------------------------- */

/* The text kept under a key, "" when there is none. */
static char *kept(struct app *app, const void *parent, const char *key)
{
	AUTO_CTX(tmp);
	AUTO_ERR none = {0};
	draft *list;
	size_t count = 0;
	if (draft_list(app->desk->j, tmp, key, &list, &count, &none) != 0)
		return mem_dup(parent, "");
	for (size_t i = 0; i < count; i++)
		if (strcmp(list[i].key, key) == 0 && list[i].count)
			return mem_dup(parent, list[i].fields[0].typed);
	return mem_dup(parent, "");
}

static char *position_key(const void *parent, const char *target)
{
	return mem_printf(parent, "read/%s", strncmp(target, "page:", 5) == 0 ? target + 5 : target);
}

char *guide_position(struct app *app, const void *parent, const char *target)
{
	AUTO_CTX(tmp);
	return kept(app, parent, position_key(tmp, target));
}

void guide_keep_position(struct guide *g)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	if (!g->page || !g->page->id)
		return;
	char *now = reader_position(tmp, g->reader), *key = position_key(tmp, g->page->id);
	draft_field at = {"position", now};
	if (strcmp(now, kept(g->s.app, tmp, key)) != 0 && draft_put(g->s.app->desk->j, key, &at, 1, &e) != 0)
		app_tell_err(g->s.app, &e);
}

/* The page is in focus: it counts as read. */
void guide_entered(struct guide *g)
{
	AUTO_ERR e = {0};
	bool fresh = g->reading && g->page && strcmp(g->page->target, "mine:changes") == 0;
	if (fresh && desk_changes_seen(g->s.app->desk, &e) != 0)
		app_tell_err(g->s.app, &e);
	g->fresh = g->fresh || fresh;
	if (!g->reading || !g->page || !g->page->id)
		return;
	if (mark_read(g->s.app->desk, g->page->id, &fresh, &e) != 0)
		app_tell_err(g->s.app, &e);
	g->fresh = g->fresh || fresh;
}

/* --- Bookmarks ------------------------------------------------------------------------------------------------------- */

static unsigned set_bookmark(struct guide *g, const char *id)
{
	AUTO_ERR e = {0};
	bool now;
	int code = mark_toggle(g->s.app->desk, MARK_BOOKMARK, id, "", 0, &now, &e);
	if (code == 0)
		app_tell(g->s.app, ROLE_OK, "%s", now ? _("Bookmark set on this page.") : _("Bookmark taken off this page."));
	return told(g, code, &e);
}

unsigned guide_bookmark(struct guide *g)
{
	return set_bookmark(g, g->page->id);
}

/* What d takes off: a bookmark in their list, a note anywhere. */
bool guide_removable(const struct guide *g)
{
	const char *here = g->reading && g->reader ? reader_here(g->reader) : NULL;
	return here && (strncmp(here, note_link, strlen(note_link)) == 0 || (strcmp(g->page->target, bookmarks) == 0 && strncmp(here, "sigle:", 6) != 0));
}

unsigned guide_remove(struct guide *g)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	const char *here = mem_dup(tmp, reader_here(g->reader));
	if (strncmp(here, note_link, strlen(note_link)) != 0)
		return set_bookmark(g, strchr(here, ':') + 1);
	int code = mark_note(g->s.app->desk, strtoll(here + strlen(note_link), NULL, 10), "", "", "", &e);
	if (code == 0)
		app_tell(g->s.app, ROLE_OK, "%s", _("Note taken off. u brings it back."));
	return told(g, code, &e);
}

/* --- Boxes ----------------------------------------------------------------------------------------------------------- */

/* On a page with boxes Space goes to the next one, and ticks it. */
unsigned guide_tick(struct guide *g)
{
	AUTO_ERR e = {0};
	reading *p = g->page;
	long box = reader_box(g->reader);
	bool now;
	if (box < 0 && !reader_next_box(g->reader))
		app_tell(g->s.app, ROLE_TEXT, "%s", _("No box from here to the end of the page."));
	if (box < 0 || (size_t)box >= p->nboxes)
		return EFFECT_REDRAW;
	if (p->settled && p->settled[box]) {
		app_tell(g->s.app, ROLE_TEXT, "%s", _("Your notebook shows that this is done: nothing to tick."));
		return EFFECT_REDRAW;
	}
	int code = mark_toggle(g->s.app->desk, p->box_kind, p->box_page, p->boxes[box], p->meeting, &now, &e);
	if (code == 0)
		app_tell(g->s.app, ROLE_OK, "%s", now ? _("Ticked.") : _("No longer ticked."));
	return told(g, code, &e);
}

unsigned guide_clear(struct guide *g)
{
	AUTO_ERR e = {0};
	int count = 0, code = mark_clear(g->s.app->desk, g->page->box_page, g->page->meeting, &count, &e);
	if (code == 0 && count)
		app_tell(g->s.app, ROLE_OK, ngettext("%d box unticked. u ticks it again.", "%d boxes unticked. u ticks them again.", (unsigned long)count), count);
	else if (code == 0)
		app_tell(g->s.app, ROLE_TEXT, "%s", _("No box is ticked here."));
	return told(g, code, &e);
}

static unsigned owner_chosen(struct screen *below, long id, const char *typed)
{
	struct guide *g = (struct guide *)below;
	AUTO_ERR e = {0};
	(void)typed;
	return told(g, mark_choose_owner(g->s.app->desk, g->page->id, id, &e), &e);
}

static int add_owner(void *data, const record *r)
{
	struct guide *g = ((void **)data)[0];
	AUTO_CTX(tmp);
	pick_add(((void **)data)[1], journal_record_title(g->s.app->desk->j, tmp, r), "", (long)r->id);
	return 0;
}

/* The latest ones first, those to come among them. */
unsigned guide_for_meeting(struct guide *g)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	struct screen *s = choose_screen(g->s.app, _("These boxes are for…"), owner_chosen);
	const entity *kind = mark_owner_kind(g->page->id);
	query *q = query_new(tmp, kind);
	void *data[] = {g, choose_pick(s)};
	if (kind == &e_meeting)
		query_sort(q, "-date", NULL);
	q->limit = MEETINGS_SHOWN;
	pick_add(choose_pick(s), kind == &e_meeting ? _("no meeting in particular") : _("no mandate in particular"), "", 0);
	int code = journal_each(g->s.app->desk->j, q, add_owner, data, &e);
	if (code != 0)
		app_tell_err(g->s.app, &e);
	pick_choose(choose_pick(s), (long)g->page->owner);
	app_push(g->s.app, s);
	return EFFECT_REDRAW;
}

/* --- Notes ----------------------------------------------------------------------------------------------------------- */

static unsigned start_note(struct guide *g, const record *old)
{
	AUTO_CTX(tmp);
	TALLOC_FREE(g->note_key);
	g->note = old ? old->id : 0;
	g->note_key = old ? mem_printf(g, "guide-note/%" PRId64, old->id) : mem_printf(g, "guide-note/%s#%s", g->page->id, g->note_anchor);
	char *typed = kept(g->s.app, tmp, g->note_key);
	return guide_prompt(g, PROMPT_NOTE, *typed || !old ? typed : record_text(old, "note"));
}

/* The note of the heading being read, or a new one there. */
unsigned guide_note_here(struct guide *g)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	record *old;
	talloc_free(g->note_anchor);
	g->note_anchor = mem_dup(g, reader_heading(g->reader));
	if (mark_find(g->s.app->desk, tmp, &old, MARK_NOTE, g->page->id, g->note_anchor, 0, &e) == 0)
		return start_note(g, old);
	return app_failed(g->s.app, &e);
}

unsigned guide_note_open(struct guide *g, const char *id)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	record *old;
	if (journal_get(g->s.app->desk->j, tmp, &old, &e_mark, strtoll(id, NULL, 10), &e) == 0)
		return start_note(g, old);
	return app_failed(g->s.app, &e);
}

int guide_note_draft(struct guide *g, struct err *e)
{
	draft_field text = {"note", lineedit_text(g->line)};
	return g->prompt == PROMPT_NOTE ? draft_put(g->s.app->desk->j, g->note_key, &text, 1, e) : 0;
}

unsigned guide_note_keep(struct guide *g)
{
	AUTO_ERR e = {0};
	desk *d = g->s.app->desk;
	bool empty = !lineedit_text(g->line)[strspn(lineedit_text(g->line), " ")];
	int code = mark_note(d, g->note, g->page->id, g->note_anchor, lineedit_text(g->line), &e);
	if (code == 0) {
		guide_prompt_end(g);
		code = draft_drop(d->j, g->note_key, &e);
	}
	if (code == 0 && !empty)
		app_tell(g->s.app, ROLE_OK, "%s", _("Note kept, under the heading."));
	else if (code == 0 && g->note)
		app_tell(g->s.app, ROLE_OK, "%s", _("Note taken off. u brings it back."));
	return told(g, code, &e);
}
