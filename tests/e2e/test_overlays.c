// SPDX-License-Identifier: EUPL-1.2
/* What opens over the screens: search, help; and the cursor on the focus everywhere. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "../support/pty.h"
#include <carnet/base/mem.h>

#define DOWN "\033[B"
#define UP "\033[A"
#define ESC "\033"
#define F1 "\033OP"
#define F3 "\033OR"

static struct pty *demo(void)
{
	return pty_start(24, 80, PTY_ARGS("--demo"), NULL);
}

static void search_answers_at_each_key(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, F3);
	pty_expect_cursor_on(p, "│>");
	pty_expect(p, "Tapez quelques mots");
	pty_keys(p, "aci");
	pty_expect(p, "Sigle");
	pty_expect(p, "résultats");
	pty_keys(p, "\177\177\177");
	pty_expect(p, "Tapez quelques mots");
	pty_free(p);
}

static void search_without_accents_and_mended(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "/reunion");
	pty_expect(p, "éunion");
	pty_keys(p, ESC F3 "budgt");
	pty_expect(p, "lu comme «budget");
	pty_keys(p, ESC F3 "zzzzqqqq");
	pty_expect(p, "Rien trouvé. Essayez moins de lettres");
	pty_keys(p, "\r");
	pty_expect(p, "Rien trouvé");
	pty_free(p);
}

static void search_results_by_arrows(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, F3 "cpts" DOWN DOWN);
	int y, x;
	pty_cursor(p, &y, &x);
	assert_int_equal(y, 7);
	pty_expect_cursor_on(p, "│>");
	pty_keys(p, UP UP);
	pty_cursor(p, &y, &x);
	assert_int_equal(y, 4);
	pty_keys(p, "\r");
	pty_expect(p, "Guide › ");
	pty_free(p);
}

/* The words are still there, with what was opened in focus; what was deleted meanwhile is no longer found. */
static void esc_comes_back_to_the_results(void **state)
{
	enum { FOUND_MOST = 20 };
	(void)state;
	struct pty *p = demo();
	pty_keys(p, F3 "Lissandre" DOWN DOWN "\r");
	pty_expect_not(p, "résultats");
	pty_keys(p, "\033");
	pty_expect(p, "Lissandre");
	pty_expect(p, "résultats");
	int y, x;
	pty_cursor(p, &y, &x);
	assert_int_equal(y, 7);
	pty_keys(p, "\033" F3 "convention");
	pty_expect_not(p, "de convention entre une association et une CPTS");
	for (int i = 0; i < 4; i++)
		pty_keys(p, DOWN);
	pty_expect(p, "Trame de convention entre une association et une CPTS"); /* in focus a title is whole */
	pty_keys(p, "\033" F3 "organiser publique");
	for (int i = 0; i < FOUND_MOST && !pty_shows(p, "> Action        Organiser une"); i++)
		pty_keys(p, DOWN);
	pty_keys(p, "\rd");
	pty_expect(p, "  organiser publique");
	pty_expect_not(p, "Action        Organiser une");
	pty_expect(p, "puis u, annule.");
	pty_keys(p, "\033u");
	pty_expect(p, "C’est annulé. Supprimé");
	pty_free(p);
}

static void one_key_empties_the_search(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, F3);
	pty_expect_not(p, "Ctrl+U");
	pty_keys(p, "reunion" DOWN);
	pty_expect(p, "Ctrl+U vider");
	pty_keys(p, "\025");
	pty_expect(p, "Tapez quelques mots");
	pty_expect_cursor_on(p, "│>");
	pty_keys(p, "aci");
	pty_expect(p, "Sigle");
	pty_keys(p, "\025" ESC);
	pty_expect_not(p, "Chercher ─");
	pty_free(p);
}

/* Who saves forms so answers a question of one line so too. */
static void a_prompt_is_answered_by_the_keys_that_save(void **state)
{
	static const char *const keys[] = {"\r", "\023", "\033OQ"};
	(void)state;
	for (size_t i = 0; i < LENGTH(keys); i++) {
		struct pty *p = demo();
		pty_keys(p, "3i/nowhere/at-all.ics");
		pty_keys(p, keys[i]);
		pty_expect(p, "Il n’y a pas de fichier");
		pty_expect_cursor_on(p, "/nowhere/at-all.ics");
		pty_free(p);
	}
}

static void search_keeps_hostile_words(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, F3 "\" OR * NEAR( : ^ -- 'x'");
	pty_expect_cursor_on(p, "NEAR(");
	pty_keys(p, "\033[200~coll\303\251\nmot\033[201~");
	pty_expect_cursor_on(p, "collé mot");
	pty_free(p);
}

