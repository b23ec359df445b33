// SPDX-License-Identifier: EUPL-1.2
#include <fcntl.h>
#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>

/* Saturday 21 November 2026 */
#define NOW "2026-11-21T09:00:00Z"

static int setup(void **state)
{
	(void)state;
	setenv("TZ", "UTC", 1);
	tzset();
	setenv("CARNET_NOW", NOW, 1);
	i18n_start("en");
	return 0;
}

static void days_round_trip_over_four_centuries(void **state)
{
	int y, m, d, previous_y = 1799, previous_m = 12, previous_d = 31;

	(void)state;
	for (int day = day_from_ymd(1800, 1, 1); day <= day_from_ymd(2200, 12, 31); day++) {
		day_to_ymd(day, &y, &m, &d);
		assert_int_equal(day_from_ymd(y, m, d), day);
		if (d != 1)
			assert_true(d == previous_d + 1 && m == previous_m && y == previous_y);
		else
			assert_int_equal(previous_d, month_length(previous_y, previous_m));
		previous_y = y;
		previous_m = m;
		previous_d = d;
	}
}

static void known_days(void **state)
{
	(void)state;
	assert_int_equal(day_from_ymd(1970, 1, 1), 0);
	assert_int_equal(day_from_ymd(2000, 3, 1), 11017);
	assert_int_equal(day_weekday(0), 3);
	assert_int_equal(day_weekday(-1), 2);
	assert_int_equal(day_weekday(day_from_ymd(2026, 11, 21)), 5);
	assert_int_equal(month_length(2023, 2), 28);
	assert_int_equal(month_length(2024, 2), 29);
	assert_int_equal(month_length(1900, 2), 28);
	assert_int_equal(month_length(2000, 2), 29);
}

static void iso_is_strict(void **state)
{
	static const char *const bad[] = {"",           "2026",       "2026-2-03",   "2026-02-30",  "2026-13-01",
	                                  "2026-00-10", "2026-01-00", "2026-01-01 ", "2026-01-01T", "2026/01/01",
	                                  "+026-01-01", "2023-02-29", "20260101"};
	char out[11];
	int day;

	(void)state;
	for (size_t i = 0; i < LENGTH(bad); i++)
		assert_int_equal(date_from_iso(&day, bad[i]), ERR_INPUT);
	assert_int_equal(date_from_iso(&day, "2024-02-29"), 0);
	date_to_iso(out, day);
	assert_string_equal(out, "2024-02-29");
}

