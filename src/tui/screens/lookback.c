// SPDX-License-Identifier: EUPL-1.2
#include "lookback.h"
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/library/surveys.h>
#include <carnet/rules/assessment.h>
#include <stdlib.h>
#include <string.h>
#include "../widgets/menu.h"
#include "level.h"
#include "papers.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2199, HANG = 2 };

/* What a line opens: a document, or another screen of that CPTS. */
struct offer {
	const struct paper *paper;  /* NULL: the screen */
	struct screen *(*screen)(struct app *app, int64_t cpts);
	struct paper_of of;
};
struct lookback {
	struct screen s;
	int year;
	struct menu *lines;
	void *read;
	struct offer *offers;
	size_t count;
};

static struct lookback *of(const struct screen *s)
{
	return (struct lookback *)s;
}

static journal *journal_of(const struct lookback *lb)
{
	return lb->s.app->desk->j;
}

static void add(struct lookback *lb, const char *text, struct offer offer)
{
	lb->offers = GROW(lb->read, lb->offers, lb->count + 1);
	lb->offers[lb->count] = offer;
	menu_add(lb->lines, ROLE_LINK, HANG, (long)lb->count++, text);
}

static int rows_of(struct lookback *lb, const entity *e, record ***list, size_t *count, struct err *err)
{
	return journal_window(journal_of(lb), lb->read, query_new(lb->read, e), NULL, false, 0, list, count, err);
}

/* --- What can be made, each under its heading ---------------------------------------------------------------------------- */

static int add_year(struct lookback *lb, struct err *e)
{
	AUTO_CTX(tmp);
	record **list;
	size_t n;
	int code = rows_of(lb, &e_mandate, &list, &n, e);
	menu_heading(lb->lines, mem_printf(tmp, _("The year %d"), lb->year));
	add(lb, _("The whole year, all mandates together"), (struct offer){.paper = &paper_year, .of = {.year = lb->year}});
	for (size_t i = 0; !code && i < n; i++) {
		bool over = *record_text(list[i], "ends") && atoi(record_text(list[i], "ends")) < lb->year;
		if (!over && atoi(record_text(list[i], "starts")) <= lb->year)
			add(lb, mem_printf(tmp, _("One mandate: %s"), journal_record_title(journal_of(lb), tmp, list[i])),
			    (struct offer){.paper = &paper_year, .of = {.year = lb->year, .id = list[i]->id}});
	}
	add(lb, _("Expenses, trips and hours"), (struct offer){.paper = &paper_money, .of = {.year = lb->year}});
	add(lb, _("Expenses given up"), (struct offer){.paper = &paper_waivers, .of = {.year = lb->year}});
	return code;
}

static struct screen *levels_of(struct app *app, int64_t cpts)
{
	return level_screen(app, cpts, GRID_PARTICIPATION);
}

static struct screen *proposal_of(struct app *app, int64_t cpts)
{
	return level_screen(app, cpts, GRID_PROPOSAL);
}

static int compare_of(struct lookback *lb, const char *name, int64_t cpts, struct err *e)
{
	AUTO_CTX(tmp);
	record **list;
	size_t n;
	int code = assessment_list(journal_of(lb), tmp, cpts, GRID_PARTICIPATION, NULL, 2, &list, &n, e);
	if (!code && n == 2)
		add(lb, mem_printf(tmp, _("%s: the last two assessments compared"), name),
		    (struct offer){.paper = &paper_compare, .of = {.id = list[1]->id, .other = list[0]->id}});
	code = code ? code : assessment_list(journal_of(lb), tmp, cpts, GRID_PROPOSAL, NULL, 1, &list, &n, e);
	if (!code && n)
		add(lb, mem_printf(tmp, _("%s: the proposal of 2023, levels 1 and 2"), name), (struct offer){.screen = proposal_of, .of = {.id = cpts}});
	return code;
}

static int add_levels(struct lookback *lb, struct err *e)
{
	AUTO_CTX(tmp);
	record **list;
	size_t n;
	int code = rows_of(lb, &e_cpts, &list, &n, e);
	if (!code && n)
		menu_heading(lb->lines, _("Participation"));
	for (size_t i = 0; !code && i < n; i++) {
		const char *name = record_text(list[i], "name");
		add(lb, mem_printf(tmp, _("%s: where it stands"), name), (struct offer){.screen = levels_of, .of = {.id = list[i]->id}});
		code = compare_of(lb, name, list[i]->id, e);
	}
	return code;
}

