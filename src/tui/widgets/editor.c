// SPDX-License-Identifier: EUPL-1.2
#include "editor.h"
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <stdint.h>
#include <string.h>
#include "textbuf.h"
#include "wrap.h"

struct editor {
	struct textbuf *tb;
	size_t top;              /* first byte of the first display line shown */
	struct wrap above, here; /* the paragraphs of top and of the caret */
	struct rect r;           /* when last drawn; before that, a page */
	int goal;                /* column that Up and Down keep, -1 none */
};

struct editor *editor_new(const void *parent, const char *text)
{
	struct editor *ed = NEW(parent, struct editor);
	ed->tb = textbuf_new(ed, text);
	ed->above.parent = ed->here.parent = ed;
	ed->r = (struct rect){0, 0, 20, 72};
	ed->goal = -1;
	textbuf_move(ed->tb, 0, false);
	return ed;
}

const char *editor_text(const struct editor *ed)
{
	return ed->tb->text->s;
}

void editor_set(struct editor *ed, const char *text)
{
	textbuf_set(ed->tb, text);
	textbuf_move(ed->tb, 0, false);
	ed->top = 0;
}

bool editor_on_empty_line(const struct editor *ed)
{
	const strbuf *t = ed->tb->text;
	return paragraph_start(t->s, ed->tb->caret) == paragraph_end(t->s, t->len, ed->tb->caret);
}

/* --- Display lines --------------------------------------------------------------------------------------------------- */

/* One column is kept free for the caret at the end of a full line. */
static int wrap_cols(const struct editor *ed)
{
	return ed->r.cols > 2 ? ed->r.cols - 1 : 1;
}

static void sync(struct editor *ed)
{
	const strbuf *t = ed->tb->text;
	if (ed->tb->touched == SIZE_MAX)
		return;
	wrap_touch(&ed->above, t->s, t->len, ed->tb->touched);
	wrap_touch(&ed->here, t->s, t->len, ed->tb->touched);
	ed->tb->touched = SIZE_MAX;
}

static text_line line_at(struct editor *ed, struct wrap *w, size_t at)
{
	const strbuf *t = ed->tb->text;
	sync(ed);
	wrap_load(w, t->s, t->len, at, wrap_cols(ed));
	size_t i = wrap_line(w, t->s, at); /* may move the lines */
	return w->lines[i];
}

/* The display line after l; false at the end of the text. Needs no known paragraph: it goes on from l. */
static bool line_after(const struct editor *ed, text_line *l)
{
	const strbuf *t = ed->tb->text;
	size_t end = paragraph_end(t->s, t->len, l->start), from = l->next;
	if (l->next >= end) {
		if (end == t->len)
			return false;
		from = end + 1;
		end = paragraph_end(t->s, t->len, from);
	}
	*l = text_wrap(t->s, end, from, wrap_cols(ed));
	return true;
}

/* The display line before l, looked up in w. */
static bool line_before(struct editor *ed, struct wrap *w, text_line *l)
{
	if (l->start == 0)
		return false;
	*l = line_at(ed, w, l->start - 1);
	return true;
}

/* Last byte where a caret still belongs to this line and not to the next. */
static size_t line_end(const struct editor *ed, const text_line *l)
{
	const strbuf *t = ed->tb->text;
	bool wrapped = l->next < t->len && t->s[l->next] != '\n';
	if (!wrapped || l->end < l->next)
		return wrapped ? l->end : l->next;
	return text_prev(t->s, t->len, l->next);
}

static int column(const struct editor *ed, const text_line *l, size_t at)
{
	int col = text_widthn(ed->tb->text->s + l->start, at - l->start);
	return col <= wrap_cols(ed) ? col : wrap_cols(ed);
}

static size_t byte_at(const struct editor *ed, const text_line *l, int col)
{
	size_t end = line_end(ed, l), at = l->start + text_fit(ed->tb->text->s + l->start, end - l->start, col, NULL);
	return at < end ? at : end;
}

/* --- Keys ------------------------------------------------------------------------------------------------------------ */

/* Up or down by display lines. */
static enum edit_result move_lines(struct editor *ed, int lines, bool select)
{
	text_line l = line_at(ed, &ed->here, ed->tb->caret);
	if (ed->goal < 0)
		ed->goal = column(ed, &l, ed->tb->caret);
	int moved = 0, goal = ed->goal;
	for (; moved < lines && line_after(ed, &l); moved++)
		;
	for (; moved > lines && line_before(ed, &ed->here, &l); moved--)
		;
	if (moved == 0 && !select && (lines == 1 || lines == -1))
		return EDIT_PASS;
	textbuf_move(ed->tb, byte_at(ed, &l, goal), select);
	return EDIT_MOVED;
}

