// SPDX-License-Identifier: EUPL-1.2
#include "rescue.h"
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/desk/rescue.h>
#include "dialog.h"

enum { NEWEST = 1, CLEAN, READ, BEGIN, LEAVE, GO_ON, ANSWERS = 5 };

/* What is said of each reason why the journal does not open, or no longer gives or takes what is asked while it is open. */
static const struct {
	const char *title, *text, *open, *restored, *read, *beside, *help;
} says[] = {
	[RESCUE_DAMAGED] = {N_("The journal is damaged"),
	                    N_("The disk or the key did not keep it whole. Whatever you choose, the damaged file stays beside, and nothing is erased."),
	                    N_("A part of its file can no longer be read: what you have just asked for was not done. The other records and the guide still open, and "
	                       "what you were typing is kept. Whatever you choose, the damaged file stays beside."),
	                    N_("The last good copy is back. The damaged journal is kept beside it."), N_("Open what can be read"),
	                    N_("%s, %s. The damaged journal is kept beside. The history begins anew: what came before is no longer undone."), "rescue"},
	[RESCUE_REPLACED] = {N_("Another program has changed this journal"),
	                     N_("It has put something of its own in the place of a part of it: that is not read. Whatever you choose, the file as it is stays beside, "
	                        "and nothing is erased."),
	                     NULL, N_("The last good copy is back. The former journal is kept beside it."), N_("Open what can be read"),
	                     N_("%s, %s. The former journal is kept beside. The history begins anew: what came before is no longer undone."), "rescue"},
	[RESCUE_FOREIGN] = {N_("Another program has changed this journal"),
	                    N_("It has put in it what is not a notebook’s: that is neither read nor run. Whatever you choose, the file as it is stays beside, and "
	                       "nothing is erased."),
	                    N_("It has put in it what is not a notebook’s: nothing is written there, and what you have just asked for was not done. Your records and "
	                       "the guide still open, and what you were typing is kept. Whatever you choose, the file as it is stays beside."),
	                    N_("The last good copy is back. The former journal is kept beside it."), N_("Take the records into a clean journal"),
	                    N_("%s, %s. The former journal is kept beside. The history begins anew: what came before is no longer undone."), "rescue"},
	[RESCUE_GONE] = {N_("Your journal is no longer in its place"),
	                 N_("Its file was deleted, moved or renamed; its daily copies are still there. If you know where the file is, leave and put it back."),
	                 NULL, N_("The last good copy is back in its place."), NULL, NULL, "gone"},
};

/* The question asked: of which journal, whether over what is open, and what there was to choose from. */
struct asked {
	char *path;
	bool open;
	rescue r;
};

static bool ask(struct app *app, const char *path, bool open, const char *said);

static unsigned done(struct app *app)
{
	app->rescue = false;
	if (app->desk)
		app_reload(app);
	return EFFECT_REDRAW;
}

static unsigned restore(struct app *app, const struct asked *a, const daily_copy *copy, struct err *e)
{
	if (journal_restore(a->path, copy->path, e))
		return EFFECT_NONE;
	unsigned effects = done(app);
	app_tell(app, ROLE_OK, "%s", _(says[a->r.why].restored));
	return effects;
}

static unsigned newest(struct app *app, const struct asked *a, struct err *e)
{
	return restore(app, a, &a->r.newest, e);
}

static unsigned clean(struct app *app, const struct asked *a, struct err *e)
{
	return restore(app, a, &a->r.clean, e);
}

static unsigned read_on(struct app *app, const struct asked *a, struct err *e)
{
	AUTO_CTX(tmp);
	struct salvage told;

	if (desk_rescue_read(a->path, &told, e))
		return EFFECT_NONE;
	const char *read = mem_printf(tmp, ngettext("%lld record read", "%lld records read", (unsigned long)told.records), (long long)told.records);
	const char *lost = mem_printf(tmp, ngettext("%lld record at most is lost", "%lld records at most are lost", (unsigned long)told.lost), (long long)told.lost);
	unsigned effects = done(app);
	app_tell(app, told.lost ? ROLE_WARN : ROLE_OK, _(says[a->r.why].beside), read, told.lost ? lost : _("none lost"));
	return effects;
}

static unsigned begin(struct app *app, const struct asked *a, struct err *e)
{
	if (desk_rescue_begin(a->path, e))
		return EFFECT_NONE;
	app_tell(app, ROLE_OK, "%s", _("A new journal begins. The copies of the former one are still there."));
	return done(app);
}

static unsigned leave(struct app *app, const struct asked *a, struct err *e)
{
	(void)app, (void)a, (void)e;
	return EFFECT_QUIT;
}

