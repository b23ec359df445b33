// SPDX-License-Identifier: EUPL-1.2
/* What stands before and after the title of a point: numbers, bullets, hours, durations, what it is for. */
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <ctype.h>
#include <string.h>
#include "agenda_signs.h"

enum { ROMAN_LONGEST = 4 };

size_t agenda_spaces(const char *s)
{
	size_t n = 0;

	while (s[n] == ' ' || s[n] == '\t' || !strncmp(s + n, "\xc2\xa0", 2))
		n += s[n] == '\xc2' ? 2 : 1;
	return n;
}

/* What may close a number: 1. 1) 1/ 1- 1° 1: 1 – ; 0 when none does. */
static size_t closing(const char *s)
{
	static const char *const signs[] = {".", ")", "/", ":", "°", "-", "–", "—"};
	size_t at = agenda_spaces(s), n = 0;

	for (size_t i = 0; i < LENGTH(signs) && !n; i++)
		if (!strncmp(s + at, signs[i], strlen(signs[i])))
			n = at + strlen(signs[i]);
	/* 2.1 and 1.- have two; a digit alone after a point is a part of the number */
	return n ? n + closing(s + n) : 0;
}

static size_t digits(const char *s)
{
	return strspn(s, "0123456789");
}

/* 1. · 2.3) · n° 4 : */
static size_t number_marker(const char *s)
{
	size_t at = !strncmp(s, "n°", 3) ? 3 + agenda_spaces(s + 3) : 0, n = digits(s + at);

	if (n == 0 || n > 3)
		return 0;
	at += n;
	bool dotted = false;
	while (s[at] == '.' && digits(s + at + 1) > 0 && digits(s + at + 1) < 3) {
		at += 1 + digits(s + at + 1);
		dotted = true;
	}
	n = closing(s + at);
	if (!n && dotted && agenda_spaces(s + at)) /* 1.1 Budget */
		return at;
	return n && !digits(s + at + n) ? at + n : 0; /* 15-18 ans is no number */
}

/* I. · IV - · a) · B. : one letter, or a short Roman number. */
static size_t letter_marker(const char *s)
{
	size_t n = strspn(s, "IVX");

	if (n == 0 || n > ROMAN_LONGEST || isalpha((unsigned char)s[n]))
		n = isalpha((unsigned char)s[0]) && !isalpha((unsigned char)s[1]) && (unsigned char)s[1] < 0x80;
	if (n == 0 || (s[n] != '.' && s[n] != ')' && s[n] != '-' && !(s[n] == ' ' && closing(s + n))))
		return 0;
	return n + closing(s + n);
}

/* A number in a circle, or with the sign that makes it a key: ① 1️⃣ */
static size_t drawn_number(const char *s)
{
	if (!strncmp(s, "\xe2\x91", 2) && (unsigned char)s[2] >= 0xa0 && (unsigned char)s[2] <= 0xb3)
		return 3;
	size_t n = digits(s);
	return n && !strncmp(s + n, "\xef\xb8\x8f\xe2\x83\xa3", 6) ? n + 6 : 0;
}

/* Signs that also begin words or sums need a space after them. */
static size_t bullet_marker(const char *s)
{
	static const struct {
		const char *sign;
		bool spaced;
	} bullets[] = {
		{"-", true}, {"*", true}, {">", true}, {"[ ]", true}, {"[x]", true}, {"o\t", false}, {"–", false}, {"—", false},
		{"•", false}, {"·", false}, {"▪", false}, {"◦", false}, {"‣", false}, {"→", false}, {"☐", false}, {"☑", false},
		{"✓", false}, {"✔", false}, {"➢", false}, {"➤", false}, {"❖", false}, {"■", false}, {"□", false}, {"●", false},
		{"○", false}, {"◆", false}, {"►", false}, {"\xef\x82\xb7", false /* Word's own */ },
	};

	for (size_t i = 0; i < LENGTH(bullets); i++) {
		size_t n = strlen(bullets[i].sign);
		if (!strncmp(s, bullets[i].sign, n) && (!bullets[i].spaced || agenda_spaces(s + n)))
			return n;
	}
	return 0;
}

/* 18h30 · 18 h · 18:30 */
static size_t hour(const char *s)
{
	size_t n = digits(s), at = n + agenda_spaces(s + n);

	if (n < 1 || n > 2 || !s[at] || !strchr("hH:", s[at]))
		return 0;
	bool colon = s[at] == ':';
	at += 1 + agenda_spaces(s + at + 1);
	n = digits(s + at);
	if (n == 2)
		return at + n;
	return n || colon || isalpha((unsigned char)s[at]) ? 0 : at;
}

/* 18 h 30 – 19 h, 18 h 30 à 19 h: bytes of both, 0 when there is no second one. */
static size_t hours_between(const char *s, size_t first)
{
	size_t sign = closing(s + first), gap = agenda_spaces(s + first);

	if (!sign && !strncmp(s + first + gap, "à ", strlen("à ")))
		gap += strlen("à ");
	else
		gap = sign + agenda_spaces(s + first + sign);
	size_t second = hour(s + first + gap);
	return second ? first + gap + second : 0;
}

