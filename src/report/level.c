// SPDX-License-Identifier: EUPL-1.2
/* Where a CPTS stands on the three levels: declared, observed, the gap between them, the next step; and two assessments side by side. */
#include <string.h>
#include "writer.h"

enum { BAR = 12, BAR_YEAR = 6 };

/* What a document about one grid is written from. */
struct level_doc {
	struct writer w;
	assessed *a;       /* the last assessment */
	assessed **years;
	size_t nyears;
	observed *seen;    /* over the last twelve months */
	size_t nseen;
};

static void chart(struct level_doc *ld)
{
	struct writer *w = &ld->w;
	const grid *g = ld->a->grid;
	node *table = doc_table(w->d, (const char *const[]){_("Level"), _("State"), _("Criteria"), _("Points"), _("Chart"), NULL});

	for (size_t i = 0; i < g->nlevels; i++) {
		participation p = assessed_level(ld->a, g->levels[i].id);
		doc_row(w->d, table, (const char *const[]){g->levels[i].title, w_standing(w, &p), w_printf(w, _("%d out of %d"), p.met, p.criteria),
							   w_printf(w, _("%d out of %d"), p.sum, p.highest), w_bar(w, p.sum, p.highest, BAR), NULL});
	}
}

/* The last assessment of each year; one alone shows no trend. */
static void by_year(struct level_doc *ld)
{
	struct writer *w = &ld->w;
	const grid *g = ld->a->grid;
	const char **cells = NEW_ARRAY(w->tmp, const char *, g->nlevels + 2);

	if (ld->nyears < 2)
		return;
	w_heading(w, 2, _("Year by year"));
	cells[0] = _("Year");
	cells[g->nlevels + 1] = NULL;
	for (size_t i = 0; i < g->nlevels; i++)
		cells[i + 1] = g->levels[i].title;
	node *table = doc_table(w->d, cells);
	for (size_t y = 0; y < ld->nyears; y++) {
		cells[0] = w_printf(w, "%.4s", record_text(ld->years[y]->assessment, "date"));
		for (size_t i = 0; i < g->nlevels; i++) {
			participation p = assessed_level(ld->years[y], g->levels[i].id);
			cells[i + 1] = w_printf(w, _("%s %s %d out of %d"), standing_sign(p.standing), w_bar(w, p.sum, p.highest, BAR_YEAR), p.sum, p.highest);
		}
		doc_row(w->d, table, cells);
	}
}

static void criteria(struct writer *w, const assessed *a, const char *level)
{
	node *list = w_list(w);

	for (size_t i = 0; i < a->grid->count; i++) {
		const criterion *c = &a->grid->criteria[i];
		if (strcmp(c->level, level) != 0)
			continue;
		const char *evidence = *a->evidence[i] ? a->evidence[i] : a->score[i] > 0 ? _("without evidence") : "";
		node *item = doc_add(w->d, list, N_ITEM);
		doc_text(w->d, item, w_flat(w, w_printf(w, _("%s. %s: "), c->id, c->title)));
		doc_strong(w->d, item, score_words(a->score[i]));
		if (*evidence)
			doc_text(w->d, item, w_flat(w, w_printf(w, ". %s", evidence)));
	}
}

static void one_level(struct level_doc *ld, const grid_level *level)
{
	struct writer *w = &ld->w;
	observed o = observed_level(ld->seen, ld->nseen, level->id);
	participation p = assessed_level(ld->a, level->id);

	w_heading(w, 2, level->title);
	if (ld->a->assessment)
		criteria(w, ld->a, level->id);
	if (!ld->a->grid->proposal)
		w_para(w, "%s", ld->a->assessment ? participation_gap(w->tmp, level->title, &p, &o) : w_printf(w, "%s.", w_capital(w, observed_words(w->tmp, &o))));
	if (ld->a->assessment)
		w_step(w, ld->a, level->id);
}

/* How users were involved, in each year of which something was noted: no other grid has that. */
static int observed_years(struct level_doc *ld, int64_t cpts)
{
	struct writer *w = &ld->w;
	const field *f = entity_field(&e_mandate, "level");
	observed *list;
	size_t count;
	int code = participation_observed(w->j, w->tmp, "1900-01-01", "2199-12-31", cpts, 0, &list, &count, w->e);

	if (code || !count)
		return code;
	w_heading(w, 2, _("As the meetings show it"));
	node *items = w_list(w);
	for (size_t i = 0; i < count; i++)
		w_item(w, items, _("%d, %s: %s"), list[i].year, *list[i].level ? choice_shown(f, list[i].level) : _("no level noted"),
		       observed_counts(w->tmp, &list[i]));
	return 0;
}

static void begin(struct level_doc *ld, const void *parent, const char *cpts)
{
	struct writer *w = &ld->w;
	const grid *g = ld->a->grid;
	const record *last = ld->a->assessment;

	w_open(w, parent, w_printf(w, g->proposal ? _("Proposal of 2023, levels 1 and 2: %s") : _("Level of participation: %s"), cpts));
	if (*g->warning)
		w_para(w, "%s", g->warning);
	if (!last)
		w_para(w, _("No assessment yet. Give each criterion a score from 0 to 3, an hour is enough."));
	else
		w_para(w, _("As assessed on %s. It is a landmark, not an official mark."), w_day(w, record_text(last, "date"), DATE_FULL));
	if (last)
		chart(ld);
	if (!g->proposal)
		w_para(w, _("What the meetings show is counted over the last twelve months, from %d points in %d meetings."), OBSERVED_POINTS, OBSERVED_MEETINGS);
}

