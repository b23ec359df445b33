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

/* The cells of the sign that some text is hidden on the left. */
static int lead(const struct lineedit *le)
{
	return le->first > 0;
}

/* Scrolls sideways as little as shows the caret, which takes a cell of its own, beside the signs of what is hidden; and back over what would stay
   empty at the end. */
static void follow(struct lineedit *le, int cols)
{
	const strbuf *t = le->tb->text;
	size_t caret = le->tb->caret;
	if (le->first > caret || le->first > t->len)
		le->first = caret;
	int before = text_widthn(t->s + le->first, caret - le->first), after = text_widthn(t->s + caret, t->len - caret);
	while (le->first < caret && lead(le) + before >= cols - (lead(le) + before + after > cols)) {
		size_t next = text_next(t->s, t->len, le->first);
		before -= text_widthn(t->s + le->first, next - le->first);
		le->first = next;
	}
	while (le->first) {
		size_t one = text_prev(t->s, t->len, le->first);
		before += text_widthn(t->s + one, le->first - one);
		if ((one > 0) + before + after >= cols)
			return;
		le->first = one;
	}
}

/* What is hidden on either side is told by an ellipsis in its place. */
void lineedit_draw(struct lineedit *le, int y, int x, int cols, bool focused)
{
	const strbuf *t = le->tb->text;
	enum role role = focused ? ROLE_INPUT_ON : ROLE_INPUT;
	if (focused)
		follow(le, cols);
	else
		le->first = 0;
	int shown = cols - lead(le);
	if (text_widthn(t->s + le->first, t->len - le->first) > shown)
		shown--;
	size_t from, to, end = le->first + text_fit(t->s + le->first, t->len - le->first, shown, NULL);
	textbuf_selection(le->tb, &from, &to);
	draw_fill((struct rect){y, x, 1, cols}, role);
	if (le->first)
		draw_put(y, x, 1, role, "…");
	if (end < t->len)
		draw_put(y, x + cols - 1, 1, role, "…");
	const size_t at[] = {le->first, from < le->first ? le->first : from > end ? end : from, to < le->first ? le->first : to > end ? end : to, end};
	const enum role roles[] = {role, ROLE_SELECT, role};
	int col = x + lead(le);
	for (int i = 0; i < 3; i++)
		col += draw_putn(y, col, x + cols - col, roles[i], t->s + at[i], at[i + 1] - at[i]);
	if (!focused)
		return;
	draw_selected(t->s + from, to - from);
	draw_cursor(y, x + lead(le) + text_widthn(t->s + le->first, le->tb->caret - le->first));
}

void lineedit_select(struct lineedit *le)
{
	lineedit_key(le, &(struct key){.code = K_HOME});
	lineedit_key(le, &(struct key){.code = K_END, .mods = MOD_SHIFT});
}
