// SPDX-License-Identifier: EUPL-1.2
/* What one key does about money on a record's screen. */
#include "attached.h"
#include "detail_screen.h"
#include "money.h"

static unsigned trip(struct detail_screen *ds)
{
	return trip_open(ds->s.app, ds->id);
}

static unsigned no_expense(struct detail_screen *ds)
{
	return trip_none(ds->s.app, ds->id);
}

static bool has_not_said_so(const struct detail_screen *ds)
{
	return !record_int(ds->d->r, "no_expense");
}

static unsigned turn_receipt(struct detail_screen *ds)
{
	return receipt_turn(ds->s.app, &ds->id, 1);
}

static bool can_split(const struct detail_screen *ds)
{
	return record_get(ds->d->r, "amount")->kind == V_INT && record_int(ds->d->r, "payer") && !record_int(ds->d->r, "claim");
}

static unsigned receipts(struct detail_screen *ds)
{
	app_push(ds->s.app, receipts_screen(ds->s.app, ds->id));
	return EFFECT_REDRAW;
}

static const struct {
	enum action a;
	const entity *of;
	detail_run *run;
	bool (*can)(const struct detail_screen *ds); /* NULL: always */
} actions[] = {
	{ACT_TRIP, &e_meeting, trip, NULL},
	{ACT_NO_EXPENSE, &e_meeting, no_expense, has_not_said_so},
	{ACT_RECEIPT_STATE, &e_expense, turn_receipt, NULL},
	{ACT_ATTACH, &e_expense, attach_ask, NULL},
	{ACT_SPLIT, &e_expense, split_ask, can_split},
	{ACT_RECEIPTS, &e_meeting, receipts, NULL},
};

detail_run *detail_money(const struct detail_screen *ds, enum action a, bool *ours)
{
	*ours = false;
	for (size_t i = 0; i < LENGTH(actions); i++) {
		if (actions[i].a != a)
			continue;
		*ours = true;
		if (ds->d->r && ds->e == actions[i].of && journal_writable(ds->s.app->desk->j) && (!actions[i].can || actions[i].can(ds)))
			return actions[i].run;
	}
	return NULL;
}