static int on_grid(const report_from *from, const void *parent, int64_t cpts, const char *name, doc **out, struct err *e)
{
	AUTO_CTX(tmp);
	struct level_doc ld = {.w = writer_on(from, tmp, e)};
	struct writer *w = &ld.w;
	bool levels = strcmp(name, GRID_PARTICIPATION) == 0;
	record *r;
	int code = w_get(w, &e_cpts, cpts, &r);

	if (!code)
		code = w_assessed(w, cpts, name, &ld.a);
	if (!code)
		code = assessment_years(w->j, w->l, tmp, cpts, name, &ld.years, &ld.nyears, e);
	if (!code && levels)
		code = participation_lately(w->j, tmp, cpts, &ld.seen, &ld.nseen, e);
	if (code)
		return code;
	begin(&ld, parent, record_text(r, "name"));
	for (size_t i = 0; i < ld.a->grid->nlevels; i++)
		one_level(&ld, &ld.a->grid->levels[i]);
	by_year(&ld);
	code = levels ? observed_years(&ld, cpts) : 0;
	*out = w->d;
	return code;
}

int report_level(const report_from *from, const void *parent, int64_t cpts, doc **out, struct err *e)
{
	return on_grid(from, parent, cpts, GRID_PARTICIPATION, out, e);
}

int report_proposal(const report_from *from, const void *parent, int64_t cpts, doc **out, struct err *e)
{
	return on_grid(from, parent, cpts, GRID_PROPOSAL, out, e);
}

/* ---- Two dates. ---- */

static void compare_levels(struct writer *w, const assessed *a, const assessed *b, const char *const *dates)
{
	node *table = doc_table(w->d, (const char *const[]){_("Level"), dates[0], dates[1], _("Trend"), _("Points"), NULL});

	for (size_t i = 0; i < a->grid->nlevels; i++) {
		participation x = assessed_level(a, a->grid->levels[i].id), y = assessed_level(b, a->grid->levels[i].id);
		doc_row(w->d, table, (const char *const[]){a->grid->levels[i].title, w_standing(w, &x), w_standing(w, &y), w_trend(w, &x, &y),
							   w_printf(w, _("from %d to %d"), x.sum, y.sum), NULL});
	}
}

static void compare_criteria(struct writer *w, const assessed *a, const assessed *b)
{
	w_heading(w, 2, _("Criterion by criterion"));
	node *list = w_list(w);
	for (size_t i = 0; i < a->grid->count; i++) {
		const criterion *c = &a->grid->criteria[i];
		w_item(w, list, _("%s. %s: %s"), c->id, c->title, w_score_change(w, a->score[i], b->score[i]));
	}
}

/* The older one first, whichever was named first. */
static int two_of(struct writer *w, int64_t before, int64_t after, record **first, record **second)
{
	int code = w_get(w, &e_assessment, before, first);

	if (!code)
		code = w_get(w, &e_assessment, after, second);
	if (code)
		return code;
	if (record_int(*first, "cpts") != record_int(*second, "cpts"))
		return err_set(w->e, ERR_INPUT, _("These two assessments are not of the same CPTS"), _("choose two of the same"));
	if (strcmp(record_text(*first, "grid"), record_text(*second, "grid")) != 0)
		return err_set(w->e, ERR_INPUT, _("These two assessments do not follow the same grid"), _("choose two on the same grid"));
	if (strcmp(record_text(*first, "date"), record_text(*second, "date")) > 0) {
		record *later = *first;
		*first = *second;
		*second = later;
	}
	return 0;
}

int report_compare(const report_from *from, const void *parent, int64_t before, int64_t after, doc **out, struct err *e)
{
	AUTO_CTX(tmp);
	struct writer writer = writer_on(from, tmp, e), *w = &writer;
	assessed *a, *b;
	record *first, *second;
	int code = two_of(w, before, after, &first, &second);

	if (!code)
		code = assessment_of(w->j, w->l, tmp, record_text(first, "grid"), first, &a, e);
	if (!code)
		code = assessment_of(w->j, w->l, tmp, record_text(second, "grid"), second, &b, e);
	if (code)
		return code;
	const char *dates[] = {w_day(w, record_text(first, "date"), DATE_DIGITS), w_day(w, record_text(second, "date"), DATE_DIGITS)};
	w_open(w, parent, w_printf(w, _("Two assessments: %s, %s and %s"), w_title(w, &e_cpts, record_int(first, "cpts")), dates[0], dates[1]));
	if (*a->grid->warning)
		w_para(w, "%s", a->grid->warning);
	compare_levels(w, a, b, dates);
	compare_criteria(w, a, b);
	*out = w->d;
	return 0;
}

int report_standings(const report_from *from, const void *parent, int64_t cpts, report_standing **out, size_t *count, struct err *e)
{
	AUTO_CTX(tmp);
	struct writer writer = writer_on(from, tmp, e), *w = &writer;
	assessed *a;
	observed *seen;
	size_t n;
	int code = w_assessed(w, cpts, GRID_PARTICIPATION, &a);

	*count = 0;
	if (!code)
		code = participation_lately(w->j, tmp, cpts, &seen, &n, e);
	if (code)
		return code;
	*out = NEW_ARRAY(parent, report_standing, a->grid->nlevels);
	for (size_t i = 0; i < a->grid->nlevels; i++) {
		const char *level = mem_dup(*out, a->grid->levels[i].id);
		(*out)[(*count)++] = (report_standing){.level = level, .date = mem_dup(*out, a->assessment ? record_text(a->assessment, "date") : ""),
							.declared = assessed_level(a, level), .observed = observed_level(seen, n, level)};
	}
	return 0;
}
