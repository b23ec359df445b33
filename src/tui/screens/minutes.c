// SPDX-License-Identifier: EUPL-1.2
#include "minutes_screen.h"
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/text.h>
#include "closing.h"

static const struct stop meeting_stops[] = {
	{N_("I am"), "attendance", 1, 2}, {N_("Begins"), "start", 1, 3},        {N_("Ends"), "end", 1, 3},
	{N_("Chair"), "chair", 1, 1},     {N_("Present"), "attendees", 2, 4}, {N_("Next"), "next_date", 1, 3},
	{N_("In short"), "minutes", 0, 0},  {NULL},
};
static const struct stop point_stops[] = {
	{N_("Item"), "title", 1, 1},        {N_("Notes"), "notes", 0, 0},   {N_("Decision"), "decision", 1, 3},
	{N_("I said"), "voice", 1, 3},      {N_("Actions"), NULL, 1, 3},    {N_("Outcome"), "outcome", 1, 3},
	{N_("My vote"), "vote", 1, 2},      {N_("Users"), "involvement", 1, 3}, {N_("Follow-up"), "follow_up", 1, 2},
	{NULL},
};

static struct minutes *of(struct screen *s)
{
	return (struct minutes *)s;
}

const struct stop *minutes_stops(const struct minutes *m)
{
	return m->at ? point_stops : meeting_stops;
}

size_t minutes_stop_count(const struct minutes *m)
{
	size_t n = 0;
	while (minutes_stops(m)[n].label)
		n++;
	return n;
}

struct input *minutes_input(const struct minutes *m, size_t stop)
{
	const char *name = minutes_stops(m)[stop].field;
	return name ? form_input(m->f, entity_field(m->f->e, name)) : NULL;
}

/* The one being typed in, NULL when something is chosen. */
static struct editor *editor_now(const struct minutes *m)
{
	const struct input *c = minutes_input(m, m->stop);
	return c ? c->text : m->actions;
}

static size_t stop_named(const struct minutes *m, const char *name)
{
	size_t i = 0;
	while (minutes_stops(m)[i].label && (!name != !minutes_stops(m)[i].field || (name && strcmp(minutes_stops(m)[i].field, name) != 0)))
		i++;
	return i < minutes_stop_count(m) ? i : 0;
}

static bool at_field(const struct minutes *m, const char *name)
{
	const char *here = minutes_stops(m)[m->stop].field;
	return name ? here && strcmp(here, name) == 0 : !here;
}

/* --- Moving --------------------------------------------------------------------------------------------------------- */

static unsigned go_stop(struct minutes *m, size_t stop)
{
	struct input *left = minutes_input(m, m->stop);
	if (left)
		input_leave(left, m->s.app->desk->j);
	m->stop = stop;
	if (minutes_input(m, stop))
		input_enter(minutes_input(m, stop));
	return EFFECT_REDRAW;
}

static unsigned go_field(struct minutes *m, const char *name)
{
	return go_stop(m, stop_named(m, name));
}

static unsigned act_notes(struct minutes *m)
{
	return go_field(m, m->at ? "notes" : "minutes");
}

static void tell_back(struct minutes *m)
{
	if (m->came_back)
		app_tell(m->s.app, ROLE_OK, "%s", _("What you were typing here is back."));
	else if (m->elsewhere)
		app_tell(m->s.app, ROLE_TEXT, "%s", _("The form of this record was left half filled in: it waits on the home screen."));
}

static int keep_then_open(struct minutes *m, size_t at, struct err *e)
{
	int code = minutes_keep(m, e);
	if (code)
		return code;
	minutes_release(m);
	return minutes_open(m, at, e);
}

/* The point is kept, then that one opens, ready to be typed in. */
static unsigned go_point(struct minutes *m, size_t at)
{
	AUTO_ERR e = {0};
	if (keep_then_open(m, at, &e))
		return app_failed(m->s.app, &e);
	tell_back(m);
	return act_notes(m);
}

