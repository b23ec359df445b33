// SPDX-License-Identifier: EUPL-1.2
/* The life of a claim by keyboard, in the real program. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <cmocka.h>
#include <carnet/base/mem.h>
#include "demo.h"
#include "keys.h"

static void each_screen_at_three_sizes(void **state)
{
	(void)state;
	expect_at_sizes("claim-new", KEYS("5n"), DEMO_SIZES);
	expect_at_sizes("claim-screen", KEYS("5n" F2), DEMO_SIZES);
	expect_at_sizes("claim-check", KEYS("5n" F2 "t"), DEMO_SIZES);
	expect_at_sizes("claim-answer", KEYS("5n" F2 "t" F2 ENTER "p"), DEMO_SIZES);
	expect_at_sizes("claim-leaving", KEYS("5n" F2 "xn"), DEMO_SIZES);
	expect_at_sizes("claim-papers", KEYS("5n" F2 "x"), DEMO_SIZES);
	expect_at_sizes("claim-state", KEYS("5n" F2 "s"), DEMO_SIZES);
	expect_at_sizes("claim-read", KEYS("5n" F2 "xnl"), DEMO_SIZES);
	expect_at_sizes("figures", KEYS("5c"), DEMO_SIZES);
}

/* Withdrawn while it is read, it is not there to be sent any more; it comes back with what was undone. */
static void a_claim_withdrawn_is_not_read_any_more(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "5n" F2 "xnl");
	pty_expect(p, "NDF-2026-0001");
	pty_expect(p, "x exporter");
	pty_keys(p, "u");
	pty_expect(p, "n’est plus dans le carnet");
	pty_expect_not(p, "x exporter");
	pty_keys(p, "r");
	pty_expect_not(p, "n’est plus dans le carnet");
	pty_expect(p, "x exporter");
	pty_free(p);
}

/* Drawn up without its last line, sent, accepted in part, paid, closed; each step said before it is taken. */
static void a_claim_from_draft_to_closed(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "5n" END);
	pty_expect(p, "3 lignes cochées" NB ": 49,87" NB "€");
	pty_keys(p, " ");
	pty_expect(p, "2 lignes cochées" NB ": 47,07" NB "€");
	pty_keys(p, F2);
	pty_expect(p, "Note établie" NB ": NDF-2026-0001");
	pty_expect(p, "t la vérifie");
	pty_keys(p, "t" F2 ENTER);
	pty_expect(p, "transmise");
	pty_expect(p, "puis la réponse (a, p, f)");
	pty_keys(p, "p");
	while (!pty_shows(p, "> [x] 29/09/2026"))
		pty_keys(p, DOWN);
	pty_keys(p, ENTER "99" ENTER);
	pty_expect(p, "Ce n’est pas entre 0 et 29,26");
	pty_keys(p, "\010\010" "20" ENTER);
	pty_expect(p, "Accepté" NB ": 37,81" NB "€ sur 47,07" NB "€");
	pty_keys(p, HOME DOWN DOWN ENTER "Trajet trop long" ENTER F2);
	pty_expect(p, "La réponse est notée");
	pty_expect(p, "partielle");
	pty_keys(p, "y" ENTER);
	pty_expect(p, "payée");
	pty_keys(p, "c");
	pty_expect(p, "Tout est fait");
	pty_keys(p, "s");
	pty_expect(p, "> n  Redemander");
	pty_keys(p, ESC "n");
	pty_expect(p, "Un nouveau brouillon avec les lignes refusées");
	pty_expect(p, "9,26" NB "€");
	pty_free(p);
}

static void a_line_taken_out_comes_back_in_focus(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "5n" F2 DOWN DOWN);
	int y, x;
	pty_cursor(p, &y, &x);
	const char *line = pty_line(p, y);
	pty_keys(p, "d");
	pty_expect(p, "La ligne est retirée");
	pty_expect_not(p, line);
	pty_keys(p, "u");
	pty_expect_cursor_on(p, line);
	/* the person went elsewhere: the focus stays there */
	pty_keys(p, "d" HOME "u" DOWN DOWN);
	pty_expect_cursor_on(p, line);
	pty_free(p);
}

