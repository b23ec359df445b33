// SPDX-License-Identifier: EUPL-1.2
/* Invitations become meetings: the same one again changes its meeting when it is newer, and never makes a second. */
#include <inttypes.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/exchange/module.h>
#include <carnet/rules/meetings.h>
#include "ics.h"
#include "zone.h"

enum { TITLE_MOST = 500, PLACE_MOST = 1000, UID_MOST = 1000 };

static int drop_known(struct ics_in *s)
{
	json_decref(s->known);
	return 0;
}

/* ---- Meetings that came from invitations. ---- */

static int each_known(void *data, const record *r)
{
	struct ics_in *s = data;

	json_object_set_new(s->known, record_text(r, "invite_uid"), json_integer(r->id)); /* by date: the latest stays */
	return 0;
}

static int known_read(struct ics_in *s, struct err *e)
{
	AUTO_CTX(tmp);
	query *q = query_new(tmp, &e_meeting);

	q->brief = true;
	query_where(q, "invite_uid", OP_SET, (value){0});
	int code = query_sort(q, "date", e);
	return code ? code : journal_each(s->j, q, each_known, s, e);
}

static int64_t known_id(const struct ics_in *s, const char *uid)
{
	return json_integer_value(json_object_get(s->known, uid));
}

/* A meeting alone, or the one that was imported with its series; either may have become the other since. */
static int64_t known_whole(const struct ics_in *s, const char *uid)
{
	int64_t id = known_id(s, ics_series_uid(s->in, uid));

	return id ? id : known_id(s, uid);
}

static int known_get(struct invitation *v, int64_t id, struct err *e)
{
	return id ? journal_get(v->s->j, v->s->in, &v->known, &e_meeting, id, e) : 0;
}

/* The day of a moment where the person lives: near enough to tell one date of a series from the next. */
static void moment_day(struct ics_in *s, ics_moment m, char out[11])
{
	AUTO_ERR e = {0};

	s->ops->local(&m, zone_of(s->j, 0), &e);
	date_to_iso(out, m.day);
}

/* One date of a series has a name of its own, unless it is the one that was imported with the series. */
static int known_instead(struct invitation *v, const char *series, struct err *e)
{
	char day[11];

	moment_day(v->s, v->ev->instead, day);
	v->uid = mem_printf(v->s->in, "%s/%s", series, day);
	if (known_id(v->s, v->uid))
		return known_get(v, known_id(v->s, v->uid), e);
	int code = known_get(v, known_whole(v->s, series), e);
	if (!code && v->known && strcmp(record_text(v->known, "date"), day))
		v->known = NULL;
	if (v->known)
		v->uid = record_text(v->known, "invite_uid");
	return code;
}

/* The date imported last is over: the next one is a meeting of its own. */
static void known_over(struct invitation *v)
{
	char today[11], day[11];

	date_to_iso(today, clock_today());
	moment_day(v->s, v->ev->start, day);
	const char *held = record_text(v->known, "date");
	if (v->ev->repeats && strcmp(held, today) < 0 && strcmp(held, day) < 0)
		v->known = NULL;
}

static int known_find(struct invitation *v, struct err *e)
{
	const char *uid = ics_line(v->s->in, v->ev->uid, UID_MOST);
	int64_t id = known_whole(v->s, uid);

	v->uid = *uid && v->ev->repeats ? ics_series_uid(v->s->in, uid) : uid;
	if (!*uid)
		return 0;
	if (v->ev->instead.clock != CLOCK_NONE)
		return known_instead(v, uid, e);
	if (!id && import_is_uid(uid))
		id = journal_uid(v->s->j, &e_meeting, uid, NULL, NULL); /* one of ours that comes back */
	int code = known_get(v, id, e);
	if (!code && v->known)
		known_over(v);
	return code;
}

/* ---- Values. ---- */

static void put(struct incoming *i, const char *name, value v)
{
	size_t k = (size_t)field_index_named(&e_meeting, name);

	i->r->v[k] = v;
	i->given[k] = true;
}

static void put_text(struct incoming *i, const char *name, const char *text)
{
	put(i, name, value_text(i->r, text));
}

static void put_hour(struct incoming *i, const char *name, ics_moment m)
{
	AUTO_CTX(tmp);
	strbuf *hour = sb_new(tmp);

	if (m.clock != CLOCK_NONE && m.clock != CLOCK_DAY)
		time_print(hour, m.minutes);
	put_text(i, name, hour->s);
}

static bool is_remote(const char *place)
{
	static const char *const words[] = {"://", "teams", "zoom", "visio", "meet", "jitsi", "webex", "bigbluebutton", "en ligne", "à distance"};

	for (size_t k = 0; k < LENGTH(words); k++)
		if (text_find(place, words[k], k > 0, NULL) >= 0)
			return true;
	return false;
}

