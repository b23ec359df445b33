// SPDX-License-Identifier: EUPL-1.2
/* Times of day and durations, in minutes. Both are read as a number, a mark (h, :, min…) and perhaps a second number. */
#include <stdlib.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>

#define NBSP "\u00a0"

enum { DAY = 1440, MAX_DIGITS = 6, MAX_DURATION = 599999 /* 9999 h 59, whose minutes are typed too */ };

struct clock_text {
	int first, first_digits;
	int decimals; /* of first, in hundredths; -1 without a comma */
	char mark;    /* 'h' for h, heures, hours and :, 'm' for min, minutes and m, 0 for none */
	int second, second_digits;
};

static const struct {
	const char *word;
	char mark;
} marks[] = {
	{"heures", 'h'},  {"heure", 'h'},  {"hours", 'h'}, {"hour", 'h'}, {"h", 'h'},  {":", 'h'},
	{"minutes", 'm'}, {"minute", 'm'}, {"mins", 'm'},  {"min", 'm'},  {"mn", 'm'}, {"m", 'm'},
};

static const char *pass_spaces(const char *p)
{
	return p + strspn(p, " ");
}

/* At most MAX_DIGITS digits; the rest stays and makes the whole text wrong. */
static const char *read_digits(const char *p, int *value, int *digits)
{
	for (*value = *digits = 0; *p >= '0' && *p <= '9' && *digits < MAX_DIGITS; (*digits)++)
		*value = *value * 10 + *p++ - '0';
	return pass_spaces(p);
}

static const char *read_mark(const char *p, char *mark)
{
	*mark = 0;
	for (size_t i = 0; i < LENGTH(marks); i++) {
		size_t n = strlen(marks[i].word);

		if (strncmp(p, marks[i].word, n) == 0) {
			*mark = marks[i].mark;
			return pass_spaces(p + n);
		}
	}
	return p;
}

static const char *read_decimals(const char *p, int *hundredths)
{
	int digits;

	*hundredths = -1;
	if (*p != ',' && *p != '.')
		return p;
	p = read_digits(p + 1, hundredths, &digits);
	if (digits == 1)
		*hundredths *= 10;
	if (digits < 1 || digits > 2)
		*hundredths = 100; /* not hundredths: refused below */
	return p;
}

/* False when the text has not this shape. */
static bool read_clock(struct clock_text *t, const char *typed)
{
	AUTO_CTX(tmp);
	strbuf *folded = sb_new(tmp);
	char *trimmed = text_trim(tmp, typed), end = 0;
	const char *p;

	text_fold(folded, trimmed, strlen(trimmed));
	p = read_digits(folded->s, &t->first, &t->first_digits);
	p = read_decimals(p, &t->decimals);
	p = read_mark(p, &t->mark);
	p = read_digits(p, &t->second, &t->second_digits);
	/* "1 h 30 min" */
	if (t->mark == 'h' && t->second_digits)
		p = read_mark(p, &end);
	if (*p || end == 'h' || t->first_digits == 0 || t->decimals > 99)
		return false;
	return t->second_digits == 0 || t->mark == 'h';
}

static int bad_time(const char *typed, struct err *e)
{
	return err_setf(e, ERR_INPUT, _("“%s” is not a time of day|write for example 18:30 or 18h30"), typed);
}

/* Hours and minutes that are in range, or the reason why not. */
static int time_of(int *minutes, int h, int min, const char *typed, struct err *e)
{
	if (h > 23)
		return err_setf(e, ERR_INPUT, _("The time %s does not exist: a day ends at 23:59|write for example 18:30"), typed);
	if (min > 59)
		return err_setf(e, ERR_INPUT, _("The time %s does not exist: an hour has 60 minutes|write for example 18:30"), typed);
	*minutes = h * 60 + min;
	return 0;
}

/* 18.30 */
static bool read_dotted(int *h, int *min, const char *typed)
{
	size_t whole = strspn(typed, "0123456789");

	if (whole < 1 || whole > 2 || typed[whole] != '.' || strspn(typed + whole + 1, "0123456789") != 2 || typed[whole + 3])
		return false;
	*h = atoi(typed);
	*min = atoi(typed + whole + 1);
	return true;
}

int time_parse(int *minutes, const char *typed, struct err *e)
{
	static const struct {
		const char *word;
		int minutes;
	} words[] = {{"midi", 720}, {"noon", 720}, {"minuit", 0}, {"midnight", 0}};
	AUTO_CTX(tmp);
	char *trimmed = text_trim(tmp, typed);
	struct clock_text t = {0};

	for (size_t i = 0; i < LENGTH(words); i++)
		if (text_same(trimmed, words[i].word)) {
			*minutes = words[i].minutes;
			return 0;
		}
	if (read_dotted(&t.first, &t.second, trimmed))
		return time_of(minutes, t.first, t.second, trimmed, e);
	if (!read_clock(&t, trimmed) || t.decimals >= 0 || t.mark == 'm' || t.second_digits > 2 || (t.mark && t.first_digits > 2))
		return bad_time(trimmed, e);
	if (t.first_digits <= 2)
		return time_of(minutes, t.first, t.second, trimmed, e);
	if (t.first_digits <= 4)
		return time_of(minutes, t.first / 100, t.first % 100, trimmed, e);
	return bad_time(trimmed, e);
}

void time_print(strbuf *out, int minutes)
{
	sb_addf(out, "%02d:%02d", minutes / 60, minutes % 60);
}

static int bad_duration(const char *typed, struct err *e)
{
	return err_setf(e, ERR_INPUT, _("“%s” is not a duration|write for example 45 min or 1h30"), typed);
}

int duration_parse(int *minutes, const char *typed, int unit, struct err *e)
{
	AUTO_CTX(tmp);
	char *trimmed = text_trim(tmp, typed);
	struct clock_text t = {0};
	int64_t total;

	if (!read_clock(&t, trimmed) || (t.decimals >= 0 && t.second_digits) || t.second_digits > 2)
		return bad_duration(trimmed, e);
	if (t.mark)
		unit = t.mark == 'h' ? 60 : 1;
	if (t.decimals > 0 && unit == 1) /* 1,5 is an hour and a half for some, a minute and a half for others */
		return bad_duration(trimmed, e);
	if (t.second > 59)
		return err_setf(e, ERR_INPUT, _("The duration %s does not exist: an hour has 60 minutes|write for example 1h30"), trimmed);
	/* Hundredths of an hour to the nearest minute. */
	total = (int64_t)t.first * unit + t.second + (t.decimals > 0 ? (t.decimals * unit + 50) / 100 : 0);
	if (total > MAX_DURATION)
		return err_setf(e, ERR_INPUT, _("The duration %s is too long|write at most 9999 hours"), trimmed);
	*minutes = (int)total;
	return 0;
}

void duration_print(strbuf *out, int minutes)
{
	if (minutes < 0)
		sb_add(out, "-");
	minutes = abs(minutes);
	if (minutes < 60)
		sb_addf(out, "%d" NBSP "min", minutes);
	else if (minutes % 60 == 0)
		sb_addf(out, "%d" NBSP "h", minutes / 60);
	else
		sb_addf(out, "%d" NBSP "h" NBSP "%02d", minutes / 60, minutes % 60);
}
