// SPDX-License-Identifier: EUPL-1.2
/* Every saved old journal, opened, ends equal to a fresh one and keeps its rows.
   With a file name, writes a journal of the present version with rows in every table instead of testing: once a version, before it is published,
   build/tests/unit/journal/test_migrate tests/data/journal-v1.carnet; never over one that is there. */
#include "support.h"

#include "../../../src/journal/internal.h"
#include <carnet/journal/find.h>
#include <glob.h>
#include <stdio.h>
#include <sys/stat.h>

/* A row with every field filled, references to the first row, none to itself. */
static const char *sample(const entity *e, const field *f)
{
	static const struct {
		const field_type *type;
		const char *typed;
	} values[] = {
		{&t_date, "2026-12-03"},
		{&t_time, "18:30"},
		{&t_duration, "1h"},
		{&t_money, "12,50"},
		{&t_distance, "46"},
		{&t_rate, "0,4"},
		{&t_integer, "7"},
		{&t_boolean, "oui"},
		{&t_score, "2"},
		{&t_email, "a@b.fr"},
		{&t_phone, "01 99 00 12 34"},
		{&t_text, "Texte œuvré"},
		{&t_prose, "Première ligne\nSeconde ligne"},
		{&t_month_day, "1/9"},
		{&t_dated_count, "2"},
	};
	if (f->type == &t_choice)
		return f->opt.choices[0].word;
	if (f->type == &t_reference)
		return entity_named(f->opt.ref) == e ? "" : "1";
	for (size_t i = 0; i < LENGTH(values); i++)
		if (f->type == values[i].type)
			return values[i].typed;
	return "";
}

static record *full(journal *j, const entity *e)
{
	struct err err = {0};
	record *r = record_new(j, e);
	for (size_t i = 0; i < e->nfields; i++)
		if (!(e->fields[i].flags & F_KEPT))
			OK(journal_type(j, r, &e->fields[i], sample(e, &e->fields[i]), &err));
	return r;
}

static void write_full_journal(const char *path)
{
	struct err err = {0};
	journal *j;
	char *label;
	const char *first = NULL;
	int64_t id;
	OK(journal_open(NULL, &j, path, JOURNAL_WRITE, &err));
	for (const entity *const *e = entities; *e; e++) {
		record *r = full(j, *e);
		if (*e == &e_attachment) {
			record_set(r, "owner", value_text(r, first));
			record_set(r, "content", (value){V_BLOB, 0, "bonjour", 7});
		}
		kept(j, r);
		if (*e == &e_cpts)
			first = r->uid;
	}
	OK(attach_file(j, first, "plan.txt", "text/plain", "bonjour", 7, &id, &err));
	kept(j, full(j, &e_contact));
	OK(journal_undo(j, j, &label, &err));
	OK(sql_script(&j->sql, "VACUUM", &err));
	journal_close(j);
}

static int64_t number(journal *j, const char *text)
{
	struct err err = {0};
	int64_t n = -1;
	OK(sql_int(&j->sql, &n, &err, text, NULL));
	return n;
}

static void assert_like_fresh(journal *j)
{
	struct err err = {0};
	AUTO_PROBLEMS p = {0};
	struct sql fresh;
	OK(journal_health(j, &p, &err)); /* its schema is held against a fresh one word for word, columns apart */
	for (size_t i = 0; i < p.count; i++)
		print_error("%s\n", p.list[i].what);
	assert_int_equal(p.count, 0);
	OK(migrate_fresh(&fresh, &err));
	AUTO_ROWS r = {0};
	static const char columns[] = "SELECT group_concat(said, char(10)) FROM (SELECT t.name || ' ' || c.cid || ' ' || c.name || ' ' || c.type || "
	                              "' ' || c.\"notnull\" || ' ' || "
				      "ifnull(c.dflt_value, '') || ' ' || c.pk AS said FROM sqlite_schema t, pragma_table_xinfo(t.name) c WHERE "
	                              "t.type = 'table' ORDER BY t.name, c.cid)";
	OK(sql_query(&r, &fresh, &err, columns, NULL));
	assert_int_equal(rows_next(&r, &err), 1);
	AUTO_ROWS o = {0};
	OK(sql_query(&o, &j->sql, &err, columns, NULL));
	assert_int_equal(rows_next(&o, &err), 1);
	assert_string_equal((const char *)sqlite3_column_text(o.st, 0), (const char *)sqlite3_column_text(r.st, 0));
	rows_done(&r);
	sql_close(&fresh);
	assert_int_equal(number(j, "PRAGMA user_version"), SCHEMA_VERSION);
}

