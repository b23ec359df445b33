// SPDX-License-Identifier: EUPL-1.2
/* What a person types for a date. The text is folded, cut into numbers and words, and matched against a few shapes. */
#include <stdlib.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include "date_told.h"

enum { MAX_TOKENS = 5, MAX_DIGITS = 8, FIRST_YEAR = 1900, LAST_YEAR = 2199, LEAP_REACH = 8 };

struct token {
	char kind; /* n number, w word, end of input 0 */
	int value, digits;
	const char *word;
	size_t len;
};

struct input {
	const char *typed; /* as typed, trimmed: for the messages */
	struct token tokens[MAX_TOKENS + 1];
	char shape[MAX_TOKENS + 1]; /* the kinds as a string */
	char sign;                  /* of "+7" and "-2" */
};

struct name {
	const char *word;
	int value;
};

/* Both languages whatever the interface: any beginning of at least three letters, see find_name(). */
static const struct name month_words[] = {
	{"janvier", 1},   {"fevrier", 2},  {"mars", 3},      {"avril", 4},     {"mai", 5},       {"juin", 6},     {"juillet", 7},   {"aout", 8},
	{"septembre", 9}, {"octobre", 10}, {"novembre", 11}, {"decembre", 12}, {"january", 1},   {"february", 2}, {"march", 3},     {"april", 4},
	{"may", 5},       {"june", 6},     {"july", 7},      {"august", 8},    {"september", 9}, {"october", 10}, {"november", 11}, {"december", 12},
};
static const struct name weekday_words[] = {
	{"lundi", 0},  {"mardi", 1},   {"mercredi", 2},  {"jeudi", 3},    {"vendredi", 4}, {"samedi", 5},   {"dimanche", 6},
	{"monday", 0}, {"tuesday", 1}, {"wednesday", 2}, {"thursday", 3}, {"friday", 4},   {"saturday", 5}, {"sunday", 6},
};
static const struct name side_words[] = {{"prochain", 1}, {"prochaine", 1}, {"next", 1}, {"dernier", -1}, {"derniere", -1}, {"last", -1}};
static const struct name day_words[] = {
	{"auj", 0},   {"aujourd'hui", 0},  {"aujourdhui", 0},  {"today", 0},    {"demain", 1},
	{"hier", -1}, {"apres-demain", 2}, {"avant-hier", -2}, {"tomorrow", 1}, {"yesterday", -1},
	{"ce matin", 0}, {"ce soir", 0},   {"cet apres-midi", 0}, {"tonight", 0},
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* Bytes of the ending of "1er décembre" or "3rd". */
static size_t ordinal(const char *p)
{
	static const char *const endings[] = {"er", "st", "nd", "rd", "th"};

	for (size_t i = 0; i < LENGTH(endings); i++)
		if (strncmp(p, endings[i], 2) == 0 && !is_letter(p[2]))
			return 2;
	return 0;
}

/* 0, or -1 when there are too many pieces or a sign that no date has. */
static int cut(struct input *in, const char *p)
{
	size_t n = 0;

	while (*p) {
		struct token *t = &in->tokens[n];

		if (strchr(" /.-,", *p)) {
			p++;
			continue;
		}
		if (n == MAX_TOKENS || (!is_digit(*p) && !is_letter(*p)))
			return -1;
		t->word = p;
		t->kind = is_digit(*p) ? 'n' : 'w';
		while (t->kind == 'n' ? is_digit(*p) : is_letter(*p))
			p++;
		t->len = (size_t)(p - t->word);
		if (t->kind == 'n') {
			if (t->len > MAX_DIGITS)
				return -1;
			t->digits = (int)t->len;
			t->value = atoi(t->word);
		}
		in->shape[n++] = t->kind;
		if (t->kind == 'n')
			p += ordinal(p);
	}
	return n ? 0 : -1;
}

/* The value of the name that begins with the word, of at least min letters (0: the whole name); -1000 for none or several. */
static int find_name(const struct name *names, size_t count, const struct token *t, size_t min)
{
	int found = -1000;

	for (size_t i = 0; i < count; i++) {
		size_t full = strlen(names[i].word);

		if (strncmp(names[i].word, t->word, t->len) != 0)
			continue;
		if (t->len == full)
			return names[i].value;
		if (min == 0 || t->len < min)
			continue;
		if (found != -1000 && found != names[i].value)
			return -1000;
		found = names[i].value;
	}
	return found;
}

static int not_a_date(const struct input *in, struct err *e)
{
	return err_setf(e, ERR_INPUT, _("“%s” is not a date|write for example 03/12/2026, 3/12, tomorrow, thursday or +7"), in->typed);
}

static int bad_month(const struct input *in, int d, int m, struct err *e)
{
	if (d >= 1 && d <= 12 && m <= 31)
		return err_setf(e, ERR_INPUT, _("The date %s does not exist|write the day, then the month: %02d/%02d"), in->typed, m, d);
	return err_setf(e, ERR_INPUT, _("The date %s does not exist|write the day, then the month, for example 03/12/2026"), in->typed);
}

static int whole(int *day, const struct input *in, int y, int m, int d, struct err *e)
{
	int last;

	if (m < 1 || m > 12)
		return bad_month(in, d, m, e);
	if (y < FIRST_YEAR || y > LAST_YEAR)
		return err_setf(e, ERR_INPUT, _("The year of %s is not between %d and %d|write it with four digits, for example 03/12/2026"),
		                in->typed, FIRST_YEAR, LAST_YEAR);
	last = month_length(y, m);
	if (d < 1 || d > last)
		return err_setf(e, ERR_INPUT, _("The date %s does not exist|write for example %02d/%02d/%04d"), in->typed, d < 1 ? 1 : last, m, y);
	*day = day_from_ymd(y, m, d);
	return 0;
}

/* The nearest year that has this day; on a tie, the one to come. */
static int without_year(int *day, const struct input *in, int m, int d, struct err *e)
{
	int today = clock_today(), y, mm, dd, best = 0;
	bool found = false;

	day_to_ymd(today, &y, &mm, &dd);
	if (m < 1 || m > 12)
		return bad_month(in, d, m, e);
	for (int i = y + LEAP_REACH; i >= y - LEAP_REACH; i--) {
		if (d < 1 || d > month_length(i, m))
			continue;
		int candidate = day_from_ymd(i, m, d);

		if (!found || abs(candidate - today) < abs(best - today))
			best = candidate;
		found = true;
	}
	if (!found)
		return whole(day, in, y, m, d, e);
	*day = best;
	return 0;
}

static int with_year(int *day, const struct input *in, const struct token *year, int m, int d, struct err *e)
{
	return whole(day, in, year->digits == 2 ? 2000 + year->value : year->value, m, d, e);
}

static int from_today(int *day, const struct input *in, int target, struct err *e)
{
	if (target < day_from_ymd(FIRST_YEAR, 1, 1) || target > day_from_ymd(LAST_YEAR, 12, 31))
		return err_setf(e, ERR_INPUT, _("“%s” is too far|write a date between %d and %d"), in->typed, FIRST_YEAR, LAST_YEAR);
	*day = target;
	return 0;
}

static int offset(int *day, const struct input *in, struct err *e)
{
	int n = in->tokens[0].value;

	if (strcmp(in->shape, "n") != 0)
		return not_a_date(in, e);
	return from_today(day, in, clock_today() + (in->sign == '-' ? -n : n), e);
}

/* 3/12, 3/12/26, 2026-12-03, 03122026 */
static int numbers(int *day, const struct input *in, const struct token *t, struct err *e)
{
	size_t n = strlen(in->shape) - (size_t)(t - in->tokens);

	if (n == 1 && t->digits == 8)
		return whole(day, in, t->value % 10000, t->value / 10000 % 100, t->value / 1000000, e);
	if (n == 2 && t[0].digits <= 2 && t[1].digits <= 2)
		return without_year(day, in, t[1].value, t[0].value, e);
	if (n != 3 || t[1].digits > 2)
		return not_a_date(in, e);
	if (t[0].digits == 4 && t[2].digits <= 2)
		return whole(day, in, t[0].value, t[1].value, t[2].value, e);
	if (t[0].digits <= 2 && (t[2].digits == 2 || t[2].digits == 4))
		return with_year(day, in, &t[2], t[1].value, t[0].value, e);
	return not_a_date(in, e);
}

/* 3 déc, 3 décembre 2026, december 3, december 3 2026 */
static int named_month(int *day, const struct input *in, const struct token *t, const char *shape, struct err *e)
{
	const struct token *number = shape[0] == 'n' ? &t[0] : &t[1], *word = shape[0] == 'n' ? &t[1] : &t[0];
	int m = find_name(month_words, LENGTH(month_words), word, 3);

	if (m < 0 || number->digits > 2)
		return not_a_date(in, e);
	if (shape[2] == '\0')
		return without_year(day, in, m, number->value, e);
	if (t[2].digits != 2 && t[2].digits != 4)
		return not_a_date(in, e);
	return with_year(day, in, &t[2], m, number->value, e);
}

static int dated(int *day, const struct input *in, const struct token *t, struct err *e)
{
	static const char *const named[] = {"nw", "nwn", "wn", "wnn"};
	const char *shape = in->shape + (t - in->tokens);

	for (size_t i = 0; i < LENGTH(named); i++)
		if (strcmp(shape, named[i]) == 0)
			return named_month(day, in, t, shape, e);
	if (*shape && strspn(shape, "n") == strlen(shape))
		return numbers(day, in, t, e);
	return not_a_date(in, e);
}

/* "septembre", "mi-mars", "fin octobre 2027": a month without its day. Which day is never guessed, but the nearest one is shown. */
static int day_missing(const struct input *in, struct err *e)
{
	static const struct name parts[] = {{"en", 1},   {"in", 1},       {"debut", 1}, {"early", 1}, {"mi", 15},
	                                    {"mid", 15}, {"courant", 15}, {"fin", 31},  {"late", 31}, {"end", 31}};
	AUTO_CTX(tmp);
	const struct token *t = in->tokens;
	int d = in->shape[1] == 'w' ? find_name(parts, LENGTH(parts), t++, 0) : 1;
	int m = find_name(month_words, LENGTH(month_words), t, 3), day, code;
	const char *year = in->shape + (t - in->tokens) + 1;

	if (d < 1 || m < 1 || (*year && (strcmp(year, "n") != 0 || t[1].digits != 4)))
		return 0;
	if (d > 28)
		d = m == 2 ? 28 : d - (m == 4 || m == 6 || m == 9 || m == 11);
	code = *year ? whole(&day, in, t[1].value, m, d, e) : without_year(&day, in, m, d, e);
	if (code)
		return code;
	strbuf *shown = sb_new(tmp);
	date_print(shown, day, DATE_DIGITS);
	return err_setf(e, ERR_INPUT, _("“%s” has no day|write the day as well, for example %s"), in->typed, shown->s);
}

/* jeudi, jeudi prochain, jeudi en huit, lundi dernier, next monday: today never counts. */
static int weekday(int *day, const struct input *in, struct err *e)
{
	const struct token *t = in->tokens;
	int wd = find_name(weekday_words, LENGTH(weekday_words), &t[0], 3), side = 1, today = clock_today(), ahead;

	if (in->shape[1]) {
		side = find_name(side_words, LENGTH(side_words), &t[wd < 0 ? 0 : 1], 0);
		if (wd < 0)
			wd = find_name(weekday_words, LENGTH(weekday_words), &t[1], 3);
	}
	if (wd < 0 || (side != 1 && side != -1))
		return not_a_date(in, e);
	ahead = (wd - day_weekday(today) + 7) % 7; /* 0 to 6 days from today */
	if (side > 0)
		*day = today + (ahead ? ahead : 7);
	else
		*day = today + ahead - 7;
	return 0;
}

/* jeudi en huit, en quinze: one week after the next one, or two. */
static int weekday_in(int *day, const struct input *in, struct err *e)
{
	static const struct name weeks[] = {{"huit", 7}, {"quinze", 14}};
	struct input next = {.tokens = {in->tokens[0]}, .shape = "w"};
	int more = find_name(weeks, LENGTH(weeks), &in->tokens[2], 0);

	if (more < 0 || strncmp(in->tokens[1].word, "en ", 3) != 0 || weekday(day, &next, NULL))
		return not_a_date(in, e);
	*day += more;
	return 0;
}

/* jeudi 3 décembre 2026: the name of the day must be the right one. */
static int weekday_dated(int *day, const struct input *in, int wd, struct err *e)
{
	AUTO_CTX(tmp);
	strbuf *right = sb_new(tmp);
	int found, code = dated(&found, in, &in->tokens[1], e);

	if (code)
		return code;
	date_print(right, found, DATE_FULL);
	if (day_weekday(found) != wd)
		return err_setf(e, ERR_INPUT, _("The day and the date of “%s” disagree|write for example %s"), in->typed, right->s);
	*day = found;
	return 0;
}

/* "mar 3 2026" is in March, "mar 3/11" and "mar 3 nov" are a mardi. */
static bool is_march(const struct input *in)
{
	return strcmp(in->shape, "wnn") == 0 && in->tokens[2].digits == 4 && find_name(month_words, LENGTH(month_words), &in->tokens[0], 3) > 0;
}

/* "ven. 4": the nearest such day that is a 4; two are never as near as a month. */
static int weekday_number(int *day, const struct input *in, int wd, struct err *e)
{
	int today = clock_today(), y, m, d;

	for (int away = 0; away < 366; away++) {
		for (int side = 1; side >= -1; side -= 2) {
			int candidate = today + side * away;
			day_to_ymd(candidate, &y, &m, &d);
			if (d == in->tokens[1].value && day_weekday(candidate) == wd) {
				*day = candidate;
				return 0;
			}
		}
	}
	return not_a_date(in, e);
}

/* What begins with a word: "mar 3" is a Tuesday when it can be, "mar 3 2026" is in March. */
static int worded(int *day, const struct input *in, struct err *e)
{
	int wd = find_name(weekday_words, LENGTH(weekday_words), &in->tokens[0], 3);
	bool month = find_name(month_words, LENGTH(month_words), &in->tokens[0], 3) >= 0;
	int code = wd >= 0 && !in->shape[1] ? 0 : day_missing(in, e);

	if (code)
		return code;
	if (strcmp(in->shape, "www") == 0)
		return weekday_in(day, in, e);
	if (!in->shape[1] || strcmp(in->shape, "ww") == 0)
		return weekday(day, in, e);
	if (wd >= 0 && !month && strcmp(in->shape, "wn") == 0 && in->tokens[1].digits <= 2)
		return weekday_number(day, in, wd, e);
	if (wd >= 0 && in->shape[2] && !is_march(in))
		return weekday_dated(day, in, wd, e);
	return dated(day, in, in->tokens, e);
}

static int parse(int *day, struct input *in, const char *folded, struct err *e)
{
	int told;

	if (date_told(&told, folded))
		return from_today(day, in, told, e);
	if (*folded == '+' || *folded == '-')
		in->sign = *folded++;
	if (cut(in, folded) < 0)
		return not_a_date(in, e);
	if (in->sign)
		return offset(day, in, e);
	return in->shape[0] == 'w' ? worded(day, in, e) : dated(day, in, in->tokens, e);
}

int date_parse(int *day, const char *typed, struct err *e)
{
	AUTO_CTX(tmp);
	struct input in = {.typed = text_trim(tmp, typed)};
	strbuf *folded = sb_new(tmp);
	const char *p;

	text_fold(folded, in.typed, strlen(in.typed));
	for (size_t i = 0; i < LENGTH(day_words); i++)
		if (strcmp(folded->s, day_words[i].word) == 0) {
			*day = clock_today() + day_words[i].value;
			return 0;
		}
	p = strncmp(folded->s, "le ", 3) == 0 ? folded->s + 3 : folded->s;
	return parse(day, &in, p, e);
}
