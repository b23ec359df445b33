// SPDX-License-Identifier: EUPL-1.2
/* Actions: undo, redo, history, two programs on one file, and being killed at any moment. */
#include "support.h"

#include "../../../src/journal/internal.h"
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>

static journal *opened(void **state)
{
	struct err err = {0};
	journal *j;
	OK(journal_open(*state, &j, path_join(*state, *state, "journal.carnet"), JOURNAL_WRITE, &err));
	return j;
}
static int64_t count(journal *j, const entity *e)
{
	return journal_count(j, query_new(j, e), 1 << 20);
}
static record *new_cpts(journal *j, const char *name)
{
	return typed(j, j, &e_cpts, "name", name, NULL);
}

static void taken_back_and_done_again_by_another_program(void **state)
{
	struct err err = {0};
	char *label;
	journal *j = opened(state);
	kept(j, new_cpts(j, "CPTS du Val"));
	journal_close(j);
	j = opened(state);
	OK(journal_undo(j, j, &label, &err));
	assert_string_equal(label, "Added: CPTS “CPTS du Val”");
	assert_true(journal_empty(j));
	journal_close(j);
	j = opened(state);
	OK(journal_redo(j, j, &label, &err));
	assert_string_equal(label, "Added: CPTS “CPTS du Val”");
	assert_string_equal(journal_title(j, j, &e_cpts, 1), "CPTS du Val");
}

static void nothing_to_take_back(void **state)
{
	struct err err = {0};
	char *label;
	journal *j = opened(state);
	FAILS(journal_undo(j, j, &label, &err), ERR_MISSING, "nothing to take back");
	FAILS(journal_redo(j, j, &label, &err), ERR_MISSING, "nothing to do again");
	assert_null(label);
	kept(j, new_cpts(j, "Un"));
	FAILS(journal_redo(j, j, &label, &err), ERR_MISSING, "nothing to do again");
	OK(journal_undo(j, j, &label, &err));
	FAILS(journal_undo(j, j, &label, &err), ERR_MISSING, "nothing to take back");
}

/* SQLite answers with the mode it stays in; that of a journal in memory can be one where nothing can be taken back. */
static void a_mode_that_does_not_change_is_refused(void **state)
{
	struct err err = {0};
	journal *j;
	(void)state;
	OK(journal_open(NULL, &j, ":memory:", JOURNAL_WRITE, &err));
	assert_int_equal(sqlite3_db_config(j->sql.db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL), SQLITE_OK);
	OK(sql_run(&j->sql, &err, "PRAGMA journal_mode=OFF", NULL));
	j->settled = false; /* as when it has just been opened */
	FAILS(journal_begin(j, "x", &err), ERR_DATA, "holds :memory: in a mode of its own");
	journal_close(j);
}

static void a_new_action_ends_redo(void **state)
{
	struct err err = {0};
	char *label;
	change *list;
	size_t n;
	journal *j = opened(state);
	kept(j, new_cpts(j, "Un"));
	kept(j, new_cpts(j, "Deux"));
	OK(journal_undo(j, j, &label, &err));
	OK(journal_history(j, j, &list, &n, 0, &err));
	assert_int_equal(n, 2);
	assert_true(list[0].undone);
	assert_false(list[1].undone);
	OK(journal_undo(j, j, &label, &err));
	kept(j, new_cpts(j, "Trois"));
	FAILS(journal_redo(j, j, &label, &err), ERR_MISSING, "nothing to do again");
	OK(journal_history(j, j, &list, &n, 0, &err));
	assert_int_equal(n, 1);
	assert_string_equal(list[0].label, "Added: CPTS “Trois”");
	assert_string_equal(list[0].at, "2026-11-21T09:00:00.000Z");
}

static void one_action_for_many_records(void **state)
{
	struct err err = {0};
	char *label;
	journal *j = opened(state);
	OK(journal_begin(j, "Trois d’un coup", &err));
	for (int i = 0; i < 3; i++)
		kept(j, new_cpts(j, "CPTS"));
	OK(journal_commit(j, &err));
	assert_int_equal(count(j, &e_cpts), 3);
	OK(journal_undo(j, j, &label, &err));
	assert_string_equal(label, "Trois d’un coup");
	assert_int_equal(count(j, &e_cpts), 0);
}

