// SPDX-License-Identifier: EUPL-1.2
/* Hours into euros: representation leave, and the value of volunteer time. */
#pragma once
#include <carnet/library/scales.h>
#include <carnet/rules/figure.h>

typedef struct worked { int day; int64_t seconds; } worked;

/* 4, 3,5 (hundredths of an hour are exact), 3h30, 45 min. */
int hours_parse(int64_t *seconds, const char *typed, struct err *e);
/* Allowance for unpaid hours of a representation leave (code du travail, article D. 1423-56). */
int leave_figure(const void *parent, figure *out, const scales *s, const worked *w, struct err *e);
/* Value of volunteer time at the hourly wage of each day. Neither a claim nor a gift. */
int value_figure(const void *parent, figure *out, const scales *s, const worked *list, size_t count, struct err *e);
