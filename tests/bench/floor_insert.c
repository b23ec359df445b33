// SPDX-License-Identifier: EUPL-1.2
/* The least an import costs. floor_insert FILE ROWS: rows of the same width inserted in one transaction, with an index on their day and the same
   full-text index. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

static int run(sqlite3 *db, const char *sql)
{
	char *why = NULL;
	if (sqlite3_exec(db, sql, NULL, NULL, &why) == SQLITE_OK)
		return 0;
	fprintf(stderr, "%s\n", why);
	return 1;
}

static int fill(sqlite3 *db, long count)
{
	static const char *const titles[] = {"Conseil d’administration", "Bureau", "Comité des usagers", "Groupe prévention", "Assemblée générale"};
	static const char *const words[] = {"budget", "prévention", "soins non programmés", "médecin traitant", "convention", "indicateurs", "transport"};
	sqlite3_stmt *row, *text;
	if (run(db, "PRAGMA synchronous=FULL; CREATE TABLE note(id INTEGER PRIMARY KEY, uid TEXT UNIQUE, day TEXT, title TEXT, minutes TEXT);"
		    "CREATE INDEX note_day ON note(day); CREATE VIRTUAL TABLE search USING fts5(title, body, content='', tokenize='unicode61 remove_diacritics 2', prefix='2 3');"
		    "BEGIN"))
		return 1;
	if (sqlite3_prepare_v2(db, "INSERT INTO note(uid,day,title,minutes) VALUES(?,?,?,?)", -1, &row, NULL) != SQLITE_OK ||
	    sqlite3_prepare_v2(db, "INSERT INTO search(rowid,title,body) VALUES(?,?,?)", -1, &text, NULL) != SQLITE_OK)
		return 1;
	for (long i = 0; i < count; i++) {
		char uid[64], day[16], title[128], minutes[256];
		snprintf(uid, sizeof uid, "0190cafe-%04lx-7bad-8bad-%012lx", i >> 16, i);
		snprintf(day, sizeof day, "%04ld-%02ld-%02ld", 2017 + i % 20, 1 + i / 20 % 12, 1 + i / 240 % 28);
		snprintf(title, sizeof title, "%s n° %ld", titles[i % 5], i);
		snprintf(minutes, sizeof minutes, "Point sur %s, puis %s ; suite au prochain rendez-vous.", words[i % 7], words[i / 7 % 7]);
		const char *const values[] = {uid, day, title, minutes};
		for (int k = 0; k < 4; k++)
			sqlite3_bind_text(row, k + 1, values[k], -1, SQLITE_STATIC);
		sqlite3_bind_int64(text, 1, i + 1);
		sqlite3_bind_text(text, 2, title, -1, SQLITE_STATIC);
		sqlite3_bind_text(text, 3, minutes, -1, SQLITE_STATIC);
		if (sqlite3_step(row) != SQLITE_DONE || sqlite3_step(text) != SQLITE_DONE)
			return 1;
		sqlite3_reset(row);
		sqlite3_reset(text);
	}
	sqlite3_finalize(row);
	sqlite3_finalize(text);
	return run(db, "COMMIT");
}

int main(int argc, char **argv)
{
	sqlite3 *db;
	if (argc < 3)
		return 2;
	remove(argv[1]);
	if (sqlite3_open(argv[1], &db) != SQLITE_OK || fill(db, atol(argv[2])))
		return 1;
	sqlite3_close(db);
	return 0;
}
