// SPDX-License-Identifier: EUPL-1.2
#include "measure.h"
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { QUIET_START_MS = 40, QUIET_KEY_MS = 12, QUIET_COUNT_MS = 400, FIRST_MS = 300, HOPELESS_MS = 60000 };

void fail(const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	fputs("bench: ", stderr);
	vfprintf(stderr, fmt, ap);
	fputc('\n', stderr);
	va_end(ap);
	exit(1);
}

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Whether it still works, or waits for its turn to: what is quiet may only be slow. */
static bool at_work(pid_t pid)
{
	char path[64], state = 'S';
	snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
	FILE *f = fopen(path, "r");
	if (f && fscanf(f, "%*d (%*[^)]) %c", &state) != 1)
		state = 'S';
	if (f)
		fclose(f);
	return state == 'R' || state == 'D';
}

/* Reads until nothing came for quiet ms, after the first bytes, which may take longer, and the program waits. The output since the call is
   searched for ready. */
static void drain(term *t, const char *ready, int quiet)
{
	static char seen[1 << 20];
	size_t len = 0;
	int found = ready == NULL, wait = FIRST_MS;
	for (;;) {
		struct pollfd p = {.fd = t->fd, .events = POLLIN};
		if (poll(&p, 1, found ? wait : HOPELESS_MS) <= 0) {
			if (found && at_work(t->pid))
				continue;
			if (found)
				return;
			fail("“%s” never came", ready);
		}
		char chunk[65536];
		ssize_t n = read(t->fd, chunk, sizeof chunk);
		if (n <= 0)
			return;
		t->last = now();
		wait = quiet;
		t->bytes += (size_t)n;
		if (!found && len + (size_t)n < sizeof seen) {
			memcpy(seen + len, chunk, (size_t)n);
			len += (size_t)n;
			found = memmem(seen, len, ready, strlen(ready)) != NULL;
		}
	}
}

void term_open(term *t, char *const argv[], const char *ready)
{
	struct winsize size = {.ws_row = 24, .ws_col = 80};
	*t = (term){.start = now()};
	t->pid = forkpty(&t->fd, NULL, NULL, &size);
	if (t->pid == 0) {
		setenv("TERM", "xterm-256color", 1);
		execvp(argv[0], argv);
		_exit(127);
	}
	drain(t, ready, QUIET_START_MS);
}

double term_key(term *t, const char *key)
{
	double start = now();
	t->last = start;
	if (write(t->fd, key, strlen(key)) < 0)
		exit(1);
	drain(t, NULL, QUIET_KEY_MS);
	return t->last - start;
}

static long status_number(pid_t pid, const char *format)
{
	char path[64], line[256];
	long n = 0;
	snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
	FILE *f = fopen(path, "r");
	while (f && fgets(line, sizeof line, f)) {
		if (sscanf(line, format, &n) == 1)
			break;
	}
	if (f)
		fclose(f);
	return n;
}

long term_rss(const term *t)
{
	return status_number(t->pid, "VmHWM: %ld");
}

long term_wakes(const term *t)
{
	return status_number(t->pid, "voluntary_ctxt_switches: %ld");
}

void term_close(term *t)
{
	kill(t->pid, SIGKILL);
	close(t->fd);
	waitpid(t->pid, NULL, 0);
}

spent run_command(char *const argv[], const char *output)
{
	double start = now();
	struct rusage used;
	pid_t pid = vfork();
	if (pid == 0) {
		int null = open("/dev/null", O_RDWR), out = output ? open(output, O_WRONLY | O_CREAT | O_TRUNC, 0600) : null;
		dup2(null, 0);
		dup2(out, 1);
		execvp(argv[0], argv);
		_exit(127);
	}
	int status;
	wait4(pid, &status, 0, &used);
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
		fail("%s %s ended with %d", argv[0], argv[1], status);
	return (spent){now() - start, used.ru_maxrss};
}

bool can_run(const char *tool)
{
	char path[4096];
	const char *at = getenv("PATH");
	while (at && *at) {
		size_t len = strcspn(at, ":");
		snprintf(path, sizeof path, "%.*s/%s", (int)len, at, tool);
		if (access(path, X_OK) == 0)
			return true;
		at += len + (at[len] == ':');
	}
	return false;
}

/* argv behind tool and its options; to be freed. */
static char **behind(const char *const *tool, char *const argv[])
{
	size_t n = 0, m = 0;
	while (tool[n])
		n++;
	while (argv[m])
		m++;
	char **all = calloc(n + m + 1, sizeof *all);
	for (size_t i = 0; i < n + m; i++)
		all[i] = i < n ? (char *)tool[i] : argv[i - n];
	return all;
}

static double collected(const char *path)
{
	char line[256];
	double n, sum = 0;
	FILE *f = fopen(path, "r");
	while (f && fgets(line, sizeof line, f)) {
		const char *at = strstr(line, "Collected : ");
		if (at && sscanf(at, "Collected : %lf", &n) == 1)
			sum = n > sum ? n : sum; /* the program's own, not those of a copy made aside */
	}
	if (f)
		fclose(f);
	unlink(path);
	return sum;
}

double count_instructions(char *const argv[], const char *ready, const char *before, const char *back, const char *key, int times)
{
	char log[] = "/tmp/carnet-bench-XXXXXX", option[64];
	int status, fd = mkstemp(log);
	term t;
	if (fd < 0 || !can_run("valgrind"))
		return 0;
	close(fd);
	snprintf(option, sizeof option, "--log-file=%s", log);
	char **all = behind((const char *const[]){"valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", option, NULL}, argv);
	t = (term){.start = now()};
	term_open(&t, all, ready);
	drain(&t, NULL, QUIET_COUNT_MS);
	if (before && write(t.fd, before, strlen(before)) > 0)
		drain(&t, NULL, QUIET_COUNT_MS);
	for (int i = 0; i < times; i++) {
		if (back)
			term_key(&t, back);
		term_key(&t, key);
	}
	kill(t.pid, SIGTERM);
	drain(&t, NULL, QUIET_COUNT_MS);
	waitpid(t.pid, &status, 0);
	close(t.fd);
	free(all);
	return collected(log);
}

long count_fsync(char *const argv[])
{
	char log[] = "/tmp/carnet-bench-XXXXXX", line[4096];
	int fd = mkstemp(log);
	long n = 0;
	if (fd < 0 || !can_run("strace"))
		return -1;
	close(fd);
	char **all = behind((const char *const[]){"strace", "-f", "-e", "trace=fsync,fdatasync", "-o", log, NULL}, argv);
	run_command(all, NULL);
	FILE *f = fopen(log, "r");
	while (f && fgets(line, sizeof line, f))
		n += strstr(line, "sync(") != NULL;
	if (f)
		fclose(f);
	unlink(log);
	free(all);
	return n;
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

double median(double *list, size_t n)
{
	qsort(list, n, sizeof *list, by_value);
	return n % 2 ? list[n / 2] : (list[n / 2 - 1] + list[n / 2]) / 2;
}
