// SPDX-License-Identifier: EUPL-1.2
#include "tui.h"
#include <carnet/base/date.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/desk/first.h>
#include <carnet/desk/glance.h>
#include <carnet/desk/settings.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>
#include "frame.h"
#include "screens/home.h"
#include "screens/rescue.h"
#include "screens/welcome.h"
#include "terminal.h"

/* A terminal shows what was written once its own turn has come: a program that goes on working meanwhile is in its way. */
enum { DRAFT_MS = 700, SHOWN_MS = 2 };

/* Told when the journal's folder changes; -1 (a journal in memory, no inotify left) means that changes are noticed at the next key. */
static int watch_journal(const char *path)
{
	AUTO_CTX(tmp);
	if (!path)
		return -1;
	int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	/* The end of a change is the rollback journal going away. */
	if (fd >= 0 && inotify_add_watch(fd, path_dir(tmp, path), IN_MODIFY | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE) < 0) {
		close(fd);
		return -1;
	}
	return fd;
}

static void drain(int fd)
{
	char events[4096];
	while (read(fd, events, sizeof events) > 0)
		;
}

/* Time left until what is typed must be in the drafts file, -1 when all is. */
static int draft_wait(const struct app *app)
{
	if (!app->unsaved_since)
		return -1;
	int64_t left = app->unsaved_since + DRAFT_MS - clock_now_ms();
	return left < 0 || left > DRAFT_MS ? 0 : (int)left;
}

static void journal_event(struct app *app, const struct key *k)
{
	(void)k;
	drain(app->watch);
	if (!app->desk)
		return;
	if (journal_changed(app->desk->j))
		app_reload(app);
	if (journal_moved(app->desk->j))
		app_tell(app, ROLE_ERROR, "%s", _("The file of this notebook was moved or replaced: nothing more is kept in it. Close carnet and open it again."));
}

static void window_event(struct app *app, const struct key *k)
{
	(void)app;
	(void)k;
	/* The same size again is no reason to trust what the terminal shows: it may have shrunk and grown in between. */
	if (!term_resize())
		term_repaint();
}

static void draft_event(struct app *app, const struct key *k)
{
	(void)k;
	app_save_drafts(app);
}

static void end_event(struct app *app, const struct key *k)
{
	(void)k;
	app->quit = true;
}

static const struct {
	int code;
	void (*run)(struct app *app, const struct key *k);
} events[] = {
	{K_RESIZE, window_event}, {K_REDRAW, window_event}, {K_CHANGED, journal_event}, {K_DEADLINE, draft_event}, {K_GONE, end_event},
};

/* Looked at once the journal is open, then after each key as long as it holds. */
static void look_untouched(struct app *app)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	change *list;
	size_t count;
	app->untouched = app->desk && !app->desk->demo && journal_history(app->desk->j, tmp, &list, &count, 1, &e) == 0 && count == 0;
}

static void handle(struct app *app, const struct key *k)
{
	for (size_t i = 0; i < LENGTH(events); i++) {
		if (events[i].code == k->code) {
			events[i].run(app, k);
			return;
		}
	}
	app_key(app, k);
	if (app->untouched)
		look_untouched(app);
	rescue_met(app);
}

static void draw(struct app *app)
{
	term_begin();
	if (!frame_draw(app)) {
		term_begin();
		frame_draw(app);
	}
	term_flush(app->top->ops->name);
}

/* Opens the journal and the guide, once they are needed, and reads home from them. */
static int enter(struct app *app, const struct tui_options *o, struct err *e)
{
	if (app->desk)
		return 0;
	int code = o->open(o->data, &app->desk, e);
	if (!code && app->settings)
		app->desk->wording = settings_wording(app->settings);
	if (!code)
		code = app->home->ops->reload(app->home, e);
	if (!code)
		look_untouched(app);
	if (code) {
		app->guide = app->desk ? app->desk->l : NULL;
		app->desk = NULL;
		o->close(o->data);
	}
	return code;
}

/* The same; when damage is in the way, what to do about it is asked first, over an empty home. */
static int enter_or_ask(struct app *app, const struct tui_options *o, struct err *e)
{
	if (app->rescue)
		return 0;
	int code = enter(app, o, e);
	if (!code || !o->journal || !rescue_ask(app, o->journal))
		return code;
	home_show(app->home, NEW(app->home, today));
	err_clear(e);
	return 0;
}

