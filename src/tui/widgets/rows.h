// SPDX-License-Identifier: EUPL-1.2
/* A long list seen through a window: some screenfuls of a query's rows around the one in focus, read by key, never by offset, so that
   the millionth row costs what the first does. Moving inside what is loaded asks the journal nothing. */
#pragma once
#include <carnet/journal/journal.h>

struct rows;
/* The query is borrowed. page: rows a screen shows. */
struct rows *rows_new(const void *parent, journal *j, const query *q, int page);
/* Loads around 'at', a record that need not exist (any more): the focus falls on it, or on what follows it in the query's order.
   NULL: the first row. */
int rows_open(struct rows *w, const record *at, struct err *e);
/* The same rows again after a change, the focus on the same record, or where it was; on the one that had gone from there, when it is back. */
int rows_reload(struct rows *w, struct err *e);
int rows_page(struct rows *w, int page, struct err *e); /* the screen's height changed */

/* Reads what the next keys may need, and lets go of what is far: for when the frame is shown and nobody waits. */
int rows_ahead(struct rows *w, struct err *e);
int rows_move(struct rows *w, long by, struct err *e);
int rows_first(struct rows *w, struct err *e);
int rows_last(struct rows *w, struct err *e);
bool rows_select(struct rows *w, int line);           /* the row on that screen line; false when there is none */

record *rows_focus(const struct rows *w);             /* NULL when there is no row at all */
int rows_focus_line(const struct rows *w);            /* its screen line */
/* The row on a screen line, or so far above or below the screen; NULL where nothing is read. cache: the caller's text for it, dropped by
   rows_forget(). */
record *rows_line(const struct rows *w, int line, char ***cache);
void rows_forget(struct rows *w);                     /* every cached text: the columns changed */
bool rows_more_above(const struct rows *w);
bool rows_more_below(const struct rows *w);
