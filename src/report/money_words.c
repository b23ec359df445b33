// SPDX-License-Identifier: EUPL-1.2
/* An amount in French words. */
#include <carnet/base/mem.h>
#include <carnet/report/claims.h>
#include <string.h>

enum { HUNDRED = 100, THOUSAND = 1000, MILLION = 1000000, MILLIARD = 1000000000 };

static const char *const small[] = {
	"zéro", "un",    "deux",  "trois",    "quatre",   "cinq",   "six",   "sept",     "huit",     "neuf",
	"dix",  "onze",  "douze", "treize",   "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
};
static const char *const tens[] = {"", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt"};

/* 0 to 99; last: nothing follows, so that quatre-vingts takes its s. */
static void below_hundred(strbuf *b, int n, bool last)
{
	enum { VINGT = 20, SOIXANTE_DIX = 70, QUATRE_VINGT = 80 };

	if (n < VINGT) {
		sb_add(b, small[n]);
		return;
	}
	int rest = n >= SOIXANTE_DIX && n < QUATRE_VINGT ? n - 60 : n >= QUATRE_VINGT ? n - QUATRE_VINGT : n % 10;
	sb_add(b, tens[n / 10]);
	if (rest == 0)
		sb_add(b, n == QUATRE_VINGT && last ? "s" : "");
	else if ((rest == 1 || rest == 11) && n < QUATRE_VINGT)
		sb_addf(b, " et %s", small[rest]);
	else
		sb_addf(b, "-%s", small[rest]);
}

static void below_thousand(strbuf *b, int n, bool last)
{
	if (n / HUNDRED > 1)
		sb_addf(b, "%s ", small[n / HUNDRED]);
	if (n >= HUNDRED)
		sb_add(b, n / HUNDRED > 1 && n % HUNDRED == 0 && last ? "cents" : "cent");
	if (n >= HUNDRED && n % HUNDRED)
		sb_addc(b, ' ');
	if (n < HUNDRED || n % HUNDRED)
		below_hundred(b, n % HUNDRED, last);
}

static void whole(strbuf *b, int64_t n)
{
	static const struct {
		int64_t size;
		const char *one, *many;
		bool noun; /* un million, deux millions; mille stays as it is */
	} groups[] = {{MILLIARD, "milliard", "milliards", true}, {MILLION, "million", "millions", true}, {THOUSAND, "mille", "mille", false}};

	for (size_t i = 0; i < LENGTH(groups); i++) {
		int count = (int)(n / groups[i].size % THOUSAND);
		if (!count)
			continue;
		if (count > 1 || groups[i].noun) {
			below_thousand(b, count, groups[i].noun);
			sb_addc(b, ' ');
		}
		sb_add(b, count > 1 ? groups[i].many : groups[i].one);
		n %= groups[i].size;
		if (n)
			sb_addc(b, ' ');
	}
	if (n || !b->len)
		below_thousand(b, (int)n, true);
}

char *money_words(const void *parent, int64_t cents)
{
	strbuf *b = sb_new(parent);
	int64_t euros = cents / HUNDRED;
	int rest = (int)(cents % HUNDRED);

	if (euros || !rest) {
		whole(b, euros);
		sb_add(b, euros && euros % MILLION == 0 ? " d’euros" : euros > 1 ? " euros" : " euro");
	}
	if (rest) {
		sb_add(b, euros ? " et " : "");
		below_hundred(b, rest, true);
		sb_add(b, rest > 1 ? " centimes" : " centime");
	}
	return b->s;
}
