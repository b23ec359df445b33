// SPDX-License-Identifier: EUPL-1.2
/* What one key does about money on the lists of the expenses' tab. */
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

static unsigned draw_up(struct list_screen *ls)
{
	return show(ls, claim_new_screen(ls->s.app));
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
	bool writes;
} actions[] = {
	{ACT_CLAIM, NULL, draw_up, true},
	{ACT_FIGURES, NULL, figures_of_year, false},
	{ACT_UNCLAIMED, NULL, meetings_without, false},
	{ACT_RECEIPT_STATE, &e_expense, turn_receipts, true},
};

list_run *list_money(const struct list_screen *ls, enum action a, bool *ours)
{
	const struct sub *sub = list_sub(ls);

	*ours = false;
	for (size_t i = 0; i < LENGTH(actions); i++) {
		if (actions[i].a != a)
			continue;
		*ours = true;
		bool here = actions[i].of ? sub->e == actions[i].of && list_focus(sub->list) : sub->e->tab == e_expense.tab;
		if (here && (!actions[i].writes || journal_writable(ls->s.app->desk->j)))
			return actions[i].run;
	}
	return NULL;
}
