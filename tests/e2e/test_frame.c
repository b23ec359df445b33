// SPDX-License-Identifier: EUPL-1.2
/* The frame: start, bars, leaving, sizes, signals. */
#include <signal.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <cmocka.h>
#include "../support/pty.h"

static void home_at_three_sizes(void **state)
{
	static const struct {
		int rows, cols;
		const char *name;
	} sizes[] = {{24, 80, "home-80x24"}, {20, 60, "home-60x20"}, {40, 120, "home-120x40"}};
	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct pty *p = pty_start(sizes[i].rows, sizes[i].cols, PTY_ARGS("--demo"), NULL);
		pty_expect_screen(p, sizes[i].name);
		pty_free(p);
	}
}

/* Like a line, a block in focus is lit, on the words themselves. */
static void the_block_in_focus_is_lit(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	pty_expect(p, ">Prochaine réunion");
	assert_true(pty_look(p, 3, 1).reverse);
	pty_keys(p, "\033[B");
	pty_expect_not(p, ">Prochaine réunion");
	assert_false(pty_look(p, 3, 1).reverse);
	pty_free(p);
}

static void q_leaves_at_once(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, NULL, NULL);
	pty_keys(p, "q");
	assert_int_equal(pty_end(p), 0);
	assert_true(pty_given_back(p));
	pty_free(p);
}

/* Before the first frame too: the shell gets its terminal back, and the sentence stands on its own line. */
static void a_journal_that_cannot_be_is_told_on_a_terminal_given_back(void **state)
{
	(void)state;
	struct pty *p = pty_launch(24, 80, PTY_ARGS("--journal", "/proc/nope/journal.carnet"), NULL);
	assert_int_equal(pty_end(p), 3);
	assert_true(pty_given_back(p));
	pty_expect(p, "carnet: /proc/nope");
	pty_free(p);
}

static void escape_twice_leaves(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, NULL, NULL);
	pty_keys(p, "\033");
	pty_expect(p, "Appuyez encore sur Échap");
	pty_keys(p, "\033");
	assert_int_equal(pty_end(p), 0);
	pty_free(p);
}

static void another_key_between_stays(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, NULL, NULL);
	pty_keys(p, "\033");
	pty_keys(p, "\033[B");
	pty_expect_not(p, "Appuyez encore");
	pty_keys(p, "\033");
	pty_expect(p, "Appuyez encore sur Échap");
	pty_free(p);
}

static void interrupt_tells_how_to_leave(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, NULL, NULL);
	pty_keys(p, "\003");
	pty_expect(p, "Pour quitter le carnet, appuyez sur q");
	pty_free(p);
}

static void ends_on(int signal)
{
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	kill(pty_pid(p), signal);
	assert_int_equal(pty_end(p), 0);
	pty_free(p);
}

static void hangup_ends_cleanly(void **state)
{
	(void)state;
	ends_on(SIGHUP);
}

static void terminate_ends_cleanly(void **state)
{
	(void)state;
	ends_on(SIGTERM);
}

static void closed_terminal_ends_cleanly(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	pty_close_terminal(p);
	assert_int_equal(pty_end(p), 0);
	pty_free(p);
}

static void azerty_row_chooses_tabs(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, NULL, NULL);
	pty_keys(p, "é");
	pty_expect(p, "Guide › ");
	pty_free(p);
}

static void tab_bar_by_arrows(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, NULL, NULL);
	int y, x;
	pty_keys(p, "t");
	pty_expect(p, ">1 Accueil");
	pty_keys(p, "\033OC");
	pty_expect(p, ">2 Guide");
	pty_cursor(p, &y, &x);
	assert_int_equal(y, 1);
	pty_keys(p, "\r");
	pty_expect(p, "Guide › ");
	pty_free(p);
}