static unsigned next_point(struct minutes *m)
{
	if (m->at < m->count)
		return go_point(m, m->at + 1);
	AUTO_ERR e = {0};
	if (keep_then_open(m, m->at, &e))
		return app_failed(m->s.app, &e);
	go_stop(m, m->stop);
	app_tell(m->s.app, ROLE_TEXT, "%s", m->count ? _("That was the last item, and it is kept. F6 adds one, F2 closes the meeting.")
						  : _("There is no item on the agenda yet. F6 adds one."));
	return EFFECT_REDRAW;
}

static unsigned previous_point(struct minutes *m)
{
	return m->at ? go_point(m, m->at - 1) : EFFECT_NONE;
}

/* Past the last stop comes the next point, above the first one the point before. */
static unsigned next_stop(struct minutes *m)
{
	return m->stop + 1 < minutes_stop_count(m) ? go_stop(m, m->stop + 1) : next_point(m);
}

static unsigned previous_stop(struct minutes *m)
{
	return m->stop ? go_stop(m, m->stop - 1) : previous_point(m);
}

/* --- Quick marks ---------------------------------------------------------------------------------------------------- */

static void changed(struct minutes *m)
{
	app_unsaved(m->s.app);
}

/* The choice by so many after the present one, none before the first and after the last. */
static void turn(struct minutes *m, struct input *c, int by)
{
	const choice *list = c->f->opt.choices;
	int n = 0, at = -1;
	for (; list[n].word; n++) {
		if (text_same(list[n].word, input_typed(c)))
			at = n;
	}
	at = (at + by + 1 + n + 1) % (n + 1) - 1;
	input_set(c, m->s.app->desk->j, at < 0 ? "" : list[at].word);
	changed(m);
}

static unsigned cycle(struct minutes *m, const char *name)
{
	if (!m->at)
		return EFFECT_NONE;
	struct input *c = form_input(m->f, entity_field(&e_agenda_item, name));
	turn(m, c, 1);
	app_tell(m->s.app, ROLE_OK, _("%s: %s. The same key gives the next choice."), _(c->f->label), *input_typed(c) ? c->shown : _("(nothing)"));
	return EFFECT_REDRAW;
}

static void insert(struct editor *ed, const char *text)
{
	editor_key(ed, &(struct key){.code = K_PASTE, .paste = text, .len = strlen(text)});
}

static void put_clock(struct minutes *m)
{
	AUTO_CTX(tmp);
	strbuf *now = sb_new(tmp);
	struct input *c = minutes_input(m, m->stop);
	time_print(now, clock_minutes());
	if (c && c->f->type == &t_time) {
		input_set(c, m->s.app->desk->j, now->s);
	} else if (editor_now(m)) {
		sb_addc(now, ' ');
		insert(editor_now(m), now->s);
	}
	changed(m);
}

/* --- Acts ----------------------------------------------------------------------------------------------------------- */

static unsigned act_clock(struct minutes *m)
{
	put_clock(m);
	return EFFECT_REDRAW;
}

/* A second decision of one point does not run into the first one. */
static unsigned go_another(struct minutes *m, const char *name)
{
	unsigned effects = go_field(m, name);
	m->another = true;
	return effects;
}

static unsigned act_decision(struct minutes *m)
{
	return go_another(m, "decision");
}

static unsigned act_action(struct minutes *m)
{
	return go_field(m, NULL);
}

static unsigned act_said(struct minutes *m)
{
	return go_another(m, "voice");
}

static unsigned act_outcome(struct minutes *m)
{
	return cycle(m, "outcome");
}

static unsigned act_vote(struct minutes *m)
{
	return cycle(m, "vote");
}

static unsigned act_involve(struct minutes *m)
{
	return cycle(m, "involvement");
}

static unsigned act_add(struct minutes *m)
{
	AUTO_ERR e = {0};
	size_t at;
	if (minutes_keep(m, &e) || minutes_add(m, &at, &e))
		return app_failed(m->s.app, &e);
	go_point(m, at);
	go_field(m, "title");
	lineedit_key(minutes_input(m, m->stop)->line, &(struct key){.code = K_CTRL('a')});
	app_tell(m->s.app, ROLE_OK, "%s", _("An item was added. Type its title, then Enter."));
	return EFFECT_REDRAW;
}

