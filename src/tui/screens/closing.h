// SPDX-License-Identifier: EUPL-1.2
/* A meeting is over: what the notebook proposes, as a list to tick, done in one go. */
#pragma once
#include "../app.h"

struct screen *closing_screen(struct app *app, int64_t meeting);
