// SPDX-License-Identifier: EUPL-1.2
/* What the files of claims share. */
#pragma once
#include <carnet/rules/claim.h>
#include "phrase.h"

#define BIT(status) (1U << (status))

value day_value(const void *parent, int day);
int day_field(const record *r, const char *name, int otherwise);
const char *status_word(enum claim_status s);
bool is_regularisation(const record *expense);
