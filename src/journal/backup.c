// SPDX-License-Identifier: EUPL-1.2
/* Copies: written whole beside their place, reopened, checked, then moved in. */
#include <carnet/journal/purge.h>

#include "internal.h"

#include <carnet/base/date.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { DAILY = 7, WEEKLY = 4, BEFORE_IMPORTS = 5 };
#define ROOM ((int64_t)200 << 20)

/* A file from elsewhere is read with nothing in it trusted. */
int backup_open(struct sql *s, const char *path, int64_t *version, struct err *e)
{
	struct stat st;
	if (stat(path, &st))
		return err_errno(e, path);
	if (!S_ISREG(st.st_mode))
		return err_setf(e, ERR_DATA, _("%s is not an ordinary file|give the path of a journal"), path);
	if (!st.st_size)
		return err_setf(e, ERR_DATA, _("%s is empty (0 byte)|choose another copy"), path);
	int code = sql_open(s, path, SQLITE_OPEN_READONLY, e);
	if (code)
		return code;
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	code = open_identify(s, version, e);
	if (code)
		sql_close(s);
	return code;
}

/* Its pages, indexes and types hold together. */
int backup_sound(struct sql *s, struct err *e)
{
	AUTO_ROWS r = {0};
	int code = sql_query(&r, s, e, "PRAGMA integrity_check(1)", NULL);
	if (code || (code = rows_next(&r, e)) < 0)
		return code;
	const char *said = (const char *)sqlite3_column_text(r.st, 0);
	if (code && said && strcmp(said, "ok") == 0)
		return 0;
	return err_setf(e, ERR_DATA, _("%s is damaged (%s)|choose another copy"), s->path, said ? said : "?");
}

static int check_copy(const char *path, struct err *e)
{
	struct sql copy;
	int64_t version;
	int code = backup_open(&copy, path, &version, e);
	if (code)
		return code;
	code = backup_sound(&copy, e);
	sql_close(&copy);
	return code;
}

/* Whether another program has begun to write: it will wait for who is reading, and not for long. */
static int another_writes(void *file)
{
	const sqlite3_file *f = file;
	int writes = 0;
	return f->pMethods && !f->pMethods->xCheckReservedLock(file, &writes) && writes;
}

