// SPDX-License-Identifier: EUPL-1.2
/* Commands as processes: one more record, reading, searching, importing and exporting many. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include "bench.h"
#include "data.h"
#include "measure.h"

enum { RUNS = 30, LONGEST = 1000000, MANY = 100000, BULK_RUNS = 3 };
#define LENGTH(a) (sizeof(a) / sizeof *(a))

static double compare(const char *name, char *const argv[], const char *file, const char *sql)
{
	double a[RUNS], b[RUNS];
	char *floor_command = in_folder("floor_command");
	for (int i = 0; i < RUNS; i++) {
		a[i] = run_command(argv, NULL).ms;
		b[i] = run_command((char *const[]){floor_command, (char *)file, (char *)sql, NULL}, NULL).ms;
	}
	double ma = median(a, RUNS), mb = median(b, RUNS);
	printf("  %-7s %6.2f ms  floor %6.2f ms  ratio %.2f", name, ma, mb, ma / mb);
	long syncs = count_fsync(argv);
	if (syncs >= 0)
		printf("  %ld fsync", syncs);
	free(floor_command);
	return ma;
}

static double add_one(long n)
{
	char *journal = data_journal(n);
	double ms = compare("add", (char *const[]){(char *)program, "--journal", journal, "add", "meeting", "cpts=1", "date=2026-12-03", "title=Conseil", NULL}, journal,
		"INSERT INTO meeting(uid,cpts,date,title) VALUES(lower(hex(randomblob(16))),1,'2026-12-03','Conseil')");
	printf("  in %ld\n", n);
	free(journal);
	return ms;
}

static long lines(const char *path)
{
	long n = 0;
	FILE *f = fopen(path, "r");
	for (int c; f && (c = getc(f)) != EOF;)
		n += c == '\n';
	if (f)
		fclose(f);
	return n;
}

/* Typed without its accents; the floor asks the index of a file made for that alone the very word. */
static void search(const char *journal)
{
#define NEWEST(word) "SELECT n.day,n.title,n.body FROM word_of w JOIN note n ON n.id=w.rowid WHERE word_of MATCH '" word "' ORDER BY w.rowid DESC LIMIT 50"
	static const struct { const char *typed, *sql; } words[] = {{"echeance", NEWEST("echeance")}, {"prevention", NEWEST("prevention")}};
	char *found = in_folder("found.txt"), *notes = data_index(LONGEST);
	for (size_t i = 0; i < LENGTH(words); i++) {
		char *const argv[] = {(char *)program, "--journal", (char *)journal, "search", (char *)words[i].typed, "--in", "journal", "--limit", "50", NULL};
		compare("search", argv, notes, words[i].sql);
		run_command(argv, found);
		printf("  “%s”: %ld of 50\n", words[i].typed, lines(found));
	}
	free(notes);
	free(found);
}

void bench_commands(void)
{
	static const long sizes[] = {100, 10000, 100000, LONGEST};
	double first = 0, last = 0;
	printf("one record more (bound: 4 fsync, exponent 0.05)\n");
	for (size_t i = 0; i < LENGTH(sizes); i++) {
		last = add_one(sizes[i]);
		first = i ? first : last;
	}
	printf("  growth exponent %.3f\n", log(last / first) / log((double)LONGEST / 100));
	char *journal = data_journal(LONGEST);
	printf("reading 1 000 000 records (bound: search 1.5 × the bare program on a file of notes and their index, for the word of one note in 125; 0 fsync)\n");
	compare("list", (char *const[]){(char *)program, "--journal", journal, "list", "meeting", "--limit", "20", NULL}, journal,
		"SELECT * FROM meeting ORDER BY date DESC,id DESC LIMIT 20");
	printf("\n");
	search(journal);
	free(journal);
}

/* Time of the quickest run, most memory. */
static spent best(char *const argv[], const char *fresh, const char *output)
{
	spent s = {0};
	for (int i = 0; i < BULK_RUNS; i++) {
		if (fresh)
			unlink(fresh);
		spent now = run_command(argv, output);
		s.ms = i && s.ms < now.ms ? s.ms : now.ms;
		s.kb = s.kb > now.kb ? s.kb : now.kb;
	}
	return s;
}

void bench_bulk(void)
{
	char *json = data_json(MANY), *journal = data_journal(MANY), *into = in_folder("into.carnet"), *raw = in_folder("raw.db"), *out = in_folder("out");
	char *floor_insert = in_folder("floor_insert");
	spent in = best((char *const[]){(char *)program, "--journal", into, "import", json, NULL}, into, NULL);
	spent floor_in = best((char *const[]){floor_insert, raw, "100000", NULL}, NULL, NULL);
	printf("import and export of 100 000 (bound: speed at least 0.25 × floor, 16 MB)\n");
	printf("  import  %6.0f ms  raw inserts, same index %6.0f ms  speed %.2f  %.1f MB\n", in.ms, floor_in.ms, floor_in.ms / in.ms, (double)in.kb / 1024);
	spent json_out = best((char *const[]){(char *)program, "--journal", journal, "export", "--format", "json", NULL}, NULL, out);
	spent csv_out = best((char *const[]){(char *)program, "--journal", journal, "export", "meeting", "--format", "csv", NULL}, NULL, out);
	spent shell = can_run("sqlite3") ? best((char *const[]){"sqlite3", "-csv", journal, "SELECT * FROM meeting", NULL}, NULL, out) : (spent){0};
	printf("  export  %6.0f ms (JSON), %.0f ms (CSV)  sqlite3 -csv %6.0f ms  speed %.2f, %.2f  %.1f MB\n", json_out.ms, csv_out.ms, shell.ms, shell.ms / json_out.ms,
		shell.ms / csv_out.ms, (double)(json_out.kb > csv_out.kb ? json_out.kb : csv_out.kb) / 1024);
	unlink(into);
	unlink(raw);
	unlink(out);
	free(json);
	free(journal);
	free(into);
	free(raw);
	free(out);
	free(floor_insert);
}
