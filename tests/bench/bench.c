// SPDX-License-Identifier: EUPL-1.2
/* carnet beside its floors, interleaved in one run: bench PROGRAM FOLDER. Prints medians and ratios; judges nothing. */
#include "measure.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { RUNS = 60, KEYS = 40 };

static const char *program, *folder;
static char journal[4096], notes[4096];

static char *in_folder(const char *name)
{
	char *path = NULL;
	if (asprintf(&path, "%s/%s", folder, name) < 0)
		abort();
	return path;
}

/* n meetings of one CPTS, spread over twenty years around today, as the JSON that import takes. */
static void make_json(const char *path, long n)
{
	static const char *const titles[] = { "Conseil d’administration", "Bureau", "Comité des usagers", "Groupe prévention", "Assemblée générale" };
	static const char *const words[] = { "budget", "prévention", "soins non programmés", "médecin traitant", "convention", "indicateurs", "transport" };
	FILE *f = fopen(path, "w");
	if (!f)
		exit(1);
	fprintf(f, "{\"carnet\":\"1\",\"exported_at\":\"2026-01-01T00:00:00Z\",\"records\":{\"cpts\":[{\"uid\":\"0190cafe-0000-7bad-8bad-ffffffffffff\",\"name\":\"CPTS du Val\"}],\"meeting\":[");
	for (long i = 0; i < n; i++)
		fprintf(f, "%s{\"uid\":\"0190cafe-%04lx-7bad-8bad-%012lx\",\"cpts\":\"0190cafe-0000-7bad-8bad-ffffffffffff\",\"date\":\"%04ld-%02ld-%02ld\",\"title\":\"%s n° %ld\",\"minutes\":\"Point sur %s, puis %s ; suite au prochain rendez-vous.\"}",
			i ? "," : "", i >> 16, i, 2017 + i % 20, 1 + i / 20 % 12, 1 + i / 240 % 28, titles[i % 5], i, words[i % 7], words[i / 7 % 7]);
	fprintf(f, "]}}\n");
	fclose(f);
}

static void make_data(long n)
{
	char *json = in_folder("data.json");
	snprintf(journal, sizeof journal, "%s/journal-%ld.carnet", folder, n);
	snprintf(notes, sizeof notes, "%s/notes-%ld.db", folder, n);
	unlink(journal);
	unlink(notes);
	make_json(json, n);
	run_command((char *const[]){ (char *)program, "--journal", journal, "import", json, NULL });
	char *floor_command = in_folder("floor_command"), *fill = NULL;
	FILE *f = fopen(notes, "w"); /* an empty file is a new database to SQLite */
	if (f)
		fclose(f);
	run_command((char *const[]){ floor_command, notes, "CREATE TABLE note(id INTEGER PRIMARY KEY, day TEXT, title TEXT)", NULL });
	if (asprintf(&fill, "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i+1 FROM n WHERE i<%ld) INSERT INTO note(day,title) SELECT date('2017-01-01','+'||(i%%7300)||' days'),'Conseil n° '||i FROM n", n - 1) < 0)
		abort();
	run_command((char *const[]){ floor_command, notes, fill, NULL });
	run_command((char *const[]){ floor_command, notes, "CREATE INDEX note_day ON note(day,id)", NULL });
	free(fill);
	free(floor_command);
	free(json);
}

static double first_screen(double *carnet, double *floor_ms, long *rss)
{
	double a[RUNS], b[RUNS];
	char *floor_home = in_folder("floor_home");
	for (int i = 0; i < RUNS; i++) {
		term t;
		term_open(&t, (char *const[]){ (char *)program, "--journal", journal, NULL }, "Accueil");
		a[i] = t.last - t.start;
		*rss = term_rss(&t);
		term_close(&t);
		term_open(&t, (char *const[]){ floor_home, notes, NULL }, "Accueil");
		b[i] = t.last - t.start;
		term_close(&t);
	}
	free(floor_home);
	*carnet = median(a, RUNS);
	*floor_ms = median(b, RUNS);
	return *carnet / *floor_ms;
}

