// SPDX-License-Identifier: EUPL-1.2
#include "entities.h"

const choice bodies[] = {
	{"CA", "board", "conseil d’administration"},
	{"bureau", "executive committee"},
	{"AG", "general assembly", "assemblée générale"},
	{"comité des usagers", "users’ committee"},
	{"comité de pilotage", "steering committee", "Copil"},
	{"groupe projet", "project group"},
	{"commission", "commission"},
	{"bilan annuel", "annual review"},
	{"CPR", "regional joint commission", "commission paritaire régionale"},
	{"dialogue de gestion", "management review"},
	{"autre", "other"},
	{NULL, NULL},
};

const choice levels[] = {
	{"projets", "projects"},
	{"partenariats", "partnerships"},
	{"gouvernance", "governance"},
	{NULL, NULL},
};

const choice calculation_modes[] = {
	{"réel", "actual cost"},
	{"réel plafonné", "actual cost, capped"},
	{"forfait", "flat rate"},
	{NULL, NULL},
};
