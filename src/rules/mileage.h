// SPDX-License-Identifier: EUPL-1.2
/* What the mileage files share. */
#pragma once
#include <carnet/rules/mileage.h>
#include "phrase.h"

enum { METRE_CENT = 10000 /* thousandths of a euro times metres, in a cent */ };

/* Refuses what is negative or would overflow. */
int trip_check(const trip *t, struct err *e);
/* "car 5 CV, electric": appended after a comma. */
void say_vehicle(strbuf *b, const trip *t);
/* The row of a power; refuses a missing power and a missing rate, naming the table and its file. */
int row_find(const rate_row **out, const rate_row *rows, size_t count, const trip *t, const char *table, const char *file, struct err *e);
