// SPDX-License-Identifier: EUPL-1.2
/* Attachments, copies, restoring, drafts. */
#include "keep.h"

#include <carnet/journal/drafts.h>
#include <carnet/journal/find.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <utime.h>

/* Attachments. */

static void a_file_is_kept_and_read(void **state)
{
	struct err err = {0};
	journal *j = opened(state);
	record *c = new_cpts(j, "CPTS"), *r;
	int64_t id, again;
	char *data;
	size_t len;
	kept(j, c);
	OK(attach_file(j, c->uid, "plan.pdf", "application/pdf", "%PDF\0x", 6, &id, &err));
	OK(attachment_read(j, j, id, &data, &len, &err));
	assert_int_equal(len, 6);
	assert_memory_equal(data, "%PDF\0x", 6);
	OK(journal_get(j, j, &r, &e_attachment, id, &err));
	assert_int_equal(record_int(r, "size"), 6);
	assert_int_equal(strlen(record_text(r, "sha256")), 64);
	assert_string_equal(record_text(r, "media_type"), "application/pdf");
	OK(attach_file(j, c->uid, "copie.pdf", NULL, "%PDF\0x", 6, &again, &err));
	assert_int_equal(number(j, "SELECT count(*) FROM attachment_body"), 1); /* once per content */
	OK(attach_file(j, c->uid, "vide.txt", NULL, "", 0, &again, &err));
	OK(attachment_read(j, j, again, &data, &len, &err));
	assert_int_equal(len, 0);
}

static void bodies_stay_out_of_history_and_come_back(void **state)
{
	struct err err = {0};
	journal *j = opened(state);
	record *c = new_cpts(j, "CPTS");
	int64_t id;
	char *data, *label, *big = mem_alloc(*state, 300000, "body");
	size_t len;
	kept(j, c);
	memset(big, 'x', 300000);
	OK(attach_file(j, c->uid, "gros.bin", NULL, big, 300000, &id, &err));
	assert_true(number(j, "SELECT max(length(changes)) FROM history") < 1000);
	OK(journal_undo(j, j, &label, &err));
	FAILS(attachment_read(j, j, id, &data, &len, &err), ERR_MISSING, "does not exist");
	OK(journal_redo(j, j, &label, &err));
	OK(attachment_read(j, j, id, &data, &len, &err));
	assert_int_equal(len, 300000);
}

static void a_body_goes_when_no_undo_needs_it(void **state)
{
	struct err err = {0};
	journal *j = opened(state);
	record *c = new_cpts(j, "CPTS");
	int64_t id;
	kept(j, c);
	OK(attach_file(j, c->uid, "a.txt", NULL, "bonjour", 7, &id, &err));
	OK(journal_delete(j, &e_attachment, id, NULL, NULL, &err));
	assert_int_equal(number(j, "SELECT count(*) FROM attachment_body"), 1);
	OK(sql_script(&j->sql, "UPDATE history SET at='2024-01-01'", &err));
	kept(j, new_cpts(j, "Deux"));
	assert_int_equal(number(j, "SELECT count(*) FROM attachment_body"), 1); /* the deletion can still be taken back */
	kept(j, new_cpts(j, "Trois"));
	kept(j, new_cpts(j, "Quatre"));
	assert_int_equal(number(j, "SELECT count(*) FROM attachment_body"), 0);
}

