// SPDX-License-Identifier: EUPL-1.2
/* Long lists: windows by key in every order, what they cost, counts and sums. */
#include "support.h"

#include "../../../src/journal/internal.h"
#include <carnet/base/date.h>
#include <stdio.h>

enum { MEETINGS = 2000 };

static int fill(void **state)
{
	struct err err = {0};
	journal *j;
	char *none;
	tests_start();
	OK(journal_open(NULL, &j, ":memory:", JOURNAL_WRITE, &err));
	OK(bulk_begin(j, j, &none, &err));
	record *c = record_new(j, &e_cpts);
	record_set(c, "name", value_text(j, "CPTS"));
	OK(bulk_put(j, c, &err));
	for (int i = 0; i < MEETINGS; i++) {
		AUTO_CTX(tmp);
		char iso[11];
		record *r = record_new(tmp, &e_meeting);
		date_to_iso(iso, clock_today() - 200 + i * 7919 % 401);
		record_set(r, "date", value_text(tmp, iso));
		record_set(r, "title", value_text(tmp, mem_printf(tmp, "%s %d", i % 2 ? "École" : "atelier", i % 50)));
		record_set(r, "cpts", value_int(c->id));
		if (i % 3)
			record_set(r, "place", value_text(tmp, i % 3 == 1 ? "Évry" : "arpajon"));
		if (i % 5 == 0)
			record_set(r, "prep_minutes", value_int(i % 100));
		if (i % 4 == 0)
			record_set(r, "status", value_text(tmp, "annulée"));
		OK(bulk_put(j, r, &err));
	}
	OK(bulk_commit(j, NULL, &err));
	*state = j;
	return 0;
}
static int empty(void **state)
{
	talloc_free(*state);
	return 0;
}

static query *sorted(const void *parent, const char *sort)
{
	struct err err = {0};
	query *q = query_new(parent, &e_meeting);
	OK(query_sort(q, sort, &err));
	return q;
}

/* All ids, read window by window. */
static size_t walk(journal *j, const query *q, bool backwards, size_t want, int64_t *ids)
{
	struct err err = {0};
	AUTO_CTX(tmp);
	record **list;
	const record *anchor = NULL;
	size_t n, all = 0;
	do {
		OK(journal_window(j, tmp, q, anchor, backwards, want, &list, &n, &err));
		for (size_t i = 0; i < n; i++)
			ids[all++] = list[i]->id;
		anchor = n ? list[n - 1] : NULL;
	} while (n == want && all <= MEETINGS);
	return all;
}

static void windows_join_up_in_every_order(void **state)
{
	static const char *const sorts[] = {"date",          "-date",  "title",   "-title", "place", "-place", "prep_minutes",
	                                    "-prep_minutes", "status", "-status", "id",     "-id",   "mandate"};
	static int64_t forward[MEETINGS + 100], backward[MEETINGS + 100], whole[MEETINGS + 100];
	for (size_t s = 0; s < LENGTH(sorts); s++) {
		AUTO_CTX(tmp);
		query *q = sorted(tmp, sorts[s]);
		assert_int_equal(walk(*state, q, false, MEETINGS + 50, whole), MEETINGS);
		assert_int_equal(walk(*state, q, false, 77, forward), MEETINGS);
		assert_memory_equal(forward, whole, MEETINGS * sizeof *whole);
		assert_int_equal(walk(*state, q, true, 77, backward), MEETINGS);
		for (size_t i = 0; i < MEETINGS; i++)
			assert_int_equal(backward[i], whole[MEETINGS - 1 - i]);
	}
}

static void empty_values_come_first(void **state)
{
	struct err err = {0};
	AUTO_CTX(tmp);
	record **list;
	size_t n;
	OK(journal_window(*state, tmp, sorted(tmp, "place"), NULL, false, 1, &list, &n, &err));
	assert_int_equal(record_get(list[0], "place")->kind, V_NULL);
	OK(journal_window(*state, tmp, sorted(tmp, "-place"), NULL, false, 1, &list, &n, &err));
	assert_string_equal(record_text(list[0], "place"), "Évry");
}

