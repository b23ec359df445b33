// SPDX-License-Identifier: EUPL-1.2
/* Scales into library.db: one row a record, one row a value, as the field tables describe them. */
#include <string.h>

#include "scales.h"

static bool is_scale(const entity *e)
{
	static const entity *const kinds[] = {&c_fiscal, &c_public, &c_mission,   &c_place,        &c_volunteer,
	                                      &c_waiver, &c_leave,  &c_valuation, &c_meal_ceiling, &c_account};
	for (size_t i = 0; i < LENGTH(kinds); i++)
		if (kinds[i] == e)
			return true;
	return false;
}

bool scales_are_named(const char *kind)
{
	static const entity *const kinds[] = {&c_fiscal_table, &c_fiscal_year,  &c_public, &c_mission, &c_place, &c_volunteer, &c_waiver, &c_leave,
	                                      &c_wage,         &c_meal_ceiling, &c_account};
	for (size_t i = 0; i < LENGTH(kinds); i++)
		if (strcmp(kinds[i]->name, kind) == 0)
			return true;
	return false;
}

item **scales_items(const void *parent, const content *c, size_t *count)
{
	item **list = NEW_ARRAY(parent, item *, c->count + 1);
	*count = 0;
	for (size_t i = 0; i < c->count; i++)
		if (is_scale(c->items[i]->e))
			list[(*count)++] = c->items[i];
	return list;
}

typedef struct writing {
	sqlite3_stmt *item, *value;
	int64_t n; /* last record written */
	int rc; /* what SQLite answered last */
} writing;

static void step(writing *w, sqlite3_stmt *st)
{
	if (w->rc == SQLITE_DONE) {
		w->rc = sqlite3_step(st);
		sqlite3_reset(st);
	}
}

static void write_value(writing *w, const char *name, const value *v)
{
	sqlite3_bind_int64(w->value, 1, w->n);
	sqlite3_bind_text(w->value, 2, name, -1, SQLITE_STATIC);
	if (v->kind == V_INT)
		sqlite3_bind_int64(w->value, 3, v->n);
	else
		sqlite3_bind_null(w->value, 3);
	sqlite3_bind_text(w->value, 4, v->kind == V_TEXT ? v->s : "", -1, SQLITE_TRANSIENT);
	step(w, w->value);
}

static void write_item(writing *w, const item *it)
{
	sqlite3_bind_int64(w->item, 1, ++w->n);
	sqlite3_bind_text(w->item, 2, it->e->name, -1, SQLITE_STATIC);
	step(w, w->item);
	for (size_t i = 0; i < it->e->nfields; i++)
		if (it->cells[i].v.kind != V_NULL)
			write_value(w, it->e->fields[i].name, &it->cells[i].v);
	for (size_t i = 0; i < it->e->nfields; i++)
		for (size_t j = 0; it->cells[i].parts && j < it->cells[i].count; j++)
			write_item(w, it->cells[i].parts[j]);
}

int scales_write(sqlite3 *db, const content *c)
{
	AUTO_CTX(tmp);
	size_t count;
	item **list = scales_items(tmp, c, &count);
	writing w = {.rc = SQLITE_DONE};
	if (sqlite3_prepare_v2(db, "INSERT INTO scale VALUES(?,?)", -1, &w.item, NULL) != SQLITE_OK ||
	    sqlite3_prepare_v2(db, "INSERT INTO scale_value VALUES(?,?,?,?)", -1, &w.value, NULL) != SQLITE_OK)
		w.rc = SQLITE_ERROR;
	for (size_t i = 0; w.rc == SQLITE_DONE && i < count; i++)
		write_item(&w, list[i]);
	sqlite3_finalize(w.item);
	sqlite3_finalize(w.value);
	return w.rc;
}
