// SPDX-License-Identifier: EUPL-1.2
/* Participation on the screen: where a CPTS stands, an assessment, the proposal of 2023, sheets of answers, looking back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include <carnet/base/mem.h>
#include "../support/pty.h"
#include "keys.h"

static const struct size {
	int rows, cols;
	const char *name;
} sizes[] = {{24, 80, "80x24"}, {20, 60, "60x20"}, {40, 120, "120x40"}};

/* The CPTS of the practice journal that is assessed is the second one. */
#define AUBRELLE "7" DOWN ENTER
#define LAUVRAY "7" ENTER

static struct pty *demo(void)
{
	return pty_start(24, 80, PTY_ARGS("--demo"), NULL);
}

static const struct shown {
	const char *name, *keys;
} shown[] = {
	{"level", AUBRELLE "w"},
	{"level-none", LAUVRAY "w"},
	{"scores", AUBRELLE "w" "h" ENTER},
	{"scores-new", AUBRELLE "v" ENTER "2" DOWN},
	{"scores-proposal", LAUVRAY "v" DOWN ENTER "1"},
	{"evidence", AUBRELLE "v" ENTER ENTER "affiche"},
	{"sheet-choice", LAUVRAY "n" DOWN ENTER ENTER ENTER ENTER},
	{"sheet-text", LAUVRAY "n" ENTER ENTER ENTER ENTER "Depuis dix ans"},
	{"lookback", "8"},
};

static void screens_at_three_sizes(void **state)
{
	AUTO_CTX(tmp);
	(void)state;
	for (size_t k = 0; k < LENGTH(shown); k++)
		for (size_t i = 0; i < LENGTH(sizes); i++) {
			struct pty *p = pty_start(sizes[i].rows, sizes[i].cols, PTY_ARGS("--demo"), NULL);
			pty_keys(p, shown[k].keys);
			pty_expect_screen(p, mem_printf(tmp, "%s-%s", shown[k].name, sizes[i].name));
			pty_free(p);
		}
}

