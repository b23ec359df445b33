// SPDX-License-Identifier: EUPL-1.2
/* Deleting: parts go with their owner, optional links are emptied, what another record needs is refused. Deletes are explicit, since undoing a
   cascade cannot be done again. Foreign keys wait for the commit, so the order does not matter. */
#include "internal.h"

#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <string.h>

/* What goes, in the order found: owners before their parts. */
struct gone {
	struct one {
		const entity *e;
		int64_t id;
	} * list;
	size_t count;
};

static void add(struct gone *g, const void *parent, const entity *e, int64_t id)
{
	g->list = GROW(parent, g->list, g->count + 1);
	g->list[g->count++] = (struct one){e, id};
}

static int gather_rows(journal *j, struct gone *g, const void *parent, const entity *e, const char *sql, int64_t id, struct err *err)
{
	AUTO_ROWS r = {0};
	int code = sql_query(&r, &j->sql, err, sql, "i", id);
	while (!code && (code = rows_next(&r, err)) > 0) {
		add(g, parent, e, sqlite3_column_int64(r.st, 0));
		code = 0;
	}
	return code;
}

/* Parts of one record: those whose owner it is, what it alone gave a meaning to, and the files kept with it. */
static int gather_parts(journal *j, struct gone *g, const void *parent, struct one of, struct err *err)
{
	int code = 0;
	for (const entity *const *e = entities; *e; e++) {
		for (size_t i = 0; !code && i < (*e)->nfields; i++) {
			const field *f = &(*e)->fields[i];
			if (f->flags & (F_OWNER | F_FOLLOW) && entity_named(f->opt.ref) == of.e)
				code = gather_rows(j, g, parent, *e, mem_printf(parent, "SELECT id FROM \"%s\" WHERE \"%s\"=?", (*e)->name, f->name), of.id,
				                   err);
		}
	}
	if (!code && of.e != &e_attachment)
		code = gather_rows(j, g, parent, &e_attachment,
		                   mem_printf(parent, "SELECT id FROM attachment WHERE owner=(SELECT uid FROM \"%s\" WHERE id=?)", of.e->name), of.id,
		                   err);
	return code;
}

/* "meeting “Board”", or "3 meetings". */
static void add_needed(journal *j, strbuf *needed, const entity *from, const field *f, int64_t id, int64_t n)
{
	AUTO_CTX(tmp);
	int64_t first = 0;
	sb_add(needed, needed->len ? ", " : "");
	if (n > 1 || sql_int(&j->sql, &first, NULL, mem_printf(tmp, "SELECT id FROM \"%s\" WHERE \"%s\"=?", from->name, f->name), "i", id)) {
		sb_addf(needed, "%lld %s", (long long)n, n > 1 ? _(from->many) : _(from->one));
		return;
	}
	/* Its title may have ended with that of the record that is going. */
	char *title = journal_title(j, tmp, from, first);
	for (size_t len = strlen(title); len && strchr(", ", title[len - 1]); len--)
		title[len - 1] = '\0';
	sb_addf(needed, _("%s “%s”"), _(from->one), title);
}

/* A link of another record to one that goes: emptied, or counted among what refuses. */
static int loosen(journal *j, const void *parent, const entity *from, const field *f, int64_t id, int *freed, strbuf *needed, struct err *err)
{
	char now[25];
	int64_t n = 0;
	AUTO_ERR broken = {0};
	int code = sql_int(&j->sql, &n, err, mem_printf(parent, "SELECT count(*) FROM \"%s\" WHERE \"%s\"=?", from->name, f->name), "i", id);
	if (code || !n)
		return code;
	clock_stamp(now);
	if (!(f->flags & F_NEED))
		code = sql_run(&j->sql, &broken,
		               mem_printf(parent, "UPDATE \"%s\" SET \"%s\"=NULL,updated=max(updated,?) WHERE \"%s\"=?", from->name, f->name, f->name), "si", now,
		               id);
	if (code && broken.code != ERR_INPUT)
		return err_set(err, broken.code, broken.what, broken.todo);
	if (code || (f->flags & F_NEED)) /* a rule of the other record may need the link too */
		add_needed(j, needed, from, f, id, n);
	else
		*freed += (int)n;
	return 0;
}

static int loosen_all(journal *j, const void *parent, struct one gone, int *freed, strbuf *needed, struct err *err)
{
	for (const entity *const *from = entities; *from; from++) {
		for (size_t i = 0; i < (*from)->nfields; i++) {
			const field *f = &(*from)->fields[i];
			if (f->type != &t_reference || (f->flags & F_OWNER) || entity_named(f->opt.ref) != gone.e)
				continue;
			int code = loosen(j, parent, *from, f, gone.id, freed, needed, err);
			if (code)
				return code;
		}
	}
	return 0;
}

static int delete_all(journal *j, const void *parent, struct gone *g, int *freed, struct err *err)
{
	strbuf *needed = sb_new(parent);
	int code = sql_run(&j->sql, err, "PRAGMA defer_foreign_keys=ON", NULL);
	for (size_t i = g->count; !code && i-- > 0;)
		code = sql_run(&j->sql, err, mem_printf(parent, "DELETE FROM \"%s\" WHERE id=?", g->list[i].e->name), "i", g->list[i].id);
	for (size_t i = 0; !code && i < g->count; i++)
		code = loosen_all(j, parent, g->list[i], freed, needed, err);
	if (!code && needed->len)
		code = err_setf(err, ERR_INPUT, _("Other records need this one (%s)|delete them first, or link them to another one"), needed->s);
	return code;
}

/* Some records are not deleted any more: the entity says when. */
static int check_stays(journal *j, const void *parent, const entity *e, int64_t id, struct err *err)
{
	int64_t bad = 0;
	if (!e->stays)
		return 0;
	int code = sql_int(&j->sql, &bad, err, mem_printf(parent, "SELECT ifnull(%s,0) FROM \"%s\" AS OLD WHERE id=?", e->stays->bad, e->name), "i", id);
	return code || !bad ? code : rule_describe(err, e, e->stays);
}

int journal_delete(journal *j, const entity *e, int64_t id, int *gone, int *freed, struct err *err)
{
	AUTO_CTX(tmp);
	struct gone g = {0};
	int loose = 0;
	int64_t found;
	int code = action_begin(j, NULL, err);
	if (code)
		return code;
	code = sql_int(&j->sql, &found, err, mem_printf(tmp, "SELECT id FROM \"%s\" WHERE id=?", e->name), "i", id);
	if (code == ERR_MISSING)
		lookup_missing(e, id, err);
	if (!code)
		code = check_stays(j, tmp, e, id, err);
	char *title = mem_printf(NULL, _("Deleted: %s “%s”"), _(e->one), journal_title(j, tmp, e, id));
	add(&g, tmp, e, id);
	for (size_t i = 0; !code && i < g.count; i++)
		code = gather_parts(j, &g, tmp, g.list[i], err);
	if (!code)
		code = delete_all(j, tmp, &g, &loose, err);
	if (!code)
		action_label(j, title);
	else
		talloc_free(title);
	code = journal_end(j, code, err);
	if (gone)
		*gone = code ? 0 : (int)g.count;
	if (freed)
		*freed = code ? 0 : loose;
	return code;
}
