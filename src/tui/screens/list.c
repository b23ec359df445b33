// SPDX-License-Identifier: EUPL-1.2
#include <string.h>
#include <carnet/base/i18n.h>
#include "dialogs.h"
#include "../doors.h"
#include "list_screen.h"
#include "month.h"
#include "meeting.h"

enum { BESIDE_COLS = 100, BESIDE_SHARE = 56, GAP = 2, ROOMY_ROWS = 8 };

static struct list_screen *of(struct screen *s)
{
	return (struct list_screen *)s;
}

struct sub *list_sub(const struct list_screen *ls)
{
	return (struct sub *)&ls->subs[ls->at];
}

const char *list_name(const struct sub *sub)
{
	return sub->label ? _(sub->label) : names_many(sub->e);
}

/* --- Reading -------------------------------------------------------------------------------------------------------- */

static void lay_out(struct list_screen *ls, struct err *e)
{
	struct rect r = ls->s.rect;
	ls->bar = rect_top(&r, ls->count > 1 ? 1 : 0);
	ls->owes = rect_top(&r, ls->owed.cents > 0 ? 1 : 0);
	ls->words = rect_top(&r, list_filtered(ls) ? 1 : 0);
	ls->body = r;
	bool beside = r.cols >= BESIDE_COLS;
	struct rect left = beside ? rect_left(&r, r.cols * BESIDE_SHARE / 100 - 1) : r;
	if (beside)
		rect_left(&r, GAP + 1); /* the rule between them touches no word */
	if (list_sub(ls)->list)
		list_layout(list_sub(ls)->list, left, e);
	if (!beside)
		TALLOC_FREE(ls->beside);
	else if (!ls->beside)
		ls->beside = detail_new(ls, ls->s.app->desk);
	if (ls->beside)
		detail_layout(ls->beside, r);
}

/* The filters in words, put together when they or what they name may have changed. */
static void say_filters(struct list_screen *ls)
{
	TALLOC_FREE(ls->said);
	if (!list_filtered(ls))
		return;
	ls->said = sb_new(ls);
	sb_add(ls->said, _("Esc shows all. "));
	list_filter_words(ls->said, ls);
}

static int show(struct list_screen *ls, struct err *e)
{
	AUTO_CTX(tmp);
	struct sub *sub = list_sub(ls);
	journal *j = ls->s.app->desk->j;
	say_filters(ls);
	if (list_owed_read(ls, e))
		return e->code;
	if (!sub->list) {
		sub->list = list_new(ls, ls->s.app->desk, sub->q, sub->shared);
		lay_out(ls, e);
		if (!e->code)
			list_open(sub->list, list_place(tmp, j, sub->q, e), e);
	}
	sub->count = journal_count(j, sub->q, COUNT_MOST + 1);
	return e->code;
}

static int open(struct screen *s, struct err *e)
{
	s->rect = s->app->body;
	return show(of(s), e);
}

static int reload(struct screen *s, struct err *e)
{
	struct list_screen *ls = of(s);
	for (size_t i = 0; i < ls->count; i++) {
		if (ls->subs[i].list && list_reload(ls->subs[i].list, e))
			return e->code;
	}
	if (ls->beside)
		ls->beside->id = 0; /* read again when drawn */
	return show(ls, e);
}

static void tell(struct list_screen *ls, const struct err *e)
{
	if (e->code)
		app_tell_err(ls->s.app, e);
}

unsigned list_again(struct list_screen *ls)
{
	AUTO_ERR e = {0};
	lay_out(ls, &e);
	if (!e.code)
		reload(&ls->s, &e);
	tell(ls, &e);
	return EFFECT_REDRAW;
}

static void layout_screen(struct screen *s)
{
	AUTO_ERR e = {0};
	lay_out(of(s), &e);
	tell(of(s), &e);
}

