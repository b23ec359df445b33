// SPDX-License-Identifier: EUPL-1.2
/* When the counter of a year moves: amounts not yet sent follow, amounts sent are corrected by a line. */
#include <carnet/rules/claim.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/rules/expense.h>
#include "claim_parts.h"

/* Kilometres met so far, by payer, vehicle and month: what a counter asks for is a sum of a few of them. */
typedef struct tally {
	int64_t payer, vehicle, metres;
	int month;
} tally;

typedef struct walk {
	journal *j;
	const void *parent;
	const scales *s;
	int year, month; /* month: of the expense being looked at */
	record **rows;   /* kilometres of the year, by date, then by order of entry */
	size_t count;
	tally *tallies;
	size_t ntallies;
	record **claims; /* those already read */
	size_t nclaims;
	struct err *e;
} walk;

static int64_t walk_before(const void *data, int64_t payer, int64_t vehicle, bool month)
{
	const walk *w = data;
	int64_t sum = 0;

	for (size_t i = 0; i < w->ntallies; i++) {
		const tally *t = &w->tallies[i];
		if ((!payer || t->payer == payer) && (!vehicle || t->vehicle == vehicle) && (!month || t->month == w->month))
			sum += t->metres;
	}
	return sum;
}

static int month_of(const record *x)
{
	const char *date = record_text(x, "date");

	return (date[5] - '0') * 10 + date[6] - '0';
}

static void walk_past(walk *w, const record *x)
{
	int64_t payer = record_int(x, "payer"), vehicle = record_int(x, "vehicle");
	size_t i = 0;

	while (i < w->ntallies && (w->tallies[i].payer != payer || w->tallies[i].vehicle != vehicle || w->tallies[i].month != month_of(x)))
		i++;
	if (i == w->ntallies) {
		w->tallies = GROW(w->parent, w->tallies, i + 1);
		w->tallies[w->ntallies++] = (tally){.payer = payer, .vehicle = vehicle, .month = month_of(x)};
	}
	w->tallies[i].metres += record_int(x, "distance");
}

static int walk_figure(walk *w, const void *parent, figure *out, const record *x, struct err *e)
{
	expense_counter counter = {walk_before, w};

	w->month = month_of(x);
	return expense_figure_counted(w->j, parent, out, w->s, x, &counter, e);
}

static bool is_kilometres(const record *x)
{
	return strcmp(record_text(x, "kind"), "kilomètres") == 0;
}

/* whole: with the expenses that move no counter. */
static query *year_of_expenses(const void *parent, int year, bool whole)
{
	query *q = query_new(parent, &e_expense);

	query_where(q, "date", OP_FROM, day_value(q, day_from_ymd(year, 1, 1)));
	query_where(q, "date", OP_UNTIL, day_value(q, day_from_ymd(year, 12, 31)));
	if (!whole)
		query_where(q, "kind", OP_IS, value_text(q, "kilomètres"));
	query_sort(q, "date", NULL);
	q->brief = true;
	return q;
}

static int claim_of(walk *w, const record *x, const record **out)
{
	int64_t id = record_int(x, "claim");

	*out = NULL;
	if (!id)
		return 0;
	for (size_t i = 0; i < w->nclaims && !*out; i++)
		if (w->claims[i]->id == id)
			*out = w->claims[i];
	if (*out)
		return 0;
	w->claims = GROW(w->parent, w->claims, w->nclaims + 1);
	int code = journal_get(w->j, w->parent, &w->claims[w->nclaims], &e_claim, id, w->e);
	if (!code)
		*out = w->claims[w->nclaims++];
	return code;
}

/* Computed, and not a part of a split, nor sent again: what it depends on is what it was computed from. */
static bool computed(journal *j, const record *x)
{
	AUTO_CTX(tmp);
	query *parts = query_new(tmp, &e_expense);

	if (!*record_text(x, "explanation") || record_int(x, "split_of") || record_int(x, "regularises"))
		return false;
	query_where(parts, "split_of", OP_IS, value_int(x->id));
	return journal_count(j, parts, 1) == 0;
}

