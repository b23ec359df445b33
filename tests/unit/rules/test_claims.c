// SPDX-License-Identifier: EUPL-1.2
/* The life of claims: every move from every state, every refusal, and a year whose figures are computed again here. */
#include "support.h"
#include <carnet/rules/claim.h>
#include <carnet/rules/doubts.h>
#include <carnet/rules/expense.h>
#include <carnet/rules/money.h>

typedef struct ledger {
	journal *j;
	struct err err;
} ledger;

static int ledger_setup(void **state)
{
	AUTO_ERR e = {0};
	ledger *l = NEW(NULL, ledger);

	setenv("CARNET_NOW", "2026-11-21T09:00:00Z", 1);
	if (journal_open(l, &l->j, ":memory:", JOURNAL_WRITE, &e))
		return -1;
	*state = l;
	return 0;
}

static int ledger_teardown(void **state)
{
	ledger *l = *state;

	err_clear(&l->err);
	talloc_free(l);
	return 0;
}

#define OK(call) ok(l, (call), __LINE__)
static void ok(ledger *l, int code, int line)
{
	if (code)
		fail_msg("line %d: %s", line, err_text(l, &l->err));
	err_clear(&l->err);
}

#define REFUSED(call, words) refused(l, (call), (words), __LINE__)
static void refused(ledger *l, int code, const char *words, int line)
{
	if (code >= 0 || !l->err.what || !l->err.todo || !strstr(err_text(l, &l->err), words))
		fail_msg("line %d: %d %s", line, code, err_text(l, &l->err));
	err_clear(&l->err);
}

/* A record from words: "name=X;kind=association". */
static record *kept(ledger *l, const entity *e, const char *words)
{
	char *copy = mem_dup(l, words), *next = copy;
	record *r = record_new(l, e);

	for (char *piece; (piece = strsep(&next, ";"));) {
		char *typed = strchr(piece, '=');
		*typed++ = '\0';
		OK(journal_type(l->j, r, entity_field(e, piece), typed, &l->err));
	}
	OK(journal_save(l->j, r, NULL, &l->err));
	return r;
}

/* An expense priced by the rules of its payer, as the desk does. */
static int64_t spent(ledger *l, const char *words)
{
	record *x = kept(l, &e_expense, words);
	figure f;

	OK(expense_figure(l->j, l, &f, all, x, &l->err));
	OK(expense_keep(x, &f, false, &l->err));
	OK(journal_save(l->j, x, NULL, &l->err));
	return x->id;
}

static int64_t drawn(ledger *l, const char *payer)
{
	record **lines, *claim = record_new(l, &e_claim);
	size_t count;

	OK(journal_type(l->j, claim, entity_field(&e_claim, "payer"), payer, &l->err));
	OK(claim_claimable(l->j, l, record_int(claim, "payer"), DAY_NONE, DAY_NONE, &lines, &count, &l->err));
	OK(claim_create(l->j, claim, lines, count, &l->err));
	return claim->id;
}

static claim_sheet *sheet(ledger *l, int64_t id)
{
	claim_sheet *c = NULL;

	OK(claim_read(l->j, l, &c, id, &l->err));
	return c;
}

static const claim_line *line(const claim_sheet *c, int64_t expense)
{
	for (size_t i = 0; i < c->count; i++)
		if (c->lines[i].x->id == expense)
			return &c->lines[i];
	fail_msg("line %d is not there", (int)expense);
	return NULL;
}

static const char *status(ledger *l, int64_t id)
{
	return record_text(sheet(l, id)->claim, "status");
}

static void person(ledger *l)
{
	kept(l, &e_profile, "name=Camille Exemple;address=3 rue des Lilas");
	kept(l, &e_payer, "name=Asso;scale=barème fiscal;scale_choice=année des revenus;accepts_waivers=oui;regularise=oui");
	kept(l, &e_payer, "name=ARS;scale=tarif public;calculation=cumul annuel;deadline_days=30;receipt_required_from=5");
	kept(l, &e_vehicle, "label=Clio;kind=voiture;fiscal_power=5");
}

