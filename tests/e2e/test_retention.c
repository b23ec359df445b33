// SPDX-License-Identifier: EUPL-1.2
/* What is of no more use: listed, left, erased, by command and by keyboard. */
#include "../support/pty.h"
#include "home.h"
#include "keys.h"
#include <stdio.h>

/* Screens are compared from where the tests began. */
static char here[4096];

static int retention_setup(void **state)
{
	int code = home_setup(state);

	return code | chdir(here);
}
#define with_home(f) cmocka_unit_test_setup_teardown(f, retention_setup, home_teardown)

static void an_old_mandate(home *h)
{
	RUN("add", "cpts", "name=CPTS du Val", "coordinator_name=Anne Roux");
	RUN("add", "mandate", "cpts=1", "role=titulaire", "body=CA", "starts=2019-01-01", "ends=2024-06-30");
	RUN("add", "meeting", "title=Conseil", "date=2023-05-02", "mandate=1", "minutes=On a parlé de chrysantheme.", "prep_minutes=45");
	RUN("add", "contact", "name=Paul Martin", "cpts=1", "phone=0600000000");
	RUN("add", "expense", "date=2014-05-02", "kind=train", "amount=12,50", "label=Orléans");
	assert_int_equal(h->code, 0);
}

static bool word_left(home *h)
{
	return system(mem_printf(h, "grep -rqa chrysantheme %s/data", h->folder)) == 0;
}

static void by_command(void **state)
{
	home *h = *state;
	RUN("purge");
	GAVE(0, "Rien n’est à effacer", NULL);
	RUN("--demo", "purge");
	GAVE(0, "Rien n’est à effacer", NULL);
	an_old_mandate(h);
	RUN("purger");
	GAVE(0, "notes:1\t2025-06-30\tNotes" NB ": ", NULL);
	assert_true(said(h->out, "contact:1\t"));
	assert_true(said(h->out, "frais:2014\t2025-01-01\t"));
	RUN("--json", "purge");
	GAVE(0, "\"name\":\"coordination:1\"", NULL);
	RUN("purge", "notes:1");
	GAVE(2, NULL, "sans votre accord");
	RUN("purge", "notes:7", "--yes");
	GAVE(2, NULL, "ne s’appelle «notes:7»");
	RUN_TTY(120, "n\n", "purge", "notes:1");
	GAVE(0, "Rien n’est changé", NULL);
	assert_true(word_left(h));
	RUN("purge", "notes:1", "expenses:2014", "notes:1", "--yes");
	GAVE(0, "Effacé pour toujours" NB ": 2 textes, 0 fiche, ", NULL);
	assert_false(word_left(h));
	RUN("--json", "show", "meeting", "1");
	GAVE(0, "Conseil", NULL);
	assert_true(said(h->out, "\"prep_minutes\":45"));
	RUN("undo");
	GAVE(1, NULL, "rien à annuler");
	RUN("--json", "purge", "tout", "--yes");
	GAVE(0, "={\"texts\":1,\"records\":1,\"copies\":0}\n", NULL);
	RUN("purge", "tout", "--yes");
	GAVE(0, "Rien n’est à effacer", NULL);
}

static void from_the_palette(void **state)
{
	static const struct {
		int rows, cols;
		const char *name;
	} sizes[] = {{24, 80, "80x24"}, {20, 60, "60x20"}, {40, 120, "120x40"}};
	home *h = *state;
	an_old_mandate(h);
	for (size_t i = 0; i < LENGTH(sizes); i++) {
		struct pty *p = pty_start(sizes[i].rows, sizes[i].cols, NULL, h->folder);
		pty_keys(p, ":rgpd" ENTER DOWN);
		pty_expect_screen(p, mem_printf(h, "retention-%s", sizes[i].name));
		pty_keys(p, F2);
		pty_expect_screen(p, mem_printf(h, "retention-ask-%s", sizes[i].name));
		pty_keys(p, ENTER);
		pty_expect(p, "4 lignes cochées");
		pty_keys(p, ENTER); /* looked at before it goes */
		pty_expect(p, "CPTS du Val");
		pty_keys(p, ESC UP ENTER);
		pty_expect(p, "1 dépense");
		pty_free(p);
	}
	struct pty *p = pty_start(24, 80, NULL, h->folder);
	pty_keys(p, ":rgpd" ENTER " " F2 "o");
	pty_expect(p, "Effacé pour toujours" NB ": 2 textes, 1 fiche, ");
	pty_expect(p, "Frais de 2014");
	pty_expect(p, "0 ligne cochée");
	pty_keys(p, F2);
	pty_expect_not(p, "Effacer");
	pty_keys(p, " " F2 "o");
	pty_expect(p, "Rien n’est à effacer");
	pty_keys(p, "1u");
	pty_expect(p, "rien à annuler");
	pty_free(p);
	assert_false(word_left(h));
}

int main(void)
{
	const struct CMUnitTest tests[] = {with_home(by_command), with_home(from_the_palette)};

	return getcwd(here, sizeof here) ? cmocka_run_group_tests_name("retention", tests, NULL, NULL) : 1;
}
