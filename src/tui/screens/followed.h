// SPDX-License-Identifier: EUPL-1.2
/* What is followed up, from wherever it is shown. */
#pragma once
#include "../app.h"

/* These actions are done, or to do again; said with what undoes it. Returns effects. */
unsigned followed_done(struct app *app, const int64_t *ids, size_t n);
