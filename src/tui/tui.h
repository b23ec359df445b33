// SPDX-License-Identifier: EUPL-1.2
/* The terminal interface. */
#pragma once
#include <carnet/desk/desk.h>

struct tui_options {
	desk *desk;
	bool no_color;
	const char *page;   /* opened at start instead of home, NULL */
	/* Run once after the first frame is on the screen (the daily backup in a child process); NULL for nothing. */
	void (*after_first_frame)(void *data);
	void *data;
};
/* Until the person leaves, or the terminal is gone. 0, or an error that main prints once the terminal is back. */
int tui_run(const struct tui_options *o, struct err *e);