/* Only a scale has a counter. */
static bool follows(journal *j, const record *x)
{
	return *record_text(x, "scale_used") && computed(j, x);
}

static int read_year(walk *w, bool whole)
{
	return journal_window(w->j, w->parent, year_of_expenses(w->parent, w->year, whole), NULL, false, 0, &w->rows, &w->count, w->e);
}

/* ---- sent ---- */

/* What was already claimed of it: its amount and the lines that corrected it. */
static int claimed_of(journal *j, const record *x, int64_t *out, struct err *e)
{
	AUTO_CTX(tmp);
	query *q = query_new(tmp, &e_expense);
	int64_t corrected = 0;

	query_where(q, "regularises", OP_IS, value_int(x->id));
	query_where(q, "kind", OP_IS, value_text(q, "régularisation"));
	int code = journal_sum(j, q, "amount", &corrected, e);
	*out = expense_asked(x) + corrected;
	return code;
}

static record *correction(const void *parent, const record *x, const figure *f)
{
	static const char *const same[] = {"payer", "meeting", "mandate"};
	AUTO_CTX(tmp);
	record *r = record_new(parent, &e_expense);

	for (size_t i = 0; i < LENGTH(same); i++)
		record_set(r, same[i], *record_get(x, same[i]));
	record_set(r, "date", day_value(tmp, clock_today()));
	record_set(r, "kind", value_text(tmp, "régularisation"));
	record_set(r, "label", value_text(tmp, mem_printf(tmp, _("Trip of %s"), date_text_iso(tmp, record_text(x, "date"), DATE_DIGITS))));
	record_set(r, "amount", value_int(f->cents));
	record_set(r, "explanation", value_text(tmp, f->explanation));
	record_set(r, "scale_used", value_text(tmp, f->table));
	record_set(r, "provisional", value_int(f->provisional));
	record_set(r, "receipt", value_text(tmp, "sans objet"));
	record_set(r, "regularises", value_int(x->id));
	return r;
}

/* The correction of one trip, when it is sent and worth another amount now. */
static int correct_one(walk *w, const void *parent, const record *x, record **out)
{
	AUTO_CTX(tmp);
	const record *claim;
	figure due, diff;
	int64_t claimed = 0;
	int code = claim_of(w, x, &claim);

	*out = NULL;
	if (code || !claim || claim_status(claim) == CLAIM_DRAFT || claim_status(claim) == CLAIM_REFUSED || !follows(w->j, x))
		return code;
	code = walk_figure(w, tmp, &due, x, w->e);
	code = code ? code : claimed_of(w->j, x, &claimed, w->e);
	if (code)
		return err_place(w->e, "expense %lld", (long long)x->id);
	figure_regularise(tmp, &diff, &due, claimed);
	if (diff.cents)
		*out = correction(parent, x, &diff);
	return 0;
}

int claim_regularise(journal *j, const void *parent, const scales *s, int64_t payer, int year, record ***out, size_t *count, struct err *e)
{
	AUTO_CTX(tmp);
	walk w = {.j = j, .parent = tmp, .s = s, .year = year, .e = e};
	int code = read_year(&w, false);

	*out = NULL;
	*count = 0;
	for (size_t i = 0; i < w.count && !code; i++) {
		record *line = NULL;
		if (record_int(w.rows[i], "payer") == payer)
			code = correct_one(&w, parent, w.rows[i], &line);
		walk_past(&w, w.rows[i]);
		if (!line)
			continue;
		*out = GROW(parent, *out, *count + 1);
		(*out)[(*count)++] = line;
	}
	return code;
}

/* ---- not sent yet ---- */

