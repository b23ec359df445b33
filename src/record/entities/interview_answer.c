// SPDX-License-Identifier: EUPL-1.2
#include "entities.h"
#include <carnet/base/i18n.h>

static const field fields[] = {
	{"interview", "entretien", N_("Interview"), NULL, &t_reference, F_NEED | F_OWNER, OPT(.ref = "interview")},
	{"question", "question", N_("Question"), NULL, &t_text, F_NEED | F_LIST},
	{"answer", "reponse", N_("Answer"), NULL, &t_prose, F_LIST | F_FIND | F_PRIVATE},
};

const entity e_interview_answer = {
	.name = "interview_answer",
	.alias = "reponse_entretien",
	.one = N_("interview answer"),
	.many = N_("interview answers"),
	.help = N_("One answer of an interview"),
	TABLE(fields),
	.title = "{question}",
	.sort = "question",
	.number = 20,
};
