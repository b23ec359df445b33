// SPDX-License-Identifier: EUPL-1.2
/* What the tests of the rules of meetings share: a journal in memory. */
#pragma once
#include "../../support/kept.h"

#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/journal/journal.h>
#include <stdlib.h>
#include <string.h>

typedef struct bench {
	journal *j;
	struct err err;
} bench;

#define OK(call) assert_ok((call), &b->err, __FILE__, __LINE__)
static inline int bench_setup(void **state)
{
	bench *b = NEW(NULL, bench);
	setenv("CARNET_NOW", "2026-11-21T09:00:00Z", 1);
	OK(journal_open(b, &b->j, ":memory:", JOURNAL_WRITE, &b->err));
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
#define add(b, ...) add_typed((b)->j, &(b)->err, __VA_ARGS__)
static inline record *get(bench *b, const entity *e, int64_t id)
{
	record *r = NULL;
	OK(journal_get(b->j, b, &r, e, id, &b->err));
	return r;
}
static inline const char *number(bench *b, int64_t id)
{
	return mem_printf(b, "%lld", (long long)id);
}
/* Changes one field of a kept record. */
static inline void put(bench *b, const entity *e, int64_t id, const char *name, const char *typed)
{
	record *r = get(b, e, id);
	OK(journal_type(b->j, r, entity_field(e, name), typed, &b->err));
	OK(journal_save(b->j, r, NULL, &b->err));
}
