// SPDX-License-Identifier: EUPL-1.2
#include "entities.h"
#include <carnet/base/i18n.h>

static const choice statuses[] = {
	{"brouillon", "draft"},
	{"transmise", "submitted"},
	{"acceptée", "accepted"},
	{"partielle", "partly accepted"},
	{"refusée", "refused"},
	{"payée", "paid"},
	{"abandonnée", "waived"},
	{"close", "closed"},
	{NULL, NULL},
};

/* What the steps of a claim write down: a draft is not asked for it. */
#define ONCE_SENT .when = "status", .among = "transmise|acceptée|partielle|refusée|payée|abandonnée|close"

static const field fields[] = {
	{"number", "numero", N_("Number"), N_("for example 2026-01"), &t_text, F_NEED | F_LIST | F_FIND | F_INDEX, OPT(.width = 13)},
	{"payer", "payeur", N_("Payer"), NULL, &t_reference, F_NEED | F_LIST, OPT(.ref = "payer")},
	{"from", "du", N_("From"), NULL, &t_date, F_LIST, OPT(.width = 10)},
	{"until", "au", N_("Until"), NULL, &t_date, F_LIST, OPT(.width = 10)},
	{"status", "statut", N_("Status"), NULL, &t_choice, F_LIST, OPT(.choices = statuses, .fallback = "brouillon", .fill = "'brouillon'")},
	{"submitted_on", "transmise_le", N_("Submitted on"), NULL, &t_date, F_LIST, OPT(.width = 10, ONCE_SENT)},
	{"decided_on", "decidee_le", N_("Decided on"), NULL, &t_date, 0, OPT(ONCE_SENT)},
	{"paid_on", "payee_le", N_("Paid on"), NULL, &t_date, 0, OPT(ONCE_SENT)},
	{"advance", "avance", N_("Advance received"), N_("for example 50,00"), &t_money, 0, OPT(.min = 0, .max = 100000000)},
	{"settled_total", "total_regle", N_("Total accepted"), N_("When the payer answers with a total only"), &t_money, 0, OPT(.min = 0, .max = 100000000, ONCE_SENT)},
	{"waived_total", "total_abandonne", N_("Total waived"), N_("When you waive a total only"), &t_money, 0, OPT(.min = 0, .max = 100000000, ONCE_SENT)},
	{"waived_on", "abandonnee_le", N_("Waived on"), NULL, &t_date, 0, OPT(ONCE_SENT)},
	{"notes", "notes", N_("Notes"), N_("Only you read them; they never leave with a shared document"), &t_prose, F_FIND | F_PRIVATE},
};

static const rule rules[] = {
	{"until", "NEW.\"until\" < NEW.\"from\"",
	 N_("The period ends before it starts|check both dates"), false},
	{"number", "EXISTS(SELECT 1 FROM \"claim\" WHERE \"number\" = NEW.\"number\" AND \"id\" IS NOT NEW.\"id\")",
	 N_("Another claim has this number|choose the next free number"), false},
};

static const rule stays = {
	"status", "OLD.\"status\" <> 'brouillon'",
	N_("This claim was submitted: it stays, with its lines|write down what the payer answered, then close it"), false,
};

const entity e_claim = {
	.name = "claim",
	.alias = "note",
	.one = N_("expense claim"),
	.many = N_("expense claims"),
	.help = N_("What you ask a payer to pay back, until it is paid"),
	TABLE(fields),
	RULES(rules),
	.stays = &stays,
	.title = "{number}, {payer}",
	.sort = "-number",
	.day = "until",
	.tab = 5,
	.number = 14,
};
