// SPDX-License-Identifier: EUPL-1.2
#include "app.h"
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/desk/pack.h>
#include <carnet/desk/settings.h>
#include <carnet/base/mem.h>
#include <string.h>
#include <unistd.h>
#include "app_commands.h"
#include "bars.h"
#include "doors.h"
#include "frame.h"
#include "screens/dialog.h"
#include "screens/exported.h"
#include "screens/guide.h"
#include "screens/help.h"
#include "screens/palette.h"
#include "screens/search.h"
#include "terminal.h"

enum { WHEEL_LINES = 3 };

/* --- Messages -------------------------------------------------------------------------------------------------------- */

void app_tell(struct app *app, enum role role, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	sb_clear(app->message);
	sb_vaddf(app->message, fmt, ap);
	va_end(ap);
	app->message_role = role;
}

/* The sentence and what to do; its place (a field, a file) is for commands. */
void app_tell_err(struct app *app, const struct err *e)
{
	if (e->todo)
		app_tell(app, ROLE_ERROR, _("%s: %s."), e->what, e->todo);
	else
		app_tell(app, ROLE_ERROR, "%s.", e->what);
}

unsigned app_failed(struct app *app, const struct err *e)
{
	app_tell_err(app, e);
	return EFFECT_REDRAW;
}

void app_unsaved(struct app *app)
{
	if (!app->unsaved_since)
		app->unsaved_since = clock_now_ms();
}

void app_save_drafts(struct app *app)
{
	app->unsaved_since = 0;
	for (struct screen *s = app->top; s; s = s->below) {
		AUTO_ERR e = {0};
		if (s->ops->save_draft && s->ops->save_draft(s, &e) != 0)
			app_tell_err(app, &e);
	}
}

/* What is typed above that screen and cannot be kept (a full disk) holds its screen open; the same key again closes it all the same. */
static bool holds(struct app *app, const struct screen *down_to)
{
	if (app->let_go)
		return false;
	for (struct screen *s = app->top; s != down_to; s = s->below) {
		AUTO_ERR e = {0};
		if (!s->ops->save_draft || s->ops->save_draft(s, &e) == 0)
			continue;
		app_tell(app, ROLE_ERROR, _("What is typed here cannot be kept. %s. The same key again closes all the same."), e.what);
		app->held = true;
		return true;
	}
	return false;
}

/* --- The stack ------------------------------------------------------------------------------------------------------- */

int app_push(struct app *app, struct screen *s)
{
	AUTO_ERR e = {0};
	int code = app->desk ? desk_packs_again(app->desk, &e) : 0; /* each screen opens on the packs that are in their folder by now */
	if (code == 0 && s->ops->open)
		code = s->ops->open(s, &e);
	if (code != 0) {
		app_tell_err(app, &e);
		talloc_free(s);
		return code;
	}
	s->below = app->top;
	app->top = s;
	bars_leave(app);
	if (s->ops->shown)
		s->ops->shown(s);
	return 0;
}

static void close_top(struct app *app)
{
	struct screen *s = app->top;
	app_save_drafts(app);
	if (s->ops->close)
		s->ops->close(s);
	app->left_draft |= app->desk && s->ops->save_draft;
	app->top = s->below;
	talloc_free(s);
}

void app_pop(struct app *app)
{
	if (app->top->below)
		close_top(app);
	if (!app->top->below)
		app->tab = 1;
}

void app_tab(struct app *app, int number)
{
	const struct tab *t = tabs;
	while (t->number && t->number != number)
		t++;
	if (!t->number || holds(app, app->home))
		return;
	while (app->top->below)
		close_top(app);
	bars_leave(app);
	app->tab = t->number;
	if (t->open && app_push(app, t->open(app, t)) != 0)
		app->tab = 1;
}

void app_reload(struct app *app)
{
	for (struct screen *s = app->top; s; s = s->below) {
		AUTO_ERR e = {0};
		if (s->ops->reload && s->ops->reload(s, &e) != 0)
			app_tell_err(app, &e);
	}
}

