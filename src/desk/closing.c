// SPDX-License-Identifier: EUPL-1.2
#include <carnet/desk/closing.h>

#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/money.h>
#include <carnet/desk/money.h>
#include <carnet/rules/action.h>
#include <carnet/rules/meetings.h>
#include <string.h>

enum { DAYS_TO_ACT = 14 };

static bool is(const record *r, const char *name, const char *stored)
{
	return !strcmp(record_text(r, name), stored);
}

static closing_step *add(closing *c, enum closing_kind kind, bool ticked, record *r)
{
	c->list = GROW(c, c->list, c->count + 1);
	c->list[c->count] = (closing_step){.kind = kind, .ticked = ticked, .r = r, .what = mem_dup(c, ""), .why = mem_dup(c, "")};
	return &c->list[c->count++];
}

static void say(closing *c, closing_step *s, char *what, const char *why)
{
	talloc_free(s->what);
	talloc_free(s->why);
	s->what = what;
	s->why = mem_dup(c, why);
}

static char *day_words(const void *parent, const record *r, const char *name)
{
	return date_text_iso(parent, record_text(r, name), DATE_LONG);
}

/* ---- the meeting itself ---- */

static bool attended(const record *meeting)
{
	return !is(meeting, "attendance", "excusé") && !is(meeting, "attendance", "absent") && !is(meeting, "attendance", "remplacé");
}

static void fill_end(record *r)
{
	AUTO_CTX(tmp);
	int day, now = clock_minutes();
	strbuf *b = sb_new(tmp);

	if (*record_text(r, "end") || !*record_text(r, "start") || date_from_iso(&day, record_text(r, "date")) || day != clock_today())
		return;
	time_print(b, now);
	if (strcmp(b->s, record_text(r, "start")) > 0)
		record_set(r, "end", value_text(r, b->s));
}

static void add_held(closing *c)
{
	record *r = record_copy(c, c->meeting);

	record_set(r, "status", value_text(r, "tenue"));
	if (!*record_text(r, "attendance"))
		record_set(r, "attendance", value_text(r, "présent"));
	fill_end(r);
	closing_step *s = add(c, CLOSING_HELD, true, r);
	const char *here = choice_shown(entity_field(&e_meeting, "attendance"), record_text(r, "attendance"));
	const char *start = record_text(r, "start"), *end = record_text(r, "end");
	if (*start && *end)
		say(c, s, mem_printf(c, _("The meeting was held, from %s to %s (%s)"), start, end, here), "");
	else
		say(c, s, mem_printf(c, _("The meeting was held (%s)"), here), "");
}

/* ---- the trip ---- */

static bool travelled(desk *d, const closing *c)
{
	AUTO_CTX(tmp);
	query *q = query_new(tmp, &e_expense);

	query_where(q, "meeting", OP_IS, value_int(c->meeting->id));
	return attended(c->meeting) && !record_int(c->meeting, "remote") && !record_int(c->meeting, "no_expense") && !journal_count(d->j, q, 1);
}

/* Without an amount it is only a draft: proposed, not ticked. */
static int add_trip(desk *d, closing *c, struct err *e)
{
	AUTO_PROBLEMS p = {0};
	AUTO_CTX(tmp);
	record *x;

	if (!travelled(d, c))
		return 0;
	int code = desk_trip(d, c, c->meeting->id, &x, &p, e);
	if (code)
		return code;
	bool priced = record_get(x, "amount")->kind == V_INT;
	closing_step *s = add(c, CLOSING_TRIP, priced, x);
	if (priced)
		say(c, s, mem_printf(c, _("The trip: %s to claim"), money_text(tmp, record_int(x, "amount"))), record_text(x, "explanation"));
	else
		say(c, s, mem_dup(c, _("The trip: an expense to fill in later")), p.count ? mem_printf(tmp, "%s.", p.list[0].what) : "");
	return 0;
}

/* ---- actions ---- */

static void word_action(closing *c, closing_step *s, const char *why)
{
	AUTO_CTX(tmp);
	const char *due = day_words(tmp, s->r, "due"), *owner = record_text(s->r, "owner");

	say(c, s, mem_printf(c, "%s · %s · %s", *due ? due : _("no date"), record_text(s->r, "title"), *owner ? owner : _("you")), why);
}

static void add_action(closing *c, const record *action)
{
	char iso[11];
	record *r = record_copy(c, action);
	bool undated = !*record_text(r, "due");

	if (undated) {
		date_to_iso(iso, clock_today() + DAYS_TO_ACT);
		record_set(r, "due", value_text(r, iso));
	}
	word_action(c, add(c, CLOSING_ACTION, true, r), undated ? _("It had no date: this one is proposed.") : "");
}

static int add_actions(desk *d, closing *c, struct err *e)
{
	AUTO_CTX(tmp);
	query *q = action_waiting(tmp);
	record **list;
	size_t count;

	query_where(q, "meeting", OP_IS, value_int(c->meeting->id));
	int code = journal_window(d->j, tmp, q, NULL, false, 0, &list, &count, e);
	for (size_t i = 0; i < count && !code; i++)
		add_action(c, list[i]);
	return code;
}

