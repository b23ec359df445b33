// SPDX-License-Identifier: EUPL-1.2
#include "form.h"
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/mem.h>
#include <carnet/rules/meetings.h>

/* The first thing to fill in: not what the program knows already. */
static size_t first_stop(const struct form *f)
{
	for (size_t i = 0; i < f->shown; i++) {
		if (f->inputs[i]->f->type != &t_reference || !*input_typed(f->inputs[i]))
			return i;
	}
	return 0;
}

struct form *form_new(const void *parent, journal *j, const record *start)
{
	struct form *f = NEW(parent, struct form);
	f->j = j;
	f->e = start->e;
	f->start = record_copy(f, start);
	form_make(f);
	for (size_t i = 0; i < f->all; i++) {
		struct input *c = f->inputs[i];
		input_set_value(c, j, record_get(start, c->f->name));
		input_settle(c);
	}
	form_arrange(f);
	f->mandate = f->e == &e_meeting ? record_int(start, "mandate") : 0;
	f->focus = first_stop(f);
	if (f->shown)
		input_enter(f->inputs[f->focus]);
	return f;
}

/* What a new record takes over from the one written last; a group goes together, or not at all when one of it is given. Never a person's name. */
static const struct remembered {
	const entity *e;
	const char *fields[3];
} remembered[] = {
	{&e_expense, {"payer", "vehicle"}},
	{&e_expense, {"mandate"}},
	{&e_meeting, {"mandate", "cpts"}},
	{&e_mandate, {"cpts"}},
	{&e_mandate, {"association"}},
	{&e_contact, {"cpts"}},
	{&e_assessment, {"cpts"}},
};

static bool gives(const record *with, const struct remembered *m)
{
	for (size_t i = 0; with && m->fields[i]; i++) {
		if (record_get(with, m->fields[i])->kind != V_NULL)
			return true;
	}
	return false;
}

/* with: that has this field, NULL for any. */
static const record *newest(const void *parent, journal *j, const entity *e, const char *with)
{
	AUTO_ERR err = {0};
	query *q = query_new(parent, e);
	record **last;
	size_t n;
	if (with)
		query_where(q, with, OP_SET, (value){.kind = V_NULL});
	return query_sort(q, "-id", &err) || journal_window(j, parent, q, NULL, false, 1, &last, &n, &err) || !n ? NULL : last[0];
}

/* With nothing written yet, the only one there is: a first mandate, a first payer. */
static void take_only(record *r, journal *j, const char *name)
{
	AUTO_CTX(tmp);
	const entity *to = entity_named(entity_field(r->e, name)->opt.ref);
	const record *one = journal_count(j, query_new(tmp, to), 2) == 1 ? newest(tmp, j, to, NULL) : NULL;
	if (one)
		record_set(r, name, value_int(one->id));
}

static void remember(record *r, journal *j, const record *with)
{
	AUTO_CTX(tmp);
	const record *last = newest(tmp, j, r->e, NULL);
	for (size_t i = 0; i < LENGTH(remembered); i++) {
		const struct remembered *m = &remembered[i];
		if (m->e != r->e || gives(with, m))
			continue;
		for (size_t k = 0; m->fields[k]; k++) {
			/* Not every kind has a vehicle: the last one is that of the last trip. */
			const record *had = last && entity_field(r->e, m->fields[k])->opt.when ? newest(tmp, j, r->e, m->fields[k]) : last;
			if (had)
				record_set(r, m->fields[k], *record_get(had, m->fields[k]));
			else if (!last)
				take_only(r, j, m->fields[k]);
		}
	}
}

/* A meeting is of the body of its mandate, unless it says otherwise. */
static const char *const body_fields[][2] = {{"kind", "body"}, {"body_name", "body_name"}};

