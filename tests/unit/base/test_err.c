// SPDX-License-Identifier: EUPL-1.2
#include <errno.h>
#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include <carnet/base/err.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>

static int setup(void **state)
{
	(void)state;
	i18n_start("en");
	return 0;
}

static void an_error_is_described_once(void **state)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};

	(void)state;
	assert_int_equal(err_set(&e, ERR_DATA, "The disk is full", "free some space"), ERR_DATA);
	assert_int_equal(err_set(&e, ERR_INPUT, "Other", NULL), ERR_INPUT);
	assert_int_equal(err_setf(&e, ERR_INPUT, "Other %d|do", 3), ERR_INPUT);
	errno = ENOENT;
	assert_int_equal(err_errno(&e, "x"), ERR_DATA);
	assert_int_equal(e.code, ERR_DATA);
	assert_string_equal(err_text(tmp, &e), "The disk is full: free some space");
	err_clear(&e);
	assert_int_equal(e.code, 0);
	assert_string_equal(err_text(tmp, &e), "");
}

static void nobody_may_want_it(void **state)
{
	(void)state;
	assert_int_equal(err_set(NULL, ERR_INPUT, "x", NULL), ERR_INPUT);
	assert_int_equal(err_setf(NULL, ERR_DATA, "%d", 1), ERR_DATA);
	assert_int_equal(err_place(NULL, "x"), ERR_INPUT);
	assert_int_equal(err_errno(NULL, "x"), ERR_DATA);
}

static void the_bar_of_the_format_parts(void **state)
{
	AUTO_ERR e = {0}, with_bars = {0}, bare = {0};

	(void)state;
	err_setf(&e, ERR_INPUT, "%d of %s|write %s", 3, "x", "y");
	assert_string_equal(e.what, "3 of x");
	assert_string_equal(e.todo, "write y");
	err_setf(&with_bars, ERR_INPUT, "a %s b|c %s d", "1|2", "|");
	assert_string_equal(with_bars.what, "a 1|2 b");
	assert_string_equal(with_bars.todo, "c | d");
	err_setf(&bare, ERR_INPUT, "a %s", "1|2");
	assert_string_equal(bare.what, "a 1|2");
	assert_null(bare.todo);
}

static void the_place_is_named_once(void **state)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};

	(void)state;
	assert_int_equal(err_place(&e, "nowhere"), 0);
	assert_null(e.place);
	err_set(&e, ERR_INPUT, "A title is missing", NULL);
	assert_int_equal(err_place(&e, "%s.%s", "meeting", "title"), ERR_INPUT);
	assert_int_equal(err_place(&e, "other"), ERR_INPUT);
	assert_string_equal(err_text(tmp, &e), "meeting.title: A title is missing");
}

static void the_text_is_one_safe_line(void **state)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};

	(void)state;
	err_setf(&e, ERR_INPUT, "Bad “%s”|write\nok", "\x1b[0m\r");
	assert_string_equal(err_text(tmp, &e), "Bad “␛[0m␍”: write␊ok");
}

/* An argument as long as a command line allows does not fill the screen. */
static void a_very_long_text_keeps_both_its_ends(void **state)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	char long_one[9001];

	(void)state;
	for (size_t i = 0; i < sizeof long_one - 1; i += 3)
		memcpy(long_one + i, "€", 3);
	long_one[9000] = '\0';
	err_setf(&e, ERR_INPUT, "There is no “%s”|write less", long_one);
	const char *text = err_text(tmp, &e);
	assert_in_range(strlen(text), 900, 1100);
	assert_int_equal(strncmp(text, "There is no “€€", 15), 0);
	assert_non_null(strstr(text, "€…€"));
	static const char end[] = "€€”: write less";
	assert_string_equal(text + strlen(text) - strlen(end), end);
}

static void in_french_a_space_stands_before_the_colon(void **state)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};

	(void)state;
	i18n_start("fr");
	err_set(&e, ERR_INPUT, "Quoi", "Faire");
	assert_string_equal(err_text(tmp, &e), "Quoi\u00a0: Faire");
}

static void causes_are_sentences(void **state)
{
	static const struct {
		int number;
		const char *text;
	} cases[] = {
		{ENOENT, "a.txt does not exist: check the name and the folder"},
		{EACCES, "You do not have the right to use a.txt: choose another place, or ask the owner of this computer"},
		{EPERM, "You do not have the right to use a.txt: choose another place, or ask the owner of this computer"},
		{ENOSPC, "The disk that holds a.txt is full: free some space, then try again"},
		{EDQUOT, "The disk that holds a.txt is full: free some space, then try again"},
		{EROFS, "The disk that holds a.txt cannot be written: choose another folder"},
		{EISDIR, "a.txt is a folder: name a file"},
		{ENOTDIR, "A part of the path a.txt is not a folder: check the path"},
		{ELOOP, "a.txt is a link that cannot be followed: name the file itself"},
		{EEXIST, "a.txt exists already: choose another name"},
		{ENAMETOOLONG, "The name a.txt is too long: choose a shorter name"},
		{EFBIG, "a.txt is too large for this disk: choose another disk"},
		{EIO, "The disk failed on a.txt: copy your files to another disk"},
		{EPROTO, "a.txt cannot be used (Protocol error): check the path and the disk, then try again"},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		AUTO_CTX(tmp);
		AUTO_ERR e = {0};

		errno = cases[i].number;
		assert_int_equal(err_errno(&e, "a.txt"), ERR_DATA);
		assert_string_equal(err_text(tmp, &e), cases[i].text);
	}
}

static void problems_are_collected(void **state)
{
	AUTO_PROBLEMS p = {0};
	AUTO_CTX(tmp);

	(void)state;
	for (int i = 0; i < 20; i++) {
		struct err e = {0};

		err_setf(&e, ERR_INPUT, "Problem %d", i);
		e.warning = i % 4 == 0;
		problems_take(&p, &e);
		assert_int_equal(e.code, 0);
		assert_null(e.what);
	}
	assert_int_equal(p.count, 20);
	assert_int_equal(p.errors, 15);
	assert_string_equal(err_text(tmp, &p.list[17]), "Problem 17");
	problems_clear(&p);
	assert_int_equal(p.count, 0);
	assert_null(p.list);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_error_is_described_once),  cmocka_unit_test(nobody_may_want_it),
		cmocka_unit_test(the_bar_of_the_format_parts), cmocka_unit_test(the_place_is_named_once),
		cmocka_unit_test(a_very_long_text_keeps_both_its_ends), cmocka_unit_test(the_text_is_one_safe_line),   cmocka_unit_test_teardown(in_french_a_space_stands_before_the_colon, setup),
		cmocka_unit_test(causes_are_sentences),        cmocka_unit_test(problems_are_collected),
	};

	return cmocka_run_group_tests(tests, setup, NULL);
}
