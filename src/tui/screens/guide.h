// SPDX-License-Identifier: EUPL-1.2
/* The guide: contents on the left, page on the right; one after the other in a narrow window. */
#pragma once
#include "../app.h"

/* target NULL: the contents in focus; else "page:x", "sigle:ACI" or a bare page id. */
struct screen *guide_screen(struct app *app, const char *target);
