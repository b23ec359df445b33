// SPDX-License-Identifier: EUPL-1.2
/* Many records at once: one transaction without triggers; fills, rules and the search index follow for the whole at the end. Undone through the copy
   taken before, not through a changeset. */
#include "internal.h"

#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <string.h>

struct bulk {
	char *backup;            /* NULL for a journal in memory */
	int64_t before[NUMBERS]; /* the last id of each entity when it began: what is above is new */
	strbuf *insert[NUMBERS], *replace[NUMBERS];
	value *row; /* what one row binds */
	int64_t count;
};

static bool in_memory(const journal *j)
{
	return strcmp(j->path, ":memory:") == 0;
}

static int begin_inside(journal *j, struct bulk *b, struct err *err)
{
	AUTO_CTX(tmp);
	int code = sql_script(&j->sql,
	                      "PRAGMA cache_size=-1500;" /* kB, also of what is sorted for the index: memory that an import would hold twice */
	                      "PRAGMA defer_foreign_keys=ON;"
	                      "CREATE TABLE IF NOT EXISTS temp.replaced(number INTEGER, id INTEGER, PRIMARY KEY(number, id)) WITHOUT ROWID;"
	                      "DELETE FROM temp.replaced",
	                      err);
	for (const entity *const *e = entities; !code && *e; e++)
		code = sql_int(&j->sql, &b->before[(*e)->number], err, mem_printf(tmp, "SELECT ifnull(max(id),0) FROM \"%s\"", (*e)->name), NULL);
	return code;
}

