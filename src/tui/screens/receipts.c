// SPDX-License-Identifier: EUPL-1.2
/* Several receipts in a row: what was kept above, the line being typed below. Each line is kept as soon as it is done; the payer, the
   meeting and the day stay for the next one. */
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/money.h>
#include <carnet/desk/money.h>
#include "../widgets/choices.h"
#include "dialogs.h"
#include "money.h"
#include "receipts_screen.h"

static const char *const names[RECEIPT_STOPS] = {"payer", "meeting", "date", "kind", "real_amount", "receipt", "label"};
enum { PAYER, MEETING, DATE, KIND, AMOUNT, STATE, LABEL };

static struct receipts *of(const struct screen *s)
{
	return (struct receipts *)s;
}

static journal *journal_of(const struct receipts *r)
{
	return r->s.app->desk->j;
}

struct input *receipts_input(const struct receipts *r, size_t i)
{
	return form_input(r->f, entity_field(&e_expense, names[i]));
}

static void go(struct receipts *r, size_t at)
{
	r->at = at < RECEIPT_STOPS ? at : RECEIPT_STOPS - 1;
	form_go_field(r->f, entity_field(&e_expense, names[r->at]));
}

/* ---- a line ---- */

static int keep(void *keeper, record *x, const record *before, struct problems *p, struct err *e)
{
	return expense_keep_asking(((struct receipts *)keeper)->s.app->desk, x, before, p, e);
}

/* Like the line before; the first one like the meeting, or the last expense. */
static int begin(struct receipts *r, const record *like, struct err *e)
{
	static const char *const same[] = {"payer", "meeting", "mandate", "date", "receipt"}, *const unseen[] = {"vehicle", "mandate"};
	AUTO_CTX(tmp);
	record *with = record_new(tmp, &e_expense), *m;

	record_set(with, "receipt", value_text(tmp, "papier"));
	for (size_t i = 0; like && i < LENGTH(same); i++)
		record_set(with, same[i], *record_get(like, same[i]));
	if (!like && r->meeting) {
		if (journal_get(journal_of(r), tmp, &m, &e_meeting, r->meeting, e))
			return e->code;
		record_set(with, "meeting", value_int(m->id));
		record_set(with, "mandate", *record_get(m, "mandate"));
		record_set(with, "date", *record_get(m, "date"));
	}
	record *start = form_start(tmp, journal_of(r), &e_expense, with);
	for (size_t i = 0; i < LENGTH(unseen); i++)
		record_set(start, unseen[i], *record_get(with, unseen[i]));
	TALLOC_FREE(r->f);
	r->f = form_new(r, journal_of(r), start);
	r->f->keep = keep;
	r->f->keeper = r;
	r->doubt = false;
	go(r, *input_typed(receipts_input(r, PAYER)) ? DATE : PAYER);
	return 0;
}

/* A line left half typed here; one of the whole form is offered there. */
static void resume(struct receipts *r)
{
	draft *d = form_find_draft(r->f, r);

	for (size_t i = 0; d && i < d->count; i++) {
		bool ours = strcmp(d->fields[i].name, "mandate") == 0;
		for (size_t k = 0; k < RECEIPT_STOPS; k++)
			ours = ours || strcmp(d->fields[i].name, names[k]) == 0;
		if (!ours)
			return;
	}
	if (!d)
		return;
	form_resume(r->f, d);
	app_tell(r->s.app, ROLE_TEXT, "%s", _("The line you had begun is here again."));
}

/* ---- what was kept ---- */

static void add_row(struct receipts *r, const record *x)
{
	strbuf *right = sb_new(r->made);
	const char *state = record_text(x, "receipt");

	if (*state)
		sb_addf(right, "%s   ", choice_shown(entity_field(&e_expense, "receipt"), state));
	sb_add(right, money_text(r->made, expense_asked(x)));
	r->rows[r->count++] = (struct kept){x->id, expense_asked(x), expense_words(r->made, x), right->s};
}

