// SPDX-License-Identifier: EUPL-1.2
/* Whether some words name a person, as far as words alone can tell. */
#pragma once
#include <stdbool.h>

/* The words that tell names from things, as the content lists them (fr/names.yaml): read once, for many questions. */
struct library;
typedef struct name_words name_words;
name_words *name_words_read(const void *parent, struct library *l);

enum person {
	PERSON_NO,
	PERSON_LIKELY, /* capitals, and no word that is known to be a thing: "Maud", "Paul et Anne" */
	PERSON_SURE,   /* "moi", "Mme Durand", "la coordinatrice" */
};
enum person person_of(const name_words *n, const char *words);
bool person_oneself(const char *words);
bool person_ends(const char *words); /* the last word may be a name: "inviter Paul" */
bool verb_begins(const name_words *n, const char *words); /* an infinitive: "envoyer", "ne pas oublier" */
