// SPDX-License-Identifier: EUPL-1.2
#include "followed.h"
#include <carnet/base/i18n.h>
#include <carnet/rules/action.h>

static void tell_one(struct app *app, int64_t id, bool done)
{
	AUTO_CTX(tmp);
	const char *title = journal_title(app->desk->j, tmp, &e_action, id);
	app_tell(app, ROLE_OK, done ? _("Done: %s. u undoes.") : _("To do again: %s. u undoes."), title);
}

/* Several are one action: one u brings them all back. */
static int toggle_all(struct app *app, const int64_t *ids, size_t n, bool *done, struct err *e)
{
	AUTO_CTX(tmp);
	journal *j = app->desk->j;
	int code = journal_begin(j, mem_printf(tmp, ngettext("%zu action done or to do again", "%zu actions done or to do again", n), n), e);
	if (code)
		return code;
	for (size_t i = 0; i < n && !code; i++)
		code = action_toggle(j, ids[i], done, e);
	return journal_end(j, code, e);
}

unsigned followed_done(struct app *app, const int64_t *ids, size_t n)
{
	AUTO_ERR e = {0};
	bool done = false;
	if (n == 0)
		return EFFECT_NONE;
	if (n == 1 ? action_toggle(app->desk->j, ids[0], &done, &e) : toggle_all(app, ids, n, &done, &e)) {
		app_tell_err(app, &e);
		return EFFECT_RELOAD;
	}
	if (n == 1)
		tell_one(app, ids[0], done);
	else
		app_tell(app, ROLE_OK, ngettext("%zu action changed. u undoes.", "%zu actions changed. u undoes.", n), n);
	return EFFECT_RELOAD;
}
