// SPDX-License-Identifier: EUPL-1.2
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/desk/titles.h>
#include "../doors.h"
#include "attached.h"
#include "closing.h"
#include "detail_screen.h"
#include "dialogs.h"
#include "followed.h"
#include "documents.h"
#include "meeting.h"
#include "minutes.h"

enum { KINDS_MOST = 16, ATTACH = 100, BESIDE_GAP = 3 };

static struct detail_screen *of(struct screen *s)
{
	return (struct detail_screen *)s;
}

/* What goes with the item in focus, or with the one that was last. */
static int show_side(struct detail_screen *ds, struct err *e)
{
	const struct detail_line *l = detail_focus(ds->d);
	if (!ds->aside && l && l->part && l->e == &e_agenda_item)
		ds->d->point = l->id;
	ds->side->point = ds->d->point;
	return detail_show(ds->side, ds->e, ds->id, e);
}

static int read_again(struct screen *s, struct err *e)
{
	struct detail_screen *ds = of(s);
	int code = detail_show(ds->d, ds->e, ds->id, e);
	if (!code && ds->side)
		code = show_side(ds, e);
	talloc_free(ds->title);
	ds->title = desk_title(s->app->desk, ds, ds->e, ds->id);
	return code;
}

static bool has_items(struct detail_screen *ds)
{
	AUTO_CTX(tmp);
	query *q = query_new(tmp, &e_agenda_item);
	query_where(q, "meeting", OP_IS, value_int(ds->id));
	return journal_count(ds->s.app->desk->j, q, 1) > 0;
}

/* A meeting has its agenda on the left, what goes with one item on the right, where both have room. */
static void layout_screen(struct screen *s)
{
	struct detail_screen *ds = of(s);
	struct rect left = s->rect;
	bool wide = ds->e == &e_meeting && s->rect.cols >= BESIDE_LEAST && has_items(ds);
	if (!wide) {
		TALLOC_FREE(ds->side);
		ds->aside = false;
	} else if (!ds->side) {
		ds->side = detail_new(s, s->app->desk);
		ds->side->own = ds->side->aside = true;
	}
	if (wide) {
		detail_layout(ds->side, rect_right(&left, s->rect.cols / 2));
		rect_right(&left, BESIDE_GAP);
	}
	detail_layout(ds->d, left);
	if (ds->side && ds->d->r && !ds->side->r) {
		AUTO_ERR e = {0};
		if (show_side(ds, &e))
			app_tell_err(s->app, &e);
	}
}

static int open(struct screen *s, struct err *e)
{
	s->rect = s->app->body; /* keys typed ahead move on it before it is first drawn */
	of(s)->d = detail_new(s, s->app->desk);
	of(s)->d->own = true;
	layout_screen(s);
	int code = read_again(s, e);
	AUTO_ERR changed = {0};
	if (!code && journal_held(s->app->desk->j, of(s)->e, of(s)->id, &changed))
		app_tell_err(s->app, &changed);
	return code;
}

/* Gone while it was shown (an undo, another program): said in its place. */
static int reload(struct screen *s, struct err *e)
{
	layout_screen(s);
	int code = read_again(s, e);
	return code == ERR_MISSING ? 0 : code;
}

/* The item in focus is the one that is told beside. */
void detail_beside(struct detail_screen *ds)
{
	AUTO_ERR e = {0};
	const struct detail_line *l = detail_focus(ds->d);
	if (!ds->side || ds->aside || !l || l->e != &e_agenda_item || !l->part || l->id == ds->d->point)
		return;
	ds->side->focus = 0;
	ds->side->top = 0;
	if (show_side(ds, &e))
		app_tell_err(ds->s.app, &e);
}

unsigned detail_again(struct detail_screen *ds, const entity *e, int64_t id)
{
	AUTO_ERR err = {0};
	if (reload(&ds->s, &err))
		app_tell_err(ds->s.app, &err);
	if (e)
		detail_go(detail_active(ds), e, id);
	detail_beside(ds);
	return EFFECT_REDRAW;
}

