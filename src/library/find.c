// SPDX-License-Identifier: EUPL-1.2
/* Search in the guide: every word, then most of them; a word that occurs nowhere is mended by one letter. Ranked by where the words were found. */
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

#include <carnet/base/text.h>
#include <carnet/base/words.h>

#include "reading.h"
#include "store.h"

enum { CANDIDATES = 300, EXTRACT_BEFORE = 16, EXTRACT_LENGTH = 140 };

typedef struct candidate {
	int64_t row;
	double score;
	int tier;         /* lower first */
	const char *id, *name, *title, *kind, *part_title, *summary, *plain;
} candidate;

typedef struct finding {
	library *l;
	const void *parent;       /* scratch */
	search_word *words;
	size_t nwords, need;      /* need: how many of them a hit holds */
	const char *query;
	candidate *list;
	size_t count, room;
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

typedef struct vocabulary { finding *f; sqlite3_stmt *st; } vocabulary;

static const char *next_term(void *data)
{
	vocabulary *v = data;
	return library_step(v->f->l, v->st, v->f->e) ? column(v->st, 0) : NULL;
}

static const char *mend(finding *f, const char *typed)
{
	vocabulary v = { f, library_query(f->l, Q_VOCABULARY, f->e) };
	const char *found = v.st ? search_mend(f->parent, typed, next_term, &v) : NULL;
	if (v.st)
		sqlite3_reset(v.st);
	return found;
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
		if (f->count == f->room) {
			f->room = f->room ? 2 * f->room : 64;
			f->list = GROW(f->parent, f->list, f->room);
		}
		f->list[f->count++] = (candidate){ .row = row, .score = sqlite3_column_double(st, 1) };
	}
}

/* Every word, or else all but one, each left out in turn. */
static void collect(finding *f, bool *partial)
{
	match(f, search_match(f->parent, f->words, f->nwords, -1));
	*partial = !f->count && f->nwords > 1;
	for (size_t i = 0; *partial && i < f->nwords; i++)
		if (!f->words[i].stop)
			match(f, search_match(f->parent, f->words, f->nwords, (long)i));
	*partial = *partial && f->count;
}

/* ---- ranking ---- */

enum { TIER_NAMED, TIER_TITLE_WORDS, TIER_TITLE, TIER_WORD, TIER_REST };

static bool ends_word(const char *s)
{
	ucs4_t c;
	return !*s || u8_strmbtouc(&c, (const uint8_t *)s) <= 0 || !(uc_is_alpha(c) || uc_is_digit(c));
}

/* How many of the words the title holds; *whole counts those that are whole words. */
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

static bool is_word_row(int64_t row)
{
	return row % PACK_ROWS > WORD_ROWS;
}

static int tier(const finding *f, const candidate *c)
{
	size_t whole, found = in_title(f, c->title, &whole);
	bool is_word = is_word_row(c->row);
	if (is_word && (text_same(c->id, f->query) || text_same(c->name, f->query)))
		return TIER_NAMED;
	if (!is_word && whole >= f->need)
		return TIER_TITLE_WORDS;
	if (!is_word && found >= f->need)
		return TIER_TITLE;
	return is_word && found >= f->need ? TIER_WORD : TIER_REST;
}

/* False for the page of the guide that a pack's stands for: it is found under the other. */
static bool describe(finding *f, candidate *c)
{
	bool is_word = is_word_row(c->row);
	sqlite3_stmt *st = library_query(f->l, is_word ? Q_HIT_WORD : Q_HIT_PAGE, f->e);
	if (!st)
		return false;
	sqlite3_bind_int64(st, 1, c->row);
	if (!library_step(f->l, st, f->e))
		return false;
	c->id = column_dup(f->parent, st, 0);
	if (is_word) {
		c->name = column_dup(f->parent, st, 3);
		c->title = mem_printf(f->parent, "%s, %s", c->name, column(st, 1));
		c->kind = "sigle";
		c->part_title = c->summary = "";
		c->plain = column_dup(f->parent, st, 2);
	} else {
		c->title = column_dup(f->parent, st, 1);
		c->kind = column_dup(f->parent, st, 2);
		c->part_title = column_dup(f->parent, st, 3);
		c->summary = column_dup(f->parent, st, 4);
		c->plain = column_dup(f->parent, st, 5);
	}
	sqlite3_reset(st);
	c->tier = tier(f, c);
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
	order = order ? order : (x->score > y->score) - (x->score < y->score);
	return order ? order : (x->row > y->row) - (x->row < y->row);
}

/* ---- extracts ---- */

/* Where the first word of the query that the text holds begins: as typed, then without its last letters, for plurals and endings. */
static long first_match(const finding *f, const char *plain)
{
	AUTO_CTX(tmp);
	for (size_t i = 0; i < f->nwords; i++) {
		const char *typed = f->words[i].typed;
		size_t len = strlen(typed), found;
		for (int cut = 0; cut < 4 && !f->words[i].stop; cut++) {
			long at = text_find(plain, mem_dupn(tmp, typed, len), true, &found);
			size_t shorter = text_prev(typed, strlen(typed), len);
			if (at >= 0)
				return at;
			if (shorter < 4)
				break;
			len = shorter;
		}
	}
	return -1;
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
		if (describe(f, &f->list[i]))
			f->list[kept++] = f->list[i];
	f->count = kept;
	if (f->e->code)
		return h;
	if (f->count)
		qsort(f->list, f->count, sizeof *f->list, compare);
	h->count = f->count < limit ? f->count : limit;
	h->list = NEW_ARRAY(h, page_hit, h->count + 1);
	for (size_t i = 0; i < h->count; i++) {
		const candidate *c = &f->list[i];
		h->list[i] = (page_hit){ mem_dup(h, c->id), mem_dup(h, c->title), mem_dup(h, c->kind), mem_dup(h, c->part_title), extract(h, f, c) };
	}
	return h;
}

int library_find(library *l, const void *parent, const char *words, size_t limit, page_hits **out, struct err *e)
{
	AUTO_CTX(tmp);
	OWN_ERR(e);
	bool partial = false;
	finding f = { .l = l, .parent = tmp, .query = text_trim(tmp, words), .e = e };
	f.words = search_words(tmp, f.query, &f.nwords);
	const char *mended = f.nwords ? mended_query(&f) : NULL;
	if (mended) {
		f.query = mended;
		f.words = search_words(tmp, mended, &f.nwords);
	}
	if (f.nwords)
		collect(&f, &partial);
	f.need = f.nwords - partial;
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
