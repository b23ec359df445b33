// SPDX-License-Identifier: EUPL-1.2
/* A process begun aside: told what it is through a pipe. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include <carnet/base/mem.h>
#include <carnet/base/process.h>

static void on_signal(int sig)
{
	(void)sig;
}

struct told {
	pid_t pid, session;
	bool blocked, by_default, silent;
};

static struct told tell(void)
{
	struct sigaction now;
	sigset_t mask;
	sigaction(SIGTERM, NULL, &now);
	sigprocmask(SIG_BLOCK, NULL, &mask);
	return (struct told){getpid(), getsid(0), sigismember(&mask, SIGTERM), now.sa_handler == SIG_DFL, !isatty(0) && write(1, "x", 1) == 1};
}

static void it_ends_as_any_other(void **state)
{
	struct told said = {0};
	struct sigaction ours = {.sa_handler = on_signal}, before;
	sigset_t term;
	int ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	sigemptyset(&term);
	sigaddset(&term, SIGTERM);
	sigaction(SIGTERM, &ours, &before);
	sigprocmask(SIG_BLOCK, &term, NULL);
	if (process_aside()) {
		said = tell();
		_exit(write(ends[1], &said, sizeof said) != sizeof said);
	}
	close(ends[1]);
	assert_int_equal(read(ends[0], &said, sizeof said), sizeof said);
	close(ends[0]);
	sigprocmask(SIG_UNBLOCK, &term, NULL);
	sigaction(SIGTERM, &before, NULL);
	assert_int_not_equal(said.pid, getpid());
	assert_int_equal(said.session, said.pid);
	assert_false(said.blocked);
	assert_true(said.by_default);
	assert_true(said.silent);
}

static void a_process_is_known_again(void **state)
{
	AUTO_CTX(tmp);

	(void)state;
	assert_true(process_lives(process_name(tmp)));
	assert_false(process_lives(mem_printf(tmp, "%ld:1", (long)getpid()))); /* its number, given to another since */
	assert_false(process_lives("0:0"));
	assert_false(process_lives("nobody"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_ends_as_any_other),
		cmocka_unit_test(a_process_is_known_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
