// SPDX-License-Identifier: EUPL-1.2
/* Lists and details in the real program: the practice journal, and a new one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <cmocka.h>
#include <carnet/base/mem.h>
#include "../support/pty.h"
#include "keys.h"

static const struct size {
	int rows, cols;
	const char *name;
} sizes[] = {{24, 80, "80x24"}, {20, 60, "60x20"}, {40, 120, "120x40"}, {10, 40, "40x10"}};

static struct pty *demo(void)
{
	return pty_start(24, 80, PTY_ARGS("--demo"), NULL);
}

/* One screen at the four sizes, reached by the same keys. */
static void expect_at_all_sizes(const char *name, const char *const *args, const char *keys)
{
	AUTO_CTX(tmp);
	for (size_t i = 0; i < LENGTH(sizes); i++) {
		struct pty *p = pty_start(sizes[i].rows, sizes[i].cols, args, NULL);
		pty_keys(p, keys);
		pty_expect_screen(p, mem_printf(tmp, "%s-%s", name, sizes[i].name));
		pty_free(p);
	}
}

static void lists_at_four_sizes(void **state)
{
	(void)state;
	expect_at_all_sizes("meetings", PTY_ARGS("--demo"), "3");
	expect_at_all_sizes("expenses", PTY_ARGS("--demo"), "5");
	expect_at_all_sizes("actions", PTY_ARGS("--demo"), "6");
	expect_at_all_sizes("mandates", PTY_ARGS("--demo"), "4");
}

static void a_meeting_at_four_sizes(void **state)
{
	(void)state;
	expect_at_all_sizes("meeting", PTY_ARGS("--demo"), "3" ENTER);
}

static void a_mandate_at_four_sizes(void **state)
{
	(void)state;
	expect_at_all_sizes("mandate", PTY_ARGS("--demo"), "4" ENTER);
}

/* What each kind is for is said whole from 80 columns. */
static void what_may_be_added(void **state)
{
	(void)state;
	expect_at_all_sizes("add-to-cpts", PTY_ARGS("--demo"), "7" ENTER "a");
}

/* Its boxes are its own: ticked from one mandate, they are not from another. */
static void the_checklist_of_a_mandate(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "4" ENTER "k");
	pty_expect(p, "Pour le mandat");
	pty_keys(p, "  ");
	pty_expect(p, "☑ Relire la date");
	pty_keys(p, ESC);
	pty_keys(p, ESC);
	pty_keys(p, DOWN ENTER "k");
	pty_expect(p, "☐ Relire la date");
	pty_keys(p, ESC);
	pty_keys(p, ESC);
	pty_keys(p, UP ENTER "k");
	pty_expect(p, "☑ Relire la date");
	pty_keys(p, "c");
	pty_expect(p, "aucun mandat en particulier");
	pty_free(p);
}

static void a_cpts_at_four_sizes(void **state)
{
	(void)state;
	expect_at_all_sizes("cpts", PTY_ARGS("--demo"), "7" ENTER);
}

static void an_empty_list_at_four_sizes(void **state)
{
	(void)state;
	expect_at_all_sizes("empty-mandates", NULL, "4");
}

static void every_tab_list_opens_empty(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, NULL, NULL);
	for (char tab = '3'; tab <= '7'; tab++) {
		const char keys[] = {tab, '\0'};
		pty_keys(p, keys);
		for (int i = 0; i < 5; i++) {
			/* Nothing begins among the actions that are over. */
			pty_expect(p, tab == '6' && i % 3 == 1 ? "y dit faite" : "Entrée pour commencer");
			pty_expect_cursor_on(p, ".");
			pty_keys(p, TAB);
		}
	}
	pty_free(p);
}

static void every_tab_list_shows_the_practice_journal(void **state)
{
	(void)state;
	struct pty *p = demo();
	static const struct {
		const char *tab;
		const char *titles[5];
	} tabs[] = {
		{"3", {"10 réunions"}},
		{"4", {"3 mandats", "formation", "congé"}},
		{"5", {"40 dépenses", "5 notes de frais", "payeur", "véhicule", "trajet"}},
		{"6", {"12 actions", "13 actions", "question"}},
		{"7", {"2 CPTS", "4 associations", "contacts", "2 évaluations", "entretien"}},
	};
	for (size_t i = 0; i < LENGTH(tabs); i++) {
		pty_keys(p, tabs[i].tab);
		for (size_t k = 0; k < 5 && tabs[i].titles[k]; k++) {
			if (k)
				pty_keys(p, RIGHT);
			assert_non_null(strstr(pty_line(p, 0), tabs[i].titles[k]));
			pty_expect_cursor_on(p, ">");
		}
	}
	pty_free(p);
}

static void meetings_open_on_the_next_one(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "3");
	pty_expect_cursor_on(p, "> jeu. 3 déc. 2026");
	pty_free(p);
}

static void actions_open_on_the_most_late(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "6");
	pty_expect_cursor_on(p, ">!");
	pty_expect_cursor_on(p, "à faire");
	pty_free(p);
}

