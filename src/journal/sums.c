// SPDX-License-Identifier: EUPL-1.2
/* Content sums: SQLite notices a damaged page by its structure only, and a letter that the disk changed in a note would be shown as if it had been
   written. Each record has a sum of what it holds in a side table. Who writes a row, an outside tool too, loses its sum through a trigger that any
   SQLite can run; carnet puts the new one in the same transaction. So a sum that does not fit its row is damage, and a row without a sum is only
   unknown, until carnet check takes its sum. A row that is gone is missed by the index of uids, which integrity_check holds against the rows. (Sums
   of pages, as cksumvfs makes them, would hold the indexes too, but no other SQLite could then write the file.) */
#include "internal.h"

#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>

enum { SAID = 20 };

/* --- The sum of a row ---------------------------------------------------------------------------------------------- */

/* FNV-1a: each of its steps can be undone, so that two rows of one length that differ by one byte never have one sum. */
static uint64_t mix(uint64_t sum, const void *data, size_t len)
{
	const unsigned char *bytes = data;
	for (size_t i = 0; i < len; i++)
		sum = (sum ^ bytes[i]) * 1099511628211u;
	return sum;
}

/* row_sum(column, …), in the order in which columns were added over the versions: an empty column counts for nothing, so that a new one changes no
   sum. */
static void row_sum(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	uint64_t sum = 14695981039346656037u;
	for (int i = 0; i < argc; i++) {
		struct {
			int column, kind, len;
		} head = {i, sqlite3_value_type(argv[i]), 0};
		int64_t n = 0;
		const void *data = &n;
		if (head.kind == SQLITE_NULL)
			continue;
		if (head.kind == SQLITE_INTEGER) {
			n = sqlite3_value_int64(argv[i]);
			head.len = sizeof n;
		} else {
			data = sqlite3_value_blob(argv[i]);
			head.len = sqlite3_value_bytes(argv[i]);
		}
		sum = mix(mix(sum, &head, sizeof head), data, (size_t)head.len);
	}
	sqlite3_result_int64(context, (int64_t)sum);
}

void sums_function(sqlite3 *db)
{
	sqlite3_create_function_v2(db, "row_sum", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL, row_sum, NULL, NULL, NULL);
}

static void print_sum(strbuf *sql, const entity *e)
{
	sb_add(sql, "row_sum(id,uid,created,updated");
	for (int version = 1; version <= SCHEMA_VERSION; version++)
		for (size_t i = 0; i < e->nfields; i++) {
			const field *f = &e->fields[i];
			if (!store_column(f) || (f->opt.since ? f->opt.since : 1) != version)
				continue;
			sb_addc(sql, ',');
			sql_column(sql, NULL, f->name);
		}
	sb_addc(sql, ')');
}

/* What is added to an id to find its sum. */
static long long row_of(const entity *e)
{
	return (long long)search_rowid(0, e, 0);
}

int sums_count(struct sql *s, const entity *e, int64_t *count)
{
	return sql_int(s, count, NULL, "SELECT count(*) FROM content_sum WHERE row BETWEEN ?+1 AND ?+?", "iii", (int64_t)row_of(e), (int64_t)row_of(e),
	               (int64_t)SEARCH_ID_MAX);
}

/* --- Put where a row was written ------------------------------------------------------------------------------------- */

int sums_put(struct sql *s, const entity *e, const char *where, struct err *err)
{
	AUTO_CTX(tmp);
	strbuf *sql = sb_new(tmp);
	sb_addf(sql, "INSERT OR REPLACE INTO content_sum(row,sum) SELECT id+%lld,", row_of(e));
	print_sum(sql, e);
	sb_addf(sql, " FROM \"%s\" AS t WHERE %s", e->name, where);
	return sql_run(s, err, sql->s, NULL);
}

static int put_one(struct sql *s, const char *table, int64_t id, struct err *err)
{
	AUTO_CTX(tmp);
	const entity *e = entity_named(table);
	strbuf *sql = sb_new(tmp);
	sb_addf(sql, "INSERT OR REPLACE INTO content_sum(row,sum) SELECT id+%lld,", row_of(e));
	print_sum(sql, e);
	sb_addf(sql, " FROM \"%s\" WHERE id=?", e->name);
	return sql_run(s, err, sql->s, "i", id);
}

