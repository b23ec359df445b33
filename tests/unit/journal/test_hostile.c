// SPDX-License-Identifier: EUPL-1.2
/* Journals made to do harm: whatever is in the file, it is opened or refused with a sentence, without crash nor endless work, and what is not ours
   is told by the check. */
#include "support.h"

#include <carnet/journal/keep.h>
#include <sqlite3.h>
#include <stdio.h>

#define ENDLESS "(WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n)"
#define PUT_BY_ANOTHER "Another program has put"

static void sql(const char *path, const char *text)
{
	sqlite3 *db;
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	if (sqlite3_exec(db, text, NULL, NULL, NULL))
		fail_msg("%s", sqlite3_errmsg(db));
	sqlite3_close(db);
}

/* The columns of the table of CPTS, each from what is given, and a list of their names. */
static char *columns(const void *parent, const char *from)
{
	strbuf *b = sb_new(parent);
	static const char *const common[] = {"id", "uid", "created", "updated"};
	for (size_t i = 0; i < LENGTH(common); i++)
		sb_addf(b, "%s%s \"%s\"", i ? "," : "", from, common[i]);
	for (size_t i = 0; i < e_cpts.nfields; i++)
		if (e_cpts.fields[i].type->sql)
			sb_addf(b, ",%s \"%s\"", from, e_cpts.fields[i].name);
	return b->s;
}

static void endless_view(const char *path)
{
	AUTO_CTX(tmp);
	sql(path, mem_printf(tmp, "PRAGMA foreign_keys=0; ALTER TABLE cpts RENAME TO cpts_old; "
	                          "CREATE VIEW cpts AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT %s FROM n",
	                     columns(tmp, "x AS")));
}
static void plain_view(const char *path)
{
	sql(path, "PRAGMA foreign_keys=0; ALTER TABLE cpts RENAME TO cpts_old; CREATE VIEW cpts AS SELECT * FROM cpts_old");
}
static void other_view(const char *path)
{
	sql(path, "CREATE VIEW names AS SELECT name FROM cpts");
}
static void virtual_table(const char *path)
{
	AUTO_CTX(tmp);
	sql(path, mem_printf(tmp, "PRAGMA foreign_keys=0; ALTER TABLE cpts RENAME TO cpts_old; CREATE VIRTUAL TABLE cpts USING fts5(%s)",
	                     columns(tmp, "")));
}
static void virtual_table_in_other_letters(const char *path)
{
	AUTO_CTX(tmp);
	sql(path, mem_printf(tmp, "PRAGMA foreign_keys=0; ALTER TABLE cpts RENAME TO cpts_old; CREATE VIRTUAL TABLE \"CPTS\" USING fts5(%s)",
	                     columns(tmp, "")));
}
static void respaced(const char *path, const char *kind)
{
	AUTO_CTX(tmp);
	sql(path, mem_printf(tmp, "PRAGMA writable_schema=1; UPDATE sqlite_schema SET sql=replace(sql,'CREATE %s','CREATE/**/%s') WHERE name='cpts'", kind, kind));
}
static void virtual_table_spaced_otherwise(const char *path)
{
	virtual_table(path);
	respaced(path, "VIRTUAL");
}
static void view_spaced_otherwise(const char *path)
{
	plain_view(path);
	respaced(path, "VIEW");
}
static void view_for_the_index(const char *path)
{
	sql(path, "PRAGMA writable_schema=1; UPDATE sqlite_schema SET type='view', rootpage=0, sql='CREATE VIEW search_data(id,block) AS SELECT a.id, "
	          "b.notes FROM cpts a, cpts b, cpts c' WHERE name='search_data'");
}
static void crossing_trigger(const char *path)
{
	static const char ten[] = "(VALUES(1),(2),(3),(4),(5),(6),(7),(8),(9),(10))";
	AUTO_CTX(tmp);
	strbuf *b = sb_new(tmp);
	for (int i = 0; i < 12; i++)
		sb_addf(b, "%s%s", i ? "," : "", ten);
	sql(path, mem_printf(tmp, "CREATE TRIGGER evil AFTER INSERT ON cpts BEGIN UPDATE cpts SET population = (SELECT count(*) FROM %s) WHERE id = NEW.id; END",
	                     b->s));
}
static void trigger_under_another_type(const char *path)
{
	sql(path, "CREATE TRIGGER evil AFTER INSERT ON cpts BEGIN DELETE FROM cpts; END; PRAGMA writable_schema=1; "
	          "UPDATE sqlite_schema SET type='index' WHERE name='evil'");
}
static void trigger_in_the_place_of_ours(const char *path)
{
	sql(path, "DROP TRIGGER cpts_rule_1; CREATE TRIGGER cpts_rule_1 BEFORE UPDATE ON cpts BEGIN DELETE FROM cpts; END");
}
static void view_in_the_place_of_ours(const char *path)
{
	sql(path, "DROP VIEW cpts_search; CREATE VIEW Cpts_Search(id,row,title,body) AS SELECT a.id, 1, b.name, c.name FROM cpts a, cpts b, cpts c");
}
static void table_in_the_place_of_a_view(const char *path)
{
	sql(path, "DROP VIEW index_put; CREATE TABLE index_put(id, row, title, body)");
}
static void endless_trigger(const char *path)
{
	sql(path, "CREATE TRIGGER evil AFTER INSERT ON cpts BEGIN UPDATE cpts SET notes = " ENDLESS " WHERE id = NEW.id; END");
}
static void trigger_on_itself(const char *path)
{
	sql(path, "CREATE TRIGGER evil AFTER INSERT ON cpts BEGIN INSERT INTO cpts(uid, created, updated, name) "
	          "VALUES(NEW.uid || 'x', NEW.created, NEW.updated, NEW.name); END");
}
static void trigger_that_loads(const char *path)
{
	sql(path, "CREATE TRIGGER evil AFTER INSERT ON cpts BEGIN SELECT load_extension('/tmp/evil.so'); END");
}
static void trigger_with_our_functions(const char *path)
{
	sql(path, "CREATE TRIGGER evil AFTER INSERT ON cpts BEGIN SELECT fold(NEW.name); END");
}
static void huge_text(const char *path)
{
	sql(path, "PRAGMA ignore_check_constraints=1; UPDATE cpts SET notes = hex(zeroblob(20000000))");
}
static void huge_schema(const char *path)
{
	AUTO_CTX(tmp);
	strbuf *b = sb_new(tmp);
	sb_add(b, "BEGIN;");
	for (int i = 0; i < 1000; i++)
		sb_addf(b, "CREATE TABLE t%d(a, b, c, d, e, f, g, h UNIQUE);", i);
	sb_add(b, "COMMIT;");
	sql(path, b->s);
}
static void table_taken_away(const char *path)
{
	sql(path, "PRAGMA foreign_keys=0; DROP TABLE meeting");
}
static void column_taken_away(const char *path)
{
	sql(path, "PRAGMA foreign_keys=0; ALTER TABLE cpts RENAME COLUMN name TO nom");
}
static void other_kind(const char *path)
{
	sql(path, "PRAGMA application_id=5");
}
static void ours_by_its_mark_only(const char *path)
{
	unlink(path);
	sql(path, "PRAGMA application_id=0x43415254; PRAGMA user_version=1; CREATE TABLE cpts(id INTEGER PRIMARY KEY, x); "
	          "CREATE VIEW meeting AS SELECT " ENDLESS);
}
static void negative_version(const char *path)
{
	sql(path, "PRAGMA user_version=-7");
}