/* d takes out the line in focus; on another line the whole claim goes, and the hint says so. */
static void a_draft_says_what_is_removed(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "5n" F2);
	pty_expect(p, "d supprimer la note");
	pty_expect_not(p, "d retirer");
	pty_keys(p, DOWN);
	pty_expect(p, "d retirer");
	pty_expect_not(p, "d supprimer la note");
	pty_keys(p, "d");
	pty_expect(p, "La ligne est retirée");
	pty_keys(p, HOME "d");
	pty_expect(p, "u annule");
	pty_expect_not(p, "NDF-2026-0001 ›");
	pty_keys(p, "u" RIGHT ENTER);
	pty_expect(p, "2 lignes");
	pty_free(p);
}

/* The claim was taken back while it was being looked at: nothing more is said of it, nothing can be sent. */
static void what_is_taken_back_is_no_longer_sent(void **state)
{
	static const char *const keys[] = {"5n" F2 "tu", "5n" F2 "xnu", "5n" F2 "t" F2 ENTER "puu"};
	(void)state;
	for (size_t i = 0; i < LENGTH(keys); i++) {
		struct pty *p = demo();
		pty_keys(p, keys[i]);
		pty_expect(p, "n’est plus dans le carnet");
		pty_expect_not(p, "n’existe pas");
		pty_expect_not(p, "F2 ");
		pty_keys(p, F2);
		pty_expect(p, "n’est plus dans le carnet");
		pty_keys(p, ESC);
		pty_free(p);
	}
}

static void a_refusal_has_a_reason_and_is_undone(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "5n" F2 "t" F2 ENTER "f" ENTER);
	pty_expect(p, "Un refus a un motif");
	pty_keys(p, "Hors délai" ENTER ENTER);
	pty_expect(p, "n redemande les lignes");
	pty_keys(p, "u");
	pty_expect(p, "puis la réponse (a, p, f)");
	pty_keys(p, "uu");
	pty_expect(p, "Cette fiche n’est plus");
	pty_free(p);
}

/* In the record of its payer no header says which date is which. */
static void a_claim_among_others_says_its_dates(void **state)
{
	(void)state;
	struct pty *p = pty_start(40, 120, PTY_ARGS("--demo"), NULL);
	pty_keys(p, "5n" F2 "t" F2 ENTER ENTER);
	pty_expect(p, "du 18/09/2026 au 29/09/2026 envoi 21/11/2026 transmise");
	pty_free(p);
}

/* Left half typed, or cut short, an answer is there again; once kept, it is not. */
static void an_answer_left_comes_back(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "5n" F2 "t" F2 ENTER "p" DOWN ENTER "40" ENTER DOWN ENTER "Hors barème" ENTER ESC);
	pty_expect_not(p, "Hors barème");
	pty_keys(p, "p");
	pty_expect(p, "Ce que vous tapiez ici est revenu");
	pty_expect(p, "Hors barème");
	pty_expect(p, "Accepté" NB ": 40,00" NB "€ sur 49,87" NB "€");
	pty_keys(p, F2);
	pty_expect(p, "partielle");
	pty_keys(p, "up");
	pty_expect_not(p, "est revenu");
	pty_keys(p, DOWN DOWN DOWN " " ESC "p");
	pty_expect(p, "est revenu");
	pty_expect(p, "0,00" NB "€ sur 17,81" NB "€");
	pty_free(p);
}

/* u takes back what is typed before what is kept; home tells of what was left. */
static void an_answer_not_kept_is_undone(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "5n" F2 "t" F2 ENTER "p" DOWN DOWN DOWN " " ESC ESC ESC);
	pty_expect(p, "du payeur, NDF-2026-0001");
	pty_keys(p, "5" RIGHT ENTER "p");
	pty_expect(p, "est revenu");
	pty_keys(p, "u");
	pty_expect(p, "ce que vous tapiez ici est retiré");
	pty_expect(p, "Accepté" NB ": 49,87" NB "€ sur 49,87" NB "€");
	pty_keys(p, "u");
	pty_expect(p, "Note transmise" NB ": NDF-2026-0001");
	pty_keys(p, ESC ESC ESC);
	pty_expect_not(p, "du payeur, NDF");
	pty_free(p);
}

