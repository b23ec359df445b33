// SPDX-License-Identifier: EUPL-1.2
#include <carnet/rules/gift.h>
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/money.h>
#include <carnet/base/text.h>
#include "phrase.h"

enum { EURO = 100, WHOLE = 10000, GIFT_MAX = 1000000000 /* ten million euros */ };

int percent_parse(int *basis_points, const char *typed, struct err *e)
{
	AUTO_CTX(tmp);
	AUTO_ERR ignored = {0};
	char *number = text_trim(tmp, typed), *sign = strchr(number, '%');
	int64_t hundredths = 0;

	if (sign && !*text_trim(tmp, sign + 1))
		*sign = '\0';
	bool fraction = !sign && number[0] == '0' && (number[1] == ',' || number[1] == '.');
	/* A fraction is read with two digits more: 0,66 is 66 hundredths, 0,665 is 665 thousandths. */
	int code = fraction ? rate_parse(&hundredths, number, &ignored) : money_parse(&hundredths, number, &ignored);
	hundredths = fraction ? hundredths * 10 : hundredths;
	if (code || hundredths <= 0 || hundredths > WHOLE)
		return err_setf(e, ERR_INPUT, _("“%s” is not a percentage|write for example 66%%, 66 or 0,66"), typed);
	*basis_points = (int)hundredths;
	return 0;
}

static int64_t to_euro(int64_t cents)
{
	return round_div(cents, EURO) * EURO;
}

/* The ordinary part, cut at the limit; what is over is carried forward. */
static int64_t limited(int64_t cents, const waiver_table *t, const gift *g, int64_t *over)
{
	int64_t limit = g->income < 0 ? cents : to_euro(percent_of(g->income, t->income_percent * 100));

	*over = cents > limit ? cents - limit : 0;
	return cents - *over;
}

static void say_product(strbuf *b, int64_t cents, int basis_points)
{
	AUTO_CTX(tmp);

	if (cents > 0)
		sb_addf(b, "%s%s × %s", b->len ? " + " : "", money_text(tmp, cents), say_percent(tmp, basis_points));
}

static void compute(const void *parent, figure *out, const waiver_table *t, const gift *g, const char *label)
{
	AUTO_CTX(tmp);
	int ordinary = g->basis_points ? g->basis_points : t->percent * 100, raised = t->raised_percent * 100;
	int64_t declared = to_euro(g->cents), high = !g->aid ? 0 : declared < t->raised_ceiling ? declared : t->raised_ceiling, over;
	int64_t low = limited(declared - high, t, g, &over);
	int64_t exact = percent_of(high, raised) + percent_of(low, ordinary), cents = to_euro(exact);
	strbuf *s = sb_new(tmp);

	say_product(s, high, raised);
	say_product(s, low, ordinary);
	if (!s->len)
		sb_add(s, money_text(tmp, 0));
	sb_addf(s, " = %s", money_text(tmp, exact));
	if (declared != g->cents)
		sb_addf(s, _(", the gift being declared in whole euros"));
	if (cents != exact)
		sb_addf(s, _(", rounded to %s"), money_text(tmp, cents));
	if (over > 0)
		sb_addf(s,
		        ngettext("; %s over the limit, carried forward %d year", "; %s over the limit, carried forward %d years",
		                 (unsigned long)t->carry_years),
		        money_text(tmp, over), t->carry_years);
	sb_addf(s, _("; estimate, %s"), label);
	*out = (figure){.cents = cents, .charged = over, .explanation = mem_dup(parent, s->s), .table = mem_dup(parent, t->about.id)};
}

int gift_reduction(const void *parent, figure *out, const scales *s, const gift *g, struct err *e)
{
	AUTO_CTX(tmp);
	const dated list = {s->waivers, s->nwaivers, sizeof *s->waivers, N_("tax reduction for gifts"), "waiver.yaml"};
	const void *found;
	bool after;

	if (g->cents < 0 || g->cents > GIFT_MAX || g->income > 100 * (int64_t)GIFT_MAX)
		return err_set(e, ERR_INPUT, _("The amount of the gift is out of bounds"), _("write an amount from 0 to 10 million euros"));
	int code = dated_find(&list, &found, &after, g->day, e);
	if (code)
		return code;
	const waiver_table *t = found;
	compute(parent, out, t, g, say_table(tmp, &t->about, year_of(g->day), after));
	out->provisional = table_provisional(&t->about, year_of(g->day), after);
	return 0;
}
