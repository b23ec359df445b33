// SPDX-License-Identifier: EUPL-1.2
/* Scales between the YAML and library.db, where they are records of their schemas, parts after their owner. */
#pragma once
#include <sqlite3.h>
#include "content.h"

/* Top records of content/scales/, in the order of the files. */
item **scales_items(const void *parent, const content *c, size_t *count);
/* Overlapping periods and powers, bounds out of order. */
void scales_check(content *c);
/* SQLITE_DONE, or what failed. */
int scales_write(sqlite3 *db, const content *c);