static int needs_of(struct lookback *lb, const record *cpts, struct err *e)
{
	AUTO_CTX(tmp);
	report_from f = paper_from(lb->s.app);
	const char **asked;
	survey *list;
	size_t n, count;
	int code = report_surveys(&f, tmp, cpts->id, &asked, &n, e);
	code = code ? code : library_surveys(f.l, tmp, &list, &count, e);
	for (size_t i = 0; !code && i < n; i++)
		for (size_t k = 0; k < count; k++)
			if (strcmp(list[k].id, asked[i]) == 0)
				add(lb, mem_printf(tmp, _("%s: %s"), record_text(cpts, "name"), list[k].title),
				    (struct offer){.paper = &paper_needs, .of = {.id = cpts->id, .other = (int64_t)k + 1}});
	return code;
}

static int add_needs(struct lookback *lb, struct err *e)
{
	record **list;
	size_t n;
	int code = rows_of(lb, &e_cpts, &list, &n, e);
	if (!code && journal_count(journal_of(lb), query_new(lb->read, &e_interview), 1) > 0)
		menu_heading(lb->lines, _("What inhabitants say"));
	for (size_t i = 0; !code && i < n; i++)
		code = needs_of(lb, list[i], e);
	return code;
}

static int add_directory(struct lookback *lb, struct err *e)
{
	record **list;
	size_t n;
	int code = rows_of(lb, &e_cpts, &list, &n, e);
	menu_heading(lb->lines, _("Associations"));
	add(lb, _("The directory, all territories"), (struct offer){.paper = &paper_directory});
	for (size_t i = 0; !code && n > 1 && i < n; i++)
		add(lb, record_text(list[i], "name"), (struct offer){.paper = &paper_directory, .of = {.id = list[i]->id}});
	return code;
}

static int (*const kinds[])(struct lookback *lb, struct err *e) = {add_year, add_levels, add_needs, add_directory};

static int read_again(struct screen *s, struct err *e)
{
	struct lookback *lb = of(s);
	int code = 0;
	if (!lb->lines)
		lb->lines = menu_new(s);
	TALLOC_FREE(lb->read);
	lb->read = talloc_new(s);
	lb->offers = NULL;
	lb->count = 0;
	menu_clear(lb->lines);
	for (size_t i = 0; !code && i < LENGTH(kinds); i++)
		code = kinds[i](lb, e);
	return code;
}

/* --- The screen ---------------------------------------------------------------------------------------------------------- */

static void title(const struct screen *s, strbuf *left, strbuf *right)
{
	sb_add(left, _("Looking back"));
	sb_addf(right, _("year %d"), of(s)->year);
}

static void draw(struct screen *s)
{
	menu_draw(of(s)->lines, s->rect);
}

static unsigned open_here(struct lookback *lb)
{
	long i = menu_focus(lb->lines);
	if (i < 0 || i >= (long)lb->count)
		return EFFECT_NONE;
	const struct offer *o = &lb->offers[i];
	app_push(lb->s.app, o->paper ? paper_screen(lb->s.app, o->paper, o->of) : o->screen(lb->s.app, o->of.id));
	return EFFECT_REDRAW;
}

static unsigned turn(struct lookback *lb, int by)
{
	AUTO_ERR e = {0};
	int to = lb->year + by;
	if (to < FIRST_YEAR || to > LAST_YEAR)
		return EFFECT_NONE;
	lb->year = to;
	if (read_again(&lb->s, &e))
		app_tell_err(lb->s.app, &e);
	return EFFECT_REDRAW;
}

static unsigned act(struct screen *s, enum action a, const struct key *k)
{
	(void)k;
	if (a == ACT_OPEN)
		return open_here(of(s));
	if (a == ACT_LEFT || a == ACT_RIGHT)
		return turn(of(s), a == ACT_LEFT ? -1 : 1);
	return menu_act(of(s)->lines, a) ? EFFECT_REDRAW : EFFECT_PASS;
}

static unsigned key(struct screen *s, const struct key *k)
{
	if (k->code != K_CLICK)
		return EFFECT_PASS;
	return menu_click(of(s)->lines, k->y, k->x) ? open_here(of(s)) : EFFECT_NONE;
}

static const struct screen_ops ops = {
	.name = "lookback", .context = CTX_LOOKBACK, .open = read_again, .title = title, .draw = draw, .act = act, .key = key, .reload = read_again,
};

struct screen *lookback_screen(struct app *app, const struct tab *t)
{
	struct lookback *lb = SCREEN_NEW(app, struct lookback, &ops);
	int month, day;
	(void)t;
	day_to_ymd(clock_today(), &lb->year, &month, &day);
	return &lb->s;
}
