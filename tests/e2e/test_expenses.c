// SPDX-License-Identifier: EUPL-1.2
/* From a meeting to its expenses, by keyboard, in the real program. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <carnet/base/mem.h>
#include "demo.h"
#include "keys.h"


/* A meeting held yesterday, of the first mandate, with nothing noted for it. */
#define MEETING "3ahier" TAB "Commission prévention" F2

static void a_trip_in_one_key(void **state)
{
	(void)state;
	expect_at_sizes("trip", KEYS(MEETING, ENTER "f"), DEMO_SIZES);
	struct pty *p = demo();
	pty_keys(p, MEETING ENTER "f");
	pty_expect(p, "46" NB "km × 0,636");
	pty_expect_cursor_on(p, "[ Enregistrer ]");
	pty_keys(p, ENTER);
	pty_expect(p, "Enregistré" NB ": dépense");
	pty_keys(p, "f"); /* the second time it is asked: see it, correct it, or one more */
	pty_expect(p, "Un trajet est déjà noté pour cette réunion" NB ": 46" NB "km,");
	pty_keys(p, ENTER);
	pty_expect(p, "46" NB "km × 0,636");
	pty_keys(p, ESC "fc");
	pty_expect(p, "Aller-retour");
	pty_keys(p, ESC "fn");
	pty_expect(p, "La même dépense est déjà notée");
	pty_keys(p, ENTER);
	pty_expect(p, "Est-ce exact");
	pty_keys(p, ENTER);
	pty_expect(p, "Enregistré" NB ": dépense");
	pty_free(p);
}

/* A doubt about an amount that is typed is to be confirmed; why there is none yet is not. */
static void an_amount_typed_below_zero_is_asked_about(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "5ahier" ENTER "autre" ENTER "12" ENTER DOWN DOWN DOWN DOWN "-5" F2);
	pty_expect(p, "Le montant est négatif");
	pty_expect(p, "Est-ce exact");
	pty_expect_not(p, "au-dessus du plafond");
	pty_keys(p, "5" F2);
	pty_expect(p, "7,00" NB "€ sous celui du justificatif");
	pty_keys(p, ENTER);
	pty_expect(p, "Enregistré" NB ": dépense");
	pty_keys(p, "ahier" ENTER "km" ENTER F2);
	pty_expect(p, "Enregistré" NB ": dépense");
	pty_free(p);
}

/* Choosing the vehicle leads to the amount: it stands there already, and a train that follows is asked no vehicle. */
static void the_amount_stands_when_one_comes_to_it(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "5ahier" ENTER "kilo" ENTER);
	pty_expect(p, "Véhicule ");
	pty_keys(p, DOWN DOWN "46" ENTER "ma voit" ENTER DOWN DOWN DOWN DOWN);
	pty_expect_cursor_on(p, "29,26");
	pty_keys(p, UP UP UP UP UP UP UP UP UP "train" ENTER);
	pty_expect_cursor_on(p, "Montant du justificatif");
	pty_free(p);
	p = demo();
	pty_keys(p, "5ahier" ENTER "train" ENTER);
	pty_expect_cursor_on(p, "Montant du justificatif");
	pty_expect_not(p, "Véhicule ");
	pty_expect_not(p, "Trajet ");
	pty_free(p);
}

static void meetings_without_expenses(void **state)
{
	(void)state;
	expect_at_sizes("unclaimed", KEYS(MEETING, "5m"), DEMO_SIZES);
	struct pty *p = demo();
	pty_keys(p, "5m");
	pty_expect(p, "Chaque réunion où vous étiez");
	pty_keys(p, MEETING);
	pty_keys(p, "1");
	pty_expect(p, "1 réunion sans frais");
	pty_keys(p, "5m" ENTER);
	pty_expect_cursor_on(p, "[ Enregistrer ]");
	pty_keys(p, ESC "v");
	pty_expect(p, "Commission prévention");
	pty_keys(p, ESC "s");
	pty_expect(p, "Sans frais pour cette réunion");
	pty_expect(p, "Chaque réunion où vous étiez");
	pty_keys(p, "u");
	pty_expect(p, "1 réunion sans frais");
	pty_free(p);
}

/* The amount follows what is typed, until another is typed. */
static void the_amount_follows_what_is_typed(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "3" ENTER "f");
	for (int i = 0; i < 4; i++)
		pty_keys(p, UP);
	while (!pty_shows(p, "> Distance"))
		pty_keys(p, UP);
	pty_keys(p, "100");
	pty_expect(p, "100" NB "km × 0,636");
	pty_keys(p, DOWN);
	pty_expect(p, "63,60");
	while (!pty_shows(p, "> Montant   "))
		pty_keys(p, DOWN);
	pty_keys(p, "50");
	pty_expect(p, "Montant tapé par vous");
	pty_keys(p, "\010\010" DOWN);
	pty_expect(p, "63,60");
	pty_free(p);
}

static void what_is_missing_is_said(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, NULL, NULL);
	pty_keys(p, "5a" TAB ENTER "kilo" ENTER);
	pty_expect(p, "? Ces frais n’ont pas encore de payeur");
	pty_keys(p, DOWN DOWN DOWN DOWN ENTER "Asso" ENTER F2);
	pty_expect(p, "? La distance manque");
	pty_keys(p, F2);
	pty_expect(p, "Enregistré" NB ": dépense");
	pty_free(p);
}

static void the_state_of_a_receipt_in_one_key(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "5" HOME "j");
	pty_expect(p, "Justificatif" NB ":");
	pty_keys(p, ENTER "j");
	pty_expect(p, "Justificatif" NB ":");
	pty_keys(p, "u");
	pty_expect(p, "C’est annulé. État du justificatif" NB ": jeu. 29 oct. 2026, train");
	pty_free(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_trip_in_one_key), cmocka_unit_test(an_amount_typed_below_zero_is_asked_about), cmocka_unit_test(the_amount_stands_when_one_comes_to_it),
		cmocka_unit_test(meetings_without_expenses),
		cmocka_unit_test(the_amount_follows_what_is_typed),
		cmocka_unit_test(what_is_missing_is_said),
		cmocka_unit_test(the_state_of_a_receipt_in_one_key),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
