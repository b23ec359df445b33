// SPDX-License-Identifier: EUPL-1.2
/* The disk and the end of the world: killed, or refused, at each call that writes. What was acknowledged is kept, the rest never was. */
#include "support.h"

#include <carnet/journal/keep.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>

/* These stand before the C library's own. The fuse counts calls; when it is out, the program dies or the disk is full from then on. */
static int fuse = -1;
static bool full;

static int burn(void)
{
	if (fuse < 0 || fuse-- > 0)
		return 0;
	if (!full)
		kill(getpid(), SIGKILL);
	fuse = 0;
	errno = ENOSPC;
	return -1;
}
ssize_t pwrite64(int fd, const void *data, size_t len, off_t at)
{
	return burn() ? -1 : syscall(SYS_pwrite64, fd, data, len, at);
}
int fdatasync(int fd)
{
	return burn() ? -1 : (int)syscall(SYS_fdatasync, fd);
}
int fsync(int fd)
{
	return burn() ? -1 : (int)syscall(SYS_fsync, fd);
}
int unlink(const char *path)
{
	return burn() ? -1 : (int)syscall(SYS_unlink, path);
}

static char *path_of(void **state)
{
	return path_join(*state, *state, "journal.carnet");
}
static journal *opened(void **state, enum journal_mode mode)
{
	struct err err = {0};
	journal *j;
	OK(journal_open(*state, &j, path_of(state), mode, &err));
	return j;
}
static int64_t count(journal *j, const entity *e)
{
	return journal_count(j, query_new(j, e), 1 << 20);
}
static void assert_sound(journal *j)
{
	struct err err = {0};
	AUTO_PROBLEMS p = {0};
	OK(journal_health(j, &p, &err));
	assert_int_equal(p.count, 0);
}

/* Two records in one action. */
static int keep_two(journal *j, struct err *err)
{
	AUTO_CTX(tmp);
	record *c = record_new(tmp, &e_cpts), *p = record_new(tmp, &e_contact);
	record_set(c, "name", value_text(tmp, "CPTS du Val"));
	record_set(p, "name", value_text(tmp, "Claire"));
	int code = journal_begin(j, "Deux à la fois", err);
	if (code)
		return code;
	if ((code = journal_save(j, c, NULL, err)) || (code = journal_save(j, p, NULL, err))) {
		journal_rollback(j);
		return code;
	}
	return journal_commit(j, err);
}

static void killed_at_any_call(void **state)
{
	journal *j = opened(state, JOURNAL_WRITE);
	int64_t before = 0;
	int deaths = 0;
	bool died = true;
	for (int at = 0; died; at += 5) {
		int status;
		fflush(NULL);
		pid_t pid = fork();
		if (!pid) {
			journal *mine = opened(state, JOURNAL_WRITE);
			fuse = at;
			_exit(keep_two(mine, NULL) ? 1 : 0);
		}
		assert_int_equal(waitpid(pid, &status, 0), pid);
		died = WIFSIGNALED(status);
		journal *reader = opened(state, JOURNAL_READ); /* what was left half-written is taken back even by a reader */
		int64_t now = count(reader, &e_cpts);
		journal_close(reader);
		assert_true(now == before || now == before + 1);
		if (!died)
			assert_true(WEXITSTATUS(status) == 0 && now == before + 1);
		assert_int_equal(count(j, &e_contact), now);
		before = now;
		deaths += died;
	}
	assert_true(deaths > 5); /* the calls above do stand before the library's */
	assert_sound(j);
}

static void refused_at_any_call(void **state)
{
	journal *j = opened(state, JOURNAL_WRITE);
	int64_t before = 0;
	bool refused = true;
	full = true;
	for (int at = 0; refused; at += 3) {
		struct err err = {0};
		fuse = at;
		int code = keep_two(j, &err);
		refused = fuse == 0;
		fuse = -1;
		if (code) {
			assert_int_equal(code, ERR_DATA);
			assert_non_null(err.what);
			assert_non_null(err.todo);
		}
		err_clear(&err);
		int64_t now = count(j, &e_cpts);
		assert_int_equal(now, before + !code);
		assert_int_equal(count(j, &e_contact), now);
		before = now;
	}
	full = false;
	assert_sound(j);
}

static void created_whole_or_not_at_all(void **state)
{
	for (int at = 0;; at++) {
		int status;
		fflush(NULL);
		pid_t pid = fork();
		if (!pid) {
			fuse = at;
			opened(state, JOURNAL_WRITE);
			_exit(0);
		}
		assert_int_equal(waitpid(pid, &status, 0), pid);
		journal *j = opened(state, JOURNAL_WRITE);
		assert_true(journal_empty(j));
		journal_close(j);
		assert_int_equal(unlink(path_of(state)), 0);
		if (!WIFSIGNALED(status))
			break;
	}
}

static void restored_whole_or_not_at_all(void **state)
{
	struct err err = {0};
	AUTO_CTX(tmp);
	journal *j = opened(state, JOURNAL_WRITE);
	char *copy = path_join(tmp, *state, "copie.carnet");
	OK(keep_two(j, &err));
	OK(backed_up(j, copy, &err));
	OK(keep_two(j, &err));
	bool died = true;
	for (int at = 0; died; at += 11) {
		int status;
		fflush(NULL);
		pid_t pid = fork();
		if (!pid) {
			fuse = at;
			_exit(journal_restore(path_of(state), copy, NULL) ? 1 : 0);
		}
		assert_int_equal(waitpid(pid, &status, 0), pid);
		died = WIFSIGNALED(status);
		int64_t now = count(j, &e_cpts);
		assert_true(died ? now == 1 || now == 2 : now == 1);
	}
	assert_sound(j);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_in_folder(killed_at_any_call),
		test_in_folder(refused_at_any_call),
		test_in_folder(created_whole_or_not_at_all),
		test_in_folder(restored_whole_or_not_at_all),
	};
	tests_start();
	return cmocka_run_group_tests_name("journal/crash", tests, NULL, NULL);
}
