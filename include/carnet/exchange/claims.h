// SPDX-License-Identifier: EUPL-1.2
/* A claim as a table for the treasurer, and as accounting entries for Paheko. */
#pragma once
#include <carnet/exchange/exchange.h>
#include <carnet/library/scales.h>

/* One line an expense, then nothing: totals are the reader's sums. French headers, decimal comma. */
int export_claim_csv(journal *j, sink out, int64_t claim, struct err *e);
/* «Complet groupé» entries of what a payer accepted, paid or got waived between two days, which are those of one exercice: a date outside it
   stops Paheko's import. claim 0: all of them. No number of entry: importing the same file twice makes every entry twice. */
int export_paheko(journal *j, sink out, const scales *s, int64_t payer, int64_t claim, int from, int until, int *entries, struct err *e);
