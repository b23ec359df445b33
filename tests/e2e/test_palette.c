// SPDX-License-Identifier: EUPL-1.2
/* «Que voulez-vous faire ?» and the settings, in the real program. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "../support/pty.h"
#include "keys.h"

static const struct {
	int rows, cols;
	const char *size;
} sizes[] = {{24, 80, "80x24"}, {20, 60, "60x20"}, {40, 120, "120x40"}};

static void screens_as_expected(void **state)
{
	static const struct {
		const char *keys, *name;
	} shown[] = {{":", "palette"}, {":r\303\251glages" ENTER, "settings"}};
	(void)state;
	for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++)
		for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
			char file[64];
			struct pty *p = pty_start(sizes[s].rows, sizes[s].cols, PTY_ARGS("--demo"), NULL);
			pty_keys(p, shown[i].keys);
			snprintf(file, sizeof file, "%s-%s", shown[i].name, sizes[s].size);
			pty_expect_screen(p, file);
			pty_free(p);
		}
}

/* The words of every day lead to the right line, which Enter runs. */
static void everyday_words_do_it(void **state)
{
	static const struct {
		const char *words, *then;
	} cases[] = {
		{"calend", "novembre 2026"},
		{"agenda du mois", "novembre 2026"},
		{"CALEND", "novembre 2026"},
		{"\303\251ch\303\251ances", "novembre 2026"}, {"echeances", "novembre 2026"},
		{"rembourser mon train", "Nouvelle d\303\251pense"}, {"nouvelle s\303\251ance", "Nouvelle r\303\251union"}, {"couleurs", "Affichage"},
		{"effac\303\251 par erreur", "istorique"}, {"sigles", "collez-le dans"}, {"mon adresse", "Votre nom"}, {"relancer", "Nouvelle action"},
		{"imprimer", "mprimer"}, {"quitter", NULL},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
		pty_keys(p, ":");
		pty_keys(p, cases[i].words);
		pty_keys(p, ENTER);
		if (cases[i].then)
			pty_expect(p, cases[i].then);
		else
			assert_int_equal(pty_end(p), 0);
		pty_free(p);
	}
}

/* A key of the screen below is run on it. */
static void the_keys_of_the_screen_too(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	pty_keys(p, "3:filtrer" ENTER);
	pty_expect(p, "Type d’instance");
	pty_free(p);
}

/* A colon typed in a text is a colon. */
static void not_while_typing(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	pty_keys(p, "/ci:");
	pty_expect(p, "ci:");
	pty_free(p);
}

static void settings_hold_for_the_next_time(void **state)
{
	(void)state;
	struct pty *first = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	pty_keys(first, ":contraste" ENTER ENTER "cont" ENTER);
	pty_expect(first, "pour les prochaines fois");
	pty_keys(first, ESC "q");
	assert_int_equal(pty_end(first), 0);
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), pty_home(first));
	pty_keys(p, ":contraste" ENTER);
	pty_expect_cursor_on(p, "> Affichage               contraste");
	pty_keys(p, ENTER "term" ENTER);
	pty_expect_cursor_on(p, "> Affichage               terminal");
	pty_free(p);
	pty_free(first);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(screens_as_expected), cmocka_unit_test(everyday_words_do_it), cmocka_unit_test(the_keys_of_the_screen_too),
		cmocka_unit_test(not_while_typing), cmocka_unit_test(settings_hold_for_the_next_time),
	};
	return cmocka_run_group_tests_name("palette", tests, NULL, NULL);
}
