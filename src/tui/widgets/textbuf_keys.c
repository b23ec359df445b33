// SPDX-License-Identifier: EUPL-1.2
#include "textbuf.h"
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <string.h>

/* What was cut or copied last, in any field of this run. */
static strbuf *clipboard;

typedef enum edit_result verb(struct textbuf *tb, bool select);

static enum edit_result moved(struct textbuf *tb, size_t to, bool select)
{
	textbuf_move(tb, to, select);
	return EDIT_MOVED;
}

static bool selected(const struct textbuf *tb)
{
	return tb->caret != tb->mark;
}

/* An arrow without Shift goes to the selection's edge and drops it. */
static enum edit_result left(struct textbuf *tb, bool select)
{
	size_t from, to;
	textbuf_selection(tb, &from, &to);
	return moved(tb, selected(tb) && !select ? from : text_prev(tb->text->s, tb->text->len, tb->caret), select);
}

static enum edit_result right(struct textbuf *tb, bool select)
{
	size_t from, to;
	textbuf_selection(tb, &from, &to);
	return moved(tb, selected(tb) && !select ? to : text_next(tb->text->s, tb->text->len, tb->caret), select);
}

static enum edit_result word_left(struct textbuf *tb, bool select)
{
	return moved(tb, text_prev_word(tb->text->s, tb->text->len, tb->caret), select);
}

static enum edit_result word_right(struct textbuf *tb, bool select)
{
	return moved(tb, text_next_word(tb->text->s, tb->text->len, tb->caret), select);
}

static enum edit_result first(struct textbuf *tb, bool select)
{
	return moved(tb, 0, select);
}

static enum edit_result last(struct textbuf *tb, bool select)
{
	return moved(tb, tb->text->len, select);
}

static enum edit_result select_all(struct textbuf *tb, bool select)
{
	(void)select;
	tb->mark = 0;
	return moved(tb, tb->text->len, true);
}

/* Removes the selection, or else what lies between the caret and where the movement leads. */
static enum edit_result erase(struct textbuf *tb, size_t other)
{
	size_t from, to;
	if (!selected(tb))
		tb->mark = other;
	textbuf_selection(tb, &from, &to);
	if (from == to)
		return EDIT_MOVED;
	textbuf_replace(tb, from, to, "", 0);
	return EDIT_CHANGED;
}

static enum edit_result backspace(struct textbuf *tb, bool select)
{
	(void)select;
	return erase(tb, text_prev(tb->text->s, tb->text->len, tb->caret));
}

static enum edit_result delete(struct textbuf *tb, bool select)
{
	(void)select;
	return erase(tb, text_next(tb->text->s, tb->text->len, tb->caret));
}

static enum edit_result delete_word_before(struct textbuf *tb, bool select)
{
	(void)select;
	return erase(tb, text_prev_word(tb->text->s, tb->text->len, tb->caret));
}

static enum edit_result delete_word_after(struct textbuf *tb, bool select)
{
	(void)select;
	return erase(tb, text_next_word(tb->text->s, tb->text->len, tb->caret));
}

static enum edit_result copy(struct textbuf *tb, bool select)
{
	(void)select;
	size_t from, to;
	textbuf_selection(tb, &from, &to);
	if (from == to)
		return EDIT_MOVED;
	if (!clipboard)
		clipboard = sb_new(NULL);
	sb_clear(clipboard);
	sb_addn(clipboard, tb->text->s + from, to - from);
	return EDIT_MOVED;
}

static enum edit_result cut(struct textbuf *tb, bool select)
{
	copy(tb, select);
	return selected(tb) ? erase(tb, tb->caret) : EDIT_MOVED;
}

static enum edit_result undo(struct textbuf *tb, bool select)
{
	(void)select;
	return textbuf_undo(tb) ? EDIT_CHANGED : EDIT_MOVED;
}

static enum edit_result redo(struct textbuf *tb, bool select)
{
	(void)select;
	return textbuf_redo(tb) ? EDIT_CHANGED : EDIT_MOVED;
}

/* A single edit of its own, for undo. In one line, line ends and tabs become spaces. */
static enum edit_result insert_block(struct textbuf *tb, const char *s, size_t len, bool one_line)
{
	AUTO_CTX(tmp);
	char *copy_ = mem_dupn(tmp, s, len);
	while (one_line && len && copy_[len - 1] == '\n')
		len--;
	for (size_t i = 0; one_line && i < len; i++)
		if (copy_[i] == '\n' || copy_[i] == '\t')
			copy_[i] = ' ';
	tb->open = false;
	textbuf_insert(tb, copy_, len);
	tb->open = false;
	return EDIT_CHANGED;
}

static const struct {
	int code;
	unsigned mods;
	verb *run;
} verbs[] = {
	{K_LEFT, 0, left}, {K_RIGHT, 0, right}, {K_LEFT, MOD_CTRL, word_left}, {K_RIGHT, MOD_CTRL, word_right},
	{K_HOME, 0, first}, {K_END, 0, last}, {K_HOME, MOD_CTRL, first}, {K_END, MOD_CTRL, last},
	{K_BACKSPACE, 0, backspace}, {K_DELETE, 0, delete}, {K_DELETE, MOD_CTRL, delete_word_after}, {K_CTRL('w'), 0, delete_word_before},
	{K_CTRL('a'), 0, select_all}, {K_CTRL('c'), 0, copy}, {K_CTRL('x'), 0, cut}, {K_CTRL('z'), 0, undo}, {K_CTRL('y'), 0, redo},
};

enum edit_result textbuf_key(struct textbuf *tb, const struct key *k, bool one_line)
{
	if (key_is_text(k)) {
		textbuf_insert(tb, k->text, strlen(k->text));
		return EDIT_CHANGED;
	}
	if (k->code == K_PASTE)
		return insert_block(tb, k->paste, k->len, one_line);
	if (k->code == K_CTRL('v'))
		return clipboard ? insert_block(tb, clipboard->s, clipboard->len, one_line) : EDIT_MOVED;
	for (size_t i = 0; i < LENGTH(verbs); i++)
		if (verbs[i].code == k->code && verbs[i].mods == (k->mods & ~(unsigned)MOD_SHIFT))
			return verbs[i].run(tb, k->mods & MOD_SHIFT);
	return EDIT_PASS;
}
