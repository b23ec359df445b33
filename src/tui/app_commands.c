// SPDX-License-Identifier: EUPL-1.2
#include "app_commands.h"
#include <carnet/base/i18n.h>
#include <carnet/rules/meetings.h>
#include <signal.h>
#include <string.h>
#include "doors.h"
#include "screens/copy_key.h"
#include "screens/decode.h"
#include "screens/money.h"
#include "screens/meeting.h"
#include "screens/month.h"
#include "screens/records.h"
#include "screens/retention.h"
#include "screens/settings.h"
#include "screens/welcome.h"

enum { GUIDE = 2, LOOKING_BACK = 8 }; /* their tabs */

static unsigned push(struct app *app, struct screen *s)
{
	app_push(app, s);
	return EFFECT_REDRAW;
}

static unsigned settings(struct app *app)
{
	return push(app, settings_screen(app));
}

static unsigned profile(struct app *app)
{
	return push(app, door_profile(app));
}

static unsigned add_meeting(struct app *app)
{
	return push(app, door_new(app, &e_meeting));
}

static unsigned add_expense(struct app *app)
{
	return push(app, door_new(app, &e_expense));
}

static unsigned add_receipts(struct app *app)
{
	return push(app, receipts_screen(app, 0));
}

static unsigned without_amount(struct app *app)
{
	return push(app, unpriced_screen(app));
}

static unsigned add_action(struct app *app)
{
	return push(app, door_new(app, &e_action));
}

static unsigned add_anything(struct app *app)
{
	return push(app, add_screen(app));
}

/* The meeting that comes next, where it is prepared. */
static bool meets(const struct app *app)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	record *next;
	return meeting_next(app->desk->j, tmp, &next, &e) == 0 && next;
}

static unsigned prepare(struct app *app)
{
	int64_t id = meeting_planned(app, false);
	return id ? push(app, door_record(app, &e_meeting, id)) : EFFECT_NONE;
}

static unsigned claim(struct app *app)
{
	door_add(app, &e_claim, 0);
	return EFFECT_REDRAW;
}

static unsigned guide(struct app *app)
{
	app_tab(app, GUIDE);
	return EFFECT_REDRAW;
}

static unsigned assess(struct app *app)
{
	door_add(app, &e_assessment, 0);
	return EFFECT_REDRAW;
}

static unsigned interview(struct app *app)
{
	door_add(app, &e_interview, 0);
	return EFFECT_REDRAW;
}

static unsigned look_back(struct app *app)
{
	app_tab(app, LOOKING_BACK);
	return EFFECT_REDRAW;
}

static unsigned calendar(struct app *app)
{
	return push(app, month_screen(app));
}

static unsigned decode(struct app *app)
{
	return push(app, decode_screen(app));
}

static unsigned history(struct app *app)
{
	return push(app, history_screen(app));
}

static unsigned retention(struct app *app)
{
	return push(app, retention_screen(app));
}

static unsigned import(struct app *app)
{
	return push(app, import_ask(app));
}

static unsigned glossary(struct app *app)
{
	app_follow(app, "sigles");
	return EFFECT_REDRAW;
}

static unsigned help_index(struct app *app)
{
	app_follow(app, "comment-faire");
	return EFFECT_REDRAW;
}

/* The terminal is given back by the handler of the signal, as when the stop comes from outside. */
static unsigned suspend(struct app *app)
{
	(void)app;
	raise(SIGTSTP);
	return EFFECT_REDRAW;
}

static bool writes(const struct app *app)
{
	return journal_writable(app->desk->j);
}

/* Meant for a notebook of one's own. */
static bool own(const struct app *app)
{
	return !app->desk->demo;
}

static bool own_writes(const struct app *app)
{
	return own(app) && writes(app);
}

static bool within(const struct app *app)
{
	return app->within;
}

static unsigned welcome(struct app *app)
{
	app_tab(app, 1);
	return push(app, welcome_screen(app));
}

static unsigned practice(struct app *app)
{
	app_leave(app, TUI_PRACTICE);
	return EFFECT_NONE;
}

static unsigned back_to_own(struct app *app)
{
	app_leave(app, TUI_OWN);
	return EFFECT_NONE;
}

