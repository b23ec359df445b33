// SPDX-License-Identifier: EUPL-1.2
/* Which screen opens what: tabs, records, lists. Home, search, links and detail screens all lead through here. */
#pragma once
#include "app.h"

struct tab {
	int number;
	const char *label;                              /* msgid */
	struct screen *(*open)(struct app *app, const struct tab *t); /* NULL for home */
	const entity *lists[6];                         /* kinds of record it lists, ends with NULL */
};
/* Ends with number 0. A tab whose screen does not exist is not in the table, so not shown. */
extern const struct tab tabs[];

/* Each returns the screen to push, or NULL when that kind of record has no screen. */
struct screen *door_record(struct app *app, const entity *e, int64_t id);
struct screen *door_list(struct app *app, const query *q);
struct screen *door_new(struct app *app, const entity *e);
struct screen *door_profile(struct app *app);            /* the profile, or the form of a first one */
/* A screen by its name, for a link "screen:unclaimed". */
struct screen *door_named(struct app *app, const char *name);
/* Kinds that are added in a screen of their own, not a form; cpts 0: it asks which. False for the others. */
bool door_add(struct app *app, const entity *e, int64_t cpts);
struct screen *door_level(struct app *app, int64_t cpts);