/* ---- every move from every state ---- */

enum move { SUBMIT, ACCEPT, REFUSE, PAY, WAIVE, CLOSE };

static int move(ledger *l, enum move m, int64_t id)
{
	int day = day_named("2026-11-20");

	switch (m) {
	case SUBMIT:
		return claim_submit(l->j, id, day, NULL, &l->err);
	case ACCEPT:
		return claim_accept(l->j, id, day, NULL, 0, NULL, &l->err);
	case REFUSE:
		return claim_refuse(l->j, id, day, "hors sujet", &l->err);
	case PAY:
		return claim_pay(l->j, id, day, &l->err);
	case WAIVE:
		return claim_waive(l->j, id, day, NULL, 0, &l->err);
	default:
		return claim_close(l->j, id, &l->err);
	}
}

static const struct cell {
	const char *name, *from;
	enum move move;
	const char *to; /* NULL: refused */
	const char *dated;
} cells[] = {
	{"draft submitted", "brouillon", SUBMIT, "transmise", "submitted_on"},
	{"draft accepted", "brouillon", ACCEPT, NULL, NULL},
	{"draft refused", "brouillon", REFUSE, NULL, NULL},
	{"draft paid", "brouillon", PAY, NULL, NULL},
	{"draft waived", "brouillon", WAIVE, "abandonnée", "submitted_on"},
	{"draft closed", "brouillon", CLOSE, NULL, NULL},
	{"sent submitted", "transmise", SUBMIT, NULL, NULL},
	{"sent accepted", "transmise", ACCEPT, "acceptée", "decided_on"},
	{"sent refused", "transmise", REFUSE, "refusée", "decided_on"},
	{"sent paid", "transmise", PAY, NULL, NULL},
	{"sent waived", "transmise", WAIVE, "abandonnée", "waived_on"},
	{"sent closed", "transmise", CLOSE, NULL, NULL},
	{"accepted submitted", "acceptée", SUBMIT, NULL, NULL},
	{"accepted accepted", "acceptée", ACCEPT, NULL, NULL},
	{"accepted refused", "acceptée", REFUSE, NULL, NULL},
	{"accepted paid", "acceptée", PAY, "payée", "paid_on"},
	{"accepted waived", "acceptée", WAIVE, "abandonnée", "waived_on"},
	{"accepted closed", "acceptée", CLOSE, NULL, NULL},
	{"partly paid", "partielle", PAY, "payée", "paid_on"},
	{"partly waived", "partielle", WAIVE, "abandonnée", "waived_on"},
	{"partly submitted", "partielle", SUBMIT, NULL, NULL},
	{"partly accepted", "partielle", ACCEPT, NULL, NULL},
	{"partly closed", "partielle", CLOSE, NULL, NULL},
	{"refused submitted", "refusée", SUBMIT, NULL, NULL},
	{"refused accepted", "refusée", ACCEPT, NULL, NULL},
	{"refused paid", "refusée", PAY, NULL, NULL},
	{"refused waived", "refusée", WAIVE, NULL, NULL},
	{"refused closed", "refusée", CLOSE, "close", NULL},
	{"paid submitted", "payée", SUBMIT, NULL, NULL},
	{"paid accepted", "payée", ACCEPT, NULL, NULL},
	{"paid refused", "payée", REFUSE, NULL, NULL},
	{"paid paid", "payée", PAY, NULL, NULL},
	{"paid waived", "payée", WAIVE, NULL, NULL},
	{"paid closed", "payée", CLOSE, "close", NULL},
	{"waived paid", "abandonnée", PAY, NULL, NULL},
	{"waived accepted", "abandonnée", ACCEPT, NULL, NULL},
	{"waived waived", "abandonnée", WAIVE, NULL, NULL},
	{"waived closed", "abandonnée", CLOSE, "close", NULL},
	{"closed submitted", "close", SUBMIT, NULL, NULL},
	{"closed paid", "close", PAY, NULL, NULL},
	{"closed waived", "close", WAIVE, NULL, NULL},
	{"closed closed", "close", CLOSE, NULL, NULL},
};

