// SPDX-License-Identifier: EUPL-1.2
#include "reader.h"
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/doc/render.h>
#include <stdlib.h>
#include <string.h>
#include "glossary_box.h"

struct match {
	size_t line;
	int col, cols;
};

struct reader {
	const doc *doc;
	library *library;
	layout *lay;
	struct rect r;
	long top, at;          /* first line shown; the line being read, where the cursor is */
	long link;             /* link in focus, -1 none */
	struct glossary_box *box; /* the meaning shown over the page, NULL */
	char *words;           /* what was searched for, NULL */
	struct match *matches;
	size_t nmatches, match;
};

struct reader *reader_new(const void *parent, const doc *d, library *l)
{
	struct reader *r = NEW(parent, struct reader);
	r->library = l;
	r->r = (struct rect){0, 0, 20, READER_COLS + READER_GUTTER}; /* until the first layout */
	reader_show(r, d);
	return r;
}

void reader_show(struct reader *r, const doc *d)
{
	r->doc = d;
	r->top = r->at = 0;
	r->link = -1;
	TALLOC_FREE(r->lay);
	TALLOC_FREE(r->box);
	TALLOC_FREE(r->words);
	TALLOC_FREE(r->matches);
	r->nmatches = 0;
	reader_layout(r, r->r);
}

/* --- Where the reader is --------------------------------------------------------------------------------------------- */

static long last_line(const struct reader *r)
{
	return r->lay->count ? (long)r->lay->count - 1 : 0;
}

static void go_to(struct reader *r, long to)
{
	long last = last_line(r);
	r->at = to < 0 ? 0 : to > last ? last : to;
	r->top = scroll_to(r->top, r->at, (long)r->lay->count, r->r.rows);
}

/* The page moves under the reader, who stays on its first line; at its ends the line moves. */
static void scroll(struct reader *r, long by)
{
	long end = (long)r->lay->count - r->r.rows, top = r->top + by;
	long stopped = top < 0 || end < 0 ? 0 : top > end ? end : top;
	long moved = stopped - r->top;
	r->top = stopped;
	r->link = -1;
	go_to(r, r->at + (moved ? moved : by));
}

char *reader_position(const void *parent, const struct reader *r)
{
	const node *heading = NULL;
	size_t from = 0;
	for (size_t i = 0; i < r->lay->nheadings && (long)r->lay->heading_line[i] <= r->at; i++) {
		heading = r->lay->headings[i];
		from = r->lay->heading_line[i];
	}
	return mem_printf(parent, "%s+%ld", heading && heading->anchor ? heading->anchor : "", r->at - (long)from);
}

void reader_go(struct reader *r, const char *position)
{
	const char *plus = strrchr(position, '+');
	size_t len = plus ? (size_t)(plus - position) : strlen(position);
	long to = plus ? strtol(plus + 1, NULL, 10) : 0;
	for (size_t i = 0; len && i < r->lay->nheadings; i++) {
		const char *anchor = r->lay->headings[i]->anchor;
		if (anchor && strlen(anchor) == len && memcmp(anchor, position, len) == 0)
			to += (long)r->lay->heading_line[i];
	}
	go_to(r, to);
	r->top = scroll_to(r->at, r->at, (long)r->lay->count, r->r.rows);
}

/* --- Search inside the page ------------------------------------------------------------------------------------------ */

static void flatten(strbuf *out, const line *l)
{
	sb_clear(out);
	for (size_t i = 0; i < l->count; i++)
		sb_addn(out, l->spans[i].text, l->spans[i].len);
}

static void find_all(struct reader *r, bool at_word)
{
	AUTO_CTX(tmp);
	strbuf *text = sb_new(tmp);
	TALLOC_FREE(r->matches);
	r->nmatches = 0;
	for (size_t i = 0; r->words && i < r->lay->count; i++) {
		size_t len = 0;
		flatten(text, &r->lay->lines[i]);
		long at = text_find(text->s, r->words, at_word, &len);
		if (at < 0)
			continue;
		r->matches = r->matches ? GROW(r, r->matches, r->nmatches + 1) : NEW_ARRAY(r, struct match, 1);
		r->matches[r->nmatches++] = (struct match){i, text_widthn(text->s, (size_t)at), text_widthn(text->s + at, len)};
	}
}

