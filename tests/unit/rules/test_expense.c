// SPDX-License-Identifier: EUPL-1.2
/* Expenses of a journal, priced by the rules of their payer. */
#include "support.h"
#include <carnet/rules/expense.h>
#include <carnet/rules/policy.h>

typedef struct ledger {
	journal *j;
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
	talloc_free(*state);
	return 0;
}

/* A record from words: "name=X;kind=association". Not kept. */
static record *made(ledger *l, const entity *e, const char *words)
{
	char *copy = mem_dup(l, words), *next = copy;
	record *r = record_new(l, e);

	for (char *piece; (piece = strsep(&next, ";"));) {
		AUTO_ERR err = {0};
		char *typed = strchr(piece, '=');
		*typed++ = '\0';
		if (journal_type(l->j, r, entity_field(e, piece), typed, &err))
			fail_msg("%s: %s", piece, err_text(l, &err));
	}
	return r;
}

static record *kept(ledger *l, const entity *e, const char *words)
{
	AUTO_ERR err = {0};
	record *r = made(l, e, words);

	if (journal_save(l->j, r, NULL, &err))
		fail_msg("%s: %s", words, err_text(l, &err));
	return r;
}

static figure priced(ledger *l, const record *r)
{
	AUTO_ERR err = {0};
	figure f = {0};

	if (expense_figure(l->j, l, &f, all, r, &err))
		fail_msg("%s", err_text(l, &err));
	assert_true(strlen(f.explanation) > 3);
	return f;
}

static void refused(ledger *l, const record *r, const char *words)
{
	AUTO_ERR err = {0};
	figure f = {0};

	assert_int_equal(expense_figure(l->j, l, &f, all, r, &err), ERR_INPUT);
	if (!strstr(err.what, words) || !err.todo)
		fail_msg("%s", err_text(l, &err));
}

static void vehicles(ledger *l)
{
	kept(l, &e_vehicle, "label=Clio;kind=voiture;fiscal_power=5");
	kept(l, &e_vehicle, "label=Zoé;kind=voiture;fiscal_power=4;electric=oui");
	kept(l, &e_vehicle, "label=Vélo;kind=vélo");
	kept(l, &e_vehicle, "label=Trottinette;kind=autre");
	kept(l, &e_vehicle, "label=Moto;kind=moto;fiscal_power=4");
	kept(l, &e_vehicle, "label=Petite moto;kind=moto;fiscal_power=1;engine_cc=125");
	kept(l, &e_vehicle, "label=Grosse moto;kind=moto;fiscal_power=6;engine_cc=600");
	kept(l, &e_vehicle, "label=Solex;kind=cyclomoteur");
}

/* ---- counters ---- */

static void counts_by_vehicle_year_and_payer(void **state)
{
	ledger *l = *state;

	vehicles(l);
	kept(l, &e_payer, "name=Asso;scale=barème fiscal;scale_choice=année des revenus");
	kept(l, &e_payer, "name=CPTS;scale=barème fiscal;scale_choice=année des revenus;counter_scope=tous");
	kept(l, &e_expense, "date=2025-02-01;kind=kilomètres;payer=Asso;vehicle=Clio;distance=4900");
	kept(l, &e_expense, "date=2024-12-31;kind=kilomètres;payer=Asso;vehicle=Clio;distance=3000");
	kept(l, &e_expense, "date=2025-02-02;kind=kilomètres;payer=Asso;vehicle=Zoé;distance=3000");
	kept(l, &e_expense, "date=2025-02-02;kind=covoiturage;payer=Asso;vehicle=Clio;distance=3000");
	kept(l, &e_expense, "date=2025-02-03;kind=kilomètres;payer=CPTS;vehicle=Clio;distance=50");
	figure f = priced(l, made(l, &e_expense, "date=2025-03-01;kind=kilomètres;payer=Asso;vehicle=Clio;distance=250"));
	assert_int_equal(f.cents, 11715); /* B01 */
	assert_string_equal(f.table, "fiscal-2025");
	f = priced(l, made(l, &e_expense, "date=2025-03-01;kind=kilomètres;payer=CPTS;vehicle=Clio;distance=50"));
	assert_non_null(strstr(f.explanation, "cumul avant 4" NB "950" NB "km"));
	f = priced(l, made(l, &e_expense, "date=2025-01-31;kind=kilomètres;payer=Asso;vehicle=Clio;distance=100"));
	assert_non_null(strstr(f.explanation, "cumul avant 0" NB "km"));
	f = priced(l, made(l, &e_expense, "date=2025-01-01;kind=kilomètres;payer=Asso;vehicle=Zoé;distance=100"));
	assert_int_equal(f.cents, 7272);
}

