// SPDX-License-Identifier: EUPL-1.2
/* For good: the records first, in one transaction with the history and the index; then the file, the drafts and the copies. */
#include <carnet/journal/purge.h>

#include "internal.h"

#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <string.h>

bool purge_has(const record *r, const char *name)
{
	const value *v = record_get(r, name);
	return v->kind != V_NULL && !(v->kind == V_TEXT && strcmp(v->s, PURGED_TEXT) == 0);
}

static int blank(journal *j, const purge_part *part, purged *told, struct err *err)
{
	AUTO_CTX(tmp);
	record *r;
	char now[25];
	int code = journal_get(j, tmp, &r, part->e, part->id, err);
	if (code)
		return code;
	strbuf *sql = sb_new(tmp);
	clock_stamp(now);
	sb_addf(sql, "UPDATE \"%s\" SET updated=max(updated,?1)", part->e->name);
	for (const char *const *name = part->blank; *name; name++) {
		bool needed = entity_field(part->e, *name)->flags & F_NEED;
		sb_addf(sql, ",\"%s\"=", *name);
		sb_add(sql, needed ? "'" PURGED_TEXT "'" : "NULL");
		told->texts += purge_has(r, *name);
	}
	sb_add(sql, " WHERE id=?2");
	return sql_run(&j->sql, err, sql->s, "si", now, part->id);
}

static int part_out(journal *j, const purge_part *part, purged *told, struct err *err)
{
	int gone;
	if (part->blank)
		return blank(j, part, told, err);
	int code = journal_delete(j, part->e, part->id, &gone, NULL, err);
	told->records += code ? 0 : gone;
	return code;
}

static int records_out(journal *j, const purge_part *list, size_t count, purged *told, struct err *err)
{
	int code = sql_script(&j->sql, "PRAGMA secure_delete=ON", err); /* zeros in the place of what goes */
	if (code || (code = action_begin(j, "", err)))
		return code;
	for (size_t i = 0; !code && i < count; i++)
		code = part_out(j, &list[i], told, err);
	if (!code)
		code = sql_script(&j->sql, "DELETE FROM history;"
		                           "DELETE FROM attachment_body WHERE sha256 NOT IN (SELECT sha256 FROM attachment)", err);
	if (!code)
		code = migrate_fill_search(&j->sql, err); /* FTS5 marks a word as gone, and keeps it */
	return journal_end(j, code, err);
}

/* What is left of earlier changes in the free pages of the file goes too. */
static int beside_out(journal *j, const void *parent, purged *told, struct err *err)
{
	int code = sql_run(&j->sql, err, "VACUUM", NULL);
	if (!code)
		code = drafts_purge(j, err);
	return code || strcmp(j->path, ":memory:") == 0 ? code : backup_renew(j, parent, told, err);
}

int journal_purge(journal *j, const void *parent, const purge_part *list, size_t count, purged *told, struct err *err)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	*told = (purged){0};
	int code = drafts_idle(j, err);
	if (!code)
		code = records_out(j, list, count, told, err);
	if (code || !(code = beside_out(j, parent, told, &e)))
		return code;
	return err_set(err, e.code, mem_printf(tmp, _("It is gone from the journal, but not yet from all that is beside it. %s"), e.what), e.todo);
}
