// SPDX-License-Identifier: EUPL-1.2
/* A date told from today, as date_relative() tells it and as people say it. */
#pragma once
#include <stdbool.h>

/* "dans 3 semaines", "il y a un mois", "in 2 days": the day, within some centuries of today. folded: as text_fold() leaves it. False for anything else. */
bool date_told(int *day, const char *folded);
