// SPDX-License-Identifier: EUPL-1.2
/* Files and places. Private files are 0600, private folders 0700. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <carnet/base/err.h>

/* Whole file into a talloc string (NUL added, *len without it); refuses more than max bytes. "-" is standard input. */
int file_read(const void *parent, char **out, size_t *len, const char *path, size_t max, struct err *e);
/* Replaces path atomically: temporary beside it, mode, fsync, rename, fsync of the folder. Follows no symbolic link at the temporary. */
int file_replace(const char *path, const char *data, size_t len, mode_t mode, struct err *e);
/* Refuses a path where a database stands (a journal, its copies, its half-typed forms) or that one of them keeps for itself: what a person
   names for a document or an export is asked first. */
int file_spare(const char *path, struct err *e);
int dir_make(const char *path, mode_t mode, struct err *e);  /* with parents; an existing folder is fine */
bool file_exists(const char *path);

/* Places; talloc strings on parent. */
char *path_join(const void *parent, const char *dir, const char *name);
char *path_dir(const void *parent, const char *path);
char *path_journal(const void *parent);    /* CARNET_JOURNAL, or $XDG_DATA_HOME/carnet/journal.carnet */
char *path_settings(const void *parent);   /* CARNET_SETTINGS, or $XDG_CONFIG_HOME/carnet/settings */
char *path_documents(const void *parent);  /* the user's Documents folder (user-dirs.dirs, else ~/Documents) /Carnet, not created */
/* An installed thing: library.db, modules/x.so, locale. Looks beside the program (build tree, USB folder), then in the folder named build… that
   holds the program at most four levels up (a test in build/tests/unit/…), then in ../share/carnet, ../lib/carnet and the same of the prefix.
   Found nowhere: the first place that would do, for the message. */
char *path_resource(const void *parent, const char *name);