/* A total for the whole, then back to the lines. */
static void an_answer_by_total(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "5n" F2 "t" F2 ENTER "p" DOWN ENTER "40" ENTER);
	pty_expect(p, "Accepté" NB ": 40,00" NB "€ sur 49,87" NB "€");
	pty_keys(p, ENTER "\177" ENTER);
	pty_expect(p, "Accepté" NB ": 49,87" NB "€ sur 49,87" NB "€");
	pty_keys(p, ENTER "40" ENTER F2);
	pty_expect(p, "partielle");
	pty_expect(p, "9,87" NB "€");
	pty_free(p);
}

/* On a line or on the total; a digit would open another tab. With the top row of a French keyboard too. */
static void an_amount_is_typed_where_it_stands(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "5n" F2 "t" F2 ENTER "p" DOWN DOWN DOWN "10" ENTER);
	pty_expect(p, "10,00" NB "€ sur 17,81" NB "€");
	pty_keys(p, "\"0" ENTER);
	pty_expect(p, "Ce n’est pas entre 0 et 17,81");
	pty_keys(p, ESC UP UP "40" ENTER);
	pty_expect(p, "Accepté" NB ": 40,00" NB "€ sur 49,87" NB "€");
	pty_free(p);
}

/* What is there is proposed again: Enter twice erased it. */
static void enter_twice_changes_nothing_of_an_answer(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "5n" F2 "t" F2 ENTER "p" DOWN "40" ENTER DOWN ENTER "hors délai" ENTER);
	pty_expect(p, "hors délai");
	pty_keys(p, ENTER ENTER UP ENTER ENTER);
	pty_expect(p, "hors délai");
	pty_expect(p, "Accepté" NB ": 40,00" NB "€ sur 49,87" NB "€");
	pty_keys(p, ENTER "\177" ENTER);
	pty_expect(p, "non, ligne par ligne");
	pty_free(p);
}

/* A digit would open another tab. */
static void a_period_is_typed_where_it_stands(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "5n" DOWN "20/9" ENTER);
	pty_expect(p, "2 lignes cochées" NB ": 32,06" NB "€");
	pty_expect(p, "20/09/2026");
	pty_keys(p, UP "3");
	pty_expect_not(p, "Jusqu’au");
	pty_free(p);
}

/* An empty list of choices would lead nowhere. */
static void a_payer_is_asked_for_where_it_is_written(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, NULL, NULL);
	pty_keys(p, "5n" ENTER);
	pty_expect(p, "Aucun payeur n’est noté");
	pty_expect_not(p, "Rien ne s’appelle ainsi");
	pty_free(p);
}

/* Noted as it is typed, and said. */
static void a_day_of_a_step_that_cannot_be_is_told(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "5n" F2 "t" F2 ENTER "f" "trop tard" ENTER "1/1/2030" ENTER);
	pty_expect(p, "le 01/01/2030 est encore à venir. u annule");
	pty_keys(p, "ua20/11" ENTER);
	pty_expect(p, "le 20/11/2026 est avant l’envoi, le 21/11/2026. u annule");
	pty_keys(p, "y" ENTER);
	pty_expect(p, "Payée. u annule");
	pty_keys(p, "c");
	pty_expect(p, "Close. u annule");
	pty_free(p);
}

/* No digit was pressed then: what is there is proposed. */
static void typing_an_amount_runs_from_help(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "5n" F2 "t" F2 ENTER "p" DOWN DOWN DOWN "\033OP");
	pty_expect(p, "0-9");
	while (!pty_shows(p, "> 0-9"))
		pty_keys(p, DOWN);
	pty_keys(p, ENTER);
	pty_expect(p, "> 17,81");
	pty_free(p);
}

