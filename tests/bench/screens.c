// SPDX-License-Identifier: EUPL-1.2
/* The interface: first screen, keys in a long list, keys held, search as one types, rest. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "bench.h"
#include "data.h"
#include "measure.h"

enum { RUNS = 40, KEYS = 40, COUNTED = 20, LONGEST = 1000000, NOTES = 100000, IDLE_SECONDS = 60 };
#define LENGTH(a) (sizeof(a) / sizeof *(a))

/* --- First screen ------------------------------------------------------------------------------------------------------ */

struct start { double carnet, floor; long kb; };

/* What happens before each start. */
static void nothing(char *journal)
{
	(void)journal;
}

static void change(char *journal)
{
	static int n;
	char place[32];
	snprintf(place, sizeof place, "place=Salle %d", ++n);
	run_command((char *const[]){(char *)program, "--journal", journal, "edit", "meeting", "1", place, NULL}, NULL);
}

static void forget(char *journal)
{
	char *kept = NULL;
	if (asprintf(&kept, "%s-home", journal) < 0)
		abort();
	unlink(kept);
	free(kept);
}

static struct start start_of(char *journal, char *notes, void (*before)(char *journal))
{
	double a[RUNS], b[RUNS];
	char *floor_home = in_folder("floor_home");
	struct start s = {0};
	for (int i = 0; i < RUNS; i++) {
		term t;
		before(journal);
		term_open(&t, (char *const[]){(char *)program, "--journal", journal, NULL}, "Accueil");
		a[i] = t.last - t.start;
		s.kb = term_rss(&t);
		term_close(&t);
		term_open(&t, (char *const[]){floor_home, notes, NULL}, "Accueil");
		b[i] = t.last - t.start;
		term_close(&t);
	}
	free(floor_home);
	s.carnet = median(a, RUNS);
	s.floor = median(b, RUNS);
	return s;
}

/* Opened and left: what leaving keeps for the next start is kept. */
static void open_once(char *journal)
{
	term t;
	term_open(&t, (char *const[]){(char *)program, "--journal", journal, NULL}, "Accueil");
	term_key(&t, "q");
	term_close(&t);
}

static void starts(void (*before)(char *journal))
{
	static const long sizes[] = {100, 10000, 100000, 1000000};
	double first = 0, last = 0;
	for (size_t i = 0; i < LENGTH(sizes); i++) {
		char *journal = data_journal(sizes[i]), *notes = data_notes(sizes[i]);
		open_once(journal);
		struct start s = start_of(journal, notes, before);
		before(journal);
		/* Without a copy, the count would be that of leaving too, when one is made. */
		double count = before == forget ? 0 : count_instructions((char *const[]){(char *)program, "--journal", journal, NULL}, "Accueil", NULL, NULL, NULL, 0);
		printf("  %7ld records  %6.2f ms  floor %6.2f ms  ratio %.2f  %.1f MB", sizes[i], s.carnet, s.floor, s.carnet / s.floor, (double)s.kb / 1024);
		printf(count > 0 ? "  %.1f M instructions\n" : "\n", count / 1e6);
		first = i ? first : s.carnet;
		last = s.carnet;
		free(journal);
		free(notes);
	}
	printf("  growth exponent %.3f\n", log(last / first) / log((double)sizes[LENGTH(sizes) - 1] / (double)sizes[0]));
}

void bench_first_screen(void)
{
	printf("first complete home screen (bound: 1.4 × floor, exponent 0.05, 6 M instructions, 6 MB)\n");
	starts(nothing);
	printf("the same after a change made by a command\n");
	starts(change);
	printf("the same with no copy of home, or one that another program has made untrue\n");
	starts(forget);
}

/* --- One key ------------------------------------------------------------------------------------------------------------ */

static const struct move {
	const char *name, *key, *back; /* back: End only moves when Home came before */
} moves[] = {
	{"down", "\033OB", NULL}, {"page", "\033[6~", NULL}, {"end", "\033OF", "\033OH"}, {"home", "\033OH", "\033OF"},
};

/* Instructions of one key; with a key back they are shared between the two. */
static double key_cost(char *const argv[], const char *ready, const char *before, const struct move *m)
{
	double none = count_instructions(argv, ready, before, m->back, m->key, 0), all = count_instructions(argv, ready, before, m->back, m->key, COUNTED);
	return (all - none) / COUNTED / (m->back ? 2 : 1);
}

static void one_key(term *carnet, term *list, const struct move *m)
{
	double a[KEYS], b[KEYS];
	size_t bytes = 0;
	for (int i = 0; i < KEYS; i++) {
		if (m->back) {
			term_key(carnet, m->back);
			term_key(list, m->back);
		}
		size_t before = carnet->bytes;
		a[i] = term_key(carnet, m->key);
		bytes += carnet->bytes - before;
		b[i] = term_key(list, m->key);
	}
	double ma = median(a, KEYS), mb = median(b, KEYS);
	printf("  %-5s %6.3f ms  floor %6.3f ms  ratio %.2f  %zu bytes", m->name, ma, mb, ma / mb, bytes / KEYS);
}

