// SPDX-License-Identifier: EUPL-1.2
/* Full-text search of the journal, newest first; and the words of a query, shared with the library's own index. */
#pragma once
#include <carnet/journal/journal.h>

typedef struct hit {
	const entity *e;
	int64_t id;
	const char *title, *extract; /* extract: around the first match, controls visible, one line */
	const char *day;             /* ISO */
} hit;
typedef struct hits {
	hit *list;
	size_t count;
	int64_t total;      /* counted up to 500, 501 means more; up to limit alone of a journal opened to find */
	const char *mended; /* "mandta → mandat" when a word was mended, NULL otherwise */
	bool partial;       /* not every word was found together */
} hits;
int journal_find(journal *j, const void *parent, const char *words, size_t limit, hits **out, struct err *err);
