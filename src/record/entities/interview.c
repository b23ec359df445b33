// SPDX-License-Identifier: EUPL-1.2
#include "entities.h"
#include <carnet/base/i18n.h>

static const field fields[] = {
	{"date", "date", N_("Date"), NULL, &t_date, F_NEED | F_LIST, OPT(.width = 16)},
	{"cpts", "cpts", N_("CPTS"), NULL, &t_reference, F_NEED | F_LIST, OPT(.ref = "cpts")},
	{"survey", "questionnaire", N_("Survey"), N_("The packaged questionnaire"), &t_text, F_NEED | F_LIST},
	{"place", "lieu", N_("Place"), NULL, &t_text, F_LIST | F_FIND},
	{"respondent", "personne", N_("Respondent"), N_("A word of description, never a name"), &t_text, F_LIST | F_PRIVATE},
};

const entity e_interview = {
	.name = "interview",
	.alias = "entretien",
	.one = N_("interview"),
	.many = N_("interviews"),
	.help = N_("What inhabitants told you, without their name"),
	TABLE(fields),
	.title = "{survey}, {date}",
	.sort = "-date",
	.day = "date",
	.tab = 7,
	.number = 19,
};
