// SPDX-License-Identifier: EUPL-1.2
#include "palette.h"
#include <carnet/base/i18n.h>
#include <carnet/desk/reading.h>
#include <string.h>
#include "../app_commands.h"
#include "dialogs.h"

/* Rows are numbered in four ranges: the bindings, the commands, the pages of help, the person's own pages. */
enum { COMMANDS_FROM = 1000, PAGES_FROM = 2000, OWN_FROM = 3000 };

/* The part of the guide that explains the program; it stays with the screen below, where the answer is run. */
static const part *help_part(struct app *app, const void *parent)
{
	AUTO_ERR e = {0};
	part *parts;
	size_t count;
	if (!app->desk->l || library_parts(app->desk->l, parent, &parts, &count, &e) != 0)
		return NULL;
	for (size_t i = 0; i < count; i++)
		if (strcmp(parts[i].id, "aide") == 0)
			return &parts[i];
	return NULL;
}

/* What is typed or only moves is done better by its key. */
static bool worth_listing(const struct app *app, const struct binding *b)
{
	return b->label && !(b->flags & B_QUIET) && b->action != ACT_FIELD && b->action != ACT_PALETTE && app_offers(app, b);
}

static unsigned chosen(struct screen *below, long id, const char *typed)
{
	AUTO_CTX(tmp);
	struct app *app = below->app;
	(void)typed;
	if (id < COMMANDS_FROM)
		return app_run(app, &key_bindings[id]);
	if (id < PAGES_FROM)
		return app_commands[id - COMMANDS_FROM].run(app);
	app_follow(app, id < OWN_FROM ? help_part(app, tmp)->pages[id - PAGES_FROM].id : own_pages[id - OWN_FROM].target);
	return EFFECT_REDRAW;
}

struct screen *palette_screen(struct app *app)
{
	AUTO_CTX(tmp);
	struct screen *s = choose_screen(app, _("What would you like to do?"), chosen);
	struct pick *p = choose_pick(s);
	const part *help = help_part(app, tmp);
	choose_explain(s, "palette");
	for (long i = 0; app_commands[i].label; i++) {
		if (app_commands[i].can && !app_commands[i].can(app))
			continue;
		pick_add(p, _(app_commands[i].label), NULL, COMMANDS_FROM + i);
		pick_words(p, _(app_commands[i].words));
	}
	for (long i = 0; key_bindings[i].key; i++)
		if (worth_listing(app, &key_bindings[i]))
			pick_add(p, binding_words(&key_bindings[i])->label, binding_words(&key_bindings[i])->shown, i);
	for (long i = 0; help && own_pages[i].target; i++)
		pick_add(p, _(own_pages[i].title), _("guide"), OWN_FROM + i);
	for (size_t i = 0; help && i < help->count; i++) {
		pick_add(p, help->pages[i].title, _("help"), PAGES_FROM + (long)i);
		pick_words(p, help->pages[i].summary);
	}
	return s;
}