static void typed_dates(void **state)
{
	static const struct {
		const char *typed, *iso;
	} cases[] = {
		{"3/12", "2026-12-03"},
		{"ven. 4", "2026-12-04"},
		{"dans 3 jours", "2026-11-24"},
		{"il y a 1 jour", "2026-11-20"},
		{"in 2 days", "2026-11-23"},
		{"dans 3 semaines", "2026-12-12"},
		{"Dans une semaine", "2026-11-28"},
		{"dans quinze jours", "2026-12-06"},
		{"dans un mois", "2026-12-21"},
		{"dans 3 mois", "2027-02-21"},
		{"d’ici deux semaines", "2026-12-05"},
		{"il y a 9 mois", "2026-02-21"},
		{"il y a 2 ans", "2024-11-21"},
		{"in 2 weeks", "2026-12-05"},
		{"in a month", "2026-12-21"},
		{"lundi en huit", "2026-11-30"},
		{"jeudi en quinze", "2026-12-10"},
		{"ce soir", "2026-11-21"},
		{"03/12/2026", "2026-12-03"},
		{"3/12/26", "2026-12-03"},
		{"03.12.2026", "2026-12-03"},
		{"3-12-2026", "2026-12-03"},
		{"3 12", "2026-12-03"},
		{"03122026", "2026-12-03"},
		{"2026-12-03", "2026-12-03"},
		{"2026-1-3", "2026-01-03"},
		{"  3/12\xc2\xa0", "2026-12-03"},
		{"3 déc", "2026-12-03"},
		{"3 DÉC.", "2026-12-03"},
		{"3 dec 26", "2026-12-03"},
		{"3 décembre 2026", "2026-12-03"},
		{"3 de\xcc\x81"
	         "cembre 2026",
	         "2026-12-03"},
		{"le 3 décembre", "2026-12-03"},
		{"le jeudi 3 décembre", "2026-12-03"},
		{"jeudi 3 décembre 2026", "2026-12-03"},
		{"jeu. 3 déc. 2026", "2026-12-03"},
		{"jeudi 3/12", "2026-12-03"},
		{"Thursday 3 December 2026", "2026-12-03"},
		{"December 3, 2026", "2026-12-03"},
		{"dec 3", "2026-12-03"},
		{"1er janvier", "2027-01-01"},
		{"1ER janv. 2027", "2027-01-01"},
		{"2nd march 2027", "2027-03-02"},
		{"mar 3 2026", "2026-03-03"},
		{"mar 24/11", "2026-11-24"},
		{"mar 24 nov", "2026-11-24"},
		{"15 août", "2026-08-15"},
		{"15 aou", "2026-08-15"},
		{"1 juil", "2026-07-01"},
		{"1 juin", "2026-06-01"},
		/* nearest to today */
		{"21/5", "2027-05-21"},
		{"22/5", "2027-05-22"},
		{"23/5", "2026-05-23"},
		{"1/1", "2027-01-01"},
		{"20/11", "2026-11-20"},
		{"29/02", "2028-02-29"},
		{"auj", "2026-11-21"},
		{"aujourd'hui", "2026-11-21"},
		{"Aujourd’hui", "2026-11-21"},
		{"hier", "2026-11-20"},
		{"avant-hier", "2026-11-19"},
		{"demain", "2026-11-22"},
		{"après-demain", "2026-11-23"},
		{"today", "2026-11-21"},
		{"tomorrow", "2026-11-22"},
		{"lundi", "2026-11-23"},
		{"lundi prochain", "2026-11-23"},
		{"lundi dernier", "2026-11-16"},
		{"next monday", "2026-11-23"},
		{"last monday", "2026-11-16"},
		{"samedi", "2026-11-28"},
		{"samedi dernier", "2026-11-14"},
		{"dimanche", "2026-11-22"},
		{"dim", "2026-11-22"},
		{"mar", "2026-11-24"},
		{"+7", "2026-11-28"},
		{"-2", "2026-11-19"},
		{"+ 7", "2026-11-28"},
		{"+0", "2026-11-21"},
		{"01/01/1900", "1900-01-01"},
		{"31/12/2199", "2199-12-31"},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		AUTO_ERR e = {0};
		AUTO_CTX(tmp);
		char iso[11];
		int day;

		if (date_parse(&day, cases[i].typed, &e) != 0)
			fail_msg("%s: %s", cases[i].typed, err_text(tmp, &e));
		date_to_iso(iso, day);
		if (strcmp(iso, cases[i].iso) != 0)
			fail_msg("%s gives %s, not %s", cases[i].typed, iso, cases[i].iso);
	}
}

