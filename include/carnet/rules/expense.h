// SPDX-License-Identifier: EUPL-1.2
/* The amount of an expense of the journal, by the rules of its payer. */
#pragma once
#include <carnet/journal/journal.h>
#include <carnet/library/scales.h>
#include <carnet/rules/figure.h>

/* Reads the payer, the vehicle and the earlier kilometres of the year; the expense may not be kept yet. The error names what is missing. */
int expense_figure(journal *j, const void *parent, figure *out, const scales *s, const record *expense, struct err *e);
/* The same when the kilometres before it are already counted, as in a walk over a year. payer and vehicle 0: of all. */
typedef struct expense_counter {
	int64_t (*before)(const void *data, int64_t payer, int64_t vehicle, bool month);
	const void *data;
} expense_counter;
int expense_figure_counted(journal *j, const void *parent, figure *out, const scales *s, const record *expense, const expense_counter *c,
			   struct err *e);
/* Those noted without an amount, which no claim can take yet: they would be forgotten. */
query *expense_unpriced(const void *parent);
/* Puts amount, explanation, table and mark into the expense. A negative amount is refused, as a doubt, until it is confirmed. */
int expense_keep(record *expense, const figure *f, bool confirmed, struct err *e);
/* What the kilometres of an expense are worth once given up, where the law has a rate for that: those of 2021 and before, whoever the payer is.
   *own false: there is none, they are worth what the payer would pay. */
int expense_given_up(journal *j, const void *parent, figure *out, bool *own, const scales *s, const record *expense, struct err *e);
