// SPDX-License-Identifier: EUPL-1.2
/* What to list: an entity, filters, an order. Printed as SQL with bound values; run by the journal. */
#pragma once
#include <carnet/record/record.h>

enum filter_op { OP_IS, OP_FROM, OP_UNTIL, OP_CONTAINS, OP_EMPTY, OP_SET, OP_AMONG, OP_WITHOUT, OP_ANY };

typedef struct query query;
typedef struct filter {
	const field *f;     /* NULL: the id */
	enum filter_op op;
	value v;            /* a reference may still be V_TEXT: the journal resolves it */
	const query *among; /* OP_AMONG: the reference is one of these records */
	const entity *by;   /* OP_WITHOUT: no record of this kind refers to this one by f, a field of its own */
	const char *const *any; /* OP_ANY: the text is one of these, ended by NULL */
} filter;

struct query {
	const entity *e;
	filter *filters;
	size_t nfilters;
	const field *sort; /* NULL: by id */
	bool descending;
	bool empty_last;   /* rows without what they are sorted by come after the others */
	int64_t limit;     /* 0: no limit */
	bool brief;        /* long texts (prose) are left out of the rows: for lists */
};

/* A brief query leaves this field out: long texts that lists do not show. */
bool query_leaves_out(const field *f);
query *query_new(const void *parent, const entity *e); /* default order of the entity */
/* field=value, field>=value, field<=value, field~text; an empty value asks for empty fields. */
int query_filter(query *q, const char *typed, struct err *e);
void query_where(query *q, const char *field, enum filter_op op, value v);
/* What the field refers to is among the records of another query: the points of a year's meetings in one walk. of is borrowed and holds no name to
   resolve. */
void query_among(query *q, const char *field, const query *of);
/* No record of that kind refers to it by that field: meetings without expenses. Those that have one are passed over in the indexes, and not read. */
void query_without(query *q, const entity *by, const char *field);
void query_any(query *q, const char *field, const char *const *words); /* a text is one of these words (ended by NULL, borrowed) */
int query_sort(query *q, const char *typed, struct err *e); /* field or -field */

/* Values to bind, in order, for the SQL just printed. */
typedef struct bindings { value *v; size_t count; } bindings;
/* The journal registers the SQL function fold(text) (text_fold), which orders and compares texts; it is never used in triggers or indexes.
   SELECT of id, uid, created, updated, then every stored field. anchor NULL: from the first (or last when backwards) row; else the rows strictly after
   (before) the anchor in the query's order. Backwards rows come nearest first. count rows at most (0: all). */
void query_sql(strbuf *sql, bindings *b, const query *q, const record *anchor, bool backwards, int64_t count);
void query_count_sql(strbuf *sql, bindings *b, const query *q, int64_t cap);
