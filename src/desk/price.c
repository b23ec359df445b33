// SPDX-License-Identifier: EUPL-1.2
/* An expense completed and priced, the same way for a form, a command and a trip from a meeting. */
#include <carnet/desk/money.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/mem.h>
#include <carnet/rules/doubts.h>
#include <carnet/rules/expense.h>

int desk_scales(desk *d, const void *parent, scales **out, struct err *e)
{
	/* Beside the journal, not under it: the guide stays when another journal takes its place. */
	int code = d->l ? 0 : library_open(talloc_parent(d->j), &d->l, NULL, e);

	return code ? code : library_scales(d->l, parent, out, e);
}

static bool empty(const record *r, const char *name)
{
	return record_get(r, name)->kind == V_NULL;
}

/* ---- completed ---- */

static int from_meeting(desk *d, record *x, struct err *e)
{
	record *m;

	if (!record_int(x, "meeting") || !empty(x, "mandate"))
		return 0;
	int code = journal_get(d->j, x, &m, &e_meeting, record_int(x, "meeting"), e);
	if (!code)
		record_set(x, "mandate", *record_get(m, "mandate"));
	return code;
}

/* The distance is that of the whole trip. */
static int from_route(desk *d, record *x, struct err *e)
{
	record *r;

	if (!record_int(x, "route") || !empty(x, "distance") || strcmp(record_text(x, "kind"), "kilomètres"))
		return 0;
	int code = journal_get(d->j, x, &r, &e_route, record_int(x, "route"), e);
	if (code)
		return code;
	if (empty(x, "return_trip"))
		record_set(x, "return_trip", *record_get(r, "return_default"));
	record_set(x, "distance", value_int(record_int(r, "distance") * (record_int(x, "return_trip") ? 2 : 1)));
	if (empty(x, "label"))
		record_set(x, "label", *record_get(r, "label"));
	return 0;
}

/* ---- priced ---- */

static const char *const inputs[] = {"date", "kind", "payer", "distance", "vehicle", "received", "zone", "nights", "meals", "real_amount"};

static bool changed(const record *x, const record *before, const char *name)
{
	return !before || !value_same(record_get(x, name), record_get(before, name));
}

static bool computed(const record *x)
{
	return *record_text(x, "explanation") != '\0';
}

/* An amount that was typed wins. */
static bool wants_price(const record *x, const record *before)
{
	if (empty(x, "amount"))
		return true;
	if (!before || changed(x, before, "amount") || !computed(before))
		return false;
	for (size_t i = 0; i < LENGTH(inputs); i++)
		if (changed(x, before, inputs[i]))
			return true;
	return false;
}

/* What explained another amount no longer does. */
static void forget_price(record *x, const record *before)
{
	static const char *const about[] = {"explanation", "scale_used", "provisional"};

	for (size_t i = 0; before && changed(x, before, "amount") && !changed(x, before, about[0]) && i < LENGTH(about); i++)
		record_set(x, about[i], (value){.kind = V_NULL});
}

static void as_warning(struct problems *p, struct err *missing)
{
	missing->warning = true;
	err_place(missing, "expense.amount");
	problems_take(p, missing);
}

/* What can no longer be computed is no amount. */
static void forget_all(record *x)
{
	static const char *const about[] = {"amount", "explanation", "scale_used", "provisional"};

	for (size_t i = 0; i < LENGTH(about); i++)
		record_set(x, about[i], (value){.kind = V_NULL});
}

static int compute(desk *d, const scales *s, record *x, figure *f, struct problems *p, struct err *e)
{
	AUTO_ERR missing = {0};
	scales *own;
	int code = s ? 0 : desk_scales(d, x, &own, e);

	if (code)
		return code;
	code = expense_figure(d->j, x, f, s ? s : own, x, &missing);
	code = code ? code : expense_keep(x, f, false, &missing);
	if (code && missing.code == ERR_DATA)
		return err_set(e, missing.code, missing.what, missing.todo);
	if (!code)
		return 0;
	as_warning(p, &missing);
	forget_all(x);
	return 0;
}

int desk_price_by(desk *d, const scales *s, record *expense, const record *before, figure *out, struct problems *p, struct err *e)
{
	figure f = {.cents = 0};
	int code = from_meeting(d, expense, e);

	code = code ? code : from_route(d, expense, e);
	if (!code && wants_price(expense, before))
		code = compute(d, s, expense, &f, p, e);
	else
		forget_price(expense, before);
	if (out)
		*out = f;
	return code ? code : expense_doubts(d->j, expense, p, e);
}

int desk_price(desk *d, record *expense, const record *before, figure *out, struct problems *p, struct err *e)
{
	return desk_price_by(d, NULL, expense, before, out, p, e);
}

/* An expense of a submitted claim is no longer computed: the journal refuses what would change it. */
static bool is_sent(desk *d, const record *x)
{
	AUTO_CTX(tmp);
	AUTO_ERR ignored = {0};
	record *claim;

	return record_int(x, "claim") && !journal_get(d->j, tmp, &claim, &e_claim, record_int(x, "claim"), &ignored) &&
	       claim_status(claim) != CLAIM_DRAFT;
}

static int keep(desk *d, record *x, const record *before, struct problems *p, struct err *e)
{
	int code = journal_save(d->j, x, p, e);

	code = code || !before ? code : desk_follow(d, before, e);
	return code ? code : desk_follow(d, x, e);
}

int desk_keep_expense(desk *d, record *expense, const record *before, struct problems *p, struct err *e)
{
	int code = before && is_sent(d, before) ? 0 : desk_price(d, expense, before, NULL, p, e);

	code = code ? code : journal_begin(d->j, NULL, e);
	if (code)
		return code;
	code = keep(d, expense, before, p, e);
	if (!code)
		return journal_commit(d->j, e);
	journal_rollback(d->j);
	if (!before)
		expense->id = 0;
	return code;
}