/* An undo may have taken some away. */
static int read_rows(struct screen *s, struct err *e)
{
	struct receipts *r = of(s);
	int code = 0;

	TALLOC_FREE(r->made);
	r->made = talloc_named_const(r, 0, "receipts");
	r->rows = NEW_ARRAY(r->made, struct kept, r->nids + 1);
	r->count = 0;
	for (size_t i = 0; i < r->nids && !code; i++) {
		record *x;
		code = journal_get(journal_of(r), r->made, &x, &e_expense, r->ids[i], e);
		if (!code)
			add_row(r, x);
		else if (code == ERR_MISSING) {
			err_clear(e);
			code = 0;
		}
	}
	return code;
}

static void remember(struct receipts *r, int64_t id)
{
	AUTO_ERR e = {0};

	r->ids = GROW(r, r->ids, r->nids + 1);
	r->ids[r->nids++] = id;
	if (read_rows(&r->s, &e))
		app_tell_err(r->s.app, &e);
}

static unsigned next_line(struct receipts *r, int64_t id)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	record *x;

	remember(r, id);
	if (journal_get(journal_of(r), tmp, &x, &e_expense, id, &e) || begin(r, x, &e))
		app_tell_err(r->s.app, &e);
	else
		app_tell(r->s.app, ROLE_OK, _("Kept: %s, %s. The next one, or Esc to end."), choice_shown(entity_field(&e_expense, "kind"), record_text(x, "kind")),
		         money_text(tmp, expense_asked(x)));
	return EFFECT_RELOAD;
}

/* The field that is wrong takes the focus, when it is one of those shown. */
static void go_wrong(struct receipts *r)
{
	for (size_t i = 0; i < RECEIPT_STOPS; i++)
		if (receipts_input(r, i)->said) {
			go(r, i);
			return;
		}
	go(r, r->at);
}

static bool amount_missing(struct receipts *r)
{
	AUTO_ERR none = {0};
	struct input *c = receipts_input(r, AMOUNT);

	if (*input_typed(c))
		return false;
	go(r, AMOUNT);
	err_set(&none, ERR_INPUT, _("The amount is missing"), _("write what the receipt says, for example 12,50"));
	input_say(c, &none);
	return true;
}

static unsigned save(struct receipts *r)
{
	AUTO_ERR e = {0};
	int64_t id = 0;

	if (amount_missing(r))
		return EFFECT_REDRAW;
	enum form_end end = form_save(r->f, r->doubt, &id, &e);
	r->doubt = end == FORM_DOUBT;
	if (end == FORM_KEPT)
		return next_line(r, id);
	if (end == FORM_DOUBT)
		app_tell(r->s.app, ROLE_WARN, "%s", _("Is this right? Enter keeps it so; otherwise correct it."));
	else if (end == FORM_FAILED)
		app_tell_err(r->s.app, &e);
	else
		app_tell(r->s.app, ROLE_ERROR, "%s", _("Not kept yet: correct what is marked !, then F2."));
	go_wrong(r);
	return EFFECT_REDRAW;
}

static bool line_begun(const struct receipts *r)
{
	return *input_typed(receipts_input(r, AMOUNT)) || *input_typed(receipts_input(r, LABEL));
}

/* The last line comes back on the fields, to be corrected or left; what is being typed there would be lost. */
static unsigned take_back(struct receipts *r)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	record *x;
	int64_t id = r->rows[r->count - 1].id;
	int gone, freed;

	if (line_begun(r)) {
		app_tell(r->s.app, ROLE_WARN, "%s", _("A line is begun here: keep it (F2) or empty it first."));
		return EFFECT_REDRAW;
	}
	if (journal_get(journal_of(r), tmp, &x, &e_expense, id, &e) || desk_delete(r->s.app->desk, &e_expense, &id, 1, &gone, &freed, &e) ||
	    begin(r, x, &e)) {
		app_tell_err(r->s.app, &e);
		return EFFECT_RELOAD;
	}
	for (size_t i = 0; i < RECEIPT_STOPS; i++)
		input_set_value(receipts_input(r, i), journal_of(r), record_get(x, names[i]));
	go(r, AMOUNT);
	app_unsaved(r->s.app);
	app_tell(r->s.app, ROLE_OK, "%s", _("Taken back: it is on the line again. Correct it and keep it, or leave it with Esc."));
	return EFFECT_RELOAD;
}