static void click_on_a_tab_and_a_hint(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, NULL, NULL);
	pty_keys(p, "\033[<0;15;2M");
	pty_expect(p, "Guide › ");
	const char *hints = pty_line(p, 23), *found = strstr(hints, "F1");
	assert_non_null(found);
	char click[32];
	int col = 1;
	for (const char *c = hints; c < found; c++)
		col += (*c & 0xc0) != 0x80;
	snprintf(click, sizeof click, "\033[<0;%d;24M", col);
	pty_keys(p, click);
	pty_expect(p, "Ce que vous pouvez faire ici");
	pty_free(p);
}

static void too_small_says_so_and_comes_back(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	pty_resize(p, 9, 39);
	pty_expect(p, "La fenêtre est trop petite.");
	pty_resize(p, 1, 1);
	pty_resize(p, 24, 80);
	pty_expect_screen(p, "home-80x24");
	pty_free(p);
}

static void smallest_window_works(void **state)
{
	(void)state;
	struct pty *p = pty_start(10, 40, PTY_ARGS("--demo"), NULL);
	pty_expect(p, "Prochaine réunion");
	pty_expect_cursor_on(p, ">Prochaine réunion");
	pty_keys(p, "2");
	pty_expect_cursor_on(p, ">");
	pty_free(p);
}

static void resize_storm_ends_right(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	unsigned seed = 7;
	for (int i = 0; i < 60; i++) {
		seed = seed * 1103515245u + 12345u;
		pty_resize_only(p, 1 + (int)(seed >> 16) % 80, 1 + (int)(seed >> 20) % 200);
		if (i % 10 == 0)
			pty_keys(p, i % 20 ? "3" : "4");
	}
	pty_resize(p, 24, 80);
	pty_keys(p, "1");
	pty_expect_screen(p, "home-80x24");
	pty_free(p);
}

/* What a program just started shows at that size after the same keys: nothing of an earlier size may be left. */
static void assert_as_new(struct pty *p, int rows, int cols, const char *keys)
{
	struct pty *fresh = pty_start(rows, cols, PTY_ARGS("--demo"), NULL);
	int y, x, fresh_y, fresh_x;
	pty_keys(fresh, keys);
	assert_string_equal(pty_screen(p), pty_screen(fresh));
	pty_cursor(p, &y, &x);
	pty_cursor(fresh, &fresh_y, &fresh_x);
	assert_int_equal(y, fresh_y);
	assert_int_equal(x, fresh_x);
	pty_free(fresh);
}

static void a_storm_of_every_size_leaves_no_stale_line(void **state)
{
	static const struct {
		int rows, cols;
		const char *keys;
	} ends[] = {{24, 80, "3"}, {20, 60, "1"}, {40, 120, "5"}, {10, 40, "4"}, {200, 500, "2"}};
	(void)state;
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	unsigned seed = 11;
	for (int i = 0; i < 500; i++) {
		seed = seed * 1103515245u + 12345u;
		pty_resize_only(p, 1 + (int)(seed >> 8 & 0xffff) % 200, 1 + (int)(seed >> 12 & 0xffff) % 500);
		if (i % 25 == 24) /* let it draw some of them */
			pty_keys(p, i % 50 == 24 ? "3" : "6");
		if (i % 100 != 99)
			continue;
		pty_resize_only(p, 1, 1);
		pty_resize_only(p, 200, 500);
		pty_resize(p, ends[i / 100].rows, ends[i / 100].cols);
		pty_keys(p, ends[i / 100].keys);
		assert_as_new(p, ends[i / 100].rows, ends[i / 100].cols, ends[i / 100].keys);
	}
	pty_free(p);
}

static void redraw_on_demand(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	pty_keys(p, "\014");
	pty_expect_screen(p, "home-80x24");
	pty_free(p);
}

