// SPDX-License-Identifier: EUPL-1.2
/* Half-typed forms, in a small database of their own beside the journal: several programs may write it, and each writing is durable. */
#include <carnet/journal/drafts.h>

#include "internal.h"

#include <carnet/base/date.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/process.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

static const char schema[] =
	"CREATE TABLE IF NOT EXISTS draft(key TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, typed TEXT NOT NULL, "
	"at TEXT NOT NULL, holder TEXT NOT NULL DEFAULT '', PRIMARY KEY(key, position)) STRICT, WITHOUT ROWID";

/* Side files from before forms said which program they are open in. */
static int add_holder(struct sql *s, struct err *err)
{
	int64_t there;
	if (!sql_int(s, &there, NULL, "SELECT 1 FROM pragma_table_info('draft') WHERE name='holder'", ""))
		return 0;
	return sql_run(s, err, "ALTER TABLE draft ADD COLUMN holder TEXT NOT NULL DEFAULT ''", NULL);
}

static int open_at(struct sql *s, const char *path, bool *damaged, struct err *err)
{
	bool memory = strcmp(path, ":memory:") == 0;
	int fd = memory ? -1 : open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600); /* SQLite would make it readable by all */
	*damaged = false;
	if (!memory && fd < 0)
		return err_errno(err, path);
	if (fd >= 0)
		close(fd);
	int code = sql_open(s, path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, err);
	if (code)
		return code;
	code = sql_run(s, err, schema, NULL);
	if (!code)
		code = add_holder(s, err);
	if (code) {
		int rc = sqlite3_errcode(s->db) & 0xff;
		*damaged = rc == SQLITE_NOTADB || rc == SQLITE_CORRUPT;
		sql_close(s);
	}
	return code;
}

/* A damaged side file must not keep anyone from typing: it is put aside, under a name that says so. */
static int drafts_open(journal *j, struct err *err)
{
	AUTO_ERR e = {0};
	AUTO_CTX(tmp);
	bool damaged;
	if (j->drafts.db)
		return 0;
	const char *path = strcmp(j->path, ":memory:") ? mem_printf(j, "%s-drafts", j->path) : j->path;
	int code = open_at(&j->drafts, path, &damaged, &e);
	if (damaged && !rename(path, mem_printf(tmp, "%s-abime", path)))
		return open_at(&j->drafts, path, &damaged, err);
	return code ? err_set(err, e.code, e.what, e.todo) : 0;
}

char *draft_new_key(const void *parent, const entity *e, int64_t id)
{
	AUTO_CTX(tmp);
	unsigned serial;
	const char *of = id ? mem_printf(tmp, "%" PRId64, id) : "new";
	if (getrandom(&serial, sizeof serial, 0) != sizeof serial)
		die("getrandom");
	return mem_printf(parent, "%s/%s/%llx%08x", e->name, of, (unsigned long long)clock_now_ms(), serial);
}

static int put_all(struct sql *s, const char *key, const draft_field *fields, size_t count, struct err *err)
{
	AUTO_CTX(tmp);
	char now[25];
	const char *me = process_name(tmp);
	clock_stamp(now);
	int code = sql_run(s, err, "DELETE FROM draft WHERE key=?", "s", key);
	for (size_t i = 0; !code && i < count; i++)
		code = sql_run(s, err, "INSERT INTO draft(key, position, name, typed, at, holder) VALUES(?, ?, ?, ?, ?, ?)", "sissss", key,
		               (int64_t)i, fields[i].name, fields[i].typed, now, me);
	return code;
}

int draft_put(journal *j, const char *key, const draft_field *fields, size_t count, struct err *err)
{
	int code = drafts_open(j, err);
	code = code ? code : sql_begin(&j->drafts, err);
	return code ? code : sql_end(&j->drafts, put_all(&j->drafts, key, fields, count, err), err);
}

int draft_drop(journal *j, const char *key, struct err *err)
{
	return draft_put(j, key, NULL, 0, err);
}

int draft_release(journal *j, const char *key, struct err *err)
{
	int code = drafts_open(j, err);
	return code ? code : sql_run(&j->drafts, err, "UPDATE draft SET holder='' WHERE key=?", "s", key);
}

/* Reading makes no side file. */
static bool none_yet(const journal *j)
{
	AUTO_CTX(tmp);
	return !j->drafts.db && (strcmp(j->path, ":memory:") == 0 || !file_exists(mem_printf(tmp, "%s-drafts", j->path)));
}

int draft_list(journal *j, const void *parent, const char *prefix, draft **out, size_t *count, struct err *err)
{
	AUTO_ROWS r = {0};
	size_t n = 0;
	draft *list = NEW_ARRAY(parent, draft, 1);
	*out = list;
	*count = 0;
	int code = none_yet(j) ? 0 : drafts_open(j, err);
	if (code || !j->drafts.db)
		return code;
	code = sql_query(&r, &j->drafts, err,
	                 "SELECT key, at, name, typed, holder FROM draft WHERE substr(key, 1, length(?1)) = ?1 ORDER BY at DESC, key DESC, position", "s",
	                 prefix);
	while (!code && (code = rows_next(&r, err)) > 0) {
		const char *key = (const char *)sqlite3_column_text(r.st, 0);
		if (!n || strcmp(list[n - 1].key, key)) {
			list = GROW(parent, list, n + 1);
			list[n++] = (draft){mem_dup(list, key), mem_dup(list, (const char *)sqlite3_column_text(r.st, 1)),
			                    process_lives((const char *)sqlite3_column_text(r.st, 4)), NULL, 0};
		}
		draft *d = &list[n - 1];
		d->fields = GROW(list, d->fields, d->count + 1);
		d->fields[d->count++] = (draft_field){mem_dup(list, (const char *)sqlite3_column_text(r.st, 2)),
		                                      mem_dup(list, (const char *)sqlite3_column_text(r.st, 3))};
		code = 0;
	}
	*out = list;
	*count = n;
	return code;
}

int drafts_idle(journal *j, struct err *err)
{
	AUTO_CTX(tmp);
	draft *list;
	size_t count;
	int code = draft_list(j, tmp, "", &list, &count, err);
	for (size_t i = 0; !code && i < count; i++)
		if (list[i].held)
			code = err_set(err, ERR_INPUT, _("A form is open with something typed in it"), _("keep it or leave it, then do it again"));
	return code;
}

int drafts_purge(journal *j, struct err *err)
{
	int code = none_yet(j) ? 0 : drafts_open(j, err);
	if (code || !j->drafts.db)
		return code;
	code = sql_script(&j->drafts, "PRAGMA secure_delete=ON; DELETE FROM draft", err);
	return code ? code : sql_run(&j->drafts, err, "VACUUM", NULL);
}