static void an_action_is_done_in_one_key(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "6y");
	pty_expect(p, "C’est fait" NB ": Relancer la coordinatrice");
	pty_expect(p, "11 actions");
	pty_keys(p, "u");
	pty_expect(p, "12 actions");
	pty_keys(p, HOME "  " "y");
	pty_expect(p, "2 actions changées");
	pty_expect(p, "10 actions");
	pty_keys(p, "u" RIGHT);
	pty_expect(p, "fait le 8 sept.       Rendre les résultats de la Semaine");
	pty_expect(p, "y à refaire");
	pty_keys(p, "y");
	pty_expect(p, "C’est de nouveau à faire");
	pty_expect(p, "12 actions");
	pty_keys(p, LEFT HOME ENTER "y");
	pty_expect(p, "C’est fait");
	pty_expect(p, "État     fait");
	pty_expect(p, "y à refaire");
	pty_keys(p, "y");
	pty_expect(p, "C’est de nouveau à faire");
	pty_expect(p, "y fait");
	pty_free(p);
}

/* A CPTS shows first what is still to do there. */
static void a_record_shows_its_waiting_actions_first(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "7" DOWN ENTER END UP UP UP UP UP UP UP UP);
	pty_expect(p, "Actions (19)");
	pty_expect(p, "en retard de 12 jours");
	pty_expect(p, "Relancer la coordinatrice");
	pty_expect_not(p, "fait le");
	pty_keys(p, "y");
	pty_expect(p, "C’est fait");
	pty_free(p);
}

/* Its heading opens them in the lists of the tab: what waits, and what is over beside it, or alone where nothing waits. */
static void the_actions_of_a_record_begin_with_those_that_wait(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "7" DOWN ENTER END UP UP UP UP UP UP UP UP UP ENTER);
	pty_expect(p, "[Actions] Terminées");
	pty_expect(p, ">!en retard de 12 jours");
	pty_expect(p, "7 actions");
	pty_keys(p, RIGHT);
	pty_expect(p, "Actions [Terminées]");
	pty_expect(p, "12 actions");
	pty_keys(p, LEFT "yyyyyyy" ESC ENTER);
	pty_expect(p, "Actions [Terminées]");
	pty_expect(p, "19 actions");
	pty_free(p);
}

/* An address has a line of its own before it is broken. */
static void an_address_is_whole_in_a_narrow_window(void **state)
{
	(void)state;
	struct pty *p = pty_start(20, 60, PTY_ARGS("--demo"), NULL);
	pty_keys(p, "7" DOWN ENTER PGDN UP);
	pty_expect(p, "Courriel de la coordination");
	pty_expect(p, "  coordination.aubrelle@example.org");
	pty_expect(p, "  https://val-aubrelle.example.org");
	pty_free(p);
}

static void actions_of_one_cpts_or_one_meeting_in_one_key(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "6c");
	pty_expect(p, "Échap montre tout. CPTS" NB ": CPTS du Val d’Aubrelle");
	pty_expect(p, "7 actions");
	pty_keys(p, "c");
	pty_expect(p, "12 actions");
	pty_keys(p, "m");
	pty_expect(p, "Réunion" NB ": Conseil d’administration");
	pty_keys(p, ESC);
	pty_expect(p, "12 actions");
	pty_keys(p, END "m");
	pty_expect(p, "12 actions");
	pty_free(p);
}

static void the_cursor_follows_the_row(void **state)
{
	(void)state;
	struct pty *p = demo();
	int y, x, before;
	pty_keys(p, "5");
	pty_cursor(p, &before, &x);
	for (int i = 0; i < 30; i++) {
		pty_keys(p, DOWN);
		pty_cursor(p, &y, &x);
		assert_int_equal(x, 0);
		assert_int_equal(pty_line(p, y)[0], '>');
	}
	pty_keys(p, END);
	pty_expect_cursor_on(p, ">");
	pty_keys(p, HOME);
	pty_cursor(p, &y, &x);
	assert_int_equal(y, before);
	pty_free(p);
}

static void a_detail_leads_to_what_it_names_and_back(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "3" ENTER DOWN DOWN ENTER);
	pty_expect(p, "› CA, CPTS du Val d’Aubrelle");
	pty_keys(p, ESC);
	pty_expect_cursor_on(p, "[1] CA, CPTS du Val");
	pty_keys(p, ESC);
	pty_expect(p, "10 réunions");
	pty_free(p);
}

static void numbers_lead_through_doors_on_azerty_too(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "3" ENTER "é" ENTER);
	pty_expect(p, "› Demander les documents");
	pty_keys(p, ESC ESC "0");
	pty_expect(p, "Il n’y a pas de numéro 0");
	pty_free(p);
}

static void a_cpts_shows_what_refers_to_it(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "7" END ENTER END);
	static const char *const kinds[] = {"Mandats", "Réunions", "Contacts"};
	pty_keys(p, HOME);
	for (size_t i = 0; i < LENGTH(kinds); i++) {
		for (int n = 0; n < 60 && !pty_shows(p, kinds[i]); n++)
			pty_keys(p, DOWN);
		pty_keys(p, HOME);
	}
	pty_free(p);
}

