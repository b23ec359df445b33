// SPDX-License-Identifier: EUPL-1.2
/* The journal: one SQLite file. Every function that fails fills *e and leaves the file as it was. */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <carnet/base/err.h>
#include <carnet/record/query.h>
#include <carnet/record/record.h>
#include <carnet/record/registry.h>

typedef struct journal journal;

enum { JOURNAL_ID = 0x43415254 };

enum journal_mode {
	JOURNAL_WRITE, /* created when missing; migrated when older. A file that may only be read opens too: see journal_writable */
	JOURNAL_READ,  /* nothing is kept; must exist; migrated when older */
	JOURNAL_FIND,  /* the same, for journal_find alone: of the schema, only what a search needs is read */
};
/* path ":memory:" for tests and throw-away copies. Refuses foreign, newer, empty (0 byte) and damaged files, each with its sentence. */
int journal_open(const void *parent, journal **out, const char *path, enum journal_mode mode, struct err *e);
void journal_close(journal *j); /* also by talloc_free of its parent */
void journal_discard(journal *j); /* closes one that was just made; its file goes when nothing was kept in it */
const char *journal_path(const journal *j);
bool journal_writable(const journal *j);
/* True once after another program, or another connection, has changed the file. Costs one pragma. */
bool journal_changed(journal *j);
/* Its file is no longer where it was opened, or another has its place: what is read is what it was, and nothing more can be kept. */
bool journal_moved(journal *j);
/* Damage, or what another program put in the file, has stood in the way of reading or writing since it was opened. */
bool journal_hurt(const journal *j);

/* 0 when the record holds what was kept, as far as its sum can tell; ERR_DATA, placed, when the disk changed it. */
int journal_held(journal *j, const entity *e, int64_t id, struct err *err);
/* The same of all that a query gives, read once more: one problem for each that the disk changed, twenty at most. */
int journal_held_all(journal *j, const query *q, struct problems *p, struct err *err);
/* From now on each record that is read, or named, is held against its sum too, and changed is called for those that the disk changed. Gives what was
 * called so far; a NULL ends it. */
typedef struct reading_watch {
	void (*changed)(void *data, const entity *e, int64_t id);
	void *data;
} reading_watch;
reading_watch journal_watch(journal *j, reading_watch w);

/* Records. Returned records hang on parent. */
int journal_get(journal *j, const void *parent, record **out, const entity *e, int64_t id, struct err *err);
/* By what a person types: id, uid, or an unambiguous beginning of the title. ERR_MISSING, or ERR_INPUT when several fit (they are named). */
int journal_lookup(journal *j, const entity *e, const char *typed, int64_t *id, struct err *err);
/* Parses typed into r's field, references resolved. */
int journal_type(journal *j, record *r, const field *f, const char *typed, struct err *err);
/* Keeps a new (id 0) or changed record: checks everything (all problems in p when not NULL, the first one in err), resolves references, fills,
   stamps. Warnings do not stop it. One action unless inside one. Unchanged, it writes nothing. ERR_DATA when the record was changed elsewhere since r
   was read (r->updated). */
int journal_save(journal *j, record *r, struct problems *p, struct err *err);
/* Deletes with its parts; empties optional links; refuses, with the count, what a required reference of another record needs.
 *gone counts deleted records, *freed emptied links; both may be NULL. */
int journal_delete(journal *j, const entity *e, int64_t id, int *gone, int *freed, struct err *err);
/* The record's title in words: "Conseil d'administration, 3 déc. 2026", references resolved; "" when it is gone. Never has a private field. */
char *journal_title(journal *j, const void *parent, const entity *e, int64_t id);
char *journal_record_title(journal *j, const void *parent, const record *r);
/* field_print with references as titles. */
void journal_print(journal *j, strbuf *out, const field *f, const value *v);
/* The value people see: the stored one, or opt.effective when it is empty. Rows read by journal_get and windows carry it already in filters and
 * sorts; r is not changed. */
value journal_effective(journal *j, const record *r, const field *f);
value journal_effective_on(journal *j, const record *r, const field *f, int day); /* as it was, or will be, seen that day */

/* Actions: what one undo takes back. Nested begins join the outer one; rolled back, they take only themselves back. label is what history shows
 * ("Réunion ajoutée : CA, 3 déc."), translated; "" for what is no action of the person (a page read): history does not have it and undo passes over it. */
int journal_begin(journal *j, const char *label, struct err *err);
int journal_commit(journal *j, struct err *err);
void journal_rollback(journal *j);
int journal_end(journal *j, int code, struct err *err); /* commits when code is 0, else takes it back; code, or what committing said */
/* label of the action taken back or done again, talloc on parent. ERR_MISSING when there is none, ERR_DATA "changed since" when stale: nothing is
 * changed then. */
int journal_undo(journal *j, const void *parent, char **label, struct err *err);
int journal_redo(journal *j, const void *parent, char **label, struct err *err);
int64_t journal_newest(journal *j); /* the action that an undo would take back, by its id in the history; 0 when there is none */
/* From now on, the action that last changed this field of this record is no longer taken back: its document has left. Undo stops there and says so. */
int journal_seal(journal *j, const entity *e, int64_t id, const char *name, struct err *err);
typedef struct change {
	int64_t id;
	const char *at, *label;
	bool undone;
} change;
int journal_history(journal *j, const void *parent, change **out, size_t *count, size_t limit, struct err *err); /* newest first */

/* Between the two, all that is read is of one moment, whoever writes meanwhile. They nest, and stand inside actions too. */
int journal_read_begin(journal *j, struct err *err);
void journal_read_end(journal *j);

/* Windows over long lists, by key, never by offset. */
int journal_window(journal *j, const void *parent, const query *q, const record *anchor, bool backwards, size_t want, record ***out, size_t *count,
                   struct err *err);
/* Calls row for each; stops when it returns non-zero. The record is reused between calls. */
int journal_each(journal *j, const query *q, int (*row)(void *data, const record *r), void *data, struct err *err);
int64_t journal_count(journal *j, const query *q, int64_t cap); /* at most cap; -1 when it cannot be read */
/* Sum of an integer field over the query, for small sets (claimable expenses…). */
int journal_sum(journal *j, const query *q, const char *name, int64_t *sum, struct err *err);
bool journal_empty(journal *j); /* no record of any kind, marks left by reading apart; a journal that cannot be read is not empty */

/* What refers to a record: one entry per (entity, field) that has rows, with a query that lists them. */
typedef struct referrer {
	const entity *e;
	const field *f;
	query *q;
} referrer;
int journal_referrers(journal *j, const void *parent, const entity *e, int64_t id, referrer **out, size_t *count, struct err *err);
