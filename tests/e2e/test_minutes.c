// SPDX-License-Identifier: EUPL-1.2
/* A meeting noted while it is held, by keyboard: fast typing, quick marks, nothing lost; then closed in one go. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
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

#define F5 "\033[15~"
#define F7 "\033[18~"
#define F8 "\033[19~"
#define CTRL_A "\001"
#define CTRL_B "\002"
#define CTRL_E "\005"
#define CTRL_T "\024"
#define CTRL_U "\025"
#define CTRL_X "\030"

static const struct size {
	int rows, cols;
	const char *name;
} sizes[] = {{24, 80, "80x24"}, {20, 60, "60x20"}, {40, 120, "120x40"}};

static void run(const char *home, const char *const *args)
{
	struct pty *p = pty_launch(24, 80, args, home);
	assert_int_equal(pty_end(p), 0);
	pty_free(p);
}

/* A board that meets today, three points on its agenda. */
static char *board_today(const void *parent)
{
	char *home = pty_new_home(parent);
	run(home, PTY_ARGS("add", "cpts", "name=CPTS du Val"));
	run(home, PTY_ARGS("add", "mandate", "cpts=1", "role=titulaire", "body=CA", "starts=2026-01-01"));
	run(home, PTY_ARGS("add", "meeting", "title=Conseil", "date=auj", "mandate=1", "start=8:30"));
	run(home, PTY_ARGS("add", "point", "reunion=1", "titre=Bilan annuel"));
	run(home, PTY_ARGS("add", "point", "reunion=1", "titre=Budget 2027"));
	run(home, PTY_ARGS("add", "point", "reunion=1", "titre=Questions diverses"));
	return home;
}

static struct pty *in_meeting(const char *home, int rows, int cols)
{
	struct pty *p = pty_start(rows, cols, NULL, home);
	pty_keys(p, "3" ENTER "c");
	return p;
}

static void noted_at_three_sizes(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	for (size_t i = 0; i < LENGTH(sizes); i++) {
		char *home = board_today(tmp);
		struct pty *p = in_meeting(home, sizes[i].rows, sizes[i].cols);
		pty_keys(p, PGUP UP UP UP UP UP UP);
		pty_expect_screen(p, mem_printf(tmp, "minutes-meeting-%s", sizes[i].name));
		pty_keys(p, RIGHT PGDN "La coordinatrice présente le bilan." ENTER "82 actions" F5 "Bilan adopté" ENTER F7 "Relancer l’ARS / moi / 15 janv.");
		pty_expect_screen(p, mem_printf(tmp, "minutes-%s", sizes[i].name));
		pty_keys(p, F2);
		pty_expect_screen(p, mem_printf(tmp, "closing-%s", sizes[i].name));
		pty_free(p);
		assert_int_equal(folder_remove(home), 0);
	}
}

static void a_point_is_one_action(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	char *home = board_today(tmp);
	struct pty *p = in_meeting(home, 24, 80);
	pty_keys(p, "Présentation" F5 "Adopté" F8 "J’ai demandé les chiffres" F7 "Relancer / Maud / +7" ENTER "Relire");
	pty_keys(p, CTRL_E);
	pty_expect(p, "adopté. La même touche");
	pty_keys(p, CTRL_B);
	pty_expect(p, "Mon vote" NB ": pour");
	pty_keys(p, CTRL_U);
	pty_keys(p, CTRL_U);
	pty_expect(p, "consultés. La même touche");
	pty_keys(p, PGDN);
	pty_expect(p, "point 2 sur 3");
	pty_expect(p, "adopté · 2 actions");
	pty_keys(p, ESC);
	pty_expect(p, "Tout est gardé");
	pty_expect(p, "Actions (2)");
	pty_expect(p, "consultés");
	pty_keys(p, "u");
	pty_expect(p, "Noté en séance" NB ": Bilan annuel");
	pty_expect_not(p, "Actions (");
	pty_expect_not(p, "consultés");
	pty_keys(p, "r" "c");
	pty_expect(p, "09:00 Présentation");
	pty_expect(p, "Relancer · Maud · dans 7 jours");
	pty_expect(p, "Relire · vous · sans date");
	pty_free(p);
	assert_int_equal(folder_remove(home), 0);
}

