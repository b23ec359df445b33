// SPDX-License-Identifier: EUPL-1.2
/* What is signed or sent about a claim: the waiver, the yearly list of waivers, the reminder. */
#include <carnet/base/money.h>
#include <carnet/library/scales.h>
#include <carnet/rules/expense.h>
#include <carnet/rules/gift.h>
#include <string.h>
#include "claims.h"

static void not_a_receipt(struct writer *w)
{
	w_para(w, "%s", _("This document is not a tax receipt: only the association can issue one, if it is entitled to."));
}

/* How the amount given up was reached: by the rate of what is given up where it has one of its own, else by the payer's. */
static const char *worth(struct writer *w, const scales *s, const claim_line *l)
{
	AUTO_ERR ignored = {0};
	figure f;
	bool own;

	if (!expense_given_up(w->j, w->tmp, &f, &own, s, l->x, &ignored) && own && f.cents <= l->p.asked)
		return f.explanation;
	return record_text(l->x, "explanation");
}

static int nothing_waived(const char *number, struct err *e)
{
	return err_setf(e, ERR_MISSING, _("Nothing is waived in the claim %s|waive it first: carnet claim waive"), number);
}

int report_waiver(const report_from *from, const void *parent, int64_t claim, doc **out, struct err *e)
{
	AUTO_CTX(tmp);
	struct claim_doc c = {.parts = sections_usual(&claim_sections)};
	struct writer *w = &c.w;
	scales *s;
	int code = claim_doc_read(&c, from, claim, tmp, e);

	code = code ? code : library_scales(from->l, tmp, &s, e);
	if (code)
		return code;
	int64_t waived = c.sheet->total.waived;
	if (waived <= 0)
		return nothing_waived(c.number, e);
	w_open(w, parent, claim_doc_worded(&c, "waiver_title", waived, w_printf(w, _("Waiver of expenses, claim %s"), c.number)));
	claim_doc_people(&c);
	const char *ours = w_printf(
		w,
		_("I, %s, expressly give up repayment of the expenses listed below, from the claim %s, that is %s (%s), and leave them to %s as a "
		  "gift."),
		record_text(c.profile, "name"), c.number, w_money(w, waived), money_words(tmp, waived), record_text(c.sheet->payer, "name"));
	w_para(w, "%s", claim_doc_worded(&c, "waiver_statement", waived, ours));
	node *t = doc_table(w->d, (const char *const[]){_("Date"), _("Expense"), _("How it was computed"), _("Waived"), NULL});
	for (size_t i = 0; i < c.sheet->count; i++) {
		const record *x = c.sheet->lines[i].x;
		if (c.sheet->lines[i].p.waived)
			doc_row(w->d, t, (const char *const[]){w_day(w, record_text(x, "date"), DATE_DIGITS),
			                                       claim_doc_kind(w, x), worth(w, s, &c.sheet->lines[i]), w_money(w, c.sheet->lines[i].p.waived), NULL});
	}
	not_a_receipt(w);
	w_fact(w, _("Control code"), claim_code(tmp, c.sheet));
	claim_doc_sign(&c, _("The claimant"));
	*out = w->d;
	return 0;
}

/* ---- the year's waivers ---- */

struct gifts {
	struct writer *w;
	scales *s;
	node *table;
	int64_t cents;
	int count, last; /* claims; day of the last waiver */
};

static int add_gift(struct gifts *g, const record *claim)
{
	struct writer *w = g->w;
	claim_sheet *c;
	int day, code = claim_read(w->j, w->tmp, &c, claim->id, w->e);

	if (code || !c->total.waived)
		return code;
	for (size_t i = 0; i < c->count; i++) {
		const record *x = c->lines[i].x;
		if (c->lines[i].p.waived)
			doc_row(w->d, g->table,
			        (const char *const[]){w_day(w, record_text(x, "date"), DATE_DIGITS),
			                              claim_doc_kind(w, x), worth(w, g->s, &c->lines[i]), record_text(claim, "number"), record_text(c->payer, "name"),
			                              w_money(w, c->lines[i].p.waived), NULL});
	}
	g->cents += c->total.waived;
	g->count++;
	if (!date_from_iso(&day, record_text(claim, "waived_on")) && day > g->last)
		g->last = day;
	return 0;
}

