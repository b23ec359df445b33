// SPDX-License-Identifier: EUPL-1.2
/* The two grids an assessment may follow: the three levels of participation, and the proposal of 2023. They are never mixed. */
#include <carnet/library/grids.h>
#include <ctype.h>
#include <string.h>

#include <carnet/base/i18n.h>
#include <carnet/base/text.h>

#include "reading.h"
#include "schema.h"

static const struct kind {
	const char *name;  /* as assessments store it */
	const char *title; /* NULL: of the content */
	const char *page;
	enum query_name levels, criteria;
	const char *level_page; /* before the level's id, NULL: the grid's page */
} kinds[] = {
	{GRID_PARTICIPATION, N_("The three levels of participation"), "criteres", Q_LEVELS, Q_CRITERIA, "niveau-"},
	{GRID_PROPOSAL, NULL, "proposition-aci", Q_ACI_LEVELS, Q_ACI_CRITERIA, NULL},
};

static const struct kind *kind_of(const char *name)
{
	for (size_t i = 0; i < LENGTH(kinds); i++)
		if (strcmp(kinds[i].name, name) == 0)
			return &kinds[i];
	return &kinds[0];
}

/* "Projets"; in English the word that mandates show. */
static const char *level_title(const void *parent, const struct kind *k, const char *id, const char *title)
{
	if (!k->level_page || i18n_french())
		return mem_dup(parent, title);
	char *name = mem_dup(parent, choice_shown(entity_field(&c_level, "id"), id));
	name[0] = (char)toupper((unsigned char)name[0]);
	return name;
}

static int read_levels(library *l, grid *g, const struct kind *k, struct err *e)
{
	sqlite3_stmt *st = library_query(l, k->levels, e);
	while (st && library_step(l, st, e)) {
		const char *id = column_dup(g, st, 0);
		g->levels = GROW(g, g->levels, g->nlevels + 1);
		g->levels[g->nlevels++] = (grid_level){
			.id = id, .title = level_title(g, k, id, column(st, 1)), .summary = column_dup(g, st, 2),
			.page = k->level_page ? mem_printf(g, "%s%s", k->level_page, id) : k->page,
		};
	}
	return e->code;
}

static int read_criteria(library *l, grid *g, const struct kind *k, struct err *e)
{
	sqlite3_stmt *st = library_query(l, k->criteria, e);
	while (st && library_step(l, st, e)) {
		g->criteria = GROW(g, g->criteria, g->count + 1);
		g->criteria[g->count++] = (criterion){column_dup(g, st, 0), column_dup(g, st, 1), column_dup(g, st, 2),
						      column_dup(g, st, 3), column_dup(g, st, 4), column_dup(g, st, 5)};
	}
	return e->code;
}

static int read_about(library *l, grid *g, struct err *e)
{
	sqlite3_stmt *st = library_query(l, Q_ACI, e);
	if (st && library_step(l, st, e)) {
		g->title = column_dup(g, st, 0);
		g->warning = column_dup(g, st, 1);
		sqlite3_reset(st);
	}
	return e->code;
}

int library_grid(library *l, const void *parent, const char *name, grid **out, struct err *e)
{
	OWN_ERR(e);
	const struct kind *k = kind_of(name);
	grid *g = NEW(parent, grid);
	*g = (grid){.name = k->name, .title = k->title ? _(k->title) : "", .warning = "", .page = k->page, .proposal = !k->title};
	if ((g->proposal && read_about(l, g, e)) || read_levels(l, g, k, e) || read_criteria(l, g, k, e)) {
		talloc_free(g);
		return e->code;
	}
	*out = g;
	return 0;
}

const criterion *grid_criterion(const grid *g, const char *typed)
{
	for (size_t i = 0; i < g->count; i++)
		if (text_same(g->criteria[i].id, typed))
			return &g->criteria[i];
	return NULL;
}
