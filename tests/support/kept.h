// SPDX-License-Identifier: EUPL-1.2
/* What the tests that keep records share, whatever their bench: calls that must succeed, records typed in one line, files kept with them. */
#pragma once
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <carnet/base/mem.h>
#include <carnet/journal/keep.h>

/* For a macro OK(call) of the bench. err is cleared. */
static inline void assert_ok(int code, struct err *err, const char *file, int line)
{
	if (code) {
		print_error("%s:%d: %d %s: %s (%s)\n", file, line, code, err->what ? err->what : "", err->todo ? err->todo : "",
		            err->place ? err->place : "");
		_fail(file, line);
	}
	err_clear(err);
}

/* A record kept from fields typed in pairs, ended by NULL: its id. */
static inline int64_t add_typed(journal *j, struct err *err, const entity *e, ...)
{
	AUTO_CTX(tmp);
	record *r = record_new(tmp, e);
	va_list ap;
	const char *name;

	va_start(ap, e);
	while ((name = va_arg(ap, const char *)))
		assert_ok(journal_type(j, r, entity_field(e, name), va_arg(ap, const char *), err), err, __FILE__, __LINE__);
	va_end(ap);
	assert_ok(journal_save(j, r, NULL, err), err, __FILE__, __LINE__);
	return r->id;
}

/* A file kept with the record of that uid. */
static inline int attach_file(journal *j, const char *owner_uid, const char *name, const char *media, const void *data, size_t len, int64_t *id,
                              struct err *err)
{
	AUTO_CTX(tmp);
	record *r = record_new(tmp, &e_attachment);

	record_set(r, "owner", value_text(tmp, owner_uid));
	record_set(r, "name", value_text(tmp, name));
	record_set(r, "media_type", value_text(tmp, media));
	record_set(r, "content", (value){V_BLOB, 0, data, len});
	int code = journal_save(j, r, NULL, err);
	*id = r->id;
	return code;
}
