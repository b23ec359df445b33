// SPDX-License-Identifier: EUPL-1.2
/* Bulk writing: the same result as record by record, all or nothing. */
#include "support.h"

#include "../../../src/journal/internal.h"
#include <carnet/journal/find.h>
#include <stdio.h>

static journal *opened(void **state)
{
	struct err err = {0};
	journal *j;
	OK(journal_open(*state, &j, path_join(*state, *state, "journal.carnet"), JOURNAL_WRITE, &err));
	return j;
}
static void begin(journal *j, char **backup)
{
	struct err err = {0};
	OK(bulk_begin(j, j, backup, &err));
}
static int put(journal *j, record *r, struct err *err)
{
	return bulk_put(j, r, err);
}
/* A record with its texts as an import has them: pairs of field and stored text, ended by NULL. */
static record *stored(journal *j, const entity *e, ...)
{
	record *r = record_new(j, e);
	va_list ap;
	const char *name;
	va_start(ap, e);
	while ((name = va_arg(ap, const char *)))
		record_set(r, name, value_text(j, va_arg(ap, const char *)));
	va_end(ap);
	return r;
}
static record *got(journal *j, const entity *e, int64_t id)
{
	struct err err = {0};
	record *r;
	OK(journal_get(j, j, &r, e, id, &err));
	return r;
}
static void assert_sound(journal *j)
{
	struct err err = {0};
	AUTO_PROBLEMS p = {0};
	OK(journal_health(j, &p, &err));
	for (size_t i = 0; i < p.count; i++)
		print_error("%s\n", p.list[i].what);
	assert_int_equal(p.count, 0);
}
static size_t finds(journal *j, const char *words)
{
	struct err err = {0};
	hits *h;
	OK(journal_find(j, j, words, 50, &h, &err));
	return h->count;
}

static void new_records(void **state)
{
	struct err err = {0};
	journal *j = opened(state);
	char *backup, *label;
	begin(j, &backup);
	record *c = stored(j, &e_cpts, "name", "  CPTS du Val ", NULL);
	c->uid = "0191e7a2-0000-7000-8000-000000000001";
	c->created = "2020-01-01T00:00:00.000Z";
	c->updated = "2021-01-01T00:00:00.000Z";
	OK(put(j, c, &err));
	record *m = stored(j, &e_mandate, "role", "titulaire", "body", "CA", "starts", "2026-01-01", NULL);
	record_set(m, "cpts", value_int(c->id));
	OK(put(j, m, &err));
	record *r = stored(j, &e_meeting, "date", "2026-12-03", "title", "Coquelicot", NULL);
	record_set(r, "mandate", value_int(m->id));
	OK(put(j, r, &err));
	for (int i = 0; i < 3; i++) {
		record *item = stored(j, &e_agenda_item, "title", "Point", NULL);
		record_set(item, "meeting", value_int(r->id));
		OK(put(j, item, &err));
	}
	OK(bulk_commit(j, NULL, &err));
	record *again = got(j, &e_cpts, c->id);
	assert_string_equal(record_text(again, "name"), "CPTS du Val");
	assert_string_equal(again->uid, c->uid);
	assert_string_equal(again->created, c->created);
	assert_string_equal(again->updated, c->updated);
	assert_int_equal(record_int(got(j, &e_meeting, r->id), "cpts"), c->id); /* what triggers fill is filled */
	assert_int_equal(record_int(got(j, &e_agenda_item, 3), "position"), 3);
	assert_int_equal(finds(j, "coquelicot"), 1);
	assert_sound(j);
	kept(j, typed(j, j, &e_contact, "name", "Claire", NULL)); /* triggers work again */
	assert_int_equal(finds(j, "claire"), 1);
	OK(journal_undo(j, j, &label, &err));
	FAILS(journal_undo(j, j, &label, &err), ERR_DATA, "import");
}

static void the_copy_before_undoes_it(void **state)
{
	struct err err = {0};
	journal *j = opened(state);
	char *backup;
	kept(j, typed(j, j, &e_cpts, "name", "Avant", NULL));
	begin(j, &backup);
	OK(put(j, stored(j, &e_cpts, "name", "Importée", NULL), &err));
	OK(bulk_commit(j, NULL, &err));
	assert_int_equal(journal_count(j, query_new(j, &e_cpts), 9), 2);
	OK(journal_restore(journal_path(j), backup, &err));
	assert_int_equal(journal_count(j, query_new(j, &e_cpts), 9), 1);
}

