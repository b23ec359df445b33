// SPDX-License-Identifier: EUPL-1.2
/* How things are timed: from just before exec, or from the write of a key, to the last byte of the repaint. Milliseconds. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

typedef struct term { int fd; pid_t pid; double start, last; size_t bytes; } term;

/* Starts argv on an 80×24 pseudo-terminal and waits until ready is on its output and it is quiet. Exits on failure. */
void term_open(term *t, char *const argv[], const char *ready);
double term_key(term *t, const char *key); /* time of one key */
long term_rss(const term *t);              /* peak resident memory, kB */
void term_close(term *t);
typedef struct spent { double ms; long kb; } spent; /* time from vfork to its end, peak memory */
spent run_command(char *const argv[], const char *output); /* its standard output goes to this file, NULL: nowhere */
bool can_run(const char *tool);            /* whether valgrind, strace… are here */
/* Instructions until ready is shown, then before is typed, then back (if any) and key, times times; and the end. 0 without valgrind. */
double count_instructions(char *const argv[], const char *ready, const char *before, const char *back, const char *key, int times);
long count_fsync(char *const argv[]);      /* of a command; -1 without strace */
long term_wakes(const term *t);            /* how often the process was woken since its start */
void fail(const char *fmt, ...) __attribute__((format(printf, 1, 2), noreturn));
double median(double *list, size_t n);