static enum edit_result move_in_line(struct editor *ed, bool to_end, bool select)
{
	text_line l = line_at(ed, &ed->here, ed->tb->caret);
	textbuf_move(ed->tb, to_end ? line_end(ed, &l) : l.start, select);
	return EDIT_MOVED;
}

static int lines_of(const struct editor *ed, int code)
{
	int page = ed->r.rows > 1 ? ed->r.rows - 1 : 1;
	switch (code) {
	case K_UP:
		return -1;
	case K_DOWN:
		return 1;
	case K_PAGE_UP:
		return -page;
	case K_PAGE_DOWN:
		return page;
	}
	return 0;
}

enum edit_result editor_key(struct editor *ed, const struct key *k)
{
	bool select = k->mods & MOD_SHIFT, ctrl = k->mods & MOD_CTRL;
	int lines = lines_of(ed, k->code);
	if (lines && !ctrl)
		return move_lines(ed, lines, select);
	ed->goal = -1;
	if ((k->code == K_HOME || k->code == K_END) && !ctrl)
		return move_in_line(ed, k->code == K_END, select);
	if (k->code == K_ENTER) {
		textbuf_insert(ed->tb, "\n", 1);
		return EDIT_CHANGED;
	}
	return textbuf_key(ed->tb, k, false);
}

/* --- Drawing --------------------------------------------------------------------------------------------------------- */

/* Moves top as little as shows the caret; returns the caret's row. */
static int follow(struct editor *ed)
{
	const strbuf *t = ed->tb->text;
	if (ed->top > t->len)
		ed->top = t->len;
	text_line caret = line_at(ed, &ed->here, ed->tb->caret), l = line_at(ed, &ed->above, ed->top);
	ed->top = l.start;
	if (caret.start <= ed->top) {
		ed->top = caret.start;
		return 0;
	}
	int row = 0;
	while (row < ed->r.rows && l.start < caret.start && line_after(ed, &l))
		row++;
	if (row < ed->r.rows)
		return row;
	l = caret;
	for (row = 0; row < ed->r.rows - 1 && line_before(ed, &ed->above, &l); row++)
		;
	ed->top = l.start;
	return row;
}

/* One stretch of one role; a tab is one cell. */
static int draw_part(int y, int x, int cols, enum role role, const char *s, size_t len)
{
	int used = 0;
	while (len && used < cols) {
		const char *tab = memchr(s, '\t', len);
		size_t n = tab ? (size_t)(tab - s) : len;
		used += draw_putn(y, x + used, cols - used, role, s, n);
		if (tab)
			used += draw_put(y, x + used, cols - used, role, " ");
		n += tab != NULL;
		s += n;
		len -= n;
	}
	return used;
}

static void draw_line(const struct editor *ed, int y, const text_line *l, enum role role)
{
	const char *s = ed->tb->text->s;
	size_t from, to;
	textbuf_selection(ed->tb, &from, &to);
	from = from < l->start ? l->start : from > l->end ? l->end : from;
	to = to < l->start ? l->start : to > l->end ? l->end : to;
	const size_t at[] = {l->start, from, to, l->end};
	int x = ed->r.x, right = ed->r.x + ed->r.cols;
	for (int i = 0; i < 3; i++)
		x += draw_part(y, x, right - x, i == 1 ? ROLE_SELECT : role, s + at[i], at[i + 1] - at[i]);
}

void editor_draw(struct editor *ed, struct rect r, bool focused)
{
	ed->r = r;
	if (r.rows < 1 || r.cols < 2)
		return;
	int row = follow(ed);
	text_line l = line_at(ed, &ed->above, ed->top);
	enum role role = focused ? ROLE_TEXT : ROLE_DIM;
	for (int y = r.y; y < r.y + r.rows; y++) {
		draw_line(ed, y, &l, role);
		if (!line_after(ed, &l))
			break;
	}
	if (!focused)
		return;
	size_t from, to;
	textbuf_selection(ed->tb, &from, &to);
	draw_selected(ed->tb->text->s + from, to - from);
	l = line_at(ed, &ed->here, ed->tb->caret);
	draw_cursor(r.y + row, r.x + column(ed, &l, ed->tb->caret));
}

void editor_click(struct editor *ed, int y, int x)
{
	text_line l = line_at(ed, &ed->above, ed->top);
	for (int row = ed->r.y; row < y && line_after(ed, &l); row++)
		;
	ed->goal = -1;
	textbuf_move(ed->tb, byte_at(ed, &l, x - ed->r.x), false);
}
