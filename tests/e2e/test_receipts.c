// SPDX-License-Identifier: EUPL-1.2
/* Receipts by keyboard, in the real program: several in a row, files attached, opened and taken off, an expense shared, amounts that
   waited for their payer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <carnet/base/file.h>
#include <carnet/base/mem.h>
#include "demo.h"
#include "keys.h"

#define F8 "\033[19~"

/* Goes down to that text. */
static void go_to(struct pty *p, const char *text)
{
	for (int i = 0; i < 30 && !pty_shows(p, text); i++)
		pty_keys(p, DOWN);
	pty_expect(p, text);
}

/* From the list of expenses: date, kind, amount, kept; the payer and the day stay. */
static void several_in_a_row(void **state)
{
	(void)state;
	expect_at_sizes("receipts", KEYS("5g", ENTER "pé" ENTER "8,40" ENTER ENTER "A40" ENTER, ENTER "taxi" ENTER "23"), DEMO_SIZES);
	struct pty *p = demo();
	pty_keys(p, "5g");
	pty_expect(p, "Tapez le premier ticket");
	pty_keys(p, F2);
	pty_expect(p, "Il manque le montant");
	pty_keys(p, "12,5x" F2);
	pty_expect(p, "Pas encore enregistré");
	pty_keys(p, "12,50" F2);
	pty_expect_cursor_on(p, "Nature"); /* the kind is missing: that is where one goes */
	pty_keys(p, "stat" ENTER F2);
	pty_expect(p, "1 dépense" NB ": 12,50" NB "€");
	pty_keys(p, ENTER "pé" ENTER "8,40" F2);
	pty_expect(p, "2 dépenses" NB ": 20,90" NB "€");
	pty_keys(p, F8); /* back on the fields, to be corrected */
	pty_expect(p, "1 dépense" NB ": 12,50" NB "€");
	pty_expect(p, "Reprise");
	pty_keys(p, F8); /* the one taken back is not lost under the one before */
	pty_expect(p, "Une ligne est commencée ici");
	pty_expect(p, "1 dépense" NB ": 12,50" NB "€");
	pty_keys(p, "9,40" F2);
	pty_expect(p, "2 dépenses" NB ": 21,90" NB "€");
	pty_keys(p, ENTER "pé" ENTER "9,40" F2);
	pty_expect(p, "La même dépense est déjà notée");
	pty_expect(p, "Est-ce exact");
	pty_keys(p, ENTER);
	pty_expect(p, "3 dépenses" NB ": 31,30" NB "€");
	pty_keys(p, ENTER "taxi" ENTER "17" ESC);
	pty_expect(p, "Brouillon gardé");
	pty_keys(p, ":plusieurs tickets" ENTER);
	pty_expect(p, "La ligne que vous aviez commencée");
	pty_expect(p, "taxi");
	pty_keys(p, ESC "u");
	pty_expect(p, "C’est annulé");
	pty_free(p);
}

/* Enter passes over what is chosen already, and the list of what was kept says that it goes on above. */
static void what_enter_does_and_what_is_above(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "5g");
	for (int i = 1; i < 8; i++) {
		pty_expect_not(p, "↑");
		pty_keys(p, ENTER "parking" ENTER);
		pty_keys(p, (char[]){(char)('0' + i), '\0'});
		pty_keys(p, ENTER);
		pty_expect(p, "F4 montre les choix");
		pty_keys(p, F2);
	}
	pty_expect(p, "7 dépenses");
	pty_expect(p, "↑");
	pty_keys(p, ENTER "km" ENTER);
	pty_expect_cursor_on(p, "Distance");
	pty_free(p);
}

/* Kilometres have their own form; what was chosen goes with them, and one comes back to the row. */
static void kilometres_among_them(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "3" ENTER "g");
	pty_expect(p, "Plusieurs tickets");
	pty_keys(p, "\t" "kilo" ENTER);
	pty_expect_cursor_on(p, "Distance");
	pty_keys(p, "50" F2);
	if (pty_shows(p, "Est-ce exact"))
		pty_keys(p, ENTER);
	pty_expect(p, "1 dépense" NB ":");
	pty_free(p);
}

static char *file_at(struct pty *p, const char *name, const char *text)
{
	char *path = path_join(p, pty_home(p), name);
	assert_int_equal(dir_make(path_dir(p, path), 0700, NULL), 0);
	assert_int_equal(file_replace(path, text, strlen(text), 0600, NULL), 0);
	return path;
}

