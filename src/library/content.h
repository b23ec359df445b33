// SPDX-License-Identifier: EUPL-1.2
/* The content folder in memory: records with the place of every key, so that each problem names file, line and column. */
#pragma once
#include <carnet/base/near.h>
#include <carnet/base/err.h>
#include <carnet/base/mem.h>
#include <carnet/base/strbuf.h>
#include "schema.h"

struct library;
enum { CONTENT_BYTES_MAX = 2 * 1024 * 1024 /* of one file */ };

typedef struct spot { const char *file; size_t line, column; } spot; /* from 1; column in characters */

/* A scalar as written, and where. In a literal block (|) each line of the text is a line of the file, moved in by indent. */
typedef struct text_at {
	const char *s;
	spot at;
	bool literal;
	size_t indent;
} text_at;

typedef struct item item;
typedef struct cell {
	bool set;
	spot at;
	text_at text;      /* scalars */
	value v;           /* scalars, parsed by the field's type */
	text_at *list;     /* t_list */
	item **parts;      /* t_parts */
	size_t count;      /* of list or parts */
} cell;

struct item {
	const entity *e;
	const char *key;   /* samples: its name in the file */
	spot at;
	cell *cells;       /* one a field */
};

typedef struct content {
	const char *root;
	item **items;      /* top records, in the order of content_files, then by file name */
	size_t count;
	struct id *ids;    /* every record that others may refer to, sorted once all is read */
	size_t nids;
	const entity *unread[8];  /* schemas of which a file could not be read: what refers to them is not doubted */
	size_t nunread;
	struct problems *p;
	const struct source_file *files; /* a pack's */
	size_t nfiles;
	struct library *base; /* the guide that a pack is added to; NULL for the guide itself */
} content;

/* A file by its path inside the folder; its text is NULL when it is still on the disk. */
typedef struct source_file { const char *path, *text; size_t len; } source_file;

/* Every YAML file of a folder, sorted. */
int content_list(const void *parent, source_file **out, size_t *count, const char *root, struct problems *p, struct err *e);
/* Reads every file of the guide; problems go to p. ERR_DATA only when the folder itself cannot be read. */
int content_read(const void *parent, content **out, const char *root, struct problems *p, struct err *e);
/* The same from a list of files, which must live as long; base is the guide that a pack is added to. */
void content_read_files(const void *parent, content **out, const char *root, struct library *base, const source_file *files, size_t count,
			struct problems *p);

const cell *item_cell(const item *it, const char *name);
const char *item_text(const item *it, const char *name);   /* "" when empty */
int64_t item_int(const item *it, const char *name);
const char *item_id(const item *it);                       /* its first field */
char *part_name(const void *parent, const char *owner, const char *id); /* "budget/q1", or "q1" when the owner has no name */
/* The next top item of a schema after *at (start at 0), NULL at the end. */
item *content_next(const content *c, const entity *e, size_t *at);
item *content_first(const content *c, const entity *e);
item *content_named(const content *c, const entity *e, const char *id); /* by its first field; NULL when there is none */

/* Ids: declared while reading, then sorted; a second one of the same kind and name is a problem. The page of a file that could not be read counts. */
void content_declare(content *c, const char *kind, const char *name, spot at);
void content_declare_base(content *c, const char *kind, const char *name); /* of the guide: only a page may take its name */
void content_unread(content *c, const entity *e);
void content_sort_ids(content *c);
bool content_knows(const content *c, const char *kind, const char *name);
/* The known name nearest to a mistyped one, or NULL. */
const char *content_near(const content *c, const char *kind, const char *name);

/* Where byte offset 'offset' of a text is in its file. */
spot text_spot(const text_at *t, size_t offset);
void spot_problem(struct problems *p, spot at, struct err *e);
/* One problem at a spot, its sentence "what|todo" ready. */
void spot_say(struct problems *p, spot at, const char *sentence);
/* The same: the sentence is "what|todo" with its arguments. */
#define COMPLAIN(p, at, ...) do { AUTO_ERR e_ = {0}; err_setf(&e_, ERR_INPUT, __VA_ARGS__); spot_problem(p, at, &e_); } while (0)
#define DOUBT(p, at, ...) do { AUTO_ERR e_ = {0}; err_setf(&e_, ERR_INPUT, __VA_ARGS__); e_.warning = true; spot_problem(p, at, &e_); } while (0)

/* ---- one YAML file ---- */
void yaml_load(content *c, const char *path, const source_file *file, const content_file *row);

/* Day of a sample, "-45", "+12", "-6 jeudi" or a date: 0 and *day, or ERR_INPUT without a sentence. */
int sample_day(int *day, const char *typed, int today);

/* A stored text as the journal takes it: a day, a reference by key ("@key"), or the text as it is. */
const char *sample_value(const void *parent, const field *f, const char *typed, int today);

/* ---- checks once all is read ---- */
void check_content(content *c);
int content_refused(const struct problems *p, struct err *e); /* 0 without problems, else ERR_INPUT with their number */
int content_checked(const void *parent, content **out, const char *root, struct problems *p, struct err *e); /* the guide, read and checked */
void check_text(content *c, const text_at *t);              /* Markdown and links of one text */
void check_acronyms(content *c, const text_at *t);          /* warns of those that the glossary does not explain */
