// SPDX-License-Identifier: EUPL-1.2
/* What falls on the days of a month: meetings, actions to do, the last day to claim, ends of mandates. */
#pragma once
#include <carnet/desk/desk.h>

enum month_kind { MONTH_MEETING, MONTH_ACTION, MONTH_CLAIM, MONTH_MANDATE, MONTH_KINDS };
typedef struct month_event {
	int day;
	enum month_kind kind;
	const char *state;        /* "postponed", "done": translated; NULL when it stands as planned */
	const char *words;        /* "18:30 Board, CPTS du Val", one line */
	const entity *e;          /* leads to this record */
	int64_t id;
} month_event;
typedef struct month {
	month_event *list;        /* by day, then by kind, meetings by hour */
	size_t count;
} month;

/* Between two days, both included. */
int desk_month(desk *d, const void *parent, int from, int until, month **out, struct err *e);
const char *month_kind_words(enum month_kind kind); /* "meeting", "action"…: translated */
const char *month_kind_sign(enum month_kind kind);  /* one letter for a grid, the first of the words: translated */
