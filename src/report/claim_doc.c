// SPDX-License-Identifier: EUPL-1.2
/* The claim as its payer gets it: the treasurer can do every sum again. */
#include <carnet/base/money.h>
#include <carnet/base/text.h>
#include <carnet/report/claims.h>
#include <string.h>
#include "claims.h"

static const report_section sections[LEAVES] = {
	[LEAVES_ADDRESS] = {"address", "adresse", true},
	[LEAVES_ROUTES] = {"routes", "trajets", true},
	[LEAVES_RECEIPTS] = {"receipts", "justificatifs", true},
	[LEAVES_PLATE] = {"plate", "immatriculation", false},
	[LEAVES_IBAN] = {"iban", "rib", false},
};
const report_sections claim_sections = {sections, LEAVES, N_("A claim has no part “%s”|choose among: %s")};

static bool leaves(const struct claim_doc *c, int which)
{
	return c->parts & 1U << which;
}

/* ---- who ---- */

int claim_doc_read(struct claim_doc *c, const report_from *from, int64_t id, void *tmp, struct err *e)
{
	rows profile;

	c->w = writer_on(from, tmp, e);
	int code = claim_read(from->j, tmp, &c->sheet, id, e);
	code = code ? code : w_rows(&c->w, query_new(tmp, &e_profile), &profile);
	if (code)
		return code;
	c->profile = profile.count ? profile.list[0] : record_new(tmp, &e_profile);
	c->number = record_text(c->sheet->claim, "number");
	return 0;
}

static const char *held(struct writer *w, const record *mandate)
{
	const char *from = w_day(w, record_text(mandate, "starts"), DATE_DIGITS), *until = w_day(w, record_text(mandate, "ends"), DATE_DIGITS);

	if (!*from)
		return "";
	return *until ? w_printf(w, _(", held from %s to %s"), from, until) : w_printf(w, _(", held since %s"), from);
}

/* Each mandate of the lines, once. */
static int capacities(struct claim_doc *c)
{
	struct writer *w = &c->w;
	int64_t said[8];
	size_t n = 0;
	int code = 0;

	for (size_t i = 0; i < c->sheet->count && !code && n < LENGTH(said); i++) {
		int64_t id = record_int(c->sheet->lines[i].x, "mandate");
		size_t k = 0;
		record *mandate;
		while (k < n && said[k] != id)
			k++;
		if (!id || k < n)
			continue;
		said[n++] = id;
		code = w_get(w, &e_mandate, id, &mandate);
		if (!code)
			w_fact(w, _("Acting as"), w_printf(w, "%s, %s%s", w_seat(w, mandate), w_body(w, mandate), held(w, mandate)));
	}
	return code;
}

void claim_doc_people(struct claim_doc *c)
{
	struct writer *w = &c->w;
	const record *payer = c->sheet->payer;

	w_fact(w, _("Claimant"), record_text(c->profile, "name"));
	if (leaves(c, LEAVES_ADDRESS))
		w_fact(w, _("Address"), text_joined(w->tmp, record_text(c->profile, "address")));
	w_fact(w, _("Payer"), *record_text(payer, "address") ? w_printf(w, "%s, %s", record_text(payer, "name"),
	                                                                text_joined(w->tmp, record_text(payer, "address")))
	                                                     : record_text(payer, "name"));
}

static const char *period(struct writer *w, const char *from, const char *until)
{
	const char *first = w_day(w, from, DATE_DIGITS), *last = w_day(w, until, DATE_DIGITS);

	if (!*first || !*last)
		return "";
	return strcmp(from, until) ? w_printf(w, _("from %s to %s"), first, last) : w_printf(w, _("on %s"), first);
}

static int who(struct claim_doc *c)
{
	struct writer *w = &c->w;
	const record *claim = c->sheet->claim;

	claim_doc_people(c);
	int code = capacities(c);
	w_fact(w, _("Period"), period(w, record_text(claim, "from"), record_text(claim, "until")));
	w_fact(w, _("Drawn up on"), *record_text(claim, "submitted_on") ? w_day(w, record_text(claim, "submitted_on"), DATE_DIGITS) : w_today(w, DATE_DIGITS));
	w_fact(w, _("State"), w_choice(claim, "status"));
	return code;
}

/* ---- lines ---- */

static const char *places(struct claim_doc *c, const record *x)
{
	struct writer *w = &c->w;
	const char *back = record_int(x, "return_trip") ? _("there and back") : "";
	record *r;
	AUTO_ERR ignored = {0};

	if (!leaves(c, LEAVES_ROUTES) || !record_int(x, "route") || journal_get(w->j, w->tmp, &r, &e_route, record_int(x, "route"), &ignored))
		return back;
	return w_printf(w, "%s%s%s%s%s", record_text(r, "origin"), *record_text(r, "origin") && *record_text(r, "destination") ? " – " : "",
	                record_text(r, "destination"), *back ? ", " : "", back);
}

