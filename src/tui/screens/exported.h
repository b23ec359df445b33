// SPDX-License-Identifier: EUPL-1.2
/* After an export: where the file is, and what can be done with it. */
#pragma once
#include "../app.h"

struct screen *exported_screen(struct app *app, const char *path);
/* Opened in another window; where nothing can, where it is is said. */
void exported_open(struct app *app, const char *path);