static void a_part_that_fails_takes_only_itself_back(void **state)
{
	struct err err = {0};
	journal *j = opened(state);
	OK(journal_begin(j, "Plusieurs", &err));
	kept(j, new_cpts(j, "Un"));
	assert_int_equal(journal_save(j, record_new(j, &e_cpts), NULL, &err), ERR_INPUT);
	err_clear(&err);
	OK(journal_begin(j, NULL, &err));
	kept(j, new_cpts(j, "Deux"));
	journal_rollback(j);
	kept(j, typed(j, j, &e_mandate, "cpts", "1", "role", "invité", "body", "CA", "starts", "2026-01-01", NULL));
	assert_int_equal(journal_delete(j, &e_cpts, 1, NULL, NULL, &err), ERR_INPUT);
	err_clear(&err);
	OK(journal_commit(j, &err));
	assert_int_equal(count(j, &e_cpts), 1);
	assert_int_equal(count(j, &e_mandate), 1);
}

static void rolled_back_leaves_nothing(void **state)
{
	struct err err = {0};
	char *label;
	journal *j = opened(state);
	OK(journal_begin(j, "Rien", &err));
	kept(j, new_cpts(j, "Un"));
	journal_rollback(j);
	assert_true(journal_empty(j));
	FAILS(journal_undo(j, j, &label, &err), ERR_MISSING, "nothing to take back");
	OK(journal_begin(j, "Rien non plus", &err));
	OK(journal_commit(j, &err));
	FAILS(journal_undo(j, j, &label, &err), ERR_MISSING, "nothing to take back");
}

static void an_interrupted_action_keeps_nothing(void **state)
{
	struct err err = {0};
	journal *j = opened(state);
	OK(journal_begin(j, "Perdue", &err));
	kept(j, new_cpts(j, "Un"));
	OK(sql_script(&j->sql, "ROLLBACK", &err)); /* as SQLite does when the disk fails */
	FAILS(journal_save(j, new_cpts(j, "Deux"), NULL, &err), ERR_DATA, "interrupted");
	FAILS(journal_commit(j, &err), ERR_DATA, "interrupted");
	assert_true(journal_empty(j));
	kept(j, new_cpts(j, "Trois"));
	assert_int_equal(count(j, &e_cpts), 1);
}

static void a_stale_undo_changes_nothing(void **state)
{
	struct err err = {0};
	char *label;
	journal *j = opened(state);
	kept(j, new_cpts(j, "Un"));
	record *r = new_cpts(j, "Deux");
	kept(j, r);
	record_set(r, "region", value_text(j, "Corse"));
	kept(j, r);
	OK(sql_script(&j->sql, "UPDATE cpts SET region='Bretagne' WHERE id=2", &err)); /* an outside tool */
	FAILS(journal_undo(j, j, &label, &err), ERR_DATA, "changed since");
	OK(journal_get(j, j, &r, &e_cpts, 2, &err));
	assert_string_equal(record_text(r, "region"), "Bretagne");
}

static void history_is_kept_short(void **state)
{
	struct err err = {0};
	int64_t n;
	journal *j = opened(state);
	kept(j, new_cpts(j, "Un"));
	OK(sql_script(&j->sql,
	              "INSERT INTO history(id,at,label,undone) SELECT 1+row_number() OVER (),'2026-11-20','x',0 FROM sqlite_schema a, sqlite_schema b "
	              "LIMIT 599",
	              &err));
	for (int i = 0; i < 200; i++)
		kept(j, new_cpts(j, "Encore"));
	OK(sql_int(&j->sql, &n, &err, "SELECT count(*) FROM history", NULL));
	assert_int_equal(n, 500);
	OK(sql_script(&j->sql, "UPDATE history SET at='2025-11-01'", &err));
	kept(j, new_cpts(j, "Un an après"));
	OK(sql_int(&j->sql, &n, &err, "SELECT count(*) FROM history", NULL));
	assert_int_equal(n, 499);
}

/* Random actions, all taken back, all done again: the records and the index are as they were. */

static char *state_of(journal *j)
{
	struct err err = {0};
	strbuf *all = sb_new(j);
	for (const entity *const *e = entities; *e; e++) {
		AUTO_CTX(tmp);
		query *q = NEW(tmp, query);
		record **list;
		size_t n;
		q->e = *e;
		OK(journal_window(j, tmp, q, NULL, false, 0, &list, &n, &err));
		for (size_t i = 0; i < n; i++) {
			sb_addf(all, "\n%s %lld %s %s", (*e)->name, (long long)list[i]->id, list[i]->uid, list[i]->updated);
			for (size_t f = 0; f < (*e)->nfields; f++)
				sb_addf(all, "|%lld%s", (long long)list[i]->v[f].n, list[i]->v[f].kind == V_TEXT ? list[i]->v[f].s : "");
		}
	}
	OK(sql_run(&j->sql, &err, "INSERT INTO search(search, rank) VALUES('integrity-check', 1)", NULL));
	return all->s;
}