static void take_body(record *meeting, journal *j)
{
	AUTO_CTX(tmp);
	AUTO_ERR gone = {0};
	record *mandate;
	if (!record_int(meeting, "mandate") || *record_text(meeting, "kind") || journal_get(j, tmp, &mandate, &e_mandate, record_int(meeting, "mandate"), &gone))
		return;
	for (size_t i = 0; i < LENGTH(body_fields); i++)
		record_set(meeting, body_fields[i][0], *record_get(mandate, body_fields[i][1]));
}

/* Another mandate was chosen: its body takes the place of the one that the former gave. */
static void change_body(struct form *f)
{
	AUTO_CTX(tmp);
	AUTO_ERR gone = {0};
	record *now = form_understood(tmp, f), *former, *mandate;
	int64_t id = record_int(now, "mandate");
	if (id == f->mandate || !id || journal_get(f->j, tmp, &mandate, &e_mandate, id, &gone))
		return;
	bool had = f->mandate && journal_get(f->j, tmp, &former, &e_mandate, f->mandate, &gone) == 0;
	f->mandate = id;
	for (size_t i = 0; i < LENGTH(body_fields); i++) {
		struct input *c = form_input(f, entity_field(&e_meeting, body_fields[i][0]));
		const char *typed = record_text(now, body_fields[i][0]);
		if (!*typed || (had && strcmp(typed, record_text(former, body_fields[i][1])) == 0))
			input_set(c, f->j, record_text(mandate, body_fields[i][1]));
	}
}

/* A question is for the next meeting, unless it says otherwise. */
static void take_next(record *question, journal *j)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	record *next;
	if (!record_int(question, "meeting") && meeting_next(j, tmp, &next, &e) == 0 && next)
		record_set(question, "meeting", value_int(next->id));
}

/* Its item was chosen: its meeting is that of the item. */
static void change_meeting(struct form *f)
{
	AUTO_CTX(tmp);
	AUTO_ERR gone = {0};
	record *item;
	int64_t id = record_int(form_understood(tmp, f), "agenda_item");
	if (id && journal_get(f->j, tmp, &item, &e_agenda_item, id, &gone) == 0)
		input_set(form_input(f, entity_field(&e_question, "meeting")), f->j, mem_printf(tmp, "%lld", (long long)record_int(item, "meeting")));
}

record *form_start(const void *parent, journal *j, const entity *e, const record *with)
{
	record *r = record_new(parent, e);
	record_fallbacks(r);
	remember(r, j, with);
	const field *date = entity_field(e, "date");
	/* The meeting that follows another is not today's: until its day is announced, it is asked. */
	bool follows = e == &e_meeting && with && *record_text(with, "title");
	if (date && date->type == &t_date && (date->flags & F_NEED) && !follows) {
		char today[11];
		date_to_iso(today, clock_today());
		record_set(r, date->name, value_text(r, today));
	}
	for (size_t i = 0; with && i < e->nfields; i++) {
		if (with->v[i].kind != V_NULL)
			r->v[i] = value_copy(r, &with->v[i]);
	}
	if (e == &e_meeting)
		take_body(r, j);
	if (e == &e_question)
		take_next(r, j);
	return r;
}

record *form_start_from(const void *parent, const record *from, const entity *e, const field *link)
{
	record *r = record_new(parent, e);
	for (size_t i = 0; i < e->nfields; i++) {
		const field *f = &e->fields[i];
		int at = field_index_named(from->e, f->name);
		bool carries = f->type == &t_reference || (f->type == &t_date && (f->flags & F_NEED));
		if (at >= 0 && carries && !(f->flags & F_AUTO) && from->e->fields[at].type == f->type)
			r->v[i] = value_copy(r, &from->v[at]);
	}
	record_set(r, link->name, value_int(from->id));
	return r;
}

struct input *form_input(const struct form *f, const field *which)
{
	for (size_t i = 0; i < f->all; i++) {
		if (f->inputs[i]->f == which)
			return f->inputs[i];
	}
	return NULL;
}

struct input *form_focus(const struct form *f)
{
	return f->focus < f->shown ? f->inputs[f->focus] : NULL;
}

