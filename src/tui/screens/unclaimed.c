// SPDX-License-Identifier: EUPL-1.2
/* Meetings attended in person for which nothing was noted: one key notes the trip, or says that there is none. */
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/desk/money.h>
#include "../doors.h"
#include "money.h"

static const char *left_words(const void *parent, int days)
{
	if (days == DAYS_FREE)
		return "";
	if (days < 0)
		return _("deadline past");
	return mem_printf(parent, ngettext("%d day left", "%d days left", (unsigned long)days), days);
}

static const char *note_words(const void *parent, const unclaimed *u)
{
	const char *payer = u->payer ? record_text(u->payer, "name") : NULL;

	if (!payer)
		return _("Enter notes the trip. Nobody has paid such a trip yet: you will choose the payer.");
	if (u->days_left == DAYS_FREE)
		return mem_printf(parent, _("Enter notes the trip. Last payer: %s, which gives no deadline."), payer);
	return mem_printf(parent, _("Enter notes the trip. Last payer: %s. A claim sent late is still sent, with the reason."), payer);
}

static int fill(struct sheet *s, struct err *e)
{
	AUTO_CTX(tmp);
	unclaimed *list;
	size_t count;
	int code = desk_unclaimed(s->s.app->desk, tmp, 0, &list, &count, e);

	for (size_t i = 0; i < count && !code; i++) {
		const record *m = list[i].meeting;
		const char *words = mem_printf(s->made, "%s  %s", date_text_iso(s->made, record_text(m, "date"), DATE_LONG), record_text(m, "title"));
		sheet_add(s, (lines_row){.kind = LINES_ROW, .text = words, .right = left_words(s->made, list[i].days_left), .id = (long)m->id,
		                         .late = list[i].days_left < 0, .note = note_words(s->made, &list[i])});
	}
	if (count)
		sheet_summary(s, mem_printf(tmp, ngettext("%zu meeting without expenses", "%zu meetings without expenses", (unsigned long)count), count));
	return code;
}

static unsigned note_trip(struct sheet *s)
{
	return trip_open(s->s.app, lines_focus(&s->l)->id);
}

static unsigned none(struct sheet *s)
{
	return trip_none(s->s.app, lines_focus(&s->l)->id);
}

static unsigned see(struct sheet *s)
{
	app_push(s->s.app, door_record(s->s.app, &e_meeting, lines_focus(&s->l)->id));
	return EFFECT_REDRAW;
}

static const struct sheet_kind kind = {
	.help = "unclaimed",
	.title = N_("Meetings without expenses"),
	.empty = N_("Every meeting you attended in the last year has its expenses, or is marked as having none."),
	.fill = fill,
	.actions = {{ACT_TRIP, note_trip, true, true, NULL}, {ACT_NO_EXPENSE, none, true, true, NULL}, {ACT_OPEN, see, true, false, NULL}},
};

struct screen *unclaimed_screen(struct app *app)
{
	return &sheet_new(app, struct sheet, &kind)->s;
}
