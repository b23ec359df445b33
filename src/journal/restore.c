// SPDX-License-Identifier: EUPL-1.2
/* Putting a copy back. The file stays the same file and is rewritten in one transaction: a program that has it open sees the change, and what it
   writes next is not lost in a file put aside. */
#include "internal.h"

#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

static const char suffix[] = "avant-restauration";

/* Sound, ours, not newer, and nothing in it that carnet did not put there: a trigger would run with every record kept. */
int backup_check(struct sql *s, const char *backup, struct err *err)
{
	AUTO_PROBLEMS p = {0};
	int64_t version;
	bool ours;
	int code = backup_open(s, backup, &version, err);
	if (code)
		return code;
	code = backup_sound(s, err);
	if (!code && version == SCHEMA_VERSION) /* an older copy gets its triggers anew when it is migrated */
		code = stock_check(s, &ours, &p, err);
	if (!code && p.errors)
		code = err_setf(err, ERR_DATA, _("%s was altered by another program (%s)|choose another copy"), backup, p.list[0].what);
	if (code)
		sql_close(s);
	return code;
}

static int copy_pages(struct sql *to, struct sql *from, struct err *err)
{
	sqlite3_backup *b = sqlite3_backup_init(to->db, "main", from->db, "main");
	if (!b)
		return sql_error(to, err);
	sqlite3_backup_step(b, -1);
	return sqlite3_backup_finish(b) ? sql_error(to, err) : 0;
}

static int write_over(const char *path, struct sql *from, struct err *err)
{
	struct sql to;
	int64_t id;
	int code = sql_open(&to, path, SQLITE_OPEN_READWRITE, err);
	if (code)
		return code;
	if (sql_int(&to, &id, NULL, "PRAGMA application_id", NULL)) /* too damaged to be read: its header is not asked */
		sqlite3_db_config(to.db, SQLITE_DBCONFIG_RESET_DATABASE, 1, NULL);
	code = copy_pages(&to, from, err);
	sql_close(&to);
	return code;
}

/* The journal that is there, kept beside before it is written over. */
static int over(const char *path, const char *backup, const struct stat *here, struct sql *from, struct err *err)
{
	AUTO_CTX(tmp);
	struct stat there = {0};
	char *kept;
	if (!stat(backup, &there) && here->st_ino == there.st_ino && here->st_dev == there.st_dev)
		return err_setf(err, ERR_INPUT, _("%s is the journal itself|give the copy to put back"), backup);
	if (!S_ISREG(here->st_mode))
		return err_setf(err, ERR_INPUT, _("%s is not an ordinary file|give the path of a journal"), path);
	int code = place_free_space(path, here->st_size + there.st_size, err);
	if (!code)
		code = place_keep(path, suffix, tmp, &kept, err);
	return code ? code : write_over(path, from, err);
}

/* What the lost journal left would be taken for the new file's own: it is kept under the name the lost one would have had. */
static int anew(const char *path, struct sql *from, struct err *err)
{
	AUTO_CTX(tmp);
	int code = dir_make(path_dir(tmp, path), 0700, err);
	if (!code)
		code = place_aside(path, place_beside(tmp, path, suffix), err);
	return code ? code : backup_write(from, path, err);
}

int journal_restore(const char *path, const char *backup, struct err *err)
{
	struct sql from;
	struct stat here;
	int code = backup_check(&from, backup, err);
	if (code)
		return code;
	code = stat(path, &here) ? anew(path, &from, err) : over(path, backup, &here, &from, err);
	sql_close(&from);
	return code;
}
