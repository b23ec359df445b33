// SPDX-License-Identifier: EUPL-1.2
/* Attachments, backup, restore, bulk import and the journal's health. */
#pragma once
#include <carnet/journal/journal.h>

/* Attachment bodies are kept once per content (sha256) and stay out of the history. */
enum { ATTACHMENT_MAX = 25 * 1024 * 1024 };
int attachment_read(journal *j, const void *parent, int64_t id, char **data, size_t *len, struct err *err);
/* Content of a t_file value about to be saved: the body is stored, the record's sha256 and size are set. journal_save and bulk_put do it for a
 * V_BLOB. */
int attachment_body(journal *j, record *r, const void *data, size_t len, struct err *err);

/* Links to records that another program took away: shown and written as none. Of one kind of record, or of all (NULL). One problem each. */
int journal_lost_links(journal *j, const entity *of, struct problems *p, struct err *err);
/* Attachments whose content is not in the journal: a full copy lacks it too. One problem each. */
int journal_lost_files(journal *j, struct problems *p, struct err *err);
/* Those whose content is no longer what was kept; every content is read. */
int journal_altered_files(journal *j, struct problems *p, struct err *err);

/* Consistent copy while running (VACUUM INTO a temporary, reopened, checked, moved in place, 0600). Refuses to write over an existing file that is
 * not a carnet journal; one that has records which this journal lacks is kept beside as "<path>-avant-sauvegarde" (-2, -3…), named in *kept. */
int journal_backup(journal *j, const void *parent, const char *path, char **kept, struct err *err);
/* Replaces the journal at path by the backup: checks it first (sound, ours, nothing added to its schema), keeps the present one beside as
   "<path>-avant-restauration" (-2, -3… when taken). The file is rewritten in place, in one transaction: who has it open sees the change. */
int journal_restore(const char *path, const char *backup, struct err *err);
/* Daily copy in backups/ when the last good one is older than a day: meant for a child process; 7 daily and 4 weekly kept, fewer above 200 MB. */
int journal_backup_daily(const char *path, struct err *err);
/* Whether damage is what keeps a journal from being read: an ordinary file that is empty, is no database any more, or is one of ours whose pages do
   not hold together. */
bool journal_damaged(const char *path);
/* Whether another program put in a journal what takes the place of a table of ours; what would be run with what is written. */
bool journal_replaced(const char *path);
bool journal_foreign(const char *path);
/* Whether a journal that was there no longer is: nothing at path, not even a link, and daily copies beside, of it as far as names can tell. */
bool journal_gone(const char *path);
/* Reads what can be read of a damaged journal into a new one at out, which must not exist; the damaged file is not touched. lost counts the records
   that may have been there and cannot be read. ERR_DATA when there is nothing to save. */
struct salvage { int64_t records, lost; };
int journal_salvage(const char *path, const char *out, struct salvage *told, struct err *err);
/* Today's copy in a folder (made when missing), as <stem>2026-11-21.carnet: checked, put in the place of an earlier one of today, and as many older
   ones of that stem kept as in backups/. */
int journal_backup_dated(journal *j, const void *parent, const char *dir, const char *stem, char **written, struct err *err);
/* Date (UTC stamp) and path of the last good daily copy, NULL when none; reads the folder only. */
char *journal_backup_last(const void *parent, const char *path, char **stamp);
/* The newest daily copy that can be put back, and the newest in which nothing is in doubt either (the same one, most often); each is read until both
   are found. path NULL where there is none. */
typedef struct daily_copy { char *path; int day; } daily_copy;
void journal_backup_good(const void *parent, const char *path, daily_copy *newest, daily_copy *clean);
/* What is in doubt in a copy that can be put back, of this version: records that the disk changed, values and files that are not what they should be. */
int journal_copy_doubts(const char *copy, struct problems *p, struct err *err);
/* The daily copies under another name: those of the journal that takes this place would take theirs, week after week. */
int journal_backup_apart(const char *path, struct err *err);
bool journal_backup_days(const char *path, int *first, int *last); /* of the daily copies; false when there is none */

/* Everything wrong with the file: integrity, foreign keys, rules, search index. Empty when sound. */
int journal_health(journal *j, struct problems *p, struct err *err);

/* Bulk writing: one transaction, search triggers suspended and index rebuilt at the end, no history; a backup is taken before and named in *undo_path
   (NULL: none is taken, for a trial). Between the two calls use bulk_put; a record it refuses leaves the others. bulk_rollback gives up; bulk_commit
   has done so itself when it fails. */
int bulk_begin(journal *j, const void *parent, char **undo_path, struct err *err);
/* Inserts, or replaces the row with the same uid, keeping uid, created, updated as given. References hold ids of this journal. */
int bulk_put(journal *j, record *r, struct err *err);
bool bulk_wrote(journal *j, const entity *e, int64_t id); /* since bulk_begin */
int bulk_check(journal *j, struct problems *p, struct err *err);  /* the rules alone, for a trial that is then rolled back */
int bulk_commit(journal *j, struct problems *p, struct err *err); /* runs every rule over what was written; any failure refuses all */
void bulk_rollback(journal *j);
/* id of a uid, 0 when unknown; *updated (may be NULL) gets its stamp. */
int64_t journal_uid(journal *j, const entity *e, const char *uid, const void *parent, char **updated);
