// SPDX-License-Identifier: EUPL-1.2
/* A damaged journal, by commands and on the screen: the last good copy put back, or what can be read. */
#include "../support/pty.h"
#include "home.h"
#include "keys.h"

#include <sqlite3.h>

/* Two records, of which the copy of yesterday has the first. */
static int setup(void **state)
{
	int code = home_setup(state);
	home *h = *state;
	RUN("add", "cpts", "name=CPTS du Val");
	SHELL("mkdir -p data/carnet/backups");
	RUN("backup", "data/carnet/backups/journal-2026-11-20.carnet");
	RUN("add", "cpts", "name=CPTS du Mont");
	return code;
}

static void cut_short(void)
{
	SHELL("truncate -s -8192 " JOURNAL);
}

static void beyond_reading(void)
{
	SHELL("printf 'nothing of a database' | dd of=" JOURNAL " conv=notrunc status=none");
}

static void commands_say_the_ways_out(void **state)
{
	home *h = *state;
	RUN("rescue");
	assert_int_equal(h->code, 2);
	assert_true(said(h->err, "il n’y a rien à secourir"));
	cut_short();
	RUN("list", "cpts");
	assert_int_equal(h->code, 3);
	assert_true(said(h->err, "est abîmé"));
	assert_true(said(h->err, "remettez la copie du 20 nov"));
	assert_true(said(h->err, "carnet secourir"));
	RUN("rescue", "sauve.carnet");
	assert_int_equal(h->code, 0);
	RUN("--journal", "sauve.carnet", "list", "cpts");
	assert_true(said(h->out, "CPTS du Mont"));
	RUN("rescue");
	assert_int_equal(h->code, 0);
	assert_true(said(h->err, "2 fiches lues"));
	assert_true(said(h->err, "ne s’annule plus"));
	RUN("list", "cpts");
	assert_true(said(h->out, "CPTS du Mont"));
	SHELL("test -f " JOURNAL "-avant-restauration && test ! -e " JOURNAL "-secours");
}

static void the_copy_is_put_back_by_command(void **state)
{
	home *h = *state;
	beyond_reading();
	RUN("rescue");
	assert_int_equal(h->code, 3);
	RUN("restore");
	assert_int_equal(h->code, 0);
	RUN("list", "cpts");
	assert_true(said(h->out, "CPTS du Val") && !said(h->out, "CPTS du Mont"));
	SHELL("rm -r data/carnet/backups");
	RUN("restore");
	assert_int_equal(h->code, 1);
	beyond_reading();
	RUN("list", "cpts");
	assert_true(said(h->err, "carnet secourir") && !said(h->err, "remettez"));
}

static void refusals(void **state)
{
	home *h = *state;
	RUN("--demo", "rescue");
	assert_int_equal(h->code, 2);
	RUN("--journal", "none", "rescue");
	assert_int_equal(h->code, 1);
}

/* Where the expected screens are. */
static void to_sources(void)
{
	AUTO_CTX(tmp);
	const char *build = getenv("CARNET_BUILD");

	assert_int_equal(chdir(path_dir(tmp, build ? build : "build")), 0);
}

static void two_keys_on_the_screen(void **state)
{
	home *h = *state;
	cut_short();
	to_sources();
	struct pty *p = pty_start(24, 80, NULL, h->folder);
	pty_expect_screen(p, "rescue-80x24");
	pty_keys(p, "7u\033OR"); /* nothing else can be done */
	pty_expect(p, "Remettre la copie du 20 nov");
	pty_keys(p, "\033OP");
	pty_expect(p, "Le carnet est abîmé. Que choisir");
	pty_keys(p, "7tu:\033OR\033[A\033[A\033[D"); /* still nothing else */
	pty_expect(p, "Le carnet est abîmé. Que choisir");
	pty_keys(p, "\033");
	pty_expect(p, "Remettre la copie du 20 nov");
	pty_keys(p, "\r");
	pty_expect(p, "La dernière bonne copie est remise.");
	pty_keys(p, "7");
	pty_expect(p, "CPTS du Val");
	pty_expect_not(p, "CPTS du Mont");
	pty_keys(p, "q");
	assert_int_equal(pty_end(p), 0);
	pty_free(p);
}

