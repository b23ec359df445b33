// SPDX-License-Identifier: EUPL-1.2
#include "pack_file.h"

#include <sha2.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/text.h>

#include "reading.h"
#include "store.h"

char *source_sum(const void *parent, const source_file *files, size_t count)
{
	SHA2_CTX sum;
	char hex[SHA256_DIGEST_STRING_LENGTH];
	SHA256Init(&sum);
	for (size_t i = 0; i < count; i++) {
		SHA256Update(&sum, (const uint8_t *)files[i].path, strlen(files[i].path) + 1);
		SHA256Update(&sum, (const uint8_t *)files[i].text, strlen(files[i].text) + 1);
	}
	SHA256End(&sum, hex);
	return mem_dup(parent, hex);
}

/* ---- opening what is not trusted ---- */

static int damaged(const char *path, struct err *e)
{
	return err_setf(e, ERR_INPUT, _("The pack %s is damaged|ask for it again"), path);
}

static int not_a_pack(const char *path, struct err *e)
{
	return err_setf(e, ERR_INPUT, _("%s is not a pack|choose the .trousse file that the delegation handed out, made by carnet pack build"), path);
}

static int check_size(const char *path, struct err *e)
{
	struct stat st;
	if (stat(path, &st))
		return err_errno(e, path);
	if (!S_ISREG(st.st_mode))
		return not_a_pack(path, e);
	if (st.st_size > PACK_FILE_MAX)
		return err_setf(e, ERR_INPUT, _("The pack %s is larger than %d MB|ask its author for a smaller one"), path, PACK_FILE_MAX >> 20);
	return access(path, R_OK) ? err_errno(e, path) : 0;
}

/* Nothing that the file says of itself is run: no trigger, no view, no function in a schema, no shadow table written, small statements only. */
static void distrust(sqlite3 *db)
{
	static const struct { int option, on; } options[] = {
		{SQLITE_DBCONFIG_DEFENSIVE, 1},    {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0}, {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
		{SQLITE_DBCONFIG_ENABLE_VIEW, 0},  {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
	};
	static const struct { int limit, value; } limits[] = {
		{SQLITE_LIMIT_LENGTH, 4 * CONTENT_BYTES_MAX}, {SQLITE_LIMIT_SQL_LENGTH, 8192}, {SQLITE_LIMIT_COLUMN, 64},
		{SQLITE_LIMIT_EXPR_DEPTH, 20},                {SQLITE_LIMIT_ATTACHED, 0},      {SQLITE_LIMIT_VDBE_OP, 25000},
	};
	for (size_t i = 0; i < LENGTH(options); i++)
		sqlite3_db_config(db, options[i].option, options[i].on, NULL);
	for (size_t i = 0; i < LENGTH(limits); i++)
		sqlite3_limit(db, limits[i].limit, limits[i].value);
	sqlite3_exec(db, "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0", NULL, NULL, NULL);
}

static int64_t number(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *st = NULL;
	int64_t n = -1;
	if (sqlite3_prepare_v2(db, sql, -1, &st, NULL) == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW)
		n = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	return n;
}

/* The two tables that are read are those that we would have made, to the letter. */
static bool has_our_tables(sqlite3 *db)
{
	return number(db, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND"
			  " ((name = 'pack' AND sql = '" PACK_TABLE "') OR (name = 'file' AND sql = '" FILE_TABLE "'))") == 2;
}

/* ---- its files ---- */

typedef struct unpacking {
	const void *parent;
	const char *path;
	source_file *list;
	size_t count, total;
	struct err *e;
} unpacking;

static int take_file(unpacking *u, sqlite3_stmt *st)
{
	const char *name = column(st, 0), *text = column(st, 1);
	size_t len = (size_t)sqlite3_column_bytes(st, 1), bad;
	bool sorted = !u->count || strcmp(u->list[u->count - 1].path, name) < 0; /* an index that lies gives a file twice */
	if (strlen(name) != (size_t)sqlite3_column_bytes(st, 0) || strlen(text) != len || !text_is_utf8(name, strlen(name), &bad) || !sorted)
		return damaged(u->path, u->e);
	u->total += len;
	if (u->count == PACK_FILES_MAX || len > CONTENT_BYTES_MAX || u->total > PACK_TEXT_MAX)
		return err_setf(u->e, ERR_INPUT, _("The pack %s holds too much|ask its author to cut it in two"), u->path);
	u->list = GROW(u->parent, u->list, u->count + 1);
	u->list[u->count++] = (source_file){mem_dup(u->parent, name), mem_dupn(u->parent, text, len), len};
	return 0;
}

static int take_files(unpacking *u, sqlite3 *db)
{
	sqlite3_stmt *st = NULL;
	int code = 0, step = SQLITE_ERROR;
	if (sqlite3_prepare_v2(db, "SELECT path, text FROM file ORDER BY path", -1, &st, NULL) == SQLITE_OK)
		while (!code && (step = sqlite3_step(st)) == SQLITE_ROW)
			code = take_file(u, st);
	sqlite3_finalize(st);
	return code ? code : step == SQLITE_DONE ? 0 : damaged(u->path, u->e);
}

static int check_sum(const unpacking *u, sqlite3 *db)
{
	AUTO_CTX(tmp);
	sqlite3_stmt *st = NULL;
	const char *sum = source_sum(tmp, u->list, u->count);
	bool right = sqlite3_prepare_v2(db, "SELECT sum FROM pack", -1, &st, NULL) == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW &&
		     strcmp(column(st, 0), sum) == 0 && sqlite3_step(st) == SQLITE_DONE;
	sqlite3_finalize(st);
	return right ? 0 : damaged(u->path, u->e);
}

static int read_open(unpacking *u, sqlite3 *db)
{
	distrust(db);
	int64_t id = number(db, "PRAGMA application_id");
	if (id < 0 || (id == PACK_ID && !has_our_tables(db)))
		return id < 0 ? not_a_pack(u->path, u->e) : damaged(u->path, u->e);
	if (id != PACK_ID)
		return not_a_pack(u->path, u->e);
	int code = take_files(u, db);
	return code ? code : check_sum(u, db);
}

int pack_file_read(const void *parent, source_file **out, size_t *count, const char *path, struct err *e)
{
	AUTO_CTX(tmp);
	OWN_ERR(e);
	sqlite3 *db = NULL;
	unpacking u = {.parent = parent, .path = path, .list = NEW_ARRAY(parent, source_file, 1), .e = e};
	int code = check_size(path, e);
	if (code)
		return code;
	if (sqlite3_open_v2(file_address(tmp, path), &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK)
		code = read_open(&u, db);
	else
		code = not_a_pack(path, e);
	sqlite3_close(db);
	*out = u.list;
	*count = u.count;
	return code;
}
