// SPDX-License-Identifier: EUPL-1.2
/* Everything readable, in reading order: the pages of the files, and those made from levels, criteria, glossary and sources. */
#pragma once
#include <carnet/doc/doc.h>
#include "content.h"

typedef struct readable {
	const char *id, *title, *kind, *summary, *verified, *screen;
	const char *part;         /* its id */
	int64_t part_order, order;
	bool advice, brief;       /* brief: the body is not searched, its entries are found on their own */
	const text_at *tags, *next, *sources;
	size_t ntags, nnext, nsources;
	const char *body;         /* Markdown */
	const item *of;           /* the record that it comes from, NULL when it comes from many */
} readable;

const char *page_kind(const item *page);
/* Every readable page, sorted by part, order and id; call it on content without problems. */
readable *pages_all(const void *parent, const content *c, size_t *count);

/* Pages made by the program: their names are declared before the checks, their parts checked with the rest. */
void generated_declare(content *c);
void generated_check(content *c);
/* Appends them, with their bodies. */
void generated_add(const void *parent, const content *c, readable **list, size_t *count);
/* A word as people write it: its name, or its id, whose hyphens stand for spaces unless it is an acronym. */
const char *word_name(const void *parent, const item *word);
/* The glossary in the order of its letters. */
const item **words_sorted(const void *parent, const content *c, size_t *count);
