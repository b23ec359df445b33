// SPDX-License-Identifier: EUPL-1.2
/* The name that was probably meant: pages, keys, commands, fields typed with a slip. */
#pragma once
#include <stddef.h>

/* The nearest of count names, NULL when none is near: one slip, and one more for every five letters typed. */
const char *near_name(const char *typed, const char *(*name)(const void *data, size_t i), const void *data, size_t count);
/* The same among texts. */
const char *near_text(const char *typed, const char *const *names, size_t count);