/* What has no colours keeps none. */
void app_settle(struct app *app, record *settings)
{
	talloc_free(app->settings);
	app->settings = settings;
	if (app->desk)
		app->desk->wording = settings_wording(settings);
	if (term_scheme() != SCHEME_MONO)
		term_set_scheme(settings_display(settings) == DISPLAY_CONTRAST ? SCHEME_CONTRAST : SCHEME_TERMINAL);
	app->mouse_free = !record_int(settings, "mouse");
	term_mouse(!app->mouse_free);
}

void app_exported(struct app *app, const char *path)
{
	app_push(app, exported_screen(app, path));
}

void app_leave(struct app *app, enum tui_next next)
{
	app->next = next;
	app->quit = true;
}

/* --- Questions ------------------------------------------------------------------------------------------------------- */

struct question {
	unsigned (*yes)(struct screen *asked, void *data);
	void *data;
};

static unsigned answered(struct screen *asked, long id, void *data)
{
	struct question q = *(struct question *)data;
	talloc_free(data);
	return id ? q.yes(asked, q.data) : EFFECT_REDRAW;
}

void app_ask(struct app *app, const char *question, unsigned (*yes)(struct screen *asked, void *data), void *data)
{
	const struct answer answers[] = {
		{P_("answer", "n"), _("No"), P_("rest of no", "o"), 0},
		{P_("answer", "y"), _("Yes"), P_("rest of yes", "es"), 1},
	};
	struct question *q = NEW(app->top, struct question);
	*q = (struct question){yes, data};
	app_push(app, dialog_screen(app, _("Question"), question, answers, LENGTH(answers), answered, q));
}

/* --- Links ----------------------------------------------------------------------------------------------------------- */

/* "meeting/12", or "meeting" for their list. */
static struct screen *entity_door(struct app *app, const char *name)
{
	AUTO_CTX(tmp);
	const char *slash = strchr(name, '/');
	const entity *e = entity_named(slash ? mem_dupn(tmp, name, (size_t)(slash - name)) : name);
	int64_t id = 0;
	if (!e)
		return NULL;
	if (!slash)
		return door_list(app, query_new(tmp, e));
	AUTO_ERR err = {0};
	return journal_lookup(app->desk->j, e, slash + 1, &id, &err) == 0 ? door_record(app, e, id) : NULL;
}

/* What leads to a screen of its own; the guide reads the rest. */
static const struct {
	const char *prefix;
	struct screen *(*open)(struct app *app, const char *name);
} prefixes[] = {{"entity:", entity_door}, {"screen:", door_named}};

void app_follow(struct app *app, const char *target)
{
	size_t i = 0;
	if (app_command_follow(app, target))
		return;
	while (i < LENGTH(prefixes) && strncmp(target, prefixes[i].prefix, strlen(prefixes[i].prefix)) != 0)
		i++;
	if (i == LENGTH(prefixes)) {
		app_push(app, guide_screen(app, target));
		return;
	}
	struct screen *s = prefixes[i].open(app, target + strlen(prefixes[i].prefix));
	if (s)
		app_push(app, s);
	else
		app_tell(app, ROLE_WARN, "%s", _("This link leads to nothing in your notebook."));
}

/* --- The frame's own actions ----------------------------------------------------------------------------------------- */

static unsigned leave_or_back(struct app *app, const struct key *k)
{
	(void)k;
	if (app->top->below)
		return EFFECT_LEAVE;
	if (app->leaving)
		return EFFECT_QUIT;
	app->leaving = true;
	app_tell(app, ROLE_TEXT, "%s", app->within ? _("Press Esc again to go back to your own notebook.") : _("Press Esc again to leave carnet."));
	return EFFECT_REDRAW;
}

static unsigned focus_tabs(struct app *app, const struct key *k)
{
	(void)k;
	bars_tabs(app);
	return EFFECT_REDRAW;
}

static unsigned open_tab(struct app *app, const struct key *k)
{
	if (!k || key_digit(k) <= 0)
		return focus_tabs(app, k);
	app_tab(app, key_digit(k));
	return EFFECT_REDRAW;
}