static char *copied(void **state, const char *from)
{
	struct err err = {0};
	char *data, *path = path_join(*state, *state, "journal.carnet");
	size_t len;
	OK(file_read(*state, &data, &len, from, 1 << 26, &err));
	OK(file_replace(path, data, len, 0600, &err));
	return path;
}

static void saved_journals_open(void **state)
{
	glob_t found;
	assert_int_equal(glob("tests/data/journal-v*.carnet", 0, NULL, &found), 0);
	assert_int_equal(found.gl_pathc, SCHEMA_VERSION); /* one a version: see the top of this file */
	for (size_t i = 0; i < found.gl_pathc; i++) {
		struct err err = {0};
		journal *j;
		record *r;
		char *label, *data;
		size_t len;
		OK(journal_open(*state, &j, copied(state, found.gl_pathv[i]), JOURNAL_WRITE, &err));
		assert_like_fresh(j);
		for (const entity *const *e = entities; *e; e++)
			OK(journal_get(j, j, &r, *e, 1, &err));
		OK(attachment_read(j, j, 2, &data, &len, &err));
		assert_string_equal(data, "bonjour");
		OK(journal_redo(j, j, &label, &err)); /* history goes on across versions */
		OK(journal_undo(j, j, &label, &err));
		journal_close(j);
	}
	globfree(&found);
}

static int64_t count_in(const char *path, const char *text)
{
	struct err err = {0};
	struct sql s;
	int64_t n = -1;
	OK(sql_open(&s, path, SQLITE_OPEN_READWRITE, &err));
	OK(sql_int(&s, &n, &err, text, NULL));
	sql_close(&s);
	return n;
}

/* The index that says what the records say is kept as it is, any other is made anew. */
static void the_index_follows(void **state)
{
	static const char *const cases[] = {"SELECT 1", "INSERT INTO search(search) VALUES('delete-all')", "DROP TABLE search",
	                                    "INSERT INTO search(rowid, title, body) VALUES(7, 'de trop', '')"};
	static const char index[] = "SELECT sum(id * length(block)) FROM search_data";
	char *path = copied(state, "tests/data/journal-v2.carnet");
	int64_t before = count_in(path, index);
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct err err = {0};
		struct sql s;
		journal *j;
		hits *found;
		OK(sql_open(&s, copied(state, "tests/data/journal-v2.carnet"), SQLITE_OPEN_READWRITE, &err));
		OK(sql_script(&s, cases[i], &err));
		sql_close(&s);
		OK(journal_open(*state, &j, path, JOURNAL_WRITE, &err));
		assert_like_fresh(j);
		assert_false(journal_hurt(j));
		assert_int_equal(number(j, index) == before, i == 0);
		OK(journal_find(j, j, "œuvré", 50, &found, &err));
		assert_true(found->count > 5);
		journal_close(j);
	}
}

/* What a later version will find: a file without some of the present tables, columns, indexes and triggers. */
static journal *older(void **state)
{
	struct err err = {0};
	journal *j;
	char *path = path_join(*state, *state, "journal.carnet");
	write_full_journal(path);
	OK(journal_open(*state, &j, path, JOURNAL_WRITE, &err));
	OK(sql_script(
		&j->sql,
		"DROP TRIGGER contact_find_0; DROP TRIGGER contact_find_1; DROP TRIGGER contact_find_2; DROP VIEW contact_search; DROP VIEW search_text;"
		"ALTER TABLE contact DROP COLUMN notes; DROP TABLE search; DROP TABLE mark; DROP INDEX meeting_date; DROP TRIGGER meeting_rule_0; "
	        "DROP TRIGGER cpts_find_0;"
		"CREATE TRIGGER old_rule BEFORE INSERT ON cpts BEGIN SELECT 1; END; CREATE INDEX old_index ON cpts(region); DROP TABLE content_sum; PRAGMA user_version=0",
		&err));
	return j;
}

