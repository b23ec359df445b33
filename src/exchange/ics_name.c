// SPDX-License-Identifier: EUPL-1.2
/* What tells calendars which event and which version of it they see. */
#include <carnet/base/date.h>
#include <carnet/base/mem.h>
#include <limits.h>
#include <string.h>
#include "ics.h"

static int64_t stamp_seconds(const char *stamp)
{
	int64_t ms;

	return stamp_read(&ms, stamp) ? 0 : ms / 1000;
}

int64_t ics_sequence(const record *r)
{
	int64_t n = stamp_seconds(r->updated) - stamp_seconds(r->created);

	if (n == 0 && strcmp(r->updated, r->created) > 0)
		n = 1;
	return n < 0 ? 0 : n > INT_MAX ? INT_MAX : n;
}

int64_t ics_version(const record *r)
{
	return *record_text(r, "invite_uid") ? record_int(r, "invite_sequence") : ics_sequence(r);
}

char *ics_series_uid(const void *parent, const char *uid)
{
	return mem_printf(parent, "%s/", uid);
}

static bool of_series(const char *uid)
{
	const char *slash = strrchr(uid, '/');
	int day;

	return slash && (!slash[1] || !date_from_iso(&day, slash + 1));
}

const char *ics_meeting_uid(const record *r)
{
	const char *uid = record_text(r, "invite_uid");

	return *uid && !of_series(uid) ? uid : r->uid;
}
