// SPDX-License-Identifier: EUPL-1.2
/* What a text from outside speaks of. */
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

#include <carnet/base/strbuf.h>
#include <carnet/base/text.h>

#include "reading.h"
#include "topics.h"

enum {
	LINE_MAX_BYTES = 400,   /* longer is a paragraph, not an item of an agenda */
	ACRONYM_LETTERS = 8,
	TOPICS_MAX = 8, PAGES_MAX = 6,
	FIRST_TOPIC = 6, WORD_PAGE = 1, /* what a page gains from the topic, and from each word, that sends to it */
};

typedef struct reading_text {
	library *l;
	const char *text;
	tokens tokens;
	word *glossary;
	size_t nglossary;
	phrases names;          /* of: index in glossary */
	bool *found;            /* by word of the glossary */
	mentions *m;
	topic_reader topics;
	struct err *e;
} reading_text;

/* ---- words ---- */

static bool is_capital(const char *s, size_t len)
{
	ucs4_t c;
	size_t capitals = 0, letters = 0;
	for (size_t at = 0; at < len; letters++) {
		at += (size_t)u8_mbtouc(&c, (const uint8_t *)s + at, len - at);
		capitals += uc_is_upper(c);
	}
	return capitals >= 2 && 2 * capitals >= letters;
}

/* PASS is not found in "pas": the last letter of an acronym is no plural. */
static bool is_spelt(const char *folded, const char *acronym)
{
	size_t len = strlen(acronym);
	return strncmp(folded, acronym, len) == 0 && (!folded[len] || strcmp(folded + len, "s") == 0);
}

/* No French word of four letters is without a vowel, and acronyms of five and more are none of its words. */
static bool cannot_be_a_word(const char *name, const char *folded)
{
	return (strlen(name) > 3 && !strpbrk(folded, "aeiouy")) || (strlen(name) > 4 && strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == strlen(name));
}

/* "ca" is a word and "CA" an acronym: it is meant in its own letters or in capitals, in small ones when nothing else is written so. */
static bool is_acronym_meant(const word *w, const char *written, size_t len)
{
	AUTO_CTX(tmp);
	strbuf *folded = sb_new(tmp), *name = sb_new(tmp);
	text_fold(folded, written, len);
	text_fold(name, w->name, strlen(w->name));
	if (strchr(name->s, '-') || strchr(name->s, ' ')) /* of several words: no other text has them all */
		return true;
	if (!is_spelt(folded->s, name->s))
		return false;
	return is_capital(written, len) || strncmp(written, w->name, strlen(w->name)) == 0 || cannot_be_a_word(w->name, name->s);
}

static bool is_meant(const reading_text *r, const word *w, const token *t)
{
	return strcmp(w->kind, "sigle") != 0 || is_acronym_meant(w, r->text + t->at, t->len);
}

static void note_word(void *data, const phrase *p, size_t at)
{
	reading_text *r = data;
	const word *w = &r->glossary[p->of];
	if (r->found[p->of] || !is_meant(r, w, &r->tokens.list[at]))
		return;
	r->found[p->of] = true;
	if (library_word(r->l, r->m, w->id, &r->m->words[r->m->nwords], r->e) == 0)
		r->m->nwords++;
}

static int find_words(reading_text *r, const void *tmp)
{
	if (library_words(r->l, tmp, &r->glossary, &r->nglossary, r->e))
		return r->e->code;
	for (size_t i = 0; i < r->nglossary; i++)
		phrases_add(&r->names, tmp, r->glossary[i].name, i, 0);
	phrases_sort(&r->names);
	r->found = NEW_ARRAY(tmp, bool, r->nglossary + 1);
	memset(r->found, 0, r->nglossary + 1);
	r->m->words = NEW_ARRAY(r->m, word *, r->nglossary + 1);
	phrases_scan(&r->names, r->tokens, note_word, r);
	return r->e->code;
}

/* ---- acronyms that nobody explains ---- */

/* A line in capitals shouts; its words are no acronyms. */
static bool is_shouted(const char *text, size_t at)
{
	ucs4_t c;
	size_t from = at;
	while (from && text[from - 1] != '\n')
		from--;
	for (const uint8_t *s = (const uint8_t *)text + from; (s = u8_next(&c, s)) && c != '\n';)
		if (uc_is_lower(c))
			return false;
	return true;
}

static bool is_roman(const char *s, size_t len)
{
	return strspn(s, "IVXLC") >= len;
}

static bool is_explained(const reading_text *r, const char *acronym)
{
	AUTO_CTX(tmp);
	AUTO_ERR ignored = {0};
	word *w;
	size_t len = strlen(acronym);
	if (library_word(r->l, tmp, acronym, &w, &ignored) == 0)
		return true;
	AUTO_ERR again = {0};
	return len > 2 && acronym[len - 1] == 's' && library_word(r->l, tmp, mem_dupn(tmp, acronym, len - 1), &w, &again) == 0;
}

static bool is_noted(const mentions *m, const char *acronym)
{
	for (size_t i = 0; i < m->nunknown; i++)
		if (strcmp(m->unknown[i], acronym) == 0)
			return true;
	return false;
}

static bool is_one_of(const char *s, size_t len, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strlen(list[i]) == len && memcmp(s, list[i], len) == 0)
			return true;
	return false;
}

