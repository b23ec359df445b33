// SPDX-License-Identifier: EUPL-1.2
#include "pick.h"
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/base/words.h>

enum { MARK_COLS = 2, GAP = 2, LABEL_SHARE = 4, TOLD_ROWS = 4, LEAST_ROWS = 4, ROOMY_ROWS = 8 };

struct choice_row {
	const char *label, *note, *words;
	long id;
	bool always;
};

struct pick {
	struct lineedit *typed;
	struct choice_row *rows;
	size_t count;
	size_t *shown;   /* indexes of the rows that match, best first */
	size_t nshown;
	size_t at;       /* row in focus, among those shown */
	long first;
	bool on_rows;    /* nothing was typed since the arrows moved: the cursor is on the row */
	struct rect list;
};

struct pick *pick_new(const void *parent)
{
	struct pick *p = NEW(parent, struct pick);
	p->typed = lineedit_new(p, "");
	p->on_rows = true;
	return p;
}

/* RANK_MOST_WORDS and what follows: one more for each word that is missing. */
enum { RANK_BEGINS, RANK_WORD, RANK_ALL_WORDS, RANK_INSIDE, RANK_NOTE, RANK_MOST_WORDS, RANK_ALWAYS = RANK_MOST_WORDS + SEARCH_WORDS_MAX, RANK_NONE };

/* Every word typed that says something begins a word of the row, or at least half of them do. Where none says anything, each counts. */
static int rank_words(const struct choice_row *row, const char *typed)
{
	AUTO_CTX(tmp);
	size_t count, len, said = 0, met = 0;
	const char *all = mem_printf(tmp, "%s %s", row->label, row->words);
	search_word *w = search_words(tmp, typed, &count);
	for (size_t i = 0; i < count; i++)
		said += !w[i].stop;
	bool every = !said;
	said = every ? count : said;
	for (size_t i = 0; i < count; i++)
		met += (every || !w[i].stop) && text_find(all, w[i].typed, true, &len) >= 0;
	return !met || met * 2 < said ? RANK_NONE : met == said ? RANK_ALL_WORDS : RANK_MOST_WORDS + (int)(said - met);
}

static int rank(const struct choice_row *row, const char *typed)
{
	size_t len;
	if (row->always)
		return RANK_ALWAYS;
	if (text_begins(row->label, typed))
		return RANK_BEGINS;
	if (text_find(row->label, typed, true, &len) >= 0)
		return RANK_WORD;
	int words = row->words ? rank_words(row, typed) : RANK_NONE;
	if (words == RANK_ALL_WORDS) /* «train» is one for the road before it is in «s’entraîner» */
		return words;
	if (text_find(row->label, typed, false, &len) >= 0)
		return RANK_INSIDE;
	return text_find(row->note, typed, true, &len) >= 0 ? RANK_NOTE : words;
}

static void match(struct pick *p)
{
	AUTO_CTX(tmp);
	char *typed = text_trim(tmp, lineedit_text(p->typed));
	int *ranks = NEW_ARRAY(tmp, int, p->count + 1);
	for (size_t i = 0; i < p->count; i++)
		ranks[i] = rank(&p->rows[i], typed);
	p->nshown = 0;
	for (int r = RANK_BEGINS; r < RANK_NONE; r++)
		for (size_t i = 0; i < p->count; i++)
			if (ranks[i] == r)
				p->shown[p->nshown++] = i;
	p->at = 0;
	p->first = 0;
}

static void add(struct pick *p, const char *label, const char *note, long id, bool always)
{
	size_t n = p->count + 1;
	p->rows = GROW(p, p->rows, n);
	p->shown = GROW(p, p->shown, n);
	p->rows[p->count] = (struct choice_row){mem_dup(p->rows, label), note ? mem_dup(p->rows, note) : "", NULL, id, always};
	if (rank(&p->rows[p->count], lineedit_text(p->typed)) != RANK_NONE)
		p->shown[p->nshown++] = p->count;
	p->count = n;
}

void pick_add(struct pick *p, const char *label, const char *note, long id)
{
	add(p, label, note, id, false);
}

void pick_words(struct pick *p, const char *words)
{
	p->rows[p->count - 1].words = mem_dup(p->rows, words);
}

void pick_add_always(struct pick *p, const char *label, long id)
{
	add(p, label, NULL, id, true);
}

void pick_clear(struct pick *p)
{
	TALLOC_FREE(p->rows);
	TALLOC_FREE(p->shown);
	p->count = p->nshown = p->at = 0;
	p->first = 0;
}

void pick_reset(struct pick *p)
{
	lineedit_set(p->typed, "");
	p->on_rows = true;
	match(p);
}

const char *pick_typed(const struct pick *p)
{
	return lineedit_text(p->typed);
}

void pick_choose(struct pick *p, long id)
{
	for (size_t i = 0; i < p->nshown; i++)
		if (p->rows[p->shown[i]].id == id)
			p->at = i;
}

size_t pick_count(const struct pick *p)
{
	return p->count;
}

long pick_chosen(const struct pick *p)
{
	return p->nshown ? p->rows[p->shown[p->at]].id : -1;
}

