// SPDX-License-Identifier: EUPL-1.2
/* The month: what falls on which day, by keyboard. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>
#include <carnet/base/mem.h>
#include "../support/pty.h"
#include "keys.h"

static void the_month_at_four_sizes(void **state)
{
	static const struct {
		int rows, cols;
		const char *name;
	} sizes[] = {{24, 80, "80x24"}, {20, 60, "60x20"}, {40, 120, "120x40"}, {10, 40, "40x10"}};
	AUTO_CTX(tmp);
	(void)state;
	for (size_t i = 0; i < LENGTH(sizes); i++) {
		struct pty *p = pty_start(sizes[i].rows, sizes[i].cols, PTY_ARGS("--demo"), NULL);
		pty_keys(p, "g");
		pty_expect_screen(p, mem_printf(tmp, "month-%s", sizes[i].name));
		pty_free(p);
	}
}

static void days_weeks_and_months(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	pty_keys(p, "3g");
	pty_expect(p, "sam. 21 nov. 2026");
	pty_keys(p, RIGHT);
	pty_expect(p, "dim. 22 nov. 2026, demain");
	pty_keys(p, DOWN UP LEFT PGDN);
	pty_expect(p, "décembre 2026");
	pty_expect(p, "jeu. 3   réunion");
	pty_keys(p, PGUP UP UP UP UP);
	pty_expect(p, "octobre 2026");
	pty_keys(p, HOME);
	pty_expect(p, "sam. 21 nov. 2026");
	pty_expect_cursor_on(p, ">21");
	pty_free(p);
}

static void a_day_opens_what_falls_on_it(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	pty_keys(p, "g" ENTER);
	pty_expect(p, "Rien ce jour-là");
	pty_keys(p, DOWN DOWN LEFT LEFT ENTER);
	pty_expect(p, "Conseil d’administration, jeu. 3 déc. 2026");
	pty_keys(p, ESC);
	pty_keys(p, PGUP HOME DOWN LEFT ENTER);
	pty_expect(p, "Ce jour-là");
	pty_keys(p, ENTER);
	pty_expect(p, "Échéance");
	pty_free(p);
}

/* Said before the title, where no ellipsis hides it. */
static void what_no_longer_waits_says_so(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	pty_keys(p, "6y" ESC "g");
	pty_expect(p, "action  fait\u00a0: Relancer la coordinatrice");
	pty_free(p);
}

static void a_meeting_is_added_on_that_day(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	pty_keys(p, "4g" PGDN PGDN PGDN "a");
	pty_expect(p, "21/02/2027");
	pty_keys(p, TAB "Assemblée" F2);
	pty_expect(p, "réunion");
	pty_expect(p, "Assemblée");
	pty_expect(p, "21 R");
	pty_keys(p, "u");
	pty_expect(p, "Rien ce mois-ci");
	pty_free(p);
}

/* A mandate near its end: in its list, and first of all in its record, with the way to what is to be done. */
static void a_mandate_says_that_it_ends(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	pty_keys(p, "4");
	pty_expect(p, "dans 52 jours");
	pty_keys(p, HOME ENTER);
	pty_expect(p, "faites désigner par écrit");
	pty_keys(p, "1" ENTER);
	pty_expect(p, "Un mandat se termine, que faire");
	pty_keys(p, ESC "x");
	pty_expect(p, "Passation, pour la personne qui vous suit");
	pty_keys(p, "p");
	pty_expect(p, "Passation");
	pty_free(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_month_at_four_sizes),
		cmocka_unit_test(days_weeks_and_months),
		cmocka_unit_test(a_day_opens_what_falls_on_it),
		cmocka_unit_test(what_no_longer_waits_says_so),
		cmocka_unit_test(a_meeting_is_added_on_that_day),
		cmocka_unit_test(a_mandate_says_that_it_ends),
	};
	return cmocka_run_group_tests_name("month", tests, NULL, NULL);
}