static void title(const struct screen *s, strbuf *left, strbuf *right)
{
	const struct list_screen *ls = (const struct list_screen *)s;
	const struct sub *sub = list_sub(ls);
	sb_add(left, ls->label ? _(ls->label) : list_name(sub));
	if (list_ticked_words(right, ls))
		return;
	if (sub->count > COUNT_MOST)
		sb_addf(right, _("more than %d"), COUNT_MOST);
	else if (sub->count)
		sb_addf(right, "%lld %s", (long long)sub->count, sub->count > 1 ? _(sub->e->many) : _(sub->e->one));
}

/* --- Drawing -------------------------------------------------------------------------------------------------------- */

/* An empty list says what belongs there, and how to begin. */
static void draw_empty(const struct list_screen *ls)
{
	AUTO_CTX(tmp);
	struct rect r = rect_inside(ls->body, ls->body.rows > ROOMY_ROWS ? 1 : 0, GAP);
	const struct sub *sub = list_sub(ls);
	draw_cursor(r.y, r.x);
	if (list_filtered(ls)) {
		draw_wrapped(r, ROLE_TEXT, _("Nothing answers to these filters. Esc shows everything again."));
		return;
	}
	const char *what = sub->empty ? _(sub->empty) : mem_printf(tmp, "%s.", _(sub->e->help));
	rect_top(&r, draw_wrapped(r, ROLE_TEXT, what) + (ls->body.rows > ROOMY_ROWS ? 1 : 0));
	if (!sub->empty)
		draw_wrapped(r, ROLE_TEXT, journal_writable(ls->s.app->desk->j) ? _("There is nothing here yet. Press Enter to begin.") : _("There is nothing here yet."));
}

/* The record beside follows the focus; it is read when it is drawn, so that a held key reads nothing. */
static void draw_beside(struct list_screen *ls, const record *r)
{
	AUTO_ERR e = {0};
	if (ls->beside->e != r->e || ls->beside->id != r->id)
		detail_show(ls->beside, r->e, r->id, &e);
	struct rect at = ls->beside->rect;
	for (int row = 0; row < at.rows; row++)
		draw_put(at.y + row, at.x - GAP, 1, ROLE_RULE, "│");
	if (e.code) {
		AUTO_CTX(tmp);
		draw_wrapped(at, ROLE_ERROR, mem_printf(tmp, MARK_LATE " %s", e.what));
	} else {
		detail_draw(ls->beside, false);
	}
}

static void draw(struct screen *s)
{
	struct list_screen *ls = of(s);
	const record *r = list_focus(list_sub(ls)->list);
	if (ls->count > 1)
		list_bar_draw(ls);
	list_owed_draw(ls);
	if (ls->said)
		draw_put(ls->words.y, ls->words.x + GAP, ls->words.cols - GAP, ROLE_STRONG, ls->said->s);
	if (!r) {
		draw_empty(ls);
		return;
	}
	list_draw(list_sub(ls)->list);
	if (ls->beside)
		draw_beside(ls, r);
}

/* --- Acting --------------------------------------------------------------------------------------------------------- */

static unsigned push(struct list_screen *ls, struct screen *s)
{
	if (s)
		app_push(ls->s.app, s);
	return EFFECT_REDRAW;
}

static unsigned open_record(struct list_screen *ls)
{
	const record *r = list_focus(list_sub(ls)->list);
	return r ? push(ls, door_record(ls->s.app, r->e, r->id)) : EFFECT_NONE;
}

/* The focus goes to what was just added. */
static unsigned added(struct screen *s, int64_t id)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	struct list_screen *ls = of(s);
	record *r;
	if (journal_get(s->app->desk->j, tmp, &r, list_sub(ls)->e, id, &e) == 0)
		list_open(list_sub(ls)->list, r, &e);
	tell(ls, &e);
	return EFFECT_RELOAD;
}

