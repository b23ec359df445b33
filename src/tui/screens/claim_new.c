// SPDX-License-Identifier: EUPL-1.2
/* A claim drawn up: the payer, the period, and every line that may be claimed, ticked. */
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/money.h>
#include <carnet/desk/money.h>
#include <carnet/rules/doubts.h>
#include <carnet/rules/expense.h>
#include <string.h>
#include "../widgets/choices.h"
#include "dialogs.h"
#include "money.h"

enum { FIELD_PAYER = -1, FIELD_FROM = -2, FIELD_UNTIL = -3 };

struct claim_new {
	struct sheet sheet;
	int64_t payer;
	int from, until;     /* DAY_NONE: no bound */
	record **lines;      /* hang on sheet.made */
	size_t count;
	record **corrections; /* what goes into the claim with them, on sheet.made */
	size_t ncorrections;
	int *bound;          /* the day being chosen */
};

static struct claim_new *of(struct sheet *s)
{
	return (struct claim_new *)s;
}

/* ---- what there is to claim ---- */

/* The first payer that has something to pay back. */
static int first_payer(struct claim_new *c, struct err *e)
{
	AUTO_CTX(tmp);
	journal *j = c->sheet.s.app->desk->j;
	record **payers, **lines;
	size_t count, n;
	int code = journal_window(j, tmp, query_new(tmp, &e_payer), NULL, false, 0, &payers, &count, e);

	for (size_t i = 0; i < count && !code && !c->payer; i++) {
		code = claim_claimable(j, tmp, payers[i]->id, DAY_NONE, DAY_NONE, &lines, &n, e);
		c->payer = !code && n ? payers[i]->id : 0;
	}
	return code;
}

static void add_field(struct claim_new *c, long id, const char *label, const char *words, const char *note)
{
	sheet_add(&c->sheet, (lines_row){.kind = LINES_FIELD, .text = label, .right = words, .id = id, .note = note});
}

static const char *day_words(const void *parent, int day, const char *none)
{
	return day == DAY_NONE ? none : date_text(parent, day, DATE_DIGITS);
}

static void add_fields(struct claim_new *c)
{
	void *made = c->sheet.made;
	const char *payer = c->payer ? journal_title(c->sheet.s.app->desk->j, made, &e_payer, c->payer) : _("to choose");

	add_field(c, FIELD_PAYER, _("Payer"), payer, _("Enter chooses who pays back."));
	add_field(c, FIELD_FROM, _("From"), day_words(made, c->from, _("the first expense")), _("Enter chooses the first day of the period."));
	add_field(c, FIELD_UNTIL, _("Until"), day_words(made, c->until, _("the last expense")), _("Enter chooses the last day of the period."));
}

char *expense_words(const void *parent, const record *x)
{
	AUTO_CTX(tmp);
	strbuf *b = sb_new(parent);

	sb_add(b, date_text_iso(tmp, record_text(x, "date"), DATE_DIGITS));
	sb_addf(b, "  %s", choice_shown(entity_field(&e_expense, "kind"), record_text(x, "kind")));
	if (*record_text(x, "label"))
		sb_addf(b, ", %s", record_text(x, "label"));
	return b->s;
}

char *expense_note(journal *j, const void *parent, const record *x, bool *doubtful, struct err *e)
{
	AUTO_PROBLEMS doubts = {0};
	strbuf *b = sb_new(parent);

	expense_doubts(j, x, &doubts, e);
	*doubtful = doubts.count > 0;
	for (size_t i = 0; i < doubts.count; i++)
		sb_addf(b, _("%s: %s. "), doubts.list[i].what, doubts.list[i].todo);
	sb_add(b, record_text(x, "explanation"));
	return b->s;
}

static int add_lines(struct claim_new *c, struct err *e)
{
	struct sheet *s = &c->sheet;
	journal *j = s->s.app->desk->j;
	int code = claim_claimable(j, s->made, c->payer, c->from, c->until, &c->lines, &c->count, e);

	if (!code && c->count)
		sheet_add(s, (lines_row){.kind = LINES_HEADING, .text = _("What may be claimed")});
	for (size_t i = 0; i < c->count && !code; i++) {
		const record *x = c->lines[i];
		bool doubtful = false;
		const char *note = expense_note(j, s->made, x, &doubtful, e);
		code = e->code;
		sheet_add(s, (lines_row){.kind = LINES_BOX, .text = expense_words(s->made, x), .right = money_text(s->made, expense_asked(x)),
		                         .note = note, .id = (long)x->id, .on = sheet_was_on(s, (long)x->id, true), .late = doubtful});
	}
	return code;
}

