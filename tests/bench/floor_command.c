// SPDX-License-Identifier: EUPL-1.2
/* A bare program that runs one statement on a file and prints its rows: floor_command FILE SQL. */
#include <sqlite3.h>
#include <stdio.h>

int main(int argc, char **argv)
{
	sqlite3 *db;
	sqlite3_stmt *s;
	if (argc < 3 || sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
		return 1;
	sqlite3_busy_timeout(db, 5000);
	if (sqlite3_exec(db, "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON", NULL, NULL, NULL) != SQLITE_OK)
		return 1;
	if (sqlite3_prepare_v2(db, argv[2], -1, &s, NULL) != SQLITE_OK) {
		fprintf(stderr, "%s\n", sqlite3_errmsg(db));
		return 1;
	}
	int code;
	while ((code = sqlite3_step(s)) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(s); i++)
			printf("%s\t", sqlite3_column_text(s, i) ? (const char *)sqlite3_column_text(s, i) : "");
		putchar('\n');
	}
	sqlite3_finalize(s);
	sqlite3_close(db);
	return code == SQLITE_DONE ? 0 : 1;
}
