// SPDX-License-Identifier: EUPL-1.2
/* What form.c (keys) and form_draw.c (drawing) share of the form's screen. */
#pragma once
#include "records.h"

struct form_screen {
	struct screen s;
	const entity *e;
	int64_t id;
	char *name;            /* of a record that is edited, NULL */
	record *with;          /* NULL when nothing was given */
	const field *at;       /* the field to open on, NULL */
	struct form *f;
	bool at_save;          /* opens on «save»: one Enter keeps it */
	draft *offered;        /* a draft to resume or not, NULL for none */
	struct form_price *price; /* of an expense, NULL */
	bool doubt;            /* a doubt is shown: Enter confirms it */
	unsigned (*kept)(struct screen *below, int64_t id);
	long top;              /* first line shown */
	struct rect *spots;    /* where each stop was last drawn, on f */
	size_t nspots;
};
void form_draw(struct screen *s);
/* What is said about a field in focus: what is understood, else how to type it. */
char *form_aside(const void *parent, const struct input *c);

/* form_price.c: in the form of an expense, the amount, its sentence and the doubts follow what is typed. */
struct form_note {
	enum role role;
	const char *sign, *text;  /* sign: two cells */
};
void form_price_begin(struct form_screen *fs);    /* the form has just been made */
void form_price_stale(struct form_screen *fs);    /* something was typed */
void form_price_again(struct form_screen *fs);    /* computed again if anything was; before drawing and saving */
size_t form_price_notes(const struct form_screen *fs, const struct form_note **list);
/* The stop drawn on that line, -1 none. */
long form_spot(const struct form_screen *fs, int y, int x);