/* Each row: keys from home in the practice journal, and what shows then. */
static const struct does {
	const char *name, *keys, *shows, *not;
} does[] = {
	{"a criterion opens the page that says how", AUBRELLE "w" DOWN DOWN DOWN ENTER, "Guide", NULL},
	{"an action in one key", AUBRELLE "w" DOWN DOWN DOWN "a", "Critère A1", NULL},
	{"an action for the first one missing", AUBRELLE "w" "a", "Critère A1", NULL},
	{"two dates compared", AUBRELLE "w" "x" ENTER ENTER, "en hausse", NULL},
	{"the document", AUBRELLE "w" "p", "C’est un repère, pas une note", NULL},
	{"nothing to compare", LAUVRAY "w", "Aucune évaluation", "comparer"},
	{"home leads to the level", DOWN DOWN, "Participation", NULL},
	{"the last one is named when there is one", AUBRELLE "v", "la dernière est rappelée", NULL},
	{"a first one has none beside", LAUVRAY "v", "une nouvelle, des trois niveaux", "rappelée"},
	{"a score typed", AUBRELLE "v" ENTER "3", "3 installé", NULL},
	{"a score on a French keyboard", AUBRELLE "v" ENTER "\"", "3 installé", NULL},
	{"a score by arrows", AUBRELLE "v" ENTER RIGHT RIGHT RIGHT LEFT, "1 en projet", NULL},
	{"no score above three", AUBRELLE "v" ENTER "7", "Les notes vont de 0 à 3", NULL},
	{"an answer taken back", AUBRELLE "v" ENTER "3" "d", "0 réponse sur 14", NULL},
	{"undo takes back what is not kept yet", AUBRELLE "v" ENTER "3" DOWN "2" "u" "u", "0 réponse sur 14", NULL},
	{"undo says which one", AUBRELLE "v" ENTER "3" DOWN "2" "3" "u", "C’est annulé. P2" NB ": fait une fois.", NULL},
	{"a day long ago is told whole", AUBRELLE "w" "h" ENTER "j", "mar. 29 sept. 2026, il y a 53 jours", NULL},
	{"as the last time, with its evidence", AUBRELLE "v" ENTER "m", "Preuve" NB ": La Semaine du souffle", NULL},
	{"evidence typed", AUBRELLE "v" ENTER "2" ENTER "Affiche de mars" ENTER, "Preuve" NB ": Affiche de mars", NULL},
	{"evidence from the journal", AUBRELLE "v" ENTER "2" ENTER DOWN ENTER, "Preuve" NB ": réunion" NB ":", NULL},
	{"kept in part, gone on with", AUBRELLE "v" ENTER "2" ESC, "Gardé" NB ": 1 réponse sur 14", NULL},
	{"the day changed", AUBRELLE "v" ENTER "j" LEFT ENTER, "Évaluation du 20 nov.", NULL},
	{"the proposal is apart", LAUVRAY "v" DOWN ENTER "1" ESC "w", "Une autre grille", NULL},
	{"from one grid to the other", LAUVRAY "v" DOWN ENTER "1" ESC "w" END ENTER, "pas une règle", NULL},
	{"an assessment from its list", "7" RIGHT RIGHT RIGHT ENTER, "Évaluation du", NULL},
	{"a new one from the list asks of which CPTS", "7" RIGHT RIGHT RIGHT "a", "Quelle CPTS", NULL},
	{"a new one from the list", "7" RIGHT RIGHT RIGHT "a" ENTER ENTER, "0 réponse sur 14", NULL},
	{"a wrong day is said", LAUVRAY "n" DOWN ENTER "x" ENTER, "Quel jour", NULL},
	{"a choice by its number goes on", LAUVRAY "n" DOWN ENTER ENTER ENTER ENTER "1", "2 sur 14", NULL},
	{"a choice taken back", LAUVRAY "n" DOWN ENTER ENTER ENTER ENTER "1" PGUP "0", "1 sur 14", "(choisi)"},
	{"a choice taken back by undo", LAUVRAY "n" DOWN ENTER ENTER ENTER ENTER "12u", "2 sur 14", "(choisi)"},
	{"a number that no answer has", LAUVRAY "n" DOWN ENTER ENTER ENTER ENTER "9", "1 sur 14", NULL},
	{"who answers has no name", LAUVRAY "n" DOWN ENTER ENTER ENTER "Mme Durand" ENTER, "«Mme Durand» nomme quelqu’un", NULL},
	{"who answers is nobody of the journal", LAUVRAY "n" DOWN ENTER ENTER ENTER "comme Maud Térignac" ENTER, "«Maud Térignac» nomme quelqu’un", NULL},
	{"what looks like a name is pointed out", LAUVRAY "n" DOWN ENTER ENTER ENTER "Jeanne Durand" ENTER, "ressemble à un nom", NULL},
	{"a name told in an answer is pointed out", LAUVRAY "n" ENTER ENTER ENTER ENTER "Le Dr Martin est parti" ENTER, "«Dr Martin» ressemble", NULL},
	{"an empty sheet is not kept", LAUVRAY "n" DOWN ENTER F6, "n’a encore aucune réponse", NULL},
	{"the next sheet keeps the place", LAUVRAY "n" DOWN ENTER ENTER "March\303\251" ENTER ENTER "1" F6 PGUP, "Marché", NULL},
	{"a sheet closed is kept", LAUVRAY "n" DOWN ENTER ENTER ENTER ENTER "1" F2, "Gardé" NB ": 1 réponse sur 14", NULL},
	{"an interview goes by the name of its survey", "7" LEFT, "Entretien avec un habitant", NULL},
	{"typing goes on with an answer", "7" LEFT ENTER " et un vélo", "deux adultes. et un vélo", NULL},
	{"an interview from its list", "7" LEFT ENTER, "1 sur", NULL},
	{"a new interview asks of which CPTS", "7" LEFT "a" ENTER, "Quelles questions", NULL},
	{"another year", "8" LEFT LEFT, "L’année 2024", NULL},
	{"the year", "8" ENTER, "En une page", NULL},
	{"the money of the year", "8" DOWN DOWN DOWN DOWN ENTER, "2026", NULL},
	{"the directory", "8" END ENTER, "Associations du territoire", NULL},
};

static void one_does(void **state)
{
	const struct does *d = *state;
	struct pty *p = demo();
	pty_keys(p, d->keys);
	pty_expect(p, d->shows);
	if (d->not)
		pty_expect_not(p, d->not);
	pty_free(p);
}

