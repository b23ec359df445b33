// SPDX-License-Identifier: EUPL-1.2
/* The blocks of the home screen. Each reads a few rows through an index: none costs more with a longer journal. */
#include <stdlib.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/money.h>
#include <carnet/desk/money.h>
#include <carnet/rules/action.h>
#include <carnet/rules/mandates.h>
#include <carnet/rules/meetings.h>
#include <carnet/rules/assessment.h>
#include "today.h"

enum { SHOWN = 4, POINTS_CAP = 100, EXPENSES_CAP = 1000, MEETINGS_AHEAD = 20, ENDED_SHOWN = 60, OWED_LATE = 60, UNCLAIMED_MOST = 50 };

static value day_value(const void *parent, int day)
{
	char iso[11];

	date_to_iso(iso, day);
	return value_text(parent, iso);
}

static int day_of(const record *r, const char *name, int otherwise)
{
	int day;

	return *record_text(r, name) && !date_from_iso(&day, record_text(r, name)) ? day : otherwise;
}

static char *away_words(const void *parent, int day)
{
	strbuf *b = sb_new(parent);

	date_relative(b, day);
	return b->s;
}

static void next_lines(struct today_maker *m, const record *r)
{
	AUTO_CTX(tmp);
	int day = day_of(r, "date", m->today);
	query q = {.e = &e_agenda_item};
	query *points = talloc_memdup(tmp, &q, sizeof q);
	query_where(points, "meeting", OP_IS, value_int(r->id));
	int n = (int)journal_count(m->d->j, points, POINTS_CAP);
	const char *start = record_text(r, "start");
	char *cpts = record_int(r, "cpts") ? journal_title(m->d->j, tmp, &e_cpts, record_int(r, "cpts")) : mem_dup(tmp, "");

	today_add(m, false, "%s %s%s%s, %s", weekday_name(day_weekday(day), true), date_text(tmp, day, DATE_SHORT), *start ? " " : "", start,
	          away_words(tmp, day));
	today_add(m, false, "%s", record_text(r, "title"));
	char *count = n ? mem_printf(tmp, ngettext("%d item", "%d items", (unsigned long)n), n) : mem_dup(tmp, "");
	if (*cpts || n)
		today_add(m, false, "%s%s%s", cpts, *cpts && n ? ", " : "", count);
	m->b->door.e = &e_meeting;
	m->b->door.id = r->id;
	if (day == m->today) {
		m->b->id = "today";
		m->b->title = _("Meeting today");
	}
}

static int next_row(void *data, const record *r)
{
	if (meeting_off(r))
		return 0;
	next_lines(data, r);
	return 1;
}

int today_next(struct today_maker *m)
{
	query *q = query_new(m->out, &e_meeting);

	query_where(q, "date", OP_FROM, day_value(q, m->today));
	query_sort(q, "date", NULL);
	q->brief = true;
	q->limit = MEETINGS_AHEAD;
	int code = journal_each(m->d->j, q, next_row, m, m->e);
	return code < 0 ? code : 0;
}

static void waiting_line(struct today_maker *m, const record *r)
{
	AUTO_CTX(tmp);
	int due = day_of(r, "due", 0), late = m->today - due;
	const char *title = record_text(r, "title");

	if (!*record_text(r, "due")) {
		today_add(m, false, "%s", title);
	} else if (late > 0) {
		today_add(m, true, ngettext("late by %d day", "late by %d days", (unsigned long)late), late);
		today_add(m, false, "  %s", title);
	} else {
		today_add(m, false, "%s  %s", late == 0 ? away_words(tmp, due) : date_text(tmp, due, DATE_SHORT), title);
	}
}

/* The open actions of one status, those with a date first. */
static int open_actions(struct today_maker *m, const char *status, bool dated, record **list, size_t *n)
{
	query *q = query_new(m->out, &e_action);
	record **rows;
	size_t count;

	query_where(q, "status", OP_IS, value_text(q, status));
	query_where(q, "due", dated ? OP_SET : OP_EMPTY, (value){0});
	query_sort(q, "due", NULL);
	int code = today_rows(m, q, SHOWN, &rows, &count);
	for (size_t i = 0; i < count && !code; i++)
		list[(*n)++] = rows[i];
	return code;
}

static int by_due(const void *a, const void *b)
{
	const record *x = *(record *const *)a, *y = *(record *const *)b;

	return strcmp(record_text(x, "due"), record_text(y, "due"));
}