/* The hour at which a point comes is not its title: 18h30 : · (18h30) · de 18h30 à 19h : */
static size_t hour_marker(const char *s)
{
	size_t before = *s == '(' ? 1 : text_begins(s, "de ") ? 3 : 0, at = hour(s + before);

	if (!at)
		return 0;
	size_t both = hours_between(s + before, at);
	if (before == 3 && !both) /* «de 18h30» alone begins a sentence */
		return 0;
	at = before + (both ? both : at);
	return at + closing(s + at);
}

static size_t unit(const char *s)
{
	static const char *const units[] = {"minutes", "minute", "min", "mn", "heures", "heure", "h", "’", "'", "′"};

	for (size_t i = 0; i < LENGTH(units); i++)
		if (!strncmp(s, units[i], strlen(units[i])))
			return strlen(units[i]);
	return 0;
}

/* 10 min · 1 h · 1h30 · 15’ */
static size_t duration(const char *s)
{
	size_t n = digits(s), at = n + agenda_spaces(s + n), u = n ? unit(s + at) : 0;

	if (!u)
		return 0;
	at += u;
	at += s[at] == '.';
	return at + digits(s + at);
}

/* «5 min - Accueil» */
static size_t duration_marker(const char *s)
{
	size_t n = duration(s), sign = n ? closing(s + n) : 0;

	return sign ? n + sign : 0;
}

/* "Point 3 :", "Point n° 3 -", "Résolution 2 :" */
static size_t word_marker(const char *s)
{
	static const char *const words[] = {"point ", "article ", "résolution ", "sujet "};

	for (size_t i = 0; i < LENGTH(words); i++) {
		size_t n = text_begins(s, words[i]) ? number_marker(s + strlen(words[i])) : 0;
		if (n)
			return strlen(words[i]) + n;
	}
	return 0;
}

size_t agenda_marker(const char *s)
{
	static size_t (*const kinds[])(const char *s) = {
		hour_marker, duration_marker, word_marker, number_marker, letter_marker, drawn_number, bullet_marker,
	};

	for (size_t i = 0; i < LENGTH(kinds); i++) {
		size_t n = kinds[i](s);
		if (n)
			return n;
	}
	return 0;
}

static size_t number_of(const char *s, size_t place)
{
	size_t n = digits(s), value = 0;

	for (size_t i = 0; i < n && n <= 2; i++)
		value = value * 10 + (size_t)(s[i] - '0');
	return n && value == place ? n : 0;
}

size_t agenda_bare_number(const char *s, size_t place)
{
	size_t n = number_of(s, place);

	return n && agenda_spaces(s + n) ? n : 0;
}

size_t agenda_number_inside(const char *s, size_t place)
{
	size_t n = number_of(s, place), sign = n ? closing(s + n) : 0;

	return sign && agenda_spaces(s + n + sign) ? n + sign : 0;
}

bool agenda_is_detail(const char *s, size_t len)
{
	static const char *const aims[] = {"décision", "information", "avis", "vote", "validation", "discussion", "échange", "approbation"};
	AUTO_CTX(tmp);
	char *words = text_trim(tmp, mem_dupn(tmp, s, len));
	size_t n = duration(words), skip = text_begins(words, "pour ") ? 5 : 0;

	if (n && !words[n])
		return true;
	for (size_t i = 0; i < LENGTH(aims) && skip; i++)
		if (text_same(words + skip, aims[i]))
			return true;
	return false;
}

/* Where "(10 min)" or "[pour avis]" begins at the end, len when neither does. */
static size_t bracket_start(const char *s, size_t len)
{
	size_t open = len;

	if (len < 3 || (s[len - 1] != ')' && s[len - 1] != ']'))
		return len;
	while (open > 0 && s[open - 1] != '(' && s[open - 1] != '[')
		open--;
	return open && agenda_is_detail(s + open, len - 1 - open) ? open - 1 : len;
}

/* Where "– 10 min", ": pour avis" or ", 1h" begins at the end, len when none does. */
static size_t detail_start(const char *s, size_t len)
{
	static const char *const signs[] = {" - ", "–", "—", ":", ","};

	for (size_t at = len; at > 0; at--)
		for (size_t i = 0; i < LENGTH(signs); i++) {
			size_t n = strlen(signs[i]);
			if (at - 1 + n < len && !strncmp(s + at - 1, signs[i], n))
				return at > 1 && agenda_is_detail(s + at - 1 + n, len - at + 1 - n) ? at - 1 : len;
		}
	return len;
}

size_t agenda_title_end(const char *s, size_t len)
{
	for (size_t before = len + 1; len && len != before;) {
		before = len;
		len = bracket_start(s, len);
		len = detail_start(s, len);
		while (len && strchr(" \t;,.:", s[len - 1]))
			len--;
		if (len > 1 && !strncmp(s + len - 2, "\xc2\xa0", 2))
			len -= 2;
	}
	return len;
}
