// SPDX-License-Identifier: EUPL-1.2
/* Search in the guide: every word, then most of them; a word that occurs nowhere is mended by one letter. Ranked by where the words were found. */
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

#include <carnet/base/text.h>
#include <carnet/base/words.h>

#include "shelves.h"
#include "store.h"

enum { CANDIDATES = 300, SENTENCE = 3 /* words that mean something */, FEW = 5, EXTRACT_BEFORE = 16, EXTRACT_LENGTH = 140 };

typedef struct candidate {
	int64_t row;
	double score;
	int tier;         /* lower first */
	size_t said;      /* words of the query that its title says, small ones too */
	const char *id, *name, *title, *kind, *part_title, *summary, *plain;
} candidate;

typedef struct finding {
	library *l;
	const void *parent;       /* scratch */
	search_word *words;
	size_t nwords, need;      /* need: how many of them a hit holds */
	const char *query;
	candidate *list;
	size_t count;
	size_t close;             /* how many of them hold what was typed, nearly at least: they come first */
	struct err *e;
} finding;

/* ---- the words ---- */

static bool occurs(finding *f, const char *match)
{
	sqlite3_stmt *st = library_query(f->l, Q_OCCURS, f->e);
	if (!st || !match)
		return true;
	sqlite3_bind_text(st, 1, match, -1, SQLITE_STATIC);
	bool found = library_step(f->l, st, f->e);
	sqlite3_reset(st);
	return found || f->e->code;
}

/* The words of the index, read once: who types meets an unknown word at each key. */
static void read_terms(finding *f)
{
	library *l = f->l;
	sqlite3_stmt *st = l->terms ? NULL : library_query(l, Q_VOCABULARY, f->e);
	while (st && library_step(l, st, f->e)) {
		l->terms = GROW(l, l->terms, l->nterms + 1);
		l->terms[l->nterms] = column_dup(l->terms, st, 0);
		l->nterms++;
	}
}

typedef struct vocabulary { const library *l; size_t at; } vocabulary;

static const char *next_term(void *data)
{
	vocabulary *v = data;
	return v->at < v->l->nterms ? v->l->terms[v->at++] : NULL;
}

static const char *mend(finding *f, const char *typed)
{
	vocabulary v = {f->l, 0};
	read_terms(f);
	return f->e->code ? NULL : search_mend(f->parent, typed, next_term, &v);
}

/* The query with each unknown word replaced, or NULL when there was nothing to mend. */
static const char *mended_query(finding *f)
{
	strbuf *b = sb_new(f->parent);
	bool changed = false;
	for (size_t i = 0; i < f->nwords; i++) {
		const search_word *w = &f->words[i];
		const char *better = w->stop || occurs(f, w->fts) ? NULL : mend(f, w->typed);
		sb_addf(b, "%s%s", i ? " " : "", better ? better : w->typed);
		changed = changed || better;
	}
	return changed ? b->s : NULL;
}

/* ---- candidates ---- */

static bool known(const finding *f, int64_t row)
{
	for (size_t i = 0; i < f->count; i++)
		if (f->list[i].row == row)
			return true;
	return false;
}

static void match(finding *f, const char *fts)
{
	sqlite3_stmt *st = fts ? library_query(f->l, Q_FIND, f->e) : NULL;
	if (!st)
		return;
	sqlite3_bind_text(st, 1, fts, -1, SQLITE_STATIC);
	sqlite3_bind_int(st, 2, CANDIDATES);
	while (library_step(f->l, st, f->e)) {
		int64_t row = sqlite3_column_int64(st, 0);
		if (known(f, row))
			continue;
		f->list = GROW(f->parent, f->list, f->count + 1);
		f->list[f->count++] = (candidate){.row = row, .score = sqlite3_column_double(st, 1)};
	}
}

static size_t meaning_words(const finding *f)
{
	size_t n = 0;
	for (size_t i = 0; i < f->nwords; i++)
		n += !f->words[i].stop;
	return n;
}

/* Every word, or else all but one, each left out in turn. After a sentence that few pages hold so, whatever says some of it. */
static void collect(finding *f, bool *partial)
{
	f->need = f->nwords;
	match(f, search_match(f->parent, f->words, f->nwords, -1));
	*partial = !f->count && f->nwords > 1;
	f->need -= *partial;
	for (size_t i = 0; *partial && i < f->nwords; i++)
		if (!f->words[i].stop)
			match(f, search_match(f->parent, f->words, f->nwords, (long)i));
	f->close = f->count;
	if (f->count < FEW && meaning_words(f) >= SENTENCE)
		match(f, search_any(f->parent, f->words, f->nwords));
	*partial = *partial && f->count;
}

/* ---- ranking ---- */

