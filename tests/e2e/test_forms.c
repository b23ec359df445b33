// SPDX-License-Identifier: EUPL-1.2
/* Forms in the real program: a first hour of a newcomer, drafts, sizes, every control. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include <carnet/base/mem.h>
#include <carnet/journal/drafts.h>
#include "../support/folder.h"
#include "../support/pty.h"
#include "keys.h"

static struct pty *fresh(void)
{
	return pty_start(24, 80, NULL, NULL);
}

static void a_first_hour(void **state)
{
	(void)state;
	struct pty *p = fresh();
	pty_keys(p, "7aCPTS du Val d’Orge" F2);
	pty_expect(p, "Enregistré" NB ": CPTS, CPTS du Val d’Orge");
	pty_keys(p, "4a" ENTER ENTER ENTER "comité des us" ENTER "1/3/2026" F2);
	pty_expect(p, "Enregistré" NB ": mandat");
	pty_keys(p, "3a3/12" TAB "Comité des usagers" F2 ENTER);
	pty_keys(p, "aBilan annuel" ENTER "Budget ACI" ENTER "Questions diverses" ENTER ENTER);
	pty_expect(p, "Ordre du jour (3)");
	pty_keys(p, ESC "6aRelancer l’ARS" TAB "+7" F2);
	pty_expect(p, "dans 7 jours");
	pty_keys(p, "5ahier" TAB ENTER "train" ENTER F2);
	pty_expect(p, "ven. 20 nov. 2026");
	pty_keys(p, "5e" F2);
	pty_expect(p, "Rien n’a changé");
	pty_keys(p, "u");
	pty_expect(p, "Entrée pour commencer");
	pty_keys(p, "u6");
	pty_expect(p, "Entrée pour commencer");
	pty_keys(p, "u3" ENTER);
	pty_expect(p, "Ordre du jour (2)");
	pty_expect_not(p, "Questions diverses");
	pty_free(p);
}

static void new_forms_at_four_sizes(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	static const struct {
		int rows, cols;
		const char *name;
	} sizes[] = {{24, 80, "80x24"}, {20, 60, "60x20"}, {40, 120, "120x40"}, {10, 40, "40x10"}};
	for (size_t i = 0; i < LENGTH(sizes); i++) {
		struct pty *p = pty_start(sizes[i].rows, sizes[i].cols, NULL, NULL);
		pty_keys(p, "5a");
		pty_expect_screen(p, mem_printf(tmp, "form-expense-%s", sizes[i].name));
		pty_keys(p, ESC "3a");
		pty_expect_screen(p, mem_printf(tmp, "form-meeting-%s", sizes[i].name));
		pty_free(p);
	}
}

static void every_form_opens_and_closes_untouched(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	static const char *const tabs[] = {"3", "4", "4" RIGHT, "4" LEFT, "5", "5" RIGHT RIGHT, "5" LEFT LEFT, "5" LEFT, "6", "6" RIGHT, "7",
					   "7" RIGHT, "7" RIGHT RIGHT};
	for (size_t i = 0; i < LENGTH(tabs); i++) {
		pty_keys(p, tabs[i]);
		pty_keys(p, "a");
		pty_expect_cursor_on(p, ">");
		pty_expect(p, "Nouve");
		for (int k = 0; k < 30; k++) {
			pty_keys(p, DOWN);
			pty_expect_cursor_on(p, ">");
		}
		pty_expect_cursor_on(p, "[ Enregistrer ]");
		pty_keys(p, ESC);
		pty_expect_not(p, "Brouillon");
	}
	pty_free(p);
}

static void every_record_edits_back_unchanged(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	static const char *const tabs[] = {"3", "4", "5", "5" RIGHT, "5" RIGHT RIGHT, "6", "6" RIGHT, "7", "7" RIGHT, "7" RIGHT RIGHT};
	for (size_t i = 0; i < LENGTH(tabs); i++) {
		pty_keys(p, tabs[i]);
		pty_keys(p, "e");
		for (int k = 0; k < 30; k++)
			pty_keys(p, DOWN);
		pty_keys(p, F2);
		pty_expect(p, "Rien n’a changé");
	}
	pty_free(p);
}

static void errors_are_said_beside_their_field(void **state)
{
	(void)state;
	struct pty *p = fresh();
	pty_keys(p, "6aRelancer" TAB "31/02" TAB);
	pty_expect(p, "! La date 31/02 n’existe pas");
	pty_keys(p, F2);
	pty_expect(p, "Pas encore enregistré");
	pty_expect_cursor_on(p, "31/02");
	pty_expect_screen(p, "form-error");
	pty_keys(p, "\00128/2" F2);
	pty_expect(p, "Enregistré");
	pty_free(p);
}

static void required_fields_are_asked_for(void **state)
{
	(void)state;
	struct pty *p = fresh();
	pty_keys(p, "4a" F2);
	pty_expect(p, "«CPTS» est vide");
	pty_expect(p, "«Rôle» est vide");
	pty_expect_cursor_on(p, "CPTS");
	pty_free(p);
}

static void a_doubt_is_confirmed_with_enter(void **state)
{
	(void)state;
	struct pty *p = fresh();
	pty_keys(p, "5a+9" TAB ENTER "taxi" ENTER F2);
	pty_expect(p, "Est-ce exact");
	pty_expect_cursor_on(p, "> Date");
	pty_keys(p, DOWN F2);
	pty_expect(p, "Est-ce exact");
	pty_keys(p, ENTER);
	pty_expect(p, "Enregistré" NB ": dépense");
	pty_free(p);
}

static void dates_are_echoed_in_full(void **state)
{
	(void)state;
	struct pty *p = fresh();
	pty_keys(p, "3ahier");
	pty_expect(p, "ven. 20 nov. 2026, hier");
	pty_keys(p, TAB);
	pty_expect_not(p, "hier");
	pty_expect(p, "ven. 20 nov. 2026");
	pty_free(p);
}

static void the_calendar_chooses_a_day(void **state)
{
	(void)state;
	struct pty *p = fresh();
	pty_keys(p, "3a" F4);
	pty_expect_screen(p, "calendar");
	pty_keys(p, PGDN DOWN LEFT ENTER);
	pty_expect(p, "dim. 27 déc. 2026");
	pty_expect_cursor_on(p, "Titre");
	pty_keys(p, UP "\013");
	pty_expect(p, "décembre 2026");
	pty_expect_cursor_on(p, ">27");
	pty_keys(p, ESC);
	pty_expect_cursor_on(p, "27/12/2026");
	pty_free(p);
}

/* Enter would keep the day of today in its place. */
static void a_date_is_typed_in_the_calendar(void **state)
{
	(void)state;
	struct pty *p = fresh();
	pty_keys(p, "3a" F4 "3/1");
	pty_expect(p, "janvier 2027");
	pty_keys(p, "3" ENTER);
	pty_expect(p, "La date 3/13 n’existe pas");
	pty_keys(p, "\1772" ENTER);
	pty_expect(p, "jeu. 3 déc. 2026");
	pty_expect_cursor_on(p, "Titre");
	pty_keys(p, UP F4 "hier" DOWN ENTER);
	pty_expect(p, "ven. 27 nov. 2026");
	pty_free(p);
	p = pty_start(10, 40, NULL, NULL); /* a low window keeps the day in focus in its frame */
	pty_keys(p, "3a" F4 DOWN);
	pty_expect_cursor_on(p, ">28");
	pty_expect(p, "└ tapez la date");
	pty_free(p);
}