/* The association may be given to, the CPTS may not. */
static void a_waiver_only_where_it_may_be(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "5n" F2 "b");
	pty_expect(p, "Rien ne dit que «CPTS du Val d’Aubrelle» peut recevoir");
	pty_free(p);
	p = demo();
	pty_keys(p, "5n" ENTER "Respirer" ENTER F2 "b");
	pty_expect(p, "Renoncer au remboursement");
	while (!pty_shows(p, "> [x]"))
		pty_keys(p, DOWN);
	pty_keys(p, " " F2);
	pty_expect(p, "L’abandon est noté");
	pty_keys(p, "xa");
	pty_expect(p, "renonce expressément");
	pty_free(p);
}

/* On its row it ends with an ellipsis; of the payer's answer too, whose rows are shorter. */
static void a_line_in_focus_is_told_whole(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "5" RIGHT DOWN ENTER DOWN DOWN DOWN DOWN DOWN DOWN);
	pty_expect_not(p, "suites de la lettre");
	pty_keys(p, DOWN);
	pty_expect_cursor_on(p, "suites de l…");
	pty_expect(p, "08/07/2026  kilomètres, Rendez-vous avec le coordinateur, suites de la lettre");
	pty_keys(p, "p" DOWN DOWN DOWN DOWN);
	pty_expect_cursor_on(p, "Brissonne, alle…");
	pty_expect(p, "14/05/2026  train, Aubrelle-le-Pont – Brissonne, aller-retour");
	pty_free(p);
}

/* One line of several given up: none, then that one. */
static void all_or_none(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "5nt");
	pty_expect(p, "0 ligne cochée");
	pty_keys(p, "t");
	pty_expect(p, "3 lignes cochées");
	pty_keys(p, F2 "t" F2 ENTER "pt");
	pty_expect(p, "Accepté" NB ": 0,00" NB "€ sur 49,87" NB "€");
	pty_keys(p, END " ");
	pty_expect(p, "Accepté" NB ": 2,80" NB "€ sur 49,87" NB "€");
	pty_keys(p, "t"); /* not all yet: all */
	pty_expect(p, "Accepté" NB ": 49,87" NB "€ sur 49,87" NB "€");
	pty_free(p);
}

/* A draft is not asked what its steps will write down. */
static void the_form_of_a_draft(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "5n" F2 "e");
	pty_expect(p, "Avance");
	pty_expect_not(p, "Payée le");
	pty_expect_not(p, "Total accepté");
	pty_free(p);
}

static void what_stops_a_claim_leads_to_its_place(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, NULL, NULL);
	pty_keys(p, "5n");
	pty_expect(p, "notez d’abord vos dépenses");
	pty_keys(p, ESC "5ahier" TAB "taxi" ENTER "25" F2 "n");
	pty_expect(p, "1 dépense n’a pas encore de payeur");
	pty_free(p);
	p = demo();
	pty_keys(p, "5n" F2 "t" ENTER);
	pty_expect_cursor_on(p, "Justificatif");
	pty_free(p);
}

static void a_file_is_written_with_what_is_ticked(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "5n" F2 "xn" F2 "t");
	pty_expect(p, "Le fichier est écrit");
	pty_keys(p, "r" ESC "xt");
	pty_expect(p, "NDF-2026-0001.csv");
	pty_free(p);
}

/* What is owed, its letter, the figures and the waivers of other years: one key each from the expenses. */
static void years_and_reminder_from_the_expenses(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "5");
	pty_expect(p, "On vous doit 366,98" NB "€ depuis 117 jours. l" NB ": relancer");
	pty_keys(p, "l");
	pty_expect(p, "Madame, Monsieur,");
	pty_expect(p, "Carnet d’entraînement" NB ": rien de ce qui suit n’est vrai.");
	pty_keys(p, ESC "c" LEFT);
	pty_expect(p, "Année civile 2025");
	pty_keys(p, RIGHT);
	pty_expect(p, "Année civile 2026");
	pty_keys(p, ESC "b");
	pty_expect(p, "Total abandonné" NB ": 16,50" NB "€");
	pty_keys(p, LEFT);
	pty_expect(p, "Rien n’a été abandonné en 2025.");
	pty_free(p);
}

