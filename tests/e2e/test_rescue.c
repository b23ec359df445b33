// SPDX-License-Identifier: EUPL-1.2
/* A damaged journal, by commands and on the screen: the last good copy put back, or what can be read. */
#include "../support/pty.h"
#include "home.h"

#define SHELL(command) assert_int_equal(system(command), 0)
#define JOURNAL "data/carnet/journal.carnet"

/* Two records, of which the copy of yesterday has the first. */
static int setup(void **state)
{
	int rc = home_setup(state);
	home *h = *state;
	RUN("add", "cpts", "name=CPTS du Val");
	SHELL("mkdir -p data/carnet/backups");
	RUN("backup", "data/carnet/backups/journal-2026-11-20.carnet");
	RUN("add", "cpts", "name=CPTS du Mont");
	return rc;
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
	pty_keys(p, "\033[B\r");
	pty_expect(p, "2 fiches lues, aucune perdue");
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
	static const char *const keys[] = { "\033", "q" };
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

#define damaged(f) cmocka_unit_test_setup_teardown(f, setup, home_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		damaged(commands_say_the_ways_out), damaged(the_copy_is_put_back_by_command), damaged(refusals), damaged(two_keys_on_the_screen),
		damaged(what_can_be_read_on_the_screen), damaged(what_fails_is_asked_again), damaged(leaving_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