/* Enter once for everything again, Enter twice for what was there: not for the first of the list. */
static void a_letter_too_many_changes_no_choice(void **state)
{
	(void)state;
	struct pty *p = fresh();
	pty_keys(p, "5a" ENTER "péage" ENTER UP ENTER "zz" ENTER);
	pty_expect_cursor_on(p, "> péage");
	pty_keys(p, ENTER);
	pty_expect_not(p, "kilomètres");
	pty_expect(p, "péage");
	pty_free(p);
}

static void choices_narrow_as_one_types(void **state)
{
	(void)state;
	struct pty *p = fresh();
	pty_keys(p, "5a" TAB "héb");
	pty_expect(p, "> hébergement");
	pty_expect_not(p, "kilomètres");
	pty_keys(p, "\010\010\010rep" ENTER);
	pty_expect(p, "repas");
	pty_expect_cursor_on(p, "Nombre de repas");
	pty_free(p);
}

static void a_reference_is_created_in_place(void **state)
{
	(void)state;
	struct pty *p = fresh();
	pty_keys(p, "4aCPTS du Val" ENTER);
	pty_expect(p, "Nouvelle CPTS");
	pty_expect_cursor_on(p, "CPTS du Val");
	pty_keys(p, TAB "Bretagne" F2);
	pty_expect(p, "Nouveau mandat");
	pty_expect(p, "CPTS du Val");
	pty_expect_cursor_on(p, "Rôle");
	pty_keys(p, "tit" ENTER "CA" ENTER "1/1/2026" F2);
	pty_expect(p, "Enregistré" NB ": mandat, CA, CPTS du Val");
	pty_free(p);
}