static int64_t without_amount(const struct sheet *s)
{
	AUTO_CTX(tmp);

	return journal_count(s->s.app->desk->j, expense_unpriced(tmp), 1000);
}

static int64_t without_payer(const struct sheet *s)
{
	AUTO_CTX(tmp);
	query *q = query_new(tmp, &e_expense);

	query_where(q, "payer", OP_EMPTY, (value){0});
	query_where(q, "claim", OP_EMPTY, (value){0});
	return journal_count(s->s.app->desk->j, q, 1000);
}

/* What is noted without an amount, or without who pays it back, is said: it would be forgotten, and never paid. */
static const char *nothing(const struct sheet *s, int64_t payer, const void *parent)
{
	int64_t n = without_amount(s);

	if (n > 0)
		return mem_printf(parent, ngettext("Nothing to claim, but %d expense has no amount yet: v, in the list of expenses, shows what it lacks.",
		                                   "Nothing to claim, but %d expenses have no amount yet: v, in the list of expenses, shows what they lack.", (unsigned long)n),
		                  (int)n);
	n = without_payer(s);
	if (n > 0)
		return mem_printf(parent, ngettext("Nothing to claim, but %d expense has no payer yet: choose it there (5, then e).",
		                                   "Nothing to claim, but %d expenses have no payer yet: choose it in each (5, then e).", (unsigned long)n),
		                  (int)n);
	return payer ? _("Nothing to claim from this payer for this period.") : _("Nothing to claim yet: note your expenses first.");
}

static int64_t sum_of(record *const *list, size_t count)
{
	int64_t cents = 0;

	for (size_t i = 0; i < count; i++)
		cents += expense_asked(list[i]);
	return cents;
}

static record **chosen_lines(struct claim_new *c, const void *parent, size_t *n)
{
	record **list = NEW_ARRAY(parent, record *, c->count + 1);
	size_t line = 0;

	*n = 0;
	for (size_t i = 0; i < c->sheet.l.count; i++) {
		if (c->sheet.l.list[i].kind != LINES_BOX)
			continue;
		if (c->sheet.l.list[i].on)
			list[(*n)++] = c->lines[line];
		line++;
	}
	return list;
}

/* "3 lines ticked: 49,87 €; with 1 correction of what was sent: 47,77 €" */
static void total(struct sheet *s)
{
	AUTO_CTX(tmp);
	struct claim_new *c = of(s);
	strbuf *b = sb_new(tmp);
	size_t n;
	record **chosen = chosen_lines(c, tmp, &n);
	int64_t cents = sum_of(chosen, n);
	int without = (int)without_amount(s);

	if (!c->count) {
		sheet_summary(s, nothing(s, c->payer, tmp));
		return;
	}
	sb_addf(b, ngettext("%zu line ticked: %s", "%zu lines ticked: %s", (unsigned long)n), n, money_text(tmp, cents));
	if (n && c->ncorrections)
		sb_addf(b, ngettext("; with %zu correction of what was sent: %s", "; with %zu corrections of what was sent: %s", (unsigned long)c->ncorrections),
		        c->ncorrections, money_text(tmp, cents + sum_of(c->corrections, c->ncorrections)));
	if (without)
		sb_addf(b, ngettext(" · %d expense without an amount", " · %d expenses without an amount", (unsigned long)without), without);
	sheet_summary(s, b->s);
}

/* The claim takes them in by itself; what is said of those that the payer does not want is said once it is drawn up. */
static int read_corrections(struct claim_new *c, struct err *e)
{
	AUTO_PROBLEMS said = {0};

	return desk_corrections(c->sheet.s.app->desk, c->sheet.made, c->payer, &c->corrections, &c->ncorrections, &said, e);
}

static int fill(struct sheet *s, struct err *e)
{
	struct claim_new *c = of(s);
	int code = c->payer ? 0 : first_payer(c, e);

	c->count = c->ncorrections = 0;
	c->corrections = NULL;
	if (code)
		return code;
	add_fields(c);
	if (c->payer)
		code = add_lines(c, e);
	if (c->payer && !code)
		code = read_corrections(c, e);
	total(s);
	return code;
}

/* ---- changed ---- */