/* The lines of a day count in the order in which they were entered; an expense never counts itself. */
static void counts_a_day_in_order(void **state)
{
	ledger *l = *state;
	record *trips[3];
	int64_t sum = 0;

	vehicles(l);
	kept(l, &e_vehicle, "label=Twingo;kind=voiture;fiscal_power=3");
	kept(l, &e_payer, "name=Asso;scale=barème fiscal 2025;scale_choice=figé");
	for (size_t i = 0; i < LENGTH(trips); i++)
		trips[i] = kept(l, &e_expense, "date=2026-02-01;kind=kilomètres;payer=Asso;vehicle=Twingo;distance=33");
	static const int64_t cents[] = {1746, 1745, 1746}; /* B04 to B06 */
	for (size_t i = 0; i < LENGTH(trips); i++) {
		figure f = priced(l, trips[i]);
		assert_int_equal(f.cents, cents[i]);
		sum += f.cents;
	}
	assert_int_equal(sum, 5237);
}

static void counts_public_by_person(void **state)
{
	ledger *l = *state;

	vehicles(l);
	kept(l, &e_payer, "name=ARS;scale=tarif public");
	kept(l, &e_expense, "date=2024-02-01;kind=kilomètres;payer=ARS;vehicle=Zoé;distance=1900");
	assert_int_equal(priced(l, made(l, &e_expense, "date=2024-06-04;kind=kilomètres;payer=ARS;vehicle=Clio;distance=300")).cents,
	                 11200); /* C02 */
	assert_int_equal(priced(l, made(l, &e_expense, "date=2024-06-04;kind=kilomètres;payer=ARS;vehicle=Clio;distance=300;zone=RE")).cents, 11200);
	assert_int_equal(priced(l, made(l, &e_expense, "date=2025-05-20;kind=kilomètres;payer=ARS;vehicle=Grosse moto;distance=210")).cents,
	                 3150); /* C07 */
	refused(l, made(l, &e_expense, "date=2025-05-20;kind=kilomètres;payer=ARS;vehicle=Moto;distance=210"), "cylindrée");
	refused(l, made(l, &e_expense, "date=2025-05-20;kind=kilomètres;payer=ARS;vehicle=Clio;distance=210;zone=NC"), "francs Pacifique");
	refused(l, made(l, &e_expense, "date=2025-05-20;kind=kilomètres;payer=ARS;vehicle=Clio;distance=210;zone=Nulle part"), "Nulle part");
}

static void gives_the_month_its_minimum_once(void **state)
{
	ledger *l = *state;

	vehicles(l);
	kept(l, &e_payer, "name=ARS;scale=tarif public;calculation=par trajet");
	kept(l, &e_expense, "date=2025-02-03;kind=kilomètres;payer=ARS;vehicle=Solex;distance=60");
	assert_int_equal(priced(l, made(l, &e_expense, "date=2025-02-02;kind=kilomètres;payer=ARS;vehicle=Solex;distance=60")).cents, 1000); /* C06 */
	assert_int_equal(priced(l, made(l, &e_expense, "date=2025-02-28;kind=kilomètres;payer=ARS;vehicle=Solex;distance=60")).cents, 440);
	assert_int_equal(priced(l, made(l, &e_expense, "date=2025-03-01;kind=kilomètres;payer=ARS;vehicle=Petite moto;distance=10")).cents, 1000);
}

/* ---- the payer's choices ---- */

