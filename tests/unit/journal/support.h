// SPDX-License-Identifier: EUPL-1.2
/* What the journal's tests share: a scratch folder, a journal in it, records made in one line. */
#pragma once
#include "../../support/kept.h"

#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/journal/journal.h>
#include <carnet/journal/keep.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define OK(call) assert_ok((call), &err, __FILE__, __LINE__)
/* The call fails with the code, a sentence that contains the words, and something to do. */
#define FAILS(call, with, words) assert_fails((call), (with), (words), &err, __FILE__, __LINE__)
static inline void assert_fails(int code, int with, const char *words, struct err *err, const char *file, int line)
{
	if (code != with || err->code != with || !err->what || !strstr(err->what, words) || !err->todo) {
		print_error("%s:%d: %d %s %s\n", file, line, code, err->what ? err->what : "", err->todo ? err->todo : "");
		_fail(file, line);
	}
	err_clear(err);
}

/* Each test gets a folder of its own, removed after it. *state is its talloc string. */
static inline int folder_setup(void **state)
{
	char name[] = "/tmp/carnet-journal-XXXXXX";
	if (!mkdtemp(name))
		return -1;
	*state = mem_dup(NULL, name);
	return 0;
}
static inline int folder_teardown(void **state)
{
	char *command = mem_printf(*state, "chmod -R u+rwX %s; rm -rf %s", (char *)*state, (char *)*state);
	int code = system(command);
	talloc_free(*state);
	return code;
}
#define test_in_folder(f) cmocka_unit_test_setup_teardown(f, folder_setup, folder_teardown)
static inline int tests_start(void)
{
	setenv("CARNET_NOW", "2026-11-21T09:00:00Z", 1);
	i18n_start("en");
	return 0;
}

/* A record of the entity with fields typed in pairs, ended by NULL. */
static inline record *typed(journal *j, const void *parent, const entity *e, ...)
{
	struct err err = {0};
	record *r = record_new(parent, e);
	va_list ap;
	const char *name;
	va_start(ap, e);
	while ((name = va_arg(ap, const char *)))
		OK(journal_type(j, r, entity_field(e, name), va_arg(ap, const char *), &err));
	va_end(ap);
	return r;
}
static inline int backed_up(journal *j, const char *path, struct err *err)
{
	char *former;
	return journal_backup(j, j, path, &former, err);
}
static inline int64_t kept(journal *j, record *r)
{
	struct err err = {0};
	OK(journal_save(j, r, NULL, &err));
	return r->id;
}
