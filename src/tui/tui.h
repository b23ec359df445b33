// SPDX-License-Identifier: EUPL-1.2
/* The terminal interface. */
#pragma once
#include <carnet/desk/desk.h>

/* How the person left: for good, for the practice journal, or from it back to their own. */
enum tui_next { TUI_END, TUI_PRACTICE, TUI_OWN };

struct tui_options {
	/* The journal and the guide, opened at the first key when the first screen is kept from last time (see desk/glance.h). */
	int (*open)(void *data, desk **out, struct err *e);
	/* Gives back what open() gave, which damage made useless. */
	void (*close)(void *data);
	const char *journal;   /* its path, NULL when it is a throw-away one */
	bool no_color;
	bool within;           /* the practice journal, opened from the person's own: leaving goes back there */
	const char *page;   /* opened at start instead of home, NULL */
	/* Run once after the first frame is on the screen (the daily copy, in a child process); NULL for nothing. */
	void (*after_first_frame)(void *data);
	void *data;            /* given to them */
};
/* Until the person leaves, or the terminal is gone. 0, or an error that main prints once the terminal is back. */
int tui_run(const struct tui_options *o, enum tui_next *next, struct err *e);

/* What every key does, as a table at the end of d: for the manual and the README. */
void tui_keys_doc(doc *d);