static void what_can_be_read_on_the_screen(void **state)
{
	home *h = *state;
	cut_short();
	to_sources();
	struct pty *p = pty_start(20, 60, NULL, h->folder);
	pty_expect_screen(p, "rescue-60x20");
	pty_keys(p, "\033OP"); /* what little can be done here leaves its lines to the explanation */
	pty_expect(p, "le plus");
	pty_expect(p, "Échap  fermer");
	pty_keys(p, "\033");
	pty_resize(p, 40, 120);
	pty_expect_screen(p, "rescue-120x40");
	pty_keys(p, "\033[B\r");
	pty_expect(p, "2 fiches lues, aucune perdue");
	pty_expect(p, "annule plus");
	pty_keys(p, "7");
	pty_expect(p, "CPTS du Mont");
	pty_free(p);
}

static void what_fails_is_asked_again(void **state)
{
	home *h = *state;
	beyond_reading();
	struct pty *p = pty_start(24, 80, NULL, h->folder);
	pty_keys(p, "o");
	pty_expect(p, "Rien ne se lit dans");
	pty_expect_cursor_on(p, "Remettre la copie");
	pty_keys(p, "r");
	pty_expect(p, "La dernière bonne copie est remise.");
	pty_free(p);
}

static void leaving_changes_nothing(void **state)
{
	static const char *const keys[] = {"\033", "q"};
	home *h = *state;
	cut_short();
	SHELL("cp " JOURNAL " before");
	for (size_t i = 0; i < LENGTH(keys); i++) {
		struct pty *p = pty_start(24, 80, NULL, h->folder);
		pty_keys(p, keys[i]);
		assert_int_equal(pty_end(p), 3);
		pty_free(p);
		SHELL("cmp " JOURNAL " before");
	}
}

/* --- The file is no longer there ----------------------------------------------------------------------------------------------- */

static void away(void)
{
	SHELL("mv " JOURNAL " ailleurs.carnet");
}

/* Nothing begins in its place without a word, whatever the command. */
static void commands_do_not_begin_anew(void **state)
{
	static const char *const commands[][4] = {
		{"list", "cpts"}, {"today"}, {"search", "Val"}, {"add", "cpts", "name=CPTS du Lac"}, {"edit", "cpts", "1", "name=x"},
		{"undo"}, {"export"}, {"backup", "x.carnet"}, {"rescue"}, {"import", "sauve.json"},
	};
	home *h = *state;
	RUN("export", "--format", "json", "-o", "sauve.json");
	away();
	for (size_t i = 0; i < LENGTH(commands); i++) {
		run_to(h, "", -1, commands[i]);
		GAVE(3, "", "n’est plus à sa place");
		assert_true(said(h->err, "celle du 20 nov") && said(h->err, "carnet restaurer") && said(h->err, "backups"));
		SHELL("test ! -e " JOURNAL);
	}
	RUN("check");
	assert_int_equal(h->code, 1);
	RUN("read", "sauvegarder"); /* the guide needs no journal */
	assert_int_equal(h->code, 0);
	RUN("--journal", "data/carnet/autre.carnet", "add", "cpts", "name=CPTS du Lac");
	assert_int_equal(h->code, 0);
	RUN("restore");
	assert_int_equal(h->code, 0);
	RUN("list", "cpts");
	GAVE(0, "CPTS du Val", "");
}

static void without_a_sound_copy(void **state)
{
	home *h = *state;
	away();
	SHELL("truncate -s 6000 data/carnet/backups/journal-2026-11-20.carnet");
	RUN("list", "cpts");
	GAVE(3, "", "n’est bonne");
	struct pty *p = pty_start(24, 80, NULL, h->folder);
	pty_expect_cursor_on(p, "Quitter sans rien changer");
	pty_expect_not(p, "Remettre la copie");
	pty_keys(p, "q");
	assert_int_equal(pty_end(p), 3);
	pty_free(p);
}

static void put_back_on_the_screen(void **state)
{
	home *h = *state;
	away();
	to_sources();
	struct pty *p = pty_start(20, 60, NULL, h->folder);
	pty_expect_screen(p, "rescue-gone-60x20");
	pty_free(p);
	p = pty_start(24, 80, NULL, h->folder);
	pty_expect_screen(p, "rescue-gone-80x24");
	pty_resize(p, 40, 120);
	pty_expect_screen(p, "rescue-gone-120x40");
	pty_keys(p, "\033OP");
	pty_expect(p, "Le carnet n’est plus à sa place. Que");
	pty_keys(p, "\033");
	pty_expect_cursor_on(p, "Remettre la copie du 20 nov");
	pty_keys(p, "\r");
	pty_expect(p, "La dernière bonne copie est remise à sa place.");
	pty_keys(p, "7");
	pty_expect(p, "CPTS du Val");
	pty_expect_not(p, "CPTS du Mont");
	pty_free(p);
}

