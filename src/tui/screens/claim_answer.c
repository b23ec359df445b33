// SPDX-License-Identifier: EUPL-1.2
/* What the payer accepts, or what is given up: by line, or by a total for the whole. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/money.h>
#include <carnet/desk/money.h>
#include "claim_screen.h"
#include "dialogs.h"
#include "money.h"
#include "unkept.h"

enum { FIELD_DAY = -1, FIELD_TOTAL = -2, FIELD_REASON = -3, NO_TOTAL = -1 };

struct claim_answer_view {
	struct sheet sheet;
	int64_t id;
	bool waiver;
	int day;
	int64_t total;       /* typed for the whole; NO_TOTAL: by line */
	char *reason;
	claim_sheet *c;      /* on sheet.made */
	int64_t *given;      /* one a line; kept over a refill as long as there are as many lines */
	size_t lines;
	struct unkept u;
};

static struct claim_answer_view *of(const struct sheet *s)
{
	return (struct claim_answer_view *)s;
}

static int64_t left_of(const struct claim_answer_view *v, size_t i)
{
	const claim_part *p = &v->c->lines[i].p;

	return claim_decided(v->c->claim) ? p->settled : p->pending;
}

static int64_t whole(const struct claim_answer_view *v)
{
	return claim_decided(v->c->claim) ? v->c->total.settled : v->c->total.pending;
}

static int64_t given(const struct claim_answer_view *v)
{
	int64_t sum = 0;

	for (size_t i = 0; i < v->lines; i++)
		sum += v->given[i];
	return v->total == NO_TOTAL ? sum : v->total;
}

/* ---- typed, and not kept yet ---- */

static char *drafts_of(const void *parent, const struct claim_answer_view *v)
{
	return mem_printf(parent, "%s/%" PRId64 "/", v->waiver ? "claim-waiver" : "claim-answer", v->id);
}

static int save_draft(struct sheet *s, struct err *e)
{
	AUTO_CTX(tmp);
	struct claim_answer_view *v = of(s);
	draft_field *list = NEW_ARRAY(tmp, draft_field, v->lines + 3);
	char day[11];
	size_t n = 0;

	if (!v->c || !journal_writable(s->s.app->desk->j))
		return 0;
	date_to_iso(day, v->day);
	list[n++] = (draft_field){"day", day};
	list[n++] = (draft_field){"total", mem_printf(tmp, "%" PRId64, v->total)};
	list[n++] = (draft_field){"reason", v->reason ? v->reason : ""};
	for (size_t i = 0; i < v->lines; i++)
		list[n++] = (draft_field){mem_printf(tmp, "%" PRId64, v->c->lines[i].x->id), mem_printf(tmp, "%" PRId64, v->given[i])};
	return unkept_put(&s->s, &v->u, drafts_of(tmp, v), list, n, e);
}

/* What the claim no longer allows stays as the claim has it. */
static void take_back(struct screen *s, const draft_field *f)
{
	struct claim_answer_view *v = (struct claim_answer_view *)s;
	int64_t cents = strtoll(f->typed, NULL, 10), line = strtoll(f->name, NULL, 10);
	int day;

	if (strcmp(f->name, "day") == 0 && date_from_iso(&day, f->typed) == 0)
		v->day = day;
	if (strcmp(f->name, "total") == 0 && cents >= 0 && cents <= whole(v))
		v->total = cents;
	if (strcmp(f->name, "reason") == 0)
		v->reason = mem_dup(v, f->typed);
	for (size_t i = 0; i < v->lines; i++)
		if (v->c->lines[i].x->id == line && cents >= 0 && cents <= left_of(v, i))
			v->given[i] = cents;
}

static void closed(struct sheet *s)
{
	unkept_leave(&s->s, &of(s)->u);
}

/* ---- lines ---- */

/* As it begins: all that is left of each line. */
static void give_all(struct claim_answer_view *v)
{
	for (size_t i = 0; i < v->lines; i++)
		v->given[i] = left_of(v, i);
}

