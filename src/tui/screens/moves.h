// SPDX-License-Identifier: EUPL-1.2
/* What several screens do with the same keys: going over a few rows, following a numbered link. */
#pragma once
#include "../app.h"
#include "../widgets/reader.h"

/* Moves *at over that many rows. EFFECT_PASS when it is no move, or Up on the first row: the frame has what is above. */
unsigned moves_rows(enum action a, size_t *at, size_t count);
/* The target of a numbered link to follow, or NULL: it was out of sight and is now shown, in focus, for Enter to open it. */
const char *moves_link(struct app *app, struct reader *r, int number);
/* A digit of a link's number: the target to follow, or NULL once what is missing was told. *number keeps the digits typed so far: with more than
   nine links one may be the first of two, which Enter or the second ends. */
const char *moves_digit(struct app *app, struct reader *r, int *number, const struct key *k);
