// SPDX-License-Identifier: EUPL-1.2
/* Half-typed forms, in journal.carnet-drafts beside the journal, so that nothing typed is lost; never in the journal itself. */
#pragma once
#include <carnet/journal/journal.h>

typedef struct draft_field {
	const char *name, *typed;
} draft_field;
typedef struct draft {
	const char *key; /* "meeting/12/<serial>" for an existing record, "meeting/new/<serial>" for a new one */
	const char *at;  /* UTC stamp of the last change */
	bool held;       /* still open in a form, here or in another program: not to be offered */
	draft_field *fields;
	size_t count;
} draft;
/* A key for a form of that record (id 0: of a new one), never used before. */
char *draft_new_key(const void *parent, const entity *e, int64_t id);
/* Replaces the draft's fields in one durable write, and holds it for this program until it ends or lets go. */
int draft_put(journal *j, const char *key, const draft_field *fields, size_t count, struct err *err);
int draft_release(journal *j, const char *key, struct err *err);
int draft_drop(journal *j, const char *key, struct err *err);
/* Newest first; prefix "" for all, "meeting/" for an entity's. */
int draft_list(journal *j, const void *parent, const char *prefix, draft **out, size_t *count, struct err *err);
