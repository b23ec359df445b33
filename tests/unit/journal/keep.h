// SPDX-License-Identifier: EUPL-1.2
/* What the tests of keeping and of health share: the journal of a test's folder, and other programs that write in it. */
#pragma once
#include "support.h"

#include "../../../src/journal/internal.h"

static inline char *at(void **state, const char *name)
{
	return path_join(*state, *state, name);
}
static inline journal *opened(void **state)
{
	struct err err = {0};
	journal *j;
	OK(journal_open(*state, &j, at(state, "journal.carnet"), JOURNAL_WRITE, &err));
	return j;
}
static inline record *new_cpts(journal *j, const char *name)
{
	return typed(j, j, &e_cpts, "name", name, NULL);
}
static inline void outside(const char *path, const char *text)
{
	sqlite3 *db;
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	if (sqlite3_exec(db, text, NULL, NULL, NULL))
		fail_msg("%s", sqlite3_errmsg(db));
	sqlite3_close(db);
}
static inline int64_t number(journal *j, const char *text)
{
	struct err err = {0};
	int64_t n = -1;
	OK(sql_int(&j->sql, &n, &err, text, NULL));
	return n;
}