static void filters_are_said_and_taken_away(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "6f");
	pty_expect(p, "Ne montrer que");
	pty_keys(p, "état" ENTER "en c" ENTER);
	pty_expect(p, "État" NB ": en cours");
	pty_expect_not(p, "abandonné");
	pty_keys(p, "féch" ENTER ENTER "1/1/2030" ENTER);
	pty_expect(p, "Rien ne répond à ces filtres");
	pty_keys(p, ESC);
	pty_expect(p, "12 actions");
	pty_free(p);
}

static void a_wrong_filter_value_says_so_and_stays(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "6féch" ENTER ENTER "31/02" ENTER);
	pty_expect(p, "28/02");
	pty_expect_cursor_on(p, "31/02");
	pty_keys(p, ESC);
	pty_expect(p, "12 actions");
	pty_free(p);
}

static void sorting_twice_turns_the_order(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "7stitre" ENTER ESC);
	pty_keys(p, "7" RIGHT RIGHT "snom" ENTER HOME);
	char first[256];
	int y, x;
	pty_cursor(p, &y, &x);
	snprintf(first, sizeof first, "%s", pty_line(p, y));
	pty_keys(p, "snom" ENTER END);
	pty_cursor(p, &y, &x);
	assert_string_equal(pty_line(p, y), first);
	pty_free(p);
}

static void deleting_says_how_many_and_undo_brings_back(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "3d");
	pty_expect(p, "Supprimé" NB ": réunion «");
	pty_expect(p, "u annule");
	pty_expect(p, "9 réunions");
	pty_keys(p, "u");
	pty_expect(p, "10 réunions");
	pty_free(p);
}

static void several_ticked_go_together(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "6" HOME "   d");
	pty_expect(p, "Supprimé" NB ": 3 actions");
	pty_expect(p, "9 actions");
	pty_keys(p, "u");
	pty_expect(p, "12 actions");
	pty_free(p);
}

static void what_is_needed_is_not_deleted(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "7d");
	pty_expect(p, "! ");
	pty_expect(p, "mandat");
	pty_expect(p, "2 CPTS");
	pty_free(p);
}

static void the_agenda_is_written_in_place(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "3" ENTER "a");
	pty_keys(p, "Budget des transports" ENTER "Carte à trois questions" ENTER ENTER);
	pty_expect(p, "Ordre du jour (6)");
	pty_expect_cursor_on(p, "Carte à trois questions");
	pty_expect_screen(p, "agenda-typed");
	pty_keys(p, "aSoins non programmés" ENTER ENTER);
	pty_expect_cursor_on(p, "Soins non programmés");
	pty_expect(p, "Questions" NB ": Soins non programmés"); /* beside the item in focus */
	pty_free(p);
}

static void an_item_moves_and_undo_moves_it_back(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "3" ENTER "aDernier" ENTER ENTER "m" UP UP);
	pty_expect(p, "↑↓ déplacer la ligne  Entrée la poser  F3");
	pty_expect_cursor_on(p, "3  Dernier");
	pty_keys(p, ENTER "u");
	pty_expect(p, "Dernier");
	pty_keys(p, "uu");
	pty_expect(p, "Ordre du jour (4)");
	pty_free(p);
}

/* The wheel, a click, an undo; another program that takes it away. */
static void a_row_being_moved_is_put_down_by_anything_else(void **state)
{
	static const char *const others[] = {"\033[<65;10;10M", "\033[<0;4;12M", "u"};
	(void)state;
	struct pty *p;
	for (size_t i = 0; i < LENGTH(others); i++) {
		p = demo();
		pty_keys(p, "3" ENTER "aDernier" ENTER ENTER "m");
		pty_expect(p, "la poser");
		pty_keys(p, others[i]);
		pty_expect_not(p, "la poser");
		pty_keys(p, DOWN DOWN);
		pty_expect_not(p, "la poser");
		pty_free(p);
	}
	p = pty_start(24, 80, NULL, NULL);
	pty_keys(p, "7aVal" F2 "3a3/12/2026" ENTER "Conseil" ENTER TAB ENTER "Val" ENTER F2 ENTER "aSeul point" ENTER ENTER "m");
	pty_expect(p, "= 1  Seul point");
	struct pty *other = pty_start(24, 80, NULL, pty_home(p));
	pty_keys(other, "u");
	pty_wait_gone(p, "Seul point");
	pty_expect_not(p, "la poser");
	pty_keys(p, DOWN UP);
	pty_expect(p, "Aucun point");
	pty_free(other);
	pty_free(p);
}