static const struct cell *current;
static int cell_setup(void **state)
{
	current = *state;
	return ledger_setup(state);
}

static void one_move(void **state)
{
	ledger *l = *state;

	person(l);
	kept(l, &e_expense, "date=2026-10-05;kind=train;payer=Asso;amount=12,50");
	int64_t id = drawn(l, "Asso");
	record *claim = sheet(l, id)->claim;
	record_set(claim, "status", value_text(claim, current->from));
	OK(journal_save(l->j, claim, NULL, &l->err));
	int code = move(l, current->move, id);
	if (!current->to) {
		REFUSED(code, "claim.status");
		assert_string_equal(status(l, id), current->from);
		return;
	}
	OK(code);
	assert_string_equal(status(l, id), current->to);
	if (current->dated)
		assert_string_equal(record_text(sheet(l, id)->claim, current->dated), "2026-11-20");
}

/* ---- refusals ---- */

static void refuses_what_is_not_right(void **state)
{
	ledger *l = *state;
	record **lines, *empty = record_new(l, &e_claim);
	size_t count;
	int64_t draft;
	int day = day_named("2026-11-20");

	person(l);
	int64_t x = kept(l, &e_expense, "date=2026-10-05;kind=train;payer=Asso;amount=12,50")->id;
	int64_t other = kept(l, &e_expense, "date=2026-10-06;kind=train;payer=ARS;amount=7")->id;
	int64_t id = drawn(l, "Asso"), ars = drawn(l, "ARS");
	OK(claim_claimable(l->j, l, 1, DAY_NONE, DAY_NONE, &lines, &count, &l->err));
	assert_int_equal(count, 0);
	record_set(empty, "payer", value_int(1));
	REFUSED(claim_create(l->j, empty, NULL, 0, &l->err), "rien à demander");
	REFUSED(claim_tick(l->j, id, other, true, &l->err), "pas pour le payeur");
	REFUSED(claim_again(l->j, id, 0, &draft, &l->err), "Rien n’a été refusé");
	REFUSED(claim_waive(l->j, ars, day, NULL, 0, &l->err), "payer.accepts_waivers");
	OK(claim_tick(l->j, id, x, false, &l->err));
	REFUSED(claim_submit(l->j, id, day, NULL, &l->err), "aucune ligne");
	OK(claim_tick(l->j, id, x, true, &l->err));
	OK(claim_submit(l->j, id, day, NULL, &l->err));
	REFUSED(claim_tick(l->j, id, x, false, &l->err), "ne changent plus");
	REFUSED(claim_refuse(l->j, id, day, "  ", &l->err), "motif");
	REFUSED(claim_accept(l->j, id, day, &(claim_answer){.cents = 1251}, 1, NULL, &l->err), "12,51");
	REFUSED(claim_accept(l->j, id, day, &(claim_answer){.cents = -1}, 1, NULL, &l->err), "entre 0");
	REFUSED(claim_accept(l->j, id, day, &(claim_answer){.cents = 0}, 1, NULL, &l->err), "Rien ne serait accepté");
	REFUSED(claim_accept(l->j, id, day, &(claim_answer){.line = other, .cents = 1}, 1, NULL, &l->err), "pas dans la note");
	claim_answer twice[] = {{.line = x, .cents = 1}, {.line = x, .cents = 2}}, both[] = {{.cents = 1}, {.line = x, .cents = 2}};
	REFUSED(claim_accept(l->j, id, day, twice, 2, NULL, &l->err), "deux fois");
	REFUSED(claim_accept(l->j, id, day, both, 2, NULL, &l->err), "à la fois");
	REFUSED(claim_waive(l->j, id, day, &(claim_answer){.line = x, .cents = 1251}, 1, &l->err), "12,51");
	assert_string_equal(status(l, id), "transmise");
	assert_int_equal(sheet(l, id)->total.pending, 1250);
}