static unsigned seed;
static int64_t any(int64_t n)
{
	seed = seed * 1664525u + 1013904223u;
	return (int64_t)(seed >> 8) % n;
}

static int64_t any_id(journal *j, const entity *e)
{
	AUTO_CTX(tmp);
	int64_t id = 0;
	sql_int(&j->sql, &id, NULL, mem_printf(tmp, "SELECT id FROM \"%s\" ORDER BY (id*7919+%d)%%101 LIMIT 1", e->name, (int)any(101)), NULL);
	return id;
}

static value any_value(journal *j, const void *parent, const field *f)
{
	static const char *const words[] = {"Réunion", "hôpital", "Œuvre", "budget", "délai", "CPAM", "voisins"};
	if (f->type == &t_reference)
		return value_int(any_id(j, entity_named(f->opt.ref)));
	if (f->type == &t_date)
		return value_text(parent, mem_printf(parent, "2026-%02d-%02d", (int)any(12) + 1, (int)any(28) + 1));
	if (f->type == &t_choice)
		return value_text(parent, f->opt.choices[any(2)].word);
	if (f->type == &t_text || f->type == &t_prose)
		return value_text(parent, mem_printf(parent, "%s %s %d", words[any(7)], words[any(7)], (int)any(1000)));
	if (f->type == &t_distance || f->type == &t_integer || f->type == &t_money)
		return value_int(any(50) + 1);
	return (value){.kind = V_NULL};
}

/* One action: add, edit or delete. Refused ones count for nothing. */
static bool any_action(journal *j)
{
	static const entity *const some[] = {&e_cpts,    &e_mandate, &e_meeting, &e_agenda_item, &e_question,         &e_action,
	                                     &e_expense, &e_claim,   &e_payer,   &e_assessment,  &e_assessment_answer};
	AUTO_CTX(tmp);
	AUTO_ERR err = {0};
	const entity *e = some[any(LENGTH(some))];
	int64_t id = any(3) ? any_id(j, e) : 0;
	record *r = record_new(tmp, e);
	if (id && !any(4))
		return !journal_delete(j, e, id, NULL, NULL, &err);
	if (id && journal_get(j, tmp, &r, e, id, &err))
		return false;
	for (size_t i = 0; i < e->nfields; i++)
		if ((e->fields[i].flags & F_NEED) ? !id || !any(3) : !any(3))
			r->v[i] = any_value(j, r, &e->fields[i]);
	for (size_t i = 0; i < e->nfields; i++)
		if (e->fields[i].type == &t_reference && r->v[i].n == 0)
			r->v[i] = (value){.kind = V_NULL};
	return !journal_save(j, r, NULL, &err);
}

static void undo_and_redo_are_exact(void **state)
{
	for (seed = 1; seed < 9; seed += 0) {
		unsigned round = seed;
		struct err err = {0};
		journal *j;
		char *label;
		int done = 0;
		change *list;
		size_t n;
		OK(journal_open(*state, &j, ":memory:", JOURNAL_WRITE, &err));
		char *beginning = state_of(j);
		for (int i = 0; i < 150; i++)
			done += any_action(j);
		assert_true(done > 50);
		char *end = state_of(j);
		OK(journal_history(j, j, &list, &n, 0, &err));
		for (size_t i = 0; i < n; i++)
			OK(journal_undo(j, j, &label, &err));
		assert_string_equal(state_of(j), beginning);
		for (size_t i = 0; i < n; i++)
			OK(journal_redo(j, j, &label, &err));
		assert_string_equal(state_of(j), end);
		journal_close(j);
		seed = round + 1;
	}
}

/* Two programs on one file. */

static void the_other_is_noticed(void **state)
{
	journal *a = opened(state), *b = opened(state);
	assert_false(journal_changed(a));
	assert_false(journal_changed(b));
	kept(a, new_cpts(a, "Un"));
	assert_false(journal_changed(a));
	assert_true(journal_changed(b));
	assert_false(journal_changed(b));
	assert_int_equal(count(b, &e_cpts), 1);
	kept(b, new_cpts(b, "Deux"));
	assert_true(journal_changed(a));
	assert_int_equal(count(a, &e_cpts), 2);
}

