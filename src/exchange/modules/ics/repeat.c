// SPDX-License-Identifier: EUPL-1.2
/* Meetings that repeat: their next date, and how many follow. The rules come from anybody: each is walked a bounded way. */
#include "ics.h"
#include <stdlib.h>
#include <string.h>
#include <carnet/base/date.h>

enum { STEPS_MOST = 3000, DATES_MOST = 1000, MONTHS_13 = 396, POSITION_MOST = 5, DAY_SURE = 28 };

struct dates {
	icalcomponent *calendar;
	const icaltimezone *zone;
	int from, until;
	struct icaltimetype at[DATES_MOST];
	size_t count;
};

static int day_of(struct icaltimetype t)
{
	return day_from_ymd(t.year, t.month, t.day);
}

static void dates_add(struct dates *d, struct icaltimetype t)
{
	t.zone = NULL;
	if (t.year < 1900 || t.year > 2199 || day_of(t) < d->from || day_of(t) > d->until || d->count == DATES_MOST)
		return;
	for (size_t i = 0; i < d->count; i++)
		if (!icaltime_compare(d->at[i], t))
			return;
	d->at[d->count++] = t;
}

static bool is_within(const short *list, int most)
{
	for (; *list != ICAL_RECURRENCE_ARRAY_MAX; list++)
		if (*list > most || *list < -most)
			return false;
	return true;
}

/* Days that every month has, or any day of any month, or days of the week: a rule that mixes them may never meet a date. */
static bool days_easy(const struct icalrecurrencetype *r)
{
	bool months = r->by_month[0] != ICAL_RECURRENCE_ARRAY_MAX, month_days = r->by_month_day[0] != ICAL_RECURRENCE_ARRAY_MAX;
	bool week_days = r->by_day[0] != ICAL_RECURRENCE_ARRAY_MAX;

	if (r->freq == ICAL_DAILY_RECURRENCE || r->freq == ICAL_WEEKLY_RECURRENCE)
		return !months && !month_days;
	return !(month_days && week_days) && is_within(r->by_month_day, months ? DAY_SURE : DAY_SURE + 3);
}

/* Rules of which every step is near the one before; others may be searched for centuries. */
static bool rule_easy(const struct icalrecurrencetype *r)
{
	bool parts = r->by_hour[0] != ICAL_RECURRENCE_ARRAY_MAX || r->by_minute[0] != ICAL_RECURRENCE_ARRAY_MAX ||
		     r->by_second[0] != ICAL_RECURRENCE_ARRAY_MAX || r->by_year_day[0] != ICAL_RECURRENCE_ARRAY_MAX ||
		     r->by_week_no[0] != ICAL_RECURRENCE_ARRAY_MAX;
	bool usual = r->freq == ICAL_DAILY_RECURRENCE || r->freq == ICAL_WEEKLY_RECURRENCE || r->freq == ICAL_MONTHLY_RECURRENCE ||
		     r->freq == ICAL_YEARLY_RECURRENCE;

	return usual && !parts && !r->rscale && is_within(r->by_set_pos, POSITION_MOST) && days_easy(r);
}

static bool rule_walk(struct dates *d, struct icalrecurrencetype r, struct icaltimetype start)
{
	if (!rule_easy(&r))
		return false;
	start.zone = NULL;
	if (d->zone && icaltime_is_utc(r.until)) { /* steps are counted by the clock of the place */
		r.until = icaltime_convert_to_zone(r.until, (icaltimezone *)(uintptr_t)d->zone);
		r.until.zone = NULL;
	}
	icalrecur_iterator *step = icalrecur_iterator_new(r, start);
	if (!step)
		return false;
	if (r.count == 0 && day_of(start) < d->from) {
		struct icaltimetype from = start;
		day_to_ymd(d->from, &from.year, &from.month, &from.day);
		icalrecur_iterator_set_start(step, from);
	}
	int steps = 0;
	for (struct icaltimetype t = icalrecur_iterator_next(step); !icaltime_is_null_time(t); t = icalrecur_iterator_next(step)) {
		if (day_of(t) > d->until || ++steps > STEPS_MOST)
			break;
		dates_add(d, t);
	}
	icalrecur_iterator_free(step);
	return steps <= STEPS_MOST;
}

