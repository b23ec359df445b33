// SPDX-License-Identifier: EUPL-1.2
/* What form.c (keys) and form_draw.c (drawing) share of the form's screen. */
#pragma once
#include "records.h"

struct form_screen {
	struct screen s;
	const entity *e;
	int64_t id;
	record *with;          /* NULL when nothing was given */
	const field *at;       /* the field to open on, NULL */
	struct form *f;
	draft *offered;        /* a draft to resume or not, NULL for none */
	bool doubt;            /* a doubt is shown: Enter confirms it */
	unsigned (*kept)(struct screen *below, int64_t id);
	long top;              /* first line shown */
	struct rect *spots;    /* where each stop was last drawn, on f */
	size_t nspots;
};
void form_draw(struct screen *s);
/* The stop drawn on that line, -1 none. */
long form_spot(const struct form_screen *fs, int y, int x);