/* A room, or a link when there is none or when the place says that it is one. */
static void put_place(struct incoming *i, const ics_event *ev)
{
	const char *place = ics_line(i, ev->place, PLACE_MOST), *link = ics_line(i, ev->link, PLACE_MOST);
	bool remote = *place ? is_remote(place) : *link != '\0';

	if (remote && *link && *place && !strstr(place, link))
		place = mem_printf(i, "%s, %s", place, link);
	else if (remote && !*place)
		place = link;
	if (*place)
		put_text(i, "place", place);
	if (remote)
		put(i, "remote", value_int(1));
}

static int put_moments(struct invitation *v, int64_t cpts, struct err *e)
{
	const char *zone = zone_of(v->s->j, cpts);
	ics_moment start = v->ev->start, end = v->ev->end;
	char day[11];
	int code = v->s->ops->local(&start, zone, e);

	if (!code)
		code = v->s->ops->local(&end, zone, e);
	if (code)
		return code;
	int lasts = end.clock == CLOCK_NONE ? 0 : (end.day - start.day) * 1440 + end.minutes - start.minutes;
	date_to_iso(day, start.day);
	put_text(v->i, "date", day);
	put_hour(v->i, "start", start);
	put_hour(v->i, "end", lasts > 0 && lasts < 1440 ? end : (ics_moment){0});
	return 0;
}

/* A meeting that was off is on again when a newer invitation says so. */
static void put_status(struct invitation *v)
{
	if (v->ev->cancelled)
		put_text(v->i, "status", "annulée");
	else if (v->known && meeting_off(v->known))
		put_text(v->i, "status", NULL);
}

static void put_given(struct invitation *v)
{
	for (size_t k = 0; v->s->given && k < e_meeting.nfields; k++)
		if (v->s->given->v[k].kind != V_NULL) {
			v->i->r->v[k] = value_copy(v->i->r, &v->s->given->v[k]);
			v->i->given[k] = true;
		}
}

/* ---- To whom it belongs. ---- */

static int64_t given_int(const struct ics_in *s, const char *name)
{
	return s->given ? record_int(s->given, name) : 0;
}

static int mandate_cpts(struct ics_in *s, int64_t mandate, int64_t *cpts, struct err *e)
{
	record *r;
	int code = journal_get(s->j, s->in, &r, &e_mandate, mandate, e);

	*cpts = code ? 0 : record_int(r, "cpts");
	return code;
}

/* Mandate and CPTS: those typed, those the meeting has, else those that fit. */
static int belongs(struct invitation *v, int64_t *cpts, struct err *e)
{
	char day[11];

	*cpts = given_int(v->s, "cpts");
	if (given_int(v->s, "mandate"))
		return mandate_cpts(v->s, given_int(v->s, "mandate"), cpts, e);
	if (*cpts)
		return 0;
	if (v->known) {
		*cpts = record_int(v->known, "cpts");
		return 0;
	}
	moment_day(v->s, v->ev->start, day);
	ics_match(&v->to, v->s->places, v->ev, day);
	*cpts = v->to.cpts;
	if (!*cpts)
		return ics_belongs_nowhere(v->s->places, record_text(v->i->r, "title"), e);
	put(v->i, v->to.mandate ? "mandate" : "cpts", value_int(v->to.mandate ? v->to.mandate : v->to.cpts));
	if (v->to.body)
		put_text(v->i, "kind", v->to.body);
	return 0;
}

/* ---- One event. ---- */

/* Whether the file has nothing new to say. A cancellation may have the number of what it cancels; what was put off goes out as cancelled too, and
   stays put off when it comes back. */
static bool is_old(const struct invitation *v)
{
	if (!v->known)
		return false;
	if (v->ev->cancelled)
		return meeting_off(v->known) || v->ev->sequence < ics_version(v->known);
	return v->ev->sequence <= ics_version(v->known);
}

static void put_invitation(struct invitation *v)
{
	const char *title = ics_line(v->i, v->ev->title, TITLE_MOST);
	char day[11];

	put_text(v->i, "title", *title ? title : _("Untitled meeting"));
	put_place(v->i, v->ev);
	if (!v->known && v->ev->sent.clock != CLOCK_NONE && v->ev->sent.day <= v->ev->start.day) {
		date_to_iso(day, v->ev->sent.day);
		put_text(v->i, "convened_on", day);
	}
}

/* Who it is: the uid of the meeting it changes, its own when it comes from a carnet, else one made from what it says. */
static void put_identity(struct invitation *v)
{
	const struct ics_event *ev = v->ev;
	bool ours = v->known && !*record_text(v->known, "invite_uid");

	v->i->newer = v->known != NULL;
	if (v->known)
		v->i->uid = v->known->uid;
	else if (import_is_uid(v->uid) && !journal_uid(v->s->j, &e_meeting, v->uid, NULL, NULL))
		incoming_stamp(v->i, "uid", v->uid, NULL);
	if (ours || !*v->uid)
		return;
	put_text(v->i, "invite_uid", v->uid);
	put(v->i, "invite_sequence", value_int(ev->sequence));
}