static void outcome_and_involvement_by_one_key(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "3" ENTER "aDernier" ENTER ENTER "o");
	pty_expect_cursor_on(p, "adopté");
	pty_keys(p, "o");
	pty_expect_cursor_on(p, "rejeté");
	pty_keys(p, "i");
	pty_expect_cursor_on(p, "informés");
	pty_keys(p, "uuu");
	pty_expect_not(p, "adopté");
	pty_expect_not(p, "informés");
	pty_free(p);
}

static void an_item_is_deleted_from_the_agenda(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "3" ENTER "aDernier" ENTER ENTER "d");
	pty_expect(p, "Ordre du jour (4)");
	pty_expect(p, "CPTS du Val d’Aubrelle"); /* the meeting itself stays */
	pty_free(p);
}

static void a_title_half_typed_comes_back(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, NULL, NULL);
	pty_keys(p, "7aCPTS du Val" F2 "3aCA" ESC);
	pty_free(p);
	p = demo();
	pty_keys(p, "3" ENTER "aBudget des tr" ESC "a");
	pty_expect_cursor_on(p, "Budget des tr");
	pty_keys(p, "ajets" ENTER ENTER);
	pty_expect(p, "Budget des trajets");
	pty_keys(p, "a");
	pty_expect_not(p, "Budget des trBudget");
	pty_free(p);
}

#define PASTE(text) "\033[200~" text "\033[201~"

/* Eight points pasted at once, one of them unticked; the topic of one corrected; one undo takes them all back. */
static void a_whole_agenda_is_pasted(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, NULL, NULL);
	pty_keys(p, "7aHaute" F2 ESC ESC);
	pty_keys(p, "3a3/12" TAB "Conseil" DOWN DOWN ENTER "Haute" ENTER F2 ENTER);
	pty_keys(p, "a" PASTE("Ordre du jour :\n1. Approbation du compte rendu\n2. Budget 2027\n3. Bilan annuel\n4. Protocole AVC\n5. Comité des usagers\n"
			      "6. Convention\n7. Calendrier\n8. Questions diverses\n"));
	pty_expect(p, "Ordre du jour collé");
	pty_expect(p, "[x] Questions diverses");
	pty_expect_screen(p, "agenda-pasted");
	pty_keys(p, END UP " ");
	pty_expect(p, "[ ] Questions diverses");
	pty_keys(p, ENTER);
	pty_expect(p, "7 points ajoutés, avec leur thème.");
	pty_expect(p, "Budget 2027");
	pty_keys(p, "u");
	pty_expect(p, "Aucun point.");
	pty_keys(p, "a" PASTE("\n\n"));
	pty_expect(p, "Aucun point n’a été trouvé");
	pty_keys(p, "x" PASTE(" seul") ENTER ENTER);
	pty_expect(p, "1  x seul");
	pty_free(p);
}

static void the_topic_is_corrected_from_a_list(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "3" ENTER DOWN DOWN DOWN DOWN DOWN);
	pty_expect(p, "Questions" NB ": Budget");
	pty_keys(p, "h");
	pty_expect(p, "Thème de ce point");
	pty_keys(p, "commun" ENTER);
	pty_expect_not(p, "Questions" NB ": Budget");
	pty_keys(p, "h" END ENTER);
	pty_expect(p, "Questions" NB ": Budget"); /* what its title is about */
	pty_keys(p, "uu");
	pty_expect(p, "Questions" NB ": Budget");
	pty_free(p);
}

/* Beside the agenda: the state of a question in one key, one of the guide kept, one typed. */
static void questions_stand_beside_their_item(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "3" ENTER DOWN DOWN DOWN DOWN RIGHT);
	pty_expect_cursor_on(p, "> à poser");
	pty_keys(p, "s");
	pty_expect_cursor_on(p, "> posée");
	pty_keys(p, "s");
	pty_expect(p, "Quelle a été la réponse" NB "?");
	pty_keys(p, ESC);
	pty_expect_cursor_on(p, "> posée");
	pty_keys(p, "sEn mars, après le bilan" ENTER);
	pty_expect(p, "La réponse est notée");
	pty_expect_cursor_on(p, "> répondue");
	pty_keys(p, "s");
	pty_expect_cursor_on(p, "> à relancer");
	pty_keys(p, "sss");
	pty_expect_cursor_on(p, "> répondue"); /* its answer is known, it is not asked again */
	pty_keys(p, "ss");
	pty_expect_cursor_on(p, "> à poser");
	pty_keys(p, DOWN DOWN);
	pty_expect_cursor_on(p, "> proposée");
	pty_keys(p, ENTER);
	pty_expect(p, "Question gardée.");
	pty_keys(p, "aQui paie l’an prochain" NB "?" ENTER);
	pty_expect(p, "Question ajoutée.");
	pty_keys(p, ENTER ESC);
	pty_expect_cursor_on(p, "> 1");
	pty_expect(p, "Qui paie l’an prochain");
	pty_free(p);
}

static void open_points_come_back_in_one_key(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "3" ENTER);
	pty_expect(p, "v reprendre");
	pty_keys(p, "v");
	pty_expect(p, "points repris. u annule.");
	pty_expect_not(p, "v reprendre");
	pty_keys(p, "u");
	pty_expect(p, "v reprendre");
	pty_free(p);
}