/* What it was for, when its own words do not say it. */
static const char *meeting_words(struct claim_doc *c, const record *x)
{
	struct writer *w = &c->w;
	record *m;
	AUTO_ERR ignored = {0};

	if (!record_int(x, "meeting") || journal_get(w->j, w->tmp, &m, &e_meeting, record_int(x, "meeting"), &ignored))
		return "";
	return text_same(record_text(m, "title"), record_text(x, "label")) ? "" : record_text(m, "title");
}

/* Whose it is, when it is not the claimant's. */
static const char *vehicle_words(struct claim_doc *c, const record *x)
{
	static const struct {
		const char *owner, *words;
	} owners[] = {{"conjoint", N_("spouse’s vehicle")}, {"prêt", N_("vehicle lent")}, {"autre", N_("vehicle of somebody else")}};
	struct writer *w = &c->w;
	record *v;
	AUTO_ERR ignored = {0};

	if (!record_int(x, "vehicle") || journal_get(w->j, w->tmp, &v, &e_vehicle, record_int(x, "vehicle"), &ignored))
		return "";
	const char *plate = leaves(c, LEAVES_PLATE) ? record_text(v, "registration") : "", *whose = "";
	for (size_t i = 0; i < LENGTH(owners); i++)
		whose = strcmp(record_text(v, "owner"), owners[i].owner) ? whose : _(owners[i].words);
	if (!*plate && !*whose)
		return record_text(v, "label");
	return w_printf(w, "%s (%s%s%s)", record_text(v, "label"), plate, *plate && *whose ? ", " : "", whose);
}

const char *claim_doc_worded(struct claim_doc *c, const char *key, int64_t cents, const char *ours)
{
	struct writer *w = &c->w;
	const struct {
		const char *name, *text;
	} marks[] = {
		{"{number}", c->number},          {"{name}", record_text(c->profile, "name")},
		{"{payer}", record_text(c->sheet->payer, "name")}, {"{amount}", w_money(w, cents)},
		{"{words}", cents < 0 ? "" : money_words(w->tmp, cents)},
	};
	const char *said = library_wording(w->l, w->tmp, key);
	strbuf *b = sb_new(w->tmp);

	if (!*said)
		return ours;
	while (*said) {
		size_t i = 0;
		while (i < LENGTH(marks) && strncmp(said, marks[i].name, strlen(marks[i].name)))
			i++;
		if (i == LENGTH(marks)) {
			sb_addc(b, *said++);
			continue;
		}
		sb_add(b, marks[i].text);
		said += strlen(marks[i].name);
	}
	return b->s;
}

const char *claim_doc_kind(struct writer *w, const record *expense)
{
	const char *kind = w_capital(w, w_choice(expense, "kind")), *label = record_text(expense, "label");

	return *label ? w_printf(w, _("%s: %s"), kind, label) : kind;
}

static const char *what(struct claim_doc *c, const record *x)
{
	struct writer *w = &c->w;
	const char *more[] = {record_text(x, "label"), meeting_words(c, x), places(c, x), vehicle_words(c, x)};
	strbuf *b = sb_new(w->tmp);
	bool said = false;

	sb_add(b, w_capital(w, w_choice(x, "kind")));
	for (size_t i = 0; i < LENGTH(more); i++) {
		if (*more[i])
			sb_addf(b, "%s%s", said ? ", " : w_printf(w, _(": %s"), ""), more[i]);
		said |= *more[i] != '\0';
	}
	return b->s;
}

static const char *how(struct claim_doc *c, const record *x)
{
	struct writer *w = &c->w;
	const char *said = record_text(x, "explanation");
	int64_t over = record_int(x, "real_amount") - record_int(x, "amount");

	if (!*said && over > 0 && record_get(x, "amount")->kind == V_INT)
		return w_printf(w, _("%s paid, %s at your own charge"), w_money(w, record_int(x, "real_amount")), w_money(w, over));
	return *said ? said : _("amount given by the claimant");
}

static void lines(struct claim_doc *c)
{
	struct writer *w = &c->w;

	w_heading(w, 2, _("Expenses"));
	node *t = doc_table(w->d, (const char *const[]){_("No."), _("Date"), _("Expense"), _("How it was computed"), _("Amount"), NULL});
	for (size_t i = 0; i < c->sheet->count; i++) {
		const record *x = c->sheet->lines[i].x;
		doc_row(w->d, t, (const char *const[]){w_printf(w, "%zu", i + 1), w_day(w, record_text(x, "date"), DATE_DIGITS), what(c, x), how(c, x),
		                                       w_money(w, c->sheet->lines[i].p.asked), NULL});
	}
}

/* What the payer answered, once it has. */
static void answers(struct claim_doc *c)
{
	struct writer *w = &c->w;
	const claim_sheet *s = c->sheet;

	if (!s->total.waived && !claim_decided(s->claim))
		return;
	w_heading(w, 2, _("What became of it"));
	node *t = doc_table(w->d, (const char *const[]){_("No."), _("Asked"), _("Accepted"), _("Refused"), _("Waived"), _("Reason"), NULL});
	for (size_t i = 0; i < s->count; i++) {
		const claim_part *p = &s->lines[i].p;
		doc_row(w->d, t, (const char *const[]){w_printf(w, "%zu", i + 1), w_money(w, p->asked), w_money(w, p->settled), w_money(w, p->refused),
		                                       w_money(w, p->waived), record_text(s->lines[i].x, "refusal_reason"), NULL});
	}
}

