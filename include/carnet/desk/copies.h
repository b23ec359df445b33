// SPDX-License-Identifier: EUPL-1.2
/* Copies of the journal: those of each day beside it, those taken outside this computer. A copy outside is one on another medium, when one of
   the two media can be taken away; the last one is noted in backups/outside, beside the journal. */
#pragma once
#include <carnet/base/medium.h>
#include <carnet/desk/desk.h>

enum { COPY_NONE = -1 };
typedef struct copies {
	int daily, outside;            /* days, COPY_NONE when there is none */
	const char *daily_path, *outside_path;
	bool overdue;                  /* the last one outside is a month old, or there is none and the journal is not new */
} copies;
/* Reads two folders, not the journal. Texts hang on parent. */
void desk_copies(const void *parent, const char *journal_path, copies *out);

/* Media where a copy could go now: those that can be taken away, can be written, and do not hold the journal. */
void desk_copy_media(const void *parent, const char *journal_path, medium **out, size_t *count);
/* Copy on a key, in its folder copies-du-carnet: reopened and checked. key is one of those media, or NULL for the only one there is: none, or
   several, is an error that says what to do. *written gets the path. */
int desk_copy_key(desk *d, const void *parent, const char *key, char **written, struct err *e);
/* Copy to a file, or into a folder that exists: there it is named after the day, and the copies of a week and of four weeks stay. *kept:
   as for journal_backup. */
int desk_copy_to(desk *d, const void *parent, const char *path, char **written, char **kept, struct err *e);
