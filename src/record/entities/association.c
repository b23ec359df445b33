// SPDX-License-Identifier: EUPL-1.2
#include "entities.h"
#include <carnet/base/i18n.h>

static const field fields[] = {
	{"name", "nom", N_("Name"), NULL, &t_text, F_NEED | F_LIST | F_FIND},
	{"approved", "agreee", N_("Approved for users’ representation"), N_("Approved by the health ministry or the regional agency"), &t_boolean, F_LIST, OPT(.heading = N_("Approved"))},
	{"federation", "federation", N_("Federation"), NULL, &t_text, F_FIND},
	{"field", "champ", N_("Field"), N_("Illness, disability, family, old age…"), &t_text, F_LIST | F_FIND},
	{"contact_name", "correspondant", N_("Contact person"), NULL, &t_text, F_LIST | F_FIND},
	{"email", "courriel", N_("E-mail"), NULL, &t_email, 0},
	{"phone", "telephone", N_("Phone"), NULL, &t_phone, 0},
	{"cpts", "cpts", N_("CPTS"), NULL, &t_reference, 0, OPT(.ref = "cpts")},
	{"notes", "notes", N_("Notes"), N_("Only you read them; they never leave with a shared document"), &t_prose, F_FIND | F_PRIVATE},
};

const entity e_association = {
	.name = "association",
	.alias = "association",
	.one = N_("association"),
	.many = N_("associations"),
	.help = N_("Your association and those of the territory: a directory to carry"),
	TABLE(fields),
	.title = "{name}",
	.sort = "name",
	.tab = 7,
	.number = 3,
};
