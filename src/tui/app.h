// SPDX-License-Identifier: EUPL-1.2
/* The frame: title bar, tab bar, body, message line, hint bar; the stack of open screens; search, help, undo, leaving. */
#pragma once
#include <carnet/desk/desk.h>
#include "screen.h"
#include "tui.h"

/* A place of the bars that a click runs. */
struct bar_zone {
	int y, x, cols;
	int tab;                     /* 0 when it is a hint */
	const struct binding *hint;
};

struct app {
	desk *desk;                  /* NULL while the kept home screen is shown and nothing was done yet */
	record *settings;            /* see desk/settings.h */
	struct screen *home;
	struct screen *top;          /* the screen in focus; the stack goes down by 'below' to home */
	int tab;                     /* the tab the stack belongs to, 1 home */
	int tab_focus;               /* the tab bar is in focus, on that tab; 0: it is not */
	const struct binding *hint_focus; /* the hint bar is, on that hint; NULL: it is not */
	library *guide;              /* what the help of the rescue question is read from; NULL elsewhere */
	bool rescue;                 /* damage keeps the journal from being opened, and what to do is being asked: there is no desk */
	bool hurt;                   /* what to do about damage met while it is open was asked */
	bool quit;
	bool within;                 /* the practice journal, opened from the person's own notebook */
	enum tui_next next;          /* where leaving leads */
	bool untouched;              /* nothing was ever done in the journal: there is nothing to undo */
	bool leaving;                /* Esc was pressed once on home */
	bool held, let_go;           /* what is typed could not be kept and its screen stayed open; so it was at the key before this one */
	bool left_draft;             /* at this key a screen was closed that may have left a draft, or thrown one away: home tells of them */
	const char *passed_over;     /* letters to pass over: the rest of «oui» after its o */
	int day;                     /* that of what is shown */
	int watch;                   /* inotify on the journal's folder, -1 */
	bool mouse_free;
	int64_t unsaved_since;       /* when something typed was first not yet in the drafts file, ms; 0: all is */
	strbuf *message;
	enum role message_role;
	/* frame.c */
	struct rect title, tabs, body, said, hints;
	bool small;                  /* too small a window: only a sentence is shown */
	const struct binding **hinted; /* what the hint bar shows */
	size_t nhinted;
	struct tab_words { const char *shown; int cols; } *tab_words; /* "1 Home"…, put together once */
	struct bar_zone *zones;
	size_t nzones;
};

/* Opens a screen over the present one. When its open() fails nothing changes but the message line; the screen is freed either way. */
int app_push(struct app *app, struct screen *s);
/* One step back; drafts are kept first. Home stays. Screens normally return EFFECT_LEAVE instead. */
void app_pop(struct app *app);
/* Closes what is over home and opens that tab. */
void app_tab(struct app *app, int tab);
/* Reads every open screen again. */
void app_reload(struct app *app);
void app_leave(struct app *app, enum tui_next next); /* at the end of this turn */
/* Whether a binding counts now and belongs to what is in focus, a text field included: what help lists. bars_hinted(): the hint bar too. */
bool app_offers(const struct app *app, const struct binding *b);
/* Doing it: from a key, a click on a hint, the list of the help screen. */
unsigned app_act(struct app *app, enum action a, const struct key *k);
unsigned app_run(struct app *app, const struct binding *b); /* the same without a key */
/* A key or an event of term_key(); performs the effects. */
void app_key(struct app *app, const struct key *k);
void app_save_drafts(struct app *app);

/* The message line, one sentence, until the next key. */
void app_tell(struct app *app, enum role role, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
void app_tell_err(struct app *app, const struct err *e);
unsigned app_failed(struct app *app, const struct err *e); /* the same, as the effects of a key */
/* Something was typed: save_draft() will be called within a second. */
void app_unsaved(struct app *app);
/* Other settings, put in force; taken over. */
void app_settle(struct app *app, record *settings);
/* The file an export wrote: says the folder, offers to open, print, send it. */
void app_exported(struct app *app, const char *path);
/* A question, only before what cannot be undone or leaves the machine: o/n, «non» by default. yes() runs in the screen that asked,
   when it is in focus again; data is borrowed until then. */
void app_ask(struct app *app, const char *question, unsigned (*yes)(struct screen *asked, void *data), void *data);
/* A page of the guide (or a mission sheet, help…), "sigle:ACI", or "entity:meeting/12". */
void app_follow(struct app *app, const char *target);