static void follows_the_payer(void **state)
{
	ledger *l = *state;
	static const struct {
		const char *payer;
		int64_t cents;
		const char *table;
	} cases[] = {
		{"name=P;scale=barème fiscal", 60600, "fiscal-2022"}, /* the last published, today */
		{"name=P;scale=barème fiscal;scale_choice=dernier publié", 60600, "fiscal-2022"},
		{"name=P;scale=barème fiscal;scale_choice=année des revenus", 57500, "fiscal-2021"},
		{"name=P;scale=Barème FISCAL, revenus 2019;scale_choice=figé", 52300, "fiscal-2019"},
		{"name=P;scale=barème fiscal;calculation=par trajet;scale_choice=année des revenus", 57500, "fiscal-2021"},
		{"name=P;scale=barème fiscal;calculation=taux unique;house_rate=0,40", 40000, ""},
		{"name=P;scale=taux maison;house_rate=0,35", 35000, ""},
		{"name=P;scale=tarif de l’État", 29000, "public-2019"},
	};

	kept(l, &e_vehicle, "label=Essence;kind=voiture;fiscal_power=4");
	for (size_t i = 0; i < LENGTH(cases); i++) {
		record *payer = kept(l, &e_payer, cases[i].payer);
		record *x = made(l, &e_expense, "date=2021-06-01;kind=kilomètres;vehicle=Essence;distance=1000");
		record_set(x, "payer", value_int(payer->id));
		figure f = priced(l, x);
		assert_int_equal(f.cents, cases[i].cents);
		assert_string_equal(f.table, cases[i].table);
	}
}

static void reads_policies(void **state)
{
	ledger *l = *state;
	policy p = policy_of(made(l, &e_payer, "name=P"));

	assert_true(p.scale == SCALE_UNKNOWN && p.choice == CHOICE_PUBLISHED && !p.alone && !p.all_payers && p.meal_cap == -1 &&
	            p.night_mode == PAY_REAL);
	p = policy_of(made(l, &e_payer,
	                   "name=P;scale=décret 2006-781 depuis 2019;scale_choice=figé;meal_mode=forfait;night_mode=réel "
	                   "plafonné;meal_cap=0;counter_scope=tous"));
	assert_true(p.scale == SCALE_PUBLIC && p.choice == CHOICE_FIXED && p.meal_mode == PAY_FLAT && p.night_mode == PAY_CAPPED && p.meal_cap == 0 &&
	            p.all_payers);
	p = policy_of(made(l, &e_payer, "name=P;scale=fiscal 12345 puis 2024"));
	assert_int_equal(p.year, 2024);
}

/* ---- other kinds ---- */

static void pays_meals_and_nights(void **state)
{
	ledger *l = *state;

	kept(l, &e_payer, "name=Asso;meal_mode=réel plafonné;meal_cap=20;night_mode=réel plafonné");
	kept(l, &e_payer, "name=Forfait;meal_mode=forfait;meal_cap=12,50;night_mode=réel");
	kept(l, &e_payer, "name=ARS;scale=public;meal_mode=forfait;night_mode=réel plafonné");
	figure f = priced(l, made(l, &e_expense, "date=2025-02-01;kind=repas;payer=Asso;real_amount=23,80"));
	assert_int_equal(f.cents, 2000);
	assert_int_equal(f.charged, 380);
	assert_non_null(strstr(f.explanation, "3,80" NB "€ à votre charge"));
	assert_int_equal(priced(l, made(l, &e_expense, "date=2025-02-01;kind=repas;payer=Asso;meals=2;real_amount=38")).cents, 3800);
	refused(l, made(l, &e_expense, "date=2025-02-01;kind=repas;payer=Asso"), "justificatif");
	refused(l, made(l, &e_expense, "date=2025-02-01;kind=hébergement;payer=Asso;real_amount=80"), "«Asso» n’a pas de tarif");
	assert_int_equal(priced(l, made(l, &e_expense, "date=2025-02-01;kind=repas;payer=Forfait;meals=1x2025-02-01,2x2025-02-02")).cents, 3750);
	assert_int_equal(priced(l, made(l, &e_expense, "date=2025-02-01;kind=hébergement;payer=Forfait;real_amount=81,20")).cents, 8120);
	refused(l, made(l, &e_expense, "date=2025-02-01;kind=hébergement;payer=Forfait"), "justificatif");
	assert_int_equal(priced(l, made(l, &e_expense, "date=2025-02-01;kind=repas;payer=ARS;meals=1x2023-09-21,1x2023-09-22")).cents,
	                 3750); /* C08 */
	f = priced(l, made(l, &e_expense, "date=2024-04-16;kind=hébergement;payer=ARS;zone=Lyon;real_amount=104,50"));
	assert_int_equal(f.cents, 10450);
	assert_string_equal(f.table, "mission-2023");
	refused(l, made(l, &e_expense, "date=2024-04-16;kind=hébergement;payer=ARS;zone=Lyon"), "hébergement");
	refused(l, made(l, &e_expense, "date=2024-04-16;kind=repas;payer=ARS;zone=Atlantide"), "Atlantide");
	refused(l, made(l, &e_expense, "date=2024-04-16;kind=repas;real_amount=3"), "payeur");
}