static void draw_beside(struct detail_screen *ds)
{
	struct rect r = ds->side->rect;
	for (int row = 0; row < r.rows; row++)
		draw_put(r.y + row, r.x - BESIDE_GAP + 1, 1, ROLE_RULE, "│");
	detail_draw(ds->side, ds->aside);
}

static void draw(struct screen *s)
{
	struct detail_screen *ds = of(s);
	if (ds->d->r && ds->side)
		draw_beside(ds);
	if (ds->d->r)
		detail_draw(ds->d, !ds->aside);
	else
		draw_put(s->rect.y, s->rect.x + 2, s->rect.cols - 2, ROLE_TEXT, _("This record is no longer in the notebook. Esc goes back."));
	if (!of(s)->d->r)
		draw_cursor(s->rect.y, s->rect.x);
}

static void title(const struct screen *s, strbuf *left, strbuf *right)
{
	(void)right;
	sb_add(left, ((const struct detail_screen *)s)->title);
}

static bool typing(const struct screen *s)
{
	return detail_active((const struct detail_screen *)s)->edit != NULL;
}

static int save_draft(struct screen *s, struct err *e)
{
	return agenda_keep_draft(of(s), e);
}

/* --- Going through doors ------------------------------------------------------------------------------------------ */

static unsigned push(struct detail_screen *ds, struct screen *s)
{
	if (s)
		app_push(ds->s.app, s);
	return EFFECT_REDRAW;
}

static unsigned edit_field(struct detail_screen *ds, const field *f)
{
	struct screen *s = form_screen(ds->s.app, ds->e, ds->id, NULL);
	form_screen_at(s, f);
	return push(ds, s);
}

static unsigned add(struct detail_screen *ds);

static unsigned offer(struct detail_screen *ds, enum action a)
{
	bool ours;
	detail_run *run = detail_kind(ds, a, &ours);
	return run ? run(ds) : EFFECT_NONE;
}

static unsigned follow(struct detail_screen *ds, const struct detail_line *l)
{
	struct app *app = ds->s.app;
	if (!l)
		return EFFECT_NONE;
	if (l->kind == DETAIL_EMPTY)
		return add(ds);
	if (l->bank)
		return agenda_keep_question(ds, l->bank);
	if (l->kind == DETAIL_OFFER)
		return offer(ds, l->does);
	if (l->q)
		return push(ds, door_list(app, l->q));
	if (l->e == &e_attachment)
		return attached_ask(app, l->id);
	if (l->e)
		return push(ds, door_record(app, l->e, l->id));
	if (l->target)
		return detail_page(ds, l->target);
	return edit_field(ds, l->f);
}

/* Digits make a number; it is followed once no longer one is possible, or by Enter. */
static unsigned number(struct detail_screen *ds, const struct key *k)
{
	int digit = k ? key_digit(k) : -1;
	if (digit < 0)
		return EFFECT_NONE;
	ds->number = ds->number * 10 + digit;
	if (!ds->number || ds->number > ds->d->doors) {
		app_tell(ds->s.app, ROLE_WARN, _("There is no number %d here. t goes to the tabs."), ds->number);
		ds->number = 0;
	} else if (ds->number * 10 > ds->d->doors) {
		int whole = ds->number;
		ds->number = 0;
		return follow(ds, detail_door(ds->d, whole));
	} else {
		app_tell(ds->s.app, ROLE_TEXT, _("Number %d: Enter opens it, or type one more digit."), ds->number);
	}
	return EFFECT_REDRAW;
}

static unsigned enter(struct detail_screen *ds)
{
	int whole = ds->number;
	ds->number = 0;
	return follow(ds, whole ? detail_door(ds->d, whole) : detail_here(ds));
}

/* --- Adding ------------------------------------------------------------------------------------------------------- */

static unsigned added(struct screen *s, int64_t id)
{
	struct detail_screen *ds = of(s);
	(void)id;
	return detail_again(ds, NULL, 0);
}

/* What is added from a point of the agenda is about that point. */
static record *begun(struct detail_screen *ds, const void *parent, const struct addition *kind)
{
	record *r = form_start_from(parent, ds->d->r, kind->e, kind->f);
	const struct detail_line *here = detail_here(ds);
	if (ds->e == &e_meeting && here && here->e == &e_agenda_item && entity_field(kind->e, "agenda_item"))
		record_set(r, "agenda_item", value_int(here->id));
	return r;
}

