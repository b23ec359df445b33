// SPDX-License-Identifier: EUPL-1.2
/* Meetings that follow one another: which are of the same body, which comes before, which comes next, and how long before each one its
   invitation and its documents came. Of the same body: the same mandate, else the same CPTS, kind and name of the body; what a meeting does
   not say is taken from its mandate. */
#pragma once
#include <carnet/journal/journal.h>

bool meeting_off(const record *meeting); /* postponed or cancelled: it does not take place on its date */
bool meeting_unclosed(const record *meeting); /* its day is past, and neither its state nor who came was written since */

/* The meetings of the same body before this one, newest first, postponed and cancelled ones included; at most most. */
int meetings_before(journal *j, const void *parent, const record *meeting, size_t most, record ***out, size_t *count, struct err *e);
/* The first one after it that is not off; NULL when there is none. */
int meeting_after(journal *j, const void *parent, const record *meeting, record **out, struct err *e);
/* The next meeting of any body, today included; NULL when none is planned. */
int meeting_next(journal *j, const void *parent, record **out, struct err *e);

/* Days of notice of one CPTS over a period, of the meetings that took place or will: how many say it, the shortest, the one in the middle. */
typedef struct notice {
	int count, least, middle;
} notice;
enum { NOTICE_NONE = -1 };
typedef struct notices {
	int64_t cpts;
	int meetings;
	notice convened, documents; /* count 0: no date is noted */
} notices;
int meeting_notice(const record *meeting, const char *since); /* days from that date field to the meeting; NOTICE_NONE when either is not noted */
/* One entry a CPTS that had meetings between two ISO dates, in the order of their ids. mandate 0: of all. */
int meetings_notice(journal *j, const void *parent, const char *from, const char *until, int64_t mandate, notices **out, size_t *count,
		    struct err *e);

/* The next meeting of the same body, drawn from one: title, mandate, body, times, place; dated as it announced, else not dated. Not kept. */
record *meeting_follow(const void *parent, const record *meeting);
/* A mandate that is over on its day, or today without one, gives way to the one that runs then in the same body, when there is one. Not kept. */
int meeting_take_mandate(journal *j, record *meeting, struct err *e);
/* Keeps it with its agenda: the standing items (those on the agendas of the last two meetings held), then the open points. One action. */
int meeting_follow_keep(journal *j, record *next, int *items, struct err *e);
/* The same for one that is kept already, drawn from those before it. */
int meeting_follow_agenda(journal *j, const record *next, int *items, struct err *e);
