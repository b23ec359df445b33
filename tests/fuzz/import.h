// SPDX-License-Identifier: EUPL-1.2
/* Any bytes as a file to import, tried out and then taken. Refused, it leaves nothing; taken, the journal is sound. The format is known by the
   content: each of the targets that include this has seeds of its own. */
#pragma once
#include "fuzz.h"

#include <string.h>
#include <unistd.h>

#include <carnet/base/mem.h>
#include <carnet/exchange/exchange.h>
#include <carnet/journal/keep.h>

static void take(journal *j, const void *parent, const char *path, bool trial)
{
	AUTO_ERR e = {0};
	AUTO_PROBLEMS p = {0};
	import_report report;
	bool was_empty = journal_empty(j);
	int code = import_file(j, parent, path, NULL, NULL, trial, &report, &p, &e);
	HOLDS(code == 0 || (code == e.code && e.what[0]));
	if (trial || code)
		HOLDS(journal_empty(j) == was_empty);
}

static void hold_sound(journal *j)
{
	AUTO_ERR e = {0};
	AUTO_PROBLEMS p = {0};
	HOLDS(journal_health(j, &p, &e) == 0);
	if (p.errors)
		fprintf(stderr, "%s: %s\n", p.list[0].place ? p.list[0].place : "", p.list[0].what);
	HOLDS(p.errors == 0);
}

/* Making the tables costs more than all the rest: an empty journal serves until something is taken into it. */
static journal *an_empty_one(void)
{
	static journal *j;
	AUTO_ERR e = {0};
	if (j && !journal_empty(j))
		mem_free(j), j = NULL;
	if (!j)
		HOLDS(journal_open(NULL, &j, ":memory:", JOURNAL_WRITE, &e) == 0);
	return j;
}

int fuzz_one(const uint8_t *data, size_t len)
{
	AUTO_CTX(tmp);
	journal *j = an_empty_one();
	char path[] = "/tmp/carnet-fuzz-XXXXXX";
	int fd = mkstemp(path);
	HOLDS(fd >= 0 && write(fd, data, len) == (ssize_t)len);
	take(j, tmp, path, true);
	take(j, tmp, path, false);
	if (!journal_empty(j))
		hold_sound(j);
	close(fd);
	unlink(path);
	return 0;
}
