// SPDX-License-Identifier: EUPL-1.2
#include "ics.h"
#include <ctype.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/text.h>

/* Events of a calendar being read. */
struct reading {
	const void *parent;
	ics_file *out;
	icalcomponent *calendar;
	icalproperty_method method;
	int today, budget;           /* budget: series that may still be walked */
};

enum { SERIES_MOST = 300 };

static bool time_sound(struct icaltimetype t)
{
	return t.year >= 1900 && t.year <= 2199 && t.month >= 1 && t.month <= 12 && t.day >= 1 && t.day <= month_length(t.year, t.month) && t.hour >= 0 &&
	       t.hour <= 23 && t.minute >= 0 && t.minute <= 59;
}

ics_moment ics_moment_of(struct icaltimetype t, const icaltimezone *zone)
{
	ics_moment m = {CLOCK_WALL, 0, 0};

	if (!time_sound(t))
		return (ics_moment){0};
	if (zone && !t.is_date && !icaltime_is_utc(t)) {
		t.zone = zone;
		t = icaltime_convert_to_zone(t, icaltimezone_get_utc_timezone());
	}
	if (t.is_date)
		m.clock = CLOCK_DAY;
	else if (icaltime_is_utc(t))
		m.clock = CLOCK_UTC;
	m.day = day_from_ymd(t.year, t.month, t.day);
	m.minutes = t.is_date ? 0 : t.hour * 60 + t.minute;
	return m;
}

static icalproperty *property_of(icalcomponent *event, icalproperty_kind kind)
{
	return icalcomponent_get_first_property(event, kind);
}

/* The moment a property tells; *zone is the zone it names, NULL for none; an unknown one is kept in ev. */
static ics_moment moment_read(struct reading *r, ics_event *ev, icalcomponent *event, icalproperty_kind kind, const icaltimezone **zone)
{
	icalproperty *p = property_of(event, kind);
	icalvalue *v = p ? icalproperty_get_value(p) : NULL;
	icalvalue_kind is = v ? icalvalue_isa(v) : ICAL_NO_VALUE;

	if (is != ICAL_DATETIME_VALUE && is != ICAL_DATE_VALUE)
		return (ics_moment){0};
	icalparameter *tzid = icalproperty_get_first_parameter(p, ICAL_TZID_PARAMETER);
	const char *name = tzid ? icalparameter_get_tzid(tzid) : NULL;
	const icaltimezone *found = name ? zone_meant(r->calendar, name) : NULL;
	if (name && !found && is == ICAL_DATETIME_VALUE)
		ev->zone = mem_dup(r->parent, name);
	if (zone)
		*zone = found;
	return ics_moment_of(is == ICAL_DATE_VALUE ? icalvalue_get_date(v) : icalvalue_get_datetime(v), found);
}

static bool is_quoted(icalproperty *p)
{
	icalparameter *encoding = icalproperty_get_first_parameter(p, ICAL_ENCODING_PARAMETER);
	char *as = encoding ? icalparameter_as_ical_string_r(encoding) : NULL;
	bool quoted = as && strcasestr(as, "QUOTED-PRINTABLE");

	icalmemory_free_buffer(as);
	return quoted;
}

static int hex(char c)
{
	static const char digits[] = "0123456789ABCDEF";
	const char *at = c ? strchr(digits, toupper((unsigned char)c)) : NULL;

	return at ? (int)(at - digits) : -1;
}

/* =C3=A9 as é: of the format before this one, and still met. What is then no text stays as it was. */
static const char *unquoted(const void *parent, const char *text)
{
	strbuf *out = sb_new(parent);
	size_t bad;

	for (; *text; text++) {
		int high = *text == '=' ? hex(text[1]) : -1, low = high >= 0 ? hex(text[2]) : -1;
		sb_addc(out, low < 0 ? *text : (char)(high * 16 + low));
		text += low < 0 ? 0 : 2;
	}
	return text_is_utf8(out->s, out->len, &bad) && !memchr(out->s, '\0', out->len) ? out->s : NULL;
}

static const char *text_read(struct reading *r, icalcomponent *event, icalproperty_kind kind)
{
	icalproperty *p = property_of(event, kind);
	icalvalue *v = p ? icalproperty_get_value(p) : NULL;
	const char *text = NULL;

	if (v && icalvalue_isa(v) == ICAL_TEXT_VALUE)
		text = icalvalue_get_text(v);
	else if (v && icalvalue_isa(v) == ICAL_URI_VALUE)
		text = icalvalue_get_uri(v);
	if (!text)
		return NULL;
	const char *plain = is_quoted(p) ? unquoted(r->parent, text) : NULL;
	return plain ? plain : mem_dup(r->parent, text);
}

static const char *extension_read(struct reading *r, icalcomponent *event, const char *name)
{
	for (icalproperty *p = property_of(event, ICAL_X_PROPERTY); p; p = icalcomponent_get_next_property(event, ICAL_X_PROPERTY)) {
		const char *is = icalproperty_get_x_name(p);
		char *text = is && !strcasecmp(is, name) ? icalproperty_get_value_as_string_r(p) : NULL;
		if (!text)
			continue;
		const char *kept = mem_dup(r->parent, text);
		icalmemory_free_buffer(text);
		return kept;
	}
	return NULL;
}

