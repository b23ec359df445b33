// SPDX-License-Identifier: EUPL-1.2
#include "ics.h"
#include <stdio.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/text.h>

/* What a zone did before is of no use to anybody, but for the last change. */
enum { ZONE_FROM = 2007 };

static void component_print(strbuf *out, icalcomponent *c)
{
	char *text = mem_check(icalcomponent_as_ical_string_r(c));

	sb_add(out, text);
	icalmemory_free_buffer(text);
}

/* The year of the last change of clock that part of a zone tells of. */
static int part_until(icalcomponent *part)
{
	icalproperty *p = icalcomponent_get_first_property(part, ICAL_RRULE_PROPERTY);
	int last = icalcomponent_get_dtstart(part).year;

	if (p) {
		struct icalrecurrencetype r = icalproperty_get_rrule(p);
		return icaltime_is_null_time(r.until) ? INT32_MAX : r.until.year;
	}
	for (p = icalcomponent_get_first_property(part, ICAL_RDATE_PROPERTY); p; p = icalcomponent_get_next_property(part, ICAL_RDATE_PROPERTY))
		if (icalproperty_get_rdate(p).time.year > last)
			last = icalproperty_get_rdate(p).time.year;
	return last;
}

static int last_change_before(icalcomponent *zone)
{
	int last = 0;

	for (icalcomponent *c = icalcomponent_get_first_component(zone, ICAL_ANY_COMPONENT); c;
	     c = icalcomponent_get_next_component(zone, ICAL_ANY_COMPONENT))
		if (part_until(c) < ZONE_FROM && part_until(c) > last)
			last = part_until(c);
	return last;
}

static void zone_shorten(icalcomponent *zone)
{
	int from = last_change_before(zone);
	icalcomponent *next;

	for (icalcomponent *c = icalcomponent_get_first_component(zone, ICAL_ANY_COMPONENT); c; c = next) {
		next = icalcomponent_get_next_component(zone, ICAL_ANY_COMPONENT);
		if (part_until(c) >= from)
			continue;
		icalcomponent_remove_component(zone, c);
		icalcomponent_free(c);
	}
}

/* The library's own names of zones mean nothing to others, and its prefix cannot be set to nothing. */
static int zone_print(strbuf *out, const char *name, struct err *e)
{
	icaltimezone *zone = zone_named(name);
	icalcomponent *known = zone ? icaltimezone_get_component(zone) : NULL;

	if (!known)
		return err_setf(e, ERR_DATA, _("The time zone “%s” is not known here|install tzdata"), name);
	icalcomponent *copy = mem_check(icalcomponent_new_clone(known));
	icalproperty_set_tzid(icalcomponent_get_first_property(copy, ICAL_TZID_PROPERTY), name);
	zone_shorten(copy);
	component_print(out, copy);
	icalcomponent_free(copy);
	return 0;
}

int ics_head(strbuf *out, const char *const *zones, struct err *e)
{
	int code = 0;

	sb_addf(out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//carnet//carnet %s//FR\r\nCALSCALE:GREGORIAN\r\n", CARNET_VERSION);
	for (; *zones && !code; zones++)
		code = zone_print(out, *zones, e);
	return code;
}

static struct icaltimetype time_of(ics_moment m)
{
	struct icaltimetype t = icaltime_null_time();

	day_to_ymd(m.day, &t.year, &t.month, &t.day);
	t.is_date = m.clock == CLOCK_DAY;
	t.hour = t.is_date ? 0 : m.minutes / 60;
	t.minute = t.is_date ? 0 : m.minutes % 60;
	t.zone = m.clock == CLOCK_UTC ? icaltimezone_get_utc_timezone() : NULL;
	return t;
}

/* "2026-11-21T19:00:33.123Z" */
static struct icaltimetype time_of_stamp(const char *stamp)
{
	struct icaltimetype t = icaltime_null_time();

	sscanf(stamp, "%4d-%2d-%2dT%2d:%2d:%2d", &t.year, &t.month, &t.day, &t.hour, &t.minute, &t.second);
	t.zone = icaltimezone_get_utc_timezone();
	return t;
}

static void add_moment(icalcomponent *c, icalproperty *p, const ics_event *ev, ics_moment m)
{
	if (m.clock == CLOCK_WALL && ev->zone)
		icalproperty_add_parameter(p, icalparameter_new_tzid(ev->zone));
	icalcomponent_add_property(c, p);
}

static void add_text(icalcomponent *c, icalproperty *(*make)(const char *text), const char *text)
{
	AUTO_CTX(tmp);
	strbuf *shown = sb_new(tmp);

	if (!text || !*text)
		return;
	text_visible(shown, text, strlen(text), true);
	icalcomponent_add_property(c, make(shown->s));
}

/* A whole day ends where the next one begins. */
static void add_moments(icalcomponent *c, const ics_event *ev)
{
	ics_moment end = ev->end;

	add_moment(c, icalproperty_new_dtstart(time_of(ev->start)), ev, ev->start);
	if (ev->start.clock == CLOCK_DAY)
		end = (ics_moment){CLOCK_DAY, ev->start.day + 1, 0};
	if (end.clock != CLOCK_NONE)
		add_moment(c, icalproperty_new_dtend(time_of(end)), ev, end);
}

int ics_event_write(strbuf *out, const ics_event *ev, struct err *e)
{
	icalcomponent *c = mem_check(icalcomponent_new_vevent());
	icalproperty *kind = mem_check(icalproperty_new_x(ev->kind));
	char now[25];

	(void)e;
	clock_stamp(now);
	add_text(c, icalproperty_new_uid, ev->uid);
	icalcomponent_add_property(c, icalproperty_new_dtstamp(time_of_stamp(now)));
	icalcomponent_add_property(c, icalproperty_new_lastmodified(time_of_stamp(ev->changed)));
	icalcomponent_add_property(c, icalproperty_new_sequence((int)ev->sequence));
	add_moments(c, ev);
	add_text(c, icalproperty_new_summary, ev->title);
	add_text(c, icalproperty_new_location, ev->place);
	add_text(c, icalproperty_new_description, ev->text);
	icalcomponent_add_property(c, icalproperty_new_status(ev->cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
	icalcomponent_add_property(c, icalproperty_new_class(ICAL_CLASS_PRIVATE));
	icalcomponent_add_property(c, icalproperty_new_transp(ev->start.clock == CLOCK_DAY ? ICAL_TRANSP_TRANSPARENT : ICAL_TRANSP_OPAQUE));
	icalproperty_set_x_name(kind, "X-CARNET-ENTITY");
	icalcomponent_add_property(c, kind);
	component_print(out, c);
	icalcomponent_free(c);
	return 0;
}