static void refused_dates_say_why(void **state)
{
	static const struct {
		const char *typed, *text;
	} cases[] = {
		{"31/02/2026", "The date 31/02/2026 does not exist: write for example 28/02/2026"},
		{"31/02", "The date 31/02 does not exist: write for example 28/02/2026"},
		{"29/02/2027", "The date 29/02/2027 does not exist: write for example 28/02/2027"},
		{"0/5/2026", "The date 0/5/2026 does not exist: write for example 01/05/2026"},
		{"2026-02-31", "The date 2026-02-31 does not exist: write for example 28/02/2026"},
		{"31 juin", "The date 31 juin does not exist: write for example 30/06/2026"},
		{"12/25", "The date 12/25 does not exist: write the day, then the month: 25/12"},
		{"25/13/2026", "The date 25/13/2026 does not exist: write the day, then the month, for example 03/12/2026"},
		{"25/13", "The date 25/13 does not exist: write the day, then the month, for example 03/12/2026"},
		{"1/1/1899", "The year of 1/1/1899 is not between 1900 and 2199: write it with four digits, for example 03/12/2026"},
		{"1/1/2200", "The year of 1/1/2200 is not between 1900 and 2199: write it with four digits, for example 03/12/2026"},
		{"lundi 3 décembre 2026", "The day and the date of “lundi 3 décembre 2026” disagree: write for example Thursday 3 December 2026"},
		{"septembre", "“septembre” has no day: write the day as well, for example 01/09/2026"},
		{"en septembre", "“en septembre” has no day: write the day as well, for example 01/09/2026"},
		{"mi-mars", "“mi-mars” has no day: write the day as well, for example 15/03/2027"},
		{"Fin février 2028", "“Fin février 2028” has no day: write the day as well, for example 28/02/2028"},
		{"fin avril", "“fin avril” has no day: write the day as well, for example 30/04/2027"},
		{"décembre 2026", "“décembre 2026” has no day: write the day as well, for example 01/12/2026"},
		{"mars 3000", "The year of mars 3000 is not between 1900 and 2199: write it with four digits, for example 03/12/2026"},
		{"dans 9999 semaines", "“dans 9999 semaines” is too far: write a date between 1900 and 2199"},
		{"il y a 9999 ans", "“il y a 9999 ans” is too far: write a date between 1900 and 2199"},
		{"+9999999", "“+9999999” is too far: write a date between 1900 and 2199"},
		{"-99999999", "“-99999999” is too far: write a date between 1900 and 2199"},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		AUTO_ERR e = {0};
		AUTO_CTX(tmp);
		int day = -12345;

		assert_int_equal(date_parse(&day, cases[i].typed, &e), ERR_INPUT);
		assert_string_equal(err_text(tmp, &e), cases[i].text);
		assert_int_equal(day, -12345);
	}
}

static void what_is_no_date_is_refused(void **state)
{
	static const char *const cases[] = {"",
	                                    "  ",
	                                    "x",
	                                    "3",
	                                    "3/",
	                                    "3/12/202",
	                                    "3/12/20266",
	                                    "1/2/3/4",
	                                    "3//",
	                                    "jui 3",
	                                    "3 jui",
	                                    "lu",
	                                    "12 brumaire",
	                                    "lundi lundi",
	                                    "prochain",
	                                    "+",
	                                    "+x",
	                                    "+1/2",
	                                    "999999999",
	                                    "3*12",
	                                    "next",
	                                    "jeudi jeudi 3 dec",
	                                    "3 12 x",
	                                    "demain matin",
	                                    "dans 3 lunes",
	                                    "dans 99999 jours",
	                                    "dans 3 joursx",
	                                    "dans 3",
	                                    "lundi en neuf",
	                                    "lundi le huit",
	                                    "brumaire en huit",
	                                    "2026-12-033",
	                                    "\xff",
	                                    "jeudi 33",
	                                    "123 dec",
	                                    "3 dec 123",
	                                    "20261203x",
	                                    "2026-123-1",
	                                    "1 2 3 4 5 6"};

	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		AUTO_ERR e = {0};
		int day;

		if (date_parse(&day, cases[i], &e) != ERR_INPUT)
			fail_msg("“%s” was taken for a date", cases[i]);
		assert_string_equal(e.todo, "write for example 03/12/2026, 3/12, tomorrow, thursday or +7");
	}
	int day;

	assert_int_equal(date_parse(&day, "x", NULL), ERR_INPUT);
}

