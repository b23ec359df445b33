// SPDX-License-Identifier: EUPL-1.2
/* The guide: contents, pages, links, trail, words in place, search in the page, bookmarks and notes, export. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include "../support/pty.h"

#define UP "\033[A"
#define DOWN "\033[B"
#define LEFT "\033[D"
#define ESC "\033"

static struct pty *guide(int rows, int cols)
{
	struct pty *p = pty_start(rows, cols, NULL, NULL);
	pty_keys(p, "2");
	return p;
}

/* Opens a page by the search, as a person who knows its title. */
static void open_page(struct pty *p, const char *words)
{
	pty_keys(p, "\033OR");
	pty_keys(p, words);
	pty_keys(p, "\r");
}

static void contents_and_page_side_by_side(void **state)
{
	(void)state;
	struct pty *p = guide(24, 80);
	pty_expect(p, "Guide › Découvrir la CPTS › ");
	pty_expect(p, "page 1 sur ");
	pty_expect(p, "│");
	pty_expect_cursor_on(p, ">  ");
	pty_keys(p, DOWN);
	pty_expect(p, "page 2 sur ");
	pty_free(p);
}

static void one_after_the_other_when_narrow(void **state)
{
	(void)state;
	struct pty *p = guide(20, 60);
	pty_expect_not(p, "│");
	pty_expect_cursor_on(p, ">  ");
	pty_keys(p, "\r");
	pty_expect(p, "────");
	pty_expect(p, "← sommaire");
	pty_keys(p, LEFT);
	pty_expect_cursor_on(p, ">  ");
	pty_free(p);
}

static void parts_open_and_close(void **state)
{
	(void)state;
	struct pty *p = guide(40, 120);
	pty_keys(p, "\033[H");
	pty_expect_cursor_on(p, ">Découvrir la CPTS");
	pty_keys(p, "\r");
	pty_expect_not(p, "   Qui siège où ?");
	pty_keys(p, DOWN "\r");
	pty_expect_cursor_on(p, ">  ");
	pty_free(p);
}

/* The part open before it had more pages than there are now rows above. */
static void the_last_part_opens_under_the_others(void **state)
{
	(void)state;
	struct pty *p = guide(20, 60);
	pty_keys(p, LEFT "\033[F" UP "\r");
	pty_expect_cursor_on(p, ">  Que veut dire ce sigle");
	pty_expect(p, " Boîte à outils");
	pty_expect(p, " Sigles");
	pty_free(p);
}

static void a_word_is_explained_in_place(void **state)
{
	(void)state;
	struct pty *p = guide(24, 80);
	pty_keys(p, "\rg");
	pty_expect(p, "┌ ");
	int y, x;
	pty_cursor(p, &y, &x);
	assert_true(x > 28);
	pty_keys(p, ESC);
	pty_expect_not(p, "┌ ");
	pty_expect(p, "page 1 sur ");
	pty_free(p);
}

static void links_by_number_and_back_along_the_trail(void **state)
{
	(void)state;
	struct pty *p = guide(24, 80);
	pty_keys(p, "\r");
	const char *before = pty_line(p, 0);
	pty_keys(p, "1"); /* out of sight, further down */
	assert_string_equal(pty_line(p, 0), before);
	pty_expect(p, "Lien 1\u00a0: le voici, Entrée l’ouvre.");
	pty_expect_cursor_on(p, ">• Qui siège où");
	pty_keys(p, "1");
	assert_string_not_equal(pty_line(p, 0), before);
	pty_expect(p, "b retour");
	pty_keys(p, "b");
	assert_string_equal(pty_line(p, 0), before);
	pty_expect_not(p, "b retour");
	pty_expect(p, "v en avant");
	pty_keys(p, "v");
	assert_string_not_equal(pty_line(p, 0), before);
	pty_expect_not(p, "v en avant");
	pty_keys(p, "b");
	assert_string_equal(pty_line(p, 0), before);
	pty_free(p);
}

static void azerty_digits_follow_links(void **state)
{
	(void)state;
	struct pty *p = guide(24, 80);
	const char *before = pty_line(p, 0);
	pty_keys(p, "\r&&");
	assert_string_not_equal(pty_line(p, 0), before);
	pty_free(p);
}

