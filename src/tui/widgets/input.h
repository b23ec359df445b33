// SPDX-License-Identifier: EUPL-1.2
/* One field of a form: what is typed in it, what the program understands, what is wrong. How it is typed follows from the type:
   on a line, in the editor, or chosen from a list. */
#pragma once
#include <carnet/journal/journal.h>
#include "editor.h"
#include "lineedit.h"

struct input {
	const field *f;
	struct lineedit *line;  /* texts, dates, numbers, files; NULL otherwise */
	struct editor *text;    /* several lines; NULL otherwise */
	char *typed;            /* choices and references: what the type's parse takes */
	char *shown;            /* and the words that show it */
	char *initial;          /* typed when the form was opened, or last kept */
	char *said;             /* an error, or a doubt, in words; NULL */
	bool doubt;             /* said is only a doubt, to confirm */
};

struct input *input_new(const void *parent, const field *f);
const char *input_typed(const struct input *c);
/* As the type's edit prints it; a reference is an id. */
void input_set(struct input *c, journal *j, const char *typed);
/* The value of a record's field, as input_set takes it. */
void input_set_value(struct input *c, journal *j, const value *v);
bool input_changed(const struct input *c);            /* since it was settled: opened, or kept */
void input_settle(struct input *c);
bool input_chosen(const struct input *c);         /* from a list, not typed */
bool input_offers(const struct input *c);         /* Enter opens a list: of its choices, or of usual words while nothing is typed */
void input_say(struct input *c, const struct err *e);  /* NULL or no error: nothing more to say */
/* A key while it is in focus; choices and several lines take none here. */
enum edit_result input_key(struct input *c, const struct key *k);
/* Entering a date or a number selects it: typing replaces it. */
void input_enter(struct input *c);
/* Leaving it: parses, says what is wrong, or rewrites what was typed in its usual form ("hier" as 20/11/2026). */
void input_leave(struct input *c, journal *j);

/* What the program understands of what is typed, in words ("ven. 20 nov. 2026, hier"); nothing while it understands nothing. */
void input_echo(strbuf *out, const struct input *c);
int input_width(const struct input *c, int room); /* cells of the input on a line of room cells */
void input_draw(struct input *c, int y, int x, int cols, bool focused);
