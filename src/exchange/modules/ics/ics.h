// SPDX-License-Identifier: EUPL-1.2
/* iCalendar by libical: events to components and back. */
#pragma once
#include <libical/ical.h>
#include <carnet/base/mem.h>
#include <carnet/exchange/module.h>

/* write.c */
int ics_head(strbuf *out, const char *const *zones, struct err *e);
int ics_event_write(strbuf *out, const ics_event *ev, struct err *e);
/* read.c */
int ics_read(const void *parent, ics_file *out, const char *text, int today, struct err *e);
ics_moment ics_moment_of(struct icaltimetype t, const icaltimezone *zone);

/* zone.c */
int ics_local(ics_moment *m, const char *zone, struct err *e);
/* A zone of the system by its name; NULL when there is none. */
icaltimezone *zone_named(const char *name);
/* The zone a file means by a name of its own: one of the system when the name tells which, else as the file describes it. NULL: unknown. */
icaltimezone *zone_meant(icalcomponent *calendar, const char *name);
/* Takes out of a calendar the descriptions of zones that could keep a reader busy for long. */
void zones_tame(icalcomponent *calendar);

/* repeat.c: moves ev to its next date, and counts those that follow; budget: series of a file that may still be walked. */
void ics_repeat(ics_event *ev, icalcomponent *event, icalcomponent *calendar, const icaltimezone *zone, int today, int *budget);