static void begin(struct claim_answer_view *v)
{
	AUTO_CTX(tmp);
	AUTO_ERR ignored = {0}; /* at worst it comes back another time */
	bool first = !v->given;

	if (!first && v->lines == v->c->count)
		return;
	talloc_free(v->given);
	v->lines = v->c->count;
	v->given = NEW_ARRAY(v, int64_t, v->lines + 1);
	give_all(v);
	if (first)
		unkept_resume(&v->sheet.s, &v->u, drafts_of(tmp, v), _("What you were typing here is back."), take_back, &ignored);
}

static const char *of_words(const void *parent, int64_t some, int64_t all)
{
	return mem_printf(parent, _("%s of %s"), money_text(parent, some), money_text(parent, all));
}

static void summary(struct sheet *s)
{
	AUTO_CTX(tmp);
	const struct claim_answer_view *v = of(s);

	sheet_summary(s, mem_printf(tmp, v->waiver ? _("Given up: %s. F2 keeps it.") : _("Accepted: %s. F2 keeps the answer."),
	                            of_words(tmp, given(v), whole(v))));
}

static void add_line(struct sheet *s, size_t i)
{
	const struct claim_answer_view *v = of(s);

	sheet_add(s, (lines_row){.kind = LINES_BOX, .text = expense_words(s->made, v->c->lines[i].x),
	                         .right = v->total == NO_TOTAL ? of_words(s->made, v->given[i], left_of(v, i)) : money_text(s->made, left_of(v, i)),
	                         .note = _("Space: all or nothing. Type another amount."), .id = (long)i, .on = v->given[i] != 0});
}

static void add_field(struct sheet *s, long id, const char *label, const char *words, const char *note)
{
	sheet_add(s, (lines_row){.kind = LINES_FIELD, .text = label, .right = words, .note = note, .id = id});
}

static int fill(struct sheet *s, struct err *e)
{
	struct claim_answer_view *v = of(s);
	int code = claim_read(s->s.app->desk->j, s->made, &v->c, v->id, e);

	if (code) {
		v->c = NULL;
		return code;
	}
	begin(v);
	add_field(s, FIELD_DAY, v->waiver ? _("Given up on") : _("Answered on"), date_text(s->made, v->day, DATE_DIGITS),
	          _("Enter chooses the day."));
	add_field(s, FIELD_TOTAL, v->waiver ? _("Only a total") : _("Only a total is known"),
	          v->total == NO_TOTAL ? _("no, line by line") : money_text(s->made, v->total),
	          _("Enter types a total for the whole claim; an empty total goes back to the lines."));
	if (!v->waiver)
		add_field(s, FIELD_REASON, _("Reason of what is refused"), v->reason ? v->reason : "", _("Enter types what the payer said."));
	sheet_add(s, (lines_row){.kind = LINES_HEADING, .text = _("Line by line")});
	for (size_t i = 0; i < v->lines; i++)
		add_line(s, i);
	summary(s);
	return 0;
}

static void ticked(struct sheet *s)
{
	struct claim_answer_view *v = of(s);

	for (size_t i = 0; i < s->l.count; i++) {
		const lines_row *r = &s->l.list[i];
		if (r->kind == LINES_BOX && r->on != (v->given[r->id] != 0))
			v->given[r->id] = r->on ? left_of(v, (size_t)r->id) : 0;
	}
	v->total = NO_TOTAL;
	unkept_change(&s->s, &v->u);
	s->l.count = 0;
	sheet_again(s);
}

/* ---- typed ---- */

static int typed_cents(const char *typed, int64_t most, int64_t *cents, struct err *e)
{
	AUTO_CTX(tmp);
	int code = money_parse(cents, typed, e);

	if (!code && (*cents < 0 || *cents > most))
		return err_setf(e, ERR_INPUT, _("It is not between 0 and %s|check the amount"), money_text(tmp, most));
	return code;
}

