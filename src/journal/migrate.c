// SPDX-License-Identifier: EUPL-1.2
/* The schema: made at once for a new journal, and reached from any older one. What is new in the field tables (tables, columns, indexes, triggers)
   is found by holding the file against a fresh schema, so a migrated journal and a new one cannot differ; a step only says what tables cannot. */
#include "internal.h"

#include <carnet/base/mem.h>
#include <string.h>

/* One change of version: SQL run before the structure is compared (a renamed column) and after (values put in a new one).
   A step that drops or renames what a row holds also empties content_sum: what it says is then unknown until it is checked. */
static const struct step {
	int to;
	const char *before, *after;
} steps[] = {
	{1, NULL, NULL}, {2, NULL, NULL}, {3, NULL, NULL},
};

static const char own_tables[] =
	"CREATE TABLE history(id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, label TEXT NOT NULL, undone INTEGER NOT NULL, "
	"backup TEXT, changes BLOB) STRICT;\n"
	"CREATE TABLE attachment_body(sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, content BLOB NOT NULL) STRICT;\n";

void migrate_print(strbuf *sql)
{
	sb_add(sql, own_tables);
	for (const entity *const *e = entities; *e; e++)
		schema_table(sql, *e);
	schema_search(sql);
	for (const entity *const *e = entities; *e; e++)
		schema_triggers(sql, *e);
}

int migrate_create(struct sql *s, struct err *e)
{
	AUTO_CTX(tmp);
	strbuf *sql = sb_new(tmp);
	sb_addf(sql, "PRAGMA application_id=%d; PRAGMA user_version=%d; BEGIN;", JOURNAL_ID, SCHEMA_VERSION);
	migrate_print(sql);
	sb_add(sql, "COMMIT;");
	return sql_script(s, sql->s, e);
}

int migrate_fresh(struct sql *fresh, struct err *e)
{
	int code = sql_open(fresh, ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, e);
	return code ? code : migrate_create(fresh, e);
}

#define LOOSE_PARTS "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND type <> 'table' ORDER BY rowid"

/* Triggers and views are made anew: while they are away, a step may rename or drop the columns they name. */
static int drop_loose(struct sql *s, struct err *e)
{
	AUTO_CTX(tmp);
	AUTO_ROWS r = {0};
	strbuf *sql = sb_new(tmp);
	int code = sql_query(&r, s, e, LOOSE_PARTS " DESC", NULL);
	while (!code && (code = rows_next(&r, e)) > 0) {
		const char *type = (const char *)sqlite3_column_text(r.st, 0);
		code = 0;
		if (!strcmp(type, "index"))
			continue;
		sb_addf(sql, "DROP %s ", type);
		sql_column(sql, NULL, (const char *)sqlite3_column_text(r.st, 1));
		sb_addc(sql, ';');
	}
	rows_done(&r);
	return code ? code : sql_script(s, sql->s, e);
}

/* Indexes that a fresh schema has not, or not word for word. */
static int drop_indexes(struct sql *s, struct sql *fresh, struct err *e)
{
	AUTO_CTX(tmp);
	AUTO_ROWS r = {0};
	strbuf *sql = sb_new(tmp);
	int64_t found;
	int code = sql_query(&r, s, e, "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL", NULL);
	while (!code && (code = rows_next(&r, e)) > 0) {
		const char *name = (const char *)sqlite3_column_text(r.st, 0);
		code = sql_int(fresh, &found, e, "SELECT 1 FROM sqlite_schema WHERE name = ? AND sql = ?", "ss", name, sqlite3_column_text(r.st, 1));
		if (code != ERR_MISSING)
			continue;
		sb_add(sql, "DROP INDEX ");
		sql_column(sql, NULL, name);
		sb_addc(sql, ';');
		code = 0;
	}
	rows_done(&r);
	return code ? code : sql_script(s, sql->s, e);
}

/* Appends the text of each object of fresh, among those that select gives, that s does not have. */
static int print_missing(strbuf *sql, struct sql *s, struct sql *fresh, const char *select, struct err *e)
{
	AUTO_ROWS r = {0};
	int64_t found;
	int code = sql_query(&r, fresh, e, select, NULL);
	while (!code && (code = rows_next(&r, e)) > 0) {
		code = sql_int(s, &found, e, "SELECT 1 FROM sqlite_schema WHERE type = ? AND name = ?", "ss", sqlite3_column_text(r.st, 0),
		               sqlite3_column_text(r.st, 1));
		if (code == ERR_MISSING) {
			sb_addf(sql, "%s;", (const char *)sqlite3_column_text(r.st, 2));
			code = 0;
		}
	}
	return code;
}

