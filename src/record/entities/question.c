// SPDX-License-Identifier: EUPL-1.2
#include "entities.h"
#include <carnet/base/i18n.h>

static const choice statuses[] = {
	{"à poser", "to ask"},
	{"posée", "asked"},
	{"répondue", "answered"},
	{"à relancer", "to ask again"},
	{NULL, NULL},
};

static const field fields[] = {
	{"text", "texte", N_("Question"), NULL, &t_prose, F_NEED | F_LIST | F_FIND},
	{"meeting", "reunion", N_("Meeting"), NULL, &t_reference, F_NEED | F_OWNER | F_LIST, OPT(.ref = "meeting")},
	{"agenda_item", "point", N_("Agenda item"), NULL, &t_reference, 0, OPT(.ref = "agenda_item")},
	{"position", "position", N_("No."), NULL, &t_integer, F_AUTO, OPT(.min = 1, .max = 9999, .fill = "(SELECT ifnull(max(\"position\"), 0) + 1 FROM \"question\" WHERE \"meeting\" = NEW.\"meeting\")")},
	{"bank_id", "modele", N_("From the guide"), NULL, &t_text, F_AUTO},
	{"status", "statut", N_("Status"), NULL, &t_choice, F_LIST, OPT(.choices = statuses, .fallback = "à poser", .fill = "'à poser'")},
	{"answer", "reponse", N_("Answer"), NULL, &t_prose, F_FIND},
};

static const rule rules[] = {
	{"agenda_item", "(SELECT \"meeting\" FROM \"agenda_item\" WHERE \"id\" = NEW.\"agenda_item\") <> NEW.\"meeting\"",
	 N_("This item is on the agenda of another meeting|choose an item of the same meeting"), false},
};

const entity e_question = {
	.name = "question",
	.alias = "question",
	.one = N_("question"),
	.many = N_("questions"),
	.help = N_("What you want to ask, and what was answered"),
	TABLE(fields),
	RULES(rules),
	.title = "{text}",
	.sort = "-meeting",
	.tab = 6,
	.number = 8,
};
