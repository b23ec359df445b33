// SPDX-License-Identifier: EUPL-1.2
/* What one meeting leaves to the next of the same body: points are copied once, questions, actions and decisions are only looked up. */
#pragma once
#include <carnet/journal/journal.h>

/* Where a point comes from: the first agenda it was on, and how often it was there. */
typedef struct origin {
	record *first;        /* the first point, itself when it was not carried */
	record *first_meeting;
	record *last;         /* the point it was copied from, NULL when not carried */
	int times;            /* agendas it was on, this one included */
	bool seen;            /* dealt with on one of the earlier ones */
	int days;             /* its age: from the first meeting to this one */
} origin;
enum { CARRY_NOTED = 3 }; /* from the third agenda on, a point never dealt with is shown as such */
int carry_origin(journal *j, const void *parent, const record *point, origin *out, struct err *e);
/* "on 3 agendas, never dealt with: first on 23 Apr., 7 months before"; "" when it was not carried. */
char *carry_words(const void *parent, const origin *o);

/* A point is unfinished when it is to follow or was postponed, when its meeting did not take place, and when it was taken up from an earlier meeting
   and has neither outcome nor decision; done and dropped ones are not, nor any other business. */
bool carry_unfinished(const record *point, const record *meeting);

/* Unfinished points of the earlier meetings of the body that no later agenda has taken up, by a copy or typed anew; oldest meeting first. */
int carry_points(journal *j, const void *parent, const record *meeting, record ***out, size_t *count, struct err *e);
/* Copies them to the end of the agenda with carried_from, in one action that undo takes back; *copied may be 0. */
int carry_copy(journal *j, const record *meeting, int *copied, struct err *e);

/* A point about to be kept on the agenda, typed anew: carried_from is set when it is an open one of an earlier meeting. */
int carry_again(journal *j, const record *meeting, record *point, struct err *e);

/* Of the earlier meetings of the body: questions asked without an answer or to ask again, those never asked; newest meeting first. */
int carry_questions(journal *j, const void *parent, const record *meeting, record ***out, size_t *count, struct err *e);
/* Decisions of the last meeting held, and older ones still to follow that no later agenda took up; newest meeting first, in agenda order. */
int carry_decisions(journal *j, const void *parent, const record *meeting, record ***out, size_t *count, struct err *e);
/* Open actions of the body's meetings and of its CPTS: those of the person first, then by date. */
int carry_actions(journal *j, const void *parent, const record *meeting, record ***out, size_t *count, struct err *e);
