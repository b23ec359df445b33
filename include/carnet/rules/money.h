// SPDX-License-Identifier: EUPL-1.2
/* The money of a period, counted in one walk over its expenses. */
#pragma once
#include <carnet/journal/journal.h>
#include <carnet/rules/claim.h>

/* Days of the exercice of a payer that ends in a year: its civil year, unless the payer's begins on another day. */
void exercice_of(const record *payer, int year, int *from, int *until);

typedef struct money_sums {
	int64_t unclaimed; /* with an amount, in no claim or in a draft */
	int64_t asked;     /* in a submitted claim; the rest is parts of it */
	int64_t pending, settled, paid, waived, refused;
	int64_t again;     /* of unclaimed and asked: sent again after a refusal, so told once already */
	int64_t metres;    /* kilometres driven */
	int expenses;
} money_sums;
/* Settled and not paid yet, or not answered yet; advances are told with their claim. */
int64_t money_due(const money_sums *s);
/* Each expense once, even one that was sent again. */
int64_t money_spent(const money_sums *s);

typedef struct money_row {
	int64_t id; /* payer, mandate, vehicle; 0: none */
	money_sums s;
} money_row;
typedef struct money_table {
	money_row *list;
	size_t count;
} money_table;
/* Kilometres driven with one vehicle for one payer. */
typedef struct money_trips {
	int64_t vehicle, payer, metres;
} money_trips;
enum { YEAR_MONTHS = 12 };
typedef struct money_year {
	money_sums all, months[YEAR_MONTHS];
	money_table payers, mandates, kinds; /* kinds: id is the place of the choice */
	money_trips *trips;
	size_t ntrips;
} money_year;
/* Expenses dated from one day to another; payer 0: of all. months are those of the civil calendar. */
int money_count(journal *j, const void *parent, int from, int until, int64_t payer, money_year *out, struct err *e);
