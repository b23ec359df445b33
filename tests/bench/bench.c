// SPDX-License-Identifier: EUPL-1.2
/* carnet beside its floors, interleaved in one run: bench PROGRAM FOLDER [PART…]. Prints medians and ratios; judges nothing.
   Counts (instructions, bytes, fsyncs, wake-ups, memory) do not depend on what else the machine does; times do, their ratios little. */
#include "bench.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "data.h"
#include "measure.h"

static const struct {
	const char *name;
	void (*run)(void);
} parts[] = {
	{"start", bench_first_screen}, {"keys", bench_keys}, {"held", bench_held_keys}, {"commands", bench_commands},
	{"typing", bench_typing}, {"bulk", bench_bulk}, {"idle", bench_idle},
};

static int asked(int argc, char **argv, const char *name)
{
	for (int i = 3; i < argc; i++)
		if (strcmp(argv[i], name) == 0)
			return 1;
	return argc == 3;
}

/* The copy of the day is made before anything is measured, of a small journal: it stands for all those of its folder. */
static void copy_of_the_day(void)
{
	char *journal = data_journal(100);
	term t;
	term_open(&t, (char *const[]){(char *)program, "--journal", journal, NULL}, "Accueil");
	sleep(1);
	term_close(&t);
	free(journal);
}

int main(int argc, char **argv)
{
	if (argc < 3)
		return 2;
	program = argv[1];
	folder = argv[2];
	setenv("LC_ALL", "C.UTF-8", 1);
	unsetenv("CARNET_NOW");
	setvbuf(stdout, NULL, _IOLBF, 0);
	copy_of_the_day();
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (asked(argc, argv, parts[i].name))
			parts[i].run();
	return 0;
}
