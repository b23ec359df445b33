// SPDX-License-Identifier: EUPL-1.2
/* The life of a claim, each step in one key: it asks the day (today, unless another is chosen), then is done in one action. */
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include "claim_screen.h"
#include "dialog.h"
#include "dialogs.h"
#include "money.h"

static struct claim_view *of(const struct sheet *s)
{
	return (struct claim_view *)s;
}

static bool in(const struct sheet *s, enum claim_status from, enum claim_status until)
{
	const claim_sheet *c = of(s)->c;

	return c && c->status >= from && c->status <= until;
}

bool claim_is_sent(const struct sheet *s)
{
	return in(s, CLAIM_SENT, CLAIM_SENT);
}

bool claim_is_accepted(const struct sheet *s)
{
	return in(s, CLAIM_ACCEPTED, CLAIM_PARTLY);
}

bool claim_was_refused(const struct sheet *s)
{
	return of(s)->c && claim_decided(of(s)->c->claim) && of(s)->c->total.refused > 0;
}

bool claim_may_be_waived(const struct sheet *s)
{
	return in(s, CLAIM_DRAFT, CLAIM_PARTLY);
}

bool claim_is_over(const struct sheet *s)
{
	return in(s, CLAIM_REFUSED, CLAIM_WAIVED);
}

/* ---- done ---- */

typedef int step_fn(struct claim_view *v, int day, struct err *e);

static int submit(struct claim_view *v, int day, struct err *e)
{
	AUTO_PROBLEMS said = {0};

	return claim_submit(v->sheet.s.app->desk->j, v->id, day, &said, e);
}

static int accept(struct claim_view *v, int day, struct err *e)
{
	return claim_accept(v->sheet.s.app->desk->j, v->id, day, NULL, 0, NULL, e);
}

static int refuse(struct claim_view *v, int day, struct err *e)
{
	return claim_refuse(v->sheet.s.app->desk->j, v->id, day, v->reason, e);
}

static int pay(struct claim_view *v, int day, struct err *e)
{
	return claim_pay(v->sheet.s.app->desk->j, v->id, day, e);
}

static int close_it(struct claim_view *v, int day, struct err *e)
{
	(void)day;
	return claim_close(v->sheet.s.app->desk->j, v->id, e);
}

struct claim_step {
	const char *asked; /* msgid, title of the calendar */
	const char *done;  /* msgid */
	step_fn *run;
};
static const struct claim_step steps[] = {
	{N_("Sent on"), N_("Sent. x makes the document to send; until then u takes it back."), submit},
	{N_("Accepted on"), N_("Accepted in full. u undoes."), accept},
	{N_("Refused on"), N_("Refused. The lines keep their amount and the reason. u undoes."), refuse},
	{N_("Paid on"), N_("Paid. u undoes."), pay},
	{"", N_("Closed. u undoes."), close_it},
};
enum { SUBMIT, ACCEPT, REFUSE, PAY, CLOSE };

bool claim_tell_day(struct app *app, const record *claim, int day)
{
	AUTO_CTX(tmp);
	int sent;
	const char *date = date_text(tmp, day, DATE_DIGITS);
	bool coming = day > clock_today(), before = !date_from_iso(&sent, record_text(claim, "submitted_on")) && day < sent;

	if (coming)
		app_tell(app, ROLE_WARN, _("It is noted, but %s is still to come. u undoes."), date);
	else if (before)
		app_tell(app, ROLE_WARN, _("It is noted, but %s is before the claim was sent, on %s. u undoes."), date, date_text(tmp, sent, DATE_DIGITS));
	return coming || before;
}

static unsigned run(struct claim_view *v, int day)
{
	AUTO_ERR e = {0};

	if (v->step->run(v, day, &e))
		app_tell_err(v->sheet.s.app, &e);
	else if (!claim_tell_day(v->sheet.s.app, v->c->claim, day))
		app_tell(v->sheet.s.app, ROLE_OK, "%s", _(v->step->done));
	return EFFECT_RELOAD;
}

static unsigned day_chosen(struct screen *below, int day)
{
	return run((struct claim_view *)below, day);
}

static unsigned ask_day(struct sheet *s, int step)
{
	of(s)->step = &steps[step];
	app_push(s->s.app, day_screen(s->s.app, _(steps[step].asked), clock_today(), day_chosen));
	return EFFECT_REDRAW;
}

/* ---- asked ---- */

