// SPDX-License-Identifier: EUPL-1.2
/* Rows to records and back. */
#include "internal.h"

#include <carnet/base/date.h>
#include <carnet/base/mem.h>
#include <string.h>
#include <sys/random.h>

enum { FIRST_FIELD = 4 }; /* after id, uid, created, updated */

void rows_fill(const rows *r, record *out)
{
	out->id = sqlite3_column_int64(r->st, 0);
	out->uid = (const char *)sqlite3_column_text(r->st, 1);
	out->created = (const char *)sqlite3_column_text(r->st, 2);
	out->updated = (const char *)sqlite3_column_text(r->st, 3);
	for (size_t i = 0; i < out->e->nfields; i++)
		out->v[i] = rows_value(r, FIRST_FIELD + (int)i);
}

record *rows_record(const rows *r, const void *parent, const entity *e)
{
	record *out = record_new(parent, e);
	rows_fill(r, out);
	out->uid = mem_dup(out, out->uid);
	out->created = mem_dup(out, out->created);
	out->updated = mem_dup(out, out->updated);
	for (size_t i = 0; i < e->nfields; i++)
		out->v[i] = value_copy(out, &out->v[i]);
	return out;
}

static char *one_sql(const void *parent, const entity *e)
{
	AUTO_CTX(tmp);
	query *q = NEW(tmp, query);
	bindings b = {0};
	strbuf *sql = sb_new(tmp);
	q->e = e;
	query_where(q, "id", OP_IS, value_int(0));
	query_sql(sql, &b, q, NULL, false, 0);
	return mem_dup(parent, sql->s);
}

/* The text is made once: naming every column costs more than reading them, and a search reads its hits one by one. */
int store_row(rows *r, journal *j, const entity *e, int64_t id, struct err *err)
{
	const char **sql = &j->one[e->number];
	if (!*sql)
		*sql = one_sql(j, e);
	int code = sql_query(r, &j->sql, err, *sql, "i", id);
	if (!code)
		code = rows_next(r, err);
	if (code > 0)
		sums_read(j, e, id);
	return code > 0 ? 0 : code ? code : lookup_missing(e, id, err);
}

int journal_get(journal *j, const void *parent, record **out, const entity *e, int64_t id, struct err *err)
{
	AUTO_ROWS r = {0};
	int code = store_row(&r, j, e, id, err);
	*out = code ? NULL : rows_record(&r, parent, e);
	return code;
}

/* Time-ordered and unique everywhere (UUIDv7). */
void uid_new(char out[37])
{
	unsigned char b[16];
	int64_t ms = clock_now_ms();
	if (getrandom(b, sizeof b, 0) != sizeof b)
		die("getrandom");
	for (int i = 0; i < 6; i++)
		b[i] = (unsigned char)(ms >> (40 - 8 * i));
	b[6] = (unsigned char)(0x70 | (b[6] & 0x0f));
	b[8] = (unsigned char)(0x80 | (b[8] & 0x3f));
	static const char digits[] = "0123456789abcdef";
	for (int i = 0; i < 16; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			*out++ = '-';
		*out++ = digits[b[i] >> 4];
		*out++ = digits[b[i] & 15];
	}
	*out = '\0';
}

bool store_column(const field *f)
{
	return f->type->sql != NULL; /* the content of a file is kept apart */
}

void store_insert_sql(strbuf *sql, const entity *e)
{
	sb_addf(sql, "INSERT INTO \"%s\"(uid,created,updated", e->name);
	size_t columns = 3;
	for (size_t i = 0; i < e->nfields; i++) {
		if (!store_column(&e->fields[i]))
			continue;
		sb_addc(sql, ',');
		sql_column(sql, NULL, e->fields[i].name);
		columns++;
	}
	sb_add(sql, ") VALUES(?");
	sb_repeat(sql, ",?", (int)columns - 1);
	sb_addc(sql, ')');
}

/* uid, created, updated, then the fields: what store_insert_sql and store_replace_sql bind. out has room for three more than the fields. */
size_t store_bindings(value *out, const record *r)
{
	const char *own[] = {r->uid, r->created, r->updated};
	size_t n = 0;
	for (; n < LENGTH(own); n++)
		out[n] = (value){V_TEXT, 0, own[n], strlen(own[n])};
	for (size_t i = 0; i < r->e->nfields; i++)
		if (store_column(&r->e->fields[i]))
			out[n++] = r->v[i];
	return n;
}

static int run_values(journal *j, const char *sql, const value *v, size_t count, struct err *err)
{
	AUTO_ROWS r = {0};
	int code = sql_query_values(&r, &j->sql, err, sql, v, count);
	return code ? code : rows_next(&r, err);
}

int store_insert(journal *j, record *r, struct err *err)
{
	AUTO_CTX(tmp);
	char uid[37], now[25];
	uid_new(uid);
	clock_stamp(now);
	r->uid = mem_dup(r, uid);
	r->created = mem_dup(r, now);
	r->updated = mem_dup(r, now);
	strbuf *sql = sb_new(tmp);
	store_insert_sql(sql, r->e);
	value *v = NEW_ARRAY(tmp, value, r->e->nfields + 3);
	size_t count = store_bindings(v, r);
	int code = run_values(j, sql->s, v, count, err);
	if (!code)
		r->id = sqlite3_last_insert_rowid(j->sql.db);
	return code;
}

/* Now, or just after the last change when that one claims to come later (a clock that was wrong, another computer's): an import takes the newer
   one, and this one is. */
static void next_stamp(char out[25], const char *last)
{
	static const char end[] = "9999-12-31T23:59:59.999Z";
	int64_t ms;
	clock_stamp(out);
	if (strcmp(out, last) <= 0 && strcmp(last, end) < 0 && !stamp_read(&ms, last))
		stamp_write(out, ms + 1);
}

int store_update(journal *j, record *r, const record *old, struct err *err)
{
	AUTO_CTX(tmp);
	char now[25];
	next_stamp(now, old->updated);
	strbuf *sql = sb_new(tmp);
	value *v = NEW_ARRAY(tmp, value, r->e->nfields + 2);
	size_t n = 0;
	sb_addf(sql, "UPDATE \"%s\" SET updated=?", r->e->name);
	v[n++] = value_text(tmp, now);
	for (size_t i = 0; i < r->e->nfields; i++) {
		if (!store_column(&r->e->fields[i]) || value_same(&r->v[i], &old->v[i]))
			continue;
		sb_addc(sql, ',');
		sql_column(sql, NULL, r->e->fields[i].name);
		sb_add(sql, "=?");
		v[n++] = r->v[i];
	}
	r->uid = mem_dup(r, old->uid);
	r->created = mem_dup(r, old->created);
	r->updated = mem_dup(r, n == 1 ? old->updated : now);
	if (n == 1)
		return 0;
	sb_add(sql, " WHERE id=?");
	v[n++] = value_int(r->id);
	return run_values(j, sql->s, v, n, err);
}

/* Triggers may have filled what was left empty. */
int store_read_back(journal *j, record *r, struct err *err)
{
	record *now;
	int code = journal_get(j, r, &now, r->e, r->id, err);
	if (code)
		return code;
	for (size_t i = 0; i < r->e->nfields; i++)
		if (store_column(&r->e->fields[i]))
			r->v[i] = now->v[i]; /* now stays with r */
	return 0;
}
