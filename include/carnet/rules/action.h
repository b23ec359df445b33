// SPDX-License-Identifier: EUPL-1.2
/* Actions: what has to be done, by whom and for when. */
#pragma once
#include <carnet/journal/journal.h>
#include <carnet/rules/person.h>

bool action_open(const record *action); /* to do or under way */
/* "late by 3 days", "today", "in 2 days", "no date"; once it is over, the state and its day: "done 9 Nov.". */
char *action_words(const void *parent, const record *action);
/* Those that are open, the most late first, those without a date last. */
query *action_waiting(const void *parent);
query *action_over(const void *parent); /* done or dropped, the last due first */

/* Done today or, when it is over, to do again: *done says which. One action of the person. */
int action_toggle(journal *j, int64_t id, bool *done, struct err *e);

/* One line as it is typed in a meeting: "Call the ARS back / me / 15 Jan.": what, who and when, each but the first as one likes and in any order
   (";" parts them too; what is no date is who); or as people write: "Maud : envoyer le devis avant le 30/11", "envoyer le devis (Maud, 30/11)".
   Nothing is guessed: what is not surely a person or a day stays in the text. */
typedef struct action_line {
	const char *what;
	const char *who; /* "" for oneself */
	int due;         /* a day, ACTION_NO_DAY without */
} action_line;
enum { ACTION_NO_DAY = INT32_MIN };
/* ERR_INPUT when nothing says what is to be done, or when slashes part more than a person and a date. */
int action_read(const void *parent, const name_words *names, action_line *out, const char *typed, struct err *e);
char *action_line_words(const void *parent, const action_line *l); /* as it was understood: "Call the ARS back · you · Fri 15 Jan. 2027" */
