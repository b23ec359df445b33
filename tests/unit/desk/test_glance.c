// SPDX-License-Identifier: EUPL-1.2
/* The kept home screen is believed only while everything it depends on is as it was. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/desk/glance.h>

static char dir[] = "/tmp/carnet-glance-XXXXXX";
static char *path;
static today_line lines[] = {{.text = "jeu. 3 déc. 18:30"}, {.text = "en retard de 3 jours", .late = true}, {.text = "Préparer", .door.page = "x"}, {.text = "Relancer", .late = true, .door.page = "x"}};
static today_block blocks[] = {{.id = "next", .title = "Prochaine réunion", .lines = lines, .count = 4}};
static const today shown = {blocks, 1};

static void keep_record(journal *j)
{
	record *r = record_new(j, &e_cpts);
	record_set(r, "name", value_text(r, "CPTS du Val"));
	assert_int_equal(journal_save(j, r, NULL, NULL), 0);
}

static int set_up(void **state)
{
	journal *j;
	path = path_join(NULL, dir, "journal.carnet");
	assert_int_equal(journal_open(NULL, &j, path, JOURNAL_WRITE, NULL), 0);
	keep_record(j);
	*state = j;
	return 0;
}

static int tear_down(void **state)
{
	AUTO_CTX(tmp);
	journal_close(*state);
	unlink(path);
	unlink(mem_printf(tmp, "%s-home", path));
	unlink(mem_printf(tmp, "%s-journal", path));
	talloc_free(path);
	return 0;
}

static void keep(void)
{
	AUTO_CTX(tmp);
	glance_keep(path, glance_state(tmp, path), &shown);
}

static void kept_is_read_back(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	struct stat st;
	assert_null(glance_read(tmp, path));
	keep();
	today *t = glance_read(tmp, path);
	assert_non_null(t);
	assert_int_equal(t->count, shown.count);
	assert_string_equal(t->blocks[0].title, blocks[0].title);
	assert_int_equal(t->blocks[0].count, LENGTH(lines));
	for (size_t i = 0; i < LENGTH(lines); i++)
		assert_string_equal(t->blocks[0].lines[i].text, lines[i].text);
	assert_string_equal(t->blocks[0].lines[1].text, "en retard de 3 jours");
	assert_true(t->blocks[0].lines[1].late);
	assert_false(today_leads(&t->blocks[0].lines[1].door));
	assert_true(today_leads(&t->blocks[0].lines[2].door));
	assert_true(t->blocks[0].lines[3].late && today_leads(&t->blocks[0].lines[3].door));
	assert_int_equal(stat(mem_printf(tmp, "%s-home", path), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
}

static void a_change_makes_it_worthless(void **state)
{
	AUTO_CTX(tmp);
	keep();
	keep_record(*state);
	assert_null(glance_read(tmp, path));
}

static void a_change_while_reading_makes_it_worthless(void **state)
{
	AUTO_CTX(tmp);
	char *before = glance_state(tmp, path);
	keep_record(*state);
	glance_keep(path, before, &shown);
	assert_null(glance_read(tmp, path));
}

static void another_day_makes_it_worthless(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	keep();
	setenv("CARNET_NOW", "2026-11-22T09:00:00Z", 1);
	assert_null(glance_read(tmp, path));
	setenv("CARNET_NOW", "2026-11-21T09:00:00Z", 1);
	assert_non_null(glance_read(tmp, path));
}

static void another_language_makes_it_worthless(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	keep();
	i18n_start("en");
	assert_null(glance_read(tmp, path));
	i18n_start("fr");
	assert_non_null(glance_read(tmp, path));
}

/* Two changes within one tick of the disk's clock leave the same time: here each has its own. */
static void changed_at(const char *folder, int second)
{
	const struct timespec times[] = {{.tv_sec = second}, {.tv_sec = second}};
	assert_int_equal(utimensat(AT_FDCWD, folder, times, 0), 0);
}

/* A pack added or removed may bring pages, steps, a warning. */
static void another_pack_makes_it_worthless(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	const char *packs = path_join(tmp, dir, "packs"), *one = path_join(tmp, packs, "essai.trousse");
	keep();
	assert_int_equal(dir_make(packs, 0700, NULL), 0);
	assert_null(glance_read(tmp, path));
	keep();
	assert_non_null(glance_read(tmp, path));
	assert_int_equal(file_replace(one, "x", 1, 0600, NULL), 0);
	changed_at(packs, 1);
	assert_null(glance_read(tmp, path));
	keep();
	assert_int_equal(unlink(one), 0);
	changed_at(packs, 2);
	assert_null(glance_read(tmp, path));
	assert_int_equal(rmdir(packs), 0);
}

static void a_transaction_to_roll_back_makes_it_worthless(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	keep();
	assert_int_equal(file_replace(mem_printf(tmp, "%s-journal", path), "x", 1, 0600, NULL), 0);
	assert_null(glance_read(tmp, path));
	assert_null(glance_state(tmp, path));
}

static void a_broken_copy_is_not_believed(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	static const char *const broken[] = {"", "#sans titre\n", "orphelin\n", "#a\tb\nsans fin", " ligne avant tout bloc\n"};
	const char *now = glance_state(tmp, path);
	for (size_t i = 0; i < LENGTH(broken); i++) {
		char *text = mem_printf(tmp, "%s%s", now, broken[i]);
		assert_int_equal(file_replace(mem_printf(tmp, "%s-home", path), text, strlen(text), 0600, NULL), 0);
		assert_null(glance_read(tmp, path));
	}
}

static void no_journal_no_copy(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	assert_null(glance_state(tmp, "/nulle/part"));
	glance_keep("/nulle/part", NULL, &shown);
	assert_null(glance_read(tmp, "/nulle/part"));
}

int main(void)
{
	setenv("CARNET_NOW", "2026-11-21T09:00:00Z", 1);
	i18n_start("fr");
	if (!mkdtemp(dir))
		return 1;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(kept_is_read_back, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_change_makes_it_worthless, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_change_while_reading_makes_it_worthless, set_up, tear_down),
		cmocka_unit_test_setup_teardown(another_day_makes_it_worthless, set_up, tear_down),
		cmocka_unit_test_setup_teardown(another_language_makes_it_worthless, set_up, tear_down),
		cmocka_unit_test_setup_teardown(another_pack_makes_it_worthless, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_transaction_to_roll_back_makes_it_worthless, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_broken_copy_is_not_believed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(no_journal_no_copy, set_up, tear_down),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	rmdir(dir);
	return failed;
}
