// SPDX-License-Identifier: EUPL-1.2
/* The agenda of a meeting and its questions, edited in place: each change is one action that undo takes back. */
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/text.h>
#include <carnet/rules/carry.h>
#include "detail_screen.h"
#include "dialogs.h"

enum { ITEMS_MOST = 1000, REMINDER_COLS = 120 };

static journal *journal_of(const struct detail_screen *ds)
{
	return ds->s.app->desk->j;
}

struct detail *detail_active(const struct detail_screen *ds)
{
	return ds->aside && ds->side ? ds->side : ds->d;
}

const struct detail_line *detail_here(const struct detail_screen *ds)
{
	return detail_focus(detail_active(ds));
}

static bool part_here(const struct detail_screen *ds, const entity *e)
{
	const struct detail_line *l = detail_here(ds);
	return l && l->kind == DETAIL_ROW && l->part && l->e == e;
}

bool agenda_here(const struct detail_screen *ds)
{
	return part_here(ds, &e_agenda_item);
}

bool question_here(const struct detail_screen *ds)
{
	return part_here(ds, &e_question);
}

bool agenda_movable(const struct detail_screen *ds)
{
	return ds->e == &e_meeting && (agenda_here(ds) || question_here(ds));
}

/* --- Typing the next one ------------------------------------------------------------------------------------------ */

static const char *words_field(const entity *e)
{
	return e == &e_question ? "text" : "title";
}

static record *item_typed(const void *parent, struct detail_screen *ds, const char *words)
{
	const struct detail *d = detail_active(ds);
	record *r = record_new(parent, d->edit_of);
	record_set(r, "meeting", value_int(ds->e == &e_meeting ? ds->id : record_int(d->r, "meeting")));
	record_set(r, words_field(d->edit_of), value_text(r, words));
	if (d->edit_of == &e_agenda_item)
		record_set(r, "topic", value_text(r, desk_topic_for(ds->s.app->desk, r, words)));
	else if (d->point && (ds->aside || ds->e == &e_agenda_item))
		record_set(r, "agenda_item", value_int(d->point));
	return r;
}

/* What was being typed when the program was last closed comes back on the line. */
static const char *drafted(const void *parent, struct detail_screen *ds)
{
	struct form *f = form_new(parent, journal_of(ds), item_typed(parent, ds, ""));
	draft *d = form_find_draft(f, parent);
	for (size_t i = 0; d && i < d->count; i++) {
		if (strcmp(d->fields[i].name, words_field(detail_active(ds)->edit_of)) != 0)
			continue;
		ds->draft = mem_dup(ds, d->key);
		return d->fields[i].typed;
	}
	return "";
}

void agenda_type(struct detail_screen *ds, const entity *kind)
{
	AUTO_CTX(tmp);
	struct detail *d = detail_active(ds);
	d->edit_of = kind;
	if (!d->edit)
		d->edit = lineedit_new(d, drafted(tmp, ds));
	detail_build(d);
	for (size_t i = 0; i < d->count; i++) {
		if (d->lines[i].kind == DETAIL_EDIT)
			d->focus = i;
	}
	app_tell(ds->s.app, ROLE_TEXT, "%s", kind == &e_question ? _("Type your question, then Enter.") : _("Type the title of the item, then Enter."));
}

static void drop_draft(struct detail_screen *ds)
{
	AUTO_ERR e = {0};
	if (ds->draft && draft_drop(journal_of(ds), ds->draft, &e))
		app_tell_err(ds->s.app, &e);
	TALLOC_FREE(ds->draft);
}

