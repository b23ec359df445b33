// SPDX-License-Identifier: EUPL-1.2
/* A month to choose a day in: arrows by day and week, Page by month, today marked. */
#pragma once
#include "../draw.h"
#include "../keys.h"

enum { CALENDAR_ROWS = 9, CALENDAR_COLS = 34 };
struct calendar {
	int day;         /* the one in focus */
	struct rect rect;
};
bool calendar_key(struct calendar *c, const struct key *k); /* true when it moved */
bool calendar_click(struct calendar *c, int y, int x);      /* true when a day was hit */
void calendar_draw(struct calendar *c, struct rect r);      /* CALENDAR_ROWS × CALENDAR_COLS at least */
