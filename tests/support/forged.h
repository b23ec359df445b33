// SPDX-License-Identifier: EUPL-1.2
/* Packs as somebody who means harm, or a bad key, would leave them. */
#pragma once
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>
#include <sqlite3.h>

#include <carnet/base/mem.h>

#include "../../src/library/pack_file.h"

/* Whatever SQL may do to it. */
static inline void forge(const char *path, const char *sql)
{
	sqlite3 *db;
	char *wrong = NULL;
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	sqlite3_exec(db, sql, NULL, NULL, &wrong);
	if (wrong)
		fail_msg("%s", wrong);
	sqlite3_close(db);
}

/* The checksum is put right: what is wrong must be found further on. */
static inline void forge_sum(const char *path)
{
	AUTO_CTX(tmp);
	sqlite3 *db;
	sqlite3_stmt *st;
	source_file files[2000];
	size_t count = 0;
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, "SELECT path, text FROM file ORDER BY path", -1, &st, NULL), SQLITE_OK);
	while (sqlite3_step(st) == SQLITE_ROW) {
		files[count].path = mem_dup(tmp, (const char *)sqlite3_column_text(st, 0));
		files[count++].text = mem_dup(tmp, (const char *)sqlite3_column_text(st, 1));
	}
	sqlite3_finalize(st);
	assert_int_equal(sqlite3_exec(db, mem_printf(tmp, "UPDATE pack SET sum = '%s'", source_sum(tmp, files, count)), NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

/* The first page of a table is nonsense. */
static inline void forge_damage(const char *path, const char *table)
{
	static const char nonsense[4096] = {0x5a};
	sqlite3 *db;
	sqlite3_stmt *st;
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, "SELECT rootpage FROM sqlite_schema WHERE name = ?", -1, &st, NULL), SQLITE_OK);
	sqlite3_bind_text(st, 1, table, -1, SQLITE_STATIC);
	assert_int_equal(sqlite3_step(st), SQLITE_ROW);
	long at = (long)(sqlite3_column_int(st, 0) - 1) * (long)sizeof nonsense;
	sqlite3_finalize(st);
	sqlite3_close(db);
	FILE *f = fopen(path, "r+");
	assert_true(f && fseek(f, at, SEEK_SET) == 0 && fwrite(nonsense, sizeof nonsense, 1, f) == 1);
	assert_int_equal(fclose(f), 0);
}