static int event_refuse(struct invitation *v, struct err *why)
{
	import_note(v->s->in, v->ev->line, why);
	import_drop(v->s->in, v->i);
	return 0;
}

/* A cancellation changes the status and nothing else. */
static int event_fill(struct invitation *v, int64_t *cpts, struct err *why)
{
	*cpts = 0;
	put_status(v);
	put_identity(v);
	if (v->ev->cancelled)
		return 0;
	if (v->ev->start.clock == CLOCK_NONE)
		return err_set(why, ERR_INPUT, _("This invitation has no date that can be read"), _("ask for it again, or add the meeting yourself: carnet add meeting"));
	put_invitation(v);
	int code = belongs(v, cpts, why);
	if (!code)
		code = put_moments(v, *cpts, why);
	put_given(v);
	return code;
}

static int event_keep(struct invitation *v, struct err *e)
{
	AUTO_CTX(tmp);
	struct import *in = v->s->in;
	int refused = in->report->refused;

	if (!v->i->uid)
		v->i->uid = import_derive(in, v->i);
	enum told_kind kind;
	const char *uid = mem_dup(tmp, v->i->uid), *outcome = ics_outcome(tmp, v, &kind);
	int code = import_take(in, v->i, e);
	if (code || in->report->refused != refused)
		return code;
	ics_told(v->s, kind, outcome);
	if (*v->uid)
		json_object_set_new(v->s->known, v->uid, json_integer(journal_uid(v->s->j, &e_meeting, uid, NULL, NULL)));
	return v->ev->cancelled ? 0 : ics_points(v, uid, !v->known, e);
}

static void tell_known(struct invitation *v)
{
	AUTO_CTX(tmp);
	enum told_kind kind;
	const char *outcome = ics_outcome(tmp, v, &kind);

	v->s->in->report->unchanged++;
	ics_told(v->s, kind, outcome);
}

static int event_take(struct ics_in *s, const ics_event *ev, struct err *e)
{
	struct invitation v = {.s = s, .ev = ev};
	AUTO_ERR why = {0};
	int64_t cpts;
	int code = known_find(&v, e);

	if (code)
		return code;
	if (!v.known && ev->cancelled) {
		s->strays++;
		return 0;
	}
	if (is_old(&v)) {
		tell_known(&v);
		return ev->cancelled ? 0 : ics_points(&v, v.known->uid, false, e);
	}
	v.i = incoming_new(s->in, &e_meeting, ev->line);
	code = event_fill(&v, &cpts, &why);
	if (code == ERR_DATA)
		return err_set(e, code, why.what, why.todo);
	if (code)
		return event_refuse(&v, &why);
	ics_tell(&v, cpts);
	return event_keep(&v, e);
}

static int events_take(struct ics_in *s, const ics_file *file, struct err *e)
{
	int code = 0;

	for (size_t k = 0; k < file->count && !code; k++) {
		const char *kind = file->events[k].kind;
		if (kind && strcmp(kind, e_meeting.name))
			s->others_kinds++;
		else
			code = event_take(s, &file->events[k], e);
	}
	if (!code)
		ics_tell_end(s);
	return code;
}

static int file_check(const ics_file *file, struct err *e)
{
	if (file->answer)
		return err_set(e, ERR_INPUT, _("This file is an answer to an invitation, not an invitation"), _("import the one you received"));
	if (!file->count)
		return err_set(e, ERR_INPUT, _("There is no meeting in this calendar"), _("check that it is the right file"));
	return 0;
}

static int file_read_events(struct ics_in *s, ics_file *file, struct err *e)
{
	size_t *lines = NULL, count = 0;
	const struct format_module *m;
	char *text;
	int code = ics_load(s, &text, &lines, &count, import_path(s->in), e);

	if (!code)
		code = module_open(&m, "ics", e);
	if (code)
		return code;
	s->ops = m->calendar;
	code = s->ops->read(s, file, text, clock_today(), e);
	for (size_t k = 0; !code && k < file->count; k++)
		file->events[k].line = k < count ? lines[k] : 1;
	return code ? code : file_check(file, e);
}

int ics_import(struct import *in, const entity *e, const record *given, struct err *err)
{
	struct ics_in *s = NEW(in, struct ics_in);
	ics_file file;

	if (e && e != &e_meeting && e != &e_agenda_item)
		return err_set(err, ERR_INPUT, _("A calendar brings meetings, nothing else"), _("import it without saying what it is: carnet import FILE"));
	s->in = in;
	s->j = import_journal(in);
	s->given = given;
	s->points = e == &e_agenda_item;
	s->known = json_object();
	talloc_set_destructor(s, drop_known);
	int code = file_read_events(s, &file, err);
	if (!code)
		code = known_read(s, err);
	if (!code)
		code = ics_places_read(s, &s->places, s->j, err);
	return code ? code : events_take(s, &file, err);
}
