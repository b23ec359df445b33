// SPDX-License-Identifier: EUPL-1.2
/* What a field may be chosen from, put into a pick list: the words of a choice, oui/non, the records a reference may name. */
#pragma once
#include <carnet/journal/journal.h>
#include "pick.h"

/* What is offered besides. */
enum { CHOICES_EMPTY = 1, CHOICES_NO_CREATE = 2 };
enum { CHOICE_EMPTY = 0, CHOICE_FIRST = -1, CHOICE_CREATE = -2 };
/* Fills p anew; a reference finds more in a long table as one types. CHOICES_EMPTY: also "(nothing)"; CHOICES_NO_CREATE: no "create…". owner: only
   the parts of that record (the items of the meeting that was chosen), 0 for all. */
void choices_fill(struct pick *p, journal *j, const field *f, unsigned extra, int64_t owner);
/* Called after each key typed in p. */
void choices_typed(struct pick *p, journal *j, const field *f, unsigned extra, int64_t owner);
/* The chosen row as the type's parse takes it: "titulaire", "oui", "12"; "" for none. */
char *choices_value(const void *parent, const field *f, long id);
/* The row that stands for what is typed already, CHOICE_FIRST when none does. */
long choices_row(const field *f, const char *typed);
