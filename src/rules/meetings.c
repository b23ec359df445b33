// SPDX-License-Identifier: EUPL-1.2
#include <carnet/rules/meetings.h>

#include <carnet/base/date.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/rules/mandates.h>
#include <stdlib.h>
#include <string.h>

enum { WINDOW = 64 };

typedef struct body {
	int64_t mandate, cpts;   /* 0 for none */
	const char *kind, *name; /* "" when not said */
} body;

/* The mandates of a CPTS: few, read once, asked for each meeting. */
typedef struct mandates {
	record **list;
	size_t count;
} mandates;

static const char *or_else(const char *said, const record *mandate, const char *name)
{
	return *said || !mandate ? said : record_text(mandate, name);
}

static body body_of(const record *meeting, const mandates *m)
{
	const record *mandate = NULL;
	int64_t id = record_int(meeting, "mandate");

	for (size_t i = 0; i < m->count && id; i++)
		if (m->list[i]->id == id)
			mandate = m->list[i];
	return (body){.mandate = id,
		      .cpts = record_int(meeting, "cpts"),
		      .kind = or_else(record_text(meeting, "kind"), mandate, "body"),
		      .name = or_else(record_text(meeting, "body_name"), mandate, "body_name")};
}

static bool same_body(const body *a, const body *b)
{
	if (a->mandate && a->mandate == b->mandate)
		return true;
	return a->cpts == b->cpts && !strcmp(a->kind, b->kind) && text_same(a->name, b->name);
}

static int cpts_mandates(journal *j, const void *parent, int64_t cpts, mandates *out, struct err *e)
{
	query *q = query_new(parent, &e_mandate);

	query_where(q, "cpts", OP_IS, value_int(cpts));
	return journal_window(j, parent, q, NULL, false, 0, &out->list, &out->count, e);
}

int meeting_take_mandate(journal *j, record *meeting, struct err *e)
{
	AUTO_CTX(tmp);
	mandates m = {0};
	const record *own = NULL, *after = NULL;
	int day, code = cpts_mandates(j, tmp, record_int(meeting, "cpts"), &m, e);
	body b = body_of(meeting, &m);

	if (date_from_iso(&day, record_text(meeting, "date")))
		day = clock_today();
	for (size_t i = 0; i < m.count && !code; i++) {
		const record *one = m.list[i];
		if (!mandate_runs_on(one, day))
			continue;
		own = one->id == b.mandate ? one : own;
		after = !strcmp(record_text(one, "body"), b.kind) && text_same(record_text(one, "body_name"), b.name) ? one : after;
	}
	if (b.mandate && !own && after)
		record_set(meeting, "mandate", value_int(after->id));
	return code;
}

bool meeting_off(const record *meeting)
{
	const char *status = record_text(meeting, "status");

	return !strcmp(status, "reportée") || !strcmp(status, "annulée");
}

bool meeting_unclosed(const record *meeting)
{
	int day;

	return !date_from_iso(&day, record_text(meeting, "date")) && day < clock_today() && !*record_text(meeting, "status") && !*record_text(meeting, "attendance");
}

/* Meetings of the CPTS of one, in the order of their dates, walked away from it in windows. */
struct walk {
	journal *j;
	const void *parent;
	mandates mandates;
	body body;
	query *q;
	bool (*wanted)(const record *r);
	size_t most;
	record **list;
	size_t count;
};

static int walk_start(struct walk *w, const record *meeting, const char *sort, struct err *e)
{
	int code = cpts_mandates(w->j, w->parent, record_int(meeting, "cpts"), &w->mandates, e);

	if (code)
		return code;
	w->body = body_of(meeting, &w->mandates);
	w->q = query_new(w->parent, &e_meeting);
	w->q->brief = true;
	query_where(w->q, "cpts", OP_IS, value_int(w->body.cpts));
	return query_sort(w->q, sort, e);
}

static void walk_take(struct walk *w, record **rows, size_t n)
{
	for (size_t i = 0; i < n && w->count < w->most; i++) {
		body b = body_of(rows[i], &w->mandates);
		if (!same_body(&b, &w->body) || (w->wanted && !w->wanted(rows[i])))
			continue;
		w->list = GROW(w->parent, w->list, w->count + 1);
		w->list[w->count++] = rows[i];
	}
}

static int walk(struct walk *w, const record *meeting, const char *sort, struct err *e)
{
	const record *anchor = meeting;
	size_t n = WINDOW;
	int code = walk_start(w, meeting, sort, e);

	while (!code && n == WINDOW && w->count < w->most) {
		record **rows;
		code = journal_window(w->j, w->parent, w->q, anchor, false, WINDOW, &rows, &n, e);
		if (code || n == 0)
			break;
		walk_take(w, rows, n);
		anchor = rows[n - 1];
	}
	return code;
}

int meetings_before(journal *j, const void *parent, const record *meeting, size_t most, record ***out, size_t *count, struct err *e)
{
	struct walk w = {.j = j, .parent = parent, .most = most};
	int code = walk(&w, meeting, "-date", e);

	*out = w.list;
	*count = w.count;
	return code;
}

static bool takes_place(const record *r)
{
	return !meeting_off(r);
}

int meeting_after(journal *j, const void *parent, const record *meeting, record **out, struct err *e)
{
	struct walk w = {.j = j, .parent = parent, .most = 1, .wanted = takes_place};
	int code = walk(&w, meeting, "date", e);

	*out = w.count ? w.list[0] : NULL;
	return code;
}

int meeting_next(journal *j, const void *parent, record **out, struct err *e)
{
	query *q = query_new(parent, &e_meeting);
	const record *anchor = NULL;
	size_t n = WINDOW;
	char today[11];

	*out = NULL;
	date_to_iso(today, clock_today());
	query_where(q, "date", OP_FROM, value_text(q, today));
	query_sort(q, "date", NULL);
	while (n == WINDOW && !*out) {
		record **rows;
		int code = journal_window(j, parent, q, anchor, false, WINDOW, &rows, &n, e);
		if (code)
			return code;
		for (size_t i = 0; i < n && !*out; i++)
			if (takes_place(rows[i]))
				*out = rows[i];
		anchor = n ? rows[n - 1] : NULL;
	}
	return 0;
}