/* Where there is nothing to choose yet, Enter makes the first one. */
static void an_empty_choice_creates(void **state)
{
	(void)state;
	struct pty *p = fresh();
	pty_keys(p, "5a" TAB "train" ENTER DOWN ENTER);
	pty_expect(p, "> créer" NB ": payeur…");
	pty_keys(p, ENTER);
	pty_expect(p, "Nouveau payeur");
	pty_free(p);
}

/* Two mandates of one body have one title: their first day tells them apart. */
static void mandates_of_one_body_are_told_apart(void **state)
{
	(void)state;
	struct pty *p = fresh();
	pty_keys(p, "7aVal" F2);
	pty_keys(p, "4a" ENTER ENTER "tit" ENTER "CA" ENTER "1/1/2023" F2);
	pty_keys(p, "4a" ENTER ENTER "tit" ENTER "CA" ENTER "1/1/2026" F2);
	pty_keys(p, "3a3/12" TAB TAB ENTER);
	pty_expect(p, "CA, Val  depuis le 1er janv. 2023");
	pty_free(p);
}

static void leaving_a_sub_form_goes_back_to_the_form(void **state)
{
	(void)state;
	struct pty *p = fresh();
	pty_keys(p, "4aCPTS du Val" ENTER ESC);
	pty_expect(p, "Nouveau mandat");
	pty_expect_cursor_on(p, "CPTS");
	pty_free(p);
}

static void long_text_is_written_in_the_editor(void **state)
{
	(void)state;
	struct pty *p = fresh();
	pty_keys(p, "6aRelancer" TAB TAB TAB TAB ENTER "Première ligne" ENTER "Seconde" ESC);
	pty_expect(p, "Nouvelle action");
	pty_keys(p, F2 ENTER);
	pty_expect(p, "Première ligne");
	pty_expect(p, "Seconde");
	pty_free(p);
}

/* A new payer is asked what is needed first; the rest is one line away. */
static void a_payer_begins_with_what_is_needed(void **state)
{
	(void)state;
	struct pty *p = fresh();
	pty_keys(p, "5" RIGHT RIGHT "a");
	pty_expect(p, "Taux maison");
	pty_expect(p, "Courriel");
	pty_expect(p, "[ 7 champs de plus ]");
	pty_expect_not(p, "Exercice");
	pty_free(p);
}

/* The scale of a payer is chosen among the usual ones, or typed. */
static void usual_words_are_offered(void **state)
{
	(void)state;
	struct pty *p = fresh();
	pty_keys(p, "5" RIGHT RIGHT "aFrance Rein" ENTER DOWN);
	pty_expect(p, "impôts, de l’État, ou le sien. Entrée");
	pty_keys(p, ENTER);
	pty_expect(p, "tarif public   celui de l’État");
	pty_keys(p, "maison" ENTER);
	pty_expect(p, "Barème kilométrique         taux maison");
	pty_expect_cursor_on(p, "Taux maison");
	pty_keys(p, UP F4);
	pty_expect(p, "> taux maison");
	pty_keys(p, ESC " 2026" ENTER);
	pty_expect(p, "taux maison 2026");
	pty_keys(p, F2);
	pty_expect(p, "taux maison 2026");
	pty_free(p);
}

/* Without amount: what it waits for, and Enter leads where it is written. */
static void an_expense_says_what_it_waits_for(void **state)
{
	(void)state;
	struct pty *p = fresh();
	pty_keys(p, "5aauj" ENTER ENTER ENTER F2 ENTER);
	pty_expect(p, "! Ces frais n’ont pas encore de payeur");
	pty_expect_cursor_on(p, "Montant");
	pty_keys(p, ENTER);
	pty_expect_cursor_on(p, "Payeur");
	pty_free(p);
}

static void typing_opens_the_editor_at_once(void **state)
{
	(void)state;
	struct pty *p = fresh();
	pty_keys(p, "6aRelancer" TAB TAB TAB TAB "Détail" F2);
	pty_expect(p, "Enregistré" NB ": action, Relancer");
	pty_keys(p, ENTER);
	pty_expect(p, "Détail");
	pty_free(p);
}

