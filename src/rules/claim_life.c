// SPDX-License-Identifier: EUPL-1.2
/* The life of a claim, as a table, and the answers of its payer. */
#include <carnet/rules/claim.h>
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/money.h>
#include <carnet/base/text.h>
#include <carnet/rules/expense.h>
#include "claim_parts.h"

/* One move of the life cycle. */
enum claim_move { MOVE_SUBMIT, MOVE_ACCEPT, MOVE_PART, MOVE_REFUSE, MOVE_PAY, MOVE_WAIVE, MOVE_WAIVE_PART, MOVE_CLOSE, MOVES };

#define OPEN (BIT(CLAIM_SENT) | BIT(CLAIM_ACCEPTED) | BIT(CLAIM_PARTLY))
static const struct {
	unsigned from;
	enum claim_status to; /* CLAIM_STATUSES: stays as it is */
	const char *date;     /* the field that dates it, NULL: none */
	const char *done;     /* msgid, for the history */
	const char *refusal;  /* msgid with the state in words: "what|todo" */
} moves[MOVES] = {
	[MOVE_SUBMIT] = {BIT(CLAIM_DRAFT), CLAIM_SENT, "submitted_on", N_("Claim submitted: %s"),
                         N_("This claim is already “%s”: it is submitted once|to correct it, put a regularisation in a new claim")},
	[MOVE_ACCEPT] = {BIT(CLAIM_SENT), CLAIM_ACCEPTED, "decided_on", N_("Claim accepted: %s"),
                         N_("This claim is “%s”: a payer answers a claim that is submitted|submit it first, or take the answer back with undo")},
	[MOVE_PART] = {BIT(CLAIM_SENT), CLAIM_PARTLY, "decided_on", N_("Claim accepted in part: %s"),
                       N_("This claim is “%s”: a payer answers a claim that is submitted|submit it first, or take the answer back with undo")},
	[MOVE_REFUSE] = {BIT(CLAIM_SENT), CLAIM_REFUSED, "decided_on", N_("Claim refused: %s"),
                         N_("This claim is “%s”: a payer answers a claim that is submitted|submit it first, or take the answer back with undo")},
	[MOVE_PAY] = {BIT(CLAIM_ACCEPTED) | BIT(CLAIM_PARTLY), CLAIM_PAID, "paid_on", N_("Claim paid: %s"),
                      N_("This claim is “%s”: only an accepted claim is paid|write down first what the payer accepts")},
	[MOVE_WAIVE] = {BIT(CLAIM_DRAFT) | OPEN, CLAIM_WAIVED, "waived_on", N_("Claim waived: %s"),
                        N_("This claim is “%s”: it can no longer be waived|only what is still due may be given up")},
	[MOVE_WAIVE_PART] = {BIT(CLAIM_DRAFT) | OPEN, CLAIM_STATUSES, "waived_on", N_("Claim waived in part: %s"),
                             N_("This claim is “%s”: it can no longer be waived|only what is still due may be given up")},
	[MOVE_CLOSE] = {BIT(CLAIM_REFUSED) | BIT(CLAIM_PAID) | BIT(CLAIM_WAIVED), CLAIM_CLOSED, NULL, N_("Claim closed: %s"),
                        N_("This claim is “%s”: it is not over yet|close it once it is paid, refused or waived")},
};

/* Refuses when the claim is not in a state for it, naming the state and what may be done from there. */
static int claim_may(const record *claim, enum claim_move move, struct err *e)
{
	enum claim_status s = claim_status(claim);

	if (moves[move].from & BIT(s))
		return 0;
	err_setf(e, ERR_INPUT, _(moves[move].refusal), choice_shown(entity_field(&e_claim, "status"), status_word(s)));
	return err_place(e, "claim.status");
}

/* Status and date, then keeps the claim. */
static int claim_step(journal *j, record *claim, enum claim_move move, int day, struct err *e)
{
	AUTO_CTX(tmp);

	if (moves[move].to != CLAIM_STATUSES)
		record_set(claim, "status", value_text(tmp, status_word(moves[move].to)));
	if (moves[move].date)
		record_set(claim, moves[move].date, day_value(tmp, day));
	return journal_save(j, claim, NULL, e);
}

