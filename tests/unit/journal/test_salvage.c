// SPDX-License-Identifier: EUPL-1.2
/* Damaged journals: told from other failures, and read as far as they can be. */
#include "support.h"
#include <carnet/journal/find.h>
#include <carnet/journal/keep.h>
#include <fcntl.h>
#include <sys/stat.h>

enum { ACTIONS = 1500, PAGE = 4096 };

static char *at(void **state, const char *name)
{
	return path_join(*state, *state, name);
}

/* A journal of many actions, closed. */
static char *many(void **state)
{
	struct err err = {0};
	AUTO_CTX(tmp);
	journal *j;
	char *path = at(state, "journal.carnet");
	OK(journal_open(tmp, &j, path, JOURNAL_WRITE, &err));
	OK(journal_begin(j, "", &err));
	for (int i = 0; i < ACTIONS; i++) {
		record *r = record_new(j, &e_action);
		record_set(r, "title", value_text(r, mem_printf(tmp, "Appeler la personne numero%04d", i)));
		record_set(r, "due", value_text(r, "2026-12-03"));
		OK(journal_save(j, r, NULL, &err));
		talloc_free(r);
	}
	OK(journal_commit(j, &err));
	return path;
}

/* Where a text stands in the file, from that offset on. */
static long find_bytes(const char *path, const char *text)
{
	AUTO_CTX(tmp);
	char *data;
	size_t len;
	assert_int_equal(file_read(tmp, &data, &len, path, 100 << 20, NULL), 0);
	char *found = memmem(data, len, text, strlen(text));
	return found ? found - data : -1;
}

static void spoil(const char *path, long offset, size_t len)
{
	char zeros[2 * PAGE];
	memset(zeros, 0xff, sizeof zeros);
	int fd = open(path, O_WRONLY);
	assert_true(fd >= 0 && pwrite(fd, zeros, len, offset) == (ssize_t)len);
	close(fd);
}

static int64_t actions_in(const char *path, const char *word)
{
	struct err err = {0};
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	journal *j;
	hits *h;
	OK(journal_open(tmp, &j, path, JOURNAL_WRITE, &err));
	OK(journal_health(j, &p, &err));
	assert_int_equal(p.count, 0);
	OK(journal_find(j, tmp, word, 5, &h, &err));
	assert_true(h->count > 0);
	return journal_count(j, query_new(tmp, &e_action), 100000);
}

static void a_page_takes_its_rows_only(void **state)
{
	struct err err = {0};
	struct salvage told;
	char *path = many(state), *out = at(state, "sauve.carnet");
	assert_false(journal_damaged(path));
	long page = find_bytes(path, "numero0700") / PAGE * PAGE;
	spoil(path, page, PAGE);
	assert_true(journal_damaged(path));
	OK(journal_salvage(path, out, &told, &err));
	assert_in_range(told.lost, 1, 60);
	assert_int_equal(told.records + told.lost, ACTIONS);
	assert_int_equal(actions_in(out, "numero1499"), told.records);
	assert_true(journal_damaged(path)); /* left as it was */
	FAILS(journal_salvage(path, out, &told, &err), ERR_INPUT, "there already");
	assert_false(file_exists(at(state, "sauve.carnet-lecture")));
}

static void two_pages_and_what_lies_between(void **state)
{
	struct err err = {0};
	struct salvage told;
	char *path = many(state), *out = at(state, "sauve.carnet");
	spoil(path, find_bytes(path, "numero0300") / PAGE * PAGE, PAGE);
	spoil(path, find_bytes(path, "numero1100") / PAGE * PAGE, PAGE);
	OK(journal_salvage(path, out, &told, &err));
	assert_in_range(told.lost, 2, 120);
	assert_int_equal(told.records + told.lost, ACTIONS);
	assert_int_equal(actions_in(out, "numero0700"), told.records);
}

static void a_file_cut_short(void **state)
{
	struct err err = {0};
	struct salvage told;
	char *path = many(state), *out = at(state, "sauve.carnet");
	assert_int_equal(truncate(path, find_bytes(path, "numero1100") / PAGE * PAGE), 0);
	assert_true(journal_damaged(path));
	OK(journal_salvage(path, out, &told, &err));
	assert_true(told.records > 100);
	assert_int_equal(actions_in(out, "numero0010"), told.records);
}

static void what_is_no_damage_or_beyond_reading(void **state)
{
	struct err err = {0};
	struct salvage told;
	char *path = many(state), *empty = at(state, "empty"), *text = at(state, "text"), *out = at(state, "sauve.carnet");
	assert_false(journal_damaged(at(state, "none")));
	assert_false(journal_damaged(*state));
	OK(file_replace(empty, "", 0, 0600, &err));
	assert_true(journal_damaged(empty));
	FAILS(journal_salvage(empty, out, &told, &err), ERR_DATA, "Nothing can be read");
	spoil(path, 0, 2 * PAGE);
	OK(file_replace(text, "not a database, a letter of more than a hundred bytes that somebody named as their journal by mistake, twice\n", 108, 0600, &err));
	assert_true(journal_damaged(path));
	FAILS(journal_salvage(path, out, &told, &err), ERR_DATA, "");
	FAILS(journal_salvage(at(state, "none"), out, &told, &err), ERR_DATA, "");
	assert_false(file_exists(out));
	assert_false(file_exists(at(state, "sauve.carnet-lecture")));
}

static void the_newest_sound_copy(void **state)
{
	struct err err = {0};
	AUTO_CTX(tmp);
	int day, first, last;
	char *path = many(state);
	journal *j;
	assert_null(journal_backup_good(tmp, path, &day));
	assert_false(journal_backup_days(path, &first, &last));
	OK(journal_open(tmp, &j, path, JOURNAL_WRITE, &err));
	OK(dir_make(at(state, "backups"), 0700, &err));
	OK(journal_backup(j, tmp, at(state, "backups/journal-2026-11-18.carnet"), &(char *){NULL}, &err));
	OK(file_replace(at(state, "backups/journal-2026-11-20.carnet"), "damaged", 7, 0600, &err));
	assert_string_equal(journal_backup_good(tmp, path, &day), at(state, "backups/journal-2026-11-18.carnet"));
	assert_true(journal_backup_days(path, &first, &last));
	assert_int_equal(day, first);
	assert_int_equal(last, first + 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_in_folder(a_page_takes_its_rows_only), test_in_folder(two_pages_and_what_lies_between), test_in_folder(a_file_cut_short),
		test_in_folder(what_is_no_damage_or_beyond_reading), test_in_folder(the_newest_sound_copy),
	};
	tests_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
