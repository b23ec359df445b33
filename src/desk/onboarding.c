// SPDX-License-Identifier: EUPL-1.2
/* The first steps of a representative, ticked by what the notebook shows, or by the person. */
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/desk/marks.h>
#include <carnet/library/onboarding.h>
#include "reading.h"
#include "today.h"

static const char steps_page[] = "parcours";

typedef struct step_standing {
	const step *step;
	bool shown;   /* the notebook shows that it is done */
	bool ticked;  /* the person says so */
} step_standing;
typedef struct onboarding {
	step_standing *list;
	size_t count, done;
	const step *next; /* the first one not done, NULL when all are */
} onboarding;

/* --- What the notebook shows ------------------------------------------------------------------------------------------- */

/* A field that nobody fills in is looked for in the last records noted only: home is read at once in any journal. */
enum { LOOKED_AT = 500 };

static int64_t last_id(desk *d, const entity *e)
{
	AUTO_CTX(tmp);
	AUTO_ERR ignored = {0};
	query *q = query_new(tmp, e);
	record **rows;
	size_t count;

	q->brief = true;
	query_sort(q, "-id", NULL);
	return journal_window(d->j, tmp, q, NULL, false, 1, &rows, &count, &ignored) || !count ? 0 : rows[0]->id;
}

static bool has(desk *d, const entity *e, const char *filled)
{
	AUTO_CTX(tmp);
	query *q = query_new(tmp, e);

	if (filled) {
		query_where(q, "id", OP_FROM, value_int(last_id(d, e) - LOOKED_AT + 1));
		query_where(q, filled, OP_SET, (value){0});
	}
	return journal_count(d->j, q, 1) > 0;
}

static bool pages_read(desk *d, const step *s)
{
	AUTO_CTX(tmp);

	for (size_t i = 0; i < s->nread; i++)
		if (!journal_count(d->j, marks_query(tmp, MARK_READ, s->read[i]), 1))
			return false;
	return s->nread > 0;
}

/* Names of the content; a step is shown as soon as one of its rows holds. by_hand, and what a pack may call otherwise, are the person's. */
static const struct check {
	const char *name;
	const entity *e;
	const char *field; /* that is filled in, NULL: any record */
} checks[] = {
	{"has_profile", &e_profile, NULL},
	{"has_cpts", &e_cpts, NULL},
	{"has_mandate", &e_mandate, NULL},
	{"has_contact", &e_contact, "role"},
	{"has_contact", &e_cpts, "coordinator_name"},
	{"has_meeting", &e_meeting, NULL},
	{"has_prepared_meeting", &e_meeting, "preparation"},
	{"has_prepared_meeting", &e_question, NULL},
	{"has_expense", &e_expense, NULL},
	{"has_assessment", &e_assessment, NULL},
};

static bool is_shown(desk *d, const step *s)
{
	bool shown = !strcmp(s->check, "read_pages") && pages_read(d, s);

	for (size_t i = 0; i < LENGTH(checks) && !shown; i++)
		shown = !strcmp(checks[i].name, s->check) && has(d, checks[i].e, checks[i].field);
	return shown;
}

static const entity *noted_in(const step *s)
{
	for (size_t i = 0; i < LENGTH(checks); i++)
		if (!strcmp(checks[i].name, s->check))
			return checks[i].e;
	return NULL;
}

static int tick_row(void *data, const record *mark)
{
	onboarding *o = data;

	for (size_t i = 0; i < o->count; i++)
		o->list[i].ticked |= !strcmp(o->list[i].step->id, record_text(mark, "anchor"));
	return 0;
}