static unsigned act_close(struct minutes *m)
{
	AUTO_ERR e = {0};
	struct app *app = m->s.app;
	int64_t id = m->id;
	if (minutes_keep(m, &e))
		return app_failed(m->s.app, &e);
	app_pop(app);
	app_reload(app);
	app_push(app, closing_screen(app, id));
	return EFFECT_REDRAW;
}

/* What cannot be kept as it is stays in the drafts. */
static unsigned act_back(struct minutes *m)
{
	AUTO_ERR e = {0};
	if (minutes_keep(m, &e))
		app_tell_err(m->s.app, &e);
	else
		app_tell(m->s.app, ROLE_OK, "%s", _("All is kept. c goes on noting; z closes the meeting once it is over."));
	return EFFECT_LEAVE | EFFECT_RELOAD;
}

/* point: means something on a point only. */
static const struct {
	enum action a;
	unsigned (*run)(struct minutes *m);
	bool point;
} actions[] = {
	{ACT_NEXT_POINT, next_point, false}, {ACT_LAST_POINT, previous_point, false}, {ACT_DECISION, act_decision, true},
	{ACT_TO_DO, act_action, true},         {ACT_SAID, act_said, true},               {ACT_CLOCK, act_clock, false},
	{ACT_OUTCOME, act_outcome, true},      {ACT_VOTE, act_vote, true},               {ACT_INVOLVE, act_involve, true},
	{ACT_ADD, act_add, false},             {ACT_CLOSE_MEETING, act_close, false},            {ACT_BACK, act_back, false},
	{ACT_PRESS, act_notes, false},         {ACT_OPEN, next_stop, false},             {ACT_CONFIRM, next_point, false},
};

/* --- Enter: the next line, the next item from an empty one, back to the notes from a mark ----------------------------- */

static enum action enter_does(const struct minutes *m)
{
	const struct editor *ed = editor_now(m);
	bool blank = ed && editor_on_empty_line(ed);
	if (at_field(m, "notes"))
		return blank ? ACT_CONFIRM : ACT_FIELD;
	if (at_field(m, NULL))
		return blank ? ACT_PRESS : ACT_FIELD;
	if (at_field(m, "decision") || at_field(m, "voice") || at_field(m, "title"))
		return ACT_PRESS;
	return ed && !blank ? ACT_FIELD : ACT_OPEN;
}

static bool can(const struct screen *s, enum action a)
{
	static const enum action enters[] = {ACT_FIELD, ACT_CONFIRM, ACT_PRESS, ACT_OPEN};
	const struct minutes *m = (const struct minutes *)s;
	for (size_t i = 0; i < LENGTH(enters); i++) {
		if (enters[i] == a)
			return enter_does(m) == a;
	}
	if (a == ACT_CLOCK)
		return editor_now(m) || minutes_input(m, m->stop)->f->type == &t_time;
	for (size_t i = 0; i < LENGTH(actions); i++) {
		if (actions[i].a == a)
			return m->at || !actions[i].point;
	}
	return true;
}

static unsigned act(struct screen *s, enum action a, const struct key *k)
{
	struct minutes *m = of(s);
	(void)k;
	for (size_t i = 0; i < LENGTH(actions); i++) {
		if (actions[i].a == a)
			return can(s, a) ? actions[i].run(m) : EFFECT_NONE;
	}
	return EFFECT_PASS;
}

/* --- Keys ----------------------------------------------------------------------------------------------------------- */

static unsigned type(struct minutes *m, const struct key *k);

/* The side arrows and Space turn it. What is typed on a choice is meant for the notes: nothing typed is lost. */
static unsigned choose(struct minutes *m, struct input *c, const struct key *k)
{
	static const struct {
		int code, by;
	} turns[] = {{' ', 1}, {K_RIGHT, 1}, {K_LEFT, -1}};
	for (size_t i = 0; i < LENGTH(turns); i++) {
		if (turns[i].code != k->code)
			continue;
		turn(m, c, turns[i].by);
		return EFFECT_REDRAW;
	}
	if (!key_is_text(k) && k->code != K_PASTE)
		return EFFECT_PASS;
	act_notes(m);
	return type(m, k);
}