static void help_lists_what_can_be_done_and_runs_it(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, F1);
	pty_expect(p, "Ce que vous pouvez faire ici");
	pty_expect_cursor_on(p, "> Entrée");
	for (int i = 0; i < 40; i++)
		pty_keys(p, DOWN);
	pty_expect_cursor_on(p, "> q");
	pty_expect(p, "Page bas suite");
	for (int i = 0; i < 5; i++)
		pty_keys(p, "\033[6~");
	pty_expect_not(p, "Page bas suite"); /* read to its end, the page has no more */
	pty_keys(p, "\r");
	assert_int_equal(pty_end(p), 0);
	pty_free(p);
}

static void help_from_a_text_field(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, F3 "\007");
	pty_expect(p, "Ce que vous pouvez faire ici");
	pty_keys(p, ESC);
	pty_expect_cursor_on(p, "│>");
	pty_free(p);
}

/* In the smallest window the question is whole, and the answers scroll under it. */
static void answers_are_all_within_reach(void **state)
{
	(void)state;
	struct pty *p = pty_start(10, 40, PTY_ARGS("--demo"), NULL);
	pty_keys(p, "7" DOWN "\rx");
	pty_expect(p, "fiche ?");
	pty_expect_not(p, "Associations du territoire");
	pty_keys(p, DOWN DOWN DOWN);
	pty_expect(p, "fiche ?");
	pty_expect_cursor_on(p, "> a  Associations du territoire");
	pty_free(p);
}

/* Whatever is on the screen, F1 shows the page that explains it, beside what can be done. */
static void every_screen_has_its_help(void **state)
{
	static const struct {
		const char *keys, *page;
	} places[] = {
		{"", "L’accueil, qu’y voit-on"}, {"2", "Le guide, comment s’y retrouver"}, {"2\r", "Lire une page"}, {F3, "Chercher, comment cela marche"},
		{"4", "Une liste de fiches"}, {"7\r", "Une fiche, comment la lire"}, {"3\r", "Une réunion dans le carnet"},
		{"3a", "Remplir un formulaire"}, {"6a\t\t\r", "Remplir un formulaire"}, {"3a\033OS", "Remplir un formulaire"},
		{"6aX\t\t\t\tx", "Remplir un formulaire"}, {"3fti", "Remplir un formulaire"}, {"3x", "Le fichier est écrit. Où est-il"},
		{"3i", "Importer un fichier"}, {"h", "L’historique"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		struct pty *p = demo();
		pty_keys(p, places[i].keys);
		pty_keys(p, F1);
		pty_expect(p, "Ce que vous pouvez faire ici");
		pty_expect(p, places[i].page);
		pty_free(p);
	}
}

/* What help lists is done by its key there too, be it one that does something else everywhere else. */
static void keys_listed_in_help_work_there(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, F1 "g");
	pty_expect(p, "Le mois");
	pty_keys(p, ESC "5n" F1 "t");
	pty_expect(p, "0 ligne cochée");
	pty_keys(p, F1 "\033OQ");
	pty_expect(p, "Aucune ligne n’est cochée");
	pty_free(p);
}

/* Esc puts down the line that is being moved: it leaves nothing. */
static void help_of_a_moved_line_says_how_to_put_it_down(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "3" "\r" DOWN DOWN DOWN DOWN "m" F1);
	pty_expect(p, "Échap  la poser");
	pty_expect_not(p, "revenir");
	pty_free(p);
}

/* In a text field nothing is offered that would only be typed. */
static void help_of_a_field_lists_what_works_there(void **state)
{
	static const char *const fields[] = {"3a", "6aX\t\t\t\tx", F3, "6a\t\t\r"};
	(void)state;
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		struct pty *p = demo();
		pty_keys(p, fields[i]);
		pty_keys(p, F1);
		pty_expect_not(p, "aller à un onglet");
		pty_expect_not(p, "quitter le carnet");
		pty_expect_not(p, "u      annuler");
		pty_free(p);
	}
	struct pty *p = demo();
	pty_keys(p, fields[1]);
	pty_keys(p, F1);
	pty_expect(p, "Ctrl+X couper");
	pty_expect(p, "Maj+→  sélectionner");
	pty_free(p);
}

/* Above the first row are the tabs, above the tabs the hints: nothing needs a letter. */
static void arrows_lead_everywhere(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, NULL, NULL);
	pty_keys(p, UP);
	pty_expect_cursor_on(p, "1 Accueil");
	pty_keys(p, "\033[C\033[C\r");
	pty_expect(p, "Rien ici pour l’instant");
	pty_keys(p, UP UP);
	pty_expect_cursor_on(p, "Entrée commencer");
	pty_keys(p, "\033[D");
	pty_expect_cursor_on(p, ">F1 aide");
	pty_keys(p, "\r");
	pty_expect_cursor_on(p, "> Entrée");
	pty_keys(p, "\r");
	pty_expect(p, "Nouvelle réunion");
	pty_keys(p, ESC ESC);
	pty_expect_cursor_on(p, "Notez la CPTS");
	pty_free(p);
}

