// SPDX-License-Identifier: EUPL-1.2
/* What a damaged journal still holds, read into a new one. A page that cannot be read takes its rows with it, no others: each table is walked from
   its first row to the damage, then from its last row back to it, and what lies between is asked for row by row. */
#include "internal.h"

#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PROBES = 200000 };

/* One table, from the damaged file to the new one. */
struct passage {
	struct sql *from, *to;
	struct salvage *told;
	const char *insert;
	const char *columns;  /* those that both have, quoted, with the row's number first */
	const char *table;
	int count;            /* of columns, the number of the row left out */
	value *row;
};

/* --- Is it damaged? --- */

/* The damaged file is read as far as it goes: fewer pages than it says, parts of the schema that make no sense. */
static int open_damaged(struct sql *s, const char *path, struct err *err)
{
	int code = sql_open(s, path, SQLITE_OPEN_READWRITE, err);
	if (code)
		return code;
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, NULL);
	return 0;
}

static bool says_damage(const struct sql *s)
{
	int rc = sqlite3_errcode(s->db) & 0xff;
	return rc == SQLITE_CORRUPT || rc == SQLITE_NOTADB;
}

bool journal_damaged(const char *path)
{
	struct stat st;
	struct sql s;
	int64_t id = 0;
	if (stat(path, &st) || !S_ISREG(st.st_mode))
		return false;
	if (!st.st_size)
		return true;
	if (sql_open(&s, path, SQLITE_OPEN_READONLY, NULL))
		return false;
	AUTO_ROWS r = {0};
	bool unread = sql_int(&s, &id, NULL, "PRAGMA application_id", NULL) < 0, damaged = unread && says_damage(&s);
	if (!unread && id == JOURNAL_ID) {
		int code = sql_query(&r, &s, NULL, "PRAGMA quick_check(1)", NULL);
		code = code ? code : rows_next(&r, NULL);
		damaged = code < 0 ? says_damage(&s) : code > 0 && strcmp((const char *)sqlite3_column_text(r.st, 0), "ok") != 0;
	}
	rows_done(&r);
	sql_close(&s);
	return damaged;
}

/* --- Rows --- */

static int put_row(struct passage *p, const rows *r)
{
	for (int i = 0; i < p->count; i++)
		p->row[i] = rows_value(r, i + 1);
	AUTO_ROWS in = {0};
	AUTO_ERR refused = {0};
	int code = sql_query_values(&in, p->to, &refused, p->insert, p->row, (size_t)p->count);
	if (!code)
		code = rows_next(&in, &refused);
	if (code < 0)
		p->told->lost++;
	else if (sqlite3_changes(p->to->db))
		p->told->records++;
	return code < 0 && (sqlite3_errcode(p->to->db) & 0xff) != SQLITE_CONSTRAINT ? code : 0;
}

/* Rows of that condition, in that order, as far as they can be read: true at the end, false at the damage. *last gets the last number read. */
static bool walk(struct passage *p, const char *rest, int64_t bound, int64_t *last)
{
	AUTO_CTX(tmp);
	AUTO_ROWS r = {0};
	int code = sql_query(&r, p->from, NULL, mem_printf(tmp, "SELECT rowid%s FROM \"%s\" WHERE rowid %s", p->columns, p->table, rest), "i", bound);
	while (!code && (code = rows_next(&r, NULL)) > 0) {
		*last = sqlite3_column_int64(r.st, 0);
		code = put_row(p, &r);
	}
	return code == 0;
}

/* The last number the table gave, from SQLite's own count; what was read says at least. */
static int64_t last_number(struct passage *p, int64_t at_least)
{
	int64_t n = 0;
	if (sql_int(p->from, &n, NULL, "SELECT seq FROM sqlite_sequence WHERE name=?", "s", p->table))
		n = at_least + PROBES;
	return n > at_least + PROBES ? at_least + PROBES : n;
}

static void take_rows(struct passage *p)
{
	int64_t first = 0, last = 0, seen;
	if (walk(p, "> ? ORDER BY rowid", 0, &first))
		return;
	bool whole = walk(p, "> ? ORDER BY rowid DESC", first, &last);
	int64_t end = last ? last : last_number(p, first) + 1;
	for (int64_t id = first + 1; !whole && id < end; id++)
		p->told->lost += !walk(p, "= ?", id, &seen);
}

/* --- Tables --- */

