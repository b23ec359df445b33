// SPDX-License-Identifier: EUPL-1.2
/* The scales of the build, loaded once for a group of tests, and dates in short. */
#pragma once
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/library/scales.h>
#include <carnet/rules/figure.h>

#define NB "\u00a0"

static scales *all;

static inline int scales_setup(void **state)
{
	AUTO_ERR e = {0};
	const char *build = getenv("CARNET_BUILD");
	library *l;

	(void)state;
	i18n_start("fr");
	void *parent = talloc_new(NULL);
	if (library_open(parent, &l, mem_printf(parent, "%s/library.db", build ? build : "build"), &e) || library_scales(l, parent, &all, &e)) {
		print_error("%s\n", err_text(parent, &e));
		return -1;
	}
	return 0;
}

static inline int scales_teardown(void **state)
{
	(void)state;
	talloc_free(talloc_parent(all));
	all = NULL;
	return 0;
}

static inline int day_named(const char *iso)
{
	int day = 0;

	assert_int_equal(date_from_iso(&day, iso), 0);
	return day;
}

/* The same numbers on every machine. */
static uint64_t seed = 20261121;
static inline int64_t any(int64_t low, int64_t high)
{
	seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
	return low + (int64_t)((seed >> 16) % (uint64_t)(high - low + 1));
}