/* ---- choosing ---- */

static void changed(struct receipts *r)
{
	input_say(receipts_input(r, r->at), NULL);
	r->doubt = false;
	app_unsaved(r->s.app);
}

static unsigned trip_kept(struct screen *below, int64_t id)
{
	struct receipts *r = of(below);

	if (!line_begun(r))
		return next_line(r, id);
	remember(r, id);
	return EFFECT_RELOAD;
}

/* Kilometres have no receipt: their own form, and back here. */
static unsigned note_trip(struct receipts *r)
{
	AUTO_CTX(tmp);
	record *with = form_understood(tmp, r->f);
	struct screen *form;

	record_set(with, "receipt", value_text(tmp, "sans objet"));
	form = form_screen(r->s.app, &e_expense, 0, with);
	form_screen_at(form, entity_field(&e_expense, "distance"));
	form_screen_kept(form, trip_kept);
	input_set(receipts_input(r, KIND), journal_of(r), "");
	app_push(r->s.app, form);
	return EFFECT_REDRAW;
}

static unsigned put(struct receipts *r, const char *typed)
{
	input_set(receipts_input(r, r->at), journal_of(r), typed);
	changed(r);
	if (r->at == KIND && strcmp(typed, "kilomètres") == 0)
		return note_trip(r);
	go(r, r->at + 1);
	return EFFECT_REDRAW;
}

static unsigned created(struct screen *below, int64_t id)
{
	AUTO_CTX(tmp);

	return put(of(below), mem_printf(tmp, "%lld", (long long)id));
}

static unsigned chosen(struct screen *below, long id, const char *typed)
{
	AUTO_CTX(tmp);
	struct receipts *r = of(below);
	const field *f = receipts_input(r, r->at)->f;

	return id == CHOICE_CREATE ? form_screen_referred(r->s.app, f, typed, created) : put(r, choices_value(tmp, f, id));
}

static unsigned day_chosen(struct screen *below, int day)
{
	AUTO_CTX(tmp);

	return put(of(below), date_text(tmp, day, DATE_DIGITS));
}

/* first: a letter that was typed at once, NULL. */
static unsigned open_choices(struct receipts *r, const struct key *first)
{
	AUTO_ERR e = {0};
	struct input *c = receipts_input(r, r->at);
	int day;

	if (c->f->type->control == CONTROL_DATE) {
		if (date_parse(&day, input_typed(c), &e))
			day = clock_today();
		app_push(r->s.app, day_screen(r->s.app, _(c->f->label), day, day_chosen));
		return EFFECT_REDRAW;
	}
	if (!input_chosen(c))
		return EFFECT_NONE;
	struct screen *s = choose_screen(r->s.app, _(c->f->label), chosen);
	choose_field(s, c->f, c->f->flags & F_NEED ? 0 : CHOICES_EMPTY, choices_row(c->f, c->typed));
	choose_explain(s, "receipts");
	app_push(r->s.app, s);
	if (first)
		s->ops->key(s, first);
	return EFFECT_REDRAW;
}

/* ---- keys ---- */

/* What is already chosen is passed over; a list opens when there is nothing yet. */
bool receipts_opens(const struct receipts *r)
{
	const struct input *c = receipts_input(r, r->at);

	return input_chosen(c) && !*input_typed(c) && r->at != MEETING;
}

static unsigned enter(struct receipts *r)
{
	if (r->doubt || r->at == LABEL)
		return save(r);
	if (receipts_opens(r))
		return open_choices(r, NULL);
	go(r, r->at + 1);
	return EFFECT_REDRAW;
}

static enum action enter_does(const struct receipts *r)
{
	if (r->doubt)
		return ACT_CONFIRM;
	if (r->at == LABEL)
		return ACT_PRESS;
	return receipts_opens(r) ? ACT_CHOOSE : ACT_OPEN;
}

