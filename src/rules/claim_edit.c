// SPDX-License-Identifier: EUPL-1.2
/* What may be corrected by hand in a claim: its payer has the rest, or its steps have made it. */
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/rules/claim.h>
#include <string.h>
#include "claim_parts.h"

#define UNPAID (BIT(CLAIM_DRAFT) | BIT(CLAIM_SENT) | BIT(CLAIM_ACCEPTED) | BIT(CLAIM_PARTLY) | BIT(CLAIM_REFUSED))
static const char sent[] = N_("This claim is “%s”: its payer has it as it is|its number, payer and period no longer change; the notes may");
static const char over[] = N_("This claim is “%s”: its advance was counted|take the payment back first with undo");
static const char stepped[] = N_("This claim is “%s”: that follows from its steps and is not typed|press s on the claim, or use the command claim");

static const struct {
	const char *name;
	unsigned while_in;   /* the states in which it may change by hand */
	const char *refusal; /* msgid with the state in words */
} limits[] = {
	{"number", BIT(CLAIM_DRAFT), sent}, {"payer", BIT(CLAIM_DRAFT), sent},  {"from", BIT(CLAIM_DRAFT), sent}, {"until", BIT(CLAIM_DRAFT), sent},
	{"submitted_on", 0, stepped},       {"advance", UNPAID, over},          {"status", 0, stepped},           {"settled_total", 0, stepped},
	{"waived_total", 0, stepped},
};

static int refuse(const char *refusal, const record *claim, const char *name, struct err *e)
{
	err_setf(e, ERR_INPUT, _(refusal), choice_shown(entity_field(&e_claim, "status"), status_word(claim_status(claim))));
	return err_place(e, "claim.%s", name);
}

static bool moved(const record *before, const record *now, const char *name)
{
	return strcmp(record_text(before, name), record_text(now, name)) != 0;
}

/* Repayment may be given up before the payer has decided, or after. */
static const struct {
	const char *first, *then;
} orders[] = {{"submitted_on", "decided_on"}, {"submitted_on", "waived_on"}, {"submitted_on", "paid_on"}, {"decided_on", "paid_on"}};

static int check_order(const record *before, const record *now, struct err *e)
{
	for (size_t i = 0; i < LENGTH(orders); i++) {
		const char *first = record_text(now, orders[i].first), *then = record_text(now, orders[i].then);
		bool late = moved(before, now, orders[i].first), early = moved(before, now, orders[i].then);
		if (!*first || !*then || strcmp(first, then) <= 0 || (!late && !early))
			continue;
		err_set(e, ERR_INPUT, early ? _("This day is before that of the step before it") : _("This day is after that of the step that follows it"),
		        _("check both days"));
		return err_place(e, "claim.%s", early ? orders[i].then : orders[i].first);
	}
	return 0;
}

/* A day that a step wrote down may have been the wrong one: another is given, in the order of the steps. */
static int check_days(const record *before, const record *now, struct err *e)
{
	static const char *const steps[] = {"submitted_on", "decided_on", "waived_on", "paid_on"};

	for (size_t i = 0; i < LENGTH(steps); i++)
		if (moved(before, now, steps[i]) && (!*record_text(before, steps[i]) || !*record_text(now, steps[i])))
			return refuse(stepped, before, steps[i], e);
	return check_order(before, now, e);
}

int claim_may_edit(const record *before, const record *now, struct err *e)
{
	for (size_t i = 0; i < LENGTH(limits); i++)
		if (!(limits[i].while_in & BIT(claim_status(before))) && !value_same(record_get(before, limits[i].name), record_get(now, limits[i].name)))
			return refuse(limits[i].refusal, before, limits[i].name, e);
	return check_days(before, now, e);
}
