// SPDX-License-Identifier: EUPL-1.2
#include "entities.h"
#include <carnet/base/i18n.h>

static const choice grids[] = {
	{"participation", "participation"},
	{"proposition ACI", "ACI proposal"},
	{NULL, NULL},
};

static const field fields[] = {
	{"date", "date", N_("Date"), NULL, &t_date, F_NEED | F_LIST, OPT(.width = 16)},
	{"cpts", "cpts", N_("CPTS"), NULL, &t_reference, F_NEED | F_LIST, OPT(.ref = "cpts")},
	{"grid", "grille", N_("Grid"), NULL, &t_choice, F_LIST, OPT(.choices = grids, .fallback = "participation", .fill = "'participation'")},
	{"notes", "notes", N_("Notes"), N_("Only you read them; they never leave with a shared document"), &t_prose, F_FIND | F_PRIVATE},
};

static const char *const indexes[] = {"(\"cpts\",\"date\")", NULL};

const entity e_assessment = {
	.name = "assessment",
	.alias = "evaluation",
	.one = N_("assessment"),
	.many = N_("assessments"),
	.help = N_("Where a CPTS stands on the three levels of participation"),
	TABLE(fields),
	.title = "{cpts}, {date}",
	.indexes = indexes,
	.sort = "-date",
	.day = "date",
	.tab = 7,
	.number = 17,
};
