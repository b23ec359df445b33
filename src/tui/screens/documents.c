// SPDX-License-Identifier: EUPL-1.2
#include "documents.h"
#include <carnet/base/i18n.h>
#include "dialog.h"
#include "ticks.h"
#include "papers.h"

enum { ANSWERS_MOST = 16 };

static unsigned written(struct app *app, int failed, const char *path, const struct err *e)
{
	if (failed)
		app_tell_err(app, e);
	else
		app_exported(app, path);
	return EFFECT_REDRAW;
}

static unsigned calendar(struct app *app, const record *r)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	char *path = NULL;
	query *q = query_new(tmp, r->e);
	query_where(q, "id", OP_IS, value_int(r->id));
	int failed = desk_calendar(app->desk, tmp, (const query *[]){q, NULL}, journal_record_title(app->desk->j, tmp, r), &path, &e);
	return written(app, failed, path, &e);
}

static unsigned return_sheet(struct app *app, const record *r)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	char *path = NULL;
	int failed = desk_write_sheet(app->desk, tmp, r->id, &path, &e);
	return written(app, failed, path, &e);
}

static bool has_due(struct app *app, const record *r)
{
	(void)app;
	return *record_text(r, "due");
}

static bool has_end(struct app *app, const record *r)
{
	(void)app;
	return *record_text(r, "ends");
}

/* --- Reports -------------------------------------------------------------------------------------------------------- */

static int make_dossier(struct app *app, const void *parent, struct paper_of of, doc **out, struct err *e)
{
	report_from from = paper_from(app);
	return report_dossier(&from, parent, of.id, of.parts ? of.parts : sections_usual(&dossier_sections), out, e);
}

static int write_dossier(struct app *app, const void *parent, struct paper_of of, const char *format, const print_setup *paper, char **written,
			 struct err *e)
{
	return desk_dossier(app->desk, parent, of.id, of.parts ? of.parts : sections_usual(&dossier_sections), format, paper, NULL, written, e);
}

/* Reports made from the id of a record alone. */
#define MAKE(name) \
	static int make_##name(struct app *app, const void *parent, struct paper_of of, doc **out, struct err *e) \
	{ \
		report_from from = paper_from(app); \
		return report_##name(&from, parent, of.id, out, e); \
	}
MAKE(brief)
MAKE(account)
MAKE(minutes)
MAKE(substitute)
MAKE(handover)

static const struct paper paper_dossier = {.help = "dossier", .make = make_dossier, .write = write_dossier};
const struct paper paper_brief = {.help = "brief", .make = make_brief};
const struct paper paper_account = {.help = "paper", .make = make_account, .shared = true};
static const struct paper minutes = {.help = "paper", .make = make_minutes};
static const struct paper substitute = {.help = "substitute", .make = make_substitute, .shared = true};
static const struct paper handover = {.help = "handover", .make = make_handover, .shared = true};

/* --- Parts of the dossier ----------------------------------------------------------------------------------------------- */

static const char *const section_words[DOSSIER_PARTS] = {
	[DOSSIER_AGENDA] = N_("Agenda, with room to write"),
	[DOSSIER_ASK] = N_("Questions"),
	[DOSSIER_DECISIONS] = N_("Last decisions"),
	[DOSSIER_ACTIONS] = N_("Actions"),
	[DOSSIER_NOTES] = N_("My private notes, for me only"),
	[DOSSIER_GUIDE] = N_("What the guide says"),
	[DOSSIER_WORDS] = N_("Words to know"),
	[DOSSIER_LEVEL] = N_("Level of participation"),
	[DOSSIER_EXPENSES] = N_("Expenses"),
	[DOSSIER_ATTACHMENTS] = N_("Attached files"),
};

struct sections_of {
	int64_t meeting;
};

static unsigned sections_chosen(struct screen *asked, const struct tick *list, size_t count, void *data)
{
	struct sections_of *of = data;
	int64_t meeting = of->meeting;
	unsigned parts = 0;
	for (size_t i = 0; i < count; i++)
		parts |= (unsigned)list[i].on << i;
	talloc_free(of);
	if (!parts) {
		app_tell(asked->app, ROLE_WARN, "%s", _("Nothing is ticked: tick at least one part."));
		return EFFECT_REDRAW;
	}
	app_push(asked->app, paper_screen(asked->app, &paper_dossier, (struct paper_of){.id = meeting, .parts = parts}));
	return EFFECT_REDRAW;
}

