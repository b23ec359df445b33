// SPDX-License-Identifier: EUPL-1.2
/* Several lines of text, wrapped at words to the width it is drawn in. Only what is visible is ever wrapped, so two megabytes are as
   quick as two lines. Keys: arrows by display line and grapheme, Ctrl+arrows by word, Home/End, Page, Ctrl+Home/End, Shift selects,
   Ctrl+X/C/V, Ctrl+Z/Y undo and redo by word, Ctrl+A all. */
#pragma once
#include "lineedit.h"

struct editor;
struct editor *editor_new(const void *parent, const char *text);
const char *editor_text(const struct editor *ed);
void editor_set(struct editor *ed, const char *text);
bool editor_on_empty_line(const struct editor *ed); /* the caret is */
enum edit_result editor_key(struct editor *ed, const struct key *k); /* EDIT_PASS at the edges: Up on the first line, Down on the last */
void editor_draw(struct editor *ed, struct rect r, bool focused);
void editor_click(struct editor *ed, int y, int x);        /* screen cells, as last drawn */
