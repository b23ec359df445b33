// SPDX-License-Identifier: EUPL-1.2
/* Where a CPTS stands: its levels, what to do next, declared beside observed, year after year. */
#include "level.h"
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/text.h>
#include <carnet/rules/assessment.h>
#include <string.h>
#include "../doors.h"
#include "../widgets/menu.h"
#include "dialogs.h"
#include "papers.h"
#include "records.h"

enum { HANG = 4, ID_COLS = 5, SCORE_COLS = 15, NAME_COLS = 14, STATE_COLS = 12, POINTS_COLS = 12, NARROW = 72 };
/* What a line leads to: a criterion by its place, a level after them, the other grid. */
enum { TO_LEVEL = 1000, TO_OTHER = 2000 };

struct level {
	struct screen s;
	int64_t cpts;
	const char *on;
	char *name;
	void *read;          /* what was read hangs here */
	assessed *a;
	assessed **years;
	size_t nyears;
	observed *seen;
	size_t nseen;
	bool other;          /* the other grid is assessed too */
	struct menu *lines;
	int64_t first;       /* the assessment chosen to be compared */
};

static struct level *of(const struct screen *s)
{
	return (struct level *)s;
}

/* --- Lines --------------------------------------------------------------------------------------------------------------- */

static void level_line(struct level *l, size_t i)
{
	AUTO_CTX(tmp);
	const grid_level *g = &l->a->grid->levels[i];
	participation p = assessed_level(l->a, g->id);
	strbuf *b = sb_new(tmp);
	sb_addf(b, "%s  ", standing_sign(p.standing));
	text_pad(b, g->title, l->a->grid->proposal ? text_width(g->title) + 2 : NAME_COLS);
	text_pad(b, participation_words(&p), STATE_COLS);
	text_pad(b, mem_printf(tmp, _("%d out of %d"), p.sum, p.highest), POINTS_COLS);
	sb_addf(b, ngettext("%d criterion out of %d", "%d criteria out of %d", (unsigned long)p.met), p.met, p.criteria);
	menu_add(l->lines, ROLE_STRONG, HANG, TO_LEVEL + (long)i, b->s);
}

static void to_do(struct level *l)
{
	AUTO_CTX(tmp);
	const grid *g = l->a->grid;
	bool any = false;
	for (size_t i = 0; i < g->count; i++) {
		if (l->a->score[i] >= SCORE_COUNTED)
			continue;
		if (!any)
			menu_heading(l->lines, _("To go further"));
		any = true;
		strbuf *b = sb_new(tmp);
		text_pad(b, g->criteria[i].id, ID_COLS);
		text_pad(b, score_words(l->a->score[i]), SCORE_COLS);
		sb_add(b, g->criteria[i].title);
		menu_add(l->lines, ROLE_LINK, ID_COLS + SCORE_COLS, (long)i, b->s);
	}
}

static void side_by_side(struct level *l)
{
	AUTO_CTX(tmp);
	if (l->a->grid->proposal)
		return;
	menu_heading(l->lines, _("Declared and observed, over twelve months"));
	for (size_t i = 0; i < l->a->grid->nlevels; i++) {
		const grid_level *g = &l->a->grid->levels[i];
		observed o = observed_level(l->seen, l->nseen, g->id);
		participation p = assessed_level(l->a, g->id);
		const char *words = l->a->assessment ? participation_gap(tmp, g->title, &p, &o) : mem_printf(tmp, _("%s: %s"), g->title, observed_words(tmp, &o));
		menu_add(l->lines, ROLE_TEXT, 2, MENU_PLAIN, words);
	}
	observed o = observed_level(l->seen, l->nseen, "");
	if (o.count)
		menu_add(l->lines, ROLE_WARN, 2, MENU_PLAIN,
			 mem_printf(tmp, MARK_LATE " %s", mem_printf(tmp, _("Counted in no level: %s. Say in the mandate at which level it sits."), observed_counts(tmp, &o))));
	menu_add(l->lines, ROLE_DIM, 2, MENU_PLAIN,
		  mem_printf(tmp, _("Under %d points in %d meetings, figures are too small to say anything."), OBSERVED_POINTS, OBSERVED_MEETINGS));
}