static int follow_one(walk *w, record *x, int *count)
{
	figure f;
	AUTO_ERR unknown = {0};

	if (walk_figure(w, w->parent, &f, x, &unknown))
		return 0; /* what is missing is said where the expense is written, and before the claim is sent */
	bool worth_other = f.cents != record_int(x, "amount");
	if (!worth_other && strcmp(f.explanation, record_text(x, "explanation")) == 0)
		return 0; /* the sentence names the kilometres before, even when the amount stays */
	int code = expense_keep(x, &f, true, w->e);
	code = code ? code : journal_save(w->j, x, NULL, w->e);
	*count += !code && worth_other;
	return code;
}

static int not_sent(walk *w, const record *x, bool *out)
{
	const record *claim;
	int code = claim_of(w, x, &claim);

	*out = !code && (!claim || claim_status(claim) == CLAIM_DRAFT);
	return code;
}

/* Which expenses of a year are looked at again. */
typedef bool wanted(journal *j, const record *x, const void *of);

static int follow_year(walk *w, wanted *want, const void *of, int *count)
{
	int code = 0;

	for (size_t i = 0; i < w->count && !code; i++) {
		record *x = w->rows[i];
		bool open;
		code = not_sent(w, x, &open);
		if (!code && open && want(w->j, x, of))
			code = follow_one(w, x, count);
		if (is_kilometres(x))
			walk_past(w, x);
	}
	return code;
}

static bool comes_after(journal *j, const record *x, const void *of)
{
	const record *changed = of;

	return strcmp(record_text(x, "date"), record_text(changed, "date")) >= 0 && x->id != changed->id && follows(j, x);
}

int expense_follow(journal *j, const scales *s, const record *changed, int *count, struct err *e)
{
	AUTO_CTX(tmp);
	int day, y, m, d, code;

	*count = 0;
	if (!is_kilometres(changed) || date_from_iso(&day, record_text(changed, "date")))
		return 0;
	day_to_ymd(day, &y, &m, &d);
	walk w = {.j = j, .parent = tmp, .s = s, .year = y, .e = e};
	code = read_year(&w, false);
	code = code ? code : journal_begin(j, _("Amounts computed again"), e);
	return code ? code : journal_end(j, follow_year(&w, comes_after, changed, count), e);
}

/* ---- what they are computed from changed ---- */

typedef struct link {
	const char *name;
	int64_t id;
} link;

static bool computed_from(journal *j, const record *x, const void *of)
{
	const link *l = of;

	return record_int(x, l->name) == l->id && computed(j, x);
}

/* Years with an expense of that link, by date. */
typedef struct years {
	const void *parent;
	int *list;
	size_t count;
} years;

static int add_year(void *data, const record *x)
{
	years *all = data;
	int day;

	if (date_from_iso(&day, record_text(x, "date")) || (all->count && all->list[all->count - 1] == year_of(day)))
		return 0;
	all->list = GROW(all->parent, all->list, all->count + 1);
	all->list[all->count++] = year_of(day);
	return 0;
}

static int years_of(journal *j, years *all, const link *l, struct err *e)
{
	query *q = query_new(all->parent, &e_expense);

	query_where(q, l->name, OP_IS, value_int(l->id));
	query_sort(q, "date", NULL);
	q->brief = true;
	return journal_each(j, q, add_year, all, e);
}

int expense_follow_rules(journal *j, const scales *s, const char *by, int64_t id, int *count, struct err *e)
{
	AUTO_CTX(tmp);
	const link l = {by, id};
	years all = {.parent = tmp};
	int code = years_of(j, &all, &l, e);

	*count = 0;
	code = code ? code : journal_begin(j, _("Amounts computed again"), e);
	if (code)
		return code;
	for (size_t i = 0; i < all.count && !code; i++) {
		walk w = {.j = j, .parent = tmp, .s = s, .year = all.list[i], .e = e};
		code = read_year(&w, true);
		code = code ? code : follow_year(&w, computed_from, &l, count);
	}
	return journal_end(j, code, e);
}