/* The whole of a change is one action: what each line becomes, then the claim. */
typedef struct change_of {
	journal *j;
	const scales *s; /* of a waiver */
	claim_sheet *c;
	int day;
	struct err *e;
} change_of;

static int begin(change_of *w, const void *tmp, int64_t id, enum claim_move move)
{
	int code = claim_read(w->j, tmp, &w->c, id, w->e);

	code = code ? code : claim_may(w->c->claim, move, w->e);
	return code ? code
	            : journal_begin(w->j, mem_printf(tmp, _(moves[move].done), record_text(w->c->claim, "number")), w->e);
}

static int end(change_of *w, int code, enum claim_move move)
{
	code = code ? code : claim_step(w->j, w->c->claim, move, w->day, w->e);
	return journal_end(w->j, code, w->e);
}

/* ---- answers ---- */

static claim_line *line_of(const claim_sheet *c, int64_t id)
{
	for (size_t i = 0; i < c->count; i++)
		if (c->lines[i].x->id == id)
			return &c->lines[i];
	return NULL;
}

/* Each answer names a line of the claim once, or is the only one. */
static int check_answers(const claim_sheet *c, const claim_answer *a, size_t count, struct err *e)
{
	for (size_t i = 0; i < count; i++) {
		if (a[i].line && !line_of(c, a[i].line))
			return err_setf(e, ERR_INPUT, _("The line %lld is not in the claim %s|carnet claim show lists its lines"),
			                (long long)a[i].line, record_text(c->claim, "number"));
		if (!a[i].line && count > 1)
			return err_set(e, ERR_INPUT, _("A total and lines were both given"), _("give one or the other"));
		for (size_t k = 0; k < i; k++)
			if (a[k].line == a[i].line)
				return err_setf(e, ERR_INPUT, _("The line %lld is given twice|keep one of them"), (long long)a[i].line);
	}
	return 0;
}

static int out_of_bounds(int64_t cents, int64_t most, struct err *e)
{
	AUTO_CTX(tmp);

	if (cents >= 0 && cents <= most)
		return 0;
	return err_setf(e, ERR_INPUT, _("%s is not between 0 and %s, what is left of it|check the amount"), money_text(tmp, cents),
	                money_text(tmp, most));
}

static int keep_line(change_of *w, claim_line *l)
{
	return journal_save(w->j, l->x, NULL, w->e);
}

static int answer_line(change_of *w, const claim_answer *a, const char *reason)
{
	claim_line *l = line_of(w->c, a->line);
	int64_t cents = a->whole ? l->p.pending : a->cents;
	int code = out_of_bounds(cents, l->p.pending, w->e);

	if (code)
		return code;
	record_set(l->x, "settled_amount", value_int(cents));
	if (cents < l->p.pending && *reason)
		record_set(l->x, "refusal_reason", value_text(l->x, reason));
	l->p.settled = cents;
	return keep_line(w, l);
}

static int answer_total(change_of *w, int64_t cents)
{
	int code = out_of_bounds(cents, w->c->total.pending, w->e);

	if (!code)
		record_set(w->c->claim, "settled_total", value_int(cents));
	return code;
}

int claim_accept(journal *j, int64_t id, int day, const claim_answer *answers, size_t count, const char *reason, struct err *e)
{
	AUTO_CTX(tmp);
	change_of w = {.j = j, .day = day, .e = e};
	int64_t left = 0;
	int code = begin(&w, tmp, id, MOVE_ACCEPT);

	if (code)
		return code;
	code = check_answers(w.c, answers, count, e);
	for (size_t i = 0; i < count && !code; i++) {
		int64_t asked = answers[i].line ? line_of(w.c, answers[i].line)->p.pending : w.c->total.pending;
		left += answers[i].whole ? 0 : asked - answers[i].cents;
		code = answers[i].line ? answer_line(&w, &answers[i], reason ? reason : "") : answer_total(&w, answers[i].cents);
	}
	if (!code && left > 0 && left == w.c->total.pending)
		code = err_set(e, ERR_INPUT, _("Nothing would be accepted of this claim"), _("to refuse it, give the reason: carnet claim refuse"));
	return end(&w, code, left > 0 ? MOVE_PART : MOVE_ACCEPT);
}

