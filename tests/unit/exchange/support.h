// SPDX-License-Identifier: EUPL-1.2
/* What the tests of exchange share: a folder, journals in memory, files written and imported in one line. */
#pragma once
#include "../../support/kept.h"

#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/exchange/exchange.h>
#include <carnet/journal/keep.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A test's own folder, journal and last import. */
typedef struct bench {
	char *folder;
	journal *j;
	import_report report;
	struct problems p;
	struct err err;
} bench;

#define OK(call) assert_ok((call), &b->err, __FILE__, __LINE__)

static inline journal *new_journal(bench *b)
{
	journal *j;
	OK(journal_open(b, &j, ":memory:", JOURNAL_WRITE, &b->err));
	return j;
}
static inline int bench_setup(void **state)
{
	char name[] = "/tmp/carnet-exchange-XXXXXX";
	bench *b = NEW(NULL, bench);
	if (!mkdtemp(name))
		return -1;
	b->folder = mem_dup(b, name);
	setenv("XDG_CONFIG_HOME", name, 1);
	b->j = new_journal(b);
	*state = b;
	return 0;
}
static inline int bench_teardown(void **state)
{
	bench *b = *state;
	int code = system(mem_printf(b, "rm -rf %s", b->folder));
	problems_clear(&b->p);
	err_clear(&b->err);
	talloc_free(b);
	return code;
}
#define test_bench(f) cmocka_unit_test_setup_teardown(f, bench_setup, bench_teardown)
static inline void tests_start(void)
{
	setenv("CARNET_NOW", "2026-11-21T09:00:00Z", 1);
	i18n_start("en");
}

static inline const char *put_file_n(bench *b, const char *name, const char *text, size_t len)
{
	const char *path = path_join(b, b->folder, name);
	OK(file_replace(path, text, len, 0600, &b->err));
	return path;
}
static inline const char *put_file(bench *b, const char *name, const char *text)
{
	return put_file_n(b, name, text, strlen(text));
}
static inline int import_as(bench *b, const entity *e, const char *text, bool trial)
{
	const char *path = put_file(b, "f", text);
	problems_clear(&b->p);
	err_clear(&b->err);
	int code = import_file(b->j, b, path, e, NULL, trial, &b->report, &b->p, &b->err);
	for (size_t i = 0; code && i < b->p.count; i++)
		print_message("# %s: %s\n", b->p.list[i].place, b->p.list[i].what);
	return code;
}
static inline int import_text(bench *b, const char *text)
{
	return import_as(b, NULL, text, false);
}
static inline void assert_report(const bench *b, int added, int replaced, int unchanged)
{
	assert_int_equal(b->report.added, added);
	assert_int_equal(b->report.replaced, replaced);
	assert_int_equal(b->report.unchanged, unchanged);
}
/* Problem i stands at the place (after the file's name) and its sentence contains the words. */
static inline void assert_problem(const bench *b, size_t i, const char *place, const char *words)
{
	assert_true(i < b->p.count);
	const struct err *e = &b->p.list[i];
	const char *at = strrchr(e->place, '/');
	if (strcmp(at ? at + 2 : e->place, place) || !strstr(e->what, words) || !e->todo) {
		print_error("%s: %s: %s\n", e->place, e->what, e->todo);
		fail();
	}
}
static inline int sb_write(void *data, const char *s, size_t len, struct err *e)
{
	(void)e;
	sb_addn(data, s, len);
	return 0;
}
static inline sink to_buffer(strbuf *out)
{
	return (sink){sb_write, out};
}
static inline char *full_copy(bench *b, journal *j)
{
	strbuf *out = sb_new(b);
	OK(export_json(j, to_buffer(out), NULL, NULL, &b->err));
	return out->s;
}
static inline char *csv_of(bench *b, journal *j, const entity *e, const char *const *fields)
{
	strbuf *out = sb_new(b);
	query q = {.e = e};
	OK(export_csv(j, to_buffer(out), &q, fields, &b->err));
	return out->s;
}
/* A record kept from fields typed in pairs, ended by NULL. */
#define add(b, ...) add_typed((b)->j, &(b)->err, __VA_ARGS__)
static inline record *get(bench *b, const entity *e, int64_t id)
{
	record *r;
	OK(journal_get(b->j, b, &r, e, id, &b->err));
	return r;
}
