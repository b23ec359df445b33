// SPDX-License-Identifier: EUPL-1.2
#include "reader_parts.h"
#include <stdlib.h>
#include <string.h>

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
	r->link = r->box = -1;
	TALLOC_FREE(r->lay);
	TALLOC_FREE(r->meaning);
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

static bool holds(const line *l, long link)
{
	for (size_t i = 0; i < l->count; i++)
		if (l->spans[i].link == link)
			return true;
	return false;
}

/* A link or a box in focus is in sight with the lines it goes on to. */
static void go_to(struct reader *r, long to)
{
	long last = last_line(r), end;
	r->at = to < 0 ? 0 : to > last ? last : to;
	const line *lines = r->lay->lines;
	for (end = r->at; end < last && (r->link >= 0 ? holds(&lines[end + 1], r->link) : reader_boxed(r, &lines[end + 1]));)
		end++;
	r->top = scroll_to(r->top, end, (long)r->lay->count, r->r.rows);
	r->top = scroll_to(r->top, r->at, (long)r->lay->count, r->r.rows);
}

static void leave_focus(struct reader *r)
{
	r->link = r->box = -1;
}

/* The page moves under the reader, who stays on its first line; at its ends the line moves. */
static void scroll(struct reader *r, long by)
{
	long end = (long)r->lay->count - r->r.rows, top = r->top + by;
	long stopped = top < 0 || end < 0 ? 0 : top > end ? end : top;
	long moved = stopped - r->top;
	r->top = stopped;
	leave_focus(r);
	go_to(r, r->at + (moved ? moved : by));
}

bool reader_goes_on(const struct reader *r)
{
	return r->top + r->r.rows < (long)r->lay->count;
}

/* The heading being read under, -1 above the first. */
static long heading_at(const struct reader *r)
{
	long i = -1;
	while (i + 1 < (long)r->lay->nheadings && (long)r->lay->heading_line[i + 1] <= r->at)
		i++;
	return i;
}

const char *reader_heading(const struct reader *r)
{
	long i = heading_at(r);
	const char *anchor = i >= 0 ? r->lay->headings[i]->anchor : NULL;
	return anchor ? anchor : "";
}