static void a_new_one_on_the_screen(void **state)
{
	home *h = *state;
	away();
	struct pty *p = pty_start(24, 80, NULL, h->folder);
	pty_keys(p, "n");
	pty_expect(p, "Un carnet neuf commence.");
	pty_free(p);
	RUN("list", "cpts");
	GAVE(0, "", "");
	assert_false(said(h->out, "CPTS du Val"));
	SHELL("test ! -e data/carnet/backups/journal-2026-11-20.carnet"); /* put apart: no copy of the new one takes its place */
	RUN("restore", "data/carnet/backups/ancien-2026-11-20.carnet");
	RUN("list", "cpts");
	GAVE(0, "CPTS du Val", "");
}

/* Put back by hand while the question waits: any answer that needs it gone finds it. */
static void it_comes_back_by_itself(void **state)
{
	home *h = *state;
	away();
	struct pty *p = pty_start(24, 80, NULL, h->folder);
	pty_expect(p, "n’est plus à sa place");
	if (chdir(h->folder))
		fail();
	SHELL("mv ailleurs.carnet " JOURNAL);
	pty_keys(p, "q");
	assert_int_equal(pty_end(p), 0);
	pty_free(p);
	RUN("list", "cpts");
	GAVE(0, "CPTS du Mont", "");
}

/* --- A copy in which something is in doubt ------------------------------------------------------------------------------------- */

