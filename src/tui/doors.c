// SPDX-License-Identifier: EUPL-1.2
#include "doors.h"
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <string.h>
#include <carnet/rules/assessment.h>
#include "screens/answers.h"
#include "screens/guide.h"
#include "screens/level.h"
#include "screens/lookback.h"
#include "screens/money.h"
#include "screens/records.h"

static struct screen *open_guide(struct app *app, const struct tab *t)
{
	(void)t;
	return guide_screen(app, NULL);
}

static struct screen *open_lists(struct app *app, const struct tab *t)
{
	return lists_screen(app, t->label, t->lists);
}

const struct tab tabs[] = {
	{1, N_("Home"), NULL, {NULL}},
	{2, N_("Guide"), open_guide, {NULL}},
	{3, N_("Meetings"), open_lists, {&e_meeting}},
	{4, N_("Mandates"), open_lists, {&e_mandate, &e_training, &e_leave}},
	{5, N_("Expenses"), open_lists, {&e_expense, &e_claim, &e_payer, &e_vehicle, &e_route}},
	{6, N_("Following up"), open_lists, {&e_action, &e_question}},
	{7, N_("CPTS"), open_lists, {&e_cpts, &e_association, &e_contact, &e_assessment, &e_interview}},
	{8, N_("Looking back"), lookback_screen, {NULL}},
	{0},
};

static struct screen *open_scores(struct app *app, int64_t id)
{
	return scores_screen(app, id, 0, NULL);
}

static void add_scores(struct app *app, int64_t cpts)
{
	scores_ask(app, cpts);
}

static void add_claim(struct app *app, int64_t cpts)
{
	(void)cpts;
	app_push(app, claim_new_screen(app));
}

/* Kinds of record that have a screen of their own. */
static const struct own {
	const entity *e;
	struct screen *(*open)(struct app *app, int64_t id); /* NULL when this record cannot be shown so */
	void (*add)(struct app *app, int64_t cpts);          /* NULL: by a form */
} owns[] = {{&e_claim, claim_screen, add_claim}, {&e_assessment, open_scores, add_scores}, {&e_interview, answers_of_interview, answers_ask}};

struct screen *door_record(struct app *app, const entity *e, int64_t id)
{
	struct screen *s = NULL;
	for (size_t i = 0; i < LENGTH(owns); i++)
		if (owns[i].e == e)
			s = owns[i].open(app, id);
	return s ? s : detail_screen(app, e, id);
}

bool door_add(struct app *app, const entity *e, int64_t cpts)
{
	for (size_t i = 0; i < LENGTH(owns); i++)
		if (owns[i].e == e && owns[i].add) {
			owns[i].add(app, cpts);
			return true;
		}
	return false;
}

struct screen *door_level(struct app *app, int64_t cpts)
{
	return level_screen(app, cpts, GRID_PARTICIPATION);
}

struct screen *door_list(struct app *app, const query *q)
{
	return list_screen(app, q);
}

struct screen *door_new(struct app *app, const entity *e)
{
	return form_screen(app, e, 0, NULL);
}

struct screen *door_profile(struct app *app)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	record **list;
	size_t n;
	if (journal_window(app->desk->j, tmp, query_new(tmp, &e_profile), NULL, false, 1, &list, &n, &e) != 0 || n == 0)
		return door_new(app, &e_profile);
	return door_record(app, &e_profile, list[0]->id);
}

static struct screen *open_receipts(struct app *app)
{
	return receipts_screen(app, 0);
}

static const struct {
	const char *name;
	struct screen *(*open)(struct app *app);
} named[] = {{"unclaimed", unclaimed_screen}, {"unpriced", unpriced_screen}, {"receipts", open_receipts}, {"claim-new", claim_new_screen}, {"figures", figures_screen}, {"waivers", waivers_screen}};

struct screen *door_named(struct app *app, const char *name)
{
	for (size_t i = 0; i < LENGTH(named); i++)
		if (strcmp(named[i].name, name) == 0)
			return named[i].open(app);
	return NULL;
}
