// SPDX-License-Identifier: EUPL-1.2
/* A JSON object to the fields of a record. */
#pragma once
#include <jansson.h>
#include "import.h"

/* Every problem is noted with its field; non-zero when there was one. */
int json_fields(struct import *in, struct incoming *i, json_t *object);
