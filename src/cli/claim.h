// SPDX-License-Identifier: EUPL-1.2
/* The two files of the command on claims: what changes them, what is read of them. */
#pragma once
#include "command.h"

/* The claim's own fields, its lines, what they come to, and what deserves a look. */
int claim_json(struct cli *c, int64_t id, const struct problems *p, struct err *e);

/* Verbs that read one claim; ends with a NULL name. */
struct claim_document {
	const char *name, *alias;
	int (*run)(struct cli *c, int64_t id, struct err *e); /* NULL: a doc, made by */
	const char *id;
	int (*make)(const report_from *from, const void *parent, int64_t claim, doc **out, struct err *e);
};
extern const struct claim_document claim_documents[];
int claim_document_give(struct cli *c, const struct claim_document *of, int64_t id, struct err *e);
/* Verbs about a year. */
int claim_year(struct cli *c, bool *known, struct err *e);