static void more_fields_are_behind_a_line(void **state)
{
	(void)state;
	struct pty *p = fresh();
	pty_keys(p, "3a");
	pty_expect_not(p, "Compte rendu");
	pty_expect(p, "champs de plus");
	for (int i = 0; i < 15; i++)
		pty_keys(p, DOWN);
	pty_keys(p, UP);
	pty_expect_cursor_on(p, "champs de plus");
	pty_keys(p, ENTER);
	for (int i = 0; i < 12; i++)
		pty_keys(p, DOWN);
	pty_expect(p, "Compte rendu");
	pty_free(p);
}

static void save_and_next_begins_again(void **state)
{
	(void)state;
	struct pty *p = fresh();
	pty_keys(p, "6aPremière" F6 "Seconde" "\016" ESC);
	pty_expect(p, "2 actions");
	pty_expect_not(p, "Brouillon");
	pty_free(p);
}

static void enter_alone_fills_and_saves(void **state)
{
	(void)state;
	struct pty *p = fresh();
	pty_keys(p, "6aRelancer" ENTER "+7" ENTER ENTER ENTER);
	for (int i = 0; i < 20 && !pty_shows(p, "> [ Enregistrer ]"); i++)
		pty_keys(p, DOWN);
	pty_keys(p, ENTER);
	pty_expect(p, "Enregistré" NB ": action, Relancer");
	pty_free(p);
}

/* --- Drafts ------------------------------------------------------------------------------------------------------- */

static void expect_offered(const char *home)
{
	struct pty *p = pty_start(24, 80, NULL, home);
	pty_keys(p, "6a");
	pty_expect(p, "Brouillon du 21 nov. 09:00");
	pty_expect_cursor_on(p, "Reprendre");
	pty_keys(p, ENTER);
	pty_expect(p, "Relancer le coordinateur");
	pty_keys(p, F2);
	pty_expect(p, "Enregistré" NB ": action, Relancer le coordinateur");
	pty_keys(p, "a");
	pty_expect_not(p, "Brouillon du");
	pty_free(p);
}

static void closing_keeps_a_draft(void **state)
{
	(void)state;
	struct pty *p = fresh();
	pty_keys(p, "6aRelancer" ESC);
	pty_expect(p, "Brouillon gardé");
	pty_keys(p, "a");
	pty_expect_screen(p, "form-draft");
	pty_keys(p, DOWN ENTER);
	pty_expect_not(p, "Relancer");
	pty_keys(p, ESC "aj");
	pty_expect(p, "Jeter ce brouillon pour de bon");
	pty_expect_cursor_on(p, "Non");
	pty_keys(p, "o");
	pty_expect(p, "Le brouillon est jeté");
	pty_keys(p, ESC "a");
	pty_expect_not(p, "Brouillon du");
	pty_free(p);
}

/* Home tells of it at once, and no longer once it is thrown away. */
static void a_draft_left_is_told_on_home(void **state)
{
	(void)state;
	struct pty *p = fresh();
	pty_keys(p, ENTER "Val" ESC);
	pty_expect(p, "À reprendre");
	pty_keys(p, ENTER "j");
	pty_keys(p, "o" ESC);
	pty_expect(p, "Pour commencer");
	pty_expect_not(p, "À reprendre");
	pty_free(p);
}

static void a_draft_survives_ending_by(int signal)
{
	AUTO_CTX(tmp);
	char *home = pty_new_home(tmp);
	struct pty *p = pty_start(24, 80, NULL, home);
	pty_keys(p, "6aRelancer le coordinateur");
	kill(pty_pid(p), signal);
	assert_int_equal(pty_end(p), 0);
	pty_free(p);
	expect_offered(home);
	assert_int_equal(folder_remove(home), 0);
}

static void a_draft_survives_hangup(void **state)
{
	(void)state;
	a_draft_survives_ending_by(SIGHUP);
}

static void a_draft_survives_terminate(void **state)
{
	(void)state;
	a_draft_survives_ending_by(SIGTERM);
}

static void a_draft_survives_a_closed_terminal(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	char *home = pty_new_home(tmp);
	struct pty *p = pty_start(24, 80, NULL, home);
	pty_keys(p, "6aRelancer le coordinateur");
	pty_close_terminal(p);
	assert_int_equal(pty_end(p), 0);
	pty_free(p);
	expect_offered(home);
	assert_int_equal(folder_remove(home), 0);
}

