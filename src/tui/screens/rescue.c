// SPDX-License-Identifier: EUPL-1.2
#include "rescue.h"
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/desk/rescue.h>
#include "dialog.h"

enum { RESTORE = 1, READ, LEAVE };

static void ask(struct app *app, const char *path, const char *said);

static unsigned done(struct app *app)
{
	app->rescue = false;
	return EFFECT_REDRAW;
}

static unsigned restore(struct app *app, const char *path, struct err *e)
{
	if (desk_rescue_restore(path, e))
		return EFFECT_NONE;
	app_tell(app, ROLE_OK, "%s", _("The last good copy is back. The damaged journal is kept beside it."));
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

/* What fails is said in the same question, asked again. */
static unsigned answered(struct screen *asked, long id, void *data)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = { 0 };
	const char *path = talloc_steal(tmp, data);
	struct app *app = asked->app;

	if (id == LEAVE)
		return EFFECT_QUIT;
	unsigned effects = id == RESTORE ? restore(app, path, &e) : read_on(app, path, &e);
	if (e.code)
		ask(app, path, mem_printf(tmp, _("%s: %s."), e.what, e.todo));
	return effects | EFFECT_REDRAW;
}

static void ask(struct app *app, const char *path, const char *said)
{
	AUTO_CTX(tmp);
	rescue r;
	struct answer answers[3];
	size_t n = 0;
	strbuf *day = sb_new(tmp);

	desk_rescue(tmp, path, &r);
	date_print(day, r.day, DATE_SHORT);
	if (r.backup)
		answers[n++] = (struct answer){ "r", mem_printf(tmp, _("Put back the copy of %s"), day->s), NULL, RESTORE };
	answers[n++] = (struct answer){ P_("rescue", "o"), _("Open what can be read"), NULL, READ };
	answers[n++] = (struct answer){ "q", _("Leave without changing anything"), NULL, LEAVE };
	struct screen *s = dialog_screen(app, _("The journal is damaged"), said, answers, n, answered, mem_dup(app, path));
	dialog_explain(s, "rescue");
	app_push(app, s);
}

bool rescue_ask(struct app *app, const char *path)
{
	AUTO_CTX(tmp);
	rescue r;

	desk_rescue(tmp, path, &r);
	if (!r.damaged)
		return false;
	app->rescue = true;
	ask(app, path, _("The disk or the key did not keep it whole. Whatever you choose, the damaged file stays beside, and nothing is erased."));
	return true;
}

int rescue_left(const char *path, struct err *e)
{
	AUTO_CTX(tmp);
	rescue r;

	desk_rescue(tmp, path, &r);
	return desk_rescue_say(path, &r, e);
}