int claim_refuse(journal *j, int64_t id, int day, const char *reason, struct err *e)
{
	AUTO_CTX(tmp);
	change_of w = {.j = j, .day = day, .e = e};
	const char *said = text_trim(tmp, reason ? reason : "");

	if (!*said)
		return err_set(e, ERR_INPUT, _("A refusal has a reason"), _("write what the payer said: reason=…"));
	int code = begin(&w, tmp, id, MOVE_REFUSE);
	if (code)
		return code;
	for (size_t i = 0; i < w.c->count && !code; i++) {
		claim_line *l = &w.c->lines[i];
		if (l->p.pending == 0)
			continue;
		record_set(l->x, "settled_amount", value_int(0));
		record_set(l->x, "refusal_reason", value_text(l->x, said));
		code = keep_line(&w, l);
	}
	return end(&w, code, MOVE_REFUSE);
}

int claim_pay(journal *j, int64_t id, int day, struct err *e)
{
	AUTO_CTX(tmp);
	change_of w = {.j = j, .day = day, .e = e};
	int code = begin(&w, tmp, id, MOVE_PAY);

	return code ? code : end(&w, 0, MOVE_PAY);
}

int claim_close(journal *j, int64_t id, struct err *e)
{
	AUTO_CTX(tmp);
	change_of w = {.j = j, .e = e};
	int code = begin(&w, tmp, id, MOVE_CLOSE);

	return code ? code : end(&w, 0, MOVE_CLOSE);
}

int claim_submit(journal *j, int64_t id, int day, struct problems *p, struct err *e)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS own = {0};
	struct problems *found = p ? p : &own;
	change_of w = {.j = j, .day = day, .e = e};
	int code = begin(&w, tmp, id, MOVE_SUBMIT);

	if (code)
		return code;
	code = claim_ready(j, id, found, e);
	for (size_t i = 0; i < found->count && !code; i++)
		if (!found->list[i].warning) {
			code = err_set(e, found->list[i].code, found->list[i].what, found->list[i].todo);
			if (found->list[i].place)
				err_place(e, "%s", found->list[i].place);
		}
	return end(&w, code, MOVE_SUBMIT);
}

/* ---- giving up ---- */

int claim_may_give(const record *payer, struct err *e)
{
	if (strcmp(record_text(payer, "accepts_waivers"), "oui") == 0)
		return 0;
	err_setf(e, ERR_INPUT,
	         _("“%s” is not marked as able to receive waivers: only an association of general interest is|ask its treasurer, then write the "
	           "answer with the payer"),
	         record_text(payer, "name"));
	return err_place(e, "payer.accepts_waivers");
}

/* What is left to give up of a line: what is asked before an answer, what is accepted after. */
static int64_t line_left(const claim_sheet *c, const claim_line *l)
{
	return claim_decided(c->claim) ? l->p.settled : l->p.pending;
}

/* The most that may be given up of it: kilometres that have a rate of their own once given up are worth no more, whatever the payer pays. */
typedef struct gift_of {
	int64_t most;
	bool own;
	figure f;
} gift_of;

static int gift_of_line(change_of *w, const claim_line *l, gift_of *g)
{
	int code;

	*g = (gift_of){.most = line_left(w->c, l)};
	if (g->most <= 0)
		return 0;
	code = expense_given_up(w->j, l->x, &g->f, &g->own, w->s, l->x, w->e);
	if (code)
		return err_place(w->e, "expense %lld", (long long)l->x->id);
	g->own = g->own && g->f.cents - l->p.waived < g->most;
	g->most = !g->own ? g->most : g->f.cents > l->p.waived ? g->f.cents - l->p.waived : 0;
	return 0;
}

static int over_the_gift(const gift_of *g, struct err *e)
{
	AUTO_CTX(tmp);

	return err_setf(e, ERR_INPUT, _("Given up, this trip is worth %s at most: %s|give up that amount at most: the rest stays to be paid"),
	                money_text(tmp, g->most), g->f.explanation);
}

static int give_up(change_of *w, claim_line *l, const claim_answer *a, int64_t *given)
{
	gift_of g;
	int64_t left = line_left(w->c, l);
	int code = gift_of_line(w, l, &g);

	if (code)
		return code;
	int64_t cents = a->whole ? g.most : a->cents;
	if (g.own && cents > g.most && cents <= left)
		return over_the_gift(&g, w->e);
	code = out_of_bounds(cents, g.most, w->e);
	if (code)
		return code;
	*given += cents;
	record_set(l->x, "waived_amount", value_int(l->p.waived + cents));
	if (claim_decided(w->c->claim))
		record_set(l->x, "settled_amount", value_int(left - cents));
	return keep_line(w, l);
}

