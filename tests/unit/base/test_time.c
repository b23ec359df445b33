// SPDX-License-Identifier: EUPL-1.2
#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>

#define NB "\u00a0"

static int setup(void **state)
{
	(void)state;
	i18n_start("en");
	return 0;
}

static void times(void **state)
{
	static const struct {
		const char *typed;
		int minutes;
	} cases[] = {
		{"18h30", 1110}, {"18.30", 1110}, {"18:30", 1110},        {"18 h 30", 1110},  {"18" NB "h" NB "30", 1110},
		{"18H30", 1110}, {"18h", 1080},          {"18", 1080},       {"1830", 1110},
		{"0830", 510},   {"830", 510},           {"8h5", 485},       {"0", 0},
		{"23:59", 1439}, {"00h00", 0},           {"midi", 720},      {"MINUIT", 0},
		{" noon ", 720}, {"18 heures 30", 1110}, {"18h30min", 1110},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		int minutes = -1;

		if (time_parse(&minutes, cases[i].typed, NULL) != 0 || minutes != cases[i].minutes)
			fail_msg("%s gives %d", cases[i].typed, minutes);
	}
}

static void refused_times(void **state)
{
	static const struct {
		const char *typed, *text;
	} cases[] = {
		{"25h", "The time 25h does not exist: a day ends at 23:59: write for example 18:30"},
		{"24:00", "The time 24:00 does not exist: a day ends at 23:59: write for example 18:30"},
		{"2460", "The time 2460 does not exist: a day ends at 23:59: write for example 18:30"},
		{"18h60", "The time 18h60 does not exist: an hour has 60 minutes: write for example 18:30"},
		{"1860", "The time 1860 does not exist: an hour has 60 minutes: write for example 18:30"},
		{"", "“” is not a time of day: write for example 18:30 or 18h30"},
		{"x", "“x” is not a time of day: write for example 18:30 or 18h30"},
		{"h30", "“h30” is not a time of day: write for example 18:30 or 18h30"},
		{"18h30x", "“18h30x” is not a time of day: write for example 18:30 or 18h30"},
		{"18h300", "“18h300” is not a time of day: write for example 18:30 or 18h30"},
		{"18 min", "“18 min” is not a time of day: write for example 18:30 or 18h30"},
		{"18,5", "“18,5” is not a time of day: write for example 18:30 or 18h30"},
		{"12345", "“12345” is not a time of day: write for example 18:30 or 18h30"},
		{"183h0", "“183h0” is not a time of day: write for example 18:30 or 18h30"},
		{"18h30h", "“18h30h” is not a time of day: write for example 18:30 or 18h30"},
		{"-1", "“-1” is not a time of day: write for example 18:30 or 18h30"},
		{"18 30", "“18 30” is not a time of day: write for example 18:30 or 18h30"},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		AUTO_CTX(tmp);
		AUTO_ERR e = {0};
		int minutes = -7;

		assert_int_equal(time_parse(&minutes, cases[i].typed, &e), ERR_INPUT);
		assert_string_equal(err_text(tmp, &e), cases[i].text);
		assert_int_equal(minutes, -7);
	}
}

static void durations(void **state)
{
	static const struct {
		const char *typed;
		int unit, minutes;
	} cases[] = {
		{"90", 1, 90},          {"2", 60, 120},  {"1h30", 1, 90},      {"1:30", 60, 90},    {"2 h", 1, 120},       {"45 min", 60, 45},
		{"45mn", 60, 45},       {"45 m", 1, 45}, {"1,5 h", 1, 90},     {"7,5", 60, 450},    {"7.25", 60, 435},     {"0,33 h", 1, 20},
		{"0", 1, 0},     {"2 heures", 1, 120}, {"1 hour 5", 1, 65}, {"1 h 30 min", 1, 90}, {"90 minutes", 60, 90},
		{"9999h59", 1, 599999}, {"1h5", 1, 65},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		int minutes = -1;

		if (duration_parse(&minutes, cases[i].typed, cases[i].unit, NULL) != 0 || minutes != cases[i].minutes)
			fail_msg("%s gives %d", cases[i].typed, minutes);
	}
}

static void refused_durations(void **state)
{
	static const struct {
		const char *typed, *text;
	} cases[] = {
		{"1h60", "The duration 1h60 does not exist: an hour has 60 minutes: write for example 1h30"},
		{"10000h", "The duration 10000h is too long: write at most 9999 hours"},
		{"", "“” is not a duration: write for example 45 min or 1h30"},
		{"h", "“h” is not a duration: write for example 45 min or 1h30"},
		{"-5", "“-5” is not a duration: write for example 45 min or 1h30"},
		{"1,234 h", "“1,234 h” is not a duration: write for example 45 min or 1h30"},
		{"1, h", "“1, h” is not a duration: write for example 45 min or 1h30"},
		{"1,5", "“1,5” is not a duration: write for example 45 min or 1h30"},
		{"1,5h30", "“1,5h30” is not a duration: write for example 45 min or 1h30"},
		{"30 min 5", "“30 min 5” is not a duration: write for example 45 min or 1h30"},
		{"99999999999", "“99999999999” is not a duration: write for example 45 min or 1h30"},
		{"1h305", "“1h305” is not a duration: write for example 45 min or 1h30"},
		{"2 jours", "“2 jours” is not a duration: write for example 45 min or 1h30"},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		AUTO_CTX(tmp);
		AUTO_ERR e = {0};
		int minutes = -7;

		assert_int_equal(duration_parse(&minutes, cases[i].typed, 1, &e), ERR_INPUT);
		assert_string_equal(err_text(tmp, &e), cases[i].text);
		assert_int_equal(minutes, -7);
	}
}

static void printed(void **state)
{
	AUTO_CTX(tmp);
	strbuf *b = sb_new(tmp);
	static const int minutes[] = {0, 45, 60, 90, 65, 1500, -90};

	(void)state;
	time_print(b, 0);
	time_print(b, 1110);
	assert_string_equal(b->s, "00:0018:30");
	sb_clear(b);
	for (size_t i = 0; i < LENGTH(minutes); i++) {
		duration_print(b, minutes[i]);
		sb_addc(b, '|');
	}
	assert_string_equal(b->s, "0" NB "min|45" NB "min|1" NB "h|1" NB "h" NB "30|1" NB "h" NB "05|25" NB "h|-1" NB "h" NB "30|");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(times),   cmocka_unit_test(refused_times), cmocka_unit_test(durations), cmocka_unit_test(refused_durations),
		cmocka_unit_test(printed),
	};

	return cmocka_run_group_tests(tests, setup, NULL);
}
