// SPDX-License-Identifier: EUPL-1.2
/* A journal that damage keeps from being read, and what can be done about it. Either way the damaged file stays beside the journal, under the name
   that restoring gives it. */
#pragma once
#include <carnet/journal/keep.h>

typedef struct rescue {
	bool damaged;        /* nothing below is meant otherwise */
	const char *backup;  /* the newest daily copy that is sound, NULL when there is none */
	int day;             /* of that copy */
} rescue;
/* Reads the journal and its copies: only once opening has failed. Texts hang on parent. */
void desk_rescue(const void *parent, const char *path, rescue *out);
/* Puts that copy in the place of the journal. ERR_MISSING when there is none. */
int desk_rescue_restore(const char *path, struct err *e);
/* Puts what can be read of the journal in its place. */
int desk_rescue_read(const char *path, struct salvage *told, struct err *e);
/* What a person is told: that it is damaged, and the commands for it. Returns ERR_DATA. */
int desk_rescue_say(const char *path, const rescue *r, struct err *e);
