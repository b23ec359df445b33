// SPDX-License-Identifier: EUPL-1.2
/* What a laptop does to a notebook while it is open, seen from the screen: the file taken away, the medium locked, the disk full, pages damaged,
   the clock set back, a whole book pasted, the program put to sleep, another writing at the same time. */
#include "../support/pty.h"
#include "home.h"
#include "keys.h"

#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>

/* A home with a CPTS in its journal; nobody is welcomed any more. */
static int setup(void **state)
{
	int code = home_setup(state);
	home *h = *state;
	RUN("add", "cpts", "name=CPTS du Val");
	SHELL("mkdir -p config/carnet && touch config/carnet/settings");
	return code | h->code;
}

static struct pty *opened(home *h)
{
	return pty_start(24, 80, NULL, h->folder);
}

/* --- The file goes ------------------------------------------------------------------------------------------------------- */

/* What is typed stays on the screen, then in the drafts, and is offered again when the file is back. */
static void the_journal_is_moved_away(void **state)
{
	home *h = *state;
	struct pty *p = opened(h);
	pty_keys(p, "7");
	SHELL("mv " JOURNAL " ailleurs.carnet");
	pty_wait_text(p, "Le fichier de ce carnet a été déplacé");
	pty_keys(p, "aCPTS du Mont" F2);
	pty_expect(p, "fermez le programme et rouvrez-le");
	pty_expect_cursor_on(p, "CPTS du Mont");
	pty_keys(p, ESC "q");
	assert_int_equal(pty_end(p), 0);
	pty_free(p);
	SHELL("mv ailleurs.carnet " JOURNAL);
	p = opened(h);
	pty_keys(p, "7a");
	pty_expect(p, "Brouillon du");
	pty_keys(p, ENTER F2);
	pty_expect(p, "Enregistré");
	pty_free(p);
}

static void another_takes_its_place(void **state)
{
	home *h = *state;
	struct pty *p = opened(h);
	RUN("--journal", "autre.carnet", "add", "cpts", "name=CPTS du Lac");
	SHELL("mv autre.carnet " JOURNAL);
	pty_wait_text(p, "Le fichier de ce carnet a été déplacé");
	pty_keys(p, "7aCPTS du Mont" F2);
	pty_expect(p, "fermez le programme et rouvrez-le");
	pty_free(p);
	RUN("list", "cpts");
	assert_true(said(h->out, "CPTS du Lac") && !said(h->out, "CPTS du Mont"));
}

/* Putting a copy back writes into the same file: who reads it sees that. */
static void a_copy_is_put_back_beneath(void **state)
{
	home *h = *state;
	struct pty *p = opened(h);
	pty_keys(p, "7");
	RUN("backup", "copie.carnet");
	RUN("add", "cpts", "name=CPTS du Mont");
	pty_wait_text(p, "CPTS du Mont");
	RUN("restore", "copie.carnet");
	pty_wait_text(p, "1 CPTS");
	pty_keys(p, "aCPTS du Lac" F2);
	pty_expect(p, "Enregistré");
	pty_free(p);
}

/* --- The medium ---------------------------------------------------------------------------------------------------------- */

static void pages_are_damaged(void **state)
{
	home *h = *state;
	struct pty *p = opened(h);
	pty_keys(p, "7");
	SHELL("dd if=/dev/zero of=" JOURNAL " bs=4096 seek=1 count=60 conv=notrunc status=none");
	pty_keys(p, "aCPTS du Lac" F2);
	pty_expect(p, "Une partie du fichier ne se lit plus");
	pty_keys(p, "c");
	pty_expect_cursor_on(p, "CPTS du Lac");
	pty_keys(p, F2);
	pty_expect(p, "est abîmé" NB ": remettez la");
	pty_keys(p, ESC "q");
	assert_int_equal(pty_end(p), 0);
	pty_free(p);
	p = opened(h); /* the way out is asked at the next start, or at its first key when home is as it was */
	pty_keys(p, "7");
	pty_expect(p, "Ouvrir ce qui peut être lu");
	pty_free(p);
}