int agenda_keep_draft(struct detail_screen *ds, struct err *e)
{
	const struct detail *d = detail_active(ds);
	if (!d->edit || !*lineedit_text(d->edit))
		return 0;
	AUTO_CTX(tmp);
	if (!ds->draft)
		ds->draft = draft_new_key(ds, d->edit_of, 0);
	int64_t meeting = ds->e == &e_meeting ? ds->id : record_int(d->r, "meeting");
	const draft_field fields[] = {{"meeting", mem_printf(tmp, "%lld", (long long)meeting)}, {words_field(d->edit_of), lineedit_text(d->edit)}};
	return draft_put(journal_of(ds), ds->draft, fields, LENGTH(fields), e);
}

void agenda_release(struct detail_screen *ds)
{
	AUTO_ERR e = {0};
	if (ds->draft && draft_release(journal_of(ds), ds->draft, &e))
		app_tell_err(ds->s.app, &e);
}

void agenda_stop(struct detail_screen *ds)
{
	struct detail *d = detail_active(ds);
	size_t at = d->focus;
	agenda_release(ds);
	TALLOC_FREE(d->edit);
	detail_again(ds, NULL, 0);
	d->focus = at > 0 ? at - 1 : 0; /* the last item */
	while (d->focus > 0 && d->lines[d->focus].kind == DETAIL_MORE)
		d->focus--;
	detail_beside(ds);
}

static unsigned keep(struct detail_screen *ds, const char *words)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	struct detail *d = detail_active(ds);
	record *r = item_typed(tmp, ds, words);
	const char *told = d->edit_of == &e_question ? _("Question added. Type the next one, or Enter on the empty line to end.")
						     : _("Item added. Type the next one, or Enter on the empty line to end.");
	if ((r->e == &e_agenda_item && carry_again(journal_of(ds), ds->d->r, r, &e)) || journal_save(journal_of(ds), r, NULL, &e))
		return app_failed(ds->s.app, &e);
	drop_draft(ds);
	lineedit_set(d->edit, "");
	detail_again(ds, NULL, 0);
	agenda_type(ds, d->edit_of);
	app_tell(ds->s.app, ROLE_OK, "%s", told);
	return EFFECT_RELOAD;
}

/* An empty line ends. */
unsigned agenda_enter(struct detail_screen *ds)
{
	AUTO_CTX(tmp);
	const char *words = text_trim(tmp, lineedit_text(detail_active(ds)->edit));
	if (*words)
		return keep(ds, words);
	drop_draft(ds);
	agenda_stop(ds);
	return EFFECT_REDRAW;
}

/* Several lines pasted at once are an agenda, whether an item is being typed or not. */
bool agenda_pasted(const struct detail_screen *ds, const struct key *k)
{
	const struct detail *d = detail_active(ds);
	return ds->e == &e_meeting && k->code == K_PASTE && memchr(k->paste, '\n', k->len) && (!d->edit || d->edit_of == &e_agenda_item);
}

unsigned agenda_key(struct detail_screen *ds, const struct key *k)
{
	struct detail *d = detail_active(ds);
	if (agenda_pasted(ds, k))
		return agenda_paste(ds, k->paste);
	enum edit_result done = lineedit_key(d->edit, k);
	if (done == EDIT_CHANGED)
		app_unsaved(ds->s.app);
	return done == EDIT_PASS ? EFFECT_PASS : EFFECT_REDRAW;
}

/* --- Order -------------------------------------------------------------------------------------------------------- */

/* The items get their places from 1 again: only those whose place changes are written. */
static int renumber(struct detail_screen *ds, record **list, size_t n, struct err *e)
{
	int code = journal_begin(journal_of(ds), n && list[0]->e == &e_question ? _("Questions put in another order") : _("Agenda put in another order"), e);
	if (code)
		return code;
	for (size_t i = 0; !code && i < n; i++) {
		if (record_int(list[i], "position") == (int64_t)i + 1)
			continue;
		record_set(list[i], "position", value_int((int64_t)i + 1));
		code = journal_save(journal_of(ds), list[i], NULL, e);
	}
	return journal_end(journal_of(ds), code, e);
}

