// SPDX-License-Identifier: EUPL-1.2
/* A journal that damage keeps from being read, in which another program has put what is not ours, or that is no longer in its place, and what can be
   done about it. The file as it is stays beside the journal whatever is done, under the name that restoring gives it. */
#pragma once
#include <carnet/journal/keep.h>

enum rescue_why { RESCUE_NONE, RESCUE_DAMAGED, RESCUE_REPLACED, RESCUE_FOREIGN, RESCUE_GONE };
typedef struct rescue {
	enum rescue_why why;      /* RESCUE_NONE: nothing below is meant */
	daily_copy newest, clean; /* as journal_backup_good gives them */
} rescue;
/* Reads the journal and its copies: only once damage was met. Texts hang on parent. */
void desk_rescue(const void *parent, const char *path, rescue *out);
bool rescue_doubtful(const rescue *r); /* something is in doubt in the newest copy */
/* The newest copy, which nothing else is better than: what is put back when none is named. ERR_MISSING when there is none. */
int desk_rescue_copy(const void *parent, const char *path, rescue *out, struct err *e);
/* Puts what can be read of the journal in its place. */
int desk_rescue_read(const char *path, struct salvage *told, struct err *e);
/* A new, empty journal in the place of the one that is gone; its copies stay, put apart. */
int desk_rescue_begin(const char *path, struct err *e);
/* What a person is told: what is wrong, and the commands for it. Returns ERR_DATA. */
int desk_rescue_say(const char *path, const rescue *r, struct err *e);
/* 0 when the journal is there, or never was; says that it is gone otherwise: nothing may quietly begin in its place. */
int desk_rescue_gone(const char *path, struct err *e);