/* A letter that the disk changed is not shown as if it had been written: the record is read, and it is said. */
static void a_letter_is_changed(void **state)
{
	static const char *const givers[][6] = {
		{"list", "cpts"}, {"list", "cpts", "--format", "csv"}, {"list", "cpts", "--json"}, {"list", "cpts", "name~vol", "--limit", "1"},
		{"list", "cpts", "--json", "--sort", "name"}, {"show", "cpts", "1"}, {"show", "cpts", "1", "--json"}, {"export"},
		{"export", "cpts", "--format", "csv"}, {"export", "cpts", "contact", "--fields", "name"},
	};
	home *h = *state;
	SHELL("LC_ALL=C sed -i 's/CPTS du Val/CPTS du Vol/g' " JOURNAL);
	for (size_t i = 0; i < LENGTH(givers); i++) {
		run_to(h, "", -1, givers[i]);
		GAVE(3, "CPTS du Vol", "cpts (1)" NB ": Le contenu de cette fiche n’est plus celui qui a été gardé" NB ": le disque");
	}
	RUN("export", "-o", "tout.json"); /* written, and said */
	GAVE(3, NULL, "cpts (1)" NB ": Le contenu");
	SHELL("grep -q 'CPTS du Vol' tout.json");
	RUN("list", "cpts", "id=2", "--format", "csv"); /* of what is given only */
	assert_int_equal(h->code, 0);
	struct pty *p = opened(h);
	pty_keys(p, "7" ENTER);
	pty_expect(p, "CPTS du Vol");
	pty_expect(p, "le disque");
	pty_keys(p, ESC "x");
	pty_expect(p, "cpts (1)" NB ": ");
	pty_expect(p, "l’a changé");
	pty_free(p);
	RUN("edit", "cpts", "1", "name=CPTS du Val"); /* written again, it is whole */
	RUN("list", "cpts");
	GAVE(0, "CPTS du Val", NULL);
	SHELL("(echo nom; seq -f 'Personne %g' 1100; echo Personne du bout) > contacts.csv");
	RUN("import", "contact", "contacts.csv");
	RUN("list", "contact");
	GAVE(0, "Personne du bout", NULL);
	SHELL("LC_ALL=C sed -i 's/Personne du bout/Personne du bord/g' " JOURNAL);
	RUN("list", "contact"); /* however long the list */
	GAVE(3, "Personne du bord", "le disque");
	RUN("export", "--format", "ics"); /* a calendar has no contacts */
	assert_int_equal(h->code, 0);
	RUN("add", "payer", "name=CPTS", "kind=CPTS");
	RUN("add", "expense", "date=3/11", "kind=train", "payer=1", "label=Billet de midi", "amount=12,50");
	RUN("claim", "new", "payer=1", "from=01/11", "until=30/11");
	RUN("claim", "show", "1");
	assert_int_equal(h->code, 0);
	SHELL("LC_ALL=C sed -i 's/Billet de midi/Billet de mini/g' " JOURNAL);
	RUN("claim", "show", "1", "--format", "csv");
	GAVE(3, "12,50", "expense (1)");
	RUN("claim", "show", "1"); /* a document begins by saying it, wherever it goes */
	GAVE(3, "Le disque a changé 1" NB "fiche", "expense (1)");
	RUN("report", "2026", "-o", "bilan.md");
	SHELL("grep -q 'Le disque a changé' bilan.md");
	SHELL("printf 'Venez le trois' >lettre.txt");
	RUN("attach", "cpts", "1", "lettre.txt");
	SHELL("LC_ALL=C sed -i 's/Venez le trois/Venez le treis/g' " JOURNAL);
	RUN("export"); /* the contents of files are in a full copy */
	GAVE(3, "Personne du bord", "lettre.txt");
}

