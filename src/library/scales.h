// SPDX-License-Identifier: EUPL-1.2
/* Scales between the YAML and library.db, where they are records of their schemas, parts after their owner. */
#pragma once
#include <sqlite3.h>
#include "content.h"

/* Top records of content/scales/, in the order of the files. */
item **scales_items(const void *parent, const content *c, size_t *count);
/* Overlapping periods and powers, bounds out of order. */
void scales_check(content *c);
/* A pack's against the guide's: in its files, or once compiled, as the shelf of that name. */
void scales_check_pack(content *c, sqlite3 *guide);
int scales_check_shelf(sqlite3 *db, const char *shelf, struct err *e);
/* Records that a name belongs to: a pack's stands for the guide's. */
bool scales_are_named(const char *kind);
/* SQLITE_DONE, or what failed. */
int scales_write(sqlite3 *db, const content *c);
