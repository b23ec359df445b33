// SPDX-License-Identifier: EUPL-1.2
#include "phrases.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

#include <carnet/base/mem.h>
#include <carnet/base/strbuf.h>
#include <carnet/base/text.h>

/* Folded, sorted. */
static const char *const small_words[] = {
	"a", "au", "aux", "avec", "c", "ce", "ces", "d", "dans", "de", "des", "du", "en", "et", "l", "la", "le", "les", "leur", "leurs", "n",
	"nos", "notre", "ou", "par", "pour", "qu", "s", "sa", "se", "ses", "son", "sur", "un", "une", "vos", "votre", "y",
};

static int compare_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_small(const char *word)
{
	return bsearch(&word, small_words, LENGTH(small_words), sizeof word, compare_text) != NULL;
}

static bool ends(const char *word, size_t len, const char *ending)
{
	size_t n = strlen(ending);
	return len > n + 1 && strcmp(word + len - n, ending) == 0;
}

/* bureaux, bureau; locaux, local; comités, comité. Wrong for a few words, but the same on both sides. */
static void to_singular(char *word)
{
	size_t len = strlen(word);
	if (ends(word, len, "eaux"))
		word[len - 1] = '\0';
	else if (ends(word, len, "aux"))
		strcpy(word + len - 2, "l");
	else if (len > 3 && (word[len - 1] == 's' || word[len - 1] == 'x'))
		word[len - 1] = '\0';
}

static size_t run(const char *s, size_t len, size_t at, bool letters)
{
	ucs4_t c;
	while (at < len) {
		int n = u8_mbtouc(&c, (const uint8_t *)s + at, len - at);
		if ((uc_is_alpha(c) || uc_is_digit(c) || uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Mn)) != letters)
			break;
		at += n > 0 ? (size_t)n : 1;
	}
	return at;
}

tokens phrase_tokens(const void *parent, const char *text, size_t len)
{
	tokens t = {NEW_ARRAY(parent, token, 1), 0};
	AUTO_CTX(tmp);
	strbuf *folded = sb_new(tmp);
	size_t end;
	for (size_t at = 0; (at = run(text, len, at, false)) < len; at = end) {
		end = run(text, len, at, true);
		sb_clear(folded);
		text_fold(folded, text + at, end - at);
		if (is_small(folded->s))
			continue;
		t.list = GROW(parent, t.list, t.count + 1);
		char *word = mem_dup(t.list, folded->s);
		to_singular(word);
		t.list[t.count++] = (token){word, at, end - at};
	}
	return t;
}

void phrases_add(phrases *set, const void *parent, const char *text, size_t of, int weight)
{
	tokens words = phrase_tokens(parent, text, strlen(text));
	if (!words.count)
		return;
	set->list = GROW(parent, set->list, set->count + 1);
	set->list[set->count++] = (phrase){words, of, weight};
}

static int compare_first(const void *a, const void *b)
{
	const phrase *x = a, *y = b;
	int order = strcmp(x->words.list[0].word, y->words.list[0].word);
	return order ? order : (x->of > y->of) - (x->of < y->of);
}

void phrases_sort(phrases *set)
{
	if (set->count)
		qsort(set->list, set->count, sizeof *set->list, compare_first);
}

static size_t first_with(const phrases *set, const char *word)
{
	size_t low = 0, high = set->count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (strcmp(set->list[middle].words.list[0].word, word) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool stands_at(const phrase *p, tokens text, size_t at)
{
	if (text.count - at < p->words.count)
		return false;
	for (size_t i = 0; i < p->words.count; i++)
		if (strcmp(p->words.list[i].word, text.list[at + i].word) != 0)
			return false;
	return true;
}

void phrases_scan(const phrases *set, tokens text, void (*found)(void *data, const phrase *p, size_t at), void *data)
{
	for (size_t at = 0; at < text.count; at++)
		for (size_t i = first_with(set, text.list[at].word);
		     i < set->count && strcmp(set->list[i].words.list[0].word, text.list[at].word) == 0; i++)
			if (stands_at(&set->list[i], text, at))
				found(data, &set->list[i], at);
}
