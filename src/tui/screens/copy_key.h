// SPDX-License-Identifier: EUPL-1.2
/* A checked copy on the USB key plugged in, asked which when there are several. */
#pragma once
#include "../app.h"

bool copy_key_can(const struct app *app);
unsigned copy_key(struct app *app);
