// SPDX-License-Identifier: EUPL-1.2
/* What the files of claims share. */
#pragma once
#include <carnet/rules/claim.h>
#include "phrase.h"

#define BIT(status) (1U << (status))

/* One move of the life cycle. */
enum claim_move { MOVE_SUBMIT, MOVE_ACCEPT, MOVE_PART, MOVE_REFUSE, MOVE_PAY, MOVE_WAIVE, MOVE_WAIVE_PART, MOVE_CLOSE, MOVES };
/* Refuses when the claim is not in a state for it, naming the state and what may be done from there. */
int claim_may(const record *claim, enum claim_move move, struct err *e);
/* Status and date, then keeps the claim. */
int claim_step(journal *j, record *claim, enum claim_move move, int day, struct err *e);

value day_value(const void *parent, int day);
int day_field(const record *r, const char *name, int otherwise);
const char *status_word(enum claim_status s);
bool is_regularisation(const record *expense);
