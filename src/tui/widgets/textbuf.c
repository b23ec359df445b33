// SPDX-License-Identifier: EUPL-1.2
#include "textbuf.h"
#include <carnet/base/mem.h>
#include <string.h>

struct edit {
	size_t at;
	strbuf *gone, *came;
};

struct textbuf *textbuf_new(const void *parent, const char *text)
{
	struct textbuf *tb = NEW(parent, struct textbuf);
	tb->text = sb_new(tb);
	textbuf_set(tb, text ? text : "");
	return tb;
}

/* Forgets the edits from n on. */
static void forget(struct textbuf *tb, size_t n)
{
	for (size_t i = n; i < tb->known; i++) {
		talloc_free(tb->edits[i].gone);
		talloc_free(tb->edits[i].came);
	}
	tb->known = n;
	if (tb->done > n)
		tb->done = n;
}

void textbuf_set(struct textbuf *tb, const char *text)
{
	sb_clear(tb->text);
	sb_add(tb->text, text);
	forget(tb, 0);
	tb->open = false;
	tb->touched = 0;
	tb->caret = tb->mark = tb->text->len;
}

static void put(struct textbuf *tb, size_t from, size_t to, const char *s, size_t n)
{
	sb_remove(tb->text, from, to - from);
	sb_insert(tb->text, from, s, n);
	tb->caret = tb->mark = from + n;
	if (from < tb->touched)
		tb->touched = from;
}

static bool blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

/* Whether a change belongs to the edit before it, so that undo goes by words: typing on, or erasing on, until a new word begins. */
static bool joins(const struct textbuf *tb, const struct edit *last, size_t from, size_t to, const char *s, size_t n)
{
	const strbuf *came = last->came, *gone = last->gone;
	if (!tb->open)
		return false;
	if (n && from == to)
		return gone->len == 0 && from == last->at + came->len && came->len && (blank(s[0]) || !blank(came->s[came->len - 1]));
	if (n || came->len || !gone->len)
		return false;
	if (to == last->at)
		return blank(gone->s[0]) || !blank(tb->text->s[to - 1]);
	return from == last->at && (blank(tb->text->s[from]) || !blank(gone->s[gone->len - 1]));
}

static struct edit *new_edit(struct textbuf *tb, size_t at)
{
	forget(tb, tb->done);
	tb->edits = GROW(tb, tb->edits, tb->done + 1);
	struct edit *e = &tb->edits[tb->done++];
	tb->known = tb->done;
	*e = (struct edit){.at = at, .gone = sb_new(tb->edits), .came = sb_new(tb->edits)};
	return e;
}

void textbuf_replace(struct textbuf *tb, size_t from, size_t to, const char *s, size_t n)
{
	struct edit *e = tb->done ? &tb->edits[tb->done - 1] : NULL;
	if (!e || !joins(tb, e, from, to, s, n))
		e = new_edit(tb, from);
	sb_insert(e->gone, from < e->at ? 0 : e->gone->len, tb->text->s + from, to - from);
	sb_addn(e->came, s, n);
	if (from < e->at)
		e->at = from;
	put(tb, from, to, s, n);
	tb->open = true;
}

void textbuf_selection(const struct textbuf *tb, size_t *from, size_t *to)
{
	*from = tb->caret < tb->mark ? tb->caret : tb->mark;
	*to = tb->caret < tb->mark ? tb->mark : tb->caret;
}

void textbuf_insert(struct textbuf *tb, const char *s, size_t n)
{
	size_t from, to;
	textbuf_selection(tb, &from, &to);
	textbuf_replace(tb, from, to, s, n);
}

void textbuf_move(struct textbuf *tb, size_t to, bool select)
{
	tb->caret = to;
	if (!select)
		tb->mark = to;
	tb->open = false;
}

bool textbuf_undo(struct textbuf *tb)
{
	if (!tb->done)
		return false;
	const struct edit *e = &tb->edits[--tb->done];
	put(tb, e->at, e->at + e->came->len, e->gone->s, e->gone->len);
	tb->open = false;
	return true;
}

bool textbuf_redo(struct textbuf *tb)
{
	if (tb->done == tb->known)
		return false;
	const struct edit *e = &tb->edits[tb->done++];
	put(tb, e->at, e->at + e->gone->len, e->came->s, e->came->len);
	tb->open = false;
	return true;
}
