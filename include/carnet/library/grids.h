// SPDX-License-Identifier: EUPL-1.2
/* What an assessment is made against: the three levels of participation with their criteria, or the proposal of 2023 for the national
   agreement, which is another grid and no rule. */
#pragma once
#include <carnet/library/library.h>

#define GRID_PARTICIPATION "participation"
#define GRID_PROPOSAL "proposition ACI"

typedef struct criterion { const char *id, *level, *title, *explain, *evidence, *page; } criterion;
typedef struct grid_level { const char *id, *title, *summary, *page; } grid_level; /* page: the id of the page that tells it */
typedef struct grid {
	const char *name;           /* as assessments store it */
	const char *title, *warning, *page; /* warning: "" when there is nothing to be warned of */
	bool proposal;
	grid_level *levels;
	criterion *criteria;        /* in the order of the levels */
	size_t nlevels, count;      /* count: of criteria */
} grid;
/* "" is the first one. */
int library_grid(library *l, const void *parent, const char *name, grid **out, struct err *e);
const criterion *grid_criterion(const grid *g, const char *typed); /* NULL when there is none of that name */
