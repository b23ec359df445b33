// SPDX-License-Identifier: EUPL-1.2
/* What leaves a journal for good: its records, their history, the search index, half-typed forms and the copies kept beside it. */
#pragma once
#include <carnet/journal/journal.h>

/* Stands, like the words of a choice, in French in the place of a text that a record needs. */
#define PURGED_TEXT "[texte effacé]"

typedef struct purge_part {
	const entity *e;
	int64_t id;
	const char *const *blank; /* fields to empty, ended by NULL; NULL: the record goes whole, with its parts */
} purge_part;
typedef struct purged {
	int texts;          /* fields emptied */
	int records;        /* records gone */
	int copies;         /* older copies gone */
	const char *copy;   /* the one made in their place; NULL for a journal in memory */
} purged;
/* All of the parts or none. Nothing of it can be taken back, by undo, by a draft or from a copy beside the journal: history is emptied, the file is
   written anew, and one new checked copy takes the place of the older ones. Refused while a form is half typed somewhere. */
int journal_purge(journal *j, const void *parent, const purge_part *list, size_t count, purged *told, struct err *err);
/* Whether the field of that record still has something to empty. */
bool purge_has(const record *r, const char *name);
