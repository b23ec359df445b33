// SPDX-License-Identifier: EUPL-1.2
/* What the blocks of the home screen share. */
#pragma once
#include <carnet/desk/desk.h>

/* One block being built: lines are added to it; left without lines it is not shown. */
struct today_maker {
	desk *d;
	today *out;
	int today;         /* the day */
	today_block *b;
	struct err *e;
};
void today_add(struct today_maker *m, bool late, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
today_line *today_last(const struct today_maker *m); /* the line added last, to make it a door */
/* The first records of a query, at most want. */
int today_rows(struct today_maker *m, const query *q, size_t want, record ***rows, size_t *count);

int today_first(struct today_maker *m);
int today_practice(struct today_maker *m); /* practice.c */
int today_drafts(struct today_maker *m);
int today_next(struct today_maker *m);
int today_to_close(struct today_maker *m); /* today_close.c */
int today_actions(struct today_maker *m);
int today_expenses(struct today_maker *m);
int today_mandates(struct today_maker *m);
int today_participation(struct today_maker *m);
int today_steps(struct today_maker *m);   /* onboarding.c */
int today_changes(struct today_maker *m); /* changes.c */
int today_copies(struct today_maker *m);  /* copies.c */
void today_copies_of(struct today_maker *m, const char *of); /* the same for the journal of that path: it reads folders only */
int today_page(struct today_maker *m);
