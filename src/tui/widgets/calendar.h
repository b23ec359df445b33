// SPDX-License-Identifier: EUPL-1.2
/* A month to choose a day in: arrows by day and week, Page by month, today marked. */
#pragma once
#include "../draw.h"
#include "../keys.h"

enum { CALENDAR_ROWS = 9, CALENDAR_COLS = 36 };
struct calendar {
	int day;         /* the one in focus */
	struct rect rect;
	/* Signs after a day's number, "" for none; with it days stand further apart. NULL: a calendar to choose a day in. */
	const char *(*signs)(const void *data, int day);
	const void *data;
};
int calendar_first(const struct calendar *c);               /* first and last day of the month shown */
int calendar_last(const struct calendar *c);
bool calendar_key(struct calendar *c, const struct key *k); /* true when it moved */
bool calendar_click(struct calendar *c, int y, int x);      /* true when a day was hit */
void calendar_draw(struct calendar *c, struct rect r);      /* CALENDAR_COLS at least; CALENDAR_ROWS show it whole */
