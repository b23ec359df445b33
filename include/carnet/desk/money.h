// SPDX-License-Identifier: EUPL-1.2
/* From a trip to money, for both faces: an expense completed and priced, receipts, and what leaves with a claim. */
#pragma once
#include <time.h>
#include <carnet/desk/desk.h>
#include <carnet/rules/claim.h>
#include <carnet/rules/figure.h>

int desk_scales(desk *d, const void *parent, scales **out, struct err *e); /* hangs on parent */

/* Completes an expense from its meeting, its route and what was used last, then its amount, explanation and table, unless an amount was typed.
   before NULL: a new one; else the record as it was kept: a typed amount stays until what it depends on changes with nothing typed.
   What is missing is a warning in p, and so are the doubts. figure (may be NULL) tells how it was computed; 0 cents and no explanation: it was not. */
int desk_price(desk *d, record *expense, const record *before, figure *out, struct problems *p, struct err *e);
/* The same for many in a row, with scales read once; NULL: read only when one is computed. */
int desk_price_by(desk *d, const scales *s, record *expense, const record *before, figure *out, struct problems *p, struct err *e);
/* The same, then keeps it; amounts not yet sent whose counter has moved follow, in the same action. */
int desk_keep_expense(desk *d, record *expense, const record *before, struct problems *p, struct err *e);

/* The amounts not yet sent of the year of an expense that is new, changed or gone. */
int desk_follow(desk *d, const record *moved, struct err *e);
int desk_follow_all(desk *d, record *const *moved, size_t count, struct err *e); /* of many: each year is walked once */
/* A vehicle or a payer kept: what was computed with it and not yet sent is computed again, in the same action, and said in p. */
int desk_keep_rules(desk *d, record *r, const record *before, struct problems *p, struct err *e);
/* Records deleted in one action, with what depends on them; amounts whose counter has moved follow. */
int desk_delete(desk *d, const entity *of, const int64_t *ids, size_t n, int *gone, int *freed, struct err *e);

/* A record kept by hand, whatever it is: an expense is priced, a claim keeps what its payer has. before NULL: a new one. */
int desk_keep(desk *d, record *r, const record *before, struct problems *p, struct err *e);

/* A trip born from a meeting, not kept: date, mandate, the route, vehicle and payer of last time, distance, amount explained. */
int desk_trip(desk *d, const void *parent, int64_t meeting, record **out, struct problems *p, struct err *e);
/* The trip already noted for a meeting, NULL for none. */
int desk_trip_of(desk *d, const void *parent, int64_t meeting, record **out, struct err *e);
/* Meetings attended in person in the last year with no expense and not marked so, those with the nearest deadline first; at most so many, the
   oldest, 0 for all. */
typedef struct unclaimed {
	record *meeting, *payer; /* payer of last time, NULL when not known */
	int days_left;           /* before its deadline; DAYS_FREE without one */
} unclaimed;
enum { DAYS_FREE = 100000 };
int desk_unclaimed(desk *d, const void *parent, size_t most, unclaimed **out, size_t *count, struct err *e);
int desk_no_expense(desk *d, int64_t meeting, struct err *e); /* nothing is to be claimed for it */

/* Expenses of no claim that have no amount: computed since (ready, not kept), or with what is still missing. */
typedef struct unpriced {
	record *x;       /* completed, with its amount when ready */
	const char *why; /* how it is computed, or what is missing and what to do */
	bool ready;
} unpriced;
/* Where to write what an amount waits for: a field of the expense, else the record of its payer or of its vehicle. */
typedef struct wanting {
	const entity *e;
	int64_t id;
	const field *f;  /* of the expense only */
} wanting;
wanting desk_wanting(desk *d, const record *x);
int desk_unpriced(desk *d, const void *parent, unpriced **out, size_t *count, struct err *e);
/* Those that are ready kept with their amount, in one action; what they come to. */
int desk_price_ready(desk *d, size_t *count, int64_t *cents, struct err *e);
/* What desk_price_ready would do; nothing when no expense waits for that payer or vehicle. */
int desk_ready(desk *d, const entity *of, int64_t id, size_t *count, int64_t *cents, struct err *e);

/* An expense shared between payers by weight, to the cent: it keeps the first share, the others are new lines that refer to it. */
int desk_split(desk *d, int64_t expense, const int64_t *payers, const int *weights, size_t count, struct err *e);

/* A file kept with a record. An expense takes receipts only (PDF, JPEG, PNG, by their content) and is then marked joint; one that is damaged is refused
   whatever takes it; a file that another record has is a warning in p. */
int desk_attach(desk *d, const entity *of, int64_t to, const char *path, int64_t *id, struct problems *p, struct err *e);
/* The same for one whose record is at hand, content and owner in it; desk_keep does so. Its name alone may change. */
int desk_keep_file(desk *d, record *r, const record *before, struct problems *p, struct err *e);
/* Taken off: an expense left without a file has its receipt to ask for again, and so have its shares. */
int desk_detach(desk *d, int64_t attachment, struct err *e);
/* Expenses that show the file of that one when they have none: its shares, and those that send it again. More of them in *ids, NULL at first. */
int receipt_sharers(desk *d, const void *parent, int64_t expense, int64_t **ids, size_t *count, struct err *e);
/* Of these, those that are marked joint and have no file left, have it to ask for; those that are deleted are passed over. */
int receipt_lost(desk *d, const int64_t *expenses, size_t count, struct err *e);
/* Written to path, or NULL: in Documents/Carnet under its own name, once. */
int desk_extract(desk *d, const void *parent, int64_t attachment, const char *path, char **written, struct err *e);
const char *receipt_media(const char *data, size_t len); /* of a PDF, JPEG or PNG, by its content; NULL: it is none */
/* Of such a file: nothing is cut off or, of a PNG, changed. */
bool receipt_whole(const char *media, const char *data, size_t len);
/* Files that may be receipts in the folders where people leave them, the newest first. */
typedef struct receipt_file {
	const char *path;
	time_t at;
} receipt_file;
void desk_receipt_files(const void *parent, receipt_file **out, size_t *count);

/* ---- a claim goes out ---- */

/* A draft from what is claimable; payer set in claim. Regularisations due are put in when the payer wants them. */
int desk_claim(desk *d, record *claim, struct problems *p, struct err *e);
/* Those regularisations: what lines submitted this year and the last would be worth today, added to *list (NULL at first, or an array on parent)
   when the payer wants them, else said in p. */
int desk_corrections(desk *d, const void *parent, int64_t payer, record ***list, size_t *count, struct problems *p, struct err *e);
/* The same from chosen lines; regularisations alone make no claim. */
int desk_claim_of(desk *d, record *claim, record *const *lines, size_t count, struct problems *p, struct err *e);
/* What would leave with the document of a claim, before it does. */
typedef struct leaving {
	const char *what;  /* "Your postal address" */
	const char *text;  /* the value itself, or "3 files" */
	bool personal;     /* leaves in a claim to its payer, and nowhere else */
} leaving;
int desk_leaving(desk *d, const void *parent, int64_t claim, unsigned parts, leaving **out, size_t *count, struct err *e);
/* The document of a claim as a file, receipts appended when it is a PDF; csv and paheko are made too. From then on a submitted claim is no longer
   taken back by undo. */
int desk_claim_write(desk *d, const void *parent, int64_t claim, unsigned parts, const char *format, const print_setup *setup, const char *path,
		     char **written, struct err *e);
