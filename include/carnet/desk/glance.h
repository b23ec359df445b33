// SPDX-License-Identifier: EUPL-1.2
/* The home screen as it was last seen, kept beside the journal (journal.carnet-home, 0600) so that the first frame needs neither the journal
   nor the guide opened. It is a copy that proves itself: it says of which state of the journal (SQLite's own change counter, size, file),
   of which guide, language and day it is, and anything else makes it worthless. */
#pragma once
#include <carnet/desk/desk.h>

/* Blocks with their lines, to be looked at only: one that leads somewhere has an empty page until the journal is read. NULL when there is none that is still true. */
today *glance_read(const void *parent, const char *journal_path);
/* What the home screen depends on, as it is now; read before the journal is, so that a change in between makes the copy worthless. NULL when
   the file does not say. */
char *glance_state(const void *parent, const char *journal_path);
/* Keeps t, read after state, for the next start, unless the same is kept already. A place that cannot be written is no error: the next
   start reads the journal. */
void glance_keep(const char *journal_path, const char *state, const today *t);
