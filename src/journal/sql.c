// SPDX-License-Identifier: EUPL-1.2
#include "internal.h"

#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <stdarg.h>
#include <string.h>

enum { BUSY_MS = 5000 };

/* What SQLite says, as a sentence. %s is the file. The first that fits wins: extended codes before their family. */
static const struct {
	int code;
	const char *say;
} sentences[] = {
	{SQLITE_FULL, N_("The disk is full, nothing was changed in %s|free some space, then do it again")},
	{SQLITE_BUSY, N_("Another program has been writing in %s for a while|wait until it has finished, then do it again")},
	{SQLITE_LOCKED, N_("Another program has been writing in %s for a while|wait until it has finished, then do it again")},
	{SQLITE_INTERRUPT, N_("Another program has been writing in %s for a while|wait until it has finished, then do it again")},
	{SQLITE_READONLY_DBMOVED, N_("%s was moved or replaced while it was open|close the program and open it again")},
	{SQLITE_READONLY_DIRECTORY, N_("The folder of %s cannot be written|ask for the right to write in it, or copy the journal elsewhere")},
	{SQLITE_READONLY, N_("%s can be read but not written|ask for the right to write it, or copy it elsewhere")},
	{SQLITE_PERM, N_("%s may not be opened|check the rights of the file and of its folder")},
	{SQLITE_CANTOPEN, N_("%s cannot be opened|check the rights of the file and of its folder")},
	{SQLITE_NOTADB, N_("%s is not a carnet journal, or it is damaged|choose another file, or restore a copy: carnet restore FILE")},
	{SQLITE_CORRUPT_VTAB, N_("The search index of %s is damaged, your records are not|make it anew: carnet check")},
	{SQLITE_CORRUPT, N_("%s is damaged|restore the last good copy: carnet restore FILE")},
	{SQLITE_IOERR, N_("The disk refused to read or write %s|check the disk or the USB key, then do it again")},
	{SQLITE_CONSTRAINT_FOREIGNKEY, N_("A record refers to another that no longer exists in %s|open the record again and choose what exists")},
	{SQLITE_CONSTRAINT_UNIQUE, N_("This record is already in %s|change the one that is there")},
	{SQLITE_AUTH, N_("Another program has put in %s what is not run here|restore a copy: carnet restore; or see what it is: carnet check")},
	{SQLITE_TOOBIG, N_("This is too big to be kept in %s|shorten it, or keep it as a file of its own")},
};

int sql_error(struct sql *s, struct err *e)
{
	int rc = sqlite3_extended_errcode(s->db);
	s->damaged |= (rc & 0xff) == SQLITE_CORRUPT || (rc & 0xff) == SQLITE_NOTADB;
	s->foreign |= (rc & 0xff) == SQLITE_AUTH;
	if ((rc & 0xff) == SQLITE_NOMEM)
		die(_("There is no memory left"));
	if ((rc & 0xff) == SQLITE_CONSTRAINT) {
		int code = rule_error(e, sqlite3_errmsg(s->db));
		if (code)
			return code;
	}
	for (size_t i = 0; i < LENGTH(sentences); i++)
		if (rc == sentences[i].code || (rc & 0xff) == sentences[i].code)
			return err_setf(e, ERR_DATA, _(sentences[i].say), s->path);
	return err_setf(e, ERR_DATA, _("The journal %s answered: %s|run carnet check"), s->path, sqlite3_errmsg(s->db));
}

/* fold(text): orders and compares texts as people do; never used in triggers or indexes. */
static void fold_function(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	(void)argc;
	const char *s = (const char *)sqlite3_value_text(argv[0]);
	if (!s) {
		sqlite3_result_null(context);
		return;
	}
	strbuf *b = sb_new(NULL);
	text_fold(b, s, (size_t)sqlite3_value_bytes(argv[0]));
	sqlite3_result_text(context, b->s, (int)b->len, SQLITE_TRANSIENT);
	talloc_free(b);
}

