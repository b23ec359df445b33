// SPDX-License-Identifier: EUPL-1.2
/* The first page of a dossier: understood alone, and by somebody who was not at the earlier meetings. */
#include <carnet/rules/carry.h>
#include <carnet/rules/meetings.h>
#include <string.h>
#include "dossier.h"

/* Invitation and documents: what came when, or what to ask for. */
static const char *papers(struct dossier *d)
{
	struct writer *w = &d->w;
	int days = meeting_notice(d->meeting, "documents_on"), convened = meeting_notice(d->meeting, "convened_on");
	const char *who = d->cpts ? record_text(d->cpts, "coordinator_name") : "";

	if (days != NOTICE_NONE)
		return w_printf(w, ngettext("received on %s, %d day before", "received on %s, %d days before", (unsigned long)days),
				w_day(w, record_text(d->meeting, "documents_on"), DATE_SHORT), days);
	if (w_age(record_text(d->meeting, "date"), w->today) > 0)
		return "";
	const char *ask = *who ? w_printf(w, _("not received yet: ask %s for them"), who) : _("not received yet: ask for them");
	return convened == NOTICE_NONE ? ask : w_printf(w, _("%s (invited on %s)"), ask, w_day(w, record_text(d->meeting, "convened_on"), DATE_SHORT));
}

const char *dossier_chair(struct dossier *d)
{
	const char *chair = record_text(d->meeting, "chair"), *before = d->last ? record_text(d->last, "chair") : "";

	if (*chair)
		return chair;
	return *before ? w_printf(&d->w, _("%s, the last time"), before) : _("not noted");
}

void dossier_facts(struct dossier *d)
{
	struct writer *w = &d->w;
	const char *cpts = d->cpts ? record_text(d->cpts, "name") : "";

	if (meeting_off(d->meeting))
		w_para(w, _("This meeting is noted as %s."), w_choice(d->meeting, "status"));
	w_fact(w, _("When"), w_when(w, d->meeting));
	w_fact(w, _("Where"), *cpts ? w_printf(w, _("%s, %s"), w_place(w, d->meeting), cpts) : w_place(w, d->meeting));
	w_fact(w, _("Chaired by"), dossier_chair(d));
}

void dossier_more_facts(struct dossier *d)
{
	struct writer *w = &d->w;

	w_heading(w, 2, _("Good to know"));
	if (d->mandate) {
		const char *fellow = record_text(d->mandate, "fellow_name"), *seat = w_seat(w, d->mandate);
		w_fact(w, _("I sit as"), *fellow ? w_printf(w, _("%s; with %s"), seat, fellow) : seat);
	}
	w_fact(w, _("Documents"), papers(d));
}

static const record *point_of(const struct dossier *d, const record *question)
{
	for (size_t i = 0; i < d->points.count; i++)
		if (d->points.list[i]->id == record_int(question, "agenda_item"))
			return d->points.list[i];
	return NULL;
}

static size_t point_number(const struct dossier *d, const record *point)
{
	size_t n = 1;

	while (d->points.list[n - 1] != point)
		n++;
	return n;
}

/* What nobody asked yet, or nobody answered, when fewer are written for this meeting; one to follow up is among what was promised. */
static void obtain_again(struct dossier *d, node *list, size_t told)
{
	struct writer *w = &d->w;

	for (size_t i = 0; i < d->unanswered.count && told < FIRST; i++) {
		const record *q = d->unanswered.list[i];
		if (!strcmp(record_text(q, "status"), "à relancer"))
			continue;
		doc_item(w->d, list, MARK_NUMBER, w_printf(w, _("%s (%s: %s)"), w_brief(w, record_text(q, "text"), ASKED), w_choice(q, "status"), dossier_asked_on(d, q)));
		told++;
	}
}

/* How many things are told. */
static size_t to_obtain(const struct dossier *d)
{
	size_t n = d->questions.count;

	for (size_t i = 0; i < d->unanswered.count; i++)
		n += strcmp(record_text(d->unanswered.list[i], "status"), "à relancer") != 0;
	return n < FIRST ? n : FIRST;
}

