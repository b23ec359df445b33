// SPDX-License-Identifier: EUPL-1.2
/* Records: one row of the journal. Rows are arrays of values in field order; id, uid, created, updated are the framework's. */
#pragma once
#include <carnet/base/err.h>
#include <carnet/record/field.h>

typedef struct record {
	const entity *e;
	int64_t id;       /* 0 until kept */
	const char *uid, *created, *updated;
	value *v;         /* e->nfields of them, owned by the record */
	bool brief;       /* from a brief query: what it left out is kept as stored when the record is saved */
} record;

record *record_new(const void *parent, const entity *e);   /* all empty, no fallback */
void record_fallbacks(record *r);                          /* fills empty fields from opt.fallback */
record *record_copy(const void *parent, const record *r);
const value *record_get(const record *r, const char *name); /* asserts that the field exists */
int64_t record_int(const record *r, const char *name);     /* 0 when empty */
const char *record_text(const record *r, const char *name); /* "" when empty or not text */
void record_set(record *r, const char *name, value v);     /* text is copied */
/* Parses typed into the field. The error's place is entity.field. */
int record_type(record *r, const field *f, const char *typed, struct err *e);

/* Required fields, bounds, choices: every problem with its place, then doubtful values as warnings. Cross-field rules are the journal's triggers. */
void record_check(const record *r, struct problems *p);
/* SELECT of one column per rule of the entity (1 when bad), over bound values in field order standing for NEW: all problems at once, doubts included.
   Empty when the entity has no rule. */
void record_rules_sql(strbuf *sql, const entity *e);
/* The error of rule i (place entity.field, its message, warning when a doubt). */
int rule_describe(struct err *e, const entity *of, const rule *r);
/* The sentence of a rule raised by the database: its message ends with "entity.field" (CHECK, NOT NULL or trigger). 0 when it names no field. */
int rule_error(struct err *e, const char *raised);
/* A field's value for people; references print their number unless the journal has put a title (see journal_print). */
void field_print(strbuf *out, const field *f, const value *v);
void field_edit(strbuf *out, const field *f, const value *v);
