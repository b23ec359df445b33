// SPDX-License-Identifier: EUPL-1.2
/* A claim: what it asks, line by line, where it stands, what became of it day by day, and what comes next. */
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/money.h>
#include <carnet/desk/money.h>
#include <string.h>
#include "../doors.h"
#include "claim_screen.h"
#include "money.h"

static struct claim_view *of(const struct sheet *s)
{
	return (struct claim_view *)s;
}

/* ---- what comes next ---- */

static const struct {
	const char *next; /* msgid */
} standings[CLAIM_STATUSES] = {
	[CLAIM_DRAFT] = {N_("Next: t checks it, then notes that it is sent.")},
	[CLAIM_SENT] = {N_("Next: its document (x), then the answer (a, p, f).")},
	[CLAIM_ACCEPTED] = {N_("Next: y when the money has come.")},
	[CLAIM_PARTLY] = {N_("Next: y when the money has come; n sends again what was refused.")},
	[CLAIM_REFUSED] = {N_("Next: n sends the lines again, or c closes it.")},
	[CLAIM_PAID] = {N_("Next: c closes it, once all is in order.")},
	[CLAIM_WAIVED] = {N_("Next: x, then the statement to sign; c closes it.")},
	[CLAIM_CLOSED] = {N_("All is done. x makes its documents again.")},
};

/* ---- lines ---- */

static const char *state_words(const void *parent, const claim_line *l)
{
	const struct {
		const char *words; /* msgid */
		int64_t cents;
	} parts[] = {{N_("accepted %s"), l->p.settled}, {N_("refused %s"), l->p.refused}, {N_("waived %s"), l->p.waived}, {N_("awaited %s"), l->p.pending}};
	strbuf *b = sb_new(parent);

	for (size_t i = 0; i < LENGTH(parts); i++)
		if (parts[i].cents)
			sb_addf(b, "%s%s", b->len ? ", " : "", mem_printf(b, _(parts[i].words), money_text(b, parts[i].cents)));
	if (*record_text(l->x, "refusal_reason"))
		sb_addf(b, " (%s)", record_text(l->x, "refusal_reason"));
	return b->s;
}

static const char *line_note(struct sheet *s, const claim_line *l, struct err *e)
{
	bool doubtful;
	int64_t over = record_int(l->x, "real_amount") - record_int(l->x, "amount");
	const char *how = expense_note(s->s.app->desk->j, s->made, l->x, &doubtful, e);
	strbuf *b = sb_new(s->made);

	sb_addf(b, "%s. %s", state_words(b, l), how);
	if (over > 0 && record_get(l->x, "amount")->kind == V_INT)
		sb_addf(b, _(". %s at your own charge"), money_text(b, over));
	return b->s;
}

static int add_lines(struct sheet *s, struct err *e)
{
	const claim_sheet *c = of(s)->c;

	sheet_add(s, (lines_row){.kind = LINES_HEADING,
	                         .text = mem_printf(s->made, ngettext("%zu line", "%zu lines", (unsigned long)c->count), c->count)});
	for (size_t i = 0; i < c->count && !e->code; i++) {
		const claim_line *l = &c->lines[i];
		sheet_add(s, (lines_row){.kind = LINES_ROW, .text = expense_words(s->made, l->x), .right = money_text(s->made, l->p.asked),
		                         .note = line_note(s, l, e), .id = (long)l->x->id, .late = l->p.refused > 0});
	}
	return e->code;
}

static void add_total(struct sheet *s, const char *label, int64_t cents, bool always)
{
	if (cents || always)
		sheet_add(s, (lines_row){.kind = LINES_ROW, .text = label, .right = money_text(s->made, cents), .id = -(long)s->l.count});
}

static void add_totals(struct sheet *s)
{
	const claim_sheet *c = of(s)->c;

	sheet_add(s, (lines_row){.kind = LINES_HEADING, .text = _("Total")});
	add_total(s, _("Claimed"), c->total.asked, true);
	add_total(s, _("Accepted"), c->total.settled, false);
	add_total(s, _("Refused"), c->total.refused, false);
	add_total(s, _("Waived"), c->total.waived, false);
	add_total(s, _("Advance already received"), c->advance, false);
	add_total(s, _("Paid"), c->paid, false);
	add_total(s, c->due < 0 ? _("To give back") : _("Still to be paid"), c->due < 0 ? -c->due : c->due, true);
	add_total(s, _("Over the caps, at your own charge (not claimed)"), c->charged, false);
}

static void add_day(struct sheet *s, const char *label, const char *iso)
{
	int day;
	char date[11] = "";

	memcpy(date, iso, strnlen(iso, 10));
	if (date_from_iso(&day, date))
		return;
	sheet_add(s, (lines_row){.kind = LINES_ROW, .text = label, .right = date_text(s->made, day, DATE_LONG), .id = -(long)s->l.count});
}