static void an_older_one_becomes_current(void **state)
{
	struct err err = {0};
	record *r;
	struct stat st;
	journal *j = older(state);
	OK(migrate_to_current(j, 0, &err));
	assert_like_fresh(j);
	OK(journal_get(j, j, &r, &e_contact, 1, &err));
	assert_string_equal(record_text(r, "name"), "Texte œuvré");
	assert_int_equal(record_get(r, "notes")->kind, V_NULL);
	assert_int_equal(number(j, "SELECT count(*) FROM mark"), 0);
	assert_int_equal(stat(path_join(*state, *state, "journal.carnet-v0"), &st), 0); /* the old one stays beside */
	assert_int_equal(st.st_mode & 0777, 0600);
}

static void a_failing_migration_leaves_the_old_one(void **state)
{
	struct err err = {0};
	journal *j = older(state);
	OK(sql_script(&j->sql, "CREATE TABLE contact_cpts_name(x); DROP INDEX contact_cpts; CREATE TABLE contact_cpts(x)", &err));
	int64_t before = number(j, "SELECT count(*) FROM sqlite_schema");
	assert_int_equal(migrate_to_current(j, 0, &err), ERR_DATA);
	assert_non_null(err.todo);
	err_clear(&err);
	assert_int_equal(number(j, "PRAGMA user_version"), 0);
	assert_int_equal(number(j, "SELECT count(*) FROM sqlite_schema"), before);
	assert_int_equal(number(j, "SELECT count(*) FROM contact"), 1);
}

/* Its rows go on, with the column; the check says what became of the table. */
static void a_column_of_another_is_kept(void **state)
{
	struct err err = {0};
	AUTO_PROBLEMS p = {0};
	record *r;
	journal *j = older(state);
	OK(sql_script(&j->sql, "ALTER TABLE payer ADD COLUMN theirs TEXT DEFAULT 'à eux'", &err));
	OK(migrate_to_current(j, 0, &err));
	OK(journal_get(j, j, &r, &e_payer, 1, &err));
	assert_string_equal(record_text(r, "name"), "Texte œuvré");
	assert_int_equal(number(j, "SELECT count(*) FROM payer WHERE theirs='à eux'"), 1);
	OK(journal_health(j, &p, &err));
	assert_int_equal(p.count, 1);
	assert_non_null(strstr(p.list[0].what, "“payer”"));
}

static void done_meanwhile_by_another(void **state)
{
	struct err err = {0};
	journal *j = older(state), *other;
	OK(migrate_to_current(j, 0, &err));
	OK(journal_open(*state, &other, journal_path(j), JOURNAL_WRITE, &err));
	OK(migrate_to_current(other, 0, &err)); /* as if it had seen the old version a moment before */
	assert_like_fresh(other);
}

static void a_reader_makes_it_current_too(void **state)
{
	struct err err = {0};
	struct stat st;
	journal *j = older(state), *reader;
	char *path = mem_dup(*state, journal_path(j));
	journal_close(j);
	OK(journal_open(*state, &reader, path, JOURNAL_READ, &err));
	assert_like_fresh(reader);
	assert_false(journal_writable(reader));
	assert_int_equal(stat(mem_printf(*state, "%s-v0", path), &st), 0);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		test_in_folder(saved_journals_open),
		test_in_folder(the_index_follows),
		test_in_folder(an_older_one_becomes_current),
		test_in_folder(a_failing_migration_leaves_the_old_one),
		test_in_folder(a_column_of_another_is_kept),
		test_in_folder(done_meanwhile_by_another),
		test_in_folder(a_reader_makes_it_current_too),
	};
	tests_start();
	if (argc > 1) {
		write_full_journal(argv[1]);
		return 0;
	}
	return cmocka_run_group_tests_name("journal/migrate", tests, NULL, NULL);
}