static void frozen_once_sent(void **state)
{
	ledger *l = *state;
	char *label;

	person(l);
	int64_t x = spent(l, "date=2026-10-05;kind=kilomètres;payer=Asso;vehicle=Clio;distance=46");
	int64_t id = drawn(l, "Asso");
	OK(claim_submit(l->j, id, day_named("2026-11-20"), NULL, &l->err));
	static const char *const fields[] = {"distance", "amount", "date"}, *const typed[] = {"50", "1", "6/10/2026"};
	for (size_t i = 0; i < LENGTH(fields); i++) {
		record *r = NULL;
		OK(journal_get(l->j, l, &r, &e_expense, x, &l->err));
		OK(journal_type(l->j, r, entity_field(&e_expense, fields[i]), typed[i], &l->err));
		REFUSED(journal_save(l->j, r, NULL, &l->err), "expense.claim");
	}
	record *note = NULL;
	OK(journal_get(l->j, l, &note, &e_expense, x, &l->err));
	OK(journal_type(l->j, note, entity_field(&e_expense, "label"), "Trajet", &l->err));
	OK(journal_save(l->j, note, NULL, &l->err)); /* what is not on the bill may change */
	record *late = record_new(l, &e_expense);
	record_set(late, "date", value_text(l, "2026-10-05"));
	record_set(late, "kind", value_text(l, "train"));
	record_set(late, "claim", value_int(id));
	REFUSED(journal_save(l->j, late, NULL, &l->err), "expense.claim");
	REFUSED(journal_delete(l->j, &e_expense, x, NULL, NULL, &l->err), "expense.claim");
	REFUSED(journal_delete(l->j, &e_claim, id, NULL, NULL, &l->err), "claim.status");
	OK(journal_undo(l->j, l, &label, &l->err)); /* the label */
	OK(journal_undo(l->j, l, &label, &l->err)); /* the sending */
	assert_string_equal(status(l, id), "brouillon");
	OK(journal_redo(l->j, l, &label, &l->err));
	assert_string_equal(status(l, id), "transmise");
	OK(journal_seal(l->j, &e_claim, id, "submitted_on", &l->err));
	OK(claim_accept(l->j, id, day_named("2026-11-21"), NULL, 0, NULL, &l->err));
	OK(journal_undo(l->j, l, &label, &l->err)); /* the answer, not what left */
	REFUSED(journal_undo(l->j, l, &label, &l->err), "ne s’annule plus");
	assert_string_equal(status(l, id), "transmise");
}

static void sends_again_once(void **state)
{
	ledger *l = *state;
	int64_t draft;

	person(l);
	int64_t km = spent(l, "date=2026-10-05;kind=kilomètres;payer=Asso;vehicle=Clio;distance=46");
	int64_t meal = kept(l, &e_expense, "date=2026-10-05;kind=repas;payer=Asso;real_amount=18,20")->id;
	int64_t id = drawn(l, "Asso");
	OK(claim_submit(l->j, id, day_named("2026-11-01"), NULL, &l->err));
	claim_answer answers[] = {{.line = km, .cents = 0}, {.line = meal, .cents = 1500}};
	OK(claim_accept(l->j, id, day_named("2026-11-10"), answers, 2, "pas de convocation", &l->err));
	claim_sheet *c = sheet(l, id);
	assert_string_equal(status(l, id), "partielle");
	assert_int_equal(c->total.settled, 1500);
	assert_int_equal(c->total.refused, 2926 + 320);
	assert_string_equal(record_text(line(c, km)->x, "refusal_reason"), "pas de convocation");
	OK(claim_again(l->j, id, 0, &draft, &l->err));
	c = sheet(l, draft);
	assert_int_equal(c->count, 2);
	assert_int_equal(c->total.asked, 2926 + 320);
	assert_int_equal(sheet(l, id)->total.refused, 2926 + 320); /* the first keeps what was refused, and why */
	REFUSED(claim_again(l->j, id, 0, &draft, &l->err), "déjà été représentées");
	record *next = kept(l, &e_expense, "date=2026-10-06;kind=kilomètres;payer=Asso;vehicle=Clio;distance=10");
	figure f;
	OK(expense_figure(l->j, l, &f, all, next, &l->err));
	assert_non_null(strstr(f.explanation, "cumul avant 46")); /* its kilometres count once */
}

