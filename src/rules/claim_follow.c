// SPDX-License-Identifier: EUPL-1.2
/* When the counter of a year moves: amounts not yet sent follow, amounts sent are corrected by a line. */
#include <carnet/rules/claim.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/rules/expense.h>
#include "claim_parts.h"

typedef struct walk {
	journal *j;
	const void *parent;
	const scales *s;
	int year;
	record **rows;
	size_t count;
	record **claims; /* those already read */
	size_t nclaims;
	struct err *e;
} walk;

static query *kilometres_of(const void *parent, int year)
{
	query *q = query_new(parent, &e_expense);

	query_where(q, "date", OP_FROM, day_value(q, day_from_ymd(year, 1, 1)));
	query_where(q, "date", OP_UNTIL, day_value(q, day_from_ymd(year, 12, 31)));
	query_where(q, "kind", OP_IS, value_text(q, "kilomètres"));
	query_sort(q, "date", NULL);
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
	w->claims = w->claims ? GROW(w->parent, w->claims, w->nclaims + 1) : NEW_ARRAY(w->parent, record *, 1);
	int code = journal_get(w->j, w->parent, &w->claims[w->nclaims], &e_claim, id, w->e);
	if (!code)
		*out = w->claims[w->nclaims++];
	return code;
}

/* Computed by a scale, and not a part of a split, nor sent again: what it depends on is what it was computed from. */
static bool follows(journal *j, const record *x)
{
	AUTO_CTX(tmp);
	query *parts = query_new(tmp, &e_expense);

	if (!*record_text(x, "scale_used") || !*record_text(x, "explanation") || record_int(x, "split_of") || record_int(x, "regularises"))
		return false;
	query_where(parts, "split_of", OP_IS, value_int(x->id));
	return journal_count(j, parts, 1) == 0;
}

static int read_year(walk *w, int64_t payer)
{
	query *q = kilometres_of(w->parent, w->year);

	if (payer) {
		query_where(q, "payer", OP_FROM, value_int(payer));
		query_where(q, "payer", OP_UNTIL, value_int(payer));
	}
	return journal_window(w->j, w->parent, q, NULL, false, 0, &w->rows, &w->count, w->e);
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

static record *correction(walk *w, const record *x, const figure *f)
{
	static const char *const same[] = {"payer", "meeting", "mandate"};
	AUTO_CTX(tmp);
	record *r = record_new(w->parent, &e_expense);
	strbuf *day = sb_new(tmp);

	for (size_t i = 0; i < LENGTH(same); i++)
		record_set(r, same[i], *record_get(x, same[i]));
	date_print(day, day_field(x, "date", 0), DATE_DIGITS);
	record_set(r, "date", day_value(tmp, clock_today()));
	record_set(r, "kind", value_text(tmp, "régularisation"));
	record_set(r, "label", value_text(tmp, mem_printf(tmp, _("Trip of %s"), day->s)));
	record_set(r, "amount", value_int(f->cents));
	record_set(r, "explanation", value_text(tmp, f->explanation));
	record_set(r, "scale_used", value_text(tmp, f->table));
	record_set(r, "provisional", value_int(f->provisional));
	record_set(r, "receipt", value_text(tmp, "sans objet"));
	record_set(r, "regularises", value_int(x->id));
	return r;
}

int claim_regularise(journal *j, const void *parent, const scales *s, int64_t payer, int year, record ***out, size_t *count, struct err *e)
{
	AUTO_CTX(tmp);
	walk w = {.j = j, .parent = tmp, .s = s, .year = year, .e = e};
	int code = read_year(&w, payer);

	*out = NULL;
	*count = 0;
	w.parent = tmp;
	for (size_t i = 0; i < w.count && !code; i++) {
		const record *x = w.rows[i], *claim;
		figure due, diff;
		code = claim_of(&w, x, &claim);
		if (code || !claim || claim_status(claim) == CLAIM_DRAFT || claim_status(claim) == CLAIM_REFUSED || !follows(j, x))
			continue;
		int64_t claimed = 0;
		code = expense_figure(j, tmp, &due, s, x, e);
		code = code ? code : claimed_of(j, x, &claimed, e);
		if (code)
			return err_place(e, "expense %lld", (long long)x->id);
		figure_regularise(tmp, &diff, &due, claimed);
		if (diff.cents == 0)
			continue;
		*out = *out ? GROW(parent, *out, *count + 1) : NEW_ARRAY(parent, record *, 1);
		walk at = w;
		at.parent = *out;
		(*out)[(*count)++] = correction(&at, x, &diff);
	}
	return code;
}

/* ---- not sent yet ---- */

static int follow_one(walk *w, record *x, int *count)
{
	figure f;
	AUTO_ERR unknown = {0};

	if (expense_figure(w->j, w->parent, &f, w->s, x, &unknown))
		return 0; /* what is missing is said where the expense is written, and before the claim is sent */
	if (f.cents == record_int(x, "amount"))
		return 0;
	int code = expense_keep(x, &f, true, w->e);
	code = code ? code : journal_save(w->j, x, NULL, w->e);
	*count += !code;
	return code;
}

int expense_follow(journal *j, const scales *s, const record *changed, int *count, struct err *e)
{
	AUTO_CTX(tmp);
	int day, y, m, d, code;

	*count = 0;
	if (strcmp(record_text(changed, "kind"), "kilomètres") || date_from_iso(&day, record_text(changed, "date")))
		return 0;
	day_to_ymd(day, &y, &m, &d);
	walk w = {.j = j, .parent = tmp, .s = s, .year = y, .e = e};
	code = read_year(&w, 0);
	if (code || (code = journal_begin(j, _("Amounts computed again"), e)))
		return code;
	for (size_t i = 0; i < w.count && !code; i++) {
		record *x = w.rows[i];
		const record *claim;
		bool later = strcmp(record_text(x, "date"), record_text(changed, "date")) >= 0 && x->id != changed->id;
		code = claim_of(&w, x, &claim);
		if (!code && later && (!claim || claim_status(claim) == CLAIM_DRAFT) && follows(j, x))
			code = follow_one(&w, x, count);
	}
	if (!code)
		return journal_commit(j, e);
	journal_rollback(j);
	return code;
}
