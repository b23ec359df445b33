// SPDX-License-Identifier: EUPL-1.2
/* What compiling writes and reading expects: the tables of library.db, and those of a pack, which are the same. Lists inside a column are lines. */
#pragma once
#include <carnet/base/strbuf.h>
#include <carnet/record/field.h>

enum {
	LIBRARY_ID = 0x434c4942, /* "CLIB" */
	PACK_ID = 0x4350434b,    /* "CPCK" */
	LIBRARY_VERSION = 4,
	WORD_ROWS = 1000000,     /* a word's row in the index is this much further, */
	QUESTION_ROWS = 2000000, /* and a question's this much */
	PACK_ROWS = 10000000,    /* and so are those of each pack */
};

/* What a pack is made from stays in it: its files are the only thing that another carnet reads of it. */
#define PACK_TABLE \
	"CREATE TABLE pack(name TEXT PRIMARY KEY, title TEXT NOT NULL, version TEXT NOT NULL, author TEXT NOT NULL, date TEXT NOT NULL," \
	" expires TEXT NOT NULL, sum TEXT NOT NULL) STRICT"
#define FILE_TABLE "CREATE TABLE file(path TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT"

#define LIBRARY_SCHEMA \
	"CREATE TABLE part(n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, ord INTEGER NOT NULL," \
	" summary TEXT NOT NULL) STRICT;" \
	"CREATE TABLE page(hit INTEGER PRIMARY KEY, position INTEGER NOT NULL, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, part TEXT NOT NULL," \
	" kind TEXT NOT NULL, summary TEXT NOT NULL, verified TEXT NOT NULL, advice INTEGER NOT NULL, ord INTEGER NOT NULL, screen TEXT NOT NULL," \
	" next TEXT NOT NULL, sources TEXT NOT NULL, body TEXT NOT NULL, plain TEXT NOT NULL, hash TEXT NOT NULL, pack TEXT NOT NULL) STRICT;" \
	"CREATE INDEX page_place ON page(id, part, ord, kind);" /* where each stands, without its text */ \
	"CREATE TABLE word(hit INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, folded TEXT NOT NULL, name TEXT NOT NULL, full TEXT NOT NULL," \
	" kind TEXT NOT NULL, means TEXT NOT NULL, see TEXT NOT NULL, pages TEXT NOT NULL, sources TEXT NOT NULL, plain TEXT NOT NULL) STRICT;" \
	"CREATE INDEX word_folded ON word(folded);" \
	"CREATE TABLE wording(key TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID;" \
	"CREATE TABLE sample(n INTEGER PRIMARY KEY, entity TEXT NOT NULL, key TEXT NOT NULL) STRICT;" \
	"CREATE TABLE sample_value(sample INTEGER NOT NULL, i INTEGER NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL," \
	" PRIMARY KEY(sample, i)) STRICT, WITHOUT ROWID;" \
	"CREATE TABLE scale(n INTEGER PRIMARY KEY, kind TEXT NOT NULL) STRICT;" \
	"CREATE TABLE scale_value(scale INTEGER NOT NULL, name TEXT NOT NULL, n INTEGER, s TEXT NOT NULL, PRIMARY KEY(scale, name)) STRICT, WITHOUT ROWID;" \
	PACK_TABLE ";" FILE_TABLE ";" \
	"CREATE VIRTUAL TABLE find USING fts5(title, words, summary, body, content='', prefix='2 3'," \
	" tokenize=\"unicode61 remove_diacritics 2\");" \
	"CREATE VIRTUAL TABLE vocabulary USING fts5vocab(find, 'row');"

/* Records stored as they are written: a table each, named as the schema, with a column for each key that is no list of parts, after n (the order)
   and owner ("budget" for the questions of the topic budget). */
extern const entity *const stored_kinds[]; /* ends with NULL */
bool is_stored(const entity *e);
bool is_stored_number(const field *f);
void stored_table(strbuf *sql, const entity *e);
void stored_insert(strbuf *sql, const entity *e);