static void what_undo_brings_back_has_the_focus_again(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "6" DOWN "y" "u");
	pty_expect(p, "C’est annulé");
	pty_expect_cursor_on(p, "Compte rendu");
	pty_keys(p, "3" DOWN "d");
	pty_expect(p, "9 réunions");
	pty_expect_cursor_on(p, "20 août 2026");
	pty_keys(p, "u");
	pty_expect_cursor_on(p, "14 oct. 2026");
	pty_keys(p, "d" DOWN "u");
	pty_expect_cursor_on(p, "30 juil. 2026");
	pty_free(p);
}

static void what_is_ticked_is_counted(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "6  ");
	pty_expect(p, "2 lignes cochées");
	pty_expect(p, "y les dire faites");
	pty_expect(p, "d les supprimer");
	pty_expect(p, "Échap tout décocher");
	pty_keys(p, ESC);
	pty_expect_not(p, "cochée");
	pty_expect(p, "Échap revenir");
	/* a row that is gone, and was ticked, is no longer counted */
	pty_keys(p, "aRelancer" F2 " ");
	pty_expect(p, "1 ligne cochée");
	pty_keys(p, "u");
	pty_expect_not(p, "cochée");
	pty_expect(p, "12 actions");
	pty_free(p);
}

static void several_deleted_are_undone_as_several(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "6" RIGHT RIGHT " " DOWN " " "d");
	pty_expect(p, "Supprimé" NB ": 2 questions");
	pty_keys(p, "u");
	pty_expect(p, "C’est annulé. Supprimé" NB ": 2 questions.");
	pty_free(p);
}

static void a_topic_goes_by_its_title(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "3" ENTER DOWN DOWN DOWN DOWN ENTER);
	pty_expect(p, "Thème             Bilan annuel, rapport d’activité");
	pty_free(p);
}

static void an_undo_keeps_the_focus_in_its_section(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "3" ENTER "aPoint de plus" ENTER ENTER);
	pty_expect_cursor_on(p, "Point de plus");
	pty_keys(p, "u");
	pty_expect_cursor_on(p, "Convention avec Respirer");
	pty_free(p);
}

/* The next one of the same body: its form is filled, and once kept it has its agenda. */
static void the_next_meeting_is_drawn_from_the_last(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "3" ENTER "n");
	pty_expect(p, "Nouvelle réunion");
	pty_expect(p, "Conseil d’administration");
	pty_keys(p, F2);
	pty_expect(p, "«Date» est vide");
	pty_keys(p, "14/1/2027" F2);
	pty_expect(p, "repris");
	pty_expect(p, "14 janv. 2027");
	pty_free(p);
}

static void several_kinds_are_added_from_a_record(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "7" ENTER "a");
	pty_expect(p, "Ajouter à cette fiche");
	pty_keys(p, "mand" ENTER);
	pty_expect(p, "Nouveau mandat");
	pty_expect(p, "CPTS du ");
	pty_expect_cursor_on(p, "Rôle");
	pty_free(p);
}

static void an_expense_of_a_meeting_is_half_filled(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "3" DOWN ENTER "ldép" ENTER);
	pty_expect(p, "Nouvelle dépense");
	pty_expect(p, "14/10/2026");
	pty_free(p);
}

static void a_file_is_kept_with_a_record(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	struct pty *p = demo();
	char *path = mem_printf(tmp, "%s/invitation.txt", pty_home(p));
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fputs("Ordre du jour", f);
	fclose(f);
	pty_keys(p, "7" ENTER "apièce" ENTER "~/rien.pdf" ENTER);
	pty_expect_cursor_on(p, "~/rien.pdf");
	pty_keys(p, "\001~/invitation.txt" ENTER);
	pty_expect(p, "Gardé dans le carnet" NB ": invitation.txt");
	pty_free(p);
}

static void a_list_is_exported_where_it_says(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	struct pty *p = demo();
	struct stat st;
	pty_keys(p, "6xt");
	pty_expect(p, "exercice-action-2026-11-21.csv");
	assert_int_equal(stat(mem_printf(tmp, "%s/Documents/Carnet/exercice-action-2026-11-21.csv", pty_home(p)), &st), 0);
	pty_keys(p, ENTER);
	pty_expect(p, "12 actions");
	pty_expect_not(p, "Le fichier est écrit");
	pty_keys(p, "xc");
	pty_expect(p, "exercice-action-2026-11-21.ics");
	assert_int_equal(stat(mem_printf(tmp, "%s/Documents/Carnet/exercice-action-2026-11-21.ics", pty_home(p)), &st), 0);
	pty_keys(p, ENTER);
	pty_expect_not(p, "Le fichier est écrit");
	pty_free(p);
}

