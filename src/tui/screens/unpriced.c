// SPDX-License-Identifier: EUPL-1.2
/* Expenses that have no amount yet: what each comes to now, or what it lacks. */
#include <carnet/base/i18n.h>
#include <carnet/base/money.h>
#include <carnet/desk/money.h>
#include "../doors.h"
#include "dialog.h"
#include "money.h"

struct unpriced_sheet {
	struct sheet sheet;
	size_t ready;
	int64_t cents;
};

static struct unpriced_sheet *of(const struct sheet *s)
{
	return (struct unpriced_sheet *)s;
}

static int fill(struct sheet *s, struct err *e)
{
	AUTO_CTX(tmp);
	struct unpriced_sheet *u = of(s);
	unpriced *list;
	size_t count;
	int code = desk_unpriced(s->s.app->desk, tmp, &list, &count, e);

	u->ready = 0;
	u->cents = 0;
	for (size_t i = 0; i < count && !code; i++) {
		const record *x = list[i].x;
		const char *amount = list[i].ready ? money_text(s->made, record_int(x, "amount")) : _("to complete");
		u->ready += list[i].ready;
		u->cents += list[i].ready ? record_int(x, "amount") : 0;
		sheet_add(s, (lines_row){.kind = LINES_ROW, .text = expense_words(s->made, x), .right = amount, .id = (long)x->id,
		                         .late = !list[i].ready, .note = mem_dup(s->made, list[i].why)});
	}
	if (u->ready)
		sheet_summary(s, mem_printf(tmp, ngettext("%zu amount can be computed: %s", "%zu amounts can be computed: %s", (unsigned long)u->ready), u->ready,
		                            money_text(tmp, u->cents)));
	else if (count)
		sheet_summary(s, mem_printf(tmp, ngettext("%zu expense to complete", "%zu expenses to complete", (unsigned long)count), count));
	return code;
}

static unsigned compute(struct app *app)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	size_t count;
	int64_t cents;

	if (desk_price_ready(app->desk, &count, &cents, &e))
		app_tell_err(app, &e);
	else
		app_tell(app, ROLE_OK, ngettext("%zu amount computed: %s in all. u undoes.", "%zu amounts computed: %s in all. u undoes.", (unsigned long)count), count,
		         money_text(tmp, cents));
	return EFFECT_RELOAD;
}

static unsigned compute_all(struct sheet *s)
{
	return compute(s->s.app);
}

static bool any_ready(const struct sheet *s)
{
	return of(s)->ready > 0;
}

/* Where what is missing is written: the expense, or the record of its payer or of its vehicle. */
static unsigned edit(struct sheet *s)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	record *x;
	int64_t id = lines_focus(&s->l)->id;

	if (journal_get(s->s.app->desk->j, tmp, &x, &e_expense, id, &e))
		return app_failed(s->s.app, &e);
	wanting w = desk_wanting(s->s.app->desk, x);
	bool here = w.f || !lines_focus(&s->l)->late; /* what lacks nothing is looked at */
	struct screen *form = here ? form_screen(s->s.app, &e_expense, id, NULL) : form_screen(s->s.app, w.e, w.id, NULL);
	if (here)
		expense_begin(form, x);
	app_push(s->s.app, form);
	return EFFECT_REDRAW;
}

/* A bicycle, a lift: noted for the year, and nothing to ask for. */
static unsigned nothing_due(struct sheet *s)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	journal *j = s->s.app->desk->j;
	record *x;
	int code = journal_get(j, tmp, &x, &e_expense, lines_focus(&s->l)->id, &e);

	if (!code) {
		record_set(x, "amount", value_int(0));
		code = journal_save(j, x, NULL, &e);
	}
	if (code)
		app_tell_err(s->s.app, &e);
	else
		app_tell(s->s.app, ROLE_OK, "%s", _("Noted: nothing is asked for it. u undoes."));
	return EFFECT_RELOAD;
}

static const struct sheet_kind kind = {
	.help = "unpriced",
	.title = N_("Expenses without an amount"),
	.empty = N_("Every expense has its amount."),
	.fill = fill,
	.actions = {{ACT_UNPRICED, compute_all, true, true, any_ready}, {ACT_CORRECT, edit, true, true, NULL}, {ACT_NO_EXPENSE, nothing_due, true, true, NULL}},
};

struct screen *unpriced_screen(struct app *app)
{
	return &sheet_new(app, struct unpriced_sheet, &kind)->sheet.s;
}

/* ---- offered, once a payer or a vehicle says what was missing ---- */

enum { COMPUTE, SEE, LATER };

static unsigned answered(struct screen *below, long id, void *data)
{
	(void)data;
	if (id == COMPUTE)
		return compute(below->app);
	if (id == SEE)
		app_push(below->app, unpriced_screen(below->app));
	return EFFECT_REDRAW;
}

void unpriced_offer(struct app *app, const entity *of, int64_t kept)
{
	AUTO_CTX(tmp);
	AUTO_ERR ignored = {0}; /* what cannot be read is said by the screens that show it */
	const struct answer answers[] = {
		{P_("answer", "c"), _("Compute them"), NULL, COMPUTE},
		{P_("answer", "s"), _("See them first"), NULL, SEE},
		{P_("answer", "l"), _("Later"), NULL, LATER},
	};
	size_t count;
	int64_t cents;

	if (desk_ready(app->desk, of, kept, &count, &cents, &ignored) || !count)
		return;
	const char *text = mem_printf(tmp, ngettext("%zu expense noted earlier had no amount.\nIt can be computed now: %s.\n",
	                                            "%zu expenses noted earlier had no amount.\nThey can be computed now: %s in all.\n", (unsigned long)count),
	                              count, money_text(tmp, cents));
	struct screen *s = dialog_screen(app, _("Amounts to compute"), text, answers, LENGTH(answers), answered, NULL);
	dialog_explain(s, "unpriced");
	app_push(app, s);
}
