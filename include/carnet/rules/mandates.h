// SPDX-License-Identifier: EUPL-1.2
/* The life of a mandate. */
#pragma once
#include <carnet/journal/journal.h>

#define PAGE_END_OF_MANDATE "liste-fin-mandat" /* of the guide: what to do before it ends */

enum { MANDATE_IN_SIGHT = 180, MANDATE_SOON = 60 };
enum mandate_stage {
	MANDATE_TO_COME, /* not begun */
	MANDATE_RUNS,    /* no end known, or far */
	MANDATE_NEARS,   /* 180 days or less: speak of it */
	MANDATE_CLOSES,  /* 60 days or less: have the next appointed */
	MANDATE_ENDED,
};
typedef struct mandate_life {
	enum mandate_stage stage;
	int days;        /* to its start, to its end, or since its end; 0 when no end is known */
	bool ends;       /* an end is known */
} mandate_life;
mandate_life mandate_life_on(const record *mandate, int today);
bool mandate_runs_on(const record *mandate, int day); /* its first and last days included */
/* One sentence: where it stands and, near its end, what to do. */
char *mandate_words(const void *parent, const mandate_life *life);

/* Contacts of its CPTS whose role says that they sit in for a member, of its body or of none in particular. */
int mandate_substitutes(journal *j, const void *parent, const record *mandate, record ***out, size_t *count, struct err *e);
