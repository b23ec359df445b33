// SPDX-License-Identifier: EUPL-1.2
/* Files kept with a record. A body is kept once per content, apart from the records: history never carries it, so an undone attachment finds it
 * again. */
#include "internal.h"

#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <sha2.h>
#include <stdio.h>
#include <string.h>

static int check_size(size_t len, struct err *err)
{
	if (len <= ATTACHMENT_MAX)
		return 0;
	return err_setf(err, ERR_INPUT, _("This file is over %d MB|keep it beside the journal, or make it smaller"), ATTACHMENT_MAX >> 20);
}

int attachment_body(journal *j, record *r, const void *data, size_t len, struct err *err)
{
	char sha[SHA256_DIGEST_STRING_LENGTH];
	int code = check_size(len, err);
	if (code)
		return code;
	SHA256Data(data, len, sha);
	record_set(r, "sha256", (value){V_TEXT, 0, sha, strlen(sha)});
	record_set(r, "size", value_int((int64_t)len));
	if ((code = action_begin(j, NULL, err)))
		return code;
	code = sql_run(&j->sql, err, "INSERT OR IGNORE INTO attachment_body(sha256, size, content) VALUES(?, ?, ?)", "sib", sha, (int64_t)len, data,
	               (int)len);
	return journal_end(j, code, err);
}

int attachment_read(journal *j, const void *parent, int64_t id, char **data, size_t *len, struct err *err)
{
	AUTO_ROWS r = {0};
	int64_t found;
	int code = sql_query(&r, &j->sql, err, "SELECT content FROM attachment JOIN attachment_body USING(sha256) WHERE id=?", "i", id);
	if (code || (code = rows_next(&r, err)) < 0)
		return code;
	if (code) {
		value body = rows_value(&r, 0);
		*data = mem_dupn(parent, body.s ? body.s : "", body.len);
		*len = body.len;
		return 0;
	}
	code = sql_int(&j->sql, &found, err, "SELECT 1 FROM attachment WHERE id=?", "i", id);
	if (code)
		return code == ERR_MISSING ? lookup_missing(&e_attachment, id, err) : code;
	return err_setf(err, ERR_MISSING, _("The content of this attachment is not in the journal|add the file again"));
}

/* Of any kind of record: a reference could name one only. owner is SQL. */
static void owner_gone_sql(strbuf *sql, const char *owner)
{
	for (const entity *const *e = entities; *e; e++)
		sb_addf(sql, "%sNOT EXISTS(SELECT 1 FROM \"%s\" WHERE uid=%s)", sql->len ? " AND " : "", (*e)->name, owner);
}

static void tell_ownerless(struct problems *p, const char *uid, const char *place)
{
	AUTO_ERR told = {0};
	err_setf(&told, ERR_INPUT, _("No record has the identifier “%s”|give the uid of the record it goes with"), uid);
	err_place(&told, "%s", place);
	problems_take(p, &told);
}

int attachment_ownerless(struct sql *s, const char *where, struct problems *p, struct err *err)
{
	AUTO_CTX(tmp);
	AUTO_ROWS r = {0};
	strbuf *gone = sb_new(tmp);
	owner_gone_sql(gone, "a.owner");
	int code = sql_query(&r, s, err, mem_printf(tmp, "SELECT id, owner FROM attachment AS a WHERE %s AND %s LIMIT 20", where, gone->s), NULL);
	while (!code && (code = rows_next(&r, err)) > 0) {
		tell_ownerless(p, (const char *)sqlite3_column_text(r.st, 1),
		               mem_printf(tmp, "attachment.owner (%lld)", (long long)sqlite3_column_int64(r.st, 0)));
		code = 0;
	}
	return code;
}

void attachment_content(const record *r, struct problems *p)
{
	AUTO_ERR told = {0};
	if (record_get(r, "sha256")->kind != V_NULL)
		return;
	err_set(&told, ERR_INPUT, _("An attachment without its content keeps nothing"), _("give the file: content=@FILE"));
	err_place(&told, "attachment.content");
	problems_take(p, &told);
}

int attachment_check(journal *j, const record *r, struct problems *p, struct err *err)
{
	AUTO_CTX(tmp);
	strbuf *gone = sb_new(tmp);
	int64_t found;
	const char *uid = record_text(r, "owner");
	owner_gone_sql(gone, "?1");
	int code = sql_int(&j->sql, &found, err, mem_printf(tmp, "SELECT 1 WHERE %s", gone->s), "s", uid);
	if (!code)
		tell_ownerless(p, uid, "attachment.owner");
	attachment_content(r, p);
	return code == ERR_MISSING ? 0 : code;
}

/* A body that no record has any more and that no undo can bring back goes for good. */
static int purge(journal *j, const char *sha, int len, struct err *err)
{
	return sql_run(&j->sql, err,
	               "DELETE FROM attachment_body WHERE sha256=?1 AND NOT EXISTS(SELECT 1 FROM attachment WHERE sha256=?1) "
	               "AND NOT EXISTS(SELECT 1 FROM history WHERE instr(changes, ?2))",
	               "sb", sha, sha, len);
}

int attachment_forget(journal *j, const void *changes, size_t len, struct err *err)
{
	sqlite3_changeset_iter *it;
	int code = 0, column = field_index_named(&e_attachment, "sha256") + 4;
	if (!len || sqlite3changeset_start(&it, (int)len, (void *)(uintptr_t)changes))
		return 0;
	while (!code && sqlite3changeset_next(it) == SQLITE_ROW) {
		const char *table;
		int columns, op, indirect;
		sqlite3_value *sha = NULL;
		sqlite3changeset_op(it, &table, &columns, &op, &indirect);
		if (strcmp(table, e_attachment.name))
			continue;
		if (op != SQLITE_INSERT)
			sqlite3changeset_old(it, column, &sha);
		else
			sqlite3changeset_new(it, column, &sha);
		if (sha && sqlite3_value_type(sha) == SQLITE_TEXT)
			code = purge(j, (const char *)sqlite3_value_text(sha), sqlite3_value_bytes(sha), err);
	}
	sqlite3changeset_finalize(it);
	return code;
}
