// SPDX-License-Identifier: EUPL-1.2
#include <carnet/rules/agenda.h>

#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <ctype.h>
#include <string.h>
#include "agenda_signs.h"

enum { TITLE_LONGEST = 2000, MARKERS = 3 /* «> - 1. Accueil» */ };

struct split {
	const void *parent;
	char **titles;
	size_t count;
	size_t lines, marked; /* of the text, announcements apart */
	bool announced;
	bool counted;         /* its lines are numbered without a sign after the number */
	bool apart;           /* the present line comes after an empty one */
};

struct line {
	const char *s;
	size_t len, empty; /* lines before it that say nothing */
};

/* A line of signs alone parts, as an empty one does. */
static bool says_nothing(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)s[i] >= 0x80 || isalnum((unsigned char)s[i]))
			return false;
	return true;
}

/* The next line that says something, trimmed. */
static bool next_line(const char **at, struct line *l)
{
	l->empty = 0;
	while (**at) {
		l->s = *at + agenda_spaces(*at);
		l->len = strcspn(l->s, "\r\n");
		*at = l->s + l->len;
		*at += **at == '\r' && (*at)[1] == '\n' ? 2 : **at != '\0';
		while (l->len && (l->s[l->len - 1] == ' ' || l->s[l->len - 1] == '\t'))
			l->len--;
		if (!says_nothing(l->s, l->len))
			return true;
		l->empty++;
	}
	return false;
}

/* The cells of a table after the first: who presents it is told in brackets, how long it takes is not. */
static void add_cells(strbuf *out, const char *s, const char *end)
{
	while (s < end) {
		const char *tab = memchr(s, '\t', (size_t)(end - s)), *stop = tab ? tab : end;
		s += agenda_spaces(s);
		if (s < stop && !agenda_is_detail(s, (size_t)(stop - s)))
			sb_addf(out, " (%.*s)", (int)(stop - s), s);
		s = stop + 1;
	}
}

static void add_words(struct split *p, const char *words, size_t len)
{
	if (len > TITLE_LONGEST)
		len = TITLE_LONGEST;
	while (len && ((unsigned char)words[len] & 0xc0) == 0x80) /* cut at a letter */
		len--;
	p->titles = GROW(p->parent, p->titles, p->count + 1);
	p->titles[p->count++] = mem_dupn(p->parent, words, len);
}

/* The stars of a text in bold. */
static void unstar(const char **s, size_t *len)
{
	while (*len > 4 && !strncmp(*s, "**", 2) && !strncmp(*s + *len - 2, "**", 2)) {
		*s += 2;
		*len -= 4;
	}
}

static void add_title(struct split *p, const char *s, size_t len)
{
	AUTO_CTX(tmp);
	strbuf *words = sb_new(tmp);
	const char *end = s + len;
	size_t skip;

	for (int i = 0; i < MARKERS && s < end && (skip = agenda_marker(s)); i++) {
		s += skip;
		s += agenda_spaces(s);
	}
	if (s >= end)
		return;
	const char *tab = memchr(s, '\t', (size_t)(end - s));
	len = agenda_title_end(s, (size_t)((tab ? tab : end) - s));
	unstar(&s, &len);
	sb_addn(words, s, len);
	if (tab)
		add_cells(words, tab, end);
	if (words->len)
		add_words(p, words->s, words->len);
}

/* «Rapporteur : la trésorière» under a point. */
static bool is_speaker(const char *line)
{
	static const char *const words[] = {"rapporteu", "intervenant", "présenté par", "présentation :", "animé par", "animation :", "orateur", "oratrice", "par "};

	for (size_t i = 0; i < LENGTH(words); i++)
		if (text_begins(line, words[i]))
			return true;
	return false;
}

static void go_on(struct split *p, const char *s, size_t len)
{
	char **last = &p->titles[p->count - 1];

	if (text_begins(s, "durée") || agenda_is_detail(s, len))
		return;
	len = agenda_title_end(s, len);
	if (strlen(*last) + len + 3 < TITLE_LONGEST)
		*last = mem_printf(p->parent, is_speaker(s) ? "%s (%.*s)" : "%s %.*s", *last, (int)len, s);
}

/* Bytes of «Ordre du jour :» at the beginning of a line, of all of it when it says nothing else, or when it heads a table. */
static size_t announcement(const char *s, size_t len)
{
	static const char *const words[] = {"ordre du jour", "odj", "l'ordre du jour", "à l'ordre du jour", "points à l'ordre du jour", "au programme", "programme",
					    "agenda"};
	static const char *const heads[] = {"n°", "numéro", "heure", "horaire", "point", "sujet", "thème", "durée"};
	const char *colon = memchr(s, ':', len);
	AUTO_CTX(tmp);
	char *line = mem_dupn(tmp, s, agenda_title_end(s, len));

	for (size_t i = 0; i < LENGTH(words); i++) {
		if (text_same(line, words[i]))
			return len;
		if (text_begins(line, words[i]) && colon)
			return (size_t)(colon - s) + 1;
	}
	for (size_t i = 0; i < LENGTH(heads); i++)
		if (memchr(s, '\t', len) && text_begins(line, heads[i]) && !agenda_marker(line))
			return len;
	return 0;
}

