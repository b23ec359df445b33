// SPDX-License-Identifier: EUPL-1.2
/* Moments: UTC text that compares as it is. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <carnet/base/date.h>

#define DAY_MS INT64_C(86400000)

void stamp_write(char out[25], int64_t ms)
{
	int day = (int)(ms / DAY_MS), rest = (int)(ms % DAY_MS), y, m, d;
	char text[64];

	day_to_ymd(day, &y, &m, &d);
	snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", y, m, d, rest / 3600000, rest / 60000 % 60, rest / 1000 % 60, rest % 1000);
	memcpy(out, text, 24);
	out[24] = '\0';
}

/* ".5" is half a second; digits beyond the third are dropped. NULL when there is none after the point. */
static const char *read_fraction(int *ms, const char *s)
{
	int unit = 100;

	*ms = 0;
	if (*s != '.')
		return s;
	if (!isdigit((unsigned char)*++s))
		return NULL;
	for (; isdigit((unsigned char)*s); s++, unit /= 10)
		*ms += (*s - '0') * unit;
	return s;
}

int stamp_read(int64_t *ms, const char *s)
{
	static const char shape[] = "dddd-dd-ddTdd:dd:dd";
	char iso[11] = "";
	int day, h, min, sec, fraction;

	for (size_t i = 0; shape[i]; i++)
		if (shape[i] == 'd' ? !isdigit((unsigned char)s[i]) : s[i] != shape[i])
			return ERR_INPUT;
	memcpy(iso, s, 10);
	const char *end = read_fraction(&fraction, s + sizeof shape - 1);
	if (!end || strcmp(end, "Z") || date_from_iso(&day, iso) || sscanf(s + 11, "%2d:%2d:%2d", &h, &min, &sec) != 3 || day < 0)
		return ERR_INPUT;
	if (h > 23 || min > 59 || sec > 59)
		return ERR_INPUT;
	*ms = day * DAY_MS + ((h * 60 + min) * 60 + sec) * INT64_C(1000) + fraction;
	return 0;
}

void stamp_print(strbuf *out, const char *stamp)
{
	int64_t ms;
	struct tm tm;
	time_t at;

	if (stamp_read(&ms, stamp) || (at = (time_t)(ms / 1000), !localtime_r(&at, &tm))) {
		sb_add(out, stamp);
		return;
	}
	date_print(out, day_from_ymd(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday), DATE_SHORT);
	sb_addc(out, ' ');
	time_print(out, tm.tm_hour * 60 + tm.tm_min);
}
