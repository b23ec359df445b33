// SPDX-License-Identifier: EUPL-1.2
/* Participation: where a CPTS stands, and the answers that say so. */
#pragma once
#include "../app.h"

/* on: GRID_PARTICIPATION or GRID_PROPOSAL. */
struct screen *level_screen(struct app *app, int64_t cpts, const char *on);
/* The criteria of an assessment, to answer or to look at again. id 0: a new one of that CPTS on that grid. */
struct screen *scores_screen(struct app *app, int64_t id, int64_t cpts, const char *on);
/* "5 answers out of 14". */
const char *answers_words(const void *parent, size_t n, size_t all);
/* Asks what to assess: go on with the last one, begin one, or the proposal. cpts 0: asks which CPTS first. */
void scores_ask(struct app *app, int64_t cpts);
/* What proves a criterion, typed or found in the journal; kept() gets the text, on the screen below. */
struct screen *evidence_screen(struct app *app, const char *title, const char *text, int64_t cpts, unsigned (*kept)(struct screen *below, const char *text));
