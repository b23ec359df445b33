// SPDX-License-Identifier: EUPL-1.2
/* A journal opened for a search alone: it finds what the whole journal finds, and whatever stands in the way is left to the whole journal. */
#include "keep.h"

#include <carnet/journal/find.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PAGE = 4096 };

static void fill(void **state)
{
	journal *j = opened(state);
	kept(j, new_cpts(j, "CPTS du Val d’Orge"));
	kept(j, typed(j, j, &e_contact, "name", "Anne Martin", "role", "coordinatrice du budget", "cpts", "1", NULL));
	kept(j, typed(j, j, &e_meeting, "title", "Bureau", "date", "2026-09-01", "cpts", "1", "minutes", "Budget adopté.", NULL));
	kept(j, typed(j, j, &e_agenda_item, "meeting", "1", "title", "Le budget de l’an prochain", NULL));
	kept(j, typed(j, j, &e_action, "title", "Relire le budget", "meeting", "1", NULL));
	journal_close(j);
}

static journal *opened_to_find(void **state)
{
	struct err err = {0};
	journal *j;
	OK(journal_open(*state, &j, at(state, "journal.carnet"), JOURNAL_FIND, &err));
	return j;
}

static hits *found(journal *j, const char *words)
{
	struct err err = {0};
	hits *h;
	OK(journal_find(j, j, words, 50, &h, &err));
	return h;
}

/* No more is counted than is shown. */
static void as_many_as_asked(void **state)
{
	struct err err = {0};
	hits *h;
	fill(state);
	journal *j = opened_to_find(state);
	OK(journal_find(j, j, "budget", 2, &h, &err));
	assert_int_equal(h->count, 2);
	assert_int_equal(h->total, 2);
	assert_true(j->partial);
}

static void assert_same(hits *part, hits *whole)
{
	assert_int_equal(part->total, whole->total);
	assert_int_equal(part->count, whole->count);
	for (size_t i = 0; i < part->count; i++) {
		assert_ptr_equal(part->list[i].e, whole->list[i].e);
		assert_int_equal(part->list[i].id, whole->list[i].id);
		assert_string_equal(part->list[i].title, whole->list[i].title);
		assert_string_equal(part->list[i].extract, whole->list[i].extract);
	}
}

static void as_the_whole(void **state)
{
	static const char *const words[] = {"budget", "bud", "martin", "budgte", "martin adopte", "xyzzyx", "", "b"};
	fill(state);
	journal *whole = opened(state);
	for (size_t i = 0; i < LENGTH(words); i++) {
		journal *j = opened_to_find(state);
		hits *h = found(j, words[i]);
		assert_same(h, found(whole, words[i]));
		assert_true(j->partial);
		assert_int_equal(number(j, "SELECT count(*) FROM sqlite_schema WHERE type NOT IN ('table','index')"), 0);
		if (h->count)
			assert_int_equal(number(j, "SELECT count(*) FROM sqlite_schema WHERE name='expense' OR name LIKE 'search%'"), 0);
		journal_close(j);
	}
}

static void found_twice(void **state)
{
	fill(state);
	journal *j = opened_to_find(state);
	assert_int_equal(found(j, "budget")->count, 4);
	assert_int_equal(found(j, "martin")->count, 1);
	assert_false(j->partial); /* the second question found no index left to read, and was asked of the whole */
}

/* Once a search is done, another program writes without waiting: what was found may take long to read, or to go down a pipe. */
static void nobody_waits_for_it(void **state)
{
	fill(state);
	journal *j = opened_to_find(state);
	assert_int_equal(found(j, "budget")->count, 4);
	assert_true(j->partial);
	outside(at(state, "journal.carnet"), "UPDATE meeting SET minutes='Reporté.'");
	assert_int_equal(found(j, "xyzzyx")->count, 0);
	outside(at(state, "journal.carnet"), "UPDATE meeting SET minutes='Adopté.'");
	talloc_free(j);
	j = opened_to_find(state);
	assert_int_equal(found(j, "xyzzyx")->count, 0);
	assert_true(j->partial);
	outside(at(state, "journal.carnet"), "UPDATE meeting SET minutes='Rejeté.'");
	assert_int_equal(found(j, "rejete")->count, 1); /* read anew */
	assert_true(j->partial);
}

/* While another program writes, it is the whole journal that waits for it: twice would be twice as long. */
static void it_waits_once(void **state)
{
	fill(state);
	int told[2];
	char c;
	assert_int_equal(pipe(told), 0);
	fflush(NULL);
	pid_t pid = fork();
	if (!pid) {
		sqlite3 *db;
		sqlite3_open(at(state, "journal.carnet"), &db);
		sqlite3_exec(db, "BEGIN EXCLUSIVE", NULL, NULL, NULL);
		_exit(write(told[1], "", 1) != 1 || usleep(300000));
	}
	assert_int_equal(read(told[0], &c, 1), 1);
	journal *j = opened_to_find(state);
	assert_false(j->partial);
	assert_int_equal(found(j, "budget")->count, 4);
	int status;
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	close(told[0]);
	close(told[1]);
}

/* The index tells of a record that is gone: passed over, and the whole journal has the next ones. */
static void an_index_that_lags(void **state)
{
	fill(state);
	outside(at(state, "journal.carnet"), "DROP TRIGGER action_find_2; DELETE FROM action");
	journal *j = opened_to_find(state);
	assert_int_equal(found(j, "budget")->count, 3);
	assert_false(j->partial);
}

