// SPDX-License-Identifier: EUPL-1.2
/* Colours by role: one table per scheme, monochrome is a scheme. Screens name a role, never a colour. A role is never the only
   sign of a state: the row in focus also has its mark, a late line its "!", an error its words. */
#pragma once
#include <stdbool.h>

enum role {
	ROLE_TEXT,
	ROLE_TITLE,    /* the title bar */
	ROLE_TAB,
	ROLE_TAB_ON,
	ROLE_RULE,     /* lines and frames */
	ROLE_HINT,
	ROLE_HINT_KEY,
	ROLE_FOCUS,    /* the row or door in focus, always with MARK_FOCUS too */
	ROLE_LINK,
	ROLE_WORD,     /* a glossary word */
	ROLE_HEADING,
	ROLE_STRONG,
	ROLE_EMPHASIS,
	ROLE_DIM,
	ROLE_LABEL,    /* the label of a field */
	ROLE_INPUT,    /* an editable field */
	ROLE_INPUT_ON, /* the one in focus */
	ROLE_SELECT,   /* text selected in a field */
	ROLE_WARN,
	ROLE_ERROR,
	ROLE_OK,
	ROLES,
};

enum scheme { SCHEME_TERMINAL, SCHEME_CONTRAST, SCHEME_MONO, SCHEMES };

/* -1 is the terminal's own colour; 0 black, 1 red, 2 green, 3 yellow, 4 blue, 5 magenta, 6 cyan, 7 white; 8 to 15 the bright ones. */
enum { COLOUR_OWN = -1 };
struct style {
	int text, ground;
	bool bold, underline, reverse, dim;
};
const struct style *theme_style(enum scheme scheme, enum role role);
/* What a terminal of that many colours has for one: with eight, white for the bright ones (their yellow is dim), red for bright red. */
int theme_colour(int c, int colours);
enum scheme theme_scheme(bool colours); /* MONO under NO_COLOR or without colours */

/* Signs that every terminal and every voice can say. */
#define MARK_FOCUS ">"
#define MARK_DOOR "›"
#define MARK_LATE "!"
