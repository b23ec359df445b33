// SPDX-License-Identifier: EUPL-1.2
#include <carnet/rules/policy.h>
#include <string.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>

/* Words of a scale, folded; the first that is found decides. */
static const struct {
	const char *word;
	enum scale_kind kind;
} scale_words[] = {
	{"fiscal", SCALE_FISCAL},   {"impot", SCALE_FISCAL}, {"public", SCALE_PUBLIC}, {"etat", SCALE_PUBLIC},
	{"2006-781", SCALE_PUBLIC}, {"maison", SCALE_HOUSE}, {"house", SCALE_HOUSE},   {"taux", SCALE_HOUSE},
};

static enum scale_kind scale_of(const char *folded)
{
	for (size_t i = 0; i < LENGTH(scale_words); i++)
		if (strstr(folded, scale_words[i].word))
			return scale_words[i].kind;
	return SCALE_UNKNOWN;
}

/* Four digits that stand alone. */
static int year_in(const char *s)
{
	for (; *s; s += strspn(s, "0123456789") ? strspn(s, "0123456789") : 1) {
		if (strspn(s, "0123456789") != 4)
			continue;
		int year = 0;
		for (int i = 0; i < 4; i++)
			year = year * 10 + s[i] - '0';
		if (year >= 1990 && year < 2200)
			return year;
	}
	return 0;
}

static bool is(const record *r, const char *name, const char *wanted)
{
	return strcmp(record_text(r, name), wanted) == 0;
}

static enum pay_mode mode_of(const record *payer, const char *name)
{
	if (is(payer, name, "forfait"))
		return PAY_FLAT;
	return is(payer, name, "réel plafonné") ? PAY_CAPPED : PAY_REAL;
}

static int64_t money_or(const record *r, const char *name, int64_t otherwise)
{
	return record_get(r, name)->kind == V_INT ? record_int(r, name) : otherwise;
}

policy policy_of(const record *payer)
{
	AUTO_CTX(tmp);
	strbuf *folded = sb_new(tmp);
	const char *scale = record_text(payer, "scale");
	policy p = {
		.payer = record_text(payer, "name"),
		.choice = is(payer, "scale_choice", "figé")                ? CHOICE_FIXED
	                  : is(payer, "scale_choice", "année des revenus") ? CHOICE_INCOME_YEAR
	                                                                   : CHOICE_PUBLISHED,
		.year = year_in(scale),
		.alone = is(payer, "calculation", "par trajet"),
		.all_payers = is(payer, "counter_scope", "tous"),
		.house_rate = record_int(payer, "house_rate"),
		.meal_mode = mode_of(payer, "meal_mode"),
		.night_mode = mode_of(payer, "night_mode"),
		.meal_cap = money_or(payer, "meal_cap", -1),
		.night_cap = money_or(payer, "night_cap", -1),
	};

	text_fold(folded, scale, strlen(scale));
	p.scale = is(payer, "calculation", "taux unique") ? SCALE_HOUSE : scale_of(folded->s);
	return p;
}