/* In the list of claims, that of the one in focus; a draft is owed nothing yet. */
static void the_claim_in_focus_is_reminded_of(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "5" RIGHT);
	pty_expect(p, "NDF-05");
	pty_keys(p, "l");
	pty_expect(p, "Relance pour la note NDF-03");
	pty_keys(p, ESC DOWN "l");
	pty_expect(p, "Relance pour la note NDF-04");
	pty_free(p);
}

/* A claim written here after it was sent says no day on which it was drawn up; an expense of it, no sign that only programs read. */
static void a_claim_noted_late_tells_no_day_that_nobody_noted(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "5" RIGHT END ENTER END);
	pty_expect(p, "Transmise");
	pty_expect_not(p, "Établie");
	pty_keys(p, HOME DOWN ENTER);
	pty_expect(p, "barème fiscal");
	pty_expect_not(p, "Barème utilisé");
	pty_keys(p, ESC ESC LEFT "ahier" TAB "train" ENTER "25" F2 ENTER ENTER);
	pty_expect(p, "25,00" NB "€ sur le justificatif");
	pty_expect_not(p, "Provisoire");
	pty_free(p);
}

/* What its payer has no longer changes by hand; once a document was made, the sending is not taken back. */
static void what_was_sent_stays(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "5n" F2 "t" F2 ENTER "e" "9" F2);
	pty_expect(p, "Cette note est «transmise»" NB ": son payeur l’a reçue telle");
	pty_keys(p, "\010" F2);
	pty_expect(p, "Rien n’a changé");
	pty_keys(p, "x" ENTER);
	pty_expect(p, "Entrée continuer");
	pty_keys(p, ENTER "t");
	pty_expect(p, "Le fichier est écrit");
	pty_keys(p, "r" ESC "u");
	pty_expect(p, "ne s’annule plus");
	pty_free(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_screen_at_three_sizes),
		cmocka_unit_test(a_claim_withdrawn_is_not_read_any_more), cmocka_unit_test(a_claim_from_draft_to_closed),
		cmocka_unit_test(what_is_taken_back_is_no_longer_sent), cmocka_unit_test(a_refusal_has_a_reason_and_is_undone),
		cmocka_unit_test(a_draft_says_what_is_removed), cmocka_unit_test(a_line_taken_out_comes_back_in_focus), cmocka_unit_test(an_answer_by_total),
		cmocka_unit_test(an_answer_not_kept_is_undone),
		cmocka_unit_test(typing_an_amount_runs_from_help),
		cmocka_unit_test(an_amount_is_typed_where_it_stands), cmocka_unit_test(enter_twice_changes_nothing_of_an_answer),
		cmocka_unit_test(a_period_is_typed_where_it_stands), cmocka_unit_test(a_day_of_a_step_that_cannot_be_is_told),
		cmocka_unit_test(a_payer_is_asked_for_where_it_is_written),
		cmocka_unit_test(an_answer_left_comes_back), cmocka_unit_test(a_claim_among_others_says_its_dates), cmocka_unit_test(all_or_none), cmocka_unit_test(the_form_of_a_draft),
		cmocka_unit_test(a_waiver_only_where_it_may_be),
		cmocka_unit_test(what_stops_a_claim_leads_to_its_place),
		cmocka_unit_test(a_file_is_written_with_what_is_ticked),
		cmocka_unit_test(years_and_reminder_from_the_expenses), cmocka_unit_test(the_claim_in_focus_is_reminded_of),
		cmocka_unit_test(a_claim_noted_late_tells_no_day_that_nobody_noted),
		cmocka_unit_test(what_was_sent_stays),
		cmocka_unit_test(a_line_in_focus_is_told_whole),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
