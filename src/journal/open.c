// SPDX-License-Identifier: EUPL-1.2
#include "internal.h"

#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A new journal is drawn up in memory and put in its place whole. Should another program have made one meanwhile, that one is opened. */
static int create(const char *path, struct err *e)
{
	struct stat link;
	if (!lstat(path, &link))
		return err_setf(e, ERR_DATA, _("%s leads to a place that is not there|plug in the disk or the USB key it is on"), path);
	struct sql s;
	sqlite3_int64 len = 0;
	bool existed;
	int code = place_clear(path, e);
	if (code && !file_exists(path))
		return code;
	if (code) /* another program has just made it, and writes to it */
		err_clear(e);
	code = sql_open(&s, ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, e);
	if (code)
		return code;
	code = migrate_create(&s, e);
	unsigned char *image = code ? NULL : sqlite3_serialize(s.db, "main", &len, 0);
	if (!code && !image)
		die(_("There is no memory left"));
	char *dir = path_dir(NULL, path);
	if (!code)
		code = dir_make(dir, 0700, e);
	if (!code)
		code = place_new(path, image, (size_t)len, &existed, e);
	talloc_free(dir);
	sqlite3_free(image);
	sql_close(&s);
	return code;
}

/* What can be said of the file before SQLite looks into it. */
static int look_at(const char *path, enum journal_mode mode, struct err *e)
{
	struct stat st;
	if (stat(path, &st)) {
		if (errno != ENOENT)
			return err_errno(e, path);
		if (mode != JOURNAL_WRITE)
			return err_setf(e, ERR_MISSING, _("There is no journal at %s yet|keep a first record, or give the right path with --journal"),
			                path);
		return create(path, e);
	}
	if (S_ISDIR(st.st_mode))
		return err_setf(e, ERR_DATA, _("%s is a folder, not a journal|give the path of the file inside it"), path);
	if (!S_ISREG(st.st_mode))
		return err_setf(e, ERR_DATA, _("%s is not an ordinary file|give the path of a journal"), path);
	if (!st.st_size)
		return err_setf(e, ERR_DATA,
		                _("The journal %s is empty (0 byte): its content was lost|restore the last good copy: carnet restore FILE"), path);
	return access(path, R_OK) ? err_errno(e, path) : 0;
}

/* Ours, and of a version that we know. *version gets the file's. */
int open_identify(struct sql *s, int64_t *version, struct err *e)
{
	int64_t id;
	int code = sql_int(s, &id, e, "PRAGMA application_id", NULL);
	if (code)
		return code;
	if (id != JOURNAL_ID)
		return err_setf(e, ERR_DATA, _("%s is not a carnet journal|choose another file; this one was not touched"), s->path);
	if ((code = sql_int(s, version, e, "PRAGMA user_version", NULL)))
		return code;
	if (*version > SCHEMA_VERSION)
		return err_setf(e, ERR_DATA, _("The journal %s was written by a newer carnet|install the newer version; this file was not touched"),
		                s->path);
	return 0;
}

static int open_file(journal *j, enum journal_mode mode, struct err *e)
{
	static const char *const index[] = {"search", NULL};
	int64_t version;
	int code = look_at(j->path, mode, e);
	if (code)
		return code;
	j->partial = mode == JOURNAL_FIND && !part_open(&j->sql, j->path, index, NULL);
	if (j->partial)
		return 0;
	/* To be read only it must be writable too: what a program killed while it wrote has left is taken back first. */
	code = sql_open(&j->sql, j->path, SQLITE_OPEN_READWRITE, e);
	if (code)
		return code;
	bool may_write = !sqlite3_db_readonly(j->sql.db, "main");
	j->writable = mode == JOURNAL_WRITE && may_write;
	code = open_identify(&j->sql, &version, e);
	if (!code)
		code = foreign_tables(&j->sql, e);
	if (code || version == SCHEMA_VERSION)
		return code;
	if (!may_write)
		return err_setf(e, ERR_DATA,
		                _("The journal %s comes from an older version and cannot be written here|open it once where it can be written"),
		                j->path);
	return migrate_to_current(j, version, e);
}

static int journal_free(journal *j)
{
	if (j->action.session)
		sqlite3session_delete(j->action.session);
	sql_close(&j->drafts);
	sql_close(&j->sql); /* what was not committed goes */
	return 0;
}

int open_again(journal *j, struct err *e)
{
	sql_close(&j->sql);
	return open_file(j, JOURNAL_READ, e);
}

int journal_open(const void *parent, journal **out, const char *path, enum journal_mode mode, struct err *e)
{
	journal *j = NEW(parent, journal);
	bool memory = strcmp(path, ":memory:") == 0;
	int code;
	*out = NULL;
	j->path = mem_dup(j, path);
	talloc_set_destructor(j, journal_free);
	if (memory) {
		code = sql_open(&j->sql, path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, e);
		if (!code)
			code = migrate_create(&j->sql, e);
		j->writable = true;
	} else {
		code = open_file(j, mode, e);
	}
	if (code) {
		talloc_free(j);
		return code;
	}
	journal_changed(j); /* from here on */
	*out = j;
	return 0;
}

void journal_close(journal *j)
{
	talloc_free(j);
}

void journal_discard(journal *j)
{
	if (!sql_run(&j->sql, NULL, "BEGIN EXCLUSIVE", NULL) && journal_empty(j))
		unlink(j->path);
	talloc_free(j);
}

bool journal_moved(journal *j)
{
	int moved = 0;
	return !sqlite3_file_control(j->sql.db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) && moved;
}

bool journal_hurt(const journal *j)
{
	return j->sql.damaged || j->sql.foreign;
}

const char *journal_path(const journal *j)
{
	return j->path;
}

bool journal_writable(const journal *j)
{
	return j->writable;
}

bool journal_changed(journal *j)
{
	int64_t now;
	if (sql_int(&j->sql, &now, NULL, "PRAGMA data_version", NULL))
		return false;
	bool changed = j->data_version && now != j->data_version;
	j->data_version = now;
	return changed;
}
