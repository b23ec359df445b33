// SPDX-License-Identifier: EUPL-1.2
#include <carnet/rules/named.h>

#include <carnet/base/mem.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

static const char MARKS[] = ",.;:!?()\"";

static bool begins_high(const char *word)
{
	ucs4_t c;

	return u8_next(&c, (const uint8_t *)word) && uc_is_upper(c);
}

/* What a mark separates is no name, but for the dot of a title. */
static enum person pair(const void *parent, const name_words *n, const char *first, const char *second, char **words)
{
	bool marked = strchr(MARKS, first[strlen(first) - 1]);

	*words = mem_printf(parent, "%s %.*s", first, (int)strcspn(second, MARKS), second);
	enum person p = begins_high(second) ? person_of(n, *words) : PERSON_NO;
	return marked && p != PERSON_SURE ? PERSON_NO : p;
}

char *named_in(const void *parent, const name_words *n, const char *text, bool *sure)
{
	AUTO_CTX(tmp);
	char *rest = mem_dup(tmp, text), *word, *words, *before = NULL, *perhaps = NULL;

	*sure = false;
	while ((word = strsep(&rest, " \t\n\r"))) {
		if (!*word)
			continue;
		enum person p = before ? pair(tmp, n, before, word, &words) : PERSON_NO;
		if (p == PERSON_SURE) {
			*sure = true;
			return mem_dup(parent, words);
		}
		if (p == PERSON_LIKELY && !perhaps)
			perhaps = words;
		before = word;
	}
	return perhaps ? mem_dup(parent, perhaps) : NULL;
}
