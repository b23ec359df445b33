// SPDX-License-Identifier: EUPL-1.2
/* How things are timed: from just before exec, or from the write of a key, to the last byte of the repaint. Milliseconds. */
#pragma once
#include <stddef.h>
#include <sys/types.h>

typedef struct term { int fd; pid_t pid; double start, last; size_t bytes; } term;

/* Starts argv on an 80×24 pseudo-terminal and waits until ready is on its output and it is quiet. Exits on failure. */
void term_open(term *t, char *const argv[], const char *ready);
double term_key(term *t, const char *key); /* time of one key */
long term_rss(const term *t);              /* peak resident memory, kB */
void term_close(term *t);
double run_command(char *const argv[]);    /* a process from vfork to its end, output thrown away */
double median(double *list, size_t n);
