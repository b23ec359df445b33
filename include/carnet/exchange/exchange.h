// SPDX-License-Identifier: EUPL-1.2
/* JSON, CSV and calendars both ways. */
#pragma once
#include <stdbool.h>
#include <carnet/base/err.h>
#include <carnet/journal/journal.h>

struct library;

/* Where output goes, piece by piece, so that no export is held in memory whole. A non-zero return stops the export and becomes its result. */
typedef struct sink { int (*write)(void *data, const char *s, size_t len, struct err *e); void *data; } sink;
/* Writes out what waits in b and empties it, once there is enough of it; at the end, all of it. */
int sink_flush(sink to, strbuf *b, bool end, struct err *e);

/* A file written beside its final name, 0600, and moved in place by file_sink_commit; freed before that, it leaves nothing. */
typedef struct file_sink file_sink;
int file_sink_open(const void *parent, file_sink **out, const char *path, struct err *e);
sink file_sink_to(file_sink *f);
int file_sink_commit(file_sink *f, struct err *e);

/* list NULL (else ended by NULL): the full copy, private fields included. fields NULL (else ended by NULL): every field that is not private. */
int export_json(journal *j, sink out, const entity *const *list, const char *const *fields, struct err *e);
/* The same for the records of some queries (ended by NULL), nothing private, nor the fields of but (ended by NULL; NULL: none). A reference to a
   record that is in none of them is left out, so that another journal can take the file. */
int export_some_json(journal *j, sink out, const query *const *list, const field *const *but, struct err *e);
/* fields may also name id, uid, created, updated. A reference is its title, or its uid when another record has that title too. */
int export_csv(journal *j, sink out, const query *q, const char *const *fields, struct err *e);
/* Labels of what a list shows and a file leaves out unless it is named, since it is private: "Respondent, Answer"; "" when there is none. */
char *export_withheld(const void *parent, const entity *e);
/* Meetings, actions with a due date and ends of mandates as iCalendar; list as for export_json, among these three. fields NULL: title, date, hours,
   place; those that are named go alone, in the description when they have no place of their own. ERR_DATA when the module is not installed. */
int export_ics(journal *j, sink out, const entity *const *list, const char *const *fields, struct err *e);
/* The same for the records of some queries (ended by NULL), in their order; a record without its date is left out. */
int export_some_ics(journal *j, sink out, const query *const *list, struct err *e);
bool ics_holds(const entity *e); /* what a calendar has a place for */
/* One record, or an array of a query's records (list --json, show --json): private fields included, references as {"id","uid","title"}. */
int export_record_json(journal *j, strbuf *out, const record *r, struct err *e);
int export_query_json(journal *j, sink out, const query *q, struct err *e);
/* Appends s as a JSON string; control characters, C1 and bidirectional ones included, become \uXXXX. */
void json_text(strbuf *out, const char *s, size_t len);

/* What becomes of one meeting of a calendar, in words; a point is of the meeting before it. */
enum told_kind { TOLD_NEW, TOLD_MOVED, TOLD_CHANGED, TOLD_CANCELLED, TOLD_KNOWN, TOLD_POINT };
typedef struct import_told { enum told_kind kind; char *text; } import_told;
typedef struct import_report { int added, replaced, unchanged, refused; char *undo_path; import_told *told; size_t ntold; /* calendars only */ } import_report;

/* How the columns of a foreign CSV meet the fields: one entry a column, NULL to leave it out (uid, created and updated are known by their header). */
typedef struct csv_map { const entity *e; const field **columns; char **headers; size_t count; char ***preview; size_t npreview; char separator; } csv_map;
/* Guesses entity (unless given), separator, encoding and columns from the header line; remembered choices for the same headers win. */
int csv_guess(journal *j, const void *parent, csv_map **out, const char *path, const entity *e, struct err *err);
int csv_remember(const csv_map *map, struct err *err);

/* Recognised by content. All or nothing; each refused line in p with its line number. dry_run changes nothing. map may be NULL. */
int import_file(journal *j, const void *parent, const char *path, const entity *e, const csv_map *map, bool dry_run, import_report *report, struct problems *p, struct err *err);
bool import_is_calendar(const char *path);
bool import_is_table(const char *path);
/* The same for a calendar, with values of a meeting that go before those of its events (given: cpts, mandate…). Doubts, dates of a series that were
   not taken and what was left out are warnings in p. Points of its agenda get their topics from l; NULL for none. */
int import_invitation(journal *j, struct library *l, const void *parent, const char *path, const entity *e, const record *given, bool dry_run,
	import_report *report, struct problems *p, struct err *err);
