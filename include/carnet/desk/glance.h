// SPDX-License-Identifier: EUPL-1.2
/* The home screen as it was last seen, kept beside the journal (journal.carnet-home, 0600) so that the first frame needs neither the journal
   nor the guide opened. It is a copy that proves itself: it says of which state of the journal (SQLite's own change counter, size, file),
   of which guide and language it is, and anything else makes it worthless. It holds home as it is on its day and as it will be on the days after,
   as long as nothing changes; the ages of the copies of the journal are not in it, but read each time from their folder. */
#pragma once
#include <carnet/desk/desk.h>

enum { GLANCE_DAYS = 15 };
/* Today's blocks with their lines, to be looked at only: one that leads somewhere has an empty page until the journal is read. NULL when there
   is none that is still true. */
today *glance_read(const void *parent, const char *journal_path);
/* What the home screen depends on, as it is now; read before the journal is, so that a change in between makes the copy worthless. NULL when
   the file does not say. */
char *glance_state(const void *parent, const char *journal_path);
/* Keeps home of that day and the count - 1 days that follow, read after state, for the next start; nothing when midnight has passed since.
   A place that cannot be written is no error: the next start reads the journal. */
void glance_keep(const char *journal_path, const char *state, int day, today *const *days, size_t count);
/* Reads home again and keeps it, unless the copy holds for half the days it could: what is done when leaving, so that starting need not. */
void glance_renew(desk *d);
/* The same where there is a copy and it no longer holds, for fewer days: what a command does that changed the journal. */
void glance_follow(desk *d);