static void bad_files(void **state)
{
	struct err err = {0};
	journal *j = opened(state);
	record *c = new_cpts(j, "CPTS");
	int64_t id;
	char *data;
	size_t len;
	kept(j, c);
	FAILS(attach_file(j, c->uid, "enorme", NULL, mem_alloc(c, ATTACHMENT_MAX + 1, "enormous"), ATTACHMENT_MAX + 1, &id, &err), ERR_INPUT, "25 MB");
	assert_int_equal(attach_file(j, c->uid, "", NULL, "x", 1, &id, &err), ERR_INPUT);
	assert_string_equal(err.place, "attachment.name");
	err_clear(&err);
	assert_int_equal(number(j, "SELECT count(*) FROM attachment_body"), 0); /* nothing is left of the refused one */
	record *bare = typed(j, j, &e_attachment, "owner", c->uid, "name", "sans contenu", NULL);
	FAILS(journal_save(j, bare, NULL, &err), ERR_INPUT, "without its content");
	FAILS(attach_file(j, "0190cafe-0000-7000-8000-000000000001", "perdu", NULL, "x", 1, &id, &err), ERR_INPUT, "No record has the identifier");
	FAILS(journal_type(j, bare, entity_field(&e_attachment, "sha256"), "abc", &err), ERR_INPUT, "filled in by the program");
	FAILS(journal_type(j, bare, entity_field(&e_attachment, "size"), "1", &err), ERR_INPUT, "filled in by the program");
	OK(attach_file(j, c->uid, "plan", NULL, "x", 1, &id, &err));
	OK(sql_script(&j->sql, "DELETE FROM attachment_body", &err));
	FAILS(attachment_read(j, j, id, &data, &len, &err), ERR_MISSING, "not in the journal");
}

/* Copies. */

