// SPDX-License-Identifier: EUPL-1.2
/* What one key does with a meeting, from home, from a list or from its own screen. All return effects. */
#pragma once
#include "../app.h"

unsigned meeting_dossier(struct app *app, int64_t id);  /* its dossier as a PDF file, at once */
unsigned meeting_brief(struct app *app, int64_t id);    /* «15 minutes before» */
unsigned meeting_repeat(struct app *app, int64_t id);   /* the form of the next one of the same body; kept, it gets its agenda */
/* The next meeting of any body; 0 when none is planned, or none today. */
int64_t meeting_planned(struct app *app, bool only_today);