int sums_follow(struct sql *s, const void *changes, int len, struct err *err)
{
	sqlite3_changeset_iter *it;
	int code = 0;
	if (len == 0)
		return 0;
	if (sqlite3changeset_start(&it, len, (void *)(uintptr_t)changes))
		return sql_error(s, err);
	while (!code && sqlite3changeset_next(it) == SQLITE_ROW) {
		const char *table;
		int columns, op, indirect;
		sqlite3_value *id = NULL;
		sqlite3changeset_op(it, &table, &columns, &op, &indirect);
		op == SQLITE_INSERT ? sqlite3changeset_new(it, 0, &id) : sqlite3changeset_old(it, 0, &id);
		code = put_one(s, table, id ? sqlite3_value_int64(id) : 0, err);
	}
	sqlite3changeset_finalize(it);
	return code;
}

/* --- Held against the rows ------------------------------------------------------------------------------------------- */

static int say_changed(struct err *err, const entity *e, int64_t id)
{
	err_set(err, ERR_DATA, _("What this record holds is not what was kept: the disk changed it"),
	        _("compare it with the last good copy, then write it again, or restore the copy: carnet restore FILE"));
	return err_place(err, "%s (%lld)", e->name, (long long)id);
}

static void print_changed(strbuf *sql, const entity *e)
{
	sb_addf(sql, "SELECT id FROM \"%s\" JOIN content_sum ON row=id+%lld WHERE sum<>", e->name, row_of(e));
	print_sum(sql, e);
}

/* *other is that record's id when it is another one than was kept, else 0. */
static int find_changed(journal *j, const entity *e, int64_t id, int64_t *other, struct err *err)
{
	AUTO_CTX(tmp);
	strbuf *sql = sb_new(tmp);
	print_changed(sql, e);
	sb_add(sql, " AND id=?");
	*other = 0;
	int code = sql_int(&j->sql, other, err, sql->s, "i", id);
	return code == ERR_MISSING ? 0 : code;
}

int journal_held(journal *j, const entity *e, int64_t id, struct err *err)
{
	int64_t other;
	int code = find_changed(j, e, id, &other, err);
	return other ? say_changed(err, e, other) : code;
}

reading_watch journal_watch(journal *j, reading_watch w)
{
	reading_watch before = j->watch;
	j->watch = w;
	return before;
}

void sums_read(journal *j, const entity *e, int64_t id)
{
	int64_t other;
	if (j->watch.changed && !find_changed(j, e, id, &other, NULL) && other)
		j->watch.changed(j->watch.data, e, id);
}

int journal_held_all(journal *j, const query *q, struct problems *p, struct err *err)
{
	AUTO_CTX(tmp);
	AUTO_ROWS r = {0};
	strbuf *sql = sb_new(tmp);
	print_changed(sql, q->e);
	int code = window_among(&r, j, sql->s, q, err);
	for (int said = 0; !code && said < SAID && (code = rows_next(&r, err)) > 0; said++) {
		AUTO_ERR told = {0};
		say_changed(&told, q->e, sqlite3_column_int64(r.st, 0));
		problems_take(p, &told);
		code = 0;
	}
	return code;
}

int sums_check(journal *j, struct problems *p, struct err *err)
{
	int code = 0;
	for (const entity *const *e = entities; !code && *e; e++)
		code = journal_held_all(j, &(query){.e = *e}, p, err);
	return code;
}

static int put_unknown(struct sql *s, struct err *err)
{
	AUTO_CTX(tmp);
	int code = 0;
	for (const entity *const *e = entities; !code && *e; e++)
		code = sums_put(s, *e, mem_printf(tmp, "NOT EXISTS(SELECT 1 FROM content_sum WHERE row=t.id+%lld)", row_of(*e)), err);
	return code;
}

int sums_complete(journal *j, struct err *err)
{
	int code = action_writable(j, err);
	code = code ? code : sql_begin(&j->sql, err);
	return code ? code : sql_end(&j->sql, put_unknown(&j->sql, err), err);
}