void form_go(struct form *f, size_t stop)
{
	struct input *left = form_focus(f), *to = stop < f->shown ? f->inputs[stop] : NULL;
	bool next = stop == f->focus + 1, save = stop + 1 >= form_stops(f);
	if (left)
		input_leave(left, f->j);
	if (left && f->e == &e_meeting)
		change_body(f);
	if (left && f->e == &e_question && strcmp(left->f->name, "agenda_item") == 0)
		change_meeting(f);
	form_arrange(f);
	if (left && next)
		f->focus++;
	else
		f->focus = to ? form_stop_of(f, to) : save ? form_stops(f) - 1 : f->shown;
	if (form_focus(f))
		input_enter(form_focus(f));
}

void form_go_field(struct form *f, const field *which)
{
	struct input *c = form_input(f, which);
	if (c)
		form_go(f, form_reveal(f, c));
}

bool form_changed(const struct form *f)
{
	for (size_t i = 0; i < f->all; i++) {
		if (input_changed(f->inputs[i]))
			return true;
	}
	return false;
}

static void first_said(struct form *f)
{
	for (size_t i = 0; i < f->all; i++) {
		if (!f->inputs[i]->said)
			continue;
		f->focus = form_reveal(f, f->inputs[i]);
		input_enter(f->inputs[i]);
		return;
	}
}

/* Every control into the record: what cannot be understood is said beside it. */
static size_t gather(struct form *f, record *r)
{
	size_t wrong = 0;
	for (size_t i = 0; i < f->all; i++) {
		struct input *c = f->inputs[i];
		AUTO_ERR e = {0};
		journal_type(f->j, r, c->f, i < f->count ? input_typed(c) : "", &e);
		input_say(c, &e);
		wrong += e.code != 0;
	}
	return wrong;
}

record *form_understood(const void *parent, const struct form *f)
{
	record *r = record_copy(parent, f->start);
	for (size_t i = 0; i < f->all; i++) {
		AUTO_ERR ignored = {0};
		if (i >= f->count || journal_type(f->j, r, f->inputs[i]->f, input_typed(f->inputs[i]), &ignored))
			record_set(r, f->inputs[i]->f->name, (value){.kind = V_NULL});
	}
	return r;
}

/* The control that a problem's place ("meeting.date") names. */
static struct input *placed(const struct form *f, const struct err *problem)
{
	const char *dot = problem->place ? strchr(problem->place, '.') : NULL;
	int i = dot ? field_index_named(f->e, dot + 1) : -1;
	return i < 0 ? NULL : form_input(f, &f->e->fields[i]);
}

static bool say_problem(struct form *f, const struct err *problem)
{
	struct input *c = placed(f, problem);
	if (c && (!c->said || (c->doubt && !problem->warning)))
		input_say(c, problem);
	return c != NULL;
}

static int keep_record(struct form *f, record *r, struct problems *p, struct err *e)
{
	return f->keep ? f->keep(f->keeper, r, f->start->id ? f->start : NULL, p, e) : journal_save(f->j, r, p, e);
}

/* Tried inside an action, so that the journal's own rules and doubts are heard before anything is kept. */
static enum form_end keep(struct form *f, record *r, bool sure, struct err *e)
{
	AUTO_PROBLEMS p = {0};
	AUTO_ERR bad = {0};
	if (journal_begin(f->j, NULL, e))
		return FORM_FAILED;
	bool failed = keep_record(f, r, &p, &bad) != 0, said = false;
	for (size_t i = 0; i < p.count; i++)
		said |= say_problem(f, &p.list[i]);
	if (failed && !said)
		said = say_problem(f, &bad);
	if (!failed && (sure || !said))
		return journal_commit(f->j, e) ? FORM_FAILED : FORM_KEPT;
	journal_rollback(f->j);
	if (failed && !said)
		err_set(e, bad.code, bad.what, bad.todo);
	return !failed ? FORM_DOUBT : said ? FORM_WRONG : FORM_FAILED;
}