static void a_uid_already_there_is_replaced(void **state)
{
	struct err err = {0};
	journal *j = opened(state);
	char *backup, *updated;
	record *c = typed(j, j, &e_cpts, "name", "Tournesol", "region", "Bretagne", NULL);
	kept(j, c);
	begin(j, &backup);
	for (int i = 0; i < 2; i++) {
		record *r = stored(j, &e_cpts, "name", i ? "Marguerite" : "Pissenlit", NULL);
		r->uid = c->uid;
		r->updated = "2027-01-01T00:00:00.000Z";
		r->created = "2019-01-01T00:00:00.000Z";
		OK(put(j, r, &err));
		assert_int_equal(r->id, c->id);
	}
	record *fresh = stored(j, &e_cpts, "name", "Bleuet", NULL), *twice = stored(j, &e_cpts, "name", "Lavande", NULL);
	fresh->uid = twice->uid = "0191e7a2-0000-7000-8000-000000000002";
	OK(put(j, fresh, &err));
	OK(put(j, twice, &err)); /* twice in one file: the last one counts */
	assert_int_equal(fresh->id, twice->id);
	OK(bulk_commit(j, NULL, &err));
	record *now = got(j, &e_cpts, c->id);
	assert_string_equal(record_text(now, "name"), "Marguerite");
	assert_int_equal(record_get(now, "region")->kind, V_NULL);
	assert_string_equal(now->created, "2019-01-01T00:00:00.000Z");
	assert_int_equal(journal_uid(j, &e_cpts, c->uid, j, &updated), c->id);
	assert_string_equal(updated, "2027-01-01T00:00:00.000Z");
	assert_int_equal(journal_uid(j, &e_cpts, "none", j, &updated), 0);
	assert_int_equal(finds(j, "tournesol"), 0);
	assert_int_equal(finds(j, "pissenlit"), 0);
	assert_int_equal(finds(j, "marguerite"), 1);
	assert_int_equal(finds(j, "lavande"), 1);
	assert_sound(j);
}

static void one_bad_rule_refuses_all(void **state)
{
	struct err err = {0};
	AUTO_PROBLEMS p = {0};
	journal *j = opened(state);
	char *backup;
	kept(j, typed(j, j, &e_contact, "name", "Claire", NULL));
	begin(j, &backup);
	OK(put(j, stored(j, &e_cpts, "name", "Tulipe", NULL), &err));
	OK(put(j, stored(j, &e_meeting, "date", "2026-12-03", "title", "À personne", NULL), &err));
	assert_int_equal(bulk_commit(j, &p, &err), ERR_INPUT);
	assert_int_equal(p.errors, 1);
	assert_string_equal(p.list[0].place, "meeting.mandate (1)");
	err_clear(&err);
	bulk_rollback(j); /* harmless: it is done already */
	assert_int_equal(journal_count(j, query_new(j, &e_cpts), 9), 0);
	assert_int_equal(finds(j, "tulipe"), 0);
	assert_sound(j);
	kept(j, typed(j, j, &e_cpts, "name", "Tulipe", NULL));
	assert_int_equal(finds(j, "tulipe"), 1);
}

static void an_old_fault_does_not_refuse_new_records(void **state)
{
	struct err err = {0};
	journal *j = opened(state);
	char *backup;
	kept(j, typed(j, j, &e_cpts, "name", "CPTS", NULL));
	kept(j, typed(j, j, &e_meeting, "title", "CA", "date", "2026-12-03", "cpts", "1", NULL));
	OK(sql_script(&j->sql, "PRAGMA foreign_keys=OFF; DROP TRIGGER meeting_rule_1; UPDATE meeting SET cpts=NULL", &err));
	begin(j, &backup);
	OK(put(j, stored(j, &e_contact, "name", "Claire", NULL), &err));
	record *m = stored(j, &e_meeting, "date", "2026-12-03", "title", "Bureau", NULL);
	record_set(m, "cpts", value_int(1));
	OK(put(j, m, &err));
	OK(bulk_commit(j, NULL, &err));
}

static void a_bad_value_is_refused_by_itself(void **state)
{
	struct err err = {0};
	journal *j = opened(state);
	char *backup;
	begin(j, &backup);
	assert_int_equal(put(j, stored(j, &e_meeting, "title", "Sans date", NULL), &err), ERR_INPUT);
	assert_string_equal(err.place, "meeting.date");
	err_clear(&err);
	record *r = stored(j, &e_cpts, "name", "CPTS", NULL);
	record_set(r, "population", value_int(-5));
	assert_int_equal(put(j, r, &err), ERR_INPUT);
	err_clear(&err);
	assert_int_equal(put(j, stored(j, &e_expense, "date", "2026-02-30", "kind", "train", NULL), &err), ERR_INPUT);
	assert_string_equal(err.place, "expense.date");
	err_clear(&err);
	OK(put(j, stored(j, &e_cpts, "name", "CPTS", NULL), &err)); /* the caller may go on, to tell every bad line */
	bulk_rollback(j);
	assert_true(journal_empty(j));
}

