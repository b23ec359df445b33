// SPDX-License-Identifier: EUPL-1.2
/* A screen of a few lines to tick or to act on. What they are is a table of operations: filled again whenever the journal changes.

	static int fill(struct sheet *s, struct err *e) { sheet_add(s, (lines_row){ .kind = LINES_ROW, .text = … }); … }
	static const struct sheet_kind kind = { .help = "unclaimed", .title = N_("Meetings without expenses"), .fill = fill, … };
	app_push(app, &sheet_new(app, struct unclaimed_sheet, &kind)->s);                                                     */
#pragma once
#include "../app.h"
#include "../widgets/lines.h"

struct sheet;
struct sheet_kind {
	const char *help;        /* the key of its help page */
	const char *title;       /* msgid */
	const char *empty;       /* msgid, when there is no line */
	int (*fill)(struct sheet *s, struct err *e);
	void (*titled)(const struct sheet *s, strbuf *left); /* instead of title; NULL */
	void (*ticked)(struct sheet *s);  /* a box changed: what depends on it; NULL */
	int (*save_draft)(struct sheet *s, struct err *e); /* as of a screen; NULL */
	void (*close)(struct sheet *s);
	struct sheet_action {
		enum action a;
		unsigned (*run)(struct sheet *s);
		bool line, writes;   /* only on a line; only in a journal that can be written */
		bool (*can)(const struct sheet *s); /* NULL: always */
	} actions[16];           /* ends with ACT_NONE */
};
struct sheet {
	struct screen s;
	const struct sheet_kind *kind;
	struct lines l;
	struct lines was;        /* while it is filled again: what it held */
	struct sheet_row {
		enum lines_kind kind;
		long id;
	} lost, instead;         /* the line in focus that a change took away, and the one that then got the focus: an undo brings both back */
	void *made;              /* lines and their texts hang here */
	int digit;               /* of the key that acts, -1 for another key */
	bool gone;               /* what it was opened on was taken back, or deleted elsewhere: nothing can be done with it but leave */
};
#define sheet_new(app, type, kind) ((type *)sheet_make((app), sizeof(type), (kind), #type))
void *sheet_make(struct app *app, size_t size, const struct sheet_kind *kind, const char *name);
void sheet_add(struct sheet *s, lines_row row);        /* its texts are kept as they are: make them on s->made */
bool sheet_was_on(const struct sheet *s, long id, bool otherwise); /* the box as it was before it is filled again */
void sheet_summary(struct sheet *s, const char *text); /* copied */
unsigned sheet_tick(struct sheet *s);                  /* the box in focus, if it is one */
unsigned sheet_again(struct sheet *s);                 /* fills it again, the focus where it was */
static inline struct sheet *sheet_of(struct screen *s) { return (struct sheet *)s; }
