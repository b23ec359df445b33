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
	struct detail *side; /* what goes with the item of the agenda in focus, NULL where there is no room */
	bool aside;          /* it has the focus */
	char *title;
	int number;      /* digits of a door's number typed so far */
	int64_t share_with; /* split.c: the payer whose share is being asked */
	struct receipt_file *files; /* attached.c: those being offered; another may come into the folder meanwhile */
	size_t nfiles;
	char *draft;     /* key of the item or question being typed, NULL */
};
struct detail *detail_active(const struct detail_screen *ds);
const struct detail_line *detail_here(const struct detail_screen *ds); /* the line in focus */
/* Reads the record again; the focus goes to that part or row when e is given. */
unsigned detail_again(struct detail_screen *ds, const entity *e, int64_t id);
void detail_beside(struct detail_screen *ds); /* the item in focus, if it is another, is told beside */

/* agenda.c: the items and questions of a meeting, typed and edited in place. */
/* detail_money.c: what an action about money does here; NULL when it cannot be done, or is not one (ours says which). */
typedef unsigned detail_run(struct detail_screen *ds);
detail_run *detail_money(const struct detail_screen *ds, enum action a, bool *ours);
unsigned split_ask(struct detail_screen *ds); /* split.c: the expense shown shared with another payer */
/* detail_actions.c: the same for what can be done with one kind of record. */
detail_run *detail_kind(const struct detail_screen *ds, enum action a, bool *ours);

/* agenda.c: the items of a meeting, edited in place. */
bool agenda_here(const struct detail_screen *ds);         /* the line in focus is an agenda item */
bool question_here(const struct detail_screen *ds);
bool agenda_movable(const struct detail_screen *ds);      /* either */
void agenda_type(struct detail_screen *ds, const entity *kind); /* a line to type the next one */
unsigned agenda_enter(struct detail_screen *ds);
bool agenda_pasted(const struct detail_screen *ds, const struct key *k);
unsigned agenda_key(struct detail_screen *ds, const struct key *k); /* while it is typed */
int agenda_keep_draft(struct detail_screen *ds, struct err *e);
void agenda_release(struct detail_screen *ds);            /* what is on the line may be offered again */
void agenda_stop(struct detail_screen *ds);
unsigned agenda_move(struct detail_screen *ds, int by);
unsigned agenda_cycle(struct detail_screen *ds, const char *field); /* of the row in focus: its next choice */
/* agenda_more.c: a pasted agenda, topics, open points, questions of the guide. */
unsigned agenda_paste(struct detail_screen *ds, const char *text);
unsigned agenda_topic(struct detail_screen *ds);
unsigned agenda_take_up(struct detail_screen *ds);
unsigned agenda_keep_question(struct detail_screen *ds, const char *bank);

/* meeting_lists.c */
unsigned detail_checklists(struct detail_screen *ds);
unsigned detail_page(struct detail_screen *ds, const char *target); /* of the guide, from a line of this record */
