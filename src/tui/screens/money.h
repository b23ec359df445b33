// SPDX-License-Identifier: EUPL-1.2
/* The screens of money: trips from meetings, receipts, claims, figures. */
#pragma once
#include "records.h"
#include "sheet.h"

/* trip.c: what a meeting, or an expense, has to do with money, in one key. Each tells what it did, and returns effects. */
unsigned trip_open(struct app *app, int64_t meeting);         /* the form of an expense, begun from the meeting */
void expense_begin(struct screen *form, const record *x);     /* on «save» when all is known, else on the first thing missing */
/* form_price.c: kept as the desk prices it; why there is no amount yet is told where it can be mended, it is no doubt to confirm. */
int expense_keep_asking(desk *d, record *x, const record *before, struct problems *p, struct err *e);
unsigned trip_none(struct app *app, int64_t meeting);         /* nothing is to be claimed for it */
unsigned receipt_turn(struct app *app, const int64_t *expenses, size_t count); /* joint, papier, à demander, sans objet, joint… */

struct screen *figures_screen(struct app *app);               /* of the present civil year, then of others */
struct screen *waivers_screen(struct app *app);               /* what was given up in it */
struct screen *claim_new_screen(struct app *app);             /* draws one up */
struct screen *claim_screen(struct app *app, int64_t id);
unsigned claim_reminder(struct app *app, int64_t id);         /* the letter, to read and to export */

/* claim_new.c: an expense on one line, its doubts then how it was computed. On parent. */
char *expense_words(const void *parent, const record *x);
char *expense_note(journal *j, const void *parent, const record *x, bool *doubtful, struct err *e);

struct screen *unpriced_screen(struct app *app);              /* expenses without an amount yet */
void unpriced_offer(struct app *app, const entity *of, int64_t kept); /* to compute them, when that payer or vehicle makes some ready */
struct screen *receipts_screen(struct app *app, int64_t meeting); /* several receipts in a row; meeting 0: of none */
struct screen *unclaimed_screen(struct app *app);             /* meetings attended with no expense yet */
