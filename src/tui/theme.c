// SPDX-License-Identifier: EUPL-1.2
#include "theme.h"
#include <stdlib.h>

enum { OWN = COLOUR_OWN, BLACK = 0, RED = 1, WHITE = 7, BRIGHT_RED = 9, BRIGHT_YELLOW = 11, BRIGHT_WHITE = 15, FEW = 8, MANY = 16 };

#define STYLE(text_, ground_, ...) {.text = (text_), .ground = (ground_), __VA_ARGS__}
#define PLAIN STYLE(OWN, OWN, .bold = false)

/* The colours the person chose, and attributes; alarm_ is the one accent, that can be read on a dark window and on a light one. */
#define OWN_COLOURS(alarm_) {\
	[ROLE_TEXT] = PLAIN, \
	[ROLE_TITLE] = STYLE(OWN, OWN, .bold = true), \
	[ROLE_TAB] = PLAIN, \
	[ROLE_TAB_ON] = STYLE(OWN, OWN, .bold = true, .underline = true), \
	[ROLE_RULE] = PLAIN, \
	[ROLE_HINT] = PLAIN, \
	[ROLE_HINT_KEY] = STYLE(OWN, OWN, .bold = true), \
	[ROLE_FOCUS] = STYLE(OWN, OWN, .reverse = true), \
	[ROLE_LINK] = STYLE(OWN, OWN, .underline = true), \
	[ROLE_WORD] = STYLE(OWN, OWN, .underline = true), \
	[ROLE_HEADING] = STYLE(OWN, OWN, .bold = true), \
	[ROLE_STRONG] = STYLE(OWN, OWN, .bold = true), \
	[ROLE_EMPHASIS] = STYLE(OWN, OWN, .underline = true), \
	[ROLE_DIM] = PLAIN, \
	[ROLE_LABEL] = PLAIN, \
	[ROLE_INPUT] = STYLE(OWN, OWN, .underline = true), \
	[ROLE_INPUT_ON] = STYLE(OWN, OWN, .bold = true, .underline = true), \
	[ROLE_SELECT] = STYLE(OWN, OWN, .reverse = true), \
	[ROLE_WARN] = STYLE(alarm_, OWN, .bold = true), \
	[ROLE_ERROR] = STYLE(alarm_, OWN, .bold = true), \
	[ROLE_OK] = STYLE(OWN, OWN, .bold = true), \
}

/* contrast: black ground, every pair at 7:1 or better on the usual palettes. mono: attributes only. */
static const struct style styles[SCHEMES][ROLES] = {
	[SCHEME_TERMINAL] = OWN_COLOURS(BRIGHT_RED),
	[SCHEME_CONTRAST] = {
		[ROLE_TEXT] = STYLE(BRIGHT_WHITE, BLACK, .bold = false),
		[ROLE_TITLE] = STYLE(BLACK, BRIGHT_WHITE, .bold = false),
		[ROLE_TAB] = STYLE(BRIGHT_WHITE, BLACK, .bold = false),
		[ROLE_TAB_ON] = STYLE(BLACK, BRIGHT_WHITE, .bold = false),
		[ROLE_RULE] = STYLE(BRIGHT_WHITE, BLACK, .bold = false),
		[ROLE_HINT] = STYLE(BRIGHT_WHITE, BLACK, .bold = false),
		[ROLE_HINT_KEY] = STYLE(BRIGHT_YELLOW, BLACK, .bold = true),
		[ROLE_FOCUS] = STYLE(BLACK, BRIGHT_YELLOW, .bold = false),
		[ROLE_LINK] = STYLE(BRIGHT_WHITE, BLACK, .underline = true),
		[ROLE_WORD] = STYLE(BRIGHT_WHITE, BLACK, .underline = true),
		[ROLE_HEADING] = STYLE(BRIGHT_YELLOW, BLACK, .bold = true),
		[ROLE_STRONG] = STYLE(BRIGHT_WHITE, BLACK, .bold = true),
		[ROLE_EMPHASIS] = STYLE(BRIGHT_WHITE, BLACK, .underline = true),
		[ROLE_DIM] = STYLE(BRIGHT_WHITE, BLACK, .bold = false),
		[ROLE_LABEL] = STYLE(BRIGHT_WHITE, BLACK, .bold = false),
		[ROLE_INPUT] = STYLE(BRIGHT_WHITE, BLACK, .underline = true),
		[ROLE_INPUT_ON] = STYLE(BRIGHT_YELLOW, BLACK, .bold = true, .underline = true),
		[ROLE_SELECT] = STYLE(BLACK, BRIGHT_WHITE, .bold = false),
		[ROLE_WARN] = STYLE(BRIGHT_YELLOW, BLACK, .bold = true),
		[ROLE_ERROR] = STYLE(BRIGHT_YELLOW, BLACK, .bold = true),
		[ROLE_OK] = STYLE(BRIGHT_WHITE, BLACK, .bold = true),
	},
	[SCHEME_MONO] = OWN_COLOURS(OWN),
};

const struct style *theme_style(enum scheme scheme, enum role role)
{
	return &styles[scheme][role];
}

int theme_colour(int c, int colours)
{
	if (c < FEW || colours >= MANY)
		return c;
	return c == BRIGHT_RED ? RED : WHITE;
}

enum scheme theme_scheme(bool colours)
{
	const char *no = getenv("NO_COLOR");
	return !colours || (no && *no) ? SCHEME_MONO : SCHEME_TERMINAL;
}
