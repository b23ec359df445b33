// SPDX-License-Identifier: EUPL-1.2
#include <stdlib.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/desk/money.h>
#include <carnet/desk/titles.h>
#include "../widgets/choices.h"
#include "dialog.h"
#include "dialogs.h"
#include "form_screen.h"
#include "money.h"

static struct form_screen *of(struct screen *s)
{
	return (struct form_screen *)s;
}

static int keep(void *keeper, record *r, const record *before, struct problems *p, struct err *e)
{
	const struct form_screen *fs = keeper;

	return desk_keep(fs->s.app->desk, r, before, p, e);
}

/* A draft may be all that is left of a record. */
static int gone(struct err *e)
{
	if (e->code != ERR_MISSING)
		return e->code;
	err_clear(e);
	return err_set(e, ERR_MISSING, _("This record was deleted"), _("the history brings it back, with what was typed there"));
}

/* A fresh form: of the record, or of a new one. */
static int begin(struct form_screen *fs, struct err *e)
{
	AUTO_CTX(tmp);
	journal *j = fs->s.app->desk->j;
	record *start;
	if (!fs->id)
		start = form_start(tmp, j, fs->e, fs->with);
	else if (journal_get(j, tmp, &start, fs->e, fs->id, e))
		return gone(e);
	TALLOC_FREE(fs->f);
	fs->spots = NULL;
	fs->nspots = 0;
	fs->top = 0;
	fs->doubt = false;
	fs->f = form_new(fs, j, start);
	fs->f->keep = keep;
	fs->f->keeper = fs;
	form_price_begin(fs);
	return 0;
}

static int open(struct screen *s, struct err *e)
{
	struct form_screen *fs = of(s);
	if (begin(fs, e))
		return e->code;
	if (fs->id)
		fs->name = desk_title(s->app->desk, fs, fs->e, fs->id);
	if (fs->at)
		form_go_field(fs->f, fs->at);
	if (fs->at_save)
		form_go(fs->f, form_stops(fs->f) - 1);
	return 0;
}

static void title(const struct screen *s, strbuf *left, strbuf *right)
{
	const struct form_screen *fs = (const struct form_screen *)s;
	(void)right;
	if (fs->name && !screen_titled(s->below, fs->name)) /* edited from a list, or from another record */
		sb_addf(left, "%s › ", fs->name);
	sb_add(left, fs->id ? _("edit") : names_new(fs->e));
}

static int save_draft(struct screen *s, struct err *e)
{
	return form_keep_draft(of(s)->f, e);
}

static void changed(struct screen *s)
{
	struct input *c = form_focus(of(s)->f);
	if (c)
		input_say(c, NULL);
	of(s)->doubt = false;
	form_price_stale(of(s));
	app_unsaved(s->app);
}

/* --- The draft offered when the form opens ------------------------------------------------------------------------ */

enum { RESUME, LATER, DISCARD };

static unsigned discard(struct screen *s, void *data)
{
	AUTO_ERR e = {0};
	(void)data;
	if (draft_drop(of(s)->f->j, of(s)->offered->key, &e))
		app_tell_err(s->app, &e);
	else
		app_tell(s->app, ROLE_OK, "%s", _("The draft is thrown away."));
	return EFFECT_REDRAW;
}

static unsigned answered(struct screen *s, long id, void *data)
{
	struct form_screen *fs = of(s);
	(void)data;
	if (id == RESUME) {
		form_resume(fs->f, fs->offered);
		form_price_stale(fs);
		app_unsaved(s->app);
	} else if (id == DISCARD) {
		app_ask(s->app, _("Throw this draft away for good?"), discard, NULL);
	}
	return EFFECT_REDRAW;
}

/* Esc leaves the draft where it is, like the second answer. */
static void offer(struct screen *s)
{
	AUTO_CTX(tmp);
	struct form_screen *fs = of(s);
	const struct answer answers[] = {
		{P_("answer", "t"), _("Take the draft up again"), NULL, RESUME},
		{P_("answer", "l"), _("Later: the draft stays"), NULL, LATER},
		{P_("answer", "w"), _("Throw the draft away"), NULL, DISCARD},
	};
	fs->offered = form_find_draft(fs->f, fs);
	if (!fs->offered)
		return;
	strbuf *b = sb_new(tmp);
	const char *words = form_draft_words(fs->f, tmp, fs->offered);
	stamp_print(b, fs->offered->at);
	const char *text = words && *words ? mem_printf(tmp, _("Draft of %s: %s\n"), b->s, words) : mem_printf(tmp, _("Draft of %s\n"), b->s);
	app_push(s->app, dialog_screen(s->app, fs->id ? _("A draft is waiting") : names_new(fs->e), text, answers, LENGTH(answers), answered, NULL));
}

