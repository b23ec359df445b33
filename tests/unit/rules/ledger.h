// SPDX-License-Identifier: EUPL-1.2
/* What the tests of claims share: a journal, records from words, claims drawn up. */
#pragma once
#include "support.h"
#include <carnet/rules/claim.h>
#include <carnet/rules/doubts.h>
#include <carnet/rules/expense.h>
#include <carnet/rules/money.h>

typedef struct ledger {
	journal *j;
	struct err err;
} ledger;

static inline int ledger_setup(void **state)
{
	AUTO_ERR e = {0};
	ledger *l = NEW(NULL, ledger);

	setenv("CARNET_NOW", "2026-11-21T09:00:00Z", 1);
	if (journal_open(l, &l->j, ":memory:", JOURNAL_WRITE, &e))
		return -1;
	*state = l;
	return 0;
}

static inline int ledger_teardown(void **state)
{
	ledger *l = *state;

	err_clear(&l->err);
	talloc_free(l);
	return 0;
}

#define OK(call) ok(l, (call), __LINE__)
static inline void ok(ledger *l, int code, int line)
{
	if (code)
		fail_msg("line %d: %s", line, err_text(l, &l->err));
	err_clear(&l->err);
}

#define REFUSED(call, words) refused(l, (call), (words), __LINE__)
static inline void refused(ledger *l, int code, const char *words, int line)
{
	if (code >= 0 || !l->err.what || !l->err.todo || !strstr(err_text(l, &l->err), words))
		fail_msg("line %d: %d %s", line, code, err_text(l, &l->err));
	err_clear(&l->err);
}

/* A record from words: "name=X;kind=association". */
static inline record *kept(ledger *l, const entity *e, const char *words)
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
static inline int64_t spent(ledger *l, const char *words)
{
	record *x = kept(l, &e_expense, words);
	figure f;

	OK(expense_figure(l->j, l, &f, all, x, &l->err));
	OK(expense_keep(x, &f, false, &l->err));
	OK(journal_save(l->j, x, NULL, &l->err));
	return x->id;
}

static inline int64_t drawn(ledger *l, const char *payer)
{
	record **lines, *claim = record_new(l, &e_claim);
	size_t count;

	OK(journal_type(l->j, claim, entity_field(&e_claim, "payer"), payer, &l->err));
	OK(claim_claimable(l->j, l, record_int(claim, "payer"), DAY_NONE, DAY_NONE, &lines, &count, &l->err));
	OK(claim_create(l->j, claim, lines, count, &l->err));
	return claim->id;
}

static inline claim_sheet *sheet(ledger *l, int64_t id)
{
	claim_sheet *c = NULL;

	OK(claim_read(l->j, l, &c, id, &l->err));
	return c;
}

static inline const claim_line *line(const claim_sheet *c, int64_t expense)
{
	for (size_t i = 0; i < c->count; i++)
		if (c->lines[i].x->id == expense)
			return &c->lines[i];
	fail_msg("line %d is not there", (int)expense);
	return NULL;
}

static inline const char *status(ledger *l, int64_t id)
{
	return record_text(sheet(l, id)->claim, "status");
}

static inline void person(ledger *l)
{
	kept(l, &e_profile, "name=Camille Exemple;address=3 rue des Lilas");
	kept(l, &e_payer, "name=Asso;scale=barème fiscal;scale_choice=année des revenus;accepts_waivers=oui;regularise=oui");
	kept(l, &e_payer, "name=ARS;scale=tarif public;calculation=cumul annuel;deadline_days=30;receipt_required_from=5");
	kept(l, &e_vehicle, "label=Clio;kind=voiture;fiscal_power=5");
}

#define in_ledger(f) cmocka_unit_test_setup_teardown(f, ledger_setup, ledger_teardown)
