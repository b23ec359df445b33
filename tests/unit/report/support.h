// SPDX-License-Identifier: EUPL-1.2
/* What the tests of the reports share: the packaged library, the practice journal, or an empty one. */
#pragma once
#include "../../support/kept.h"

#include <carnet/base/date.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/desk/desk.h>
#include <carnet/doc/render.h>
#include <carnet/report/report.h>
#include <stdlib.h>
#include <string.h>

typedef struct bench {
	desk d;
	report_from from;
	struct err err;
} bench;

#define OK(call) assert_ok((call), &b->err, __FILE__, __LINE__)
static inline int bench_make(void **state, bool practice)
{
	bench *b = NEW(NULL, bench);
	setenv("CARNET_NOW", "2026-11-21T09:00:00Z", 1);
	OK(library_open(b, &b->d.l, NULL, &b->err));
	OK(practice ? desk_demo(b, b->d.l, &b->d.j, &b->err) : journal_open(b, &b->d.j, ":memory:", JOURNAL_WRITE, &b->err));
	b->from = (report_from){b->d.j, b->d.l};
	*state = b;
	return 0;
}
static inline int bench_setup(void **state)
{
	return bench_make(state, false);
}
static inline int practice_setup(void **state)
{
	return bench_make(state, true);
}
static inline int bench_teardown(void **state)
{
	bench *b = *state;
	err_clear(&b->err);
	talloc_free(b);
	return 0;
}
#define test_bench(f) cmocka_unit_test_setup_teardown(f, bench_setup, bench_teardown)
#define test_practice(f) cmocka_unit_test_setup_teardown(f, practice_setup, bench_teardown)

/* A record kept from fields typed in pairs, ended by NULL. */
#define add(b, ...) add_typed((b)->d.j, &(b)->err, __VA_ARGS__)
static inline const char *number(bench *b, int64_t id)
{
	return mem_printf(b, "%lld", (long long)id);
}
static inline const char *as_text(bench *b, const doc *d)
{
	strbuf *out = sb_new(b);
	doc_to_text(out, d, 80);
	return out->s;
}
/* The same without wrapping, to look for a sentence. */
static inline bool says(bench *b, const doc *d, const char *text)
{
	strbuf *out = sb_new(b);
	doc_to_text(out, d, 1000);
	return strstr(out->s, text) != NULL;
}
