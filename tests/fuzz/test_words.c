// SPDX-License-Identifier: EUPL-1.2
/* The words of a search: whatever is typed, both indexes understand the query made of it. */
#include "fuzz.h"

#include <carnet/base/mem.h>
#include <carnet/base/words.h>
#include <carnet/journal/find.h>

static journal *notes(void)
{
	static const char *const names[] = {"CPTS du Val d’Orge", "Hôpital de la Cœur-Dieu", "Réunions, comités et budget ACI"};
	static journal *j;
	AUTO_ERR e = {0};
	if (j)
		return j;
	HOLDS(journal_open(NULL, &j, ":memory:", JOURNAL_WRITE, &e) == 0);
	for (size_t i = 0; i < LENGTH(names); i++) {
		record *r = record_new(j, &e_cpts);
		record_set(r, "name", value_text(r, names[i]));
		HOLDS(journal_save(j, r, NULL, &e) == 0);
	}
	return j;
}

int fuzz_one(const uint8_t *data, size_t len)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	const char *typed = mem_dupn(tmp, (const char *)data, len);
	size_t count;
	hits *found = NULL;
	search_word *w = search_words(tmp, typed, &count);
	HOLDS(count <= SEARCH_WORDS_MAX);
	for (long skip = -1; skip < (long)count; skip++)
		search_match(tmp, w, count, skip);
	int code = journal_find(notes(), tmp, typed, 20, &found, &e);
	HOLDS_TOLD(code, &e);
	HOLDS(code == 0 && found->count <= 20);
	return 0;
}
