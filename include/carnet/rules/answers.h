// SPDX-License-Identifier: EUPL-1.2
/* A record whose parts answer questions, one part at most for each: the criteria of an assessment, the questions of an interview. */
#pragma once
#include <carnet/journal/journal.h>

typedef struct answer_sheet {
	const entity *part;
	const char *owner, *key;                              /* fields of the part: the record it belongs to, the question it answers */
	size_t count;
	const char *(*question)(const void *of, size_t i);
	bool (*answer)(record *part, const void *of, size_t i); /* sets the other fields; false: nothing is answered */
	const void *of;
} answer_sheet;

/* What was answered on that record: each part to row. */
int answers_each(journal *j, const answer_sheet *s, int64_t owner, int (*row)(void *data, const record *part), void *data, struct err *e);
/* Keeps the record and its answers as one action; an answer that is none goes. On failure nothing is changed, owner neither. */
int answers_keep(journal *j, const answer_sheet *s, const char *action, record *owner, struct err *e);