/* Over the rate of what is given up: a draft asks no more than that; of a claim already sent, the rest is asked no longer. */
static void give_up_over(change_of *w, claim_line *l, const gift_of *g)
{
	if (w->c->status == CLAIM_DRAFT) {
		expense_keep(l->x, &g->f, true, NULL);
		return;
	}
	record_set(l->x, "settled_amount", value_int(0));
	record_set(l->x, "refusal_reason", value_text(l->x, mem_printf(l->x, _("over the rate of what is given up: %s"), g->f.explanation)));
}

/* A negative line goes with the rest, or not at all. */
static int give_up_all(change_of *w)
{
	int code = 0;

	for (size_t i = 0; i < w->c->count && !code; i++) {
		claim_line *l = &w->c->lines[i];
		gift_of g;
		if (line_left(w->c, l) == 0)
			continue;
		code = gift_of_line(w, l, &g);
		if (code)
			return code;
		record_set(l->x, "waived_amount", value_int(l->p.waived + g.most));
		if (claim_decided(w->c->claim))
			record_set(l->x, "settled_amount", value_int(0));
		if (g.own)
			give_up_over(w, l, &g);
		code = keep_line(w, l);
	}
	return code;
}

static int give_up_total(change_of *w, int64_t cents)
{
	const claim_sheet *c = w->c;
	int64_t most = 0;
	int code = 0;

	for (size_t i = 0; i < c->count && !code; i++) {
		gift_of g;
		code = gift_of_line(w, &c->lines[i], &g);
		most += g.most;
	}
	code = code ? code : out_of_bounds(cents, most, w->e);
	if (code)
		return code;
	record_set(c->claim, "waived_total", value_int(c->total.waived + cents));
	if (claim_decided(c->claim))
		record_set(c->claim, "settled_total", value_int(c->total.settled - cents));
	return 0;
}

/* A draft given up whole is sent by that: the signed statement is what its payer gets. */
static int send_with(change_of *w, const void *tmp)
{
	AUTO_PROBLEMS found = {0};
	int code = claim_ready(w->j, w->c->claim->id, &found, w->e);

	for (size_t i = 0; i < found.count && !code; i++)
		if (!found.list[i].warning)
			code = err_set(w->e, found.list[i].code, found.list[i].what, found.list[i].todo);
	record_set(w->c->claim, "submitted_on", day_value(tmp, w->day));
	return code;
}

/* *given: what the answers give up in all. */
static int waive_answers(change_of *w, const claim_answer *a, size_t count, int64_t left, int64_t *given)
{
	int code = check_answers(w->c, a, count, w->e);

	for (size_t i = 0; i < count && !code; i++) {
		if (a[i].line) {
			code = give_up(w, line_of(w->c, a[i].line), &a[i], given);
			continue;
		}
		*given = a[i].whole ? left : a[i].cents;
		code = *given == left ? give_up_all(w) : give_up_total(w, *given);
	}
	return code;
}

int claim_waive(journal *j, const scales *s, int64_t id, int day, const claim_answer *answers, size_t count, struct err *e)
{
	AUTO_CTX(tmp);
	change_of w = {.j = j, .s = s, .day = day, .e = e};
	int code = begin(&w, tmp, id, MOVE_WAIVE);
	int64_t left, given = 0;

	if (code)
		return code;
	left = w.c->total.pending + w.c->total.settled;
	code = claim_may_give(w.c->payer, e);
	if (!code && left <= 0)
		code = err_set(e, ERR_INPUT, _("There is nothing left to give up in this claim"), _("check its amounts"));
	if (!code)
		code = count ? waive_answers(&w, answers, count, left, &given) : give_up_all(&w);
	bool whole = count == 0 || given == left;
	if (!code && whole && w.c->status == CLAIM_DRAFT)
		code = send_with(&w, tmp);
	return end(&w, code, whole ? MOVE_WAIVE : MOVE_WAIVE_PART);
}
