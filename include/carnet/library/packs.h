// SPDX-License-Identifier: EUPL-1.2
/* Packs: what a delegation adds to the guide. A folder of YAML is checked and built into one file; a file is added to the packs beside the
   journal, all of it or nothing. A pack comes from elsewhere: only its YAML is believed, once it has passed every check again. */
#pragma once
#include <carnet/library/library.h>

#define PACK_ENDING ".trousse" /* the name of a pack’s file ends with it */

typedef struct pack_about {
	const char *name, *title, *version, *author, *date, *expires; /* ISO dates */
	const char *path;
	const char *wrong;     /* why it is left out, NULL when it is used */
	bool expired, replaced; /* replaced: pack_add kept another beside */
	size_t scales, steps, wording; /* what it brings besides pages and words */
} pack_about;

/* A commented skeleton; the folder must not exist, or be empty. */
int pack_new(const void *parent, const char *folder, char **name, struct err *e);
/* Every problem with file:line:column in p; ERR_INPUT when there is an error. */
int pack_check(library *l, const char *folder, struct problems *p, struct err *e);
int pack_build(library *l, const char *folder, const char *out, struct problems *p, struct err *e);

/* Adds a file to the folder of packs, or replaces the one of the same name, which is kept beside until the next one. */
int pack_add(library *l, const void *parent, const char *packs, const char *file, pack_about **out, struct problems *p, struct err *e);
/* What pack_add did is undone: the previous one is back, or none. */
void pack_take_back(const pack_about *added);
int pack_list(library *l, const void *parent, const char *packs, pack_about **out, size_t *count, struct err *e);
/* Puts it aside, as pack_add does with the one that it replaces. */
int pack_remove(library *l, const char *packs, const char *name, struct err *e);
/* Its contacts, CPTS, associations and payers, in an order in which references are to what came before: as library_samples. */
int pack_records(library *l, const char *packs, const char *name, int (*row)(void *data, const sample *s), void *data, struct err *e);