/* "2024 ▂  2025 ▅  2026 █   (6, 9, 11 out of 12)" */
static void trend_line(struct level *l, const grid_level *g)
{
	static const char *const steps[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
	AUTO_CTX(tmp);
	strbuf *b = sb_new(tmp), *figures = sb_new(tmp);
	participation p = {0};
	text_pad(b, g->title, l->a->grid->proposal ? text_width(g->title) + 2 : NAME_COLS);
	for (size_t y = 0; y < l->nyears; y++) {
		p = assessed_level(l->years[y], g->id);
		int last = (int)LENGTH(steps) - 1, step = p.highest ? p.sum * last / p.highest : 0;
		sb_addf(b, "%.4s %s  ", record_text(l->years[y]->assessment, "date"), steps[step]);
		sb_addf(figures, "%s%d", y ? ", " : "", p.sum);
	}
	sb_addf(b, _("(%s out of %d)"), figures->s, p.highest);
	menu_add(l->lines, ROLE_TEXT, NAME_COLS, MENU_PLAIN, b->s);
}

static void trend(struct level *l)
{
	if (!l->nyears)
		return;
	menu_heading(l->lines, _("Year by year"));
	for (size_t i = 0; i < l->a->grid->nlevels; i++)
		trend_line(l, &l->a->grid->levels[i]);
}

static void other_grid(struct level *l)
{
	bool proposal = l->a->grid->proposal;
	if (!proposal && !l->other)
		return;
	menu_heading(l->lines, _("Another grid, never mixed with this one"));
	menu_add(l->lines, ROLE_LINK, 2, TO_OTHER,
		  proposal ? _("The three levels: projects, partnerships, governance") : _("The proposal of 2023, levels 1 and 2: a proposal, not a rule"));
}

static void build(struct level *l)
{
	AUTO_CTX(tmp);
	menu_clear(l->lines);
	if (*l->a->grid->warning)
		menu_add(l->lines, ROLE_WARN, 0, MENU_PLAIN, mem_printf(tmp, MARK_LATE " %s", l->a->grid->warning));
	if (!l->a->assessment)
		menu_add(l->lines, ROLE_TEXT, 0, MENU_PLAIN, _("No assessment yet. Press v: each criterion gets a score from 0 to 3, an hour is enough."));
	for (size_t i = 0; l->a->assessment && i < l->a->grid->nlevels; i++)
		level_line(l, i);
	if (l->a->assessment)
		to_do(l);
	side_by_side(l);
	trend(l);
	other_grid(l);
}

/* --- Reading ------------------------------------------------------------------------------------------------------------- */

static int read_again(struct screen *s, struct err *e)
{
	struct level *l = of(s);
	journal *j = s->app->desk->j;
	library *lib = s->app->desk->l;
	void *fresh = talloc_new(s);
	record **some;
	size_t n = 0;
	bool proposal = strcmp(l->on, GRID_PROPOSAL) == 0;
	record *r;
	int code = journal_get(j, fresh, &r, &e_cpts, l->cpts, e);
	code = code ? code : assessment_last(j, lib, fresh, l->cpts, l->on, &l->a, e);
	code = code ? code : assessment_years(j, lib, fresh, l->cpts, l->on, &l->years, &l->nyears, e);
	code = code ? code : participation_lately(j, fresh, l->cpts, &l->seen, &l->nseen, e);
	code = code ? code : assessment_list(j, fresh, l->cpts, proposal ? GRID_PARTICIPATION : GRID_PROPOSAL, NULL, 1, &some, &n, e);
	if (code) {
		talloc_free(fresh);
		return code;
	}
	talloc_free(l->read);
	l->read = fresh;
	l->other = n > 0;
	l->name = mem_dup(fresh, record_text(r, "name"));
	if (!l->lines)
		l->lines = menu_new(s);
	build(l);
	return 0;
}

/* What is shown stays when the CPTS is gone. */
static int reload(struct screen *s, struct err *e)
{
	AUTO_ERR gone = {0};
	struct level before = *of(s);
	int code = read_again(s, &gone);
	if (!code)
		return 0;
	before.lines = of(s)->lines;
	*of(s) = before;
	return code == ERR_MISSING ? 0 : err_set(e, code, gone.what, gone.todo);
}

static void title(const struct screen *s, strbuf *left, strbuf *right)
{
	AUTO_CTX(tmp);
	const struct level *l = of(s);
	sb_addf(left, "%s › %s", l->name, l->a->grid->proposal ? _("Proposal of 2023") : _("Level of participation"));
	if (l->a->assessment)
		sb_addf(right, _("assessed on %s"), date_text_iso(tmp, record_text(l->a->assessment, "date"), DATE_SHORT));
}

static void draw(struct screen *s)
{
	menu_draw(of(s)->lines, s->rect);
}

/* --- Doing --------------------------------------------------------------------------------------------------------------- */

static const criterion *criterion_here(const struct level *l)
{
	long id = menu_focus(l->lines);
	return id >= 0 && id < (long)l->a->grid->count ? &l->a->grid->criteria[id] : NULL;
}

static unsigned push(struct level *l, struct screen *s)
{
	app_push(l->s.app, s);
	return EFFECT_REDRAW;
}

static unsigned open_here(struct level *l)
{
	long id = menu_focus(l->lines);
	const criterion *c = criterion_here(l);
	if (id == TO_OTHER)
		return push(l, level_screen(l->s.app, l->cpts, l->a->grid->proposal ? GRID_PARTICIPATION : GRID_PROPOSAL));
	if (c || id >= TO_LEVEL)
		app_follow(l->s.app, c ? c->page : l->a->grid->levels[id - TO_LEVEL].page);
	return EFFECT_REDRAW;
}

static unsigned assess(struct level *l)
{
	scores_ask(l->s.app, l->cpts);
	return EFFECT_REDRAW;
}

/* An action to get the criterion in focus, or the first one that is not met. */
static unsigned add_action(struct level *l)
{
	AUTO_CTX(tmp);
	const criterion *c = criterion_here(l);
	for (size_t i = 0; !c && i < l->a->grid->nlevels; i++)
		c = assessed_step(l->a, l->a->grid->levels[i].id);
	if (!c)
		return EFFECT_NONE;
	record *with = record_new(tmp, &e_action);
	record_set(with, "title", value_text(with, mem_printf(tmp, _("Criterion %s: %s"), c->id, c->title)));
	record_set(with, "detail", value_text(with, c->explain));
	record_set(with, "cpts", value_int(l->cpts));
	return push(l, form_screen(l->s.app, &e_action, 0, with));
}

static struct screen *choose_assessment(struct level *l, const char *heading, int64_t without, chosen_fn chosen)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	record **list;
	size_t count;
	struct screen *s = choose_screen(l->s.app, heading, chosen);
	if (assessment_list(l->s.app->desk->j, tmp, l->cpts, l->on, NULL, 0, &list, &count, &e))
		app_tell_err(l->s.app, &e);
	else
		for (size_t i = 0; i < count; i++) {
			assessed *a;
			if (list[i]->id == without || assessment_of(l->s.app->desk->j, l->s.app->desk->l, tmp, l->on, list[i], &a, &e))
				continue;
			pick_add(choose_pick(s), date_text_iso(tmp, record_text(list[i], "date"), DATE_SHORT),
				 answers_words(tmp, assessed_answers(a), a->grid->count), (long)list[i]->id);
		}
	return s;
}

