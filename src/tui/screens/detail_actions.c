// SPDX-License-Identifier: EUPL-1.2
/* What can be done with one kind of record, or with the row of it in focus: a meeting, its agenda, an action, a CPTS. */
#include <carnet/base/i18n.h>
#include <carnet/rules/action.h>
#include "../doors.h"
#include "closing.h"
#include "detail_screen.h"
#include "documents.h"
#include "followed.h"
#include "meeting.h"
#include "minutes.h"

static unsigned push(struct detail_screen *ds, struct screen *s)
{
	app_push(ds->s.app, s);
	return EFFECT_REDRAW;
}

static unsigned start_move(struct detail_screen *ds)
{
	detail_active(ds)->moving = true;
	app_tell(ds->s.app, ROLE_TEXT, "%s", _("The arrows move this line; Enter puts it down."));
	return EFFECT_REDRAW;
}

static unsigned carry_up(struct detail_screen *ds)
{
	return agenda_move(ds, -1);
}

static unsigned carry_down(struct detail_screen *ds)
{
	return agenda_move(ds, 1);
}

/* As anything else does: see act(). */
static unsigned put_down(struct detail_screen *ds)
{
	(void)ds;
	return EFFECT_REDRAW;
}

static unsigned outcome(struct detail_screen *ds)
{
	return agenda_cycle(ds, "outcome");
}

static unsigned involvement(struct detail_screen *ds)
{
	return agenda_cycle(ds, "involvement");
}

/* The action shown, or the one in focus among what a record leads to; over: when it is done or dropped. */
static int64_t action_here(const struct detail_screen *ds, bool *over)
{
	const struct detail_line *l = detail_here(ds);
	bool row = l && l->kind == DETAIL_ROW && l->e == &e_action;
	*over = row ? l->over : ds->e == &e_action && !action_open(ds->d->r);
	return row ? l->id : ds->e == &e_action ? ds->id : 0;
}

static unsigned done(struct detail_screen *ds)
{
	bool over;
	const int64_t id = action_here(ds, &over);
	return followed_done(ds->s.app, &id, 1);
}

/* --- A CPTS --------------------------------------------------------------------------------------------------------- */

static unsigned level(struct detail_screen *ds)
{
	return push(ds, door_level(ds->s.app, ds->id));
}

static unsigned assess(struct detail_screen *ds)
{
	door_add(ds->s.app, &e_assessment, ds->id);
	return EFFECT_REDRAW;
}

static unsigned interview(struct detail_screen *ds)
{
	door_add(ds->s.app, &e_interview, ds->id);
	return EFFECT_REDRAW;
}

static bool is_cpts(const struct detail_screen *ds)
{
	return ds->e == &e_cpts;
}

/* Of the record shown, whatever line is in focus. */
static unsigned documents(struct detail_screen *ds)
{
	return documents_ask(ds->s.app, ds->e, ds->id);
}

static unsigned dossier(struct detail_screen *ds)
{
	return meeting_dossier(ds->s.app, ds->id);
}

static unsigned brief(struct detail_screen *ds)
{
	return meeting_brief(ds->s.app, ds->id);
}

static unsigned repeat(struct detail_screen *ds)
{
	return meeting_repeat(ds->s.app, ds->id);
}

static unsigned status(struct detail_screen *ds)
{
	return agenda_cycle(ds, "status");
}

/* Chosen for the item in focus, or for the one that stands beside. */
static bool with_point(const struct detail_screen *ds)
{
	return ds->s.app->desk->l && ds->d->point && (ds->aside || agenda_here(ds) || ds->e == &e_agenda_item);
}

static bool can_take_up(const struct detail_screen *ds)
{
	for (size_t i = 0; i < ds->d->count; i++)
		if (ds->d->lines[i].does == ACT_TAKE_UP)
			return true;
	return false;
}

static unsigned note(struct detail_screen *ds)
{
	return push(ds, minutes_screen(ds->s.app, ds->id));
}

static unsigned close_meeting(struct detail_screen *ds)
{
	return push(ds, closing_screen(ds->s.app, ds->id));
}

static bool is_meeting(const struct detail_screen *ds)
{
	return ds->e == &e_meeting;
}

static bool has_checklists(const struct detail_screen *ds)
{
	return (is_meeting(ds) || ds->e == &e_mandate) && ds->s.app->desk->l;
}

static bool is_made_into(const struct detail_screen *ds)
{
	return documents_any(ds->e);
}

static bool on_waiting(const struct detail_screen *ds)
{
	bool over;
	return action_here(ds, &over) && !over;
}

static bool on_over(const struct detail_screen *ds)
{
	bool over;
	return action_here(ds, &over) && over;
}

/* writes: only in a journal that can be written; can NULL: on every record. */
static const struct {
	enum action a;
	detail_run *run;
	bool writes;
	bool (*can)(const struct detail_screen *ds);
} actions[] = {
	{ACT_MOVE, start_move, true, agenda_movable},
	{ACT_CARRY_UP, carry_up, true, NULL},
	{ACT_CARRY_DOWN, carry_down, true, NULL},
	{ACT_PUT_DOWN, put_down, true, NULL},
	{ACT_STATE, status, true, question_here},
	{ACT_TOPIC, agenda_topic, true, with_point},
	{ACT_TAKE_UP, agenda_take_up, true, can_take_up},
	{ACT_OUTCOME, outcome, true, agenda_here},
	{ACT_INVOLVE, involvement, true, agenda_here},
	{ACT_DONE, done, true, on_waiting},
	{ACT_REOPEN, done, true, on_over},
	{ACT_DOCUMENTS, documents, false, is_made_into},
	{ACT_DOSSIER, dossier, false, is_meeting},
	{ACT_BRIEF, brief, false, is_meeting},
	{ACT_REPEAT, repeat, true, is_meeting},
	{ACT_LEVEL, level, false, is_cpts},
	{ACT_ASSESS, assess, true, is_cpts},
	{ACT_ANSWERS, interview, true, is_cpts},
	{ACT_MINUTES, note, true, is_meeting},
	{ACT_CLOSE_MEETING, close_meeting, true, is_meeting},
	{ACT_CHECKLISTS, detail_checklists, true, has_checklists},
};

detail_run *detail_kind(const struct detail_screen *ds, enum action a, bool *ours)
{
	*ours = false;
	for (size_t i = 0; i < LENGTH(actions); i++) {
		if (actions[i].a != a)
			continue;
		*ours = true;
		bool can = ds->d->r && (!actions[i].writes || journal_writable(ds->s.app->desk->j)) && (!actions[i].can || actions[i].can(ds));
		return can ? actions[i].run : NULL;
	}
	return NULL;
}
