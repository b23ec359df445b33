// SPDX-License-Identifier: EUPL-1.2
/* The real program run in a home of its own: its input, output and errors are files, never a terminal. */
#pragma once
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <carnet/base/file.h>
#include <carnet/base/mem.h>
#include <carnet/base/strbuf.h>
#include "../support/folder.h"
#include <fcntl.h>
#include <pty.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* A folder that is home, and what the last command gave. */
typedef struct home {
	char *folder, *program;
	strbuf *out, *err;
	int code;
} home;

static inline int home_setup(void **state)
{
	home *h = NEW(NULL, home);
	char name[] = "/tmp/carnet-e2e-XXXXXX";
	const char *build = getenv("CARNET_BUILD");

	if (!mkdtemp(name))
		return -1;
	h->folder = mem_dup(h, name);
	h->program = mem_printf(h, "%s/carnet", build ? build : "build");
	setenv("HOME", name, 1);
	setenv("XDG_DATA_HOME", path_join(h, name, "data"), 1);
	setenv("XDG_CONFIG_HOME", path_join(h, name, "config"), 1);
	setenv("CARNET_NOW", "2026-11-21T09:00:00Z", 1);
	*state = h;
	return chdir(name);
}

static inline int home_teardown(void **state)
{
	home *h = *state;
	int code = chdir("/") | folder_remove(h->folder);

	talloc_free(h);
	return code;
}

static inline void slurp(strbuf *into, int fd)
{
	char part[4096];
	ssize_t n;

	lseek(fd, 0, SEEK_SET);
	while ((n = read(fd, part, sizeof part)) > 0)
		sb_addn(into, part, (size_t)n);
	close(fd);
}

static inline int scratch(const home *h, const char *name)
{
	int fd = open(path_join(h, h->folder, name), O_RDWR | O_CREAT | O_TRUNC, 0600);

	assert_true(fd >= 0);
	return fd;
}

/* Runs the program with its input, output and errors in files: never on a terminal. out -1: kept in h->out. */
static inline void run_to(home *h, const char *input, int to, const char *const *args)
{
	const char *argv[32] = {h->program};
	int in = scratch(h, ".in"), out = to < 0 ? scratch(h, ".out") : to, err = scratch(h, ".err"), status;

	for (size_t i = 0; args[i]; i++)
		argv[i + 1] = args[i];
	assert_true(write(in, input, strlen(input)) == (ssize_t)strlen(input));
	lseek(in, 0, SEEK_SET);
	pid_t child = fork();
	if (child == 0) {
		dup2(in, 0), dup2(out, 1), dup2(err, 2);
		execv(h->program, (char **)(uintptr_t)argv);
		_exit(127);
	}
	waitpid(child, &status, 0);
	h->code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	h->out = sb_new(h);
	h->err = sb_new(h);
	close(in);
	if (to < 0)
		slurp(h->out, out);
	slurp(h->err, err);
}
#define JOURNAL "data/carnet/journal.carnet" /* of the home */
#define SHELL(command) assert_int_equal(system(command), 0)
#define RUN(...) run_to(h, "", -1, (const char *const[]){__VA_ARGS__, NULL})
#define RUN_IN(input, ...) run_to(h, (input), -1, (const char *const[]){__VA_ARGS__, NULL})

/* The same on a terminal of cols columns, with what is typed there: all that shows is in h->out, without carriage returns. */
static inline void run_on_terminal(home *h, int cols, const char *input, const char *const *args)
{
	const char *argv[32] = {h->program};
	struct winsize size = {.ws_row = 24, .ws_col = (unsigned short)cols};
	char part[4096];
	int terminal, status;
	ssize_t n;

	for (size_t i = 0; args[i]; i++)
		argv[i + 1] = args[i];
	pid_t child = forkpty(&terminal, NULL, NULL, &size);
	assert_true(child >= 0);
	if (child == 0) {
		execv(h->program, (char **)(uintptr_t)argv);
		_exit(127);
	}
	assert_true(write(terminal, input, strlen(input)) == (ssize_t)strlen(input));
	h->out = sb_new(h);
	h->err = sb_new(h);
	while ((n = read(terminal, part, sizeof part)) > 0)
		for (ssize_t i = 0; i < n; i++)
			if (part[i] != '\r')
				sb_addc(h->out, part[i]);
	close(terminal);
	waitpid(child, &status, 0);
	h->code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
#define RUN_TTY(cols, input, ...) run_on_terminal(h, (cols), (input), (const char *const[]){__VA_ARGS__, NULL})

/* expected NULL: nothing at all; begins with "=": the whole text; else: it is in there. */
static inline bool said(const strbuf *text, const char *expected)
{
	if (!expected)
		return text->len == 0;
	return *expected == '=' ? !strcmp(text->s, expected + 1) : strstr(text->s, expected) != NULL;
}

static inline void check(const home *h, int code, const char *out, const char *err, const char *where, int line)
{
	if (h->code == code && said(h->out, out) && said(h->err, err))
		return;
	print_error("%s:%d: exit %d\n--out\n%s\n--err\n%s\n", where, line, h->code, h->out->s, h->err->s);
	_fail(where, line);
}
#define GAVE(code, out, err) check(h, (code), (out), (err), __FILE__, __LINE__)
#define in_home(f) cmocka_unit_test_setup_teardown(f, home_setup, home_teardown)
