// SPDX-License-Identifier: EUPL-1.2
/* The schema: made at once for a new journal, and reached from any older one. What is new in the field tables (tables, columns, indexes, triggers)
   is found by holding the file against a fresh schema, so a migrated journal and a new one cannot differ; a step only says what tables cannot. */
#include "internal.h"

#include <carnet/base/i18n.h>
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
	"backup TEXT, changes BLOB) STRICT;"
	"CREATE TABLE attachment_body(sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, content BLOB NOT NULL) STRICT;";

static void print_schema(strbuf *sql)
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
	print_schema(sql);
	sb_add(sql, "COMMIT;");
	return sql_script(s, sql->s, e);
}

int migrate_fresh(struct sql *fresh, struct err *e)
{
	int rc = sql_open(fresh, ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, e);
	return rc ? rc : migrate_create(fresh, e);
}

/* Everything but tables and the search index's own shadows, which come and go with it. */
#define LOOSE_PARTS                                                                                                                                  \
	"SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND (type <> 'table' OR sql LIKE 'CREATE VIRTUAL%') ORDER BY rowid"

/* Triggers, views and the search index are made anew: while they are away, a step may rename or drop the columns they name. */
static int drop_loose(struct sql *s, struct err *e)
{
	AUTO_CTX(tmp);
	AUTO_ROWS r = {0};
	strbuf *sql = sb_new(tmp);
	int rc = sql_query(&r, s, e, LOOSE_PARTS " DESC", NULL);
	while (!rc && (rc = rows_next(&r, e)) > 0) {
		const char *type = (const char *)sqlite3_column_text(r.st, 0);
		rc = 0;
		if (!strcmp(type, "index"))
			continue;
		sb_addf(sql, "DROP %s ", type);
		sql_column(sql, NULL, (const char *)sqlite3_column_text(r.st, 1));
		sb_addc(sql, ';');
	}
	rows_done(&r);
	return rc ? rc : sql_script(s, sql->s, e);
}

/* Indexes that a fresh schema has not, or not word for word. */
static int drop_indexes(struct sql *s, struct sql *fresh, struct err *e)
{
	AUTO_CTX(tmp);
	AUTO_ROWS r = {0};
	strbuf *sql = sb_new(tmp);
	int64_t found;
	int rc = sql_query(&r, s, e, "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL", NULL);
	while (!rc && (rc = rows_next(&r, e)) > 0) {
		const char *name = (const char *)sqlite3_column_text(r.st, 0);
		rc = sql_int(fresh, &found, e, "SELECT 1 FROM sqlite_schema WHERE name = ? AND sql = ?", "ss", name, sqlite3_column_text(r.st, 1));
		if (rc != ERR_MISSING)
			continue;
		sb_add(sql, "DROP INDEX ");
		sql_column(sql, NULL, name);
		sb_addc(sql, ';');
		rc = 0;
	}
	rows_done(&r);
	return rc ? rc : sql_script(s, sql->s, e);
}

/* Appends the text of each object of fresh, among those that select gives, that s does not have. */
static int print_missing(strbuf *sql, struct sql *s, struct sql *fresh, const char *select, struct err *e)
{
	AUTO_ROWS r = {0};
	int64_t found;
	int rc = sql_query(&r, fresh, e, select, NULL);
	while (!rc && (rc = rows_next(&r, e)) > 0) {
		rc = sql_int(s, &found, e, "SELECT 1 FROM sqlite_schema WHERE type = ? AND name = ?", "ss", sqlite3_column_text(r.st, 0),
		             sqlite3_column_text(r.st, 1));
		if (rc == ERR_MISSING) {
			sb_addf(sql, "%s;", (const char *)sqlite3_column_text(r.st, 2));
			rc = 0;
		}
	}
	return rc;
}

