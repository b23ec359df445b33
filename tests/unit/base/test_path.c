// SPDX-License-Identifier: EUPL-1.2
#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>

static char folder[] = "/tmp/carnet-path-XXXXXX";

static int setup(void **state)
{
	(void)state;
	i18n_start("en");
	return mkdtemp(folder) ? 0 : -1;
}

static int teardown(void **state)
{
	AUTO_CTX(tmp);

	(void)state;
	return system(mem_printf(tmp, "rm -rf '%s'", folder));
}

static int clean(void **state)
{
	(void)state;
	setenv("HOME", folder, 1);
	unsetenv("XDG_DATA_HOME");
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("CARNET_JOURNAL");
	return 0;
}

static void joining_and_parting(void **state)
{
	static const struct {
		const char *dir, *name, *path;
	} joined[] = {{"a", "b", "a/b"}, {"a/", "b", "a/b"}, {"", "b", "b"}, {"/", "b", "/b"}, {"a", "/b", "/b"}};
	static const struct {
		const char *path, *dir;
	} parted[] = {{"a/b", "a"}, {"a", "."}, {"/a", "/"}, {"/", "/"}, {"a/b/", "a"}, {"a//b", "a"}, {"/a/b/c", "/a/b"}, {"", "."}};
	AUTO_CTX(tmp);

	(void)state;
	for (size_t i = 0; i < LENGTH(joined); i++)
		assert_string_equal(path_join(tmp, joined[i].dir, joined[i].name), joined[i].path);
	for (size_t i = 0; i < LENGTH(parted); i++)
		assert_string_equal(path_dir(tmp, parted[i].path), parted[i].dir);
}

static void the_journal_has_its_place(void **state)
{
	AUTO_CTX(tmp);

	(void)state;
	assert_string_equal(path_journal(tmp), mem_printf(tmp, "%s/.local/share/carnet/journal.carnet", folder));
	assert_string_equal(path_settings(tmp), mem_printf(tmp, "%s/.config/carnet/settings", folder));
	setenv("XDG_DATA_HOME", "relative", 1);
	assert_string_equal(path_journal(tmp), mem_printf(tmp, "%s/.local/share/carnet/journal.carnet", folder));
	setenv("XDG_DATA_HOME", "/data", 1);
	setenv("XDG_CONFIG_HOME", "/config", 1);
	assert_string_equal(path_journal(tmp), "/data/carnet/journal.carnet");
	assert_string_equal(path_settings(tmp), "/config/carnet/settings");
	setenv("CARNET_SETTINGS", "/key/settings", 1);
	assert_string_equal(path_settings(tmp), "/key/settings");
	unsetenv("CARNET_SETTINGS");
	setenv("CARNET_JOURNAL", "here.carnet", 1);
	assert_string_equal(path_journal(tmp), "here.carnet");
	setenv("CARNET_JOURNAL", "", 1);
	assert_string_equal(path_journal(tmp), "/data/carnet/journal.carnet");
	unsetenv("HOME");
	unsetenv("XDG_DATA_HOME");
	assert_int_equal(path_journal(tmp)[0], '/');
}

static void documents_follow_the_desktop(void **state)
{
	static const struct {
		const char *text, *dir; /* a leading ~ stands for the home folder */
	} cases[] = {
		{NULL, "~/Documents/Carnet"},
		{"", "~/Documents/Carnet"},
		{"# x\nXDG_MUSIC_DIR=\"$HOME/Musique\"\nXDG_DOCUMENTS_DIR=\"$HOME/Mes papiers\"\n", "~/Mes papiers/Carnet"},
		{"XDG_DOCUMENTS_DIR=\"/srv/docs\"", "/srv/docs/Carnet"},
		{"XDG_DOCUMENTS_DIR=\"/srv/a\\\"b\"\n", "/srv/a\"b/Carnet"},
		{"XDG_DOCUMENTS_DIR=\"relative\"\n", "~/Documents/Carnet"},
		{"#XDG_DOCUMENTS_DIR=\"/no\"\n", "~/Documents/Carnet"},
	};
	AUTO_CTX(tmp);
	char *list;

	(void)state;
	assert_int_equal(dir_make(path_join(tmp, folder, ".config"), 0700, NULL), 0);
	list = path_join(tmp, folder, ".config/user-dirs.dirs");
	for (size_t i = 0; i < LENGTH(cases); i++) {
		const char *dir = cases[i].dir;

		if (cases[i].text)
			assert_int_equal(file_replace(list, cases[i].text, strlen(cases[i].text), 0600, NULL), 0);
		assert_string_equal(path_documents(tmp), *dir == '~' ? mem_printf(tmp, "%s%s", folder, dir + 1) : dir);
	}
}