static void a_file_attached_opened_and_taken_off(void **state)
{
	(void)state;
	struct pty *p = demo();
	file_at(p, "Documents/ticket.pdf", "%PDF-1.4 ticket\n%%EOF");
	file_at(p, "Downloads/faux.pdf", "du texte");
	pty_keys(p, "5" HOME ENTER "p");
	pty_expect(p, "Un autre endroit");
	pty_keys(p, "faux" ENTER);
	pty_expect(p, "n’est pas un fichier PDF, JPEG ou PNG");
	pty_keys(p, "p" "tick");
	const struct timespec newest[] = {{.tv_sec = 4000000000}, {.tv_sec = 4000000000}};
	assert_int_equal(utimensat(AT_FDCWD, file_at(p, "Downloads/arrive.pdf", "%PDF-1.4 other\n%%EOF"), newest, 0), 0); /* while one chooses */
	pty_keys(p, ENTER);
	pty_expect(p, "Justificatif joint" NB ": ticket.pdf");
	pty_expect(p, "Pièces jointes (1)");
	pty_keys(p, "pautre" ENTER);
	pty_expect(p, "25" NB "Mo au plus");
	pty_keys(p, "\001\177" ENTER);
	pty_expect(p, "Aucun fichier n’est nommé");
	pty_keys(p, "~/");
	pty_keys(p, "Documents/absent.pdf" ENTER);
	pty_expect(p, "absent.pdf");
	pty_keys(p, ESC "pautre" ENTER);
	pty_keys(p, "'/nulle/part/L'\\''été.pdf' " ENTER); /* as a terminal types what is dropped on it, after the ~/ that stood there */
	pty_expect(p, "! /nulle/part/L'été.pdf n’existe pas");
	pty_keys(p, ESC);
	pty_keys(p, "u"); /* nothing was kept of the refusals: this takes the receipt off */
	pty_expect_not(p, "Pièces jointes");
	pty_keys(p, "r");
	pty_expect(p, "Pièces jointes (1)");
	go_to(p, "> [3]");
	pty_keys(p, ENTER);
	pty_expect(p, "Ouvrir le fichier");
	pty_keys(p, ENTER);
	pty_expect(p, "Aucun programme ici n’ouvre les fichiers");
	pty_keys(p, ENTER "d");
	pty_expect(p, "Retiré" NB ": ticket.pdf");
	pty_expect(p, "à demander");
	pty_free(p);
}

static void shared_between_two_payers(void **state)
{
	(void)state;
	struct pty *p = demo();
	pty_keys(p, "5g" ENTER "taxi" ENTER "25,01" F2 ESC);
	pty_keys(p, HOME ENTER "s");
	pty_expect(p, "La partager avec quel payeur");
	pty_keys(p, ENTER);
	pty_expect(p, "25,01" NB "€" NB "; ce qui reste");
	pty_keys(p, "30" ENTER); /* in place of the half that is proposed */
	pty_expect(p, "La dépense entière est de 25,01" NB "€");
	pty_keys(p, "\001" "50 %60" ENTER);
	pty_expect(p, "Une part est entre 0 et 100" NB "%");
	pty_keys(p, "\001" "10,01" ENTER);
	pty_expect(p, "Partagé" NB ": 15,00" NB "€ restent ici");
	pty_keys(p, "u");
	pty_expect(p, "C’est annulé");
	pty_expect(p, "25,01" NB "€");
	pty_keys(p, ESC "g" ENTER "taxi" ENTER "10000,01" F2 ENTER ESC HOME ENTER "s" ENTER "30" ENTER);
	pty_expect(p, "Ce montant est trop grand pour être partagé en euros");
	pty_free(p);
}

/* Noted with no payer that says its scale; the scale written, the amounts are offered. */
static void amounts_that_waited(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, NULL, NULL);
	pty_keys(p, "5" RIGHT RIGHT "aAsso" F2);
	pty_keys(p, RIGHT "aClio" TAB "voit" ENTER F2);
	pty_keys(p, LEFT LEFT LEFT "a" TAB ENTER "kilo" ENTER);
	go_to(p, "> Distance");
	pty_keys(p, "46" F2);
	pty_expect(p, "Enregistré" NB ": dépense");
	pty_keys(p, "1");
	pty_expect(p, "1 dépense sans montant");
	pty_keys(p, "5v");
	pty_expect(p, "à compléter");
	pty_expect(p, "Le barème kilométrique du payeur");
	pty_keys(p, ENTER); /* where it is written: not the expense, which lacks nothing of its own */
	pty_expect_cursor_on(p, "Asso");
	pty_keys(p, ESC ESC RIGHT RIGHT "e");
	go_to(p, "> Barème kilométrique");
	pty_keys(p, "barème f" F2); /* it was kept so, and no amount came */
	pty_expect(p, "Ce barème est inconnu");
	pty_keys(p, "barème fiscal" F2);
	pty_keys(p, RIGHT "e");
	go_to(p, "> Puissance");
	pty_keys(p, "5" F2);
	pty_expect(p, "1 dépense notée plus tôt n’avait pas de montant");
	pty_expect(p, "29,26" NB "€");
	pty_keys(p, DOWN ENTER);
	pty_expect(p, "1 montant peut être calculé" NB ": 29,26" NB "€");
	pty_keys(p, F2);
	pty_expect(p, "1 montant calculé" NB ": 29,26" NB "€");
	pty_expect(p, "Chaque dépense a son montant");
	pty_keys(p, "u");
	pty_expect(p, "1 montant peut être calculé");
	pty_keys(p, "s");
	pty_expect(p, "rien n’est demandé pour elle");
	pty_free(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(several_in_a_row), cmocka_unit_test(what_enter_does_and_what_is_above),
		cmocka_unit_test(kilometres_among_them),
		cmocka_unit_test(a_file_attached_opened_and_taken_off),
		cmocka_unit_test(shared_between_two_payers),
		cmocka_unit_test(amounts_that_waited),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
