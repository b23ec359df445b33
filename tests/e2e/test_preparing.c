// SPDX-License-Identifier: EUPL-1.2
/* Preparing a meeting by keyboard: its agenda pasted, topics put right, what is taken up again, the next meeting from the last one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <cmocka.h>
#include <carnet/base/mem.h>
#include "../support/pty.h"
#include "keys.h"

#define PASTE(text) "\033[200~" text "\033[201~"

static struct pty *demo(int rows, int cols)
{
	return pty_start(rows, cols, PTY_ARGS("--demo"), NULL);
}

/* Nothing has to be opened before: an agenda pasted on the meeting is read, and a point left open before is known again. */
static void pasted_on_the_meeting_itself(void **state)
{
	(void)state;
	struct pty *p = demo(24, 80);
	pty_keys(p, "3" DOWN DOWN ENTER PASTE("1. Plan blanc\n2. Divers\n"));
	pty_expect(p, "Ordre du jour collé");
	pty_keys(p, ENTER);
	pty_expect(p, "2 points ajoutés");
	pty_free(p);
	p = demo(24, 80);
	pty_keys(p, "3" ENTER PASTE("1. Plan de crise\n2. Transport\n") ENTER);
	pty_expect(p, "2 points ajoutés");
	pty_expect(p, "Plan de crise (repris 1 fois)");
	pty_free(p);
}

/* From opening the program to the file: one key on the practice journal, and on one's own. */
static void the_dossier_from_a_fresh_start(void **state)
{
	AUTO_CTX(tmp);
	struct stat st;
	(void)state;
	struct pty *p = pty_start(24, 80, NULL, NULL);
	pty_keys(p, "7aCPTS du Val" F2 "3a3/12/2026" TAB "Conseil" DOWN DOWN ENTER "Val" ENTER F2 "1");
	char *home = mem_dup(tmp, pty_home(p));
	pty_expect(p, "Prochaine réunion");
	pty_keys(p, "q");
	pty_end(p);
	struct pty *again = pty_start(24, 80, NULL, home);
	pty_keys(again, "p");
	pty_expect(again, "Le fichier est écrit.");
	assert_int_equal(stat(mem_printf(tmp, "%s/Documents/Carnet/dossier-de-seance-conseil-jeu-3-dec-2026.pdf", home), &st), 0);
	pty_free(again);
	pty_free(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(pasted_on_the_meeting_itself), cmocka_unit_test(the_dossier_from_a_fresh_start)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