/* Where a video meeting is told: each provider has its place. */
static const char *link_read(struct reading *r, icalcomponent *event)
{
	static const char *const names[] = {"X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK"};
	const char *link = NULL;

	for (size_t i = 0; i < LENGTH(names) && !link; i++)
		link = extension_read(r, event, names[i]);
	if (!link)
		link = text_read(r, event, ICAL_CONFERENCE_PROPERTY);
	return link ? link : text_read(r, event, ICAL_URL_PROPERTY);
}

static void host_read(struct reading *r, ics_event *ev, icalcomponent *event)
{
	icalproperty *p = property_of(event, ICAL_ORGANIZER_PROPERTY);
	const char *address = p ? icalproperty_get_organizer(p) : NULL;
	icalparameter *name = p ? icalproperty_get_first_parameter(p, ICAL_CN_PARAMETER) : NULL;

	if (address)
		ev->mail = mem_dup(r->parent, strncasecmp(address, "mailto:", 7) ? address : address + 7);
	if (name && icalparameter_get_cn(name))
		ev->host = mem_dup(r->parent, icalparameter_get_cn(name));
}

/* DTEND, or DTSTART and how long it lasts; nothing when the two cannot be compared. */
static ics_moment end_read(struct reading *r, ics_event *ev, icalcomponent *event)
{
	ics_moment end = moment_read(r, ev, event, ICAL_DTEND_PROPERTY, NULL);
	icalproperty *p = property_of(event, ICAL_DURATION_PROPERTY);

	if (ev->start.clock == CLOCK_DAY)
		return (ics_moment){0};
	if (end.clock != CLOCK_NONE)
		return end.clock == ev->start.clock ? end : (ics_moment){0};
	if (!p)
		return end;
	struct icaldurationtype d = icalproperty_get_duration(p);
	if (d.is_neg || d.weeks || d.days > 1 || d.hours > 48 || d.minutes > 2880)
		return end;
	int minutes = ev->start.minutes + (int)(d.days * 1440 + d.hours * 60 + d.minutes);
	return (ics_moment){ev->start.clock, ev->start.day + minutes / 1440, minutes % 1440};
}

static bool is_cancelled(const struct reading *r, icalcomponent *event)
{
	icalproperty *p = property_of(event, ICAL_STATUS_PROPERTY);

	return r->method == ICAL_METHOD_CANCEL || (p && icalproperty_get_status(p) == ICAL_STATUS_CANCELLED);
}

static void event_read(struct reading *r, icalcomponent *event)
{
	r->out->events = GROW(r->parent, r->out->events, r->out->count + 1);
	ics_event *ev = &r->out->events[r->out->count++];
	icalproperty *sequence = property_of(event, ICAL_SEQUENCE_PROPERTY);
	const icaltimezone *zone = NULL;

	*ev = (ics_event){0};
	ev->uid = text_read(r, event, ICAL_UID_PROPERTY);
	ev->title = text_read(r, event, ICAL_SUMMARY_PROPERTY);
	ev->place = text_read(r, event, ICAL_LOCATION_PROPERTY);
	ev->text = text_read(r, event, ICAL_DESCRIPTION_PROPERTY);
	ev->kind = extension_read(r, event, "X-CARNET-ENTITY");
	ev->link = link_read(r, event);
	ev->cancelled = is_cancelled(r, event);
	ev->sequence = sequence && icalproperty_get_sequence(sequence) > 0 ? icalproperty_get_sequence(sequence) : 0;
	host_read(r, ev, event);
	if (r->method == ICAL_METHOD_REQUEST)
		ev->sent = moment_read(r, ev, event, ICAL_DTSTAMP_PROPERTY, NULL);
	ev->instead = moment_read(r, ev, event, ICAL_RECURRENCEID_PROPERTY, NULL);
	ev->start = moment_read(r, ev, event, ICAL_DTSTART_PROPERTY, &zone);
	ev->end = end_read(r, ev, event);
	if (ev->start.clock != CLOCK_NONE)
		ics_repeat(ev, event, r->calendar, zone, r->today, &r->budget);
}

static bool is_answer(icalproperty_method m)
{
	return m == ICAL_METHOD_REPLY || m == ICAL_METHOD_COUNTER || m == ICAL_METHOD_DECLINECOUNTER || m == ICAL_METHOD_REFRESH;
}

static void calendar_read(struct reading *r, icalcomponent *calendar)
{
	r->calendar = calendar;
	r->method = icalcomponent_get_method(calendar);
	r->out->answer |= is_answer(r->method);
	zones_tame(calendar);
	icalcompiter it = icalcomponent_begin_component(calendar, ICAL_VEVENT_COMPONENT);
	for (icalcomponent *c = icalcompiter_deref(&it); c; c = icalcompiter_next(&it))
		event_read(r, c);
}

int ics_read(const void *parent, ics_file *out, const char *text, int today, struct err *e)
{
	struct reading r = {.parent = parent, .out = out, .today = today, .budget = SERIES_MOST};
	icalcomponent *root = icalparser_parse_string(text);

	*out = (ics_file){0};
	if (!root)
		return err_set(e, ERR_INPUT, _("This calendar cannot be read"), _("ask for the invitation again, as an .ics file"));
	if (icalcomponent_isa(root) == ICAL_VCALENDAR_COMPONENT)
		calendar_read(&r, root);
	icalcompiter it = icalcomponent_begin_component(root, ICAL_VCALENDAR_COMPONENT);
	for (icalcomponent *c = icalcompiter_deref(&it); c; c = icalcompiter_next(&it))
		calendar_read(&r, c);
	icalcomponent_free(root);
	return 0;
}
