// SPDX-License-Identifier: EUPL-1.2
/* Where a CPTS stands on one level of participation: declared, from the scores of an assessment; observed, from the points of its meetings. */
#pragma once
#include <carnet/journal/journal.h>

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
const char *participation_words(const participation *p); /* the same, or that it is to be assessed, without any answer */

/* How users were involved, point by point, on one level in one year. */
enum { INVOLVEMENTS = 4, OBSERVED_POINTS = 8, OBSERVED_MEETINGS = 3 };
typedef struct observed {
	int64_t cpts;
	int year;
	const char *level;         /* of the meeting's mandate; "" without */
	int points[INVOLVEMENTS];  /* informed, consulted, associated, co-deciding */
	int count, meetings;       /* points that say it, meetings they come from */
} observed;
/* One entry a CPTS, year and level, between two ISO dates; cpts and mandate 0: of all. In the order of CPTS, year, level. */
int participation_observed(journal *j, const void *parent, const char *from, const char *until, int64_t cpts, int64_t mandate, observed **out,
			   size_t *count, struct err *e);
/* The last twelve months, whatever the year: of one CPTS, an entry a level. */
int participation_lately(journal *j, const void *parent, int64_t cpts, observed **out, size_t *count, struct err *e);
observed observed_level(const observed *list, size_t count, const char *level); /* all the entries of that level together */
/* "14 points, 3 meetings; informed: 5, consulted: 9" */
char *observed_counts(const void *parent, const observed *o);
/* What the meetings show, or that too few points are noted, with the counts: the end of a sentence. */
char *observed_words(const void *parent, const observed *o);
/* Declared and observed side by side, in words. */
char *participation_gap(const void *parent, const char *level, const participation *declared, const observed *o);