static void past_either_end(void **state)
{
	struct err err = {0};
	AUTO_CTX(tmp);
	record **list, **none;
	size_t n, m;
	query *q = sorted(tmp, "-date");
	OK(journal_window(*state, tmp, q, NULL, false, 3, &list, &n, &err));
	OK(journal_window(*state, tmp, q, list[0], true, 3, &none, &m, &err));
	assert_int_equal(m, 0);
	OK(journal_window(*state, tmp, q, list[2], true, 9, &none, &m, &err));
	assert_int_equal(m, 2);
	assert_int_equal(none[0]->id, list[1]->id);
	q->limit = 2;
	OK(journal_window(*state, tmp, q, NULL, false, 3, &list, &n, &err));
	assert_int_equal(n, 2);
}

/* The first column of the plan: a search or a scan of an index, and never a sort. */
static void assert_plan(journal *j, const query *q, const record *anchor, const char *index)
{
	struct err err = {0};
	AUTO_CTX(tmp);
	strbuf *sql = sb_new(tmp), *plan = sb_new(tmp);
	bindings b = {0};
	sb_add(sql, "EXPLAIN QUERY PLAN ");
	query_sql(sql, &b, q, anchor, false, 50);
	AUTO_ROWS r = {0};
	OK(sql_query_values(&r, &j->sql, &err, sql->s, b.v, b.count));
	while (rows_next(&r, &err) > 0)
		sb_addf(plan, "%s; ", (const char *)sqlite3_column_text(r.st, 3));
	if (!strstr(plan->s, index) || strstr(plan->s, "TEMP B-TREE"))
		fail_msg("%s: %s", sql->s, plan->s);
}

static void indexed_orders_neither_sort_nor_scan(void **state)
{
	journal *j = *state;
	for (const entity *const *e = entities; *e; e++) {
		for (size_t i = 0; i < (*e)->nfields; i++) {
			const field *f = &(*e)->fields[i];
			AUTO_CTX(tmp);
			if (!(f->flags & F_INDEX))
				continue;
			char *index = mem_printf(tmp, "USING INDEX %s_%s", (*e)->name, f->name);
			query *q = query_new(tmp, *e);
			record *anchor = record_new(tmp, *e);
			anchor->id = 1;
			anchor->v[i] = value_text(tmp, "2026-01-01");
			q->sort = f;
			assert_plan(j, q, NULL, index);
			assert_plan(j, q, anchor, "SEARCH");
			q->descending = true;
			assert_plan(j, q, anchor, index);
		}
	}
}

static void references_are_found_by_index(void **state)
{
	for (const entity *const *e = entities; *e; e++) {
		for (size_t i = 0; i < (*e)->nfields; i++) {
			AUTO_CTX(tmp);
			query *q = NEW(tmp, query);
			if (!(*e)->fields[i].opt.ref)
				continue;
			q->e = *e;
			query_where(q, (*e)->fields[i].name, OP_IS, value_int(1));
			assert_plan(*state, q, NULL, "SEARCH");
		}
	}
}

static void filters_take_typed_references(void **state)
{
	struct err err = {0};
	AUTO_CTX(tmp);
	record **list;
	size_t n;
	int64_t sum;
	query *q = query_new(tmp, &e_meeting);
	OK(query_filter(q, "cpts=cpts", &err));
	assert_int_equal(journal_count(*state, q, 100), 100);
	assert_int_equal(journal_count(*state, q, 1 << 20), MEETINGS);
	OK(query_filter(q, "cpts=ailleurs", &err));
	FAILS(journal_window(*state, tmp, q, NULL, false, 1, &list, &n, &err), ERR_MISSING, "ailleurs");
	assert_int_equal(journal_count(*state, q, 100), 0);
	FAILS(journal_sum(*state, q, "prep_minutes", &sum, &err), ERR_MISSING, "ailleurs");
	assert_int_equal(sum, 0);
}

