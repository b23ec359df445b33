// SPDX-License-Identifier: EUPL-1.2
/* Settings: kept, read again, and a file that somebody wrote by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/desk/settings.h>

static char dir[] = "/tmp/carnet-settings-XXXXXX";

static void write_file(const char *text)
{
	AUTO_CTX(tmp);
	const char *path = path_settings(tmp);
	assert_int_equal(dir_make(path_dir(tmp, path), 0700, NULL), 0);
	assert_int_equal(file_replace(path, text, strlen(text), 0600, NULL), 0);
}

static int forget(void **state)
{
	AUTO_CTX(tmp);
	(void)state;
	unlink(path_settings(tmp));
	return 0;
}

static void defaults_without_a_file(void **state)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	(void)state;
	record *r = settings_read(tmp, &p);
	assert_int_equal(p.count, 0);
	assert_int_equal(settings_display(r), DISPLAY_TERMINAL);
	assert_int_equal(record_int(r, "mouse"), 1);
	assert_int_equal(settings_wording(r), WORDING_PAGE);
}

static void kept_and_read_again(void **state)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	struct stat st;
	(void)state;
	record *r = settings_read(tmp, &p);
	assert_int_equal(record_type(r, entity_field(&e_settings, "affichage"), "contraste", NULL), 0);
	assert_int_equal(record_type(r, entity_field(&e_settings, "souris"), "non", NULL), 0);
	assert_int_equal(record_type(r, entity_field(&e_settings, "mots"), "représentant des usagers", NULL), 0);
	assert_int_equal(settings_keep(r, NULL), 0);
	assert_int_equal(stat(path_settings(tmp), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	r = settings_read(tmp, &p);
	assert_int_equal(p.count, 0);
	assert_int_equal(settings_display(r), DISPLAY_CONTRAST);
	assert_int_equal(settings_wording(r), WORDING_USERS);
	assert_int_equal(record_int(r, "mouse"), 0);
}

/* A wrong line is told with its place; the others count. */
static void written_by_hand(void **state)
{
	static const struct {
		const char *text, *place, *what;
		enum display display;
	} cases[] = {
		{"# mine\n\naffichage=contraste\n", NULL, NULL, DISPLAY_CONTRAST},
		{"display = contraste\nmouse\n", ":2", "pas un réglage", DISPLAY_CONTRAST},
		{"display = rose\n", ":1", "rose", DISPLAY_TERMINAL},
		{"couleur = vert\ndisplay = contraste\n", ":1", "couleur", DISPLAY_CONTRAST},
	};
	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		AUTO_CTX(tmp);
		AUTO_PROBLEMS p = {0};
		write_file(cases[i].text);
		record *r = settings_read(tmp, &p);
		assert_int_equal(p.count, cases[i].place ? 1 : 0);
		assert_int_equal(settings_display(r), cases[i].display);
		if (cases[i].place) {
			assert_non_null(strstr(err_text(tmp, &p.list[0]), cases[i].place));
			assert_non_null(strstr(err_text(tmp, &p.list[0]), cases[i].what));
		}
	}
}

static void cannot_be_kept(void **state)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	AUTO_ERR e = {0};
	(void)state;
	char *file = path_join(tmp, dir, "file");
	assert_int_equal(file_replace(file, "x", 1, 0600, NULL), 0);
	setenv("XDG_CONFIG_HOME", file, 1);
	assert_true(settings_keep(settings_read(tmp, &p), &e) < 0);
	assert_non_null(e.todo);
	setenv("XDG_CONFIG_HOME", dir, 1);
	unlink(file);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(defaults_without_a_file, forget),
		cmocka_unit_test_teardown(kept_and_read_again, forget),
		cmocka_unit_test_teardown(written_by_hand, forget),
		cmocka_unit_test(cannot_be_kept),
	};
	AUTO_CTX(tmp);
	if (!mkdtemp(dir))
		return 1;
	setenv("XDG_CONFIG_HOME", dir, 1);
	i18n_start("fr");
	int failed = cmocka_run_group_tests_name("settings", tests, NULL, NULL);
	rmdir(path_join(tmp, dir, "carnet"));
	rmdir(dir);
	return failed;
}
