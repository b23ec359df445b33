// SPDX-License-Identifier: EUPL-1.2
/* Everything wrong with a journal: its pages, its links, its rules, its schema, its index. Each with what to do. */
#include "internal.h"

#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <sha2.h>
#include <string.h>

enum { SAID = 20 }; /* problems of one kind told, at most */

/* A value out of bounds is told with its record, by bounds(); on a file that may only be read, SQLite does not look at them. */
static bool is_value(const char *said)
{
	return !strncmp(said, "CHECK constraint", 16);
}

/* Damage may be such that the check itself cannot be run: that is said too. */
static void pages(struct sql *s, struct problems *p)
{
	AUTO_ERR failed = {0};
	AUTO_ROWS r = {0};
	int code = sql_query(&r, s, &failed, "PRAGMA integrity_check(20)", NULL);
	while (!code && (code = rows_next(&r, &failed)) > 0) {
		AUTO_ERR e = {0};
		code = 0;
		if (!strcmp(rows_text(&r, 0), "ok") || is_value(rows_text(&r, 0)))
			continue;
		err_setf(&e, ERR_DATA, _("The journal is damaged: %s|restore the last good copy: carnet restore FILE"), rows_text(&r, 0));
		problems_take(p, &e);
	}
	if (code)
		problems_take(p, &failed);
}

int journal_lost_links(journal *j, const entity *of, struct problems *p, struct err *err)
{
	AUTO_ROWS r = {0};
	int code = sql_query(&r, &j->sql, err, "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check(?) LIMIT ?", "si", of ? of->name : NULL,
	                     (int64_t)SAID);
	while (!code && (code = rows_next(&r, err)) > 0) {
		const entity *to = entity_named(rows_text(&r, 2));
		AUTO_ERR e = {0};
		err_setf(&e, ERR_DATA, _("The record it refers to (%s) no longer exists|open this record and choose another, or none"),
		         to ? _(to->one) : rows_text(&r, 2));
		err_place(&e, "%s %lld", rows_text(&r, 0), (long long)sqlite3_column_int64(r.st, 1));
		problems_take(p, &e);
		code = 0;
	}
	return code;
}

/* Values, record by record. */
struct walk {
	struct problems *p;
	size_t said;
};

static int check_row(void *data, const record *r)
{
	struct walk *w = data;
	AUTO_PROBLEMS found = {0};
	record_check(r, &found);
	for (size_t i = 0; i < found.count; i++) {
		AUTO_ERR e = {0};
		const struct err *f = &found.list[i];
		if (f->warning)
			continue;
		err_set(&e, f->code, f->what, f->todo);
		err_place(&e, "%s (%lld)", f->place, (long long)r->id);
		problems_take(w->p, &e);
		w->said++;
	}
	return w->said >= SAID;
}

/* The rules between fields, over the rows that where picks: the same conditions as the triggers', told of stored rows. */
int health_rules(struct sql *s, const entity *e, const char *where, struct problems *p, struct err *err)
{
	int code = 0;
	for (size_t i = 0; !code && i < e->nrules; i++) {
		AUTO_CTX(tmp);
		AUTO_ROWS r = {0};
		if (e->rules[i].doubt)
			continue;
		code = sql_query(&r, s, err,
		                 mem_printf(tmp, "SELECT id FROM \"%s\" AS NEW WHERE %s AND (%s) LIMIT %d", e->name, where, e->rules[i].bad, SAID),
		                 NULL);
		while (!code && (code = rows_next(&r, err)) > 0) {
			AUTO_ERR described = {0}, told = {0};
			rule_describe(&described, e, &e->rules[i]);
			err_set(&told, described.code, described.what, described.todo);
			err_place(&told, "%s (%lld)", described.place, (long long)sqlite3_column_int64(r.st, 0));
			problems_take(p, &told);
			code = 0;
		}
	}
	return code;
}

/* What no program could write without silencing the table: too long, not a date… */
static int bounds(struct sql *s, const entity *of, struct problems *p, struct err *err)
{
	int code = 0;
	for (size_t i = 0; !code && i < of->nfields; i++) {
		AUTO_CTX(tmp);
		AUTO_ROWS r = {0};
		const field *f = &of->fields[i];
		strbuf *sql = sb_new(tmp);
		if (!f->type->sql || !f->type->rule)
			continue;
		sb_addf(sql, "SELECT id FROM \"%s\" WHERE NOT(", of->name);
		f->type->rule(sql, f);
		sb_addf(sql, ") LIMIT %d", SAID);
		code = sql_query(&r, s, err, sql->s, NULL);
		while (!code && (code = rows_next(&r, err)) > 0) {
			AUTO_ERR told = {0};
			err_setf(&told, ERR_DATA, _("“%s” holds what it never may|open this record and write it again, or restore the last good copy"), _(f->label));
			err_place(&told, "%s.%s (%lld)", of->name, f->name, (long long)sqlite3_column_int64(r.st, 0));
			problems_take(p, &told);
			code = 0;
		}
	}
	return code;
}

