// SPDX-License-Identifier: EUPL-1.2
#include "entities.h"
#include <carnet/base/i18n.h>

static const choice stages[] = {
	{"projet", "planned"},
	{"projet de santé validé", "health project approved"},
	{"ACI signé", "contract signed"},
	{NULL, NULL},
};

static const field fields[] = {
	{"name", "nom", N_("Name"), N_("for example CPTS du Val d’Orge"), &t_text, F_NEED | F_LIST | F_FIND},
	{"region", "region", N_("Region"), NULL, &t_text, F_LIST | F_FIND},
	{"territory", "territoire", N_("Territory"), N_("Towns and districts covered"), &t_text, F_LIST | F_FIND},
	{"population", "population", N_("Inhabitants"), NULL, &t_integer, 0, OPT(.min = 0, .max = 20000000)},
	{"stage", "stade", N_("Stage"), N_("Where the CPTS stands in its creation"), &t_choice, F_LIST, OPT(.choices = stages)},
	{"created_on", "creation", N_("Created on"), NULL, &t_date, 0},
	{"coordinator_name", "coordinateur", N_("Coordinator"), NULL, &t_text, F_LIST | F_FIND},
	{"coordinator_email", "courriel_coordinateur", N_("Coordinator’s e-mail"), NULL, &t_email, 0},
	{"coordinator_phone", "telephone_coordinateur", N_("Coordinator’s phone"), NULL, &t_phone, 0},
	{"seat_address", "siege", N_("Seat address"), NULL, &t_prose, 0},
	{"website", "site", N_("Website"), NULL, &t_text, 0},
	{"notes", "notes", N_("Notes"), N_("Only you read them; they never leave with a shared document"), &t_prose, F_FIND | F_PRIVATE},
};

static const rule rules[] = {
	{"name", "EXISTS(SELECT 1 FROM \"cpts\" AS other WHERE other.\"name\" = NEW.\"name\" AND other.\"id\" IS NOT NEW.\"id\")",
	 N_("Another CPTS has this name already|confirm if there are two of them"), true},
};

const entity e_cpts = {
	.name = "cpts",
	.alias = "cpts",
	.one = N_("CPTS"),
	.many = N_("CPTS"),
	.help = N_("The local health communities where you sit, or would like to"),
	TABLE(fields),
	RULES(rules),
	.title = "{name}",
	.sort = "name",
	.tab = 7,
	.number = 2,
};