/* --- Choosing, writing, the calendar ------------------------------------------------------------------------------ */

static unsigned next_stop(struct form_screen *fs)
{
	form_price_stale(fs);
	form_price_again(fs); /* an amount in focus is a person's: it is put in before */
	form_go(fs->f, fs->f->focus + 1);
	form_price_stale(fs);
	return EFFECT_REDRAW;
}

static void set(struct form_screen *fs, const char *typed)
{
	input_set(form_focus(fs->f), fs->f->j, typed);
	changed(&fs->s);
}

static unsigned created(struct screen *s, int64_t id)
{
	AUTO_CTX(tmp);
	set(of(s), mem_printf(tmp, "%lld", (long long)id));
	return next_stop(of(s));
}

static unsigned chosen(struct screen *s, long id, const char *typed)
{
	AUTO_CTX(tmp);
	struct form_screen *fs = of(s);
	const field *f = form_focus(fs->f)->f;
	if (id == CHOICE_CREATE)
		return form_screen_referred(fs->s.app, f, typed, created);
	set(fs, choices_value(tmp, f, id));
	return next_stop(fs);
}

static unsigned day_chosen(struct screen *s, int day)
{
	AUTO_CTX(tmp);
	set(of(s), date_text(tmp, day, DATE_DIGITS));
	return next_stop(of(s));
}

/* A question is about an item of its own meeting: the record that both name, when it is typed already. */
static int64_t owner_typed(const struct form *f, const field *of_owner)
{
	const entity *to = of_owner->type == &t_reference ? entity_named(of_owner->opt.ref) : NULL;
	const field *owner = to ? entity_owner(to) : NULL, *mine = owner ? entity_field(f->e, owner->name) : NULL;
	return mine ? strtoll(input_typed(form_input(f, mine)), NULL, 10) : 0;
}

static void open_choices(struct form_screen *fs, struct input *c, const struct key *first)
{
	struct screen *s = choose_screen(fs->s.app, _(c->f->label), chosen);
	choose_parts_of(s, owner_typed(fs->f, c->f));
	choose_field(s, c->f, c->f->flags & F_NEED ? 0 : CHOICES_EMPTY, choices_row(c->f, input_typed(c)));
	app_push(fs->s.app, s);
	if (first)
		s->ops->key(s, first);
}

static void open_calendar(struct form_screen *fs, struct input *c)
{
	int day;
	AUTO_ERR e = {0};
	if (date_parse(&day, input_typed(c), &e))
		day = clock_today();
	app_push(fs->s.app, day_screen(fs->s.app, _(c->f->label), day, day_chosen));
}

static void open_writer(struct form_screen *fs, struct input *c, const struct key *first)
{
	struct screen *s = writer_screen(fs->s.app, _(c->f->label), c->text, changed);
	app_push(fs->s.app, s);
	if (first)
		s->ops->key(s, first);
}

/* What is not typed in place opens: by Enter, by F4, or by typing at once. */
static bool open_control(struct form_screen *fs, struct input *c, const struct key *first)
{
	if (input_chosen(c) || c->f->opt.usual)
		open_choices(fs, c, first);
	else if (c->text)
		open_writer(fs, c, first);
	else
		return false;
	return true;
}

/* --- Saving ------------------------------------------------------------------------------------------------------- */

static void tell_kept(struct form_screen *fs, int64_t id, bool typing)
{
	AUTO_CTX(tmp);
	const char *kept = desk_title(fs->s.app->desk, tmp, fs->e, id);
	size_t len = strlen(kept);
	const char *stop = len && strchr(".?!", kept[len - 1]) ? "" : ".";
	/* In a text field the key of undo is a letter. */
	app_tell(fs->s.app, ROLE_OK, typing ? _("Kept: %s, %s%s") : _("Kept: %s, %s%s u undoes."), _(fs->e->one), kept, stop);
}

