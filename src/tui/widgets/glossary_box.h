// SPDX-License-Identifier: EUPL-1.2
/* The meaning of a glossary word, in a small box over the page. */
#pragma once
#include <carnet/library/library.h>
#include "../draw.h"
#include "../keys.h"

struct glossary_box;
/* NULL when the word is not in the glossary. */
struct glossary_box *glossary_box_new(const void *parent, library *l, const char *id);
/* Below row y when there is room in r, above it otherwise; takes the cursor. */
/* Scrolls a box too tall to show whole; false when the action is not its own. */
bool glossary_box_act(struct glossary_box *box, enum action a);
void glossary_box_draw(struct glossary_box *box, struct rect r, int y);
