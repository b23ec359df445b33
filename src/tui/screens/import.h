// SPDX-License-Identifier: EUPL-1.2
/* What the screens of an import share. */
#pragma once
#include <carnet/exchange/exchange.h>
#include "../app.h"

struct screen *import_calendar(struct app *app, const char *path);
/* Leaves the screen of an import that was kept, says what came, and offers the way back. */
void import_done(struct app *app, const import_report *report);