int today_actions(struct today_maker *m)
{
	record *list[4 * SHOWN];
	size_t n = 0;
	int code = open_actions(m, "à faire", true, list, &n);

	if (!code)
		code = open_actions(m, "en cours", true, list, &n);
	qsort(list, n, sizeof *list, by_due);
	if (!code && n < SHOWN)
		code = open_actions(m, "à faire", false, list, &n);
	if (!code && n < SHOWN)
		code = open_actions(m, "en cours", false, list, &n);
	for (size_t i = 0; i < n && i < SHOWN && !code; i++)
		waiting_line(m, list[i]);
	m->b->door.e = &e_action;
	m->b->door.q = action_waiting(m->out);
	return code;
}

struct claimable {
	int count, receipts, first, unpriced;
	int64_t sum;
};

static int claimable_row(void *data, const record *r)
{
	struct claimable *c = data;
	int day = day_of(r, "date", 0);

	if (record_get(r, "amount")->kind == V_NULL && record_get(r, "real_amount")->kind == V_NULL) {
		c->unpriced++;
		return 0;
	}
	const value *amount = record_get(r, "amount");
	c->sum += amount->kind == V_NULL ? record_int(r, "real_amount") : amount->n;
	c->receipts += !strcmp(record_text(r, "receipt"), "à demander");
	c->first = c->count == 0 || day < c->first ? day : c->first;
	c->count++;
	return 0;
}

/* Once one line is a door of its own, so is the first. */
static void line_door(struct today_maker *m, today_door door)
{
	if (m->b->door.e)
		m->b->lines[0].door = m->b->door;
	today_last(m)->door = door;
}

/* «You are owed 184,60 € since 47 days»: the claim that waits longest is behind it. */
static int owed_line(struct today_maker *m)
{
	AUTO_CTX(tmp);
	owed o;
	int code = claims_owed(m->d->j, &o, m->e);

	if (code || o.cents <= 0)
		return code;
	today_add(m, m->today - o.since > OWED_LATE, "%s", owed_words(tmp, &o));
	line_door(m, (today_door){.e = &e_claim, .id = o.oldest});
	return 0;
}

static int unclaimed_line(struct today_maker *m)
{
	AUTO_CTX(tmp);
	unclaimed *list;
	size_t count;
	int code = desk_unclaimed(m->d, tmp, UNCLAIMED_MOST + 1, &list, &count, m->e);

	if (code || !count)
		return code;
	if (count > UNCLAIMED_MOST)
		today_add(m, list[0].days_left < 0, _("more than %d meetings without expenses"), UNCLAIMED_MOST);
	else
		today_add(m, list[0].days_left < 0, ngettext("%zu meeting without expenses", "%zu meetings without expenses", (unsigned long)count), count);
	line_door(m, (today_door){.page = "screen:unclaimed"});
	return 0;
}

int today_expenses(struct today_maker *m)
{
	AUTO_CTX(tmp);
	query *q = query_new(m->out, &e_expense);
	struct claimable c = {0};

	query_where(q, "claim", OP_EMPTY, (value){0});
	query some = *q;
	some.sort = NULL;
	some.limit = EXPENSES_CAP;
	int code = journal_each(m->d->j, &some, claimable_row, &c, m->e);
	if (!code && c.count) {
		today_add(m, false, c.count < EXPENSES_CAP ? "%s" : "%s…", money_text(tmp, c.sum));
		today_add(m, false, ngettext("%d expense since %s", "%d expenses since %s", (unsigned long)c.count), c.count,
		          date_text(tmp, c.first, DATE_SHORT));
		if (c.receipts)
			today_add(m, false, ngettext("%d receipt to ask for", "%d receipts to ask for", (unsigned long)c.receipts), c.receipts);
		m->b->door = (today_door){.e = &e_expense, .q = q};
	}
	if (!code && c.unpriced) {
		today_add(m, true, ngettext("%d expense without an amount", "%d expenses without an amount", (unsigned long)c.unpriced), c.unpriced);
		line_door(m, (today_door){.page = "screen:unpriced"});
	}
	code = code ? code : unclaimed_line(m);
	return code ? code : owed_line(m);
}

/* cpts: "" when the block's title says it. */
static void mandate_line(struct today_maker *m, const record *r, const char *cpts)
{
	AUTO_CTX(tmp);
	const char *name = record_text(r, "body_name");
	const char *what = mem_printf(tmp, "%s, %s%s%s", *name ? name : choice_shown(entity_field(&e_mandate, "body"), record_text(r, "body")),
		choice_shown(entity_field(&e_mandate, "role"), record_text(r, "role")), *cpts ? ", " : "", cpts);

	if (!*record_text(r, "ends")) {
		today_add(m, false, "%s", what);
		return;
	}
	int ends = day_of(r, "ends", 0);
	mandate_life life = mandate_life_on(r, m->today);
	bool counted = life.days > 1 && (life.stage == MANDATE_NEARS || life.stage == MANDATE_CLOSES);
	char *away = counted ? mem_printf(tmp, ngettext("in %d day", "in %d days", (unsigned long)life.days), life.days) : away_words(tmp, ends);
	if (ends - m->today > MANDATE_IN_SIGHT)
		today_add(m, false, "%s  %s", date_text(tmp, ends, DATE_SHORT), what);
	else
		today_add(m, ends - m->today <= MANDATE_SOON, "%s, %s  %s", date_text(tmp, ends, DATE_SHORT), away, what);
}

