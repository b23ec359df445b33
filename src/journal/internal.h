// SPDX-License-Identifier: EUPL-1.2
/* What the files of this room share. In them `code` is ours (0 or ERR_*), `rc` is what SQLite answered. */
#pragma once
#define SQLITE_ENABLE_PREUPDATE_HOOK 1 /* the session functions are declared only with both */
#define SQLITE_ENABLE_SESSION 1
#include <sqlite3.h>

#include <carnet/journal/journal.h>
#include <carnet/base/words.h>
#include <carnet/journal/keep.h>

/* sql.c: one open database (the journal, its drafts, a copy being checked). Statements are prepared on first use and kept. */
enum { SQL_KEPT = 64 };
struct sql {
	sqlite3 *db;
	const char *path;
	struct kept {
		size_t len;
		unsigned used;
		bool taken;
		sqlite3_stmt *st;
	} kept[SQL_KEPT];
	unsigned clock;
	struct part *part; /* NULL when SQLite sees the whole schema */
	bool damaged, foreign; /* met since it was opened: pages that do not hold together, what another program put in and that is not run */
};
/* A statement being read; AUTO_ROWS gives it back at the end of the scope. */
typedef struct rows {
	struct sql *s;
	sqlite3_stmt *st;
} rows;
void rows_done(rows *r);
#define AUTO_ROWS __attribute__((cleanup(rows_done))) rows

/* flags are sqlite3_open_v2's. Foreign keys on, defensive, no extension; nothing is read yet. */
int sql_open(struct sql *s, const char *path, int flags, struct err *e);
void sql_close(struct sql *s);
/* Binds by kind: i (int64_t), s (const char *, may be NULL), b (const void *, int), v (const value *). NULL kinds for none. */
int sql_query(rows *r, struct sql *s, struct err *e, const char *text, const char *kinds, ...);
int sql_query_values(rows *r, struct sql *s, struct err *e, const char *text, const value *v, size_t count);
int rows_next(rows *r, struct err *e);       /* 1 with a row, 0 at the end, negative when it failed */
value rows_value(const rows *r, int column); /* borrowed until the next row */
const char *rows_text(const rows *r, int column); /* the same, "" when there is none */
int sql_run(struct sql *s, struct err *e, const char *text, const char *kinds, ...);
int sql_int(struct sql *s, int64_t *out, struct err *e, const char *text, const char *kinds, ...); /* ERR_MISSING without a sentence when no row */
int sql_script(struct sql *s, const char *text, struct err *e);
/* A transaction: sql_end keeps it when code is 0, and takes it back otherwise or when the disk refuses to keep it. Returns code, or that refusal. */
int sql_begin(struct sql *s, struct err *e);
int sql_end(struct sql *s, int code, struct err *e);
void sql_take_back(struct sql *s); /* nothing when none is open: a full disk has SQLite take it back itself */
/* The sentence of the last failure. */
int sql_error(struct sql *s, struct err *e);

/* part.c: of a journal of today's version, these tables alone (a list that ends with NULL and outlives s), their indexes and those that they keep for
   themselves: no view, no trigger. Read only; whatever stands in the way (to be taken back first, older, foreign) is told without a sentence of its own:
   the whole is to be opened instead. */
int part_open(struct sql *s, const char *path, const char *const *tables, struct err *e);

/* action.c */
struct action {
	int depth;
	char *label; /* what history will show */
	sqlite3_session *session;
};

enum { NUMBERS = 32 }; /* of entities, in the index: see search_rowid */

struct journal {
	struct sql sql;
	struct sql drafts; /* db NULL until a draft is read or kept */
	char *path;
	bool writable, settled; /* settled: the pragmas that only writing needs were read back */
	bool partial;           /* JOURNAL_FIND: sql knows the index, then the records found, and no other table */
	struct action action;
	int64_t data_version; /* 0 before the first question */
	struct bulk *bulk;    /* NULL but between bulk_begin and bulk_commit */
	reading_watch watch;
	const char *one[NUMBERS]; /* by the number of its kind, what asks for one record; NULL until one is read */
	struct shown *shown;  /* the statement of the last field shown by its effective value; NULL until one is */
};
/* Inside an action, a part that can be taken back alone. label is used when this is the outermost and the action has none. */
int action_begin(journal *j, const char *label, struct err *err);
void action_label(journal *j, char *label);       /* talloc string, taken over; only when there is none yet */
int action_writable(journal *j, struct err *err); /* 0, or why nothing can be written */

/* undo.c's rows; backup is the copy that undoes an import, with no changes of its own. */
int history_add(journal *j, const char *label, const char *backup, const void *changes, int len, struct err *err);

/* open.c: ours, and of a version that we know. */
int open_identify(struct sql *s, int64_t *version, struct err *e);
int open_again(journal *j, struct err *e); /* one opened in part, whole */

/* migrate.c */
void migrate_print(strbuf *sql); /* every statement that makes a journal, each to the end of a line */
int migrate_create(struct sql *s, struct err *e);    /* everything, in an empty database */
int migrate_fresh(struct sql *fresh, struct err *e); /* a new journal in memory */
int migrate_search_follows(struct sql *s, bool *follows, struct err *e); /* the index says what the records say */
int migrate_fill_search(struct sql *s, struct err *e); /* the index, made anew from the records */
int migrate_to_current(journal *j, int64_t from, struct err *e);