enum form_end form_save(struct form *f, bool sure, int64_t *id, struct err *e)
{
	AUTO_CTX(tmp);
	if (form_focus(f))
		input_leave(form_focus(f), f->j);
	if (f->start->id && !form_changed(f))
		return FORM_SAME;
	record *r = record_copy(tmp, f->start);
	enum form_end end = gather(f, r) ? FORM_WRONG : keep(f, r, sure, e);
	if (end == FORM_WRONG || end == FORM_DOUBT)
		first_said(f);
	if (end != FORM_KEPT)
		return end;
	*id = r->id;
	for (size_t i = 0; i < f->all; i++)
		input_settle(f->inputs[i]);
	AUTO_ERR ignored = {0};
	form_drop_draft(f, &ignored); /* at worst it is offered once more */
	return FORM_KEPT;
}

int form_keep_draft(struct form *f, struct err *e)
{
	AUTO_CTX(tmp);
	if (!form_changed(f))
		return form_drop_draft(f, e);
	if (!f->draft)
		f->draft = draft_new_key(f, f->e, f->start->id);
	draft_field *list = NEW_ARRAY(tmp, draft_field, f->count);
	size_t n = 0;
	for (size_t i = 0; i < f->count; i++) {
		const struct input *c = f->inputs[i];
		if (input_changed(c) || (!f->start->id && *input_typed(c)))
			list[n++] = (draft_field){c->f->name, input_typed(c)};
	}
	return draft_put(f->j, f->draft, list, n, e);
}

int form_drop_draft(struct form *f, struct err *e)
{
	if (!f->draft)
		return 0;
	int failed = draft_drop(f->j, f->draft, e);
	if (!failed)
		TALLOC_FREE(f->draft);
	return failed;
}

int form_release_draft(struct form *f, struct err *e)
{
	return f->draft ? draft_release(f->j, f->draft, e) : 0;
}

void form_resume(struct form *f, const draft *d)
{
	f->draft = mem_dup(f, d->key);
	for (size_t i = 0; i < d->count; i++) {
		int at = field_index_named(f->e, d->fields[i].name);
		struct input *c = at < 0 ? NULL : form_input(f, &f->e->fields[at]);
		if (c)
			input_set(c, f->j, d->fields[i].typed);
	}
	form_arrange(f);
}

/* A draft of a part belongs to one owner only: an agenda item of another meeting is not offered here. */
static bool same_owner(const struct form *f, const draft *d)
{
	const field *owner = entity_owner(f->e);
	const struct input *c = owner ? form_input(f, owner) : NULL;
	for (size_t i = 0; c && i < d->count; i++) {
		if (strcmp(d->fields[i].name, owner->name) == 0)
			return strcmp(d->fields[i].typed, c->initial) == 0;
	}
	return true;
}

draft *form_find_draft(const struct form *f, const void *parent)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	const char *prefix = f->start->id ? mem_printf(tmp, "%s/%lld/", f->e->name, (long long)f->start->id) : mem_printf(tmp, "%s/new/", f->e->name);
	draft *list;
	size_t n;
	if (draft_list(f->j, parent, prefix, &list, &n, &e))
		return NULL;
	for (size_t i = 0; i < n; i++) {
		if (!list[i].held && same_owner(f, &list[i]))
			return &list[i];
	}
	return NULL;
}

const char *form_draft_words(struct form *f, const void *parent, const draft *d)
{
	const char *typed = NULL;
	const field *at = NULL;
	for (size_t i = d->count; i-- > 0;) {
		int known = field_index_named(f->e, d->fields[i].name);
		const field *one = known < 0 ? NULL : &f->e->fields[known];
		if (!one || one->flags & F_AUTO || (at && one->type != &t_text && one->type != &t_prose))
			continue;
		at = one;
		typed = d->fields[i].typed;
	}
	if (!at)
		return "";
	struct input *c = input_new(parent, at);
	input_set(c, f->j, typed);
	return input_chosen(c) ? c->shown : input_typed(c);
}
