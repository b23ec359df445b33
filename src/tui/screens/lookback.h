// SPDX-License-Identifier: EUPL-1.2
/* Looking back: every document that can be made of a year, of a CPTS, of what inhabitants said. */
#pragma once
#include "../doors.h"

struct screen *lookback_screen(struct app *app, const struct tab *t);
