// SPDX-License-Identifier: EUPL-1.2
#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/money.h>

#define NB "\u00a0"

typedef int (*parser)(int64_t *, const char *, struct err *);
typedef void (*printer)(strbuf *, int64_t);

static int setup(void **state)
{
	(void)state;
	i18n_start("en");
	return 0;
}

struct good {
	const char *typed;
	int64_t value;
};

static void check_good(parser parse, const struct good *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		AUTO_CTX(tmp);
		AUTO_ERR e = {0};
		int64_t v = -1;

		if (parse(&v, cases[i].typed, &e) != 0)
			fail_msg("%s: %s", cases[i].typed, err_text(tmp, &e));
		if (v != cases[i].value)
			fail_msg("%s gives %lld", cases[i].typed, (long long)v);
	}
}

struct bad {
	const char *typed, *text;
};

static void check_bad(parser parse, const struct bad *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		AUTO_CTX(tmp);
		AUTO_ERR e = {0};
		int64_t v = -7;

		assert_int_equal(parse(&v, cases[i].typed, &e), ERR_INPUT);
		assert_string_equal(err_text(tmp, &e), cases[i].text);
		assert_int_equal(v, -7);
	}
}

static void amounts(void **state)
{
	static const struct good cases[] = {
		{"12,50", 1250},
		{"12.5", 1250},
		{"12", 1200},
		{"12 €", 1200},
		{"12€", 1200},
		{"12,5 EUR", 1250},
		{"12 euros", 1200},
		{"1 euro", 100},
		{"12,50 €", 1250},
		{"12 € 50", 1250},
		{"12€50", 1250},
		{"12" NB "€" NB "05", 1205},
		{"12 euros 50", 1250},
		{"1 234 € 50", 123450},
		{"-12 € 50", -1250},
		{"12 € 50 + 3 €", 1550},
		{"-3", -300},
		{"- 3,20 €", -320},
		{"\u22123", -300},
		{"+3", 300},
		{"0", 0},
		{",5", 50},
		{"12,", 1200},
		{"12,500", 1250},
		{"1 234,50 €", 123450},
		{"1" NB "234,50" NB "€", 123450},
		{"1\u202f234\u202f567,89", 123456789},
		{"1234 567", 123456700},
		{"12,50+3", 1550},
		{"12,50 € + 3 € + 0,5", 1600},
		{"-3+1", -200},
		{"  7 ", 700},
		{"92233720368547758,07", INT64_MAX},
	};

	(void)state;
	check_good(money_parse, cases, LENGTH(cases));
}

static void refused_amounts(void **state)
{
	static const struct bad cases[] = {
		{"", "The amount is empty: write for example 12,50"},
		{" " NB, "The amount is empty: write for example 12,50"},
		{"12,5O", "The amount “12,5O” contains “O”, which is not a digit: write for example 12,50"},
		{"l2", "The amount “l2” contains “l”, which is not a digit: write for example 12,50"},
		{"12 km", "The amount “12 km” contains “k”, which is not a digit: write for example 12,50"},
		{"12\x1b", "The amount “12␛” contains “␛”, which is not a digit: write for example 12,50"},
		{"12,505", "The amount “12,505” has more than two decimals: write for example 12,50"},
		{"1.234", "The amount “1.234” has more than two decimals: write for example 12,50"},
		{"1.234,50", "The amount “1.234,50” has more than two decimals: write for example 12,50"},
		{"12,5,0", "The number “12,5,0” is not clear: write for example 12,50"},
		{"12 5", "The number “12 5” is not clear: write for example 12,50"},
		{"1 2345", "The number “1 2345” is not clear: write for example 12,50"},
		{"12 € 5", "The number “12 € 5” is not clear: write for example 12,50"},
		{"12 € 500", "The number “12 € 500” is not clear: write for example 12,50"},
		{"12 € 50,5", "The number “12 € 50,5” is not clear: write for example 12,50"},
		{"12,30 € 50", "The number “12,30 € 50” is not clear: write for example 12,50"},
		{"12 € 50 €", "The amount “12 € 50 €” contains “€”, which is not a digit: write for example 12,50"},
		{"12+", "The number “12+” is not clear: write for example 12,50"},
		{"-", "The number “-” is not clear: write for example 12,50"},
		{"€", "The amount “€” contains “€”, which is not a digit: write for example 12,50"},
		{"--3", "The amount “--3” contains “-”, which is not a digit: write for example 12,50"},
		{"12-3", "The amount “12-3” contains “-”, which is not a digit: write for example 12,50"},
		{",", "The number “,” is not clear: write for example 12,50"},
		{"92233720368547758,08", "The amount “92233720368547758,08” is too large: write for example 12,50"},
		{"99999999999999999999", "The amount “99999999999999999999” is too large: write for example 12,50"},
		{"92233720368547758,07+0,01", "The amount “92233720368547758,07+0,01” is too large: write for example 12,50"},
	};
	int64_t v;

	(void)state;
	check_bad(money_parse, cases, LENGTH(cases));
	assert_int_equal(money_parse(&v, "x", NULL), ERR_INPUT);
}

