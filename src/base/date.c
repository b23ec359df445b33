// SPDX-License-Identifier: EUPL-1.2
/* The calendar, and dates as they are shown. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>

static const char *const months[] = {N_("January"), N_("February"), N_("March"),     N_("April"),   N_("May"),      N_("June"),
                                     N_("July"),    N_("August"),   N_("September"), N_("October"), N_("November"), N_("December")};
static const char *const brief_months[] = {N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
                                           N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec")};
static const char *const weekdays[] = {N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday")};
static const char *const brief_weekdays[] = {N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun")};

/* Both after Howard Hinnant: years begin in March, so that the leap day is the last one; eras of 400 years. */
int day_from_ymd(int y, int m, int d)
{
	int era, yoe, doy;

	y -= m <= 2;
	era = (y >= 0 ? y : y - 399) / 400;
	yoe = y - era * 400;
	doy = (153 * (m > 2 ? m - 3 : m + 9) + 2) / 5 + d - 1;
	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

void day_to_ymd(int day, int *y, int *m, int *d)
{
	int z = day + 719468;
	int era = (z >= 0 ? z : z - 146096) / 146097;
	int doe = z - era * 146097;
	int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int mp = (5 * doy + 2) / 153;

	*d = doy - (153 * mp + 2) / 5 + 1;
	*m = mp < 10 ? mp + 3 : mp - 9;
	*y = yoe + era * 400 + (*m <= 2);
}

int day_weekday(int day)
{
	int wd = (day + 3) % 7; /* 1970-01-01 was a Thursday */

	return wd < 0 ? wd + 7 : wd;
}

int month_length(int y, int m)
{
	static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;

	return lengths[m - 1] + (m == 2 && leap);
}

static int digits(const char *s, int n)
{
	int v = 0;

	while (n-- > 0)
		v = v * 10 + *s++ - '0';
	return v;
}

int date_from_iso(int *day, const char *iso)
{
	static const char shape[] = "dddd-dd-dd";
	int y, m, d;

	for (size_t i = 0; i < sizeof shape; i++)
		if (shape[i] == 'd' ? iso[i] < '0' || iso[i] > '9' : iso[i] != shape[i])
			return ERR_INPUT;
	y = digits(iso, 4);
	m = digits(iso + 5, 2);
	d = digits(iso + 8, 2);
	if (m < 1 || m > 12 || d < 1 || d > month_length(y, m))
		return ERR_INPUT;
	*day = day_from_ymd(y, m, d);
	return 0;
}

void date_to_iso(char out[11], int day)
{
	char text[48];
	int y, m, d;

	day_to_ymd(day, &y, &m, &d);
	snprintf(text, sizeof text, "%04d-%02d-%02d", y, m, d);
	memcpy(out, text, 10);
	out[10] = '\0';
}

const char *month_name(int m)
{
	return _(months[m - 1]);
}

const char *weekday_name(int wd, bool brief)
{
	return _(brief ? brief_weekdays[wd] : weekdays[wd]);
}

/* The first of a month is an ordinal in French. */
static const char *ordinal(int d)
{
	return d == 1 && i18n_french() ? "er" : "";
}

static int this_year(void)
{
	int y, m, d;

	day_to_ymd(clock_today(), &y, &m, &d);
	return y;
}

void date_print(strbuf *out, int day, enum date_style style)
{
	int y, m, d, wd = day_weekday(day);

	day_to_ymd(day, &y, &m, &d);
	switch (style) {
	case DATE_FULL:
		sb_addf(out, "%s %d%s %s %d", weekday_name(wd, false), d, ordinal(d), month_name(m), y);
		break;
	case DATE_LONG:
		sb_addf(out, "%s %d%s %s %d", weekday_name(wd, true), d, ordinal(d), _(brief_months[m - 1]), y);
		break;
	case DATE_SHORT:
		sb_addf(out, "%d%s %s", d, ordinal(d), _(brief_months[m - 1]));
		if (y != this_year())
			sb_addf(out, " %d", y);
		break;
	case DATE_DIGITS:
		sb_addf(out, "%02d/%02d/%04d", d, m, y);
	}
}

char *date_text(const void *parent, int day, enum date_style style)
{
	strbuf *b = sb_new(parent);

	date_print(b, day, style);
	return b->s;
}

char *date_text_iso(const void *parent, const char *iso, enum date_style style)
{
	int day;

	return date_from_iso(&day, iso) ? mem_dup(parent, "") : date_text(parent, day, style);
}

/* Whole months from one day to a later one. */
static unsigned months_between(int from, int to)
{
	int y, m, d, y2, m2, d2;

	day_to_ymd(from, &y, &m, &d);
	day_to_ymd(to, &y2, &m2, &d2);
	return (unsigned)((y2 - y) * 12 + m2 - m - (d2 < d));
}

/* Days up to two months, then whole months up to two years, then whole years. */
static void distance(strbuf *out, int days)
{
	bool past = days < 0;
	int today = clock_today();
	unsigned n = (unsigned)abs(days), whole = past ? months_between(today + days, today) : months_between(today, today + days);

	if (n < 60 || whole < 2) {
		sb_addf(out, past ? ngettext("%u day ago", "%u days ago", n) : ngettext("in %u day", "in %u days", n), n);
	} else if (whole < 24) {
		sb_addf(out, past ? ngettext("%u month ago", "%u months ago", whole) : ngettext("in %u month", "in %u months", whole), whole);
	} else {
		n = whole / 12;
		sb_addf(out, past ? ngettext("%u year ago", "%u years ago", n) : ngettext("in %u year", "in %u years", n), n);
	}
}

void date_relative(strbuf *out, int day)
{
	static const char *const near[] = {N_("yesterday"), N_("today"), N_("tomorrow")};
	int days = day - clock_today();

	if (days >= -1 && days <= 1)
		sb_add(out, _(near[days + 1]));
	else
		distance(out, days);
}
