// SPDX-License-Identifier: EUPL-1.2
/* What every import does with a record once it is read: references, uid, newer or not, checks, writing. */
#pragma once
#include <carnet/exchange/exchange.h>

/* One record of a file. References are V_TEXT, as written there, until they are resolved. */
struct incoming {
	record *r;
	bool *given;                            /* by field: an empty value given clears, one not given keeps */
	bool *shown;                            /* by field: not stored where the file comes from, only seen so */
	const char *uid, *created, *updated;    /* NULL when the file has none */
	size_t line;
	bool newer;                             /* than the record it replaces, by another sign than updated */
};

struct import;
struct incoming *incoming_new(struct import *in, const entity *e, size_t line);
/* uid, created or updated, checked and normalised. */
int incoming_stamp(struct incoming *i, const char *name, const char *text, struct err *e);
const char *import_path(const struct import *in);
journal *import_journal(const struct import *in);

/* Takes i over. A line that is refused is noted; only what stops the whole import is returned. */
int import_take(struct import *in, struct incoming *i, struct err *e);
/* Notes one more thing wrong with the line; *e is then empty. */
void import_note(struct import *in, size_t line, struct err *e);
/* Frees a record that has been noted as wrong, and counts its line. */
void import_drop(struct import *in, struct incoming *i);

int json_import(struct import *in, const entity *e, struct err *err);
int csv_import(struct import *in, const csv_map *map, struct err *err);
