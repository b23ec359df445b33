// SPDX-License-Identifier: EUPL-1.2
/* Events of a calendar apart from the format of its file: what the module "ics" writes and reads. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <carnet/base/err.h>
#include <carnet/base/strbuf.h>

enum ics_clock {
	CLOCK_NONE,
	CLOCK_DAY,  /* a whole day */
	CLOCK_WALL, /* as the clock shows where it takes place */
	CLOCK_UTC,
};
typedef struct ics_moment {
	enum ics_clock clock;
	int day, minutes;
} ics_moment;

/* Texts are "" or NULL when there are none. */
typedef struct ics_event {
	const char *uid, *title, *place, *text;
	const char *kind;            /* the entity it was exported from; NULL in files of other programs */
	const char *zone;            /* written: of its CLOCK_WALL moments. Read: a zone nobody knows, its times are as written in the file */
	int64_t sequence;
	bool cancelled;
	ics_moment start, end;       /* end: CLOCK_NONE when it is not told */
	const char *changed;         /* written: UTC stamp */
	/* Read only. */
	const char *host, *mail;     /* who invites */
	const char *link;            /* of a video meeting */
	ics_moment sent;             /* of an invitation */
	ics_moment instead;          /* the date of a series that this event replaces */
	bool repeats;                /* start is then its next date, or the first when all are past */
	int others;                  /* dates after that one within 13 months, -1 when they cannot be counted */
	size_t line;
} ics_event;

typedef struct ics_file {
	ics_event *events;
	size_t count;
	bool answer;                 /* an answer to an invitation, not an invitation */
} ics_file;

struct ics_operations {
	/* A calendar is its head, with the zones used in it (ended by NULL), its events, and ICS_TAIL. */
	int (*head)(strbuf *out, const char *const *zones, struct err *e);
	int (*event)(strbuf *out, const ics_event *ev, struct err *e);
	int (*read)(const void *parent, ics_file *out, const char *text, int today, struct err *e);
	/* From UTC to the clock of the zone; other moments stay as they are. */
	int (*local)(ics_moment *m, const char *zone, struct err *e);
};
#define ICS_TAIL "END:VCALENDAR\r\n"
