// SPDX-License-Identifier: EUPL-1.2
/* The mouse, as a terminal sends it: a click on a row, a tab, a hint; the wheel; F9 that frees it. Each screen stands a click anywhere. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include "../support/pty.h"
#include "keys.h"

enum { ROWS = 24, COLS = 80 };
#define F9 "\033[20~"

static void click(struct pty *p, int y, int x)
{
	char keys[32];
	snprintf(keys, sizeof keys, "\033[<0;%d;%dM", x + 1, y + 1);
	pty_keys(p, keys);
}

/* On the first letter of a text. */
static void click_on(struct pty *p, const char *text)
{
	for (int y = 0; y < ROWS; y++) {
		const char *line = pty_line(p, y), *at = strstr(line, text);
		int x = 0;
		for (; at && line < at; line++)
			x += (*line & 0xc0) != 0x80;
		if (at) {
			click(p, y, x);
			return;
		}
	}
	fail_msg("«%s» is not on the screen:\n%s", text, pty_screen(p));
}

static struct pty *demo(const char *keys)
{
	struct pty *p = pty_start(ROWS, COLS, PTY_ARGS("--demo"), NULL);
	if (*keys)
		pty_keys(p, keys);
	return p;
}

static void tabs_hints_and_rows(void **state)
{
	static const struct {
		const char *keys, *on, *then;
	} cases[] = {
		{"", "3 Réunions", "10 réunions"}, {"", ": commandes", "Que voulez-vous faire"}, {"", "F1 aide", "Ce que vous pouvez faire"},
		{"", "F3 chercher", "Chercher"}, {"3", "a ajouter", "Nouvelle réunion"}, {":", "Noter une dépense", "Nouvelle dépense"},
		{":reglages" ENTER, "Affichage", "contraste  "}, {"3", "f filtrer", "Ne montrer que"}, {"h", "1 Accueil", "Prochaine réunion"},
		{"", "Lire une page", "Que faire pendant la réunion"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct pty *p = demo(cases[i].keys);
		click_on(p, cases[i].on);
		pty_expect(p, cases[i].then);
		pty_free(p);
	}
}

/* A form half typed is left by a click on a tab: its draft waits on home. */
static void a_form_left_by_a_click_is_a_draft(void **state)
{
	static const char *const forms[] = {"6aRelancer", "3aRelancer", "4aRelancer" ESC TAB TAB "Relancer", "7aRelancer"};
	(void)state;
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		struct pty *p = demo(forms[i]);
		click_on(p, "1 Accueil");
		pty_expect(p, "À reprendre");
		pty_free(p);
	}
}

/* A link in a text of the guide, and a line of its outline. */
static void links_are_followed(void **state)
{
	(void)state;
	struct pty *p = demo("2" ENTER);
	for (int pages = 0; pages < 9 && !pty_shows(p, "[1]"); pages++)
		pty_keys(p, PGDN);
	click_on(p, "[1]");
	pty_expect(p, "page 2 sur");
	click_on(p, "La définition, mot par");
	pty_expect(p, "page 3 sur");
	pty_free(p);
}

static void the_wheel_scrolls(void **state)
{
	(void)state;
	struct pty *p = demo("3");
	int y, x, before;
	pty_cursor(p, &before, &x);
	pty_keys(p, "\033[<65;10;10M");
	pty_cursor(p, &y, &x);
	assert_true(y > before);
	pty_keys(p, "\033[<64;10;10M");
	pty_cursor(p, &y, &x);
	assert_int_equal(y, before);
	pty_free(p);
}

static void f9_frees_it(void **state)
{
	(void)state;
	struct pty *p = demo(F9);
	pty_expect(p, "La souris sélectionne maintenant le texte");
	pty_keys(p, F9);
	click_on(p, "5 Frais");
	pty_expect(p, "Payeurs");
	pty_free(p);
}

/* The program is there after it, its cursor in the window. */
static void a_click_anywhere_harms_nothing(void **state)
{
	static const char *const ways[] = {
		"", "2", "3", "3" ENTER, "3a", "4", "5", "5" RIGHT, "6", "7", "7" ENTER, "8", ":", ":reglages" ENTER, "h", "\033OP", "\033ORcomite", "3x", "3f", "p",
		"3a" F4, "6a" TAB TAB TAB TAB ENTER, "2e",
	};
	(void)state;
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		for (int y = 1; y < ROWS; y += 6) {
			struct pty *p = demo(ways[i]);
			int at, x;
			click(p, y, 20);
			pty_cursor(p, &at, &x);
			assert_in_range(at, 0, ROWS - 1);
			pty_free(p);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tabs_hints_and_rows), cmocka_unit_test(a_form_left_by_a_click_is_a_draft), cmocka_unit_test(links_are_followed), cmocka_unit_test(the_wheel_scrolls), cmocka_unit_test(f9_frees_it),
		cmocka_unit_test(a_click_anywhere_harms_nothing),
	};
	return cmocka_run_group_tests_name("mouse", tests, NULL, NULL);
}
