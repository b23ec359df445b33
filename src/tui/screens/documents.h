// SPDX-License-Identifier: EUPL-1.2
/* What can be made from one record: documents, letters, files for other programs. Each is a row of the table in documents.c. */
#pragma once
#include "paper.h"

struct document {
	const entity *e;              /* of the records it is made from */
	const char *letter, *label;   /* the key that chooses it, and its name: msgids. Letters differ within an entity */
	const struct paper *paper;    /* read on the screen first, made from the record's id; NULL for the rest: */
	unsigned (*make)(struct app *app, const record *r); /* a screen is pushed, or a file written and told. Returns effects */
	bool (*can)(struct app *app, const record *r);  /* NULL: of every record */
};

bool documents_any(const entity *e);
/* Asks which one; in the screen that is in focus then, it is made. */
unsigned documents_ask(struct app *app, const entity *e, int64_t id);

extern const struct paper paper_brief, paper_account;
