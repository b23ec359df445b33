// SPDX-License-Identifier: EUPL-1.2
/* What kinds of record are called where a label alone will not do: words with a gender, or a capital. */
#pragma once
#include <carnet/record/registry.h>

const char *names_new(const entity *e);  /* "New meeting" */
const char *names_many(const entity *e); /* "Meetings" */