static void distances(void **state)
{
	static const struct good cases[] = {{"46", 46000},       {"46,5 km", 46500}, {"46.5KM", 46500},     {"12 kms", 12000},  {"800 m", 800},
	                                    {"800 mètres", 800}, {"0,8", 800},       {"1 046 km", 1046000}, {"3 kilomètres", 3000},
	                                    {"12,345", 12345},   {"0", 0},           {"12,0 m", 12}};
	static const struct bad wrong[] = {
		{"", "The distance is empty: write for example 46, 46,5 km or 800 m"},
		{"12,5 m", "The distance “12,5 m” is finer than a metre: write for example 46, 46,5 km or 800 m"},
		{"1,2345", "The distance “1,2345” is finer than a metre: write for example 46, 46,5 km or 800 m"},
		{"-3", "The distance “-3” contains “-”, which is not a digit: write for example 46, 46,5 km or 800 m"},
		{"3+4", "The distance “3+4” contains “+”, which is not a digit: write for example 46, 46,5 km or 800 m"},
		{"3 miles", "The distance “3 miles” contains “i”, which is not a digit: write for example 46, 46,5 km or 800 m"},
		{"9999999999999999999", "The distance “9999999999999999999” is too large: write for example 46, 46,5 km or 800 m"},
	};

	(void)state;
	check_good(distance_parse, cases, LENGTH(cases));
	check_bad(distance_parse, wrong, LENGTH(wrong));
}

static void rates(void **state)
{
	static const struct good cases[] = {{"0,636", 636}, {"0.636 €/km", 636}, {"1", 1000}, {"0,41€", 410}, {"0,4100", 410}};
	static const struct bad wrong[] = {
		{"", "The rate is empty: write for example 0,636"},
		{"0,6365", "The rate “0,6365” has more than three decimals: write for example 0,636"},
		{"a", "The rate “a” contains “a”, which is not a digit: write for example 0,636"},
		{"9999999999999999999", "The rate “9999999999999999999” is too large: write for example 0,636"},
	};

	(void)state;
	check_good(rate_parse, cases, LENGTH(cases));
	check_bad(rate_parse, wrong, LENGTH(wrong));
}

static void integers(void **state)
{
	static const struct good cases[] = {{"12", 12},
	                                    {"-12", -12},
	                                    {"+12", 12},
	                                    {"85 000", 85000},
	                                    {"85" NB "000", 85000},
	                                    {"007", 7},
	                                    {"12,0", 12},
	                                    {"9223372036854775807", INT64_MAX}};
	static const struct bad wrong[] = {
		{"", "The number is empty: write for example 12"},
		{"12,5", "The number “12,5” is not a whole number: write for example 12"},
		{"douze", "The number “douze” contains “d”, which is not a digit: write for example 12"},
		{"1+1", "The number “1+1” contains “+”, which is not a digit: write for example 12"},
		{"9223372036854775808", "The number “9223372036854775808” is too large: write for example 12"},
	};

	(void)state;
	check_good(integer_parse, cases, LENGTH(cases));
	check_bad(integer_parse, wrong, LENGTH(wrong));
}

static void printed(void **state)
{
	static const struct {
		printer print;
		int64_t value;
		const char *text;
	} cases[] = {
		{money_print, 123450, "1" NB "234,50" NB "€"},
		{money_print, 0, "0,00" NB "€"},
		{money_print, 5, "0,05" NB "€"},
		{money_print, -5, "−0,05" NB "€"},
		{money_print, 99999, "999,99" NB "€"},
		{money_print, 100000, "1" NB "000,00" NB "€"},
		{money_print, -123456789, "−1" NB "234" NB "567,89" NB "€"},
		{money_print, INT64_MIN, "−92" NB "233" NB "720" NB "368" NB "547" NB "758,08" NB "€"},
		{money_plain, 123450, "1234,50"},
		{money_plain, -1, "-0,01"},
		{distance_print, 46000, "46" NB "km"},
		{distance_print, 46500, "46,5" NB "km"},
		{distance_print, 46250, "46,25" NB "km"},
		{distance_print, 800, "0,8" NB "km"},
		{distance_print, 1, "0,001" NB "km"},
		{distance_print, 0, "0" NB "km"},
		{distance_print, 1234500, "1" NB "234,5" NB "km"},
		{distance_plain, 1234500, "1234,5"},
		{rate_print, 636, "0,636" NB "€/km"},
		{rate_print, 410, "0,410" NB "€/km"},
		{rate_plain, 1636, "1,636"},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		AUTO_CTX(tmp);
		strbuf *b = sb_new(tmp);

		cases[i].print(b, cases[i].value);
		assert_string_equal(b->s, cases[i].text);
	}
}

/* What is printed is read back the same, whatever the amount. */
static void round_trips(void **state)
{
	int64_t values[] = {0, 1, -1, 99, 100, 12345, 100000, -100000, 987654321012, INT64_MAX};

	(void)state;
	for (size_t i = 0; i < LENGTH(values); i++) {
		AUTO_CTX(tmp);
		strbuf *shown = sb_new(tmp), *plain = sb_new(tmp);
		int64_t a, b;

		money_print(shown, values[i]);
		money_plain(plain, values[i]);
		assert_int_equal(money_parse(&a, shown->s, NULL), 0);
		assert_int_equal(money_parse(&b, plain->s, NULL), 0);
		assert_true(a == values[i] && b == values[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(amounts),  cmocka_unit_test(refused_amounts), cmocka_unit_test(distances),   cmocka_unit_test(rates),
		cmocka_unit_test(integers), cmocka_unit_test(printed),         cmocka_unit_test(round_trips),
	};

	return cmocka_run_group_tests(tests, setup, NULL);
}
