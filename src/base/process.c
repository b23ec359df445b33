// SPDX-License-Identifier: EUPL-1.2
#include <carnet/base/process.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <carnet/base/mem.h>

enum { START_FIELD = 22, COMM_FIELD = 2 };

/* When a process began, in ticks since the machine did: field 22 of its stat, counted after the name, which may hold anything. 0: not known. */
static uintmax_t started(long pid)
{
	char text[1024], path[64];
	uintmax_t ticks = 0;
	snprintf(path, sizeof path, "/proc/%ld/stat", pid);
	FILE *f = fopen(path, "re");
	if (!f)
		return 0;
	text[fread(text, 1, sizeof text - 1, f)] = '\0';
	fclose(f);
	const char *at = strrchr(text, ')');
	for (int i = COMM_FIELD; at && i < START_FIELD; i++)
		at = strchr(at + 1, ' ');
	return at && sscanf(at, " %ju", &ticks) == 1 ? ticks : 0;
}

char *process_name(const void *parent)
{
	return mem_printf(parent, "%ld:%ju", (long)getpid(), started((long)getpid()));
}

bool process_lives(const char *name)
{
	long pid;
	uintmax_t since;
	if (sscanf(name, "%ld:%ju", &pid, &since) != 2 || pid <= 0)
		return false;
	if (kill((pid_t)pid, 0) != 0 && errno != EPERM)
		return false;
	return since == started(pid);
}

bool process_aside(void)
{
	pid_t child = fork();
	if (child > 0)
		waitpid(child, NULL, 0);
	if (child != 0)
		return false;
	if (fork() != 0)
		_exit(0);
	setsid();
	int nowhere = open("/dev/null", O_RDWR);
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO && nowhere >= 0; fd++)
		dup2(nowhere, fd);
	for (int sig = 1; sig < NSIG; sig++)
		signal(sig, SIG_DFL);
	sigset_t none;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	return true;
}