/* Above the first row; the wheel stops there. */
static unsigned above_all(struct app *app, const struct key *k)
{
	if (!k || app->rescue || app->top->ops->overlay)
		return EFFECT_NONE;
	return focus_tabs(app, k);
}

static unsigned search(struct app *app, const struct key *k)
{
	(void)k;
	app_push(app, search_screen(app));
	return EFFECT_REDRAW;
}

static unsigned palette(struct app *app, const struct key *k)
{
	(void)k;
	app_push(app, palette_screen(app));
	return EFFECT_REDRAW;
}

static unsigned help(struct app *app, const struct key *k)
{
	(void)k;
	app_push(app, help_screen(app));
	return EFFECT_REDRAW;
}

static unsigned take_back(struct app *app, int (*step)(journal *, const void *, char **, struct err *), const char *told)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	char *label = NULL;
	int code = step(app->desk->j, tmp, &label, &e);
	if (code == ERR_MISSING) /* what to do about it is meant for the command line */
		app_tell(app, ROLE_TEXT, "%s.", e.what);
	else if (code != 0)
		app_tell_err(app, &e);
	if (code != 0)
		return EFFECT_REDRAW;
	app_tell(app, ROLE_OK, "%s %s.", told, label);
	return EFFECT_RELOAD;
}

static unsigned undo(struct app *app, const struct key *k)
{
	(void)k;
	return take_back(app, journal_undo, _("Undone."));
}

static unsigned redo(struct app *app, const struct key *k)
{
	(void)k;
	return take_back(app, journal_redo, _("Done again."));
}

static unsigned free_mouse(struct app *app, const struct key *k)
{
	(void)k;
	app->mouse_free = !app->mouse_free;
	term_mouse(!app->mouse_free);
	app_tell(app, ROLE_TEXT, "%s", app->mouse_free ? _("The mouse now selects text. F9 gives it back to carnet.") : _("The mouse works in carnet again."));
	return EFFECT_REDRAW;
}

static unsigned repaint(struct app *app, const struct key *k)
{
	(void)app;
	(void)k;
	term_repaint();
	return EFFECT_REDRAW;
}

static unsigned leave(struct app *app, const struct key *k)
{
	(void)app;
	(void)k;
	return EFFECT_QUIT;
}

static unsigned interrupt(struct app *app, const struct key *k)
{
	(void)k;
	app_tell(app, ROLE_TEXT, "%s", _("To leave carnet, press q outside a text field."));
	return EFFECT_REDRAW;
}

/* above: also while something is open over the screen. */
static const struct {
	enum action action;
	bool above;
	unsigned (*run)(struct app *app, const struct key *k);
} actions[] = {
	{ACT_BACK, true, leave_or_back}, {ACT_HELP, true, help}, {ACT_MOUSE, true, free_mouse}, {ACT_REPAINT, true, repaint}, {ACT_QUIT, true, leave},
	{ACT_INTERRUPT, true, interrupt}, {ACT_UP, true, above_all},
	{ACT_TAB, false, open_tab}, {ACT_TABS, false, focus_tabs}, {ACT_SEARCH, false, search}, {ACT_PALETTE, false, palette}, {ACT_UNDO, false, undo}, {ACT_REDO, false, redo},
};

static bool typing(const struct app *app)
{
	return !bars_focused(app) && screen_typing(app->top);
}

static bool can_now(const struct app *app, const struct binding *b)
{
	const struct screen *s = app->top;
	if (b->context == CTX_TABS)
		return true;
	if (b->context != CTX_FRAME)
		return !s->ops->can || s->ops->can(s, b->action);
	if (b->action == ACT_HELP)
		return (app->desk || app->guide || !app->rescue) && s->ops->context != CTX_HELP;
	for (size_t i = 0; i < LENGTH(actions); i++)
		if (actions[i].action == b->action)
			return !app->rescue && (actions[i].above || !s->ops->overlay);
	return true;
}

bool app_offers(const struct app *app, const struct binding *b)
{
	bool always = b->action == ACT_HELP || b->action == ACT_PALETTE || b->action == ACT_SEARCH;
	bool here = app->tab_focus ? b->context == CTX_TABS || always : b->context == app->top->ops->context || b->context == CTX_FRAME;
	return here && binding_counts(b, typing(app)) && can_now(app, b);
}

