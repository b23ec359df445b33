// SPDX-License-Identifier: EUPL-1.2
#include <carnet/desk/pack.h>

#include <inttypes.h>
#include <string.h>

#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>

typedef struct kept { const char *key; int64_t id; } kept;

typedef struct taking {
	journal *j;
	kept *list;
	size_t count;
	pack_records_report *report;
	struct err *e;
} taking;

static const kept *kept_as(const taking *t, const char *key)
{
	for (size_t i = 0; i < t->count; i++)
		if (strcmp(t->list[i].key, key) == 0)
			return &t->list[i];
	return NULL;
}

/* A record is the one that has its name; 0 when there is none. */
static int find_same(taking *t, const record *r, int64_t *id)
{
	AUTO_CTX(tmp);
	record **rows;
	size_t count = 0;
	query *q = query_new(tmp, r->e);
	query_where(q, "name", OP_IS, *record_get(r, "name"));
	int rc = journal_window(t->j, tmp, q, NULL, false, 1, &rows, &count, t->e);
	*id = !rc && count ? rows[0]->id : 0;
	return rc;
}

static int type_value(taking *t, record *r, const field *f, const char *typed)
{
	AUTO_CTX(tmp);
	if (f->type == &t_reference) {
		const kept *to = kept_as(t, typed + 1);
		return to ? journal_type(t->j, r, f, mem_printf(tmp, "%" PRId64, to->id), t->e) : 0;
	}
	return journal_type(t->j, r, f, typed, t->e);
}

static int take_record(void *data, const sample *s)
{
	taking *t = data;
	AUTO_CTX(tmp);
	record *r = record_new(tmp, s->e);
	int64_t id;
	int rc = 0;
	record_fallbacks(r);
	for (size_t i = 0; !rc && i < s->count; i++)
		rc = type_value(t, r, entity_field(s->e, s->names[i]), s->values[i]);
	rc = rc ? rc : find_same(t, r, &id);
	if (!rc && !id) {
		rc = journal_save(t->j, r, NULL, t->e);
		id = r->id;
		t->report->added++;
	} else if (!rc) {
		t->report->known++;
	}
	if (rc)
		return err_place(t->e, "%s", s->key);
	t->list = GROW(t->list, t->list, t->count + 1);
	t->list[t->count++] = (kept){ mem_dup(t->list, s->key), id };
	return 0;
}

int desk_pack_records(desk *d, const char *packs, const char *name, pack_records_report *report, struct err *e)
{
	AUTO_CTX(tmp);
	*report = (pack_records_report){ 0 };
	taking t = { .j = d->j, .list = NEW_ARRAY(tmp, kept, 1), .report = report, .e = e };
	int rc = journal_begin(d->j, mem_printf(tmp, _("Records of the pack %s added"), name), e);
	if (rc)
		return rc;
	rc = pack_records(d->l, packs, name, take_record, &t, e);
	if (rc)
		journal_rollback(d->j);
	else
		rc = journal_commit(d->j, e);
	return rc;
}
