// SPDX-License-Identifier: EUPL-1.2
/* The checklists of a meeting: before it, while it is held, after it. Their boxes are kept for each meeting. */
#pragma once
#include <carnet/desk/desk.h>

typedef struct checklist {
	const char *page, *title;
	size_t ticked, of; /* boxes */
	bool now;          /* the one that fits the day of the meeting */
} checklist;

/* In their order; those that the guide does not have are left out. */
int desk_meeting_lists(desk *d, const void *parent, int64_t meeting, checklist **out, size_t *count, struct err *e);
