// SPDX-License-Identifier: EUPL-1.2
/* What compiling writes and reading expects: the tables of library.db. Lists inside a column are lines. */
#pragma once

enum {
	LIBRARY_ID = 0x434c4942, /* "CLIB" */
	LIBRARY_VERSION = 2,
	WORD_ROWS = 1000000,     /* a word's row in the index is this much further */
};

#define LIBRARY_SCHEMA \
	"CREATE TABLE part(n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, summary TEXT NOT NULL) STRICT;" \
	"CREATE TABLE page(n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, part INTEGER NOT NULL, kind TEXT NOT NULL," \
	" summary TEXT NOT NULL, verified TEXT NOT NULL, advice INTEGER NOT NULL, ord INTEGER NOT NULL, screen TEXT NOT NULL," \
	" next TEXT NOT NULL, sources TEXT NOT NULL, body TEXT NOT NULL, plain TEXT NOT NULL) STRICT;" \
	"CREATE TABLE word(n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, folded TEXT NOT NULL, name TEXT NOT NULL, full TEXT NOT NULL," \
	" kind TEXT NOT NULL, means TEXT NOT NULL, see TEXT NOT NULL, pages TEXT NOT NULL, sources TEXT NOT NULL, plain TEXT NOT NULL) STRICT;" \
	"CREATE INDEX word_folded ON word(folded);" \
	"CREATE TABLE criterion(n INTEGER PRIMARY KEY, id TEXT NOT NULL, level TEXT NOT NULL, title TEXT NOT NULL, explain TEXT NOT NULL," \
	" evidence TEXT NOT NULL, page TEXT NOT NULL) STRICT;" \
	"CREATE TABLE source(n INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, title TEXT NOT NULL, author TEXT NOT NULL, date TEXT NOT NULL," \
	" kind TEXT NOT NULL, url TEXT NOT NULL, read TEXT NOT NULL, note TEXT NOT NULL) STRICT;" \
	"CREATE TABLE sample(n INTEGER PRIMARY KEY, entity TEXT NOT NULL, key TEXT NOT NULL) STRICT;" \
	"CREATE TABLE sample_value(sample INTEGER NOT NULL, i INTEGER NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL," \
	" PRIMARY KEY(sample, i)) STRICT, WITHOUT ROWID;" \
	"CREATE TABLE scale(n INTEGER PRIMARY KEY, kind TEXT NOT NULL) STRICT;" \
	"CREATE TABLE scale_value(scale INTEGER NOT NULL, name TEXT NOT NULL, n INTEGER, s TEXT NOT NULL, PRIMARY KEY(scale, name)) STRICT, WITHOUT ROWID;" \
	"CREATE VIRTUAL TABLE find USING fts5(title, words, summary, body, content='', prefix='2 3'," \
	" tokenize=\"unicode61 remove_diacritics 2\");" \
	"CREATE VIRTUAL TABLE vocabulary USING fts5vocab(find, 'row');"