static void begin_line(struct editor *ed)
{
	if (*editor_text(ed) && !editor_on_empty_line(ed))
		insert(ed, "\n");
}

/* What is first typed in a point, and after a mark, begins a line of its own; in the notes the time is put before it while the meeting is on. */
static void begin_typing(struct minutes *m, struct editor *ed)
{
	bool notes = at_field(m, "notes");
	if (ed && (m->another || (notes && m->fresh)))
		begin_line(ed);
	if (notes && m->fresh && m->today)
		put_clock(m);
}

static unsigned type(struct minutes *m, const struct key *k)
{
	struct input *c = minutes_input(m, m->stop);
	struct editor *ed = editor_now(m);
	if (!ed && !c->line)
		return choose(m, c, k);
	if (key_is_text(k) || k->code == K_PASTE)
		begin_typing(m, ed);
	m->fresh = m->fresh && !at_field(m, "notes");
	m->another = false;
	enum edit_result done = ed ? editor_key(ed, k) : input_key(c, k);
	if (done == EDIT_CHANGED)
		changed(m);
	return done == EDIT_PASS ? EFFECT_PASS : EFFECT_REDRAW;
}

static unsigned click(struct minutes *m, const struct key *k)
{
	for (size_t i = 0; i < minutes_stop_count(m); i++) {
		if (!rect_has(m->spots[i], k->y, k->x))
			continue;
		go_stop(m, i);
		if (editor_now(m))
			editor_click(editor_now(m), k->y, k->x);
		return EFFECT_REDRAW;
	}
	return EFFECT_NONE;
}

static unsigned key(struct screen *s, const struct key *k)
{
	struct minutes *m = of(s);
	if (k->code == K_CLICK)
		return click(m, k);
	unsigned effects = type(m, k);
	if (!(effects & EFFECT_PASS) || k->mods)
		return effects;
	if (k->code == K_UP || k->code == K_BACKTAB)
		return previous_stop(m);
	return k->code == K_DOWN || k->code == K_TAB ? next_stop(m) : EFFECT_PASS;
}

/* --- The screen ------------------------------------------------------------------------------------------------------ */

static int open(struct screen *s, struct err *e)
{
	struct minutes *m = of(s);
	int code = minutes_read(m, e);
	if (!code)
		code = minutes_open(m, minutes_begin(m), e);
	m->stop = code ? 0 : stop_named(m, m->at ? "notes" : "minutes");
	return code;
}

static void shown(struct screen *s)
{
	tell_back(of(s));
}

static void title(const struct screen *s, strbuf *left, strbuf *right)
{
	const struct minutes *m = (const struct minutes *)s;
	sb_add(left, _("in the meeting"));
	if (m->at)
		sb_addf(right, _("item %zu of %zu"), m->at, m->count);
}

static bool typing(const struct screen *s)
{
	(void)s;
	return true;
}

/* The agenda again; what is being typed stays, unless nothing is and the record changed elsewhere. */
static int reload(struct screen *s, struct err *e)
{
	struct minutes *m = of(s);
	int64_t id = m->at ? m->f->start->id : 0;
	if (minutes_read(m, e))
		return e->code;
	size_t at = 0;
	while (id && at < m->count && m->points[at]->id != id)
		at++;
	if (id && at < m->count) {
		m->at = at + 1;
		return 0;
	}
	return id ? minutes_open(m, m->at, e) : 0;
}

static int save_draft(struct screen *s, struct err *e)
{
	return minutes_draft(of(s), e);
}

static void close_screen(struct screen *s)
{
	minutes_release(of(s));
}

static const struct screen_ops ops = {
	.name = "minutes",
	.context = CTX_MINUTES,
	.open = open,
	.shown = shown,
	.title = title,
	.draw = minutes_draw,
	.act = act,
	.can = can,
	.key = key,
	.typing = typing,
	.reload = reload,
	.save_draft = save_draft,
	.close = close_screen,
};

struct screen *minutes_screen(struct app *app, int64_t meeting)
{
	struct minutes *m = SCREEN_NEW(app, struct minutes, &ops);
	m->id = meeting;
	m->words = name_words_read(m, app->desk->l);
	return &m->s;
}
