// SPDX-License-Identifier: EUPL-1.2
/* The name that was probably meant: pages, keys, commands, fields typed with a slip. */
#pragma once
#include <stddef.h>

/* Letters to change, add, drop or swap to go from a to b, case and accents aside; 9 when it is that much or more. */
int near_distance(const char *a, const char *b);
/* The nearest of count names, NULL when none is near: one slip, and one more for every five letters typed. */
const char *near_name(const char *typed, const char *(*name)(const void *data, size_t i), const void *data, size_t count);
/* The same among texts. */
const char *near_text(const char *typed, const char *const *names, size_t count);
