// SPDX-License-Identifier: EUPL-1.2
/* What is proposed to be erased, on 21 November 2026, and what is not. */
#include "bench.h"
#include <carnet/journal/keep.h>
#include <carnet/rules/retention.h>

static size_t due(bench *b, outdated **list)
{
	size_t n;
	OK(retention_due(b->j, b, clock_today(), list, &n, &b->err));
	return n;
}

static const outdated *found(const outdated *list, size_t n, enum retention_kind kind, int64_t of)
{
	for (size_t i = 0; i < n; i++)
		if (list[i].kind == kind && list[i].of == of)
			return &list[i];
	return NULL;
}

static int day_named(const char *iso)
{
	int day = 0;
	assert_int_equal(date_from_iso(&day, iso), 0);
	return day;
}

static void a_mandate_that_is_over(void **state)
{
	bench *b = *state;
	outdated *list;
	add(b, &e_cpts, "name", "Val", "coordinator_name", "Mme Roux", NULL);
	int64_t m = add(b, &e_mandate, "cpts", "Val", "role", "titulaire", "body", "CA", "starts", "2020-01-01", "ends", "2025-11-21", "notes", "secret",
	                NULL);
	add(b, &e_meeting, "title", "Un", "date", "2024-05-02", "mandate", "1", "minutes", "compte", NULL);
	add(b, &e_meeting, "title", "Deux", "date", "2024-06-02", "cpts", "Val", "preparation", "prive", NULL);
	add(b, &e_meeting, "title", "Rien", "date", "2024-07-02", "mandate", "1", NULL);
	add(b, &e_agenda_item, "meeting", "1", "title", "Budget", "notes", "mien", NULL);
	add(b, &e_question, "meeting", "1", "text", "Combien ?", NULL);
	add(b, &e_action, "title", "Appeler", "cpts", "Val", "detail", "au calme", NULL);
	add(b, &e_contact, "name", "Paul", "cpts", "Val", NULL);
	add(b, &e_contact, "name", "Ailleurs", NULL);
	size_t n = due(b, &list);
	assert_int_equal(n, 4);
	const outdated *notes = found(list, n, RETENTION_NOTES, m);
	assert_non_null(notes);
	assert_int_equal(notes->count, 6); /* the mandate, two meetings, the point, the question, the action */
	assert_int_equal(notes->since, day_named("2026-11-21"));
	assert_non_null(strstr(notes->reason, "21/11/2025"));
	assert_non_null(found(list, n, RETENTION_CONTACT, 1));
	assert_non_null(found(list, n, RETENTION_CONTACT, 2));
	assert_non_null(found(list, n, RETENTION_COORDINATOR, 1));
}

static void purged_it_is_not_proposed_again(void **state)
{
	bench *b = *state;
	outdated *list;
	purged told;
	a_mandate_that_is_over(state);
	for (size_t n = due(b, &list); n-- > 0;)
		OK(journal_purge(b->j, b, list[n].parts, list[n].count, &told, &b->err));
	assert_int_equal(due(b, &list), 0);
}

static const struct ends {
	const char *name, *ends;
	size_t proposed;
} ends[] = {
	{"no end known", NULL, 0},
	{"to come", "2027-01-01", 0},
	{"a day too early", "2025-11-22", 0},
	{"a year to the day", "2025-11-21", 2},
	{"long over", "2018-02-28", 2},
};

static void when_a_mandate_is_over(void **state)
{
	for (size_t i = 0; i < LENGTH(ends); i++) {
		void *own = NULL;
		outdated *list;
		assert_int_equal(bench_setup(&own), 0);
		bench *b = own;
		add(b, &e_cpts, "name", "Val", NULL);
		add(b, &e_mandate, "cpts", "Val", "role", "titulaire", "body", "CA", "starts", "2015-01-01", "ends", ends[i].ends ? ends[i].ends : "",
		    "notes", "secret", NULL);
		add(b, &e_contact, "name", "Paul", "cpts", "Val", NULL);
		if (due(b, &list) != ends[i].proposed)
			fail_msg("%s", ends[i].name);
		bench_teardown(&own);
	}
	(void)state;
}

