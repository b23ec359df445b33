// SPDX-License-Identifier: EUPL-1.2
#include "copy_key.h"
#include <carnet/base/i18n.h>
#include <carnet/desk/copies.h>
#include <carnet/journal/keep.h>
#include "dialogs.h"

bool copy_key_can(const struct app *app)
{
	return !app->desk->demo;
}

/* key NULL: the only one there is. Home says the age of the copy: it is read again. */
static unsigned copy(struct app *app, const char *key)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	char *written;
	if (desk_copy_key(app->desk, tmp, key, &written, &e) != 0)
		return app_failed(app, &e);
	AUTO_PROBLEMS p = {0};
	journal_copy_doubts(written, &p, &e);
	if (p.count)
		app_tell(app, ROLE_WARN, _("Copied: %s. But records in it are in doubt, as they are in your notebook: carnet check names them."), written);
	else
		app_tell(app, ROLE_OK, _("Copied and checked: %s. Eject the key before you take it out."), written);
	return EFFECT_RELOAD;
}

static unsigned chosen(struct screen *below, long id, const char *typed)
{
	AUTO_CTX(tmp);
	medium *list;
	size_t count;
	(void)typed;
	desk_copy_media(tmp, journal_path(below->app->desk->j), &list, &count);
	return copy(below->app, id >= 0 && (size_t)id < count ? list[id].path : NULL);
}

unsigned copy_key(struct app *app)
{
	AUTO_CTX(tmp);
	medium *list;
	size_t count;
	desk_copy_media(tmp, journal_path(app->desk->j), &list, &count);
	if (count < 2)
		return copy(app, NULL);
	struct screen *s = choose_screen(app, _("Which key takes the copy?"), chosen);
	for (size_t i = 0; i < count; i++)
		pick_add(choose_pick(s), list[i].path, NULL, (long)i);
	choose_explain(s, "palette");
	app_push(app, s);
	return EFFECT_REDRAW;
}
