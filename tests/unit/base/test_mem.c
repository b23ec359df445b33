// SPDX-License-Identifier: EUPL-1.2
#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/strbuf.h>

static int setup(void **state)
{
	(void)state;
	i18n_start("en");
	return 0;
}

static void hook(void)
{
	fputs("[terminal]", stderr);
}

static void dies_of_a_format(void)
{
	die("bad %d", 3);
}

static void dies_of_size(void)
{
	AUTO_CTX(tmp);

	NEW_ARRAY(tmp, char, (size_t)1 << 40);
}

static void dies_of_elements(void)
{
	AUTO_CTX(tmp);

	mem_array(tmp, 0, 10, "x");
}

static void dies_of_repetition(void)
{
	AUTO_CTX(tmp);
	strbuf *b = sb_new(tmp);

	sb_repeat(b, "0123456789", 2000000000);
}

/* Runs a fatal call in a child and reads what it says before it exits with 3. */
static void assert_dies(void (*call)(void), const char *text)
{
	int ends[2], status;
	char said[256] = "";
	size_t n = 0;
	ssize_t got;
	pid_t pid;

	assert_int_equal(pipe(ends), 0);
	fflush(NULL);
	pid = fork();
	if (pid == 0) {
		dup2(ends[1], STDERR_FILENO);
		die_hook = hook;
		call();
		_exit(0);
	}
	close(ends[1]);
	while ((got = read(ends[0], said + n, sizeof said - 1 - n)) > 0)
		n += (size_t)got;
	close(ends[0]);
	waitpid(pid, &status, 0);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 3);
	assert_string_equal(said, text);
}

static void dying_gives_the_terminal_back_first(void **state)
{
	static const char no_memory[] = "[terminal]carnet: no memory is left: close other programs, then start again\n";

	(void)state;
	assert_dies(dies_of_a_format, "[terminal]carnet: bad 3\n");
	assert_dies(dies_of_size, no_memory);
	assert_dies(dies_of_elements, no_memory);
	assert_dies(dies_of_repetition, no_memory);
}

static void memory_hangs_on_its_parent(void **state)
{
	void *ctx = talloc_new(NULL);
	int *zeroed = NEW(ctx, int), *list = NEW_ARRAY(ctx, int, 0);
	char *copy = mem_dup(ctx, "abc"), *part = mem_dupn(ctx, "abcdef", 3), *empty = mem_dupn(ctx, NULL, 0);

	(void)state;
	assert_int_equal(*zeroed, 0);
	assert_string_equal(copy, part);
	assert_string_equal(empty, "");
	assert_string_equal(mem_printf(ctx, "%s-%d", copy, 7), "abc-7");
	assert_string_equal(talloc_get_name(zeroed), "int");
	list = GROW(NULL, list, 1000);
	assert_ptr_equal(talloc_parent(list), ctx);
	list[999] = 1;
	talloc_free(ctx);
}

static void a_list_that_grows_is_seldom_moved(void **state)
{
	AUTO_CTX(tmp);
	size_t *list = NULL, times = 0;

	(void)state;
	for (size_t i = 0; i < 1000; i++) {
		size_t before = talloc_get_size(list);
		list = GROW(tmp, list, i + 1);
		times += talloc_get_size(list) != before;
		list[i] = i;
	}
	assert_int_equal(times, 11); /* 1, 2, 4… 1024 */
	for (size_t i = 0; i < 1000; i++)
		assert_int_equal(list[i], i);
	assert_ptr_equal(talloc_parent(list), tmp);
	assert_ptr_equal(GROW(tmp, list, 1), list); /* never shorter */
}

static void strings_grow(void **state)
{
	AUTO_CTX(tmp);
	strbuf *b = sb_new(tmp);

	(void)state;
	assert_string_equal(b->s, "");
	sb_add(b, "abc");
	sb_addn(b, "defgh", 2);
	sb_addn(b, NULL, 0);
	sb_addc(b, 'f');
	sb_addf(b, "%03d", 7);
	sb_repeat(b, "xy", 2);
	sb_repeat(b, "z", -1);
	assert_string_equal(b->s, "abcdef007xyxy");
	assert_int_equal(b->len, strlen(b->s));
	sb_clear(b);
	assert_string_equal(b->s, "");
	assert_int_equal(b->len, 0);
}

/* Around each doubling, by each way of adding. */
static void strings_stay_terminated(void **state)
{
	AUTO_CTX(tmp);
	strbuf *a = sb_new(tmp), *b = sb_new(tmp), *c = sb_new(tmp);

	(void)state;
	for (size_t i = 1; i < 1000; i++) {
		sb_addc(a, 'x');
		sb_addf(b, "%c", 'x');
		sb_insert(c, i / 2, "x", 1);
		assert_true(a->len == i && b->len == i && c->len == i);
		assert_true(strlen(a->s) == i && strlen(b->s) == i && strlen(c->s) == i);
		assert_true(a->cap > i && b->cap > i && c->cap > i);
	}
	sb_addf(b, "%5000s", "y");
	assert_int_equal(b->len, 5999);
}

static void strings_are_edited(void **state)
{
	AUTO_CTX(tmp);
	strbuf *b = sb_new(tmp);

	(void)state;
	sb_add(b, "hello");
	sb_insert(b, 0, "<", 1);
	sb_insert(b, 99, ">", 1);
	sb_insert(b, 3, "--", 2);
	sb_insert(b, 3, "", 0);
	assert_string_equal(b->s, "<he--llo>");
	sb_remove(b, 3, 2);
	sb_remove(b, 99, 2);
	assert_string_equal(b->s, "<hello>");
	sb_remove(b, 5, 99);
	assert_string_equal(b->s, "<hell");
	sb_remove(b, 0, 5);
	assert_string_equal(b->s, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dying_gives_the_terminal_back_first),
		cmocka_unit_test(memory_hangs_on_its_parent),
		cmocka_unit_test(a_list_that_grows_is_seldom_moved),
		cmocka_unit_test(strings_grow),
		cmocka_unit_test(strings_stay_terminated),
		cmocka_unit_test(strings_are_edited),
	};

	return cmocka_run_group_tests(tests, setup, NULL);
}
