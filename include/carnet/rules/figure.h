// SPDX-License-Identifier: EUPL-1.2
/* An amount with the sentence that explains it; rounding, percentages, shares and caps. Whole numbers only. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <carnet/base/err.h>

typedef struct figure {
	int64_t cents;           /* as the rule gives it, even negative: only a claim refuses to pay that */
	int64_t charged;         /* what a cap or a limit leaves to the person */
	const char *explanation; /* one translated sentence, without a final stop */
	const char *table;       /* keys of the tables used, "" when there is none */
	bool provisional;        /* its table may still change */
	bool falls;              /* the official scale falls on the way: to be shown, and confirmed when negative */
} figure;

/* n / d to the nearest whole, half away from zero; d > 0. */
int64_t round_div(int64_t n, int64_t d);
/* A percentage in basis points (7000 is 70 %), rounded; the other part is the difference. */
int64_t percent_of(int64_t cents, int64_t basis_points);
enum { SHARE_MOST = 1000000 }; /* the largest weight of a share */
/* Shares of a total by weight, to the cent: they add up to it exactly, and the first of two is the rounded percentage.
   Weights are not negative and not all zero; weights up to SHARE_MOST, totals up to a hundred million euros. */
void share_out(int64_t *shares, const int *weights, size_t count, int64_t total);
/* The same for an amount that several payers or mandates share: count figures, each with its own sentence. */
void figure_share(const void *parent, figure *out, const figure *whole, const int *weights, size_t count);

/* What was paid, up to a cap; the rest is charged to the person. what is translated: "meal". */
void figure_capped(const void *parent, figure *out, int64_t paid, int64_t cap, const char *what);
/* A receipt paid back as it is. */
void figure_receipt(const void *parent, figure *out, int64_t paid);
/* Money received from passengers is deducted, never below 0. */
void figure_less(const void *parent, figure *f, int64_t received);
/* What is due less what was claimed: the line that corrects a submitted one. */
void figure_regularise(const void *parent, figure *out, const figure *due, int64_t claimed);
