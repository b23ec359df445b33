// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/near.h>

static void nearest_names(void **state)
{
	static const char *const names[] = {"meeting", "mandate", "réunion", "cpts", "add", "title"};
	static const struct { const char *typed, *near; } cases[] = {
		{"Meeting", "meeting"}, {"meetin", "meeting"}, {"meetting", "meeting"}, {"tilte", "title"}, {"meteinga", "meeting"}, {"mteteinga", NULL}, {"MEETINGS", "meeting"}, {"mandat", "mandate"}, {"renuion", "réunion"}, {"ctps", "cpts"}, {"adds", "add"},
		{"zebra", NULL}, {"meeting-with-a-name-far-too-long-to-be-anything", NULL},
	};
	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		const char *near = near_text(cases[i].typed, names, LENGTH(names));
		if (cases[i].near)
			assert_string_equal(near, cases[i].near);
		else
			assert_null(near);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(nearest_names)};

	i18n_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