static void a_link_that_is_not_there(void **state)
{
	(void)state;
	struct pty *p = guide(24, 80);
	pty_keys(p, "\r0");
	pty_expect(p, "numéroté");
	pty_free(p);
}

/* In a small window the page stands behind its contents. */
static void a_link_of_a_page_that_is_not_shown(void **state)
{
	(void)state;
	struct pty *p = guide(20, 60);
	pty_keys(p, LEFT "1");
	pty_expect(p, "page 1 sur ");
	pty_expect(p, "← sommaire");
	pty_free(p);
}

/* Enter opens what is lit: the only link of the line being read has the mark as the one that Tab went to. */
static void what_enter_opens_is_lit(void **state)
{
	(void)state;
	struct pty *p = guide(24, 80);
	pty_keys(p, DOWN "\r\033[6~g" DOWN);
	pty_expect(p, "Entrée lire");
	pty_expect_cursor_on(p, "│>délibérative");
	pty_keys(p, DOWN);
	pty_expect_not(p, "Entrée lire");
	pty_expect_not(p, ">");
	pty_keys(p, UP "\r");
	pty_expect(p, "┌ voix consultative ─");
	pty_free(p);
}

static void tab_and_enter_follow_a_link(void **state)
{
	(void)state;
	struct pty *p = guide(24, 80);
	pty_keys(p, "\r\t");
	pty_expect(p, "Entrée lire");
	pty_keys(p, "\r");
	pty_expect(p, "┌ "); /* the first link of the page is a glossary word */
	pty_free(p);
}

static void search_inside_the_page(void **state)
{
	(void)state;
	struct pty *p = guide(24, 80);
	pty_keys(p, "\r/");
	pty_expect_cursor_on(p, "Chercher dans la page");
	pty_keys(p, "SANTE");
	pty_expect(p, "passage");
	pty_keys(p, "\r");
	pty_expect_cursor_on(p, "santé");
	pty_expect(p, "n suivant");
	pty_keys(p, "n");
	pty_keys(p, "/zzzz");
	pty_expect(p, "Rien trouvé dans cette page");
	pty_keys(p, ESC);
	pty_expect_not(p, "Chercher dans la page");
	pty_free(p);
}

static void a_bookmark_is_set_and_undone(void **state)
{
	(void)state;
	struct pty *p = guide(24, 80);
	pty_keys(p, "m");
	pty_expect(p, "Marque-page posé");
	pty_keys(p, "u");
	pty_expect(p, "C’est annulé.");
	pty_keys(p, "m");
	pty_expect(p, "Marque-page posé");
	pty_keys(p, "m");
	pty_expect(p, "Marque-page retiré");
	pty_free(p);
}

static void a_note_stands_under_its_heading(void **state)
{
	(void)state;
	struct pty *p = guide(24, 80);
	pty_keys(p, "\rn");
	pty_expect_cursor_on(p, "Ma note");
	pty_keys(p, "à relire avec l’association\r");
	pty_expect(p, "Note gardée");
	pty_expect_screen(p, "guide-note-80x24");
	pty_keys(p, "\t");
	pty_expect_cursor_on(p, "Ma note : à relire");
	pty_keys(p, "\r");
	pty_keys(p, ", et Paul\r");
	pty_expect(p, "à relire avec l’association, et");
	pty_keys(p, "d");
	pty_expect(p, "Note retirée");
	pty_expect_not(p, "à relire");
	pty_keys(p, "u");
	pty_expect(p, "à relire");
	pty_free(p);
}

static void a_note_half_written_is_kept_aside(void **state)
{
	(void)state;
	struct pty *p = guide(24, 80);
	pty_keys(p, "\rn");
	pty_keys(p, "un début");
	pty_keys(p, ESC);
	pty_expect(p, "n le reprend");
	pty_keys(p, "n");
	pty_expect_cursor_on(p, "un début");
	pty_keys(p, " et la fin\r");
	pty_expect(p, "Ma note : un début et la fin");
	pty_keys(p, "n");
	pty_keys(p, "\001"); /* an emptied note is taken off */
	for (int i = 0; i < 24; i++)
		pty_keys(p, "\177");
	pty_keys(p, "\r");
	pty_expect(p, "Note retirée");
	pty_free(p);
}

static void own_pages(struct pty *p)
{
	pty_keys(p, LEFT "\033[F\r");
	pty_expect_cursor_on(p, ">  Mes marque-pages");
}

