// SPDX-License-Identifier: EUPL-1.2
#include "dated.h"

#include <carnet/base/date.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <string.h>

/* Where a title says a day: bytes [from, to), and its month. */
struct said {
	size_t from, to;
	int month;
};

static size_t digits(const char *s)
{
	return strspn(s, "0123456789");
}

static bool letter(char c)
{
	return (unsigned char)c >= 0x80 || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* " 2026" after a month. */
static size_t year_length(const char *s)
{
	return *s == ' ' && digits(s + 1) == 4 && !letter(s[5]) ? 5 : 0;
}

static bool month_said(struct said *out, const char *title)
{
	for (int m = 1; m <= 12; m++) {
		size_t len;
		long at = text_find(title, month_name(m), true, &len);
		if (at < 0 || letter(title[at + (long)len]))
			continue;
		*out = (struct said){.from = (size_t)at, .to = (size_t)at + len, .month = m};
		out->to += year_length(title + out->to);
		return true;
	}
	return false;
}

/* "22/01", "22/01/2026" */
static bool figures_said(struct said *out, const char *title)
{
	for (const char *p = title; *p; p += digits(p) ? digits(p) : 1) {
		size_t d = digits(p), m = d && p[d] == '/' ? digits(p + d + 1) : 0, y = 0;
		if (d > 2 || !m || m > 2)
			continue;
		if (p[d + 1 + m] == '/')
			y = 1 + digits(p + d + m + 2);
		int month = p[d + 1] - '0';
		*out = (struct said){.from = (size_t)(p - title), .to = (size_t)(p - title) + d + 1 + m + y, .month = m == 2 ? 10 * month + p[d + 2] - '0' : month};
		return out->month >= 1 && out->month <= 12;
	}
	return false;
}

static bool ends_with(const char *s, size_t len, const char *word)
{
	size_t n = strlen(word), at;

	if (len < n || n == 0)
		return false;
	return text_find(s + len - n, word, false, &at) == 0 && at == n && (len == n || !letter(*word) || !letter(s[len - n - 1]));
}

/* The last bytes of what stands before a day, when they only lead to it: "du jeudi 22", "- ", "d’". */
static size_t lead_length(const char *s, size_t len)
{
	static const char *const leads[] = {" ", "-", "–", "—", ",", "(", ":", "1er", "d'", "d’", "de", "du", "le", "la", "en", "of", "on", "in", "the"};

	for (size_t i = 0; i < LENGTH(leads); i++)
		if (ends_with(s, len, leads[i]))
			return strlen(leads[i]);
	for (int wd = 0; wd < 7; wd++)
		if (ends_with(s, len, weekday_name(wd, false)))
			return strlen(weekday_name(wd, false));
	return 0;
}

static size_t before_length(const char *s, size_t len)
{
	size_t day = 0, lead;

	while (len && s[len - 1] == ' ')
		len--;
	while (day < 2 && day < len && digits(s + len - day - 1))
		day++;
	for (len -= day; (lead = lead_length(s, len));)
		len -= lead;
	return len;
}

char *title_undated(const void *parent, const char *title, int day)
{
	struct said at;
	int y, m = 0, d;

	if (day != DATED_ANY)
		day_to_ymd(day, &y, &m, &d);
	if (!(figures_said(&at, title) || month_said(&at, title)) || (m && at.month != m))
		return mem_dup(parent, title);
	size_t before = before_length(title, at.from);
	bool alone = memchr(title + before, '(', at.from - before) != NULL; /* in its brackets, which go with it */
	const char *after = title + at.to + (alone && title[at.to] == ')');
	return before ? mem_printf(parent, "%.*s%s", (int)before, title, after) : mem_dup(parent, title);
}