/* Words that begin so; failing that, anything inside them. */
static void find_words(struct reader *r)
{
	find_all(r, true);
	if (!r->nmatches)
		find_all(r, false);
}

static void go_to_match(struct reader *r, size_t match)
{
	r->match = match;
	r->link = -1;
	go_to(r, (long)r->matches[match].line);
}

int reader_find(struct reader *r, const char *words)
{
	TALLOC_FREE(r->words);
	if (*words)
		r->words = mem_dup(r, words);
	find_words(r);
	size_t first = 0;
	while (first < r->nmatches && (long)r->matches[first].line < r->at)
		first++;
	if (r->nmatches)
		go_to_match(r, first < r->nmatches ? first : 0);
	return (int)r->nmatches;
}

static void next_match(struct reader *r, bool forward)
{
	size_t n = r->nmatches;
	if (n)
		go_to_match(r, (r->match + (forward ? 1 : n - 1)) % n);
}

void reader_layout(struct reader *r, struct rect where)
{
	int width = where.cols - READER_GUTTER < READER_COLS ? where.cols - READER_GUTTER : READER_COLS;
	char *position = r->lay ? reader_position(r, r) : NULL;
	int before = r->lay ? r->lay->width : 0;
	long into = r->at - r->top;
	r->r = where;
	if (r->lay && before == width) {
		go_to(r, r->at);
	} else {
		TALLOC_FREE(r->lay);
		r->lay = doc_layout(r, r->doc, width > 1 ? width : 1, true);
		find_words(r);
		if (position) {
			reader_go(r, position);
			r->top = scroll_to(r->at - into, r->at, (long)r->lay->count, where.rows);
		}
	}
	talloc_free(position);
}

/* --- Links and words ------------------------------------------------------------------------------------------------- */

static bool is_word(const char *target)
{
	return strncmp(target, "sigle:", 6) == 0;
}

const char *reader_target(const struct reader *r)
{
	return r->link >= 0 ? r->lay->links[r->link]->target : NULL;
}

int reader_links(const struct reader *r)
{
	int n = 0;
	for (size_t i = 0; i < r->lay->nlinks; i++)
		if (r->lay->link_number[i] > n)
			n = r->lay->link_number[i];
	return n;
}

const char *reader_link(const struct reader *r, int number)
{
	for (size_t i = 0; i < r->lay->nlinks; i++)
		if (r->lay->link_number[i] == number)
			return r->lay->links[i]->target;
	return NULL;
}

static bool go_to_link(struct reader *r, long link)
{
	if (link < 0 || link >= (long)r->lay->nlinks)
		return false;
	r->link = link;
	go_to(r, (long)r->lay->link_line[link]);
	return true;
}

static bool step_link(struct reader *r, bool forward)
{
	long i = r->link + (forward ? 1 : -1);
	if (r->link < 0) {
		for (i = 0; i < (long)r->lay->nlinks && (long)r->lay->link_line[i] < r->at; i++)
			;
		i -= !forward;
	}
	return go_to_link(r, i);
}

/* The word in focus, or else the next one of the page from the line being read. */
static bool explain_next(struct reader *r)
{
	const char *target = reader_target(r);
	long i = 0;
	if (target && is_word(target))
		return reader_explain(r, target + 6);
	while (i < (long)r->lay->nlinks && ((long)r->lay->link_line[i] < r->at || !is_word(r->lay->links[i]->target)))
		i++;
	return go_to_link(r, i) && reader_explain(r, reader_target(r) + 6);
}

bool reader_explain(struct reader *r, const char *id)
{
	TALLOC_FREE(r->box);
	if (r->library)
		r->box = glossary_box_new(r, r->library, id);
	return r->box != NULL;
}

bool reader_back(struct reader *r)
{
	bool something = r->box || r->link >= 0;
	if (r->box)
		TALLOC_FREE(r->box);
	else
		r->link = -1;
	return something;
}