/* The CPTS is said once, in the title, when it is that of all the mandates shown. */
static void mandate_lines(struct today_maker *m, record *const *list, size_t count)
{
	AUTO_CTX(tmp);
	bool one = true;

	for (size_t i = 0; i < count; i++)
		one &= record_int(list[i], "cpts") == record_int(list[0], "cpts");
	for (size_t i = 0; i < count; i++) {
		const char *cpts = one && i ? "" : journal_title(m->d->j, tmp, &e_cpts, record_int(list[i], "cpts"));
		if (one && *cpts)
			m->b->title = mem_printf(m->out, "%s, %s", m->b->title, cpts);
		mandate_line(m, list[i], one ? "" : cpts);
	}
}

int today_mandates(struct today_maker *m)
{
	query *ending = query_new(m->out, &e_mandate), *open = query_new(m->out, &e_mandate);
	record *list[SHOWN], **rows;
	size_t n = 0, count = 0;

	query_where(ending, "ends", OP_FROM, day_value(ending, m->today - ENDED_SHOWN));
	query_sort(ending, "ends", NULL);
	int code = today_rows(m, ending, SHOWN, &rows, &count);
	for (size_t i = 0; i < count && !code; i++)
		list[n++] = rows[i];
	query_where(open, "ends", OP_EMPTY, (value){0});
	if (!code && n < SHOWN)
		code = today_rows(m, open, SHOWN - n, &rows, &count);
	for (size_t i = 0; i < count && n < SHOWN && !code; i++)
		list[n++] = rows[i];
	mandate_lines(m, list, code ? 0 : n);
	m->b->door.e = &e_mandate;
	m->b->door.q = query_new(m->out, &e_mandate);
	return code;
}

int today_participation(struct today_maker *m)
{
	record **last;
	size_t count;
	assessed *a;
	int code = m->d->l ? assessment_list(m->d->j, m->out, 0, GRID_PARTICIPATION, NULL, 1, &last, &count, m->e) : 0;

	if (code || !m->d->l || !count)
		return code;
	code = assessment_of(m->d->j, m->d->l, m->out, GRID_PARTICIPATION, last[0], &a, m->e);
	if (code)
		return code;
	for (size_t i = 0; i < a->grid->nlevels; i++) {
		participation p = assessed_level(a, a->grid->levels[i].id);
		today_add(m, false, "%s  %s, %s", standing_sign(p.standing), a->grid->levels[i].title, participation_words(&p));
	}
	char *cpts = journal_title(m->d->j, m->out, &e_cpts, record_int(last[0], "cpts"));
	if (*cpts)
		m->b->title = mem_printf(m->out, "%s, %s", m->b->title, cpts);
	m->b->door = (today_door){.e = &e_cpts, .id = record_int(last[0], "cpts"), .level = true};
	return 0;
}

/* A page's draw for a day. Each page draws for itself, so that adding one to the guide changes few days. */
static uint32_t page_draw(const char *id, int day)
{
	uint32_t h = 2166136261u ^ ((uint32_t)day * 2654435761u);
	for (; *id; id++)
		h = (h ^ (unsigned char)*id) * 16777619u;
	h ^= h >> 15;
	return (h * 2246822519u) ^ (h >> 13);
}

/* One page of the guide a day. */
int today_page(struct today_maker *m)
{
	AUTO_CTX(tmp);
	const char **ids, *best = NULL;
	size_t count;
	page *p;

	if (!m->d->l)
		return 0;
	int code = library_guide_ids(m->d->l, tmp, &ids, &count, m->e);
	for (size_t i = 0; i < count && !code; i++)
		if (!best || page_draw(ids[i], m->today) > page_draw(best, m->today))
			best = ids[i];
	code = code || !best ? code : library_page(m->d->l, m->out, best, &p, m->e);
	if (code || !best)
		return code;
	today_add(m, false, "%s", p->title);
	if (*p->summary)
		today_add(m, false, "  %s", p->summary);
	m->b->door.page = p->id;
	return 0;
}