static void stop_and_continue(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	int status;
	kill(pty_pid(p), SIGTSTP);
	assert_int_equal(waitpid(pty_pid(p), &status, WUNTRACED), pty_pid(p));
	assert_true(WIFSTOPPED(status));
	kill(pty_pid(p), SIGCONT);
	pty_keys(p, "\033[B");
	pty_keys(p, "\033[A");
	pty_expect_screen(p, "home-80x24");
	pty_free(p);
}

/* What a hint says holds too while the arrows are on another one. */
static void the_hint_bar_does_not_take_letters(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	pty_keys(p, "\033OA\033OA");
	pty_expect_cursor_on(p, ">Entrée ouvrir");
	pty_keys(p, "a");
	pty_expect(p, "Qu’ajouter");
	pty_keys(p, "\033");
	pty_keys(p, "\033OA\033OAg");
	pty_expect(p, "novembre 2026");
	pty_free(p);
}

static void undo_with_nothing_to_undo(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, NULL, NULL);
	pty_expect_not(p, "u annuler");
	pty_keys(p, "u");
	pty_expect(p, "Il n’y a rien à annuler.");
	pty_expect_cursor_on(p, ">");
	pty_keys(p, "6aAppeler\033OQ");
	pty_expect(p, "u annuler"); /* now there is */
	pty_free(p);
}

/* Through the ten meetings: all are read, and that nothing follows is known. */
#define NINE(key) key key key key key key key key key
#define ALL_DOWN NINE("\033[B") "\033[B"
#define ALL_UP NINE("\033[A")

/* Lines that only moved are not drawn again: what shows is what a whole repaint shows, at each line scrolled, in a list and on a page. */
static void scrolled_lines_are_those_of_a_repaint(void **state)
{
	static const struct {
		const char *open, *way;
		int times;
	} walks[] = {{"3" ALL_DOWN ALL_UP, "\033[B", 9}, {"3" ALL_DOWN, "\033[A", 9}, {"2\r\r", "\033[B", 24}};
	(void)state;
	for (size_t i = 0; i < sizeof walks / sizeof *walks; i++) {
		struct pty *p = pty_start(14, 80, PTY_ARGS("--demo"), NULL);
		pty_keys(p, walks[i].open);
		for (int n = 0; n < walks[i].times; n++) {
			int y, x, y2, x2;
			pty_keys(p, walks[i].way);
			const char *moved = pty_screen(p);
			pty_cursor(p, &y, &x);
			pty_keys(p, "\014");
			assert_string_equal(moved, pty_screen(p));
			pty_cursor(p, &y2, &x2);
			assert_int_equal(y, y2);
			assert_int_equal(x, x2);
		}
		pty_free(p);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(home_at_three_sizes), cmocka_unit_test(the_block_in_focus_is_lit),
		cmocka_unit_test(q_leaves_at_once), cmocka_unit_test(a_journal_that_cannot_be_is_told_on_a_terminal_given_back),
		cmocka_unit_test(escape_twice_leaves),
		cmocka_unit_test(another_key_between_stays),
		cmocka_unit_test(interrupt_tells_how_to_leave),
		cmocka_unit_test(hangup_ends_cleanly),
		cmocka_unit_test(terminate_ends_cleanly),
		cmocka_unit_test(closed_terminal_ends_cleanly),
		cmocka_unit_test(azerty_row_chooses_tabs),
		cmocka_unit_test(tab_bar_by_arrows),
		cmocka_unit_test(click_on_a_tab_and_a_hint),
		cmocka_unit_test(too_small_says_so_and_comes_back),
		cmocka_unit_test(smallest_window_works),
		cmocka_unit_test(resize_storm_ends_right),
		cmocka_unit_test(a_storm_of_every_size_leaves_no_stale_line),
		cmocka_unit_test(redraw_on_demand),
		cmocka_unit_test(scrolled_lines_are_those_of_a_repaint),
		cmocka_unit_test(stop_and_continue),
		cmocka_unit_test(the_hint_bar_does_not_take_letters), cmocka_unit_test(undo_with_nothing_to_undo),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