static unsigned go_on(struct app *app, const struct asked *a, struct err *e)
{
	(void)a, (void)e;
	app_tell(app, ROLE_WARN, "%s", _("Nothing is changed. Leave and open carnet again to be asked once more."));
	return EFFECT_REDRAW;
}

static unsigned (*const acts[])(struct app *app, const struct asked *a, struct err *e) = {
	[NEWEST] = newest, [CLEAN] = clean, [READ] = read_on, [BEGIN] = begin, [LEAVE] = leave, [GO_ON] = go_on,
};

/* What fails is said in the same question, asked again. */
static unsigned answered(struct screen *asked, long id, void *data)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	struct asked *a = talloc_steal(tmp, data);
	struct app *app = asked->app;

	unsigned effects = acts[id](app, a, &e);
	if (e.code)
		ask(app, a->path, a->open, mem_printf(tmp, _("%s: %s."), e.what, e.todo));
	return effects | EFFECT_REDRAW;
}

/* «Put back the copy of 20 Nov. 2026», with what is in doubt in it. */
static const char *copy_label(const void *parent, const daily_copy *copy, bool doubtful)
{
	return mem_printf(parent, doubtful ? _("Put back the copy of %s (to be checked)") : _("Put back the copy of %s"),
	                  date_text(parent, copy->day, DATE_SHORT));
}

/* The safest answer first; a new journal is the last one. */
static size_t offer(const void *parent, struct answer answers[ANSWERS], const struct asked *a)
{
	const rescue *r = &a->r;
	const struct answer read = {P_("rescue", "o"), says[r->why].read ? _(says[r->why].read) : NULL, NULL, READ};
	bool doubtful = rescue_doubtful(r);
	size_t n = 0;

	if (r->why == RESCUE_FOREIGN) /* every record can be read: no copy has more */
		answers[n++] = read;
	if (r->newest.path)
		answers[n++] = (struct answer){"r", copy_label(parent, &r->newest, doubtful), NULL, NEWEST};
	if (doubtful && r->clean.path)
		answers[n++] = (struct answer){P_("rescue", "e"), copy_label(parent, &r->clean, false), NULL, CLEAN};
	if (says[r->why].read && r->why != RESCUE_FOREIGN)
		answers[n++] = read;
	if (a->open)
		answers[n++] = (struct answer){P_("rescue", "c"), _("Go on without mending"), NULL, GO_ON};
	else
		answers[n++] = (struct answer){"q", _("Leave without changing anything"), NULL, LEAVE};
	if (r->why == RESCUE_GONE)
		answers[n++] = (struct answer){"n", _("Begin a new journal"), NULL, BEGIN};
	return n;
}

/* The text of the question, with what is in doubt in the copies. */
static const char *doubt(const void *parent, const rescue *r, const char *text)
{
	if (!r->newest.path || !rescue_doubtful(r))
		return text;
	return mem_printf(parent, "%s %s", text,
	                  r->clean.path ? _("In the newest copy, records are in doubt; in the other one, none is.") : _("In this copy, records are in doubt: carnet check names them."));
}

/* said: what went wrong with the last answer, NULL the first time. The journal may have come back meanwhile: it is opened then. */
static bool ask(struct app *app, const char *path, bool open, const char *said)
{
	AUTO_CTX(tmp);
	struct answer answers[ANSWERS];
	struct asked *a = NEW(app, struct asked);

	a->path = mem_dup(a, path);
	a->open = open;
	desk_rescue(a, path, &a->r);
	enum rescue_why why = a->r.why;
	if (why == RESCUE_NONE || (open && !says[why].open)) { /* a file moved away is said in its own words */
		talloc_free(a);
		return app->rescue = false;
	}
	app->rescue = !open;
	const char *text = said ? said : doubt(tmp, &a->r, _(open ? says[why].open : says[why].text));
	struct screen *s = dialog_screen(app, _(says[why].title), text, answers, offer(tmp, answers, a), answered, a);
	dialog_explain(s, says[why].help);
	app_push(app, s);
	return true;
}

bool rescue_ask(struct app *app, const char *path)
{
	return ask(app, path, false, NULL);
}

void rescue_met(struct app *app)
{
	if (!app->desk || app->desk->demo || app->hurt || !journal_hurt(app->desk->j))
		return;
	app->hurt = true;
	app_save_drafts(app);
	if (ask(app, journal_path(app->desk->j), true, NULL))
		sb_clear(app->message); /* the question says it, with what still works */
}

int rescue_left(const char *path, struct err *e)
{
	AUTO_CTX(tmp);
	rescue r;

	desk_rescue(tmp, path, &r);
	return r.why == RESCUE_NONE ? 0 : desk_rescue_say(path, &r, e);
}