static unsigned payer_chosen(struct screen *below, long id, const char *typed)
{
	struct claim_new *c = of(sheet_of(below));

	(void)typed;
	c->payer = id > 0 ? id : c->payer;
	return sheet_again(&c->sheet);
}

static unsigned day_chosen(struct screen *below, int day)
{
	struct claim_new *c = of(sheet_of(below));

	*c->bound = day;
	return sheet_again(&c->sheet);
}

/* A date is typed where it stands: a digit would leave for another tab. */
static unsigned ask_day(struct sheet *s)
{
	struct claim_new *c = of(s);
	const lines_row *at = lines_focus(&s->l);

	c->bound = at->id == FIELD_FROM ? &c->from : &c->until;
	struct screen *day = day_screen(s->s.app, at->text, *c->bound == DAY_NONE ? clock_today() : *c->bound, day_chosen);
	day_begins(day, s->digit);
	app_push(s->s.app, day);
	return EFFECT_REDRAW;
}

static bool on_day(const struct sheet *s)
{
	return lines_focus(&s->l)->id == FIELD_FROM || lines_focus(&s->l)->id == FIELD_UNTIL;
}

static unsigned ask_payer(struct claim_new *c)
{
	AUTO_CTX(tmp);
	struct app *app = c->sheet.s.app;

	if (!journal_count(app->desk->j, query_new(tmp, &e_payer), 1)) {
		app_tell(app, ROLE_WARN, "%s", _("No payer is noted yet: choose or create one on the expense to be paid back."));
		return EFFECT_REDRAW;
	}
	struct screen *pick = choose_screen(app, _("Payer"), payer_chosen);
	choose_field(pick, entity_field(&e_claim, "payer"), CHOICES_NO_CREATE, (long)c->payer);
	app_push(app, pick);
	return EFFECT_REDRAW;
}

static unsigned open(struct sheet *s)
{
	const lines_row *at = lines_focus(&s->l);

	if (at->kind == LINES_BOX)
		return sheet_tick(s);
	return at->id == FIELD_PAYER ? ask_payer(of(s)) : ask_day(s);
}

static bool on_line(const struct sheet *s)
{
	return lines_focus(&s->l)->kind == LINES_BOX;
}

static unsigned edit(struct sheet *s)
{
	app_push(s->s.app, form_screen(s->s.app, &e_expense, lines_focus(&s->l)->id, NULL));
	return EFFECT_REDRAW;
}

/* ---- kept ---- */

static value day_value(const void *parent, int day)
{
	char iso[11];

	date_to_iso(iso, day);
	return value_text(parent, iso);
}

static unsigned draw_up(struct sheet *s)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS said = {0};
	AUTO_ERR e = {0};
	struct claim_new *c = of(s);
	struct app *app = s->s.app;
	record *claim = record_new(tmp, &e_claim);
	size_t n;
	record **list = chosen_lines(c, tmp, &n);

	if (c->payer)
		record_set(claim, "payer", value_int(c->payer));
	if (c->from != DAY_NONE)
		record_set(claim, "from", day_value(tmp, c->from));
	if (c->until != DAY_NONE)
		record_set(claim, "until", day_value(tmp, c->until));
	if (desk_claim_of(app->desk, claim, list, n, &said, &e))
		return app_failed(app, &e);
	int64_t id = claim->id;
	app_pop(app);
	app_push(app, claim_screen(app, id));
	if (said.count)
		app_tell_err(app, &said.list[0]);
	else
		app_tell(app, ROLE_OK, _("Claim drawn up: %s. u undoes."), record_text(claim, "number"));
	return EFFECT_RELOAD;
}

static bool has_lines(const struct sheet *s)
{
	return ((const struct claim_new *)s)->count > 0;
}

static const struct sheet_kind kind = {
	.help = "claim-new",
	.title = N_("Draw up a claim"),
	.empty = "",
	.fill = fill,
	.ticked = total,
	.actions = {{ACT_SAVE, draw_up, false, true, has_lines}, {ACT_CHOOSE, open, true, false, NULL}, {ACT_EDIT, edit, true, true, on_line}, {ACT_LINK, ask_day, true, false, on_day}},
};

struct screen *claim_new_screen(struct app *app)
{
	struct claim_new *c = sheet_new(app, struct claim_new, &kind);

	c->from = c->until = DAY_NONE;
	return &c->sheet.s;
}