/* What everybody knows, and a name written after how its bearer is called: nobody asks about them. */
static bool is_plain(const reading_text *r, size_t at)
{
	static const char *const everyday[] = {"NB", "OK", "PDF", "PS", "RATP", "RDV", "SMS", "SNCF", "TGV", "TVA", "WC"};
	static const char *const called[] = {"Dr", "Docteur", "M", "Mme", "Madame", "Mlle", "Monsieur", "MM", "Me", "Pr", "Professeur"};
	const token *t = &r->tokens.list[at], *before = at ? t - 1 : NULL;
	return is_one_of(r->text + t->at, t->len, everyday, LENGTH(everyday)) ||
	       (before && is_one_of(r->text + before->at, before->len, called, LENGTH(called)));
}

static void find_unknown(reading_text *r)
{
	mentions *m = r->m;
	m->unknown = NEW_ARRAY(m, const char *, 1);
	for (size_t i = 0; i < r->tokens.count; i++) {
		AUTO_CTX(tmp);
		const token *t = &r->tokens.list[i];
		const char *s = r->text + t->at;
		if (t->len < 2 || t->len > ACRONYM_LETTERS || !is_capital(s, t->len) || is_roman(s, t->len) || is_shouted(r->text, t->at) || is_plain(r, i))
			continue;
		const char *acronym = mem_dupn(tmp, s, t->len);
		if (is_noted(m, acronym) || is_explained(r, acronym))
			continue;
		m->unknown = GROW(m, m->unknown, m->nunknown + 1);
		m->unknown[m->nunknown++] = mem_dup(m, acronym);
	}
}

/* ---- topics ---- */

/* Each line is worth its best topic; a topic is worth its best line. */
static void score_lines(const reading_text *r, int *best_scores, const void *tmp)
{
	int *scores = NEW_ARRAY(tmp, int, r->topics.count + 1);
	size_t *best = NEW_ARRAY(tmp, size_t, r->topics.count + 1);
	for (const char *line = r->text; *line;) {
		size_t len = strcspn(line, "\n");
		if (len && len <= LINE_MAX_BYTES) {
			topic_scores(&r->topics, line, len, scores);
			if (topic_best(&r->topics, scores, best) && scores[best[0]] > best_scores[best[0]])
				best_scores[best[0]] = scores[best[0]];
		}
		line += len + (line[len] == '\n');
	}
}

static int find_topics(reading_text *r, const void *tmp)
{
	if (topic_reader_open(r->l, tmp, &r->topics, r->e))
		return r->e->code;
	int *scores = NEW_ARRAY(tmp, int, r->topics.count + 1);
	size_t *best = NEW_ARRAY(tmp, size_t, r->topics.count + 1);
	memset(scores, 0, r->topics.count * sizeof *scores);
	score_lines(r, scores, tmp);
	size_t count = topic_best(&r->topics, scores, best);
	r->m->topics = NEW_ARRAY(r->m, topic, TOPICS_MAX);
	for (size_t i = 0; i < count && i < TOPICS_MAX; i++) {
		topic *t;
		if (library_topic(r->l, r->m, r->topics.list[best[i]].id, &t, r->e))
			return r->e->code;
		r->m->topics[r->m->ntopics++] = *t;
	}
	return 0;
}

/* ---- pages ---- */

typedef struct wanted { const char *id; int worth; } wanted;
typedef struct wanted_list { wanted *list; size_t count; } wanted_list;

static void want(wanted_list *w, const void *tmp, const char *const *pages, size_t count, int worth)
{
	for (size_t i = 0; i < count; i++) {
		size_t at = 0;
		while (at < w->count && strcmp(w->list[at].id, pages[i]) != 0)
			at++;
		if (at == w->count) {
			w->list = GROW(tmp, w->list, w->count + 1);
			w->list[w->count++] = (wanted){pages[i], 0};
		}
		w->list[at].worth += worth;
	}
}

/* By worth, then as they came. */
static void sort_wanted(wanted_list *w)
{
	for (size_t i = 1; i < w->count; i++) {
		wanted one = w->list[i];
		size_t at = i;
		for (; at && w->list[at - 1].worth < one.worth; at--)
			w->list[at] = w->list[at - 1];
		w->list[at] = one;
	}
}

static int find_pages(reading_text *r, const void *tmp)
{
	wanted_list w = {NEW_ARRAY(tmp, wanted, 1), 0};
	mentions *m = r->m;
	for (size_t i = 0; i < m->ntopics; i++)
		want(&w, tmp, m->topics[i].pages, m->topics[i].npages, i < FIRST_TOPIC ? FIRST_TOPIC - (int)i : 1);
	for (size_t i = 0; i < m->nwords; i++)
		want(&w, tmp, m->words[i]->pages, m->words[i]->npages, WORD_PAGE);
	sort_wanted(&w);
	m->pages = NEW_ARRAY(m, page *, PAGES_MAX);
	for (size_t i = 0; i < w.count && m->npages < PAGES_MAX; i++)
		if (library_page(r->l, m, w.list[i].id, &m->pages[m->npages++], r->e))
			return r->e->code;
	return 0;
}

int library_mentions(library *l, const void *parent, const char *text, mentions **out, struct err *e)
{
	AUTO_CTX(tmp);
	OWN_ERR(e);
	reading_text r = {.l = l, .text = text, .tokens = phrase_tokens(tmp, text, strlen(text)), .m = NEW(parent, mentions), .e = e};
	int code = find_words(&r, tmp);
	if (!code)
		find_unknown(&r);
	code = code ? code : find_topics(&r, tmp);
	code = code ? code : find_pages(&r, tmp);
	if (code)
		talloc_free(r.m);
	else
		*out = r.m;
	return code;
}