/* The copy of yesterday has a letter that the disk changed, or a text longer than a field may be; that of two days before is whole. */
static void doubtful_copy(home *h, bool value)
{
	SHELL("cp data/carnet/backups/journal-2026-11-20.carnet data/carnet/backups/journal-2026-11-18.carnet");
	if (!value) {
		SHELL("LC_ALL=C sed -i 's/CPTS du Val/CPTS du Vol/g' data/carnet/backups/journal-2026-11-20.carnet");
		return;
	}
	sqlite3 *db;
	char *copy = path_join(h, h->folder, "data/carnet/backups/journal-2026-11-20.carnet");
	assert_int_equal(sqlite3_open(copy, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "PRAGMA ignore_check_constraints=1; UPDATE cpts SET territory=hex(zeroblob(4000))", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

static void a_doubtful_copy_is_said(void **state)
{
	home *h = *state;
	for (int value = 0; value < 2; value++) {
		SHELL("cp " JOURNAL " sound");
		SHELL("cp data/carnet/backups/journal-2026-11-20.carnet copy");
		doubtful_copy(h, value);
		cut_short();
		RUN("restore");
		GAVE(0, "", "à vérifier" NB ": cpts");
		assert_true(said(h->err, "rien de cela n’est dans la copie du 18 nov." NB ": carnet restaurer") &&
			    said(h->err, "backups/journal-2026-11-18.carnet"));
		RUN("restore", "data/carnet/backups/journal-2026-11-18.carnet");
		GAVE(0, "", "");
		assert_false(said(h->err, "à vérifier"));
		SHELL("mv sound " JOURNAL "; mv copy data/carnet/backups/journal-2026-11-20.carnet; rm -f " JOURNAL "-avant*");
	}
}

static void the_whole_copy_is_offered_too(void **state)
{
	home *h = *state;
	doubtful_copy(h, false);
	cut_short();
	to_sources();
	struct pty *p = pty_start(20, 60, NULL, h->folder);
	pty_expect_screen(p, "rescue-doubt-60x20");
	pty_free(p);
	p = pty_start(24, 80, NULL, h->folder);
	pty_expect_screen(p, "rescue-doubt-80x24");
	pty_keys(p, "e");
	pty_expect(p, "La dernière bonne copie est remise.");
	pty_keys(p, "7");
	pty_expect(p, "CPTS du Val");
	pty_free(p);
	if (chdir(h->folder))
		fail();
	/* The second one was made since, if there was time. */
	SHELL("cd data/carnet/backups && rm journal-2026-11-18.carnet && rm -f journal-2026-11-21.carnet");
	cut_short();
	p = pty_start(24, 80, NULL, h->folder);
	pty_expect(p, "Dans cette copie, des fiches sont à vérifier");
	pty_expect_not(p, "18 nov");
	pty_free(p);
}

/* --- What another program put in the file -------------------------------------------------------------------------------------- */

static void outside(home *h, const char *text)
{
	sqlite3 *db;
	assert_int_equal(sqlite3_open(path_join(h, h->folder, JOURNAL), &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, text, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}
#define TRIGGER "CREATE TRIGGER evil AFTER INSERT ON cpts BEGIN DELETE FROM meeting; END"
#define VIRTUAL "PRAGMA foreign_keys=0; ALTER TABLE cpts RENAME TO cpts_old; CREATE VIRTUAL TABLE cpts USING fts5(id, uid, created, updated, name)"

static void a_strange_trigger_stops_writing(void **state)
{
	home *h = *state;
	outside(h, TRIGGER);
	RUN("list", "cpts");
	GAVE(0, "CPTS du Mont", NULL);
	RUN("add", "cpts", "name=CPTS du Lac");
	GAVE(3, NULL, "Un autre programme a mis «evil» dans");
	assert_true(said(h->err, "carnet secourir"));
	RUN("check");
	GAVE(1, "evil", NULL);
	RUN("rescue");
	GAVE(0, "Ce qui a pu être lu", "2 fiches lues");
	RUN("add", "cpts", "name=CPTS du Lac");
	GAVE(0, "3", NULL);
}

static void a_strange_table_is_told_at_once(void **state)
{
	home *h = *state;
	outside(h, VIRTUAL);
	RUN("list", "cpts");
	GAVE(3, NULL, "à la place d’une partie du carnet" NB ": remettez la copie du 20 nov");
	RUN("search", "Val", "--in", "journal");
	GAVE(3, NULL, "à la place d’une partie du carnet" NB ": remettez la copie du 20 nov");
	RUN("check");
	GAVE(1, "à la place d’une partie du carnet", NULL);
	to_sources();
	struct pty *p = pty_start(20, 60, NULL, h->folder);
	pty_expect_screen(p, "rescue-foreign-60x20");
	pty_free(p);
	p = pty_start(24, 80, NULL, h->folder);
	pty_expect_screen(p, "rescue-foreign-80x24");
	pty_keys(p, "r");
	pty_expect(p, "La dernière bonne copie est remise. L’ancien carnet est gardé");
	pty_keys(p, "7");
	pty_expect(p, "CPTS du Val");
	pty_free(p);
	if (chdir(h->folder))
		fail();
	RUN("add", "contact", "name=Claire");
	outside(h, VIRTUAL);
	RUN("rescue");
	GAVE(0, "", "1 fiche au plus est perdue"); /* the one of the table that was replaced */
}

/* --- While it is open ---------------------------------------------------------------------------------------------------------- */

/* Over a form: what was seen, what still works, and two keys; what was typed is still there, and is kept then. */
static void asked_over_what_is_open(void **state)
{
	home *h = *state;
	SHELL("mkdir -p config/carnet && touch config/carnet/settings");
	outside(h, TRIGGER);
	to_sources();
	struct pty *p = pty_start(24, 80, NULL, h->folder);
	pty_keys(p, "7aCPTS du Lac" F2);
	pty_expect_screen(p, "rescue-open-80x24");
	pty_keys(p, "c");
	pty_expect(p, "Pour revoir la question");
	pty_keys(p, F2); /* asked once, then said in a line */
	pty_expect(p, "Un autre programme a mis «evil»");
	pty_keys(p, ESC "q");
	assert_int_equal(pty_end(p), 0);
	pty_free(p);
	p = pty_start(20, 60, NULL, h->folder);
	pty_keys(p, "7a");
	pty_expect(p, "Brouillon du");
	pty_keys(p, ENTER F2);
	pty_expect_screen(p, "rescue-open-60x20");
	pty_keys(p, "o");
	pty_expect(p, "2 fiches lues, aucune perdue");
	pty_keys(p, F2);
	pty_expect(p, "Enregistré");
	pty_free(p);
	RUN("list", "cpts");
	GAVE(0, "CPTS du Lac", NULL);
}

#define damaged(f) cmocka_unit_test_setup_teardown(f, setup, home_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		damaged(commands_say_the_ways_out), damaged(the_copy_is_put_back_by_command), damaged(refusals), damaged(two_keys_on_the_screen),
		damaged(what_can_be_read_on_the_screen), damaged(what_fails_is_asked_again), damaged(leaving_changes_nothing),
		damaged(commands_do_not_begin_anew), damaged(without_a_sound_copy), damaged(put_back_on_the_screen), damaged(a_new_one_on_the_screen),
		damaged(it_comes_back_by_itself), damaged(a_doubtful_copy_is_said), damaged(the_whole_copy_is_offered_too),
		damaged(a_strange_trigger_stops_writing), damaged(a_strange_table_is_told_at_once), damaged(asked_over_what_is_open),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
