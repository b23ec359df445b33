// SPDX-License-Identifier: EUPL-1.2
/* The acronyms of the glossary that texts use: words of two capitals or more. */
#include <string.h>
#include <carnet/base/text.h>
#include "writer.h"

enum { LONGEST = 20 };

int acronyms_open(struct writer *w, acronyms *a)
{
	*a = (acronyms){ 0 };
	return library_words(w->l, w->tmp, &a->all, &a->nall, w->e);
}

static bool held(const acronyms *a, const word *one)
{
	for (size_t i = 0; i < a->count; i++)
		if (a->list[i] == one)
			return true;
	return false;
}

static void add_one(struct writer *w, acronyms *a, const char *s, size_t len)
{
	const char *token = mem_dupn(w->tmp, s, len);

	for (size_t i = 0; i < a->nall; i++) {
		const word *one = &a->all[i];
		if (strcmp(one->name, token) || held(a, one))
			continue;
		a->list = GROW(w->tmp, a->list, a->count + 1);
		a->list[a->count++] = one;
		return;
	}
}

void acronyms_add(struct writer *w, acronyms *a, const char *text)
{
	for (const char *s = text; *s;) {
		size_t capitals = strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), len = strcspn(s, " \n\t.,;:!?()[]«»’'\"/");
		if (capitals >= 2 && len <= LONGEST)
			add_one(w, a, s, len);
		s += len;
		s += *s != '\0';
	}
}

void acronyms_write(struct writer *w, const acronyms *a)
{
	node *list = w_list(w);

	for (size_t i = 0; i < a->count; i++) {
		node *item = doc_add(w->d, list, N_ITEM);
		doc_link(w->d, item, a->list[i]->name, w_printf(w, "sigle:%s", a->list[i]->id));
		doc_text(w->d, item, w_printf(w, _(": %s"), a->list[i]->full));
	}
}
