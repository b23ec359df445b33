// SPDX-License-Identifier: EUPL-1.2
/* A list to tick over the screen that asks, and what is done with the ticked ones. */
#pragma once
#include "../app.h"

struct tick {
	const char *label, *note; /* copied; note "" or NULL */
	bool on;
};
/* button: what Enter does, on any row. then() runs in the screen that asked once the list is closed, with the rows in their order; data is
   borrowed until then. Esc does nothing. */
struct ticks {
	const char *title, *text, *button, *help; /* help: key of the page that explains it */
	unsigned (*then)(struct screen *asked, const struct tick *list, size_t count, void *data);
	void *data;
};
struct screen *ticks_screen(struct app *app, const struct ticks *what, const struct tick *list, size_t count);
