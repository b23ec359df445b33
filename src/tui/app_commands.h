// SPDX-License-Identifier: EUPL-1.2
/* What can be done from anywhere and has no key of its own everywhere: the palette lists it. */
#pragma once
#include "app.h"

struct app_command {
	const char *label;  /* msgid */
	const char *words;  /* msgid: everyday words that find it, apart by spaces */
	bool (*can)(const struct app *app); /* NULL: always */
	unsigned (*run)(struct app *app);
	const entity *list; /* not NULL: opens it, run is not there */
};
/* Ends with a NULL label. */
extern const struct app_command app_commands[];
unsigned app_command_run(struct app *app, const struct app_command *c);
/* What a door of the home screen asks of the program; false when the target is no such door. */
bool app_command_follow(struct app *app, const char *target);
