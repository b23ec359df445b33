// SPDX-License-Identifier: EUPL-1.2
/* Copies on a key, and the folder for a key that runs where nothing may be executed. */
#include "../support/pty.h"
#include "home.h"

/* A key and a disk in the home, as the list of mounts tells them. */
static void plug(home *h, bool disk)
{
	AUTO_CTX(tmp);
	strbuf *text = sb_new(tmp);

	sb_addf(text, "/dev/sda2 / ext4 rw 0 0\n/dev/sdb1 %s/CLE vfat rw 0 0\n", h->folder);
	if (disk)
		sb_addf(text, "/dev/sdc1 %s/DISQUE exfat rw 0 0\n", h->folder);
	assert_int_equal(dir_make("CLE", 0700, NULL), 0);
	assert_int_equal(dir_make("DISQUE", 0700, NULL), 0);
	assert_int_equal(file_replace("mounts", text->s, text->len, 0600, NULL), 0);
	setenv("CARNET_MOUNTS", path_join(tmp, h->folder, "mounts"), 1);
}

static int copies_setup(void **state)
{
	int code = home_setup(state);
	setenv("CARNET_MOUNTS", "/dev/null", 1);
	return code;
}

static void a_key_takes_the_copy(void **state)
{
	home *h = *state;
	RUN("add", "cpts", "name=Un");
	RUN("backup");
	assert_int_equal(h->code, 1);
	assert_true(said(h->err, "Il n’y a pas de clé USB"));
	RUN("today");
	assert_true(said(h->out, "dernière hors de cet ordinateur\u00a0: aucune encore"));
	plug(h, false);
	RUN("backup");
	assert_true(said(h->out, "/CLE/copies-du-carnet/carnet-"));
	SHELL("test $(ls CLE/copies-du-carnet/carnet-*-2026-11-21.carnet | wc -l) = 1");
	RUN("today");
	assert_true(said(h->out, "dernière hors de cet ordinateur\u00a0: aujourd’hui"));
	RUN("backup"); /* again the same day: in its place */
	SHELL("test $(ls CLE/copies-du-carnet | wc -l) = 1");
	setenv("CARNET_NOW", "2026-12-30T09:00:00Z", 1);
	RUN("today");
	assert_true(said(h->out, "! dernière hors de cet ordinateur\u00a0: il y a"));
	plug(h, true);
	RUN("backup");
	assert_int_equal(h->code, 2);
	assert_true(said(h->err, "/CLE, "));
	RUN("backup", "DISQUE");
	assert_int_equal(h->code, 0);
	SHELL("test $(ls DISQUE/carnet-*-2026-12-30.carnet | wc -l) = 1");
	RUN("backup", "DISQUE/novembre.carnet");
	assert_int_equal(h->code, 0);
	RUN("--demo", "backup");
	assert_int_equal(h->code, 2);
}

/* Two people share a key: neither takes the place of the other's copies, nor thins them. */
static void two_journals_on_one_key(void **state)
{
	home *h = *state;
	plug(h, false);
	RUN("add", "cpts", "name=Un");
	RUN("backup");
	RUN("--journal", "autre/journal.carnet", "add", "cpts", "name=Deux");
	RUN("--journal", "autre/journal.carnet", "backup");
	assert_int_equal(h->code, 0);
	SHELL("test $(ls CLE/copies-du-carnet | wc -l) = 2");
}

/* In a folder as many stay as of the daily copies. */
static void old_ones_go(void **state)
{
	home *h = *state;
	AUTO_CTX(tmp);
	plug(h, false);
	RUN("add", "cpts", "name=Un");
	for (int day = 1; day <= 25; day++) {
		setenv("CARNET_NOW", mem_printf(tmp, "2026-12-%02dT09:00:00Z", day), 1);
		RUN("backup", "CLE");
	}
	SHELL("test $(ls CLE | wc -l) -ge 9 && test $(ls CLE | wc -l) -le 11");
	SHELL("ls CLE | grep -q 2026-12-25");
}

/* The same from the screen, by the words of every day. */
static void from_the_palette(void **state)
{
	home *h = *state;
	RUN("add", "cpts", "name=Un");
	plug(h, false);
	struct pty *p = pty_start(24, 120, NULL, h->folder);
	pty_keys(p, ":sauvegarder\r");
	pty_expect(p, "Copié et vérifié");
	pty_expect(p, "dernière hors de cet ordinateur\u00a0: aujourd’hui");
	plug(h, true);
	pty_keys(p, ":sauvegarder\r");
	pty_expect(p, "Quelle clé reçoit la copie");
	pty_expect_cursor_on(p, "/CLE");
	pty_keys(p, "\033[B\r");
	pty_expect(p, "Copié et vérifié");
	SHELL("test $(ls DISQUE/copies-du-carnet | wc -l) = 1");
	SHELL(": >mounts");
	pty_keys(p, ":sauvegarder\r");
	pty_expect(p, "Il n’y a pas de clé USB");
	pty_free(p);
	p = pty_start(24, 80, PTY_ARGS("--demo"), h->folder);
	pty_keys(p, ":cl\u00e9 USB");
	pty_expect_not(p, "Sauvegarder mon carnet");
	pty_free(p);
}

