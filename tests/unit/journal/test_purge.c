// SPDX-License-Identifier: EUPL-1.2
/* What is purged is nowhere any more: neither in the journal's bytes, nor in its drafts, nor in its copies. */
#include "keep.h"

#include <carnet/journal/drafts.h>
#include <carnet/journal/find.h>
#include <carnet/journal/purge.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#define SECRET "chrysantheme"
static const char *const notes[] = {"preparation", "minutes", NULL};

/* What stands in the place of the system's call: a file whose name ends so cannot be deleted, even by root. */
static const char *stuck;
int unlink(const char *path)
{
	const char *end = stuck ? strstr(path, stuck) : NULL;
	if (!end || end[strlen(stuck)])
		return unlinkat(AT_FDCWD, path, 0);
	errno = EPERM;
	return -1;
}

/* Whether some file of the folder, or of its folders, holds the word. */
static bool somewhere(const char *dir, const char *word)
{
	AUTO_CTX(tmp);
	bool found = false;
	struct dirent *entry;
	DIR *d = opendir(dir);
	while (d && (entry = readdir(d))) {
		char *data, *path = path_join(tmp, dir, entry->d_name);
		size_t len;
		struct err err = {0};
		if (entry->d_name[0] == '.')
			continue;
		if (entry->d_type == DT_DIR)
			found |= somewhere(path, word);
		else if (!file_read(tmp, &data, &len, path, 1 << 26, &err))
			found |= memmem(data, len, word, strlen(word)) != NULL;
		err_clear(&err);
	}
	if (d)
		closedir(d);
	return found;
}

static record *meeting(journal *j)
{
	struct err err = {0};
	record *r, *c = new_cpts(j, "CPTS du Val");
	kept(j, c);
	r = typed(j, j, &e_meeting, "title", "Conseil", "date", "2020-03-12", "cpts", "CPTS du Val", "preparation", "dire que " SECRET, "minutes",
	          "on a parlé de " SECRET, NULL);
	kept(j, r);
	OK(journal_get(j, j, &r, &e_meeting, r->id, &err));
	record_set(r, "minutes", value_text(r, "corrigé, " SECRET));
	kept(j, r); /* history knows both */
	return r;
}

static void put(void **state, const char *name)
{
	assert_int_equal(file_replace(at(state, name), SECRET, strlen(SECRET), 0600, NULL), 0);
}

static void the_word_is_nowhere(void **state)
{
	struct err err = {0};
	journal *j = opened(state);
	record *r = meeting(j);
	purged told;
	char *copy, *label;
	int64_t file;
	hits *found;
	const draft_field typing = {"minutes", "encore " SECRET};
	OK(attach_file(j, r->uid, "note.txt", "text/plain", SECRET, strlen(SECRET), &file, &err));
	OK(draft_put(j, "meeting/1/aa", &typing, 1, &err));
	OK(draft_release(j, "meeting/1/aa", &err));
	OK(journal_backup_daily(at(state, "journal.carnet"), &err));
	OK(journal_backup_dated(j, j, at(state, "backups"), "avant-import-", &copy, &err));
	put(state, "journal.carnet-avant-restauration");
	put(state, "journal.carnet-v1");
	put(state, "journal.carnet-home");
	put(state, "journal.carnet-drafts-abime");
	assert_true(somewhere(*state, SECRET));

	const purge_part parts[] = {{&e_meeting, r->id, notes}, {&e_attachment, file, NULL}};
	OK(journal_purge(j, j, parts, 2, &told, &err));
	assert_false(somewhere(*state, SECRET));
	assert_int_equal(told.texts, 2);
	assert_int_equal(told.records, 1);
	assert_int_equal(told.copies, 3);
	assert_string_equal(told.copy, at(state, "backups/journal-2026-11-21.carnet"));

	/* The rest stays, and is sound. */
	OK(journal_get(j, j, &r, &e_meeting, r->id, &err));
	assert_string_equal(record_text(r, "date"), "2020-03-12");
	assert_string_equal(record_text(r, "title"), "Conseil");
	assert_false(purge_has(r, "minutes"));
	OK(journal_find(j, j, SECRET, 10, &found, &err));
	assert_int_equal(found->count, 0);
	OK(journal_find(j, j, "Conseil", 10, &found, &err));
	assert_int_equal(found->count, 1);
	FAILS(journal_undo(j, j, &label, &err), ERR_MISSING, "nothing to take back");
	AUTO_PROBLEMS p = {0};
	OK(journal_health(j, &p, &err));
	assert_int_equal(p.count, 0);
	daily_copy newest, clean;
	journal_backup_good(j, at(state, "journal.carnet"), &newest, &clean);
	assert_string_equal(newest.path, told.copy);
	assert_ptr_equal(clean.path, newest.path);
}

