// SPDX-License-Identifier: EUPL-1.2
#include "measure.h"
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { QUIET_START_MS = 40, QUIET_KEY_MS = 12, HOPELESS_MS = 10000 };

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Reads until nothing came for quiet ms. The output seen since the call is searched for ready. */
static void drain(term *t, const char *ready, int quiet)
{
	static char seen[1 << 20];
	size_t len = 0;
	int found = ready == NULL;
	for (;;) {
		struct pollfd p = { .fd = t->fd, .events = POLLIN };
		if (poll(&p, 1, found ? quiet : HOPELESS_MS) <= 0) {
			if (found)
				return;
			fprintf(stderr, "bench: “%s” never came\n", ready);
			exit(1);
		}
		char chunk[65536];
		ssize_t n = read(t->fd, chunk, sizeof chunk);
		if (n <= 0)
			return;
		t->last = now();
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
	struct winsize size = { .ws_row = 24, .ws_col = 80 };
	*t = (term){ .start = now() };
	t->pid = forkpty(&t->fd, NULL, NULL, &size);
	if (t->pid == 0) {
		setenv("TERM", "xterm-256color", 1);
		execv(argv[0], argv);
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

long term_rss(const term *t)
{
	char path[64], line[256];
	long kb = 0;
	snprintf(path, sizeof path, "/proc/%d/status", (int)t->pid);
	FILE *f = fopen(path, "r");
	while (f && fgets(line, sizeof line, f)) {
		if (sscanf(line, "VmHWM: %ld", &kb) == 1)
			break;
	}
	if (f)
		fclose(f);
	return kb;
}

void term_close(term *t)
{
	kill(t->pid, SIGKILL);
	close(t->fd);
	waitpid(t->pid, NULL, 0);
}

double run_command(char *const argv[])
{
	double start = now();
	pid_t pid = vfork();
	if (pid == 0) {
		int null = open("/dev/null", O_RDWR);
		dup2(null, 0);
		dup2(null, 1);
		execv(argv[0], argv);
		_exit(127);
	}
	int status;
	waitpid(pid, &status, 0);
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
		fprintf(stderr, "bench: %s %s ended with %d\n", argv[0], argv[1], status);
		exit(1);
	}
	return now() - start;
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
