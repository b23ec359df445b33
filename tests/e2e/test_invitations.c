// SPDX-License-Identifier: EUPL-1.2
/* Invitations imported by keyboard: read before they are kept, changed by the next one, cancelled after it was seen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>
#include <carnet/base/file.h>
#include <carnet/base/mem.h>
#include "../support/pty.h"
#include "keys.h"

static void bring(struct pty *p, const char *name)
{
	AUTO_CTX(tmp);
	char *text;
	size_t len;
	assert_int_equal(file_read(tmp, &text, &len, mem_printf(tmp, "tests/data/invitations/%s.ics", name), 1 << 20, NULL), 0);
	assert_int_equal(file_replace(mem_printf(tmp, "%s/%s.ics", pty_home(p), name), text, len, 0600, NULL), 0);
	pty_keys(p, mem_printf(tmp, "i~/%s.ics" ENTER, name));
}

/* A notebook with two CPTS, on the list of meetings. */
static struct pty *two_cpts(int rows, int cols)
{
	struct pty *p = pty_start(rows, cols, NULL, NULL);
	pty_keys(p, "7aCPTS du Val" F2 "aCPTS du Lac" F2);
	pty_keys(p, "3");
	return p;
}

static void the_prompt_names_invitations(void **state)
{
	(void)state;
	struct pty *p = two_cpts(24, 80);
	pty_keys(p, "i");
	pty_expect(p, "Une invitation (.ics)");
	pty_free(p);
}

static void an_invitation_is_read_then_kept(void **state)
{
	static const struct { int rows, cols; const char *screen; } sizes[] = {{24, 80, "import-calendar-80x24"}, {20, 60, "import-calendar-60x20"}, {40, 120, "import-calendar-120x40"}};
	(void)state;
	for (size_t i = 0; i < LENGTH(sizes); i++) {
		struct pty *p = two_cpts(sizes[i].rows, sizes[i].cols);
		bring(p, "google-request");
		pty_expect(p, "Pourquoi ce fichier ne peut pas être importé");
		pty_expect_cursor_on(p, "Dire de quelle CPTS");
		pty_keys(p, ENTER "Lac" ENTER);
		pty_expect_screen(p, sizes[i].screen);
		pty_keys(p, ENTER);
		pty_expect(p, "ajoutées : 4");
		pty_keys(p, ENTER ENTER);
		pty_expect(p, "Approbation du compte rendu");
		pty_expect(p, "Maison de santé, 4 rue");
		pty_free(p);
	}
}

static void the_same_meeting_through_its_life(void **state)
{
	(void)state;
	struct pty *p = two_cpts(24, 80);
	bring(p, "google-request");
	pty_keys(p, ENTER "Val" ENTER ENTER ENTER);
	pty_expect(p, "1 réunion");
	bring(p, "google-request");
	pty_expect(p, "déjà là");
	pty_expect(p, "Tout est déjà dans le carnet");
	pty_keys(p, ENTER);
	bring(p, "google-update");
	pty_expect(p, "déplacée");
	pty_expect(p, "jeu. 10 déc. 2026 19:00");
	pty_expect(p, "jeu. 3 déc. 2026 18:30");
	pty_keys(p, ENTER ENTER);
	pty_expect(p, "1 réunion");
	pty_expect(p, "jeu. 10 déc. 2026");
	bring(p, "google-cancel");
	pty_expect(p, "annulée");
	pty_expect_cursor_on(p, "Noter la séance comme annulée");
	pty_keys(p, ESC);
	pty_expect(p, "à venir");
	bring(p, "google-cancel");
	pty_keys(p, ENTER ENTER);
	pty_expect(p, "1 réunion");
	pty_expect(p, "annulée");
	pty_free(p);
}

static void the_meeting_without_its_agenda(void **state)
{
	(void)state;
	struct pty *p = two_cpts(24, 80);
	bring(p, "outlook-request");
	pty_keys(p, ENTER "Val" ENTER DOWN);
	pty_expect_cursor_on(p, "Importer sans l’ordre du jour");
	pty_keys(p, ENTER);
	pty_expect(p, "ajoutées : 1");
	pty_free(p);
}

static void put_back_as_it_was(void **state)
{
	(void)state;
	struct pty *p = two_cpts(24, 80);
	bring(p, "zoom");
	pty_keys(p, ENTER "Val" ENTER ENTER);
	pty_expect(p, "ajoutées");
	pty_keys(p, "r");
	pty_expect(p, "comme avant l’import");
	pty_keys(p, "3");
	pty_expect_not(p, "Comité des usagers");
	pty_free(p);
}

static void what_cannot_be_read_says_why(void **state)
{
	static const struct { const char *file, *said; } files[] = {{"google-reply", "réponse à une invitation"}, {"cut-short", "milieu"}, {"latin-1", "UTF-8"}};
	(void)state;
	for (size_t i = 0; i < LENGTH(files); i++) {
		struct pty *p = two_cpts(24, 80);
		bring(p, files[i].file);
		pty_expect(p, files[i].said);
		pty_free(p);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_prompt_names_invitations), cmocka_unit_test(an_invitation_is_read_then_kept), cmocka_unit_test(the_same_meeting_through_its_life),
		cmocka_unit_test(the_meeting_without_its_agenda), cmocka_unit_test(put_back_as_it_was), cmocka_unit_test(what_cannot_be_read_says_why),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
