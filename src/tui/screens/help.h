// SPDX-License-Identifier: EUPL-1.2
/* The screen below in plain words, and what can be done on it as a list one can run. */
#pragma once
#include "../app.h"

struct screen *help_screen(struct app *app);