/* What the list is filtered on is given to what is added in it. */
static unsigned add(struct list_screen *ls)
{
	AUTO_CTX(tmp);
	const struct sub *sub = list_sub(ls);
	record *with = record_new(tmp, sub->e);
	size_t given = 0;
	for (size_t i = 0; i < sub->q->nfilters; i++) {
		const filter *f = &sub->q->filters[i];
		if (f->op != OP_IS || !f->f)
			continue;
		record_set(with, f->f->name, f->v);
		given++;
	}
	if (door_add(ls->s.app, sub->e, given && entity_field(sub->e, "cpts") ? record_int(with, "cpts") : 0))
		return EFFECT_REDRAW;
	struct screen *form = form_screen(ls->s.app, sub->e, 0, given ? with : NULL);
	form_screen_kept(form, added);
	return push(ls, form);
}

/* An empty list asks for its first record. */
static bool may_begin(const struct list_screen *ls)
{
	return !list_focus(list_sub(ls)->list) && !list_filtered(ls) && !list_sub(ls)->empty;
}

static unsigned edit(struct list_screen *ls)
{
	const record *r = list_focus(list_sub(ls)->list);
	return r ? push(ls, form_screen(ls->s.app, r->e, r->id, NULL)) : EFFECT_NONE;
}

/* p and n, of the meeting in focus. */
static bool on_meeting(const struct list_screen *ls)
{
	const record *r = list_focus(list_sub(ls)->list);
	return r && r->e == &e_meeting;
}

static unsigned dossier(struct list_screen *ls)
{
	return meeting_dossier(ls->s.app, list_focus(list_sub(ls)->list)->id);
}

static unsigned repeat(struct list_screen *ls)
{
	return meeting_repeat(ls->s.app, list_focus(list_sub(ls)->list)->id);
}

static unsigned import(struct list_screen *ls)
{
	return push(ls, import_ask(ls->s.app));
}

static unsigned turn(struct list_screen *ls, size_t by)
{
	AUTO_ERR e = {0};
	if (ls->count < 2)
		return EFFECT_PASS;
	ls->at = (ls->at + by) % ls->count;
	if (show(ls, &e) == 0)
		lay_out(ls, &e);
	tell(ls, &e);
	return EFFECT_REDRAW;
}

static unsigned turn_right(struct list_screen *ls)
{
	return turn(ls, 1);
}

static unsigned turn_left(struct list_screen *ls)
{
	return turn(ls, ls->count - 1);
}

/* One step back, once nothing is ticked: filters, then the screen. */
static unsigned back(struct list_screen *ls)
{
	if (!list_filtered(ls))
		return EFFECT_PASS;
	list_unfilter(ls);
	return list_again(ls);
}

static unsigned show_month(struct list_screen *ls)
{
	return push(ls, month_screen(ls->s.app));
}

/* rows: only when the list has some; writes: only in a journal that can be written. */
static const struct {
	enum action a;
	unsigned (*run)(struct list_screen *ls);
	bool rows, writes;
} actions[] = {
	{ACT_OPEN, open_record, true, false},    {ACT_ADD, add, false, true},      {ACT_EDIT, edit, true, true},
	{ACT_REMOVE, list_delete, true, true},       {ACT_SORT, list_sort_ask, true, false}, {ACT_FILTER, list_filter_ask, false, false},
	{ACT_EXPORT, list_export, true, false},  {ACT_IMPORT, import, false, true}, {ACT_RIGHT, turn_right, false, false},
	{ACT_NEXT, turn_right, false, false},    {ACT_LEFT, turn_left, false, false}, {ACT_PREVIOUS, turn_left, false, false},
	{ACT_BACK, back, false, false},          {ACT_BEGIN, add, false, true},    {ACT_DONE, list_done, true, true},
	{ACT_REOPEN, list_done, true, true},     {ACT_MONTH, show_month, false, false},
	{ACT_CLEAR, list_untick_all, false, false},
	{ACT_SAME_CPTS, list_same_cpts, true, false}, {ACT_SAME_MEETING, list_same_meeting, true, false},
	{ACT_DOSSIER, dossier, true, false},     {ACT_REPEAT, repeat, true, true},
};

