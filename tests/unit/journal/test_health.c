// SPDX-License-Identifier: EUPL-1.2
/* What carnet check tells of a journal. */
#include "keep.h"

#include <carnet/journal/find.h>
#include <carnet/journal/keep.h>
#include <stdio.h>

static void assert_ill(journal *j, const char *words)
{
	struct err err = {0};
	AUTO_PROBLEMS p = {0};
	OK(journal_health(j, &p, &err));
	for (size_t i = 0; i < p.count; i++) {
		AUTO_CTX(tmp);
		assert_non_null(p.list[i].todo);
		if (strstr(err_text(tmp, &p.list[i]), words))
			return;
	}
	fail_msg("%s: %zu problems, %s", words, p.count, p.count ? p.list[0].what : "");
}

static void sound(void **state)
{
	struct err err = {0};
	AUTO_PROBLEMS p = {0};
	journal *j = opened(state);
	kept(j, new_cpts(j, "Un"));
	kept(j, typed(j, j, &e_meeting, "title", "CA", "date", "2026-12-03", "cpts", "1", NULL));
	OK(journal_health(j, &p, &err));
	assert_int_equal(p.count, 0);
	journal_close(j);
	OK(journal_open(*state, &j, at(state, "journal.carnet"), JOURNAL_READ, &err));
	OK(journal_health(j, &p, &err));
	assert_int_equal(p.count, 0);
}

static void ill(void **state)
{
	static const struct {
		const char *sql, *words;
	} cases[] = {
		{"DROP TRIGGER meeting_rule_1; UPDATE meeting SET cpts=NULL", "meeting.mandate (1)"},
		{"PRAGMA ignore_check_constraints=1; UPDATE meeting SET kind='goûter'", "meeting.kind (1)"},
		{"UPDATE meeting SET cpts=77", "no longer exists"},
		{"UPDATE cpts SET name=''", "cpts.name (1)"},
		{"CREATE TRIGGER spy AFTER INSERT ON cpts BEGIN SELECT 1; END", "“spy” was added"},
		{"CREATE TABLE carnet_extra(x)", "“carnet_extra” was added"},
		{"DROP INDEX meeting_date", "“meeting_date” is missing"},
		{"ALTER TABLE contact ADD COLUMN extra TEXT", "“contact” was added to the journal, or changed"},
		{"PRAGMA writable_schema=ON; "
	         "UPDATE sqlite_schema SET sql=replace(sql,' CONSTRAINT \"meeting.date\" CHECK(\"date\" IS date(\"date\",''+0 days''))','') "
	         "WHERE name='meeting'",
	         "“meeting” was added to the journal, or changed"},
		{"INSERT INTO cpts(id, name) VALUES(134217728, 'Trop')", "cpts (134217728)"},
		{"DROP TRIGGER cpts_find_1; UPDATE cpts SET name='Autre'", "search index"},
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		journal *j = opened(state);
		kept(j, new_cpts(j, "Un"));
		kept(j, typed(j, j, &e_meeting, "title", "CA", "date", "2026-12-03", "cpts", "1", NULL));
		journal_close(j);
		outside(at(state, "journal.carnet"), cases[i].sql);
		j = opened(state);
		assert_ill(j, cases[i].words);
		journal_close(j);
		unlink(at(state, "journal.carnet"));
	}
}

/* Its tables are FTS5's own: their words are those of whichever SQLite made them. */
static void another_sqlite_made_the_index(void **state)
{
	struct err err = {0};
	AUTO_PROBLEMS p = {0};
	journal_close(opened(state));
	outside(at(state, "journal.carnet"),
	        "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql=replace(sql, '''', '\"') WHERE name IN('search_data', 'search_config')");
	OK(journal_health(opened(state), &p, &err));
	assert_int_equal(p.count, 0);
}

