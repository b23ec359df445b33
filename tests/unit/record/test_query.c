// SPDX-License-Identifier: EUPL-1.2
/* Filters as typed, and the SQL they become. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/record/query.h>
#include <carnet/record/registry.h>

static const struct filter_case { const char *typed, *where; int code; } cases[] = {
	{"date>=01/09/2026", "\"date\">=?", 0},
	{"date<=2026-12-31", "\"date\"<=?", 0},
	{"titre~budget", "instr(fold(\"title\"),fold(?))>0", 0},
	{"title=Conseil", "fold(\"title\")=fold(?)", 0},
	{"status=", " IS NULL", 0},
	{"statut=tenue", "iif(\"date\" < '2026-11-21', 'tenue', 'à venir')", 0},
	{"cpts=1", "\"cpts\"=?", 0},
	{"id=3", "\"id\"=?", 0},
	{"id>=3", "\"id\">=?", 0},
	{"id<=3", "\"id\"<=?", 0},
	{"uid=01a1", "\"uid\"=?1", 0},
	{"uid~01a1", "instr(fold(\"uid\"),fold(?))>0", 0},
	{"cpts~orge", "\"cpts\" IN (SELECT \"id\" FROM \"cpts\" WHERE 0 OR instr(fold(\"name\"),fold(?))>0)", 0},
	{"mandate~orge", "OR \"cpts\" IN (SELECT \"id\" FROM \"cpts\"", 0},
	{"id>=un", NULL, ERR_INPUT},
	{"id~3", NULL, ERR_INPUT},
	{"uid>=3", NULL, ERR_INPUT},
	{"date>=", NULL, ERR_INPUT},
	{"title~ ", NULL, ERR_INPUT},
	{"prep_minutes~90", NULL, ERR_INPUT},
	{"date", NULL, ERR_INPUT},
	{"dat=3", NULL, ERR_INPUT},
	{"date=31/02/2026", NULL, ERR_INPUT},
	{"attendance=peut-être", NULL, ERR_INPUT},
};

static void filtered(void **state)
{
	const struct filter_case *c = *state;
	AUTO_CTX(ctx);
	AUTO_ERR e = {0};
	query *q = query_new(ctx, &e_meeting);
	assert_int_equal(query_filter(q, c->typed, &e), c->code);
	if (c->code) {
		assert_non_null(e.todo);
		return;
	}
	strbuf *sql = sb_new(ctx);
	bindings b = {0};
	query_sql(sql, &b, q, NULL, false, 20);
	assert_non_null(strstr(sql->s, c->where));
	assert_non_null(strstr(sql->s, "ORDER BY \"date\" DESC,\"id\" DESC LIMIT 20"));
}

static void windows_go_both_ways(void **state)
{
	(void)state;
	AUTO_CTX(ctx);
	query *q = query_new(ctx, &e_mandate);
	assert_int_equal(query_sort(q, "fin", NULL), 0);
	record *r = record_new(ctx, &e_mandate);
	r->id = 4;
	strbuf *sql = sb_new(ctx);
	bindings b = {0};
	query_sql(sql, &b, q, r, true, 0);
	assert_non_null(strstr(sql->s, "(ifnull(\"ends\",''),\"id\")<(ifnull(?,''),?)"));
	assert_non_null(strstr(sql->s, "ORDER BY ifnull(\"ends\",'') DESC,\"id\" DESC"));
	assert_non_null(strstr(sql->s, "ifnull(\"ends\",'')<=ifnull(?,'') AND ")); /* what an index is searched by */
	assert_int_equal(b.count, 3);
	assert_int_equal(b.v[2].n, 4);
}

static void shown_values_can_be_sorted(void **state)
{
	(void)state;
	AUTO_CTX(ctx);
	query *q = query_new(ctx, &e_meeting);
	assert_int_equal(query_sort(q, "-statut", NULL), 0);
	assert_true(q->descending);
	record *r = record_new(ctx, &e_meeting);
	strbuf *sql = sb_new(ctx);
	bindings b = {0};
	query_sql(sql, &b, q, r, false, 5);
	assert_int_equal(b.count, 3); /* date, status, id */
	AUTO_ERR e = {0};
	assert_int_equal(query_sort(q, "nulle_part", &e), ERR_INPUT);
	assert_int_equal(query_sort(q, "id", NULL), 0);
	assert_null(q->sort);
}