static ics_moment moment_in(const struct dates *d, struct icaltimetype t, icalproperty *p)
{
	icalparameter *tzid = icalproperty_get_first_parameter(p, ICAL_TZID_PARAMETER);
	const icaltimezone *zone = tzid ? zone_meant(d->calendar, icalparameter_get_tzid(tzid)) : NULL;

	return ics_moment_of(t, zone);
}

/* The date that a property names is not one of the series, or has an event of its own. */
static void dates_drop(struct dates *d, struct icaltimetype t, icalproperty *p)
{
	ics_moment out = moment_in(d, t, p);

	for (size_t i = 0; i < d->count; i++) {
		ics_moment at = ics_moment_of(d->at[i], d->zone);
		bool same = out.clock == CLOCK_DAY ? day_of(d->at[i]) == out.day
						   : at.clock == out.clock && at.day == out.day && at.minutes == out.minutes;
		if (same)
			d->at[i--] = d->at[--d->count];
	}
}

static void drop_all(struct dates *d, icalcomponent *event)
{
	const char *uid = icalcomponent_get_uid(event);
	icalproperty *p;

	for (p = icalcomponent_get_first_property(event, ICAL_EXDATE_PROPERTY); p; p = icalcomponent_get_next_property(event, ICAL_EXDATE_PROPERTY))
		dates_drop(d, icalproperty_get_exdate(p), p);
	icalcompiter it = icalcomponent_begin_component(d->calendar, ICAL_VEVENT_COMPONENT);
	for (icalcomponent *c = icalcompiter_deref(&it); c && uid; c = icalcompiter_next(&it)) {
		p = icalcomponent_get_first_property(c, ICAL_RECURRENCEID_PROPERTY);
		if (p && icalcomponent_get_uid(c) && !strcmp(icalcomponent_get_uid(c), uid))
			dates_drop(d, icalproperty_get_recurrenceid(p), p);
	}
}

static bool add_all(struct dates *d, icalcomponent *event, struct icaltimetype start)
{
	icalproperty *rule = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
	bool counted = !rule || rule_walk(d, icalproperty_get_rrule(rule), start);

	dates_add(d, start);
	for (icalproperty *p = icalcomponent_get_first_property(event, ICAL_RDATE_PROPERTY); p;
	     p = icalcomponent_get_next_property(event, ICAL_RDATE_PROPERTY)) {
		struct icaltimetype t = icalproperty_get_rdate(p).time;
		if (!icaltime_is_null_time(t))
			dates_add(d, t);
	}
	return counted;
}

static int by_time(const void *a, const void *b)
{
	return icaltime_compare(*(const struct icaltimetype *)a, *(const struct icaltimetype *)b);
}

/* A series: a rule, or dates one by one. */
static bool is_series(icalcomponent *event)
{
	return !icalcomponent_get_first_property(event, ICAL_RECURRENCEID_PROPERTY) &&
	       (icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY) || icalcomponent_get_first_property(event, ICAL_RDATE_PROPERTY));
}

static void move(ics_moment *m, int by)
{
	if (m->clock == CLOCK_NONE)
		return;
	m->minutes += by;
	m->day += m->minutes / 1440;
	m->minutes %= 1440;
}

void ics_repeat(ics_event *ev, icalcomponent *event, icalcomponent *calendar, const icaltimezone *zone, int today, int *budget)
{
	if (!is_series(event))
		return;
	ev->repeats = true;
	ev->others = -1;
	if (--*budget < 0)
		return;
	AUTO_CTX(tmp);
	struct icaltimetype start = icalproperty_get_dtstart(icalcomponent_get_first_property(event, ICAL_DTSTART_PROPERTY));
	struct dates *d = NEW(tmp, struct dates);
	d->calendar = calendar;
	d->zone = zone;
	d->from = today;
	d->until = today + MONTHS_13;
	bool counted = add_all(d, event, start);
	drop_all(d, event);
	qsort(d->at, d->count, sizeof *d->at, by_time);
	ev->others = counted ? (d->count ? (int)d->count - 1 : 0) : -1;
	if (!d->count)
		return;
	int lasts = ev->end.clock == CLOCK_NONE ? 0 : (ev->end.day - ev->start.day) * 1440 + ev->end.minutes - ev->start.minutes;
	ev->start = ics_moment_of(d->at[0], zone);
	if (ev->end.clock != CLOCK_NONE)
		ev->end = ev->start;
	move(&ev->end, lasts);
}