static void sum(struct claim_doc *c, node *list, const char *label, int64_t cents)
{
	if (cents)
		w_item(&c->w, list, _("%s: %s"), label, w_money(&c->w, cents));
}

static void totals(struct claim_doc *c)
{
	struct writer *w = &c->w;
	const claim_sheet *s = c->sheet;

	w_heading(w, 2, _("Total"));
	if (s->total.asked >= 0)
		w_fact(w, _("Total claimed"), w_printf(w, "%s (%s)", w_money(w, s->total.asked), money_words(w->tmp, s->total.asked)));
	else
		w_fact(w, _("Total claimed"), w_money(w, s->total.asked));
	w_fact(w, _("Control code"), claim_code(w->tmp, s));
	node *list = w_list(w);
	sum(c, list, _("Accepted"), s->total.settled);
	sum(c, list, _("Refused"), s->total.refused);
	sum(c, list, _("Waived"), s->total.waived);
	sum(c, list, _("Advance already received"), s->advance);
	sum(c, list, _("Paid"), s->paid);
	sum(c, list, s->due < 0 ? _("To give back") : _("Still to be paid"), s->due < 0 ? -s->due : s->due);
	sum(c, list, _("Over the caps, at the claimant’s charge (not claimed)"), s->charged);
	if (leaves(c, LEAVES_IBAN))
		w_fact(w, _("Bank account (IBAN)"), record_text(c->profile, "iban"));
	for (size_t i = 0; i < s->count; i++)
		if (record_int(s->lines[i].x, "provisional")) {
			w_para(w, "%s", _("An amount computed with a provisional table may be corrected in a later claim."));
			break;
		}
}

/* ---- receipts ---- */


static int file_line(struct claim_doc *c, node *list, size_t i)
{
	enum { FINGERPRINT = 12 };
	struct writer *w = &c->w;
	const record *x = c->sheet->lines[i].x;
	record **found;
	size_t count;
	int code = receipts_of(w->j, w->tmp, x, &found, &count, w->e);

	for (size_t k = 0; k < count && !code; k++)
		w_item(w, list, _("Line %zu: %s, fingerprint %.*s"), i + 1, record_text(found[k], "name"), FINGERPRINT, record_text(found[k], "sha256"));
	if (!code && count == 0 && *record_text(x, "receipt") && strcmp(record_text(x, "receipt"), "sans objet"))
		w_item(w, list, _("Line %zu: receipt %s"), i + 1, w_choice(x, "receipt"));
	return code;
}

static int receipts(struct claim_doc *c)
{
	struct writer *w = &c->w;
	int code = 0;

	w_heading(w, 2, _("Receipts"));
	node *list = w_list(w);
	for (size_t i = 0; i < c->sheet->count && !code; i++)
		code = file_line(c, list, i);
	if (!code && !list->first)
		w_item(w, list, "%s", _("None: no line needs one"));
	return code;
}

/* ---- signed ---- */

void claim_doc_sign(struct claim_doc *c, const char *who_signs)
{
	struct writer *w = &c->w;

	w_heading(w, 3, who_signs);
	w_room(w, _("Place and date"));
	w_room(w, _("Signature"));
}

static void statement(struct claim_doc *c)
{
	struct writer *w = &c->w;

	w_heading(w, 2, _("Statement"));
	w_para(w, "%s",
	       claim_doc_worded(c, "claim_statement", c->sheet->total.asked,
	                        _("I certify that these expenses are real, were made for the mandates named above, and are claimed nowhere else.")));
	if (strcmp(record_text(c->sheet->payer, "accepts_waivers"), "oui") == 0 && !c->sheet->total.waived) {
		node *list = w_list(w);
		w_task(w, list, false, _("I ask to be paid back"));
		w_task(w, list, false, _("I give up repayment as a gift (see the statement to sign)"));
	}
	claim_doc_sign(c, _("The claimant"));
	claim_doc_sign(c, _("Visa of an officer other than the claimant"));
}

int report_claim(const report_from *from, const void *parent, int64_t claim, unsigned parts, doc **out, struct err *e)
{
	AUTO_CTX(tmp);
	struct claim_doc c = {.parts = parts};
	int code = claim_doc_read(&c, from, claim, tmp, e);

	if (code)
		return code;
	w_open(&c.w, parent, claim_doc_worded(&c, "claim_title", c.sheet->total.asked, w_printf(&c.w, _("Expense claim %s"), c.number)));
	code = who(&c);
	lines(&c);
	answers(&c);
	totals(&c);
	code = code ? code : receipts(&c);
	statement(&c);
	*out = c.w.d;
	return code;
}