/* ---- totals ---- */

static void totals_are_shared_out(void **state)
{
	ledger *l = *state;

	person(l);
	for (int i = 0; i < 3; i++)
		kept(l, &e_expense, mem_printf(l, "date=2026-10-0%d;kind=train;payer=Asso;amount=10", i + 1));
	int64_t id = drawn(l, "Asso");
	OK(claim_submit(l->j, id, day_named("2026-11-01"), NULL, &l->err));
	OK(claim_accept(l->j, id, day_named("2026-11-02"), &(claim_answer){.cents = 2000}, 1, NULL, &l->err));
	claim_sheet *c = sheet(l, id);
	assert_int_equal(c->total.settled, 2000);
	assert_int_equal(c->total.refused, 1000);
	assert_int_equal(c->lines[0].p.settled + c->lines[1].p.settled + c->lines[2].p.settled, 2000);
	assert_true(c->lines[1].shared);
	OK(claim_waive(l->j, id, day_named("2026-11-03"), &(claim_answer){.cents = 500}, 1, &l->err));
	c = sheet(l, id);
	assert_string_equal(status(l, id), "partielle");
	assert_int_equal(c->total.settled, 1500);
	assert_int_equal(c->total.waived, 500);
	assert_int_equal(c->total.refused, 1000);
	assert_int_equal(c->due, 1500);
	money_year y;
	OK(money_count(l->j, l, day_named("2026-01-01"), day_named("2026-12-31"), 0, &y, &l->err));
	assert_int_equal(y.all.settled, 1500);
	assert_int_equal(y.all.waived, 500);
	assert_int_equal(money_due(&y.all), 1500);
}

static void says_what_is_owed(void **state)
{
	ledger *l = *state;
	owed o;

	person(l);
	OK(claims_owed(l->j, &o, &l->err));
	assert_string_equal(owed_words(l, &o), "");
	kept(l, &e_expense, "date=2026-09-05;kind=train;payer=Asso;amount=184,60");
	int64_t id = drawn(l, "Asso");
	OK(claim_submit(l->j, id, day_named("2026-10-05"), NULL, &l->err));
	OK(claims_owed(l->j, &o, &l->err));
	assert_string_equal(owed_words(l, &o), "On vous doit 184,60" NB "€ depuis 47 jours");
	assert_int_equal(o.oldest, id);
}

static void numbers_follow(void **state)
{
	ledger *l = *state;
	char *number;

	person(l);
	kept(l, &e_claim, "number=NDF-2026-0041;payer=Asso");
	kept(l, &e_claim, "number=NDF-2025-0099;payer=Asso");
	kept(l, &e_claim, "number=NDF-07;payer=Asso");
	OK(claim_number(l->j, l, &number, &l->err));
	assert_string_equal(number, "NDF-2026-0042");
}

/* ---- doubts ---- */

