// SPDX-License-Identifier: EUPL-1.2
/* Search words. FTS5 folds accents by itself; the variants here are what it does not know: stems, plurals in -aux, œ, acronyms. */
#include <libstemmer.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/base/words.h>
#include "utf8.h"

enum { STEM_MIN = 3, ACRONYM_MIN = 2, ACRONYM_MAX = 4, MEND_MIN = 4, MEND_MAX = 64 };

/* Folded, sorted for bsearch. */
static const char *const stop_words[] = {
	"a", "ai", "au", "aux", "avec", "avoir", "ce", "ces", "cet", "cette", "comme", "comment", "dans", "de", "des", "dire",
	"dois", "doit", "du", "elle", "elles", "en", "est", "et", "etre", "faire", "fait", "faut", "il", "ils", "je", "la", "le",
	"les", "leur", "leurs", "ma", "mais", "me", "mes", "moi", "mon", "ne", "nos", "notre", "nous", "on", "ont", "ou", "par",
	"pas", "peut", "peux", "plus", "pour", "puis", "qu", "quand", "que", "quel", "quelle", "quelles", "quels", "qui", "quoi",
	"sa", "sans", "se", "ses", "si", "son", "sont", "suis", "sur", "te", "toi", "un", "une", "veut", "veux", "vos", "votre",
	"vous", "y",
};
static const char *const elisions[] = {"c", "d", "j", "jusqu", "l", "lorsqu", "m", "n", "puisqu", "qu", "quoiqu", "s", "t"};

static int compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_in(const char *const *sorted, size_t count, const char *word)
{
	return bsearch(&word, sorted, count, sizeof word, compare) != NULL;
}

static char *folded_copy(const void *parent, const char *s)
{
	strbuf *b = sb_new(parent);

	text_fold(b, s, strlen(s));
	return b->s;
}

/* Lower case with its accents, composed: what the stemmer expects. */
static char *lowered_copy(const void *parent, const char *s)
{
	char *composed = text_nfc(parent, s, strlen(s)), *copy;
	size_t n;
	uint8_t *lower = mem_check(u8_tolower((const uint8_t *)composed, strlen(composed), NULL, NULL, NULL, &n));

	copy = mem_dupn(parent, (const char *)lower, n);
	free(lower);
	return copy;
}

static char *stem(const void *parent, const char *word)
{
	static struct sb_stemmer *stemmer; /* made once, kept */
	char *lower = lowered_copy(parent, word);
	const sb_symbol *s;

	if (!stemmer && !(stemmer = sb_stemmer_new("french", "UTF_8")))
		die("libstemmer knows no French: install libstemmer0d again");
	s = sb_stemmer_stem(stemmer, (const sb_symbol *)lower, (int)strlen(lower));
	if (!s)
		mem_check(NULL);
	return folded_copy(parent, mem_dupn(parent, (const char *)s, (size_t)sb_stemmer_length(stemmer)));
}

void search_form_add(strbuf *fts, const char *text, bool prefix)
{
	if (fts->len)
		sb_add(fts, " OR ");
	sb_addc(fts, '"');
	for (; *text; text++) {
		if (*text == '"')
			sb_addc(fts, '"');
		sb_addc(fts, *text);
	}
	sb_add(fts, prefix ? "\"*" : "\"");
}

struct forms {
	const void *parent;
	search_form *list;
	size_t count;
};

static void add_plain(struct forms *f, const char *text, bool prefix)
{
	f->list = GROW(f->parent, f->list, f->count + 1);
	f->list[f->count++] = (search_form){mem_dup(f->list, text), prefix};
}

static const struct {
	const char *open, *tied;
} ligatures[] = {{"oe", "œ"}, {"ae", "æ"}};

/* The form, and the same with each pair of letters tied: the index keeps œ, people type oe. */
static void add(struct forms *f, const char *word, bool prefix)
{
	AUTO_CTX(tmp);

	add_plain(f, word, prefix);
	for (size_t i = 0; i < LENGTH(ligatures); i++) {
		const char *at = strstr(word, ligatures[i].open);

		if (at)
			add_plain(f, mem_printf(tmp, "%s%s%s", mem_dupn(tmp, word, (size_t)(at - word)), ligatures[i].tied, at + 2), prefix);
	}
}

static const struct {
	const char *ending, *other;
	bool prefix;
} plurals[] = {{"eaux", NULL, false}, {"aux", "al", true}, {"aux", "ail", true}, {"al", "aux", false}, {"ail", "aux", false}};

