// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "../app.h"
/* «J'ai une clé de ma délégation»: the packs found on keys, or the path of one; its records are then proposed one by one. Asked over the screen
   below which only home is open, since the guide changes under it. */
unsigned pack_key_ask(struct screen *s);