static const struct doubtful {
	const char *name, *before, *x, *says; /* before: another expense, NULL for none; says NULL: no doubt */
} doubtfuls[] = {
	{"duplicate", "date=2026-11-05;kind=train;payer=Asso;amount=9", "date=2026-11-05;kind=train;payer=Asso;amount=9", "déjà notée"},
	{"another amount", "date=2026-11-05;kind=train;payer=Asso;amount=9", "date=2026-11-05;kind=train;payer=Asso;amount=8", NULL},
	{"two payers", "date=2026-11-05;kind=train;payer=Asso;amount=9", "date=2026-11-05;kind=train;payer=ARS;amount=9;receipt=papier",
         "autre payeur"},
	{"overlap", "date=2026-11-05;kind=kilomètres;payer=Asso;vehicle=Clio;distance=36;return_trip=oui",
         "date=2026-11-05;kind=kilomètres;payer=Asso;vehicle=Clio;distance=62;return_trip=oui", "aller-retour"},
	{"late", NULL, "date=2026-10-01;kind=train;payer=ARS;amount=2", "sous 30 jours"},
	{"in time", NULL, "date=2026-11-01;kind=train;payer=ARS;amount=2", NULL},
	{"outside the mandate", NULL, "date=2025-12-31;kind=train;payer=Asso;amount=2;mandate=1", "hors du mandat"},
	{"too far", "date=2026-11-05;kind=kilomètres;payer=Asso;vehicle=Clio;distance=800",
         "date=2026-11-05;kind=kilomètres;payer=Asso;vehicle=Clio;distance=701", "1" NB "501"},
	{"over the cap", NULL, "date=2026-11-05;kind=repas;payer=Asso;real_amount=23,80;amount=20", "3,80"},
	{"receipt to ask for", NULL, "date=2026-11-05;kind=train;payer=Asso;amount=2;receipt=à demander", "reste à demander"},
	{"receipt needed", NULL, "date=2026-11-05;kind=train;payer=ARS;amount=5", "veut un justificatif"},
	{"receipt not needed", NULL, "date=2026-11-05;kind=train;payer=ARS;amount=4,99", NULL},
	{"receipt said to be attached", NULL, "date=2026-11-05;kind=train;payer=Asso;amount=2;receipt=joint", "aucun fichier"},
	{"lent and waived", NULL, "date=2026-11-05;kind=kilomètres;payer=Asso;vehicle=Prêtée;distance=9;waived_amount=5", "pas à vous"},
	{"not in use", NULL, "date=2026-05-31;kind=kilomètres;payer=Asso;vehicle=Zoé;distance=9", "pas en service"},
	{"cancelled meeting", NULL, "date=2026-11-05;kind=train;payer=Asso;amount=2;meeting=1", "annulée"},
};

static const struct doubtful *doubted;
static int doubt_setup(void **state)
{
	doubted = *state;
	return ledger_setup(state);
}

static void one_doubt(void **state)
{
	ledger *l = *state;
	AUTO_PROBLEMS p = {0};

	person(l);
	kept(l, &e_cpts, "name=CPTS du Val");
	kept(l, &e_mandate, "cpts=1;role=titulaire;body=CA;starts=2026-01-01");
	kept(l, &e_meeting, "title=Conseil;date=2026-11-05;mandate=1;status=annulée");
	kept(l, &e_vehicle, "label=Prêtée;kind=voiture;fiscal_power=5;owner=prêt");
	kept(l, &e_vehicle, "label=Zoé;kind=voiture;fiscal_power=4;electric=oui;from=2026-06-01");
	if (doubted->before)
		kept(l, &e_expense, doubted->before);
	record *x = kept(l, &e_expense, doubted->x);
	OK(expense_doubts(l->j, x, &p, &l->err));
	assert_int_equal(p.errors, 0);
	if (p.count != (doubted->says ? 1 : 0) || (p.count && (!strstr(p.list[0].what, doubted->says) || !p.list[0].todo)))
		fail_msg("%zu: %s", p.count, p.count ? err_text(l, &p.list[0]) : "nothing");
}

/* ---- a year ---- */

/* The official tables, written again by hand: thousandths of a euro a metre-thousand, exact. */
static int64_t f5(int64_t km) /* 5 CV, incomes 2022 and later, cents */
{
	return km <= 5000 ? (636 * km + 5) / 10 : (357 * km + 1395000 + 5) / 10;
}

static int64_t f4_electric(int64_t km)
{
	return km <= 5000 ? (606 * km * 12 + 50) / 100 : ((340 * km + 1330000) * 12 + 50) / 100;
}

static int64_t public5(int64_t km)
{
	return km <= 2000 ? 32 * km : 32 * 2000 + 40 * (km - 2000);
}

