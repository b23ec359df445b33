// SPDX-License-Identifier: EUPL-1.2
#include <langinfo.h>
#include <locale.h>
#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <cmocka.h>
#include <carnet/base/date.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/money.h>

#define NB "\u00a0"

static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG", "LANGUAGE"};

static int clean(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(names); i++)
		unsetenv(names[i]);
	setenv("TZ", "UTC", 1);
	setenv("CARNET_NOW", "2026-11-21T09:00:00Z", 1);
	tzset();
	return 0;
}

static void the_environment_chooses_the_language(void **state)
{
	static const struct {
		const char *all, *messages, *lang, *asked;
		bool french;
	} cases[] = {
		{NULL, NULL, NULL, NULL, true},
		{"C", NULL, NULL, NULL, true},
		{"C.UTF-8", NULL, NULL, NULL, true},
		{"POSIX", NULL, NULL, NULL, true},
		{NULL, NULL, "fr_FR.UTF-8", NULL, true},
		{NULL, NULL, "de_DE.UTF-8", NULL, true},
		{NULL, NULL, "xx_unknown", NULL, true},
		{NULL, NULL, "en_GB.UTF-8", NULL, false},
		{NULL, "en_US", "fr_FR", NULL, false},
		{"fr_FR", "en_US", "en_US", NULL, true},
		{"", "", "en", NULL, false},
		{"en_US.UTF-8", NULL, NULL, "fr", true},
		{"fr_FR", NULL, NULL, "en", false},
		{"en_US.ISO-8859-1", NULL, NULL, NULL, false},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		const char *const values[] = {cases[i].all, cases[i].messages, cases[i].lang};
		static const char *const set[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

		clean(NULL);
		setenv("LANGUAGE", "de", 1); /* another program's wish, never ours */
		for (size_t k = 0; k < LENGTH(set); k++)
			if (values[k])
				setenv(set[k], values[k], 1);
		i18n_start(cases[i].asked);
		assert_int_equal(i18n_french(), cases[i].french);
		assert_string_equal(_("Monday"), cases[i].french ? "lundi" : "Monday");
		assert_string_equal(nl_langinfo(CODESET), "UTF-8");
		assert_string_equal(localeconv()->decimal_point, ".");
	}
}

/* Only the character set is UTF-8: messages would stay in plain C, where LANGUAGE does not count. */
static void messages_leave_plain_c(void **state)
{
	(void)state;
	setenv("LC_CTYPE", "C.UTF-8", 1);
	i18n_start(NULL);
	assert_string_equal(_("Monday"), "lundi");
}

static void a_context_tells_two_meanings_apart(void **state)
{
	(void)state;
	i18n_start("fr");
	assert_string_equal(P_("no such context", "Monday"), "Monday");
	assert_string_equal(i18n_context("Monday", "plain"), "lundi");
}

static void dates_in_french(void **state)
{
	static const struct {
		int y, m, d;
		const char *text; /* full|long|short|digits */
	} cases[] = {
		{2026, 12, 3, "jeudi 3 décembre 2026|jeu. 3 déc. 2026|3 déc.|03/12/2026"},
		{2025, 1, 1, "mercredi 1er janvier 2025|mer. 1er janv. 2025|1er janv. 2025|01/01/2025"},
		{2026, 2, 2, "lundi 2 février 2026|lun. 2 févr. 2026|2 févr.|02/02/2026"},
		{2026, 3, 3, "mardi 3 mars 2026|mar. 3 mars 2026|3 mars|03/03/2026"},
		{2026, 4, 10, "vendredi 10 avril 2026|ven. 10 avr. 2026|10 avr.|10/04/2026"},
		{2026, 5, 9, "samedi 9 mai 2026|sam. 9 mai 2026|9 mai|09/05/2026"},
		{2026, 6, 7, "dimanche 7 juin 2026|dim. 7 juin 2026|7 juin|07/06/2026"},
		{2026, 7, 6, "lundi 6 juillet 2026|lun. 6 juil. 2026|6 juil.|06/07/2026"},
		{2026, 8, 31, "lundi 31 août 2026|lun. 31 août 2026|31 août|31/08/2026"},
		{2026, 9, 30, "mercredi 30 septembre 2026|mer. 30 sept. 2026|30 sept.|30/09/2026"},
		{2026, 10, 11, "dimanche 11 octobre 2026|dim. 11 oct. 2026|11 oct.|11/10/2026"},
		{2026, 11, 21, "samedi 21 novembre 2026|sam. 21 nov. 2026|21 nov.|21/11/2026"},
	};

	(void)state;
	i18n_start("fr");
	for (size_t i = 0; i < LENGTH(cases); i++) {
		AUTO_CTX(tmp);
		strbuf *b = sb_new(tmp);
		int day = day_from_ymd(cases[i].y, cases[i].m, cases[i].d), back;

		for (enum date_style style = DATE_FULL; style <= DATE_DIGITS; style++) {
			strbuf *one = sb_new(tmp);

			date_print(one, day, style);
			sb_addf(b, "%s%s", style == DATE_FULL ? "" : "|", one->s);
			/* What is shown may be typed again, as long as it has its year. */
			if (style == DATE_SHORT)
				continue;
			assert_int_equal(date_parse(&back, one->s, NULL), 0);
			assert_int_equal(back, day);
		}
		assert_string_equal(b->s, cases[i].text);
	}
}

static void distances_in_time_in_french(void **state)
{
	static const struct {
		int days;
		const char *text;
	} cases[] = {{0, "aujourd’hui"},     {1, "demain"},        {-1, "hier"},           {12, "dans 12 jours"},
	             {-3, "il y a 3 jours"}, {150, "dans 4 mois"}, {-1100, "il y a 3 ans"}};

	(void)state;
	i18n_start("fr");
	for (size_t i = 0; i < LENGTH(cases); i++) {
		AUTO_CTX(tmp);
		strbuf *b = sb_new(tmp);

		date_relative(b, clock_today() + cases[i].days);
		assert_string_equal(b->s, cases[i].text);
	}
}

static void refusals_in_french(void **state)
{
	AUTO_CTX(tmp);
	AUTO_ERR date = {0}, money = {0}, file = {0}, size = {0}, hour = {0};
	int day;
	int64_t cents;
	char *data;
	size_t len;

	(void)state;
	i18n_start("fr");
	date_parse(&day, "31/02/2026", &date);
	assert_string_equal(err_text(tmp, &date), "La date 31/02/2026 n’existe pas" NB ": écrivez par exemple 28/02/2026");
	money_parse(&cents, "12,5O", &money);
	assert_string_equal(err_text(tmp, &money), "Le montant «12,5O» contient «O», qui n’est pas un chiffre" NB ": écrivez par exemple 12,50");
	file_read(tmp, &data, &len, "/none", 10, &file);
	assert_string_equal(err_text(tmp, &file), "/none n’existe pas" NB ": vérifiez le nom et le dossier");
	file_read(tmp, &data, &len, "/proc/self/exe", 5000, &size);
	assert_string_equal(err_text(tmp, &size), "/proc/self/exe dépasse 5 ko" NB ": choisissez un fichier plus petit");
	time_parse(&day, "25h", &hour);
	assert_string_equal(err_text(tmp, &hour), "L’heure 25h n’existe pas, la journée finit à 23:59" NB ": écrivez par exemple 18:30");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(the_environment_chooses_the_language, clean), cmocka_unit_test_setup(messages_leave_plain_c, clean),
		cmocka_unit_test_setup(a_context_tells_two_meanings_apart, clean),   cmocka_unit_test_setup(dates_in_french, clean),
		cmocka_unit_test_setup(distances_in_time_in_french, clean),          cmocka_unit_test_setup(refusals_in_french, clean),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