/* The same mark again: a line of its own; what a field cannot show says so. */
static void a_second_decision_is_another_line(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	char *home = board_today(tmp);
	struct pty *p = in_meeting(home, 24, 80);
	pty_keys(p, F5 "Bilan envoyé à l’ARS et à la mairie avant mars" F7 "appeler l’ARS demain");
	pty_expect(p, "Appeler l’ARS · vous · dim. 22 nov.");
	pty_expect(p, "Bilan envoyé à l’ARS et à la mairie a…");
	pty_keys(p, F5 "Affiche retenue");
	pty_expect(p, "avant mars");
	pty_expect_not(p, "avant marsA");
	pty_expect(p, "Affiche retenue");
	pty_keys(p, ENTER PGDN ESC);
	pty_expect(p, "Appeler l’ARS");
	pty_free(p);
	assert_int_equal(folder_remove(home), 0);
}

static void what_is_added_from_a_point_is_about_it(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	char *home = board_today(tmp);
	struct pty *p = in_meeting(home, 24, 80);
	pty_keys(p, ESC DOWN DOWN DOWN DOWN DOWN);
	pty_expect_cursor_on(p, "Budget 2027");
	pty_keys(p, "l" "question" ENTER);
	pty_expect(p, "Nouvelle question");
	pty_expect(p, "Budget 2027");
	pty_free(p);
	assert_int_equal(folder_remove(home), 0);
}

static void enter_on_an_empty_line_goes_on(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	char *home = board_today(tmp);
	struct pty *p = in_meeting(home, 24, 80);
	pty_keys(p, "Un" ENTER "Deux" ENTER);
	pty_expect(p, "point 1 sur 3");
	pty_keys(p, ENTER);
	pty_expect(p, "point 2 sur 3");
	pty_expect_cursor_on(p, "Notes");
	pty_keys(p, ENTER "Trois" ENTER ENTER);
	pty_expect(p, "C’était le dernier point");
	pty_keys(p, PGUP PGUP "Encore");
	pty_expect(p, "09:00 Encore");
	pty_expect(p, "Deux");
	pty_free(p);
	assert_int_equal(folder_remove(home), 0);
}

/* Every place is reached by arrows alone, the cursor on it. */
static void arrows_lead_everywhere(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	static const char *const labels[] = {"Vous", "Début", "Fin", "Présidence", "Présents", "Prochaine", "Résumé"};
	static const char *const of_point[] = {"Notes", "Décision", "J’ai dit", "Actions", "Issue", "Mon vote", "Usagers", "Suite"};
	char *home = board_today(tmp);
	struct pty *p = in_meeting(home, 24, 80);
	pty_keys(p, PGUP UP UP UP UP UP UP);
	for (size_t i = 0; i < LENGTH(labels); i++) {
		pty_expect_cursor_on(p, labels[i]);
		pty_keys(p, DOWN);
	}
	pty_expect(p, "point 1 sur 3");
	for (size_t i = 0; i < LENGTH(of_point); i++) {
		pty_expect_cursor_on(p, of_point[i]);
		pty_keys(p, DOWN);
	}
	pty_expect(p, "point 2 sur 3");
	pty_keys(p, UP UP);
	pty_expect(p, "point 1 sur 3");
	pty_keys(p, DOWN DOWN DOWN DOWN RIGHT);
	pty_expect(p, "[adopté]");
	pty_keys(p, LEFT);
	pty_expect_not(p, "[adopté]");
	pty_keys(p, " ");
	pty_expect(p, "[adopté]");
	pty_free(p);
	assert_int_equal(folder_remove(home), 0);
}

static void an_unforeseen_point_in_one_key(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	char *home = board_today(tmp);
	struct pty *p = in_meeting(home, 24, 80);
	pty_keys(p, F6);
	pty_expect(p, "point 2 sur 4");
	pty_expect_cursor_on(p, "Point");
	pty_keys(p, "Point sur les soins non programmés" ENTER "Annoncé ce soir" ESC);
	pty_expect(p, "2  Point sur les soins non");
	pty_expect(p, "3  Budget 2027");
	struct pty *list = pty_launch(24, 80, PTY_ARGS("list", "point", "theme=soins-non-programmes"), home);
	assert_int_equal(pty_end(list), 0);
	pty_expect(list, "Point sur les soins");
	pty_free(list);
	pty_keys(p, "uu");
	pty_expect(p, "Ordre du jour (3)");
	pty_free(p);
	assert_int_equal(folder_remove(home), 0);
}

