// SPDX-License-Identifier: EUPL-1.2
/* Expenses noted before their payer, their vehicle or its rules were known: found, and computed once they are. */
#include <carnet/desk/money.h>
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>

enum { LOOKED_AT = 500 };

static const char *missing(const void *parent, const struct problems *p)
{
	for (size_t i = 0; i < p->count; i++)
		if (p->list[i].place && strcmp(p->list[i].place, "expense.amount") == 0)
			return mem_printf(parent, _("%s: %s."), p->list[i].what, p->list[i].todo);
	return _("Write its amount.");
}

static int look(desk *d, const void *parent, record *x, unpriced *out, struct err *e)
{
	AUTO_PROBLEMS p = {0};
	int code = desk_price(d, x, NULL, NULL, &p, e);

	*out = (unpriced){.x = x, .ready = record_get(x, "amount")->kind == V_INT};
	out->why = out->ready ? record_text(x, "explanation") : missing(parent, &p);
	return code;
}

int desk_unpriced(desk *d, const void *parent, unpriced **out, size_t *count, struct err *e)
{
	static const char *const blanks[] = {"claim", "amount", "real_amount"};
	query *q = query_new(parent, &e_expense);
	record **rows;

	for (size_t i = 0; i < LENGTH(blanks); i++)
		query_where(q, blanks[i], OP_EMPTY, (value){0});
	query_sort(q, "date", NULL);
	int code = journal_window(d->j, parent, q, NULL, false, LOOKED_AT, &rows, count, e);
	*out = code ? NULL : NEW_ARRAY(parent, unpriced, *count + 1);
	for (size_t i = 0; !code && i < *count; i++)
		code = look(d, parent, rows[i], &(*out)[i], e);
	return code;
}

static int each_ready(desk *d, size_t *count, int64_t *cents, bool kept, struct err *e)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS doubts = {0};
	unpriced *list;
	size_t n;
	int code = desk_unpriced(d, tmp, &list, &n, e);

	*count = 0;
	*cents = 0;
	for (size_t i = 0; !code && i < n; i++) {
		if (!list[i].ready)
			continue;
		code = kept ? desk_keep_expense(d, list[i].x, list[i].x, &doubts, e) : 0;
		*cents += record_int(list[i].x, "amount");
		++*count;
	}
	return code;
}

int desk_ready(desk *d, size_t *count, int64_t *cents, struct err *e)
{
	return each_ready(d, count, cents, false, e);
}

int desk_price_ready(desk *d, size_t *count, int64_t *cents, struct err *e)
{
	int code = journal_begin(d->j, _("Amounts computed"), e);

	if (code)
		return code;
	code = each_ready(d, count, cents, true, e);
	if (!code)
		return journal_commit(d->j, e);
	journal_rollback(d->j);
	return code;
}