void dossier_obtain(struct dossier *d, bool with_items)
{
	/* Three are advised where none is written. */
	static const char *const headings[FIRST + 1] = {N_("Three things to obtain"), N_("One thing to obtain"), N_("Two things to obtain"), N_("Three things to obtain")};
	struct writer *w = &d->w;
	size_t n = to_obtain(d);

	w_heading(w, 2, _(headings[n]));
	if (!n) {
		w_para(w, _("No question is written yet. Write three, one to each point that matters most."));
		return;
	}
	node *list = doc_list(w->d, NULL, true);
	for (size_t i = 0; i < d->questions.count && i < FIRST; i++) {
		const record *q = d->questions.list[i], *point = point_of(d, q);
		const char *text = w_brief(w, record_text(q, "text"), ASKED);
		doc_item(w->d, list, MARK_NUMBER, point && with_items ? w_printf(w, _("%s (item %zu)"), text, point_number(d, point)) : text);
	}
	obtain_again(d, list, d->questions.count);
}

/* What was promised: the first ones are told, the others counted. */
struct promises {
	struct dossier *d;
	node *list;
	size_t most, told, left;
};

static bool promise_told(struct promises *p)
{
	bool room = p->told < p->most;

	p->told += room;
	p->left += !room;
	return room;
}

/* What others owe: a reader who was not there is told since when. */
static void promised_action(struct promises *p, const record *a)
{
	struct writer *w = &p->d->w;
	const char *due = w_due(w, a), *owner = w_capital(w, record_text(a, "owner"));
	record *from = NULL;
	AUTO_ERR ignored = {0};

	if (!*owner || !promise_told(p))
		return;
	/* The meeting may be gone: the promise stands without its date. */
	if (record_int(a, "meeting"))
		journal_get(w->j, w->tmp, &from, &e_meeting, record_int(a, "meeting"), &ignored);
	const char *since = from ? w_printf(w, _("promised on %s"), w_day(w, record_text(from, "date"), DATE_SHORT)) : "";
	const char *more = *since && *due ? w_printf(w, "%s, %s", since, due) : *since ? since : due;
	w_item(w, p->list, *more ? _("%s: %s (%s)") : _("%s: %s%s"), owner, w_brief(w, record_text(a, "title"), TOLD), more);
}

/* Points listed again and again without being dealt with. */
static int stubborn(struct promises *p)
{
	struct dossier *d = p->d;
	int code = 0;

	for (size_t i = 0; i < d->points.count && !code; i++) {
		const char *title = record_text(d->points.list[i], "title");
		origin o;
		code = carry_origin(d->w.j, d->w.tmp, d->points.list[i], &o, d->w.e);
		if (!code && o.times >= CARRY_NOTED && !o.seen && promise_told(p))
			w_item(&d->w, p->list, _("“%s”: %s"), w_brief(&d->w, title, TOLD), carry_words(d->w.tmp, &o));
	}
	return code;
}

static void promised_answer(struct promises *p, const record *q)
{
	if (!strcmp(record_text(q, "status"), "à relancer") && promise_told(p))
		w_item(&p->d->w, p->list, _("An answer to: %s"), w_brief(&p->d->w, record_text(q, "text"), TOLD));
}

static int promises_walk(struct promises *p)
{
	struct dossier *d = p->d;
	int code = stubborn(p);

	for (size_t i = 0; i < d->actions.count; i++)
		promised_action(p, d->actions.list[i]);
	for (size_t i = 0; i < d->unanswered.count; i++)
		promised_answer(p, d->unanswered.list[i]);
	return code;
}

/* On the screen of the last minutes the heading says that there are more; on paper a last line does. */
int dossier_promised(struct dossier *d, size_t most)
{
	struct writer *w = &d->w;
	bool brief = most < PROMISED;
	struct promises all = {.d = d}, p = {.d = d, .most = most};
	int code = promises_walk(&all);

	if (brief && all.left > most)
		w_heading(w, 2, w_printf(w, _("What was promised (%zu of %zu)"), most, all.left));
	else
		w_heading(w, 2, _("What was promised"));
	p.list = w_list(w);
	if (!code)
		code = promises_walk(&p);
	if (!p.told)
		w_item(w, p.list, "%s", _("Nothing that is noted."));
	if (p.left && !brief)
		w_item(w, p.list, ngettext("and %zu more, further on", "and %zu more, further on", (unsigned long)p.left), p.left);
	return code;
}
