// SPDX-License-Identifier: EUPL-1.2
/* A text from outside, pasted or typed, then explained page-like in the guide. */
#pragma once
#include "../app.h"

struct screen *decode_screen(struct app *app);
