// SPDX-License-Identifier: EUPL-1.2
/* What the tests of records' widgets share: a journal in memory, records in one line. */
#pragma once
#include "../../support/kept.h"

#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/journal/journal.h>
#include <stdlib.h>
#include <string.h>

typedef struct bench {
	journal *j;
	struct err e;
} bench;

static inline int bench_setup(void **state)
{
	bench *b = NEW(NULL, bench);
	setenv("CARNET_NOW", "2026-11-21T09:00:00Z", 1);
	i18n_start("fr");
	assert_int_equal(journal_open(b, &b->j, ":memory:", JOURNAL_WRITE, &b->e), 0);
	*state = b;
	return 0;
}

static inline int bench_teardown(void **state)
{
	bench *b = *state;
	err_clear(&b->e);
	talloc_free(b);
	return 0;
}
#define test_bench(f) cmocka_unit_test_setup_teardown(f, bench_setup, bench_teardown)

/* A record kept from fields typed in pairs, ended by NULL. */
#define add(b, ...) add_typed((b)->j, &(b)->e, __VA_ARGS__)
