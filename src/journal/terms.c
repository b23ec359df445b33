// SPDX-License-Identifier: EUPL-1.2
/* What the index holds for the words of a search. FTS5 reads the beginning of a word from its newest row on only where it keeps an index of
   beginnings (two and three letters); any other it first gathers from every row of every word that begins so: a quarter of a second for one letter in
   a million notes. Here the words that begin so are looked for instead (for one letter, the pairs it begins), and FTS5 reads these as far as asked. */
#include "internal.h"

#include <carnet/base/mem.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

enum { KEPT_MIN = 2, KEPT_MAX = 3 /* letters: the prefix indexes of the schema */, TERMS_MAX = 64, LOOKS_MAX = 192 /* for one query */ };

struct terms {
	journal *j;
	int looks;
};

/* The first word of the index from this one on. NULL at the end; also after a failure, or too many: then *told is false. */
static char *first_from(struct terms *t, const void *parent, const char *from, bool *told)
{
	AUTO_ERR e = {0};
	AUTO_ROWS r = {0};
	*told = false;
	if (t->looks++ >= LOOKS_MAX || sql_query(&r, &t->j->sql, &e, "SELECT term FROM temp.search_terms WHERE term >= ? LIMIT 1", "s", from))
		return NULL;
	int code = rows_next(&r, &e);
	*told = code >= 0;
	return code > 0 ? mem_dup(parent, (const char *)sqlite3_column_text(r.st, 0)) : NULL;
}

static size_t letters(const char *s)
{
	return u8_mbsnlen((const uint8_t *)s, strlen(s));
}

/* The first two letters of a word. */
static char *pair_of(const void *parent, const char *term)
{
	int first = u8_strmblen((const uint8_t *)term);
	int second = u8_strmblen((const uint8_t *)term + first);
	return mem_dupn(parent, term, (size_t)(first + second));
}

/* What begins so, as "word" OR "word", or as "pa"* OR "pe"* for one letter. False when there is too much of it. */
static bool add_terms(struct terms *t, strbuf *out, const char *beginning)
{
	AUTO_CTX(tmp);
	size_t len = strlen(beginning), start = out->len;
	bool pairs = letters(beginning) < KEPT_MIN, told;
	char *term, *from = mem_dup(tmp, beginning);
	for (int n = 0; (term = first_from(t, tmp, from, &told)) && !strncmp(term, beginning, len); n++) {
		bool whole = !pairs || !term[len];
		char *found = whole ? term : pair_of(tmp, term);
		if (n == TERMS_MAX) {
			told = false;
			break;
		}
		search_form_add(out, found, !whole);
		from = mem_printf(tmp, whole ? "%s\x01" : "%s\xff", found); /* before, and after, whatever goes on so */
	}
	if (!told)
		sb_remove(out, start, out->len - start);
	return told;
}

/* Asked for beginnings longer and longer: a word that occurs nowhere soon has none. */
size_t terms_kept(journal *j, const char *word)
{
	AUTO_CTX(tmp);
	struct terms t = {.j = j};
	size_t len = strlen(word), n = 0;
	if (strstr(word, "oe") || strstr(word, "ae")) /* the index may hold them tied */
		return len;
	for (size_t at = 0; at < len; n++) {
		bool told;
		at += (size_t)u8_strmblen((const uint8_t *)word + at);
		char *term = first_from(&t, tmp, mem_dupn(tmp, word, at), &told);
		if (told && (!term || strncmp(term, word, at)))
			break;
	}
	return n;
}

static int by_letters(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* In order, the next word of the index passes over all those before it. One not told is kept. */
size_t terms_there(journal *j, char **words, size_t count)
{
	AUTO_CTX(tmp);
	struct terms t = {.j = j};
	const char *next = "";
	size_t n = 0;
	if (count)
		qsort(words, count, sizeof *words, by_letters);
	for (size_t i = 0; i < count; i++) {
		bool told = true;
		if (next && strcmp(next, words[i]) < 0)
			next = first_from(&t, tmp, words[i], &told);
		if (!told)
			next = "";
		if (!told || (next && !strcmp(next, words[i])))
			words[n++] = words[i];
	}
	return n;
}

static void add_form(struct terms *t, strbuf *out, const search_form *f)
{
	size_t n = letters(f->text);
	bool kept = n >= KEPT_MIN && n <= KEPT_MAX;
	if (!f->prefix || kept || !add_terms(t, out, f->text))
		search_form_add(out, f->text, f->prefix);
}

/* A form that begins as another one, itself a beginning, adds nothing. */
static bool is_needed(const search_word *w, size_t i)
{
	for (size_t k = 0; k < w->nforms; k++) {
		const search_form *f = &w->forms[k];
		bool same = !strcmp(f->text, w->forms[i].text) && w->forms[i].prefix;
		if (k != i && f->prefix && !strncmp(w->forms[i].text, f->text, strlen(f->text)) && (!same || k < i))
			return false;
	}
	return true;
}

void terms_find(journal *j, search_word *w, size_t count)
{
	AUTO_ERR e = {0};
	struct terms t = {.j = j};
	if (sql_script(&j->sql, "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_terms USING fts5vocab(main, search, instance)", &e))
		return;
	for (size_t i = 0; i < count; i++) {
		strbuf *out = sb_new(w);
		for (size_t k = 0; k < w[i].nforms; k++)
			if (is_needed(&w[i], k))
				add_form(&t, out, &w[i].forms[k]);
		if (!out->len) /* nothing begins so */
			search_form_add(out, w[i].forms[0].text, false);
		w[i].fts = out->s;
	}
}
