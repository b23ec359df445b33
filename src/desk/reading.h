// SPDX-License-Identifier: EUPL-1.2
/* What the makers of readings share. */
#pragma once
#include <carnet/desk/reading.h>

/* The person's notes put under their headings; those whose heading is gone at the foot. */
int reading_add_notes(desk *d, reading *r, struct err *e);
/* The boxes of the doc, named and ticked. */
int reading_add_boxes(desk *d, reading *r, enum read_as as, struct err *e);
/* The doc of the first steps, each with its box (onboarding.c). */
int reading_add_steps(desk *d, reading *r, struct err *e);
/* A doc of its own, with its title at the top. */
doc *reading_begin(reading *r, const char *title);

int read_bookmarks(desk *d, reading *r, const char *id, enum read_as as, struct err *e);
int read_bookmarked(desk *d, reading *r, const char *id, enum read_as as, struct err *e);
int read_notes(desk *d, reading *r, const char *id, enum read_as as, struct err *e);
int read_changes(desk *d, reading *r, const char *id, enum read_as as, struct err *e);
int read_part(desk *d, reading *r, const char *id, enum read_as as, struct err *e);