/* hôpitaux finds hôpital, travail finds travaux. */
static void add_plurals(struct forms *f, const char *word)
{
	AUTO_CTX(tmp);
	size_t len = strlen(word);

	for (size_t i = 0; i < LENGTH(plurals); i++) {
		size_t n = strlen(plurals[i].ending);

		if (len <= n + 1 || strcmp(word + len - n, plurals[i].ending) != 0)
			continue;
		if (!plurals[i].other) /* bureaux: its stem does */
			return;
		add(f, mem_printf(tmp, "%.*s%s", (int)(len - n), word, plurals[i].other), plurals[i].prefix);
	}
}

/* The whole word counts again beside its beginning, so that ranking puts ACI before acier. */
static void add_forms(struct forms *f, const char *typed, const char *folded, bool capitals)
{
	AUTO_CTX(tmp);
	char *root = stem(tmp, typed);
	size_t len = strlen(folded);
	bool brief = len >= ACRONYM_MIN && len <= ACRONYM_MAX;

	if (brief || capitals) {
		add(f, folded, false);
		add(f, mem_printf(tmp, "%ss", folded), false);
	}
	add(f, folded, true);
	if (brief && capitals)
		return;
	if (strlen(root) >= STEM_MIN && strcmp(root, folded) != 0)
		add(f, root, true);
	add_plurals(f, folded);
}

static search_word word_of(const void *parent, const char *typed, const char *folded, bool capitals)
{
	struct forms f = {parent, NEW_ARRAY(parent, search_form, 1), 0};
	strbuf *fts = sb_new(parent);

	add_forms(&f, typed, folded, capitals);
	for (size_t i = 0; i < f.count; i++)
		search_form_add(fts, f.list[i].text, f.list[i].prefix);
	return (search_word){.typed = typed, .fts = fts->s, .forms = f.list, .nforms = f.count};
}

/* What the index's tokenizer takes for a part of a word. */
static bool is_letter(ucs4_t c)
{
	return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N | UC_CATEGORY_MASK_Mn | UC_CATEGORY_MASK_Co);
}

/* End of the run of letters, or of other characters, that begins at at. */
static size_t run_end(const char *s, size_t len, size_t at, bool letters)
{
	ucs4_t c;

	while (at < len) {
		size_t n = utf8_get(&c, s + at, len - at);

		if ((c != 0xfffd && is_letter(c)) != letters)
			break;
		at += n;
	}
	return at;
}

/* An apostrophe follows: l’accès, d'un. */
static bool is_elided(const char *folded, const char *after)
{
	return is_in(elisions, LENGTH(elisions), folded) && (*after == '\'' || strncmp(after, "’", strlen("’")) == 0);
}

static bool has_lower(const char *s, size_t len)
{
	ucs4_t c;

	for (size_t at = 0; at < len;) {
		at += utf8_get(&c, s + at, len - at);
		if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Ll))
			return true;
	}
	return false;
}

static bool has_upper(const char *s)
{
	ucs4_t c;

	for (size_t at = 0, len = strlen(s); at < len;) {
		at += utf8_get(&c, s + at, len - at);
		if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Lu))
			return true;
	}
	return false;
}

search_word *search_words(const void *parent, const char *typed, size_t *count)
{
	search_word *words = NEW_ARRAY(parent, search_word, 1);
	size_t len = strlen(typed), at = 0, end, n = 0;
	bool shouted = !has_lower(typed, len); /* a whole query in capitals says nothing of each word */

	while (n < SEARCH_WORDS_MAX && (at = run_end(typed, len, at, false)) < len) {
		end = run_end(typed, len, at, true);
		char *word = mem_dupn(words, typed + at, end - at), *folded = folded_copy(words, word);
		bool capitals = has_upper(word) && !has_lower(word, end - at), single = at == 0 && end == len;

		at = end;
		if (!*folded || is_elided(folded, typed + end))
			continue;
		words = GROW(parent, words, n + 1);
		words[n] = word_of(words, word, folded, capitals);
		words[n++].stop = is_in(stop_words, LENGTH(stop_words), folded) && !(capitals && (single || !shouted));
	}
	*count = n;
	return words;
}

static char *joined(const void *parent, const search_word *w, size_t count, long skip, const char *by)
{
	AUTO_CTX(tmp);
	strbuf *out = sb_new(tmp);
	bool only_stops = true;

	for (size_t i = 0; i < count; i++)
		only_stops = only_stops && w[i].stop;
	for (size_t i = 0; i < count; i++)
		if ((long)i != skip && (only_stops || !w[i].stop))
			sb_addf(out, "%s(%s)", out->len ? by : "", w[i].fts);
	return out->len ? mem_dupn(parent, out->s, out->len) : NULL;
}