/* What is wrong is said where it is, and stays a draft; an action that is not understood whole is kept all the same. */
static void what_is_wrong_is_said(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	char *home = board_today(tmp);
	struct pty *p = in_meeting(home, 24, 80);
	pty_keys(p, PGUP UP UP UP UP "25h" PGDN);
	pty_expect(p, "! ");
	pty_expect_cursor_on(p, "Fin");
	pty_keys(p, CTRL_T);
	pty_keys(p, PGDN PGDN F7 "Relancer / Maud / bientôt" ENTER);
	pty_expect(p, "«bientôt» n’est pas une date");
	pty_keys(p, PGUP);
	pty_expect(p, "Gardé sans date" NB ": «Relancer / Maud / bientôt»");
	pty_keys(p, UP HOME CTRL_A);
	pty_keys(p, CTRL_X);
	pty_keys(p, PGDN);
	pty_expect(p, "! ");
	pty_keys(p, ESC);
	pty_expect(p, "Bilan annuel");
	pty_free(p);
	assert_int_equal(folder_remove(home), 0);
}

static void wait_for_drafts(const void *parent, const char *home, size_t wanted)
{
	const char *path = mem_printf(parent, "%s/data/carnet/journal.carnet", home);
	for (int tries = 0; tries < 3000; tries++) {
		AUTO_CTX(tmp);
		AUTO_ERR e = {0};
		journal *j;
		draft *list;
		size_t n = 0;
		if (journal_open(tmp, &j, path, JOURNAL_READ, &e) == 0 && draft_list(j, tmp, "", &list, &n, &e) == 0 && n == wanted)
			return;
		usleep(1000);
	}
	fail_msg("no draft was written");
}

static void what_is_typed_survives_kill(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	char *home = board_today(tmp);
	struct pty *p = in_meeting(home, 24, 80);
	pty_keys(p, "Gardé avec le point" PGDN "En train de taper" F7 "Appeler Maud / moi / +3");
	wait_for_drafts(tmp, home, 2);
	kill(pty_pid(p), SIGKILL);
	assert_int_equal(pty_end(p), -SIGKILL);
	pty_free(p);
	p = in_meeting(home, 24, 80);
	pty_expect(p, "Ce que vous tapiez ici est revenu");
	pty_expect(p, "point 2 sur 3");
	pty_expect(p, "En train de taper");
	pty_expect(p, "Appeler Maud / moi / +3");
	pty_keys(p, PGUP);
	pty_expect(p, "Gardé avec le point");
	pty_keys(p, ESC);
	pty_expect(p, "Appeler Maud");
	pty_free(p);
	p = in_meeting(home, 24, 80);
	pty_expect_not(p, "est revenu");
	pty_free(p);
	assert_int_equal(folder_remove(home), 0);
}

/* A form of the meeting has fields that are not shown here: what was typed there comes back there, never unseen. */
static void a_half_filled_form_waits_elsewhere(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	char *home = board_today(tmp);
	struct pty *p = pty_start(24, 80, NULL, home);
	pty_keys(p, "3" ENTER "e" DOWN " extraordinaire");
	wait_for_drafts(tmp, home, 1);
	kill(pty_pid(p), SIGKILL);
	assert_int_equal(pty_end(p), -SIGKILL);
	pty_free(p);
	p = in_meeting(home, 24, 80);
	pty_keys(p, PGUP);
	pty_expect(p, "restée à moitié remplie");
	pty_keys(p, "Ouverte par la présidente");
	wait_for_drafts(tmp, home, 2);
	kill(pty_pid(p), SIGKILL);
	assert_int_equal(pty_end(p), -SIGKILL);
	pty_free(p);
	p = in_meeting(home, 24, 80);
	pty_keys(p, PGUP);
	pty_expect(p, "Ce que vous tapiez ici est revenu");
	pty_expect(p, "Ouverte par la présidente");
	pty_keys(p, ESC ESC "1");
	pty_expect(p, "Conseil extraordinaire");
	pty_expect_not(p, "Ouverte");
	pty_free(p);
	assert_int_equal(folder_remove(home), 0);
}