/* This program lies in build…/tests/unit/base: what is beside it, then what is in build…, then where it would be. */
static void resources_are_found_from_the_program(void **state)
{
	AUTO_CTX(tmp);
	char link[4096], *build, *beside;
	ssize_t n = readlink("/proc/self/exe", link, sizeof link - 1);

	(void)state;
	assert_true(n > 0);
	beside = path_dir(tmp, mem_dupn(tmp, link, (size_t)n));
	build = path_dir(tmp, path_dir(tmp, path_dir(tmp, beside)));
	assert_string_equal(path_resource(tmp, "test_path"), path_join(tmp, beside, "test_path"));
	assert_string_equal(path_resource(tmp, "libcarnet.a"), path_join(tmp, build, "libcarnet.a"));
	assert_string_equal(path_resource(tmp, "none/at/all"), path_join(tmp, build, "none/at/all"));
}

static void assert_resource(const char *bin, const char *name, const char *path)
{
	AUTO_CTX(tmp);

	assert_int_equal(system(mem_printf(tmp, "test \"$('%s/copy' '%s')\" = '%s'", bin, name, path)), 0);
}

/* A copy of this program under another root answers for an installed one, be the root named build… or not. */
static void resources_of_an_installed_program(void **state)
{
	static const char *const roots[] = {"usr", "builds"};

	(void)state;
	for (size_t i = 0; i < LENGTH(roots); i++) {
		AUTO_CTX(tmp);
		char *root = path_join(tmp, folder, roots[i]), *bin = path_join(tmp, root, "bin");
		char *share = path_join(tmp, root, "share/carnet"), *lib = path_join(tmp, root, "lib/carnet");

		assert_int_equal(dir_make(bin, 0700, NULL), 0);
		assert_int_equal(dir_make(share, 0700, NULL), 0);
		assert_int_equal(dir_make(lib, 0700, NULL), 0);
		assert_int_equal(file_replace(path_join(tmp, share, "library.db"), "", 0, 0600, NULL), 0);
		assert_int_equal(file_replace(path_join(tmp, lib, "pdf.so"), "", 0, 0600, NULL), 0);
		assert_int_equal(system(mem_printf(tmp, "cp /proc/%ld/exe '%s/copy'", (long)getpid(), bin)), 0);
		assert_resource(bin, "copy", path_join(tmp, bin, "copy"));
		assert_resource(bin, "library.db", path_join(tmp, bin, "../share/carnet/library.db"));
		assert_resource(bin, "pdf.so", path_join(tmp, bin, "../lib/carnet/pdf.so"));
		/* The loader runs it: its own name says where it is. */
		assert_int_equal(system(mem_printf(tmp, "loader=$(ldd '%s/copy' | awk '/ld-linux/ { print $1 }'); test \"$($loader '%s/copy' copy)\" = '%s/copy'",
			bin, bin, bin)), 0);
		assert_resource(bin, "none", path_join(tmp, i == 0 ? bin : root, "none"));
	}
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(joining_and_parting),
		cmocka_unit_test_setup(the_journal_has_its_place, clean),
		cmocka_unit_test_setup(documents_follow_the_desktop, clean),
		cmocka_unit_test(resources_are_found_from_the_program),
		cmocka_unit_test(resources_of_an_installed_program),
	};

	if (argc == 2) {
		AUTO_CTX(tmp);

		print_message("%s\n", path_resource(tmp, argv[1]));
		return 0;
	}
	return cmocka_run_group_tests(tests, setup, teardown);
}