static unsigned checked(struct screen *below)
{
	return ask_day(sheet_of(below), SUBMIT);
}

unsigned claim_ask_submit(struct sheet *s)
{
	app_push(s->s.app, claim_check_screen(s->s.app, of(s)->id, checked));
	return EFFECT_REDRAW;
}

unsigned claim_ask_accept(struct sheet *s)
{
	return ask_day(s, ACCEPT);
}

unsigned claim_ask_pay(struct sheet *s)
{
	return ask_day(s, PAY);
}

unsigned claim_ask_part(struct sheet *s)
{
	app_push(s->s.app, claim_answer_screen(s->s.app, of(s)->id, false));
	return EFFECT_REDRAW;
}

/* The answer of its treasurer is written where the form opens. */
static unsigned ask_payer(struct sheet *s, const struct err *e)
{
	struct screen *form = form_screen(s->s.app, &e_payer, of(s)->c->payer->id, NULL);

	form_screen_at(form, entity_field(&e_payer, "accepts_waivers"));
	app_push(s->s.app, form);
	return app_failed(s->s.app, e);
}

unsigned claim_ask_waive(struct sheet *s)
{
	AUTO_ERR e = {0};

	if (claim_may_give(of(s)->c->payer, &e))
		return ask_payer(s, &e);
	app_push(s->s.app, claim_answer_screen(s->s.app, of(s)->id, true));
	return EFFECT_REDRAW;
}

static int check_reason(struct screen *below, const char *typed, struct err *e)
{
	(void)below;
	return *typed ? 0 : err_set(e, ERR_INPUT, _("A refusal has a reason"), _("write what the payer said"));
}

static unsigned reason_typed(struct screen *below, const char *typed)
{
	struct claim_view *v = (struct claim_view *)below;

	talloc_free(v->reason);
	v->reason = mem_dup(v, typed);
	return ask_day(&v->sheet, REFUSE);
}

unsigned claim_ask_refuse(struct sheet *s)
{
	app_push(s->s.app, prompt_screen(s->s.app, _("Why was it refused?"), _("For example: sent too late, receipt missing"),
	                                 (struct prompt_answer){check_reason, reason_typed}));
	return EFFECT_REDRAW;
}

unsigned claim_end(struct sheet *s)
{
	of(s)->step = &steps[CLOSE];
	return run(of(s), clock_today());
}

unsigned claim_send_again(struct sheet *s)
{
	AUTO_ERR e = {0};
	struct app *app = s->s.app;
	int64_t made;

	if (claim_again(app->desk->j, of(s)->id, 0, &made, &e))
		return app_failed(app, &e);
	app_push(app, claim_screen(app, made));
	app_tell(app, ROLE_OK, "%s", _("A new draft with the refused lines. u undoes."));
	return EFFECT_RELOAD;
}

/* ---- all of it in a list ---- */

static const struct {
	enum action a;
	const char *letter, *label; /* msgids */
} states[] = {
	{ACT_SUBMIT, "t", N_("Send it to the payer")},      {ACT_ACCEPT, "a", N_("The payer accepts it in full")},
	{ACT_ACCEPT_PART, "p", N_("The payer accepts a part of it")}, {ACT_REFUSE, "f", N_("The payer refuses it")},
	{ACT_PAY, "y", N_("The money has come")},           {ACT_WAIVE, "b", N_("Give up repayment, as a gift")},
	{ACT_AGAIN, "n", N_("Send again what was refused")}, {ACT_CLOSE, "c", N_("Close it: all is in order")},
};

static unsigned state_chosen(struct screen *asked, long id, void *data)
{
	(void)data;
	return asked->ops->act(asked, states[id].a, NULL);
}

unsigned claim_ask_state(struct sheet *s)
{
	struct answer answers[LENGTH(states)];
	size_t n = 0;

	for (size_t i = 0; i < LENGTH(states); i++)
		if (s->s.ops->can(&s->s, states[i].a))
			answers[n++] = (struct answer){states[i].letter, _(states[i].label), NULL, (long)i};
	if (!n) {
		app_tell(s->s.app, ROLE_TEXT, "%s", _("This claim is closed: nothing is left to do. u takes the last step back."));
		return EFFECT_REDRAW;
	}
	struct screen *d = dialog_screen(s->s.app, _("What happened?"), "", answers, n, state_chosen, NULL);
	dialog_explain(d, "claim");
	app_push(s->s.app, d);
	return EFFECT_REDRAW;
}