static void add_history(struct sheet *s)
{
	const claim_sheet *c = of(s)->c;
	static const struct {
		const char *label, *name;
	} days[] = {{N_("Sent"), "submitted_on"}, {N_("Answered"), "decided_on"}, {N_("Waived"), "waived_on"}, {N_("Paid"), "paid_on"}};

	const char *sent = record_text(c->claim, "submitted_on");

	sheet_add(s, (lines_row){.kind = LINES_HEADING, .text = _("Day by day")});
	/* One that was sent before it was written here was drawn up on a day that nobody noted. */
	if (!*sent || strncmp(c->claim->created, sent, strlen(sent)) <= 0)
		add_day(s, _("Drawn up"), c->claim->created);
	for (size_t i = 0; i < LENGTH(days); i++)
		add_day(s, _(days[i].label), record_text(c->claim, days[i].name));
	if (c->status == CLAIM_CLOSED)
		add_day(s, _("Closed"), c->claim->updated);
}

static int fill(struct sheet *s, struct err *e)
{
	struct claim_view *v = of(s);
	int code = claim_read(s->s.app->desk->j, s->made, &v->c, v->id, e);

	if (code == ERR_MISSING) { /* deleted meanwhile: said in its place */
		v->c = NULL;
		err_clear(e);
		return 0;
	}
	if (code)
		return code;
	const field *f = entity_field(&e_claim, "status");
	sheet_add(s, (lines_row){.kind = LINES_ROW, .text = mem_printf(s->made, _("Payer: %s"), record_text(v->c->payer, "name")),
	                         .right = choice_shown(f, choice_at(f, v->c->status)), .id = CLAIM_PAYER_LINE});
	code = add_lines(s, e);
	add_totals(s);
	add_history(s);
	sheet_summary(s, _(standings[v->c->status].next));
	return code;
}

static void titled(const struct sheet *s, strbuf *left)
{
	const claim_sheet *c = of(s)->c;

	sb_add(left, c ? record_text(c->claim, "number") : _("Claim"));
}

/* ---- opened ---- */

static unsigned open(struct sheet *s)
{
	const lines_row *at = lines_focus(&s->l);
	const struct claim_view *v = of(s);

	if (at->id > 0)
		app_push(s->s.app, door_record(s->s.app, &e_expense, at->id));
	else if (at->id == CLAIM_PAYER_LINE)
		app_push(s->s.app, door_record(s->s.app, &e_payer, v->c->payer->id));
	else
		app_push(s->s.app, form_screen(s->s.app, &e_claim, v->id, NULL));
	return EFFECT_REDRAW;
}

static unsigned edit(struct sheet *s)
{
	app_push(s->s.app, form_screen(s->s.app, &e_claim, of(s)->id, NULL));
	return EFFECT_REDRAW;
}

static bool there(const struct sheet *s)
{
	return of(s)->c != NULL;
}

static bool is_draft(const struct sheet *s)
{
	return there(s) && of(s)->c->status == CLAIM_DRAFT;
}

/* On a line that it claims d takes this line out; elsewhere, the claim itself goes. */
static bool on_expense(const struct sheet *s)
{
	return is_draft(s) && lines_focus(&s->l)->id > 0;
}

static bool elsewhere(const struct sheet *s)
{
	return is_draft(s) && lines_focus(&s->l)->id <= 0;
}

static unsigned delete(struct sheet *s)
{
	return delete_records(s->s.below, &e_claim, &of(s)->id, 1) | EFFECT_LEAVE;
}

static unsigned take_out(struct sheet *s)
{
	AUTO_ERR e = {0};

	if (claim_tick(s->s.app->desk->j, of(s)->id, lines_focus(&s->l)->id, false, &e))
		app_tell_err(s->s.app, &e);
	else
		app_tell(s->s.app, ROLE_OK, "%s", _("The line is out of the claim, and may be claimed later. u undoes."));
	return EFFECT_RELOAD;
}

static const struct sheet_kind kind = {
	.help = "claim",
	.title = N_("Claim"),
	.empty = N_("This record is no longer in the notebook. Esc goes back."),
	.fill = fill,
	.titled = titled,
	.actions = {{ACT_OPEN_LINE, open, true, false, there},     {ACT_SUBMIT, claim_ask_submit, false, true, is_draft},
	            {ACT_ACCEPT, claim_ask_accept, false, true, claim_is_sent}, {ACT_ACCEPT_PART, claim_ask_part, false, true, claim_is_sent},
	            {ACT_REFUSE, claim_ask_refuse, false, true, claim_is_sent}, {ACT_PAY, claim_ask_pay, false, true, claim_is_accepted},
	            {ACT_AGAIN, claim_send_again, false, true, claim_was_refused}, {ACT_WAIVE, claim_ask_waive, false, true, claim_may_be_waived},
	            {ACT_CLOSE, claim_end, false, true, claim_is_over},  {ACT_STATE, claim_ask_state, false, true, there},
	            {ACT_EXPORT, claim_papers, false, false, there},   {ACT_EDIT, edit, false, true, there},
	            {ACT_REMOVE, take_out, true, true, on_expense},    {ACT_DELETE, delete, true, true, elsewhere}},
};

struct screen *claim_screen(struct app *app, int64_t id)
{
	struct claim_view *v = sheet_new(app, struct claim_view, &kind);

	v->id = id;
	return &v->sheet.s;
}