char *reader_position(const void *parent, const struct reader *r)
{
	long i = heading_at(r), from = i >= 0 ? (long)r->lay->heading_line[i] : 0;
	return mem_printf(parent, "%s+%ld", reader_heading(r), r->at - from);
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

void reader_flatten(strbuf *out, const line *l)
{
	sb_clear(out);
	for (size_t i = 0; i < l->count; i++)
		sb_addn(out, l->spans[i].text, l->spans[i].len);
}

enum { WORDS_COLS = 24 /* more may go on to the next line */ };

void reader_go_to_words(struct reader *r, const char *words)
{
	AUTO_CTX(tmp);
	strbuf *text = sb_new(tmp);
	const char *first = mem_dupn(tmp, words, text_fit(words, strlen(words), WORDS_COLS, NULL));
	for (size_t i = 0; *first && i < r->lay->count; i++) {
		size_t len;
		reader_flatten(text, &r->lay->lines[i]);
		if (text_find(text->s, first, false, &len) < 0)
			continue;
		go_to(r, (long)i);
		r->top = scroll_to((long)i, (long)i, (long)r->lay->count, r->r.rows);
		return;
	}
}

static void find_all(struct reader *r, bool at_word)
{
	AUTO_CTX(tmp);
	strbuf *text = sb_new(tmp);
	TALLOC_FREE(r->matches);
	r->nmatches = 0;
	for (size_t i = 0; r->words && i < r->lay->count; i++) {
		size_t len = 0;
		reader_flatten(text, &r->lay->lines[i]);
		long at = text_find(text->s, r->words, at_word, &len);
		if (at < 0)
			continue;
		r->matches = GROW(r, r->matches, r->nmatches + 1);
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
	leave_focus(r);
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

/* --- Links and words ------------------------------------------------------------------------------------------------- */

static bool is_word(const char *target)
{
	return strncmp(target, "sigle:", 6) == 0;
}

static const char *target_in_focus(const struct reader *r)
{
	return r->link >= 0 ? r->lay->links[r->link]->target : NULL;
}

static long only_link(const struct reader *r)
{
	long only = -1;
	int n = 0;
	for (size_t i = 0; i < r->lay->nlinks; i++) {
		if ((long)r->lay->link_line[i] != r->at)
			continue;
		only = (long)i;
		n++;
	}
	return n == 1 ? only : -1;
}

long reader_lit(const struct reader *r)
{
	return r->link >= 0 ? r->link : only_link(r);
}

const char *reader_here(const struct reader *r)
{
	long link = reader_lit(r);
	return link >= 0 ? r->lay->links[link]->target : NULL;
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
	leave_focus(r);
	r->link = link;
	go_to(r, (long)r->lay->link_line[link]);
	return true;
}

static bool in_sight(const struct reader *r, long link)
{
	for (long i = r->top; i < r->top + r->r.rows && i < (long)r->lay->count; i++)
		if (holds(&r->lay->lines[i], link))
			return !r->meaning;
	return false;
}

bool reader_show_link(struct reader *r, int number)
{
	long i = 0;
	while (i < (long)r->lay->nlinks && r->lay->link_number[i] != number)
		i++;
	bool seen = in_sight(r, i);
	TALLOC_FREE(r->meaning);
	if (!seen)
		go_to_link(r, i);
	return seen;
}

static void add_stop(struct reader *r, struct stop s)
{
	long at = r->nstops++;
	r->stops = GROW(r->lay, r->stops, (size_t)r->nstops);
	for (; at && r->stops[at - 1].line > s.line; at--)
		r->stops[at] = r->stops[at - 1];
	r->stops[at] = s;
}

/* Boxes first, so that a box comes before the links of its line. */
static void find_stops(struct reader *r)
{
	r->stops = NEW_ARRAY(r->lay, struct stop, 1);
	r->nstops = 0;
	for (size_t i = 0; i < r->lay->count; i++)
		if (r->lay->lines[i].item >= 0)
			add_stop(r, (struct stop){(long)i, r->lay->lines[i].item, -1});
	for (size_t i = 0; i < r->lay->nlinks; i++)
		add_stop(r, (struct stop){(long)r->lay->link_line[i], -1, (long)i});
}

static bool go_to_stop(struct reader *r, long i)
{
	if (i < 0 || i >= r->nstops)
		return false;
	r->link = r->stops[i].link;
	r->box = r->stops[i].box;
	go_to(r, r->stops[i].line);
	return true;
}

static bool step_stop(struct reader *r, bool forward)
{
	if (reader_box(r) < 0)
		r->link = reader_lit(r);
	bool focused = r->link >= 0 || r->box >= 0;
	long i = 0;
	if (focused)
		while (i < r->nstops && (r->stops[i].link != r->link || r->stops[i].box != r->box))
			i++;
	else
		while (i < r->nstops && r->stops[i].line < r->at)
			i++;
	return go_to_stop(r, i + (forward ? focused : -1));
}

long reader_box(const struct reader *r)
{
	return r->box >= 0 ? r->box : r->lay->count ? r->lay->lines[r->at].item : -1;
}

bool reader_next_box(struct reader *r)
{
	long i = 0;
	while (i < r->nstops && (r->stops[i].box < 0 || r->stops[i].line < r->at))
		i++;
	return go_to_stop(r, i);
}

/* The line of what is in focus, which a new layout moves away from the heading's line it was known by. */
static long focused_line(const struct reader *r)
{
	long i = 0;
	while (i < r->nstops && (r->stops[i].link != r->link || r->stops[i].box != r->box))
		i++;
	return i < r->nstops ? r->stops[i].line : r->at;
}

/* Nothing to read is between two boxes but the end of the first one and a heading: an arrow goes from one to the other. */
static bool follow_each_other(const struct reader *r, const struct stop *a, const struct stop *b)
{
	const node *of = r->lay->lines[a->line].block;
	for (long i = a->line + 1; i < b->line; i++) {
		const node *block = r->lay->lines[i].block;
		if (block && block != of && block->kind != N_HEADING)
			return false;
	}
	return true;
}

static bool step_box(struct reader *r, enum action a)
{
	long by = a == ACT_UP ? -1 : 1, i = 0;
	if (r->box < 0 || (a != ACT_UP && a != ACT_DOWN))
		return false;
	while (r->stops[i].box != r->box)
		i++;
	const struct stop *from = &r->stops[i];
	for (i += by; i >= 0 && i < r->nstops && r->stops[i].box < 0; i += by)
		;
	if (i < 0 || i >= r->nstops || !follow_each_other(r, by < 0 ? &r->stops[i] : from, by < 0 ? from : &r->stops[i]))
		return false;
	return go_to_stop(r, i);
}

/* Lays the doc out in the same place: the line being read stays on its row. */
static void lay_again(struct reader *r, int width)
{
	char *position = r->lay ? reader_position(r, r) : NULL;
	long into = r->at - r->top;
	TALLOC_FREE(r->lay);
	r->lay = doc_layout(r, r->doc, width > 1 ? width : 1, true);
	find_stops(r);
	find_words(r);
	if (position) {
		reader_go(r, position);
		r->at = focused_line(r);
		r->top = scroll_to(r->at - into, r->at, (long)r->lay->count, r->r.rows);
	}
	talloc_free(position);
}

void reader_layout(struct reader *r, struct rect where)
{
	int width = where.cols - READER_GUTTER < READER_COLS ? where.cols - READER_GUTTER : READER_COLS;
	r->r = where;
	if (r->lay && r->lay->width == width)
		go_to(r, r->at);
	else
		lay_again(r, width);
}

void reader_renew(struct reader *r, const doc *d)
{
	long box = reader_box(r), i = 0;
	r->doc = d;
	leave_focus(r);
	TALLOC_FREE(r->meaning);
	lay_again(r, r->lay->width);
	while (i < r->nstops && r->stops[i].box != box)
		i++;
	if (box >= 0)
		go_to_stop(r, i);
}

/* The word in focus, or else the next one of the page from the line being read. */
static bool explain_next(struct reader *r)
{
	const char *target = target_in_focus(r);
	long i = 0;
	if (target && is_word(target))
		return reader_explain(r, target + 6);
	while (i < (long)r->lay->nlinks && ((long)r->lay->link_line[i] < r->at || !is_word(r->lay->links[i]->target)))
		i++;
	return go_to_link(r, i) && reader_explain(r, target_in_focus(r) + 6);
}

bool reader_explain(struct reader *r, const char *id)
{
	TALLOC_FREE(r->meaning);
	if (r->library)
		r->meaning = glossary_box_new(r, r->library, id);
	return r->meaning != NULL;
}

bool reader_back(struct reader *r)
{
	bool something = r->meaning || (r->link >= 0 && r->link != only_link(r)); /* a box was ticked in passing, a line has but one link: nothing to leave */
	if (r->meaning)
		TALLOC_FREE(r->meaning);
	else
		leave_focus(r);
	return something;
}

bool reader_act(struct reader *r, enum action a)
{
	long screenful = r->r.rows > 2 ? r->r.rows - 2 : 1;
	const struct {
		enum action a;
		long by;
	} moves[] = {{ACT_UP, -1}, {ACT_DOWN, 1}, {ACT_PAGE_UP, -screenful}, {ACT_PAGE_DOWN, screenful}, {ACT_TICK, screenful}};
	if (r->meaning && glossary_box_act(r->meaning, a))
		return true;
	TALLOC_FREE(r->meaning);
	if (step_box(r, a))
		return true;
	for (size_t i = 0; i < LENGTH(moves); i++) {
		if (moves[i].a == a) {
			scroll(r, moves[i].by);
			return true;
		}
	}
	if (a == ACT_FIRST || a == ACT_LAST) {
		leave_focus(r);
		go_to(r, a == ACT_FIRST ? 0 : last_line(r));
		return true;
	}
	if (a == ACT_NEXT || a == ACT_PREVIOUS)
		return step_stop(r, a == ACT_NEXT);
	if (a == ACT_FIND_NEXT || a == ACT_FIND_PREVIOUS)
		return next_match(r, a == ACT_FIND_NEXT), true;
	return a == ACT_WORD && explain_next(r);
}

/* --- Clicks ---------------------------------------------------------------------------------------------------------- */

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
	TALLOC_FREE(r->meaning);
	long link = rect_has(r->r, y, x) ? link_at(r, y, x) : -1;
	leave_focus(r);
	if (link < 0)
		return false;
	r->link = link;
	go_to(r, r->top + y - r->r.y);
	return true;
}
