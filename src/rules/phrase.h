// SPDX-License-Identifier: EUPL-1.2
/* Pieces of explanations, and the choice of a table by date. */
#pragma once
#include <carnet/base/strbuf.h>
#include <carnet/library/scales.h>
#include <carnet/rules/figure.h>

const char *say_percent(const void *parent, int64_t basis_points);

/* The table in the sentence: its title, and in brackets what is not sure of it. year: of the trip or of the income. */
const char *say_table(const void *parent, const scale_about *a, int year, bool after_last);
bool table_provisional(const scale_about *a, int year, bool after_last);

/* One kind of dated tables: each element begins with its scale_about. */
typedef struct dated {
	const void *list;
	size_t count, size;
	const char *what; /* msgid: "public mileage rate" */
	const char *file; /* the file that holds it */
} dated;
/* The table of a day; the last one for a day after it, which *after tells. Refuses a day before the first, and one between two. */
int dated_find(const dated *d, const void **out, bool *after, int day, struct err *e);
int year_of(int day);
