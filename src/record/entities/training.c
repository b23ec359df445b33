// SPDX-License-Identifier: EUPL-1.2
#include "entities.h"
#include <carnet/base/i18n.h>

static const field fields[] = {
	{"date", "date", N_("Date"), NULL, &t_date, F_NEED | F_LIST | F_INDEX, OPT(.width = 16)},
	{"title", "titre", N_("Title"), NULL, &t_text, F_NEED | F_LIST | F_FIND},
	{"hours", "heures", N_("Hours"), N_("for example 7, 3h30"), &t_duration, F_LIST, OPT(.unit = 60, .min = 1, .max = 60000)},
	{"provider", "organisme", N_("Provider"), NULL, &t_text, F_LIST | F_FIND},
	{"mandate", "mandat", N_("Mandate"), NULL, &t_reference, 0, OPT(.ref = "mandate")},
};

const entity e_training = {
	.name = "training",
	.alias = "formation",
	.one = N_("training"),
	.many = N_("trainings"),
	.help = N_("The trainings you followed"),
	TABLE(fields),
	.title = "{title}, {date}",
	.sort = "-date",
	.day = "date",
	.tab = 4,
	.number = 16,
};
