// SPDX-License-Identifier: EUPL-1.2
/* Records kept by hand: some kinds have rules of their own besides those of the journal. */
#include <carnet/base/mem.h>
#include <carnet/desk/money.h>

static int keep_claim(desk *d, record *r, const record *before, struct problems *p, struct err *e)
{
	int code = before ? claim_may_edit(before, r, e) : 0;

	return code ? code : journal_save(d->j, r, p, e);
}

static const struct {
	const entity *e;
	int (*keep)(desk *d, record *r, const record *before, struct problems *p, struct err *e);
} kinds[] = {
	{&e_expense, desk_keep_expense},
	{&e_claim, keep_claim},
	{&e_vehicle, desk_keep_rules},
	{&e_payer, desk_keep_rules},
	{&e_attachment, desk_keep_file},
};

int desk_keep(desk *d, record *r, const record *before, struct problems *p, struct err *e)
{
	for (size_t i = 0; i < LENGTH(kinds); i++)
		if (kinds[i].e == r->e)
			return kinds[i].keep(d, r, before, p, e);
	return journal_save(d->j, r, p, e);
}
