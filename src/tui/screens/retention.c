// SPDX-License-Identifier: EUPL-1.2
#include "retention.h"
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/desk/retention.h>
#include "../doors.h"
#include "sheet.h"

struct retention {
	struct sheet sheet;
	outdated *list;      /* in the order of the lines; hangs on sheet.made */
	size_t count;
};

static struct retention *of(struct sheet *s)
{
	return (struct retention *)s;
}

static size_t ticked_count(const struct sheet *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->l.count; i++)
		n += s->l.list[i].on;
	return n;
}

static void total(struct sheet *s)
{
	AUTO_CTX(tmp);
	size_t n = ticked_count(s);

	if (s->l.count)
		sheet_summary(s, mem_printf(tmp, ngettext("%zu line ticked. Untick what you want to keep.", "%zu lines ticked. Untick what you want to keep.",
							  (unsigned long)n), n));
}

static int fill(struct sheet *s, struct err *e)
{
	struct retention *r = of(s);
	int code = retention_due(s->s.app->desk->j, s->made, clock_today(), &r->list, &r->count, e);

	for (size_t i = 0; i < r->count && !code; i++) {
		const outdated *o = &r->list[i];
		long id = (long)o->of * RETENTION_KINDS + o->kind;
		sheet_add(s, (lines_row){.kind = LINES_BOX, .text = o->what, .right = date_text(s->made, o->since, DATE_DIGITS),
		                         .note = o->reason, .id = id, .on = sheet_was_on(s, id, true)});
	}
	total(s);
	return code;
}

static unsigned purge(struct screen *asked, void *data)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	struct retention *r = of(sheet_of(asked));
	const outdated **chosen = NEW_ARRAY(tmp, const outdated *, r->count + 1);
	size_t n = 0;
	purged told;

	(void)data;
	for (size_t i = 0; i < r->count; i++)
		if (r->sheet.l.list[i].on)
			chosen[n++] = &r->list[i];
	if (desk_purge(asked->app->desk, tmp, chosen, n, &told, &e))
		app_tell_err(asked->app, &e);
	else
		app_tell(asked->app, ROLE_OK, "%s", desk_purge_told(asked->app->desk, tmp, &told));
	return EFFECT_RELOAD;
}

static unsigned ask(struct sheet *s)
{
	AUTO_CTX(tmp);

	app_ask(s->s.app, desk_purge_question(tmp, ticked_count(s)), purge, NULL);
	return EFFECT_REDRAW;
}

/* What it is about, to be looked at before it goes. */
static const entity *const about[RETENTION_KINDS] = {
	[RETENTION_NOTES] = &e_mandate, [RETENTION_FILES] = &e_mandate, [RETENTION_CONTACT] = &e_contact, [RETENTION_COORDINATOR] = &e_cpts,
	[RETENTION_ASSOCIATION] = &e_association,
};

static struct screen *year_screen(struct app *app, int64_t year)
{
	AUTO_CTX(tmp);
	query *q = query_new(tmp, &e_expense);

	query_where(q, "date", OP_FROM, value_text(q, mem_printf(q, "%04d-01-01", (int)year)));
	query_where(q, "date", OP_UNTIL, value_text(q, mem_printf(q, "%04d-12-31", (int)year)));
	return door_list(app, q);
}

static unsigned look(struct sheet *s)
{
	const outdated *o = &of(s)->list[s->l.at];

	app_push(s->s.app, about[o->kind] ? door_record(s->s.app, about[o->kind], o->of) : year_screen(s->s.app, o->of));
	return EFFECT_REDRAW;
}

static bool any_ticked(const struct sheet *s)
{
	return ticked_count(s) > 0;
}

static const struct sheet_kind kind = {
	.help = "retention",
	.title = N_("What is of no more use"),
	.empty = N_("Nothing is to be erased: all that the journal holds is of use. Notes are proposed a year after the end of a mandate, accounts ten years after their year."),
	.fill = fill,
	.ticked = total,
	.actions = {{ACT_ERASE, ask, true, true, any_ticked}, {ACT_OPEN_LINE, look, true, false, NULL}},
};

struct screen *retention_screen(struct app *app)
{
	return &sheet_new(app, struct retention, &kind)->sheet.s;
}
