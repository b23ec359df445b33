// SPDX-License-Identifier: EUPL-1.2
/* Minutes mode: a meeting noted while it is held, point after point. */
#pragma once
#include "../app.h"

struct screen *minutes_screen(struct app *app, int64_t meeting);
