// SPDX-License-Identifier: EUPL-1.2
/* The frame: title bar, tab bar, body, message line, hint bar; the stack of open screens; search, help, undo, leaving. */
#pragma once
#include <carnet/desk/desk.h>
#include "screen.h"

struct app {
	desk *desk;
	struct screen *top;      /* the screen in focus; the stack goes down by 'below' to home */
	struct rect body;        /* where screens draw */
	int tab;                 /* the tab the stack belongs to, 1 home */
	bool on_tabs;            /* the tab bar is in focus */
	int tab_focus;
	bool unsaved;            /* something typed is not yet in the drafts file */
	int64_t unsaved_since;   /* ms */
	int watch;               /* inotify on the journal's folder, -1 */
	int leaving;             /* Esc pressed once on home */
	bool mouse_free;
	strbuf *message;
	enum role message_role;
};

/* Opens a screen over the present one. When its open() fails nothing changes but the message line; the screen is freed either way. */
int app_push(struct app *app, struct screen *s);
/* One step back; drafts are kept first. Home stays. Screens normally return EFFECT_LEAVE instead. */
void app_pop(struct app *app);
/* Closes what is over home and opens that tab. */
void app_tab(struct app *app, int tab);
/* Reads every open screen again. */
void app_reload(struct app *app);

/* The message line, one sentence, until the next key. */
void app_tell(struct app *app, enum role role, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
void app_tell_err(struct app *app, const struct err *e);
/* Something was typed: save_draft() will be called within a second. */
void app_unsaved(struct app *app);
/* The file an export wrote: says the folder, offers to open, print, send it. */
void app_exported(struct app *app, const char *path);
/* A question, only before what cannot be undone or leaves the machine: o/n, «non» by default. yes() runs in the screen below. */
void app_ask(struct app *app, const char *question, unsigned (*yes)(struct screen *below, void *data), void *data);
/* A page of the guide (or a mission sheet, help…), "sigle:ACI", or "entity:meeting/12". */
void app_follow(struct app *app, const char *target);
