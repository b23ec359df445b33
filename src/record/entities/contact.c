// SPDX-License-Identifier: EUPL-1.2
#include "entities.h"
#include <carnet/base/i18n.h>

static const field fields[] = {
	{"name", "nom", N_("Name"), NULL, &t_text, F_NEED | F_LIST | F_FIND},
	{"role", "role", N_("Role"), N_("Chair, nurse, town councillor…"), &t_text, F_LIST | F_FIND},
	{"body", "instance", N_("Body"), N_("Board, working group, regional agency…"), &t_text, F_LIST | F_FIND},
	{"cpts", "cpts", N_("CPTS"), NULL, &t_reference, F_LIST, OPT(.ref = "cpts")},
	{"association", "association", N_("Association"), NULL, &t_reference, 0, OPT(.ref = "association")},
	{"email", "courriel", N_("E-mail"), NULL, &t_email, 0},
	{"phone", "telephone", N_("Phone"), NULL, &t_phone, F_LIST},
	{"notes", "notes", N_("Notes"), N_("Only you read them; they never leave with a shared document"), &t_prose, F_FIND | F_PRIVATE},
};

const entity e_contact = {
	.name = "contact",
	.alias = "contact",
	.one = N_("contact"),
	.many = N_("contacts"),
	.help = N_("The people you meet: who they are and how to reach them"),
	TABLE(fields),
	.title = "{name}",
	.sort = "name",
	.tab = 7,
	.number = 4,
};