unsigned agenda_move(struct detail_screen *ds, int by)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	const struct detail_line *l = detail_here(ds);
	const entity *kind = l->e;
	int64_t id = l->id;
	query *q = query_new(tmp, kind);
	record **list;
	size_t n, at = 0;
	query_where(q, "meeting", OP_IS, value_int(ds->id));
	query_sort(q, "position", NULL);
	if (journal_window(journal_of(ds), tmp, q, NULL, false, ITEMS_MOST, &list, &n, &e))
		return app_failed(ds->s.app, &e);
	while (at < n && list[at]->id != id)
		at++;
	if (at >= n || (by < 0 && !at) || (by > 0 && at + 1 >= n))
		return EFFECT_NONE;
	record *other = list[by < 0 ? at - 1 : at + 1];
	list[by < 0 ? at - 1 : at + 1] = list[at];
	list[at] = other;
	if (renumber(ds, list, n, &e))
		return app_failed(ds->s.app, &e);
	detail_again(ds, kind, id);
	return EFFECT_REDRAW;
}

/* --- Outcome, involvement ----------------------------------------------------------------------------------------- */

/* The choice after the present one; after the last, none, or the first where one is always set. */
static value next_choice(const record *r, const field *f)
{
	const char *now = record_text(r, f->name);
	size_t i = 0;
	while (*now && f->opt.choices[i].word && strcmp(f->opt.choices[i].word, now) != 0)
		i++;
	const char *next = *now ? f->opt.choices[i].word ? f->opt.choices[i + 1].word : NULL : f->opt.choices[0].word;
	return value_text(r, next ? next : f->opt.fallback);
}

/* A question that is answered: what was the answer? Esc leaves its state as it was. */
static int keep_answer(struct screen *below, const char *typed, struct err *e)
{
	AUTO_CTX(tmp);
	record *r;
	struct detail_screen *ds = (struct detail_screen *)below;
	int code = journal_get(journal_of(ds), tmp, &r, &e_question, detail_here(ds)->id, e);
	if (code)
		return code;
	record_set(r, "status", value_text(r, "répondue"));
	record_set(r, "answer", value_text(r, typed));
	return journal_save(journal_of(ds), r, NULL, e);
}

static unsigned answer_kept(struct screen *below, const char *typed)
{
	struct detail_screen *ds = (struct detail_screen *)below;
	app_tell(ds->s.app, ROLE_OK, "%s", *typed ? _("The answer is noted. u undoes.") : _("Answered; the answer can be typed with e. u undoes."));
	return EFFECT_RELOAD;
}

static unsigned ask_answer(struct detail_screen *ds, const record *question)
{
	AUTO_CTX(tmp);
	const struct prompt_answer answer = {keep_answer, answer_kept};
	strbuf *asked = sb_new(tmp);
	text_cut(asked, record_text(question, "text"), REMINDER_COLS);
	app_push(ds->s.app, prompt_screen(ds->s.app, _("What was the answer?"), asked->s, answer));
	return EFFECT_REDRAW;
}

unsigned agenda_cycle(struct detail_screen *ds, const char *name)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	record *r;
	const entity *kind = detail_here(ds)->e;
	int64_t id = detail_here(ds)->id;
	const field *f = entity_field(kind, name);
	if (journal_get(journal_of(ds), tmp, &r, kind, id, &e))
		return app_failed(ds->s.app, &e);
	value v = next_choice(r, f);
	if (kind == &e_question && v.s && strcmp(v.s, "répondue") == 0 && !*record_text(r, "answer"))
		return ask_answer(ds, r);
	record_set(r, name, v);
	if (journal_save(journal_of(ds), r, NULL, &e))
		return app_failed(ds->s.app, &e);
	app_tell(ds->s.app, ROLE_OK, _("%s: %s. The same key gives the next choice, u undoes."), _(f->label), v.s ? choice_shown(f, v.s) : _("(nothing)"));
	detail_again(ds, kind, id);
	return EFFECT_RELOAD;
}
