// SPDX-License-Identifier: EUPL-1.2
/* What list.c, filter.c and list_export.c share of a screen of lists. */
#pragma once
#include "../widgets/detail.h"
#include "../widgets/list.h"
#include <carnet/rules/claim.h>
#include "records.h"

/* One list of the screen; its query keeps sort and filters while another is shown. */
struct sub {
	const entity *e;
	query *q;
	const char *label;     /* msgid; NULL: the kind's own name */
	const char *empty;     /* msgid: said when nothing is there, where nothing is begun; NULL: what the kind is, and how to begin */
	const field *shared;   /* the column that would say the same of every row, or again what another says; NULL */
	size_t given;          /* filters that came with the query: not the person's to remove */
	struct list *list;     /* NULL until shown */
	int64_t count;         /* rows, at most COUNT_MOST + 1 */
};
enum { COUNT_MOST = 1000, SUBS_MOST = 6 };

struct list_screen {
	struct screen s;
	struct sub subs[SUBS_MOST];
	size_t count, at;
	const char *label;     /* of the tab, NULL: the entity's own */
	struct detail *beside; /* the record in focus, in a wide window */
	struct rect bar, owes, words, body;
	strbuf *said;          /* the filters in words, NULL when there are none */
	owed owed;             /* on the tab of expenses; 0 cents elsewhere */
	const field *filter;   /* being chosen */
	enum filter_op op;
};
struct sub *list_sub(const struct list_screen *ls);
/* Reads the list again from the query, the focus on the same record if it is still there. */
unsigned list_again(struct list_screen *ls);
const char *list_name(const struct sub *sub);

/* list_parts.c: adds the lists of a kind of record; only: of those that answer to its filters, NULL for all */
void list_parts(struct list_screen *ls, const entity *e, const query *only);

/* list_bar.c */
void list_bar_draw(const struct list_screen *ls);
size_t list_bar_hit(const struct list_screen *ls, int x); /* the list named there, the present one elsewhere */

/* list_place.c: the row a list opens on, NULL the first one */
record *list_place(const void *parent, journal *j, const query *q, struct err *e);

/* filter.c */
unsigned list_sort_ask(struct list_screen *ls);
unsigned list_filter_ask(struct list_screen *ls);
bool list_filtered(const struct list_screen *ls);
void list_unfilter(struct list_screen *ls);
void list_filter_words(strbuf *out, const struct list_screen *ls); /* "Status: to do · Due until 3 Dec." */

/* list_ticks.c */
enum action list_meant(const struct list_screen *ls, enum action a); /* what it does to the ticked rows or to the one in focus; ACT_NONE when it means the others */
bool list_ticked_words(strbuf *out, const struct list_screen *ls);   /* "2 rows ticked"; false when there are none */
unsigned list_delete(struct list_screen *ls);
unsigned list_untick_all(struct list_screen *ls);

/* list_export.c */
unsigned list_export(struct list_screen *ls);

/* list_follow.c: actions done, and those of one CPTS or one meeting */
unsigned list_done(struct list_screen *ls);
unsigned list_same_cpts(struct list_screen *ls);
unsigned list_same_meeting(struct list_screen *ls);
bool list_follows(const struct list_screen *ls, enum action a); /* false when it is one of these and means nothing here */
/* list_money.c: what an action about money does here; NULL when it cannot be done, or is not one (ours says which). */
typedef unsigned list_run(struct list_screen *ls);
list_run *list_money(const struct list_screen *ls, enum action a, bool *ours);
/* «On vous doit 184,60 € depuis 47 jours», above the lists of the tab of expenses. */
int list_owed_read(struct list_screen *ls, struct err *e);
void list_owed_draw(const struct list_screen *ls);
