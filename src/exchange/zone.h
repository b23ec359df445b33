// SPDX-License-Identifier: EUPL-1.2
/* By which clock a meeting is told: that of its place. */
#pragma once
#include <carnet/journal/journal.h>

/* Of a CPTS by its region (0: none), of the person by the profile's, of the computer when it is a French one, else of Paris. */
const char *zone_of(journal *j, int64_t cpts);
