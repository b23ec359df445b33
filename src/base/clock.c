// SPDX-License-Identifier: EUPL-1.2
/* The clock, which CARNET_NOW may hold still. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>

/* "2026-11-21T09:00:00Z", or local time without Z; false when it is neither. */
static bool fixed_time(time_t *out, const char *s)
{
	char iso[11] = "", zone = '\0', rest;
	int day, h, min, sec, n;

	n = sscanf(s, "%10[0-9-]T%2d:%2d:%2d%c%c", iso, &h, &min, &sec, &zone, &rest);
	if ((n != 4 && !(n == 5 && zone == 'Z')) || date_from_iso(&day, iso) < 0)
		return false;
	if (h < 0 || h > 23 || min < 0 || min > 59 || sec < 0 || sec > 59)
		return false;
	if (zone == 'Z') {
		*out = (time_t)day * 86400 + h * 3600 + min * 60 + sec;
		return true;
	}
	struct tm tm = {.tm_hour = h, .tm_min = min, .tm_sec = sec, .tm_isdst = -1};

	day_to_ymd(day, &tm.tm_year, &tm.tm_mon, &tm.tm_mday);
	tm.tm_year -= 1900;
	tm.tm_mon -= 1;
	*out = mktime(&tm);
	return true;
}

int64_t clock_now_ms(void)
{
	const char *fixed = getenv("CARNET_NOW");
	struct timespec ts = {0};

	if (!fixed || !*fixed)
		clock_gettime(CLOCK_REALTIME, &ts);
	else if (!fixed_time(&ts.tv_sec, fixed))
		die(_("CARNET_NOW is not a time: write for example 2026-11-21T09:00:00Z"));
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

static struct tm local_now(void)
{
	time_t now = (time_t)(clock_now_ms() / 1000);
	struct tm tm;

	if (!localtime_r(&now, &tm))
		die(_("The clock of this computer is wrong: set its date"));
	return tm;
}

static int days_ahead;

void clock_ahead(int days)
{
	days_ahead = days;
}

int clock_today(void)
{
	struct tm tm = local_now();

	return day_from_ymd(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday) + days_ahead;
}

int clock_minutes(void)
{
	struct tm tm = local_now();

	return tm.tm_hour * 60 + tm.tm_min;
}

void clock_stamp(char out[25])
{
	stamp_write(out, clock_now_ms());
}