static void bookmarks_are_listed_opened_and_taken_off(void **state)
{
	(void)state;
	struct pty *p = guide(24, 80);
	pty_keys(p, "m" DOWN "m");
	own_pages(p);
	pty_keys(p, "\r\t\td");
	pty_expect(p, "Marque-page retiré");
	pty_expect(p, "CPTS ? [1]");
	pty_expect_not(p, " [2]");
	pty_keys(p, "1");
	pty_expect(p, "page 1 sur ");
	pty_keys(p, "b");
	pty_expect(p, "Guide › Mes marque-pages");
	pty_resize(p, 20, 60);
	pty_free(p);
}

static void notes_are_listed(void **state)
{
	(void)state;
	struct pty *p = guide(24, 80);
	pty_keys(p, "\rn");
	pty_keys(p, "penser au budget\r");
	own_pages(p);
	pty_keys(p, DOWN);
	pty_resize(p, 20, 60);
	pty_keys(p, "\r");
	pty_free(p);
}

static void boxes_are_ticked_and_remembered(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, NULL, NULL);
	open_page(p, "avant une réunion que faire");
	pty_expect(p, "Guide › Boîte à outils › Avant une réunion");
	pty_keys(p, " ");
	pty_expect_cursor_on(p, "☐ Noter la date");
	pty_keys(p, " ");
	pty_expect_cursor_on(p, "☑ Noter la date");
	pty_keys(p, "\t ");
	pty_expect_cursor_on(p, "☑ Lire l’ordre du jour");
	pty_keys(p, " ");
	pty_expect(p, "Décoché");
	pty_keys(p, "u");
	pty_expect(p, "☑ Lire l’ordre du jour");
	pty_keys(p, ESC ESC);
	open_page(p, "avant une réunion que faire");
	pty_expect(p, "☑ Lire l’ordre du jour");
	pty_resize(p, 20, 60);
	pty_keys(p, "z");
	pty_expect(p, "2 cases décochées");
	pty_expect_not(p, "☑");
	pty_keys(p, "z");
	pty_expect(p, "Aucune case n’est cochée ici");
	pty_free(p);
}

/* From one box to the next, past what explains the first and over the title of a group; undo says what it takes back. */
static void an_arrow_goes_from_box_to_box(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, NULL, NULL);
	open_page(p, "un mandat se termine");
	pty_keys(p, "  " DOWN);
	pty_expect_cursor_on(p, "☐ Demander à qui");
	pty_keys(p, " " DOWN DOWN " ");
	pty_expect_cursor_on(p, "☑ Prévenir la coordination");
	pty_keys(p, UP UP UP);
	pty_expect_cursor_on(p, "☑ Relire la date");
	pty_keys(p, "u");
	pty_expect(p, "Case cochée, «Un mandat se termine, que faire\u00a0?»");
	pty_keys(p, "uu" UP "m");
	pty_expect(p, "Marque-page posé");
	pty_keys(p, "u");
	pty_expect(p, "Marque-page posé, «Un mandat se termine, que faire\u00a0?»");
	pty_free(p);
}

static void boxes_are_for_a_meeting(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	open_page(p, "avant une réunion que faire");
	pty_keys(p, "  c");
	pty_expect(p, "Ces cases sont pour…");
	pty_keys(p, DOWN "\r");
	pty_expect(p, "Pour la réunion : ");
	pty_expect_not(p, "☑");
	pty_keys(p, "c");
	pty_keys(p, "aucune\r");
	pty_expect(p, "☑");
	pty_free(p);
}

static void a_meeting_opens_its_checklists(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	pty_keys(p, "3\r");
	pty_keys(p, "k");
	pty_keys(p, "\r");
	pty_expect(p, "Pour la réunion");
	pty_expect(p, "Avant une réunion");
	pty_keys(p, "  ");
	pty_expect(p, "☑");
	pty_keys(p, ESC "k");
	pty_expect(p, "1 sur 9");
	pty_resize(p, 20, 60);
	pty_free(p);
}

static void a_question_is_found_and_read_in_its_topic(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, NULL, NULL);
	pty_keys(p, "\033ORquelle part du budget va");
	pty_expect(p, "Question      Quelle part du budget");
	pty_keys(p, "\r");
	pty_expect(p, "Guide › Les thèmes");
	pty_expect_cursor_on(p, "• Quelle part du budget");
	pty_free(p);
}

