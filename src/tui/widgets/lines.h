// SPDX-License-Identifier: EUPL-1.2
/* A few lines kept in memory, to tick or to act on: each with its amount at the right, and what is to be known of it told under the list
   while it is in focus. */
#pragma once
#include <stddef.h>
#include "../draw.h"
#include "../keys.h"

enum lines_kind { LINES_HEADING, LINES_FIELD, LINES_ROW, LINES_BOX };
typedef struct lines_row {
	enum lines_kind kind;
	const char *text, *right; /* right may be NULL */
	const char *note;         /* told while it is in focus, after what the row has no room for; NULL */
	long id;                  /* the caller's */
	bool on, late;            /* on: the box is ticked */
	bool repeated;            /* the note says again what the text does, and more */
} lines_row;
struct lines {
	lines_row *list;
	size_t count, at;
	const char *summary;      /* a line or two under the list, NULL */
	long top;
	struct rect rows;         /* of the list, as last drawn */
	struct rect told_in;      /* the room that 'told' was measured for */
	int told;                 /* the most lines that a row in focus is told in */
};
void lines_draw(struct lines *l, struct rect r);
bool lines_act(struct lines *l, enum action a);     /* moving; false when it is none of its own, or cannot move up */
bool lines_click(struct lines *l, int y, int x);    /* true when a row was hit: it has the focus */
const lines_row *lines_focus(const struct lines *l); /* NULL when there is none */
/* The list was filled: the focus is on a row that can have it. */
void lines_settle(struct lines *l);
/* The list was filled again: the focus goes back to that row, else stays about where it was, and false. */
bool lines_go(struct lines *l, enum lines_kind kind, long id);
