// SPDX-License-Identifier: EUPL-1.2
/* The text behind a field: caret, selection, undo by word, clipboard. Shared by the one-line field and the editor.
   The text is one contiguous string: inserting into two megabytes moves them in some fifty microseconds, and every measuring function
   takes it as it is. */
#pragma once
#include <carnet/base/strbuf.h>
#include "lineedit.h"

struct textbuf {
	strbuf *text;
	size_t caret;
	size_t mark;         /* the other end of the selection; equal to caret when nothing is selected */
	size_t touched;      /* lowest byte changed since the view last looked (it sets SIZE_MAX) */
	struct edit *edits;  /* talloc array: done ones first, then those undone */
	size_t done, known;
	bool open;           /* the last edit may still grow */
};

struct textbuf *textbuf_new(const void *parent, const char *text);
void textbuf_set(struct textbuf *tb, const char *text); /* caret at the end, nothing to undo */
/* Puts n bytes in the place of [from, to): every change goes through here. The caret follows, nothing stays selected. */
void textbuf_replace(struct textbuf *tb, size_t from, size_t to, const char *s, size_t n);
void textbuf_insert(struct textbuf *tb, const char *s, size_t n); /* in the place of the selection */
void textbuf_move(struct textbuf *tb, size_t to, bool select);
void textbuf_selection(const struct textbuf *tb, size_t *from, size_t *to);
bool textbuf_undo(struct textbuf *tb);
bool textbuf_redo(struct textbuf *tb);
/* The keys that mean the same in one line and in several. */
enum edit_result textbuf_key(struct textbuf *tb, const struct key *k, bool one_line);
