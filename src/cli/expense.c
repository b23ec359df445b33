// SPDX-License-Identifier: EUPL-1.2
/* What is done with an expense beside adding it: its receipts, its share for each payer, its amount computed later. */
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/money.h>
#include <carnet/desk/money.h>
#include "command.h"

/* ---- receipts ---- */

/* As JSON, a list of numbers. */
static int attach_one(struct cli *c, const entity *of, int64_t to, size_t i, struct problems *p, struct err *e)
{
	const char *path = c->args[i];
	int64_t id;
	int code = desk_attach(&c->d, of, to, path, &id, p, e);

	if (code)
		return code;
	if (cli_json(c)) {
		out_format(c, "%s%lld%s", i == 2 ? "[" : ",", (long long)id, i + 1 == c->nargs ? "]\n" : "");
		return 0;
	}
	if (c->screen)
		out_visible(c, path);
	out_format(c, c->screen ? _(": kept, No. %lld\n") : "%lld\n", (long long)id);
	return 0;
}

/* All of them or none: one action. */
int run_attach(struct cli *c, struct err *e)
{
	AUTO_PROBLEMS p = {0};
	const entity *of;
	int64_t to;
	int code = argument_entity(c, 0, &of, e);

	code = code ? code : cli_open(c, NEED_CHANGE, e);
	code = code ? code : journal_lookup(c->d.j, of, c->args[1], &to, e);
	code = code ? code : journal_begin(c->d.j, _("Files attached"), e);
	if (code)
		return code;
	for (size_t i = 2; i < c->nargs && !code; i++)
		code = attach_one(c, of, to, i, &p, e);
	if (code)
		journal_rollback(c->d.j);
	else
		code = journal_commit(c->d.j, e);
	if (code)
		sb_clear(c->out);
	else
		say_problems(&p);
	return code;
}

int run_extract(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	int64_t id;
	char *written;
	int code = cli_open(c, NEED_READ, e);

	code = code ? code : journal_lookup(c->d.j, &e_attachment, c->args[0], &id, e);
	code = code ? code : desk_extract(&c->d, tmp, id, c->set[O_OUTPUT], &written, e);
	if (code)
		return code;
	if (cli_json(c)) {
		out_text(c, "{\"path\":");
		out_json(c, written);
		out_text(c, "}\n");
	} else {
		out_visible(c, written);
		out_text(c, "\n");
	}
	return 0;
}

/* ---- shared between payers ---- */

/* "CPTS=40": shares are weights in hundredths; euros, percentages, halves are all the same to them. */
static int type_share(struct cli *c, const char *argument, int64_t *payer, int *weight, struct err *e)
{
	AUTO_CTX(tmp);
	const char *equal = strrchr(argument, '=');
	int64_t share;

	if (!equal)
		return err_setf(e, ERR_INPUT, _("“%s” says no share|write PAYER=SHARE, for instance CPTS=50"), argument);
	int code = journal_lookup(c->d.j, &e_payer, mem_dupn(tmp, argument, (size_t)(equal - argument)), payer, e);
	code = code ? code : money_parse(&share, equal + 1, e);
	if (code)
		return code;
	*weight = share < 0 || share > SHARE_MOST ? -1 : (int)share; /* refused with the rest of the split */
	return 0;
}

static void tell_share(struct cli *c, const record *x)
{
	AUTO_CTX(tmp);
	const char *payer = journal_title(c->d.j, tmp, &e_payer, record_int(x, "payer"));

	if (cli_json(c)) {
		out_format(c, "{\"id\":%lld", (long long)x->id);
		out_json_field(c, "payer", payer, false);
		out_format(c, ",\"amount\":%lld}", (long long)record_int(x, "amount"));
		return;
	}
	out_visible(c, mem_printf(tmp, _("No. %lld, %s: %s"), (long long)x->id, payer, money_text(tmp, record_int(x, "amount"))));
	out_text(c, "\n");
}

static void tell_shares(struct cli *c, int64_t first)
{
	AUTO_CTX(tmp);
	AUTO_ERR ignored = {0};
	query *q = query_new(tmp, &e_expense);
	record **rows;
	size_t count;

	query_where(q, "split_of", OP_IS, value_int(first));
	query_sort(q, "id", NULL);
	if (journal_window(c->d.j, tmp, q, NULL, false, 0, &rows, &count, &ignored))
		return;
	for (size_t i = 0; i <= count; i++) {
		record *x = i ? rows[i - 1] : NULL;
		if (!x && journal_get(c->d.j, tmp, &x, &e_expense, first, &ignored))
			return;
		out_text(c, !cli_json(c) ? "" : i ? "," : "[");
		tell_share(c, x);
	}
	out_text(c, cli_json(c) ? "]\n" : "");
}

int run_split(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	int64_t expense, *payers = NEW_ARRAY(tmp, int64_t, c->nargs);
	int *weights = NEW_ARRAY(tmp, int, c->nargs);
	int code = cli_open(c, NEED_CHANGE, e);

	code = code ? code : journal_lookup(c->d.j, &e_expense, c->args[0], &expense, e);
	for (size_t i = 1; i < c->nargs && !code; i++)
		code = type_share(c, c->args[i], &payers[i - 1], &weights[i - 1], e);
	code = code ? code : desk_split(&c->d, expense, payers, weights, c->nargs - 1, e);
	if (!code)
		tell_shares(c, expense);
	return code;
}

/* ---- computed later ---- */

static int list_unpriced(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	unpriced *list;
	size_t n;
	int code = desk_unpriced(&c->d, tmp, &list, &n, e);

	for (size_t i = 0; i < n && !code; i++) {
		if (list[i].ready)
			continue;
		out_visible(c, mem_printf(tmp, _("No. %lld, %s: %s"), (long long)list[i].x->id, journal_record_title(c->d.j, tmp, list[i].x), list[i].why));
		out_text(c, "\n");
	}
	return code;
}

int run_amounts(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	size_t count;
	int64_t cents;
	int code = cli_open(c, NEED_CHANGE, e);

	code = code ? code : desk_price_ready(&c->d, &count, &cents, e);
	if (code)
		return code;
	if (cli_json(c)) {
		out_format(c, "{\"computed\":%zu,\"amount\":%lld}\n", count, (long long)cents);
		return 0;
	}
	if (count)
		out_format(c, ngettext("%zu amount computed: %s in all. To take it back: carnet undo\n", "%zu amounts computed: %s in all. To take it back: carnet undo\n",
		                       (unsigned long)count), count, money_text(tmp, cents));
	else
		out_text(c, _("No expense waits for an amount that can be computed.\n"));
	return list_unpriced(c, e);
}

void tell_ready(struct cli *c, const entity *of, int64_t id)
{
	AUTO_CTX(tmp);
	AUTO_ERR ignored = {0};
	size_t count;
	int64_t cents;

	if (!desk_ready(&c->d, of, id, &count, &cents, &ignored) && count)
		say(ngettext("%zu expense without an amount can be computed now: %s. carnet amounts does it", "%zu expenses without an amount can be computed now: %s. carnet amounts does it",
		             (unsigned long)count), count, money_text(tmp, cents));
}
