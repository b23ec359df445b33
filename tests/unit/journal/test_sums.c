// SPDX-License-Identifier: EUPL-1.2
/* Content sums: what the disk changed is noticed, what a program wrote never is. */
#include "support.h"

#include <carnet/journal/keep.h>
#include <sqlite3.h>
#include <stdio.h>

static char *path_of(void **state)
{
	return path_join(*state, *state, "journal.carnet");
}

static journal *opened(void **state)
{
	struct err err = {0};
	journal *j;
	OK(journal_open(*state, &j, path_of(state), JOURNAL_WRITE, &err));
	return j;
}

/* As any other SQLite program would. */
static void outside(void **state, const char *text)
{
	sqlite3 *db;
	assert_int_equal(sqlite3_open(path_of(state), &db), SQLITE_OK);
	if (sqlite3_exec(db, text, NULL, NULL, NULL))
		fail_msg("%s: %s", text, sqlite3_errmsg(db));
	sqlite3_close(db);
}

/* The disk changes every occurrence of the words by as many other letters. */
static int damage(void **state, const char *words, const char *to)
{
	FILE *f = fopen(path_of(state), "r+b");
	static char all[1 << 22];
	assert_non_null(f);
	size_t len = fread(all, 1, sizeof all, f);
	int count = 0;
	for (char *at = all; (at = memmem(at, len - (size_t)(at - all), words, strlen(words))); count++)
		memcpy(at, to, strlen(to));
	rewind(f);
	assert_int_equal(fwrite(all, 1, len, f), len);
	fclose(f);
	return count;
}

static void assert_problem(void **state, const char *place, const char *words)
{
	struct err err = {0};
	AUTO_PROBLEMS p = {0};
	journal *j = opened(state);
	OK(journal_health(j, &p, &err));
	journal_close(j);
	if (!words) {
		if (p.errors)
			fail_msg("%s: %s", p.list[0].place ? p.list[0].place : "", p.list[0].what);
		return;
	}
	for (size_t i = 0; i < p.count; i++)
		if (p.list[i].place && !strcmp(p.list[i].place, place) && strstr(p.list[i].what, words))
			return;
	fail_msg("«%s» was not told of %s", words, place);
}

/* Two CPTS, changed, taken back and done again: each way of writing a row. */
static void fill(void **state)
{
	struct err err = {0};
	journal *j = opened(state);
	char *label;
	record *r = typed(j, j, &e_cpts, "name", "Val d’Orge", "notes", "une note privée", NULL);
	kept(j, r);
	kept(j, typed(j, j, &e_cpts, "name", "Haut-Lauvray", NULL));
	record_set(r, "territory", value_text(r, "douze communes"));
	kept(j, r);
	OK(journal_delete(j, &e_cpts, 2, NULL, NULL, &err));
	OK(journal_undo(j, j, &label, &err));
	OK(journal_undo(j, j, &label, &err));
	OK(journal_redo(j, j, &label, &err));
	OK(journal_begin(j, "", &err)); /* an action without a name has its sums too */
	kept(j, typed(j, j, &e_contact, "name", "Claire", NULL));
	OK(journal_commit(j, &err));
	journal_close(j);
}

static int64_t without_sum(void **state)
{
	static const entity *const written[] = {&e_cpts, &e_contact};
	sqlite3 *db;
	int64_t n = 0;
	assert_int_equal(sqlite3_open(path_of(state), &db), SQLITE_OK);
	for (size_t i = 0; i < LENGTH(written); i++) {
		sqlite3_stmt *st;
		char *text = mem_printf(*state, "SELECT count(*) FROM \"%s\" AS t WHERE NOT EXISTS(SELECT 1 FROM content_sum WHERE row=t.id+%lld)",
		                        written[i]->name, (long long)search_rowid(0, written[i], 0));
		assert_int_equal(sqlite3_prepare_v2(db, text, -1, &st, NULL), SQLITE_OK);
		assert_int_equal(sqlite3_step(st), SQLITE_ROW);
		n += sqlite3_column_int64(st, 0);
		sqlite3_finalize(st);
	}
	sqlite3_close(db);
	return n;
}

