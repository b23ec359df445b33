// SPDX-License-Identifier: EUPL-1.2
/* The first start, in the real program: what is asked, what is kept, the practice journal and back, a delegation's key. */
#include "home.h"
#include <stdio.h>
#include "../support/pty.h"
#include "keys.h"

/* Where the expected screens are. */
static void to_sources(void)
{
	AUTO_CTX(tmp);
	const char *build = getenv("CARNET_BUILD");
	assert_int_equal(chdir(path_dir(tmp, build ? build : "build")), 0);
}

static struct pty *first(const home *h, int rows, int cols)
{
	to_sources();
	return pty_start(rows, cols, NULL, h->folder);
}

static void screens_as_expected(void **state)
{
	static const struct {
		int rows, cols;
		const char *name;
	} sizes[] = {{24, 80, "welcome-80x24"}, {20, 60, "welcome-60x20"}, {40, 120, "welcome-120x40"}, {10, 40, "welcome-40x10"}};
	for (size_t i = 0; i < LENGTH(sizes); i++) {
		struct pty *p = first(*state, sizes[i].rows, sizes[i].cols);
		pty_expect_screen(p, sizes[i].name);
		pty_keys(p, DOWN DOWN);
		pty_expect_cursor_on(p, "> J’ai une clé de ma délégation");
		pty_keys(p, "q"); /* nothing was decided: asked again next time */
		assert_int_equal(pty_end(p), 0);
		pty_free(p);
	}
}

static void four_questions(void **state)
{
	home *h = *state;
	struct pty *p = first(h, 24, 80);
	pty_keys(p, ENTER);
	pty_expect_screen(p, "welcome-question");
	pty_keys(p, "Jeanne" ENTER "Soufle" ENTER);
	pty_expect(p, "Question 3 sur 4");
	pty_keys(p, "CPTS du" ESC);
	pty_expect(p, "Soufle");
	pty_keys(p, LEFT LEFT "f" ENTER);
	pty_expect(p, "CPTS du"); /* what was half typed is there */
	pty_keys(p, " Val" ENTER);
	pty_expect(p, "Question 4 sur 4");
	pty_keys(p, "cont" ENTER);
	pty_expect(p, "Votre carnet est prêt.");
	pty_keys(p, "q");
	assert_int_equal(pty_end(p), 0);
	pty_free(p);
	RUN("list", "association");
	GAVE(0, "Souffle", NULL);
	RUN("list", "cpts");
	GAVE(0, "CPTS du Val", NULL);
	RUN("show", "profil", "1");
	GAVE(0, "Souffle", NULL);
	p = first(h, 24, 80);
	pty_expect(p, "Pour commencer");
	pty_keys(p, ":reglages" ENTER);
	pty_expect(p, "contraste");
	pty_keys(p, END ENTER "12,5" ENTER ENTER ENTER); /* what is there is proposed: Enter twice keeps it */
	pty_expect(p, "12,50" NB "€");
	pty_keys(p, ESC ":commencer quatre" ENTER ENTER);
	pty_expect(p, "Jeanne");
	pty_free(p);
}

/* Every answer may be passed, and every question left. */
static void nothing_is_asked_twice(void **state)
{
	home *h = *state;
	struct pty *p = first(h, 24, 80);
	pty_keys(p, ENTER ENTER ENTER ENTER ENTER);
	pty_expect(p, "Votre carnet est prêt.");
	pty_expect(p, "Pour commencer");
	pty_keys(p, DOWN DOWN DOWN ENTER);
	pty_expect(p, "Commencer mon carnet");
	pty_keys(p, ENTER ESC);
	pty_expect_cursor_on(p, "> Commencer mon carnet");
	pty_keys(p, ESC);
	pty_expect(p, "Pour revenir ici");
	pty_free(p);
	p = first(h, 24, 80);
	pty_expect_not(p, "Commencer mon carnet");
	pty_free(p);
}

/* A digit is a tab here too: nobody is held. */
static void one_may_go_elsewhere(void **state)
{
	struct pty *p = first(*state, 24, 80);
	pty_keys(p, "3");
	pty_expect(p, "Réunions");
	pty_keys(p, ESC);
	pty_expect(p, "Pour commencer");
	pty_free(p);
}

static void settings_that_cannot_be_kept(void **state)
{
	home *h = *state;
	AUTO_ERR e = {0};
	assert_int_equal(dir_make(path_join(h, h->folder, "config"), 0700, &e), 0);
	assert_int_equal(file_replace(path_join(h, h->folder, "config/carnet"), "", 0, 0600, &e), 0);
	struct pty *p = first(h, 24, 80);
	pty_keys(p, ENTER ENTER ENTER ENTER ENTER);
	pty_expect(p, "!");
	pty_expect(p, "Commencer mon carnet");
	pty_free(p);
}

static void practice_and_back(void **state)
{
	struct pty *p = first(*state, 24, 80);
	pty_keys(p, DOWN ENTER);
	pty_wait_text(p, "Sept pas pour découvrir");
	pty_expect(p, "Exercice");
	pty_expect_cursor_on(p, "› 1. Lire une page du guide");
	pty_expect(p, "Échap ramène ici");
	pty_keys(p, ENTER);
	pty_expect(p, "Que faire pendant la réunion");
	pty_keys(p, ESC);
	pty_expect(p, "1 fait");
	pty_keys(p, ESC);
	pty_expect(p, "revenir à votre carnet");
	pty_keys(p, ESC);
	pty_wait_text(p, "Commencer mon carnet");
	pty_keys(p, ESC ":entrainement" ENTER);
	pty_wait_text(p, "Sept pas");
	pty_keys(p, ":revenir a mon carnet" ENTER);
	pty_wait_text(p, "Pour commencer");
	pty_keys(p, "q");
	assert_int_equal(pty_end(p), 0);
	pty_free(p);
}