int bulk_begin(journal *j, const void *parent, char **undo_path, struct err *err)
{
	struct bulk *b = NEW(j, struct bulk);
	if (undo_path)
		*undo_path = NULL;
	int code = action_writable(j, err);
	if (!code && undo_path && !in_memory(j))
		code = backup_before(j, b, &b->backup, err);
	if (!code)
		code = sql_begin(&j->sql, err);
	if (code) {
		talloc_free(b);
		return code;
	}
	j->bulk = b;
	j->action.depth = 1; /* what nests inside joins this transaction */
	sqlite3_db_config(j->sql.db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	code = begin_inside(j, b, err);
	if (code)
		bulk_rollback(j);
	else if (b->backup)
		*undo_path = mem_dup(parent, b->backup);
	return code;
}

static void stop(journal *j)
{
	sqlite3_db_config(j->sql.db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, NULL);
	sqlite3_exec(j->sql.db, "PRAGMA cache_size=-2000", NULL, NULL, NULL); /* SQLite's own */
	TALLOC_FREE(j->bulk);
	j->action.depth = 0;
}

void bulk_rollback(journal *j)
{
	if (!j->bulk)
		return;
	sql_take_back(&j->sql);
	stop(j);
}

static void replace_sql(strbuf *sql, const entity *e)
{
	sb_addf(sql, "UPDATE \"%s\" SET uid=?,created=?,updated=?", e->name);
	for (size_t i = 0; i < e->nfields; i++) {
		if (!store_column(&e->fields[i]))
			continue;
		sb_addc(sql, ',');
		sql_column(sql, NULL, e->fields[i].name);
		sb_add(sql, "=?");
	}
	sb_add(sql, " WHERE id=?");
}

/* A row from before this import leaves the index while its words are still known. */
static int replace_begins(journal *j, const record *r, struct err *err)
{
	AUTO_CTX(tmp);
	if (r->id > j->bulk->before[r->e->number])
		return 0;
	int code = sql_run(&j->sql, err, "INSERT OR IGNORE INTO temp.replaced(number, id) VALUES(?, ?)", "ii", (int64_t)r->e->number, r->id);
	if (code || !sqlite3_changes(j->sql.db))
		return code;
	return sql_run(&j->sql, err,
	               mem_printf(tmp, "INSERT INTO search(search,rowid,title,body) SELECT 'delete',row,title,body FROM \"%s_search\" WHERE id=?", r->e->name),
	               "i", r->id);
}

static int run(journal *j, const char *sql, const value *v, size_t count, struct err *err)
{
	AUTO_ROWS q = {0};
	int code = sql_query_values(&q, &j->sql, err, sql, v, count);
	return code ? code : rows_next(&q, err);
}

static int write_row(journal *j, record *r, struct err *err)
{
	struct bulk *b = j->bulk;
	AUTO_ERR e = {0};
	int at = r->e->number;
	size_t count = store_bindings(b->row, r);
	int code = run(j, b->insert[at]->s, b->row, count, &e);
	if (!code) {
		r->id = sqlite3_last_insert_rowid(j->sql.db);
		return 0;
	}
	if (sqlite3_extended_errcode(j->sql.db) != SQLITE_CONSTRAINT_UNIQUE) {
		err_set(err, e.code, e.what, e.todo);
		return e.place ? err_place(err, "%s", e.place) : code;
	}
	r->id = journal_uid(j, r->e, r->uid, NULL, NULL);
	code = replace_begins(j, r, err);
	b->row[count] = value_int(r->id);
	return code ? code : run(j, b->replace[at]->s, b->row, count + 1, err);
}

bool bulk_wrote(journal *j, const entity *e, int64_t id)
{
	int64_t there;
	if (!j->bulk)
		return false;
	return id > j->bulk->before[e->number] ||
	       !sql_int(&j->sql, &there, NULL, "SELECT 1 FROM temp.replaced WHERE number=? AND id=?", "ii", (int64_t)e->number, id);
}

static void stamp(record *r)
{
	char uid[37], now[25];
	clock_stamp(now);
	if (!r->uid) {
		uid_new(uid);
		r->uid = mem_dup(r, uid);
	}
	if (!r->created)
		r->created = mem_dup(r, now);
	if (!r->updated)
		r->updated = mem_dup(r, now);
}

static void print_statements(struct bulk *b, const entity *e)
{
	if (b->insert[e->number])
		return;
	store_insert_sql(b->insert[e->number] = sb_new(b), e);
	replace_sql(b->replace[e->number] = sb_new(b), e);
	b->row = GROW(b, b->row, e->nfields + 4);
}

int bulk_put(journal *j, record *r, struct err *err)
{
	AUTO_PROBLEMS p = {0};
	int code = check_keep_files(j, r, err);
	if (!code)
		code = check_record(j, r, &p, err);
	if (!code && r->e == &e_attachment) {
		attachment_content(r, &p);
		code = check_first_error(&p, 0, err);
	}
	if (code)
		return code;
	stamp(r);
	print_statements(j->bulk, r->e);
	code = write_row(j, r, err);
	j->bulk->count += !code;
	return code;
}

/* What the triggers would have put in empty fields. */
static int fill(journal *j, const entity *e, const char *where, struct err *err)
{
	AUTO_CTX(tmp);
	int code = 0;
	for (size_t i = 0; !code && i < e->nfields; i++) {
		const field *f = &e->fields[i];
		if (f->opt.fill)
			code = sql_run(&j->sql, err,
			               mem_printf(tmp, "UPDATE \"%s\" AS NEW SET \"%s\"=%s WHERE \"%s\" IS NULL AND %s", e->name, f->name,
			                          f->opt.fill, f->name, where),
			               NULL);
	}
	return code;
}

/* FTS5 wants its rows in order: out of it, it writes a segment for each. */
static int index_rows(journal *j, const entity *e, const char *where, struct problems *p, struct err *err)
{
	(void)p;
	AUTO_CTX(tmp);
	return sql_run(&j->sql, err,
	               mem_printf(tmp, "INSERT INTO search(rowid,title,body) SELECT row,title,body FROM \"%s_search\" WHERE %s ORDER BY row", e->name, where),
	               NULL);
}

/* Calls act for each entity written to, with the SQL condition that picks its new and replaced rows. */
static int each_written(journal *j, int (*act)(journal *j, const entity *e, const char *where, struct problems *p, struct err *err),
                        struct problems *p, struct err *err)
{
	AUTO_CTX(tmp);
	int code = 0;
	for (const entity *const *e = entities; !code && *e; e++)
		if (j->bulk->insert[(*e)->number])
			code = act(j, *e,
			           mem_printf(tmp, "(id>%lld OR id IN (SELECT id FROM temp.replaced WHERE number=%d))",
			                      (long long)j->bulk->before[(*e)->number], (*e)->number),
			           p, err);
	return code;
}

/* An index written for the most part here is put in one piece: a search looks once where it would in each of a dozen. */
static int gather_index(journal *j, struct err *err)
{
	int64_t before = 0;
	for (size_t i = 0; i < NUMBERS; i++)
		before += j->bulk->before[i];
	return j->bulk->count > before ? sql_run(&j->sql, err, "INSERT INTO search(search) VALUES('optimize')", NULL) : 0;
}

static int sum_rows(journal *j, const entity *e, const char *where, struct problems *p, struct err *err)
{
	(void)p;
	return sums_put(&j->sql, e, where, err);
}

static int fill_and_rules(journal *j, const entity *e, const char *where, struct problems *p, struct err *err)
{
	int code = fill(j, e, where, err);
	if (!code)
		code = health_rules(&j->sql, e, where, p, err);
	return code || e != &e_attachment ? code : attachment_ownerless(&j->sql, where, p, err);
}

int bulk_check(journal *j, struct problems *p, struct err *err)
{
	size_t from = p->count;
	int code = each_written(j, fill_and_rules, p, err);
	return code ? code : check_first_error(p, from, err);
}

static int finish(journal *j, struct problems *p, struct err *err)
{
	AUTO_CTX(tmp);
	struct bulk *b = j->bulk;
	int code = bulk_check(j, p, err);
	if (!code)
		code = each_written(j, index_rows, p, err);
	if (!code)
		code = gather_index(j, err);
	if (!code)
		code = each_written(j, sum_rows, p, err);
	if (!code && b->backup && b->count)
		code = history_add(
			j, mem_printf(tmp, ngettext("Import: %lld record", "Import: %lld records", (unsigned long)b->count), (long long)b->count),
			b->backup, NULL, 0, err);
	return code ? code : sql_run(&j->sql, err, "COMMIT", NULL);
}

int bulk_commit(journal *j, struct problems *p, struct err *err)
{
	AUTO_PROBLEMS own = {0};
	int code = finish(j, p ? p : &own, err);
	if (code) {
		bulk_rollback(j);
		return code;
	}
	if (j->bulk->backup)
		backup_before_thin(j);
	stop(j);
	return 0;
}