static int estimate(struct gifts *g)
{
	struct writer *w = g->w;
	figure f;
	gift of = {.day = g->last, .cents = g->cents, .income = -1};
	int code = gift_reduction(w->tmp, &f, g->s, &of, w->e);

	if (code)
		return code;
	w_fact(w, _("Estimate of the tax reduction"), w_printf(w, "%s (%s)", w_money(w, f.cents), f.explanation));
	w_para(w, "%s", _("It is an estimate, for a person who pays income tax, and not a promise. The limit of one fifth of the taxable income is not counted."));
	return 0;
}

static query *of_year(struct writer *w, const entity *e, const char *name, int year)
{
	query *q = query_new(w->tmp, e);

	query_where(q, name, OP_FROM, value_text(q, w_printf(w, "%04d-01-01", year)));
	query_where(q, name, OP_UNTIL, value_text(q, w_printf(w, "%04d-12-31", year)));
	return q;
}

int report_waivers(const report_from *from, const void *parent, int year, doc **out, struct err *e)
{
	AUTO_CTX(tmp);
	struct writer w = writer_on(from, tmp, e);
	struct gifts g = {.w = &w};
	rows claims;
	query *q = of_year(&w, &e_claim, "waived_on", year);

	query_sort(q, "waived_on", NULL);
	int code = w_rows(&w, q, &claims);
	code = code ? code : library_scales(from->l, tmp, &g.s, e);
	w_open(&w, parent, w_printf(&w, _("Waived expenses of %d"), year));
	w_para(&w, "%s", _("Listed by the day of the waiver, which is the day of the gift."));
	g.table = doc_table(w.d, (const char *const[]){_("Date"), _("Expense"), _("How it was computed"), _("Claim"), _("Given to"), _("Waived"), NULL});
	for (size_t i = 0; i < claims.count && !code; i++)
		code = add_gift(&g, claims.list[i]);
	if (!code && g.count == 0)
		return err_setf(e, ERR_MISSING, _("Nothing was waived in %d|carnet claim waive gives up a claim"), year);
	w_fact(&w, _("Total waived"), w_printf(&w, ngettext("%s, in %d claim", "%s, in %d claims", (unsigned long)g.count), w_money(&w, g.cents), g.count));
	code = code ? code : estimate(&g);
	not_a_receipt(&w);
	*out = w.d;
	return code;
}

/* ---- the reminder ---- */

int report_reminder(const report_from *from, const void *parent, int64_t claim, doc **out, struct err *e)
{
	AUTO_CTX(tmp);
	struct claim_doc c = {.parts = sections_usual(&claim_sections)};
	struct writer *w = &c.w;
	int code = claim_doc_read(&c, from, claim, tmp, e);

	if (code)
		return code;
	const char *sent = record_text(c.sheet->claim, "submitted_on"), *decided = record_text(c.sheet->claim, "decided_on");
	if (c.sheet->due <= 0 || !*sent)
		return err_setf(e, ERR_INPUT, _("Nothing is due for the claim %s|a reminder is for a claim that was sent and is not paid"), c.number);
	w_open(w, parent, w_printf(w, _("Reminder about the claim %s"), c.number));
	claim_doc_people(&c);
	w_para(w, "%s", w_today(w, DATE_FULL));
	w_para(w, "%s", _("Madam, Sir,"));
	int days = w_age(sent, w->today);
	if (days > 0)
		w_para(w,
		       ngettext("On %s, %d day ago, I sent you the claim %s, for %s.", "On %s, %d days ago, I sent you the claim %s, for %s.",
		                (unsigned long)days),
		       w_day(w, sent, DATE_FULL), days, c.number, w_money(w, c.sheet->total.asked));
	else
		w_para(w, _("Today, %s, I sent you the claim %s, for %s."), w_day(w, sent, DATE_FULL), c.number, w_money(w, c.sheet->total.asked));
	if (*decided)
		w_para(w, _("You accepted %s of it on %s. %s is still to be paid."), w_money(w, c.sheet->total.settled), w_day(w, decided, DATE_FULL),
		       w_money(w, c.sheet->due));
	else
		w_para(w, _("I have had no answer yet. %s is due."), w_money(w, c.sheet->due));
	w_para(w, "%s", _("Could you tell me when it will be paid, or what is missing? I can send the claim and its receipts again."));
	w_para(w, "%s", _("Thank you, and kind regards,"));
	w_para(w, "%s", record_text(c.profile, "name"));
	*out = w->d;
	return 0;
}
