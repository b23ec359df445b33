// SPDX-License-Identifier: EUPL-1.2
/* What the tests of the desk share: the packaged library, a journal in memory. */
#pragma once
#include "../../support/kept.h"

#include <carnet/base/date.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/desk/desk.h>
#include <stdlib.h>
#include <string.h>

typedef struct bench {
	desk d;
	struct err err;
} bench;

#define OK(call) assert_ok((call), &b->err, __FILE__, __LINE__)
static inline int bench_setup(void **state)
{
	bench *b = NEW(NULL, bench);
	setenv("CARNET_NOW", "2026-11-21T09:00:00Z", 1);
	OK(library_open(b, &b->d.l, NULL, &b->err));
	OK(journal_open(b, &b->d.j, ":memory:", JOURNAL_WRITE, &b->err));
	*state = b;
	return 0;
}
static inline int bench_teardown(void **state)
{
	bench *b = *state;
	err_clear(&b->err);
	talloc_free(b);
	return 0;
}
#define test_bench(f) cmocka_unit_test_setup_teardown(f, bench_setup, bench_teardown)

/* A record kept from fields typed in pairs, ended by NULL. */
#define add(b, ...) add_typed((b)->d.j, &(b)->err, __VA_ARGS__)