/* No file may grow: the form refuses to go with what cannot even be kept as a draft. */
static void the_disk_is_full(void **state)
{
	home *h = *state;
	struct rlimit before, none;
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &before);
	none = before;
	none.rlim_cur = 4096;
	setrlimit(RLIMIT_FSIZE, &none);
	struct pty *p = opened(h);
	setrlimit(RLIMIT_FSIZE, &before);
	pty_keys(p, "7aCPTS du Mont" F2);
	pty_expect(p, "Le disque a refusé");
	pty_expect_cursor_on(p, "CPTS du Mont");
	pty_keys(p, ESC);
	pty_expect(p, "ne peut pas être gardé");
	pty_expect_cursor_on(p, "CPTS du Mont");
	pty_keys(p, "!" ESC);
	pty_expect(p, "ferme quand même");
	pty_keys(p, ESC);
	pty_expect_not(p, "CPTS du Mont");
	pty_free(p);
	RUN("list", "cpts");
	assert_int_equal(h->code, 0);
}

static struct pty *opened_by_another(home *h, const char *rights)
{
	SHELL("chmod 755 .");
	SHELL(rights);
	if (!pty_as_nobody(h->folder))
		skip();
	struct pty *p = opened(h);
	pty_as_nobody(NULL);
	pty_keys(p, "7");
	pty_expect(p, "CPTS du Val");
	return p;
}

/* It is said all along, and what would change something is not offered. */
static void a_file_that_may_only_be_read(void **state)
{
	struct pty *p = opened_by_another(*state, "chmod 777 data data/carnet && chmod 444 " JOURNAL);
	pty_expect(p, "Lecture seule" NB ": CPTS");
	pty_expect_not(p, "a ajouter");
	pty_free(p);
}

static void a_folder_that_may_only_be_read(void **state)
{
	struct pty *p = opened_by_another(*state, "chmod 555 data data/carnet && chmod 666 " JOURNAL);
	pty_keys(p, "aCPTS du Mont" F2);
	pty_expect(p, "demandez le droit d’y écrire");
	pty_expect_cursor_on(p, "CPTS du Mont");
	pty_keys(p, ESC);
	pty_expect(p, "ferme quand même");
	pty_free(p);
}

/* --- The clock ----------------------------------------------------------------------------------------------------------- */

/* What was written last stays last: the second change is told from the first, here and in another journal that takes both. */
static void the_clock_is_set_back(void **state)
{
	home *h = *state;
	RUN("edit", "cpts", "1", "region=Centre");
	setenv("CARNET_NOW", "2020-01-01T08:00:00Z", 1);
	RUN("edit", "cpts", "1", "region=Bretagne");
	assert_int_equal(h->code, 0);
	RUN("export", "--format", "json", "-o", "copie.json");
	assert_int_equal(h->code, 0);
	setenv("CARNET_NOW", "2026-11-21T09:00:00Z", 1);
	RUN("undo");
	RUN("import", "copie.json");
	assert_int_equal(h->code, 0);
	RUN("check");
	assert_int_equal(h->code, 0);
	struct pty *p = opened(h);
	pty_keys(p, "7");
	pty_free(p);
}

/* --- The person ---------------------------------------------------------------------------------------------------------- */

static char *book(const void *parent)
{
	strbuf *text = sb_new(parent);
	sb_add(text, "\033[200~");
	for (int i = 0; text->len < 1 << 20; i++)
		sb_addf(text, "Ligne %d du compte rendu, avec des accents éàü.\n", i);
	sb_add(text, "\033[201~");
	return text->s;
}

/* A megabyte in a line of a question, in a note of the guide, in a field of one line and in a long text: refused or kept, whole, at once. */
static void a_book_is_pasted(void **state)
{
	home *h = *state;
	struct pty *p = opened(h);
	const char *paste = book(p);
	pty_keys(p, "7i");
	pty_keys(p, paste);
	pty_expect_cursor_on(p, "du compte rendu");
	pty_keys(p, ENTER);
	pty_expect(p, "Il n’y a pas de fichier");
	pty_keys(p, ESC "2n");
	pty_keys(p, paste);
	pty_keys(p, ENTER);
	pty_expect(p, "Note gardée");
	pty_keys(p, ESC);
	pty_keys(p, ESC);
	pty_keys(p, "6a");
	pty_keys(p, paste);
	pty_keys(p, F2);
	pty_expect(p, "2000 au plus tiennent ici");
	pty_free(p);
	RUN("export", "--format", "json");
	assert_true(said(h->out, "Ligne 19000 du compte rendu"));
}