static void pays_the_rest(void **state)
{
	ledger *l = *state;

	vehicles(l);
	kept(l, &e_payer, "name=Asso;scale=barème fiscal 2025;scale_choice=figé");
	kept(l, &e_payer, "name=Maison;scale=barème fiscal;house_rate=0,25");
	assert_int_equal(priced(l, made(l, &e_expense, "date=2025-02-01;kind=train;real_amount=94,60")).cents, 9460);
	refused(l, made(l, &e_expense, "date=2025-02-01;kind=péage"), "justificatif");
	figure f = priced(l, made(l, &e_expense, "date=2025-02-01;kind=covoiturage"));
	assert_int_equal(f.cents, 0);
	assert_non_null(strstr(f.explanation, "conducteur"));
	assert_int_equal(priced(l, made(l, &e_expense, "date=2025-02-01;kind=covoiturage;real_amount=5")).cents, 500);
	assert_int_equal(priced(l, made(l, &e_expense, "date=2025-02-01;kind=régularisation;amount=-3,20")).cents, -320);
	refused(l, made(l, &e_expense, "date=2025-02-01;kind=régularisation"), "régularisation");
	f = priced(l, made(l, &e_expense, "date=2025-02-01;kind=kilomètres;payer=Asso;vehicle=Vélo;distance=10"));
	assert_int_equal(f.cents, 0);
	assert_non_null(strstr(f.explanation, "vélo"));
	assert_int_equal(priced(l, made(l, &e_expense, "date=2025-02-01;kind=kilomètres;payer=Maison;vehicle=Vélo;distance=10")).cents, 250);
	f = priced(l, made(l, &e_expense, "date=2025-02-01;kind=kilomètres;payer=Asso;vehicle=Clio;distance=10;received=5"));
	assert_int_equal(f.cents, 136);
	assert_non_null(strstr(f.explanation, "reçus des passagers"));
}

static void names_what_is_missing(void **state)
{
	ledger *l = *state;

	vehicles(l);
	kept(l, &e_vehicle, "label=Sans puissance;kind=voiture");
	kept(l, &e_payer, "name=Muet");
	kept(l, &e_payer, "name=Autre;scale=selon le trésorier");
	kept(l, &e_payer, "name=Figé;scale=barème fiscal;scale_choice=figé");
	kept(l, &e_payer, "name=Asso;scale=barème fiscal;scale_choice=année des revenus");
	kept(l, &e_payer, "name=Taux;calculation=taux unique");
	refused(l, made(l, &e_expense, "kind=kilomètres;distance=10"), "date");
	refused(l, made(l, &e_expense, "date=2025-02-01;kind=kilomètres;distance=10"), "payeur");
	refused(l, made(l, &e_expense, "date=2025-02-01;kind=kilomètres;payer=Asso;vehicle=Clio"), "distance");
	refused(l, made(l, &e_expense, "date=2025-02-01;kind=kilomètres;payer=Asso;distance=10"), "véhicule manque");
	refused(l, made(l, &e_expense, "date=2025-02-01;kind=kilomètres;payer=Muet;vehicle=Clio;distance=10"), "«Muet»");
	refused(l, made(l, &e_expense, "date=2025-02-01;kind=kilomètres;payer=Autre;vehicle=Clio;distance=10"), "«Autre»");
	refused(l, made(l, &e_expense, "date=2025-02-01;kind=kilomètres;payer=Figé;vehicle=Clio;distance=10"), "figé");
	refused(l, made(l, &e_expense, "date=2025-02-01;kind=kilomètres;payer=Taux;vehicle=Clio;distance=10"), "taux kilométrique");
	refused(l, made(l, &e_expense, "date=2025-02-01;kind=kilomètres;payer=Asso;vehicle=Trottinette;distance=10"), "«Trottinette»");
	refused(l, made(l, &e_expense, "date=2025-02-01;kind=kilomètres;payer=Asso;vehicle=Sans puissance;distance=10"), "puissance");
	refused(l, made(l, &e_expense, "date=2017-02-01;kind=kilomètres;payer=Asso;vehicle=Clio;distance=10"), "2017");
}

