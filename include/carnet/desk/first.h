// SPDX-License-Identifier: EUPL-1.2
/* The first start: what the first questions bring to the journal. Each answer is one action, kept at once; an answer given again changes the record that
   the first one made. An empty answer keeps nothing. */
#pragma once
#include <carnet/desk/desk.h>

/* Nothing was ever written here, and nobody has been welcomed yet. */
bool first_start(const desk *d);
/* The person was welcomed: the settings are kept, as they are, when they never were. */
int first_seen(const record *settings, struct err *e);

/* What the answers made so far, 0: nothing. */
typedef struct first_answers {
	int64_t profile, association, cpts;
} first_answers;
int first_name(desk *d, first_answers *made, const char *name, struct err *e);
int first_association(desk *d, first_answers *made, const char *name, struct err *e); /* also that of the profile, when there is one */
int first_cpts(desk *d, first_answers *made, const char *name, struct err *e);
/* What the journal holds already: the name of its first record of that kind, "" for none. */
char *first_known(desk *d, const void *parent, const entity *of);