/* Reached by a search, its page is read at once: the hints say that Enter writes the text, before the link is in focus. */
static void the_page_that_decodes_says_what_enter_does(void **state)
{
	(void)state;
	struct pty *p = guide(24, 80);
	pty_keys(p, ":decoder\r");
	pty_expect(p, "Guide › Décoder un texte");
	pty_expect(p, "Entrée lire");
	pty_keys(p, "\r");
	pty_expect(p, "F2 expliquer");
	pty_free(p);
}

static void a_text_from_outside_is_decoded(void **state)
{
	(void)state;
	struct pty *p = guide(24, 80);
	own_pages(p);
	pty_keys(p, DOWN DOWN);
	pty_expect(p, "Écrire ou coller le texte");
	pty_keys(p, "\r");
	pty_keys(p, "\033OQ");
	pty_expect(p, "Il n’y a pas encore de texte");
	pty_keys(p, "\033[200~Ordre du jour\n1. Budget ACI 2027\n2. Suites du ZRTX avec la CPAM\n\033[201~");
	pty_keys(p, "\033OQ");
	pty_expect(p, "Ce texte, décodé");
	pty_expect(p, "• ACI, accord conventionnel");
	pty_expect(p, "›  Décoder un texte");
	pty_expect(p, "ZRTX");
	pty_keys(p, "1");
	pty_expect(p, "Budget prévisionnel");
	pty_keys(p, "b");
	pty_expect(p, "Ce texte, décodé");
	pty_resize(p, 20, 60);
	pty_keys(p, ESC);
	pty_keys(p, ESC);
	pty_expect_not(p, "Budget ACI 2027");
	pty_keys(p, "\r");
	pty_expect(p, "Budget ACI 2027"); /* it is there again */
	pty_free(p);
}

static void steps_are_ticked_by_what_was_done(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	pty_keys(p, "2\033[H\r" DOWN DOWN "\r\r"); /* the first page of the third part */
	pty_expect(p, "sur 10");
	pty_keys(p, " ");
	pty_keys(p, " ");
	pty_expect_screen(p, "steps-80x24");
	pty_resize(p, 20, 60);
	pty_free(p);
}

static void nothing_has_changed_yet(void **state)
{
	(void)state;
	struct pty *p = guide(24, 80);
	own_pages(p);
	pty_keys(p, DOWN DOWN DOWN);
	pty_expect(p, "Rien n’a changé");
	pty_keys(p, "\r");
	pty_free(p);
}

static void reading_goes_on_where_it_was_left(void **state)
{
	(void)state;
	struct pty *p = guide(24, 80);
	pty_keys(p, "\r\033[6~");
	const char *line = pty_line(p, 3);
	pty_keys(p, "q");
	assert_int_equal(pty_end(p), 0);
	struct pty *again = pty_start(24, 80, NULL, pty_home(p));
	pty_keys(again, "2");
	assert_string_equal(strstr(pty_line(again, 3), "│"), strstr(line, "│"));
	pty_free(again);
	pty_free(p);
}

static void an_export_says_its_folder(void **state)
{
	(void)state;
	char path[4200];
	struct pty *p = guide(24, 80);
	pty_keys(p, "m");
	pty_keys(p, "e");
	pty_expect_cursor_on(p, "cette page");
	pty_expect_cursor_on(p, "> p  cette page");
	pty_keys(p, "p");
	pty_expect(p, "t  texte simple");
	pty_expect_cursor_on(p, "> ");
	pty_keys(p, "h");
	pty_expect(p, "Dossier");
	pty_expect(p, "Carnet");
	pty_expect_cursor_on(p, "> r  Revenir au carnet"); /* no other program in the PATH of the tests */
	snprintf(path, sizeof path, "%s/Documents/Carnet/une-cpts.html", pty_home(p));
	assert_int_equal(access(path, R_OK), 0);
	pty_keys(p, "\r");
	pty_expect(p, "page 1 sur ");
	pty_free(p);
}

