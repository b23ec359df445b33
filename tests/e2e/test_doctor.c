// SPDX-License-Identifier: EUPL-1.2
/* carnet check: what it finds, and what it keeps to itself when somebody else will read it. */
#include "home.h"

static int setup(void **state)
{
	int code = home_setup(state);
	home *h = *state;
	setenv("CARNET_MOUNTS", "/dev/null", 1);
	RUN("add", "cpts", "name=CPTS du Val");
	return code;
}

/* Whatever a case sets is the next one's too. */
static int teardown(void **state)
{
	setenv("LC_ALL", "C.UTF-8", 1);
	unsetenv("USER");
	return home_teardown(state);
}

static void everything_in_order(void **state)
{
	static const char *const lines[] = {
		"Carnet\u00a0: ", "Dernière copie du jour\u00a0: aucune encore", "hors de cet ordinateur\u00a0: aucune encore", "Place sur le disque\u00a0: ", "Guide\u00a0: ",
		"Messages en français\u00a0: ", "Module\u00a0: pdf", "Langue du système\u00a0: C.UTF-8", "Terminal\u00a0: aucun ici", "Tout est en ordre.",
	};
	home *h = *state;
	RUN("check");
	assert_int_equal(h->code, 0);
	for (size_t i = 0; i < LENGTH(lines); i++)
		assert_true(said(h->out, lines[i]));
}

static void a_month_without_a_copy_elsewhere(void **state)
{
	home *h = *state;
	SHELL("mkdir -p data/carnet/backups");
	RUN("backup", "data/carnet/backups/journal-2026-10-20.carnet");
	RUN("check");
	assert_int_equal(h->code, 0); /* a doubt, not a fault */
	assert_true(said(h->out, "Aucune copie n’est sortie de cet ordinateur"));
	assert_true(said(h->out, "Dernière copie du jour\u00a0: il y a"));
}

static void rights_room_and_locale(void **state)
{
	home *h = *state;
	SHELL("chmod 644 data/carnet/journal.carnet");
	setenv("LC_ALL", "xx_XX.UTF-8", 1);
	RUN("check");
	assert_true(said(h->out, "D’autres peuvent lire le carnet"));
	assert_true(said(h->out, "n’a pas la langue xx_XX.UTF-8"));
	RUN("--journal", "/proc/journal.carnet", "check"); /* a file system without any room */
	assert_true(said(h->out, "presque plein (0 Mo)"));
}

static void terminals(void **state)
{
	static const struct { const char *term; int cols; const char *said; } cases[] = {
		{"xterm", 80, "Terminal\u00a0: xterm, 80 colonnes"}, {"xterm", 60, "La fenêtre a 60 colonnes"}, {"zebra", 80, "ne connaît pas ce terminal"},
		{"dumb", 80, "TERM vaut «dumb»"},
	};
	home *h = *state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		setenv("TERM", cases[i].term, 1);
		RUN_TTY(cases[i].cols, "", "check");
		assert_true(said(h->out, cases[i].said));
	}
	SHELL("mkdir -p .terminfo/z && : >.terminfo/z/zebra");
	setenv("TERM", "zebra", 1);
	RUN_TTY(80, "", "check");
	assert_true(said(h->out, "zebra, 80 colonnes"));
}

/* The folder of the home, a person's name, a key's name, quoted words: none is left, and what helps is. */
static void said_to_somebody_else(void **state)
{
	home *h = *state;
	AUTO_CTX(tmp);
	const char *name = strrchr(h->folder, '/');
	setenv("USER", "jeanne", 1);
	RUN("check", "--support");
	assert_true(said(h->out, "carnet\u00a0: 0."));
	assert_true(said(h->out, "Système\u00a0: Linux"));
	assert_true(said(h->out, "~/data/carnet/journal.carnet"));
	assert_false(said(h->out, name));
	SHELL("mkdir -p 'Jeanne Martin'");
	setenv("HOME", "/nonexistent", 1);
	const char *own = mem_printf(tmp, "%s/Jeanne Martin/secret.carnet", h->folder);
	RUN("--journal", own, "add", "cpts", "name=x");
	SHELL(mem_printf(tmp, "chmod 644 '%s'", own));
	RUN("--journal", own, "check", "--support");
	assert_true(said(h->out, "D’autres peuvent lire le carnet journal.carnet"));
	assert_false(said(h->out, "Jeanne") || said(h->out, "secret") || said(h->out, name));
	SHELL("mkdir -p CLE && printf '12345678 2026-11-20 /media/jeanne/CLE DE JEANNE/x.carnet\\n' >'Jeanne Martin/backups-outside' && "
	      "mkdir -p 'Jeanne Martin/backups' && mv 'Jeanne Martin/backups-outside' 'Jeanne Martin/backups/outside'");
	RUN("--journal", own, "check");
	assert_true(said(h->out, "hier, /media/jeanne/CLE DE JEANNE/x.carnet"));
	RUN("--journal", own, "check", "--support");
	assert_true(said(h->out, "hier, /media/…"));
}

