// SPDX-License-Identifier: EUPL-1.2
/* Seven steps through the practice journal, each a door. A step is done when the practice journal holds more than it began with. */
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/desk/marks.h>
#include "today.h"

enum { MORE_MAX = 100000 };

enum done_by { ADDED, UNDONE };
static const struct practice_step {
	const char *text;
	const entity *e;   /* ADDED: one more of these */
	const char *page;  /* a mark of that page; where it leads when there is no form */
	bool form;
	enum done_by by;
} steps[] = {
	{N_("Read a page of the guide"), &e_mark, "pendant-la-reunion", false, ADDED},
	{N_("Add an item to the next meeting: a"), &e_agenda_item, NULL, false, ADDED},
	{N_("Note a question to ask"), &e_question, NULL, true, ADDED},
	{N_("Note an expense: a trip, a meal"), &e_expense, NULL, true, ADDED},
	{N_("Note something to do"), &e_action, NULL, true, ADDED},
	{N_("Take back what you just did: u"), NULL, "annuler", false, UNDONE},
	{N_("Read how to find a note again"), &e_mark, "retrouver", false, ADDED},
};

/* What the practice journal began with. */
struct began {
	const struct practice_step *step;
	int64_t count;
};

static const char *sample_value(const sample *s, const char *name)
{
	for (size_t i = 0; i < s->count; i++)
		if (!strcmp(s->names[i], name))
			return s->values[i];
	return "";
}

static int count_sample(void *data, const sample *s)
{
	struct began *b = data;

	for (size_t i = 0; i < LENGTH(steps); i++) {
		const char *of = steps[i].page;
		if (steps[i].e == s->e && (!of || (!strcmp(sample_value(s, "page"), of) && !strcmp(sample_value(s, "kind"), MARK_READ))))
			b[i].count++;
	}
	return 0;
}

/* Changes are numbered in turn. What was taken back keeps its number until something else is written, then the number is missing. */
static int undone(struct today_maker *m, bool *done)
{
	AUTO_CTX(tmp);
	change *list;
	size_t count;
	int code = journal_history(m->d->j, tmp, &list, &count, 0, m->e);

	*done = !code && count && list[0].id > (int64_t)count;
	for (size_t i = 0; i < count && !code; i++)
		*done |= list[i].undone;
	return code;
}

static int is_done(struct today_maker *m, const struct began *b, bool *done)
{
	const struct practice_step *s = b->step;

	if (s->by == UNDONE)
		return undone(m, done);
	const query *q = s->page ? marks_query(m->out, MARK_READ, s->page) : query_new(m->out, s->e);
	*done = journal_count(m->d->j, q, MORE_MAX) > b->count;
	return 0;
}

/* The first meeting from today on; its own screen is where items are added. */
static int next_meeting(struct today_maker *m, today_door *door)
{
	query *q = query_new(m->out, &e_meeting);
	record **rows;
	size_t count;
	char iso[11];

	date_to_iso(iso, m->today);
	query_where(q, "date", OP_FROM, value_text(q, iso));
	query_sort(q, "date", NULL);
	int code = today_rows(m, q, 1, &rows, &count);
	if (!code && count)
		*door = (today_door){.e = &e_meeting, .id = rows[0]->id};
	return code;
}

static int add_step(struct today_maker *m, const struct practice_step *s, size_t number, bool done)
{
	today_add(m, false, done ? _("%zu done: %s") : "%zu. %s", number, _(s->text));
	today_door *door = &today_last(m)->door;
	if (s->form || s->page)
		*door = (today_door){.e = s->form ? s->e : NULL, .form = s->form, .page = s->page};
	return s->form || s->page ? 0 : next_meeting(m, door);
}

/* Which are done, and how many. */
static int look_done(struct today_maker *m, bool *done, size_t *all)
{
	struct began began[LENGTH(steps)] = {0};
	int code = library_samples(m->d->l, count_sample, began, m->e);

	for (size_t i = 0; i < LENGTH(steps) && !code; i++) {
		began[i].step = &steps[i];
		code = is_done(m, &began[i], &done[i]);
	}
	if (code)
		return code;
	/* What was taken back had been done. */
	for (size_t i = 1; i < LENGTH(steps); i++)
		done[i - 1] |= steps[i].by == UNDONE && done[i];
	for (size_t i = 0; i < LENGTH(steps); i++)
		*all += done[i];
	return 0;
}

int today_practice(struct today_maker *m)
{
	bool done[LENGTH(steps)];
	size_t all = 0;
	int code = m->d->demo && m->d->l ? look_done(m, done, &all) : 0;

	if (code || !m->d->demo || !m->d->l)
		return code;
	if (all == LENGTH(steps))
		today_add(m, false, "%s", _("All seven are done. q leaves the practice."));
	for (size_t i = 0; i < LENGTH(steps) && !code && all < LENGTH(steps); i++)
		code = add_step(m, &steps[i], i + 1, done[i]);
	return code;
}
