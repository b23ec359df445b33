// SPDX-License-Identifier: EUPL-1.2
/* What a person leaves on the pages of the guide, as records of the journal: bookmarks, notes, ticked boxes, steps done, pages read. */
#pragma once
#include <carnet/desk/desk.h>

/* Kinds of marks, as the journal keeps them. */
#define MARK_READ "lu"
#define MARK_BOOKMARK "marque-page"
#define MARK_NOTE "note"
#define MARK_BOX "case cochée"
#define MARK_STEP "étape faite"

/* Marks of a kind, on a page when it is not NULL, in the order in which they were left. */
query *marks_query(const void *parent, const char *kind, const char *page_id);
/* The first one at that anchor ("": the page itself), for that meeting (0: none); *out NULL when there is none. */
int mark_find(desk *d, const void *parent, record **out, const char *kind, const char *page_id, const char *anchor, int64_t meeting, struct err *e);

/* Sets it, or takes it off; *now says which. One action. */
int mark_toggle(desk *d, const char *kind, const char *page_id, const char *anchor, int64_t meeting, bool *now, struct err *e);
/* Keeps a note under a heading, or changes note id when it is not 0; an empty text takes it off. One action. */
int mark_note(desk *d, int64_t id, const char *page_id, const char *anchor, const char *text, struct err *e);
/* The page was read: kept once, quietly, for reading is nothing that undo takes back. *fresh: it was not yet. */
int mark_read(desk *d, const char *page_id, bool *fresh, struct err *e);
/* Every box of the page for that meeting, in one action; *count of them. */
int mark_clear(desk *d, const char *page_id, int64_t meeting, int *count, struct err *e);
/* For whom the boxes of a page are ticked, kept beside the journal: a meeting, or of the list of the end of a mandate that mandate; 0: none. */
const entity *mark_owner_kind(const char *page_id);
int64_t mark_owner(desk *d, const char *page_id);
int mark_choose_owner(desk *d, const char *page_id, int64_t owner, struct err *e);
/* What the boxes of a mandate call the page: its id with the mandate's uid. A mark has a place for a meeting only. */
int mark_mandate_page(desk *d, const void *parent, const char *page_id, int64_t mandate, char **out, struct err *e);
