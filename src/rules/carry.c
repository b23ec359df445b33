// SPDX-License-Identifier: EUPL-1.2
#include <carnet/rules/carry.h>

#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/rules/meetings.h>
#include <stdlib.h>
#include <string.h>
#include "subject.h"

enum { BACK = 2000, CHAIN = 100 };

static bool any(const char *word, const char *const *of)
{
	for (; *of; of++)
		if (!strcmp(word, *of))
			return true;
	return false;
}

/* It was left open before, and nothing says that this meeting dealt with it. Any other business is over with its meeting. */
static bool still_open(const record *point)
{
	return record_int(point, "carried_from") && strcmp(record_text(point, "topic"), "questions-diverses") != 0 && !*record_text(point, "outcome") && !*record_text(point, "decision");
}

bool carry_unfinished(const record *point, const record *meeting)
{
	static const char *const over[] = {"fait", "abandonné", NULL};
	const char *follow = record_text(point, "follow_up");

	if (any(follow, over))
		return false;
	return meeting_off(meeting) || !strcmp(follow, "à suivre") || !strcmp(record_text(point, "outcome"), "reporté") || still_open(point);
}

/* Outcomes that say the point was dealt with. */
static bool dealt_with(const record *point)
{
	static const char *const outcomes[] = {"adopté", "rejeté", "information", NULL};

	return any(record_text(point, "outcome"), outcomes);
}

static int days_between(const record *from, const record *to)
{
	int a, b;

	return date_from_iso(&a, record_text(from, "date")) || date_from_iso(&b, record_text(to, "date")) ? 0 : b - a;
}

int carry_origin(journal *j, const void *parent, const record *point, origin *out, struct err *e)
{
	record *meeting;
	const record *at = point;
	int code = journal_get(j, parent, &meeting, &e_meeting, record_int(point, "meeting"), e);

	*out = (origin){.times = 1};
	/* The journal refuses a point carried from itself; a longer loop, made with another tool, ends here. */
	while (!code && record_int(at, "carried_from") && out->times < CHAIN) {
		code = journal_get(j, parent, &out->first, &e_agenda_item, record_int(at, "carried_from"), e);
		if (code)
			return code;
		at = out->first;
		out->last = out->last ? out->last : out->first;
		out->seen |= dealt_with(at);
		out->times++;
	}
	if (!code && at != point)
		code = journal_get(j, parent, &out->first_meeting, &e_meeting, record_int(at, "meeting"), e);
	if (!code && at == point) {
		out->first = record_copy(parent, point);
		out->first_meeting = meeting;
	}
	if (!code)
		out->days = days_between(out->first_meeting, meeting);
	return code;
}

/* 12 days, 3 months, 2 years */
static char *carry_age(const void *parent, int days)
{
	static const struct {
		int from, unit;
		const char *one, *many;
	} ages[] = {
		{730, 365, NP_("%d year", "%d years")},
		{60, 30, NP_("%d month", "%d months")},
		{0, 1, NP_("%d day", "%d days")},
	};
	size_t i = 0;

	while (days < ages[i].from && i + 1 < LENGTH(ages))
		i++;
	int n = days / ages[i].unit;
	return mem_printf(parent, ngettext(ages[i].one, ages[i].many, (unsigned long)n), n);
}

char *carry_words(const void *parent, const origin *o)
{
	AUTO_CTX(tmp);
	const char *day = o->times < 2 ? "" : date_text_iso(tmp, record_text(o->first_meeting, "date"), DATE_SHORT), *age = carry_age(tmp, o->days);

	if (!*day)
		return mem_dup(parent, "");
	if (o->times >= CARRY_NOTED && !o->seen)
		return mem_printf(parent, _("on %d agendas, never dealt with: first on %s, %s before"), o->times, day, age);
	if (o->times > 2)
		return mem_printf(parent, _("on %d agendas: first on %s, %s before"), o->times, day, age);
	return mem_printf(parent, _("taken up from the meeting of %s, %s before"), day, age);
}

