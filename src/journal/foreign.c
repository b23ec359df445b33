// SPDX-License-Identifier: EUPL-1.2
/* What another program put in the file, and that would be read in the place of ours or run with what we write. A journal may come from anybody: its
   tables must be tables before anything is read in them, which the schema says at no cost, and its triggers ours word for word before anything is
   written. The rest of the schema (a view, an index, a table beside ours) is nobody's business but that of carnet check. */
#include "internal.h"

#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <string.h>

static int put_by_another(struct sql *s, const char *name, struct err *err)
{
	s->foreign = true;
	return err_setf(err, ERR_DATA,
	                _("Another program has put “%s” in %s, nothing is written there|take your records into a clean journal: carnet rescue; or put back a "
	                  "copy: carnet restore"),
	                name, s->path);
}

/* A table of ours, or of those that the search index keeps for itself. */
static bool is_ours(const char *name)
{
	static const char *const own[] = {"history", "attachment_body", "content_sum", "search", "search_text"};
	for (const entity *const *e = entities; *e; e++)
		if (!sqlite3_stricmp((*e)->name, name))
			return true;
	for (size_t i = 0; i < LENGTH(own); i++)
		if (!sqlite3_stricmp(own[i], name))
			return true;
	return !sqlite3_strnicmp(name, "search_", 7);
}

/* What is no plain table, however its text is spaced: SQLite itself refuses a row of the schema whose type or name is not that of its text. */
int foreign_tables(struct sql *s, struct err *err)
{
	AUTO_ROWS r = {0};
	int code = sql_query(&r, s, err,
	                     "SELECT name FROM sqlite_schema WHERE type<>'index' AND type<>'trigger' AND sql NOT LIKE 'CREATE TABLE %' AND "
	                     "name<>CASE type WHEN 'view' THEN 'search_text' ELSE 'search' END",
	                     NULL);
	while (!code && (code = rows_next(&r, err)) > 0) {
		const char *name = (const char *)sqlite3_column_text(r.st, 0);
		code = name && is_ours(name) ? put_by_another(s, name, err) : 0;
	}
	return code;
}

/* Stock triggers are printed in the order in which they stand in the file: each is looked for from the one before, then anywhere. *at follows. */
static bool is_stock(const char *stock, const char **at, const char *text)
{
	size_t len = strlen(text);
	const char *found = strstr(*at, text);
	if (!found)
		found = strstr(stock, text);
	if (!found || found[len] != ';')
		return false;
	*at = found + len;
	return true;
}

/* A view that our triggers read, or write through. */
static bool is_read_by_ours(const char *name)
{
	AUTO_CTX(tmp);
	for (const entity *const *e = entities; *e; e++)
		if (!sqlite3_stricmp(mem_printf(tmp, "%s_search", (*e)->name), name))
			return true;
	return !sqlite3_stricmp("index_put", name) || !sqlite3_stricmp("index_drop", name);
}

int foreign_triggers(struct sql *s, struct err *err)
{
	AUTO_CTX(tmp);
	AUTO_ROWS r = {0};
	strbuf *stock = sb_new(tmp);
	schema_search(stock);
	for (const entity *const *e = entities; *e; e++)
		schema_triggers(stock, *e);
	const char *at = stock->s;
	int code = sql_query(&r, s, err,
	                     "SELECT sql, name, sql LIKE 'CREATE TABLE %' OR sql LIKE 'CREATE INDEX %' OR sql LIKE 'CREATE UNIQUE INDEX %' OR "
	                     "sql LIKE 'CREATE VI%' FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid",
	                     NULL);
	while (!code && (code = rows_next(&r, err)) > 0) {
		const char *text = (const char *)sqlite3_column_text(r.st, 0), *name = (const char *)sqlite3_column_text(r.st, 1);
		bool idle = sqlite3_column_int(r.st, 2) && !(name && is_read_by_ours(name));
		code = idle || (text && is_stock(stock->s, &at, text)) ? 0 : put_by_another(s, name, err);
	}
	return code;
}

static bool found_in(const char *path, bool any_version, int (*look)(struct sql *s, struct err *err))
{
	struct sql s;
	int64_t version;
	if (backup_open(&s, path, &version, NULL))
		return false;
	bool found = (any_version || version == SCHEMA_VERSION) && look(&s, NULL) && s.foreign;
	sql_close(&s);
	return found;
}

bool journal_replaced(const char *path)
{
	return found_in(path, true, foreign_tables);
}

/* The triggers of an older version are others, and are made anew with the journal. */
bool journal_foreign(const char *path)
{
	return found_in(path, false, foreign_triggers);
}
