// SPDX-License-Identifier: EUPL-1.2
/* The life of claims: every move from every state and every refusal. */
#include "ledger.h"
#include <stdlib.h>
#include <carnet/journal/keep.h>

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
		return claim_waive(l->j, all, id, day, NULL, 0, &l->err);
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
	REFUSED(claim_waive(l->j, all, ars, day, NULL, 0, &l->err), "payer.accepts_waivers");
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
	REFUSED(claim_waive(l->j, all, id, day, &(claim_answer){.line = x, .cents = 1251}, 1, &l->err), "12,51");
	assert_string_equal(status(l, id), "transmise");
	assert_int_equal(sheet(l, id)->total.pending, 1250);
	kept(l, &e_expense, "date=2026-10-07;kind=train;payer=Asso;amount=-3");
	REFUSED(claim_waive(l->j, all, drawn(l, "Asso"), day, NULL, 0, &l->err), "Il ne reste rien à abandonner");
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
	assert_int_equal(c->charged, 0); /* what was accepted of the meal is not over a cap */
	claim_line *rest = &c->lines[record_int(c->lines[0].x, "regularises") == meal ? 0 : 1];
	assert_non_null(strstr(record_text(rest->x, "explanation"), "3,20" NB "€ refusés sur 18,20" NB "€ demandés dans la note NDF-2026-0001"));
	record *first, **files;
	size_t count;
	OK(journal_get(l->j, l, &first, &e_expense, meal, &l->err));
	record *ticket = record_new(l, &e_attachment);
	record_set(ticket, "owner", value_text(ticket, first->uid));
	record_set(ticket, "name", value_text(ticket, "ticket.pdf"));
	record_set(ticket, "content", (value){.kind = V_BLOB, .s = "%PDF", .len = 4});
	OK(journal_save(l->j, ticket, NULL, &l->err));
	OK(receipts_of(l->j, l, rest->x, &files, &count, &l->err)); /* its receipt goes with it again */
	assert_int_equal(count, 1);
	assert_int_equal(sheet(l, id)->total.refused, 2926 + 320); /* the first keeps what was refused, and why */
	money_year y;
	OK(money_count(l->j, l, day_named("2026-01-01"), day_named("2026-12-31"), 0, &y, &l->err));
	assert_int_equal(money_spent(&y.months[9]), 2926 + 1820); /* spent once, asked for twice */
	assert_int_equal(y.all.unclaimed, 2926 + 320);
	REFUSED(claim_again(l->j, id, 0, &draft, &l->err), "déjà été redemandées");
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
	OK(claim_waive(l->j, all, id, day_named("2026-11-03"), &(claim_answer){.cents = 500}, 1, &l->err));
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

/* The home screen and the expenses ask what is owed: both must open on a journal that an outside tool has cut into. */
static void a_payer_taken_away_owes_nothing(void **state)
{
	ledger *l = *state;
	char folder[] = "/tmp/carnet-claims-XXXXXX", *aside;
	journal *cut;
	owed o;

	person(l);
	kept(l, &e_expense, "date=2026-09-05;kind=train;payer=Asso;amount=184,60");
	OK(claim_submit(l->j, drawn(l, "Asso"), day_named("2026-10-05"), NULL, &l->err));
	assert_non_null(mkdtemp(folder));
	const char *path = mem_printf(l, "%s/j.carnet", folder);
	OK(journal_backup(l->j, l, path, &aside, &l->err));
	assert_int_equal(system(mem_printf(l, "sqlite3 %s 'DELETE FROM payer'", path)), 0);
	OK(journal_open(l, &cut, path, JOURNAL_WRITE, &l->err));
	OK(claims_owed(cut, &o, &l->err));
	assert_int_equal(o.count, 0);
	journal_close(cut);
	assert_int_equal(system(mem_printf(l, "rm -rf %s", folder)), 0);
}

static void numbers_follow(void **state)
{
	ledger *l = *state;

	person(l);
	kept(l, &e_claim, "number=NDF-2026-0041;payer=Asso");
	kept(l, &e_claim, "number=NDF-2025-0099;payer=Asso");
	kept(l, &e_claim, "number=NDF-07;payer=Asso");
	spent(l, "date=2026-11-05;kind=train;payer=Asso;real_amount=9");
	assert_string_equal(record_text(sheet(l, drawn(l, "Asso"))->claim, "number"), "NDF-2026-0042");
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
	{"no kilometre", NULL, "date=2026-11-05;kind=kilomètres;payer=Asso;vehicle=Clio;distance=0", "0" NB "km"},
	{"over the cap", NULL, "date=2026-11-05;kind=repas;payer=Asso;real_amount=23,80;amount=20;explanation=le plafond", "plafond du payeur"},
	{"less than the receipt", NULL, "date=2026-11-05;kind=repas;payer=Asso;real_amount=23,80;amount=20", "3,80" NB "€ sous celui"},
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

int main(void)
{
	const struct CMUnitTest plain[] = {
		in_ledger(refuses_what_is_not_right), in_ledger(frozen_once_sent),    in_ledger(sends_again_once),
		in_ledger(totals_are_shared_out),     in_ledger(says_what_is_owed), in_ledger(a_payer_taken_away_owes_nothing),   in_ledger(numbers_follow),
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
