// SPDX-License-Identifier: EUPL-1.2
/* Keeping a record: made canonical, resolved, checked whole, then written in one action. */
#include "internal.h"

#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <string.h>

static void problem_place(struct problems *p, struct err *e, const entity *en, const field *f)
{
	err_place(e, "%s.%s", en->name, f->name);
	problems_take(p, e);
}

/* Canonical text; one line is trimmed too. What is not UTF-8 is refused. */
static void normalise(record *r, struct problems *p)
{
	for (size_t i = 0; i < r->e->nfields; i++) {
		const field *f = &r->e->fields[i];
		value *v = &r->v[i];
		if (v->kind != V_TEXT)
			continue;
		if (strlen(v->s) != v->len || !text_is_utf8(v->s, v->len, NULL)) {
			AUTO_ERR e = {0};
			err_setf(&e, ERR_INPUT, _("“%s” is not readable text (UTF-8)|write it again, or save the file as UTF-8"), _(f->label));
			problem_place(p, &e, r->e, f);
			*v = (value){.kind = V_NULL};
			continue;
		}
		const char *kept = text_nfc(r, v->s, v->len);
		*v = value_text(r, f->type == &t_prose ? kept : text_trim(r, kept));
	}
}

static void resolve(journal *j, record *r, struct problems *p)
{
	for (size_t i = 0; i < r->e->nfields; i++) {
		AUTO_ERR e = {0};
		if (lookup_value(j, &r->e->fields[i], &r->v[i], &e))
			problem_place(p, &e, r->e, &r->e->fields[i]);
	}
}

/* Rules between fields, all at once, doubts included. The triggers would stop at the first. */
static int check_rules(journal *j, const record *r, struct problems *p, struct err *err)
{
	AUTO_CTX(tmp);
	strbuf *sql = sb_new(tmp);
	record_rules_sql(sql, r->e);
	if (!sql->len)
		return 0;
	value *v = NEW_ARRAY(tmp, value, r->e->nfields + 1);
	v[0] = r->id ? value_int(r->id) : (value){.kind = V_NULL};
	memcpy(v + 1, r->v, r->e->nfields * sizeof *v);
	AUTO_ROWS q = {0};
	int code = sql_query_values(&q, &j->sql, err, sql->s, v, r->e->nfields + 1);
	if (code || (code = rows_next(&q, err)) <= 0)
		return code;
	for (size_t i = 0; i < r->e->nrules; i++) {
		AUTO_ERR e = {0};
		if (sqlite3_column_int(q.st, (int)i) == 0)
			continue;
		rule_describe(&e, r->e, &r->e->rules[i]);
		problems_take(p, &e);
	}
	return 0;
}

/* Those before from are of an earlier call. */
int check_first_error(const struct problems *p, size_t from, struct err *err)
{
	for (size_t i = from; i < p->count; i++) {
		const struct err *e = &p->list[i];
		if (e->warning)
			continue;
		err_set(err, e->code, e->what, e->todo);
		if (e->place)
			err_place(err, "%s", e->place);
		return e->code;
	}
	return 0;
}

int check_record(journal *j, record *r, struct problems *p, struct err *err)
{
	size_t from = p->count;
	normalise(r, p);
	resolve(j, r, p);
	record_check(r, p);
	return check_first_error(p, from, err);
}

static bool filled(const entity *e)
{
	for (size_t i = 0; i < e->nfields; i++)
		if (e->fields[i].opt.fill)
			return true;
	return false;
}

static void label(journal *j, const record *r, const char *format)
{
	char *title = journal_record_title(j, NULL, r);
	action_label(j, mem_printf(NULL, format, _(r->e->one), title));
	talloc_free(title);
}

/* A record of a brief window has no long texts: they stay as they are. */
static void keep_left_out(record *r, const record *old)
{
	for (size_t i = 0; r->brief && i < r->e->nfields; i++)
		if (query_leaves_out(&r->e->fields[i]) && r->v[i].kind == V_NULL)
			r->v[i] = value_copy(r, &old->v[i]);
}

static int edit(journal *j, record *r, struct err *err)
{
	record *old;
	int code = journal_get(j, r, &old, r->e, r->id, err);
	if (code)
		return code;
	if (r->updated && strcmp(r->updated, old->updated))
		return err_setf(err, ERR_DATA,
		                _("“%s” was changed elsewhere since you opened it, nothing was kept|open it again, then make your change"),
		                journal_record_title(j, r, old));
	keep_left_out(r, old);
	code = store_update(j, r, old, err);
	talloc_free(old);
	return code;
}

/* A file given with the record goes to the bodies; its size and fingerprint are fields. */
int check_keep_files(journal *j, record *r, struct err *err)
{
	for (size_t i = 0; i < r->e->nfields; i++) {
		value body = r->v[i];
		if (r->e->fields[i].type != &t_file || body.kind != V_BLOB)
			continue;
		int code = attachment_body(j, r, body.s, body.len, err);
		if (code)
			return code;
		r->v[i] = (value){.kind = V_NULL};
	}
	return 0;
}

static int keep(journal *j, record *r, struct problems *p, struct err *err)
{
	bool new = !r->id;
	size_t from = p->count;
	int code = check_keep_files(j, r, err);
	if (!code)
		code = check_record(j, r, p, err);
	if (!code && r->e == &e_attachment)
		code = attachment_check(j, r, p, err);
	if (!code)
		code = check_rules(j, r, p, err);
	if (!code)
		code = check_first_error(p, from, err);
	if (!code)
		code = new ? store_insert(j, r, err) : edit(j, r, err);
	if (!code && filled(r->e))
		code = store_read_back(j, r, err);
	if (!code)
		label(j, r, new ? _("Added: %s “%s”") : _("Changed: %s “%s”"));
	return code;
}

int journal_save(journal *j, record *r, struct problems *p, struct err *err)
{
	AUTO_PROBLEMS own = {0};
	bool new = !r->id;
	int code = action_begin(j, NULL, err);
	if (!code)
		code = journal_end(j, keep(j, r, p ? p : &own, err), err);
	if (code && new)
		r->id = 0; /* the commit may have failed last */
	return code;
}

int journal_type(journal *j, record *r, const field *f, const char *typed, struct err *err)
{
	value before = r->v[field_index(r->e, f)];
	int code = record_type(r, f, typed, err);
	if (!code && f->flags & F_KEPT && !value_same(&before, &r->v[field_index(r->e, f)])) {
		err_setf(err, ERR_INPUT, _("“%s” is filled in by the program|leave it out"), _(f->label));
		err_place(err, "%s.%s", r->e->name, f->name);
		return ERR_INPUT;
	}
	if (!code && (code = lookup_value(j, f, &r->v[field_index(r->e, f)], err)))
		err_place(err, "%s.%s", r->e->name, f->name);
	return code;
}
