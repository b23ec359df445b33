// SPDX-License-Identifier: EUPL-1.2
/* The name that was probably meant. */
#include <string.h>

#include <carnet/base/mem.h>
#include <carnet/base/near.h>
#include <carnet/base/text.h>

enum { WORD_MAX = 64, FAR = 9 };

static int min(int a, int b)
{
	return a < b ? a : b;
}

/* Letters to change, add, drop or swap to go from a to b, case and accents aside: optimal string alignment over folded bytes. */
static int distance(const char *a, const char *b)
{
	AUTO_CTX(tmp);
	strbuf *x = sb_new(tmp), *y = sb_new(tmp);
	text_fold(x, a, strlen(a));
	text_fold(y, b, strlen(b));
	if (x->len > WORD_MAX || y->len > WORD_MAX)
		return strcmp(x->s, y->s) == 0 ? 0 : FAR;
	int d[WORD_MAX + 1][WORD_MAX + 1];
	for (size_t i = 0; i <= x->len; i++)
		d[i][0] = (int)i;
	for (size_t j = 0; j <= y->len; j++)
		d[0][j] = (int)j;
	for (size_t i = 1; i <= x->len; i++)
		for (size_t j = 1; j <= y->len; j++) {
			int cost = x->s[i - 1] != y->s[j - 1];
			d[i][j] = min(min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + cost);
			if (i > 1 && j > 1 && x->s[i - 1] == y->s[j - 2] && x->s[i - 2] == y->s[j - 1])
				d[i][j] = min(d[i][j], d[i - 2][j - 2] + 1);
		}
	return min(d[x->len][y->len], FAR);
}

const char *near_name(const char *typed, const char *(*name)(const void *data, size_t i), const void *data, size_t count)
{
	const char *best = NULL;
	int nearest = min((int)strlen(typed) / 5 + 1, FAR - 1); /* so many letters may be wrong */
	for (size_t i = 0; i < count; i++) {
		const char *candidate = name(data, i);
		int d = distance(typed, candidate);
		if (d < nearest || (d == nearest && !best)) {
			nearest = d;
			best = candidate;
		}
	}
	return best;
}

static const char *text_at(const void *data, size_t i)
{
	return ((const char *const *)data)[i];
}

const char *near_text(const char *typed, const char *const *names, size_t count)
{
	return near_name(typed, text_at, names, count);
}
