// SPDX-License-Identifier: EUPL-1.2
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>

static char folder[] = "/tmp/carnet-file-XXXXXX";
static void *ctx;

static int setup(void **state)
{
	(void)state;
	i18n_start("en");
	umask(022);
	ctx = talloc_new(NULL);
	return mkdtemp(folder) ? 0 : -1;
}

static int teardown(void **state)
{
	AUTO_CTX(tmp);

	(void)state;
	talloc_free(ctx);
	return system(mem_printf(tmp, "rm -rf '%s'", folder));
}

static char *in_folder(const char *name)
{
	return path_join(ctx, folder, name);
}

static mode_t mode_of(const char *path)
{
	struct stat st;

	assert_int_equal(stat(path, &st), 0);
	return st.st_mode & 07777;
}

static void assert_holds(const char *path, const char *expected)
{
	AUTO_CTX(tmp);
	char *data;
	size_t len;

	assert_int_equal(file_read(tmp, &data, &len, path, 1000000, NULL), 0);
	assert_int_equal(len, strlen(expected));
	assert_string_equal(data, expected);
}

static void a_file_is_replaced_whole(void **state)
{
	char *path = in_folder("a.txt");

	(void)state;
	assert_int_equal(file_replace(path, "one", 3, 0600, NULL), 0);
	assert_int_equal(mode_of(path), 0600);
	assert_holds(path, "one");
	assert_int_equal(file_replace(path, "", 0, 0644, NULL), 0);
	assert_int_equal(mode_of(path), 0644);
	assert_holds(path, "");
}

static size_t entries(const char *path)
{
	DIR *dir = opendir(path);
	size_t n = 0;

	while (readdir(dir))
		n++;
	closedir(dir);
	return n - 2;
}

static void a_failure_leaves_nothing_behind(void **state)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0}, nowhere = {0};
	char *dir = in_folder("busy"), *path = in_folder("busy/sub");

	(void)state;
	assert_int_equal(dir_make(path, 0700, NULL), 0);
	assert_int_equal(file_replace(path, "x", 1, 0600, &e), ERR_DATA); /* a folder is not replaced by a file */
	assert_string_equal(err_text(tmp, &e), mem_printf(tmp, "%s is a folder: name a file", path));
	assert_int_equal(entries(dir), 1);
	assert_int_equal(file_replace(in_folder("none/x"), "x", 1, 0600, &nowhere), ERR_DATA);
	assert_string_equal(nowhere.todo, "check the name and the folder");
}

static void the_temporary_follows_no_link(void **state)
{
	char *dir = in_folder("links"), *victim = in_folder("victim"), *path = in_folder("links/x");
	AUTO_CTX(tmp);

	(void)state;
	assert_int_equal(dir_make(dir, 0700, NULL), 0);
	assert_int_equal(file_replace(victim, "mine", 4, 0600, NULL), 0);
	assert_int_equal(symlink(victim, mem_printf(tmp, "%s/.carnet-%ld-0.tmp", dir, (long)getpid())), 0);
	assert_int_equal(file_replace(path, "new", 3, 0600, NULL), 0);
	assert_holds(victim, "mine");
	assert_holds(path, "new");
	assert_int_equal(entries(dir), 2);
}

/* Every temporary name taken: refused, nothing touched. */
static void no_name_is_left(void **state)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	char *dir = in_folder("crowd");

	(void)state;
	assert_int_equal(dir_make(dir, 0700, NULL), 0);
	for (int i = 0; i < 100; i++)
		assert_int_equal(symlink("x", mem_printf(tmp, "%s/.carnet-%ld-%d.tmp", dir, (long)getpid(), i)), 0);
	assert_int_equal(file_replace(path_join(tmp, dir, "y"), "new", 3, 0600, &e), ERR_DATA);
	assert_int_equal(entries(dir), 100);
}

/* A limit on file sizes fails a write half-way, as a full disk does. */
static void a_write_that_fails_changes_nothing(void **state)
{
	AUTO_ERR e = {0};
	char *dir = in_folder("limited"), *path = in_folder("limited/x"), data[4096];
	struct rlimit old, small;

	(void)state;
	memset(data, 'x', sizeof data);
	assert_int_equal(dir_make(dir, 0700, NULL), 0);
	assert_int_equal(file_replace(path, "old", 3, 0600, NULL), 0);
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &old);
	small = (struct rlimit){.rlim_cur = 1000, .rlim_max = old.rlim_max};
	setrlimit(RLIMIT_FSIZE, &small);
	assert_int_equal(file_replace(path, data, sizeof data, 0600, &e), ERR_DATA);
	setrlimit(RLIMIT_FSIZE, &old);
	signal(SIGXFSZ, SIG_DFL);
	assert_string_equal(e.todo, "choose another disk");
	assert_holds(path, "old");
	assert_int_equal(entries(dir), 1);
}

