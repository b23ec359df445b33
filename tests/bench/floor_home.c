// SPDX-License-Identifier: EUPL-1.2
/* The least a first screen costs: one table opened, the next rows read by an index, one screen painted by ncurses. */
#include <curses.h>
#include <locale.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
	sqlite3 *db;
	sqlite3_stmt *rows;
	if (argc < 2 || sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
		return 1;
	if (sqlite3_prepare_v2(db, "SELECT day,title FROM note WHERE day>=date('now') ORDER BY day LIMIT ?", -1, &rows, NULL) != SQLITE_OK)
		return 1;
	setlocale(LC_ALL, "");
	initscr();
	raw();
	noecho();
	keypad(stdscr, TRUE);
	sqlite3_bind_int(rows, 1, LINES - 2);
	mvaddstr(0, 0, " Accueil");
	for (int y = 1; y < LINES - 1; y++) {
		if (sqlite3_step(rows) == SQLITE_ROW)
			mvprintw(y, 0, " %s  %s, salle des fêtes, ordre du jour à préparer", (const char *)sqlite3_column_text(rows, 0), (const char *)sqlite3_column_text(rows, 1));
	}
	mvaddstr(LINES - 1, 0, " q quitter");
	refresh();
	while (getch() != 'q')
		;
	endwin();
	sqlite3_finalize(rows);
	sqlite3_close(db);
	return 0;
}