static void a_record_is_made_into_documents(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	struct pty *p = demo();
	struct stat st;
	pty_keys(p, "3" ENTER "xc");
	pty_expect(p, "exercice-conseil-d-administration-jeu-3-dec-2026.ics");
	pty_keys(p, ENTER "xd");
	pty_keys(p, ENTER);
	pty_expect(p, "Dossier de séance");
	pty_keys(p, "xp");
	const char *path = mem_printf(tmp, "%s/Documents/Carnet/exercice-dossier-de-seance-conseil-d-administration-jeu-3-dec-2026.pdf", pty_home(p));
	assert_int_equal(stat(path, &st), 0);
	pty_keys(p, ENTER ESC);
	pty_expect(p, "Ordre du jour");
	pty_free(p);
}

static long lines_of(const char *path)
{
	long n = 0;
	FILE *f = fopen(path, "r");
	assert_non_null(f);
	for (int c; (c = fgetc(f)) != EOF;)
		n += c == '\n';
	fclose(f);
	return n;
}

static void ticked_rows_are_exported_alone(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	struct pty *p = demo();
	pty_keys(p, "5" RIGHT RIGHT "  x");
	assert_int_equal(lines_of(mem_printf(tmp, "%s/Documents/Carnet/exercice-payeur-2026-11-21.csv", pty_home(p))), 3);
	pty_free(p);
}

static void a_table_is_imported_column_by_column(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	struct pty *p = pty_start(24, 80, NULL, NULL);
	FILE *f = fopen(mem_printf(tmp, "%s/contacts.csv", pty_home(p)), "w");
	assert_non_null(f);
	fputs("Nom;Fonction;Tél\nMaud Térignac;Coordinatrice;01 99 00 12 10\nYann Corvazier;Coordinateur;01 99 00 47 05\n", f);
	fclose(f);
	pty_keys(p, "7" RIGHT RIGHT "i~/contacts.csv" ENTER);
	pty_expect(p, "Import" NB ": contacts.csv");
	pty_expect(p, "Maud Térignac");
	pty_keys(p, DOWN ENTER "rôle" ENTER);
	pty_expect_screen(p, "import-columns");
	pty_keys(p, END ENTER);
	pty_expect(p, "À ajouter" NB ": 2" NB ";");
	pty_keys(p, ENTER);
	pty_expect(p, "ajoutées : 2");
	pty_expect(p, "2 contacts");
	pty_expect(p, "Coordinatrice");
	pty_keys(p, "r");
	pty_expect(p, "comme avant l’import");
	pty_keys(p, "7" RIGHT RIGHT);
	pty_expect(p, "Entrée pour commencer");
	pty_free(p);
}

/* What is refused is asked again: a long name is not typed twice. Without a list around, the headers tell the kind. */
static void a_file_refused_is_asked_again(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	struct pty *p = pty_start(24, 80, NULL, NULL);
	static const struct {
		const char *name, *text;
	} files[] = {{"table.pdf", "%PDF-1.4"}, {"table.csv", "Date;Nature;Montant\n3/10/2026;train;12,50\n"}, {"mots.txt", "bonjour\nsans colonnes\n"},
		     {"faute.csv", "Date;Nature;Montant\n31/02/2026;train;12,50\n31/02/2026;covoiturage;1,00\n31/02/2026;stationnement;1,00\n"}};
	for (size_t i = 0; i < LENGTH(files); i++) {
		FILE *f = fopen(mem_printf(tmp, "%s/%s", pty_home(p), files[i].name), "w");
		assert_non_null(f);
		fputs(files[i].text, f);
		fclose(f);
	}
	pty_keys(p, ESC ":importer un fichier" ENTER "~/table.pdf" ENTER);
	pty_expect(p, "est un PDF");
	pty_expect(p, "> ~/table.pdf");
	pty_keys(p, "\x7f\x7f\x7f" "csv" ENTER);
	pty_expect(p, "Import" NB ": table.csv");
	pty_expect(p, "dépenses");
	pty_keys(p, "3i~/mots.txt" ENTER);
	pty_expect(p, "Aucune colonne n’est un champ de «réunion»");
	pty_keys(p, ESC "5i~/faute.csv" ENTER);
	pty_expect(p, "train · covoiturage · station…"); /* cut with its sign */
	pty_keys(p, END ENTER);
	pty_expect(p, "! ligne 2, Date" NB ": La date 31/02/2026 n’existe pas"); /* not «expense.date» */
	pty_expect(p, "essayez de nouveau.");
	pty_free(p);
}

/* Twenty columns do not fit: signs say where the others are, and the button below them. */
static void a_wide_table_says_that_it_goes_on(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	struct pty *p = pty_start(20, 60, NULL, NULL);
	FILE *f = fopen(mem_printf(tmp, "%s/large.csv", pty_home(p)), "w");
	assert_non_null(f);
	fputs("Nom", f);
	for (int i = 2; i <= 20; i++)
		fprintf(f, ";Colonne %d", i);
	fputs("\nMaud Térignac\n", f);
	fclose(f);
	pty_keys(p, "7" RIGHT RIGHT "i~/large.csv" ENTER);
	pty_expect(p, "↓Colonne");
	pty_expect_not(p, "↑");
	pty_keys(p, END);
	pty_expect(p, "↑Colonne");
	pty_expect_not(p, "↓");
	pty_free(p);
}