/* Every step with where it stands: what the notebook shows is looked up anew, what the person ticked is a mark. */
static int steps_stand(desk *d, const void *parent, onboarding **out, struct err *e)
{
	onboarding *o = NEW(parent, onboarding);
	step *steps;
	int code = library_steps(d->l, o, &steps, &o->count, e);

	*out = o;
	o->list = mem_alloc(o, (o->count + 1) * sizeof *o->list, "steps");
	for (size_t i = 0; i < o->count && !code; i++)
		o->list[i] = (step_standing){.step = &steps[i], .shown = is_shown(d, &steps[i])};
	code = code ? code : journal_each(d->j, marks_query(o, MARK_STEP, steps_page), tick_row, o, e);
	for (size_t i = 0; i < o->count && !code; i++) {
		const step_standing *s = &o->list[i];
		o->done += s->shown || s->ticked;
		if (!s->shown && !s->ticked && !o->next)
			o->next = s->step;
	}
	return code;
}

/* --- The page ---------------------------------------------------------------------------------------------------------- */

static void add_reading(desk *d, doc *made, node *item, const step *s)
{
	AUTO_CTX(tmp);
	node *list = NULL;

	for (size_t i = 0; i < s->nread; i++) {
		AUTO_ERR gone = {0};
		page *on;
		const char *title = library_page(d->l, tmp, s->read[i], &on, &gone) ? s->read[i] : on->title;
		if (!list) {
			doc_paragraph(made, item, _("To read:"));
			list = doc_list(made, item, false);
		}
		doc_link(made, doc_item(made, list, MARK_BULLET, ""), title, mem_printf(tmp, "page:%s", s->read[i]));
	}
}

static void add_todo(desk *d, doc *made, node *item, const step *s)
{
	AUTO_CTX(tmp);
	const entity *e = noted_in(s);

	doc_add_markdown(made, item, s->action, 0);
	add_reading(d, made, item, s);
	node *p = doc_paragraph(made, item, mem_printf(tmp, _("Done when: %s"), s->proof));
	if (!e)
		return;
	doc_text(made, p, " ");
	doc_link(made, p, _("Note it here"), mem_printf(tmp, "entity:%s", e->name));
}

static void add_step(desk *d, doc *made, node *list, const step_standing *s, size_t number)
{
	AUTO_CTX(tmp);
	bool done = s->shown || s->ticked;
	node *item = doc_item(made, list, done ? MARK_DONE : MARK_TODO, "");

	doc_strong(made, doc_add(made, item, N_PARAGRAPH), mem_printf(tmp, "%zu. %s", number, s->step->title));
	if (!done)
		add_todo(d, made, item, s->step);
	else
		doc_paragraph(made, item, s->shown ? _("Done: your notebook shows it.") : _("Done: you ticked it."));
}

int reading_add_steps(desk *d, reading *r, struct err *e)
{
	AUTO_CTX(tmp);
	onboarding *o;
	int code = steps_stand(d, tmp, &o, e);

	if (code)
		return code;
	doc *made = reading_begin(r, r->title);
	bool *settled = mem_alloc(r, o->count + 1, "settled");
	doc_paragraph(made, NULL, mem_printf(tmp, ngettext("%zu step of %zu done. Most tick themselves as you use your notebook; Space ticks what was done elsewhere.",
		"%zu steps of %zu done. Most tick themselves as you use your notebook; Space ticks what was done elsewhere.", o->done), o->done, o->count));
	node *list = doc_list(made, NULL, false);
	r->boxes = NEW_ARRAY(r, const char *, o->count + 1);
	for (size_t i = 0; i < o->count; i++) {
		add_step(d, made, list, &o->list[i], i + 1);
		r->boxes[i] = mem_dup(r, o->list[i].step->id);
		settled[i] = o->list[i].shown;
	}
	r->nboxes = o->count;
	r->settled = settled;
	r->box_kind = MARK_STEP;
	r->box_page = r->id;
	return 0;
}

/* --- Home -------------------------------------------------------------------------------------------------------------- */

int today_steps(struct today_maker *m)
{
	AUTO_CTX(tmp);
	onboarding *o;

	if (!m->d->l)
		return 0;
	int code = steps_stand(m->d, tmp, &o, m->e);
	if (code || !o->next)
		return code;
	today_add(m, false, ngettext("%zu step of %zu", "%zu steps of %zu", o->done), o->done, o->count);
	today_add(m, false, _("Next: %s"), o->next->title);
	m->b->door.page = steps_page;
	return 0;
}