static int write_once(struct sql *s, const char *temporary, struct err *e)
{
	enum { OFTEN = 100 };
	void *file;
	if (truncate(temporary, 0))
		return err_errno(e, temporary);
	sqlite3_file_control(s->db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
	sqlite3_progress_handler(s->db, OFTEN, another_writes, file);
	int code = sql_run(s, e, "VACUUM INTO ?", "s", temporary);
	sqlite3_progress_handler(s->db, 0, NULL, NULL);
	return code;
}

/* To copy is to read, for as long as a large journal takes: who begins to write meanwhile has the way, and the copy is begun again afterwards. The
   pauses make up a minute at most: a program that writes without end gets no copy, and a sentence. */
static int write_out(struct sql *s, const char *temporary, struct err *e)
{
	enum { FIRST_MS = 50, LAST_MS = 26000 };
	int code = write_once(s, temporary, e);
	for (int ms = FIRST_MS; code && sqlite3_errcode(s->db) == SQLITE_INTERRUPT && ms < LAST_MS; ms *= 2) {
		if (e)
			err_clear(e);
		sqlite3_sleep(ms);
		code = write_once(s, temporary, e);
	}
	return code;
}

int backup_write(struct sql *s, const char *path, struct err *e)
{
	AUTO_CTX(tmp);
	char *temporary;
	int64_t pages, size;
	int code = sql_int(s, &pages, e, "PRAGMA page_count", NULL);
	if (!code)
		code = sql_int(s, &size, e, "PRAGMA page_size", NULL);
	if (!code)
		code = place_free_space(path, pages * size, e);
	if (code || (code = place_temporary(tmp, &temporary, path, e)))
		return code;
	code = write_out(s, temporary, e);
	if (!code)
		code = check_copy(temporary, e);
	if (!code)
		code = place_move(temporary, path, e);
	if (code)
		unlink(temporary);
	return code;
}

/* Only a journal that is not this one may be written over. */
static int refuse_other(const journal *j, const char *path, struct err *e)
{
	struct stat there, here;
	struct sql s;
	int64_t version;
	if (stat(path, &there))
		return errno == ENOENT ? place_clear(path, e) : err_errno(e, path);
	if (!stat(j->path, &here) && here.st_ino == there.st_ino && here.st_dev == there.st_dev)
		return err_setf(e, ERR_INPUT, _("%s is the journal itself|give another name for the copy"), path);
	if (S_ISDIR(there.st_mode))
		return err_setf(e, ERR_INPUT, _("%s is a folder|give the name of a file in it"), path);
	if (backup_open(&s, path, &version, NULL))
		return err_setf(e, ERR_INPUT, _("%s exists and is not a carnet journal|give another name for the copy"), path);
	sql_close(&s);
	return 0;
}

/* Whether every record of that kind in the copy is in the journal too. One that cannot be read may hold anything. */
static bool has_all(journal *j, struct sql *copy, const entity *e)
{
	AUTO_CTX(tmp);
	AUTO_ROWS r = {0};
	int code = sql_query(&r, copy, NULL, mem_printf(tmp, "SELECT uid FROM \"%s\"", e->name), NULL);
	while (!code && (code = rows_next(&r, NULL)) > 0)
		code = journal_uid(j, e, (const char *)sqlite3_column_text(r.st, 0), NULL, NULL) ? 0 : ERR_MISSING;
	return !code;
}

static bool would_lose(journal *j, const char *path)
{
	struct sql copy;
	int64_t version;
	if (!file_exists(path))
		return false;
	if (backup_open(&copy, path, &version, NULL))
		return true;
	bool all = true;
	for (const entity *const *e = entities; all && *e; e++)
		all = has_all(j, &copy, *e);
	sql_close(&copy);
	return !all;
}

int journal_backup(journal *j, const void *parent, const char *path, char **kept, struct err *err)
{
	*kept = NULL;
	int code = refuse_other(j, path, err);
	if (!code && would_lose(j, path))
		code = place_keep(path, "avant-sauvegarde", parent, kept, err);
	return code ? code : backup_write(&j->sql, path, err);
}

/* Dated copies: journal-2026-11-21.carnet in the daily folder, another stem than "journal-" elsewhere. */

static const char daily[] = "journal-";
static const char former[] = "ancien-"; /* of a journal that is gone and has another in its place */

static char *folder(const void *parent, const char *path)
{
	char *dir = path_dir(NULL, path);
	char *backups = path_join(parent, dir, "backups");
	talloc_free(dir);
	return backups;
}

struct copies {
	struct copy {
		char *path;
		int day;
		int64_t size;
		time_t at;
	} *list; /* newest first */
	size_t count;
};

/* The day in "<stem>2026-11-21.carnet"; -1 for any other name. */
static int copy_day(const char *name, const char *stem)
{
	char iso[11] = "";
	int day, end = 0;
	size_t len = strlen(stem);
	if (strncmp(name, stem, len) || sscanf(name + len, "%10[0-9-].carnet%n", iso, &end) != 1 || !end || name[len + (size_t)end] ||
	    date_from_iso(&day, iso))
		return -1;
	return day;
}

static int newer(const void *a, const void *b)
{
	return ((const struct copy *)b)->day - ((const struct copy *)a)->day;
}

static void copies_read(struct copies *c, const void *parent, const char *dir, const char *stem)
{
	DIR *d = opendir(dir);
	struct dirent *entry;
	*c = (struct copies){0};
	while (d && (entry = readdir(d))) {
		struct stat st;
		int day = copy_day(entry->d_name, stem);
		if (day < 0 || day > clock_today()) /* one of a day to come (the clock was wrong once) must not stop the others */
			continue;
		char *path = path_join(parent, dir, entry->d_name);
		if (stat(path, &st) || !st.st_size)
			continue;
		c->list = GROW(parent, c->list, c->count + 1);
		c->list[c->count++] = (struct copy){path, day, st.st_size, st.st_mtime};
	}
	if (d)
		closedir(d);
	if (c->count)
		qsort(c->list, c->count, sizeof *c->list, newer);
}

/* The newest seven stay, then the newest of each of four earlier weeks, as long as all fit in the room. The newest always stays. */
static void copies_thin(const struct copies *c)
{
	int64_t total = 0;
	int weeks = 0, last_week = 0;
	for (size_t i = 0; i < c->count; i++) {
		int week = (c->list[i].day + 3) / 7; /* Mondays begin weeks */
		bool keep = i < DAILY || (weeks < WEEKLY && week != last_week);
		total += c->list[i].size;
		if (i && (!keep || total > ROOM)) {
			unlink(c->list[i].path);
			total -= c->list[i].size;
		} else if (i >= DAILY) {
			weeks++;
		}
		if (keep)
			last_week = week;
	}
}

/* Today's copy among the others of its stem; then those that are too many go. *written hangs on parent. */
static int copy_of_today(struct sql *s, const void *parent, const char *dir, const char *stem, char **written, struct err *err)
{
	AUTO_CTX(tmp);
	struct copies c;
	char iso[11];
	date_to_iso(iso, clock_today());
	*written = mem_printf(parent, "%s/%s%s.carnet", dir, stem, iso);
	file_sweep(dir);
	int code = backup_write(s, *written, err);
	if (!code) {
		copies_read(&c, tmp, dir, stem);
		copies_thin(&c);
	}
	return code;
}

int journal_backup_daily(const char *path, struct err *err)
{
	AUTO_CTX(tmp);
	struct copies c;
	struct sql s;
	int64_t version;
	char *dir = folder(tmp, path), *written;
	copies_read(&c, tmp, dir, daily);
	if (c.count && c.list[0].day >= clock_today())
		return 0;
	int code = dir_make(dir, 0700, err);
	if (code || (code = backup_open(&s, path, &version, err)))
		return code;
	sqlite3_db_config(s.db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 1, NULL);
	code = copy_of_today(&s, tmp, dir, daily, &written, err);
	sql_close(&s);
	return code;
}

int journal_backup_dated(journal *j, const void *parent, const char *dir, const char *stem, char **written, struct err *err)
{
	int code = dir_make(dir, 0700, err);
	return code ? code : copy_of_today(&j->sql, parent, dir, stem, written, err);
}

char *journal_backup_last(const void *parent, const char *path, char **stamp)
{
	AUTO_CTX(tmp);
	struct copies c;
	struct tm utc;
	*stamp = NULL;
	copies_read(&c, tmp, folder(tmp, path), daily);
	if (!c.count || !gmtime_r(&c.list[0].at, &utc))
		return NULL;
	char text[25];
	strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S.000Z", &utc);
	*stamp = mem_dup(parent, text);
	return mem_dup(parent, c.list[0].path);
}

static bool doubtful(const char *path)
{
	AUTO_ERR e = {0};
	AUTO_PROBLEMS p = {0};
	return journal_copy_doubts(path, &p, &e) || p.errors;
}

void journal_backup_good(const void *parent, const char *path, daily_copy *newest, daily_copy *clean)
{
	AUTO_CTX(tmp);
	struct copies c;
	*newest = *clean = (daily_copy){0};
	copies_read(&c, tmp, folder(tmp, path), daily);
	for (size_t i = 0; i < c.count && !clean->path; i++) {
		struct sql s;
		if (backup_check(&s, c.list[i].path, NULL))
			continue;
		sql_close(&s);
		const daily_copy found = {mem_dup(parent, c.list[i].path), c.list[i].day};
		*newest = newest->path ? *newest : found;
		if (!doubtful(found.path))
			*clean = found;
	}
}

bool journal_backup_days(const char *path, int *first, int *last)
{
	AUTO_CTX(tmp);
	struct copies c;
	copies_read(&c, tmp, folder(tmp, path), daily);
	if (!c.count)
		return false;
	*last = c.list[0].day;
	*first = c.list[c.count - 1].day;
	return true;
}

/* Copies do not name their journal: they are those of the usual file, or of the one whose home screen was kept beside it. */
static bool copies_are_of(const char *path)
{
	AUTO_CTX(tmp);
	const char *slash = strrchr(path, '/');
	return strcmp(slash ? slash + 1 : path, "journal.carnet") == 0 || file_exists(mem_printf(tmp, "%s-home", path));
}

bool journal_gone(const char *path)
{
	struct stat st;
	int first, last;
	return lstat(path, &st) && errno == ENOENT && copies_are_of(path) && journal_backup_days(path, &first, &last);
}

int journal_backup_apart(const char *path, struct err *err)
{
	AUTO_CTX(tmp);
	struct copies c;
	const char *dir = folder(tmp, path);
	copies_read(&c, tmp, dir, daily);
	for (size_t i = 0; i < c.count; i++) {
		char iso[11];
		date_to_iso(iso, c.list[i].day);
		const char *to = file_untaken(tmp, mem_printf(tmp, "%s/%s%s.carnet", dir, former, iso));
		if (rename(c.list[i].path, to))
			return err_errno(err, to);
	}
	return 0;
}

/* Copies made before imports: avant-import-20261121-090000123.carnet; the last five stay. */

static int before_name(const struct dirent *d)
{
	return !strncmp(d->d_name, "avant-import-", 13);
}

int backup_before(journal *j, const void *parent, char **path, struct err *err)
{
	AUTO_CTX(tmp);
	char at[25], *dir = folder(tmp, j->path), digits[25] = "";
	clock_stamp(at);
	for (size_t i = 0, n = 0; at[i]; i++)
		if ((at[i] >= '0' && at[i] <= '9') || at[i] == 'T')
			digits[n++] = at[i] == 'T' ? '-' : at[i];
	*path = mem_printf(parent, "%s/avant-import-%s.carnet", dir, digits);
	int code = dir_make(dir, 0700, err);
	return code ? code : backup_write(&j->sql, *path, err);
}

void backup_before_thin(const journal *j)
{
	AUTO_CTX(tmp);
	struct dirent **names = NULL;
	char *dir = folder(tmp, j->path);
	int count = scandir(dir, &names, before_name, alphasort);
	for (int i = 0; i < count; i++) {
		if (i < count - BEFORE_IMPORTS)
			unlink(path_join(tmp, dir, names[i]->d_name));
		free(names[i]);
	}
	free(names);
}

/* After a purge: what the program itself has put aside goes too, with what it says of the journal. */

static const struct {
	bool inside;      /* in backups/, else beside the journal, after its name */
	bool copy;        /* else what is said of the journal, or was half typed */
	bool numbered;    /* a digit follows */
	const char *stem;
} aside[] = {
	{true, true, true, daily},
	{true, true, true, "avant-import-"},
	{true, true, true, former},
	{false, true, false, "-avant-restauration"},
	{false, true, false, "-avant-sauvegarde"},
	{false, true, true, "-v"},
	{false, false, false, "-home"},
	{false, false, false, "-drafts-abime"},
};

static int remove_one(const char *path, const struct stat *kept, bool copy, purged *told, struct err *err)
{
	struct stat st;
	if (stat(path, &st) || !S_ISREG(st.st_mode) || (st.st_ino == kept->st_ino && st.st_dev == kept->st_dev))
		return 0;
	if (unlink(path))
		return err_setf(err, ERR_DATA, _("The older copy %s cannot be deleted|delete it by hand"), path);
	told->copies += copy;
	return 0;
}

static bool named(const char *file, const char *stem, bool numbered)
{
	size_t len = strlen(stem);
	return strncmp(file, stem, len) == 0 && (!numbered || (file[len] >= '0' && file[len] <= '9'));
}

static int remove_aside(const char *dir, size_t i, const char *stem, const struct stat *kept, purged *told, struct err *err)
{
	AUTO_CTX(tmp);
	struct dirent *entry;
	int code = 0;
	DIR *d = opendir(dir);
	while (d && !code && (entry = readdir(d)))
		if (named(entry->d_name, stem, aside[i].numbered))
			code = remove_one(path_join(tmp, dir, entry->d_name), kept, aside[i].copy, told, err);
	if (d)
		closedir(d);
	return code;
}

int backup_renew(journal *j, const void *parent, purged *told, struct err *err)
{
	AUTO_CTX(tmp);
	struct stat kept;
	char *written, *dir = folder(tmp, j->path), *beside = path_dir(tmp, j->path);
	const char *slash = strrchr(j->path, '/'), *name = slash ? slash + 1 : j->path;
	int code = journal_backup_dated(j, parent, dir, daily, &written, err);
	if (code)
		return code;
	if (stat(written, &kept))
		return err_errno(err, written);
	for (size_t i = 0; !code && i < LENGTH(aside); i++)
		code = remove_aside(aside[i].inside ? dir : beside, i, aside[i].inside ? aside[i].stem : mem_printf(tmp, "%s%s", name, aside[i].stem),
		                    &kept, told, err);
	told->copy = written;
	return code;
}
