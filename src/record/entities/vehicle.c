// SPDX-License-Identifier: EUPL-1.2
#include "entities.h"
#include <carnet/base/i18n.h>

static const choice kinds[] = {
	{"voiture", "car"},
	{"moto", "motorcycle"},
	{"cyclomoteur", "moped"},
	{"vélo", "bicycle"},
	{"autre", "other"},
	{NULL, NULL},
};

static const choice owners[] = {
	{"moi", "me"},
	{"conjoint", "my spouse"},
	{"prêt", "lent"},
	{"autre", "other"},
	{NULL, NULL},
};

static const field fields[] = {
	{"label", "libelle", N_("Name"), N_("for example Clio, bicycle…"), &t_text, F_NEED | F_LIST | F_FIND},
	{"kind", "genre", N_("Kind"), NULL, &t_choice, F_NEED | F_LIST | F_FIND, OPT(.choices = kinds)},
	{"engine_cc", "cylindree", N_("Engine (cm³)"), N_("Motorcycles and mopeds only, at the State’s rates"), &t_integer, 0,
	 OPT(.min = 0, .max = 10000, .when = "kind", .among = "moto|cyclomoteur|autre")},
	{"fiscal_power", "puissance", N_("Fiscal power (CV)"), N_("Line P.6 of the registration document"), &t_integer, F_LIST,
	 OPT(.heading = N_("Power"), .min = 0, .max = 100, .when = "kind", .among = "voiture|moto|autre")},
	{"electric", "electrique", N_("Electric"), N_("Fully electric only, not hybrid"), &t_boolean, F_LIST,
	 OPT(.when = "kind", .among = "voiture|moto|cyclomoteur|autre")},
	{"owner", "proprietaire", N_("Owner"), NULL, &t_choice, 0, OPT(.choices = owners)},
	{"registration", "immatriculation", N_("Registration"), NULL, &t_text, F_PRIVATE, OPT(.when = "kind", .among = "voiture|moto|cyclomoteur|autre")},
	{"from", "du", N_("Used from"), NULL, &t_date, 0},
	{"until", "au", N_("Used until"), NULL, &t_date, 0},
};

static const rule rules[] = {
	{"until", "NEW.\"until\" < NEW.\"from\"",
	 N_("The vehicle stops being used before it starts|check both dates"), false},
};

const entity e_vehicle = {
	.name = "vehicle",
	.alias = "vehicule",
	.one = N_("vehicle"),
	.many = N_("vehicles"),
	.help = N_("What you drive: the mileage scale depends on it"),
	TABLE(fields),
	RULES(rules),
	.title = "{label}",
	.sort = "label",
	.tab = 5,
	.number = 11,
};
