// SPDX-License-Identifier: EUPL-1.2
/* Whether some words name a person, as far as words alone can tell. */
#pragma once
#include <stdbool.h>

enum person {
	PERSON_NO,
	PERSON_LIKELY, /* capitals, and no word that is known to be a thing: "Maud", "Paul et Anne" */
	PERSON_SURE,   /* "moi", "Mme Durand", "la coordinatrice" */
};
enum person person_of(const char *words);
bool person_oneself(const char *words);
bool person_ends(const char *words); /* the last word may be a name: "inviter Paul" */
bool verb_begins(const char *words); /* an infinitive: "envoyer", "ne pas oublier" */
