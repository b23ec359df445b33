// SPDX-License-Identifier: EUPL-1.2
/* What the files of minutes mode share: minutes.c has the keys, minutes_keep.c reads and keeps, minutes_draw.c draws. */
#pragma once
#include <carnet/rules/person.h>
#include "../widgets/editor.h"
#include "../widgets/form.h"
#include "minutes.h"

/* A place to type or choose in: a field of the point (or of the meeting itself), or the actions that come out of it. */
struct stop {
	const char *label;  /* msgid */
	const char *field;  /* NULL: the actions */
	int rows, focused;  /* rows wished, and in focus; the notes take what is left */
};
enum { STOPS_MOST = 12, KNOWN_MOST = 3 };

struct minutes {
	struct screen s;
	int64_t id;
	const name_words *words; /* by which persons are known in a line */
	void *read;             /* what was last read hangs here */
	record *meeting;
	record **points;
	char **marks;           /* what is noted of each, in words */
	size_t count;
	size_t at;              /* 0: the meeting itself; from 1: a point */
	size_t stop;
	struct form *f;         /* of the meeting, or of the point */
	struct editor *actions; /* those being typed, a line each; NULL on the meeting itself */
	char **known;           /* actions of the point that are kept already, in words */
	size_t nknown;
	bool today;             /* the clock is worth noting */
	bool fresh;             /* nothing was typed in the notes since the point was opened */
	bool another;           /* a mark just led to a field: what is typed now is a line of its own */
	bool came_back;         /* what was typed here before the program ended is back */
	bool elsewhere;         /* the form of the record was left half filled in: it waits there, not here */
	long top, tree_top;
	struct rect tree, page;
	struct rect spots[STOPS_MOST]; /* of the stops, as last drawn */
};

const struct stop *minutes_stops(const struct minutes *m); /* of the point, or of the meeting; ends with a NULL label */
size_t minutes_stop_count(const struct minutes *m);
struct input *minutes_input(const struct minutes *m, size_t stop); /* NULL for the actions */

/* minutes_keep.c */
int minutes_read(struct minutes *m, struct err *e);
int minutes_open(struct minutes *m, size_t at, struct err *e);   /* that point, with what was typed there and not kept */
size_t minutes_begin(struct minutes *m);                         /* where to begin */
int minutes_keep(struct minutes *m, struct err *e);              /* what is typed, in one action */
int minutes_draft(struct minutes *m, struct err *e);
void minutes_release(struct minutes *m);
int minutes_add(struct minutes *m, size_t *at, struct err *e);   /* an unforeseen point, right after the present one */

/* minutes_draw.c */
void minutes_draw(struct screen *s);
