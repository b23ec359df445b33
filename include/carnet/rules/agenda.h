// SPDX-License-Identifier: EUPL-1.2
/* An agenda as it comes in an invitation, split into points. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

/* Whether a text tells an agenda: announced, or with several numbers or bullets. */
bool agenda_told(const char *text);

/* Titles of the points in text, in order, without numbers, bullets, hours, durations and final signs. When some lines are numbered, those that are
   not go on with the point above; what stands before the first one is left out when it only announces an agenda. */
void agenda_split(const void *parent, const char *text, char ***titles, size_t *count);