static void one_writes_at_a_time(void **state)
{
	struct err err = {0};
	journal *a = opened(state), *b = opened(state);
	sqlite3_busy_timeout(b->sql.db, 0);
	OK(journal_begin(a, "Longue", &err));
	kept(a, new_cpts(a, "Un"));
	FAILS(journal_save(b, new_cpts(b, "Deux"), NULL, &err), ERR_DATA, "Another program");
	assert_int_equal(count(b, &e_cpts), 0); /* reading goes on */
	OK(journal_commit(a, &err));
	kept(b, new_cpts(b, "Deux"));
	assert_int_equal(count(a, &e_cpts), 2);
}

static void both_write_a_lot(void **state)
{
	opened(state);
	pid_t pids[3];
	for (size_t p = 0; p < LENGTH(pids); p++) {
		fflush(NULL);
		if (!(pids[p] = fork())) {
			journal *j = opened(state);
			for (int i = 0; i < 15; i++)
				kept(j, new_cpts(j, "CPTS"));
			_exit(0);
		}
	}
	for (size_t p = 0; p < LENGTH(pids); p++) {
		int status;
		assert_int_equal(waitpid(pids[p], &status, 0), pids[p]);
		assert_int_equal(status, 0);
	}
	assert_int_equal(count(opened(state), &e_cpts), 45);
}

/* A program killed at its nth statement: what was acknowledged is there, the unfinished action is not, and the file is sound. */

struct fuse {
	int left;
};
static int burn(unsigned trace, void *data, void *statement, void *unused)
{
	(void)trace;
	(void)statement;
	(void)unused;
	struct fuse *f = data;
	if (!f->left--)
		kill(getpid(), SIGKILL);
	return 0;
}

static void write_until_killed(void **state, int statements, int out)
{
	struct err err = {0};
	journal *j = opened(state);
	struct fuse f = {statements};
	sqlite3_trace_v2(j->sql.db, SQLITE_TRACE_STMT | SQLITE_TRACE_PROFILE, burn, &f);
	for (int i = 0; i < 40; i++) {
		OK(journal_begin(j, "Deux à la fois", &err));
		kept(j, new_cpts(j, "CPTS"));
		kept(j, typed(j, j, &e_contact, "name", "Claire", NULL));
		OK(journal_commit(j, &err));
		if (write(out, "+", 1) != 1)
			_exit(1);
	}
	_exit(0);
}

static void killed_at_any_statement(void **state)
{
	journal *j = opened(state);
	int64_t before = 0;
	for (int statements = 0; statements < 120; statements += 7) {
		int ends[2], status;
		char ack;
		int64_t acked = 0;
		assert_int_equal(pipe(ends), 0);
		fflush(NULL);
		pid_t pid = fork();
		if (!pid)
			write_until_killed(state, statements, ends[1]);
		close(ends[1]);
		while (read(ends[0], &ack, 1) == 1)
			acked++;
		close(ends[0]);
		assert_int_equal(waitpid(pid, &status, 0), pid);
		assert_true(WIFSIGNALED(status));
		int64_t now = count(j, &e_cpts);
		assert_true(now == before + acked || now == before + acked + 1); /* killed between the commit and telling */
		assert_int_equal(count(j, &e_contact), now);
		before = now;
	}
	struct err err = {0};
	AUTO_PROBLEMS p = {0};
	OK(journal_health(j, &p, &err));
	assert_int_equal(p.count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_in_folder(taken_back_and_done_again_by_another_program),
		test_in_folder(nothing_to_take_back),
		test_in_folder(a_mode_that_does_not_change_is_refused),
		test_in_folder(a_new_action_ends_redo),
		test_in_folder(one_action_for_many_records),
		test_in_folder(a_part_that_fails_takes_only_itself_back),
		test_in_folder(rolled_back_leaves_nothing),
		test_in_folder(an_interrupted_action_keeps_nothing),
		test_in_folder(a_stale_undo_changes_nothing),
		test_in_folder(history_is_kept_short),
		test_in_folder(undo_and_redo_are_exact),
		test_in_folder(the_other_is_noticed),
		test_in_folder(one_writes_at_a_time),
		test_in_folder(both_write_a_lot),
		test_in_folder(killed_at_any_statement),
	};
	tests_start();
	return cmocka_run_group_tests_name("journal/action", tests, NULL, NULL);
}
