// SPDX-License-Identifier: EUPL-1.2
/* What one key does about money on a record's screen. */
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

static const struct {
	enum action a;
	const entity *of;
	detail_run *run;
	bool (*can)(const struct detail_screen *ds); /* NULL: always */
} actions[] = {
	{ACT_TRIP, &e_meeting, trip, NULL},
	{ACT_NO_EXPENSE, &e_meeting, no_expense, has_not_said_so},
	{ACT_RECEIPT_STATE, &e_expense, turn_receipt, NULL},
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
