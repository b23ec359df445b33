// SPDX-License-Identifier: EUPL-1.2
/* field=value arguments put into a record. */
#pragma once
#include "command.h"

/* The arguments from the first-th on. The content of an attachment is kept with it. */
int values_type(struct cli *c, record *r, size_t first, struct err *e);