/* The columns that both have, as ',"a","b"'; how many. */
static int shared_columns(struct passage *p, strbuf *list)
{
	AUTO_ROWS r = {0};
	int64_t found;
	int count = 0;
	int code = sql_query(&r, p->to, NULL, "SELECT name FROM pragma_table_info(?)", "s", p->table);
	while (!code && rows_next(&r, NULL) > 0) {
		const char *name = (const char *)sqlite3_column_text(r.st, 0);
		if (sql_int(p->from, &found, NULL, "SELECT 1 FROM pragma_table_info(?) WHERE name=?", "ss", p->table, name))
			continue;
		sb_addc(list, ',');
		sql_column(list, NULL, name);
		count++;
	}
	return count;
}

static void take_table(struct sql *from, struct sql *to, const char *table, struct salvage *told)
{
	AUTO_CTX(tmp);
	struct passage p = {.from = from, .to = to, .table = table, .told = told};
	strbuf *columns = sb_new(tmp), *insert = sb_new(tmp);
	p.count = shared_columns(&p, columns);
	if (!p.count)
		return;
	sb_addf(insert, "INSERT OR IGNORE INTO \"%s\"(%s) VALUES(?", table, columns->s + 1);
	sb_repeat(insert, ",?", p.count - 1);
	sb_addc(insert, ')');
	p.columns = columns->s;
	p.insert = insert->s;
	p.row = NEW_ARRAY(tmp, value, (size_t)p.count);
	take_rows(&p);
}

/* How many records there were at most in a table in whose place another program put something of its own. */
static int64_t replaced(struct sql *from, const entity *e)
{
	int64_t found, count = 0;
	if (sql_int(from, &found, NULL, "SELECT 1 FROM sqlite_schema WHERE name=? COLLATE NOCASE AND sql NOT LIKE 'CREATE TABLE %'", "s", e->name))
		return 0;
	return sums_count(from, e, &count) || !count ? 1 : count;
}

static int take_all(struct sql *from, struct sql *to, struct salvage *told, struct err *err)
{
	struct salvage bodies = {0};
	sqlite3_db_config(to->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	sqlite3_db_config(to->db, SQLITE_DBCONFIG_ENABLE_FKEY, 0, NULL); /* a link to what is lost is told by check, and mended there */
	int code = sql_begin(to, err);
	for (const entity *const *e = entities; !code && *e; e++) {
		take_table(from, to, (*e)->name, told);
		told->lost += replaced(from, *e);
	}
	if (!code)
		take_table(from, to, "attachment_body", &bodies);
	told->lost += bodies.lost;
	if (!code && !told->records)
		code = err_setf(err, ERR_DATA, _("Nothing can be read in %s|restore the last good copy: carnet restore"), from->path);
	if (!code)
		code = migrate_fill_search(to, err);
	return sql_end(to, code, err);
}

/* --- The whole --- */

/* A copy to read from, with what takes back an interrupted writing: the damaged file itself is never touched. */
static int copy_aside(const void *parent, char **copy, const char *path, const char *out, struct err *err)
{
	AUTO_CTX(tmp);
	const char *interrupted = mem_printf(tmp, "%s-journal", path);
	*copy = mem_printf(parent, "%s-lecture", out);
	int code = place_copy(path, *copy, err);
	return code || !file_exists(interrupted) ? code : place_copy(interrupted, mem_printf(tmp, "%s-journal", *copy), err);
}

static int take_into(const char *path, const char *copy, const char *out, struct salvage *told, struct err *err)
{
	AUTO_CTX(tmp);
	struct sql from = {0};
	journal *j;
	int code = open_damaged(&from, copy, err);
	if (code)
		return code;
	from.path = path; /* what sentences name */
	code = journal_open(tmp, &j, out, JOURNAL_WRITE, err);
	if (!code)
		code = take_all(&from, &j->sql, told, err);
	sql_close(&from);
	return code;
}

int journal_salvage(const char *path, const char *out, struct salvage *told, struct err *err)
{
	AUTO_CTX(tmp);
	char *copy;
	*told = (struct salvage){0};
	if (file_exists(out))
		return err_setf(err, ERR_INPUT, _("%s is there already|give another name"), out);
	int code = copy_aside(tmp, &copy, path, out, err);
	if (!code && (code = take_into(path, copy, out, told, err)))
		unlink(out);
	unlink(copy);
	unlink(mem_printf(tmp, "%s-journal", copy));
	return code;
}