/* Some written by other programs, some by us of another day. */
static void what_stands_in_the_way(void **state)
{
	static const struct {
		const char *sql;
		bool partial;
	} ways[] = {
		{"PRAGMA journal_mode=WAL", false},
		{"PRAGMA journal_mode=DELETE; PRAGMA page_size=8192; VACUUM", true},
		{"PRAGMA page_size=1024; VACUUM", true},
		{"PRAGMA page_size=4096; VACUUM", true},
		{"CREATE TABLE searching(a UNIQUE); CREATE VIEW evil AS SELECT * FROM meeting", true},
	};
	fill(state);
	for (size_t i = 0; i < LENGTH(ways); i++) {
		outside(at(state, "journal.carnet"), ways[i].sql);
		journal *j = opened_to_find(state);
		assert_int_equal(j->partial, ways[i].partial);
		assert_int_equal(found(j, "budget")->count, 4);
		journal_close(j);
	}
}

/* Brought up to date whole. */
static void an_older_one(void **state)
{
	struct err err = {0};
	char *data;
	size_t len;
	OK(file_read(*state, &data, &len, "tests/data/journal-v2.carnet", 1 << 26, &err));
	OK(file_replace(at(state, "journal.carnet"), data, len, 0600, &err));
	journal *j = opened_to_find(state);
	assert_false(j->partial);
	assert_int_equal(number(j, "PRAGMA user_version"), SCHEMA_VERSION);
	assert_true(found(j, "texte")->count > 0);
}

static void a_newer_one_and_none(void **state)
{
	struct err err = {0};
	journal *j;
	fill(state);
	outside(at(state, "journal.carnet"), "PRAGMA user_version=9999");
	FAILS(journal_open(*state, &j, at(state, "journal.carnet"), JOURNAL_FIND, &err), ERR_DATA, "newer carnet");
	FAILS(journal_open(*state, &j, at(state, "nowhere.carnet"), JOURNAL_FIND, &err), ERR_MISSING, "no journal");
}

static void a_view_for_a_table(void **state)
{
	struct err err = {0};
	hits *h;
	fill(state);
	outside(at(state, "journal.carnet"),
	        "PRAGMA foreign_keys=0; ALTER TABLE meeting RENAME TO other; CREATE VIEW meeting AS SELECT * FROM other");
	journal *j = opened_to_find(state);
	FAILS(journal_find(j, j, "budget", 50, &h, &err), ERR_DATA, "meeting");
	journal_close(j);
}

/* A program killed while it wrote. */
static void taken_back_first(void **state)
{
	fill(state);
	fflush(NULL);
	pid_t pid = fork();
	if (!pid) {
		sqlite3 *db;
		sqlite3_open(at(state, "journal.carnet"), &db);
		sqlite3_exec(db, "PRAGMA cache_size=1; BEGIN; UPDATE meeting SET minutes=hex(zeroblob(100000)); UPDATE cpts SET notes=hex(zeroblob(100000))", NULL,
		             NULL, NULL);
		kill(getpid(), SIGKILL);
	}
	int status;
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(file_exists(at(state, "journal.carnet-journal")));
	journal *j = opened_to_find(state);
	assert_false(j->partial);
	assert_int_equal(found(j, "budget")->count, 4);
	assert_false(file_exists(at(state, "journal.carnet-journal")));
}

/* Any byte of the schema: what the whole journal finds is found, and nothing worse happens. */
static void damaged_anywhere(void **state)
{
	char *path = at(state, "journal.carnet"), *bytes;
	struct err err = {0};
	size_t len, tried = 0;
	fill(state);
	OK(file_read(*state, &bytes, &len, path, 1 << 24, &err));
	int fd = open(path, O_WRONLY);
	assert_true(fd >= 0);
	for (size_t page = 0; page < len; page += PAGE) {
		if (page && !(bytes[page] == 0x0d && memmem(bytes + page, PAGE, "CREATE ", 7)))
			continue;
		for (size_t i = page ? 0 : 100; i < PAGE; i += i < 16 || (!page && i < 116) ? 1 : 509) {
			journal *whole, *part;
			hits *h, *same;
			char bad = (char)(bytes[page + i] ^ (1 << tried++ % 8));
			assert_int_equal(pwrite(fd, &bad, 1, (off_t)(page + i)), 1);
			int code = journal_open(*state, &whole, path, JOURNAL_READ, NULL);
			if (!code && !journal_find(whole, whole, "budget", 50, &h, NULL)) {
				OK(journal_open(*state, &part, path, JOURNAL_FIND, &err));
				OK(journal_find(part, part, "budget", 50, &same, &err));
				assert_same(same, h);
				journal_close(part);
			} else if (!journal_open(*state, &part, path, JOURNAL_FIND, NULL)) {
				journal_find(part, part, "budget", 50, &same, NULL);
				journal_close(part);
			}
			journal_close(whole);
			assert_int_equal(pwrite(fd, bytes + page + i, 1, (off_t)(page + i)), 1);
		}
	}
	close(fd);
	assert_true(tried > 300);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_in_folder(as_the_whole), test_in_folder(as_many_as_asked),       test_in_folder(found_twice),    test_in_folder(nobody_waits_for_it), test_in_folder(it_waits_once), test_in_folder(an_index_that_lags),      test_in_folder(what_stands_in_the_way), test_in_folder(an_older_one), test_in_folder(a_newer_one_and_none),
		test_in_folder(a_view_for_a_table), test_in_folder(taken_back_first), test_in_folder(damaged_anywhere),
	};
	tests_start();
	return cmocka_run_group_tests_name("journal/part", tests, NULL, NULL);
}
