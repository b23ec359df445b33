// SPDX-License-Identifier: EUPL-1.2
#include "data.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include "measure.h"

const char *program, *folder;

char *in_folder(const char *name)
{
	char *path = NULL;
	if (asprintf(&path, "%s/%s", folder, name) < 0)
		abort();
	return path;
}

static char *of_size(const char *kind, long n, const char *ending)
{
	char *path = NULL;
	if (asprintf(&path, "%s/%s-%ld.%s", folder, kind, n, ending) < 0)
		abort();
	return path;
}

/* n meetings of one CPTS, spread over twenty years around today, as the JSON that import takes. The number comes first: rows that look alike
   on the screen would cost nothing to scroll. Each word of the notes is in two of seven, but one that is in one of 125. */
static void make_json(const char *path, long n)
{
	static const char *const titles[] = {"Conseil d’administration", "Bureau", "Comité des usagers", "Groupe prévention", "Assemblée générale"};
	static const char *const words[] = {"budget", "prévention", "soins non programmés", "médecin traitant", "convention", "indicateurs", "transport"};
	FILE *f = fopen(path, "w");
	if (!f)
		fail("%s cannot be written", path);
	fprintf(f, "{\"carnet\":\"1\",\"exported_at\":\"2026-01-01T00:00:00Z\",\"records\":{\"cpts\":[{\"uid\":\"0190cafe-0000-7bad-8bad-ffffffffffff\",\"name\":\"CPTS du Val\"}],\"meeting\":[");
	for (long i = 0; i < n; i++)
		fprintf(f, "%s{\"uid\":\"0190cafe-%04lx-7bad-8bad-%012lx\",\"cpts\":\"0190cafe-0000-7bad-8bad-ffffffffffff\",\"date\":\"%04ld-%02ld-%02ld\",\"title\":\"%ld, %s\",\"minutes\":\"Point sur %s, puis %s ; suite au prochain rendez-vous.%s\"}",
			i ? "," : "", i >> 16, i, 2017 + i % 20, 1 + i / 20 % 12, 1 + i / 240 % 28, i, titles[i % 5], words[i % 7], words[i / 7 % 7],
			i % 125 ? "" : " Échéance à tenir.");
	fprintf(f, "]}}\n");
	if (fclose(f) != 0)
		fail("%s cannot be written", path);
}

char *data_json(long n)
{
	char *path = of_size("data", n, "json");
	if (access(path, F_OK) != 0)
		make_json(path, n);
	return path;
}

/* Under another name until it is whole. */
char *data_journal(long n)
{
	char *path = of_size("journal", n, "carnet"), *part = of_size("part", n, "carnet");
	if (access(path, F_OK) != 0) {
		char *json = data_json(n);
		unlink(part);
		run_command((char *const[]){(char *)program, "--journal", part, "import", json, NULL}, NULL);
		if (rename(part, path) != 0)
			fail("%s cannot be made", path);
		free(json);
	}
	free(part);
	return path;
}

/* The statements one after the other, by the bare program, in a file put in its place once it is whole. */
static char *made_of(const char *kind, long n, const char *const *sql)
{
	char *path = of_size(kind, n, "db"), *part = of_size("part", n, "db"), *floor_command = in_folder("floor_command"), *size = NULL;
	if (access(path, F_OK) != 0) {
		FILE *f = fopen(part, "w"); /* an empty file is a new database to SQLite */
		if (f)
			fclose(f);
		if (asprintf(&size, "CREATE TABLE size AS SELECT %ld AS n", n) < 0)
			abort();
		run_command((char *const[]){floor_command, part, size, NULL}, NULL);
		for (; *sql; sql++)
			run_command((char *const[]){floor_command, part, (char *)*sql, NULL}, NULL);
		if (rename(part, path) != 0)
			fail("%s cannot be made", path);
	}
	free(size);
	free(floor_command);
	free(part);
	return path;
}

#define ROWS "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i+1 FROM n WHERE i+1<(SELECT n FROM size)) "
#define DAY "date('2017-01-01','+'||(i%7300)||' days')"
char *data_notes(long n)
{
	static const char *const sql[] = {
		"CREATE TABLE note(id INTEGER PRIMARY KEY, day TEXT, title TEXT)",
		ROWS "INSERT INTO note(day,title) SELECT " DAY ",'Conseil n° '||i FROM n",
		"CREATE INDEX note_day ON note(day,id)",
		"DROP TABLE size",
		NULL,
	};
	return made_of("notes", n, sql);
}

char *data_index(long n)
{
	static const char *const sql[] = {
		"CREATE TABLE note(id INTEGER PRIMARY KEY, day TEXT, title TEXT, body TEXT)",
		ROWS ", word(k,w) AS (VALUES(0,'budget'),(1,'prévention'),(2,'soins non programmés'),(3,'médecin traitant'),(4,'convention'),(5,'indicateurs'),"
		"(6,'transport')) INSERT INTO note(day,title,body) SELECT " DAY ",'Conseil n° '||i,'Point sur '||a.w||', puis '||b.w||' ; suite au prochain "
		"rendez-vous.'||iif(i%125,'',' Échéance à tenir.') FROM n JOIN word a ON a.k=i%7 JOIN word b ON b.k=i/7%7",
		"CREATE VIRTUAL TABLE word_of USING fts5(title,body,content='note',content_rowid='id',tokenize='unicode61 remove_diacritics 2',prefix='2 3')",
		"INSERT INTO word_of(word_of) VALUES('rebuild')",
		"DROP TABLE size",
		NULL,
	};
	return made_of("index", n, sql);
}

char *data_text(long n)
{
	char *path = of_size("rows", n, "txt");
	if (access(path, F_OK) != 0) {
		FILE *f = fopen(path, "w");
		for (long i = 0; f && i < n; i++)
			fprintf(f, "  %04ld-%02ld-%02ld  tenue  Conseil d’administration n° %ld, CPTS du Val\n", 2017 + i % 20, 1 + i / 20 % 12, 1 + i / 240 % 28, i);
		if (!f || fclose(f) != 0)
			fail("%s cannot be written", path);
	}
	return path;
}
