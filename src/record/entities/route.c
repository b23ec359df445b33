// SPDX-License-Identifier: EUPL-1.2
#include "entities.h"
#include <carnet/base/i18n.h>

static const field fields[] = {
	{"label", "libelle", N_("Name"), N_("for example Home to the health centre"), &t_text, F_NEED | F_LIST | F_FIND},
	{"origin", "depart", N_("Starting point"), NULL, &t_text, F_PRIVATE},
	{"destination", "arrivee", N_("Destination"), NULL, &t_text, F_LIST | F_FIND},
	{"distance", "distance", N_("Distance, one way"), N_("for example 23, 23,5 km"), &t_distance, F_NEED | F_LIST, OPT(.min = 1, .max = 20000000, .doubt_max = 1500000, .heading = N_("One way"))},
	{"toll", "peage", N_("Toll, one way"), N_("for example 3,40"), &t_money, F_LIST, OPT(.min = 0, .max = 100000000, .heading = N_("Toll one way"))},
	{"return_default", "aller_retour", N_("Usually there and back"), NULL, &t_boolean, F_LIST, OPT(.fallback = "oui", .heading = N_("Way back"))},
};

const entity e_route = {
	.name = "route",
	.alias = "trajet",
	.one = N_("route"),
	.many = N_("routes"),
	.help = N_("The trips you make often, with their distance"),
	TABLE(fields),
	.title = "{label}",
	.sort = "label",
	.tab = 5,
	.number = 12,
};