static bool can(const struct screen *s, enum action a)
{
	static const enum action enters[] = {ACT_OPEN, ACT_CHOOSE, ACT_CONFIRM, ACT_PRESS};
	const struct receipts *r = of(s);
	const struct input *c = receipts_input(r, r->at);

	for (size_t i = 0; i < LENGTH(enters); i++)
		if (enters[i] == a)
			return a == enter_does(r);
	if (a == ACT_REMOVE)
		return r->count > 0;
	return a != ACT_CALENDAR || input_chosen(c) || c->f->type->control == CONTROL_DATE;
}

static unsigned leave(struct receipts *r)
{
	if (*input_typed(receipts_input(r, AMOUNT)))
		app_tell(r->s.app, ROLE_TEXT, "%s", _("Draft kept: it will be offered to you next time."));
	return EFFECT_LEAVE | EFFECT_RELOAD;
}

static unsigned act(struct screen *s, enum action a, const struct key *k)
{
	struct receipts *r = of(s);

	(void)k;
	switch (a) {
	case ACT_OPEN:
	case ACT_CHOOSE:
	case ACT_CONFIRM:
	case ACT_PRESS:
		return enter(r);
	case ACT_SAVE:
		return save(r);
	case ACT_CALENDAR:
		return open_choices(r, NULL);
	case ACT_REMOVE:
		return r->count ? take_back(r) : EFFECT_NONE;
	case ACT_BACK:
		return leave(r);
	default:
		return EFFECT_PASS;
	}
}

static unsigned move(struct receipts *r, int by)
{
	go(r, by < 0 && r->at == 0 ? 0 : r->at + (size_t)by);
	return EFFECT_REDRAW;
}

static unsigned key(struct screen *s, const struct key *k)
{
	static const struct {
		int code, by;
	} moves[] = {{K_UP, -1}, {K_DOWN, 1}, {K_BACKTAB, -1}, {K_TAB, 1}, {K_WHEEL_UP, -1}, {K_WHEEL_DOWN, 1}};
	struct receipts *r = of(s);
	struct input *c = receipts_input(r, r->at);

	for (size_t i = 0; i < LENGTH(moves); i++)
		if (moves[i].code == k->code && !k->mods)
			return move(r, moves[i].by);
	if (k->code == K_CLICK) {
		if (rect_has(r->fields, k->y, k->x))
			go(r, r->first + (size_t)(k->y - r->fields.y));
		return EFFECT_REDRAW;
	}
	enum edit_result done = input_key(c, k);
	if (done == EDIT_CHANGED)
		changed(r);
	if (done == EDIT_PASS && input_chosen(c) && (key_is_text(k) || k->code == K_PASTE))
		return open_choices(r, k->code == ' ' ? NULL : k);
	return done == EDIT_PASS ? EFFECT_PASS : EFFECT_REDRAW;
}

static void title(const struct screen *s, strbuf *left, strbuf *right)
{
	(void)s, (void)right;
	sb_add(left, _("Several receipts"));
}

static int open(struct screen *s, struct err *e)
{
	struct receipts *r = of(s);

	if (begin(r, NULL, e))
		return e->code;
	resume(r);
	return read_rows(s, e);
}

static int save_draft(struct screen *s, struct err *e)
{
	return form_keep_draft(of(s)->f, e);
}

static void close_screen(struct screen *s)
{
	AUTO_ERR e = {0};

	if (form_release_draft(of(s)->f, &e))
		app_tell_err(s->app, &e);
}

static const struct screen_ops ops = {
	.name = "receipts", .context = CTX_RECEIPTS, .open = open, .title = title, .draw = receipts_draw, .act = act, .can = can, .key = key,
	.typing = dialog_typing, .reload = read_rows, .save_draft = save_draft, .close = close_screen,
};

struct screen *receipts_screen(struct app *app, int64_t meeting)
{
	struct receipts *r = SCREEN_NEW(app, struct receipts, &ops);

	r->meeting = meeting;
	return &r->s;
}