static void an_endless_file_is_refused(void **state)
{
	AUTO_ERR e = {0};

	(void)state;

	char *data = NULL;
	size_t len;

	assert_int_equal(file_read(ctx, &data, &len, "/dev/full", 100000, &e), ERR_INPUT);
	assert_string_equal(e.what, "/dev/full is larger than 100 kB");
	assert_string_equal(e.todo, "choose a smaller file");
	assert_null(data);
}

static void reading_is_bounded(void **state)
{
	static const size_t sizes[] = {0, 1, 16383, 16384, 16385, 100000};
	char *path = in_folder("sized");

	(void)state;
	for (size_t i = 0; i < LENGTH(sizes); i++) {
		AUTO_CTX(tmp);
		char *written = NEW_ARRAY(tmp, char, sizes[i] + 1), *data;
		size_t len = 0;

		memset(written, 'x', sizes[i]);
		assert_int_equal(file_replace(path, written, sizes[i], 0600, NULL), 0);
		assert_int_equal(file_read(tmp, &data, &len, path, sizes[i], NULL), 0);
		assert_int_equal(len, sizes[i]);
		assert_int_equal(data[len], '\0');
		assert_ptr_equal(talloc_parent(data), tmp);
		if (sizes[i])
			assert_int_equal(file_read(tmp, &data, &len, path, sizes[i] - 1, NULL), ERR_INPUT);
	}
}

static void what_cannot_be_read_is_said(void **state)
{
	AUTO_CTX(tmp);
	AUTO_ERR missing = {0}, dir = {0};
	char *data;
	size_t len;

	(void)state;
	assert_int_equal(file_read(tmp, &data, &len, in_folder("none"), 100, &missing), ERR_DATA);
	assert_string_equal(missing.todo, "check the name and the folder");
	assert_int_equal(file_read(tmp, &data, &len, folder, 100, &dir), ERR_DATA);
	assert_string_equal(dir.todo, "name a file");
}

/* "-" is standard input, here a pipe. */
static void standard_input_is_a_dash(void **state)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	int ends[2], saved = dup(STDIN_FILENO);
	char *data;
	size_t len;

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], "typed", 5), 5);
	close(ends[1]);
	dup2(ends[0], STDIN_FILENO);
	close(ends[0]);
	assert_int_equal(file_read(tmp, &data, &len, "-", 100, NULL), 0);
	assert_string_equal(data, "typed");
	ends[0] = open(folder, O_RDONLY | O_DIRECTORY);
	dup2(ends[0], STDIN_FILENO);
	close(ends[0]);
	assert_int_equal(file_read(tmp, &data, &len, "-", 100, &e), ERR_DATA);
	assert_string_equal(e.what, "The standard input is a folder");
	dup2(saved, STDIN_FILENO);
	close(saved);
}

static void folders_are_made_with_their_parents(void **state)
{
	AUTO_ERR e = {0}, root = {0}, empty = {0};
	char *path = in_folder("x/y/z");

	(void)state;
	assert_int_equal(dir_make(path, 0700, NULL), 0);
	assert_int_equal(mode_of(path), 0700);
	assert_int_equal(dir_make(path, 0700, NULL), 0);
	assert_int_equal(dir_make(in_folder("x/y/w/"), 0700, NULL), 0);
	assert_int_equal(dir_make("/", 0700, NULL), 0);
	assert_int_equal(file_replace(in_folder("plain"), "", 0, 0600, NULL), 0);
	assert_int_equal(dir_make(in_folder("plain/sub"), 0700, &e), ERR_DATA);
	assert_string_equal(e.todo, "check the path");
	assert_int_equal(dir_make("/proc/none/sub", 0700, &root), ERR_DATA);
	assert_int_equal(dir_make("", 0700, &empty), ERR_DATA);
	assert_true(file_exists(path));
	assert_false(file_exists(in_folder("nothing")));
}

