// SPDX-License-Identifier: EUPL-1.2
/* The first page of a year: its sentences, one for each thing that the next pages show in tables. */
#include <carnet/base/money.h>
#include <string.h>
#include "year.h"

static void presence(struct year *y, node *list)
{
	struct writer *w = &y->w;

	if (y->invited)
		w_item(w, list, ngettext("%d meeting, %d attended, %d excused", "%d meetings, %d attended, %d excused", (unsigned long)y->invited), y->invited,
		       y->attendance[0], y->attendance[1]);
	else
		w_item(w, list, "%s", _("no meeting"));
	if (y->to_come)
		w_item(w, list, ngettext("%d of them is still to come", "%d of them are still to come", (unsigned long)y->to_come), y->to_come);
	if (y->off)
		w_item(w, list, ngettext("%d more was postponed or cancelled", "%d more were postponed or cancelled", (unsigned long)y->off), y->off);
}

/* To the cent, halves up. */
static int64_t hours_worth(const struct year *y)
{
	return ((y->preparing + y->travelling + y->sitting) * y->hour_value + 30) / 60;
}

/* "for 7, abstention 1": what was never noted is left out; "" when nothing was. */
static const char *counted(struct year *y, const char *name, const int *counts)
{
	const field *f = entity_field(&e_agenda_item, name);
	strbuf *b = sb_new(y->w.tmp);

	for (size_t i = 0; f->opt.choices[i].word; i++)
		if (counts[i])
			sb_addf(b, "%s%s %d", b->len ? ", " : "", choice_shown(f, f->opt.choices[i].word), counts[i]);
	return b->s;
}

static void counted_item(struct year *y, node *list, const char *label, const char *name, const int *counts)
{
	struct writer *w = &y->w;
	const char *words = counted(y, name, counts);

	if (*words)
		w_item(w, list, _("%s: %s"), label, words);
}

/* What is not noted is left out. */
static void days_before(struct year *y, strbuf *out, const char *of, const notice *n)
{
	if (n->count)
		sb_addf(out, "%s%s %s", out->len ? ", " : "", of, w_printf(&y->w, ngettext("%d day", "%d days", (unsigned long)n->middle), n->middle));
}

static void notice_items(struct year *y, node *list)
{
	struct writer *w = &y->w;

	for (size_t i = 0; i < y->nnotices; i++) {
		strbuf *b = sb_new(w->tmp);
		days_before(y, b, _("invitation"), &y->notices[i].convened);
		days_before(y, b, _("documents"), &y->notices[i].documents);
		if (b->len)
			w_item(w, list, _("Notice, %s: %s"), w_title(w, &e_cpts, y->notices[i].cpts), b->s);
	}
}

/* The assessment of the same CPTS before that one, NULL when it is the first. */
static const assessed *assessed_before(const struct year *y, size_t i)
{
	int64_t cpts = record_int(y->declared[i]->assessment, "cpts");

	while (++i < y->ndeclared)
		if (record_int(y->declared[i]->assessment, "cpts") == cpts)
			return y->declared[i];
	return NULL;
}

static bool is_last(const struct year *y, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (record_int(y->declared[k]->assessment, "cpts") == record_int(y->declared[i]->assessment, "cpts"))
			return false;
	return true;
}

static void level_items(struct year *y, node *list)
{
	struct writer *w = &y->w;

	for (size_t i = 0; i < y->ndeclared; i++) {
		const assessed *a = y->declared[i], *before = assessed_before(y, i);
		strbuf *b = sb_new(w->tmp);
		if (!is_last(y, i))
			continue;
		for (size_t k = 0; k < a->grid->nlevels; k++) {
			const grid_level *level = &a->grid->levels[k];
			participation now = assessed_level(a, level->id), then = before ? assessed_level(before, level->id) : now;
			sb_addf(b, "%s%s %s, %s", k ? _("; ") : "", level->title, w_standing(w, &now), w_printf(w, _("%d out of %d"), now.sum, now.highest));
			if (before)
				sb_addf(b, " %s", w_trend(w, &then, &now));
		}
		w_item(w, list, _("%s on %s: %s"), w_title(w, &e_cpts, record_int(a->assessment, "cpts")),
		       w_day(w, record_text(a->assessment, "date"), DATE_DIGITS), b->s);
	}
}

