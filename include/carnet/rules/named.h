// SPDX-License-Identifier: EUPL-1.2
/* Somebody named in a text that should name nobody. */
#pragma once
#include <carnet/rules/person.h>

/* The first two words that are a title and a name ("Mme Durand": sure) or else two names ("Jeanne Durand"); NULL when there is none. */
char *named_in(const void *parent, const name_words *n, const char *text, bool *sure);
