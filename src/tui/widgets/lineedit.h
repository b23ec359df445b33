// SPDX-License-Identifier: EUPL-1.2
/* A one-line field: movement by grapheme and word, selection with Shift, cut, copy and paste, undo by word, scrolled sideways. */
#pragma once
#include <stdbool.h>
#include "../draw.h"
#include "../keys.h"

struct lineedit;
struct lineedit *lineedit_new(const void *parent, const char *text);
const char *lineedit_text(const struct lineedit *le);
void lineedit_set(struct lineedit *le, const char *text);  /* caret at the end, nothing to undo */
void lineedit_select(struct lineedit *le);                 /* all of it: typing replaces it */
enum edit_result { EDIT_PASS, EDIT_MOVED, EDIT_CHANGED };  /* not its key; caret or selection moved; text changed */
enum edit_result lineedit_key(struct lineedit *le, const struct key *k);
/* In one row of cols cells: around the caret, where the cursor is placed, when focused, its beginning otherwise. */
void lineedit_draw(struct lineedit *le, int y, int x, int cols, bool focused);