/* Appends ADD COLUMN for each that the table, when there is one, does not have, in the order of the fresh one. */
static int print_columns(strbuf *sql, struct sql *s, struct sql *fresh, const entity *en, struct err *e)
{
	AUTO_ROWS r = {0};
	int64_t n;
	int code = sql_int(s, &n, e, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", "s", en->name);
	if (code)
		return code == ERR_MISSING ? 0 : code;
	code = sql_query(&r, fresh, e, "SELECT name FROM pragma_table_info(?)", "s", en->name);
	while (!code && (code = rows_next(&r, e)) > 0) {
		const char *name = (const char *)sqlite3_column_text(r.st, 0);
		code = sql_int(s, &n, e, "SELECT 1 FROM pragma_table_info(?) WHERE name = ?", "ss", en->name, name);
		if (code != ERR_MISSING)
			continue;
		sb_add(sql, "ALTER TABLE ");
		sql_column(sql, NULL, en->name);
		sb_add(sql, " ADD COLUMN ");
		schema_column(sql, en, entity_field(en, name));
		sb_add(sql, ";");
		code = 0;
	}
	return code;
}

#define COLUMNS(table) "(SELECT group_concat(name || ' ' || type || ' ' || pk) FROM pragma_table_info(" table "))"

static const char new_tables[] = "SELECT type, name, sql, " COLUMNS("t.name") " FROM sqlite_schema AS t WHERE type = 'table' "
				 "AND name NOT LIKE 'search\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid";

/* What else a table's text says, checks and defaults, is put in its place without a row being written, as SQLite's documentation has it. One with other
   columns than ours keeps its own, which carnet check tells. */
static int retell_tables(struct sql *s, struct sql *fresh, struct err *e)
{
	AUTO_ROWS r = {0};
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
	int code = sql_script(s, "PRAGMA writable_schema=ON", e);
	if (!code)
		code = sql_query(&r, fresh, e, new_tables, NULL);
	while (!code && (code = rows_next(&r, e)) > 0)
		code = sql_run(s, e, "UPDATE sqlite_schema SET sql = ?1 WHERE type = 'table' AND name = ?2 AND sql <> ?1 AND " COLUMNS("?2") " = ?3", "sss",
		               sqlite3_column_text(r.st, 2), sqlite3_column_text(r.st, 1), sqlite3_column_text(r.st, 3));
	int reset = sql_script(s, "PRAGMA writable_schema=RESET", e);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	return code ? code : reset;
}

static int complete(struct sql *s, struct sql *fresh, struct err *e)
{
	AUTO_CTX(tmp);
	strbuf *tables = sb_new(tmp), *parts = sb_new(tmp);
	int code = drop_indexes(s, fresh, e);
	for (const entity *const *en = entities; !code && *en; en++)
		code = print_columns(tables, s, fresh, *en, e);
	if (!code)
		code = print_missing(tables, s, fresh, new_tables, e);
	if (!code)
		code = sql_script(s, tables->s, e);
	if (!code)
		code = retell_tables(s, fresh, e);
	if (!code)
		code = print_missing(parts, s, fresh, LOOSE_PARTS, e);
	return code ? code : sql_script(s, parts->s, e);
}

/* FTS5 compares its index with the records, which counts as a write. */
int migrate_search_follows(struct sql *s, bool *follows, struct err *e)
{
	AUTO_ERR said = {0};
	bool damaged = s->damaged;
	*follows = !sql_run(s, &said, "INSERT INTO search(search, rank) VALUES('integrity-check', 1)", NULL);
	if (!*follows && (sqlite3_errcode(s->db) & 0xff) != SQLITE_CORRUPT)
		return err_set(e, said.code, said.what, said.todo);
	s->damaged = damaged; /* no record is */
	return 0;
}

/* FTS5's own rebuild reads the view in its order; in the index's it is far quicker. */
int migrate_fill_search(struct sql *s, struct err *e)
{
	return sql_script(s,
	                  "INSERT INTO search(search) VALUES('delete-all');"
	                  "INSERT INTO search(rowid,title,body) SELECT row,title,body FROM search_text ORDER BY row",
	                  e);
}

/* To look through an index that needs no change takes half the time of making it anew, and writes nothing. */
static int follow_search(struct sql *s, struct err *e)
{
	bool follows;
	int code = migrate_search_follows(s, &follows, e);
	return code || follows ? code : migrate_fill_search(s, e);
}

static int run_steps(struct sql *s, int64_t from, bool after, struct err *e)
{
	int code = 0;
	for (const struct step *p = steps; !code && p < steps + LENGTH(steps); p++)
		if (p->to > from && (after ? p->after : p->before))
			code = sql_script(s, after ? p->after : p->before, e);
	return code;
}

static int move(struct sql *s, int64_t from, struct err *e)
{
	AUTO_CTX(tmp);
	struct sql fresh;
	int code = drop_loose(s, e);
	if (!code)
		code = run_steps(s, from, false, e);
	if (!code && !(code = migrate_fresh(&fresh, e))) {
		code = complete(s, &fresh, e);
		sql_close(&fresh);
	}
	if (!code)
		code = run_steps(s, from, true, e);
	if (!code)
		code = follow_search(s, e);
	return code ? code : sql_script(s, mem_printf(tmp, "PRAGMA user_version=%d", SCHEMA_VERSION), e);
}

/* All in one transaction: a crash, a full disk or a failing step leaves the old journal. */
static int migrate(struct sql *s, struct err *e)
{
	int64_t from;
	int code = sql_begin(s, e);
	if (code)
		return code;
	code = sql_int(s, &from, e, "PRAGMA user_version", NULL); /* another program may have just done it */
	if (!code && from < SCHEMA_VERSION)
		code = move(s, from, e);
	return sql_end(s, code, e);
}

int migrate_to_current(journal *j, int64_t from, struct err *e)
{
	AUTO_CTX(tmp);
	char *beside = mem_printf(tmp, "%s-v%lld", j->path, (long long)from);
	int code = backup_write(&j->sql, beside, e);
	return code ? code : migrate(&j->sql, e);
}