/* What others put beside the journal under names of their own is not ours to delete. */
static void files_of_others_stay(void **state)
{
	struct err err = {0};
	journal *j = opened(state);
	record *r = meeting(j);
	static const char *const theirs[] = {"journal.carnet-vieux", "journal.carnet-avant-noel", "journal.carnet-copie", "autre.carnet"};
	const purge_part part = {&e_meeting, r->id, notes};
	purged told;
	for (size_t i = 0; i < LENGTH(theirs); i++)
		put(state, theirs[i]);
	OK(journal_purge(j, j, &part, 1, &told, &err));
	assert_int_equal(told.copies, 0);
	for (size_t i = 0; i < LENGTH(theirs); i++)
		assert_true(file_exists(at(state, theirs[i])));
}

/* A text that a record needs has something in its place, which is not found again. */
static void a_needed_text_is_replaced(void **state)
{
	struct err err = {0};
	journal *j = opened(state);
	record *m = meeting(j), *q = typed(j, j, &e_question, "text", SECRET, "answer", SECRET, NULL);
	static const char *const all[] = {"text", "answer", NULL};
	purged told;
	record_set(q, "meeting", value_int(m->id));
	kept(j, q);
	OK(journal_purge(j, j, &(purge_part){&e_question, q->id, all}, 1, &told, &err));
	OK(journal_get(j, j, &q, &e_question, q->id, &err));
	assert_string_equal(record_text(q, "text"), PURGED_TEXT);
	assert_string_equal(record_text(q, "answer"), "");
	assert_false(purge_has(q, "text"));
	OK(journal_purge(j, j, &(purge_part){&e_question, q->id, all}, 1, &told, &err));
	assert_int_equal(told.texts, 0);
}

/* All or none: what cannot go leaves the journal and its copies as they were. */
static void refused_changes_nothing(void **state)
{
	struct err err = {0};
	journal *j = opened(state);
	record *m = meeting(j);
	purged told;
	char *label;
	const draft_field typing = {"minutes", "x"};
	const purge_part needed[] = {{&e_meeting, m->id, notes}, {&e_mandate, 99, NULL}};
	OK(journal_backup_daily(at(state, "journal.carnet"), &err));
	FAILS(journal_purge(j, j, needed, 2, &told, &err), ERR_MISSING, "99");
	OK(journal_get(j, j, &m, &e_meeting, m->id, &err));
	assert_true(purge_has(m, "minutes"));
	OK(draft_put(j, "meeting/1/aa", &typing, 1, &err)); /* a form is open here */
	FAILS(journal_purge(j, j, needed, 1, &told, &err), ERR_INPUT, "form is open");
	OK(draft_drop(j, "meeting/1/aa", &err));
	OK(journal_undo(j, j, &label, &err));
}

static void a_copy_that_stays_is_said(void **state)
{
	struct err err = {0};
	journal *j = opened(state);
	record *m = meeting(j);
	purged told;
	put(state, "backups"); /* a file stands where the folder should */
	assert_true(journal_purge(j, j, &(purge_part){&e_meeting, m->id, notes}, 1, &told, &err) < 0);
	assert_non_null(strstr(err.what, "gone from the journal, but not yet"));
	err_clear(&err);
}

/* The records are gone all the same, and the copies already deleted are counted. */
static void a_copy_that_cannot_be_deleted_is_named(void **state)
{
	struct err err = {0};
	journal *j = opened(state);
	record *m = meeting(j);
	purged told;
	put(state, "journal.carnet-avant-sauvegarde");
	put(state, "journal.carnet-v1");
	stuck = "-v1";
	FAILS(journal_purge(j, j, &(purge_part){&e_meeting, m->id, notes}, 1, &told, &err), ERR_DATA, "journal.carnet-v1 cannot be deleted");
	stuck = NULL;
	assert_int_equal(told.copies, 1);
	OK(journal_get(j, j, &m, &e_meeting, m->id, &err));
	assert_false(purge_has(m, "minutes"));
}

static void in_memory_too(void **state)
{
	struct err err = {0};
	journal *j;
	purged told;
	OK(journal_open(*state, &j, ":memory:", JOURNAL_WRITE, &err));
	record *m = meeting(j);
	OK(journal_purge(j, j, &(purge_part){&e_meeting, m->id, notes}, 1, &told, &err));
	assert_int_equal(told.texts, 2);
	assert_null(told.copy);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_in_folder(the_word_is_nowhere),
		test_in_folder(files_of_others_stay),
		test_in_folder(a_needed_text_is_replaced),
		test_in_folder(refused_changes_nothing),
		test_in_folder(a_copy_that_stays_is_said),
		test_in_folder(a_copy_that_cannot_be_deleted_is_named),
		test_in_folder(in_memory_too),
	};
	tests_start();
	return cmocka_run_group_tests_name("purge", tests, NULL, NULL);
}
