// SPDX-License-Identifier: EUPL-1.2
/* The words of a search, turned into FTS5 query text the same way for the guide and for the journal. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <carnet/base/strbuf.h>

/* One way a word may be written in the index, whole or as the beginning of others. */
typedef struct search_form { const char *text; bool prefix; } search_form;
/* A word of the query and its variants (prefix, stem, al/aux, œ/oe; a short or capital word also whole); fts says them all. */
typedef struct search_word { const char *typed; char *fts; bool stop; const search_form *forms; size_t nforms; } search_word;
/* One form more of what fts says: "a" OR "b"*. */
void search_form_add(strbuf *fts, const char *text, bool prefix);
/* A query has at most this many words: what follows (a page pasted by mistake) is not looked for. */
enum { SEARCH_WORDS_MAX = 12 };
/* Splits and folds; l’, d’, qu’ fall away, stop words are marked. Talloc array on parent. */
search_word *search_words(const void *parent, const char *typed, size_t *count);
/* "(a) AND (b)" of the words that are not stop words (all of them when only stop words remain); skip ≥ 0 leaves that word out.
   NULL when nothing is left. */
char *search_match(const void *parent, const search_word *w, size_t count, long skip);
/* The same with OR. */
char *search_any(const void *parent, const search_word *w, size_t count);
/* Nearest word of a vocabulary by one letter, the same first letter preferred: calls next(data) for candidates, most frequent first, until NULL or
   a best one is met. A candidate need only live until the following call. Talloc string on parent, or NULL; words under four letters are not mended. */
char *search_mend(const void *parent, const char *typed, const char *(*next)(void *data), void *data);
/* The other way round, for a vocabulary too long to be read: every spelling at one letter from typed with the same first one, folded, in the letters
   of French. No word of the vocabulary begins with more than kept letters of it. Talloc array below parent; none under four letters. */
char **search_spellings(const void *parent, const char *typed, size_t kept, size_t *count);
