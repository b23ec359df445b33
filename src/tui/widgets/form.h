// SPDX-License-Identifier: EUPL-1.2
/* A record being filled in: its controls in the order of the form, what is checked, kept, left as a draft. Draws nothing. */
#pragma once
#include <carnet/journal/drafts.h>
#include <carnet/journal/journal.h>
#include "input.h"

struct form {
	journal *j;
	const entity *e;
	record *start;             /* what it was opened with; id 0 for a new record */
	struct input **inputs; /* required first, filled by the program last, then those that what is typed leaves without object */
	size_t all, count, shown;  /* all of them; those that have an object; those not behind «more fields» */
	const struct input *asked; /* the last one led to, NULL */
	bool opened;               /* «more fields» was pressed */
	size_t focus;              /* < shown a control, shown or more a button */
	char *draft;               /* key of its draft once there is one, NULL */
	int64_t mandate;           /* of a meeting: the one whose body it was given, 0 */
	/* How it is kept, inside an action; NULL: by journal_save. before: as it was opened with, NULL for a new record. */
	int (*keep)(void *keeper, record *r, const record *before, struct problems *p, struct err *e);
	void *keeper;
};
/* start is copied: a record of the journal, or the beginning of a new one. */
struct form *form_new(const void *parent, journal *j, const record *start);
/* The beginning of a new record: fallbacks, today's date, what the last one had (payer, vehicle…), then 'with' over them, NULL for nothing. */
record *form_start(const void *parent, journal *j, const entity *e, const record *with);
/* What a record begun from another one is given: the link to it, and the date and links they share. */
record *form_start_from(const void *parent, const record *from, const entity *e, const field *link);

struct input *form_input(const struct form *f, const field *which);
struct input *form_focus(const struct form *f);      /* NULL on a button */
size_t form_stops(const struct form *f);               /* controls shown and buttons */
/* form_fields.c. One input a field, in the fields' order; then the order that what is typed asks for, the same input in focus. */
void form_make(struct form *f);
void form_arrange(struct form *f);
size_t form_stop_of(const struct form *f, const struct input *c); /* f->shown when it is not shown */
size_t form_reveal(struct form *f, const struct input *c);        /* its stop, the fields behind «more» shown if need be */
bool form_has_more(const struct form *f);
void form_show_more(struct form *f);
/* Leaves the field in focus (it says what is wrong) for another. */
void form_go(struct form *f, size_t stop);
void form_go_field(struct form *f, const field *which);
bool form_changed(const struct form *f);

/* What is typed as far as it is understood; the rest is empty. */
record *form_understood(const void *parent, const struct form *f);

enum form_end {
	FORM_KEPT,   /* in the journal; *id tells which */
	FORM_SAME,   /* nothing was changed, nothing done */
	FORM_WRONG,  /* the first wrong field has the focus and says why */
	FORM_DOUBT,  /* a doubtful value: its field says why; save again with sure to keep it so */
	FORM_FAILED, /* the journal could not; e says why */
};
enum form_end form_save(struct form *f, bool sure, int64_t *id, struct err *e);

/* What is typed goes to the drafts file; nothing changed any more: the draft goes. */
int form_keep_draft(struct form *f, struct err *e);
int form_release_draft(struct form *f, struct err *e); /* the form closes: its draft may be offered again */
int form_drop_draft(struct form *f, struct err *e);
void form_resume(struct form *f, const draft *d);
/* The newest draft for this record, or for a new one of this entity (its owner the same): on parent, NULL when there is none. */
draft *form_find_draft(const struct form *f, const void *parent);
/* The first words typed, or else what was: they tell one draft from another. */
const char *form_draft_words(struct form *f, const void *parent, const draft *d);
