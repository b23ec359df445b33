// SPDX-License-Identifier: EUPL-1.2
#include "entities.h"
#include <carnet/base/i18n.h>

static const field fields[] = {
	{"owner", "proprietaire", N_("Belongs to"), N_("The identifier (uid) of the record"), &t_text, F_NEED | F_INDEX},
	{"name", "nom", N_("File name"), NULL, &t_text, F_NEED | F_LIST | F_FIND},
	{"media_type", "type", N_("Kind of file"), NULL, &t_text, F_LIST | F_AUTO},
	{"size", "taille", N_("Size"), NULL, &t_integer, F_LIST | F_AUTO | F_KEPT, OPT(.min = 0)},
	{"sha256", "empreinte", N_("Fingerprint"), NULL, &t_text, F_AUTO | F_KEPT},
	{"content", "contenu", N_("Content"), N_("@file"), &t_file, 0},
};

const entity e_attachment = {
	.name = "attachment",
	.alias = "piece",
	.one = N_("attachment"),
	.many = N_("attachments"),
	.help = N_("A file kept with a record: invitation, receipt, document"),
	TABLE(fields),
	.title = "{name}",
	.sort = "name",
	.number = 21,
};