static void a_long_meaning_is_read_to_its_end(void **state)
{
	(void)state;
	struct pty *p = pty_start(12, 44, PTY_ARGS("--demo"), NULL);
	pty_keys(p, "2\rg");
	pty_expect(p, "↓ suite");
	for (int i = 0; i < 30; i++)
		pty_keys(p, DOWN);
	pty_expect_not(p, "↓ suite");
	pty_expect(p, "↑ début");
	pty_keys(p, ESC);
	pty_expect_not(p, "↑ début");
	pty_free(p);
}

static void search_shows_the_notebook_without_scrolling(void **state)
{
	static const struct {
		int rows, cols;
	} sizes[] = {{24, 80}, {20, 60}, {40, 120}};
	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct pty *p = pty_start(sizes[i].rows, sizes[i].cols, PTY_ARGS("--demo"), NULL);
		pty_keys(p, F3 "comite");
		pty_expect(p, "Guide");
		pty_expect(p, "Point  ");
		pty_free(p);
	}
}

static void mouse_is_freed_and_taken_back(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "\033[20~");
	pty_expect(p, "La souris sélectionne maintenant le texte");
	pty_keys(p, "\017");
	pty_expect(p, "La souris agit de nouveau");
	pty_free(p);
}

/* Everywhere a few keys lead, at three sizes: the cursor is on a line that says it is the one in focus. */
static void the_cursor_is_on_the_focus(void **state)
{
	static const struct {
		const char *keys, *on;
	} places[] = {
		{"", ">"}, {DOWN, ">"}, {"t", ">"}, {"2", ">"}, {"2" DOWN DOWN, ">"}, {"2\r", ""}, {"2\r\t", ">"}, {"2\r/mot", "mot"}, {"2n", "Ma note"},
		{F3, ">"}, {F3 "budget", "budget"}, {F3 "budget" DOWN, ">"}, {F1, ">"}, {F1 DOWN, ">"}, {"2e", ">"}, {"2" F1, ">"},
	};
	static const int sizes[][2] = {{20, 60}, {24, 80}, {40, 120}};
	(void)state;
	for (size_t s = 0; s < 3; s++) {
		for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
			struct pty *p = pty_start(sizes[s][0], sizes[s][1], PTY_ARGS("--demo"), NULL);
			pty_keys(p, places[i].keys);
			pty_expect_cursor_on(p, places[i].on);
			int y, x;
			pty_cursor(p, &y, &x);
			assert_true(y < sizes[s][0] - 1);
			pty_free(p);
		}
	}
}

static void poor_terminals_work(void **state)
{
	static const char *const terms[] = {"linux", "xterm", "screen", "vt100"};
	(void)state;
	for (size_t i = 0; i < 4; i++) {
		setenv("CARNET_TEST_TERM", terms[i], 1);
		struct pty *p = demo();
		pty_expect(p, "Prochaine");
		pty_keys(p, "2");
		pty_expect_cursor_on(p, ">");
		pty_keys(p, ESC "q");
		assert_int_equal(pty_end(p), 0);
		pty_free(p);
	}
	unsetenv("CARNET_TEST_TERM");
}

static void a_dumb_terminal_is_told_what_to_do(void **state)
{
	(void)state;
	setenv("CARNET_TEST_TERM", "dumb", 1);
	struct pty *p = pty_launch(24, 80, NULL, NULL);
	assert_int_equal(pty_end(p), 2);
	pty_expect(p, "ne sait pas dessiner un écran");
	pty_expect(p, "carnet --help");
	pty_free(p);
	unsetenv("CARNET_TEST_TERM");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(search_answers_at_each_key),
		cmocka_unit_test(search_without_accents_and_mended),
		cmocka_unit_test(search_results_by_arrows), cmocka_unit_test(esc_comes_back_to_the_results),
		cmocka_unit_test(search_keeps_hostile_words), cmocka_unit_test(one_key_empties_the_search),
		cmocka_unit_test(a_prompt_is_answered_by_the_keys_that_save),
		cmocka_unit_test(help_lists_what_can_be_done_and_runs_it),
		cmocka_unit_test(help_from_a_text_field), cmocka_unit_test(answers_are_all_within_reach),
		cmocka_unit_test(every_screen_has_its_help),
		cmocka_unit_test(keys_listed_in_help_work_there),
		cmocka_unit_test(help_of_a_moved_line_says_how_to_put_it_down),
		cmocka_unit_test(help_of_a_field_lists_what_works_there),
		cmocka_unit_test(arrows_lead_everywhere),
		cmocka_unit_test(a_long_meaning_is_read_to_its_end),
		cmocka_unit_test(search_shows_the_notebook_without_scrolling),
		cmocka_unit_test(mouse_is_freed_and_taken_back),
		cmocka_unit_test(the_cursor_is_on_the_focus),
		cmocka_unit_test(poor_terminals_work),
		cmocka_unit_test(a_dumb_terminal_is_told_what_to_do),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