/* A text of 140013 (70 000 letters) in the head of a row, on three bytes, becomes one of 2 GB on five. */
static void declares_two_gigabytes(const char *path)
{
	static const char is[] = "\x88\xc5\x6d", says[] = "\x90\x80\x80\x80\x0b";
	AUTO_CTX(tmp);
	struct err err = {0};
	char *bytes;
	size_t len, at = 0;
	sql(path, "UPDATE cpts SET notes = printf('%.70000c', 'z')");
	OK(file_read(tmp, &bytes, &len, path, 1 << 24, &err));
	while (at + 5 < len && memcmp(bytes + at, is, 3))
		at++;
	assert_true(at + 5 < len);
	memcpy(bytes + at, says, 5);
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, len, f), len);
	fclose(f);
}

/* What each step says; NULL: it is done. */
static const struct hostile {
	const char *name;
	void (*make)(const char *path);
	const char *open, *read, *write, *check;
	bool value; /* only a value is out of bounds: as a copy it is better than nothing */
} hostiles[] = {
	{"a view without end for a table", endless_view, PUT_BY_ANOTHER, NULL, NULL, NULL},
	{"a plain view for a table", plain_view, PUT_BY_ANOTHER, NULL, NULL, NULL},
	{"another view", other_view, NULL, NULL, NULL, "names"},
	{"a virtual table for ours", virtual_table, PUT_BY_ANOTHER, NULL, NULL, NULL},
	{"a virtual table in other letters", virtual_table_in_other_letters, PUT_BY_ANOTHER, NULL, NULL, NULL},
	{"a virtual table whose text is spaced otherwise", virtual_table_spaced_otherwise, PUT_BY_ANOTHER, NULL, NULL, NULL},
	{"a view whose text is spaced otherwise", view_spaced_otherwise, PUT_BY_ANOTHER, NULL, NULL, NULL},
	{"a view for a table of the index", view_for_the_index, PUT_BY_ANOTHER, NULL, NULL, NULL},
	{"a trigger without end", endless_trigger, NULL, NULL, PUT_BY_ANOTHER, "evil"},
	{"a trigger of a million million rows", crossing_trigger, NULL, NULL, PUT_BY_ANOTHER, "evil"},
	{"a trigger that loads a program", trigger_that_loads, NULL, NULL, PUT_BY_ANOTHER, "evil"},
	{"a trigger that fires itself", trigger_on_itself, NULL, NULL, PUT_BY_ANOTHER, "evil"},
	{"a trigger with functions of ours", trigger_with_our_functions, NULL, NULL, PUT_BY_ANOTHER, "evil"},
	{"a trigger said to be an index", trigger_under_another_type, "damaged", NULL, NULL, NULL},
	{"a trigger in the place of ours", trigger_in_the_place_of_ours, NULL, NULL, PUT_BY_ANOTHER, "cpts_rule_1"},
	{"a view in the place of ours", view_in_the_place_of_ours, NULL, NULL, PUT_BY_ANOTHER, "Cpts_Search"},
	{"a table in the place of a view", table_in_the_place_of_a_view, NULL, NULL, PUT_BY_ANOTHER, "index_put"},
	{"a text of 40 MB", huge_text, NULL, NULL, NULL, "cpts.notes (1)", true},
	{"1000 tables", huge_schema, NULL, NULL, NULL, "t0"},
	{"a table taken away", table_taken_away, NULL, NULL, NULL, "meeting"},
	{"a column renamed", column_taken_away, NULL, "name", "name", "cpts"},
	{"another kind of file", other_kind, "not a carnet journal", NULL, NULL, NULL},
	{"2 GB declared", declares_two_gigabytes, NULL, "damaged", NULL, "malformed"},
};