static unsigned open_old(struct screen *s, long id, const char *typed)
{
	(void)typed;
	return push(of(s), scores_screen(s->app, id, 0, NULL));
}

static unsigned history(struct level *l)
{
	return push(l, choose_assessment(l, _("Assessments, the newest first"), 0, open_old));
}

static unsigned second_chosen(struct screen *s, long id, const char *typed)
{
	(void)typed;
	return push(of(s), paper_screen(s->app, &paper_compare, (struct paper_of){.id = of(s)->first, .other = id}));
}

static unsigned first_chosen(struct screen *s, long id, const char *typed)
{
	(void)typed;
	of(s)->first = id;
	return push(of(s), choose_assessment(of(s), _("Compare with"), id, second_chosen));
}

static unsigned compare(struct level *l)
{
	return push(l, choose_assessment(l, _("Compare which assessment?"), 0, first_chosen));
}

static unsigned document(struct level *l)
{
	return push(l, paper_screen(l->s.app, l->a->grid->proposal ? &paper_proposal : &paper_level, (struct paper_of){.id = l->cpts}));
}

static bool has_two(const struct level *l)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	record **list;
	size_t count = 0;
	return assessment_list(l->s.app->desk->j, tmp, l->cpts, l->on, NULL, 2, &list, &count, &e) == 0 && count > 1;
}

static bool has_one(const struct level *l)
{
	return l->a->assessment != NULL;
}

static bool has_step(const struct level *l)
{
	for (size_t i = 0; has_one(l) && i < l->a->grid->count; i++)
		if (l->a->score[i] < SCORE_COUNTED)
			return true;
	return false;
}

static bool leads(const struct level *l)
{
	return menu_focus(l->lines) != MENU_PLAIN;
}

static const struct {
	enum action a;
	unsigned (*run)(struct level *l);
	bool (*can)(const struct level *l);
	bool writes;
} actions[] = {
	{ACT_OPEN, open_here, leads, false},   {ACT_ASSESS, assess, NULL, true},      {ACT_ADD, add_action, has_step, true},
	{ACT_HISTORY, history, has_one, false}, {ACT_COMPARE, compare, has_two, false}, {ACT_PRINT, document, NULL, false},
};

static bool can(const struct screen *s, enum action a)
{
	for (size_t i = 0; i < LENGTH(actions); i++)
		if (actions[i].a == a)
			return (!actions[i].can || actions[i].can(of(s))) && (!actions[i].writes || journal_writable(s->app->desk->j));
	return true;
}

static unsigned act(struct screen *s, enum action a, const struct key *k)
{
	(void)k;
	for (size_t i = 0; i < LENGTH(actions); i++)
		if (actions[i].a == a)
			return can(s, a) ? actions[i].run(of(s)) : EFFECT_NONE;
	return menu_act(of(s)->lines, a) ? EFFECT_REDRAW : EFFECT_PASS;
}

static unsigned key(struct screen *s, const struct key *k)
{
	if (k->code != K_CLICK || !menu_click(of(s)->lines, k->y, k->x))
		return EFFECT_PASS;
	return leads(of(s)) ? open_here(of(s)) : EFFECT_REDRAW;
}

static const struct screen_ops ops = {
	.name = "level", .context = CTX_LEVEL, .open = read_again, .title = title, .draw = draw, .act = act, .can = can, .key = key, .reload = reload,
};

struct screen *level_screen(struct app *app, int64_t cpts, const char *on)
{
	struct level *l = SCREEN_NEW(app, struct level, &ops);
	l->cpts = cpts;
	l->on = strcmp(on, GRID_PROPOSAL) == 0 ? GRID_PROPOSAL : GRID_PARTICIPATION;
	return &l->s;
}
