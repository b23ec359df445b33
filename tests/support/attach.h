// SPDX-License-Identifier: EUPL-1.2
/* Files kept with a record. */
#pragma once
#include <carnet/base/mem.h>
#include <carnet/journal/keep.h>
#include <carnet/record/registry.h>

static inline int attach_file(journal *j, const char *owner_uid, const char *name, const char *media, const void *data, size_t len, int64_t *id,
                              struct err *err)
{
	AUTO_CTX(tmp);
	record *r = record_new(tmp, &e_attachment);

	record_set(r, "owner", value_text(tmp, owner_uid));
	record_set(r, "name", value_text(tmp, name));
	record_set(r, "media_type", value_text(tmp, media));
	record_set(r, "content", (value){V_BLOB, 0, data, len});
	int rc = journal_save(j, r, NULL, err);
	*id = r->id;
	return rc;
}
