// SPDX-License-Identifier: EUPL-1.2
/* Documents about money: the claim, the waiver, the reminder, the year. */
#pragma once
#include <carnet/report/report.h>

/* Parts of a claim that are personal, or heavy: bits in this order. */
enum { LEAVES_ADDRESS, LEAVES_ROUTES, LEAVES_RECEIPTS, LEAVES_PLATE, LEAVES_IBAN, LEAVES };
extern const report_sections claim_sections; /* the usual ones are what a payer needs: plate and bank account only when asked for */

/* État de frais: who, what for, each line with its explanation, totals in figures and words, receipts, statement, signatures, control code. */
int report_claim(const report_from *from, const void *parent, int64_t claim, unsigned parts, doc **out, struct err *e);
/* What the person signs to give up repayment. It is not a tax receipt, and says so. */
int report_waiver(const report_from *from, const void *parent, int64_t claim, doc **out, struct err *e);
/* Waived trips and expenses of a civil year, by the day of the waiver, with an estimate of the reduction. */
int report_waivers(const report_from *from, const void *parent, int year, doc **out, struct err *e);
/* A letter to the payer of a claim that is due. */
int report_reminder(const report_from *from, const void *parent, int64_t claim, doc **out, struct err *e);
/* The money of a civil year, and of the exercices of each payer that end or begin in it when they are others. */
int report_money(const report_from *from, const void *parent, int year, doc **out, struct err *e);

/* "cent quatre-vingt-quatre euros et soixante centimes": always in French, as the document's reader needs it. cents not negative. */
char *money_words(const void *parent, int64_t cents);
