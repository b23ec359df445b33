// SPDX-License-Identifier: EUPL-1.2
/* What screens and widgets draw with. Drawing goes to the surface in use: the terminal, or a test's sheet of paper. Everything is
   clipped to the surface; text from outside is made safe to draw here, whoever calls. */
#pragma once
#include <stddef.h>
#include "layout.h"
#include "theme.h"

/* A back end. Cells given are inside the surface and text is whole, valid and visible. */
struct surface {
	int rows, cols;
	void (*paint)(struct surface *s, int y, int x, enum role role, const char *text, size_t len);
	int cursor_y, cursor_x;  /* where the cursor will be at the end of the frame */
	bool cursor_set;         /* somebody placed it in this frame */
	size_t selected;         /* characters of the field in focus */
};
void draw_onto(struct surface *s);
struct surface *draw_surface(void);

/* Puts text at y, x in at most cols cells, cut without a mark; returns the cells used. text_pad fills up to cols. */
int draw_put(int y, int x, int cols, enum role role, const char *text);
int draw_putn(int y, int x, int cols, enum role role, const char *text, size_t len);
/* The same of what text_cut or text_pad made for that room: nothing is looked at again. */
void draw_ready(int y, int x, enum role role, const char *text, size_t len);
/* The mark of the thing in focus and the blanks behind it, in the look of the focus, or blanks in their place. */
void draw_mark(int y, int x, int cols, bool on);
/* What is drawn now is under something else: nothing of it is in focus, so that the mark and the look of the focus stay away. */
void draw_behind(bool behind);
/* Exactly cols cells: cut with an ellipsis, or followed by spaces. */
void draw_pad(int y, int x, int cols, enum role role, const char *text);
/* Text wrapped at words and at its newlines, as many lines as r has, the last one cut with an ellipsis when there is more; returns the lines it takes there. */
int draw_wrapped(struct rect r, enum role role, const char *text);
int draw_wrapped_rows(struct rect r, const char *text);        /* the same without drawing */
/* Several such texts under each other, those that are NULL passed over: draws them, or only counts their lines. */
int draw_told(struct rect r, enum role role, const char *const words[], size_t n, bool draw);
/* What follows so many of its lines; all of it where a window made larger has no more than those. */
const char *draw_wrapped_after(const char *text, int rows, int cols);
/* A text too long for r, of which so many lines are above: how many are once it is read on, or back; as many where it has no more that way. */
int draw_read_on(struct rect r, const char *text, int above, bool back);
void draw_fill(struct rect r, enum role role);                 /* spaces */
void draw_rule(int y, int x, int cols);                        /* ─── */
void draw_more(struct rect r, bool above, bool below);         /* ↑ at the left of its first row, ↓ of its last: there are more */
void draw_box(struct rect r, const char *title, const char *foot); /* a frame, its inside cleared; title and foot may be NULL */
/* The same over what is in 'under': the lines it covers are blank on both sides, since a Braille line reads them whole. */
void draw_window(struct rect under, struct rect r, const char *title, const char *foot);
/* The thing in focus: remembered, applied once at the end of the frame. The last call wins: overlays draw after what they cover. */
void draw_cursor(int y, int x);
/* That text is selected in the field in focus: said in words too. */
void draw_selected(const char *text, size_t len);
