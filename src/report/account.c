// SPDX-License-Identifier: EUPL-1.2
/* What is told of a meeting: to the association, in public fields only; to oneself, everything. */
#include <carnet/rules/carry.h>
#include <carnet/rules/meetings.h>
#include <string.h>
#include "dossier.h"

static bool is(const record *r, const char *name, const char *stored)
{
	return !strcmp(record_text(r, name), stored);
}

static void facts(struct dossier *d)
{
	struct writer *w = &d->w;
	int64_t cpts = record_int(d->meeting, "cpts");
	const char *start = record_text(d->meeting, "start"), *end = record_text(d->meeting, "end");
	const char *date = w_day(w, record_text(d->meeting, "date"), DATE_FULL);

	w_fact(w, _("When"), *start && *end ? w_printf(w, _("%s, from %s to %s"), date, start, end) : date);
	if (*record_text(d->meeting, "place") || record_int(d->meeting, "remote"))
		w_fact(w, _("Where"), w_place(w, d->meeting));
	w_fact(w, _("CPTS"), w_title(w, &e_cpts, cpts));
	if (d->mandate)
		w_fact(w, _("I sit as"), w_seat(w, d->mandate));
	w_fact(w, _("Attendance"), w_choice(d->meeting, "attendance"));
}

static void prose(struct writer *w, const char *heading, const char *text)
{
	if (!*text)
		return;
	w_heading(w, 2, heading);
	w_prose(w, text);
}

static bool noted_by_points(const struct dossier *d)
{
	for (size_t i = 0; i < d->points.count; i++)
		if (*record_text(d->points.list[i], "decision") || *record_text(d->points.list[i], "voice"))
			return true;
	return false;
}

static void decided(struct dossier *d)
{
	struct writer *w = &d->w;
	node *list = NULL;

	for (size_t i = 0; i < d->points.count; i++) {
		const record *p = d->points.list[i];
		const char *outcome = w_choice(p, "outcome");
		if (!*record_text(p, "decision") || is(p, "outcome", "reporté"))
			continue;
		if (!list) {
			w_heading(w, 2, _("Decided"));
			list = w_list(w);
		}
		node *item = doc_add(w->d, list, N_ITEM);
		doc_strong(w->d, item, record_text(p, "title"));
		doc_text(w->d, item, w_flat(w, w_printf(w, *outcome ? _(": %s (%s)") : _(": %s%s"), record_text(p, "decision"), outcome)));
	}
}

static void said(struct dossier *d)
{
	struct writer *w = &d->w;
	bool any = false;

	for (size_t i = 0; i < d->points.count; i++) {
		const record *p = d->points.list[i];
		const char *how = w_choice(p, "involvement");
		if (!*record_text(p, "voice"))
			continue;
		if (!any)
			w_heading(w, 2, _("What I said"));
		w_fact(w, record_text(p, "title"), *how ? w_printf(w, _("%s (users %s)"), record_text(p, "voice"), how) : record_text(p, "voice"));
		any = true;
	}
}

static void answers(struct dossier *d)
{
	struct writer *w = &d->w;
	node *list = NULL;

	for (size_t i = 0; i < d->questions.count; i++) {
		const record *q = d->questions.list[i];
		const char *answer = record_text(q, "answer");
		if (is(q, "status", "à poser"))
			continue;
		if (!list) {
			w_heading(w, 2, _("Questions asked"));
			list = w_list(w);
		}
		w_item(w, list, _("%s Answer: %s"), record_text(q, "text"), *answer ? answer : _("no answer yet"));
	}
}

static void blocked(struct dossier *d)
{
	struct writer *w = &d->w;
	node *list = NULL;

	for (size_t i = 0; i < d->points.count; i++) {
		const record *p = d->points.list[i];
		bool postponed = is(p, "outcome", "reporté");
		if (!postponed && !carry_unfinished(p, d->meeting))
			continue;
		if (!list) {
			w_heading(w, 2, _("What is stuck, what is to follow"));
			list = w_list(w);
		}
		w_item(w, list, _("%s: %s"), record_text(p, "title"), postponed ? _("postponed") : _("to follow"));
	}
}

/* Those of the meeting, or of one of its points and of no meeting. */
static int actions_of(struct dossier *d, bool of_point, int64_t id, node **list)
{
	struct writer *w = &d->w;
	rows actions;
	int code = w_parts(w, &e_action, of_point ? "agenda_item" : "meeting", id, 0, &actions);

	for (size_t i = 0; i < actions.count && !code; i++) {
		bool told = of_point && record_int(actions.list[i], "meeting");
		if (told || is(actions.list[i], "status", "abandonné"))
			continue;
		if (!*list) {
			w_heading(w, 2, _("Actions"));
			*list = w_list(w);
		}
		w_action(w, *list, actions.list[i], true);
	}
	return code;
}