static void a_chapter_the_mission_sheet_and_the_bookmarks_are_exported(void **state)
{
	(void)state;
	static const struct {
		const char *keys, *file;
	} exports[] = {{"ct", "decouvrir-la-cpts.txt"}, {"fm", "fiche-mission.md"}, {"mt", "mes-marque-pages.txt"}, {"nt", "une-cpts.txt"}, {"pp", "une-cpts.pdf"}, {"pg", "une-cpts-2.pdf"}};
	char path[4200];
	struct pty *p = guide(24, 80);
	pty_keys(p, "\rmn");
	pty_keys(p, "penser au budget\r");
	for (size_t i = 0; i < sizeof exports / sizeof *exports; i++) {
		const char one[2] = {exports[i].keys[0], 0}, two[2] = {exports[i].keys[1], 0};
		pty_keys(p, "e");
		pty_keys(p, one);
		pty_keys(p, two);
		pty_expect(p, exports[i].file);
		snprintf(path, sizeof path, "%s/Documents/Carnet/%s", pty_home(p), exports[i].file);
		assert_int_equal(access(path, R_OK), 0);
		pty_keys(p, "r");
	}
	pty_free(p);
}

static void a_resize_keeps_the_place(void **state)
{
	(void)state;
	struct pty *p = guide(24, 80);
	pty_keys(p, "\r/SANTE\r");
	pty_expect_cursor_on(p, "santé");
	pty_resize(p, 20, 60);
	pty_expect_cursor_on(p, "santé");
	pty_resize(p, 40, 120);
	pty_expect_cursor_on(p, "santé");
	pty_free(p);
}

static void escape_goes_back_step_by_step(void **state)
{
	(void)state;
	struct pty *p = guide(24, 80);
	pty_keys(p, "\r");
	pty_expect(p, "← sommaire");
	pty_keys(p, ESC);
	pty_expect_cursor_on(p, ">  ");
	pty_keys(p, ESC);
	pty_expect(p, "Carnet du représentant");
	pty_free(p);
}

static void a_page_from_the_search_goes_back_to_it_all(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, NULL, NULL);
	open_page(p, "mission");
	pty_expect(p, "Guide › ");
	pty_keys(p, ESC);
	pty_expect(p, "Carnet du représentant");
	pty_free(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(contents_and_page_side_by_side),
		cmocka_unit_test(one_after_the_other_when_narrow),
		cmocka_unit_test(parts_open_and_close),
		cmocka_unit_test(the_last_part_opens_under_the_others), cmocka_unit_test(a_word_is_explained_in_place),
		cmocka_unit_test(links_by_number_and_back_along_the_trail),
		cmocka_unit_test(azerty_digits_follow_links),
		cmocka_unit_test(a_link_that_is_not_there),
		cmocka_unit_test(a_link_of_a_page_that_is_not_shown), cmocka_unit_test(what_enter_opens_is_lit),
		cmocka_unit_test(tab_and_enter_follow_a_link),
		cmocka_unit_test(search_inside_the_page),
		cmocka_unit_test(a_bookmark_is_set_and_undone),
		cmocka_unit_test(a_note_stands_under_its_heading),
		cmocka_unit_test(a_note_half_written_is_kept_aside),
		cmocka_unit_test(bookmarks_are_listed_opened_and_taken_off),
		cmocka_unit_test(notes_are_listed),
		cmocka_unit_test(boxes_are_ticked_and_remembered),
		cmocka_unit_test(an_arrow_goes_from_box_to_box), cmocka_unit_test(boxes_are_for_a_meeting),
		cmocka_unit_test(a_meeting_opens_its_checklists),
		cmocka_unit_test(a_question_is_found_and_read_in_its_topic),
		cmocka_unit_test(a_chapter_the_mission_sheet_and_the_bookmarks_are_exported),
		cmocka_unit_test(a_text_from_outside_is_decoded),
		cmocka_unit_test(the_page_that_decodes_says_what_enter_does),
		cmocka_unit_test(steps_are_ticked_by_what_was_done),
		cmocka_unit_test(nothing_has_changed_yet),
		cmocka_unit_test(reading_goes_on_where_it_was_left),
		cmocka_unit_test(an_export_says_its_folder),
		cmocka_unit_test(a_resize_keeps_the_place),
		cmocka_unit_test(escape_goes_back_step_by_step),
		cmocka_unit_test(a_page_from_the_search_goes_back_to_it_all),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