static void effective_values_are_filtered(void **state)
{
	struct err err = {0};
	AUTO_CTX(tmp);
	int64_t sum = 0;
	static const char *const filters[] = {"status=tenue", "status=à venir", "status=annulée"};
	for (size_t i = 0; i < LENGTH(filters); i++) {
		query *q = query_new(tmp, &e_meeting);
		OK(query_filter(q, filters[i], &err));
		int64_t n = journal_count(*state, q, 1 << 20);
		assert_true(n > 0);
		sum += n;
	}
	assert_int_equal(sum, MEETINGS);
}

static int add_up(void *data, const record *r)
{
	*(int64_t *)data += record_int(r, "prep_minutes");
	return 0;
}
static int third(void *data, const record *r)
{
	(void)r;
	return ++*(int *)data == 3 ? 7 : 0;
}
static void each_and_sum_agree(void **state)
{
	struct err err = {0};
	AUTO_CTX(tmp);
	int64_t total = 0, sum;
	int seen = 0;
	query *q = query_new(tmp, &e_meeting);
	OK(journal_each(*state, q, add_up, &total, &err));
	assert_true(total > 0);
	OK(journal_sum(*state, q, "prep_minutes", &sum, &err));
	assert_int_equal(sum, total);
	assert_int_equal(journal_each(*state, q, third, &seen, &err), 7);
	assert_int_equal(seen, 3);
}

/* A walk inside a walk over the same list: two statements of one text. */
static int inner(void *data, const record *r)
{
	AUTO_CTX(tmp);
	int seen = 0;
	query *q = sorted(tmp, "-date");
	(void)r;
	assert_int_equal(journal_each(data, q, third, &seen, NULL), 7);
	return 0;
}
static void walks_nest(void **state)
{
	struct err err = {0};
	AUTO_CTX(tmp);
	query *q = sorted(tmp, "-date");
	q->limit = 70;
	OK(journal_each(*state, q, inner, *state, &err));
}

static void brief_rows_leave_prose_out(void **state)
{
	struct err err = {0};
	AUTO_CTX(tmp);
	record *r, **list;
	size_t n;
	OK(journal_get(*state, tmp, &r, &e_meeting, 1, &err));
	record_set(r, "minutes", value_text(tmp, "Longue histoire"));
	OK(journal_save(*state, r, NULL, &err));
	query *q = query_new(tmp, &e_meeting);
	query_where(q, "id", OP_IS, value_int(1));
	OK(journal_window(*state, tmp, q, NULL, false, 1, &list, &n, &err));
	assert_string_equal(record_text(list[0], "minutes"), "Longue histoire");
	q->brief = true;
	OK(journal_window(*state, tmp, q, NULL, false, 1, &list, &n, &err));
	assert_string_equal(record_text(list[0], "minutes"), "");
	record_set(list[0], "title", value_text(tmp, "Autre titre")); /* kept from a list, it loses nothing */
	OK(journal_save(*state, list[0], NULL, &err));
	OK(journal_get(*state, tmp, &r, &e_meeting, 1, &err));
	assert_string_equal(record_text(r, "minutes"), "Longue histoire");
	assert_string_equal(record_text(r, "title"), "Autre titre");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(windows_join_up_in_every_order),
		cmocka_unit_test(empty_values_come_first),
		cmocka_unit_test(past_either_end),
		cmocka_unit_test(indexed_orders_neither_sort_nor_scan),
		cmocka_unit_test(references_are_found_by_index),
		cmocka_unit_test(filters_take_typed_references),
		cmocka_unit_test(effective_values_are_filtered),
		cmocka_unit_test(each_and_sum_agree),
		cmocka_unit_test(walks_nest),
		cmocka_unit_test(brief_rows_leave_prose_out),
	};
	return cmocka_run_group_tests_name("journal/window", tests, fill, empty);
}