/* A copy of what the disk has changed is a copy of it: it is made, and that is said. */
static void a_doubt_goes_with_the_copy(void **state)
{
	home *h = *state;
	RUN("add", "cpts", "name=CPTS du Val");
	SHELL("LC_ALL=C sed -i 's/CPTS du Val/CPTS du Vol/g' data/carnet/journal.carnet");
	plug(h, false);
	RUN("backup");
	GAVE(0, "Copie vérifiée", "à vérifier\u00a0: cpts (1)");
	struct pty *p = pty_start(24, 120, NULL, h->folder);
	pty_keys(p, ":sauvegarder\r");
	pty_expect(p, "Mais des fiches y sont à");
	pty_free(p);
}

/* --- The portable folder --- */

static const char lay[] =
	"set -e; p=cle/programme; mkdir -p $p/lib $p/modules tmp; chmod 700 tmp; cp \"$CARNET_BUILD/../content/package/Carnet.sh\" cle/;"
	"for f in carnet library.db locale; do ln -s \"$CARNET_BUILD/$f\" $p/$f; done;"
	"cp -L $(ldd \"$CARNET_BUILD/carnet\" | awk '/ld-linux/ { print $1 }') $p/loader; : >$p/fonts.conf; chmod 600 $p/loader";

static int portable_setup(void **state)
{
	int code = copies_setup(state);
	home *h = *state;

	setenv("TMPDIR", path_join(h, h->folder, "tmp"), 1);
	unsetenv("XDG_RUNTIME_DIR");
	h->program = mem_dup(h, "/bin/sh");
	return code ? code : system(lay);
}

static int portable_teardown(void **state)
{
	unsetenv("TMPDIR");
	return home_teardown(state);
}

static void runs_without_a_right_to_execute(void **state)
{
	home *h = *state;
	RUN("cle/Carnet.sh", "--version");
	assert_true(said(h->out, "carnet 0."));
	RUN("cle/Carnet.sh", "add", "cpts", "name=Un");
	assert_int_equal(h->code, 0);
	RUN("cle/Carnet.sh", "lire", "avant-la-reunion"); /* the guide is found beside the program */
	assert_true(said(h->out, "Que préparer avant la réunion"));
	RUN("cle/Carnet.sh", "list", "cpts");
	assert_true(said(h->out, "Un"));
	RUN("cle/Carnet.sh", "verifier"); /* modules there are none */
	assert_true(said(h->out, "à vérifier\u00a0: Le module «pdf»"));
	SHELL("test -f cle/journal/journal.carnet && test ! -e data && test -z \"$(ls tmp)\"");
}

static void a_copy_on_leaving(void **state)
{
	home *h = *state;
	setenv("TERM", "xterm", 1);
	RUN_TTY(80, "q", "cle/Carnet.sh");
	assert_int_equal(h->code, 0);
	assert_true(said(h->out, "Copie vérifiée"));
	SHELL("test $(ls cle/journal/copies/carnet-*.carnet | wc -l) = 1");
	SHELL("test -z \"$(ls tmp)\"");
}

/* What it wrote to stopped reading: the private copy goes all the same. */
static void leaves_no_copy_when_nobody_reads(void **state)
{
	home *h = *state;
	RUN("cle/Carnet.sh", "add", "cpts", "name=Un");
	SHELL("sh cle/Carnet.sh </dev/null | :; test -z \"$(ls tmp)\"");
}

static void says_that_it_cannot_start(void **state)
{
	home *h = *state;
	SHELL(": >cle/programme/loader");
	RUN("cle/Carnet.sh", "--version");
	assert_int_equal(h->code, 3);
	assert_true(said(h->err, "ne peut pas démarrer"));
}

#define portable(f) cmocka_unit_test_setup_teardown(f, portable_setup, portable_teardown)
#define copies(f) cmocka_unit_test_setup_teardown(f, copies_setup, home_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		copies(a_key_takes_the_copy), copies(two_journals_on_one_key), copies(old_ones_go), copies(from_the_palette), copies(a_doubt_goes_with_the_copy),
		portable(runs_without_a_right_to_execute), portable(a_copy_on_leaving), portable(leaves_no_copy_when_nobody_reads),
		portable(says_that_it_cannot_start),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
