// SPDX-License-Identifier: EUPL-1.2
/* The figures of a year: one walk for each kind of record, whatever the number of meetings. */
#include <carnet/rules/mandates.h>
#include <stdlib.h>
#include <string.h>
#include "year.h"

/* Where the stored word stands among the choices of the field, -1 when empty. */
static int choice_index(const record *r, const char *name)
{
	const choice *c = entity_field(r->e, name)->opt.choices;
	const char *stored = record_text(r, name);

	for (int i = 0; c[i].word; i++)
		if (!strcmp(c[i].word, stored))
			return i;
	return -1;
}

static void count_choice(const record *r, const char *name, int *counts)
{
	int i = choice_index(r, name);

	if (i >= 0)
		counts[i]++;
}

static int minutes_of(const char *time)
{
	return strlen(time) == 5 ? 60 * ((time[0] - '0') * 10 + time[1] - '0') + (time[3] - '0') * 10 + time[4] - '0' : -1;
}

/* How long it lasted, past midnight included; 0 when not noted. */
static int sitting(const record *r)
{
	int start = minutes_of(record_text(r, "start")), end = minutes_of(record_text(r, "end"));

	if (start < 0 || end < 0)
		return 0;
	return end >= start ? end - start : end + 24 * 60 - start;
}

static int count_meeting(void *data, const record *r)
{
	struct year *y = data;
	const char *date = record_text(r, "date");
	int month = 10 * (date[5] - '0') + date[6] - '0';

	if (meeting_off(r)) {
		y->off++;
		return 0;
	}
	y->invited++;
	y->months[month - 1]++;
	y->to_come += w_age(date, y->w.today) < 0;
	count_choice(r, "attendance", y->attendance);
	y->preparing += record_int(r, "prep_minutes");
	y->travelling += record_int(r, "travel_minutes");
	if (!strcmp(record_text(r, "attendance"), "présent"))
		y->sitting += sitting(r);
	return 0;
}

static int count_point(void *data, const record *r)
{
	struct year *y = data;
	bool said = *record_text(r, "voice");

	y->points++;
	y->said += said;
	y->obtained += said && !strcmp(record_text(r, "outcome"), "adopté");
	count_choice(r, "outcome", y->outcome);
	count_choice(r, "vote", y->vote);
	count_choice(r, "involvement", y->involvement);
	return 0;
}

static int count_question(void *data, const record *r)
{
	struct year *y = data;

	y->asked += strcmp(record_text(r, "status"), "à poser") != 0;
	y->answered += !strcmp(record_text(r, "status"), "répondue");
	return 0;
}

static int count_action(void *data, const record *r)
{
	struct year *y = data;
	const char *status = record_text(r, "status");
	bool open = !strcmp(status, "à faire") || !strcmp(status, "en cours");

	y->actions++;
	y->done += !strcmp(status, "fait");
	y->late += open && w_age(record_text(r, "due"), y->w.today) > 0;
	return 0;
}

/* Of no meeting: by the day it is due, else done, else noted. It is about a CPTS: each mandate that ran there on that day has it. */
static int count_loose_action(void *data, const record *r)
{
	struct year *y = data;
	const char *due = record_text(r, "due"), *done = record_text(r, "done_on");
	const char *of = *due ? due : *done ? done : r->created;
	char iso[11];
	int day;

	snprintf(iso, sizeof iso, "%.10s", of);
	if (atoi(iso) != y->year || date_from_iso(&day, iso) || (y->mandate && !mandate_runs_on(y->mandate, day)))
		return 0;
	return count_action(data, r);
}

static int count_training(void *data, const record *r)
{
	struct year *y = data;

	y->trainings++;
	y->trained += record_int(r, "hours");
	return 0;
}

static int count_leave(void *data, const record *r)
{
	((struct year *)data)->on_leave += record_int(r, "hours");
	return 0;
}

/* Status of the claim of an expense, the last place when it is in none. */
static int claim_status(const struct year *y, int64_t claim)
{
	for (size_t i = 0; i < y->claims.count && claim; i++)
		if (y->claims.list[i]->id == claim) {
			int at = choice_index(y->claims.list[i], "status");
			return at < 0 ? 0 : at;
		}
	return STATUSES - 1;
}

