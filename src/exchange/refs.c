// SPDX-License-Identifier: EUPL-1.2
#include "refs.h"
#include <carnet/base/mem.h>

enum { SLOTS = 512 };

typedef struct slot {
	const entity *e;
	int64_t id;
	char *uid, *title, *typed; /* each filled when first asked */
} slot;

struct refs {
	journal *j;
	slot *slots[SLOTS];
};

refs *refs_new(const void *parent, journal *j)
{
	refs *c = NEW(parent, refs);

	c->j = j;
	return c;
}

/* A later record with the same place in the table takes it over: rows that follow each other refer to few records. */
static slot *refs_slot(refs *c, const entity *e, int64_t id)
{
	slot **at = &c->slots[((uint64_t)id * 32 + (uint64_t)e->number) % SLOTS];

	if (*at && (*at)->e == e && (*at)->id == id)
		return *at;
	talloc_free(*at);
	*at = NEW(c, slot);
	(*at)->e = e;
	(*at)->id = id;
	return *at;
}

const char *refs_uid(refs *c, const entity *e, int64_t id, struct err *err)
{
	slot *s = refs_slot(c, e, id);
	record *r = NULL;

	if (s->uid)
		return s->uid;
	AUTO_CTX(tmp);
	if (!journal_get(c->j, tmp, &r, e, id, err))
		s->uid = mem_dup(s, r->uid);
	return s->uid;
}

const char *refs_title(refs *c, const entity *e, int64_t id)
{
	slot *s = refs_slot(c, e, id);

	if (!s->title)
		s->title = journal_title(c->j, s, e, id);
	return s->title;
}

const char *refs_typed(refs *c, const entity *e, int64_t id, struct err *err)
{
	slot *s = refs_slot(c, e, id);
	int64_t found = 0;

	if (s->typed)
		return s->typed;
	AUTO_ERR several = {0};
	const char *title = refs_title(c, e, id);
	bool same = *title && !journal_lookup(c->j, e, title, &found, &several) && found == id;
	const char *typed = same ? title : refs_uid(c, e, id, err);
	if (typed)
		s->typed = mem_dup(s, typed);
	return s->typed;
}
