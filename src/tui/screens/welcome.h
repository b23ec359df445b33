// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "../app.h"
/* Over home at the first start, and later from home and the palette: begin with a few questions, try, add a delegation's pack, or later. */
struct screen *welcome_screen(struct app *app);
