// SPDX-License-Identifier: EUPL-1.2
/* One action as it is typed in a meeting: with slashes, or as people write it. What is not sure stays in the text. */
#include <carnet/rules/action.h>

#include <carnet/rules/person.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <string.h>

/* ---- slashes: everything is said ---- */

/* A slash with a space on either side parts; one inside a date does not, nor what stands in brackets. */
static size_t part_length(const char *s, size_t *gap)
{
	*gap = 1;
	for (size_t i = 0; s[i]; i++) {
		if (s[i] == '(' || s[i] == '[')
			i += strcspn(s + i, ")]") - (s[i + strcspn(s + i, ")]")] ? 0 : 1);
		if (s[i] == ';' || (s[i] == '/' && ((i && s[i - 1] == ' ') || s[i + 1] == ' ' || !s[i + 1])))
			return i;
	}
	*gap = 0;
	return strlen(s);
}

/* ---- days ---- */

static bool take_word(const char **s, const char *word)
{
	size_t len;

	if (text_find(*s, word, true, &len) != 0)
		return false;
	*s += len;
	return true;
}

/* "fin novembre", "fin du mois": its last day. */
static bool end_of_month(int *day, const char *s)
{
	AUTO_CTX(tmp);
	AUTO_ERR none = {0};
	int y, m, d;

	take_word(&s, "la ");
	if (!take_word(&s, "fin "))
		return false;
	*day = clock_today();
	if (!text_same(s, "du mois") && !text_same(s, "de mois") && date_parse(day, mem_printf(tmp, "1 %s", s), &none))
		return false;
	day_to_ymd(*day, &y, &m, &d);
	*day = day_from_ymd(y, m, month_length(y, m));
	return true;
}

/* A number alone is no day, and nothing is promised for the past by "-2". */
static bool plain_day(int *day, const char *s)
{
	AUTO_ERR none = {0};
	size_t digits = strspn(s, "0123456789");

	if (*s == '-' || (digits && digits < 6 && !s[digits]))
		return false;
	return end_of_month(day, s) || !date_parse(day, s, &none);
}

/* What may stand before a day. kept: the words may say more than the day ("réserver la salle pour le 30/11"), they stay. */
static const struct lead {
	const char *words;
	bool kept;
} leads[] = {
	{"au plus tard avant le ", false}, {"au plus tard le ", false}, {"au plus tard ", false}, {"avant le ", false}, {"avant la ", false},
	{"avant ", false}, {"d'ici au ", false}, {"d'ici le ", false}, {"d'ici la ", false}, {"d'ici à ", false}, {"d'ici ", false},
	{"pour le ", true}, {"pour la ", true}, {"pour ", true}, {"échéance : ", false}, {"échéance ", false}, {"before ", false}, {"by ", false},
};

static bool day_read(int *day, const char *s)
{
	for (size_t i = 0; i < LENGTH(leads); i++)
		if (take_word(&s, leads[i].words))
			break;
	return plain_day(day, s);
}

/* ---- as people write ---- */

struct line {
	const void *parent;
	const name_words *names;
	const char *what;
	const char *who; /* NULL: nobody is named yet */
	int due;
};

static const char *part_of(const struct line *l, const char *from, size_t len)
{
	return text_trim(l->parent, mem_dupn(l->parent, from, len));
}

/* A day or a person, when there is none yet; nothing is taken of what is neither. */
static bool take(struct line *l, const char *part, enum person least)
{
	int day;

	if (l->due == ACTION_NO_DAY && day_read(&day, part)) {
		l->due = day;
		return true;
	}
	if (l->who || person_of(l->names, part) < least)
		return false;
	l->who = part;
	return true;
}

/* "Maud, 30/11": all of its parts, or nothing. */
static bool take_all(struct line *l, const char *parts, enum person least)
{
	struct line before = *l;
	char *rest = mem_dup(l->parent, parts), *part;

	while ((part = strsep(&rest, ",/;")) && (rest || *text_trim(l->parent, part))) {
		/* 30/11 has a slash of its own */
		while (rest && part[0] && strchr("0123456789", part[strlen(part) - 1]) && strspn(rest, "0123456789"))
			part = mem_printf(l->parent, "%s/%s", part, strsep(&rest, ",/;"));
		if (take(l, text_trim(l->parent, part), least))
			continue;
		*l = before;
		return false;
	}
	return true;
}

/* "envoyer le devis (Maud, 30/11)" */
static bool tail_bracket(struct line *l)
{
	size_t len = strlen(l->what), open = len;

	if (len < 3 || !strchr(")]", l->what[len - 1]))
		return false;
	while (open && !strchr("([", l->what[open - 1]))
		open--;
	if (open < 2 || !take_all(l, part_of(l, l->what + open, len - open - 1), PERSON_LIKELY))
		return false;
	l->what = part_of(l, l->what, open - 1);
	return true;
}

static bool one_of(const char *s, const char *const *words)
{
	for (; *words; words++)
		if (text_same(s, *words))
			return true;
	return false;
}