enum { TIER_NAMED, TIER_TITLE_WORDS, TIER_TITLE, TIER_WORD, TIER_ASKED, TIER_REST, TIER_QUESTION, TIER_FAR, TIER_FAR_WORD };
enum { QUESTION_WORDS = 3, ASKED_MAX = 3 };

static bool ends_word(const char *s)
{
	ucs4_t c;
	return !*s || u8_strmbtouc(&c, (const uint8_t *)s) <= 0 || !(uc_is_alpha(c) || uc_is_digit(c));
}

/* How many of the words the title holds; *whole counts those that are whole words. Small ones are no condition. */
static size_t in_title(const finding *f, const char *title, size_t *whole)
{
	size_t found = 0;
	*whole = 0;
	for (size_t i = 0; i < f->nwords; i++) {
		size_t len = 0;
		long at = text_find(title, f->words[i].typed, true, &len);
		found += at >= 0 || f->words[i].stop;
		*whole += (at >= 0 && ends_word(title + at + len)) || f->words[i].stop;
	}
	return found;
}

/* The same with them: between two titles that hold what matters, the one that is said as it was typed. */
static size_t said_in_title(const finding *f, const char *title)
{
	size_t said = 0;
	for (size_t i = 0; i < f->nwords; i++) {
		size_t len = 0;
		long at = text_find(title, f->words[i].typed, true, &len);
		said += at >= 0 && ends_word(title + at + len);
	}
	return said;
}

static int page_tier(const finding *f, const candidate *c)
{
	size_t whole, found = in_title(f, c->title, &whole);
	if (whole >= f->need)
		return TIER_TITLE_WORDS;
	return found >= f->need ? TIER_TITLE : TIER_REST;
}

static int word_tier(const finding *f, const candidate *c)
{
	size_t whole;
	if (text_same(c->id, f->query) || text_same(c->name, f->query))
		return TIER_NAMED;
	return in_title(f, c->title, &whole) >= f->need ? TIER_WORD : TIER_REST;
}

/* One that was typed in good part is what was looked for. */
static int question_tier(const finding *f, const candidate *c)
{
	size_t whole;
	if (in_title(f, c->title, &whole) < f->need)
		return TIER_QUESTION;
	return f->nwords >= QUESTION_WORDS ? TIER_TITLE : TIER_ASKED;
}

static void describe_page(finding *f, candidate *c, sqlite3_stmt *st)
{
	c->title = column_dup(f->parent, st, 1);
	c->kind = column_dup(f->parent, st, 2);
	c->part_title = column_dup(f->parent, st, 3);
	c->summary = column_dup(f->parent, st, 4);
	c->plain = column_dup(f->parent, st, 5);
}

static void describe_word(finding *f, candidate *c, sqlite3_stmt *st)
{
	c->name = column_dup(f->parent, st, 3);
	c->title = mem_printf(f->parent, "%s, %s", c->name, column(st, 1));
	c->kind = "sigle";
	c->part_title = c->summary = "";
	c->plain = column_dup(f->parent, st, 2);
}

static void describe_question(finding *f, candidate *c, sqlite3_stmt *st)
{
	c->title = column_dup(f->parent, st, 1);
	c->kind = "question";
	c->part_title = column_dup(f->parent, st, 3);
	c->summary = "";
	c->plain = column_dup(f->parent, st, 2);
}

/* Rows of the index, by millions of a shelf. */
static const struct {
	enum query_name q;
	void (*describe)(finding *f, candidate *c, sqlite3_stmt *st);
	int (*tier)(const finding *f, const candidate *c);
} rows[] = {
	{Q_HIT_PAGE, describe_page, page_tier},
	[WORD_ROWS / WORD_ROWS] = {Q_HIT_WORD, describe_word, word_tier},
	[QUESTION_ROWS / WORD_ROWS] = {Q_HIT_QUESTION, describe_question, question_tier},
};

/* False for the page of the guide that a pack's stands for: it is found under the other. */
static bool describe(finding *f, candidate *c, bool close)
{
	size_t kind = (size_t)(c->row % PACK_ROWS / WORD_ROWS);
	bool is_question = rows[kind].q == Q_HIT_QUESTION; /* stored records are counted from 1 on each shelf */
	sqlite3_stmt *st = library_query(f->l, rows[kind].q, f->e);
	if (!st)
		return false;
	sqlite3_bind_int64(st, 1, is_question ? c->row - QUESTION_ROWS : c->row);
	if (!library_step(f->l, st, f->e))
		return false;
	c->id = column_dup(f->parent, st, 0);
	rows[kind].describe(f, c, st);
	sqlite3_reset(st);
	c->tier = close ? rows[kind].tier(f, c) : kind ? TIER_FAR_WORD : TIER_FAR;
	c->said = c->tier == TIER_TITLE_WORDS ? said_in_title(f, c->title) : 0;
	return true;
}

