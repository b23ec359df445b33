// SPDX-License-Identifier: EUPL-1.2
/* The least a key in a list costs when every visible row is printed again: rows are computed, nothing is stored. */
#include <curses.h>
#include <locale.h>
#include <stdlib.h>

static const char *const bodies[] = {"Conseil d’administration", "Bureau", "Comité des usagers", "Groupe prévention", "Assemblée générale"};

static void draw(long top, long at, long count)
{
	for (int y = 0; y < LINES - 2; y++) {
		long n = top + y;
		move(y + 1, 0);
		if (n < count)
			printw("%c %04ld-%02ld-%02ld %02ld:%02ld  %s de la communauté du Val", n == at ? '>' : ' ', 2000 + n % 27, 1 + n % 12, 1 + n % 28, 8 + n % 12, n * 15 % 60, bodies[n % 5]);
		clrtoeol();
	}
	mvprintw(0, 0, " Réunions");
	mvprintw(LINES - 1, 0, " q quitter");
	move((int)(at - top) + 1, 0);
	refresh();
}

int main(int argc, char **argv)
{
	long count = argc > 1 ? atol(argv[1]) : 1000, top = 0, at = 0;
	setlocale(LC_ALL, "");
	initscr();
	raw();
	noecho();
	keypad(stdscr, TRUE);
	for (int key = 0; key != 'q'; key = getch()) {
		long page = LINES - 2;
		at += key == KEY_DOWN ? 1 : key == KEY_UP ? -1 : key == KEY_NPAGE ? page : key == KEY_PPAGE ? -page : 0;
		at = key == KEY_END ? count - 1 : key == KEY_HOME ? 0 : at;
		at = at < 0 ? 0 : at >= count ? count - 1 : at;
		top = at < top ? at : at >= top + page ? at - page + 1 : top;
		draw(top, at, count);
	}
	endwin();
	return 0;
}
