// SPDX-License-Identifier: EUPL-1.2
#include <carnet/rules/hours.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/money.h>
#include <carnet/base/text.h>
#include "phrase.h"

enum { HOUR = 3600, MINUTE = 60, HUNDREDTH = HOUR / 100, SECONDS_MAX = 10000 * HOUR };

/* Digits with a comma or a point are hours; anything else is a duration. */
int hours_parse(int64_t *seconds, const char *typed, struct err *e)
{
	AUTO_CTX(tmp);
	AUTO_ERR ignored = {0};
	char *trimmed = text_trim(tmp, typed);
	int64_t hundredths;
	int minutes;

	if (strspn(trimmed, "0123456789.,") == strlen(trimmed) && *trimmed && money_parse(&hundredths, trimmed, &ignored) == 0 &&
	    hundredths <= SECONDS_MAX / HUNDREDTH) {
		*seconds = hundredths * HUNDREDTH;
		return 0;
	}
	if (duration_parse(&minutes, trimmed, 60, e))
		return ERR_INPUT;
	*seconds = (int64_t)minutes * MINUTE;
	return 0;
}

static const char *say_hours(const void *parent, int64_t seconds)
{
	strbuf *b = sb_new(parent);

	if (seconds % HUNDREDTH == 0) {
		distance_plain(b, seconds / HUNDREDTH * 10); /* hundredths as thousandths: 4 or 12,5 */
		sb_add(b, "\u00a0h");
	} else {
		duration_print(b, (int)(seconds / MINUTE));
	}
	return b->s;
}

static int check(const worked *w, struct err *e)
{
	if (w->seconds >= 0 && w->seconds <= SECONDS_MAX)
		return 0;
	return err_set(e, ERR_INPUT, _("The hours are out of bounds"), _("write from 0 to 10000 hours"));
}

int leave_figure(const void *parent, figure *out, const scales *s, const worked *w, struct err *e)
{
	AUTO_CTX(tmp);
	const dated list = {s->leaves, s->nleaves, sizeof *s->leaves, N_("allowance for representation leave"), "leave.yaml"};
	const void *found;
	bool after;
	int code = check(w, e);

	code = code ? code : dated_find(&list, &found, &after, w->day, e);
	if (code)
		return code;
	const leave_table *t = found;
	int64_t cents = round_div(t->hourly * w->seconds, HOUR);
	*out = (figure){
		.cents = cents,
		.table = mem_dup(parent, t->about.id),
		.provisional = table_provisional(&t->about, year_of(w->day), after),
		.explanation = mem_printf(parent, _("%s not paid × %s = %s, representation leave, %s"), say_hours(tmp, w->seconds),
	                                  money_text(tmp, t->hourly), money_text(tmp, cents), say_table(tmp, &t->about, year_of(w->day), after)),
	};
	return 0;
}

int value_figure(const void *parent, figure *out, const scales *s, const worked *list, size_t count, struct err *e)
{
	AUTO_CTX(tmp);
	const dated wages = {s->wages, s->nwages, sizeof *s->wages, N_("hourly wage"), "valuation.yaml"};
	strbuf *text = sb_new(tmp), *tables = sb_new(tmp);
	figure f = {.cents = 0};

	for (size_t i = 0; i < count; i++) {
		const void *found;
		bool after;
		int code = check(&list[i], e);
		code = code ? code : dated_find(&wages, &found, &after, list[i].day, e);
		if (code)
			return code;
		const wage_table *t = found;
		f.cents += round_div(t->hourly * s->coefficient_percent * list[i].seconds, (int64_t)HOUR * 100);
		f.provisional |= table_provisional(&t->about, year_of(list[i].day), after);
		sb_addf(text, "%s%s × %s (%s)", i ? " + " : "", say_hours(tmp, list[i].seconds), money_text(tmp, t->hourly),
		        say_table(tmp, &t->about, year_of(list[i].day), after));
		if (s->coefficient_percent != 100)
			sb_addf(text, " × %s", say_percent(tmp, s->coefficient_percent * 100));
		if (!strstr(tables->s, t->about.id))
			sb_addf(tables, "%s%s", i ? ", " : "", t->about.id);
	}
	sb_addf(text, " = %s", money_text(tmp, f.cents));
	f.explanation = mem_dup(parent, text->s);
	f.table = mem_dup(parent, tables->s);
	*out = f;
	return 0;
}