/* The seven steps in one sitting, the undo among them: the last line is under the eyes. */
static void seven_steps_in_one_sitting(void **state)
{
	struct pty *p = first(*state, 24, 80);
	pty_keys(p, DOWN ENTER);
	pty_wait_text(p, "Sept pas pour découvrir");
	pty_keys(p, ENTER ESC DOWN ENTER "aUrgences" ENTER ESC ESC);
	pty_expect_cursor_on(p, "› 2 fait");
	pty_keys(p, DOWN ENTER "Pourquoi ?" F2);
	pty_expect(p, "Pourquoi ? u annule.");
	pty_keys(p, DOWN ENTER ENTER ENTER "rep" ENTER F2 "u" ENTER ENTER ENTER "rep" ENTER F2);
	pty_expect(p, "6 fait");
	pty_keys(p, DOWN ENTER "Appeler" F2);
	pty_keys(p, DOWN DOWN ENTER ESC);
	pty_expect(p, "Les sept pas sont faits.");
	pty_expect_cursor_on(p, "Sept pas pour découvrir");
	pty_free(p);
}

/* The terminal closed in practice ends all of it. */
static void closed_in_practice(void **state)
{
	struct pty *p = first(*state, 24, 80);
	pty_keys(p, DOWN ENTER);
	pty_wait_text(p, "Sept pas");
	pty_close_terminal(p);
	assert_int_equal(pty_end(p), 0);
	pty_free(p);
}

/* --- A key ----------------------------------------------------------------------------------------------------------- */

static const char *key_with_pack(home *h)
{
	AUTO_ERR e = {0};
	const char *folder = path_join(h, h->folder, "CLE"), *file = path_join(h, folder, "vallees.trousse"), *mounts = path_join(h, h->folder, "mounts");
	const char *line = mem_printf(h, "/dev/sdb1 %s vfat rw 0 0\n", folder);
	assert_int_equal(dir_make(folder, 0700, &e), 0);
	to_sources();
	char *sources = realpath("content/samples/pack-exemple", NULL);
	RUN("pack", "build", sources, "-o", file);
	free(sources);
	GAVE(0, NULL, "vallees.trousse");
	assert_int_equal(file_replace(mounts, line, strlen(line), 0600, &e), 0);
	setenv("CARNET_MOUNTS", mounts, 1);
	return file;
}

static void a_key_of_the_delegation(void **state)
{
	home *h = *state;
	key_with_pack(h);
	struct pty *p = first(h, 24, 80);
	pty_keys(p, DOWN DOWN ENTER);
	pty_expect(p, "vallees.trousse");
	pty_keys(p, ENTER);
	pty_expect_screen(p, "welcome-pack");
	pty_keys(p, DOWN " " ENTER);
	pty_expect(p, "et dans votre carnet");
	pty_expect_cursor_on(p, "> Commencer mon carnet");
	pty_expect_screen(p, "welcome-packed");
	pty_keys(p, ENTER ENTER ENTER);
	pty_expect(p, "CPTS des Deux-Vallées");
	pty_keys(p, ESC ESC ESC ESC);
	pty_keys(p, "u7");
	pty_expect_not(p, "Deux-Vallées");
	pty_keys(p, "1:commencer quatre" ENTER DOWN DOWN ENTER ENTER);
	pty_expect(p, "Que mettre aussi dans votre carnet");
	pty_free(p);
	unsetenv("CARNET_MOUNTS");
}

static void a_path_is_typed(void **state)
{
	home *h = *state;
	const char *file = key_with_pack(h);
	setenv("CARNET_MOUNTS", "/dev/null", 1);
	struct pty *p = first(h, 24, 80);
	pty_keys(p, DOWN DOWN ENTER);
	pty_expect(p, "Aucun sur une clé.");
	pty_keys(p, ENTER);
	pty_expect(p, "Il n’y a pas encore de trousse sur une clé");
	pty_keys(p, "/nulle/part" ENTER);
	pty_expect(p, "Aucun fichier de ce nom");
	pty_keys(p, ESC);
	pty_expect_cursor_on(p, "> J’ai une clé");
	pty_keys(p, ENTER);
	pty_keys(p, "~/mounts" ENTER);
	pty_expect(p, "n’est pas une trousse");
	pty_expect(p, "> ~/mounts"); /* still there, to be mended */
	for (size_t i = 0; i < strlen("~/mounts"); i++)
		pty_keys(p, "\x7f");
	pty_keys(p, file);
	pty_keys(p, ENTER);
	pty_expect(p, "La trousse de la délégation des Deux-Vallées");
	pty_keys(p, ENTER);
	pty_expect(p, "Ajouté");
	pty_keys(p, DOWN DOWN ENTER);
	pty_keys(p, file);
	pty_keys(p, ENTER);
	pty_expect(p, "Rien n’a été ajouté à votre carnet.");
	pty_free(p);
	unsetenv("CARNET_MOUNTS");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_home(screens_as_expected), in_home(four_questions), in_home(nothing_is_asked_twice), in_home(one_may_go_elsewhere),
		in_home(settings_that_cannot_be_kept), in_home(practice_and_back), in_home(seven_steps_in_one_sitting), in_home(closed_in_practice), in_home(a_key_of_the_delegation),
		in_home(a_path_is_typed),
	};
	return cmocka_run_group_tests_name("welcome", tests, NULL, NULL);
}