/* Every line that is refused is told, by the key that reads on; tried again, from the first one. */
static void all_that_an_import_refuses_is_read(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	struct pty *p = pty_start(20, 60, NULL, NULL);
	FILE *f = fopen(mem_printf(tmp, "%s/fautes.csv", pty_home(p)), "w");
	assert_non_null(f);
	fputs("Date;Nature;Montant\n31/02/2026;train;12,50\n32/02/2026;train;1,00\n33/02/2026;train;2,00\n34/02/2026;train;2,00\n", f);
	fclose(f);
	pty_keys(p, "5i~/fautes.csv" ENTER END ENTER);
	pty_expect(p, "31/02/2026 n’existe pas");
	pty_expect_not(p, "34/02/2026 n’existe pas");
	pty_expect(p, "Page bas suite");
	pty_keys(p, PGDN PGDN PGDN PGDN);
	pty_expect(p, "34/02/2026 n’existe pas");
	pty_expect_not(p, "Page bas suite");
	pty_expect_cursor_on(p, "> [ Essayer");
	pty_keys(p, ENTER);
	pty_expect(p, "31/02/2026 n’existe pas");
	pty_free(p);
}

static void home_says_that_it_goes_on(void **state)
{
	(void)state;
	struct pty *p = pty_start(20, 60, PTY_ARGS("--demo"), NULL);
	pty_expect(p, "↓");
	pty_expect_not(p, "↑");
	pty_keys(p, END UP);
	pty_expect(p, "↑");
	pty_free(p);
}

static void a_missing_file_is_not_imported(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, NULL, NULL);
	pty_keys(p, "7i~/rien.csv" ENTER);
	pty_expect(p, "Il n’y a pas de fichier");
	pty_expect_cursor_on(p, "~/rien.csv");
	pty_keys(p, "\033OP"); /* its help, not that of a form */
	pty_expect(p, "Importer un fichier");
	pty_keys(p, ESC);
	pty_expect_cursor_on(p, "~/rien.csv");
	pty_free(p);
}

static void history_lists_what_was_done(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, NULL, NULL);
	pty_keys(p, "h");
	pty_expect(p, "Rien n’a encore été écrit");
	pty_keys(p, ESC "7aCPTS du Val" F2 "1h");
	pty_expect_cursor_on(p, "CPTS du Val");
	pty_keys(p, "u");
	pty_expect_cursor_on(p, "annulé" NB ": ");
	pty_free(p);
}

/* From opening the program to the finished PDF: p, and what it leaves on the screen says where it is. Three keys are promised at most. */
static void the_dossier_takes_one_key_from_home(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	struct pty *p = demo();
	struct stat st;
	pty_keys(p, "p");
	pty_expect(p, "Le fichier est écrit.");
	const char *path = mem_printf(tmp, "%s/Documents/Carnet/exercice-dossier-de-seance-conseil-d-administration-jeu-3-dec-2026.pdf", pty_home(p));
	assert_int_equal(stat(path, &st), 0);
	pty_keys(p, ENTER "3p");
	pty_expect(p, "Le fichier est écrit.");
	pty_keys(p, ENTER "b" ENTER "p");
	pty_expect(p, "Le fichier est écrit.");
	pty_free(p);
}

static void fifteen_minutes_before_from_home_on_the_day(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "b");
	pty_expect(p, "Prochaine réunion");
	pty_free(p);
	p = pty_start(24, 80, NULL, NULL);
	pty_keys(p, "7aHaute" F2 ESC ESC);
	pty_keys(p, "3a" DOWN "Bureau" DOWN DOWN ENTER "Haute" ENTER F2);
	pty_keys(p, "1");
	pty_expect(p, "Réunion aujourd’hui");
	pty_keys(p, "b");
	pty_expect(p, "15 minutes avant" NB ": Bureau");
	pty_free(p);
}

static void the_profile_opens_from_home(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, NULL, NULL);
	pty_keys(p, ":profil" ENTER);
	pty_expect(p, "Nouveau profil");
	pty_keys(p, "Odile" F2 ":profil" ENTER);
	pty_expect_cursor_on(p, "Odile");
	pty_free(p);
}

static void home_adds_anything(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, NULL, NULL);
	pty_keys(p, "a");
	pty_expect(p, "Qu’ajouter");
	pty_keys(p, "cpts" ENTER);
	pty_expect(p, "Nouvelle CPTS");
	pty_free(p);
}

static void a_record_undone_while_shown_says_so(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, NULL, NULL);
	pty_keys(p, "7aCPTS du Val" F2 ENTER "u");
	pty_expect(p, "Cette fiche n’est plus dans le carnet");
	pty_keys(p, ESC);
	pty_expect(p, "Entrée pour commencer");
	pty_free(p);
}