/* "envoyer le devis avant le 30/11" */
static bool tail_day(struct line *l)
{
	int day;

	for (size_t i = 0; i < LENGTH(leads) && l->due == ACTION_NO_DAY; i++) {
		size_t len, at = 0;
		for (long next; (next = text_find(l->what + at, leads[i].words, true, &len)) >= 0; at += (size_t)next + len) {
			size_t begins = at + (size_t)next;
			if (!begins || !plain_day(&day, l->what + begins + len))
				continue;
			l->due = day;
			if (!leads[i].kept)
				l->what = part_of(l, l->what, begins);
			return true;
		}
	}
	return false;
}

/* The last word, and where it begins. */
static size_t last_word(const char *s, size_t len)
{
	while (len && s[len - 1] == ' ')
		len--;
	while (len && s[len - 1] != ' ')
		len--;
	return len;
}

/* "appeler l’ARS demain", "envoyer le devis jeudi prochain"; «la réunion de jeudi», «le jeudi» and «chaque jeudi» name something else. */
static bool tail_bare_day(struct line *l)
{
	static const char *const days[] = {"aujourd'hui", "demain", "après-demain", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
		"today", "tomorrow", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", NULL};
	static const char *const sides[] = {"prochain", "next", NULL};
	static const char *const named[] = {"de", "du", "des", "le", "les", "ce", "un", "chaque", "tous", "à", "et", "ou", "the", "of", "every", "on", "and", "or", NULL};
	size_t len = strlen(l->what), at = last_word(l->what, len);
	int day;

	if (l->due != ACTION_NO_DAY)
		return false;
	if (one_of(part_of(l, l->what + at, len - at), sides))
		at = last_word(l->what, at);
	size_t before = last_word(l->what, at);
	const char *words = part_of(l, l->what + at, len - at);
	if (!at || !one_of(mem_dupn(l->parent, words, strcspn(words, " ")), days) || one_of(part_of(l, l->what + before, at - before), named) || !plain_day(&day, words))
		return false;
	l->due = day;
	l->what = part_of(l, l->what, at);
	return true;
}

/* "envoyer le devis dans deux semaines" */
static bool tail_told(struct line *l)
{
	static const char *const words[] = {"dans ", "in "};
	int day;

	for (size_t i = 0; i < LENGTH(words) && l->due == ACTION_NO_DAY; i++) {
		size_t len, at = 0;
		for (long next; (next = text_find(l->what + at, words[i], true, &len)) >= 0; at += (size_t)next + len) {
			size_t begins = at + (size_t)next;
			if (!begins || !plain_day(&day, l->what + begins))
				continue;
			l->due = day;
			l->what = part_of(l, l->what, begins);
			return true;
		}
	}
	return false;
}

/* The last sign of those, with its place: bytes of it, 0 without. */
static size_t last_sign(const char *s, const char *const *signs, size_t *at)
{
	size_t n = 0;

	for (; *signs; signs++)
		for (const char *p = s; (p = strstr(p, *signs)); p += strlen(*signs))
			if (!n || (size_t)(p - s) > *at) {
				*at = (size_t)(p - s);
				n = strlen(*signs);
			}
	return n;
}

static const char *const arrows[] = {"→", "=>", "->", " - ", " – ", " — ", " @", NULL};
static const char *const commas[] = {", ", NULL};

/* "envoyer le devis – Maud – 30/11" */
static bool tail_arrow(struct line *l)
{
	size_t at, n = last_sign(l->what, arrows, &at);

	if (!n || !at || !take(l, part_of(l, l->what + at + n, strlen(l->what + at + n)), PERSON_LIKELY))
		return false;
	l->what = part_of(l, l->what, at);
	return true;
}

/* "envoyer le devis, Maud, 30/11"; «inviter Paul, Maud» is a list of guests. */
static bool tail_comma(struct line *l)
{
	struct line was = *l, named;
	size_t at, n = last_sign(l->what, commas, &at), second;

	if (!n || !at)
		return false;
	bool took = take(l, part_of(l, l->what + at + n, strlen(l->what + at + n)), PERSON_LIKELY), day = took && was.due != l->due;
	l->what = part_of(l, l->what, at);
	named = *l;
	n = took ? last_sign(l->what, commas, &second) : 0;
	if (n && take(&named, part_of(l, l->what + second + n, strlen(l->what + second + n)), PERSON_LIKELY)) {
		named.what = part_of(l, l->what, second);
		if (!strchr(named.what, ',') && !person_ends(named.what))
			*l = named;
		else if (!day)
			*l = was;
	} else if (!day) {
		*l = was;
	}
	return l->what != was.what;
}

/* ---- what stands before ---- */

/* "Maud : envoyer le devis"; "Budget : relire le tableau" is no person, and only a verb after it makes us sure. */
static bool head_colon(struct line *l)
{
	static const char *const signs[] = {":", " - ", " – ", " — ", "→", "=>", "->"};

	for (size_t i = 0; i < LENGTH(signs); i++) {
		const char *sign = strstr(l->what, signs[i]);
		const char *rest = sign ? text_trim(l->parent, sign + strlen(signs[i])) : "";
		bool inside = sign && *signs[i] == ':' && sign[1] && sign[1] != ' ' && strncmp(sign + 1, "\xc2\xa0", 2) != 0;
		if (!*rest || inside || sign == l->what)
			continue;
		char *before = mem_dupn(l->parent, l->what, (size_t)(sign - l->what));
		for (char *p = before; (p = strpbrk(p, "()"));)
			*p = ',';
		if (!take_all(l, before, verb_begins(l->names, rest) ? PERSON_LIKELY : PERSON_SURE))
			continue;
		l->what = rest;
		return true;
	}
	return false;
}

/* "@Maud envoyer le devis", "[Maud] envoyer le devis" */
static bool head_mark(struct line *l)
{
	const char *s = l->what;
	size_t end = *s == '@' ? strcspn(s, " ") : *s == '[' ? strcspn(s, "]") : 0;

	if (!end || !s[end] || !take(l, part_of(l, s + 1, end - 1), PERSON_LIKELY))
		return false;
	l->what = text_trim(l->parent, s + end + 1);
	return true;
}

/* "Maud doit envoyer le devis", "je dois envoyer le devis" */
static bool head_must(struct line *l)
{
	static const char *const verbs[] = {" doit ", " doivent ", " devra ", " devront ", " must "};
	size_t len;

	if (!l->who && (text_find(l->what, "je dois ", true, &len) == 0 || text_find(l->what, "I must ", true, &len) == 0)) {
		l->who = "";
		l->what = text_trim(l->parent, l->what + len);
		return true;
	}
	for (size_t i = 0; i < LENGTH(verbs) && !l->who; i++) {
		const char *at = strstr(l->what, verbs[i]);
		if (!at || person_of(l->names, part_of(l, l->what, (size_t)(at - l->what))) < PERSON_LIKELY || !(verb_begins(l->names, at + strlen(verbs[i])) || i == 4))
			continue;
		l->who = part_of(l, l->what, (size_t)(at - l->what));
		l->what = text_trim(l->parent, at + strlen(verbs[i]));
		return true;
	}
	return false;
}

/* "- ", "Action :", and the final stop after a bracket. */
static void bare(struct line *l)
{
	static const char *const openings[] = {"- ", "– ", "* ", "• ", "→ ", "-> ", "=> ", "Action :", "Action:", "Action - ", "À faire :", "À faire:", "Todo :", "Todo:"};
	size_t len;

	for (size_t i = 0; i < LENGTH(openings); i++)
		if (text_find(l->what, openings[i], false, &len) == 0)
			l->what = text_trim(l->parent, l->what + len);
	len = strlen(l->what);
	if (len > 1 && l->what[len - 1] == '.' && strchr(")]0123456789", l->what[len - 2]))
		l->what = part_of(l, l->what, len - 1);
}

static void as_written(struct line *l)
{
	static bool (*const ways[])(struct line *l) = {tail_bracket, tail_day, tail_bare_day, tail_told, tail_arrow, tail_comma, head_mark, head_colon, head_must};
	struct line whole = *l;

	bare(l);
	for (size_t i = 0; i < LENGTH(ways);)
		i = ways[i](l) ? 0 : i + 1;
	if (!*l->what)
		*l = whole;
}

/* ---- all of it ---- */

/* A person or a date; never two of one kind. */
static int take_part(struct line *l, const char *part, struct err *e)
{
	int day;

	if (!*part)
		return 0;
	if (l->due == ACTION_NO_DAY && day_read(&day, part)) {
		l->due = day;
		return 0;
	}
	if (l->who)
		return err_setf(e, ERR_INPUT, _("“%s” is no date|write for example 15/01, thursday or +7"), part);
	if (verb_begins(l->names, part))
		return err_setf(e, ERR_INPUT, _("“%s” is neither a person nor a date|write one action on each line"), part);
	l->who = part;
	return 0;
}

int action_read(const void *parent, const name_words *names, action_line *out, const char *typed, struct err *e)
{
	size_t gap, len = part_length(typed, &gap);
	struct line l = {.parent = parent, .names = names, .due = ACTION_NO_DAY};
	int code = 0;

	l.what = part_of(&l, typed, len);
	if (!*l.what)
		return err_set(e, ERR_INPUT, _("This line does not say what is to be done"), _("write for example: Call the ARS back / me / 15/01"));
	for (typed += len + gap; gap && !code; typed += len + gap) {
		len = part_length(typed, &gap);
		code = take_part(&l, part_of(&l, typed, len), e);
	}
	if (!code)
		as_written(&l);
	*out = (action_line){text_capital(parent, l.what), l.who && !person_oneself(l.who) ? l.who : "", l.due};
	return code;
}

char *action_line_words(const void *parent, const action_line *l)
{
	AUTO_CTX(tmp);
	strbuf *b = sb_new(tmp);

	sb_addf(b, "%s · %s · ", l->what, *l->who ? l->who : _("you"));
	if (l->due == ACTION_NO_DAY) {
		sb_add(b, _("no date"));
		return mem_dup(parent, b->s);
	}
	date_print(b, l->due, DATE_LONG);
	sb_add(b, ", ");
	date_relative(b, l->due);
	return mem_dup(parent, b->s);
}
