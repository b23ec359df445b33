// SPDX-License-Identifier: EUPL-1.2
#include <carnet/base/i18n.h>
#include <carnet/base/money.h>
#include <carnet/base/text.h>
#include "types.h"

/* Each number type is a parser and two printers of one integer. */
#define NUMBER(name, parser, printer, plain)                                                                         \
	static int parse_##name(const void *parent, value *out, const field *f, const char *typed, struct err *e)    \
	{                                                                                                            \
		(void)parent, (void)f;                                                                               \
		int64_t n = 0;                                                                                        \
		if (parser(&n, typed, e))                                                                            \
			return ERR_INPUT;                                                                            \
		*out = value_int(n);                                                                                 \
		return 0;                                                                                            \
	}                                                                                                            \
	static void print_##name(strbuf *out, const field *f, const value *v)                                        \
	{                                                                                                            \
		(void)f;                                                                                             \
		if (v->kind == V_INT)                                                                                \
			printer(out, v->n);                                                                          \
	}                                                                                                            \
	static void edit_##name(strbuf *out, const field *f, const value *v)                                         \
	{                                                                                                            \
		(void)f;                                                                                             \
		if (v->kind == V_INT)                                                                                \
			plain(out, v->n);                                                                            \
	}

static void integer_plain(strbuf *out, int64_t n)
{
	sb_addf(out, "%lld", (long long)n);
}

static void boolean_print(strbuf *out, int64_t n)
{
	sb_add(out, n ? _("yes") : _("no"));
}

/* CSV and forms take the French words back whatever the language. */
static void boolean_plain(strbuf *out, int64_t n)
{
	sb_add(out, n ? "oui" : "non");
}

static int boolean_parse(int64_t *n, const char *typed, struct err *e)
{
	static const struct { const char *word; int n; } words[] = {
		{"oui", 1}, {"o", 1}, {"yes", 1}, {"y", 1}, {"true", 1}, {"vrai", 1}, {"1", 1},
		{"non", 0}, {"n", 0}, {"no", 0}, {"false", 0}, {"faux", 0}, {"0", 0},
	};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (text_same(typed, words[i].word)) {
			*n = words[i].n;
			return 0;
		}
	}
	return err_setf(e, ERR_INPUT, _("“%s” is neither yes nor no|write oui or non"), typed);
}

NUMBER(integer, integer_parse, integer_print, integer_plain)
NUMBER(money, money_parse, money_print, money_plain)
NUMBER(distance, distance_parse, distance_print, distance_plain)
NUMBER(rate, rate_parse, rate_print, rate_plain)
NUMBER(boolean, boolean_parse, boolean_print, boolean_plain)

static void rule_boolean(strbuf *sql, const field *f)
{
	rule_format(sql, f, "$ IN(0,1)");
}

const field_type t_integer = {N_("integer"), "INTEGER", CONTROL_LINE, parse_integer, print_integer, edit_integer, NULL, true};
const field_type t_money = {N_("money"), "INTEGER", CONTROL_LINE, parse_money, print_money, edit_money, NULL, true};
const field_type t_distance = {N_("distance"), "INTEGER", CONTROL_LINE, parse_distance, print_distance, edit_distance, NULL, true};
const field_type t_rate = {N_("rate"), "INTEGER", CONTROL_LINE, parse_rate, print_rate, edit_rate, NULL, true};
const field_type t_boolean = {N_("boolean"), "INTEGER", CONTROL_CHOICE, parse_boolean, print_boolean, edit_boolean, rule_boolean, false};
