// SPDX-License-Identifier: EUPL-1.2
#include <carnet/rules/person.h>
#include <carnet/base/mem.h>
#include <carnet/library/library.h>
#include <carnet/base/text.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

enum { WORDS_MOST = 5 };

/* In the order of the keys below. */
enum list { TITLES, LINKS, ROLES, THINGS, THING_ENDINGS, LIKE_THINGS, LIKE_VERBS, LIKE_INFINITIVES, LISTS };
struct name_words {
	const char *const *lists[LISTS];
};

name_words *name_words_read(const void *parent, library *l)
{
	static const char *const keys[LISTS] = {"titles", "links", "roles", "things", "thing_endings", "like_things", "like_verbs", "like_infinitives"};
	name_words *n = NEW(parent, name_words);

	for (size_t i = 0; i < LISTS; i++)
		n->lists[i] = library_names(l, n, keys[i]);
	return n;
}

static bool listed(const name_words *n, enum list list, const char *said)
{
	for (const char *const *one = n->lists[list]; *one; one++)
		if (text_same(*one, said))
			return true;
	return false;
}

static bool among(const char *const *list, size_t n, const char *said)
{
	for (size_t i = 0; i < n; i++)
		if (text_same(list[i], said))
			return true;
	return false;
}
#define AMONG(list, said) among((list), LENGTH(list), (said))

bool person_oneself(const char *words)
{
	static const char *const oneself[] = {"moi", "moi-même", "me", "myself", "je"};

	return !*words || AMONG(oneself, words);
}

static bool ends(const char *said, const char *ending)
{
	size_t w = strlen(said), n = strlen(ending);

	return w > n && !strcmp(said + w - n, ending);
}

static bool thing(const name_words *n, const char *said)
{
	for (const char *const *ending = n->lists[THING_ENDINGS]; *ending; ending++)
		if (ends(said, *ending) && !listed(n, LIKE_THINGS, said))
			return true;
	return listed(n, THINGS, said);
}

static bool infinitive(const name_words *n, const char *said)
{
	static const char *const endings[] = {"er", "ir", "re"};

	for (size_t i = 0; i < LENGTH(endings); i++)
		if (ends(said, endings[i]) && strlen(said) > 3)
			return !listed(n, LIKE_INFINITIVES, said) && !listed(n, LIKE_VERBS, said);
	return false;
}

static const char *after_elision(const char *said)
{
	static const char *const signs[] = {"'", "’"};

	for (size_t i = 0; i < LENGTH(signs); i++) { /* s’assurer, l'envoyer */
		const char *p = strstr(said, signs[i]);
		if (p && p - said <= 2)
			return p + strlen(signs[i]);
	}
	return said;
}

bool verb_begins(const name_words *n, const char *words)
{
	static const char *const before[] = {"à", "de", "ne", "pas", "se", "me", "y", "en", "bien", "les", "le", "la", "lui", "leur"};
	AUTO_CTX(tmp);
	char *rest = text_trim(tmp, words), *said;

	while ((said = strsep(&rest, " ")) && rest && AMONG(before, said))
		;
	if (!said)
		return false;
	said[strcspn(said, ",.;:")] = '\0';
	return infinitive(n, after_elision(said));
}

/* One word of a name: a capital first, no digit; capitals alone are an acronym. */
static bool name_word(const char *said)
{
	ucs4_t c;
	bool small = false, first = true;

	for (const uint8_t *s = (const uint8_t *)said; (s = u8_next(&c, s)); first = false) {
		if (first && !uc_is_upper(c))
			return false;
		if (!uc_is_alpha(c) && c != '-' && c != '\'' && c != 0x2019 && c != '.')
			return false;
		small = small || uc_is_lower(c);
	}
	return small;
}

static const char *after_article(const char *words)
{
	static const char *const articles[] = {"le ", "la ", "l’", "l'", "les "};
	size_t len;

	for (size_t i = 0; i < LENGTH(articles); i++)
		if (text_find(words, articles[i], true, &len) == 0)
			return words + len;
	return words;
}

/* A word of a name of which some words are known already, -1 for one that is of no name; 1 when it names. */
static int weigh(const name_words *n, const char *said, int place, int names)
{
	if (!place && listed(n, TITLES, said))
		return 0;
	if (names && listed(n, LINKS, said))
		return 0;
	return name_word(said) && !thing(n, said) && (place || !infinitive(n, said)) ? 1 : -1;
}

enum person person_of(const name_words *n, const char *words)
{
	AUTO_CTX(tmp);
	char *rest = mem_dup(tmp, words), *said;
	int names = 0, count = 0;
	bool titled = false;

	if (*words && (person_oneself(words) || listed(n, ROLES, after_article(words))))
		return PERSON_SURE;
	for (; (said = strsep(&rest, " ")); count++) {
		int more = count < WORDS_MOST && *said ? weigh(n, said, count, names) : -1;
		if (more < 0)
			return PERSON_NO;
		titled = titled || (!count && !more);
		names += more;
	}
	return !names ? PERSON_NO : titled ? PERSON_SURE : PERSON_LIKELY;
}

bool person_ends(const char *words)
{
	const char *space = strrchr(words, ' ');

	return space && name_word(space + 1);
}
