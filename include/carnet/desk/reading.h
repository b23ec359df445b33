// SPDX-License-Identifier: EUPL-1.2
/* Everything that is read, by its target, whoever shows it: "page:x" (or x alone), "topic:x", a question in it "question:x/q1", "sigle:ACI", "source:x", a whole part "part:x",
   and the person's own pages: "mine:bookmarks" (their list), "mine:bookmarked" (the pages themselves, one after the other), "mine:notes",
   "mine:changes", "mine:decode"; and "text:…", a text from outside explained. */
#pragma once
#include <carnet/desk/desk.h>

typedef struct reading {
	const char *target;
	const char *id;           /* of the page; NULL when no mark can be left on it */
	const char *title, *part; /* part: title of the part it stands in, "" */
	const char *part_id;      /* "" outside the guide */
	int position, of;         /* among the pages of the guide; of is 0 outside it */
	const char *words;        /* where to begin: the line with these words, NULL: the top */
	doc *doc;
	const char **boxes;       /* what ticking the nth box of the doc keeps */
	const bool *settled;      /* boxes that the program ticks by itself, NULL: none */
	size_t nboxes;
	const char *box_kind;     /* the mark of a ticked box */
	const char *box_page;     /* what its marks call the page */
	int64_t meeting;          /* the boxes are those of this meeting, 0 */
	int64_t owner;            /* the same, or the mandate whose boxes they are */
	size_t notes;             /* the person's own on this page */
} reading;

/* READ_PACKAGED: as everybody has it, to hand on; READ_MINE: with the person's notes and ticked boxes. */
enum read_as { READ_PACKAGED, READ_MINE };
int desk_read(desk *d, const void *parent, const char *target, enum read_as as, reading **out, struct err *e);

/* What a person types: a target, or the id of a page or a part, or a glossary word. The error names pages near. */
int desk_read_typed(desk *d, const void *parent, const char *typed, reading **out, struct err *e);

/* A page of the person's own, for the contents of the guide. Ends with target NULL. */
typedef struct own_page { const char *target, *title; } own_page;
extern const own_page own_pages[];