static unsigned add_kind(struct screen *s, long at, const char *typed)
{
	AUTO_CTX(tmp);
	struct detail_screen *ds = of(s);
	struct addition kinds[KINDS_MOST];
	(void)typed;
	if (at == ATTACH)
		return attach_ask(ds);
	additions(ds->e, kinds, LENGTH(kinds));
	if (ds->e == &e_cpts && door_add(s->app, kinds[at].e, ds->id))
		return EFFECT_REDRAW;
	if (kinds[at].e == &e_agenda_item) {
		agenda_type(ds, &e_agenda_item);
		return EFFECT_REDRAW;
	}
	struct screen *form = form_screen(s->app, kinds[at].e, 0, begun(ds, tmp, &kinds[at]));
	form_screen_kept(form, added);
	return push(ds, form);
}

static unsigned add_linked(struct detail_screen *ds)
{
	struct addition kinds[KINDS_MOST];
	struct screen *s = choose_screen(ds->s.app, _("Add to this record"), add_kind);
	size_t n = additions(ds->e, kinds, LENGTH(kinds));
	for (size_t i = 0; i < n; i++)
		pick_add(choose_pick(s), _(kinds[i].e->one), _(kinds[i].e->help), (long)i);
	pick_add(choose_pick(s), _(e_attachment.one), _(e_attachment.help), ATTACH);
	return push(ds, s);
}

/* On a meeting, what is added is an item of its agenda, or a question beside it; the other kinds have their own key. */
static unsigned add(struct detail_screen *ds)
{
	if (ds->e != &e_meeting)
		return add_linked(ds);
	agenda_type(ds, ds->aside || question_here(ds) ? &e_question : &e_agenda_item);
	return EFFECT_REDRAW;
}

/* --- The record, or the row in focus ------------------------------------------------------------------------------ */

static unsigned edit(struct detail_screen *ds)
{
	const struct detail_line *l = detail_here(ds);
	if (l && l->kind == DETAIL_ROW && l->e)
		return push(ds, form_screen(ds->s.app, l->e, l->id, NULL));
	return edit_field(ds, l ? l->f : NULL);
}

static unsigned delete(struct detail_screen *ds)
{
	const struct detail_line *l = detail_here(ds);
	struct app *app = ds->s.app;
	if (l && l->kind == DETAIL_ROW && l->e == &e_attachment)
		return attached_off(app, l->id);
	if (l && l->kind == DETAIL_ROW && l->e) {
		const int64_t id = l->id;
		return delete_records(&ds->s, l->e, &id, 1);
	}
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	record *still;
	unsigned effects = delete_records(ds->s.below, ds->e, &ds->id, 1);
	return journal_get(app->desk->j, tmp, &still, ds->e, ds->id, &e) ? effects | EFFECT_LEAVE : effects;
}

static bool has_agenda(const struct detail_screen *ds)
{
	return ds->e == &e_meeting;
}

/* What another file knows how to do here; *ours is false when it is nobody's. */
static detail_run *known(const struct detail_screen *ds, enum action a, bool *ours)
{
	detail_run *run = detail_money(ds, a, ours);
	return *ours ? run : detail_kind(ds, a, ours);
}

/* writes: only in a journal that can be written; can NULL: on every record. */
static const struct {
	enum action a;
	unsigned (*run)(struct detail_screen *ds);
	bool writes;
	bool (*can)(const struct detail_screen *ds);
} actions[] = {
	{ACT_OPEN, enter, false, NULL},
	{ACT_ADD, add, true, NULL},
	{ACT_ADD_LINKED, add_linked, true, has_agenda},
	{ACT_EDIT, edit, true, NULL},
	{ACT_REMOVE, delete, true, NULL},
};

