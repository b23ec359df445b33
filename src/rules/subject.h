// SPDX-License-Identifier: EUPL-1.2
/* What a point of an agenda is about, to know it again when it is typed anew at a later meeting. */
#pragma once
#include <stdint.h>
#include <carnet/record/record.h>

typedef struct subject {
	const char *title; /* folded */
	const char *topic;
	uint64_t told;     /* two bits for each telling word: most pairs of titles are parted by it, and every point is held against every other */
} subject;
subject subject_of(const void *parent, const record *point);
/* The same title; or the same topic, and every telling word of one title in the other: «Budget 2026», «Budget prévisionnel 2027». */
bool subject_same(const subject *a, const subject *b);
