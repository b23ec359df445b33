// SPDX-License-Identifier: EUPL-1.2
/* An expense shared between payers: each share is a line of its own, and they add up to it to the cent. */
#include <carnet/desk/money.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>

static int check_split(const record *x, const int *weights, size_t count, struct err *e)
{
	enum { PAYERS_MOST = 100 };
	int64_t sum = 0;

	for (size_t i = 0; i < count; i++) {
		if (weights[i] < 0 || weights[i] > SHARE_MOST)
			return err_set(e, ERR_INPUT, _("A share is out of bounds"), _("write from 0 to 10000, two decimals at most"));
		sum += weights[i];
	}
	if (count < 2 || count > PAYERS_MOST || sum == 0)
		return err_set(e, ERR_INPUT, _("A split needs at least two payers and their shares"), _("give two payers or more"));
	if (record_get(x, "amount")->kind != V_INT)
		return err_set(e, ERR_INPUT, _("An expense without an amount cannot be split"), _("complete it first"));
	if (record_int(x, "claim"))
		return err_set(e, ERR_INPUT, _("This expense is in a claim"), _("take it out of the claim, then split it"));
	return 0;
}

static int check_payers(const int64_t *payers, size_t count, struct err *e)
{
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < i; k++)
			if (payers[i] == payers[k])
				return err_set(e, ERR_INPUT, _("The same payer has two shares"), _("give each payer one share"));
	return 0;
}

/* What is divided beside the amount, so that a share computed again, or compared with its receipt, has its own part of it. */
static const char *const divided[] = {"distance", "real_amount", "received"};
enum { DIVIDED = LENGTH(divided) };

typedef struct shares {
	const record *x;
	const int64_t *payers;
	figure *parts;
	int64_t *of[DIVIDED];
} shares;

static int keep_share(desk *d, const shares *s, size_t i, struct err *e)
{
	AUTO_CTX(tmp);
	record *share = record_copy(tmp, s->x);

	if (i > 0) {
		share->id = 0;
		share->uid = share->created = share->updated = NULL;
		record_set(share, "split_of", value_int(s->x->id));
	}
	record_set(share, "payer", value_int(s->payers[i]));
	record_set(share, "amount", value_int(s->parts[i].cents));
	record_set(share, "explanation", value_text(tmp, s->parts[i].explanation));
	for (size_t k = 0; k < DIVIDED; k++)
		if (record_get(s->x, divided[k])->kind == V_INT)
			record_set(share, divided[k], value_int(s->of[k][i]));
	return journal_save(d->j, share, NULL, e);
}

static void divide(const void *parent, shares *s, const int *weights, size_t count)
{
	figure whole = {.cents = record_int(s->x, "amount"), .explanation = record_text(s->x, "explanation"), .table = record_text(s->x, "scale_used")};

	if (!*whole.explanation)
		figure_receipt(parent, &whole, whole.cents);
	s->parts = NEW_ARRAY(parent, figure, count);
	figure_share(parent, s->parts, &whole, weights, count);
	for (size_t k = 0; k < DIVIDED; k++) {
		s->of[k] = NEW_ARRAY(parent, int64_t, count);
		share_out(s->of[k], weights, count, record_int(s->x, divided[k]));
	}
}

/* The first is changed last: what refers to it is there. */
int desk_split(desk *d, int64_t expense, const int64_t *payers, const int *weights, size_t count, struct err *e)
{
	AUTO_CTX(tmp);
	record *x;
	int code = journal_get(d->j, tmp, &x, &e_expense, expense, e);

	code = code ? code : check_split(x, weights, count, e);
	code = code ? code : check_payers(payers, count, e);
	if (code)
		return code;
	shares s = {.x = x, .payers = payers};
	divide(tmp, &s, weights, count);
	code = journal_begin(d->j, _("Expense split"), e);
	if (code)
		return code;
	for (size_t i = count; i-- > 0 && !code;)
		code = keep_share(d, &s, i, e);
	code = code ? code : desk_follow(d, x, e); /* the counter of each payer has its part of the kilometres */
	return journal_end(d->j, code, e);
}