static void a_file_is_no_column(void **state)
{
	(void)state;
	AUTO_CTX(ctx);
	AUTO_ERR e = {0};
	query *q = query_new(ctx, &e_attachment);
	assert_int_equal(query_sort(q, "-content", &e), ERR_INPUT);
	assert_int_equal(query_filter(q, "content=", &e), ERR_INPUT);
	assert_int_equal(query_filter(q, "contenu~a", &e), ERR_INPUT);
	assert_int_equal(q->nfilters, 0);
	assert_true(!q->sort || q->sort->type->sql);
}

static void counts_stop_at_a_cap(void **state)
{
	(void)state;
	AUTO_CTX(ctx);
	query *q = query_new(ctx, &e_expense);
	query_where(q, "claim", OP_EMPTY, (value){.kind = V_NULL});
	strbuf *sql = sb_new(ctx);
	bindings b = {0};
	query_count_sql(sql, &b, q, 501);
	assert_string_equal(sql->s, "SELECT count(*) FROM (SELECT 1 FROM \"expense\" WHERE \"claim\" IS NULL LIMIT 501)");
}

/* One query inside another: its values come where they stand, and hang on the outer one. */
static void one_among_the_records_of_another(void **state)
{
	(void)state;
	AUTO_CTX(ctx);
	query *meetings = query_new(ctx, &e_meeting), *q = query_new(ctx, &e_agenda_item);
	query_where(meetings, "cpts", OP_IS, value_int(7));
	query_where(q, "involvement", OP_SET, (value){.kind = V_NULL});
	query_among(q, "meeting", meetings);
	query_where(q, "position", OP_FROM, value_int(2));
	strbuf *sql = sb_new(ctx);
	bindings b = {0};
	query_count_sql(sql, &b, q, 5);
	assert_string_equal(sql->s, "SELECT count(*) FROM (SELECT 1 FROM \"agenda_item\" WHERE \"involvement\" IS NOT NULL AND \"meeting\" IN "
				    "(SELECT \"id\" FROM \"meeting\" WHERE \"cpts\"=?) AND \"position\">=? LIMIT 5)");
	assert_int_equal(b.count, 2);
	assert_int_equal(b.v[0].n, 7);
	assert_int_equal(b.v[1].n, 2);
	assert_ptr_equal(talloc_parent(b.v), q);
}

static void those_that_nothing_refers_to(void **state)
{
	(void)state;
	AUTO_CTX(ctx);
	query *q = query_new(ctx, &e_meeting);
	query_without(q, &e_expense, "meeting");
	strbuf *sql = sb_new(ctx);
	bindings b = {0};
	query_count_sql(sql, &b, q, 5);
	assert_string_equal(sql->s, "SELECT count(*) FROM (SELECT 1 FROM \"meeting\" WHERE "
				    "NOT EXISTS(SELECT 1 FROM \"expense\" AS t WHERE t.\"meeting\"=\"meeting\".\"id\") LIMIT 5)");
	assert_int_equal(b.count, 0);
}

int main(void)
{
	setenv("CARNET_NOW", "2026-11-21T09:00:00Z", 1);
	i18n_start("fr");
	struct CMUnitTest tests[LENGTH(cases) + 6];
	size_t n = 0;
	for (; n < LENGTH(cases); n++)
		tests[n] = (struct CMUnitTest){cases[n].typed, filtered, NULL, NULL, (void *)(uintptr_t)&cases[n]};
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(windows_go_both_ways);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(shown_values_can_be_sorted);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(a_file_is_no_column);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(counts_stop_at_a_cap);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(one_among_the_records_of_another);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(those_that_nothing_refers_to);
	return _cmocka_run_group_tests("record queries", tests, n, NULL, NULL);
}
