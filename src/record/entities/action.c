// SPDX-License-Identifier: EUPL-1.2
#include "entities.h"
#include <carnet/base/i18n.h>

static const choice statuses[] = {
	{"à faire", "to do"},
	{"en cours", "under way"},
	{"fait", "done"},
	{"abandonné", "dropped"},
	{NULL, NULL},
};

static const field fields[] = {
	{"title", "titre", N_("Title"), N_("for example Call the coordinator back"), &t_text, F_NEED | F_LIST | F_FIND},
	{"due", "echeance", N_("Due"), N_("Friday, +7, 25/11"), &t_date, F_LIST | F_INDEX, OPT(.width = 16)},
	{"status", "statut", N_("Status"), NULL, &t_choice, F_LIST, OPT(.choices = statuses, .fallback = "à faire", .fill = "'à faire'")},
	{"owner", "responsable", N_("Who"), N_("Empty: yourself"), &t_text, F_LIST | F_FIND},
	{"detail", "detail", N_("Detail"), NULL, &t_prose, F_FIND},
	{"done_on", "fait_le", N_("Done on"), NULL, &t_date, 0},
	{"meeting", "reunion", N_("Meeting"), NULL, &t_reference, 0, OPT(.ref = "meeting")},
	{"agenda_item", "point", N_("Agenda item"), NULL, &t_reference, 0, OPT(.ref = "agenda_item")},
	{"cpts", "cpts", N_("CPTS"), NULL, &t_reference, 0, OPT(.ref = "cpts")},
};

static const char *const indexes[] = {"(\"status\",\"due\",\"id\")", NULL};

const entity e_action = {
	.name = "action",
	.alias = "action",
	.one = N_("action"),
	.many = N_("actions"),
	.help = N_("What has to be done, by whom and for when"),
	TABLE(fields),
	.title = "{title}",
	.indexes = indexes,
	.sort = "due",
	.day = "due",
	.tab = 6,
	.number = 9,
};