static void a_database_is_spared(void **state)
{
	static const struct {
		const char *name;
		int code;
	} cases[] = {{"j.carnet", ERR_INPUT}, {"j.carnet-journal", ERR_INPUT}, {"j.carnet-wal", ERR_INPUT}, {"j.carnet.json", 0}, {"k-journal", 0},
		{"text", 0}, {"none", 0}, {".", 0}};

	(void)state;
	assert_int_equal(file_replace(in_folder("j.carnet"), "SQLite format 3\0\x10", 17, 0600, NULL), 0);
	assert_int_equal(file_replace(in_folder("text"), "SQLite", 6, 0600, NULL), 0);
	for (size_t i = 0; i < LENGTH(cases); i++) {
		AUTO_ERR e = {0};
		assert_int_equal(file_spare(in_folder(cases[i].name), &e), cases[i].code);
		assert_int_equal(e.todo != NULL, cases[i].code != 0);
	}
}

static void a_new_file_takes_no_ones_name(void **state)
{
	static const struct {
		const char *asked, *free;
	} cases[] = {{"list.csv", "list-3.csv"}, {"list", "list-2"}, {".list", ".list-2"}, {"new.csv", "new.csv"}};
	static const char *const there[] = {"list.csv", "list-2.csv", "list", ".list"};

	(void)state;
	for (size_t i = 0; i < LENGTH(there); i++)
		assert_int_equal(file_replace(in_folder(there[i]), "x", 1, 0600, NULL), 0);
	for (size_t i = 0; i < LENGTH(cases); i++)
		assert_string_equal(file_untaken(ctx, in_folder(cases[i].asked)), in_folder(cases[i].free));
}

/* A file over the bound is refused by its size alone: it may be larger than memory. */
static void a_huge_file_is_not_read(void **state)
{
	AUTO_ERR e = {0};
	char *data = NULL;
	size_t len;

	(void)state;
	assert_int_equal(file_replace(in_folder("huge"), "x", 1, 0600, NULL), 0);
	assert_int_equal(truncate(in_folder("huge"), (off_t)1 << 40), 0); /* holes: nothing is written */
	assert_int_equal(file_read(ctx, &data, &len, in_folder("huge"), (size_t)200 << 20, &e), ERR_INPUT);
	assert_non_null(strstr(e.what, "is larger than 209 MB"));
}

/* What was being written when the machine went off is taken away a day later; what is being written now, and any other file, stays. */
static void what_was_begun_and_left_goes(void **state)
{
	static const struct {
		const char *name;
		bool old, stays;
	} cases[] = {
		{".carnet-4711-0.tmp", true, false}, {".carnet-4711-1.tmp", false, true}, {".carnet-4711-0.tmp~", true, true},
		{".carnet-notes.tmp", true, true},   {"journal-2026-11-20.carnet", true, true},
	};
	const struct timespec long_ago[2] = {{.tv_sec = 1}, {.tv_sec = 1}};
	const char *dir = in_folder("left");

	(void)state;
	assert_int_equal(dir_make(dir, 0700, NULL), 0);
	for (size_t i = 0; i < LENGTH(cases); i++) {
		assert_int_equal(file_replace(path_join(ctx, dir, cases[i].name), "x", 1, 0600, NULL), 0);
		if (cases[i].old)
			assert_int_equal(utimensat(AT_FDCWD, path_join(ctx, dir, cases[i].name), long_ago, 0), 0);
	}
	file_sweep(dir);
	for (size_t i = 0; i < LENGTH(cases); i++)
		assert_int_equal(file_exists(path_join(ctx, dir, cases[i].name)), cases[i].stays);
	file_sweep(in_folder("nowhere"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_is_replaced_whole),
		cmocka_unit_test(a_failure_leaves_nothing_behind),
		cmocka_unit_test(the_temporary_follows_no_link),
		cmocka_unit_test(no_name_is_left),
		cmocka_unit_test(a_write_that_fails_changes_nothing),
		cmocka_unit_test(an_endless_file_is_refused),
		cmocka_unit_test(reading_is_bounded),
		cmocka_unit_test(what_cannot_be_read_is_said),
		cmocka_unit_test(standard_input_is_a_dash),
		cmocka_unit_test(folders_are_made_with_their_parents),
		cmocka_unit_test(a_database_is_spared),
		cmocka_unit_test(a_new_file_takes_no_ones_name),
		cmocka_unit_test(a_huge_file_is_not_read),
		cmocka_unit_test(what_was_begun_and_left_goes),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
