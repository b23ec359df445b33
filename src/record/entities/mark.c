// SPDX-License-Identifier: EUPL-1.2
#include "entities.h"
#include <carnet/base/i18n.h>

static const choice kinds[] = {
	{"lu", "read"},
	{"position", "position"},
	{"marque-page", "bookmark"},
	{"note", "note"},
	{"case cochée", "ticked box"},
	{"étape faite", "step done"},
	{NULL, NULL},
};

static const field fields[] = {
	{"kind", "nature", N_("Kind"), NULL, &t_choice, F_NEED | F_LIST, OPT(.choices = kinds)},
	{"page", "page", N_("Page"), NULL, &t_text, F_NEED | F_LIST | F_INDEX},
	{"anchor", "ancre", N_("Heading"), NULL, &t_text, F_LIST},
	{"note", "texte", N_("Note"), NULL, &t_prose, F_LIST | F_FIND | F_PRIVATE},
	{"meeting", "reunion", N_("Meeting"), NULL, &t_reference, F_FOLLOW, OPT(.ref = "meeting")},
};

const entity e_mark = {
	.name = "mark",
	.alias = "marque",
	.one = N_("mark"),
	.many = N_("marks"),
	.help = N_("Pages read, bookmarks, margin notes, boxes ticked"),
	TABLE(fields),
	.title = "{kind}, {page}",
	.sort = "page",
	.number = 22,
};
