// SPDX-License-Identifier: EUPL-1.2
#include "entities.h"
#include <carnet/base/i18n.h>

static const field fields[] = {
	{"date", "date", N_("Date"), NULL, &t_date, F_NEED | F_LIST | F_INDEX, OPT(.width = 16)},
	{"hours", "heures", N_("Hours"), N_("for example 4, 3h30"), &t_duration, F_LIST, OPT(.unit = 60, .min = 1, .max = 1440)},
	{"meeting", "reunion", N_("Meeting"), NULL, &t_reference, F_LIST, OPT(.ref = "meeting")},
	{"mandate", "mandat", N_("Mandate"), NULL, &t_reference, 0, OPT(.ref = "mandate")},
	{"notes", "notes", N_("Notes"), N_("Only you read them; they never leave with a shared document"), &t_prose, F_FIND | F_PRIVATE},
};

const entity e_leave = {
	.name = "leave",
	.alias = "conge",
	.one = N_("leave"),
	.many = N_("leaves"),
	.help = N_("Time taken from your job to represent users"),
	TABLE(fields),
	.title = "{date}, {meeting}",
	.sort = "-date",
	.day = "date",
	.tab = 4,
	.number = 15,
};
