// SPDX-License-Identifier: EUPL-1.2
/* What CSV writing, guessing and reading share: the columns every record has, cells, headers. */
#pragma once
#include <carnet/exchange/exchange.h>

/* Columns that the framework adds to every entity. */
enum stamp { STAMP_NONE, STAMP_ID, STAMP_UID, STAMP_CREATED, STAMP_UPDATED };
enum stamp csv_stamp(const char *header);     /* by name or label, folded */
const char *csv_stamp_label(enum stamp s);    /* in French, as all headers */

/* Lower case letters and digits only: how headers are compared. */
char *csv_key(const void *parent, const char *header);
const field *csv_field(const entity *e, const char *header); /* by name, alias or label; NULL when unknown */

/* A cell a spreadsheet would take for a formula gets an apostrophe; reading takes it off again. */
bool csv_guarded(const char *cell);
const char *csv_unguard(const char *cell);
void csv_cell(strbuf *out, const char *s);  /* quoted when it holds what would end it, or outer spaces a reader would take off */
void csv_words(strbuf *out, const char *s); /* a text made safe, then the cell */

/* A whole CSV text as UTF-8 without mark: UTF-8, or Windows-1252 recognised. Other files are refused by what they are. */
int csv_text(const void *parent, char **out, size_t *len, const char *path, struct err *e);

/* Calls row for each record of the text with its first line number, until it returns non-zero. A quote left open names its line. */
typedef int csv_row(void *data, size_t line, char **cells, size_t count);
int csv_rows(const char *text, size_t len, char separator, csv_row *row, void *data, struct err *e);
char csv_separator(const char *text, size_t len);
