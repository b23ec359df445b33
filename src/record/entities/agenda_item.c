// SPDX-License-Identifier: EUPL-1.2
#include "entities.h"
#include <carnet/base/i18n.h>

static const choice outcomes[] = {
	{"adopté", "adopted"},
	{"rejeté", "rejected"},
	{"reporté", "postponed"},
	{"information", "information"},
	{NULL, NULL},
};

static const choice votes[] = {
	{"pour", "for"},
	{"contre", "against"},
	{"abstention", "abstention"},
	{"sans voix", "no vote"},
	{NULL, NULL},
};

static const choice involvements[] = {
	{"informés", "informed"},
	{"consultés", "consulted"},
	{"associés", "associated"},
	{"codécideurs", "co-deciding"},
	{NULL, NULL},
};

static const choice follow_ups[] = {
	{"à suivre", "to follow"},
	{"fait", "done"},
	{"abandonné", "dropped"},
	{NULL, NULL},
};

static const field fields[] = {
	{"meeting", "reunion", N_("Meeting"), NULL, &t_reference, F_NEED | F_OWNER, OPT(.ref = "meeting")},
	{"position", "position", N_("No."), N_("Order on the agenda"), &t_integer, F_LIST | F_AUTO, OPT(.min = 1, .max = 9999, .width = 3, .fill = "(SELECT ifnull(max(\"position\"), 0) + 1 FROM \"agenda_item\" WHERE \"meeting\" = NEW.\"meeting\")")},
	{"title", "titre", N_("Title"), NULL, &t_text, F_NEED | F_LIST | F_FIND},
	{"topic", "theme", N_("Topic"), N_("From the packaged list"), &t_text, 0},
	{"notes", "notes", N_("My notes"), N_("Only you read them; they never leave with a shared document"), &t_prose, F_FIND | F_PRIVATE},
	{"voice", "parole", N_("What I said"), NULL, &t_prose, F_FIND},
	{"decision", "decision", N_("Decision"), NULL, &t_prose, F_LIST | F_FIND},
	{"outcome", "issue", N_("Outcome"), NULL, &t_choice, F_LIST, OPT(.choices = outcomes)},
	{"vote", "vote", N_("My vote"), NULL, &t_choice, 0, OPT(.choices = votes)},
	{"involvement", "implication", N_("How users were involved"), NULL, &t_choice, F_LIST, OPT(.choices = involvements)},
	{"follow_up", "suite", N_("Follow-up"), NULL, &t_choice, 0, OPT(.choices = follow_ups)},
	{"carried_from", "reporte_de", N_("Carried from"), NULL, &t_reference, F_AUTO, OPT(.ref = "agenda_item")},
};

static const rule rules[] = {
	{"carried_from", "NEW.\"carried_from\" = NEW.\"id\"",
	 N_("An item cannot be carried from itself|choose the item of the earlier meeting"), false},
};

static const char *const indexes[] = {"(\"meeting\",\"position\",\"id\")", NULL};

const entity e_agenda_item = {
	.name = "agenda_item",
	.alias = "point",
	.one = N_("agenda item"),
	.many = N_("agenda items"),
	.help = N_("What was said, decided, and how users were involved"),
	TABLE(fields),
	RULES(rules),
	.title = "{title}",
	.indexes = indexes,
	.sort = "position",
	.number = 7,
};
