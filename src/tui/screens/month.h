// SPDX-License-Identifier: EUPL-1.2
/* The month: what falls on which day, as a grid and as a list. */
#pragma once
#include "../app.h"

struct screen *month_screen(struct app *app);
