// SPDX-License-Identifier: EUPL-1.2
#include <carnet/rules/agenda.h>

#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <ctype.h>
#include <string.h>

enum { TITLE_LONGEST = 2000, ROMAN_LONGEST = 4 };

static size_t spaces(const char *s)
{
	size_t n = 0;

	while (s[n] == ' ' || s[n] == '\t' || !strncmp(s + n, "\xc2\xa0", 2))
		n += s[n] == '\xc2' ? 2 : 1;
	return n;
}

/* What may close a number: 1. 1) 1/ 1- 1° 1: 1 – ; 0 when none does. */
static size_t closing(const char *s)
{
	static const char *const signs[] = { ".", ")", "/", ":", "°", "-", "–", "—" };
	size_t at = spaces(s), n = 0;

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
	size_t at = !strncmp(s, "n°", 3) ? 3 + spaces(s + 3) : 0, n = digits(s + at);

	if (n == 0 || n > 3)
		return 0;
	at += n;
	bool dotted = false;
	while (s[at] == '.' && digits(s + at + 1) > 0 && digits(s + at + 1) < 3) {
		at += 1 + digits(s + at + 1);
		dotted = true;
	}
	n = closing(s + at);
	if (!n && dotted && spaces(s + at)) /* 1.1 Budget */
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

/* Signs that also begin words or sums need a space after them. */
static size_t bullet_marker(const char *s)
{
	static const struct {
		const char *sign;
		bool spaced;
	} bullets[] = {
		{ "-", true }, { "*", true }, { ">", true }, { "o\t", false }, { "–", false }, { "—", false }, { "•", false }, { "·", false },
		{ "▪", false }, { "◦", false }, { "‣", false }, { "→", false }, { "☐", false }, { "\xef\x82\xb7", false /* Word's own */ },
	};

	for (size_t i = 0; i < LENGTH(bullets); i++) {
		size_t n = strlen(bullets[i].sign);
		if (!strncmp(s, bullets[i].sign, n) && (!bullets[i].spaced || spaces(s + n)))
			return n;
	}
	return 0;
}

/* 18h30 · 18 h · 18:30 */
static size_t hour(const char *s)
{
	size_t n = digits(s), at = n + spaces(s + n);

	if (n < 1 || n > 2 || !s[at] || !strchr("hH:", s[at]))
		return 0;
	bool colon = s[at] == ':';
	at += 1 + spaces(s + at + 1);
	n = digits(s + at);
	if (n == 2)
		return at + n;
	return n || colon || isalpha((unsigned char)s[at]) ? 0 : at;
}

/* The hour at which a point comes, or 18 h 30 – 19 h, is not its title. */
static size_t hour_marker(const char *s)
{
	size_t at = hour(s), sign = at ? closing(s + at) : 0, gap = spaces(s + at);

	if (!at)
		return 0;
	if (!sign && !strncmp(s + at + gap, "à ", strlen("à ")))
		gap += strlen("à ");
	else
		gap = sign + spaces(s + at + sign);
	size_t second = hour(s + at + gap);
	return second ? at + gap + second : at + sign;
}

/* "Point 3 :", "Point n° 3 -" */
static size_t word_marker(const char *s)
{
	if (!text_begins(s, "point "))
		return 0;
	size_t n = number_marker(s + 6);
	return n ? 6 + n : 0;
}

/* Bytes of the marker a line begins with, 0 when it begins with none. */
static size_t marker(const char *s)
{
	static size_t (*const kinds[])(const char *s) = { hour_marker, word_marker, number_marker, letter_marker, bullet_marker };

	for (size_t i = 0; i < LENGTH(kinds); i++) {
		size_t n = kinds[i](s);
		if (n)
			return n;
	}
	return 0;
}

/* "(10 min)", "[15’]", "– 10 minutes" at the end: how long it takes is not its title either. */
static size_t duration_start(const char *s, size_t len)
{
	size_t open = len;

	if (len < 3 || (s[len - 1] != ')' && s[len - 1] != ']'))
		return len;
	while (open > 0 && s[open - 1] != '(' && s[open - 1] != '[')
		open--;
	size_t n = open ? digits(s + open) : 0;
	if (!n)
		return len;
	const char *unit = s + open + n + spaces(s + open + n);
	return !strncmp(unit, "min", 3) || !strncmp(unit, "mn", 2) || *unit == 'h' || *unit == '\'' || !strncmp(unit, "’", 3) ? open - 1 : len;
}

static size_t title_end(const char *s, size_t len)
{
	for (size_t before = len + 1; len && len != before;) {
		before = len;
		len = duration_start(s, len);
		while (len && strchr(" \t;,.:", s[len - 1]))
			len--;
		if (len > 1 && !strncmp(s + len - 2, "\xc2\xa0", 2))
			len -= 2;
	}
	return len;
}

struct split {
	const void *parent;
	char **titles;
	size_t count;
};

static void add_title(struct split *p, const char *s, size_t len)
{
	size_t skip;

	for (int i = 0; i < 2 && len && (skip = marker(s)); i++) { /* «18h30 - 1. Accueil» has two */
		skip += spaces(s + skip);
		s += skip;
		len -= skip < len ? skip : len;
	}
	len = title_end(s, len);
	if (!len)
		return;
	if (len > TITLE_LONGEST)
		len = TITLE_LONGEST;
	while (len && ((unsigned char)s[len] & 0xc0) == 0x80) /* cut at a letter */
		len--;
	p->titles = GROW(p->parent, p->titles, p->count + 1);
	p->titles[p->count++] = mem_dupn(p->parent, s, len);
}

static void go_on(struct split *p, const char *s, size_t len)
{
	char **last = &p->titles[p->count - 1];

	len = title_end(s, len);
	if (strlen(*last) + len + 1 < TITLE_LONGEST)
		*last = mem_printf(p->parent, "%s %.*s", *last, (int)len, s);
}

/* Bytes of «Ordre du jour :» at the beginning of a line, of all of it when it says nothing else. */
static size_t announcement(const char *s, size_t len)
{
	static const char *const words[] = { "ordre du jour", "odj", "l'ordre du jour", "points à l'ordre du jour", "au programme", "programme", "agenda" };
	const char *colon = memchr(s, ':', len);
	AUTO_CTX(tmp);
	char *line = mem_dupn(tmp, s, title_end(s, len));

	for (size_t i = 0; i < LENGTH(words); i++) {
		if (text_same(line, words[i]))
			return len;
		if (text_begins(line, words[i]) && colon)
			return (size_t)(colon - s) + 1;
	}
	return 0;
}

/* Lines of text that are not empty, trimmed: bytes [at, at + len). */
static bool next_line(const char **at, const char **s, size_t *len)
{
	while (**at) {
		*s = *at + spaces(*at);
		*len = strcspn(*s, "\r\n");
		*at = *s + *len + ((*s)[*len] != '\0');
		while (*len && ((*s)[*len - 1] == ' ' || (*s)[*len - 1] == '\t'))
			(*len)--;
		if (*len)
			return true;
	}
	return false;
}

static size_t marked_lines(const char *text, size_t *lines)
{
	const char *at = text, *s;
	size_t len, n = 0;

	*lines = 0;
	while (next_line(&at, &s, &len)) {
		(*lines)++;
		n += marker(s) > 0;
	}
	return n;
}

/* "2 Bilan" as the second line: bytes of a number that nothing closes, 0 when it is another one or none. */
static size_t bare_number(const char *s, size_t place)
{
	size_t n = digits(s), value = 0;

	for (size_t i = 0; i < n && n <= 2; i++)
		value = value * 10 + (size_t)(s[i] - '0');
	return n && value == place && spaces(s + n) ? n : 0;
}

/* Numbers that nothing closes are numbers when they count the lines, all of them. */
static bool lines_counted(const char *text)
{
	const char *at = text, *s;
	size_t len, n = 0;

	while (next_line(&at, &s, &len)) {
		AUTO_CTX(tmp);
		if (announcement(mem_dupn(tmp, s, len), len) == len)
			continue;
		if (!bare_number(s, ++n))
			return false;
	}
	return n > 1;
}

/* One line with several points: «Budget ; ACI ; questions diverses». */
static void split_line(struct split *p, const char *s, size_t len)
{
	const char *end = s + len;

	while (s < end) {
		const char *semicolon = memchr(s, ';', (size_t)(end - s));
		size_t n = (size_t)((semicolon ? semicolon : end) - s), skip = spaces(s);
		AUTO_CTX(tmp);
		if (skip < n)
			add_title(p, mem_dupn(tmp, s + skip, n - skip), n - skip);
		s += n + 1;
	}
}

void agenda_split(const void *parent, const char *text, char ***titles, size_t *count)
{
	struct split p = { .parent = parent };
	size_t lines, marked = marked_lines(text, &lines), len;
	const char *at = text, *s;
	bool counted = marked == 0 && lines_counted(text);

	while (next_line(&at, &s, &len)) {
		AUTO_CTX(tmp);
		char *line = mem_dupn(tmp, s, len);
		size_t skip = announcement(line, len);
		if (counted)
			skip += bare_number(line + skip, p.count + 1);
		skip += spaces(line + skip);
		if (skip >= len)
			continue;
		line += skip;
		len -= skip;
		if (marked == 0 && lines <= 2)
			split_line(&p, line, len);
		else if (marked == 0 || marker(line))
			add_title(&p, line, len);
		else if (p.count)
			go_on(&p, line, len);
	}
	*titles = p.titles;
	*count = p.count;
}
