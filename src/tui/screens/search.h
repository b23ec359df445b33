// SPDX-License-Identifier: EUPL-1.2
/* One box that finds everything, at each keystroke. */
#pragma once
#include "../app.h"

struct screen *search_screen(struct app *app);
