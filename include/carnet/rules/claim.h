// SPDX-License-Identifier: EUPL-1.2
/* Expense claims: what may be claimed, the life of a claim, and its totals, always computed. */
#pragma once
#include <carnet/journal/journal.h>
#include <carnet/library/scales.h>

enum claim_status { CLAIM_DRAFT, CLAIM_SENT, CLAIM_ACCEPTED, CLAIM_PARTLY, CLAIM_REFUSED, CLAIM_PAID, CLAIM_WAIVED, CLAIM_CLOSED, CLAIM_STATUSES };
enum claim_status claim_status(const record *claim);
bool claim_decided(const record *claim); /* the payer has answered, or nothing is asked of it any more */

/* What becomes of one amount, in cents: asked = settled + waived + refused once it is decided, pending + waived before. */
typedef struct claim_part {
	int64_t asked;
	int64_t pending; /* not answered yet */
	int64_t settled; /* the payer pays it, or has */
	int64_t waived, refused;
} claim_part;
typedef struct claim_line {
	record *x; /* the expense */
	claim_part p;
	bool shared; /* settled or waived is its share of a total that was answered */
} claim_line;
typedef struct claim_sheet {
	record *claim, *payer;
	enum claim_status status;
	claim_line *lines; /* by date, then by order of entry */
	size_t count;
	claim_part total;
	int64_t advance, paid; /* paid: by the payer, the advance apart */
	int64_t due;           /* still to be paid to the person; negative: to give back */
	int64_t charged;       /* over the caps, left to the person */
} claim_sheet;
int claim_read(journal *j, const void *parent, claim_sheet **out, int64_t id, struct err *e);
bool claim_awaited(const claim_sheet *c); /* sent, and not wholly paid: its payer can be reminded of it */
/* The part of an expense alone, from its claim (NULL: none yet); a total that was answered is not shared out. */
claim_part claim_part_of(const record *claim, const record *expense);
int64_t expense_asked(const record *expense); /* the amount, else that of the receipt */

/* ---- building ---- */

/* Expenses with an amount, a payer and no claim, of this payer, between two days (DAY_NONE for no bound). */
enum { DAY_NONE = INT32_MIN };
int claim_claimable(journal *j, const void *parent, int64_t payer, int from, int until, record ***out, size_t *count, struct err *e);
/* Keeps a draft (payer set; number, the next of the year, from and until filled when empty) with these lines, in one action. claim gets its id. */
int claim_create(journal *j, record *claim, record *const *lines, size_t count, struct err *e);
/* A line put into a draft or taken out of it. */
int claim_tick(journal *j, int64_t claim, int64_t expense, bool in, struct err *e);
/* A new draft with the refused lines of a claim, each sent again once; payer 0: the same. Refused lines keep their amount and reason. */
int claim_again(journal *j, int64_t refused, int64_t payer, int64_t *draft, struct err *e);

/* ---- the life of a claim ---- */

typedef struct claim_answer {
	int64_t line; /* the expense; 0: the whole claim */
	int64_t cents;
	bool whole; /* all that is left of it; cents is not read */
} claim_answer;

/* Everything wrong or doubtful before it is sent: errors stop the sending. */
int claim_ready(journal *j, int64_t id, struct problems *p, struct err *e);
/* What deserves a look once something of it is given up: the year of the gift, a vehicle that is not the person's. */
int claim_waived_doubts(journal *j, int64_t id, struct problems *p, struct err *e);
/* Each is one action, dated (day), and refused with what would be right when the claim is not in a state for it. */
int claim_submit(journal *j, int64_t id, int day, struct problems *p, struct err *e);
/* answers: by line, or one total (line 0); none: all of it. Lines that are not named are accepted whole. */
int claim_accept(journal *j, int64_t id, int day, const claim_answer *answers, size_t count, const char *reason, struct err *e);
int claim_refuse(journal *j, int64_t id, int day, const char *reason, struct err *e);
int claim_pay(journal *j, int64_t id, int day, struct err *e);
/* Gives up the repayment, of all of it or of lines; only for payers marked as able to receive waivers. A draft waived whole is sent by that.
   Kilometres of a year that has rates of its own for that are given up at those rates: what is over is not a gift. */
int claim_waive(journal *j, const scales *s, int64_t id, int day, const claim_answer *answers, size_t count, struct err *e);
/* Whether repayment may be given up to that payer; the error says why not. */
int claim_may_give(const record *payer, struct err *e);
int claim_close(journal *j, int64_t id, struct err *e);
/* Whether a claim may be corrected so by hand; the error is placed on the field that stays, and says why. */
int claim_may_edit(const record *before, const record *now, struct err *e);

/* Ten digits of a fingerprint of number, payer, lines and total, in two groups: the treasurer and you hold the same document. */
char *claim_code(const void *parent, const claim_sheet *c);

/* "You are owed 184,60 € since 47 days": claims sent or accepted and not paid. since: day of the oldest, cents 0 when nothing is due. */
typedef struct owed {
	int64_t cents;
	int since, count;
	int64_t oldest; /* the claim */
} owed;
int claims_owed(journal *j, owed *out, struct err *e);
char *owed_words(const void *parent, const owed *o); /* "" when nothing is due */

/* ---- the counter moves ---- */

/* What submitted kilometres of a payer, in one civil year, would be worth today: one new line (kind régularisation, not kept) for each that differs. */
int claim_regularise(journal *j, const void *parent, const scales *s, int64_t payer, int year, record ***out, size_t *count, struct err *e);
/* Recomputes the amounts of kilometres not yet sent whose counter may have moved: those of the year of this expense. Typed amounts stay. */
int expense_follow(journal *j, const scales *s, const record *changed, int *count, struct err *e);
/* The same for all that is computed from a vehicle or by the rules of a payer (by: the link of the expense), once that has changed. */
int expense_follow_rules(journal *j, const scales *s, const char *by, int64_t id, int *count, struct err *e);