static void printed_in_english(void **state)
{
	AUTO_CTX(tmp);
	strbuf *b = sb_new(tmp);

	(void)state;
	date_print(b, day_from_ymd(2026, 12, 3), DATE_FULL);
	sb_add(b, "|");
	date_print(b, day_from_ymd(2026, 12, 3), DATE_LONG);
	sb_add(b, "|");
	date_print(b, day_from_ymd(2026, 12, 3), DATE_SHORT);
	sb_add(b, "|");
	date_print(b, day_from_ymd(2025, 12, 3), DATE_SHORT);
	sb_add(b, "|");
	date_print(b, day_from_ymd(2026, 1, 3), DATE_DIGITS);
	assert_string_equal(b->s, "Thursday 3 December 2026|Thu 3 Dec 2026|3 Dec|3 Dec 2025|03/01/2026");
}

static void relative(void **state)
{
	static const struct {
		int days;
		const char *text;
	} cases[] = {
		{0, "today"},          {1, "tomorrow"},     {-1, "yesterday"},    {2, "in 2 days"},        {12, "in 12 days"},
		{-3, "3 days ago"},    {59, "in 59 days"},  {60, "in 60 days"},   {61, "in 2 months"},  {150, "in 4 months"},    {-109, "3 months ago"},
		{729, "in 23 months"}, {731, "in 2 years"}, {1461, "in 4 years"}, {-3653, "10 years ago"},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		AUTO_CTX(tmp);
		strbuf *b = sb_new(tmp);

		date_relative(b, clock_today() + cases[i].days);
		assert_string_equal(b->s, cases[i].text);
	}
}

static void clock_stands_still(void **state)
{
	char stamp[25];

	(void)state;
	clock_stamp(stamp);
	assert_string_equal(stamp, "2026-11-21T09:00:00.000Z");
	assert_int_equal(clock_today(), day_from_ymd(2026, 11, 21));
	assert_int_equal(clock_minutes(), 540);
	setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
	tzset();
	setenv("CARNET_NOW", "2026-06-30T22:30:00Z", 1);
	assert_int_equal(clock_today(), day_from_ymd(2026, 7, 1));
	assert_int_equal(clock_minutes(), 30);
	setenv("CARNET_NOW", "2026-06-30T22:30:00", 1);
	assert_int_equal(clock_today(), day_from_ymd(2026, 6, 30));
	clock_stamp(stamp);
	assert_string_equal(stamp, "2026-06-30T20:30:00.000Z");
	setup(NULL);
}

static void silence(void)
{
	dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
}

/* A clock that cannot be read is never guessed. */
static void a_wrong_clock_ends_the_program(void **state)
{
	static const char *const wrong[] = {"soon",
					    "2026-11-21",
					    "2026-11-31T09:00:00Z",
					    "2026-11-21T24:00:00Z",
					    "2026-11-21T09:60:00Z",
					    "2026-11-21T09:00:60Z",
					    "2026-11-21T09:00:00+01",
					    "2026-11-21T09:00:00Zx"};

	(void)state;
	for (size_t i = 0; i < LENGTH(wrong); i++) {
		int status;
		pid_t pid;

		fflush(NULL);
		pid = fork();
		if (pid == 0) {
			setenv("CARNET_NOW", wrong[i], 1);
			die_hook = silence;
			clock_now_ms();
			_exit(0);
		}
		waitpid(pid, &status, 0);
		assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 3);
	}
}

static void clock_runs(void **state)
{
	char stamp[25];
	int64_t before, after;

	(void)state;
	unsetenv("CARNET_NOW");
	before = clock_now_ms();
	after = clock_now_ms();
	clock_stamp(stamp);
	assert_true(before > 1700000000000 && after >= before);
	assert_int_equal(strlen(stamp), 24);
	setup(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_round_trip_over_four_centuries),
		cmocka_unit_test(known_days),
		cmocka_unit_test(iso_is_strict),
		cmocka_unit_test(typed_dates),
		cmocka_unit_test(refused_dates_say_why),
		cmocka_unit_test(what_is_no_date_is_refused),
		cmocka_unit_test(printed_in_english),
		cmocka_unit_test(relative),
		cmocka_unit_test(clock_stands_still),
		cmocka_unit_test(a_wrong_clock_ends_the_program),
		cmocka_unit_test(clock_runs),
	};

	return cmocka_run_group_tests(tests, setup, NULL);
}
