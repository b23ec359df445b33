// SPDX-License-Identifier: EUPL-1.2
#include "subject.h"

#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <string.h>

enum { TELLING = 4 /* letters of a word that tells something */ };
static const char LETTERS[] = "abcdefghijklmnopqrstuvwxyz";

static uint64_t bits_of(const char *title)
{
	uint64_t bits = 0;

	for (size_t n; *(title += strcspn(title, LETTERS)); title += n) {
		uint32_t sum = 2166136261;
		n = strspn(title, LETTERS);
		for (size_t i = 0; i < n; i++)
			sum = (sum ^ (unsigned char)title[i]) * 16777619; /* FNV-1a */
		bits |= n < TELLING ? 0 : UINT64_C(1) << (sum >> 26) | UINT64_C(1) << (sum >> 20) % 64;
	}
	return bits;
}

subject subject_of(const void *parent, const record *point)
{
	AUTO_CTX(tmp);
	strbuf *folded = sb_new(tmp);
	const char *title = record_text(point, "title");

	text_fold(folded, title, strlen(title));
	return (subject){text_trim(parent, folded->s), record_text(point, "topic"), bits_of(folded->s)};
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

/* Whether all telling words of one are in the other; false when it has none. */
static bool within(const subject *one, const subject *other)
{
	const char *a = one->title, *b = other->title;
	size_t told = 0;

	if (one->told & ~other->told)
		return false;
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
	if (a->told == b->told && !strcmp(a->title, b->title))
		return *a->title != '\0';
	return (within(a, b) || within(b, a)) && *a->topic && !strcmp(a->topic, b->topic);
}