static int check_line(struct screen *below, const char *typed, struct err *e)
{
	struct claim_answer_view *v = (struct claim_answer_view *)below;
	size_t i = (size_t)lines_focus(&v->sheet.l)->id;
	int64_t cents = 0;
	int code = typed_cents(typed, left_of(v, i), &cents, e);

	if (code)
		return code;
	v->given[i] = cents;
	v->total = NO_TOTAL;
	return 0;
}

static int check_total(struct screen *below, const char *typed, struct err *e)
{
	struct claim_answer_view *v = (struct claim_answer_view *)below;
	int64_t cents = NO_TOTAL;
	int code = *typed ? typed_cents(typed, whole(v), &cents, e) : 0;

	v->total = code ? v->total : cents;
	return code;
}

static int check_reason(struct screen *below, const char *typed, struct err *e)
{
	struct claim_answer_view *v = (struct claim_answer_view *)below;

	(void)e;
	talloc_free(v->reason);
	v->reason = mem_dup(v, typed);
	return 0;
}

static unsigned again(struct screen *below, const char *typed)
{
	(void)typed;
	unkept_change(below, &((struct claim_answer_view *)below)->u);
	return sheet_again(sheet_of(below));
}

static unsigned day_chosen(struct screen *below, int day)
{
	((struct claim_answer_view *)below)->day = day;
	unkept_change(below, &((struct claim_answer_view *)below)->u);
	return sheet_again(sheet_of(below));
}

static const char *kept_yet(const void *parent, const struct claim_answer_view *v, long id)
{
	strbuf *b = sb_new(parent);

	if (id == FIELD_REASON)
		return v->reason ? v->reason : "";
	if (id != FIELD_TOTAL)
		money_plain(b, v->given[id]);
	else if (v->total != NO_TOTAL)
		money_plain(b, v->total);
	return b->s;
}

/* A digit would leave for another tab: it is the beginning of what is asked. Enter twice changes nothing. */
static unsigned ask(struct sheet *s)
{
	AUTO_CTX(tmp);
	const lines_row *at = lines_focus(&s->l);
	const struct {
		long id;
		int (*check)(struct screen *below, const char *typed, struct err *e);
	} asked[] = {{FIELD_TOTAL, check_total}, {FIELD_REASON, check_reason}, {at->id, check_line}};
	size_t i = 0;

	if (at->id == FIELD_DAY) {
		struct screen *day = day_screen(s->s.app, at->text, of(s)->day, day_chosen);
		day_begins(day, s->digit);
		app_push(s->s.app, day);
		return EFFECT_REDRAW;
	}
	while (asked[i].id != at->id)
		i++;
	const char *help = at->id == FIELD_REASON ? "" : _("For example 12,50");
	struct screen *p = prompt_screen(s->s.app, at->text, help, (struct prompt_answer){asked[i].check, again});
	prompt_begins(p, s->kind->help, s->digit, kept_yet(tmp, of(s), at->id));
	app_push(s->s.app, p);
	return EFFECT_REDRAW;
}

/* What is not kept yet is no action of the journal: the sheet is as it opened, and its draft goes. */
static unsigned undo(struct sheet *s)
{
	struct claim_answer_view *v = of(s);
	AUTO_ERR e = {0};

	if (!v->u.changed)
		return EFFECT_PASS;
	if (unkept_done(&s->s, &v->u, &e))
		return app_failed(s->s.app, &e);
	v->day = clock_today();
	v->total = NO_TOTAL;
	TALLOC_FREE(v->reason);
	give_all(v);
	app_tell(s->s.app, ROLE_OK, "%s", _("Undone: what you were typing here is gone."));
	return sheet_again(s);
}

/* ---- kept ---- */

