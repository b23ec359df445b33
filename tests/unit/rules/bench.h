// SPDX-License-Identifier: EUPL-1.2
/* What the tests of the rules of meetings share: a journal in memory. */
#pragma once
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

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
static inline void assert_ok(int rc, struct err *err, const char *file, int line)
{
	if (rc) {
		print_error("%s:%d: %d %s: %s (%s)\n", file, line, rc, err->what, err->todo, err->place);
		_fail(file, line);
	}
	err_clear(err);
}
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
static inline int64_t add(bench *b, const entity *e, ...)
{
	record *r = record_new(b, e);
	va_list ap;
	const char *name;
	va_start(ap, e);
	while ((name = va_arg(ap, const char *)))
		OK(journal_type(b->j, r, entity_field(e, name), va_arg(ap, const char *), &b->err));
	va_end(ap);
	OK(journal_save(b->j, r, NULL, &b->err));
	return r->id;
}
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
