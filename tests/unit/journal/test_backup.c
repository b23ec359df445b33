// SPDX-License-Identifier: EUPL-1.2
/* A copy made while another program writes: that program has the way. */
#include "keep.h"

#include <unistd.h>

/* The other program ends what it writes while the copy pauses, that is never, or at the pause of that number. */
static struct {
	journal *writer;
	int pauses, end;
} other;

static int pause_of_copy(sqlite3_vfs *vfs, int microseconds)
{
	struct err err = {0};
	(void)vfs;
	if (++other.pauses == other.end)
		OK(journal_commit(other.writer, &err));
	return microseconds;
}

/* The ordinary file system, but that it never sleeps. */
static void never_sleep(void)
{
	static sqlite3_vfs ours;
	if (ours.zName)
		return;
	ours = *sqlite3_vfs_find(NULL);
	ours.zName = "awake";
	ours.xSleep = pause_of_copy;
	sqlite3_vfs_register(&ours, 1);
}

/* A writing begun; it could not be ended, nor a second one begun, if the copy went on reading. */
static void begin_writing(void **state, journal *j, int end)
{
	struct err err = {0};
	never_sleep();
	other.writer = opened(state);
	other.pauses = 0;
	other.end = end;
	sqlite3_busy_timeout(other.writer->sql.db, 0);
	kept(j, new_cpts(j, "Avant"));
	OK(journal_begin(other.writer, "Ailleurs", &err));
	kept(other.writer, new_cpts(other.writer, "Ailleurs"));
}

static int64_t copied(void **state)
{
	struct err err = {0};
	journal *copy;
	OK(journal_open(*state, &copy, at(state, "copie.carnet"), JOURNAL_READ, &err));
	int64_t count = journal_count(copy, query_new(copy, &e_cpts), 9);
	journal_close(copy);
	return count;
}

static void who_writes_has_the_way(void **state)
{
	struct err err = {0};
	char *former;
	journal *j = opened(state);
	begin_writing(state, j, 3);
	OK(journal_backup(j, j, at(state, "copie.carnet"), &former, &err));
	assert_int_equal(other.pauses, 3);
	assert_int_equal(copied(state), 2); /* what was written meanwhile is in it */
}

static void who_writes_without_end_is_told(void **state)
{
	struct err err = {0};
	char *former;
	journal *j = opened(state);
	begin_writing(state, j, 0);
	FAILS(journal_backup(j, j, at(state, "copie.carnet"), &former, &err), ERR_DATA, "Another program");
	assert_false(file_exists(at(state, "copie.carnet")));
	assert_int_not_equal(system(mem_printf(j, "ls -A %s | grep -vqx 'journal.carnet.*'", (char *)*state)), 0); /* nothing half written stays */
	OK(journal_commit(other.writer, &err));
	OK(journal_backup(j, j, at(state, "copie.carnet"), &former, &err));
	assert_int_equal(copied(state), 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_in_folder(who_writes_has_the_way),
		test_in_folder(who_writes_without_end_is_told),
	};
	tests_start();
	return cmocka_run_group_tests_name("journal/backup", tests, NULL, NULL);
}
