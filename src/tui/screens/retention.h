// SPDX-License-Identifier: EUPL-1.2
/* What the journal holds of people and of oneself that is of no more use: ticked, then erased for good. */
#pragma once
#include "../app.h"

struct screen *retention_screen(struct app *app);