static bool can(const struct screen *s, enum action a)
{
	const struct detail_screen *ds = (const struct detail_screen *)s;
	bool ours;
	detail_run *run = known(ds, a, &ours);
	/* While a row is being moved, that and putting it down is all there is. */
	if (detail_active(ds)->moving != (a == ACT_CARRY_UP || a == ACT_CARRY_DOWN || a == ACT_PUT_DOWN))
		return false;
	if (ours)
		return run != NULL;
	if (a == ACT_LINK || a == ACT_TABS)
		return ds->d->doors > 0;
	if (!ds->d->r)
		return false;
	for (size_t i = 0; i < LENGTH(actions); i++) {
		if (actions[i].a == a)
			return (!actions[i].writes || journal_writable(s->app->desk->j)) && (!actions[i].can || actions[i].can(ds));
	}
	return true;
}

/* Esc leaves the line; what is on it is kept as a draft. */
static unsigned typing_act(struct detail_screen *ds, enum action a)
{
	AUTO_ERR e = {0};
	if (a == ACT_OPEN)
		return agenda_enter(ds);
	if (a != ACT_BACK)
		return EFFECT_PASS;
	if (agenda_keep_draft(ds, &e))
		app_tell_err(ds->s.app, &e);
	agenda_stop(ds);
	return EFFECT_REDRAW;
}

static unsigned cross(struct detail_screen *ds, bool right)
{
	if (!ds->side || ds->aside == right || (right && !detail_focus(ds->side)))
		return EFFECT_PASS;
	ds->aside = right;
	return EFFECT_REDRAW;
}

/* The wheel, an undo: what is not asked of the keys of moving, or of their help, puts the row down. */
static bool goes_on_moving(enum action a)
{
	return a == ACT_CARRY_UP || a == ACT_CARRY_DOWN || a == ACT_HELP;
}

static unsigned act(struct screen *s, enum action a, const struct key *k)
{
	struct detail_screen *ds = of(s);
	detail_active(ds)->moving &= goes_on_moving(a);
	if (detail_active(ds)->edit)
		return typing_act(ds, a);
	if (a == ACT_BACK && ds->aside)
		return cross(ds, false);
	if (a == ACT_LINK)
		return number(ds, k);
	if (a != ACT_OPEN)
		ds->number = 0;
	bool ours;
	detail_run *run = known(ds, a, &ours);
	if (ours)
		return run ? run(ds) : EFFECT_PASS;
	for (size_t i = 0; i < LENGTH(actions); i++) {
		if (actions[i].a == a && can(s, a))
			return actions[i].run(ds);
	}
	if (a == ACT_RIGHT || a == ACT_LEFT)
		return cross(ds, a == ACT_RIGHT);
	bool done_here = detail_act(detail_active(ds), a);
	detail_beside(ds);
	return done_here ? EFFECT_REDRAW : EFFECT_PASS;
}

static unsigned key(struct screen *s, const struct key *k)
{
	struct detail_screen *ds = of(s);
	bool right = k->code == K_CLICK && ds->side && detail_click(ds->side, k->y, k->x);
	if (right || (k->code == K_CLICK && detail_click(ds->d, k->y, k->x))) {
		if (detail_active(ds)->edit)
			return EFFECT_REDRAW;
		detail_active(ds)->moving = false;
		ds->aside = right;
		detail_beside(ds);
		return enter(ds);
	}
	return detail_active(ds)->edit || agenda_pasted(ds, k) ? agenda_key(ds, k) : EFFECT_PASS;
}

static const char *help(const struct screen *s)
{
	return ((const struct detail_screen *)s)->e == &e_meeting ? "meeting" : "detail";
}

static void close_screen(struct screen *s)
{
	agenda_release(of(s));
}

static const struct screen_ops ops = {
	.name = "detail",
	.context = CTX_DETAIL,
	.open = open,
	.title = title,
	.layout = layout_screen,
	.draw = draw,
	.act = act,
	.can = can,
	.key = key,
	.typing = typing,
	.reload = reload,
	.save_draft = save_draft,
	.help = help,
	.close = close_screen,
};

struct screen *detail_screen(struct app *app, const entity *e, int64_t id)
{
	struct detail_screen *ds = SCREEN_NEW(app, struct detail_screen, &ops);
	ds->e = e;
	ds->id = id;
	ds->title = mem_dup(ds, "");
	return &ds->s;
}
