// SPDX-License-Identifier: EUPL-1.2
/* A screen is a record of operations and private data. It draws in the rectangle it is given, says what can be done on it, and
   answers a key with effects that the frame (app.c) performs; it never flushes, reads keys or opens another loop.

	struct home { struct screen s; today *t; … };            the screen is its own talloc context
	static const struct screen_ops home_ops = { .name = "home", .context = CTX_HOME, … };
	struct screen *home_screen(struct app *app) { return SCREEN_NEW(app, struct home, &home_ops); }
	…
	app_push(app, home_screen(app));                                                                                   */
#pragma once
#include <carnet/base/err.h>
#include <carnet/base/mem.h>
#include <carnet/base/strbuf.h>
#include "draw.h"
#include "keys.h"

struct app;
struct screen;

enum {
	EFFECT_NONE = 0,         /* the key was for us, nothing to show */
	EFFECT_REDRAW = 1 << 0,
	EFFECT_RELOAD = 1 << 1,  /* the journal changed: every open screen reads again (implies redraw) */
	EFFECT_LEAVE = 1 << 2,   /* close this screen, go one step back */
	EFFECT_QUIT = 1 << 3,    /* leave the program */
	EFFECT_PASS = 1 << 4,    /* not ours: the frame may use it */
};

struct screen_ops {
	const char *name;        /* "home", "list"…: its help page unless help() says otherwise */
	enum context context;    /* whose bindings count */
	bool overlay;            /* drawn over the screen below, which stays visible */
	/* Reads what it shows. Called once, by app_push; on failure the screen is not shown and the frame tells e. */
	int (*open)(struct screen *s, struct err *e);
	/* It is on the screen now: what it asks at once, it may push here. */
	void (*shown)(struct screen *s);
	/* The key of the help page that explains it as it is now. NULL: its name. */
	const char *(*help)(const struct screen *s);
	/* Its part of the title bar: "Meetings", or a record's title. NULL: none. right, shown at the right end, may stay empty. */
	void (*title)(const struct screen *s, strbuf *left, strbuf *right);
	/* s->rect has just been set or changed (a resize). NULL: nothing to prepare. */
	void (*layout)(struct screen *s);
	/* Draws in s->rect, already blank (an overlay chooses its own place inside it), and calls draw_cursor on the thing in focus. */
	void (*draw)(struct screen *s);
	/* The frame is on the screen and no key waits: what the next one may need is read now, so that it need not wait. NULL: nothing. */
	void (*ahead)(struct screen *s);
	/* A binding of its context, or one of the frame's that the screen may answer first (ACT_UNDO in a field…). k is the key, or NULL when
	   run from help or a click on a hint. */
	unsigned (*act)(struct screen *s, enum action a, const struct key *k);
	/* Whether the action can be done now: hints and help show only what can. NULL: all of the context's bindings. */
	bool (*can)(const struct screen *s, enum action a);
	/* Any other key: text while typing, a paste, a click in s->rect, the wheel. NULL: EFFECT_PASS. */
	unsigned (*key)(struct screen *s, const struct key *k);
	/* A text field is in focus: letters and digits go to key(), bindings count only with B_TEXT. NULL: no. */
	bool (*typing)(const struct screen *s);
	/* The journal changed, here or from another program: read again, stay on the same thing. NULL: nothing shown comes from it. */
	int (*reload)(struct screen *s, struct err *e);
	/* Keeps what is typed and not yet kept, if anything (drafts file). Called within a second of typing when app_unsaved() was
	   called, and before closing for any reason. NULL: nothing is typed here. */
	int (*save_draft)(struct screen *s, struct err *e);
	/* Before the screen is freed; its memory hangs on the screen and goes by itself. */
	void (*close)(struct screen *s);
};

struct screen {
	const struct screen_ops *ops;
	struct app *app;
	struct screen *below;    /* the one it was opened from; NULL for home */
	struct rect rect;        /* where it draws */
};
#define SCREEN_NEW(app_, type, ops_) ((type *)screen_new((app_), sizeof(type), (ops_), #type))
void *screen_new(struct app *app, size_t size, const struct screen_ops *ops, const char *name);
bool screen_typing(const struct screen *s); /* letters are text there */
bool screen_titled(const struct screen *s, const char *name); /* its title ends with that name */