/* store.c */
record *rows_record(const rows *r, const void *parent, const entity *e);
void rows_fill(const rows *r, record *out); /* texts borrowed until the next row */
int store_row(rows *r, journal *j, const entity *e, int64_t id, struct err *err); /* on the row of this record, or ERR_MISSING, told */
bool store_column(const field *f);          /* has a column */
void store_insert_sql(strbuf *sql, const entity *e);
size_t store_bindings(value *out, const record *r);
int store_insert(journal *j, record *r, struct err *err);
int store_update(journal *j, record *r, const record *old, struct err *err); /* the changed columns only */
int store_read_back(journal *j, record *r, struct err *err);
void uid_new(char out[37]);

/* terms.c: the forms of each word as the index holds them, in fts; read in the order of rows, whatever their number */
void terms_find(journal *j, search_word *w, size_t count);
/* How many letters of a folded word some word of the index begins with; after terms_find. */
size_t terms_kept(journal *j, const char *word);
/* Those of the words that the index holds, in order, put first; how many; after terms_find. */
size_t terms_there(journal *j, char **words, size_t count);

/* check.c */
int check_keep_files(journal *j, record *r, struct err *err);                 /* a file's content goes to the bodies */
int check_record(journal *j, record *r, struct problems *p, struct err *err); /* canonical, resolved, each value checked; the first error in err */
int check_first_error(const struct problems *p, size_t from, struct err *err);

/* window.c */
int window_query(rows *r, journal *j, const query *q, const record *anchor, bool backwards, int64_t count, struct err *err);
/* select ends with a condition on rows of q's table; those alone that q gives are asked. */
int window_among(rows *r, journal *j, const char *select, const query *q, struct err *err);

/* title.c */
const field *title_first(const entity *e); /* the first field that names a record */
void title_tables(const entity *e, const char **tables); /* added, once each, to a NULL-ended list with room for all: those that naming a record reads */

/* lookup.c */
int lookup_value(journal *j, const field *f, value *v, struct err *err); /* a V_TEXT reference becomes its id */
int lookup_missing(const entity *e, int64_t id, struct err *err);

/* attachment.c */
int attachment_check(journal *j, const record *r, struct problems *p, struct err *err); /* its owner is there, and its content */
void attachment_content(const record *r, struct problems *p);
int attachment_ownerless(struct sql *s, const char *where, struct problems *p, struct err *err); /* over the attachments that where picks */
int attachment_forget(journal *j, const void *changes, size_t len, struct err *err); /* an action leaves history: bodies only it needed go */

/* place.c: files put in their place whole, or not at all. */
int place_new(const char *path, const void *data, size_t len, bool *existed, struct err *e); /* never over an existing file */
int place_temporary(const void *parent, char **out, const char *path, struct err *e);        /* an empty 0600 file beside path */
int place_move(const char *temporary, const char *path, struct err *e);                      /* fsync, rename, fsync of the folder */
/* ERR_DATA when what a program stopped while writing to path left is beside it: SQLite would take it for the new file's own and put old pages in. */
int place_clear(const char *path, struct err *e);
int place_aside(const char *path, const char *aside, struct err *e); /* the same files, under aside's name */
/* A name that nothing has taken, neither a journal nor what one left: path-suffix, path-suffix-2… */
char *place_beside(const void *parent, const char *path, const char *suffix);
int place_keep(const char *path, const char *suffix, const void *parent, char **kept, struct err *e); /* a copy of path, under such a name */
int place_copy(const char *path, const char *beside, struct err *err); /* byte for byte, damage included; never over an existing file */
int place_free_space(const char *path, int64_t need, struct err *e);

/* backup.c */
int backup_open(struct sql *s, const char *path, int64_t *version, struct err *e); /* read only, nothing in it trusted */
int backup_sound(struct sql *s, struct err *e);
int backup_check(struct sql *s, const char *path, struct err *e); /* restore.c: it can be put back; open when 0 is returned */
int backup_write(struct sql *s, const char *path, struct err *e);                /* VACUUM INTO, checked, moved in place */
int backup_before(journal *j, const void *parent, char **path, struct err *err); /* a copy in backups/ before an import */
void backup_before_thin(const journal *j);                                       /* once the import is kept: the older ones go */
struct purged;
int backup_renew(journal *j, const void *parent, struct purged *told, struct err *err); /* today's copy anew; every other copy of the journal goes */

/* sums.c */
void sums_function(sqlite3 *db);                                                       /* row_sum(), for our own statements only */
int sums_count(struct sql *s, const entity *e, int64_t *count); /* records of that kind that have a sum, some of them deleted since */
int sums_put(struct sql *s, const entity *e, const char *where, struct err *err);      /* of the rows that where picks */
int sums_follow(struct sql *s, const void *changes, int len, struct err *err);         /* of every row these changes touch */
void sums_read(journal *j, const entity *e, int64_t id); /* this record was read: told to who watches when the disk changed it */
int sums_check(journal *j, struct problems *p, struct err *err);
int sums_complete(journal *j, struct err *err);                                        /* of the rows that have none */

/* drafts.c */
int drafts_idle(journal *j, struct err *err);  /* ERR_INPUT while one is open in a form */
int drafts_purge(journal *j, struct err *err); /* all of them, for good */

/* foreign.c: ERR_DATA when another program put in the file… */
int foreign_tables(struct sql *s, struct err *err);   /* … a view or a virtual table in the place of one of ours */
int foreign_triggers(struct sql *s, struct err *err); /* … a trigger */

/* health.c */
int health_rules(struct sql *s, const entity *e, const char *where, struct problems *p, struct err *err); /* over the rows that where picks */

/* stock.c */
int stock_check(struct sql *s, bool *ours, struct problems *p, struct err *err); /* parts added or changed: not ours; or missing */
