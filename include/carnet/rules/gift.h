// SPDX-License-Identifier: EUPL-1.2
/* The tax reduction that a gift, or a waived expense, may give (CGI, article 200): an estimate, never a receipt. */
#pragma once
#include <carnet/library/scales.h>
#include <carnet/rules/figure.h>

typedef struct gift {
	int day;              /* of the gift: the day of the waiver */
	int64_t cents;
	int basis_points;     /* a rate given (6600 is 66 %), 0 for the table's */
	int64_t income;       /* taxable income in cents, -1 unknown: no limit then; never kept */
	bool aid;             /* the body helps people in difficulty: raised rate up to a ceiling */
} gift;

/* Rounded to the euro. charged is the excess over the limit, to carry forward. */
int gift_reduction(const void *parent, figure *out, const scales *s, const gift *g, struct err *e);
/* "66%", "66", "66,5 %" or "0,66": basis points. */
int percent_parse(int *basis_points, const char *typed, struct err *e);