static int count_expense(void *data, const record *r)
{
	struct year *y = data;
	const value *amount = record_get(r, "amount");
	int at = claim_status(y, record_int(r, "claim"));

	y->metres += record_int(r, "distance");
	y->sum[at] += amount->kind == V_INT ? amount->n : record_int(r, "real_amount");
	y->expenses[at]++;
	return 0;
}

static query *of_year(struct year *y, const entity *e, const char *mandate)
{
	query *q = query_new(y->w.tmp, e);

	q->brief = true;
	query_where(q, "date", OP_FROM, value_text(q, y->from));
	query_where(q, "date", OP_UNTIL, value_text(q, y->until));
	if (y->mandate && mandate)
		query_where(q, mandate, OP_IS, value_int(y->mandate->id));
	return q;
}

/* Every assessment up to the end of the year, the newest first. */
static int read_declared(struct year *y)
{
	struct writer *w = &y->w;
	rows list;
	int64_t cpts = y->mandate ? record_int(y->mandate, "cpts") : 0;
	int code = assessment_list(w->j, w->tmp, cpts, GRID_PARTICIPATION, y->until, ASSESSED_MOST, &list.list, &list.count, w->e);

	if (code)
		return code;
	y->declared = NEW_ARRAY(w->tmp, assessed *, list.count + 1);
	for (; y->ndeclared < list.count && !code; y->ndeclared++)
		code = assessment_of(w->j, w->l, w->tmp, GRID_PARTICIPATION, list.list[y->ndeclared], &y->declared[y->ndeclared], w->e);
	return code;
}

/* What names no mandate or no meeting: a leave is of the mandate of its meeting, an action of the mandates of its CPTS. */
static int count_loose(struct year *y, const query *meetings)
{
	struct writer *w = &y->w;
	query *actions = query_new(w->tmp, &e_action), *leaves = of_year(y, &e_leave, NULL);

	query_where(actions, "meeting", OP_EMPTY, (value){0});
	if (!y->mandate)
		return journal_each(w->j, actions, count_loose_action, y, w->e);
	query_where(actions, "cpts", OP_IS, *record_get(y->mandate, "cpts"));
	query_where(leaves, "mandate", OP_EMPTY, (value){0});
	query_among(leaves, "meeting", meetings);
	int code = journal_each(w->j, actions, count_loose_action, y, w->e);
	return code ? code : journal_each(w->j, leaves, count_leave, y, w->e);
}

/* What is not dated belongs to meetings; the points are those of meetings that were not called off, else one taken up again would count twice. */
static int count_all(struct year *y)
{
	static const char *const kept[] = {"à venir", "tenue", NULL};
	struct writer *w = &y->w;
	query *meetings = of_year(y, &e_meeting, "mandate"), *in_place = of_year(y, &e_meeting, "mandate");
	/* Points keep their long texts, what was said is one. */
	const struct {
		const entity *e;
		const query *of;
		int (*row)(void *data, const record *r);
	} walks[] = {
		{&e_meeting, NULL, count_meeting},   {&e_agenda_item, in_place, count_point}, {&e_question, meetings, count_question},
		{&e_action, meetings, count_action}, {&e_training, NULL, count_training},     {&e_leave, NULL, count_leave},
		{&e_expense, NULL, count_expense},
	};
	int code = 0;

	query_any(in_place, "status", kept);
	for (size_t i = 0; i < LENGTH(walks) && !code; i++) {
		query *q = walks[i].of ? query_new(w->tmp, walks[i].e) : of_year(y, walks[i].e, "mandate");
		if (walks[i].of)
			query_among(q, "meeting", walks[i].of);
		code = journal_each(w->j, q, walks[i].row, y, w->e);
	}
	return code ? code : count_loose(y, meetings);
}

int year_count(struct year *y)
{
	struct writer *w = &y->w;
	int64_t mandate = y->mandate ? y->mandate->id : 0;
	int code = w_rows(w, query_new(w->tmp, &e_claim), &y->claims);

	if (!code)
		code = count_all(y);
	if (!code)
		code = meetings_notice(w->j, w->tmp, y->from, y->until, mandate, &y->notices, &y->nnotices, w->e);
	if (!code)
		code = participation_observed(w->j, w->tmp, y->from, y->until, 0, mandate, &y->observed, &y->nobserved, w->e);
	return code ? code : read_declared(y);
}