/* Appends ADD COLUMN for each that the table, when there is one, does not have, in the order of the fresh one. */
static int print_columns(strbuf *sql, struct sql *s, struct sql *fresh, const entity *en, struct err *e)
{
	AUTO_ROWS r = {0};
	int64_t n;
	int rc = sql_int(s, &n, e, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", "s", en->name);
	if (rc)
		return rc == ERR_MISSING ? 0 : rc;
	rc = sql_query(&r, fresh, e, "SELECT name FROM pragma_table_info(?)", "s", en->name);
	while (!rc && (rc = rows_next(&r, e)) > 0) {
		const char *name = (const char *)sqlite3_column_text(r.st, 0);
		rc = sql_int(s, &n, e, "SELECT 1 FROM pragma_table_info(?) WHERE name = ?", "ss", en->name, name);
		if (rc != ERR_MISSING)
			continue;
		sb_add(sql, "ALTER TABLE ");
		sql_column(sql, NULL, en->name);
		sb_add(sql, " ADD COLUMN ");
		schema_column(sql, en, entity_field(en, name));
		sb_add(sql, ";");
		rc = 0;
	}
	return rc;
}

#define COLUMNS(table) "(SELECT group_concat(name || ' ' || type || ' ' || pk) FROM pragma_table_info(" table "))"

static const char new_tables[] = "SELECT type, name, sql, " COLUMNS("t.name") " FROM sqlite_schema AS t WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
				 "AND name NOT LIKE 'search\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid";

/* What else a table's text says, checks and defaults, is put in its place without a row being written, as SQLite's documentation has it. One with other
   columns than ours keeps its own, which carnet check tells. */
static int retell_tables(struct sql *s, struct sql *fresh, struct err *e)
{
	AUTO_ROWS r = {0};
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
	int rc = sql_script(s, "PRAGMA writable_schema=ON", e);
	if (!rc)
		rc = sql_query(&r, fresh, e, new_tables, NULL);
	while (!rc && (rc = rows_next(&r, e)) > 0)
		rc = sql_run(s, e, "UPDATE sqlite_schema SET sql = ?1 WHERE type = 'table' AND name = ?2 AND sql <> ?1 AND " COLUMNS("?2") " = ?3", "sss",
		             sqlite3_column_text(r.st, 2), sqlite3_column_text(r.st, 1), sqlite3_column_text(r.st, 3));
	int reset = sql_script(s, "PRAGMA writable_schema=RESET", e);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	return rc ? rc : reset;
}

static int complete(struct sql *s, struct sql *fresh, struct err *e)
{
	AUTO_CTX(tmp);
	strbuf *tables = sb_new(tmp), *parts = sb_new(tmp);
	int rc = drop_indexes(s, fresh, e);
	for (const entity *const *en = entities; !rc && *en; en++)
		rc = print_columns(tables, s, fresh, *en, e);
	if (!rc)
		rc = print_missing(tables, s, fresh, new_tables, e);
	if (!rc)
		rc = sql_script(s, tables->s, e);
	if (!rc)
		rc = retell_tables(s, fresh, e);
	if (!rc)
		rc = print_missing(parts, s, fresh, LOOSE_PARTS, e);
	return rc ? rc : sql_script(s, parts->s, e);
}

/* FTS5's own rebuild reads the view in its order; in the index's it is far quicker. */
int migrate_fill_search(struct sql *s, struct err *e)
{
	return sql_script(s,
	                  "INSERT INTO search(search) VALUES('delete-all');"
	                  "INSERT INTO search(rowid,title,body) SELECT row,title,body FROM search_text ORDER BY row",
	                  e);
}

static int run_steps(struct sql *s, int64_t from, bool after, struct err *e)
{
	int rc = 0;
	for (const struct step *p = steps; !rc && p < steps + LENGTH(steps); p++)
		if (p->to > from && (after ? p->after : p->before))
			rc = sql_script(s, after ? p->after : p->before, e);
	return rc;
}

static int move(struct sql *s, int64_t from, struct err *e)
{
	AUTO_CTX(tmp);
	struct sql fresh;
	int rc = drop_loose(s, e);
	if (!rc)
		rc = run_steps(s, from, false, e);
	if (!rc && !(rc = migrate_fresh(&fresh, e))) {
		rc = complete(s, &fresh, e);
		sql_close(&fresh);
	}
	if (!rc)
		rc = run_steps(s, from, true, e);
	if (!rc)
		rc = migrate_fill_search(s, e);
	return rc ? rc : sql_script(s, mem_printf(tmp, "PRAGMA user_version=%d", SCHEMA_VERSION), e);
}

/* All in one transaction: a crash, a full disk or a failing step leaves the old journal. */
static int migrate(struct sql *s, struct err *e)
{
	int64_t from;
	int rc = sql_script(s, "BEGIN IMMEDIATE", e);
	if (rc)
		return rc;
	rc = sql_int(s, &from, e, "PRAGMA user_version", NULL); /* another program may have just done it */
	if (!rc && from < SCHEMA_VERSION) {
		rc = move(s, from, e);
	}
	if (!rc)
		rc = sql_script(s, "COMMIT", e);
	if (rc)
		sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
	return rc;
}

int migrate_to_current(journal *j, int64_t from, struct err *e)
{
	AUTO_CTX(tmp);
	char *beside = mem_printf(tmp, "%s-v%lld", j->path, (long long)from);
	int rc = backup_write(&j->sql, beside, e);
	return rc ? rc : migrate(&j->sql, e);
}
