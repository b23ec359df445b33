// SPDX-License-Identifier: EUPL-1.2
/* Choices that narrow as one types: a line to type in and the matching rows under it. Matches are folded (no case, no accents), whole
   beginnings first, then words beginning so, then anything inside, then the words given for the row. */
#pragma once
#include "lineedit.h"

struct pick;
struct pick *pick_new(const void *parent);
/* id is the caller's; rows keep the order they are added in. */
void pick_add(struct pick *p, const char *label, const char *note, long id);
/* Words that find the row added last, not shown: the typed words may come in any order, and a few may be missing. */
void pick_words(struct pick *p, const char *words);
/* A row that stays last whatever is typed, which shows beside it: "create: CPTS…  Haute". */
void pick_add_always(struct pick *p, const char *label, long id);
void pick_clear(struct pick *p);                           /* the rows, not what is typed */
void pick_reset(struct pick *p);                            /* nothing typed: all the rows again */
const char *pick_typed(const struct pick *p);
void pick_choose(struct pick *p, long id);                 /* puts the focus on that row */
size_t pick_count(const struct pick *p);                   /* rows, whatever is typed */
int pick_rows(const struct pick *p, int cols);             /* screen rows that it needs, whatever is typed */
long pick_chosen(const struct pick *p);                    /* id of the row in focus, -1 when none matches */
enum edit_result pick_key(struct pick *p, const struct key *k);
void pick_draw(struct pick *p, struct rect r, bool focused);
bool pick_click(struct pick *p, int y, int x);             /* true when a row was hit; it has the focus then */
