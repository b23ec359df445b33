// SPDX-License-Identifier: EUPL-1.2
/* From a meeting to its expenses: the trip of one key, receipts in a row, and the meetings that wait. */
#include <carnet/desk/money.h>
#include <stdlib.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/mem.h>

enum { LOOKED_BACK = 366, LOOKED_AT = 250 }; /* more than one a working day is nobody's year */

/* ---- what was used last ---- */

static int last_trip(desk *d, const void *parent, const char *by, int64_t id, record **out, struct err *e)
{
	query *q = query_new(parent, &e_expense);
	record **rows;
	size_t count;

	*out = NULL;
	if (by && !id)
		return 0;
	query_where(q, "kind", OP_IS, value_text(q, "kilomètres"));
	if (by)
		query_where(q, by, OP_IS, value_int(id));
	query_sort(q, "-date", NULL);
	int code = journal_window(d->j, parent, q, NULL, false, 1, &rows, &count, e);
	*out = !code && count ? rows[0] : NULL;
	return code;
}

/* Of the same mandate, else of any. */
static int habit(desk *d, const void *parent, int64_t mandate, record **out, struct err *e)
{
	int code = last_trip(d, parent, "mandate", mandate, out, e);

	return code || *out ? code : last_trip(d, parent, NULL, 0, out, e);
}

/* A vehicle that was given back is not proposed. */
static int take_vehicle(desk *d, record *x, const record *last, struct err *e)
{
	record *v;
	int64_t id = record_int(last, "vehicle");

	if (!id)
		return 0;
	int code = journal_get(d->j, x, &v, &e_vehicle, id, e);
	const char *until = code ? "" : record_text(v, "until");
	if (!code && (!*until || strcmp(until, record_text(x, "date")) >= 0))
		record_set(x, "vehicle", value_int(id));
	return code;
}

/* Nothing to go by yet: the only payer, the only vehicle, when there is no choice to make. */
static int take_only(desk *d, record *x, const char *name, struct err *e)
{
	AUTO_CTX(tmp);
	const entity *kept = entity_named(entity_field(&e_expense, name)->opt.ref);
	record **rows;
	size_t count;
	int code = journal_window(d->j, tmp, query_new(tmp, kept), NULL, false, 2, &rows, &count, e);

	if (!code && count == 1)
		record_set(x, name, value_int(rows[0]->id));
	return code;
}

int desk_trip(desk *d, const void *parent, int64_t meeting, record **out, struct problems *p, struct err *e)
{
	static const char *const same[] = {"payer", "route", "return_trip", "distance"}, *const only[] = {"payer", "vehicle"};
	AUTO_CTX(tmp);
	record *m, *last, *x = record_new(parent, &e_expense);
	int code = journal_get(d->j, tmp, &m, &e_meeting, meeting, e);

	code = code ? code : habit(d, tmp, record_int(m, "mandate"), &last, e);
	if (code)
		return code;
	record_set(x, "date", *record_get(m, "date"));
	record_set(x, "kind", value_text(tmp, "kilomètres"));
	record_set(x, "meeting", value_int(meeting));
	record_set(x, "mandate", *record_get(m, "mandate"));
	record_set(x, "label", *record_get(m, "title"));
	record_set(x, "receipt", value_text(tmp, "sans objet"));
	for (size_t i = 0; last && i < LENGTH(same); i++)
		record_set(x, same[i], *record_get(last, same[i]));
	if (last)
		code = take_vehicle(d, x, last, e);
	for (size_t i = 0; !last && !code && i < LENGTH(only); i++)
		code = take_only(d, x, only[i], e);
	code = code ? code : desk_price(d, x, NULL, NULL, p, e);
	*out = x;
	return code;
}

/* ---- meetings that wait ---- */

struct waiting {
	desk *d;
	const void *parent;
	unclaimed *list;
	size_t count, most;
	struct usual {
		int64_t mandate;
		record *payer; /* NULL: none yet */
	} *usual; /* read once for each mandate */
	size_t nusual;
	struct err *e;
};

static bool is(const record *r, const char *name, const char *wanted)
{
	return strcmp(record_text(r, name), wanted) == 0;
}

/* Today's meeting may still be to come: it counts once it is closed, else from tomorrow on. */
static bool not_yet(const record *m)
{
	int day;

	return !date_from_iso(&day, record_text(m, "date")) && day == clock_today() && !is(m, "status", "tenue");
}

