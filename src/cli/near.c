// SPDX-License-Identifier: EUPL-1.2
#include <string.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include "command.h"

enum { LONGEST = 40, SLIPS = 2 };

static int least(int a, int b)
{
	return a < b ? a : b;
}

/* Letters to change, add, drop or swap to go from a to b. */
static int slips(const char *a, const char *b)
{
	int row[3][LONGEST + 1];
	size_t la = strlen(a), lb = strlen(b);

	if (la > LONGEST || lb > LONGEST)
		return LONGEST;
	for (size_t j = 0; j <= lb; j++)
		row[0][j] = (int)j;
	for (size_t i = 1; i <= la; i++) {
		int *here = row[i % 3], *above = row[(i - 1) % 3], *before = row[(i + 1) % 3];
		here[0] = (int)i;
		for (size_t j = 1; j <= lb; j++) {
			here[j] = least(least(above[j], here[j - 1]) + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				here[j] = least(here[j], before[j - 2] + 1);
		}
	}
	return row[la % 3][lb];
}

const char *near_word(const char *typed, const char *const *candidates)
{
	AUTO_CTX(tmp);
	strbuf *given = sb_new(tmp), *one = sb_new(tmp);
	const char *best = NULL;

	text_fold(given, typed, strlen(typed));
	/* A short word is near too many others: one slip only, and none for two letters. */
	int allowed = given->len <= 2 ? 0 : given->len <= 4 ? 1 : SLIPS;
	for (; *candidates; candidates++) {
		sb_clear(one);
		text_fold(one, *candidates, strlen(*candidates));
		int n = slips(given->s, one->s);
		if (n > allowed)
			continue;
		allowed = n - 1;
		best = *candidates;
	}
	return best;
}
