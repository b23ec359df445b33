// SPDX-License-Identifier: EUPL-1.2
/* The figures of a year, counted in a few walks over the journal, then told. */
#pragma once
#include <carnet/rules/meetings.h>
#include <carnet/rules/participation.h>
#include "writer.h"

enum { MONTHS = 12, ATTENDANCES = 4, VOTES = 4, OUTCOMES = 4, STATUSES = 9, ASSESSED_MOST = 12 };

struct year {
	struct writer w;
	int year;
	char from[11], until[11];
	record *mandate; /* NULL: of all mandates */
	int invited, off, to_come, attendance[ATTENDANCES], months[MONTHS];
	int64_t hour_value;                     /* cents, 0: hours are not valued */
	int64_t preparing, travelling, sitting; /* minutes */
	int points, said, outcome[OUTCOMES], vote[VOTES], involvement[INVOLVEMENTS], obtained;
	int asked, answered;
	int actions, done, late;
	int trainings;
	int64_t trained, on_leave; /* minutes */
	int64_t metres, sum[STATUSES]; /* by status of the claim; the last is not claimed yet */
	int expenses[STATUSES];
	notices *notices;
	size_t nnotices;
	observed *observed;
	size_t nobserved;
	assessed **declared; /* newest first */
	size_t ndeclared;
	rows claims;
};
int year_count(struct year *y);
void year_first(struct year *y); /* its first page, which stands alone */
const char *year_status(size_t i); /* of a claim, the last place: not claimed yet */