static unsigned choose_sections(struct app *app, const record *r)
{
	struct tick rows[LENGTH(section_words)];
	struct sections_of *of = NEW(app, struct sections_of);
	of->meeting = r->id;
	for (size_t i = 0; i < LENGTH(rows); i++)
		rows[i] = (struct tick){_(section_words[i]), NULL, dossier_sections.list[i].usual};
	struct ticks what = {.title = _("Dossier of the meeting"), .text = _("What shall it hold? The first page is always there."),
			     .button = _("Read it"), .help = "dossier", .then = sections_chosen, .data = of};
	app_push(app, ticks_screen(app, &what, rows, LENGTH(rows)));
	return EFFECT_REDRAW;
}

/* In the order in which they are offered. */
static const struct document documents[] = {
	{&e_meeting, "d", N_("Dossier of the meeting, to prepare it"), NULL, choose_sections, NULL},
	{&e_meeting, "b", N_("15 minutes before: what fits one screen"), &paper_brief, NULL, NULL},
	{&e_meeting, "a", N_("Account for my association"), &paper_account, NULL, NULL},
	{&e_meeting, "m", N_("Minutes for myself"), &minutes, NULL, NULL},
	{&e_meeting, "s", N_("Sheet for the person who sits in my place"), &substitute, NULL, NULL},
	{&e_meeting, "r", N_("Return sheet that the notebook reads back"), NULL, return_sheet, NULL},
	{&e_meeting, "c", N_("Calendar file (.ics), to put it in another calendar"), NULL, calendar, NULL},
	{&e_cpts, "n", N_("Level of participation"), &paper_level, NULL, NULL},
	{&e_cpts, "p", N_("Proposal of 2023, levels 1 and 2"), &paper_proposal, NULL, NULL},
	{&e_cpts, "b", N_("What inhabitants say, small groups masked"), &paper_needs, NULL, NULL},
	{&e_cpts, "a", N_("Associations of the territory"), &paper_directory, NULL, NULL},
	{&e_action, "c", N_("Calendar file (.ics), to put its date in another calendar"), NULL, calendar, has_due},
	{&e_mandate, "p", N_("Handing over, for the person who follows"), &handover, NULL, NULL},
	{&e_mandate, "c", N_("Calendar file (.ics), to put its end in another calendar"), NULL, calendar, has_end},
};

bool documents_any(const entity *e)
{
	for (size_t i = 0; i < LENGTH(documents); i++)
		if (documents[i].e == e)
			return true;
	return false;
}

static unsigned chosen(struct screen *from, long id, void *data)
{
	AUTO_CTX(tmp);
	const struct document *d = &documents[id];
	const record *r = talloc_steal(tmp, data);
	if (d->make)
		return d->make(from->app, r);
	app_push(from->app, paper_screen(from->app, d->paper, (struct paper_of){.id = r->id}));
	return EFFECT_REDRAW;
}

static size_t offered(struct app *app, const record *r, struct answer *answers)
{
	size_t count = 0;
	for (size_t i = 0; i < LENGTH(documents) && count < ANSWERS_MOST; i++)
		if (documents[i].e == r->e && (!documents[i].can || documents[i].can(app, r)))
			answers[count++] = (struct answer){_(documents[i].letter), _(documents[i].label), NULL, (long)i};
	return count;
}

unsigned documents_ask(struct app *app, const entity *e, int64_t id)
{
	AUTO_ERR err = {0};
	struct answer answers[ANSWERS_MOST];
	record *r;
	if (journal_get(app->desk->j, app, &r, e, id, &err))
		return app_failed(app, &err);
	size_t count = offered(app, r, answers);
	if (!count) {
		talloc_free(r);
		app_tell(app, ROLE_TEXT, "%s", _("Nothing can be made from this record as it is: it has no date."));
		return EFFECT_REDRAW;
	}
	struct screen *s = dialog_screen(app, _("Documents"), _("What shall be made from this record?\n"), answers, count, chosen, r);
	dialog_explain(s, "exported");
	app_push(app, s);
	return EFFECT_REDRAW;
}