/* One thread, and nobody asks how much memory SQLite has: a sixth of the cost of an open. Says no, harmlessly, once SQLite is in use. */
static void settle(void)
{
	static bool done;
	if (done)
		return;
	sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	done = true;
}

/* A file may come from anybody. A view in the place of one of our tables is not read, and no query calls itself: none of ours does, and one in a
   trigger could run without end. */
static bool names_table(const char *name)
{
	for (const entity *const *e = entities; *e; e++)
		if (sqlite3_stricmp((*e)->name, name) == 0)
			return true;
	return false;
}

static int allowed(void *data, int action, const char *a, const char *b, const char *base, const char *within)
{
	(void)data, (void)a, (void)b, (void)base;
	return action == SQLITE_RECURSIVE || (within && names_table(within)) ? SQLITE_DENY : SQLITE_OK;
}

int sql_open(struct sql *s, const char *path, int flags, struct err *e)
{
	settle();
	*s = (struct sql){.path = path};
	/* A path is a path: nothing in it may be taken for a URI or for a temporary database. */
	bool memory = strcmp(path, ":memory:") == 0;
	char *file = memory || *path == '/' ? mem_dup(NULL, path) : mem_printf(NULL, "./%s", path);
	int rc = sqlite3_open_v2(file, &s->db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
	talloc_free(file);
	if (rc) {
		int code = sql_error(s, e);
		sql_close(s);
		return code;
	}
	sqlite3_busy_timeout(s->db, BUSY_MS);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
	/* A name in double quotes that is no column is a mistake, never a text. */
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_set_authorizer(s->db, allowed, NULL);
	sqlite3_create_function_v2(s->db, "fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL, fold_function, NULL, NULL, NULL);
	sums_function(s->db);
	return 0;
}

void sql_close(struct sql *s)
{
	for (int i = 0; i < SQL_KEPT; i++)
		sqlite3_finalize(s->kept[i].st);
	sqlite3_close(s->db);
	talloc_free(s->part);
	*s = (struct sql){.path = s->path};
}

/* The statement of this text: a kept one that nobody is reading, else a new one kept in the place of the least recently used. */
static int take(rows *r, struct sql *s, const char *text, struct err *e)
{
	size_t len = strlen(text);
	struct kept *old = NULL;
	*r = (rows){.s = s};
	for (struct kept *k = s->kept; k < s->kept + SQL_KEPT; k++) {
		if (k->taken)
			continue;
		if (k->st && k->len == len && strcmp(sqlite3_sql(k->st), text) == 0) {
			*k = (struct kept){len, ++s->clock, true, k->st};
			r->st = k->st;
			return 0;
		}
		if (!old || k->used < old->used)
			old = k;
	}
	if (sqlite3_prepare_v3(s->db, text, -1, SQLITE_PREPARE_PERSISTENT, &r->st, NULL))
		return sql_error(s, e);
	if (old) {
		sqlite3_finalize(old->st);
		*old = (struct kept){len, ++s->clock, true, r->st};
	}
	return 0;
}

void rows_done(rows *r)
{
	if (!r->st)
		return;
	sqlite3_reset(r->st);
	sqlite3_clear_bindings(r->st);
	for (struct kept *k = r->s->kept; k < r->s->kept + SQL_KEPT; k++)
		if (k->st == r->st) {
			k->taken = false;
			r->st = NULL;
			return;
		}
	sqlite3_finalize(r->st); /* more statements at once than are kept */
	r->st = NULL;
}

static void bind_value(sqlite3_stmt *st, int at, const value *v)
{
	if (v->kind == V_INT)
		sqlite3_bind_int64(st, at, v->n);
	else if (v->kind == V_TEXT)
		sqlite3_bind_text(st, at, v->s, (int)v->len, SQLITE_STATIC);
	else if (v->kind == V_BLOB)
		sqlite3_bind_blob(st, at, v->s, (int)v->len, SQLITE_STATIC);
	else
		sqlite3_bind_null(st, at);
}

static void bind_all(sqlite3_stmt *st, const char *kinds, va_list ap)
{
	const char *text;
	const void *data;
	for (int at = 1; kinds && *kinds; kinds++, at++)
		switch (*kinds) {
		case 'i':
			sqlite3_bind_int64(st, at, va_arg(ap, int64_t));
			break;
		case 's':
			text = va_arg(ap, const char *);
			sqlite3_bind_text(st, at, text, -1, SQLITE_STATIC);
			break;
		case 'b':
			data = va_arg(ap, const void *);
			sqlite3_bind_blob(st, at, data, va_arg(ap, int), SQLITE_STATIC);
			break;
		default:
			bind_value(st, at, va_arg(ap, const value *));
		}
}

static int ask(rows *r, struct sql *s, struct err *e, const char *text, const char *kinds, va_list ap)
{
	int code = take(r, s, text, e);
	if (!code)
		bind_all(r->st, kinds, ap);
	return code;
}

int sql_query(rows *r, struct sql *s, struct err *e, const char *text, const char *kinds, ...)
{
	va_list ap;
	va_start(ap, kinds);
	int code = ask(r, s, e, text, kinds, ap);
	va_end(ap);
	return code;
}

int sql_query_values(rows *r, struct sql *s, struct err *e, const char *text, const value *v, size_t count)
{
	int code = take(r, s, text, e);
	for (size_t i = 0; !code && i < count; i++)
		bind_value(r->st, (int)i + 1, &v[i]);
	return code;
}

int rows_next(rows *r, struct err *e)
{
	int rc = sqlite3_step(r->st);
	if (rc == SQLITE_ROW)
		return 1;
	return rc == SQLITE_DONE ? 0 : sql_error(r->s, e);
}

const char *rows_text(const rows *r, int column)
{
	const char *s = (const char *)sqlite3_column_text(r->st, column);
	return s ? s : "";
}

value rows_value(const rows *r, int column)
{
	switch (sqlite3_column_type(r->st, column)) {
	case SQLITE_INTEGER:
		return (value){.kind = V_INT, .n = sqlite3_column_int64(r->st, column)};
	case SQLITE_TEXT:
		return (value){V_TEXT, 0, (const char *)sqlite3_column_text(r->st, column), (size_t)sqlite3_column_bytes(r->st, column)};
	case SQLITE_BLOB:
		return (value){V_BLOB, 0, sqlite3_column_blob(r->st, column), (size_t)sqlite3_column_bytes(r->st, column)};
	default:
		return (value){.kind = V_NULL};
	}
}

int sql_run(struct sql *s, struct err *e, const char *text, const char *kinds, ...)
{
	AUTO_ROWS r = {0};
	va_list ap;
	va_start(ap, kinds);
	int code = ask(&r, s, e, text, kinds, ap);
	va_end(ap);
	if (code)
		return code;
	while ((code = rows_next(&r, e)) > 0)
		;
	return code;
}

int sql_int(struct sql *s, int64_t *out, struct err *e, const char *text, const char *kinds, ...)
{
	AUTO_ROWS r = {0};
	va_list ap;
	va_start(ap, kinds);
	int code = ask(&r, s, e, text, kinds, ap);
	va_end(ap);
	if (code)
		return code;
	code = rows_next(&r, e);
	if (code > 0)
		*out = sqlite3_column_int64(r.st, 0);
	return code > 0 ? 0 : code < 0 ? code : ERR_MISSING;
}

int sql_script(struct sql *s, const char *text, struct err *e)
{
	return sqlite3_exec(s->db, text, NULL, NULL, NULL) ? sql_error(s, e) : 0;
}

int sql_begin(struct sql *s, struct err *e)
{
	return sql_run(s, e, "BEGIN IMMEDIATE", NULL);
}

void sql_take_back(struct sql *s)
{
	if (!sqlite3_get_autocommit(s->db))
		sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
}

int sql_end(struct sql *s, int code, struct err *e)
{
	code = code ? code : sql_run(s, e, "COMMIT", NULL);
	sql_take_back(s);
	return code;
}
