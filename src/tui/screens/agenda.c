// SPDX-License-Identifier: EUPL-1.2
/* The agenda of a meeting, edited in place: each change is one action that undo takes back. */
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/text.h>
#include "detail_screen.h"

enum { ITEMS_MOST = 1000 };

static journal *journal_of(const struct detail_screen *ds)
{
	return ds->s.app->desk->j;
}

static unsigned failed(struct detail_screen *ds, const struct err *e)
{
	app_tell_err(ds->s.app, e);
	return EFFECT_REDRAW;
}

bool agenda_here(const struct detail_screen *ds)
{
	const struct detail_line *l = detail_focus(ds->d);
	return l && l->kind == DETAIL_ROW && l->part && l->e == &e_agenda_item;
}

/* --- Typing the next item ----------------------------------------------------------------------------------------- */

static record *item_typed(const void *parent, const struct detail_screen *ds, const char *title)
{
	record *r = record_new(parent, &e_agenda_item);
	record_set(r, "meeting", value_int(ds->id));
	record_set(r, "title", value_text(r, title));
	return r;
}

/* What was being typed when the program was last closed comes back on the line. */
static const char *drafted(const void *parent, struct detail_screen *ds)
{
	struct form *f = form_new(parent, journal_of(ds), item_typed(parent, ds, ""));
	draft *d = form_find_draft(f, parent);
	for (size_t i = 0; d && i < d->count; i++) {
		if (strcmp(d->fields[i].name, "title") != 0)
			continue;
		ds->draft = mem_dup(ds, d->key);
		return d->fields[i].typed;
	}
	return "";
}

void agenda_type(struct detail_screen *ds)
{
	AUTO_CTX(tmp);
	if (!ds->d->edit)
		ds->d->edit = lineedit_new(ds->d, drafted(tmp, ds));
	ds->d->edit_of = &e_agenda_item;
	detail_build(ds->d);
	for (size_t i = 0; i < ds->d->count; i++) {
		if (ds->d->lines[i].kind == DETAIL_EDIT)
			ds->d->focus = i;
	}
}

static void drop_draft(struct detail_screen *ds)
{
	AUTO_ERR e = { 0 };
	if (ds->draft && draft_drop(journal_of(ds), ds->draft, &e))
		app_tell_err(ds->s.app, &e);
	TALLOC_FREE(ds->draft);
}

int agenda_keep_draft(struct detail_screen *ds, struct err *e)
{
	if (!ds->d->edit || !*lineedit_text(ds->d->edit))
		return 0;
	AUTO_CTX(tmp);
	if (!ds->draft)
		ds->draft = draft_new_key(ds, &e_agenda_item, 0);
	const draft_field fields[] = { { "meeting", mem_printf(tmp, "%lld", (long long)ds->id) }, { "title", lineedit_text(ds->d->edit) } };
	return draft_put(journal_of(ds), ds->draft, fields, LENGTH(fields), e);
}

void agenda_release(struct detail_screen *ds)
{
	AUTO_ERR e = { 0 };
	if (ds->draft && draft_release(journal_of(ds), ds->draft, &e))
		app_tell_err(ds->s.app, &e);
}

void agenda_stop(struct detail_screen *ds)
{
	size_t at = ds->d->focus;
	agenda_release(ds);
	TALLOC_FREE(ds->d->edit);
	detail_again(ds, NULL, 0);
	ds->d->focus = at > 0 ? at - 1 : 0; /* the last item */
}

static unsigned keep(struct detail_screen *ds, const char *title)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = { 0 };
	record *r = item_typed(tmp, ds, title);
	if (journal_save(journal_of(ds), r, NULL, &e))
		return failed(ds, &e);
	drop_draft(ds);
	lineedit_set(ds->d->edit, "");
	detail_again(ds, NULL, 0);
	agenda_type(ds);
	app_tell(ds->s.app, ROLE_OK, _("Item added. Type the next one, or Enter on the empty line to end."));
	return EFFECT_RELOAD;
}

/* An empty line ends. */
unsigned agenda_enter(struct detail_screen *ds)
{
	AUTO_CTX(tmp);
	const char *title = text_trim(tmp, lineedit_text(ds->d->edit));
	if (*title)
		return keep(ds, title);
	drop_draft(ds);
	agenda_stop(ds);
	return EFFECT_REDRAW;
}

unsigned agenda_key(struct detail_screen *ds, const struct key *k)
{
	enum edit_result done = lineedit_key(ds->d->edit, k);
	if (done == EDIT_CHANGED)
		app_unsaved(ds->s.app);
	return done == EDIT_PASS ? EFFECT_PASS : EFFECT_REDRAW;
}

/* --- Order -------------------------------------------------------------------------------------------------------- */

/* The items get their places from 1 again: only those whose place changes are written. */
static int renumber(struct detail_screen *ds, record **list, size_t n, struct err *e)
{
	int rc = journal_begin(journal_of(ds), _("Agenda put in another order"), e);
	if (rc)
		return rc;
	for (size_t i = 0; !rc && i < n; i++) {
		if (record_int(list[i], "position") == (int64_t)i + 1)
			continue;
		record_set(list[i], "position", value_int((int64_t)i + 1));
		rc = journal_save(journal_of(ds), list[i], NULL, e);
	}
	if (!rc)
		return journal_commit(journal_of(ds), e);
	journal_rollback(journal_of(ds));
	return rc;
}

unsigned agenda_move(struct detail_screen *ds, int by)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = { 0 };
	int64_t id = detail_focus(ds->d)->id;
	query *q = query_new(tmp, &e_agenda_item);
	record **list;
	size_t n, at = 0;
	query_where(q, "meeting", OP_IS, value_int(ds->id));
	if (journal_window(journal_of(ds), tmp, q, NULL, false, ITEMS_MOST, &list, &n, &e))
		return failed(ds, &e);
	while (at < n && list[at]->id != id)
		at++;
	if (at >= n || (by < 0 && !at) || (by > 0 && at + 1 >= n))
		return EFFECT_NONE;
	record *other = list[by < 0 ? at - 1 : at + 1];
	list[by < 0 ? at - 1 : at + 1] = list[at];
	list[at] = other;
	if (renumber(ds, list, n, &e))
		return failed(ds, &e);
	detail_again(ds, &e_agenda_item, id);
	return EFFECT_REDRAW;
}

/* --- Outcome, involvement ----------------------------------------------------------------------------------------- */

/* The choice after the present one; after the last, none. */
static value next_choice(const record *r, const field *f)
{
	const char *now = record_text(r, f->name);
	size_t i = 0;
	while (*now && f->opt.choices[i].word && strcmp(f->opt.choices[i].word, now) != 0)
		i++;
	const char *next = *now ? f->opt.choices[i].word ? f->opt.choices[i + 1].word : NULL : f->opt.choices[0].word;
	return value_text(r, next);
}

unsigned agenda_cycle(struct detail_screen *ds, const char *name)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = { 0 };
	record *r;
	int64_t id = detail_focus(ds->d)->id;
	const field *f = entity_field(&e_agenda_item, name);
	if (journal_get(journal_of(ds), tmp, &r, &e_agenda_item, id, &e))
		return failed(ds, &e);
	value v = next_choice(r, f);
	record_set(r, name, v);
	if (journal_save(journal_of(ds), r, NULL, &e))
		return failed(ds, &e);
	app_tell(ds->s.app, ROLE_OK, _("%s: %s. The same key gives the next choice, u undoes."), _(f->label), v.s ? choice_shown(f, v.s) : _("(nothing)"));
	detail_again(ds, &e_agenda_item, id);
	return EFFECT_RELOAD;
}