static void what_is_written_is_no_damage(void **state)
{
	fill(state);
	assert_int_equal(without_sum(state), 0);
	assert_problem(state, NULL, NULL);
}

static void a_letter_the_disk_changed_is_noticed(void **state)
{
	fill(state);
	assert_true(damage(state, "une note privée", "une note privee") > 0);
	assert_problem(state, "cpts (1)", "the disk changed it");
}

static void written_again_it_is_whole(void **state)
{
	fill(state);
	damage(state, "douze communes", "douze commune.");
	journal *j = opened(state);
	struct err err = {0};
	record *r;
	OK(journal_get(j, j, &r, &e_cpts, 1, &err));
	record_set(r, "territory", value_text(r, "douze communes"));
	kept(j, r);
	journal_close(j);
	assert_problem(state, NULL, NULL);
}

static void an_outside_tool_makes_no_alarm(void **state)
{
	fill(state);
	outside(state, "UPDATE cpts SET territory='treize communes' WHERE id=1; INSERT INTO contact(name) VALUES('Paul'); DELETE FROM cpts WHERE id=2;"
	                     "INSERT OR REPLACE INTO contact(id, name) VALUES(1, 'Claire B.')");
	assert_int_equal(without_sum(state), 3); /* unknown */
	assert_problem(state, NULL, NULL);
	assert_int_equal(without_sum(state), 0); /* taken by the check */
	damage(state, "treize communes", "seize  communes");
	assert_problem(state, "cpts (1)", "the disk changed it");
}

static void imported_rows_have_their_sums(void **state)
{
	struct err err = {0};
	journal *j = opened(state);
	char *copy;
	OK(bulk_begin(j, j, &copy, &err));
	OK(bulk_put(j, typed(j, j, &e_cpts, "name", "Val d’Orge", NULL), &err));
	OK(bulk_put(j, typed(j, j, &e_contact, "name", "Claire Vasseur", NULL), &err));
	OK(bulk_commit(j, NULL, &err));
	journal_close(j);
	assert_int_equal(without_sum(state), 0);
	damage(state, "Claire Vasseur", "Claire Vassear");
	assert_problem(state, "contact (1)", "the disk changed it");
}

static void a_file_kept_is_known_by_its_fingerprint(void **state)
{
	struct err err = {0};
	journal *j = opened(state);
	int64_t id;
	record *r = typed(j, j, &e_cpts, "name", "Val d’Orge", NULL);
	kept(j, r);
	OK(attach_file(j, r->uid, "invitation.txt", "text/plain", "Venez le trois", 14, &id, &err));
	journal_close(j);
	assert_problem(state, NULL, NULL);
	damage(state, "Venez le trois", "Venez le treis");
	AUTO_PROBLEMS p = {0};
	j = opened(state);
	OK(journal_health(j, &p, &err));
	assert_int_equal(p.errors, 1);
	assert_non_null(strstr(p.list[0].what, "attachment"));
	journal_close(j);
}

static void a_copy_keeps_them(void **state)
{
	AUTO_CTX(tmp);
	struct err err = {0};
	fill(state);
	journal *j = opened(state);
	char *copy = path_join(tmp, *state, "copie.carnet"), *aside;
	OK(journal_backup(j, tmp, copy, &aside, &err));
	journal_close(j);
	OK(journal_restore(path_of(state), copy, &err));
	assert_int_equal(without_sum(state), 0);
	damage(state, "une note privée", "une note privee");
	assert_problem(state, "cpts (1)", "the disk changed it");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_in_folder(what_is_written_is_no_damage),
		test_in_folder(a_letter_the_disk_changed_is_noticed),
		test_in_folder(written_again_it_is_whole),
		test_in_folder(an_outside_tool_makes_no_alarm),
		test_in_folder(imported_rows_have_their_sums),
		test_in_folder(a_file_kept_is_known_by_its_fingerprint),
		test_in_folder(a_copy_keeps_them),
	};
	tests_start();
	return cmocka_run_group_tests_name("journal/sums", tests, NULL, NULL);
}
