// SPDX-License-Identifier: EUPL-1.2
#include <carnet/rules/answers.h>

#include <carnet/base/mem.h>
#include <string.h>

static query *parts_of(const void *parent, const answer_sheet *s, int64_t owner)
{
	query *q = query_new(parent, s->part);

	query_where(q, s->owner, OP_IS, value_int(owner));
	return q;
}

int answers_each(journal *j, const answer_sheet *s, int64_t owner, int (*row)(void *data, const record *part), void *data, struct err *e)
{
	AUTO_CTX(tmp);

	return journal_each(j, parts_of(tmp, s, owner), row, data, e);
}

static record *part_for(const void *parent, const answer_sheet *s, record *const *list, size_t count, int64_t owner, const char *question)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(record_text(list[i], s->key), question) == 0)
			return list[i];
	record *r = record_new(parent, s->part);
	record_set(r, s->owner, value_int(owner));
	record_set(r, s->key, value_text(r, question));
	return r;
}

static int keep_all(journal *j, const answer_sheet *s, record *owner, struct err *e)
{
	AUTO_CTX(tmp);
	record **list;
	size_t count;
	int code = journal_save(j, owner, NULL, e);

	if (!code)
		code = journal_window(j, tmp, parts_of(tmp, s, owner->id), NULL, false, 0, &list, &count, e);
	for (size_t i = 0; i < s->count && !code; i++) {
		record *r = part_for(tmp, s, list, count, owner->id, s->question(s->of, i));
		if (s->answer(r, s->of, i))
			code = journal_save(j, r, NULL, e);
		else if (r->id)
			code = journal_delete(j, s->part, r->id, NULL, NULL, e);
	}
	return code;
}

/* A copy is saved, so that what is taken back leaves no trace in the original. */
int answers_keep(journal *j, const answer_sheet *s, const char *action, record *owner, struct err *e)
{
	AUTO_CTX(tmp);
	record *kept = record_copy(tmp, owner);
	int code = journal_begin(j, action, e);

	if (code)
		return code;
	code = keep_all(j, s, kept, e);
	if (code) {
		journal_rollback(j);
		return code;
	}
	code = journal_commit(j, e);
	if (code)
		return code;
	owner->id = kept->id;
	owner->uid = mem_dup(owner, kept->uid);
	owner->created = mem_dup(owner, kept->created);
	owner->updated = mem_dup(owner, kept->updated);
	return 0;
}
