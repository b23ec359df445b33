// SPDX-License-Identifier: EUPL-1.2
/* Runs of twelve words as the test of the founding documents compares them: folded, without signs, targets of links left out; each run is one
   64-bit hash (FNV-1a), so that the documents themselves need not be here. */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

#include <carnet/base/mem.h>
#include <carnet/base/strbuf.h>
#include <carnet/base/text.h>

enum { RUN_WORDS = 12 };

typedef struct runs {
	uint64_t words[RUN_WORDS]; /* hashes of the last words met */
	size_t count;
} runs;

static inline uint64_t runs_hash(uint64_t h, const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		h = (h ^ (unsigned char)s[i]) * 0x100000001b3;
	return h;
}

/* Takes one word; true when twelve are there, with the hash of the run that ends with it. */
static inline bool runs_word(runs *r, const char *letters, size_t len, uint64_t *hash)
{
	r->words[r->count++ % RUN_WORDS] = runs_hash(0xcbf29ce484222325, letters, len);
	if (r->count < RUN_WORDS)
		return false;
	*hash = 0xcbf29ce484222325;
	for (size_t i = 0; i < RUN_WORDS; i++)
		*hash = runs_hash(*hash, (const char *)&r->words[(r->count + i) % RUN_WORDS], sizeof(uint64_t));
	return true;
}

/* "](…)" is no text: a link inside a sentence does not hide it. */
static inline size_t runs_skip(const char *s)
{
	const char *end = s[0] == ']' && s[1] == '(' ? strchr(s, ')') : NULL;
	return end ? (size_t)(end - s) : 0;
}

/* Calls each with every run of the text and the byte after its last word. */
static inline void runs_each(const char *text, void (*each)(void *data, uint64_t hash, size_t end), void *data)
{
	AUTO_CTX(tmp);
	strbuf *folded = sb_new(tmp);
	runs r = {0};
	uint64_t hash;
	for (size_t at = 0, len = strlen(text), start; at < len;) {
		ucs4_t c;
		at += runs_skip(text + at);
		for (start = at; at < len; at += (size_t)u8_mbtouc(&c, (const uint8_t *)text + at, len - at)) {
			u8_mbtouc(&c, (const uint8_t *)text + at, len - at);
			if (!uc_is_alpha(c) && !uc_is_digit(c))
				break;
		}
		if (at > start) {
			sb_clear(folded);
			text_fold(folded, text + start, at - start);
			if (runs_word(&r, folded->s, folded->len, &hash))
				each(data, hash, at);
		} else {
			at += (size_t)u8_mbtouc(&c, (const uint8_t *)text + at, len - at);
		}
	}
}

typedef struct run_set { uint64_t *list; size_t count, room; } run_set;

static inline void run_set_add(void *data, uint64_t hash, size_t end)
{
	run_set *set = data;
	(void)end;
	if (set->count == set->room) {
		set->room = set->room ? 2 * set->room : 1024;
		set->list = mem_check(realloc(set->list, set->room * sizeof *set->list));
	}
	set->list[set->count++] = hash;
}

static inline int run_set_compare(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

static inline void run_set_sort(run_set *set)
{
	if (set->count)
		qsort(set->list, set->count, sizeof *set->list, run_set_compare);
}

static inline bool run_set_has(const run_set *set, uint64_t hash)
{
	return set->count && bsearch(&hash, set->list, set->count, sizeof hash, run_set_compare);
}
