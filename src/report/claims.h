// SPDX-License-Identifier: EUPL-1.2
/* What the documents about money share. */
#pragma once
#include <carnet/report/claims.h>
#include <carnet/rules/claim.h>
#include <carnet/rules/doubts.h>
#include "writer.h"

struct claim_doc {
	struct writer w;
	claim_sheet *sheet;
	record *profile; /* an empty one when there is none */
	const char *number;
	unsigned parts;
};
int claim_doc_read(struct claim_doc *c, const report_from *from, int64_t id, void *tmp, struct err *e);
/* "Toll: A40", or "Toll" when there is no label. */
const char *claim_doc_kind(struct writer *w, const record *expense);
/* The words that a pack has for this key, its marks filled with this amount; else ours. */
const char *claim_doc_worded(struct claim_doc *c, const char *key, int64_t cents, const char *ours);
void claim_doc_people(struct claim_doc *c);
void claim_doc_sign(struct claim_doc *c, const char *who_signs);
