// SPDX-License-Identifier: EUPL-1.2
/* The answers of one inhabitant to a packaged survey, question by question. No name is asked. */
#pragma once
#include "../app.h"

/* NULL when that interview follows no survey of the guide. */
struct screen *answers_of_interview(struct app *app, int64_t interview);
/* Asks which survey; cpts 0: which CPTS first. */
void answers_ask(struct app *app, int64_t cpts);