static void bench_first_screen(void)
{
	static const long sizes[] = { 100, 1000, 10000, 100000 };
	double first = 0, last = 0;
	printf("first complete home screen (bound at 1 000: 1.6 × floor, 8 MB)\n");
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		double carnet, floor_ms;
		long rss;
		make_data(sizes[i]);
		double ratio = first_screen(&carnet, &floor_ms, &rss);
		printf("  %7ld records  %6.2f ms  floor %6.2f ms  ratio %.2f  %.1f MB\n", sizes[i], carnet, floor_ms, ratio, (double)rss / 1000);
		first = i ? first : carnet;
		last = carnet;
	}
	printf("  growth exponent %.3f\n", log(last / first) / log(1000));
}

static void bench_keys(void)
{
	static const struct { const char *name, *key; } keys[] = { { "down", "\033OB" }, { "page", "\033[6~" }, { "end", "\033OF" }, { "home", "\033OH" } };
	char *floor_list = in_folder("floor_list");
	term carnet, list;
	term_open(&carnet, (char *const[]){ (char *)program, "--journal", journal, NULL }, "Accueil");
	term_key(&carnet, "3");
	term_open(&list, (char *const[]){ floor_list, "100000", NULL }, "Réunions");
	printf("one key in a list of 100 000 (bound: 1.5 × floor)\n");
	for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
		double a[KEYS], b[KEYS];
		for (int i = 0; i < KEYS; i++) {
			/* End and home only move when the other came before. */
			if (k >= 2) {
				term_key(&carnet, keys[5 - k].key);
				term_key(&list, keys[5 - k].key);
			}
			a[i] = term_key(&carnet, keys[k].key);
			b[i] = term_key(&list, keys[k].key);
		}
		double ma = median(a, KEYS), mb = median(b, KEYS);
		printf("  %-5s %6.3f ms  floor %6.3f ms  ratio %.2f\n", keys[k].name, ma, mb, ma / mb);
	}
	term_close(&carnet);
	term_close(&list);
	free(floor_list);
}

static void bench_commands(void)
{
	const struct { const char *name; char *const *argv; const char *sql; } list[] = {
		{ "add", (char *const[]){ (char *)program, "--journal", journal, "add", "meeting", "cpts=1", "date=2026-12-03", "title=Conseil", NULL },
		  "INSERT INTO meeting(uid,cpts,date,title) VALUES(lower(hex(randomblob(16))),1,'2026-12-03','Conseil')" },
		{ "list", (char *const[]){ (char *)program, "--journal", journal, "list", "meeting", "--limit", "20", NULL },
		  "SELECT * FROM meeting ORDER BY date DESC,id DESC LIMIT 20" },
		{ "search", (char *const[]){ (char *)program, "--journal", journal, "search", "convention", "--in", "journal", "--limit", "20", NULL },
		  "SELECT m.date,m.title,m.minutes FROM search s JOIN meeting m ON m.id=(s.rowid&134217727) WHERE search MATCH 'convention*' ORDER BY s.rowid DESC LIMIT 20" },
	};
	char *floor_command = in_folder("floor_command");
	printf("commands as processes, 100 000 records (bound: 2 × the bare program on the same file)\n");
	for (size_t k = 0; k < sizeof list / sizeof *list; k++) {
		double a[RUNS], b[RUNS];
		for (int i = 0; i < RUNS; i++) {
			a[i] = run_command(list[k].argv);
			b[i] = run_command((char *const[]){ floor_command, journal, (char *)list[k].sql, NULL });
		}
		double ma = median(a, RUNS), mb = median(b, RUNS);
		printf("  %-6s %6.2f ms  floor %6.2f ms  ratio %.2f\n", list[k].name, ma, mb, ma / mb);
	}
	free(floor_command);
}

int main(int argc, char **argv)
{
	if (argc < 3)
		return 2;
	program = argv[1];
	folder = argv[2];
	setenv("LC_ALL", "C.UTF-8", 1);
	unsetenv("CARNET_NOW");
	setvbuf(stdout, NULL, _IOLBF, 0);
	bench_first_screen();
	bench_keys();
	bench_commands();
	return 0;
}