static void closed_in_one_go_and_undone(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	char *home = board_today(tmp);
	struct pty *p = in_meeting(home, 24, 80);
	pty_keys(p, F7 "Relire le budget" F2);
	pty_expect(p, "[x] La séance a eu lieu, de 08:30 à 09:00 (présent)");
	pty_expect(p, "[x] sam. 5 déc. 2026 · Relire le budget · vous");
	pty_expect(p, "[ ] Le trajet");
	pty_expect(p, "[ ] La prochaine séance" NB ": pas encore de date");
	pty_keys(p, UP " ");
	pty_expect(p, "[ ] Le retour");
	pty_keys(p, END "1/1/2026" ENTER);
	pty_expect(p, "viendrait avant celle-ci");
	pty_keys(p, CTRL_A);
	pty_keys(p, "14/1" ENTER);
	pty_expect(p, "[x] La prochaine séance" NB ": jeu. 14 janv. 2027 08:30");
	pty_keys(p, UP ENTER "31/02" ENTER);
	pty_expect(p, "28/02");
	pty_keys(p, CTRL_A);
	pty_keys(p, "+3" ENTER);
	pty_expect(p, "mar. 24 nov. 2026 · Relire");
	pty_keys(p, F2);
	pty_expect(p, "La séance est close");
	pty_expect(p, "tenue");
	pty_expect(p, "jeu. 14 janv. 2027");
	pty_keys(p, "u");
	pty_expect(p, "Séance close" NB ": Conseil");
	pty_expect_not(p, "jeu. 14 janv. 2027");
	pty_keys(p, "z" F2);
	pty_expect(p, "Retour à mon association");
	pty_free(p);
	assert_int_equal(folder_remove(home), 0);
}

/* Nothing is said to be taken back by u when nothing was written. */
static void closing_what_is_noted_already_says_so(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	pty_keys(p, "3" DOWN ENTER "z" UP " " F2);
	pty_expect(p, "Rien n’a changé" NB ": rien n’a été écrit.");
	pty_keys(p, "u");
	pty_expect(p, "Il n’y a rien à annuler.");
	pty_free(p);
}

/* What another program undoes meanwhile is proposed no more; what was typed stays; the next meeting, once kept, is not made twice. */
static void an_undo_while_closing_is_seen(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	char *home = board_today(tmp);
	struct pty *p = in_meeting(home, 24, 80);
	pty_keys(p, F7 "Relire le budget" F2);
	pty_keys(p, "14/1" ENTER ENTER ENTER);
	pty_expect(p, "[x] La prochaine séance" NB ": jeu. 14 janv. 2027 08:30");
	run(home, PTY_ARGS("undo"));
	pty_wait_gone(p, "Relire le budget");
	pty_expect(p, "[x] La prochaine séance" NB ": jeu. 14 janv. 2027 08:30");
	pty_expect_cursor_on(p, "La prochaine séance");
	pty_keys(p, F2);
	pty_expect(p, "La séance est close");
	pty_keys(p, ESC "n");
	pty_expect(p, "La réunion suivante est déjà dans le carnet");
	pty_expect(p, "dans 54 jours");
	pty_free(p);
	assert_int_equal(folder_remove(home), 0);
}

/* A box or a date at a time, the focus on it; what was noted since is taken back before them, what was noted earlier after them only. */
static void a_box_by_mistake_is_undone(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	char *home = board_today(tmp);
	struct pty *p = in_meeting(home, 24, 80);
	pty_keys(p, F7 "Relire le budget" F2 HOME " " END "14/1" ENTER);
	pty_expect(p, "[ ] La séance a eu lieu");
	pty_expect(p, "[x] La prochaine séance" NB ": jeu. 14 janv. 2027 08:30");
	run(home, PTY_ARGS("add", "action", "title=Ailleurs")); /* the newest of all: it goes first */
	pty_keys(p, "u");
	pty_expect(p, "«Ailleurs»");
	pty_expect(p, "[x] La prochaine séance" NB ": jeu. 14 janv. 2027 08:30");
	pty_keys(p, "u");
	pty_expect(p, "C’est annulé.");
	pty_expect_cursor_on(p, "[ ] La prochaine séance" NB ": pas encore de date");
	pty_expect(p, "[ ] La séance a eu lieu");
	pty_keys(p, "u");
	pty_expect_cursor_on(p, "[x] La séance a eu lieu");
	pty_expect(p, "Relire le budget");
	pty_keys(p, "u");
	pty_expect(p, "Noté en séance" NB ": Bilan annuel");
	pty_expect_not(p, "Relire le budget");
	pty_free(p);
	assert_int_equal(folder_remove(home), 0);
}

