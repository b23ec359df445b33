// SPDX-License-Identifier: EUPL-1.2
/* An assessment: the answers to the criteria of one grid, with what proves them. Read, kept, and followed over the years. */
#pragma once
#include <carnet/journal/journal.h>
#include <carnet/library/grids.h>
#include <carnet/rules/participation.h>

typedef struct assessed {
	grid *grid;
	record *assessment;    /* NULL: there is none yet */
	int *score;            /* one a criterion of the grid, SCORE_NONE without answer */
	const char **evidence; /* "" when none is given */
} assessed;

/* With no answer at all: the beginning of a new one. */
int assessment_new(library *l, const void *parent, const char *on, assessed **out, struct err *e);
/* r: read from the journal, NULL for none; it must live as long. */
int assessment_of(journal *j, library *l, const void *parent, const char *on, record *r, assessed **out, struct err *e);
/* The last one of that CPTS on that grid; assessment NULL when there is none. */
int assessment_last(journal *j, library *l, const void *parent, int64_t cpts, const char *on, assessed **out, struct err *e);
/* All of them, newest first. most 0: no limit; until NULL: whenever. */
int assessment_list(journal *j, const void *parent, int64_t cpts, const char *on, const char *until, int64_t most, record ***out, size_t *count, struct err *e);
/* The last one of each year, oldest first. */
int assessment_years(journal *j, library *l, const void *parent, int64_t cpts, const char *on, assessed ***out, size_t *count, struct err *e);
/* Keeps the assessment and what changed of its answers, as one action; an answer with neither score nor evidence goes. */
int assessment_keep(journal *j, const assessed *a, struct err *e);

participation assessed_level(const assessed *a, const char *level);
/* First criterion of the level that is not met, NULL when all are. */
const criterion *assessed_step(const assessed *a, const char *level);
size_t assessed_answers(const assessed *a);  /* criteria with a score */
/* Of the field's choices, or "no answer": translated. */
const char *score_words(int score);
