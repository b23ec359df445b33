// SPDX-License-Identifier: EUPL-1.2
/* Damaged journals: told from other failures, and read as far as they can be. */
#include "support.h"
#include <carnet/journal/find.h>
#include <carnet/journal/keep.h>
#include <fcntl.h>
#include <sqlite3.h>
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
	int first, last;
	daily_copy newest, clean;
	char *path = many(state);
	journal *j;
	journal_backup_good(tmp, path, &newest, &clean);
	assert_null(newest.path);
	assert_false(journal_backup_days(path, &first, &last));
	OK(journal_open(tmp, &j, path, JOURNAL_WRITE, &err));
	OK(dir_make(at(state, "backups"), 0700, &err));
	OK(journal_backup(j, tmp, at(state, "backups/journal-2026-11-18.carnet"), &(char *){NULL}, &err));
	OK(file_replace(at(state, "backups/journal-2026-11-20.carnet"), "damaged", 7, 0600, &err));
	journal_backup_good(tmp, path, &newest, &clean);
	assert_string_equal(newest.path, at(state, "backups/journal-2026-11-18.carnet"));
	assert_true(journal_backup_days(path, &first, &last));
	assert_int_equal(newest.day, first);
	assert_int_equal(last, first + 2);
}

static void damage_copy(void **state, const char *name, const char *words, const char *to)
{
	struct err err = {0};
	char *bytes, *path = at(state, name), *found;
	size_t len;
	OK(file_read(*state, &bytes, &len, path, 1 << 24, &err));
	assert_non_null(found = memmem(bytes, len, words, strlen(words)));
	for (; found; found = memmem(found, len - (size_t)(found - bytes), words, strlen(words)))
		memcpy(found, to, strlen(to));
	OK(file_replace(path, bytes, len, 0600, &err));
}

static void run_in(const char *path, const char *text)
{
	sqlite3 *db;
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, text, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

/* The newest copy that can be put back comes first, with what is in doubt in it; one without doubt is found behind it. */
static void copies_in_doubt(void **state)
{
	static const char *const copies[] = {"backups/journal-2026-11-17.carnet", "backups/journal-2026-11-18.carnet", "backups/journal-2026-11-19.carnet",
	                                     "backups/journal-2026-11-20.carnet"};
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	struct err err = {0};
	daily_copy newest, clean;
	char *path = at(state, "journal.carnet");
	journal *j;
	OK(journal_open(tmp, &j, path, JOURNAL_WRITE, &err));
	kept(j, typed(j, j, &e_cpts, "name", "Val d’Orge", NULL));
	OK(dir_make(at(state, "backups"), 0700, &err));
	for (size_t i = 0; i < LENGTH(copies); i++)
		OK(journal_backup(j, tmp, at(state, copies[i]), &(char *){NULL}, &err));
	journal_backup_good(tmp, path, &newest, &clean);
	assert_ptr_equal(newest.path, clean.path);
	run_in(at(state, copies[3]), "CREATE TRIGGER evil AFTER INSERT ON cpts BEGIN DELETE FROM meeting; END"); /* never put back */
	damage_copy(state, copies[2], "Val d’Orge", "Val d’Orgf");
	run_in(at(state, copies[1]), "PRAGMA ignore_check_constraints=1; UPDATE cpts SET territory = hex(zeroblob(4000))");
	journal_backup_good(tmp, path, &newest, &clean);
	assert_string_equal(newest.path, at(state, copies[2]));
	assert_string_equal(clean.path, at(state, copies[0]));
	OK(journal_copy_doubts(at(state, copies[2]), &p, &err));
	OK(journal_copy_doubts(at(state, copies[1]), &p, &err));
	OK(journal_copy_doubts(at(state, copies[0]), &p, &err));
	assert_int_equal(p.count, 2);
	assert_string_equal(p.list[0].place, "cpts (1)");
	assert_string_equal(p.list[1].place, "cpts.territory (1)");
	unlink(at(state, copies[0]));
	journal_backup_good(tmp, path, &newest, &clean);
	assert_string_equal(newest.path, at(state, copies[2]));
	assert_null(clean.path);
	FAILS(journal_copy_doubts(at(state, "none"), &p, &err), ERR_DATA, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_in_folder(a_page_takes_its_rows_only), test_in_folder(two_pages_and_what_lies_between), test_in_folder(a_file_cut_short),
		test_in_folder(what_is_no_damage_or_beyond_reading), test_in_folder(the_newest_sound_copy), test_in_folder(copies_in_doubt),
	};
	tests_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
