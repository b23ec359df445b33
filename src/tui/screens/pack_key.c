// SPDX-License-Identifier: EUPL-1.2
#include "pack_key.h"
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/desk/pack.h>
#include <string.h>
#include "dialogs.h"
#include "records.h"
#include "ticks.h"

enum { OTHER_PLACE = 1000000 };
static const char *const example = N_("For example /media/jeanne/CLE/delegation.trousse");

/* What was added and is being proposed: hangs on the screen that asked. */
struct taking {
	pack_added added;
	const pack_offer **shown;
	size_t count;
};

static void tell_pack(struct app *app, const struct taking *t, size_t records, const char *names)
{
	AUTO_CTX(tmp);
	size_t pages = t->added.nchanges;
	const char *guide = mem_printf(tmp, ngettext("%zu page or word in the guide", "%zu pages or words in the guide", pages), pages);
	if (records)
		app_tell(app, ROLE_OK, _("Added: %s; and in your notebook: %s. u takes these records back."), guide, names);
	else
		app_tell(app, ROLE_OK, _("Added: %s. Nothing was added to your notebook."), guide);
}

/* The ticked ones, in one action. */
static unsigned ticked(struct screen *asked, const struct tick *list, size_t count, void *data)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	struct app *app = asked->app;
	const struct taking *t = talloc_steal(tmp, data);
	const char **keys = NEW_ARRAY(tmp, const char *, count + 1);
	strbuf *names = sb_new(tmp);
	pack_records_report report = {0};
	size_t n = 0;
	for (size_t i = 0; i < count; i++) {
		if (!list[i].on)
			continue;
		sb_addf(names, "%s%s", n ? ", " : "", t->shown[i]->title);
		keys[n++] = t->shown[i]->key;
	}
	keys[n] = NULL;
	if (n && desk_pack_records(app->desk, desk_packs(tmp, journal_path(app->desk->j)), t->added.about->name, keys, &report, &e) != 0)
		app_tell_err(app, &e);
	else
		tell_pack(app, t, n, names->s);
	return EFFECT_RELOAD;
}

static unsigned propose(struct screen *s, struct taking *t)
{
	AUTO_CTX(tmp);
	struct tick *list = NEW_ARRAY(tmp, struct tick, t->added.noffers + 1);
	t->shown = NEW_ARRAY(t, const pack_offer *, t->added.noffers + 1);
	for (size_t i = 0; i < t->added.noffers; i++) {
		const pack_offer *o = &t->added.offers[i];
		if (o->known)
			continue;
		list[t->count] = (struct tick){.label = mem_printf(tmp, _("%s: %s"), _(o->e->one), o->title), .on = true};
		t->shown[t->count++] = o;
	}
	if (!t->count) {
		tell_pack(s->app, t, 0, "");
		talloc_free(t);
		return EFFECT_RELOAD;
	}
	const pack_about *a = t->added.about;
	const struct ticks what = {
		.title = a->title,
		.text = mem_printf(tmp, _("From %s, version %s. Its pages are in the guide. What goes into your notebook too?"), a->author, a->version),
		.button = _("Add what is ticked"), .help = "welcome", .then = ticked, .data = t,
	};
	app_push(s->app, ticks_screen(s->app, &what, list, t->count));
	return EFFECT_RELOAD;
}

static int take(struct screen *s, const char *path, struct taking **out, struct err *e)
{
	AUTO_CTX(tmp);
	desk *d = s->app->desk;
	struct taking *t = NEW(s, struct taking);
	int code = desk_pack_add(d, t, desk_packs(tmp, journal_path(d->j)), path, &t->added, e);
	if (code != 0)
		TALLOC_FREE(t);
	*out = t;
	return code;
}

/* --- Which file -------------------------------------------------------------------------------------------------------- */

static unsigned take_it(struct screen *s, const char *path)
{
	AUTO_ERR e = {0};
	struct taking *t;
	if (take(s, path, &t, &e) == 0)
		return propose(s, t);
	return app_failed(s->app, &e);
}

static int is_there(struct screen *s, const char *typed, struct err *e)
{
	AUTO_CTX(tmp);
	char **list;
	size_t count;
	(void)s;
	desk_pack_found(tmp, &list, &count);
	if (*typed ? file_exists(path_typed(tmp, typed)) : count > 0)
		return 0;
	if (!*typed)
		return err_set(e, ERR_MISSING, _("There is no pack on a key yet"), _("plug the key in, wait a moment, then press Enter"));
	return err_set(e, ERR_MISSING, _("There is no file of that name"), _("look at it in the file manager, and copy its path here"));
}

static unsigned ask_path(struct screen *s, const char *help, const char *typed);

/* A file refused is asked again, its name still there. */
static unsigned typed_path(struct screen *s, const char *typed)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	struct taking *t;
	if (!*typed)
		return pack_key_ask(s);
	if (take(s, path_typed(tmp, typed), &t, &e) == 0)
		return propose(s, t);
	app_failed(s->app, &e);
	return ask_path(s, _(example), typed);
}

static unsigned ask_path(struct screen *s, const char *help, const char *typed)
{
	struct screen *p = prompt_screen(s->app, _("Where is the file of your delegation?"), help, (struct prompt_answer){is_there, typed_path});
	prompt_follows(p, "welcome", typed, NULL);
	app_push(s->app, p);
	return EFFECT_REDRAW;
}

static unsigned chosen(struct screen *below, long id, const char *typed)
{
	AUTO_CTX(tmp);
	char **list;
	size_t count;
	(void)typed;
	desk_pack_found(tmp, &list, &count);
	if (id != OTHER_PLACE && (size_t)id < count)
		return take_it(below, list[id]);
	return ask_path(below, _(example), "");
}

unsigned pack_key_ask(struct screen *s)
{
	AUTO_CTX(tmp);
	char **list;
	size_t count;
	desk_pack_found(tmp, &list, &count);
	if (!count)
		return ask_path(s, _("None was found on a key. Plug the key in, then press Enter; or type where the file is."), "");
	struct screen *c = choose_screen(s->app, _("The pack of your delegation"), chosen);
	for (size_t i = 0; i < count; i++)
		pick_add(choose_pick(c), strrchr(list[i], '/') + 1, path_dir(tmp, list[i]), (long)i);
	pick_add(choose_pick(c), _("Another place"), NULL, OTHER_PLACE);
	choose_explain(c, "welcome");
	app_push(s->app, c);
	return EFFECT_REDRAW;
}
