// SPDX-License-Identifier: EUPL-1.2
/* Drafts: what may be claimed, the number, the lines. */
#include <carnet/rules/claim.h>
#include <stdlib.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/money.h>
#include "claim_parts.h"

static const char prefix[] = "NDF";

/* ---- what may be claimed ---- */

struct pile {
	const void *parent;
	record **list;
	size_t count;
};

static void pile_add(struct pile *p, const record *r)
{
	p->list = GROW(p->parent, p->list, p->count + 1);
	p->list[p->count++] = record_copy(p->list, r);
}

/* A passenger's line, or a bicycle's, is kept for the year's report: there is nothing to ask for it. */
static int claimable(void *data, const record *x)
{
	if (expense_asked(x) != 0)
		pile_add(data, x);
	return 0;
}

int claim_claimable(journal *j, const void *parent, int64_t payer, int from, int until, record ***out, size_t *count, struct err *e)
{
	AUTO_CTX(tmp);
	struct pile p = {.parent = parent};
	query *q = query_new(tmp, &e_expense);

	query_where(q, "claim", OP_EMPTY, (value){0});
	query_where(q, "payer", OP_IS, value_int(payer));
	if (from != DAY_NONE)
		query_where(q, "date", OP_FROM, day_value(q, from));
	if (until != DAY_NONE)
		query_where(q, "date", OP_UNTIL, day_value(q, until));
	query_sort(q, "date", NULL);
	int code = journal_each(j, q, claimable, &p, e);
	*out = p.list;
	*count = p.count;
	return code;
}

/* ---- the number ---- */

/* "NDF-2026-0007": one more than the highest of the year; a draft that was deleted was never sent, its number comes back. */
static int next_number(journal *j, const void *parent, char **out, struct err *e)
{
	AUTO_CTX(tmp);
	int y, m, d;
	record **rows;
	size_t count;

	day_to_ymd(clock_today(), &y, &m, &d);
	const char *year = mem_printf(tmp, "%s-%d-", prefix, y);
	query *q = query_new(tmp, &e_claim);
	query_where(q, "number", OP_FROM, value_text(q, year));
	query_where(q, "number", OP_UNTIL, value_text(q, mem_printf(tmp, "%s-%d-99999999", prefix, y)));
	query_sort(q, "-id", NULL);
	int code = journal_window(j, tmp, q, NULL, false, 0, &rows, &count, e);
	int64_t last = 0;
	for (size_t i = 0; i < count && !code; i++) {
		const char *number = record_text(rows[i], "number");
		int64_t n = 0;
		if (!strncmp(number, year, strlen(year)) && !integer_parse(&n, number + strlen(year), NULL) && n > last && n < 10000000)
			last = n;
	}
	*out = mem_printf(parent, "%s%04lld", year, (long long)last + 1);
	return code;
}

/* ---- drafts ---- */

static int put(journal *j, record *x, int64_t claim, struct err *e)
{
	record_set(x, "claim", claim ? value_int(claim) : (value){.kind = V_NULL});
	return journal_save(j, x, NULL, e);
}

/* The period is that of the lines, unless one is given. */
static void fill_period(record *claim, record *const *lines, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *day = record_text(lines[i], "date");
		if (!*record_text(claim, "from") || (i > 0 && strcmp(day, record_text(claim, "from")) < 0))
			record_set(claim, "from", *record_get(lines[i], "date"));
		if (!*record_text(claim, "until") || (i > 0 && strcmp(day, record_text(claim, "until")) > 0))
			record_set(claim, "until", *record_get(lines[i], "date"));
	}
}

static int create(journal *j, record *claim, record *const *lines, size_t count, struct err *e)
{
	AUTO_CTX(tmp);
	char *number;
	int code = 0;

	if (!*record_text(claim, "number")) {
		code = next_number(j, tmp, &number, e);
		if (!code)
			record_set(claim, "number", value_text(tmp, number));
	}
	fill_period(claim, lines, count);
	code = code ? code : journal_save(j, claim, NULL, e);
	for (size_t i = 0; i < count && !code; i++)
		code = put(j, lines[i], claim->id, e);
	return code;
}

