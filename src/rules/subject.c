// SPDX-License-Identifier: EUPL-1.2
#include "subject.h"

#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <string.h>

enum { TELLING = 4 /* letters of a word that tells something */ };
static const char LETTERS[] = "abcdefghijklmnopqrstuvwxyz";

subject subject_of(const void *parent, const record *point)
{
	AUTO_CTX(tmp);
	strbuf *folded = sb_new(tmp);
	const char *title = record_text(point, "title");

	text_fold(folded, title, strlen(title));
	return (subject){ text_trim(parent, folded->s), record_text(point, "topic") };
}

static bool has_word(const char *title, const char *word, size_t len)
{
	for (size_t n; *(title += strcspn(title, LETTERS)); title += n) {
		n = strspn(title, LETTERS);
		if (n == len && !strncmp(title, word, len))
			return true;
	}
	return false;
}

/* Whether all telling words of a are in b; false when a has none. */
static bool within(const char *a, const char *b)
{
	size_t told = 0;

	for (size_t n; *(a += strcspn(a, LETTERS)); a += n) {
		n = strspn(a, LETTERS);
		if (n < TELLING)
			continue;
		if (!has_word(b, a, n))
			return false;
		told++;
	}
	return told > 0;
}

bool subject_same(const subject *a, const subject *b)
{
	if (!strcmp(a->title, b->title))
		return *a->title != '\0';
	return *a->topic && !strcmp(a->topic, b->topic) && (within(a->title, b->title) || within(b->title, a->title));
}
