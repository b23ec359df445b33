// SPDX-License-Identifier: EUPL-1.2
/* What is asked when the journal is damaged or no longer in its place: put back the last good copy, open what can be read, begin anew, or leave. */
#pragma once
#include "../app.h"

/* Pushes the question over home, which shows nothing yet. False when neither is why it does not open: nothing is pushed. While the question
   waits, app->rescue is set; an answer clears it once the journal can be opened again. */
bool rescue_ask(struct app *app, const char *journal_path);
/* Asks the same over what is open, once, when damage or what another program put in the journal has just stood in the way. */
void rescue_met(struct app *app);
/* What is said on leaving without a choice; 0 when the journal is whole and in its place by now. */
int rescue_left(const char *journal_path, struct err *e);