/* Waits until the drafts file says it, which must be within a second of the last key; then nothing can take it away. */
static void wait_for_draft(const void *parent, const char *home)
{
	const char *path = mem_printf(parent, "%s/data/carnet/journal.carnet", home);
	for (int tries = 0; tries < 3000; tries++) {
		AUTO_CTX(tmp);
		AUTO_ERR e = {0};
		journal *j;
		draft *list;
		size_t n = 0;
		if (journal_open(tmp, &j, path, JOURNAL_READ, &e) == 0 && draft_list(j, tmp, "action/", &list, &n, &e) == 0 && n == 1 &&
		    strcmp(list[0].fields[0].typed, "Relancer le coordinateur") == 0)
			return;
		usleep(1000);
	}
	fail_msg("no draft was written");
}

static void a_draft_survives_kill(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	char *home = pty_new_home(tmp);
	struct pty *p = pty_start(24, 80, NULL, home);
	pty_keys(p, "7aCPTS du Val" F2 "6aRelancer le coordinateur");
	wait_for_draft(tmp, home);
	kill(pty_pid(p), SIGKILL);
	assert_int_equal(pty_end(p), -SIGKILL);
	pty_free(p);
	expect_offered(home);
	assert_int_equal(folder_remove(home), 0);
}

/* Two programs on one journal: a form being filled in is nobody else's draft, until its program ends. */
static void a_draft_held_elsewhere_is_not_offered(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	char *home = pty_new_home(tmp);
	struct pty *one = pty_start(24, 80, NULL, home);
	pty_keys(one, "7aCPTS du Val" F2 "6aRelancer le coordinateur");
	wait_for_draft(tmp, home);
	struct pty *two = pty_start(24, 80, NULL, home);
	pty_expect_not(two, "À reprendre");
	pty_keys(two, "6a");
	pty_expect_not(two, "Brouillon du");
	pty_free(two);
	kill(pty_pid(one), SIGKILL);
	pty_end(one);
	pty_free(one);
	two = pty_start(24, 80, NULL, home);
	pty_expect(two, "À reprendre");
	pty_expect(two, "Relancer");
	pty_keys(two, "6a");
	pty_expect(two, "Brouillon du");
	pty_free(two);
	assert_int_equal(folder_remove(home), 0);
}

/* What Enter does is said for the field in focus. */
static void hints_follow_the_field(void **state)
{
	(void)state;
	struct pty *p = fresh();
	pty_keys(p, "6a");
	pty_expect(p, "Entrée suivant");
	pty_expect(p, "* à remplir");
	pty_keys(p, DOWN DOWN);
	pty_expect(p, "Entrée choisir");
	pty_keys(p, DOWN DOWN);
	pty_expect(p, "Entrée écrire");
	pty_keys(p, END PGDN PGDN);
	pty_expect(p, "Entrée faire");
	pty_free(p);
}

static void a_draft_of_a_record_is_its_own(void **state)
{
	(void)state;
	struct pty *p = fresh();
	pty_keys(p, "6aPremière" F6 "Seconde" F2 HOME "e de plus" ESC);
	pty_expect(p, "Brouillon gardé");
	pty_keys(p, DOWN "e");
	pty_expect_not(p, "Brouillon du");
	pty_keys(p, ESC UP "e");
	pty_expect(p, "Brouillon du");
	pty_keys(p, ENTER);
	pty_expect(p, "de plus");
	pty_free(p);
}

/* --- Sizes -------------------------------------------------------------------------------------------------------- */

static void a_resize_keeps_what_is_typed(void **state)
{
	(void)state;
	struct pty *p = fresh();
	pty_keys(p, "6aRelancer le coordinateur" TAB "hie");
	static const int sizes[][2] = {{10, 40}, {5, 20}, {50, 200}, {1, 1}, {20, 60}};
	for (size_t i = 0; i < LENGTH(sizes); i++)
		pty_resize(p, sizes[i][0], sizes[i][1]);
	pty_resize(p, 24, 80);
	pty_expect_cursor_on(p, "hie");
	pty_keys(p, "r" F2);
	pty_expect(p, "en retard de 1 jour");
	pty_expect(p, "Relancer le coordinateur");
	pty_free(p);
}

static void the_smallest_window_saves_too(void **state)
{
	(void)state;
	struct pty *p = pty_start(10, 40, NULL, NULL);
	pty_keys(p, "6aRelancer");
	for (int i = 0; i < 20; i++) {
		pty_expect_cursor_on(p, ">");
		pty_keys(p, DOWN);
	}
	pty_expect_cursor_on(p, "[ Enregistrer ]");
	pty_keys(p, ENTER);
	pty_expect(p, "Relancer");
	pty_expect_cursor_on(p, ">");
	pty_free(p);
}