static unsigned close_kept(struct form_screen *fs, int64_t id)
{
	struct screen *below = fs->s.below;
	unsigned (*kept)(struct screen *, int64_t) = fs->kept;
	tell_kept(fs, id, screen_typing(below));
	struct app *app = fs->s.app;
	bool rules = !kept && (fs->e == &e_payer || fs->e == &e_vehicle);
	const entity *e = fs->e;
	app_pop(app);
	if (rules)
		unpriced_offer(app, e, id);
	return (kept ? kept(below, id) : EFFECT_NONE) | EFFECT_RELOAD;
}

static unsigned kept_next(struct form_screen *fs, int64_t id)
{
	AUTO_ERR e = {0};
	fs->id = 0;
	if (begin(fs, &e))
		app_tell_err(fs->s.app, &e);
	else
		tell_kept(fs, id, true);
	return EFFECT_RELOAD;
}

static unsigned save(struct form_screen *fs, bool next)
{
	AUTO_ERR e = {0};
	int64_t id = 0;
	form_price_again(fs);
	enum form_end end = form_save(fs->f, fs->doubt, &id, &e);
	fs->doubt = end == FORM_DOUBT;
	switch (end) {
	case FORM_KEPT:
		return next ? kept_next(fs, id) : close_kept(fs, id);
	case FORM_SAME:
		app_tell(fs->s.app, ROLE_TEXT, _("Nothing was changed, so nothing was written."));
		return EFFECT_LEAVE | EFFECT_REDRAW;
	case FORM_WRONG:
		app_tell(fs->s.app, ROLE_ERROR, _("Not kept yet: correct what is marked !, then F2."));
		break;
	case FORM_DOUBT:
		app_tell(fs->s.app, ROLE_WARN, _("Is this right? Enter keeps it so; otherwise correct it."));
		break;
	case FORM_FAILED:
		app_tell_err(fs->s.app, &e);
		break;
	}
	return EFFECT_REDRAW;
}

/* --- Keys --------------------------------------------------------------------------------------------------------- */

static unsigned enter(struct form_screen *fs)
{
	struct input *c = form_focus(fs->f);
	if (fs->doubt)
		return save(fs, false);
	if (c && (c->text || input_offers(c)) && open_control(fs, c, NULL))
		return EFFECT_REDRAW;
	if (c)
		return next_stop(fs);
	if (fs->f->focus == fs->f->shown && form_has_more(fs->f)) {
		form_show_more(fs->f);
		return EFFECT_REDRAW;
	}
	return save(fs, false);
}

static unsigned choices(struct form_screen *fs)
{
	struct input *c = form_focus(fs->f);
	if (!c)
		return EFFECT_NONE;
	if (c->f->type->control == CONTROL_DATE)
		open_calendar(fs, c);
	else if (!open_control(fs, c, NULL))
		return EFFECT_NONE;
	return EFFECT_REDRAW;
}

static unsigned leave(struct form_screen *fs)
{
	if (form_changed(fs->f))
		app_tell(fs->s.app, ROLE_TEXT, _("Draft kept: it will be offered to you next time."));
	return EFFECT_LEAVE | EFFECT_REDRAW;
}

static unsigned act(struct screen *s, enum action a, const struct key *k)
{
	(void)k;
	struct form_screen *fs = of(s);
	switch (a) {
	case ACT_SAVE:
		return save(fs, false);
	case ACT_SAVE_NEXT:
		return save(fs, true);
	case ACT_CALENDAR:
		return choices(fs);
	case ACT_OPEN:
	case ACT_CHOOSE:
	case ACT_WRITE:
	case ACT_CONFIRM:
	case ACT_PRESS:
		return enter(fs);
	case ACT_BACK:
		return leave(fs);
	default:
		return EFFECT_PASS;
	}
}

static const struct {
	int code;
	int by;
} moves[] = {{K_UP, -1}, {K_DOWN, 1}, {K_BACKTAB, -1}, {K_TAB, 1}, {K_PAGE_UP, -8}, {K_PAGE_DOWN, 8}, {K_WHEEL_UP, -1}, {K_WHEEL_DOWN, 1}};

