// SPDX-License-Identifier: EUPL-1.2
/* A whole day of a journal (adding, editing, deleting, a draft, an import, a copy, putting it back) with the file system failing at each of its
   calls in turn: what was acknowledged is there, what was not never half is, and the journal is sound. */
#include "support.h"

#include <carnet/journal/drafts.h>
#include <carnet/journal/keep.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include "../../support/faulty_vfs.h"

/* Every call takes minutes (FAULTS=1); every so many, with no factor in common with what repeats, is for each day. */
static long stride(void)
{
	const char *asked = getenv("FAULTS");
	return asked ? atol(asked) : 61;
}

static char *in_folder(void **state, const char *name)
{
	return path_join(*state, *state, name);
}

static journal *opened(void **state, struct err *err)
{
	journal *j = NULL;
	journal_open(*state, &j, in_folder(state, "journal.carnet"), JOURNAL_WRITE, err);
	return j;
}

/* --- The day: each step in one call that is acknowledged or refused ----------------------------------------------------- */

static int add(void **state, journal *j, struct err *err)
{
	(void)state;
	record *r = record_new(j, &e_cpts);
	record_set(r, "name", value_text(r, "Deux"));
	return journal_save(j, r, NULL, err);
}

static int edit(void **state, journal *j, struct err *err)
{
	(void)state;
	record *r;
	int code = journal_get(j, j, &r, &e_cpts, 1, err);
	if (code)
		return code;
	record_set(r, "name", value_text(r, "Un, corrigé"));
	return journal_save(j, r, NULL, err);
}

static int delete(void **state, journal *j, struct err *err)
{
	(void)state;
	return journal_delete(j, &e_cpts, 2, NULL, NULL, err);
}

static int write_draft(void **state, journal *j, struct err *err)
{
	(void)state;
	const draft_field f = {"name", "à moitié tapé"};
	return draft_put(j, "cpts/new/1", &f, 1, err);
}

static int import(void **state, journal *j, struct err *err)
{
	(void)state;
	char *copy;
	int code = bulk_begin(j, j, &copy, err);
	for (int i = 0; !code && i < 2; i++) {
		record *r = record_new(j, &e_contact);
		record_set(r, "name", value_text(r, "Importé"));
		code = bulk_put(j, r, err);
	}
	if (code) {
		bulk_rollback(j);
		return code;
	}
	return bulk_commit(j, NULL, err);
}

static int copy(void **state, journal *j, struct err *err)
{
	char *former;
	return journal_backup(j, j, in_folder(state, "copie.carnet"), &former, err);
}

static int put_back(void **state, journal *j, struct err *err)
{
	(void)j;
	return journal_restore(in_folder(state, "journal.carnet"), in_folder(state, "hier.carnet"), err);
}

static int (*const steps[])(void **state, journal *j, struct err *err) = {add, edit, delete, write_draft, import, copy, put_back};

/* --- What is there afterwards ------------------------------------------------------------------------------------------- */

static int print_name(void *out, const record *r)
{
	sb_addf(out, "%lld %s;", (long long)r->id, record_text(r, "name"));
	return 0;
}

/* Everything of the journal in one line; it is sound, and opens. */
static char *seen(void **state)
{
	struct err err = {0};
	AUTO_PROBLEMS p = {0};
	draft *drafts;
	size_t n;
	journal *j = opened(state, &err);
	strbuf *out = sb_new(*state);
	if (!j)
		fail_msg("%s", err.what);
	journal_each(j, query_new(j, &e_cpts), print_name, out, &err);
	journal_each(j, query_new(j, &e_contact), print_name, out, &err);
	OK(draft_list(j, j, "", &drafts, &n, &err));
	sb_addf(out, "%zu drafts", n);
	OK(journal_health(j, &p, &err));
	if (p.count)
		fail_msg("%s", p.list[0].what);
	journal_close(j);
	return out->s;
}

static void begin_again(void **state)
{
	char *command = mem_printf(*state, "cd %s && rm -rf [!.]* && cp .matin journal.carnet && cp .hier hier.carnet", (char *)*state);
	assert_int_equal(system(command), 0);
}

/* The journal of the morning, and yesterday's copy of it. */
static void make_morning(void **state)
{
	struct err err = {0};
	char *former;
	journal *j = opened(state, &err);
	record *r = record_new(j, &e_cpts);
	OK(journal_backup(j, j, in_folder(state, ".hier"), &former, &err));
	record_set(r, "name", value_text(r, "Un"));
	OK(journal_save(j, r, NULL, &err));
	OK(journal_backup(j, j, in_folder(state, ".matin"), &former, &err));
	journal_close(j);
}

