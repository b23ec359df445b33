// SPDX-License-Identifier: EUPL-1.2
#include "date_told.h"
#include <stdlib.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/mem.h>

struct said {
	const char *word;
	int value;
};

static const struct said ways[] = {{"dans ", 1}, {"d'ici ", 1}, {"in ", 1}, {"il y a ", -1}};
static const struct said counts[] = {
	{"une ", 1}, {"un ", 1}, {"deux ", 2}, {"trois ", 3}, {"quatre ", 4}, {"cinq ", 5},   {"six ", 6},    {"sept ", 7}, {"huit ", 8},
	{"dix ", 10}, {"quinze ", 15}, {"a ", 1},     {"one ", 1},    {"two ", 2},  {"three ", 3}, {"four ", 4}, {"five ", 5},
};
enum { DAYS, WEEKS, MONTHS, YEARS };
static const struct said units[] = {
	{"jour", DAYS}, {"semaine", WEEKS}, {"mois", MONTHS}, {"annee", YEARS}, {"an", YEARS}, {"day", DAYS}, {"week", WEEKS}, {"month", MONTHS}, {"year", YEARS},
};

/* Of the word of a list that *s begins with, the value; *s goes past it. False when there is none. */
static bool take(const char **s, int *value, const struct said *list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t n = strlen(list[i].word);
		if (strncmp(*s, list[i].word, n) != 0)
			continue;
		*s += n;
		*value = list[i].value;
		return true;
	}
	return false;
}

/* At most four digits: nothing overflows. */
static bool take_count(const char **s, int *n)
{
	size_t digits = strspn(*s, "0123456789");

	if (digits == 0)
		return take(s, n, counts, LENGTH(counts));
	if (digits > 4 || (*s)[digits] != ' ')
		return false;
	*n = atoi(*s);
	*s += digits + 1;
	return true;
}

/* The same day of another month, or its last one when it is shorter; never before the year 0, which is too far anyway. */
static int months_away(int day, int months)
{
	int y, m, d, last;

	day_to_ymd(day, &y, &m, &d);
	months += y * 12 + m - 1;
	months = months > 0 ? months : 0;
	y = months / 12;
	m = months % 12 + 1;
	last = month_length(y, m);
	return day_from_ymd(y, m, d < last ? d : last);
}

bool date_told(int *day, const char *folded)
{
	static const int months[] = {[MONTHS] = 1, [YEARS] = 12}, days[] = {[DAYS] = 1, [WEEKS] = 7};
	const char *s = folded;
	int way, n, unit, today = clock_today();

	if (!take(&s, &way, ways, LENGTH(ways)) || !take_count(&s, &n) || !take(&s, &unit, units, LENGTH(units)) || (*s && strcmp(s, "s") != 0))
		return false;
	*day = unit >= MONTHS ? months_away(today, way * n * months[unit]) : today + way * n * days[unit];
	return true;
}
