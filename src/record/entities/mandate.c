// SPDX-License-Identifier: EUPL-1.2
#include "entities.h"
#include <carnet/base/i18n.h>

static const choice roles[] = {
	{"titulaire", "full member"},
	{"suppléant", "substitute"},
	{"invité", "guest"},
	{NULL, NULL},
};

static const choice voices[] = {
	{"délibérative", "voting"},
	{"consultative", "advisory"},
	{"aucune", "none"},
	{NULL, NULL},
};

static const field fields[] = {
	{"cpts", "cpts", N_("CPTS"), NULL, &t_reference, F_NEED | F_LIST, OPT(.ref = "cpts")},
	{"association", "association", N_("Association"), N_("The one you speak for"), &t_reference, 0, OPT(.ref = "association")},
	{"role", "role", N_("Role"), N_("Full member, substitute or guest"), &t_choice, F_NEED | F_LIST | F_FIND, OPT(.choices = roles)},
	{"body", "instance", N_("Body"), N_("Board, users’ committee, project group…"), &t_choice, F_NEED | F_LIST | F_FIND, OPT(.choices = bodies)},
	{"body_name", "nom_instance", N_("Its name"), N_("When the body has a name of its own"), &t_text, F_LIST | F_FIND},
	{"level", "niveau", N_("Participation level"), N_("Projects, partnerships or governance"), &t_choice, F_LIST, OPT(.choices = levels, .heading = N_("Level"))},
	{"voice", "voix", N_("Voice"), N_("Does your vote count?"), &t_choice, 0, OPT(.choices = voices)},
	{"starts", "debut", N_("From"), N_("3/12, tomorrow, 2026-12-03"), &t_date, F_NEED | F_LIST, OPT(.width = 10)},
	{"ends", "fin", N_("Until"), N_("Leave empty when no end is known"), &t_date, F_LIST | F_INDEX, OPT(.width = 10)},
	{"appointed_by", "designe_par", N_("Appointed by"), NULL, &t_text, F_FIND | F_RARE},
	{"appointed_on", "designe_le", N_("Appointed on"), NULL, &t_date, F_RARE},
	{"agreement_ref", "convention", N_("Agreement"), N_("Reference of the signed agreement"), &t_text, F_FIND | F_RARE},
	{"membership_on", "adhesion", N_("Member since"), N_("When your association joined the CPTS"), &t_date, F_RARE},
	{"fellow_name", "binome", N_("Fellow representative"), NULL, &t_text, F_FIND | F_RARE},
	{"training_done", "formation_faite", N_("Trained"), NULL, &t_boolean, F_RARE},
	{"notes", "notes", N_("Notes"), N_("Only you read them; they never leave with a shared document"), &t_prose, F_FIND | F_PRIVATE},
};

static const rule rules[] = {
	{"ends", "NEW.\"ends\" < NEW.\"starts\"",
	 N_("The mandate ends before it starts|check both dates"), false},
	{"cpts", "EXISTS(SELECT 1 FROM \"meeting\" WHERE \"mandate\" = NEW.\"id\" AND \"cpts\" <> NEW.\"cpts\")",
	 N_("Meetings of this mandate belong to another CPTS|create a new mandate for the new CPTS"), false},
};

const entity e_mandate = {
	.name = "mandate",
	.alias = "mandat",
	.one = N_("mandate"),
	.many = N_("mandates"),
	.help = N_("Where you sit, for whom and until when"),
	TABLE(fields),
	RULES(rules),
	.title = "{body}, {body_name}, {cpts}",
	.sort = "-starts",
	.day = "starts",
	.tab = 4,
	.number = 5,
};
