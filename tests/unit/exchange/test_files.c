// SPDX-License-Identifier: EUPL-1.2
#include "support.h"
#include "../../../src/exchange/base64.h"
#include <fcntl.h>
#include <sys/stat.h>

static void base64(void **state)
{
	static const struct { const char *plain, *coded; } cases[] = {{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"\xff\xfe\xfd", "//79"}};
	AUTO_CTX(tmp);
	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		strbuf *out = sb_new(tmp);
		char *back;
		size_t len;
		base64_add(out, cases[i].plain, strlen(cases[i].plain));
		assert_string_equal(out->s, cases[i].coded);
		assert_true(base64_read(tmp, &back, &len, out->s, out->len));
		assert_int_equal(len, strlen(cases[i].plain));
		assert_string_equal(back, cases[i].plain);
	}
}

static void not_base64(void **state)
{
	static const char *const cases[] = {"Z", "Zg=", "Z===", "Zm9*", "Zg==Zg==", "===="};
	AUTO_CTX(tmp);
	char *back;
	size_t len;
	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++)
		assert_false(base64_read(tmp, &back, &len, cases[i], strlen(cases[i])));
}

static void a_file_is_there_once_whole(void **state)
{
	bench *b = *state;
	file_sink *f;
	struct stat st;
	const char *path = put_file(b, "out", "old");
	char *text;
	size_t len;
	OK(file_sink_open(b, &f, path, &b->err));
	sink s = file_sink_to(f);
	OK(s.write(s.data, "new text", 8, &b->err));
	OK(file_read(b, &text, &len, path, 100, &b->err));
	assert_string_equal(text, "old");
	OK(file_sink_commit(f, &b->err));
	OK(file_read(b, &text, &len, path, 100, &b->err));
	assert_string_equal(text, "new text");
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
}

static void an_abandoned_file_leaves_nothing(void **state)
{
	bench *b = *state;
	file_sink *f;
	OK(file_sink_open(b, &f, path_join(b, b->folder, "out"), &b->err));
	talloc_free(f);
	assert_int_equal(rmdir(b->folder), 0);
	assert_int_equal(mkdir(b->folder, 0700), 0);
}

static void places_that_cannot_be_written(void **state)
{
	bench *b = *state;
	file_sink *f;
	assert_int_equal(file_sink_open(b, &f, "/nonexistent/out", &b->err), ERR_DATA);
	err_clear(&b->err);
	assert_int_equal(file_sink_open(b, &f, b->folder, &b->err), ERR_DATA); /* a folder stands there */
}

static void links_and_pipes_stay(void **state)
{
	bench *b = *state;
	file_sink *f;
	struct stat st;
	char *text, *real = path_join(b, b->folder, "real"), *link = path_join(b, b->folder, "link"), *pipe = path_join(b, b->folder, "pipe"), word[4] = "";
	size_t len;
	put_file(b, "real", "old");
	assert_int_equal(symlink(real, link), 0);
	assert_int_equal(mkfifo(pipe, 0600), 0);
	int reader = open(pipe, O_RDWR);
	const char *const paths[] = {link, pipe};
	for (size_t i = 0; i < LENGTH(paths); i++) {
		OK(file_sink_open(b, &f, paths[i], &b->err));
		OK(file_sink_to(f).write(f, "new", 3, &b->err));
		OK(file_sink_commit(f, &b->err));
	}
	OK(file_read(b, &text, &len, real, 100, &b->err));
	assert_string_equal(text, "new");
	assert_int_equal(lstat(link, &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_int_equal(read(reader, word, 3), 3);
	assert_string_equal(word, "new");
	close(reader);
	assert_int_equal(stat(pipe, &st), 0);
	assert_true(S_ISFIFO(st.st_mode));
}

static void a_journal_is_never_written_over(void **state)
{
	bench *b = *state;
	file_sink *f;
	journal *j;
	char *path = path_join(b, b->folder, "j.carnet");
	OK(journal_open(b, &j, path, JOURNAL_WRITE, &b->err));
	assert_int_equal(file_sink_open(b, &f, path, &b->err), ERR_INPUT);
	assert_non_null(strstr(b->err.what, "is a journal"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(base64), cmocka_unit_test(not_base64), test_bench(a_file_is_there_once_whole), test_bench(an_abandoned_file_leaves_nothing),
		test_bench(places_that_cannot_be_written), test_bench(links_and_pipes_stay), test_bench(a_journal_is_never_written_over),
	};
	tests_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
