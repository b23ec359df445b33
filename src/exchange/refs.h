// SPDX-License-Identifier: EUPL-1.2
/* What a reference is called outside the journal: the uid and title of a record by its id, remembered for the next rows. */
#pragma once
#include <carnet/journal/journal.h>

typedef struct refs refs;
refs *refs_new(const void *parent, journal *j);
/* Borrowed until the next call; NULL when the record cannot be read, with the reason (ERR_MISSING: there is none). */
const char *refs_uid(refs *c, const entity *e, int64_t id, struct err *err);
const char *refs_title(refs *c, const entity *e, int64_t id);
/* The title when typing it leads back to the same record, the uid otherwise. */
const char *refs_typed(refs *c, const entity *e, int64_t id, struct err *err);