/* ---- the next meeting ---- */

static void word_next(closing *c, closing_step *s)
{
	AUTO_CTX(tmp);
	const char *day = day_words(tmp, s->r, "date"), *start = record_text(s->r, "start");

	if (*day)
		say(c, s, mem_printf(c, _("The next meeting: %s %s"), day, start), _("Same place and time; the standing items and what is left open come with it."));
	else
		say(c, s, mem_dup(c, _("The next meeting: no date yet")), _("Type its date, if it is known."));
}

static int add_next(desk *d, closing *c, struct err *e)
{
	record *next;
	int code = meeting_after(d->j, c, c->meeting, &next, e);

	if (code || next)
		return code;
	next = meeting_follow(c, c->meeting);
	word_next(c, add(c, CLOSING_NEXT, *record_text(next, "date") != '\0', next));
	return 0;
}

/* ---- all of it ---- */

static int refuse(const record *meeting, struct err *e)
{
	AUTO_CTX(tmp);
	int day;

	if (meeting_off(meeting))
		return err_setf(e, ERR_INPUT, _("This meeting is marked “%s”|change its status if it took place after all"),
				choice_shown(entity_field(&e_meeting, "status"), record_text(meeting, "status")));
	if (!date_from_iso(&day, record_text(meeting, "date")) && day > clock_today())
		return err_setf(e, ERR_INPUT, _("The meeting of %s has not taken place yet|close it once it is over, or change its date"), day_words(tmp, meeting, "date"));
	return 0;
}

int desk_closing(desk *d, const void *parent, int64_t meeting, closing **out, struct err *e)
{
	closing *c = NEW(parent, closing);
	int code = journal_get(d->j, c, &c->meeting, &e_meeting, meeting, e);

	*out = c;
	code = code ? code : refuse(c->meeting, e);
	if (code)
		return code;
	add_held(c);
	code = add_trip(d, c, e);
	code = code ? code : add_actions(d, c, e);
	code = code ? code : add_next(d, c, e);
	if (!code && attended(c->meeting))
		say(c, add(c, CLOSING_REPORT, true, NULL), mem_dup(c, _("The report to my association")), _("To be read over, then sent."));
	return code;
}

bool closing_dated(const closing_step *s)
{
	return s->kind == CLOSING_ACTION || s->kind == CLOSING_NEXT;
}

static int check_next(const closing *c, const char *iso, struct err *e)
{
	if (*iso && strcmp(iso, record_text(c->meeting, "date")) <= 0)
		return err_set(e, ERR_INPUT, _("The next meeting would come before this one"), _("type a later date"));
	return 0;
}

int closing_date(closing *c, closing_step *s, const char *typed, struct err *e)
{
	char iso[11] = "";
	int day = 0, code = *typed ? date_parse(&day, typed, e) : 0;

	if (!code && *typed)
		date_to_iso(iso, day);
	if (!code && s->kind == CLOSING_NEXT)
		code = check_next(c, iso, e);
	if (code)
		return code;
	record_set(s->r, s->kind == CLOSING_NEXT ? "date" : "due", value_text(s->r, iso));
	s->ticked = s->kind == CLOSING_ACTION || *iso;
	if (s->kind == CLOSING_NEXT)
		word_next(c, s);
	else
		word_action(c, s, "");
	return 0;
}

/* The meeting says when the next one is. */
static int keep_next(desk *d, const closing *c, record *next, struct err *e)
{
	AUTO_CTX(tmp);
	record *m;
	int items, code = meeting_take_mandate(d->j, next, e);

	code = code ? code : meeting_follow_keep(d->j, next, &items, e);
	code = code ? code : journal_get(d->j, tmp, &m, &e_meeting, c->meeting->id, e);
	if (code)
		return code;
	record_set(m, "next_date", *record_get(next, "date"));
	return journal_save(d->j, m, NULL, e);
}

static int keep_step(desk *d, const closing *c, closing_step *s, struct err *e)
{
	AUTO_PROBLEMS p = {0};

	switch (s->kind) {
	case CLOSING_TRIP:
		return desk_keep_expense(d, s->r, NULL, &p, e);
	case CLOSING_NEXT:
		return keep_next(d, c, s->r, e);
	case CLOSING_REPORT:
		return 0;
	default:
		return journal_save(d->j, s->r, NULL, e);
	}
}

int desk_close(desk *d, closing *c, struct err *e)
{
	AUTO_CTX(tmp);
	int code = journal_begin(d->j, mem_printf(tmp, _("Meeting closed: %s"), record_text(c->meeting, "title")), e);

	if (code)
		return code;
	for (size_t i = 0; i < c->count && !code; i++)
		if (c->list[i].ticked)
			code = keep_step(d, c, &c->list[i], e);
	return journal_end(d->j, code, e);
}
