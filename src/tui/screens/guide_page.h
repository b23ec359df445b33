// SPDX-License-Identifier: EUPL-1.2
/* What the guide shows: a packaged page, a glossary word or a source as a doc; and what the person left on a page. */
#pragma once
#include "../app.h"

struct guide_page {
	char *target;        /* "page:x", "sigle:ACI", "source:x" */
	const char *id;      /* the page's, NULL for a word or a source */
	char *title, *part;  /* part: title of the part it stands in, "" */
	int position, of;    /* among the pages of the guide; of is 0 outside it */
	char *kept;          /* reading position as last kept, "" */
	doc *doc;
};
int guide_page_read(struct app *app, const void *parent, const char *target, struct guide_page **out, struct err *e);
/* Keeps the reading position beside the journal (never in it: reading is not an action that undo takes back). */
int guide_keep_position(struct app *app, struct guide_page *p, const char *position, struct err *e);

/* Bookmarks and notes: records of the journal, each one action. */
bool guide_marked(struct app *app, const char *page);
int guide_toggle_mark(struct app *app, const char *page, bool *now, struct err *e);
int guide_add_note(struct app *app, const char *page, const char *text, struct err *e);
