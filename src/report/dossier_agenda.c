// SPDX-License-Identifier: EUPL-1.2
/* Agenda, questions, private notes: what one reads and writes in during the meeting. */
#include <carnet/rules/carry.h>
#include <string.h>
#include "dossier.h"

/* What became of the point the last time, in one paragraph. */
static void last_time(struct dossier *d, const origin *o)
{
	struct writer *w = &d->w;
	record *meeting;
	AUTO_ERR ignored = {0};

	if (!o->last || journal_get(w->j, w->tmp, &meeting, &e_meeting, record_int(o->last, "meeting"), &ignored))
		return;
	const char *decision = record_text(o->last, "decision"), *outcome = w_choice(o->last, "outcome");
	if (!*decision && !*outcome)
		return;
	const char *day = w_day(w, record_text(meeting, "date"), DATE_SHORT);
	const char *text = *decision && *outcome ? w_printf(w, "%s (%s)", decision, outcome) : *decision ? decision : outcome;
	w_fact(w, w_printf(w, _("Last time, on %s"), day), text);
	w_fact(w, _("I said"), record_text(o->last, "voice"));
}

static int agenda_point(struct dossier *d, size_t i)
{
	struct writer *w = &d->w;
	const record *point = d->points.list[i];
	origin o;
	int code = carry_origin(w->j, w->tmp, point, &o, w->e);

	if (code)
		return code;
	w_heading(w, 3, w_printf(w, "%zu. %s", i + 1, record_text(point, "title")));
	if (o.times > 1)
		w_para(w, "%s.", w_capital(w, carry_words(w->tmp, &o)));
	last_time(d, &o);
	w_fact(w, _("Decision"), record_text(point, "decision"));
	if (!*record_text(point, "decision"))
		w_room(w, _("Decision"));
	w_room(w, _("Who, for when"));
	return 0;
}

int dossier_agenda(struct dossier *d)
{
	int code = 0;

	w_heading(&d->w, 2, _("Agenda"));
	if (d->points.count == 0)
		w_para(&d->w, _("No point is noted yet. Ask for the agenda, or paste it into the meeting."));
	for (size_t i = 0; i < d->points.count && !code; i++)
		code = agenda_point(d, i);
	return code;
}

static void ask(struct dossier *d, node *list, const record *q, size_t number)
{
	struct writer *w = &d->w;
	const char *answer = record_text(q, "answer"), *text = record_text(q, "text");
	bool answered = !strcmp(record_text(q, "status"), "répondue");

	text = number ? w_printf(w, _("%s (item %zu)"), text, number) : text;
	w_task(w, list, answered, *answer ? w_printf(w, _("%s Answer: %s"), text, answer) : text);
}

/* At most three a point; number 0: on none. */
static void ask_point(struct dossier *d, node *list, const record *point, size_t number)
{
	record **questions;
	size_t n = dossier_questions(d, point, &questions);

	for (size_t i = 0; i < n && i < POINT_QUESTIONS; i++)
		ask(d, list, questions[i], number);
}

const char *dossier_asked_on(struct dossier *d, const record *q)
{
	AUTO_ERR gone = {0};
	record *meeting;

	return journal_get(d->w.j, d->w.tmp, &meeting, &e_meeting, record_int(q, "meeting"), &gone) ? "" : w_day(&d->w, record_text(meeting, "date"), DATE_SHORT);
}

void dossier_ask_again(struct dossier *d)
{
	struct writer *w = &d->w;

	if (!d->unanswered.count)
		return;
	w_heading(w, 3, _("Still without an answer"));
	node *list = w_list(w);
	for (size_t i = 0; i < d->unanswered.count && i < OPEN; i++) {
		const record *q = d->unanswered.list[i];
		w_task(w, list, false, w_printf(w, _("%s (%s: %s)"), record_text(q, "text"), w_choice(q, "status"), dossier_asked_on(d, q)));
	}
	w_more(w, list, d->unanswered.count > OPEN ? d->unanswered.count - OPEN : 0);
}

int dossier_ask(struct dossier *d)
{
	struct writer *w = &d->w;

	w_heading(w, 2, _("Questions"));
	if (!d->questions.count && !d->unanswered.count)
		w_para(w, _("No question is noted."));
	node *list = d->questions.count ? w_list(w) : NULL;
	for (size_t i = 0; i < d->points.count && list; i++)
		ask_point(d, list, d->points.list[i], i + 1);
	if (list)
		ask_point(d, list, NULL, 0);
	dossier_ask_again(d);
	return 0;
}

int dossier_notes(struct dossier *d)
{
	struct writer *w = &d->w;

	w_heading(w, 2, _("Private notes"));
	w_para(w, _("For you only: take this part out before you hand the dossier to anybody."));
	w_prose(w, record_text(d->meeting, "preparation"));
	for (size_t i = 0; i < d->points.count; i++) {
		const char *notes = record_text(d->points.list[i], "notes");
		if (!*notes)
			continue;
		w_heading(w, 3, record_text(d->points.list[i], "title"));
		w_prose(w, notes);
	}
	if (d->mandate && *record_text(d->mandate, "notes")) {
		w_heading(w, 3, _("On the mandate"));
		w_prose(w, record_text(d->mandate, "notes"));
	}
	return 0;
}
