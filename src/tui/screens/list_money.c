// SPDX-License-Identifier: EUPL-1.2
/* What one key does about money on the lists of the expenses' tab. */
#include <carnet/base/i18n.h>
#include "list_screen.h"
#include "money.h"

static unsigned show(struct list_screen *ls, struct screen *s)
{
	app_push(ls->s.app, s);
	return EFFECT_REDRAW;
}

static unsigned meetings_without(struct list_screen *ls)
{
	return show(ls, unclaimed_screen(ls->s.app));
}

static unsigned figures_of_year(struct list_screen *ls)
{
	return show(ls, figures_screen(ls->s.app));
}

static unsigned given_up(struct list_screen *ls)
{
	return show(ls, waivers_screen(ls->s.app));
}

static unsigned draw_up(struct list_screen *ls)
{
	return show(ls, claim_new_screen(ls->s.app));
}

/* The claim in focus when it is owed, else the one that waits longest. */
static unsigned remind(struct list_screen *ls)
{
	AUTO_CTX(tmp);
	AUTO_ERR none = {0};
	const struct sub *sub = list_sub(ls);
	const record *r = sub->e == &e_claim && sub->list ? list_focus(sub->list) : NULL;
	claim_sheet *c;
	bool this = r && !claim_read(ls->s.app->desk->j, tmp, &c, r->id, &none) && claim_awaited(c);

	return claim_reminder(ls->s.app, this ? r->id : ls->owed.oldest);
}

static unsigned receipts_in_a_row(struct list_screen *ls)
{
	return show(ls, receipts_screen(ls->s.app, 0));
}

static unsigned without_amount(struct list_screen *ls)
{
	return show(ls, unpriced_screen(ls->s.app));
}

static unsigned turn_receipts(struct list_screen *ls)
{
	AUTO_CTX(tmp);
	int64_t *ids;
	size_t n = list_chosen(list_sub(ls)->list, tmp, &ids);

	return receipt_turn(ls->s.app, ids, n);
}

/* of: only on that list, with a row in focus; NULL: on every list of the tab. */
static const struct {
	enum action a;
	const entity *of;
	list_run *run;
	bool writes, owed; /* owed: only while something is */
} actions[] = {
	{ACT_CLAIM, NULL, draw_up, true, false},
	{ACT_FIGURES, NULL, figures_of_year, false, false},
	{ACT_WAIVED, NULL, given_up, false, false},
	{ACT_UNCLAIMED, NULL, meetings_without, false, false},
	{ACT_RECEIPT_STATE, &e_expense, turn_receipts, true, false},
	{ACT_REMIND, NULL, remind, false, true},
	{ACT_RECEIPTS, NULL, receipts_in_a_row, true, false},
	{ACT_UNPRICED, NULL, without_amount, false, false},
};

int list_owed_read(struct list_screen *ls, struct err *e)
{
	bool was = ls->owed.cents > 0;

	if (!ls->label || list_sub(ls)->e->tab != e_expense.tab)
		return 0;
	int code = claims_owed(ls->s.app->desk->j, &ls->owed, e);
	if (!code && was != (ls->owed.cents > 0))
		ls->s.ops->layout(&ls->s);
	return code;
}

void list_owed_draw(const struct list_screen *ls)
{
	enum { GAP = 2 };
	AUTO_CTX(tmp);

	if (ls->owes.rows)
		draw_put(ls->owes.y, ls->owes.x + GAP, ls->owes.cols - GAP, ROLE_STRONG, mem_printf(tmp, _("%s. l: a reminder letter"), owed_words(tmp, &ls->owed)));
}

list_run *list_money(const struct list_screen *ls, enum action a, bool *ours)
{
	const struct sub *sub = list_sub(ls);

	*ours = false;
	for (size_t i = 0; i < LENGTH(actions); i++) {
		if (actions[i].a != a)
			continue;
		*ours = true;
		bool here = actions[i].of ? sub->e == actions[i].of && list_focus(sub->list) : sub->e->tab == e_expense.tab;
		if (here && (!actions[i].owed || ls->owed.cents > 0) && (!actions[i].writes || journal_writable(ls->s.app->desk->j)))
			return actions[i].run;
	}
	return NULL;
}