/* How to use the program comes after what it is about, when both fit as well. */
static bool is_help(const candidate *c)
{
	return strcmp(c->kind, "help") == 0;
}

static int compare(const void *a, const void *b)
{
	const candidate *x = a, *y = b;
	int order = (x->tier > y->tier) - (x->tier < y->tier);
	order = order ? order : is_help(x) - is_help(y);
	order = order ? order : (x->said < y->said) - (x->said > y->said);
	order = order ? order : (x->score > y->score) - (x->score < y->score);
	return order ? order : (x->row > y->row) - (x->row < y->row);
}

/* Questions are many and short: the best of those that ask about a word have a place before the pages that only speak of it. */
static void sort(finding *f)
{
	size_t asked = 0;
	if (f->count)
		qsort(f->list, f->count, sizeof *f->list, compare);
	for (size_t i = 0; i < f->count; i++)
		if (f->list[i].tier == TIER_ASKED && ++asked > ASKED_MAX)
			f->list[i].tier = TIER_QUESTION;
	if (asked > ASKED_MAX)
		qsort(f->list, f->count, sizeof *f->list, compare);
}

/* ---- extracts ---- */

/* Where the first word of the query that the text holds begins: as typed, else without its last letters, for plurals and endings. */
static long first_match(const finding *f, const char *plain)
{
	long at = -1;
	for (size_t i = 0; at < 0 && i < f->nwords; i++) {
		const char *typed = f->words[i].typed;
		size_t least = strlen(typed), shorter;
		for (int cut = 0; cut < 3 && (shorter = text_prev(typed, least, least)) >= 4; cut++)
			least = shorter;
		if (!f->words[i].stop)
			at = text_find_most(plain, typed, least);
	}
	return at;
}

static size_t word_start(const char *s, size_t at)
{
	while (at && s[at - 1] != ' ' && s[at - 1] != '\n')
		at--;
	return at;
}

/* One line around the match, cut between words. */
static const char *extract(const void *parent, const finding *f, const candidate *c)
{
	long found = first_match(f, c->plain);
	const char *s = found >= 0 || !c->summary[0] ? c->plain : c->summary;
	size_t len = strlen(s), at = found > 0 ? (size_t)found : 0;
	size_t from = word_start(s, at > EXTRACT_BEFORE ? at - EXTRACT_BEFORE : 0);
	size_t to = from + EXTRACT_LENGTH < len ? word_start(s, from + EXTRACT_LENGTH) : len;
	AUTO_CTX(tmp);
	if (to <= from)
		to = len;
	strbuf *b = sb_new(tmp);
	sb_addf(b, "%s%.*s", from ? "…" : "", (int)(to - from), s + from);
	for (char *p = b->s; *p; p++)
		if (*p == '\n' || *p == '\t')
			*p = ' ';
	return mem_printf(parent, "%s%s", text_trim(tmp, b->s), to < len ? "…" : "");
}

/* ---- entry ---- */

static page_hits *hits(const void *parent, finding *f, size_t limit)
{
	page_hits *h = NEW(parent, page_hits);
	size_t kept = 0;
	for (size_t i = 0; i < f->count; i++)
		if (describe(f, &f->list[i], i < f->close))
			f->list[kept++] = f->list[i];
	f->count = kept;
	if (f->e->code)
		return h;
	sort(f);
	h->count = f->count < limit ? f->count : limit;
	h->list = NEW_ARRAY(h, page_hit, h->count + 1);
	for (size_t i = 0; i < h->count; i++) {
		const candidate *c = &f->list[i];
		h->list[i] = (page_hit){mem_dup(h, c->id), mem_dup(h, c->title), mem_dup(h, c->kind), mem_dup(h, c->part_title), extract(h, f, c)};
	}
	return h;
}

int library_find(library *l, const void *parent, const char *words, size_t limit, page_hits **out, struct err *e)
{
	AUTO_CTX(tmp);
	OWN_ERR(e);
	bool partial = false;
	finding f = {.l = l, .parent = tmp, .query = text_trim(tmp, words), .e = e};
	f.words = search_words(tmp, f.query, &f.nwords);
	const char *mended = f.nwords ? mended_query(&f) : NULL;
	if (mended) {
		f.query = mended;
		f.words = search_words(tmp, mended, &f.nwords);
	}
	if (f.nwords)
		collect(&f, &partial);
	page_hits *h = hits(parent, &f, limit);
	if (e->code) {
		talloc_free(h);
		return e->code;
	}
	h->partial = partial;
	h->mended = mended && h->count ? mem_dup(h, mended) : NULL;
	*out = h;
	return 0;
}