char *search_match(const void *parent, const search_word *w, size_t count, long skip)
{
	return joined(parent, w, count, skip, " AND ");
}

char *search_any(const void *parent, const search_word *w, size_t count)
{
	return joined(parent, w, count, -1, " OR ");
}

/* A word as code points, folded. */
struct letters {
	ucs4_t c[MEND_MAX];
	size_t n;
};

/* False when it has more than MEND_MAX of them. */
static bool spell(struct letters *out, const char *word, strbuf *folded)
{
	sb_clear(folded);
	text_fold(folded, word, strlen(word));
	out->n = 0;
	for (size_t at = 0; at < folded->len; out->n++) {
		if (out->n == MEND_MAX)
			return false;
		at += utf8_get(&out->c[out->n], folded->s + at, folded->len - at);
	}
	return true;
}

/* One letter added, left out, replaced, or two neighbours swapped. */
static bool one_apart(const struct letters *a, const struct letters *b)
{
	size_t start = 0, x = a->n, y = b->n;

	while (start < x && start < y && a->c[start] == b->c[start])
		start++;
	while (x > start && y > start && a->c[x - 1] == b->c[y - 1]) {
		x--;
		y--;
	}
	x -= start;
	y -= start;
	if (x == 2 && y == 2)
		return a->c[start] == b->c[start + 1] && a->c[start + 1] == b->c[start];
	return x <= 1 && y <= 1 && x + y > 0;
}

char *search_mend(const void *parent, const char *typed, const char *(*next)(void *data), void *data)
{
	AUTO_CTX(tmp);
	strbuf *folded = sb_new(tmp);
	struct letters word, other;
	char *best = NULL;
	const char *candidate;

	if (!spell(&word, typed, folded) || word.n < MEND_MIN)
		return NULL;
	while ((candidate = next(data))) {
		if (!spell(&other, candidate, folded) || !one_apart(&word, &other))
			continue;
		if (other.c[0] == word.c[0]) {
			talloc_free(best);
			return mem_dup(parent, candidate);
		}
		if (!best)
			best = mem_dup(parent, candidate);
	}
	return best;
}

/* --- The same, the other way round: what a vocabulary too long to be read may hold -------------------------------------- */

struct spellings {
	char **list;
	size_t count;
	strbuf *word;
};

static void add_word(struct spellings *s, const char *word)
{
	s->list = GROW(s->word, s->list, s->count + 1);
	s->list[s->count++] = mem_dup(s->word, word);
}

/* The index keeps œ: written oe, a word is also looked for with it. */
static void add_spelling(struct spellings *s, const ucs4_t *c, size_t n)
{
	uint8_t bytes[(MEND_MAX + 1) * 4];
	size_t len = sizeof bytes;
	if (!u32_to_u8(c, n, bytes, &len))
		return;
	sb_clear(s->word);
	sb_addn(s->word, (const char *)bytes, len);
	add_word(s, s->word->s);
	char *oe = strstr(s->word->s, "oe");
	if (!oe)
		return;
	memcpy(oe, "œ", 2);
	add_word(s, s->word->s);
}

/* The letters of w with those from at on taken away (out of them) and c put there, when it is one. */
static void add_changed(struct spellings *s, const struct letters *w, size_t at, size_t out, ucs4_t c)
{
	ucs4_t made[MEND_MAX + 1];
	size_t n = 0;
	for (size_t i = 0; i < at; i++)
		made[n++] = w->c[i];
	if (c)
		made[n++] = c;
	for (size_t i = at + out; i < w->n; i++)
		made[n++] = w->c[i];
	add_spelling(s, made, n);
}

char **search_spellings(const void *parent, const char *typed, size_t kept, size_t *count)
{
	struct spellings s = {.word = sb_new(parent)};
	struct letters w;
	*count = 0;
	if (!spell(&w, typed, s.word) || w.n < MEND_MIN)
		return NULL;
	s.list = NEW_ARRAY(s.word, char *, 1);
	for (size_t at = 1; at <= w.n && at <= kept; at++) {
		if (at < w.n)
			add_changed(&s, &w, at, 1, 0);
		for (ucs4_t c = 'a'; c <= 'z'; c++) {
			add_changed(&s, &w, at, 0, c);
			if (at < w.n)
				add_changed(&s, &w, at, 1, c);
		}
		if (at + 1 >= w.n)
			continue;
		struct letters swapped = w;
		swapped.c[at] = w.c[at + 1];
		swapped.c[at + 1] = w.c[at];
		add_spelling(&s, swapped.c, swapped.n);
	}
	*count = s.count;
	return s.list;
}