/* Ctrl+Z in the middle of a form: the terminal is given back, and all is there again afterwards. */
static void put_to_sleep_and_woken(void **state)
{
	home *h = *state;
	struct pty *p = opened(h);
	int status;
	pty_keys(p, "7aCPTS du Mont");
	const char *before = pty_screen(p);
	kill(pty_pid(p), SIGTSTP);
	assert_int_equal(waitpid(pty_pid(p), &status, WUNTRACED), pty_pid(p));
	assert_true(WIFSTOPPED(status));
	RUN("add", "cpts", "name=CPTS du Lac"); /* meanwhile */
	assert_int_equal(h->code, 0);
	kill(pty_pid(p), SIGCONT);
	pty_keys(p, "x\b");
	assert_string_equal(pty_screen(p), before);
	pty_keys(p, F2);
	pty_expect(p, "CPTS du Mont");
	pty_expect(p, "CPTS du Lac");
	pty_free(p);
}

/* --- A pack put in its folder by hand ------------------------------------------------------------------------------------ */

static void a_pack_copied_by_hand_is_seen(void **state)
{
	home *h = *state;
	SHELL("mkdir -p t/fr/guide data/carnet/packs && printf 'name: essai\\ntitle: Essai\\nversion: \"1\"\\nauthor: Jeanne\\ndate: 2026-11-20\\nexpires: 2027-12-31\\n' >t/pack.yaml");
	SHELL("printf 'id: notre-page\\ntitle: Notre délégation\\npart: decouvrir\\norder: 1\\nsummary: À lire.\\nverified: 2026-11-20\\nadvice: yes\\n"
	      "body: |\\n  Bonjour à vous.\\n' >t/fr/guide/notre-page.yaml");
	RUN("pack", "build", "t", "-o", "essai.trousse");
	GAVE(0, NULL, "essai.trousse");
	struct pty *p = opened(h);
	pty_keys(p, "2");
	pty_expect_not(p, "Notre délégation");
	pty_keys(p, ESC);
	pty_keys(p, "/notre délégation");
	pty_expect_not(p, "Notre délégation");
	pty_keys(p, ESC);
	SHELL("cp essai.trousse data/carnet/packs/");
	pty_keys(p, "/notre délégation"); /* whatever opens next sees it */
	pty_expect(p, "Notre délégation");
	pty_keys(p, ESC ESC);
	SHELL("mv data/carnet/packs/essai.trousse .");
	pty_keys(p, "/notre délégation");
	pty_expect_not(p, "Notre délégation");
	pty_keys(p, ESC ESC);
	SHELL("mv essai.trousse data/carnet/packs/");
	pty_keys(p, "2");
	pty_keys(p, LEFT HOME);
	pty_expect(p, "Notre délégation");
	pty_free(p);
}

/* --- Two at once --------------------------------------------------------------------------------------------------------- */

enum { EACH = 120 };

static void two_programs_add_at_once(void **state)
{
	home *h = *state;
	SHELL("for who in un deux; do (for i in $(seq 120); do \"$CARNET_BUILD/carnet\" add contact name=\"$who $i\" || echo \"$who $i\" >>refus; done) "
	      ">/dev/null & done; wait; test ! -e refus");
	RUN("list", "contact", "--format", "csv");
	size_t lines = 0;
	for (const char *at = h->out->s; (at = strchr(at, '\n')); at++)
		lines++;
	assert_int_equal(lines, 2 * EACH + 1);
}

#define unbreakable(f) cmocka_unit_test_setup_teardown(f, setup, home_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		unbreakable(the_journal_is_moved_away), unbreakable(another_takes_its_place), unbreakable(a_copy_is_put_back_beneath),
		unbreakable(pages_are_damaged), unbreakable(a_letter_is_changed), unbreakable(the_disk_is_full), unbreakable(a_file_that_may_only_be_read),
		unbreakable(a_folder_that_may_only_be_read), unbreakable(the_clock_is_set_back), unbreakable(a_book_is_pasted),
		unbreakable(put_to_sleep_and_woken), unbreakable(a_pack_copied_by_hand_is_seen),
		unbreakable(two_programs_add_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