static void money_item(struct year *y, node *list)
{
	struct writer *w = &y->w;
	const char *km = y->metres ? distance_text(w->tmp, y->metres) : "";
	strbuf *sums = sb_new(w->tmp);

	for (size_t i = 0; i < STATUSES; i++)
		if (y->expenses[i])
			sb_addf(sums, "%s%s %s", sums->len ? ", " : "", year_status(i), w_money(w, y->sum[i]));
	if (!y->metres && !sums->len)
		return;
	w_item(w, list, *km && sums->len ? _("Expenses: %s; %s") : _("Expenses: %s%s"), km, sums->s);
}

/* A count of none is told in words: nobody says «0 done». */
static void question_item(struct year *y, node *list)
{
	struct writer *w = &y->w;

	if (y->asked && !y->answered)
		w_item(w, list, ngettext("%d question asked, not answered yet", "%d questions asked, none answered yet", (unsigned long)y->asked), y->asked);
	else if (y->asked)
		w_item(w, list, ngettext("%d question asked, %d answered", "%d questions asked, %d answered", (unsigned long)y->asked), y->asked, y->answered);
	else
		w_item(w, list, "%s", _("no question asked"));
}

static void action_item(struct year *y, node *list)
{
	struct writer *w = &y->w;
	const char *late = y->late ? w_printf(w, ngettext(", %d late", ", %d late", (unsigned long)y->late), y->late) : "";
	const char *all = w_printf(w, ngettext("%d action", "%d actions", (unsigned long)y->actions), y->actions);

	if (!y->actions)
		w_item(w, list, "%s", _("no action"));
	else if (!y->done)
		w_item(w, list, ngettext("%s, not done yet%s", "%s, none done yet%s", (unsigned long)y->actions), all, late);
	else if (y->done == y->actions)
		w_item(w, list, ngettext("%s, done", "%s, all done", (unsigned long)y->actions), all);
	else
		w_item(w, list, ngettext("%s: %d done%s", "%s: %d done%s", (unsigned long)y->done), all, y->done, late);
}

static void hours_items(struct year *y, node *list)
{
	struct writer *w = &y->w;
	int64_t given = y->preparing + y->travelling + y->sitting;

	if (!given)
		return;
	w_item(w, list, _("%s given: %s preparing, %s travelling, %s sitting"), w_duration(w, given), w_duration(w, y->preparing),
	       w_duration(w, y->travelling), w_duration(w, y->sitting));
	if (y->hour_value)
		w_item(w, list, _("worth %s at %s an hour, to give an idea: neither a claim nor a gift"), w_money(w, hours_worth(y)), w_money(w, y->hour_value));
}

static void point_items(struct year *y, node *list)
{
	struct writer *w = &y->w;

	if (!y->points)
		return;
	w_item(w, list, ngettext("%d point, %d on which I spoke", "%d points, %d on which I spoke", (unsigned long)y->points), y->points, y->said);
	w_item(w, list, ngettext("%d decision adopted after I spoke", "%d decisions adopted after I spoke", (unsigned long)y->obtained), y->obtained);
}

void year_first(struct year *y)
{
	struct writer *w = &y->w;

	w_heading(w, 2, _("In one page"));
	node *list = w_list(w);
	presence(y, list);
	hours_items(y, list);
	point_items(y, list);
	question_item(y, list);
	action_item(y, list);
	if (y->trainings)
		w_item(w, list, ngettext("%d training, %s", "%d trainings, %s", (unsigned long)y->trainings), y->trainings, w_duration(w, y->trained));
	if (y->on_leave)
		w_item(w, list, _("%s of representation leave"), w_duration(w, y->on_leave));
	counted_item(y, list, _("Votes"), "vote", y->vote);
	counted_item(y, list, _("How users were involved"), "involvement", y->involvement);
	notice_items(y, list);
	level_items(y, list);
	money_item(y, list);
}