/* A problem of a record: where it is, none of its words. */
static void damage_told_without_words(void **state)
{
	home *h = *state;
	SHELL("printf 'Lettre confidentielle' >lettre.txt");
	RUN("add", "attachment", "owner=nobody", "name=Lettre confidentielle", "content=@lettre.txt");
	SHELL("truncate -s -4096 data/carnet/journal.carnet");
	RUN("check", "--support");
	assert_int_equal(h->code, 1);
	assert_true(said(h->out, "est abîmé"));
	assert_false(said(h->out, "confidentielle"));
}

/* A pack of that name, added; what it may be called is for its delegation alone. */
static void add_pack(home *h, const char *name, const char *expires)
{
	AUTO_CTX(tmp);
	SHELL(mem_printf(tmp, "mkdir -p t && printf 'name: %s\\ntitle: T\\nversion: \"2\"\\nauthor: A\\ndate: 2026-11-01\\nexpires: %s\\n' >t/pack.yaml", name, expires));
	RUN("pack", "build", "t", "-o", "t.trousse");
	RUN("pack", "add", "t.trousse");
	assert_int_equal(h->code, 0);
}

static void packs(void **state)
{
	home *h = *state;
	add_pack(h, "bonne", "2027-11-01");
	add_pack(h, "vieille", "2026-11-20");
	RUN("check");
	assert_int_equal(h->code, 0); /* a doubt, not a fault */
	assert_true(said(h->out, "Trousse\u00a0: bonne, 2"));
	assert_true(said(h->out, "La trousse vieille est périmée depuis le"));
	SHELL("printf rien >data/carnet/packs/bonne.trousse");
	RUN("check");
	assert_int_equal(h->code, 1);
	assert_true(said(h->out, "La trousse bonne est laissée de côté ("));
	RUN("check", "--support");
	assert_true(said(h->out, "La trousse … est laissée de côté") && said(h->out, "La trousse … est périmée depuis le"));
	assert_false(said(h->out, "vieille"));
	RUN("check", "--content");
	assert_int_equal(h->code, 1);
	assert_true(said(h->out, "La trousse bonne est laissée de côté (") && !said(h->out, "Copie"));
}

/* A program copied without what stands beside it. */
static void no_french_messages(void **state)
{
	home *h = *state;
	SHELL("mkdir seul && cp \"$CARNET_BUILD/carnet\" \"$CARNET_BUILD/library.db\" seul/");
	h->program = path_join(h, h->folder, "seul/carnet");
	RUN("check");
	assert_int_equal(h->code, 1);
	assert_true(said(h->out, "The French messages are not at ")); /* and so this is said in English */
	assert_true(said(h->out, "seul/locale/fr/LC_MESSAGES/carnet.mo"));
}

/* Installed, the program has the guide but not its sources; a folder that is called content may be anybody's. */
static void content_without_its_sources(void **state)
{
	home *h = *state;
	SHELL("mkdir -p seul content/fr && cp -r \"$CARNET_BUILD/carnet\" \"$CARNET_BUILD/library.db\" \"$CARNET_BUILD/locale\" seul/");
	h->program = path_join(h, h->folder, "seul/carnet");
	RUN("check", "--content");
	assert_int_equal(h->code, 0);
	assert_true(said(h->out, "seul/library.db") && said(h->out, "Tout est en ordre."));
	SHELL("printf rien >seul/library.db");
	RUN("check", "--content");
	assert_int_equal(h->code, 1);
	assert_true(said(h->out, "seul/library.db"));
}

#define doctor(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		doctor(everything_in_order), doctor(a_month_without_a_copy_elsewhere), doctor(rights_room_and_locale), doctor(terminals),
		doctor(said_to_somebody_else), doctor(damage_told_without_words), doctor(packs), doctor(no_french_messages), doctor(content_without_its_sources),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