/* The earlier meetings of the body, and its points, read in one walk. */
struct past {
	journal *j;
	const void *parent;
	record **meetings; /* newest first */
	size_t nmeetings;
	struct place {
		int64_t id;
		size_t at;
	} *places; /* of the meetings, by id */
	record **parts;
	size_t nparts;
	struct place *taken; /* points that another was carried from, by id */
	size_t ntaken;
	subject *subjects;   /* of the points */
	size_t *ages;        /* of the points: 0 on the agenda they are wanted for, else 1 and more, as their meeting is older */
	int64_t of;          /* the meeting they are wanted for */
	struct err *e;
};

static int by_id(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

static const struct place *place_of(const struct place *list, size_t count, int64_t id)
{
	struct place key = {.id = id};

	return count ? bsearch(&key, list, count, sizeof *list, by_id) : NULL;
}

static size_t meeting_at(const struct past *p, int64_t id)
{
	const struct place *found = place_of(p->places, p->nmeetings, id);

	return found ? found->at : p->nmeetings;
}

static int past_open(struct past *p, journal *j, const void *parent, const record *meeting, struct err *e)
{
	*p = (struct past){.j = j, .parent = parent, .of = meeting->id, .e = e};
	int code = meetings_before(j, parent, meeting, BACK, &p->meetings, &p->nmeetings, e);

	p->places = NEW_ARRAY(parent, struct place, p->nmeetings + 1);
	for (size_t i = 0; i < p->nmeetings; i++)
		p->places[i] = (struct place){p->meetings[i]->id, i};
	qsort(p->places, p->nmeetings, sizeof *p->places, by_id);
	return code;
}

/* Parts of every meeting of the CPTS: few more than those of the body, and one walk. */
static query *parts_query(const void *parent, const entity *e, const record *meeting)
{
	query *meetings = query_new(parent, &e_meeting), *q = query_new(parent, e);

	query_where(meetings, "cpts", OP_IS, value_int(record_int(meeting, "cpts")));
	query_among(q, "meeting", meetings);
	query_sort(q, "position", NULL);
	return q;
}

static int past_parts(struct past *p, const entity *e, const record *meeting)
{
	return journal_window(p->j, p->parent, parts_query(p->parent, e, meeting), NULL, false, 0, &p->parts, &p->nparts, p->e);
}

static int past_questions(struct past *p, const record *meeting)
{
	return past_parts(p, &e_question, meeting);
}

static int past_points(struct past *p, const record *meeting)
{
	int code = past_parts(p, &e_agenda_item, meeting);

	p->taken = NEW_ARRAY(p->parent, struct place, p->nparts + 1);
	p->subjects = NEW_ARRAY(p->parent, subject, p->nparts + 1);
	p->ages = NEW_ARRAY(p->parent, size_t, p->nparts + 1);
	for (size_t i = 0; i < p->nparts; i++) {
		int64_t of = record_int(p->parts[i], "meeting");
		p->subjects[i] = subject_of(p->parent, p->parts[i]);
		p->ages[i] = of == p->of ? 0 : meeting_at(p, of) + 1;
	}
	for (size_t i = 0; i < p->nparts; i++)
		if (record_int(p->parts[i], "carried_from"))
			p->taken[p->ntaken++] = (struct place){record_int(p->parts[i], "carried_from"), i};
	qsort(p->taken, p->ntaken, sizeof *p->taken, by_id);
	return code;
}

/* Chosen parts in the order of their meetings. */
struct chosen {
	size_t at;   /* index of the meeting, newest first */
	size_t part; /* index of the part, in agenda order */
};

static int newest_first(const void *a, const void *b)
{
	const struct chosen *x = a, *y = b;

	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return (x->part > y->part) - (x->part < y->part);
}

static int oldest_first(const void *a, const void *b)
{
	const struct chosen *x = a, *y = b;

	if (x->at != y->at)
		return x->at > y->at ? -1 : 1;
	return (x->part > y->part) - (x->part < y->part);
}

typedef bool (*choose)(const struct past *p, size_t part, size_t at);

/* What of earlier meetings comes back: which parts are read, which of them are wanted, in what order. */
struct carried {
	int (*read)(struct past *p, const record *meeting);
	choose wanted;
	int (*order)(const void *a, const void *b);
};

static void past_choose(const struct past *p, const struct carried *what, record ***out, size_t *count)
{
	AUTO_CTX(tmp);
	struct chosen *list = NEW_ARRAY(tmp, struct chosen, p->nparts + 1);

	*count = 0;
	for (size_t i = 0; i < p->nparts; i++) {
		size_t at = meeting_at(p, record_int(p->parts[i], "meeting"));
		if (at < p->nmeetings && what->wanted(p, i, at))
			list[(*count)++] = (struct chosen){at, i};
	}
	qsort(list, *count, sizeof *list, what->order);
	*out = NEW_ARRAY(p->parent, record *, *count + 1);
	for (size_t i = 0; i < *count; i++)
		(*out)[i] = p->parts[list[i].part];
}

static int carry(journal *j, const void *parent, const record *meeting, const struct carried *what, record ***out, size_t *count, struct err *e)
{
	struct past p;
	int code = past_open(&p, j, parent, meeting, e);

	code = code ? code : what->read(&p, meeting);
	if (!code)
		past_choose(&p, what, out, count);
	return code;
}

static bool taken_up(const struct past *p, int64_t id)
{
	return place_of(p->taken, p->ntaken, id) != NULL;
}

/* Typed anew on the agenda of a later meeting of the body, this one included. */
static bool typed_again(const struct past *p, size_t part, size_t at)
{
	for (size_t i = 0; i < p->nparts; i++)
		if (p->ages[i] <= at && subject_same(&p->subjects[i], &p->subjects[part]))
			return true;
	return false;
}

static bool left_open(const struct past *p, size_t part, size_t at)
{
	return carry_unfinished(p->parts[part], p->meetings[at]) && !taken_up(p, p->parts[part]->id) && !typed_again(p, part, at);
}

int carry_points(journal *j, const void *parent, const record *meeting, record ***out, size_t *count, struct err *e)
{
	static const struct carried points = {past_points, left_open, oldest_first};

	return carry(j, parent, meeting, &points, out, count, e);
}

int carry_again(journal *j, const record *meeting, record *point, struct err *e)
{
	AUTO_CTX(tmp);
	record **open;
	size_t count;
	int code = carry_points(j, tmp, meeting, &open, &count, e);
	subject s = subject_of(tmp, point);

	for (size_t i = 0; !code && i < count; i++) {
		subject before = subject_of(tmp, open[i]);
		if (subject_same(&s, &before))
			record_set(point, "carried_from", value_int(open[i]->id)); /* of several, the last one */
	}
	return code;
}

static int copy_point(journal *j, const record *meeting, const record *point, struct err *e)
{
	static const char *const kept[] = {"title", "topic"};
	AUTO_CTX(tmp);
	record *r = record_new(tmp, &e_agenda_item);

	for (size_t i = 0; i < LENGTH(kept); i++)
		record_set(r, kept[i], *record_get(point, kept[i]));
	record_set(r, "meeting", value_int(meeting->id));
	record_set(r, "carried_from", value_int(point->id));
	return journal_save(j, r, NULL, e);
}

int carry_copy(journal *j, const record *meeting, int *copied, struct err *e)
{
	AUTO_CTX(tmp);
	record **points;
	size_t count;
	int code = carry_points(j, tmp, meeting, &points, &count, e);

	*copied = 0;
	if (code || count == 0)
		return code;
	char *label = mem_printf(tmp, _("Open points taken up: %s"), journal_record_title(j, tmp, meeting));
	code = journal_begin(j, label, e);
	if (code)
		return code;
	for (size_t i = 0; i < count && !code; i++)
		code = copy_point(j, meeting, points[i], e);
	if (code) {
		journal_rollback(j);
		return code;
	}
	*copied = (int)count;
	return journal_commit(j, e);
}

static bool unanswered(const struct past *p, size_t part, size_t at)
{
	static const char *const answered[] = {"répondue", NULL};

	(void)at;
	return !any(record_text(p->parts[part], "status"), answered);
}

int carry_questions(journal *j, const void *parent, const record *meeting, record ***out, size_t *count, struct err *e)
{
	static const struct carried questions = {past_questions, unanswered, newest_first};

	return carry(j, parent, meeting, &questions, out, count, e);
}

/* The last one held is the first in the list that was not off. */
static bool decided(const struct past *p, size_t part, size_t at)
{
	size_t last = 0;

	while (last < p->nmeetings && meeting_off(p->meetings[last]))
		last++;
	if (!*record_text(p->parts[part], "decision"))
		return false;
	if (at == last)
		return true;
	return !strcmp(record_text(p->parts[part], "follow_up"), "à suivre") && !taken_up(p, p->parts[part]->id) && !typed_again(p, part, at);
}

int carry_decisions(journal *j, const void *parent, const record *meeting, record ***out, size_t *count, struct err *e)
{
	static const struct carried decisions = {past_points, decided, newest_first};

	return carry(j, parent, meeting, &decisions, out, count, e);
}

/* An action concerns the meeting when it comes from its body, or from nothing more precise than its CPTS. */
struct concerned {
	const struct past *p;
	const record *meeting;
	record **list;
	size_t count;
};

/* The meeting where an action was born: its own, else that of its point. */
static int64_t born_at(const struct past *p, const record *action)
{
	AUTO_CTX(tmp);
	AUTO_ERR gone = {0};
	int64_t of = record_int(action, "meeting"), id = record_int(action, "agenda_item");
	record *point;

	if (of || !id)
		return of;
	return journal_get(p->j, tmp, &point, &e_agenda_item, id, &gone) ? 0 : record_int(point, "meeting");
}

static int action_row(void *data, const record *r)
{
	struct concerned *c = data;
	int64_t of = born_at(c->p, r);

	if (of && of != c->meeting->id && meeting_at(c->p, of) == c->p->nmeetings)
		return 0;
	if (!of && record_int(r, "cpts") != record_int(c->meeting, "cpts"))
		return 0;
	c->list = GROW(c->p->parent, c->list, c->count + 1);
	c->list[c->count] = record_copy(c->p->parent, r);
	c->count++;
	return 0;
}

/* Mine first (nobody named), then by date, those without one last. */
static int mine_then_due(const void *a, const void *b)
{
	const record *x = *(record *const *)a, *y = *(record *const *)b;
	const char *dx = record_text(x, "due"), *dy = record_text(y, "due");
	int mine = (*record_text(x, "owner") != '\0') - (*record_text(y, "owner") != '\0');

	if (mine)
		return mine;
	if (!*dx != !*dy)
		return *dx ? -1 : 1;
	int due = strcmp(dx, dy);
	return due ? due : (x->id > y->id) - (x->id < y->id);
}

int carry_actions(journal *j, const void *parent, const record *meeting, record ***out, size_t *count, struct err *e)
{
	static const char *const open[] = {"à faire", "en cours"};
	struct past p;
	int code = past_open(&p, j, parent, meeting, e);
	struct concerned c = {.p = &p, .meeting = meeting};

	for (size_t i = 0; i < LENGTH(open) && !code; i++) {
		query *q = query_new(parent, &e_action);
		query_where(q, "status", OP_IS, value_text(q, open[i]));
		code = journal_each(j, q, action_row, &c, e);
	}
	if (c.count)
		qsort(c.list, c.count, sizeof *c.list, mine_then_due);
	*out = c.list;
	*count = c.count;
	return code;
}
