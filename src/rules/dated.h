// SPDX-License-Identifier: EUPL-1.2
/* Days that a title says: they are true once, for the meeting they were typed for. */
#pragma once
#include <stdint.h>

/* Copy of the title without the day it says, "Conseil de novembre" is "Conseil", "CA du 22/01/2026" is "CA": of the month of day, of any with DATED_ANY.
   A title that says nothing else stays as it is. */
enum { DATED_ANY = INT32_MIN };
char *title_undated(const void *parent, const char *title, int day);
