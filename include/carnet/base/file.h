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
/* What it is made of, for files written otherwise (piece by piece, by SQLite, never over an existing one): all of data, -1 with errno. */
int file_write_all(int fd, const char *data, size_t len);
/* A new 0600 file beside path that nobody else has, open for writing: its name on parent; NULL with errno. */
char *file_temporary(const void *parent, const char *path, int *fd);
/* Such files that whoever began them left in that folder more than a day ago (killed, power cut): gone. */
void file_sweep(const char *dir);
/* The new name of path outlives a power cut; -1 with errno. A file system that cannot do it is left alone. */
int file_sync_name(const char *path);
/* path, or path with -2, -3… before its ending: the first that nothing has. What is made for a person never replaces what they may have annotated. */
char *file_untaken(const void *parent, const char *path);
/* Refuses a path where a database stands (a journal, its copies, its half-typed forms) or that one of them keeps for itself: what a person
   names for a document or an export is asked first. */
int file_spare(const char *path, struct err *e);
int dir_make(const char *path, mode_t mode, struct err *e);  /* with parents; an existing folder is fine */
bool file_exists(const char *path);

/* Places; talloc strings on parent. */
char *path_join(const void *parent, const char *dir, const char *name);
char *path_dir(const void *parent, const char *path);
const char *path_home(void);               /* HOME, or what the system says */
char *path_journal(const void *parent);    /* CARNET_JOURNAL, or $XDG_DATA_HOME/carnet/journal.carnet */
char *path_settings(const void *parent);   /* CARNET_SETTINGS, or $XDG_CONFIG_HOME/carnet/settings */
/* A folder of the person's, by its key in user-dirs.dirs: "DOWNLOAD", "Downloads". */
char *path_user(const void *parent, const char *key, const char *usual);
char *path_documents(const void *parent);  /* the user's Documents folder (user-dirs.dirs, else ~/Documents) /Carnet, not created */
/* An installed thing: library.db, modules/x.so, locale. Looks beside the program (build tree, USB folder), then in the folder named build… that
   holds the program at most four levels up (a test in build/tests/unit/…), then in ../share/carnet, ../lib/carnet and the same of the prefix.
   Found nowhere: the first place that would do, for the message. */
char *path_resource(const void *parent, const char *name);
