// SPDX-License-Identifier: EUPL-1.2
/* What receipts.c (keys) and receipts_draw.c (drawing) share of the screen of several receipts. */
#pragma once
#include "form_screen.h"

enum { RECEIPT_STOPS = 7 }; /* payer, meeting, date, kind, amount, state, label */
struct kept {
	int64_t id, cents;
	const char *text, *right;
};
struct receipts {
	struct screen s;
	int64_t meeting;
	struct form *f;
	size_t at;
	bool doubt;           /* Enter confirms */
	int64_t *ids;         /* kept since the screen was opened */
	size_t nids;
	void *made;           /* the rows hang here */
	struct kept *rows;
	size_t count;
	struct rect fields;   /* as last drawn */
	size_t first;         /* the field on its first row */
};
struct input *receipts_input(const struct receipts *r, size_t stop);
bool receipts_opens(const struct receipts *r);   /* Enter opens the list of the field in focus */
void receipts_draw(struct screen *s);