static void expect(const char *name, const char *step, int code, struct err *err, const char *words)
{
	if (words ? code >= 0 || !err->what || !strstr(err->what, words) || !err->todo : code < 0)
		fail_msg("%s, %s: %d %s", name, step, code, err->what ? err->what : "");
	err_clear(err);
}

static int no_more(void *data, const record *r)
{
	(void)r;
	return ++*(int *)data > 100;
}

static bool tells(const struct problems *p, const char *words)
{
	for (size_t i = 0; i < p->count; i++)
		if ((p->list[i].what && strstr(p->list[i].what, words)) || (p->list[i].place && strstr(p->list[i].place, words)))
			return true;
	return false;
}

static char *made(void **state, const char *name)
{
	struct err err = {0};
	journal *j;
	char *path = path_join(*state, *state, name);
	OK(journal_open(NULL, &j, path, JOURNAL_WRITE, &err));
	kept(j, typed(j, j, &e_cpts, "name", "CPTS du Val d’Orge", NULL));
	journal_close(j);
	return path;
}

static void use(const struct hostile *h, const char *path)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	struct err err = {0};
	journal *j;
	int rows = 0;
	expect(h->name, "open", journal_open(tmp, &j, path, JOURNAL_WRITE, &err), &err, h->open);
	if (!j)
		return;
	expect(h->name, "read", journal_each(j, query_new(tmp, &e_cpts), no_more, &rows, &err), &err, h->read);
	record *r = record_new(tmp, &e_cpts);
	record_set(r, "name", value_text(tmp, "CPTS du Lac"));
	expect(h->name, "write", journal_save(j, r, NULL, &err), &err, h->write);
	journal_health(j, &p, &err);
	if (h->check && !tells(&p, h->check) && !(err.what && strstr(err.what, h->check)))
		fail_msg("%s: the check does not tell", h->name);
	err_clear(&err);
}

static void used_without_harm(void **state)
{
	for (size_t i = 0; i < LENGTH(hostiles); i++) {
		char *path = made(state, hostiles[i].name);
		hostiles[i].make(path);
		use(&hostiles[i], path);
	}
}

/* Put back as a copy, none of them takes the place of a journal: what is not ours is refused before. */
static void none_is_restored(void **state)
{
	char *path = made(state, "journal.carnet");
	for (size_t i = 0; i < LENGTH(hostiles); i++) {
		struct err err = {0};
		if (hostiles[i].value)
			continue;
		char *copy = made(state, hostiles[i].name);
		hostiles[i].make(copy);
		if (!journal_restore(path, copy, &err))
			fail_msg("%s was restored", hostiles[i].name);
		assert_true(err.what && err.todo);
		err_clear(&err);
	}
	struct err err = {0};
	journal *j;
	OK(journal_open(*state, &j, path, JOURNAL_WRITE, &err));
	assert_int_equal(journal_count(j, query_new(j, &e_cpts), 10), 1);
}

/* Older by its number: a migration meets what is there, and either ends or leaves it with a sentence. */
/* Their triggers are others than ours: what hinders them from being made current is something else. */
static void older_ones_are_ours(void **state)
{
	(void)state;
	assert_false(journal_foreign("tests/data/journal-v1.carnet"));
	assert_false(journal_foreign("tests/data/journal-v2.carnet"));
	assert_false(journal_replaced("tests/data/journal-v1.carnet"));
}

static void migrations_meet_them(void **state)
{
	static void (*const makes[])(const char *path) = {ours_by_its_mark_only, negative_version};
	for (size_t i = 0; i < LENGTH(makes); i++) {
		struct err err = {0};
		journal *j;
		char *path = made(state, i ? "negative" : "mark");
		makes[i](path);
		if (journal_open(*state, &j, path, JOURNAL_WRITE, &err))
			assert_true(err.what && err.todo);
		err_clear(&err);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {test_in_folder(used_without_harm), test_in_folder(none_is_restored), test_in_folder(migrations_meet_them),
	                                   cmocka_unit_test(older_ones_are_ours)};
	tests_start();
	return cmocka_run_group_tests_name("journal/hostile", tests, NULL, NULL);
}
