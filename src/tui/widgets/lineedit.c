// SPDX-License-Identifier: EUPL-1.2
#include "lineedit.h"
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include "textbuf.h"

struct lineedit {
	struct textbuf *tb;
	size_t first;  /* first byte shown */
};

struct lineedit *lineedit_new(const void *parent, const char *text)
{
	struct lineedit *le = NEW(parent, struct lineedit);
	le->tb = textbuf_new(le, text);
	return le;
}

const char *lineedit_text(const struct lineedit *le)
{
	return le->tb->text->s;
}

void lineedit_set(struct lineedit *le, const char *text)
{
	textbuf_set(le->tb, text);
	le->first = 0;
}

enum edit_result lineedit_key(struct lineedit *le, const struct key *k)
{
	return textbuf_key(le->tb, k, true);
}

/* Scrolls sideways as little as shows the caret, which takes a cell of its own. */
static void follow(struct lineedit *le, int cols)
{
	const strbuf *t = le->tb->text;
	size_t caret = le->tb->caret;
	if (le->first > caret || le->first > t->len)
		le->first = caret;
	int width = text_widthn(t->s + le->first, caret - le->first);
	while (width >= cols && le->first < caret) {
		size_t next = text_next(t->s, t->len, le->first);
		width -= text_widthn(t->s + le->first, next - le->first);
		le->first = next;
	}
	/* A shorter text comes back whole. */
	if (text_widthn(t->s, t->len) < cols)
		le->first = 0;
}

void lineedit_draw(struct lineedit *le, int y, int x, int cols, bool focused)
{
	const strbuf *t = le->tb->text;
	enum role role = focused ? ROLE_INPUT_ON : ROLE_INPUT;
	if (focused)
		follow(le, cols);
	else
		le->first = 0;
	size_t from, to, end = le->first + text_fit(t->s + le->first, t->len - le->first, cols, NULL);
	textbuf_selection(le->tb, &from, &to);
	draw_fill((struct rect){y, x, 1, cols}, role);
	const size_t at[] = {le->first, from < le->first ? le->first : from > end ? end : from, to < le->first ? le->first : to > end ? end : to, end};
	const enum role roles[] = {role, ROLE_SELECT, role};
	int col = x;
	for (int i = 0; i < 3; i++)
		col += draw_putn(y, col, x + cols - col, roles[i], t->s + at[i], at[i + 1] - at[i]);
	if (!focused)
		return;
	draw_selected(t->s + from, to - from);
	draw_cursor(y, x + text_widthn(t->s + le->first, le->tb->caret - le->first));
}

void lineedit_select(struct lineedit *le)
{
	lineedit_key(le, &(struct key){.code = K_HOME});
	lineedit_key(le, &(struct key){.code = K_END, .mods = MOD_SHIFT});
}