/* Two payers with different rules, an electric car bought in June, a bracket crossed in October, a shared trip, a refused line, a waiver. */
static void a_year_of_a_representative(void **state)
{
	ledger *l = *state;
	int64_t clio = 0, zoe = 0, ars_km = 0, asso = 0, ars = 0, lines[12], n = 0;

	person(l);
	kept(l, &e_vehicle, "label=Zoé;kind=voiture;fiscal_power=4;electric=oui;from=2026-06-01");
	for (int month = 1; month <= 10; month++) {
		bool electric = month >= 6;
		int64_t km = electric ? 1200 : 46, *counter = electric ? &zoe : &clio;
		int64_t id = spent(l, mem_printf(l, "date=2026-%02d-10;kind=kilomètres;payer=Asso;vehicle=%s;distance=%d", month, electric ? "Zoé" : "Clio",
		                                 (int)km));
		int64_t due = electric ? f4_electric(*counter + km) - f4_electric(*counter) : f5(*counter + km) - f5(*counter);
		*counter += km;
		asso += due;
		lines[n++] = id;
		record *x = NULL;
		OK(journal_get(l->j, l, &x, &e_expense, id, &l->err));
		assert_int_equal(record_int(x, "amount"), due);
		if (month % 5 == 0)
			spent(l, mem_printf(l, "date=2026-%02d-12;kind=kilomètres;payer=ARS;vehicle=Clio;distance=1100", month)), ars_km += 1100;
	}
	ars = public5(ars_km);
	assert_int_equal(zoe, 6000); /* past 5 000 km on the trip of October */
	int64_t shared = spent(l, "date=2026-10-20;kind=train;payer=Asso;real_amount=94,61"), half[2];
	share_out(half, (int[]){1, 1}, 2, 9461);
	record *x = NULL;
	OK(journal_get(l->j, l, &x, &e_expense, shared, &l->err));
	record_set(x, "amount", value_int(half[0]));
	OK(journal_save(l->j, x, NULL, &l->err));
	kept(l, &e_expense, mem_printf(l, "date=2026-10-20;kind=train;payer=ARS;real_amount=94,61;amount=%lld,%02lld;split_of=%lld;receipt=papier",
	                               (long long)half[1] / 100, (long long)half[1] % 100, (long long)shared));
	asso += half[0];
	ars += half[1];

	int64_t a = drawn(l, "Asso"), b = drawn(l, "ARS");
	assert_int_equal(sheet(l, a)->total.asked, asso);
	assert_int_equal(sheet(l, b)->total.asked, ars);
	OK(claim_submit(l->j, a, day_named("2026-11-01"), NULL, &l->err));
	OK(claim_submit(l->j, b, day_named("2026-11-01"), NULL, &l->err));

	/* the ARS refuses its share of the train; the association accepts all, the person gives up January */
	claim_sheet *c = sheet(l, b);
	int64_t train = c->lines[c->count - 1].x->id;
	OK(claim_accept(l->j, b, day_named("2026-11-10"), &(claim_answer){.line = train, .cents = 0}, 1, "déjà payé", &l->err));
	OK(claim_accept(l->j, a, day_named("2026-11-12"), NULL, 0, NULL, &l->err));
	OK(claim_waive(l->j, a, day_named("2026-11-13"), &(claim_answer){.line = lines[0], .whole = true}, 1, &l->err));
	OK(claim_pay(l->j, a, day_named("2026-11-20"), &l->err));
	c = sheet(l, a);
	assert_int_equal(c->total.waived, f5(46));
	assert_int_equal(c->paid, asso - f5(46));
	assert_int_equal(c->due, 0);
	c = sheet(l, b);
	assert_int_equal(c->total.refused, half[1]);
	assert_int_equal(c->due, ars - half[1]);

	money_year y;
	OK(money_count(l->j, l, day_named("2026-01-01"), day_named("2026-12-31"), 0, &y, &l->err));
	assert_int_equal(y.all.asked, asso + ars);
	assert_int_equal(y.all.paid, asso - f5(46));
	assert_int_equal(y.all.waived, f5(46));
	assert_int_equal(y.all.refused, half[1]);
	assert_int_equal(money_due(&y.all), ars - half[1]);
	assert_int_equal(y.all.metres, (5 * 46 + 6000 + 2200) * 1000);

	/* a trip of June found late moves the electric counter: October is corrected in the next claim */
	record **fix;
	size_t count;
	spent(l, "date=2026-06-01;kind=kilomètres;payer=Asso;vehicle=Zoé;distance=500");
	OK(claim_regularise(l->j, l, all, 1, 2026, &fix, &count, &l->err));
	int64_t corrected = 0;
	for (size_t i = 0; i < count; i++)
		corrected += record_int(fix[i], "amount");
	assert_int_equal(f4_electric(500) + corrected, f4_electric(6500) - f4_electric(6000));
	for (size_t i = 0; i < count; i++)
		OK(journal_save(l->j, fix[i], NULL, &l->err));
	OK(claim_regularise(l->j, l, all, 1, 2026, &fix, &count, &l->err));
	assert_int_equal(count, 0); /* once */
}