unsigned app_act(struct app *app, enum action a, const struct key *k)
{
	unsigned effects = app->top->ops->act ? app->top->ops->act(app->top, a, k) : EFFECT_PASS;
	if (!(effects & EFFECT_PASS))
		return effects;
	for (size_t i = 0; i < LENGTH(actions); i++)
		if (actions[i].action == a)
			return actions[i].run(app, k);
	return EFFECT_NONE;
}

unsigned app_run(struct app *app, const struct binding *b)
{
	const struct key k = {.code = b->key, .mods = b->flags & B_SHIFT ? MOD_SHIFT : 0};
	if (b->action == ACT_FIELD)
		return app->top->ops->key(app->top, &k);
	return app_act(app, b->action, NULL);
}

/* --- Keys ------------------------------------------------------------------------------------------------------------ */

static bool can(void *data, const struct binding *b)
{
	return can_now(data, b);
}

static unsigned wheel(struct app *app, const struct key *k)
{
	unsigned effects = EFFECT_NONE;
	for (int i = 0; i < WHEEL_LINES; i++)
		effects |= app_act(app, k->code == K_WHEEL_UP ? ACT_UP : ACT_DOWN, NULL);
	return effects;
}

/* A click on a tab or a hint; elsewhere it is the screen's. */
static unsigned click(struct app *app, const struct key *k)
{
	const struct bar_zone *z = frame_zone(app, k->y, k->x);
	bars_leave(app);
	if (z && z->hint)
		return app_run(app, z->hint);
	if (z && !app->rescue && !app->top->ops->overlay)
		app_tab(app, z->tab);
	else if (!z && app->top->ops->key)
		return app->top->ops->key(app->top, k);
	return EFFECT_REDRAW;
}

static unsigned typed_key(struct app *app, const struct key *k)
{
	const struct screen_ops *ops = app->top->ops;
	if (k->code == K_CLICK)
		return click(app, k);
	enum context context = bars_focused(app) ? CTX_TABS : ops->context;
	const struct binding *b = binding_find(context, k, typing(app), can, app);
	if (bars_focused(app)) {
		unsigned effects = bars_key(app, b, k);
		if (!(effects & EFFECT_PASS))
			return effects;
		bars_leave(app);
		b = binding_find(ops->context, k, typing(app), can, app);
	}
	if (b && b->action != ACT_FIELD)
		return app_act(app, b->action, k);
	unsigned effects = ops->key ? ops->key(app->top, k) : EFFECT_PASS;
	if (effects & EFFECT_PASS && (k->code == K_WHEEL_UP || k->code == K_WHEEL_DOWN))
		return wheel(app, k);
	return effects;
}

/* True for a letter that only ends a word already understood. */
static bool passed_over(struct app *app, const struct key *k)
{
	const char *next = app->passed_over;
	app->passed_over = NULL;
	if (!next || !*next || k->code != *next)
		return false;
	app->passed_over = next + 1;
	return true;
}

static void take_effects(struct app *app, unsigned effects)
{
	if (effects & EFFECT_QUIT && !holds(app, NULL))
		app_leave(app, app->within ? TUI_OWN : TUI_END);
	if (effects & EFFECT_LEAVE && !holds(app, app->top->below))
		app_pop(app);
	if (effects & EFFECT_RELOAD || app->left_draft)
		app_reload(app);
}

void app_key(struct app *app, const struct key *k)
{
	if (passed_over(app, k))
		return;
	bool was_leaving = app->leaving;
	app->let_go = app->held;
	app->held = app->left_draft = false;
	sb_clear(app->message);
	app->message_role = ROLE_TEXT;
	/* Where nobody tells of changes they are looked for; it costs eight system calls. */
	if (app->watch < 0 && app->desk && journal_changed(app->desk->j))
		app_reload(app);
	/* Too small to show anything: what is typed is kept, the rest waits. */
	if (app->small && !typing(app) && k->code != 'q')
		return;
	take_effects(app, typed_key(app, k));
	app->leaving &= !was_leaving;
}