/* before opens the list in carnet; thirty lines down, each key scrolls. */
static void keys_of(const char *title, const char *before)
{
	char *floor_list = in_folder("floor_list"), *journal = data_journal(LONGEST), down[512] = "";
	char *const ours[] = {(char *)program, "--journal", journal, NULL}, *const floor[] = {floor_list, "1000000", NULL};
	term carnet, list;
	for (int i = 0; i < 30; i++)
		strcat(down, moves[0].key);
	char *ready = NULL;
	if (asprintf(&ready, "%s%s", before, down) < 0)
		abort();
	printf("%s (bound: 1.0 × floor, 300 k instructions and 200 bytes for one line)\n", title);
	open_once(journal);
	term_open(&carnet, ours, "Accueil");
	term_key(&carnet, before);
	term_key(&carnet, down);
	term_open(&list, floor, "Réunions");
	term_key(&list, down);
	for (size_t k = 0; k < LENGTH(moves); k++) {
		one_key(&carnet, &list, &moves[k]);
		double n = key_cost(ours, "Accueil", ready, &moves[k]), m = key_cost(floor, "Réunions", down, &moves[k]);
		printf(n > 0 ? "  %.0f k instructions, floor %.0f k\n" : "\n", n / 1e3, m / 1e3);
	}
	term_close(&carnet);
	term_close(&list);
	free(floor_list);
	free(journal);
	free(ready);
}

void bench_keys(void)
{
	keys_of("one key in a list of 1 000 000", "3");
	keys_of("one key in the same list from a date on", "3f\r\r01/01/2020\r");
}

/* --- Fifty keys at once ------------------------------------------------------------------------------------------------- */

void bench_held_keys(void)
{
	enum { HELD = 50, ROUNDS = 10 };
	char *journal = data_journal(NOTES), *text = data_text(NOTES), held[HELD * 3 + 1] = "";
	double a[ROUNDS], b[ROUNDS];
	term carnet, less;
	printf("50 keys held (bound: less, 2000 bytes)\n");
	if (!can_run("less")) {
		printf("  less is not installed\n");
		return;
	}
	for (int i = 0; i < HELD; i++)
		strcat(held, moves[0].key);
	term_open(&carnet, (char *const[]){(char *)program, "--journal", journal, NULL}, "Accueil");
	term_key(&carnet, "3");
	term_key(&carnet, moves[3].key);
	term_open(&less, (char *const[]){"less", text, NULL}, "CPTS");
	size_t bytes = carnet.bytes, bytes_less = less.bytes;
	for (int i = 0; i < ROUNDS; i++) {
		a[i] = term_key(&carnet, held);
		b[i] = term_key(&less, held);
	}
	double ma = median(a, ROUNDS), mb = median(b, ROUNDS);
	printf("  %6.3f ms  less %6.3f ms  ratio %.2f  %zu bytes, less %zu\n", ma, mb, ma / mb, (carnet.bytes - bytes) / ROUNDS, (less.bytes - bytes_less) / ROUNDS);
	term_close(&carnet);
	term_close(&less);
	free(journal);
	free(text);
}

/* --- Search as one types ------------------------------------------------------------------------------------------------ */

/* What was typed so far, and how long its last letter took. */
struct typed { double ms; char words[80]; };

static int by_cost(const void *a, const void *b)
{
	const struct typed *x = a, *y = b;
	return (x->ms < y->ms) - (x->ms > y->ms);
}

/* Letter by letter in the search box, opened and left again. */
static size_t type_words(term *t, const char *words, struct typed *out)
{
	size_t len = strlen(words);
	term_key(t, "\033OR");
	for (size_t i = 0; i < len; i++) {
		out[i].ms = term_key(t, (char[]){words[i], '\0'});
		snprintf(out[i].words, sizeof out[i].words, "%.*s", (int)i + 1, words);
	}
	term_key(t, "\033");
	term_key(t, "\033");
	return len;
}

/* Every prefix of phrases of one to four words, common, rare and of one letter, together in notes and never, and one mistyped. */
void bench_typing(void)
{
	static const char *const phrases[] = {
		"prevention", "convention", "medecin traitant", "budget", "indicateurs", "soins non programmes", "conseil", "bureau transport", "assemblee generale budget",
		"point sur prevention", "suite au prochain rendez-vous", "comite des usagers transport", "groupe prevention convention", "budget puis indicateurs", "p s c",
		"prochain p", "sur medecin t", "12345 conseil", "conseil 1397", "7 bureau", "usagers medecin zebre", "budgte transport", "transprot", "hopitaux du val",
		"administration indicateurs s", "rendez vous medecin soins", "generale a d e",
	};
	static struct typed all[1024];
	enum { WORST = 10 };
	char *journal = data_journal(NOTES);
	double ms[LENGTH(all)];
	size_t n = 0;
	term t;
	term_open(&t, (char *const[]){(char *)program, "--journal", journal, NULL}, "Accueil");
	for (size_t w = 0; w < LENGTH(phrases); w++)
		n += type_words(&t, phrases[w], all + n);
	qsort(all, n, sizeof *all, by_cost);
	for (size_t i = 0; i < n; i++)
		ms[i] = all[i].ms;
	printf("search as one types, %d notes, %zu prefixes (bound: 16 ms)\n  median %.2f ms  worst", NOTES, n, median(ms, n));
	for (size_t i = 0; i < WORST; i++)
		printf("%s %.2f ms (“%s”)", i ? "," : "", all[i].ms, all[i].words);
	printf("\n");
	term_close(&t);
	free(journal);
}

/* --- Rest --------------------------------------------------------------------------------------------------------------- */

void bench_idle(void)
{
	char *journal = data_journal(NOTES);
	term t;
	term_open(&t, (char *const[]){(char *)program, "--journal", journal, NULL}, "Accueil");
	term_key(&t, "3");
	sleep(1);
	long before = term_wakes(&t);
	sleep(IDLE_SECONDS);
	printf("rest (bound: 0)\n  %ld wake-ups in %d s\n", term_wakes(&t) - before, IDLE_SECONDS);
	term_close(&t);
	free(journal);
}