bool reader_act(struct reader *r, enum action a)
{
	long screenful = r->r.rows > 2 ? r->r.rows - 2 : 1;
	const struct {
		enum action a;
		long by;
	} moves[] = {{ACT_UP, -1}, {ACT_DOWN, 1}, {ACT_PAGE_UP, -screenful}, {ACT_PAGE_DOWN, screenful}, {ACT_TICK, screenful}};
	TALLOC_FREE(r->box);
	for (size_t i = 0; i < LENGTH(moves); i++) {
		if (moves[i].a == a) {
			scroll(r, moves[i].by);
			return true;
		}
	}
	if (a == ACT_FIRST || a == ACT_LAST) {
		r->link = -1;
		go_to(r, a == ACT_FIRST ? 0 : last_line(r));
		return true;
	}
	if (a == ACT_NEXT || a == ACT_PREVIOUS)
		return step_link(r, a == ACT_NEXT);
	if (a == ACT_FIND_NEXT || a == ACT_FIND_PREVIOUS)
		return next_match(r, a == ACT_FIND_NEXT), true;
	return a == ACT_WORD && explain_next(r);
}

/* --- Drawing --------------------------------------------------------------------------------------------------------- */

static enum role span_role(const struct reader *r, const span *s, bool focused)
{
	static const struct {
		unsigned style;
		enum role role;
	} roles[] = {{SPAN_WORD, ROLE_WORD}, {SPAN_LINK, ROLE_LINK}, {SPAN_HEADING, ROLE_HEADING}, {SPAN_STRONG, ROLE_STRONG},
		{SPAN_EMPHASIS, ROLE_EMPHASIS}, {SPAN_DIM, ROLE_DIM}};
	if (focused && r->link >= 0 && s->link == r->link)
		return ROLE_FOCUS;
	for (size_t i = 0; i < LENGTH(roles); i++)
		if (s->style & roles[i].style)
			return roles[i].role;
	return ROLE_TEXT;
}

static void draw_text_line(const struct reader *r, int y, const line *l, bool focused)
{
	int x = r->r.x + READER_GUTTER, right = r->r.x + r->r.cols;
	bool placed = false;
	for (size_t i = 0; i < l->count; i++) {
		const span *s = &l->spans[i];
		enum role role = span_role(r, s, focused);
		if (role == ROLE_FOCUS && !placed && &r->lay->lines[r->at] == l) {
			draw_cursor(y, x);
			placed = true;
		}
		x += draw_putn(y, x, right - x, role, s->text, s->len);
	}
}

static void draw_matches(const struct reader *r)
{
	AUTO_CTX(tmp);
	strbuf *text = sb_new(tmp);
	for (size_t i = 0; i < r->nmatches; i++) {
		const struct match *m = &r->matches[i];
		long row = (long)m->line - r->top;
		if (row < 0 || row >= r->r.rows)
			continue;
		flatten(text, &r->lay->lines[m->line]);
		size_t from = text_fit(text->s, text->len, m->col, NULL);
		int x = r->r.x + READER_GUTTER + m->col;
		draw_putn(r->r.y + (int)row, x, m->cols, ROLE_SELECT, text->s + from, text->len - from);
	}
}

void reader_draw(struct reader *r, bool focused)
{
	int row = (int)(r->at - r->top);
	bool marked = r->link >= 0 || (r->nmatches && (long)r->matches[r->match].line == r->at);
	if (focused)
		draw_cursor(r->r.y + row, r->r.x + READER_GUTTER);
	if (focused && marked)
		draw_put(r->r.y + row, r->r.x, READER_GUTTER, ROLE_TEXT, MARK_FOCUS);
	for (int i = 0; i < r->r.rows && r->top + i < (long)r->lay->count; i++)
		draw_text_line(r, r->r.y + i, &r->lay->lines[r->top + i], focused);
	draw_matches(r);
	if (r->box)
		glossary_box_draw(r->box, r->r, r->r.y + row);
}

/* The link whose cells are at y, x. */
static long link_at(const struct reader *r, int y, int x)
{
	long n = r->top + y - r->r.y;
	if (n < 0 || n >= (long)r->lay->count)
		return -1;
	const line *l = &r->lay->lines[n];
	int col = r->r.x + READER_GUTTER;
	for (size_t i = 0; i < l->count; i++) {
		col += text_widthn(l->spans[i].text, l->spans[i].len);
		if (x < col)
			return l->spans[i].link;
	}
	return -1;
}

bool reader_click(struct reader *r, int y, int x)
{
	TALLOC_FREE(r->box);
	long link = rect_has(r->r, y, x) ? link_at(r, y, x) : -1;
	if (link < 0)
		return false;
	r->link = link;
	go_to(r, r->top + y - r->r.y);
	return true;
}