int claim_create(journal *j, record *claim, record *const *lines, size_t count, struct err *e)
{

	if (count == 0)
		return err_set(e, ERR_MISSING, _("There is nothing to claim from this payer for this period"),
		               _("note the expenses first, with their payer and their amount"));
	record_fallbacks(claim);
	int code = journal_begin(j, _("Claim prepared"), e);
	if (code)
		return code;
	code = create(j, claim, lines, count, e);
	if (!code)
		return journal_commit(j, e);
	journal_rollback(j);
	claim->id = 0;
	return code;
}

int claim_tick(journal *j, int64_t claim, int64_t expense, bool in, struct err *e)
{
	AUTO_CTX(tmp);
	record *c, *x;
	int code = journal_get(j, tmp, &c, &e_claim, claim, e);

	code = code ? code : journal_get(j, tmp, &x, &e_expense, expense, e);
	if (code)
		return code;
	if (claim_status(c) != CLAIM_DRAFT)
		return err_setf(e, ERR_INPUT, _("The claim %s is submitted: its lines no longer change|put a regularisation in a new claim"),
		                record_text(c, "number"));
	if (in && record_int(x, "payer") != record_int(c, "payer"))
		return err_setf(e, ERR_INPUT, _("This expense is not for the payer of the claim %s|choose that payer for the expense, or another claim"),
		                record_text(c, "number"));
	return put(j, x, in ? claim : 0, e);
}

/* ---- sent again ---- */

static int64_t referring(journal *j, const char *by, int64_t id)
{
	AUTO_CTX(tmp);
	query *q = query_new(tmp, &e_expense);

	query_where(q, by, OP_IS, value_int(id));
	return journal_count(j, q, 1);
}

/* What is left of a line refused in part: neither a receipt nor a computation gives that amount, what was asked and accepted does. */
static void of_a_part(record *x, const claim_line *l, const char *number)
{
	AUTO_CTX(tmp);
	const char *said = record_text(l->x, *record_text(l->x, "explanation") ? "explanation" : "kind");

	record_set(x, "real_amount", (value){.kind = V_NULL});
	record_set(x, "explanation", value_text(x, mem_printf(tmp, _("%s refused of %s asked in the claim %s (%s)"), money_text(tmp, l->p.refused),
	                                                        money_text(tmp, l->p.asked), number, said)));
}

/* A copy that refers to the refused line. Its kilometres stay with the first, where they are counted; the explanation still says them. */
static record *sent_again(const void *parent, const claim_line *l, const char *number, int64_t payer)
{
	static const char *const cleared[] = {"claim", "settled_amount", "waived_amount", "refusal_reason", "notes", "distance"};
	record *x = record_copy(parent, l->x);

	x->id = 0;
	x->uid = x->created = x->updated = NULL;
	for (size_t i = 0; i < LENGTH(cleared); i++)
		record_set(x, cleared[i], (value){.kind = V_NULL});
	record_set(x, "amount", value_int(l->p.refused));
	record_set(x, "payer", value_int(payer));
	record_set(x, "regularises", value_int(l->x->id));
	if (l->p.refused != l->p.asked)
		of_a_part(x, l, number);
	return x;
}

int claim_again(journal *j, int64_t refused, int64_t payer, int64_t *draft, struct err *e)
{
	AUTO_CTX(tmp);
	claim_sheet *c;
	int code = claim_read(j, tmp, &c, refused, e);

	if (code)
		return code;
	if (!claim_decided(c->claim) || c->total.refused <= 0)
		return err_setf(e, ERR_INPUT, _("Nothing was refused in the claim %s|only refused lines are sent again"), record_text(c->claim, "number"));
	record *claim = record_new(tmp, &e_claim), **lines = NEW_ARRAY(tmp, record *, c->count);
	size_t n = 0;
	for (size_t i = 0; i < c->count; i++)
		if (c->lines[i].p.refused > 0 && !referring(j, "regularises", c->lines[i].x->id))
			lines[n++] = sent_again(tmp, &c->lines[i], record_text(c->claim, "number"), payer ? payer : c->payer->id);
	if (n == 0)
		return err_setf(e, ERR_INPUT, _("The refused lines of the claim %s were already sent again|a refused line is sent again once"),
		                record_text(c->claim, "number"));
	record_set(claim, "payer", value_int(payer ? payer : c->payer->id));
	code = claim_create(j, claim, lines, n, e);
	*draft = claim->id;
	return code;
}
