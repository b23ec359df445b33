// SPDX-License-Identifier: EUPL-1.2
/* What deserves a second look in an expense: each doubt with its reason and a way on. Forms, commands and claims show the same ones. */
#pragma once
#include <carnet/journal/journal.h>

/* Appends warnings, placed at expense.field. The expense may not be kept yet. */
int expense_doubts(journal *j, const record *expense, struct problems *p, struct err *e);
/* The receipts of an expense: its own files, else those of the expense it is a share of, or that one is. */
int receipts_of(journal *j, const void *parent, const record *expense, record ***out, size_t *count, struct err *e);