static enum edit_result move(struct pick *p, long by)
{
	long to = (long)p->at + by, last = (long)p->nshown - 1;
	if (last < 0)
		return EDIT_PASS;
	p->at = (size_t)(to < 0 ? 0 : to > last ? last : to);
	p->on_rows = true;
	return EDIT_MOVED;
}

enum edit_result pick_key(struct pick *p, const struct key *k)
{
	long page = p->list.rows > 1 ? p->list.rows - 1 : 1;
	const struct {
		int code;
		long by;
	} moves[] = {{K_UP, -1}, {K_DOWN, 1}, {K_PAGE_UP, -page}, {K_PAGE_DOWN, page}, {K_WHEEL_UP, -3}, {K_WHEEL_DOWN, 3}};
	for (size_t i = 0; i < LENGTH(moves); i++)
		if (k->code == moves[i].code)
			return move(p, moves[i].by);
	enum edit_result result = lineedit_key(p->typed, k);
	if (result != EDIT_PASS)
		p->on_rows = false;
	if (result == EDIT_CHANGED && p->count)
		match(p);
	return result;
}

/* Notes stand in a column, after the widest label but the few that are very wide. */
static int label_cols(const struct pick *p, int all)
{
	int widest = 0;
	for (size_t i = 0; i < p->count; i++) {
		int cols = *p->rows[i].note ? text_width(p->rows[i].label) : 0;
		if (cols > widest && cols <= all / LABEL_SHARE)
			widest = cols;
	}
	return widest;
}

/* column: label_cols, which one drawing counts once. */
static int note_at(const struct choice_row *row, int column)
{
	int label = text_width(row->label);
	return MARK_COLS + (row->always || label > column ? label : column) + GAP;
}

static void draw_row(const struct pick *p, int y, const struct choice_row *row, int column, bool on)
{
	enum role role = on ? ROLE_FOCUS : ROLE_TEXT;
	struct rect r = {y, p->list.x, 1, p->list.cols};
	draw_fill(r, role);
	draw_mark(y, r.x, MARK_COLS, on);
	draw_pad(y, r.x + MARK_COLS, r.cols - MARK_COLS, role, row->label);
	const char *note = row->always ? pick_typed(p) : row->note;
	int at = note_at(row, column);
	if (*note && at < r.cols)
		draw_pad(y, r.x + at, r.cols - at, on ? role : ROLE_DIM, note);
}

/* What a row of so many cells cannot hold, its label, its note or both, told whole under the list: draws it, or only counts its lines. */
static int tell(const struct choice_row *row, int column, int cols, struct rect r, bool draw)
{
	bool label = MARK_COLS + text_width(row->label) > cols, note = note_at(row, column) + text_width(row->note) > cols;
	const char *const words[] = {label ? row->label : NULL, note ? row->note : NULL};
	return draw_told(r, ROLE_DIM, words, LENGTH(words), draw);
}

static int told_rows(const struct choice_row *row, int column, int cols)
{
	return tell(row, column, cols, (struct rect){0, 0, TOLD_ROWS, cols - MARK_COLS}, false);
}

static int most_told(const struct pick *p, int column, int cols)
{
	int most = 0;
	for (size_t i = 0; i < p->count && most < TOLD_ROWS; i++) {
		int rows = told_rows(&p->rows[i], column, cols);
		most = rows > most ? rows : most;
	}
	return most;
}

/* Room for the longest, so that it does not come and go under the arrows; where that would hide rows, for the one in focus. */
static int foot_rows(const struct pick *p, int column, struct rect r)
{
	int foot = most_told(p, column, r.cols), left = r.rows - foot;
	if (left < ROOMY_ROWS && left < (int)p->count)
		foot = p->nshown ? told_rows(&p->rows[p->shown[p->at]], column, r.cols) : 0;
	return r.rows >= foot + (p->count < LEAST_ROWS ? (int)p->count : LEAST_ROWS) ? foot : 0;
}

int pick_rows(const struct pick *p, int cols)
{
	return 1 + (int)p->count + most_told(p, label_cols(p, cols), cols);
}

void pick_draw(struct pick *p, struct rect r, bool focused)
{
	struct rect line = rect_top(&r, 1);
	int column = label_cols(p, r.cols);
	struct rect told = rect_bottom(&r, foot_rows(p, column, r));
	rect_left(&told, MARK_COLS);
	p->list = r;
	lineedit_draw(p->typed, line.y, line.x, line.cols, focused);
	p->first = scroll_to(p->first, (long)p->at, (long)p->nshown, r.rows);
	for (long i = 0; i < r.rows && p->first + i < (long)p->nshown; i++) {
		size_t n = (size_t)(p->first + i);
		draw_row(p, r.y + (int)i, &p->rows[p->shown[n]], column, focused && n == p->at);
	}
	draw_more(rect_inside(r, 0, 1), p->first > 0, r.rows > 1 && p->first + r.rows < (long)p->nshown);
	if (p->nshown)
		tell(&p->rows[p->shown[p->at]], column, r.cols, told, true);
	if (focused && p->on_rows && p->nshown)
		draw_cursor(r.y + (int)((long)p->at - p->first), r.x);
}

bool pick_click(struct pick *p, int y, int x)
{
	long n = p->first + y - p->list.y;
	if (!rect_has(p->list, y, x) || n >= (long)p->nshown)
		return false;
	p->at = (size_t)n;
	p->on_rows = true;
	return true;
}