static bool costs_nothing(const record *m)
{
	return not_yet(m) || record_int(m, "no_expense") || record_int(m, "remote") || is(m, "status", "annulée") || is(m, "status", "reportée") ||
	       is(m, "attendance", "excusé") || is(m, "attendance", "absent") || is(m, "attendance", "remplacé");
}

static int find_usual(struct waiting *w, int64_t mandate, const struct usual **out)
{
	AUTO_CTX(tmp);
	record *last;

	for (size_t i = 0; i < w->nusual; i++) {
		*out = &w->usual[i];
		if ((*out)->mandate == mandate)
			return 0;
	}
	w->usual = GROW(w->parent, w->usual, w->nusual + 1);
	struct usual *u = &w->usual[w->nusual];
	*u = (struct usual){.mandate = mandate};
	*out = u;
	int code = habit(w->d, tmp, mandate, &last, w->e);
	if (!code && last && record_int(last, "payer"))
		code = journal_get(w->d->j, w->parent, &u->payer, &e_payer, record_int(last, "payer"), w->e);
	w->nusual += !code;
	return code;
}

static int payer_of_habit(struct waiting *w, unclaimed *u)
{
	const struct usual *usual;
	int day, code = find_usual(w, record_int(u->meeting, "mandate"), &usual);

	u->days_left = DAYS_FREE;
	if (code || !usual->payer)
		return code;
	u->payer = record_copy(w->list, usual->payer);
	if (record_get(u->payer, "deadline_days")->kind == V_INT && !date_from_iso(&day, record_text(u->meeting, "date")))
		u->days_left = day + (int)record_int(u->payer, "deadline_days") - clock_today();
	return code;
}

static int wait_for(void *data, const record *m)
{
	struct waiting *w = data;

	if (costs_nothing(m))
		return 0;
	w->list = GROW(w->parent, w->list, w->count + 1);
	unclaimed *u = &w->list[w->count++];
	*u = (unclaimed){.meeting = record_copy(w->list, m)};
	int code = payer_of_habit(w, u);
	return code ? code : w->count == w->most;
}

/* Of one deadline, the newest first. */
static int by_deadline(const void *a, const void *b)
{
	const unclaimed *x = a, *y = b;

	if (x->days_left != y->days_left)
		return x->days_left < y->days_left ? -1 : 1;
	int order = strcmp(record_text(y->meeting, "date"), record_text(x->meeting, "date"));
	return order ? order : (x->meeting->id < y->meeting->id) - (x->meeting->id > y->meeting->id);
}

/* Walked from the oldest, whose deadlines come first when they have one payer: who wants a few reads no more, and misses what a newer meeting has nearer. */
int desk_unclaimed(desk *d, const void *parent, size_t most, unclaimed **out, size_t *count, struct err *e)
{
	AUTO_CTX(tmp);
	query *q = query_new(tmp, &e_meeting);
	struct waiting w = {.d = d, .parent = parent, .most = most, .e = e};
	char iso[11];

	q->brief = true;
	date_to_iso(iso, clock_today() - LOOKED_BACK);
	query_where(q, "date", OP_FROM, value_text(q, iso));
	date_to_iso(iso, clock_today());
	query_where(q, "date", OP_UNTIL, value_text(q, iso));
	query_without(q, &e_expense, "meeting");
	query_sort(q, "date", NULL);
	q->limit = LOOKED_AT;
	int code = journal_each(d->j, q, wait_for, &w, e);
	if (w.count > 1)
		qsort(w.list, w.count, sizeof *w.list, by_deadline);
	*out = w.list;
	*count = w.count;
	return code < 0 ? code : 0;
}

int desk_trip_of(desk *d, const void *parent, int64_t meeting, record **out, struct err *e)
{
	query *q = query_new(parent, &e_expense);
	record **rows;
	size_t count;

	query_where(q, "meeting", OP_IS, value_int(meeting));
	query_where(q, "kind", OP_IS, value_text(q, "kilomètres"));
	query_sort(q, "id", NULL);
	int code = journal_window(d->j, parent, q, NULL, false, 1, &rows, &count, e);
	*out = !code && count ? rows[0] : NULL;
	return code;
}

int desk_no_expense(desk *d, int64_t meeting, struct err *e)
{
	AUTO_CTX(tmp);
	record *m;
	int code = journal_get(d->j, tmp, &m, &e_meeting, meeting, e);

	if (code)
		return code;
	record_set(m, "no_expense", value_int(1));
	return journal_save(d->j, m, NULL, e);
}
