// SPDX-License-Identifier: EUPL-1.2
/* What the parts of a dossier are written from: read once. */
#pragma once
#include "writer.h"

enum { FIRST = 3, ASKED = 100, TOLD = 64 /* cells of a question and of a promise on the first page */, POINT_QUESTIONS = 3, PROMISED = 4, DECISIONS = 6, OPEN = 3, LEFT = 5, ACTIONS = 6, WORDS = 4 };

struct dossier {
	struct writer w;
	record *meeting, *mandate;  /* mandate NULL without one */
	record *cpts;               /* NULL without one */
	record *last;               /* the last meeting held of the body, NULL without one */
	rows points, questions;     /* of this meeting, in order */
	rows actions;               /* open ones, mine first */
	rows decisions, open;       /* of the earlier meetings; open: not on this agenda */
	rows unanswered;            /* questions of the earlier meetings */
};
int dossier_read(struct dossier *d, const report_from *from, int64_t meeting, void *tmp, struct err *e);
/* The same, and its doc begun: what it is, the title of the meeting and its date. */
int dossier_begin(struct dossier *d, const report_from *from, const void *parent, int64_t meeting, void *tmp, const char *what, enum date_style style,
		  struct err *e);
/* The questions of a point, those of none when point is NULL. */
size_t dossier_questions(const struct dossier *d, const record *point, record ***out);
const char *dossier_asked_on(struct dossier *d, const record *question); /* the day of its meeting, "" when that is gone */

/* Shared by the short forms of a dossier. */
const char *dossier_chair(struct dossier *d);
void dossier_facts(struct dossier *d);      /* when, where, who chairs */
void dossier_more_facts(struct dossier *d); /* my seat, the documents */
void dossier_obtain(struct dossier *d, bool with_items);
int dossier_promised(struct dossier *d, size_t most);
void dossier_ask_again(struct dossier *d);  /* questions of the earlier meetings */
int dossier_left_open(struct dossier *d);   /* points of the earlier meetings */

/* The sections. Each writes its heading when it has something to say. */
int dossier_agenda(struct dossier *d);
int dossier_ask(struct dossier *d);
int dossier_decisions(struct dossier *d);
int dossier_actions(struct dossier *d);
int dossier_notes(struct dossier *d);
int dossier_guide(struct dossier *d);
int dossier_words(struct dossier *d);
int dossier_level(struct dossier *d);
int dossier_expenses(struct dossier *d);
int dossier_attachments(struct dossier *d);
