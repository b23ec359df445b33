// SPDX-License-Identifier: EUPL-1.2
/* What reading and writing of calendars share. */
#pragma once
#include <carnet/exchange/calendar.h>
#include "import_parts.h"

/* The version of a record in the calendars it was exported to: seconds from its making to its last change, rounded up. It needs no counter to keep,
   so that an export writes nothing to the journal, and every copy of the journal tells the same. */
int64_t ics_sequence(const record *r);
/* Of a meeting: what the sender of its invitation counts, else the above. */
int64_t ics_version(const record *r);

/* Under what name the date of a series that is imported with it is kept in invite_uid; its other dates are "uid/2026-12-03". */
char *ics_series_uid(const void *parent, const char *uid);
/* By what name calendars know a meeting: its sender's, so that what they send later changes it there too, else our own. One date of a series has
   our own: under the sender's it would replace the whole series. */
const char *ics_meeting_uid(const record *r);

/* ics_in.c: values of given that are set go before those of the file; NULL for none. e: agenda_item to take the points of the invitations too. */
int ics_import(struct import *in, const entity *e, const record *given, struct err *err);

/* ics_text.c: the file's text, checked; *lines gets the line of each event. */
int ics_load(const void *parent, char **text, size_t **lines, size_t *count, const char *path, struct err *e);
/* On one line, without controls, not longer than max bytes. */
char *ics_line(const void *parent, const char *s, size_t max);

/* ics_match.c */
typedef struct ics_places ics_places; /* CPTS, mandates and people of the journal, read once */
typedef struct ics_belongs {
	int64_t mandate, cpts; /* 0: not told */
	const char *body;      /* kind of body the title names, NULL for none */
} ics_belongs;
int ics_places_read(const void *parent, ics_places **out, journal *j, struct err *e);
void ics_match(ics_belongs *out, const ics_places *p, const ics_event *ev, const char *day);
/* Why no CPTS is told, and what to do. */
int ics_belongs_nowhere(const ics_places *p, const char *title, struct err *e);

/* One import of a calendar. */
struct ics_in {
	struct import *in;
	journal *j;
	const struct ics_operations *ops;
	const record *given;
	bool points;         /* the agenda in their text is asked for */
	ics_places *places;
	json_t *known;       /* ids of imported meetings by invite_uid; of several, the latest */
	int others_kinds;    /* deadlines and ends of mandates passed over */
	int strays;          /* cancellations of meetings that are not here */
};

/* One event on its way to a meeting. */
struct invitation {
	struct ics_in *s;
	const ics_event *ev;
	const char *uid;     /* as it is kept in invite_uid; "" when the file gives none */
	record *known;       /* the meeting it is about; NULL for a new one */
	struct incoming *i;
	ics_belongs to;
};

/* ics_tell.c: what is worth a look, as warnings. */
void ics_tell(struct invitation *v, int64_t cpts);    /* about one meeting that was taken */
void ics_tell_points(struct invitation *v, size_t count);
void ics_told(struct ics_in *s, enum told_kind kind, const char *text); /* kept in the report */
const char *ics_outcome(const void *parent, const struct invitation *v, enum told_kind *kind); /* what becomes of the meeting */
void ics_tell_end(struct ics_in *s);      /* about the whole file */

/* ics_points.c: the points read in the text of an invitation, for a meeting (its uid) that has none yet: taken when asked for, else offered when the
   meeting is fresh. */
int ics_points(struct invitation *v, const char *meeting, bool fresh, struct err *e);
