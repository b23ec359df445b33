// SPDX-License-Identifier: EUPL-1.2
/* One key on a meeting or an expense: the trip, no expenses, the state of a receipt. */
#include <carnet/base/i18n.h>
#include <carnet/base/money.h>
#include <carnet/desk/money.h>
#include <string.h>
#include "../doors.h"
#include "dialog.h"
#include "money.h"

void expense_begin(struct screen *form, const record *x)
{
	static const char *const wanted[] = {"distance", "vehicle", "payer"};

	for (size_t i = 0; i < LENGTH(wanted); i++)
		if (record_get(x, wanted[i])->kind == V_NULL) {
			form_screen_at(form, entity_field(&e_expense, wanted[i]));
			return;
		}
	form_screen_at_save(form);
}

static unsigned another(struct app *app, int64_t meeting)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS doubts = {0};
	AUTO_ERR e = {0};
	record *x;

	if (desk_trip(app->desk, tmp, meeting, &x, &doubts, &e))
		return app_failed(app, &e);
	struct screen *form = form_screen(app, &e_expense, 0, x);
	expense_begin(form, x);
	app_push(app, form);
	return EFFECT_REDRAW;
}

/* ---- already noted ---- */

enum { SEE, CORRECT, ANOTHER, RETURN };

struct noted {
	int64_t meeting, trip;
};

static unsigned answered(struct screen *below, long id, void *data)
{
	struct noted n = *(struct noted *)data;
	struct app *app = below->app;

	talloc_free(data);
	if (id == ANOTHER)
		return another(app, n.meeting);
	if (id == SEE)
		app_push(app, door_record(app, &e_expense, n.trip));
	if (id == CORRECT)
		app_push(app, form_screen(app, &e_expense, n.trip, NULL));
	return EFFECT_REDRAW;
}

/* A second trip to one meeting is rare, and a mistake is costly: asked. */
static unsigned ask(struct app *app, int64_t meeting, const record *trip)
{
	AUTO_CTX(tmp);
	const struct answer answers[] = {
		{P_("answer", "s"), _("See it"), NULL, SEE},
		{P_("answer", "c"), _("Correct it"), NULL, CORRECT},
		{P_("answer", "n"), _("Note another trip on top of it"), NULL, ANOTHER},
		{P_("answer", "r"), _("Return to carnet"), NULL, RETURN},
	};
	const field *distance = entity_field(&e_expense, "distance");
	strbuf *b = sb_new(tmp);
	struct noted *n = NEW(app, struct noted);

	*n = (struct noted){meeting, trip->id};
	sb_add(b, _("A trip is already noted for this meeting"));
	if (record_get(trip, "distance")->kind == V_INT) {
		sb_add(b, _(": "));
		field_print(b, distance, record_get(trip, "distance"));
	}
	if (record_get(trip, "amount")->kind == V_INT)
		sb_addf(b, ", %s", money_text(tmp, record_int(trip, "amount")));
	sb_add(b, ".\n");
	struct screen *s = dialog_screen(app, _("Trip"), b->s, answers, LENGTH(answers), answered, n);
	dialog_explain(s, "unclaimed");
	app_push(app, s);
	return EFFECT_REDRAW;
}

unsigned trip_open(struct app *app, int64_t meeting)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	record *noted;

	if (desk_trip_of(app->desk, tmp, meeting, &noted, &e))
		return app_failed(app, &e);
	return noted ? ask(app, meeting, noted) : another(app, meeting);
}

unsigned trip_none(struct app *app, int64_t meeting)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};

	if (desk_no_expense(app->desk, meeting, &e))
		app_tell_err(app, &e);
	else
		app_tell(app, ROLE_OK, _("No expenses for this meeting: %s. u undoes."), journal_title(app->desk->j, tmp, &e_meeting, meeting));
	return EFFECT_RELOAD;
}

static const char *after(const char *state)
{
	const field *f = entity_field(&e_expense, "receipt");
	size_t i = 0;

	while (choice_at(f, i) && strcmp(choice_at(f, i), state))
		i++;
	return choice_at(f, i) && choice_at(f, i + 1) ? choice_at(f, i + 1) : choice_at(f, 0);
}

static int turn_one(journal *j, int64_t id, const char **to, struct err *e)
{
	AUTO_CTX(tmp);
	record *x;
	int code = journal_get(j, tmp, &x, &e_expense, id, e);

	if (code)
		return code;
	*to = *to ? *to : after(record_text(x, "receipt"));
	record_set(x, "receipt", value_text(tmp, *to));
	return journal_save(j, x, NULL, e);
}

/* Several go to the same state: the one after that of the first. */
unsigned receipt_turn(struct app *app, const int64_t *expenses, size_t count)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	journal *j = app->desk->j;
	const char *to = NULL;
	const char *label = count == 1 ? mem_printf(tmp, _("State of the receipt: %s"), journal_title(j, tmp, &e_expense, expenses[0]))
	                               : mem_printf(tmp, ngettext("State of %zu receipt", "State of %zu receipts", (unsigned long)count), count);
	int code = journal_begin(j, label, &e);

	if (!code) {
		for (size_t i = 0; i < count && !code; i++)
			code = turn_one(j, expenses[i], &to, &e);
		code = journal_end(j, code, &e);
	}
	if (code)
		app_tell_err(app, &e);
	else
		app_tell(app, ROLE_OK, _("Receipt: %s. j goes on to the next state."), choice_shown(entity_field(&e_expense, "receipt"), to));
	return EFFECT_RELOAD;
}