/* --- The faults --------------------------------------------------------------------------------------------------------- */

/* In a child: the day until a step is refused, which has its sentence, or until death. *acked counts the steps that answered yes. */
static pid_t live(void **state, enum fault fault, long at, int *acked)
{
	fflush(NULL);
	pid_t pid = fork();
	if (pid)
		return pid;
	struct err err = {0};
	faulty_arm(fault, at);
	journal *j = opened(state, &err);
	int code = j ? 0 : err.code;
	for (size_t i = 0; !code && i < LENGTH(steps); i++) {
		code = steps[i](state, j, &err);
		*acked += !code;
	}
	_exit(code && (!err.what || !err.todo) ? 2 : faulty_met());
}

static void day_with(void **state, enum fault fault)
{
	char *states[LENGTH(steps) + 1];
	int *acked = mmap(NULL, sizeof *acked, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	faulty_start();
	make_morning(state);
	begin_again(state);
	struct err err = {0};
	states[0] = seen(state);
	for (size_t i = 0; i < LENGTH(steps); i++) {
		journal *j = opened(state, &err);
		OK(steps[i](state, j, &err));
		journal_close(j);
		states[i + 1] = seen(state);
	}
	int met = 0;
	for (long at = 0;; at += stride()) {
		int status;
		begin_again(state);
		*acked = 0;
		pid_t pid = live(state, fault, at, acked);
		assert_int_equal(waitpid(pid, &status, 0), pid);
		bool died = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
		assert_true(died || (WIFEXITED(status) && WEXITSTATUS(status) < 2));
		bool whole = *acked == (int)LENGTH(steps);
		char *now = seen(state);
		if (strcmp(now, states[*acked]) && (whole || strcmp(now, states[*acked + 1])))
			fail_msg("call %ld, %d steps acknowledged: «%s» instead of «%s»", at, *acked, now, states[*acked]);
		if (!died && WEXITSTATUS(status) == 0) {
			assert_true(whole);
			break;
		}
		met++;
	}
	assert_true(met > 2);
	munmap(acked, sizeof *acked);
}

static void killed_at_any_call(void **state)
{
	day_with(state, FAULT_KILL);
}

static void killed_in_the_middle_of_a_write(void **state)
{
	day_with(state, FAULT_SHORT);
}

static void refused_from_any_write_on(void **state)
{
	day_with(state, FAULT_REFUSE);
}

static void full_from_any_write_on(void **state)
{
	day_with(state, FAULT_FULL);
}

/* --- A journal of an older version -------------------------------------------------------------------------------------- */

static pid_t migrate(void **state, enum fault fault, long at)
{
	fflush(NULL);
	pid_t pid = fork();
	if (pid)
		return pid;
	struct err err = {0};
	faulty_arm(fault, at);
	journal *j = opened(state, &err);
	_exit(j ? faulty_met() : err.what && err.todo ? 1 : 2);
}

/* Stopped anywhere, it is as it was or as it shall be; opened again, it is of this version, with all that it held. */
static void a_migration_stopped(void **state, enum fault fault)
{
	char *begin = mem_printf(*state, "rm -f %s/journal* && cp tests/data/journal-v1.carnet %s/journal.carnet", (char *)*state, (char *)*state);
	char *whole = NULL;
	long met = 0;
	faulty_start();
	for (long at = 0;; at += stride() / 8 + 1) {
		int status;
		assert_int_equal(system(begin), 0);
		pid_t pid = migrate(state, fault, at);
		assert_int_equal(waitpid(pid, &status, 0), pid);
		bool died = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
		assert_true(died || (WIFEXITED(status) && WEXITSTATUS(status) < 2));
		char *now = seen(state);
		assert_non_null(strstr(now, "Texte œuvré"));
		whole = whole ? whole : now;
		assert_string_equal(now, whole);
		if (!died && WEXITSTATUS(status) == 0)
			break;
		met++;
	}
	assert_true(met > 5);
}

static void a_migration_killed(void **state)
{
	a_migration_stopped(state, FAULT_KILL);
}

static void a_migration_refused(void **state)
{
	a_migration_stopped(state, FAULT_REFUSE);
}

static void a_migration_on_a_full_disk(void **state)
{
	a_migration_stopped(state, FAULT_FULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_in_folder(a_migration_killed),
		test_in_folder(a_migration_refused),
		test_in_folder(a_migration_on_a_full_disk),
		test_in_folder(killed_at_any_call),
		test_in_folder(killed_in_the_middle_of_a_write),
		test_in_folder(refused_from_any_write_on),
		test_in_folder(full_from_any_write_on),
	};
	tests_start();
	return cmocka_run_group_tests_name("journal/faults", tests, NULL, NULL);
}
