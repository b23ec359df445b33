// SPDX-License-Identifier: EUPL-1.2
/* Expenses noted before their payer, their vehicle or its rules were known: found, and computed once they are. */
#include <carnet/desk/money.h>
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/rules/expense.h>
#include <carnet/rules/policy.h>

static const char *missing(const void *parent, const struct problems *p)
{
	for (size_t i = 0; i < p->count; i++)
		if (p->list[i].place && strcmp(p->list[i].place, "expense.amount") == 0)
			return mem_printf(parent, _("%s: %s."), p->list[i].what, p->list[i].todo);
	return _("Write its amount.");
}

static wanting in_field(const record *x, const char *name)
{
	return (wanting){.e = &e_expense, .id = x->id, .f = entity_field(&e_expense, name)};
}

wanting desk_wanting(desk *d, const record *x)
{
	AUTO_CTX(tmp);
	AUTO_ERR gone = {0};
	record *payer, *vehicle;
	wanting in_payer = {.e = &e_payer, .id = record_int(x, "payer")}, in_vehicle = {.e = &e_vehicle, .id = record_int(x, "vehicle")};

	if (!in_payer.id)
		return in_field(x, "payer");
	if (strcmp(record_text(x, "kind"), "kilomètres") != 0 || journal_get(d->j, tmp, &payer, &e_payer, in_payer.id, &gone))
		return in_field(x, "amount");
	if (!record_int(x, "distance"))
		return in_field(x, "distance");
	if (policy_of(payer).scale == SCALE_UNKNOWN)
		return in_payer;
	if (!in_vehicle.id || journal_get(d->j, tmp, &vehicle, &e_vehicle, in_vehicle.id, &gone))
		return in_field(x, "vehicle");
	return record_int(vehicle, "fiscal_power") > 0 ? in_payer : in_vehicle;
}

static int look(desk *d, const scales *s, const void *parent, record *x, unpriced *out, struct err *e)
{
	AUTO_PROBLEMS p = {0};
	int code = desk_price_by(d, s, x, NULL, NULL, &p, e);

	*out = (unpriced){.x = x, .ready = record_get(x, "amount")->kind == V_INT};
	out->why = out->ready ? record_text(x, "explanation") : missing(parent, &p);
	return code;
}

static query *waiting(const void *parent)
{
	query *q = expense_unpriced(parent);

	query_sort(q, "date", NULL);
	return q;
}

int desk_unpriced(desk *d, const void *parent, unpriced **out, size_t *count, struct err *e)
{
	AUTO_CTX(tmp);
	scales *s = NULL;
	record **rows;
	int code = journal_window(d->j, parent, waiting(tmp), NULL, false, 0, &rows, count, e);

	if (!code && *count)
		code = desk_scales(d, tmp, &s, e);
	*out = code ? NULL : NEW_ARRAY(parent, unpriced, *count + 1);
	for (size_t i = 0; !code && i < *count; i++)
		code = look(d, s, parent, rows[i], &(*out)[i], e);
	return code;
}

/* Those that are ready, and no other, in *out. */
static int ready_ones(desk *d, const void *parent, record ***out, size_t *count, struct err *e)
{
	unpriced *list;
	size_t n;
	int code = desk_unpriced(d, parent, &list, &n, e);

	*count = 0;
	*out = code ? NULL : NEW_ARRAY(parent, record *, n + 1);
	for (size_t i = 0; !code && i < n; i++)
		if (list[i].ready)
			(*out)[(*count)++] = list[i].x;
	return code;
}

int desk_ready(desk *d, const entity *of, int64_t id, size_t *count, int64_t *cents, struct err *e)
{
	AUTO_CTX(tmp);
	record **ready;
	query *of_it = waiting(tmp);

	*count = 0;
	*cents = 0;
	query_where(of_it, of->name, OP_IS, value_int(id));
	if (journal_count(d->j, of_it, 1) == 0)
		return 0;
	int code = ready_ones(d, tmp, &ready, count, e);
	for (size_t i = 0; !code && i < *count; i++)
		*cents += record_int(ready[i], "amount");
	return code;
}

/* Each kept, then the counters of their years followed once: what they come to is known only then. */
static int keep_ready(desk *d, record *const *ready, size_t count, int64_t *cents, struct err *e)
{
	AUTO_CTX(tmp);
	int code = 0;

	for (size_t i = 0; !code && i < count; i++)
		code = journal_save(d->j, ready[i], NULL, e);
	code = code ? code : desk_follow_all(d, ready, count, e);
	for (size_t i = 0; !code && i < count; i++) {
		record *kept;
		code = journal_get(d->j, tmp, &kept, &e_expense, ready[i]->id, e);
		*cents += code ? 0 : record_int(kept, "amount");
	}
	return code;
}

int desk_price_ready(desk *d, size_t *count, int64_t *cents, struct err *e)
{
	AUTO_CTX(tmp);
	record **ready;
	int code = ready_ones(d, tmp, &ready, count, e);

	*cents = 0;
	code = code || !*count ? code : journal_begin(d->j, _("Amounts computed"), e);
	if (code || !*count)
		return code;
	code = keep_ready(d, ready, *count, cents, e);
	return journal_end(d->j, code, e);
}