static unsigned move(struct form_screen *fs, int by)
{
	long to = (long)fs->f->focus + by;
	form_go(fs->f, to < 0 ? 0 : (size_t)to);
	form_price_stale(fs);
	return EFFECT_REDRAW;
}

static unsigned click(struct form_screen *fs, const struct key *k)
{
	long stop = form_spot(fs, k->y, k->x);
	if (stop < 0)
		return EFFECT_NONE;
	form_go(fs->f, (size_t)stop);
	return form_focus(fs->f) ? EFFECT_REDRAW : enter(fs);
}

static unsigned typed(struct form_screen *fs, struct input *c, const struct key *k)
{
	enum edit_result done = input_key(c, k);
	if (done == EDIT_CHANGED)
		changed(&fs->s);
	if (done != EDIT_PASS)
		return EFFECT_REDRAW;
	if ((key_is_text(k) || k->code == K_PASTE) && open_control(fs, c, k->code == ' ' ? NULL : k))
		return EFFECT_REDRAW;
	return EFFECT_PASS;
}

static unsigned key(struct screen *s, const struct key *k)
{
	struct form_screen *fs = of(s);
	struct input *c = form_focus(fs->f);
	if (k->code == K_ENTER)
		return enter(fs);
	if (k->code == K_CLICK)
		return click(fs, k);
	fs->doubt = false;
	for (size_t i = 0; i < LENGTH(moves); i++) {
		if (moves[i].code == k->code && !k->mods)
			return move(fs, moves[i].by);
	}
	return c ? typed(fs, c, k) : EFFECT_PASS;
}

/* What Enter does here, one of the meanings that the table of keys gives it. */
static enum action enter_does(const struct form_screen *fs)
{
	const struct input *c = form_focus(fs->f);
	if (fs->doubt)
		return ACT_CONFIRM;
	if (!c)
		return ACT_PRESS;
	return input_offers(c) ? ACT_CHOOSE : c->text ? ACT_WRITE : ACT_OPEN;
}

static bool can(const struct screen *s, enum action a)
{
	static const enum action enters[] = {ACT_OPEN, ACT_CHOOSE, ACT_WRITE, ACT_CONFIRM, ACT_PRESS};
	const struct form_screen *fs = (const struct form_screen *)s;
	const struct input *c = form_focus(fs->f);
	for (size_t i = 0; i < LENGTH(enters); i++) {
		if (enters[i] == a)
			return a == enter_does(fs);
	}
	return a != ACT_CALENDAR || (c && (input_chosen(c) || c->f->opt.usual || c->f->type->control == CONTROL_DATE));
}

static void close_screen(struct screen *s)
{
	AUTO_ERR e = {0};
	if (form_release_draft(of(s)->f, &e))
		app_tell_err(s->app, &e);
}

static const struct screen_ops ops = {
	.name = "form",
	.context = CTX_FORM,
	.open = open,
	.title = title,
	.shown = offer,
	.draw = form_draw,
	.act = act,
	.can = can,
	.key = key,
	.typing = dialog_typing,
	.save_draft = save_draft,
	.close = close_screen,
};

struct screen *form_screen(struct app *app, const entity *e, int64_t id, const record *with)
{
	struct form_screen *fs = SCREEN_NEW(app, struct form_screen, &ops);
	fs->e = e;
	fs->id = id;
	fs->with = with ? record_copy(fs, with) : NULL;
	return &fs->s;
}

void form_screen_at(struct screen *s, const field *f)
{
	of(s)->at = f;
}

void form_screen_at_save(struct screen *s)
{
	of(s)->at_save = true;
}

void form_screen_kept(struct screen *s, unsigned (*kept)(struct screen *below, int64_t id))
{
	of(s)->kept = kept;
}

unsigned form_screen_referred(struct app *app, const field *f, const char *typed, unsigned (*kept)(struct screen *below, int64_t id))
{
	AUTO_CTX(tmp);
	const entity *e = entity_named(f->opt.ref);
	record *with = record_new(tmp, e);
	for (size_t i = 0; *typed && i < e->nfields; i++) {
		if (e->fields[i].type == &t_text && (e->fields[i].flags & F_NEED)) {
			with->v[i] = value_text(with, typed);
			break;
		}
	}
	struct screen *form = form_screen(app, e, 0, with);
	form_screen_kept(form, kept);
	app_push(app, form);
	return EFFECT_REDRAW;
}
