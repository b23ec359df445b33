// SPDX-License-Identifier: EUPL-1.2
#include "palette.h"
#include <carnet/base/i18n.h>
#include <carnet/desk/reading.h>
#include <string.h>
#include "../app_commands.h"
#include "dialogs.h"
#include "search.h"

/* Rows are numbered in ranges: the bindings, the commands, the pages of help, the person's own pages, and the search of all the rest. */
enum { COMMANDS_FROM = 1000, PAGES_FROM = 2000, OWN_FROM = 3000, SEARCH = 4000 };

/* Everyday words that find a page of help, where neither its title nor its summary has them. */
static const struct {
	const char *page, *words;
} everyday[] = {
	{"agrandir-les-caracteres", N_("size bigger letters writing eyes zoom read small see badly")},
	{"sauvegarder", N_("lost key stolen afraid safe security broken copy restore lose everything")},
	{"qui-peut-lire", N_("password protect private secret encrypt who reads hacked")},
	{"annuler", N_("wrong mistaken error deleted erased back recover")},
	{"en-seance", N_("notes take write during said minutes meeting report decisions attendance")},
	{"suppleance", N_("absent replaced substitute cannot come stead")},
	{"passation", N_("hand over successor end mandate stop resign replace leave")},
	{"changer-d-ordinateur", N_("new computer move machine laptop")},
	{"export", N_("send share mail e-mail friend colleague file word processor")},
	{"document", N_("minutes report association send mail")},
	{"reglages", N_("dark light colours contrast screen mouse eyes see badly")},
	{"retrouver", N_("find note contact lost seek search")},
	{"import", N_("invitation received mail file Excel calendar table")},
	{"carnet-d-exercice", N_("try practise train risk learn")},
	{"liste", N_("change correct delete erase remove sort filter")},
	{"abandonner-des-frais", N_("gift donation tax receipt")},
	{"joindre-un-justificatif", N_("photo scan picture receipt")},
	{"formulaire", N_("save keep type field")},
	{"imprimer", N_("printer paper")},
	{"bienvenue", N_("pack received key delegation")},
	{"accueil", N_("how begin start works what")},
};

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

/* The box of search, with those words in it. */
static unsigned search(struct app *app, const char *typed)
{
	const struct key words = {.code = K_PASTE, .paste = typed, .len = strlen(typed)};
	struct screen *s = search_screen(app);
	return app_push(app, s) == 0 && *typed ? s->ops->key(s, &words) : EFFECT_REDRAW;
}

static unsigned chosen(struct screen *below, long id, const char *typed)
{
	AUTO_CTX(tmp);
	struct app *app = below->app;
	if (id == SEARCH)
		return search(app, typed);
	if (id < COMMANDS_FROM)
		return app_run(app, &key_bindings[id]);
	if (id < PAGES_FROM)
		return app_command_run(app, &app_commands[id - COMMANDS_FROM]);
	app_follow(app, id < OWN_FROM ? help_part(app, tmp)->pages[id - PAGES_FROM].id : own_pages[id - OWN_FROM].target);
	return EFFECT_REDRAW;
}

static void add_help(struct pick *p, const page *of, long id)
{
	AUTO_CTX(tmp);
	const char *words = "";
	for (size_t i = 0; i < LENGTH(everyday); i++)
		if (strcmp(everyday[i].page, of->id) == 0)
			words = _(everyday[i].words);
	pick_add(p, of->title, _("help"), id);
	pick_words(p, mem_printf(tmp, "%s %s", of->summary, words));
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
	for (long i = 0; key_bindings[i].key; i++) {
		if (!worth_listing(app, &key_bindings[i]))
			continue;
		pick_add(p, binding_words(&key_bindings[i])->label, binding_words(&key_bindings[i])->shown, i);
		if (key_bindings[i].action == ACT_QUIT)
			pick_words(p, _("close exit stop end finish"));
	}
	for (long i = 0; help && own_pages[i].target; i++)
		pick_add(p, _(own_pages[i].title), _("guide"), OWN_FROM + i);
	for (size_t i = 0; help && i < help->count; i++)
		add_help(p, &help->pages[i], PAGES_FROM + (long)i);
	pick_add_always(p, _("search the guide and the notebook:"), SEARCH);
	return s;
}
