// SPDX-License-Identifier: EUPL-1.2
/* Which fields of an entity a list shows, in which order and how wide. Dates, states and amounts come first, since a Braille line never
   looks at the right edge; what does not fit is dropped, the least important first. */
#pragma once
#include <carnet/desk/desk.h>

enum { COLUMNS_MAX = 16 };
struct column {
	const field *f;
	int width;
};
struct columns {
	struct column list[COLUMNS_MAX];
	size_t count;
	bool bare; /* no header line above */
};
/* The columns of e that fit in cols cells, one space apart; 'without' (the reference a list is filtered on) is left out, NULL for none.
   With rows (a short list that is known whole), so are the columns that none of them fills. */
void columns_fit(struct columns *c, const entity *e, const field *without, record *const *rows, size_t nrows, int cols);
/* The header line, and a row, each padded to the columns' widths. */
void columns_header(strbuf *out, const struct columns *c);
struct titles;
/* t: titles of references seen on other rows, NULL for none. */
void columns_row(strbuf *out, const struct columns *c, const desk *d, struct titles *t, const record *r);
/* Rows of one list name the same few records again and again: their titles are kept until titles_forget(). */
struct titles *titles_new(const void *parent);
void titles_forget(struct titles *t);
/* True when the record waits for something whose day is past: its row is marked, in words in its detail. */
bool record_late(const record *r);
/* What a file kept with a record is, "PDF", and how large, "212 kB". d: not asked. */
char *attached_kind(const void *parent, const desk *d, const record *r);
char *attached_size(const void *parent, const desk *d, const record *r);