static void the_search_index_is_made_anew(void **state)
{
	struct err err = {0};
	AUTO_PROBLEMS p = {0}, after = {0};
	hits *found;
	journal *j = opened(state);
	kept(j, new_cpts(j, "Orge"));
	OK(sql_script(&j->sql, "INSERT INTO search(search) VALUES('delete-all')", &err));
	OK(journal_health(j, &p, &err));
	assert_int_equal(p.count, 1);
	assert_int_equal(p.errors, 0);
	OK(journal_find(j, j, "orge", 5, &found, &err));
	assert_int_equal(found->count, 1);
	OK(journal_health(j, &after, &err));
	assert_int_equal(after.count, 0);
}

static void a_lost_content_is_told(void **state)
{
	struct err err = {0};
	int64_t id;
	journal *j = opened(state);
	record *c = new_cpts(j, "Un");
	kept(j, c);
	OK(attach_file(j, c->uid, "billet.pdf", NULL, "x", 1, &id, &err));
	OK(sql_script(&j->sql, "UPDATE attachment_body SET content=x'00'", &err));
	assert_ill(j, "“billet.pdf” is no longer the file");
	OK(sql_script(&j->sql, "DELETE FROM attachment_body", &err));
	assert_ill(j, "“billet.pdf” is not in the journal");
	OK(sql_script(&j->sql, "UPDATE attachment SET owner='personne'", &err));
	assert_ill(j, "attachment.owner (1)");
}

static void what_is_not_done_again_goes(void **state)
{
	struct err err = {0};
	int64_t id, bodies;
	char *label;
	journal *j = opened(state);
	record *c = new_cpts(j, "Deux");
	kept(j, c);
	OK(attach_file(j, c->uid, "scan.pdf", NULL, "x", 1, &id, &err));
	OK(journal_undo(j, j, &label, &err));
	kept(j, new_cpts(j, "Un"));
	OK(sql_int(&j->sql, &bodies, &err, "SELECT count(*) FROM attachment_body", NULL));
	assert_int_equal(bodies, 0);
}

static void unreadable_is_not_empty(void **state)
{
	struct err err = {0};
	journal *j = opened(state);
	OK(sql_script(&j->sql, "DROP TABLE training", &err));
	assert_false(journal_empty(j));
}

static void damaged_pages(void **state)
{
	journal *j = opened(state);
	kept(j, new_cpts(j, "Un"));
	journal_close(j);
	FILE *f = fopen(at(state, "journal.carnet"), "r+");
	char zeros[4096] = {0};
	fseek(f, 4096 * 63, SEEK_SET); /* tables without a record, none of the schema */
	for (int i = 0; i < 12; i++)
		fwrite(zeros, 1, sizeof zeros, f);
	fclose(f);
	j = opened(state);
	assert_ill(j, "damaged");
}

static void a_number_too_large_is_nobody_else(void **state)
{
	struct err err = {0};
	hits *found;
	journal *j = opened(state);
	record *m = typed(j, j, &e_cpts, "name", "Haute", NULL);
	kept(j, m);
	/* 2^27 × (number + 1) + 1 reads as another kind's first record, and a day later */
	OK(sql_script(&j->sql, "INSERT INTO cpts(id, name) VALUES((1 << 27) * 31 + 1, 'Lointaine')", &err));
	OK(journal_find(j, j, "lointaine", 5, &found, &err));
	assert_int_equal(found->count, 0);
	OK(journal_find(j, j, "haute", 5, &found, &err));
	assert_int_equal(found->count, 1);
}

static void a_name_that_is_no_column_is_refused(void **state)
{
	struct err err = {0};
	journal *j = opened(state);
	assert_int_equal(sql_script(&j->sql, "SELECT \"nosuch\"", &err), ERR_DATA);
	assert_non_null(strstr(err.what, "nosuch"));
	err_clear(&err);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_in_folder(sound),
		test_in_folder(ill),
		test_in_folder(another_sqlite_made_the_index),
		test_in_folder(the_search_index_is_made_anew),
		test_in_folder(a_lost_content_is_told),
		test_in_folder(what_is_not_done_again_goes),
		test_in_folder(unreadable_is_not_empty),
		test_in_folder(damaged_pages),
		test_in_folder(a_number_too_large_is_nobody_else),
		test_in_folder(a_name_that_is_no_column_is_refused),
	};
	tests_start();
	return cmocka_run_group_tests_name("journal/health", tests, NULL, NULL);
}