static void killed_or_closed_halfway(void **state)
{
	struct err err = {0};
	journal *j = opened(state);
	char *backup;
	begin(j, &backup);
	OK(put(j, stored(j, &e_cpts, "name", "CPTS", NULL), &err));
	journal_close(j);
	j = opened(state);
	assert_true(journal_empty(j));
	assert_sound(j);
}

static void in_memory_no_copy_is_made(void **state)
{
	struct err err = {0};
	journal *j;
	char *backup, *label;
	OK(journal_open(*state, &j, ":memory:", JOURNAL_WRITE, &err));
	begin(j, &backup);
	assert_null(backup);
	OK(put(j, stored(j, &e_cpts, "name", "CPTS", NULL), &err));
	OK(bulk_commit(j, NULL, &err));
	FAILS(journal_undo(j, j, &label, &err), ERR_MISSING, "nothing to take back");
}

static void files_come_with_their_content(void **state)
{
	struct err err = {0};
	journal *j = opened(state);
	char *backup, *data;
	size_t len;
	record *c = typed(j, j, &e_cpts, "name", "Tulipe", NULL);
	kept(j, c);
	begin(j, &backup);
	record *r = stored(j, &e_attachment, "owner", c->uid, "name", "plan.txt", NULL);
	record_set(r, "content", (value){V_BLOB, 0, "bonjour", 7});
	OK(put(j, r, &err));
	OK(bulk_commit(j, NULL, &err));
	OK(attachment_read(j, j, r->id, &data, &len, &err));
	assert_int_equal(len, 7);
}

static void only_the_last_copies_stay(void **state)
{
	struct err err = {0};
	AUTO_CTX(tmp);
	journal *j = opened(state);
	char *backup, *first = NULL, *second = NULL;
	for (int i = 0; i < 6; i++) {
		setenv("CARNET_NOW", mem_printf(tmp, "2026-11-21T09:00:0%dZ", i), 1);
		begin(j, &backup);
		OK(bulk_commit(j, NULL, &err));
		assert_true(file_exists(backup));
		if (i == 0)
			first = backup;
		if (i == 1)
			second = backup;
	}
	setenv("CARNET_NOW", "2026-11-21T09:00:00Z", 1);
	assert_false(file_exists(first));
	assert_true(file_exists(second));
}

static void a_read_only_journal(void **state)
{
	struct err err = {0};
	journal *j;
	char *backup;
	journal_close(opened(state));
	OK(journal_open(*state, &j, path_join(*state, *state, "journal.carnet"), JOURNAL_READ, &err));
	FAILS(bulk_begin(j, j, &backup, &err), ERR_DATA, "not written");
	assert_null(backup);
}

/* The oldest copies make room only once an import is kept. */
static void a_refused_import_costs_no_copy(void **state)
{
	struct err err = {0};
	AUTO_PROBLEMS p = {0};
	journal *j = opened(state);
	char *backup;
	OK(dir_make(path_join(*state, *state, "backups"), 0700, &err));
	for (int year = 2020; year < 2025; year++)
		OK(file_replace(mem_printf(*state, "%s/backups/avant-import-%d0101-090000000.carnet", (char *)*state, year), "x", 1, 0600, &err));
	const char *oldest = path_join(*state, *state, "backups/avant-import-20200101-090000000.carnet");
	begin(j, &backup);
	bulk_rollback(j);
	assert_true(file_exists(oldest));
	begin(j, &backup);
	OK(put(j, stored(j, &e_cpts, "name", "Tulipe", NULL), &err));
	OK(bulk_commit(j, &p, &err));
	assert_false(file_exists(oldest));
	assert_true(file_exists(path_join(*state, *state, "backups/avant-import-20210101-090000000.carnet")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_in_folder(new_records),
		test_in_folder(the_copy_before_undoes_it),
		test_in_folder(a_uid_already_there_is_replaced),
		test_in_folder(one_bad_rule_refuses_all),
		test_in_folder(a_refused_import_costs_no_copy),
		test_in_folder(an_old_fault_does_not_refuse_new_records),
		test_in_folder(a_bad_value_is_refused_by_itself),
		test_in_folder(killed_or_closed_halfway),
		test_in_folder(in_memory_no_copy_is_made),
		test_in_folder(files_come_with_their_content),
		test_in_folder(only_the_last_copies_stay),
		test_in_folder(a_read_only_journal),
	};
	tests_start();
	return cmocka_run_group_tests_name("journal/bulk", tests, NULL, NULL);
}
