// SPDX-License-Identifier: EUPL-1.2
/* Meetings, deadlines and ends of mandates as a calendar. Private unless fields are named: title, date, hours and place. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/exchange/exchange.h>
#include <carnet/exchange/module.h>
#include "ics.h"
#include "zone.h"

enum { ZONES_MOST = 16 };

/* Zones already known, by CPTS: rows that follow each other are of few. */
struct known_zone {
	int64_t cpts;
	const char *zone;
};

struct ics_out {
	journal *j;
	sink out;
	const struct ics_operations *ops;
	const char *const *fields;
	const struct kind *kind;     /* of the rows at hand */
	strbuf *b, *text;
	struct known_zone known[64];
	const char *used[ZONES_MOST + 1];
	struct err *e;
};

struct kind {
	const entity *e;
	const char *date;
	const char *const *shown;    /* fields that have their own place in an event; ends with NULL */
	void (*fill)(struct ics_out *o, const void *parent, const record *r, ics_event *ev);
};

static bool is_among(const char *const *list, const entity *e, const field *f)
{
	for (; *list; list++)
		if (entity_field(e, *list) == f)
			return true;
	return false;
}

/* Whether a field that has its own place goes out: all of them, or those that are named. */
static bool wants(const struct ics_out *o, const char *name)
{
	return !o->fields || is_among(o->fields, o->kind->e, entity_field(o->kind->e, name));
}

static const char *zone_at(struct ics_out *o, int64_t cpts)
{
	struct known_zone *k = &o->known[(uint64_t)cpts % LENGTH(o->known)];

	if (!k->zone || k->cpts != cpts)
		*k = (struct known_zone){cpts, zone_of(o->j, cpts)};
	return k->zone;
}

static ics_moment wall(int day, const char *hour)
{
	return *hour ? (ics_moment){CLOCK_WALL, day, atoi(hour) * 60 + atoi(hour + 3)} : (ics_moment){0};
}

/* A meeting that was put off or called off no longer takes the time: calendars strike it out. */
static bool is_off(const record *r)
{
	static const char *const off[] = {"annulée", "reportée", "abandonné"};

	for (size_t i = 0; i < LENGTH(off); i++)
		if (!strcmp(record_text(r, "status"), off[i]))
			return true;
	return false;
}

static void meeting_fill(struct ics_out *o, const void *parent, const record *r, ics_event *ev)
{
	ics_moment start = wants(o, "start") ? wall(ev->start.day, record_text(r, "start")) : (ics_moment){0};

	(void)parent;
	ev->uid = ics_meeting_uid(r);
	ev->sequence = ics_version(r);
	ev->title = record_text(r, "title");
	ev->place = wants(o, "place") ? record_text(r, "place") : NULL;
	ev->cancelled = is_off(r);
	if (start.clock == CLOCK_NONE)
		return;
	ev->start = start;
	ev->zone = zone_at(o, record_int(r, "cpts"));
	ev->end = wants(o, "end") ? wall(start.day, record_text(r, "end")) : (ics_moment){0};
	if (ev->end.clock != CLOCK_NONE && ev->end.minutes <= start.minutes)
		ev->end.day++; /* past midnight */
}

static void action_fill(struct ics_out *o, const void *parent, const record *r, ics_event *ev)
{
	bool done = !strcmp(record_text(r, "status"), "fait");

	(void)o;
	ev->title = mem_printf(parent, done ? _("Done: %s") : _("To do: %s"), record_text(r, "title"));
	ev->cancelled = is_off(r);
}

static void mandate_fill(struct ics_out *o, const void *parent, const record *r, ics_event *ev)
{
	ev->title = mem_printf(parent, _("End of the mandate: %s"), journal_record_title(o->j, parent, r));
}

static const char *const meeting_shown[] = {"title", "date", "start", "end", "place", "status", NULL};
static const char *const action_shown[] = {"title", "due", "status", NULL};
static const char *const mandate_shown[] = {"body", "body_name", "cpts", "ends", NULL};
static const struct kind kinds[] = {
	{&e_meeting, "date", meeting_shown, meeting_fill},
	{&e_action, "due", action_shown, action_fill},
	{&e_mandate, "ends", mandate_shown, mandate_fill},
};

/* Named fields without a place of their own: "Label: value", a line each. */
static void describe(struct ics_out *o, const record *r)
{
	sb_clear(o->text);
	for (const char *const *name = o->fields; name && *name; name++) {
		const field *f = entity_field(r->e, *name);
		if (!f || f->type == &t_file || is_among(o->kind->shown, r->e, f))
			continue;
		value v = journal_effective(o->j, r, f);
		if (v.kind == V_NULL)
			continue;
		sb_addf(o->text, _("%s: "), _(f->label));
		journal_print(o->j, o->text, f, &v);
		sb_addc(o->text, '\n');
	}
	if (o->text->len)
		sb_remove(o->text, o->text->len - 1, 1);
}

