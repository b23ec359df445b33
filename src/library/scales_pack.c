// SPDX-License-Identifier: EUPL-1.2
/* A pack's scales against the guide's: one with the same name stands for it; any other keeps to days for which the guide has none. */
#include <string.h>

#include <carnet/base/i18n.h>

#include "reading.h"
#include "scales.h"

/* Days as ISO texts, which compare as they follow each other. */
typedef struct period {
	const char *kind, *id, *from, *until;
	const cell *at; /* in the pack's files, NULL once compiled */
} period;

typedef struct periods { period *list; size_t count; } periods;

static const char open_end[] = "9999-12-31";

static void add(periods *all, const void *parent, period p)
{
	all->list = GROW(parent, all->list, all->count + 1);
	all->list[all->count++] = p;
}

/* ---- compiled ---- */

#define VALUE(name) "(SELECT coalesce(v.n, v.s) FROM %s.scale_value AS v WHERE v.scale = x.n AND v.name = '" name "')"

static int read_compiled(periods *all, const void *parent, sqlite3 *db, const char *shelf, struct err *e)
{
	AUTO_CTX(tmp);
	sqlite3_stmt *st = NULL;
	const char *sql = mem_printf(tmp, "SELECT kind, id, coalesce(day, year || '-01-01'), coalesce(last, year || '-12-31', '%s') FROM (SELECT kind, " VALUE("id")
				     " AS id, " VALUE("from") " AS day, " VALUE("until") " AS last, " VALUE("income_year")
				     " AS year FROM %s.scale AS x) WHERE day IS NOT NULL OR year IS NOT NULL", open_end, shelf, shelf, shelf, shelf, shelf);
	int rc = sqlite3_prepare_v2(db, sql, -1, &st, NULL);
	while (rc == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW)
		add(all, parent, (period){column_dup(parent, st, 0), column_dup(parent, st, 1), column_dup(parent, st, 2), column_dup(parent, st, 3), NULL});
	sqlite3_finalize(st);
	return rc == SQLITE_OK ? 0 : err_setf(e, ERR_DATA, _("The packs cannot be read (%s)|remove the last one added: carnet pack remove"), sqlite3_errmsg(db));
}

/* ---- in files ---- */

static const char *text_of(const item *it, const char *name)
{
	return field_index_named(it->e, name) < 0 ? "" : item_text(it, name);
}

static void read_item(periods *all, const void *parent, const item *it)
{
	const char *from = text_of(it, "from"), *until = text_of(it, "until");
	if (field_index_named(it->e, "income_year") >= 0) {
		from = mem_printf(parent, "%lld-01-01", (long long)item_int(it, "income_year"));
		until = mem_printf(parent, "%lld-12-31", (long long)item_int(it, "income_year"));
	}
	if (from[0])
		add(all, parent, (period){it->e->name, item_id(it), from, until[0] ? until : open_end, item_cell(it, "id")});
	for (size_t i = 0; i < it->e->nfields; i++)
		for (size_t j = 0; it->cells[i].parts && j < it->cells[i].count; j++)
			read_item(all, parent, it->cells[i].parts[j]);
}

/* ---- one against the other ---- */

static bool is_replaced(const period *p, const periods *pack)
{
	for (size_t i = 0; i < pack->count; i++)
		if (strcmp(pack->list[i].kind, p->kind) == 0 && strcmp(pack->list[i].id, p->id) == 0)
			return true;
	return false;
}

/* The guide's table over which p lies, NULL when there is none. */
static const period *under(const period *p, const periods *guide, const periods *pack)
{
	for (size_t i = 0; i < guide->count; i++) {
		const period *g = &guide->list[i];
		if (strcmp(g->kind, p->kind) == 0 && strcmp(g->from, p->until) <= 0 && strcmp(p->from, g->until) <= 0 && !is_replaced(g, pack))
			return g;
	}
	return NULL;
}

void scales_check_pack(content *c, sqlite3 *guide)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	periods base = {0}, own = {0};
	size_t count;
	item **list = scales_items(tmp, c, &count);
	for (size_t i = 0; i < count; i++)
		read_item(&own, tmp, list[i]);
	if (own.count && read_compiled(&base, tmp, guide, "main", &e))
		problems_take(c->p, &e);
	for (size_t i = 0; i < own.count; i++) {
		const period *g = under(&own.list[i], &base, &own);
		if (g)
			COMPLAIN(c->p, own.list[i].at->at, _("this table has days of “%s”, which the guide has|give it the same id to stand for it, or other days"), g->id);
	}
}

int scales_check_shelf(sqlite3 *db, const char *shelf, struct err *e)
{
	AUTO_CTX(tmp);
	periods base = {0}, own = {0};
	int code = read_compiled(&own, tmp, db, shelf, e);
	if (!code && own.count)
		code = read_compiled(&base, tmp, db, "main", e);
	for (size_t i = 0; !code && i < own.count; i++) {
		const period *g = under(&own.list[i], &base, &own);
		if (g)
			code = err_setf(e, ERR_INPUT, _("The table “%s” has days of “%s”, which the guide has|ask the pack’s author for a newer one"), own.list[i].id, g->id);
	}
	return code;
}