/* The trip has its amount: it is ticked, kept with the rest, and found among the expenses. */
static void closed_with_an_amount(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	char *home = board_today(tmp);
	run(home, PTY_ARGS("add", "payer", "name=Asso", "scale=barème fiscal"));
	run(home, PTY_ARGS("add", "vehicle", "label=Clio", "kind=voiture", "fiscal_power=5"));
	run(home, PTY_ARGS("add", "expense", "date=1/10", "kind=kilomètres", "payer=1", "mandate=1", "vehicle=1", "distance=46"));
	struct pty *p = in_meeting(home, 24, 80);
	pty_keys(p, "Budget présenté" F2);
	pty_expect(p, "[x] Le trajet" NB ": 29,25" NB "€");
	pty_keys(p, F2 ESC ESC "5");
	pty_expect(p, "29,25");
	pty_keys(p, "u");
	pty_expect(p, "Séance close" NB ": Conseil");
	pty_expect_not(p, "29,25");
	pty_free(p);
	assert_int_equal(folder_remove(home), 0);
}

/* The sheet leaves from the record of the meeting, is read in another notebook with i, filled in there, given back, and read with i here. */
static void a_return_sheet_goes_and_comes_back(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	char *mine = board_today(tmp), *theirs = pty_new_home(tmp);
	const char *sheet = mem_printf(tmp, "%s/sheet.json", mine), *back = mem_printf(tmp, "%s/back.json", mine);
	struct pty *p = pty_start(24, 80, NULL, mine);
	pty_keys(p, "3" ENTER "x");
	pty_expect(p, "Feuille de retour que le carnet relit");
	pty_keys(p, "r");
	pty_expect(p, "feuille-de-retour-conseil");
	pty_free(p);
	assert_int_equal(system(mem_printf(tmp, "cp %s/Documents/Carnet/*.json %s", mine, sheet)), 0);

	setenv("CARNET_NOW", "2026-11-21T20:00:00Z", 1);
	p = pty_start(24, 80, NULL, theirs);
	pty_keys(p, "3i");
	pty_keys(p, mem_printf(tmp, "%s" ENTER, sheet));
	pty_expect(p, "À ajouter" NB ": 5" NB ";");
	pty_keys(p, ENTER);
	pty_expect(p, "Importé");
	pty_keys(p, ENTER);
	pty_keys(p, ENTER "c" "Notes à moi" F5 "Bilan adopté sans réserve" F7 "Maud" NB ": envoyer le devis avant le 30/11" ESC);
	pty_keys(p, "xr");
	pty_expect(p, "feuille-de-retour-conseil");
	pty_free(p);
	assert_int_equal(system(mem_printf(tmp, "cp %s/Documents/Carnet/*.json %s", theirs, back)), 0);

	setenv("CARNET_NOW", "2026-11-22T09:00:00Z", 1);
	p = pty_start(24, 80, NULL, mine);
	pty_keys(p, "3i");
	pty_keys(p, mem_printf(tmp, "%s" ENTER, back));
	pty_expect(p, "À ajouter" NB ": 1" NB "; à remplacer" NB ": 1" NB ";");
	pty_keys(p, ENTER);
	pty_expect(p, "Importé");
	pty_keys(p, ENTER);
	pty_keys(p, ENTER);
	pty_expect(p, "Séance à clore");
	pty_expect(p, "Bilan adopté sans réserve");
	pty_keys(p, HOME ENTER); /* notes it */
	pty_expect(p, "en séance");
	pty_keys(p, ESC);
	pty_keys(p, END);
	pty_expect(p, "Envoyer le devis");
	pty_expect_not(p, "Notes à moi");
	pty_free(p);
	setenv("CARNET_NOW", "2026-11-21T09:00:00Z", 1);
	assert_int_equal(folder_remove(mine), 0);
	assert_int_equal(folder_remove(theirs), 0);
}

static void what_has_not_taken_place_is_not_closed(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	pty_keys(p, "3" ENTER "z");
	pty_expect(p, "n’a pas encore eu lieu");
	pty_free(p);
}