/* Beside having rows and a journal to write in. */
static bool fits(const struct list_screen *ls, enum action a)
{
	const struct {
		enum action a;
		bool fits;
	} when[] = {
		{ACT_RIGHT, ls->count > 1}, {ACT_FILTER, list_filtered(ls) || list_focus(list_sub(ls)->list)}, {ACT_BEGIN, may_begin(ls)},
		{ACT_DOSSIER, on_meeting(ls)}, {ACT_REPEAT, on_meeting(ls)},
	};
	for (size_t i = 0; i < LENGTH(when); i++) {
		if (when[i].a == a)
			return when[i].fits;
	}
	return list_follows(ls, a);
}

static bool may(const struct list_screen *ls, enum action a)
{
	bool ours;
	if (a == ACT_NONE)
		return false;
	list_run *money = list_money(ls, a, &ours);
	if (ours)
		return money != NULL;
	if (!fits(ls, a))
		return false;
	for (size_t i = 0; i < LENGTH(actions); i++) {
		if (actions[i].a == a)
			return (!actions[i].rows || list_focus(list_sub(ls)->list)) && (!actions[i].writes || journal_writable(ls->s.app->desk->j));
	}
	return true;
}

static bool can(const struct screen *s, enum action a)
{
	const struct list_screen *ls = (const struct list_screen *)s;
	return may(ls, list_meant(ls, a));
}

static unsigned act(struct screen *s, enum action a, const struct key *k)
{
	struct list_screen *ls = of(s);
	AUTO_ERR e = {0};
	bool done;
	(void)k;
	bool ours;
	a = list_meant(ls, a);
	list_run *money = list_money(ls, a, &ours);
	if (ours)
		return money ? money(ls) : EFFECT_PASS;
	for (size_t i = 0; i < LENGTH(actions); i++) {
		if (actions[i].a == a)
			return may(ls, a) ? actions[i].run(ls) : EFFECT_PASS;
	}
	const record *before = list_focus(list_sub(ls)->list);
	list_act(list_sub(ls)->list, a, &done, &e);
	tell(ls, &e);
	/* Above the first row, and in an empty list, are the tabs. */
	if (a == ACT_UP && list_focus(list_sub(ls)->list) == before)
		return EFFECT_PASS;
	return done ? EFFECT_REDRAW : EFFECT_PASS;
}

static unsigned key(struct screen *s, const struct key *k)
{
	struct list_screen *ls = of(s);
	const record *before = list_focus(list_sub(ls)->list);
	if (k->code != K_CLICK)
		return EFFECT_PASS;
	if (rect_has(ls->bar, k->y, k->x))
		return turn(ls, list_bar_hit(ls, k->x) + ls->count - ls->at);
	if (!list_click(list_sub(ls)->list, k->y, k->x))
		return EFFECT_NONE;
	return before == list_focus(list_sub(ls)->list) ? open_record(ls) : EFFECT_REDRAW;
}

static void ahead(struct screen *s)
{
	struct list *l = list_sub((struct list_screen *)s)->list;
	if (l)
		list_ahead(l);
}

static const struct screen_ops ops = {
	.name = "list",
	.context = CTX_LIST,
	.open = open,
	.title = title,
	.layout = layout_screen,
	.draw = draw,
	.ahead = ahead,
	.act = act,
	.can = can,
	.key = key,
	.reload = reload,
};

const entity *list_shown(const struct screen *s)
{
	return s->ops == &ops ? list_sub((const struct list_screen *)s)->e : NULL;
}

struct screen *list_screen(struct app *app, const query *q)
{
	struct list_screen *ls = SCREEN_NEW(app, struct list_screen, &ops);
	list_parts(ls, q->e, q);
	return &ls->s;
}

struct screen *lists_screen(struct app *app, const char *label, const entity *const *list)
{
	struct list_screen *ls = SCREEN_NEW(app, struct list_screen, &ops);
	ls->label = label;
	for (; *list; list++)
		list_parts(ls, *list, NULL);
	return &ls->s;
}
