// SPDX-License-Identifier: EUPL-1.2
/* Once a meeting is over: what the notebook proposes to keep of it, each thing to be taken or left, all of it done in one go. */
#pragma once
#include <carnet/desk/desk.h>

enum closing_kind {
	CLOSING_HELD,   /* the meeting: held, attended, its end */
	CLOSING_TRIP,   /* the trip's expense, with its amount explained */
	CLOSING_ACTION, /* an open action of the meeting, with its date */
	CLOSING_NEXT,   /* the next meeting of the body, with what is carried to it */
	CLOSING_REPORT, /* nothing is kept: the report to the association is read next */
};
typedef struct closing_step {
	enum closing_kind kind;
	bool ticked;
	record *r;        /* what would be kept; NULL for the report */
	char *what, *why; /* one line each, why may be "" */
} closing_step;
typedef struct closing {
	record *meeting;
	closing_step *list;
	size_t count;
} closing;

/* ERR_INPUT for a meeting that has not taken place. */
int desk_closing(desk *d, const void *parent, int64_t meeting, closing **out, struct err *e);
bool closing_dated(const closing_step *s); /* it has a date that may be typed */
/* The date of an action ("" for none), or of the next meeting. */
int closing_date(closing *c, closing_step *s, const char *typed, struct err *e);
/* Keeps what is ticked, as one action that one undo takes back. */
int desk_close(desk *d, closing *c, struct err *e);
