// SPDX-License-Identifier: EUPL-1.2
/* Several actions undone, and done again, from their list. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>
#include "../support/pty.h"
#include "keys.h"

static struct pty *three_actions(void)
{
	struct pty *p = pty_start(24, 80, NULL, NULL);
	pty_keys(p, "6aPremier" F2 "aDeuxième" F2 "aTroisième" F2);
	pty_keys(p, "1h");
	pty_expect_cursor_on(p, "Troisième");
	return p;
}

static void back_to_a_line_and_up_again(void **state)
{
	(void)state;
	struct pty *p = three_actions();
	pty_keys(p, DOWN ENTER);
	pty_expect(p, "Annuler les 2 derniers changements");
	pty_keys(p, ENTER); /* no, unless said */
	pty_expect_not(p, "annulé");
	pty_keys(p, ENTER "o");
	pty_expect(p, "2 changements annulés");
	pty_expect_screen(p, "history-undone");
	pty_keys(p, "1");
	pty_expect(p, "Premier");
	pty_expect_not(p, "Deuxième");
	pty_keys(p, "h" HOME ENTER);
	pty_expect(p, "Rétablir les 2 changements");
	pty_keys(p, "o");
	pty_expect(p, "2 changements rétablis");
	pty_keys(p, "1");
	pty_expect(p, "Troisième");
	pty_free(p);
}

static void one_is_not_asked(void **state)
{
	(void)state;
	struct pty *p = three_actions();
	pty_keys(p, ENTER);
	pty_expect(p, "1 changement annulé");
	pty_keys(p, ENTER);
	pty_expect(p, "1 changement rétabli");
	pty_keys(p, "\033[<0;10;5M"); /* a click chooses a line */
	pty_expect_cursor_on(p, "Deuxième");
	pty_free(p);
}

/* Whatever is pressed on it, an empty history says how to begin. */
static void nothing_to_take_back(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, NULL, NULL);
	pty_keys(p, "1h" ENTER DOWN ENTER "o" UP " ");
	pty_expect(p, "Rien n’a encore été écrit");
	pty_free(p);
}

/* What is of another year says it, and its hour. */
static void moments_are_whole(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, NULL, NULL);
	pty_keys(p, "6aPremier" F2);
	pty_expect(p, "Premier");
	const char *home = pty_home(p);
	pty_keys(p, "q");
	pty_end(p);
	setenv("CARNET_NOW", "2027-02-01T09:00:00Z", 1);
	struct pty *next = pty_start(24, 80, NULL, home);
	pty_keys(next, "h");
	pty_expect(next, "21 nov. 2026 09:00  Ajout");
	pty_free(next);
	pty_free(p);
	setenv("CARNET_NOW", "2026-11-21T09:00:00Z", 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(back_to_a_line_and_up_again), cmocka_unit_test(one_is_not_asked), cmocka_unit_test(moments_are_whole), cmocka_unit_test(nothing_to_take_back)};
	return cmocka_run_group_tests_name("history", tests, NULL, NULL);
}
