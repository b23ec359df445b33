// SPDX-License-Identifier: EUPL-1.2
/* What needs me today: blocks, each a door. */
#pragma once
#include "../app.h"

struct screen *home_screen(struct app *app);