static void deleting_the_record_shown_goes_back_to_its_list(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, NULL, NULL);
	pty_keys(p, "7aCPTS du Val" F2 ENTER "d");
	pty_expect(p, "Supprimé" NB ": CPTS «");
	pty_expect(p, "Entrée pour commencer");
	pty_free(p);
}

static void the_wide_window_shows_the_record_beside(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	pty_keys(p, "3");
	pty_expect_not(p, "│");
	pty_resize(p, 30, 130);
	pty_expect(p, "│");
	pty_expect(p, "Ordre du jour (4)");
	pty_keys(p, DOWN DOWN UP);
	pty_expect_cursor_on(p, "> mer. 14 oct. 2026");
	pty_resize(p, 24, 80);
	pty_expect_not(p, "│");
	pty_free(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lists_at_four_sizes),
		cmocka_unit_test(a_meeting_at_four_sizes),
		cmocka_unit_test(a_mandate_at_four_sizes), cmocka_unit_test(what_may_be_added),
		cmocka_unit_test(the_checklist_of_a_mandate),
		cmocka_unit_test(a_cpts_at_four_sizes),
		cmocka_unit_test(an_empty_list_at_four_sizes),
		cmocka_unit_test(every_tab_list_opens_empty),
		cmocka_unit_test(every_tab_list_shows_the_practice_journal),
		cmocka_unit_test(meetings_open_on_the_next_one),
		cmocka_unit_test(actions_open_on_the_most_late),
		cmocka_unit_test(an_action_is_done_in_one_key),
		cmocka_unit_test(a_record_shows_its_waiting_actions_first),
		cmocka_unit_test(the_actions_of_a_record_begin_with_those_that_wait),
		cmocka_unit_test(an_address_is_whole_in_a_narrow_window),
		cmocka_unit_test(actions_of_one_cpts_or_one_meeting_in_one_key),
		cmocka_unit_test(the_cursor_follows_the_row),
		cmocka_unit_test(a_detail_leads_to_what_it_names_and_back),
		cmocka_unit_test(numbers_lead_through_doors_on_azerty_too),
		cmocka_unit_test(a_cpts_shows_what_refers_to_it),
		cmocka_unit_test(filters_are_said_and_taken_away),
		cmocka_unit_test(a_wrong_filter_value_says_so_and_stays),
		cmocka_unit_test(sorting_twice_turns_the_order),
		cmocka_unit_test(deleting_says_how_many_and_undo_brings_back),
		cmocka_unit_test(several_ticked_go_together),
		cmocka_unit_test(what_is_needed_is_not_deleted),
		cmocka_unit_test(the_agenda_is_written_in_place),
		cmocka_unit_test(an_item_moves_and_undo_moves_it_back), cmocka_unit_test(a_row_being_moved_is_put_down_by_anything_else),
		cmocka_unit_test(outcome_and_involvement_by_one_key),
		cmocka_unit_test(an_item_is_deleted_from_the_agenda),
		cmocka_unit_test(a_title_half_typed_comes_back),
		cmocka_unit_test(several_kinds_are_added_from_a_record),
		cmocka_unit_test(an_expense_of_a_meeting_is_half_filled),
		cmocka_unit_test(a_file_is_kept_with_a_record),
		cmocka_unit_test(a_list_is_exported_where_it_says),
		cmocka_unit_test(a_record_is_made_into_documents),
		cmocka_unit_test(ticked_rows_are_exported_alone),
		cmocka_unit_test(a_table_is_imported_column_by_column),
		cmocka_unit_test(a_file_refused_is_asked_again), cmocka_unit_test(a_wide_table_says_that_it_goes_on), cmocka_unit_test(all_that_an_import_refuses_is_read),
		cmocka_unit_test(home_says_that_it_goes_on),
		cmocka_unit_test(a_missing_file_is_not_imported),
		cmocka_unit_test(history_lists_what_was_done),
		cmocka_unit_test(a_whole_agenda_is_pasted),
		cmocka_unit_test(the_topic_is_corrected_from_a_list),
		cmocka_unit_test(questions_stand_beside_their_item),
		cmocka_unit_test(open_points_come_back_in_one_key),
		cmocka_unit_test(what_undo_brings_back_has_the_focus_again),
		cmocka_unit_test(what_is_ticked_is_counted), cmocka_unit_test(several_deleted_are_undone_as_several),
		cmocka_unit_test(a_topic_goes_by_its_title),
		cmocka_unit_test(an_undo_keeps_the_focus_in_its_section),
		cmocka_unit_test(the_next_meeting_is_drawn_from_the_last),
		cmocka_unit_test(the_dossier_takes_one_key_from_home),
		cmocka_unit_test(fifteen_minutes_before_from_home_on_the_day),
		cmocka_unit_test(the_profile_opens_from_home),
		cmocka_unit_test(home_adds_anything),
		cmocka_unit_test(a_record_undone_while_shown_says_so),
		cmocka_unit_test(deleting_the_record_shown_goes_back_to_its_list),
		cmocka_unit_test(the_wide_window_shows_the_record_beside),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