/* Whatever is in focus, typing lands in a text, and the place left is found again. */
static void typing_is_never_lost(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	char *home = board_today(tmp);
	struct pty *p = in_meeting(home, 24, 80);
	pty_expect(p, "point 1 sur 3");
	pty_expect_cursor_on(p, "Notes");
	pty_keys(p, DOWN DOWN DOWN DOWN "Tapé sur un choix");
	pty_expect_cursor_on(p, "Tapé sur un choix");
	pty_keys(p, PGUP UP UP UP UP UP UP "paroles");
	pty_expect_cursor_on(p, "paroles");
	pty_keys(p, PGDN PGDN "Deux" PGUP "fini" F7 "Maud" NB ": envoyer le devis avant le 30/11");
	pty_expect(p, "Envoyer le devis · Maud · lun. 30 nov.");
	pty_keys(p, PGDN ESC "c");
	pty_expect(p, "point 1 sur 3");
	pty_expect(p, "Envoyer le devis · Maud · dans 9 jours");
	pty_free(p);
	assert_int_equal(folder_remove(home), 0);
}

/* On the last point there is no next one: it is kept, and noting goes on. */
static void after_the_last_point_noting_goes_on(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	char *home = board_today(tmp);
	struct pty *p = in_meeting(home, 24, 80);
	pty_keys(p, PGDN PGDN "Parking" F7 "Relancer la mairie" PGDN);
	pty_expect(p, "C’était le dernier point");
	pty_expect(p, "Relancer la mairie · vous · sans date");
	pty_keys(p, F5 "À revoir en mars" PGDN F7 "Écrire" ESC);
	pty_expect(p, "Tout est gardé");
	pty_expect(p, "Actions (2)");
	pty_keys(p, "c");
	pty_expect(p, "À revoir en mars");
	pty_free(p);
	assert_int_equal(folder_remove(home), 0);
}

/* Notes made while preparing do not say where one was. */
static void what_was_prepared_is_not_where_noting_stopped(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	pty_keys(p, "3" ENTER "c");
	pty_expect(p, "point 1 sur 4");
	pty_free(p);
}

/* What is read of a time or a date, and what is wrong with it, is told whole. */
static void times_are_told_whole(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	char *home = board_today(tmp);
	struct pty *p = in_meeting(home, 20, 60);
	pty_keys(p, PGUP UP UP UP UP UP CTRL_A "abc" DOWN);
	pty_expect(p, "18:30 ou 18h30");
	pty_expect(p, "Ctrl+T" NB ": maintenant");
	pty_keys(p, UP CTRL_A "9h" DOWN DOWN DOWN DOWN "15/1");
	pty_expect(p, "ven. 15 janv. 2027, dans 55 jours");
	pty_free(p);
	assert_int_equal(folder_remove(home), 0);
}

/* Nothing on the agenda: the notes of the meeting. */
static void without_agenda_the_meeting_is_noted(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	char *home = pty_new_home(tmp);
	run(home, PTY_ARGS("add", "cpts", "name=CPTS du Val"));
	run(home, PTY_ARGS("add", "meeting", "title=Conseil", "date=auj", "cpts=1"));
	struct pty *p = in_meeting(home, 24, 80);
	pty_expect_cursor_on(p, "Résumé");
	pty_keys(p, "On commence en retard");
	pty_expect_cursor_on(p, "retard");
	pty_free(p);
	assert_int_equal(folder_remove(home), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(noted_at_three_sizes),
		cmocka_unit_test(a_point_is_one_action),
		cmocka_unit_test(a_second_decision_is_another_line),
		cmocka_unit_test(what_is_added_from_a_point_is_about_it),
		cmocka_unit_test(enter_on_an_empty_line_goes_on),
		cmocka_unit_test(arrows_lead_everywhere),
		cmocka_unit_test(typing_is_never_lost),
		cmocka_unit_test(after_the_last_point_noting_goes_on),
		cmocka_unit_test(what_was_prepared_is_not_where_noting_stopped),
		cmocka_unit_test(times_are_told_whole),
		cmocka_unit_test(without_agenda_the_meeting_is_noted),
		cmocka_unit_test(an_unforeseen_point_in_one_key),
		cmocka_unit_test(what_is_wrong_is_said),
		cmocka_unit_test(what_is_typed_survives_kill),
		cmocka_unit_test(a_half_filled_form_waits_elsewhere),
		cmocka_unit_test(closed_in_one_go_and_undone),
		cmocka_unit_test(closing_what_is_noted_already_says_so), cmocka_unit_test(an_undo_while_closing_is_seen), cmocka_unit_test(a_box_by_mistake_is_undone),
		cmocka_unit_test(closed_with_an_amount),
		cmocka_unit_test(a_return_sheet_goes_and_comes_back),
		cmocka_unit_test(what_has_not_taken_place_is_not_closed),
	};
	return cmocka_run_group_tests_name("minutes", tests, NULL, NULL);
}
