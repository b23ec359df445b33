// SPDX-License-Identifier: EUPL-1.2
/* A record by what a person types: its number, its uid, or the beginning of its title. */
#include "internal.h"

#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/money.h>
#include <carnet/base/text.h>
#include <ctype.h>
#include <string.h>

enum { UID_MIN = 32, NAMED = 3, LOOKED_AT = 500 };

/* How the entity is typed in the person's language. */
static const char *lookup_word(const entity *e)
{
	return i18n_french() ? e->alias : e->name;
}

int lookup_missing(const entity *e, int64_t id, struct err *err)
{
	return err_setf(err, ERR_MISSING, _("%s %lld does not exist|carnet list %s shows those that do"), lookup_word(e), (long long)id,
	                lookup_word(e));
}

static int by_column(journal *j, const entity *e, const char *column, const value *v, int64_t *id, struct err *err)
{
	AUTO_CTX(tmp);
	const char *sql = mem_printf(tmp, "SELECT id FROM \"%s\" WHERE %s=?", e->name, column);
	return sql_int(&j->sql, id, err, sql, "v", v);
}

/* What fits so far. */
struct fits {
	journal *j;
	const entity *e;
	const char *typed;
	int64_t id;
	size_t count;
	bool exact;
	strbuf *names;
};

static void consider(struct fits *f, int64_t id)
{
	AUTO_CTX(tmp);
	const char *title = journal_title(f->j, tmp, f->e, id);
	if (!text_begins(title, f->typed))
		return;
	if (text_same(title, f->typed)) {
		f->count = f->exact ? f->count + 1 : 1; /* the very title comes before longer ones */
		f->exact = true;
		f->id = id;
	} else if (!f->exact) {
		f->count++;
		f->id = id;
	}
	if (f->count <= NAMED)
		sb_addf(f->names, "%s%lld (%s)", f->names->len ? ", " : "", (long long)id, title);
}

static int consider_all(struct fits *f, const char *sql, const char *match, struct err *err)
{
	AUTO_ROWS r = {0};
	int code = match ? sql_query(&r, &f->j->sql, err, sql, "si", match, (int64_t)f->e->number) : sql_query(&r, &f->j->sql, err, sql, NULL);
	for (int n = 0; !code && (code = rows_next(&r, err)) > 0; n++) {
		consider(f, sqlite3_column_int64(r.st, 0));
		code = f->count > NAMED && n > LOOKED_AT;
	}
	return code < 0 ? code : 0;
}

/* Titles that begin with words, through the search index: the whole as typed, else (a date may follow, which the index does not have) the first word.
 */
static char *title_match(const void *parent, const char *typed, bool whole)
{
	strbuf *m = sb_new(parent);
	sb_add(m, "title : ^\"");
	for (const char *p = typed; *p && (whole || (unsigned char)*p >= 0x80 || isalnum((unsigned char)*p)); p++)
		sb_add(m, *p == '"' ? " " : (char[]){*p, '\0'});
	sb_add(m, "\"*");
	return m->s;
}

static int by_title(struct fits *f, struct err *err)
{
	AUTO_CTX(tmp);
	static const char found[] = "SELECT rowid & 134217727 FROM search WHERE search MATCH ? AND ((rowid >> 27) & 31) = ? ORDER BY rowid DESC";
	const field *first = title_first(f->e);
	/* A choice is shown in the person's language and indexed in French. */
	if (!(first->flags & F_FIND) || first->type == &t_choice)
		return consider_all(f, mem_printf(tmp, "SELECT id FROM \"%s\" ORDER BY id DESC", f->e->name), NULL, err);
	int code = consider_all(f, found, title_match(tmp, f->typed, true), err);
	if (!code && !f->count)
		code = consider_all(f, found, title_match(tmp, f->typed, false), err);
	return code;
}

int journal_lookup(journal *j, const entity *e, const char *typed, int64_t *id, struct err *err)
{
	AUTO_CTX(tmp);
	const char *text = text_trim(tmp, typed);
	value v = value_text(tmp, text), n = value_int(0);
	bool digits = *text && strspn(text, "0123456789") == v.len && !integer_parse(&n.n, text, NULL);
	int code = ERR_MISSING;
	if (v.kind == V_NULL)
		return err_setf(err, ERR_INPUT, _("No %s is named|give its number or the beginning of its title"), _(e->one));
	if (digits)
		code = by_column(j, e, "id", &n, id, err);
	else if (v.len >= UID_MIN && strspn(text, "0123456789abcdefABCDEF-") == v.len)
		code = by_column(j, e, "uid", &v, id, err);
	if (code != ERR_MISSING)
		return code;
	struct fits f = {.j = j, .e = e, .typed = text, .names = sb_new(tmp)};
	code = by_title(&f, err);
	if (code)
		return code;
	*id = f.id;
	if (f.count == 1)
		return 0;
	if (f.count)
		return err_setf(err, ERR_INPUT, _("“%s” fits several: %s%s|write more of the title, or the number"), text, f.names->s,
		                f.count > NAMED ? "…" : "");
	if (digits)
		return lookup_missing(e, n.n, err);
	return err_setf(err, ERR_MISSING, _("Nothing fits “%s”|carnet list %s shows what there is"), text, lookup_word(e));
}

int lookup_value(journal *j, const field *f, value *v, struct err *err)
{
	int64_t id;
	if (f->type != &t_reference || v->kind != V_TEXT)
		return 0;
	int code = journal_lookup(j, entity_named(f->opt.ref), v->s, &id, err);
	if (!code)
		*v = value_int(id);
	return code;
}

int64_t journal_uid(journal *j, const entity *e, const char *uid, const void *parent, char **updated)
{
	AUTO_CTX(tmp);
	AUTO_ROWS r = {0};
	if (updated)
		*updated = NULL;
	if (sql_query(&r, &j->sql, NULL, mem_printf(tmp, "SELECT id, updated FROM \"%s\" WHERE uid=?", e->name), "s", uid) ||
	    rows_next(&r, NULL) <= 0)
		return 0;
	if (updated)
		*updated = mem_dup(parent, (const char *)sqlite3_column_text(r.st, 1));
	return sqlite3_column_int64(r.st, 0);
}