static void a_copy_opens_and_is_private(void **state)
{
	struct err err = {0};
	struct stat st;
	journal *j = opened(state), *copy;
	kept(j, new_cpts(j, "CPTS du Val"));
	OK(backed_up(j, at(state, "copie.carnet"), &err));
	kept(j, new_cpts(j, "Après"));
	assert_int_equal(stat(at(state, "copie.carnet"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	OK(journal_open(*state, &copy, at(state, "copie.carnet"), JOURNAL_READ, &err));
	assert_int_equal(journal_count(copy, query_new(copy, &e_cpts), 9), 1);
	journal_close(copy);
	OK(backed_up(j, at(state, "copie.carnet"), &err)); /* over an older copy */
	OK(journal_open(*state, &copy, at(state, "copie.carnet"), JOURNAL_READ, &err));
	assert_int_equal(journal_count(copy, query_new(copy, &e_cpts), 9), 2);
	kept(j, new_cpts(j, "Encore"));
}

static void a_copy_from_a_journal_opened_to_read(void **state)
{
	struct err err = {0};
	journal *j = opened(state);
	kept(j, new_cpts(j, "CPTS"));
	journal_close(j);
	OK(journal_open(*state, &j, at(state, "journal.carnet"), JOURNAL_READ, &err));
	OK(backed_up(j, at(state, "copie.carnet"), &err));
}

static void copies_never_write_over_something_else(void **state)
{
	struct err err = {0};
	journal *j = opened(state);
	OK(file_replace(at(state, "lettre.txt"), "Bonjour", 7, 0600, &err));
	FAILS(backed_up(j, at(state, "lettre.txt"), &err), ERR_INPUT, "not a carnet journal");
	FAILS(backed_up(j, *state, &err), ERR_INPUT, "folder");
	FAILS(backed_up(j, at(state, "journal.carnet"), &err), ERR_INPUT, "itself");
	FAILS(backed_up(j, at(state, "none/copie.carnet"), &err), ERR_DATA, "");
	char *text;
	size_t len;
	OK(file_read(*state, &text, &len, at(state, "lettre.txt"), 100, &err));
	assert_string_equal(text, "Bonjour");
}

/* Another journal under that name keeps its records; an older copy of this one makes room. */
static void another_journal_is_kept_beside(void **state)
{
	struct err err = {0};
	journal *j, *other = opened(state);
	char *former;
	kept(other, new_cpts(other, "La leur"));
	OK(journal_open(*state, &j, at(state, "le-mien.carnet"), JOURNAL_WRITE, &err));
	kept(j, new_cpts(j, "La mienne"));
	OK(journal_backup(j, *state, at(state, "journal.carnet"), &former, &err));
	assert_string_equal(former, at(state, "journal.carnet-avant-sauvegarde"));
	journal_close(other);
	OK(journal_open(*state, &other, former, JOURNAL_READ, &err));
	assert_string_equal(journal_title(other, other, &e_cpts, 1), "La leur");
	kept(j, new_cpts(j, "Une autre"));
	OK(journal_backup(j, *state, at(state, "journal.carnet"), &former, &err));
	assert_null(former);
	OK(journal_delete(j, &e_cpts, 2, NULL, NULL, &err));
	OK(journal_backup(j, *state, at(state, "journal.carnet"), &former, &err));
	assert_string_equal(former, at(state, "journal.carnet-avant-sauvegarde-2"));
}

static void restored(void **state)
{
	struct err err = {0};
	journal *j = opened(state), *before;
	char *label;
	kept(j, new_cpts(j, "Un"));
	OK(backed_up(j, at(state, "copie.carnet"), &err));
	kept(j, new_cpts(j, "Deux"));
	assert_false(journal_changed(j));
	OK(journal_restore(at(state, "journal.carnet"), at(state, "copie.carnet"), &err));
	assert_true(journal_changed(j)); /* whoever has it open sees it */
	assert_int_equal(journal_count(j, query_new(j, &e_cpts), 9), 1);
	kept(j, new_cpts(j, "Trois"));
	OK(journal_undo(j, j, &label, &err));
	OK(journal_open(*state, &before, at(state, "journal.carnet-avant-restauration"), JOURNAL_READ, &err));
	assert_int_equal(journal_count(before, query_new(j, &e_cpts), 9), 2);
	OK(journal_restore(at(state, "journal.carnet"), at(state, "copie.carnet"), &err));
	assert_true(file_exists(at(state, "journal.carnet-avant-restauration-2")));
}

static void restored_where_there_is_none(void **state)
{
	struct err err = {0};
	struct stat st;
	journal *j = opened(state);
	kept(j, new_cpts(j, "Un"));
	OK(journal_restore(at(state, "ailleurs/journal.carnet"), at(state, "journal.carnet"), &err));
	assert_int_equal(stat(at(state, "ailleurs/journal.carnet"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	OK(journal_open(*state, &j, at(state, "ailleurs/journal.carnet"), JOURNAL_WRITE, &err));
	assert_int_equal(journal_count(j, query_new(j, &e_cpts), 9), 1);
}

/* The folder after a program was killed while it wrote: the journal, and beside it what takes the half-made change back. */
static void interrupt(void **state)
{
	struct err err = {0};
	journal *j = opened(state);
	for (int i = 0; i < 40; i++)
		kept(j, new_cpts(j, "Un"));
	OK(backed_up(j, at(state, "copie.carnet"), &err));
	journal_close(j);
	pid_t child = fork();
	if (!child) {
		sqlite3 *db;
		sqlite3_open(at(state, "journal.carnet"), &db);
		sqlite3_exec(db, "PRAGMA cache_size=1; PRAGMA cache_spill=1; BEGIN IMMEDIATE; UPDATE cpts SET notes=hex(randomblob(1900))", NULL, NULL, NULL);
		_exit(0);
	}
	assert_int_equal(waitpid(child, NULL, 0), child);
	assert_true(file_exists(at(state, "journal.carnet-journal")));
}

static void what_a_lost_journal_left_is_not_mixed_in(void **state)
{
	struct err err = {0};
	AUTO_PROBLEMS p = {0};
	journal *j;
	interrupt(state);
	unlink(at(state, "journal.carnet"));
	FAILS(journal_open(*state, &j, at(state, "journal.carnet"), JOURNAL_WRITE, &err), ERR_DATA, "is gone");
	assert_false(file_exists(at(state, "journal.carnet")));
	OK(journal_restore(at(state, "journal.carnet"), at(state, "copie.carnet"), &err));
	assert_true(file_exists(at(state, "journal.carnet-avant-restauration-journal")));
	OK(journal_open(*state, &j, at(state, "journal.carnet"), JOURNAL_WRITE, &err));
	OK(journal_health(j, &p, &err));
	assert_int_equal(p.count, 0);
	assert_int_equal(journal_count(j, query_new(j, &e_cpts), 99), 40);
	rename(at(state, "journal.carnet-avant-restauration-journal"), at(state, "autre.carnet-journal"));
	FAILS(backed_up(j, at(state, "autre.carnet"), &err), ERR_DATA, "is gone");
}

static void what_was_interrupted_is_kept_whole(void **state)
{
	struct err err = {0};
	journal *j;
	interrupt(state);
	OK(journal_restore(at(state, "journal.carnet"), at(state, "copie.carnet"), &err));
	assert_false(file_exists(at(state, "journal.carnet-journal")));
	OK(journal_open(*state, &j, at(state, "journal.carnet-avant-restauration"), JOURNAL_READ, &err));
	query *q = query_new(j, &e_cpts);
	query_where(q, "notes", OP_SET, (value){0});
	assert_int_equal(journal_count(j, q, 99), 0); /* the change that was cut short is taken back there too */
}

static void restored_over_damage(void **state)
{
	struct err err = {0};
	static const char *const damage[] = {"", "du texte, plus rien d’autre", "\0\0\0\0\0\0"};
	journal *j = opened(state);
	kept(j, new_cpts(j, "Un"));
	OK(backed_up(j, at(state, "copie.carnet"), &err));
	journal_close(j);
	for (size_t i = 0; i < LENGTH(damage); i++) {
		FILE *f = fopen(at(state, "journal.carnet"), i == 2 ? "r+" : "w");
		fwrite(damage[i], 1, i == 2 ? 6 : strlen(damage[i]), f);
		fclose(f);
		assert_int_equal(journal_open(*state, &j, at(state, "journal.carnet"), JOURNAL_WRITE, &err), ERR_DATA);
		err_clear(&err);
		OK(journal_restore(at(state, "journal.carnet"), at(state, "copie.carnet"), &err));
		j = opened(state);
		assert_int_equal(journal_count(j, query_new(j, &e_cpts), 9), 1);
		journal_close(j);
	}
}

static void bad_copies_are_refused(void **state)
{
	struct err err = {0};
	journal *j = opened(state);
	char *path = at(state, "journal.carnet"), *copy = at(state, "copie.carnet");
	kept(j, new_cpts(j, "Un"));
	FAILS(journal_restore(path, at(state, "absente"), &err), ERR_DATA, "");
	FAILS(journal_restore(path, *state, &err), ERR_DATA, "not an ordinary file");
	FAILS(journal_restore(path, path, &err), ERR_INPUT, "itself");
	OK(file_replace(copy, "", 0, 0600, &err));
	FAILS(journal_restore(path, copy, &err), ERR_DATA, "0 byte");
	OK(file_replace(copy, "du texte", 8, 0600, &err));
	FAILS(journal_restore(path, copy, &err), ERR_DATA, "not a carnet journal");
	unlink(copy);
	OK(backed_up(j, copy, &err));
	outside(copy, "PRAGMA user_version=99");
	FAILS(journal_restore(path, copy, &err), ERR_DATA, "newer");
	outside(copy, "PRAGMA user_version=3; CREATE TRIGGER spy AFTER INSERT ON cpts BEGIN DELETE FROM meeting; END");
	FAILS(journal_restore(path, copy, &err), ERR_DATA, "altered");
	outside(copy, "DROP TRIGGER spy; CREATE VIEW search_spy AS SELECT 1");
	FAILS(journal_restore(path, copy, &err), ERR_DATA, "altered");
	outside(copy, "DROP VIEW search_spy; DROP TRIGGER cpts_find_0");
	FAILS(journal_restore(path, copy, &err), ERR_DATA, "altered");
	unlink(copy);
	OK(backed_up(j, copy, &err));
	assert_int_equal(truncate(copy, 100000), 0);
	FAILS(journal_restore(path, copy, &err), ERR_DATA, "damaged");
	assert_int_equal(journal_count(j, query_new(j, &e_cpts), 9), 1);
	assert_false(file_exists(at(state, "journal.carnet-avant-restauration")));
}

/* Daily copies. */

static void daily(void **state)
{
	struct err err = {0};
	AUTO_CTX(tmp);
	journal *j = opened(state);
	char *stamp, *path = at(state, "journal.carnet"), *last;
	kept(j, new_cpts(j, "Un"));
	assert_null(journal_backup_last(tmp, path, &stamp));
	assert_null(stamp);
	OK(journal_backup_daily(path, &err));
	last = journal_backup_last(tmp, path, &stamp);
	assert_string_equal(last, at(state, "backups/journal-2026-11-21.carnet"));
	assert_int_equal(strlen(stamp), 24);
	struct stat a, b;
	assert_int_equal(stat(last, &a), 0);
	kept(j, new_cpts(j, "Deux"));
	OK(journal_backup_daily(path, &err));
	assert_int_equal(stat(last, &b), 0);
	assert_int_equal(a.st_ino, b.st_ino); /* once a day */
}

static void a_copy_of_a_day_to_come_stops_none(void **state)
{
	struct err err = {0};
	char *stamp;
	journal *j = opened(state);
	kept(j, new_cpts(j, "Un"));
	OK(dir_make(at(state, "backups"), 0700, &err));
	OK(backed_up(j, at(state, "backups/journal-2030-01-01.carnet"), &err));
	assert_null(journal_backup_last(j, journal_path(j), &stamp));
	OK(journal_backup_daily(journal_path(j), &err));
	assert_true(file_exists(at(state, "backups/journal-2026-11-21.carnet")));
	assert_true(file_exists(at(state, "backups/journal-2030-01-01.carnet")));
}

static void old_daily_copies_go(void **state)
{
	struct err err = {0};
	AUTO_CTX(tmp);
	opened(state);
	OK(dir_make(at(state, "backups"), 0700, &err));
	for (int day = 1; day <= 20; day++)
		OK(file_replace(mem_printf(tmp, "%s/backups/journal-2026-11-%02d.carnet", (char *)*state, day), "x", 1, 0600, &err));
	for (int month = 1; month <= 10; month++)
		OK(file_replace(mem_printf(tmp, "%s/backups/journal-2026-%02d-15.carnet", (char *)*state, month), "x", 1, 0600, &err));
	OK(file_replace(at(state, "backups/notes.txt"), "x", 1, 0600, &err));
	OK(journal_backup_daily(at(state, "journal.carnet"), &err));
	static const char *const stay[] = {"11-21", "11-20", "11-19", "11-18", "11-17", "11-16", "11-15", "11-08", "11-01", "10-15", "09-15"};
	for (size_t i = 0; i < LENGTH(stay); i++)
		assert_true(file_exists(mem_printf(tmp, "%s/backups/journal-2026-%s.carnet", (char *)*state, stay[i])));
	static const char *const go[] = {"11-14", "11-13", "11-07", "08-15", "01-15"};
	for (size_t i = 0; i < LENGTH(go); i++)
		assert_false(file_exists(mem_printf(tmp, "%s/backups/journal-2026-%s.carnet", (char *)*state, go[i])));
	assert_true(file_exists(at(state, "backups/notes.txt")));
}

static void daily_copies_fit_in_their_room(void **state)
{
	struct err err = {0};
	AUTO_CTX(tmp);
	opened(state);
	OK(dir_make(at(state, "backups"), 0700, &err));
	for (int day = 17; day <= 20; day++) {
		char *path = mem_printf(tmp, "%s/backups/journal-2026-11-%02d.carnet", (char *)*state, day);
		OK(file_replace(path, "x", 1, 0600, &err));
		assert_int_equal(truncate(path, 90 << 20), 0); /* holes: nothing is written */
	}
	OK(journal_backup_daily(at(state, "journal.carnet"), &err));
	assert_true(file_exists(at(state, "backups/journal-2026-11-21.carnet")));
	assert_true(file_exists(at(state, "backups/journal-2026-11-19.carnet")));
	assert_false(file_exists(at(state, "backups/journal-2026-11-18.carnet")));
}

static void no_daily_copy_of_damage(void **state)
{
	struct err err = {0};
	char *stamp;
	OK(file_replace(at(state, "journal.carnet"), "du texte", 8, 0600, &err));
	FAILS(journal_backup_daily(at(state, "journal.carnet"), &err), ERR_DATA, "not a carnet journal");
	assert_null(journal_backup_last(*state, at(state, "journal.carnet"), &stamp));
}

/* Drafts. */

static void drafts_are_kept_apart(void **state)
{
	struct err err = {0};
	struct stat st;
	draft *list;
	size_t n;
	journal *j = opened(state), *other = opened(state);
	char *key = draft_new_key(j, &e_meeting, 0);
	OK(draft_list(j, j, "", &list, &n, &err));
	assert_int_equal(n, 0);
	assert_false(file_exists(at(state, "journal.carnet-drafts")));
	draft_field first[] = {{"title", "Conseil d’adm"}, {"date", "3/1"}}, second[] = {{"title", "x"}};
	OK(draft_put(j, key, first, 2, &err));
	OK(draft_put(other, "expense/12", second, 1, &err));
	assert_int_equal(stat(at(state, "journal.carnet-drafts"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_true(journal_empty(j));
	OK(draft_list(j, j, "", &list, &n, &err));
	assert_int_equal(n, 2);
	OK(draft_list(j, j, "meeting/", &list, &n, &err));
	assert_int_equal(n, 1);
	assert_string_equal(list[0].key, key);
	assert_int_equal(list[0].count, 2);
	assert_string_equal(list[0].fields[1].name, "date");
	assert_string_equal(list[0].fields[1].typed, "3/1");
	assert_string_equal(list[0].at, "2026-11-21T09:00:00.000Z");
	OK(draft_put(j, key, second, 1, &err));
	OK(draft_list(other, j, "meeting/", &list, &n, &err));
	assert_int_equal(list[0].count, 1);
	OK(draft_drop(j, key, &err));
	OK(draft_list(j, j, "meeting/", &list, &n, &err));
	assert_int_equal(n, 0);
	assert_string_not_equal(draft_new_key(j, &e_meeting, 0), key);
}

static void a_damaged_drafts_file_is_put_aside(void **state)
{
	struct err err = {0};
	draft *list;
	size_t n;
	draft_field one[] = {{"title", "x"}};
	journal *j = opened(state);
	OK(file_replace(at(state, "journal.carnet-drafts"), "du texte à la place d’une base de données", 42, 0600, &err));
	OK(draft_put(j, "meeting/1", one, 1, &err));
	OK(draft_list(j, j, "", &list, &n, &err));
	assert_int_equal(n, 1);
	assert_true(file_exists(at(state, "journal.carnet-drafts-abime")));
}

static void drafts_that_cannot_be_written_say_so(void **state)
{
	struct err err = {0};
	draft *list;
	size_t n;
	draft_field one[] = {{"title", "x"}};
	journal *j = opened(state);
	OK(dir_make(at(state, "journal.carnet-drafts"), 0700, &err));
	assert_int_equal(draft_put(j, "meeting/1", one, 1, &err), ERR_DATA);
	assert_non_null(err.todo);
	err_clear(&err);
	assert_int_equal(draft_list(j, j, "", &list, &n, &err), ERR_DATA);
	err_clear(&err);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_in_folder(a_file_is_kept_and_read),
		test_in_folder(bodies_stay_out_of_history_and_come_back),
		test_in_folder(a_body_goes_when_no_undo_needs_it),
		test_in_folder(bad_files),
		test_in_folder(a_copy_opens_and_is_private),
		test_in_folder(a_copy_from_a_journal_opened_to_read),
		test_in_folder(copies_never_write_over_something_else),
		test_in_folder(another_journal_is_kept_beside),
		test_in_folder(restored),
		test_in_folder(restored_where_there_is_none),
		test_in_folder(what_a_lost_journal_left_is_not_mixed_in),
		test_in_folder(what_was_interrupted_is_kept_whole),
		test_in_folder(restored_over_damage),
		test_in_folder(bad_copies_are_refused),
		test_in_folder(daily),
		test_in_folder(old_daily_copies_go),
		test_in_folder(a_copy_of_a_day_to_come_stops_none),
		test_in_folder(daily_copies_fit_in_their_room),
		test_in_folder(no_daily_copy_of_damage),
		test_in_folder(drafts_are_kept_apart),
		test_in_folder(a_damaged_drafts_file_is_put_aside),
		test_in_folder(drafts_that_cannot_be_written_say_so),
	};
	tests_start();
	return cmocka_run_group_tests_name("journal/keep", tests, NULL, NULL);
}
