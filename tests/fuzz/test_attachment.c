// SPDX-License-Identifier: EUPL-1.2
/* A file kept with a record: a first line for its name, a second for its kind, then its bytes, given back as they are. */
#include "fuzz.h"

#include <string.h>

#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/journal/keep.h>
#include "../support/kept.h"

/* The line at *at, which goes past it. */
static const char *line(const void *parent, const uint8_t *data, size_t len, size_t *at)
{
	const char *start = (const char *)data + *at;
	const char *end = len > *at ? memchr(start, '\n', len - *at) : NULL;
	size_t n = end ? (size_t)(end - start) : len - *at;
	*at += n + (end != NULL);
	return mem_dupn(parent, start, n);
}

enum { KEPT_MAX = 200 }; /* making the tables costs more than all the rest: one journal serves for so many */

static journal *with_owner(const char **uid)
{
	static journal *j;
	static record *owner;
	static int kept;
	AUTO_ERR e = {0};
	if (kept++ % KEPT_MAX == 0) {
		mem_free(j);
		HOLDS(journal_open(NULL, &j, ":memory:", JOURNAL_WRITE, &e) == 0);
		owner = record_new(j, &e_cpts);
		record_set(owner, "name", value_text(owner, "CPTS du Val"));
		HOLDS(journal_save(j, owner, NULL, &e) == 0);
	}
	*uid = owner->uid;
	return j;
}

int fuzz_one(const uint8_t *data, size_t len)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	const char *uid;
	journal *j = with_owner(&uid);
	size_t at = 0, kept_len;
	int64_t id;
	char *kept;
	const char *name = line(tmp, data, len, &at), *media = line(tmp, data, len, &at);
	int code = attach_file(j, uid, name, media, data + at, len - at, &id, &e);
	HOLDS_TOLD(code, &e);
	if (code)
		return 0;
	HOLDS(attachment_read(j, tmp, id, &kept, &kept_len, &e) == 0);
	HOLDS(kept_len == len - at && memcmp(kept, data + at, kept_len) == 0);
	return 0;
}
