// SPDX-License-Identifier: EUPL-1.2
/* Where a CPTS stands on one level of participation, from the scores of an assessment. */
#pragma once
#include <stddef.h>

enum standing { STANDING_NO, STANDING_PARTLY, STANDING_REACHED };
enum { SCORE_NONE = -1, SCORE_HIGHEST = 3, SCORE_COUNTED = 2 };

typedef struct participation {
	enum standing standing;
	int sum, highest;      /* «5 sur 12»: points given, points there are */
	int met, criteria;     /* «2 critères sur 4»: scores 2 and 3 */
	int unanswered;
} participation;

/* scores: 0 to 3, or SCORE_NONE where there is no answer; one per criterion of the level. An unanswered criterion counts as 0 in the mean. */
participation participation_level(const int *scores, size_t criteria);
const char *standing_sign(enum standing s);  /* ● ◐ ○ */
const char *standing_words(enum standing s); /* reached, on the way, not yet: translated */
