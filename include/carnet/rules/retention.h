// SPDX-License-Identifier: EUPL-1.2
/* How long what the journal holds of people and of oneself is of use, and what is not any more. Nothing is decided here: it is proposed. */
#pragma once
#include <carnet/journal/purge.h>

/* Years: private notes after the end of the mandate; files of its meetings after the meeting; accounts after the end of their civil year. Only the
   last is a rule, that of the accounts of associations (source frais-f32081); the others are our advice. */
enum { KEEP_NOTES_YEARS = 1, KEEP_FILES_YEARS = 5, KEEP_MONEY_YEARS = 10 };

enum retention_kind { RETENTION_NOTES, RETENTION_FILES, RETENTION_CONTACT, RETENTION_COORDINATOR, RETENTION_ASSOCIATION, RETENTION_MONEY, RETENTION_KINDS };
typedef struct outdated {
	enum retention_kind kind;
	int64_t of;          /* the mandate, the contact, the CPTS, the association, or the civil year */
	const char *what;    /* "Notes of 3 meetings: CA, CPTS du Val" */
	const char *reason;  /* why it is of no more use, and what stays */
	int since;           /* the day from which it could go */
	purge_part *parts;
	size_t count;
} outdated;
/* Those that have something to purge, the oldest first. On parent. */
int retention_due(journal *j, const void *parent, int today, outdated **out, size_t *count, struct err *e);
