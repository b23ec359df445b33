// SPDX-License-Identifier: EUPL-1.2
/* Zones: those of the system, and what other programs call them. */
#include "ics.h"
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>

/* Names that Windows gives, for the zones where an invitation to a meeting in France may come from. */
static const struct {
	const char *windows, *name;
} others[] = {
	{"Romance Standard Time", "Europe/Paris"},
	{"W. Europe Standard Time", "Europe/Berlin"},
	{"Central Europe Standard Time", "Europe/Budapest"},
	{"Central European Standard Time", "Europe/Warsaw"},
	{"GMT Standard Time", "Europe/London"},
	{"SA Western Standard Time", "America/Martinique"},
	{"SA Eastern Standard Time", "America/Cayenne"},
	{"Saint Pierre Standard Time", "America/Miquelon"},
	{"Mauritius Standard Time", "Indian/Reunion"},
	{"E. Africa Standard Time", "Indian/Mayotte"},
	{"Central Pacific Standard Time", "Pacific/Noumea"},
	{"Hawaiian Standard Time", "Pacific/Tahiti"},
	{"UTC+12", "Pacific/Wallis"},
	{"(UTC+01:00) Brussels, Copenhagen, Madrid, Paris", "Europe/Paris"},
	{"(GMT+01.00) Paris", "Europe/Paris"},
	{"CET", "Europe/Paris"},
};

icaltimezone *zone_named(const char *name)
{
	return icaltimezone_get_builtin_timezone(name);
}

/* "/freeassociation.sourceforge.net/Europe/Paris" ends with the usual name. */
static icaltimezone *zone_at_end(const char *name)
{
	icaltimezone *found = NULL;

	for (const char *p = name; p && !found; p = strchr(p, '/')) {
		p += *p == '/';
		found = zone_named(p);
	}
	return found;
}

icaltimezone *zone_meant(icalcomponent *calendar, const char *name)
{
	icaltimezone *found = zone_at_end(name);

	for (size_t i = 0; i < LENGTH(others) && !found; i++)
		if (!strcasecmp(others[i].windows, name))
			found = zone_named(others[i].name);
	return found ? found : icalcomponent_get_timezone(calendar, name);
}

/* The rule of a change of clock: once a year. */
static bool rule_tame(icalcomponent *part)
{
	icalproperty *p = icalcomponent_get_first_property(part, ICAL_RRULE_PROPERTY);

	if (!p)
		return true;
	struct icalrecurrencetype r = icalproperty_get_rrule(p);
	return r.freq == ICAL_YEARLY_RECURRENCE && r.by_hour[0] == ICAL_RECURRENCE_ARRAY_MAX && r.by_minute[0] == ICAL_RECURRENCE_ARRAY_MAX &&
	       r.by_second[0] == ICAL_RECURRENCE_ARRAY_MAX && r.by_year_day[0] == ICAL_RECURRENCE_ARRAY_MAX &&
	       r.by_week_no[0] == ICAL_RECURRENCE_ARRAY_MAX && !icalcomponent_get_next_property(part, ICAL_RRULE_PROPERTY);
}

static bool zone_tame(icalcomponent *zone)
{
	enum { PARTS_MOST = 200 };
	int parts = 0;

	for (icalcomponent *c = icalcomponent_get_first_component(zone, ICAL_ANY_COMPONENT); c;
	     c = icalcomponent_get_next_component(zone, ICAL_ANY_COMPONENT))
		if (!rule_tame(c) || ++parts > PARTS_MOST)
			return false;
	return true;
}

void zones_tame(icalcomponent *calendar)
{
	icalcomponent *next;

	for (icalcomponent *z = icalcomponent_get_first_component(calendar, ICAL_VTIMEZONE_COMPONENT); z; z = next) {
		next = icalcomponent_get_next_component(calendar, ICAL_VTIMEZONE_COMPONENT);
		if (zone_tame(z))
			continue;
		icalcomponent_remove_component(calendar, z);
		icalcomponent_free(z);
	}
}

int ics_local(ics_moment *m, const char *name, struct err *e)
{
	if (m->clock != CLOCK_UTC)
		return 0;
	icaltimezone *zone = zone_named(name);
	if (!zone)
		return err_setf(e, ERR_DATA, _("The time zone “%s” is not known here|install tzdata"), name);
	struct icaltimetype t = icaltime_null_time();
	day_to_ymd(m->day, &t.year, &t.month, &t.day);
	t.hour = m->minutes / 60;
	t.minute = m->minutes % 60;
	t.zone = icaltimezone_get_utc_timezone();
	*m = ics_moment_of(icaltime_convert_to_zone(t, zone), NULL);
	m->clock = CLOCK_WALL;
	return 0;
}