/* What the kept home screen cannot answer alone; q leaves from there. */
static bool needs_desk(const struct key *k)
{
	return k->code != K_RESIZE && k->code != K_REDRAW && k->code != K_GONE && k->code != 'q';
}

/* The question still waits; or it was closed without an answer, and there is nothing else to show; or the journal can be opened now. */
static int after_rescue(struct app *app, const struct tui_options *o, struct err *e)
{
	if (app->rescue && app->top == app->home)
		app->quit = true;
	if (app->rescue)
		return app->quit ? rescue_left(o->journal, e) : 0;
	return enter_or_ask(app, o, e);
}

/* The day has changed since the screens were read: at night, or while the computer slept. */
static bool day_turned(struct app *app)
{
	int now = clock_today();
	bool turned = now != app->day;
	app->day = now;
	return turned;
}

/* What the journal and the guide are needed for at this key: to do it, and to show another day than the one that is on the screen. */
static int ready_for(struct app *app, const struct key *k, const struct tui_options *o, struct err *e)
{
	bool turned = day_turned(app);
	if (app->desk && turned)
		app_reload(app);
	return needs_desk(k) || turned ? enter_or_ask(app, o, e) : 0;
}

static int run(struct app *app, const struct tui_options *o, struct err *e)
{
	struct key k;
	while (!app->quit) {
		term_key(&k, app->watch, draft_wait(app));
		int code = ready_for(app, &k, o, e);
		if (code != 0)
			return code;
		bool asked = app->rescue;
		handle(app, &k);
		code = asked ? after_rescue(app, o, e) : 0;
		if (code != 0)
			return code;
		if (app->unsaved_since && draft_wait(app) == 0)
			app_save_drafts(app);
		/* Keys that are there already come first: one frame shows them all. */
		if (app->quit || term_key_waiting(0))
			continue;
		draw(app);
		if (app->top->ops->ahead && !term_key_waiting(SHOWN_MS))
			app->top->ops->ahead(app->top);
	}
	return 0;
}

static void close_all(struct app *app)
{
	app_save_drafts(app);
	while (app->top) {
		struct screen *s = app->top;
		if (s->ops->close)
			s->ops->close(s);
		app->top = s->below;
		talloc_free(s);
	}
	if (app->watch >= 0)
		close(app->watch);
}

/* The screen as it was left, while nothing has changed since: it needs no journal. */
static bool show_glance(struct app *app, const char *path)
{
	today *kept = path ? glance_read(app->home, path) : NULL;
	if (kept)
		home_show(app->home, kept);
	return kept != NULL;
}

/* What home shows, for a next start should this one not end as it should; state is that of before it was read. The first start says more than
   the home screen. */
static void keep_shown(const struct app *app, const char *path, const char *state)
{
	today *shown = home_shown(app->home);
	if (path && state && app->desk && !first_start(app->desk))
		glance_keep(path, state, app->day, &shown, 1);
}

static int start(struct app *app, const struct tui_options *o, struct err *e)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS wrong = {0};
	const char *state = NULL;
	app->day = clock_today();
	app_settle(app, settings_read(app, &wrong));
	app->home = app->top = home_screen(app);
	if (o->page || !show_glance(app, o->journal)) {
		state = o->journal ? glance_state(tmp, o->journal) : NULL;
		int code = enter_or_ask(app, o, e);
		if (code != 0)
			return code;
	}
	if (o->page && app->desk)
		app_follow(app, o->page);
	else if (app->desk && first_start(app->desk))
		app_push(app, welcome_screen(app));
	else if (app->desk && app->within)
		home_practise(app->home);
	if (wrong.count)
		app_tell_err(app, &wrong.list[0]);
	draw(app);
	keep_shown(app, o->journal, state);
	app->watch = watch_journal(o->journal);
	if (o->after_first_frame)
		o->after_first_frame(o->data);
	return 0;
}

int tui_run(const struct tui_options *o, enum tui_next *next, struct err *e)
{
	*next = TUI_END;
	int code = term_start(!o->no_color, e);
	if (code != 0)
		return code;
	struct app *app = NEW(NULL, struct app);
	app->tab = 1;
	app->message = sb_new(app);
	app->watch = -1;
	app->within = o->within;
	code = start(app, o, e);
	if (code == 0)
		code = run(app, o, e);
	if (app->desk) {
		close_all(app);
		if (o->journal)
			glance_renew(app->desk);
	}
	*next = app->next;
	term_stop();
	talloc_free(app);
	return code;
}
