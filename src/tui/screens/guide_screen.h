// SPDX-License-Identifier: EUPL-1.2
/* The guide's own state, for its files: guide.c shows and moves, guide_own.c keeps what the person leaves, guide_export.c writes files. */
#pragma once
#include <carnet/desk/changes.h>
#include <carnet/desk/marks.h>
#include <carnet/desk/reading.h>
#include "../app.h"
#include "../widgets/lineedit.h"
#include "../widgets/reader.h"
#include "guide.h"
#include "guide_outline.h"

enum prompt { PROMPT_NONE, PROMPT_FIND, PROMPT_NOTE };

struct step {
	char *target, *position;
};
struct trail {
	struct step *steps;
	size_t count;
};

struct guide {
	struct screen s;
	char *start;               /* what it was opened on, NULL: the contents */
	struct outline *outline;
	reading *page;             /* NULL when the guide has none */
	struct reader *reader;
	bool reading;              /* the page is in focus, not the contents */
	bool fresh;                /* a page was read for the first time: home may say so */
	struct trail left, ahead;  /* pages left by a link; those gone back from */
	enum prompt prompt;
	struct lineedit *line;
	int64_t note;              /* the note being written, 0: a new one */
	char *note_key;            /* its draft; the heading it goes under */
	char *note_anchor;
	int matches;               /* of the search inside the page */
	int number;                /* digits of a link typed so far */
	int what;                  /* being exported: a row of guide_export.c */
};

/* guide.c */
unsigned guide_prompt(struct guide *g, enum prompt prompt, const char *text);
unsigned guide_prompt_end(struct guide *g);

/* guide_own.c */
char *guide_position(struct app *app, const void *parent, const char *target); /* where reading stopped, "" */
void guide_keep_position(struct guide *g);
void guide_entered(struct guide *g);
unsigned guide_bookmark(struct guide *g);
unsigned guide_tick(struct guide *g);
unsigned guide_clear(struct guide *g);
unsigned guide_for_meeting(struct guide *g);
bool guide_removable(const struct guide *g);
unsigned guide_remove(struct guide *g);
unsigned guide_note_here(struct guide *g);
unsigned guide_note_open(struct guide *g, const char *id);  /* of a link "note:12" */
unsigned guide_note_keep(struct guide *g);
int guide_note_draft(struct guide *g, struct err *e);

/* guide_export.c */
unsigned guide_export(struct guide *g);
