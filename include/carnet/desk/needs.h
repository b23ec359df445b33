// SPDX-License-Identifier: EUPL-1.2
/* What one person told, question by question of a packaged survey. The person has no name here. */
#pragma once
#include <carnet/desk/desk.h>
#include <carnet/library/surveys.h>

enum { NOTE_HIGHEST = 10 }; /* a question of kind «note» goes from 0 to it */

typedef struct heard {
	survey *survey;
	record *interview;    /* id 0: not kept yet */
	const char **answers; /* one a question, "" for none */
} heard;

int heard_new(desk *d, const void *parent, int64_t cpts, const char *of, heard **out, struct err *e);
/* ERR_MISSING when its survey is none of the guide. */
int heard_of(desk *d, const void *parent, int64_t interview, heard **out, struct err *e);
/* What is typed as the answer that is kept: one of the choices in whole, a number from 0 to 10, a text as it is; "" for none. */
int heard_answer(const void *parent, const survey_question *q, const char *typed, char **answer, struct err *e);
/* Whom a text names, as it is written, NULL for nobody: somebody of the journal, a phone, an address, a title and a name; sure false: two
   words with a capital only. */
int heard_named(desk *d, const void *parent, const char *text, char **who, bool *sure, struct err *e);
/* A field of the interview as it is typed. Who answers is never a name: what surely is one is refused. */
int heard_about(desk *d, heard *h, const char *name, const char *typed, struct err *e);
/* The interview and its answers, as one action. */
int heard_keep(desk *d, const heard *h, struct err *e);
size_t heard_count(const heard *h); /* questions with an answer */
