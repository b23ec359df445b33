// SPDX-License-Identifier: EUPL-1.2
/* Replays the corpus of a target: its name is the program's, test_<target>. */
#include "fuzz.h"

#include <errno.h>
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include <carnet/base/file.h>
#include <carnet/base/mem.h>

enum { INPUT_MAX = 4 << 20 };

static void replay(void **state)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	char *bytes;
	size_t len;
	assert_int_equal(file_read(tmp, &bytes, &len, *state, INPUT_MAX, &e), 0);
	/* Exactly as long as it says: one byte read too far is seen by the sanitizer. */
	uint8_t *exact = malloc(len ? len : 1);
	assert_non_null(exact);
	memcpy(exact, bytes, len);
	assert_int_equal(fuzz_one(exact, len), 0);
	free(exact);
}

static void nothing_at_all(void **state)
{
	(void)state;
	assert_int_equal(fuzz_one((const uint8_t *)"", 0), 0);
}

int main(void)
{
	AUTO_CTX(tmp);
	glob_t found;
	const char *target = program_invocation_short_name + strlen("test_");
	if (glob(mem_printf(tmp, "tests/fuzz/corpus/%s/*", target), 0, NULL, &found)) {
		fprintf(stderr, "tests/fuzz/corpus/%s/ is empty: put an input there\n", target);
		return 1;
	}
	struct CMUnitTest *tests = NEW_ARRAY(tmp, struct CMUnitTest, found.gl_pathc + 1);
	tests[0] = (struct CMUnitTest){.name = "nothing at all", .test_func = nothing_at_all};
	for (size_t i = 0; i < found.gl_pathc; i++)
		tests[i + 1] = (struct CMUnitTest){
			.name = strrchr(found.gl_pathv[i], '/') + 1, .test_func = replay, .initial_state = found.gl_pathv[i],
		};
	int failed = _cmocka_run_group_tests(target, tests, found.gl_pathc + 1, NULL, NULL);
	globfree(&found);
	return failed;
}
