// SPDX-License-Identifier: EUPL-1.2
#include "entities.h"
#include <carnet/base/i18n.h>

static const choice scores[] = {
	{"non", "no"},
	{"en projet", "planned"},
	{"fait une fois", "done once"},
	{"installé", "settled"},
	{NULL, NULL},
};

static const field fields[] = {
	{"assessment", "evaluation", N_("Assessment"), NULL, &t_reference, F_NEED | F_OWNER, OPT(.ref = "assessment")},
	{"criterion", "critere", N_("Criterion"), N_("P1 to P4, A1 to A4, G1 to G6; N1a to N2c for the proposal"), &t_text, F_NEED | F_LIST},
	{"score", "score", N_("Score"), N_("0 no, 1 planned, 2 done once, 3 settled"), &t_score, F_LIST, OPT(.choices = scores)},
	{"evidence", "preuve", N_("Evidence"), NULL, &t_prose, F_LIST | F_FIND},
};

static const rule rules[] = {
	{"criterion", "EXISTS(SELECT 1 FROM \"assessment_answer\" WHERE \"assessment\" = NEW.\"assessment\" AND \"criterion\" = NEW.\"criterion\" AND \"id\" IS NOT NEW.\"id\")",
	 N_("This criterion already has an answer|edit that answer"), false},
};

const entity e_assessment_answer = {
	.name = "assessment_answer",
	.alias = "reponse_evaluation",
	.one = N_("assessed criterion"),
	.many = N_("assessed criteria"),
	.help = N_("The score of one criterion, with what proves it"),
	TABLE(fields),
	RULES(rules),
	.title = "{criterion}",
	.sort = "criterion",
	.number = 18,
};
