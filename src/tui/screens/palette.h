// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "../app.h"
/* «Que voulez-vous faire ?»: what can be done from anywhere, what this screen can do with its keys, the pages of help; found by everyday words. */
struct screen *palette_screen(struct app *app);
