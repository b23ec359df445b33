// SPDX-License-Identifier: EUPL-1.2
/* What detail.c and agenda.c share of a record's screen. */
#pragma once
#include "../widgets/detail.h"
#include "records.h"

struct detail_screen {
	struct screen s;
	const entity *e;
	int64_t id;
	struct detail *d;
	char *title;
	int number;      /* digits of a door's number typed so far */
	char *draft;     /* key of the agenda item being typed, NULL */
};
/* Reads the record again; the focus goes to that part or row when e is given. */
unsigned detail_again(struct detail_screen *ds, const entity *e, int64_t id);

/* agenda.c: the items of a meeting, edited in place. */
bool agenda_here(const struct detail_screen *ds);         /* the line in focus is an agenda item */
void agenda_type(struct detail_screen *ds);               /* a line to type the next item's title */
unsigned agenda_enter(struct detail_screen *ds);
unsigned agenda_key(struct detail_screen *ds, const struct key *k); /* while it is typed */
int agenda_keep_draft(struct detail_screen *ds, struct err *e);
void agenda_release(struct detail_screen *ds);            /* what is on the line may be offered again */
void agenda_stop(struct detail_screen *ds);
unsigned agenda_move(struct detail_screen *ds, int by);
unsigned agenda_cycle(struct detail_screen *ds, const char *field);