/* What ends a mail, after an empty line. */
static bool is_farewell(const char *line)
{
	static const char *const words[] = {
		"cordialement", "bien cordialement", "très cordialement", "bien à vous", "merci", "salutations", "à bientôt", "nous vous", "je vous", "vous ",
		"dans l'attente", "en espérant", "restant", "veuillez", "ci-joint", "pièce jointe", "pièces jointes", "--", "amicalement", "en vous",
	};

	for (size_t i = 0; i < LENGTH(words); i++)
		if (text_begins(line, words[i]))
			return true;
	return strstr(line, "://") != NULL; /* where to join from afar */
}

static void marked_lines(struct split *p, const char *text)
{
	struct line l;

	while (next_line(&text, &l)) {
		AUTO_CTX(tmp);
		char *line = mem_dupn(tmp, l.s, l.len);
		size_t skip = announcement(line, l.len);
		p->announced |= skip > 0;
		p->lines += skip < l.len;
		p->marked += skip < l.len && agenda_marker(line + skip + agenda_spaces(line + skip));
	}
}

/* Numbers that nothing closes are numbers when they count the lines, all of them. */
static bool lines_counted(const char *text)
{
	struct line l;
	size_t n = 0;

	while (next_line(&text, &l)) {
		AUTO_CTX(tmp);
		if (announcement(mem_dupn(tmp, l.s, l.len), l.len) == l.len)
			continue;
		if (!agenda_bare_number(l.s, ++n))
			return false;
	}
	return n > 1;
}

/* Among lines with signs, «5 Budget» is a point and «2 sièges» is not. */
static size_t number_unsigned(const char *s)
{
	size_t n = strspn(s, "0123456789"), gap = agenda_spaces(s + n);

	if (!n || n > 2 || !gap)
		return 0;
	bool tab = s[n] == '\t', capital = s[n + gap] >= 'A' && s[n + gap] <= 'Z';
	return tab || capital || !strncmp(s + n + gap, "É", strlen("É")) ? n : 0;
}

/* Where the next point of a line begins: after «;», at « 2. » when numbers follow each other, at « - » when dashes do. */
static const char *next_point(const char *s, const char *end, size_t place, bool dashes)
{
	for (const char *at = s + 1; at < end; at++) {
		if (*at == ';')
			return at;
		if (strchr(" ,", at[-1]) && place > 1 && agenda_number_inside(at, place))
			return at;
		if (dashes && !strncmp(at, "- ", 2) && at[-1] == ' ')
			return at;
	}
	return end;
}

/* One line with several points: «Budget ; ACI ; questions diverses», «1. Budget 2. ACI», «- Budget - ACI». */
static void split_line(struct split *p, const char *s, size_t len)
{
	const char *end = s + len;
	bool numbers = agenda_number_inside(s, 1) > 0, dashes = !strncmp(s, "- ", 2);

	for (size_t place = 2; s < end; place++) {
		const char *next = next_point(s, end, numbers ? place : 0, dashes);
		size_t n = (size_t)(next - s), skip = agenda_spaces(s);
		AUTO_CTX(tmp);
		if (skip < n)
			add_title(p, mem_dupn(tmp, s + skip, n - skip), n - skip);
		s = next + (next < end && *next == ';');
	}
}

/* One line of several. Returns false when the agenda is over. */
static bool take_line(struct split *p, const char *line, size_t len)
{
	size_t bare = number_unsigned(line);

	if (p->marked == 0 || agenda_marker(line))
		add_title(p, line, len);
	else if (bare)
		add_title(p, line + bare + agenda_spaces(line + bare), len - bare - agenda_spaces(line + bare));
	else if (p->count && p->apart && is_farewell(line))
		return false;
	else if (p->count && p->apart)
		add_title(p, line, len);
	else if (p->count)
		go_on(p, line, len);
	return true;
}

bool agenda_told(const char *text)
{
	struct split p = {0};

	marked_lines(&p, text);
	return p.announced || p.marked > 1;
}

void agenda_split(const void *parent, const char *text, char ***titles, size_t *count)
{
	struct split p = {.parent = parent};
	struct line l;
	bool more = true;

	marked_lines(&p, text);
	p.counted = p.marked == 0 && lines_counted(text);
	while (more && next_line(&text, &l)) {
		AUTO_CTX(tmp);
		char *line = mem_dupn(tmp, l.s, l.len);
		size_t skip = announcement(line, l.len);
		if (skip && !p.marked)
			p.count = 0; /* what stands before it is no point */
		if (p.counted)
			skip += agenda_bare_number(line + skip, p.count + 1);
		skip += agenda_spaces(line + skip);
		if (skip >= l.len)
			continue;
		p.apart = l.empty > 0;
		if (p.lines == 1 || (p.lines == 2 && !p.marked))
			split_line(&p, line + skip, l.len - skip);
		else
			more = take_line(&p, line + skip, l.len - skip);
	}
	*titles = p.titles;
	*count = p.count;
}