/* A note out of its bounds keeps the question, and says why. */
static void a_note_is_checked(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, LAUVRAY "n" DOWN ENTER ENTER ENTER ENTER);
	for (int i = 0; i < 10; i++)
		pty_keys(p, PGDN);
	pty_expect(p, "11 sur 14");
	pty_keys(p, "11" ENTER);
	pty_expect(p, "de 0 à 10");
	pty_keys(p, "\177" ENTER);
	pty_expect(p, "12 sur 14");
	pty_keys(p, PGDN PGDN PGDN);
	pty_expect(p, "C’était la dernière question");
	pty_keys(p, ENTER);
	pty_expect(p, "1 feuille gardée");
	pty_free(p);
}

/* Small groups are shown on the screen, and leave no file. */
static void needs_masked_when_exported(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "8");
	pty_keys(p, DOWN DOWN DOWN DOWN DOWN DOWN DOWN DOWN DOWN ENTER);
	pty_expect(p, "Pour vos yeux seulement");
	pty_keys(p, "x");
	pty_expect(p, "PDF");
	pty_free(p);
}

/* Killed while answering: what was typed is back. */
static void answers_survive_a_kill(void **state)
{
	AUTO_CTX(tmp);
	(void)state;
	struct pty *p = pty_start(24, 80, NULL, NULL);
	const char *home = mem_dup(tmp, pty_home(p));
	pty_keys(p, "7aCPTS d\342\200\231essai" "\033OQ");
	pty_keys(p, ENTER "v" ENTER "2" DOWN "3");
	pty_keys(p, "\033OQ"); /* kept: two answers */
	pty_expect(p, "Gardé" NB ": 2 réponses sur 14");
	kill(pty_pid(p), SIGTERM);
	pty_end(p);
	struct pty *again = pty_start(24, 80, NULL, home);
	pty_keys(again, LAUVRAY "v" ENTER);
	pty_expect(again, "2 réponses sur 14");
	pty_free(again);
	pty_free(p);
}

static void without_a_cpts_the_way_to_one_is_told(void **state)
{
	static const char *const ways[] = {"7" RIGHT RIGHT RIGHT ENTER, "7" RIGHT RIGHT RIGHT RIGHT ENTER};
	(void)state;
	for (size_t i = 0; i < LENGTH(ways); i++) {
		struct pty *p = pty_start(24, 80, NULL, NULL);
		pty_keys(p, ways[i]);
		pty_expect(p, "Aucune CPTS n’est notée" NB ": ajoutez celle où vous siégez (7, puis a)");
		assert_string_equal(pty_where(p), "list");
		pty_keys(p, "7aCPTS du Val" F2);
		pty_keys(p, ways[i]);
		pty_keys(p, "zzz");
		pty_expect(p, " Rien ne s’appelle ainsi ici. Entrée montre tout."); /* inside the frame of a single row */
		pty_expect(p, "└──────");
		pty_free(p);
	}
}

/* Down to what was said the last time; the next key of that kind goes on down the list. */
static void a_criterion_is_read_to_its_end_in_a_small_window(void **state)
{
	(void)state;
	struct pty *p = pty_start(20, 60, PTY_ARGS("--demo"), NULL);
	pty_keys(p, AUBRELLE "v" ENTER);
	pty_expect(p, "déjà fini. …");
	pty_keys(p, PGDN PGDN PGDN);
	pty_expect(p, "blanche.");
	pty_expect_cursor_on(p, "> P1");
	pty_expect_not(p, "Page bas suite");
	pty_keys(p, PGUP PGUP PGUP);
	pty_expect(p, "Compte un usager");
	pty_keys(p, PGDN PGDN PGDN PGDN);
	pty_expect_not(p, "> P1");
	pty_free(p);
}

int main(void)
{
	struct CMUnitTest tests[LENGTH(does) + 6] = {cmocka_unit_test(screens_at_three_sizes), cmocka_unit_test(a_note_is_checked),
						     cmocka_unit_test(needs_masked_when_exported), cmocka_unit_test(answers_survive_a_kill),
						     cmocka_unit_test(without_a_cpts_the_way_to_one_is_told),
						     cmocka_unit_test(a_criterion_is_read_to_its_end_in_a_small_window)};
	for (size_t i = 0; i < LENGTH(does); i++)
		tests[i + 6] = (struct CMUnitTest){does[i].name, one_does, NULL, NULL, (void *)(uintptr_t)&does[i]};
	return cmocka_run_group_tests_name("participation", tests, NULL, NULL);
}
