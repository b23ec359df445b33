// SPDX-License-Identifier: EUPL-1.2
/* The schema printed from the tables, run by a stock SQLite: what an outside tool writes is held to the same rules. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <sqlite3.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/record/record.h>
#include <carnet/record/registry.h>

static sqlite3 *db;

static void run_ok(const char *sql)
{
	char *message = NULL;
	if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK)
		fail_msg("%s\n%.300s", message, sql);
}

static int set_up(void **state)
{
	(void)state;
	AUTO_CTX(ctx);
	strbuf *sql = sb_new(ctx);
	assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
	for (const entity *const *e = entities; *e; e++)
		schema_table(sql, *e);
	schema_search(sql);
	for (const entity *const *e = entities; *e; e++)
		schema_triggers(sql, *e);
	run_ok("PRAGMA foreign_keys=ON");
	run_ok(sql->s);
	run_ok("INSERT INTO cpts(name) VALUES('CPTS du Val'),('CPTS des Prés');"
	       "INSERT INTO mandate(cpts,role,body,starts) VALUES(1,'titulaire','CA','2026-01-01');"
	       "INSERT INTO meeting(date,title,mandate) VALUES('2026-12-03','Conseil',1);"
	       "INSERT INTO agenda_item(meeting,title) VALUES(1,'Budget'),(1,'Divers');");
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	sqlite3_close(db);
	return 0;
}

static const char *text_of(const void *ctx, const char *sql)
{
	sqlite3_stmt *s;
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &s, NULL), SQLITE_OK);
	const char *text = NULL;
	if (sqlite3_step(s) == SQLITE_ROW && sqlite3_column_text(s, 0))
		text = mem_dup(ctx, (const char *)sqlite3_column_text(s, 0));
	sqlite3_finalize(s);
	return text;
}

#define EXPENSE "INSERT INTO expense(date,kind) VALUES('2026-01-01','train');"
#define PAYER "INSERT INTO payer(name) VALUES('p');"
#define ASSESSMENT "INSERT INTO assessment(cpts,date) VALUES(1,'2026-01-01');"

static const struct refusal { const char *sql, *place; } refusals[] = {
	{"INSERT INTO meeting(date,title,cpts) VALUES('2023-02-29','x',1)", "meeting.date"},
	{"INSERT INTO meeting(date,title) VALUES('2026-01-01','x')", "meeting.mandate"},
	{"INSERT INTO meeting(date,title,mandate,cpts) VALUES('2026-01-01','x',1,2)", "meeting.cpts"},
	{"INSERT INTO meeting(date,cpts) VALUES('2026-01-01',1)", "meeting.title"},
	{"INSERT INTO meeting(date,title,cpts,status) VALUES('2026-01-01','x',1,'peut-être')", "meeting.status"},
	{"INSERT INTO meeting(date,title,cpts,start) VALUES('2026-01-01','x',1,'24:10')", "meeting.start"},
	{"INSERT INTO meeting(date,title,cpts,prep_minutes) VALUES('2026-01-01','x',1,-5)", "meeting.prep_minutes"},
	{"UPDATE meeting SET remote=7 WHERE id=1", "meeting.remote"},
	{"UPDATE mandate SET ends='2025-01-01' WHERE id=1", "mandate.ends"},
	{"UPDATE mandate SET cpts=2 WHERE id=1", "mandate.cpts"},
	{"INSERT INTO cpts(name,population) VALUES('x',-1)", "cpts.population"},
	{"INSERT INTO cpts(name,coordinator_email) VALUES('x','personne')", "cpts.coordinator_email"},
	{"INSERT INTO contact(name,phone) VALUES('x','demain')", "contact.phone"},
	{"INSERT INTO payer(name,year_start) VALUES('x','13-01')", "payer.year_start"},
	{"INSERT INTO profile(name) VALUES('a'),('b')", "profile.name"},
	{ASSESSMENT "INSERT INTO assessment_answer(assessment,criterion,score) VALUES(1,'P1',4)", "assessment_answer.score"},
	{ASSESSMENT "INSERT INTO assessment_answer(assessment,criterion) VALUES(1,'P1'),(1,'P1')", "assessment_answer.criterion"},
	{PAYER "INSERT INTO claim(number,payer) VALUES('1',1),('1',1)", "claim.number"},
	{PAYER "INSERT INTO claim(number,payer,\"from\",until) VALUES('1',1,'2026-02-01','2026-01-01')", "claim.until"},
	{"INSERT INTO vehicle(label,kind,\"from\",until) VALUES('Clio','voiture','2026-02-01','2026-01-01')", "vehicle.until"},
	{"UPDATE agenda_item SET carried_from=2 WHERE id=2", "agenda_item.carried_from"},
	{"INSERT INTO meeting(date,title,cpts) VALUES('2026-01-01','y',1);INSERT INTO question(meeting,agenda_item,text) VALUES(2,1,'?')",
	 "question.agenda_item"},
	{"INSERT INTO expense(date,kind,nights) VALUES('2026-01-01','train','deux')", "expense.nights"},
	{EXPENSE "UPDATE expense SET split_of=1", "expense.split_of"},
	{EXPENSE "UPDATE expense SET regularises=1", "expense.regularises"},
};

static void refused(void **state)
{
	const struct refusal *r = *state;
	AUTO_ERR e = {0};
	set_up(NULL);
	assert_int_not_equal(sqlite3_exec(db, r->sql, NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(rule_error(&e, sqlite3_errmsg(db)), ERR_INPUT);
	assert_string_equal(e.place, r->place);
	assert_non_null(e.what);
	assert_non_null(e.todo);
	tear_down(NULL);
}

static void fills(void **state)
{
	(void)state;
	AUTO_CTX(ctx);
	assert_string_equal(text_of(ctx, "SELECT cpts FROM meeting WHERE id=1"), "1");
	assert_string_equal(text_of(ctx, "SELECT group_concat(position) FROM agenda_item"), "1,2");
	run_ok("INSERT INTO action(title) VALUES('Relancer')");
	assert_string_equal(text_of(ctx, "SELECT status FROM action"), "à faire");
	run_ok("UPDATE agenda_item SET position=NULL WHERE id=1");
	assert_string_equal(text_of(ctx, "SELECT position FROM agenda_item WHERE id=1"), "3");
}

static void search_follows(void **state)
{
	(void)state;
	AUTO_CTX(ctx);
	assert_string_equal(text_of(ctx, "SELECT count(*) FROM search WHERE search MATCH 'conseil'"), "1");
	int64_t id = 0;
	int day = 0;
	const char *rowid = text_of(ctx, "SELECT rowid FROM search WHERE search MATCH 'conseil'");
	assert_ptr_equal(search_entity(atoll(rowid), &id, &day), &e_meeting);
	assert_int_equal(id, 1);
	assert_int_equal(day, 20790); /* 2026-12-03 */
	run_ok("UPDATE meeting SET title='Bureau', date='1960-05-01' WHERE id=1");
	assert_string_equal(text_of(ctx, "SELECT count(*) FROM search WHERE search MATCH 'conseil'"), "0");
	rowid = text_of(ctx, "SELECT rowid FROM search WHERE search MATCH 'bureau'");
	assert_ptr_equal(search_entity(atoll(rowid), &id, &day), &e_meeting);
	assert_true(day < 0);
	run_ok("DELETE FROM agenda_item; DELETE FROM meeting");
	run_ok("INSERT INTO search(search) VALUES('integrity-check')");
}