/* The search index has no room for larger numbers. Another program alone gives them. */
static int numbers(struct sql *s, const entity *of, struct problems *p, struct err *err)
{
	AUTO_CTX(tmp);
	AUTO_ERR told = {0};
	int64_t id;
	int code = sql_int(s, &id, err, mem_printf(tmp, "SELECT ifnull(max(id), 0) FROM \"%s\"", of->name), NULL);
	if (code || id <= SEARCH_ID_MAX)
		return code;
	err_set(&told, ERR_DATA, _("This record has too large a number to be found by searching"),
	        _("export your records, then import them into a new journal"));
	err_place(&told, "%s (%lld)", of->name, (long long)id);
	problems_take(p, &told);
	return 0;
}

static int values(journal *j, struct problems *p, struct err *err)
{
	struct walk w = {.p = p};
	int code = 0;
	for (const entity *const *e = entities; !code && *e; e++) {
		AUTO_CTX(tmp);
		query *q = NEW(tmp, query);
		q->e = *e;
		code = journal_each(j, q, check_row, &w, err);
		if (code >= 0)
			code = health_rules(&j->sql, *e, "1", p, err);
		if (!code)
			code = bounds(&j->sql, *e, p, err);
		if (!code)
			code = numbers(&j->sql, *e, p, err);
	}
	return code;
}

/* The index is ours and says nothing that the records do not: it is made anew. */
static int search_index(journal *j, struct problems *p, struct err *err)
{
	AUTO_ERR told = {0};
	bool follows;
	int code = migrate_search_follows(&j->sql, &follows, err);
	if (code || follows)
		return code;
	code = sql_begin(&j->sql, err);
	code = code ? code : sql_end(&j->sql, migrate_fill_search(&j->sql, err), err);
	if (code)
		return code;
	err_set(&told, ERR_DATA, _("The search index did not follow the records, it was made anew"), _("nothing more is needed"));
	told.warning = true;
	problems_take(p, &told);
	return 0;
}

/* Contents that are no longer those that were kept. */
int journal_altered_files(journal *j, struct problems *p, struct err *err)
{
	AUTO_ROWS r = {0};
	int code = sql_query(&r, &j->sql, err, "SELECT sha256, content, (SELECT name FROM attachment AS a WHERE a.sha256=b.sha256) FROM attachment_body AS b", NULL);
	while (!code && (code = rows_next(&r, err)) > 0) {
		AUTO_ERR told = {0};
		char sha[SHA256_DIGEST_STRING_LENGTH];
		value body = rows_value(&r, 1);
		code = 0;
		SHA256Data((const uint8_t *)(body.s ? body.s : ""), body.len, sha);
		if (!strcmp(sha, rows_text(&r, 0)))
			continue;
		err_setf(&told, ERR_DATA, _("The content of the attachment “%s” is no longer the file that was kept|add the file again, or restore an earlier copy"),
		         rows_text(&r, 2));
		problems_take(p, &told);
	}
	return code;
}

/* Every file kept with a record has its content. */
int journal_lost_files(journal *j, struct problems *p, struct err *err)
{
	AUTO_ROWS r = {0};
	int code = sql_query(&r, &j->sql, err, "SELECT id, name FROM attachment WHERE NOT EXISTS(SELECT 1 FROM attachment_body AS b WHERE b.sha256=attachment.sha256)",
	                     NULL);
	while (!code && (code = rows_next(&r, err)) > 0) {
		AUTO_ERR told = {0};
		err_setf(&told, ERR_DATA, _("The content of the attachment “%s” is not in the journal|add the file again, or restore an earlier copy"),
		         rows_text(&r, 1));
		err_place(&told, "attachment (%lld)", (long long)sqlite3_column_int64(r.st, 0));
		problems_take(p, &told);
		code = 0;
	}
	return code;
}

int journal_health(journal *j, struct problems *p, struct err *err)
{
	size_t before = p->errors;
	bool ours = false;
	pages(&j->sql, p);
	if (p->errors > before) /* nothing else can be told of damaged pages */
		return 0;
	int code = journal_lost_links(j, NULL, p, err);
	if (!code)
		code = stock_check(&j->sql, &ours, p, err);
	if (!code)
		code = values(j, p, err);
	if (!code)
		code = journal_lost_files(j, p, err);
	if (!code)
		code = journal_altered_files(j, p, err);
	if (!code)
		code = attachment_ownerless(&j->sql, "1", p, err);
	if (!code)
		code = sums_check(j, p, err);
	if (code || !j->writable || !ours) /* what is not ours is neither run nor read through */
		return code;
	code = sums_complete(j, err);
	return code ? code : search_index(j, p, err);
}

int journal_copy_doubts(const char *copy, struct problems *p, struct err *err)
{
	journal j = {0};
	int64_t version;
	int code = backup_open(&j.sql, copy, &version, err);
	if (code)
		return code;
	if (version == SCHEMA_VERSION) {
		code = values(&j, p, err);
		if (!code)
			code = sums_check(&j, p, err);
		if (!code)
			code = journal_altered_files(&j, p, err);
	}
	sql_close(&j.sql);
	return code;
}
