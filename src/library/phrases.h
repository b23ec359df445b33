// SPDX-License-Identifier: EUPL-1.2
/* Known phrases found in a text: words folded and in the singular, small words and elisions left out on both sides. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

typedef struct token { const char *word; size_t at, len; } token; /* word: folded, singular; at, len: as written, in bytes */
typedef struct tokens { token *list; size_t count; } tokens;
/* Talloc array on parent. */
tokens phrase_tokens(const void *parent, const char *text, size_t len);

typedef struct phrase { tokens words; size_t of; int weight; } phrase; /* of: the caller's own number */
typedef struct phrases { phrase *list; size_t count; } phrases;
/* An empty phrase (only small words) is left out. */
void phrases_add(phrases *set, const void *parent, const char *text, size_t of, int weight);
void phrases_sort(phrases *set);
/* Calls found for each phrase of the set that stands whole at each place of the text. */
void phrases_scan(const phrases *set, tokens text, void (*found)(void *data, const phrase *p, size_t at), void *data);