static void drafts_follow_the_counter(void **state)
{
	ledger *l = *state;
	int followed;

	person(l);
	int64_t later = spent(l, "date=2026-10-05;kind=kilomètres;payer=Asso;vehicle=Clio;distance=250");
	record *x = NULL, *early = kept(l, &e_expense, "date=2026-02-01;kind=kilomètres;payer=Asso;vehicle=Clio;distance=4900");
	OK(expense_follow(l->j, all, early, &followed, &l->err));
	assert_int_equal(followed, 1);
	OK(journal_get(l->j, l, &x, &e_expense, later, &l->err));
	assert_int_equal(record_int(x, "amount"), 11715); /* B01 */
}

static void exercices(void **state)
{
	ledger *l = *state;
	int from, until;

	exercice_of(kept(l, &e_payer, "name=A"), 2026, &from, &until);
	assert_int_equal(from, day_named("2026-01-01"));
	assert_int_equal(until, day_named("2026-12-31"));
	exercice_of(kept(l, &e_payer, "name=B;year_start=01/09"), 2026, &from, &until);
	assert_int_equal(from, day_named("2025-09-01"));
	assert_int_equal(until, day_named("2026-08-31"));
	exercice_of(kept(l, &e_payer, "name=C;year_start=29/02"), 2024, &from, &until);
	assert_int_equal(from, day_named("2023-02-28"));
	assert_int_equal(until, day_named("2024-02-28"));
}

#define in_ledger(f) cmocka_unit_test_setup_teardown(f, ledger_setup, ledger_teardown)
int main(void)
{
	const struct CMUnitTest plain[] = {
		in_ledger(refuses_what_is_not_right), in_ledger(frozen_once_sent),    in_ledger(sends_again_once),
		in_ledger(totals_are_shared_out),     in_ledger(says_what_is_owed),   in_ledger(numbers_follow),
		in_ledger(a_year_of_a_representative), in_ledger(drafts_follow_the_counter), in_ledger(exercices),
	};
	struct CMUnitTest tests[LENGTH(plain) + LENGTH(cells) + LENGTH(doubtfuls)];
	size_t n = 0;

	for (size_t i = 0; i < LENGTH(plain); i++)
		tests[n++] = plain[i];
	for (size_t i = 0; i < LENGTH(cells); i++)
		tests[n++] = (struct CMUnitTest){cells[i].name, one_move, cell_setup, ledger_teardown, (void *)(uintptr_t)&cells[i]};
	for (size_t i = 0; i < LENGTH(doubtfuls); i++)
		tests[n++] = (struct CMUnitTest){doubtfuls[i].name, one_doubt, doubt_setup, ledger_teardown, (void *)(uintptr_t)&doubtfuls[i]};
	return cmocka_run_group_tests(tests, scales_setup, scales_teardown);
}
