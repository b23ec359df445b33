// SPDX-License-Identifier: EUPL-1.2
/* What to assess: the last one when it is not finished, a new one, the other grid. */
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/rules/assessment.h>
#include "../widgets/choices.h"
#include "dialogs.h"
#include "level.h"

enum what { GO_ON, GO_ON_PROPOSAL, BEGIN, BEGIN_PROPOSAL, WHATS };
static const struct {
	const char *on;
	bool new;
	const char *label, *note;
} whats[WHATS] = {
	[GO_ON] = {GRID_PARTICIPATION, false, N_("go on with the one of %s"), NULL},
	[GO_ON_PROPOSAL] = {GRID_PROPOSAL, false, N_("go on with the proposal of %s"), NULL},
	[BEGIN] = {GRID_PARTICIPATION, true, N_("a new one, of the three levels"), N_("the last one stands beside")},
	[BEGIN_PROPOSAL] = {GRID_PROPOSAL, true, N_("proposal of 2023, levels 1 and 2"), N_("another grid")},
};

static unsigned chosen(struct screen *s, long id, const char *typed)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	long what = id % WHATS;
	int64_t cpts = id / WHATS;
	assessed *last;
	(void)typed;
	if (whats[what].new)
		app_push(s->app, scores_screen(s->app, 0, cpts, whats[what].on));
	else if (assessment_last(s->app->desk->j, s->app->desk->l, tmp, cpts, whats[what].on, &last, &e))
		app_tell_err(s->app, &e);
	else if (last->assessment)
		app_push(s->app, scores_screen(s->app, last->assessment->id, cpts, whats[what].on));
	return EFFECT_REDRAW;
}

const char *answers_words(const void *parent, size_t n, size_t all)
{
	return mem_printf(parent, ngettext("%zu answer out of %zu", "%zu answers out of %zu", (unsigned long)n), n, all);
}

/* Going on is proposed when the last one lacks answers; it stands beside a new one when there is one. */
static void add_row(struct screen *ask, int64_t cpts, enum what w)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	assessed *last;
	struct app *app = ask->app;
	long id = (long)(cpts * WHATS + w);
	if (assessment_last(app->desk->j, app->desk->l, tmp, cpts, whats[w].on, &last, &e))
		app_tell_err(app, &e);
	else if (whats[w].new)
		pick_add(choose_pick(ask), _(whats[w].label), last->assessment ? _(whats[w].note) : NULL, id);
	else if (last->assessment && assessed_answers(last) < last->grid->count)
		pick_add(choose_pick(ask), mem_printf(tmp, _(whats[w].label), date_text_iso(tmp, record_text(last->assessment, "date"), DATE_SHORT)),
			 answers_words(tmp, assessed_answers(last), last->grid->count), id);
}

static unsigned cpts_chosen(struct screen *s, long id, const char *typed)
{
	(void)typed;
	scores_ask(s->app, id);
	return EFFECT_REDRAW;
}

void scores_ask(struct app *app, int64_t cpts)
{
	if (!cpts) {
		choose_cpts(app, cpts_chosen);
		return;
	}
	struct screen *ask = choose_screen(app, _("Which assessment?"), chosen);
	for (int w = 0; w < WHATS; w++)
		add_row(ask, cpts, (enum what)w);
	app_push(app, ask);
}
