// SPDX-License-Identifier: EUPL-1.2
/* What the files of a claim's screen share. */
#pragma once
#include <carnet/rules/claim.h>
#include "sheet.h"

enum { CLAIM_PAYER_LINE = -1 };
struct claim_view {
	struct sheet sheet;
	int64_t id;
	claim_sheet *c;      /* on sheet.made; NULL once it is gone */
	const struct claim_step *step; /* the one whose day, or reason, is being asked */
	char *reason;        /* of a refusal */
};

/* claim_steps.c: each asks what it needs (a day, a reason), then does it. */
unsigned claim_ask_submit(struct sheet *s);
unsigned claim_ask_accept(struct sheet *s);
unsigned claim_ask_part(struct sheet *s);
unsigned claim_ask_refuse(struct sheet *s);
unsigned claim_ask_pay(struct sheet *s);
unsigned claim_ask_waive(struct sheet *s);
unsigned claim_ask_state(struct sheet *s); /* a list of what can be done now */
unsigned claim_send_again(struct sheet *s);
unsigned claim_end(struct sheet *s);
bool claim_tell_day(struct app *app, const record *claim, int day); /* once a step is done: a day to come, or before it was sent, is told */
bool claim_is_sent(const struct sheet *s);
bool claim_is_accepted(const struct sheet *s);
bool claim_was_refused(const struct sheet *s);
bool claim_may_be_waived(const struct sheet *s);
bool claim_is_over(const struct sheet *s);

/* claim_check.c: what is missing or doubtful before it is sent. */
struct screen *claim_check_screen(struct app *app, int64_t id, unsigned (*go)(struct screen *below));
/* claim_answer.c: the payer's answer line by line, or what is given up. */
struct screen *claim_answer_screen(struct app *app, int64_t id, bool waiver);
/* claim_papers.c: the documents of a claim, chosen in a list. */
unsigned claim_papers(struct sheet *s);