/* Lines left whole are not named: that is what an answer means by saying nothing of them. */
static size_t answers_of(const struct claim_answer_view *v, claim_answer *list)
{
	size_t n = 0;

	if (v->total != NO_TOTAL) {
		list[0] = (claim_answer){.cents = v->total};
		return v->total == whole(v) ? 0 : 1;
	}
	if (given(v) == whole(v))
		return 0;
	for (size_t i = 0; i < v->lines; i++)
		if (v->waiver ? v->given[i] != 0 : v->given[i] != left_of(v, i))
			list[n++] = (claim_answer){.line = v->c->lines[i].x->id, .cents = v->given[i], .whole = v->waiver && v->given[i] == left_of(v, i)};
	return n;
}

static void waive(struct claim_answer_view *v, const claim_answer *list, size_t n, struct err *e)
{
	AUTO_CTX(tmp);
	desk *d = v->sheet.s.app->desk;
	scales *s;

	if (!desk_scales(d, tmp, &s, e))
		claim_waive(d->j, s, v->id, v->day, list, n, e);
}

/* Said once it is kept: the first thing that deserves a look. */
static void told(struct claim_answer_view *v)
{
	AUTO_PROBLEMS p = {0};
	AUTO_ERR ignored = {0};
	struct app *app = v->sheet.s.app;

	if (v->waiver && !claim_waived_doubts(app->desk->j, v->id, &p, &ignored) && p.count)
		app_tell(app, ROLE_WARN, _("The waiver is noted. %s: %s."), p.list[0].what, p.list[0].todo);
	else if (!claim_tell_day(app, v->c->claim, v->day))
		app_tell(app, ROLE_OK, "%s", v->waiver ? _("The waiver is noted: x makes the statement to sign. u undoes.") : _("The answer is noted. u undoes."));
}

static unsigned keep(struct sheet *s)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0}, ignored = {0}; /* of a draft left behind: at worst it comes back once more */
	struct claim_answer_view *v = of(s);
	struct app *app = s->s.app;
	claim_answer *list = NEW_ARRAY(tmp, claim_answer, v->lines + 1);
	size_t n = answers_of(v, list);
	bool none = v->waiver && !given(v);

	if (none)
		err_set(&e, ERR_INPUT, _("Nothing is given up"), _("tick at least one line"));
	else if (v->waiver)
		waive(v, list, n, &e);
	else
		claim_accept(app->desk->j, v->id, v->day, list, n, v->reason, &e);
	if (e.code)
		return app_failed(app, &e);
	unkept_done(&s->s, &v->u, &ignored);
	told(v);
	return EFFECT_LEAVE | EFFECT_RELOAD;
}

static const struct sheet_kind answer_kind = {
	.help = "claim-answer",
	.title = N_("The payer’s answer"),
	.empty = N_("This claim has no line."),
	.fill = fill,
	.ticked = ticked,
	.save_draft = save_draft,
	.close = closed,
	.actions = {{ACT_KEEP, keep, false, true, NULL}, {ACT_CHOOSE, ask, true, true, NULL}, {ACT_LINK, ask, true, true, NULL},
	            {ACT_UNDO, undo, false, false, NULL}},
};

static const struct sheet_kind waiver_kind = {
	.help = "claim-waiver",
	.title = N_("Give up repayment"),
	.empty = N_("This claim has no line."),
	.fill = fill,
	.ticked = ticked,
	.save_draft = save_draft,
	.close = closed,
	.actions = {{ACT_KEEP, keep, false, true, NULL}, {ACT_CHOOSE, ask, true, true, NULL}, {ACT_LINK, ask, true, true, NULL},
	            {ACT_UNDO, undo, false, false, NULL}},
};

struct screen *claim_answer_screen(struct app *app, int64_t id, bool waiver)
{
	struct claim_answer_view *v = sheet_new(app, struct claim_answer_view, waiver ? &waiver_kind : &answer_kind);

	v->id = id;
	v->waiver = waiver;
	v->day = clock_today();
	v->total = NO_TOTAL;
	return &v->sheet.s;
}
