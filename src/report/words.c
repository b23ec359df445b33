// SPDX-License-Identifier: EUPL-1.2
/* The words of the glossary that texts use, in the order in which one meets them. */
#include <carnet/library/topics.h>
#include <string.h>
#include "writer.h"

void words_of(strbuf *text, const char *said)
{
	sb_add(text, said);
	sb_addc(text, '\n');
}

/* An acronym is meant in capitals only: «passe» is not PASS. */
static bool meant(const word *one, const char *text)
{
	size_t capitals = strspn(one->name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

	return one->name[capitals] || strstr(text, one->name);
}

int words_find(struct writer *w, const char *text, bool acronyms, size_t most, const word ***out, size_t *count)
{
	mentions *m;
	int code = library_mentions(w->l, w->tmp, text, &m, w->e);

	*count = 0;
	*out = NULL;
	if (code)
		return code;
	*out = NEW_ARRAY(w->tmp, const word *, m->nwords + 1);
	for (size_t i = 0; i < m->nwords && *count < most; i++)
		if (meant(m->words[i], text) && (!acronyms || !strcmp(m->words[i]->kind, "sigle")))
			(*out)[(*count)++] = m->words[i];
	return 0;
}

int words_write(struct writer *w, const char *heading, const char *text, size_t most)
{
	const word **list;
	size_t count;
	int code = words_find(w, text, false, most, &list, &count);

	if (code || !count)
		return code;
	w_heading(w, 2, heading);
	node *items = w_list(w);
	for (size_t i = 0; i < count; i++) {
		node *item = doc_add(w->d, items, N_ITEM);
		doc_link(w->d, item, list[i]->name, w_printf(w, "sigle:%s", list[i]->id));
		doc_text(w->d, item, w_printf(w, _(": %s"), list[i]->full));
	}
	return 0;
}
