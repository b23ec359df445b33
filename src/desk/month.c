// SPDX-License-Identifier: EUPL-1.2
#include <carnet/desk/month.h>

#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/desk/money.h>
#include <carnet/rules/action.h>
#include <carnet/rules/meetings.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *words, *sign;
} kinds[MONTH_KINDS] = {
	[MONTH_MEETING] = {N_("meeting"), N_("M")},
	[MONTH_ACTION] = {N_("action"), N_("A")},
	[MONTH_CLAIM] = {N_("last day to claim"), N_("E")},
	[MONTH_MANDATE] = {N_("end of a mandate"), N_("D")},
};

const char *month_kind_words(enum month_kind kind)
{
	return _(kinds[kind].words);
}

const char *month_kind_sign(enum month_kind kind)
{
	return _(kinds[kind].sign);
}

struct reading {
	desk *d;
	month *m;
	int from, until;
	struct err *e;
};

static void add(struct reading *r, int day, enum month_kind kind, const record *of, const char *state, char *words)
{
	if (day < r->from || day > r->until)
		return;
	r->m->list = GROW(r->m, r->m->list, r->m->count + 1);
	r->m->list[r->m->count++] = (month_event){day, kind, state, words, of->e, of->id};
}

static int day_of(const record *r, const char *name)
{
	int day;

	return date_from_iso(&day, record_text(r, name)) ? INT32_MIN : day;
}

static const char *shown(const record *r, const char *name)
{
	return choice_shown(entity_field(r->e, name), record_text(r, name));
}

static int meeting_row(void *data, const record *m)
{
	struct reading *r = data;
	AUTO_CTX(tmp);
	const char *start = record_text(m, "start");
	char *words = mem_printf(r->m, "%s%s%s", start, *start ? " " : "", record_text(m, "title"));

	if (record_int(m, "cpts"))
		words = mem_printf(r->m, "%s, %s", words, journal_title(r->d->j, tmp, &e_cpts, record_int(m, "cpts")));
	add(r, day_of(m, "date"), MONTH_MEETING, m, meeting_off(m) ? shown(m, "status") : NULL, words);
	return 0;
}

static int action_row(void *data, const record *a)
{
	struct reading *r = data;

	add(r, day_of(a, "due"), MONTH_ACTION, a, action_open(a) ? NULL : shown(a, "status"), mem_dup(r->m, record_text(a, "title")));
	return 0;
}

static int mandate_row(void *data, const record *m)
{
	struct reading *r = data;

	add(r, day_of(m, "ends"), MONTH_MANDATE, m, NULL, journal_record_title(r->d->j, r->m, m));
	return 0;
}

/* Rows of one kind whose date is between the two days. */
static int walk(struct reading *r, const entity *of, const char *name, int (*row)(void *data, const record *one))
{
	AUTO_CTX(tmp);
	query *q = query_new(tmp, of);
	char iso[11];

	q->brief = true;
	date_to_iso(iso, r->from);
	query_where(q, name, OP_FROM, value_text(tmp, iso));
	date_to_iso(iso, r->until);
	query_where(q, name, OP_UNTIL, value_text(tmp, iso));
	query_sort(q, name, NULL);
	return journal_each(r->d->j, q, row, r, r->e);
}

/* The day by which a meeting's trip must be claimed, when its payer sets one. */
static int claims(struct reading *r)
{
	AUTO_CTX(tmp);
	unclaimed *list;
	size_t count;
	int code = desk_unclaimed(r->d, tmp, 0, &list, &count, r->e);

	for (size_t i = 0; i < count && !code; i++)
		if (list[i].days_left != DAYS_FREE)
			add(r, clock_today() + list[i].days_left, MONTH_CLAIM, list[i].meeting, NULL,
			    mem_printf(r->m, "%s, %s", record_text(list[i].payer, "name"), journal_record_title(r->d->j, tmp, list[i].meeting)));
	return code;
}

static int by_day(const void *a, const void *b)
{
	const month_event *x = a, *y = b;

	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	int order = strcmp(x->words, y->words);
	return order ? order : (x->id > y->id) - (x->id < y->id);
}

int desk_month(desk *d, const void *parent, int from, int until, month **out, struct err *e)
{
	struct reading r = {d, NEW(parent, month), from, until, e};
	int code = walk(&r, &e_meeting, "date", meeting_row);

	*out = r.m;
	code = code ? code : walk(&r, &e_action, "due", action_row);
	code = code ? code : walk(&r, &e_mandate, "ends", mandate_row);
	code = code ? code : claims(&r);
	if (r.m->count > 1)
		qsort(r.m->list, r.m->count, sizeof *r.m->list, by_day);
	return code;
}
