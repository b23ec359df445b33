// SPDX-License-Identifier: EUPL-1.2
/* The next meeting of a body, drawn from the last one. */
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <string.h>
#include <carnet/rules/carry.h>
#include <carnet/rules/meetings.h>
#include "dated.h"
#include "subject.h"

#define LAST_MINUTES "compte-rendu-precedent"

enum { LOOKED_AT = 20, STANDING_OF = 2 };

record *meeting_follow(const void *parent, const record *meeting)
{
	static const char *const same[] = {"title", "mandate", "cpts", "kind", "body_name", "start", "end", "place", "remote", "chair"};
	record *next = record_new(parent, &e_meeting);
	int day;

	for (size_t i = 0; i < LENGTH(same); i++)
		record_set(next, same[i], *record_get(meeting, same[i]));
	record_set(next, "date", *record_get(meeting, "next_date"));
	if (!date_from_iso(&day, record_text(meeting, "date")))
		record_set(next, "title", value_text(next, title_undated(next, record_text(meeting, "title"), day)));
	return next;
}

typedef struct points {
	record **list;
	size_t count;
} points;

static int points_of(journal *j, const void *parent, int64_t meeting, points *out, struct err *e)
{
	query *q = query_new(parent, &e_agenda_item);

	query_where(q, "meeting", OP_IS, value_int(meeting));
	return journal_window(j, parent, q, NULL, false, 0, &out->list, &out->count, e);
}

/* The agendas of the last two meetings held, the last one first. */
static int last_agendas(journal *j, const void *parent, const record *next, points *out, record **of, size_t *n, struct err *e)
{
	record **before;
	size_t count;
	int code = meetings_before(j, parent, next, LOOKED_AT, &before, &count, e);

	*n = 0;
	for (size_t i = 0; i < count && *n < STANDING_OF && !code; i++) {
		if (meeting_off(before[i]))
			continue;
		of[*n] = before[i];
		code = points_of(j, parent, before[i]->id, &out[(*n)++], e);
	}
	return code;
}

static bool listed(const points *p, const char *title)
{
	for (size_t i = 0; i < p->count; i++)
		if (text_same(record_text(p->list[i], "title"), title))
			return true;
	return false;
}

/* On both of the last agendas, not because it was left open; or one that any meeting has, which is known after the first. */
static bool stands(const points *agenda, const record *point)
{
	static const char *const any_meeting[] = {LAST_MINUTES, "questions-diverses"};

	for (size_t i = 0; i < LENGTH(any_meeting); i++)
		if (!strcmp(record_text(point, "topic"), any_meeting[i]))
			return true;
	return !record_int(point, "carried_from") && listed(&agenda[1], record_text(point, "title"));
}

/* The minutes to approve are those of the meeting before: a day said in the title is its day. */
static const char *standing_title(const void *parent, const record *point, const record *last)
{
	const char *title = record_text(point, "title"), *bare = title_undated(parent, title, DATED_ANY);
	int day;

	if (strcmp(record_text(point, "topic"), LAST_MINUTES) != 0 || !strcmp(bare, title) || date_from_iso(&day, record_text(last, "date")))
		return title;
	return mem_printf(parent, _("%s of the %s"), bare, strchr(date_text(parent, day, DATE_FULL), ' ') + 1); /* without its weekday */
}

/* Taken up with the open points of a meeting that did not take place. */
static int on_agenda(journal *j, const record *next, const record *point, bool *on, struct err *e)
{
	AUTO_CTX(tmp);
	points now;
	int code = points_of(j, tmp, next->id, &now, e);
	subject wanted = subject_of(tmp, point);

	*on = false;
	for (size_t i = 0; i < now.count && !code; i++) {
		subject there = subject_of(tmp, now.list[i]);
		*on |= subject_same(&wanted, &there);
	}
	return code;
}

static int add_standing(journal *j, const record *next, const record *point, const record *last, int *items, struct err *e)
{
	AUTO_CTX(tmp);
	record *r = record_new(tmp, &e_agenda_item);

	record_set(r, "meeting", value_int(next->id));
	record_set(r, "title", value_text(r, standing_title(tmp, point, last)));
	record_set(r, "topic", *record_get(point, "topic"));
	bool on;
	int code = on_agenda(j, next, r, &on, e);
	if (code || on)
		return code;
	code = journal_save(j, r, NULL, e);
	*items += !code;
	return code;
}

/* Standing items of one half of the last agenda: those that open a meeting come before the open points, those that close it after. */
static int add_half(journal *j, const record *next, const points *agenda, record *const *of, bool second, int *items, struct err *e)
{
	size_t half = (agenda[0].count + 1) / 2, from = second ? half : 0, to = second ? agenda[0].count : half;
	int code = 0;

	for (size_t i = from; i < to && !code; i++) {
		const record *point = agenda[0].list[i];
		if (carry_unfinished(point, of[0]) || !stands(agenda, point))
			continue;
		code = add_standing(j, next, point, of[0], items, e);
	}
	return code;
}

static int fill_agenda(journal *j, const record *next, int *items, struct err *e)
{
	AUTO_CTX(tmp);
	points agenda[STANDING_OF] = {0};
	record *of[STANDING_OF];
	size_t n;
	int copied = 0, code = last_agendas(j, tmp, next, agenda, of, &n, e);

	if (!code && n)
		code = add_half(j, next, agenda, of, false, items, e);
	if (!code)
		code = carry_copy(j, next, &copied, e);
	if (!code && n)
		code = add_half(j, next, agenda, of, true, items, e);
	*items += copied;
	return code;
}

int meeting_follow_agenda(journal *j, const record *next, int *items, struct err *e)
{
	AUTO_CTX(tmp);
	int code = journal_begin(j, mem_printf(tmp, _("Agenda drawn from the earlier meeting: %s"), journal_record_title(j, tmp, next)), e);

	*items = 0;
	if (code)
		return code;
	code = fill_agenda(j, next, items, e);
	return journal_end(j, code, e);
}

int meeting_follow_keep(journal *j, record *next, int *items, struct err *e)
{
	AUTO_CTX(tmp);
	int code = journal_begin(j, mem_printf(tmp, _("Next meeting prepared: %s"), record_text(next, "title")), e);

	*items = 0;
	if (code)
		return code;
	code = journal_save(j, next, NULL, e);
	if (!code)
		code = fill_agenda(j, next, items, e);
	if (!code)
		return journal_commit(j, e);
	journal_rollback(j);
	next->id = 0;
	return code;
}