/* Reappointed: the notes of the first mandate go, people stay. Without any mandate nothing is known to be over. */
static void people_stay_while_a_mandate_counts(void **state)
{
	bench *b = *state;
	outdated *list;
	add(b, &e_cpts, "name", "Val", NULL);
	add(b, &e_cpts, "name", "Jamais", "notes", "curieux", NULL);
	add(b, &e_association, "name", "Asso", "cpts", "Val", "contact_name", "Inès", NULL);
	add(b, &e_contact, "name", "Paul", "association", "Asso", NULL);
	add(b, &e_contact, "name", "Anne", "cpts", "Jamais", NULL);
	assert_int_equal(due(b, &list), 0);
	add(b, &e_mandate, "cpts", "Val", "role", "titulaire", "body", "CA", "starts", "2015-01-01", "ends", "2020-01-01", "notes", "secret", NULL);
	assert_int_equal(due(b, &list), 3);
	assert_non_null(found(list, 3, RETENTION_ASSOCIATION, 1));
	add(b, &e_profile, "name", "Moi", "association", "Asso", NULL);
	assert_int_equal(due(b, &list), 2);
	add(b, &e_mandate, "cpts", "Val", "role", "titulaire", "body", "CA", "starts", "2020-01-01", NULL);
	assert_int_equal(due(b, &list), 1);
	assert_int_equal(list[0].kind, RETENTION_NOTES);
}

static int64_t attach(bench *b, const entity *e, int64_t id)
{
	record *r;
	int64_t file;
	OK(journal_get(b->j, b, &r, e, id, &b->err));
	OK(attach_file(b->j, r->uid, "a.txt", "text/plain", "texte", 5, &file, &b->err));
	return file;
}

static void files_and_money(void **state)
{
	bench *b = *state;
	outdated *list;
	add(b, &e_cpts, "name", "Val", NULL);
	add(b, &e_mandate, "cpts", "Val", "role", "titulaire", "body", "CA", "starts", "2010-01-01", "ends", "2024-02-29", NULL);
	int64_t old = add(b, &e_meeting, "title", "Vieille", "date", "2020-02-29", "mandate", "1", NULL);
	int64_t young = add(b, &e_meeting, "title", "Jeune", "date", "2023-01-01", "mandate", "1", NULL);
	attach(b, &e_meeting, young);
	assert_int_equal(due(b, &list), 0);
	int64_t file = attach(b, &e_meeting, old);
	size_t n = due(b, &list);
	assert_int_equal(n, 1);
	assert_int_equal(list[0].kind, RETENTION_FILES);
	assert_int_equal(list[0].count, 1);
	assert_int_equal(list[0].parts[0].id, file);
	assert_int_equal(list[0].since, day_named("2025-02-28"));

	add(b, &e_expense, "date", "2016-01-01", "kind", "train", "amount", "10", "label", "garde", NULL);
	assert_int_equal(due(b, &list), 1);
	int64_t x = add(b, &e_expense, "date", "2015-12-31", "kind", "train", "amount", "10", "label", "part", "receipt", "joint", NULL);
	attach(b, &e_expense, x);
	add(b, &e_expense, "date", "2015-12-30", "kind", "taxi", "amount", "10", "label", "autre", "receipt", "papier", NULL);
	n = due(b, &list);
	assert_int_equal(n, 2);
	const outdated *money = found(list, n, RETENTION_MONEY, 2015);
	assert_non_null(money);
	assert_int_equal(money->since, day_named("2026-01-01"));
	assert_int_equal(money->count, 3);
	purged told;
	OK(journal_purge(b->j, b, money->parts, money->count, &told, &b->err));
	record *r;
	OK(journal_get(b->j, b, &r, &e_expense, x, &b->err));
	assert_int_equal(record_int(r, "amount"), 1000);
	assert_string_equal(record_text(r, "label"), "");
	assert_string_equal(record_text(r, "receipt"), ""); /* its file is gone */
	OK(journal_get(b->j, b, &r, &e_expense, x + 1, &b->err));
	assert_string_equal(record_text(r, "receipt"), "papier"); /* this one is not in the journal */
	assert_null(found(list, due(b, &list), RETENTION_MONEY, 2015));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_bench(a_mandate_that_is_over),
		test_bench(purged_it_is_not_proposed_again),
		cmocka_unit_test(when_a_mandate_is_over),
		test_bench(people_stay_while_a_mandate_counts),
		test_bench(files_and_money),
	};
	i18n_start("en");
	return cmocka_run_group_tests_name("retention", tests, NULL, NULL);
}
