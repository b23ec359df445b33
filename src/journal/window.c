// SPDX-License-Identifier: EUPL-1.2
/* Reading many records: windows by key over long lists, walks, counts, sums, and what refers to a record. */
#include "internal.h"

#include <carnet/base/mem.h>

/* A copy of the query with its references as ids; what printing allocates goes with it. */
static int ready(query **out, journal *j, const void *parent, const query *q, struct err *err)
{
	query *own = NEW(parent, query);
	*own = *q;
	own->filters = NEW_ARRAY(own, filter, q->nfilters + 1);
	for (size_t i = 0; i < q->nfilters; i++) {
		filter *w = &own->filters[i];
		*w = q->filters[i];
		int code = w->f && w->op != OP_CONTAINS ? lookup_value(j, w->f, &w->v, err) : 0;
		if (code)
			return code;
	}
	*out = own;
	return 0;
}

/* The rows of a query, its SQL between two pieces. */
static int ask(rows *r, journal *j, const char *before, const char *after, const query *q, const record *anchor, bool backwards, int64_t count,
               struct err *err)
{
	AUTO_CTX(tmp);
	query *own;
	bindings b = {0};
	int code = ready(&own, j, tmp, q, err);
	if (code)
		return code;
	strbuf *sql = sb_new(tmp);
	sb_add(sql, before);
	query_sql(sql, &b, own, anchor, backwards, count);
	sb_add(sql, after);
	return sql_query_values(r, &j->sql, err, sql->s, b.v, b.count);
}

int window_query(rows *r, journal *j, const query *q, const record *anchor, bool backwards, int64_t count, struct err *err)
{
	return ask(r, j, "", "", q, anchor, backwards, count, err);
}

int window_among(rows *r, journal *j, const char *select, const query *q, struct err *err)
{
	AUTO_CTX(tmp);
	if (!q->nfilters && !q->limit)
		return sql_query_values(r, &j->sql, err, select, NULL, 0);
	return ask(r, j, mem_printf(tmp, "%s AND id IN (SELECT id FROM (", select), "))", q, NULL, false, 0, err);
}

int journal_window(journal *j, const void *parent, const query *q, const record *anchor, bool backwards, size_t want, record ***out, size_t *count,
                   struct err *err)
{
	AUTO_ROWS r = {0};
	size_t n = 0;
	*out = NULL;
	*count = 0;
	int code = window_query(&r, j, q, anchor, backwards, (int64_t)want, err);
	while (!code && (code = rows_next(&r, err)) > 0) {
		*out = GROW(parent, *out, n + 1);
		(*out)[n] = rows_record(&r, *out, q->e);
		(*out)[n]->brief = q->brief;
		sums_read(j, q->e, (*out)[n++]->id);
		code = 0;
	}
	*count = n;
	return code;
}

int journal_each(journal *j, const query *q, int (*row)(void *data, const record *r), void *data, struct err *err)
{
	AUTO_CTX(tmp);
	AUTO_ROWS r = {0};
	record *reused = record_new(tmp, q->e);
	reused->brief = q->brief;
	int code = window_query(&r, j, q, NULL, false, 0, err);
	while (!code && (code = rows_next(&r, err)) > 0) {
		rows_fill(&r, reused);
		sums_read(j, q->e, reused->id);
		code = row(data, reused);
	}
	return code;
}

/* The number that a query of one row gives. */
static int number(journal *j, const char *sql, const bindings *b, int64_t *out, struct err *err)
{
	AUTO_ROWS r = {0};
	int code = sql_query_values(&r, &j->sql, err, sql, b->v, b->count);
	if (!code)
		code = rows_next(&r, err);
	*out = code > 0 ? sqlite3_column_int64(r.st, 0) : 0;
	return code < 0 ? code : 0;
}

int64_t journal_count(journal *j, const query *q, int64_t cap)
{
	AUTO_CTX(tmp);
	int64_t n;
	query *own;
	bindings b = {0};
	strbuf *sql = sb_new(tmp);
	if (ready(&own, j, tmp, q, NULL))
		return 0;
	query_count_sql(sql, &b, own, cap);
	return number(j, sql->s, &b, &n, NULL) ? -1 : n;
}

int journal_sum(journal *j, const query *q, const char *name, int64_t *sum, struct err *err)
{
	AUTO_CTX(tmp);
	query *own;
	bindings b = {0};
	strbuf *sql = sb_new(tmp);
	int code = ready(&own, j, tmp, q, err);
	*sum = 0;
	if (code)
		return code;
	sb_add(sql, "SELECT ifnull(sum(");
	sql_column(sql, NULL, name);
	sb_add(sql, "),0) FROM (");
	query_sql(sql, &b, own, NULL, false, 0);
	sb_addc(sql, ')');
	return number(j, sql->s, &b, sum, err);
}

/* One kind after another: a single question about them all would read a page of each. */
bool journal_empty(journal *j)
{
	for (const entity *const *e = entities; *e; e++) {
		query all = {.e = *e};
		if (*e != &e_mark && journal_count(j, &all, 1) != 0)
			return false;
	}
	return true;
}

static bool refers(const field *f, const entity *e)
{
	return f->type == &t_reference && entity_named(f->opt.ref) == e;
}

int journal_referrers(journal *j, const void *parent, const entity *e, int64_t id, referrer **out, size_t *count, struct err *err)
{
	size_t n = 0;
	*out = NULL;
	*count = 0;
	for (const entity *const *from = entities; *from; from++) {
		for (size_t i = 0; i < (*from)->nfields; i++) {
			const field *f = &(*from)->fields[i];
			if (!refers(f, e))
				continue;
			query *q = query_new(NULL, *from);
			query_where(q, f->name, OP_IS, value_int(id));
			if (!journal_count(j, q, 1)) {
				talloc_free(q);
				continue;
			}
			*out = GROW(parent, *out, n + 1);
			(*out)[n++] = (referrer){.e = *from, .f = f, .q = talloc_steal(*out, q)};
		}
	}
	*count = n;
	(void)err;
	return 0;
}
