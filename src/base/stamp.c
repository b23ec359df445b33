// SPDX-License-Identifier: EUPL-1.2
#include <carnet/base/date.h>
#include <stdio.h>
#include <string.h>

enum { DAY = 24 * 60, QUARTER = 15, MINUTE_MS = 60000 };

/* Local time less UTC, as it is now: zones differ by quarters of an hour. */
static int64_t offset(void)
{
	int64_t local = (int64_t)clock_today() * DAY + clock_minutes(), utc = clock_now_ms() / MINUTE_MS;
	int64_t quarters = (local - utc + (local >= utc ? QUARTER / 2 : -QUARTER / 2)) / QUARTER;
	return quarters * QUARTER;
}

void stamp_print(strbuf *out, const char *stamp)
{
	int day, hours, minutes;
	char iso[11] = "";
	strncpy(iso, stamp, sizeof iso - 1);
	if (strlen(stamp) < 16 || date_from_iso(&day, iso) || sscanf(stamp + 11, "%2d:%2d", &hours, &minutes) != 2) {
		sb_add(out, stamp);
		return;
	}
	int64_t at = (int64_t)day * DAY + hours * 60 + minutes + offset();
	date_print(out, (int)(at / DAY), DATE_SHORT);
	sb_addc(out, ' ');
	time_print(out, (int)(at % DAY));
}