static void a_click_goes_to_a_field(void **state)
{
	(void)state;
	struct pty *p = fresh();
	pty_keys(p, "6a");
	pty_keys(p, "\033[<0;30;7M");
	pty_expect_cursor_on(p, "> État");
	pty_free(p);
}

/* In a narrow window it takes the lines it needs; in the smallest one, under a message, the field stays in sight. */
static void what_helps_with_a_field_is_whole(void **state)
{
	(void)state;
	struct pty *p = pty_start(20, 60, PTY_ARGS("--demo"), NULL);
	pty_keys(p, "5" RIGHT RIGHT ENTER "e");
	pty_keys(p, "\t\t\t\t\t\t\t\t\t");
	pty_expect_cursor_on(p, "> Nuits");
	pty_expect(p, "somme fixe. Entrée montre les");
	pty_expect(p, "   choix");
	pty_free(p);
	p = pty_start(10, 40, PTY_ARGS("--demo"), NULL);
	pty_keys(p, "5n" F2 "t" F2 ENTER "b");
	pty_expect_cursor_on(p, "> Peut recevoir");
	pty_expect(p, "notez sa réponse");
	pty_free(p);
}

/* How the amount was computed and all that is doubtful, in a small window too. */
static void every_doubt_of_an_expense_is_told(void **state)
{
	(void)state;
	struct pty *p = pty_start(20, 60, PTY_ARGS("--demo"), NULL);
	pty_keys(p, "5a4/8/2024" TAB ENTER "kilo" ENTER TAB TAB "44" TAB TAB ENTER "CPTS" ENTER);
	pty_expect(p, "et dites pourquoi elle est en retard.");
	pty_expect(p, "choisissez un autre mandat.");
	pty_expect_cursor_on(p, "> Réunion");
	pty_free(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_first_hour),
		cmocka_unit_test(new_forms_at_four_sizes),
		cmocka_unit_test(every_form_opens_and_closes_untouched),
		cmocka_unit_test(every_record_edits_back_unchanged),
		cmocka_unit_test(errors_are_said_beside_their_field),
		cmocka_unit_test(required_fields_are_asked_for),
		cmocka_unit_test(a_doubt_is_confirmed_with_enter),
		cmocka_unit_test(dates_are_echoed_in_full),
		cmocka_unit_test(the_calendar_chooses_a_day),
		cmocka_unit_test(a_date_is_typed_in_the_calendar),
		cmocka_unit_test(a_letter_too_many_changes_no_choice),
		cmocka_unit_test(choices_narrow_as_one_types),
		cmocka_unit_test(a_reference_is_created_in_place),
		cmocka_unit_test(an_empty_choice_creates), cmocka_unit_test(mandates_of_one_body_are_told_apart),
		cmocka_unit_test(leaving_a_sub_form_goes_back_to_the_form),
		cmocka_unit_test(long_text_is_written_in_the_editor),
		cmocka_unit_test(a_payer_begins_with_what_is_needed),
		cmocka_unit_test(usual_words_are_offered),
		cmocka_unit_test(an_expense_says_what_it_waits_for),
		cmocka_unit_test(typing_opens_the_editor_at_once),
		cmocka_unit_test(more_fields_are_behind_a_line),
		cmocka_unit_test(save_and_next_begins_again),
		cmocka_unit_test(enter_alone_fills_and_saves),
		cmocka_unit_test(closing_keeps_a_draft),
		cmocka_unit_test(a_draft_left_is_told_on_home),
		cmocka_unit_test(a_draft_survives_hangup),
		cmocka_unit_test(a_draft_survives_terminate),
		cmocka_unit_test(a_draft_survives_a_closed_terminal),
		cmocka_unit_test(a_draft_survives_kill),
		cmocka_unit_test(a_draft_held_elsewhere_is_not_offered),
		cmocka_unit_test(hints_follow_the_field),
		cmocka_unit_test(a_draft_of_a_record_is_its_own),
		cmocka_unit_test(a_resize_keeps_what_is_typed),
		cmocka_unit_test(the_smallest_window_saves_too),
		cmocka_unit_test(a_click_goes_to_a_field), cmocka_unit_test(what_helps_with_a_field_is_whole), cmocka_unit_test(every_doubt_of_an_expense_is_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
