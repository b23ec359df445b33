// SPDX-License-Identifier: EUPL-1.2
#include "rescue.h"
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/desk/rescue.h>
#include "dialog.h"

enum { RESTORE = 1, READ, BEGIN, LEAVE };

/* What is said of each reason why the journal does not open. */
static const struct {
	const char *title, *text, *restored, *help;
} says[] = {
	[RESCUE_DAMAGED] = { N_("The journal is damaged"),
	                     N_("The disk or the key did not keep it whole. Whatever you choose, the damaged file stays beside, and nothing is erased."),
	                     N_("The last good copy is back. The damaged journal is kept beside it."), "rescue" },
	[RESCUE_GONE] = { N_("Your journal is no longer in its place"),
	                  N_("Its file was deleted, moved or renamed; its daily copies are still there. If you know where the file is, leave and put it back."),
	                  N_("The last good copy is back in its place."), "gone" },
};

static void ask(struct app *app, const char *path, const char *said);

static unsigned done(struct app *app)
{
	app->rescue = false;
	return EFFECT_REDRAW;
}

static unsigned restore(struct app *app, const char *path, struct err *e)
{
	enum rescue_why why = journal_gone(path) ? RESCUE_GONE : RESCUE_DAMAGED;

	if (desk_rescue_restore(path, e))
		return EFFECT_NONE;
	app_tell(app, ROLE_OK, "%s", _(says[why].restored));
	return done(app);
}

static unsigned read_on(struct app *app, const char *path, struct err *e)
{
	AUTO_CTX(tmp);
	struct salvage told;

	if (desk_rescue_read(path, &told, e))
		return EFFECT_NONE;
	const char *read = mem_printf(tmp, ngettext("%lld record read", "%lld records read", (unsigned long)told.records), (long long)told.records);
	const char *lost = mem_printf(tmp, ngettext("%lld record at most is lost", "%lld records at most are lost", (unsigned long)told.lost), (long long)told.lost);
	app_tell(app, told.lost ? ROLE_WARN : ROLE_OK, _("%s, %s. The damaged journal is kept beside."), read, told.lost ? lost : _("none lost"));
	return done(app);
}

static unsigned begin(struct app *app, const char *path, struct err *e)
{
	if (desk_rescue_begin(path, e))
		return EFFECT_NONE;
	app_tell(app, ROLE_OK, "%s", _("A new journal begins. The copies of the former one are still there."));
	return done(app);
}

static unsigned (*const acts[])(struct app *app, const char *path, struct err *e) = { [RESTORE] = restore, [READ] = read_on, [BEGIN] = begin };

/* What fails is said in the same question, asked again. */
static unsigned answered(struct screen *asked, long id, void *data)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = { 0 };
	const char *path = talloc_steal(tmp, data);
	struct app *app = asked->app;

	if (id == LEAVE)
		return EFFECT_QUIT;
	unsigned effects = acts[id](app, path, &e);
	if (e.code)
		ask(app, path, mem_printf(tmp, _("%s: %s."), e.what, e.todo));
	return effects | EFFECT_REDRAW;
}

/* The safest answer first; a new journal is the last one. */
static size_t offer(const void *parent, struct answer answers[3], const rescue *r)
{
	strbuf *day = sb_new(parent);
	size_t n = 0;

	date_print(day, r->day, DATE_SHORT);
	if (r->backup)
		answers[n++] = (struct answer){ "r", mem_printf(parent, _("Put back the copy of %s"), day->s), NULL, RESTORE };
	if (r->why == RESCUE_DAMAGED)
		answers[n++] = (struct answer){ P_("rescue", "o"), _("Open what can be read"), NULL, READ };
	answers[n++] = (struct answer){ "q", _("Leave without changing anything"), NULL, LEAVE };
	if (r->why == RESCUE_GONE)
		answers[n++] = (struct answer){ "n", _("Begin a new journal"), NULL, BEGIN };
	return n;
}

/* said: what went wrong with the last answer, NULL the first time. The journal may have come back meanwhile: it is opened then. */
static void ask(struct app *app, const char *path, const char *said)
{
	AUTO_CTX(tmp);
	rescue r;
	struct answer answers[3];

	desk_rescue(tmp, path, &r);
	app->rescue = r.why != RESCUE_NONE;
	if (!app->rescue)
		return;
	struct screen *s = dialog_screen(app, _(says[r.why].title), said ? said : _(says[r.why].text), answers, offer(tmp, answers, &r), answered,
	                                 mem_dup(app, path));
	dialog_explain(s, says[r.why].help);
	app_push(app, s);
}

bool rescue_ask(struct app *app, const char *path)
{
	ask(app, path, NULL);
	return app->rescue;
}

int rescue_left(const char *path, struct err *e)
{
	AUTO_CTX(tmp);
	rescue r;

	desk_rescue(tmp, path, &r);
	return r.why == RESCUE_NONE ? 0 : desk_rescue_say(path, &r, e);
}
