// SPDX-License-Identifier: EUPL-1.2
/* Files kept with a record: attached from a list of recent ones or by path, opened, copied out, taken off. */
#pragma once
#include "detail_screen.h"

unsigned attach_ask(struct detail_screen *ds);                  /* a file for the record shown */
unsigned attached_ask(struct app *app, int64_t attachment);     /* what to do with one: open, copy, take off */
unsigned attached_off(struct app *app, int64_t attachment);