/* ---- keeping ---- */

static void keeps_the_figure(void **state)
{
	ledger *l = *state;
	AUTO_ERR err = {0};

	vehicles(l);
	kept(l, &e_payer, "name=Asso;scale=barème fiscal;scale_choice=année des revenus");
	record *x = made(l, &e_expense, "date=2026-02-01;kind=kilomètres;payer=Asso;vehicle=Clio;distance=46");
	figure f = priced(l, x);
	assert_int_equal(expense_keep(x, &f, false, &err), 0);
	assert_int_equal(journal_save(l->j, x, NULL, &err), 0);
	record *back = NULL;
	assert_int_equal(journal_get(l->j, l, &back, &e_expense, x->id, &err), 0);
	assert_int_equal(record_int(back, "amount"), 2926);
	assert_string_equal(record_text(back, "explanation"), f.explanation);
	assert_string_equal(record_text(back, "scale_used"), "fiscal-2026");
	assert_int_equal(record_int(back, "provisional"), 1);
}

static void asks_before_a_negative_amount(void **state)
{
	ledger *l = *state;
	AUTO_ERR err = {0};

	vehicles(l);
	kept(l, &e_payer, "name=Asso;scale=barème fiscal;scale_choice=année des revenus");
	kept(l, &e_expense, "date=2021-02-01;kind=kilomètres;payer=Asso;vehicle=Solex;distance=2990");
	record *x = made(l, &e_expense, "date=2021-03-01;kind=kilomètres;payer=Asso;vehicle=Solex;distance=20");
	figure f = priced(l, x);
	assert_int_equal(f.cents, -22531); /* B09 */
	assert_true(f.falls);
	assert_int_equal(expense_keep(x, &f, false, &err), ERR_INPUT);
	assert_true(err.warning);
	assert_non_null(strstr(err.what, "négatif"));
	assert_true(record_get(x, "amount")->kind == V_NULL);
	assert_int_equal(expense_keep(x, &f, false, NULL), ERR_INPUT);
	assert_int_equal(expense_keep(x, &f, true, NULL), 0);
	assert_int_equal(record_int(x, "amount"), -22531);
	f = priced(l, x = made(l, &e_expense, "date=2021-03-01;kind=régularisation;amount=-3"));
	assert_int_equal(expense_keep(x, &f, false, NULL), 0);
}

#define in_ledger(f) cmocka_unit_test_setup_teardown(f, ledger_setup, ledger_teardown)
int main(void)
{
	const struct CMUnitTest tests[] = {
		in_ledger(counts_by_vehicle_year_and_payer),
		in_ledger(counts_a_day_in_order),
		in_ledger(counts_public_by_person),
		in_ledger(gives_the_month_its_minimum_once),
		in_ledger(follows_the_payer),
		in_ledger(reads_policies),
		in_ledger(pays_meals_and_nights),
		in_ledger(pays_the_rest),
		in_ledger(names_what_is_missing),
		in_ledger(keeps_the_figure),
		in_ledger(asks_before_a_negative_amount),
	};

	return cmocka_run_group_tests(tests, scales_setup, scales_teardown);
}