const struct app_command app_commands[] = {
	{N_("Go back to my own notebook"), N_("leave practice end stop mine"), within, back_to_own},
	{N_("Prepare my next meeting"), N_("dossier agenda items questions documents order when where next absent excused replaced take notes minutes"), meets, prepare},
	{N_("Note a meeting"), N_("new session board convocation invitation agenda date video create"), writes, add_meeting},
	{N_("Note an expense"), N_("trip kilometres train taxi bus plane petrol meal hotel ticket receipt photo repaid travel"), writes, add_expense},
	{N_("Note several receipts in a row"), N_("tickets receipts invoices series quick bundle type my receipts train parking meals"), writes, add_receipts},
	{N_("Expenses without an amount"), N_("compute missing amount payer vehicle scale price"), NULL, without_amount},
	{N_("Draw up a claim"), N_("claim repaid repayment ask money kilometres treasurer pay cheque transfer invoice owed how much"), writes, claim},
	{N_("Note something to do"), N_("action remind task deadline urgent promise call"), writes, add_action},
	{N_("Assess participation in a CPTS"), N_("level criteria score evidence projects partnerships governance"), writes, assess},
	{N_("Note the answers of an inhabitant"), N_("interview survey questionnaire needs sheet"), writes, interview},
	{N_("Look back on the year"), N_("report year documents print directory hours time volunteering level needs"), NULL, look_back},
	{N_("Calendar of the month"), N_("agenda dates days week today meetings actions deadlines ends of mandates planning when"), NULL, calendar},
	{N_("Add anything else"), N_("new create CPTS contact mandate training vehicle payer association route question"), writes, add_anything},
	{N_("My meetings"), N_("past coming list board session"), .list = &e_meeting},
	{N_("My mandates"), N_("seat term appointed elected body"), .list = &e_mandate},
	{N_("My trainings"), N_("training course learn"), .list = &e_training},
	{N_("My representation leaves"), N_("leave employer absence allowance"), .list = &e_leave},
	{N_("My expenses"), N_("list spent receipts"), .list = &e_expense},
	{N_("My claims"), N_("list sent paid waiting"), .list = &e_claim},
	{N_("My actions: what is to be done"), N_("task promise late urgent list"), .list = &e_action},
	{N_("My questions to ask"), N_("question ask list"), .list = &e_question},
	{N_("My CPTS"), N_("community territory list"), .list = &e_cpts},
	{N_("My associations"), N_("association delegation list"), .list = &e_association},
	{N_("My contacts"), N_("person people phone e-mail coordinator directory"), .list = &e_contact},
	{N_("Payers: who repays me"), N_("payer who pays association hospital rules scale rates cap bank treasurer"), .list = &e_payer},
	{N_("My vehicles"), N_("vehicle car motorcycle bicycle my fiscal power registration engine"), .list = &e_vehicle},
	{N_("My usual routes"), N_("route trip favourite usual distance journey home to meeting"), .list = &e_route},
	{N_("My profile"), N_("name address phone e-mail region association bank account"), NULL, profile},
	{N_("Settings: the display, the mouse, your title"), N_("display colours contrast theme letters eyes mouse preferences options"), NULL, settings},
	{N_("Begin: four short questions"), N_("welcome first start name association new beginner key delegation"), own_writes, welcome},
	{N_("Discover with a practice CPTS"), N_("try learn test demo example exercise invented"), own, practice},
	{N_("Glossary: what acronyms and words mean"), N_("acronym abbreviation definition word dictionary vocabulary jargon"), NULL, glossary},
	{N_("Explain a text I received"), N_("decode acronyms words convocation letter paste understand"), NULL, decode},
	{N_("History: come back on what I changed"), N_("history undo mistake error deleted recover cancel"), NULL, history},
	{N_("Import a file: invitation, table, notebook"), N_("received e-mail ics agenda CSV Excel spreadsheet JSON contacts"), writes, import},
	{N_("Copy my journal on a USB key"), N_("backup save copy key disk safe lose theft"), copy_key_can, copy_key},
	{N_("Erase what is of no more use"), N_("purge personal data privacy forget old notes contacts retention delete"), writes, retention},
	{N_("Read the guide"), N_("rights law texts role mission acronyms letters models pages understand"), NULL, guide},
	{N_("How to… (all the help)"), N_("help manual explain how learn begin problem stuck"), NULL, help_index},
	{N_("Suspend carnet (back to the shell)"), N_("shell stop background pause"), NULL, suspend},
	{0},
};

unsigned app_command_run(struct app *app, const struct app_command *c)
{
	AUTO_CTX(tmp);
	return c->list ? push(app, door_list(app, query_new(tmp, c->list))) : c->run(app);
}

/* Doors of the home screen that are no screen. */
static const struct {
	const char *target;
	unsigned (*run)(struct app *app);
} doors[] = {{DOOR_WELCOME, welcome}, {DOOR_PRACTICE, practice}, {DOOR_COPY, copy_key}};

bool app_command_follow(struct app *app, const char *target)
{
	for (size_t i = 0; i < LENGTH(doors); i++) {
		if (strcmp(doors[i].target, target) != 0)
			continue;
		if (doors[i].run(app) & EFFECT_RELOAD)
			app_reload(app);
		return true;
	}
	return false;
}