static int event_out(void *data, const record *r)
{
	AUTO_CTX(tmp);
	struct ics_out *o = data;
	ics_event ev = {.uid = r->uid, .kind = r->e->name, .changed = r->updated, .sequence = ics_sequence(r)};

	ev.start.clock = CLOCK_DAY;
	if (date_from_iso(&ev.start.day, record_text(r, o->kind->date)))
		return 0;
	o->kind->fill(o, tmp, r, &ev);
	if (!wants(o, o->kind->shown[0]))
		ev.title = _(r->e->one);
	describe(o, r);
	ev.text = o->text->s;
	int code = o->ops->event(o->b, &ev, o->e);
	return code ? code : sink_flush(o->out, o->b, false, o->e);
}

static void zone_use(struct ics_out *o, const char *zone)
{
	size_t n = 0;

	while (n < ZONES_MOST && o->used[n] && strcmp(o->used[n], zone))
		n++;
	if (n < ZONES_MOST)
		o->used[n] = zone;
}

static int zone_row(void *data, const record *r)
{
	struct ics_out *o = data;

	if (*record_text(r, "start"))
		zone_use(o, zone_at(o, record_int(r, "cpts")));
	return 0;
}

static bool is_listed(const entity *const *list, const entity *e)
{
	if (!list)
		return true;
	for (; *list; list++)
		if (*list == e)
			return true;
	return false;
}

/* The head names the zones that are used below. */
static int head_out(struct ics_out *o, const query *const *list)
{
	int code = 0;

	o->kind = &kinds[0];
	for (; *list && !code && wants(o, "start"); list++) {
		query q = **list;
		q.brief = true;
		if (q.e == &e_meeting)
			code = journal_each(o->j, &q, zone_row, o, o->e);
	}
	return code ? code : o->ops->head(o->b, o->used, o->e);
}

/* Long texts are read only when one of them is named. */
static bool is_brief(const struct ics_out *o)
{
	for (const char *const *name = o->fields; name && *name; name++) {
		const field *f = entity_field(o->kind->e, *name);
		if (f && query_leaves_out(f))
			return false;
	}
	return true;
}

static int rows_out(struct ics_out *o, const query *of)
{
	query q = *of;

	for (size_t i = 0; i < LENGTH(kinds); i++)
		if (kinds[i].e == q.e)
			o->kind = &kinds[i];
	q.brief = is_brief(o);
	return journal_each(o->j, &q, event_out, o, o->e);
}

bool ics_holds(const entity *e)
{
	for (size_t i = 0; i < LENGTH(kinds); i++)
		if (kinds[i].e == e)
			return true;
	return false;
}

static int check_entities(const entity *const *list, struct err *e)
{
	for (; list && *list; list++) {
		if (!ics_holds(*list))
			return err_setf(e, ERR_INPUT, _("A calendar does not hold “%s”|choose among meeting, action and mandate"), _((*list)->many));
	}
	return 0;
}

static int check_fields(const entity *const *list, const char *const *fields, struct err *e)
{
	for (; fields && *fields; fields++) {
		bool known = false;
		for (size_t i = 0; i < LENGTH(kinds); i++)
			known |= is_listed(list, kinds[i].e) && entity_field(kinds[i].e, *fields);
		if (!known)
			return err_setf(e, ERR_INPUT, _("No field “%s” in what goes to the calendar|carnet help meeting lists those of meetings"), *fields);
	}
	return 0;
}

static int calendar_out(journal *j, sink out, const query *const *list, const char *const *fields, struct err *e)
{
	AUTO_CTX(tmp);
	struct ics_out *o = NEW(tmp, struct ics_out);
	const struct format_module *m;
	int code = module_open(&m, "ics", e);

	if (code)
		return code;
	*o = (struct ics_out){.j = j, .out = out, .ops = m->calendar, .fields = fields, .b = sb_new(o), .text = sb_new(o), .e = e};
	code = head_out(o, list);
	for (; *list && !code; list++)
		code = rows_out(o, *list);
	if (code)
		return code;
	sb_add(o->b, ICS_TAIL);
	return sink_flush(o->out, o->b, true, o->e);
}

int export_ics(journal *j, sink out, const entity *const *list, const char *const *fields, struct err *e)
{
	AUTO_CTX(tmp);
	const query *queries[LENGTH(kinds) + 1] = {NULL};
	size_t n = 0;
	int code = check_entities(list, e);

	if (!code)
		code = check_fields(list, fields, e);
	for (size_t i = 0; i < LENGTH(kinds) && !code; i++) {
		if (!is_listed(list, kinds[i].e))
			continue;
		query *q = query_new(tmp, kinds[i].e);
		query_where(q, kinds[i].date, OP_SET, (value){0});
		code = query_sort(q, kinds[i].date, e);
		queries[n++] = q;
	}
	return code ? code : calendar_out(j, out, queries, fields, e);
}

int export_some_ics(journal *j, sink out, const query *const *list, struct err *e)
{
	for (const query *const *q = list; *q; q++) {
		const entity *one[] = {(*q)->e, NULL};
		int code = check_entities(one, e);
		if (code)
			return code;
	}
	return calendar_out(j, out, list, NULL, e);
}