static int to_do(struct dossier *d)
{
	node *list = NULL;
	int code = actions_of(d, false, d->meeting->id, &list);

	for (size_t i = 0; i < d->points.count && !code; i++)
		code = actions_of(d, true, d->points.list[i]->id, &list);
	return code;
}

static int next_one(struct dossier *d)
{
	struct writer *w = &d->w;
	record *next;
	int code = meeting_after(w->j, w->tmp, d->meeting, &next, w->e);

	if (code)
		return code;
	w_heading(w, 2, _("Next meeting"));
	if (next)
		w_para(w, "%s", w_capital(w, w_when(w, next)));
	else if (*record_text(d->meeting, "next_date"))
		w_para(w, "%s", w_capital(w, w_day(w, record_text(d->meeting, "next_date"), DATE_FULL)));
	else
		w_para(w, _("Not fixed yet."));
	return 0;
}

int report_account(const report_from *from, const void *parent, int64_t meeting, doc **out, struct err *e)
{
	AUTO_CTX(tmp);
	struct dossier d;
	int code = dossier_begin(&d, from, parent, meeting, tmp, _("For my association"), DATE_FULL, e);

	if (code)
		return code;
	struct writer *w = &d.w;
	facts(&d);
	if (!noted_by_points(&d))
		prose(w, _("Minutes"), record_text(d.meeting, "minutes"));
	decided(&d);
	said(&d);
	answers(&d);
	blocked(&d);
	code = to_do(&d);
	if (!code)
		code = next_one(&d);
	w_heading(w, 2, _("I need you"));
	w_room(w, _("An opinion, a volunteer, a date"));
	*out = w->d;
	return code;
}

/* What was typed line by line is told line by line. */
static void noted(struct writer *w, const char *label, const char *text)
{
	const char *lines = w_lines(w, text, "\n");

	if (!*lines)
		return;
	node *p = doc_add(w->d, NULL, N_PARAGRAPH);
	doc_strong(w->d, p, label);
	doc_text(w->d, p, w_printf(w, _(": %s"), lines));
}

/* Each point with all that is noted of it. */
static void whole_points(struct dossier *d)
{
	static const struct {
		const char *field, *label;
	} told[] = {{"decision", N_("Decision")}, {"voice", N_("I said")}, {"notes", N_("My notes")}};
	static const char *const choices[] = {"outcome", "vote", "involvement", "follow_up"};
	struct writer *w = &d->w;

	if (d->points.count)
		w_heading(w, 2, _("Points"));
	for (size_t i = 0; i < d->points.count; i++) {
		const record *p = d->points.list[i];
		w_heading(w, 3, w_printf(w, "%zu. %s", i + 1, record_text(p, "title")));
		for (size_t k = 0; k < LENGTH(told); k++)
			noted(w, _(told[k].label), record_text(p, told[k].field));
		for (size_t k = 0; k < LENGTH(choices); k++)
			w_fact(w, _(entity_field(&e_agenda_item, choices[k])->label), w_choice(p, choices[k]));
	}
}

static const char *hours(struct dossier *d)
{
	struct writer *w = &d->w;
	int64_t prep = record_int(d->meeting, "prep_minutes"), travel = record_int(d->meeting, "travel_minutes");

	if (!prep && !travel)
		return "";
	return w_printf(w, _("preparing %s, travelling %s"), w_duration(w, prep), w_duration(w, travel));
}

int report_minutes(const report_from *from, const void *parent, int64_t meeting, doc **out, struct err *e)
{
	AUTO_CTX(tmp);
	struct dossier d;
	int code = dossier_begin(&d, from, parent, meeting, tmp, _("For myself"), DATE_FULL, e);

	if (code)
		return code;
	struct writer *w = &d.w;
	w_para(w, _("Private notes included: do not hand it out as it is."));
	facts(&d);
	w_fact(w, _("Chaired by"), record_text(d.meeting, "chair"));
	w_fact(w, _("Present"), record_text(d.meeting, "attendees"));
	w_fact(w, _("Time"), hours(&d));
	whole_points(&d);
	answers(&d);
	code = to_do(&d);
	prose(w, _("Minutes"), record_text(d.meeting, "minutes"));
	prose(w, _("My preparation"), record_text(d.meeting, "preparation"));
	if (!code)
		code = next_one(&d);
	*out = w->d;
	return code;
}