/* The search triggers of an update look at searchable columns only: a fill must not change one of those. */
static void filled_fields_are_not_searched(void **state)
{
	(void)state;
	for (const entity *const *e = entities; *e; e++) {
		for (size_t i = 0; i < (*e)->nfields; i++) {
			const field *f = &(*e)->fields[i];
			if (f->opt.fill)
				assert_false((f->flags & F_FIND) || ((*e)->day && strcmp((*e)->day, f->name) == 0));
		}
	}
}

static void check_fields(const entity *e)
{
	for (size_t i = 0; i < e->nfields; i++) {
		const field *f = &e->fields[i];
		assert_true(f->type != &t_reference || (f->opt.ref && entity_named(f->opt.ref)));
		assert_true((f->type != &t_choice && f->type != &t_score) || f->opt.choices);
		assert_ptr_equal(entity_field(e, f->name), f);
		assert_ptr_equal(entity_field(e, f->alias), f);
	}
}

static void check_rules(const entity *e)
{
	AUTO_CTX(ctx);
	for (size_t i = 0; i < e->nrules; i++) {
		AUTO_ERR err = {0};
		assert_true(field_index_named(e, e->rules[i].field) >= 0);
		assert_non_null(strchr(e->rules[i].message, '|'));
		rule_describe(&err, e, &e->rules[i]);
		assert_non_null(err.todo);
	}
	strbuf *sql = sb_new(ctx);
	record_rules_sql(sql, e);
	sqlite3_stmt *s = NULL;
	if (sql->len && sqlite3_prepare_v2(db, sql->s, -1, &s, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sqlite3_errmsg(db), sql->s);
	sqlite3_finalize(s);
}

static void tables_are_whole(void **state)
{
	(void)state;
	uint32_t numbers = 0;
	for (const entity *const *e = entities; *e; e++) {
		assert_false(numbers & (1u << (*e)->number));
		numbers |= 1u << (*e)->number;
		assert_ptr_equal(entity_named((*e)->name), *e);
		assert_ptr_equal(entity_named((*e)->alias), *e);
		assert_non_null(entity_field(*e, (*e)->sort + (*(*e)->sort == '-')));
		check_fields(*e);
		check_rules(*e);
	}
}

static void refused_names_say_what_exists(void **state)
{
	(void)state;
	AUTO_ERR e = {0};
	assert_null(entity_find("reunoin", &e));
	assert_int_equal(e.code, ERR_INPUT);
	assert_non_null(strstr(e.todo, "reunion"));
	assert_ptr_equal(entity_find("Réunions", NULL), &e_meeting);
	assert_ptr_equal(entity_find("agenda-item", NULL), &e_agenda_item);
	assert_int_equal(rule_error(&e, "disk I/O error"), 0);
}

int main(void)
{
	setenv("CARNET_NOW", "2026-11-21T09:00:00Z", 1);
	i18n_start("fr");
	struct CMUnitTest tests[LENGTH(refusals) + 5];
	size_t n = 0;
	for (; n < LENGTH(refusals); n++)
		tests[n] = (struct CMUnitTest){refusals[n].place, refused, NULL, NULL, (void *)(uintptr_t)&refusals[n]};
	tests[n++] = (struct CMUnitTest)cmocka_unit_test_setup_teardown(fills, set_up, tear_down);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test_setup_teardown(search_follows, set_up, tear_down);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(filled_fields_are_not_searched);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test_setup_teardown(tables_are_whole, set_up, tear_down);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(refused_names_say_what_exists);
	return _cmocka_run_group_tests("record schema", tests, n, NULL, NULL);
}
