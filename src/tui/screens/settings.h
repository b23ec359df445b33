// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "../app.h"
struct screen *settings_screen(struct app *app);
