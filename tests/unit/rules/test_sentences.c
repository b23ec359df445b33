// SPDX-License-Identifier: EUPL-1.2
/* The sentence of each amount, the choice of a published scale, what is read, and the figures that need no table. */
#include "support.h"
#include <carnet/rules/gift.h>
#include <carnet/rules/hours.h>
#include <carnet/rules/mileage.h>
#include <carnet/rules/mission.h>

static void says_fiscal(void **state)
{
	static const struct {
		int year;
		trip t;
		const char *words;
	} cases[] = {
		{2026,
	         {.power = 5, .metres = 46000, .before = 1204000},
	         "46" NB "km × 0,636" NB "€/km = 29,26" NB "€, barème fiscal revenus 2026 (provisoire), voiture" NB "5" NB "CV, cumul avant 1" NB
	         "204" NB "km"},
		{2025,
	         {.power = 5, .metres = 250000, .before = 4900000},
	         "3" NB "233,55" NB "€ (5" NB "150" NB "km × 0,357" NB "€/km + 1" NB "395,00" NB "€) − 3" NB "116,40" NB "€ (4" NB "900" NB
	         "km × 0,636" NB "€/km) = 117,15" NB "€, barème fiscal revenus 2025, voiture" NB "5" NB "CV, cumul avant 4" NB "900" NB "km"},
		{2025,
	         {.power = 3, .metres = 33000, .before = 33000},
	         "34,91" NB "€ (66" NB "km × 0,529" NB "€/km) − 17,46" NB "€ (33" NB "km × 0,529" NB "€/km) = 17,45" NB
	         "€, barème fiscal revenus 2025, voiture" NB "3" NB "CV, cumul avant 33" NB "km"},
		{2025,
	         {.power = 6, .electric = true, .metres = 8000000},
	         "(8" NB "000" NB "km × 0,374" NB "€/km + 1" NB "457,00" NB "€) × 1,20 = 5" NB "338,80" NB "€, barème fiscal revenus 2025, voiture" NB
	         "6" NB "CV électrique, cumul avant 0" NB "km"},
		{2019,
	         {.power = 4, .electric = true, .metres = 10000},
	         "10" NB "km × 0,523" NB "€/km = 5,23" NB "€, barème fiscal revenus 2019, voiture" NB "4" NB
	         "CV électrique, pas de majoration électrique cette année-là, cumul avant 0" NB "km"},
		{2025,
	         {.power = 5, .metres = 250000, .before = 4900000, .alone = true},
	         "250" NB "km × 0,636" NB "€/km = 159,00" NB "€, barème fiscal revenus 2025, voiture" NB "5" NB "CV, trajet compté seul"},
		{2021,
	         {.vehicle = VEHICLE_MOPED, .metres = 20000, .before = 2990000},
	         "668,70" NB "€ (3" NB "010" NB "km × 0,070" NB "€/km + 458,00" NB "€) − 894,01" NB "€ (2" NB "990" NB "km × 0,299" NB
	         "€/km) = −225,31" NB "€, barème fiscal revenus 2021, cyclomoteur, cumul avant 2" NB "990" NB "km" NB
	         "; la table officielle baisse de 229,00" NB "€ au-delà de 3" NB "000" NB "km (anomalie)" NB ": à convenir avec le payeur"},
		{2021,
	         {.vehicle = VEHICLE_MOPED, .metres = 20000, .before = 2990000, .smooth = true},
	         "897,00" NB "€ (3" NB "000" NB "km × 0,299" NB "€/km, le montant atteint à la borne étant gardé) − 894,01" NB "€ (2" NB "990" NB
	         "km × 0,299" NB "€/km) = 2,99" NB "€, barème fiscal revenus 2021, cyclomoteur, cumul avant 2" NB "990" NB "km" NB
	         "; la table officielle baisse de 229,00" NB "€ au-delà de 3" NB "000" NB "km (anomalie)" NB
	         ": le montant atteint à la borne est gardé"},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		AUTO_CTX(tmp);
		AUTO_ERR e = {0};
		figure f = {0};
		assert_int_equal(mileage_fiscal(tmp, &f, all, cases[i].year, &cases[i].t, &e), 0);
		assert_string_equal(f.explanation, cases[i].words);
	}
}

static void says_public(void **state)
{
	static const struct {
		trip t;
		const char *words;
	} cases[] = {
		{{.power = 5, .metres = 300000, .before = 1900000},
	         "100" NB "km × 0,320" NB "€/km + 200" NB "km × 0,400" NB "€/km = 112,00" NB "€, taux publics du 1er janvier 2022, voiture" NB "5" NB
	         "CV, cumul avant 1" NB "900" NB "km"},
		{{.power = 5, .metres = 0, .before = 1900000},
	         "0" NB "km × 0,320" NB "€/km = 0,00" NB "€, taux publics du 1er janvier 2022, voiture" NB "5" NB "CV, cumul avant 1" NB "900" NB
	         "km"},
		{{.power = 5, .metres = 3000000, .before = 500000, .alone = true},
	         "2" NB "000" NB "km × 0,320" NB "€/km + 1" NB "000" NB "km × 0,400" NB "€/km = 1" NB "040,00" NB
	         "€, taux publics du 1er janvier 2022, voiture" NB "5" NB "CV, trajet compté seul"},
		{{.vehicle = VEHICLE_MOPED, .metres = 60000},
	         "60" NB "km × 0,120" NB "€/km, porté au minimum mensuel de 10,00" NB "€ = 10,00" NB
	         "€, taux publics du 1er janvier 2022, deux-roues de 125 cm³ au plus"},
		{{.vehicle = VEHICLE_MOPED, .metres = 60000, .before = 60000},
	         "120" NB "km × 0,120" NB "€/km, moins 10,00" NB "€ pour les 60" NB "km déjà comptés dans le mois = 4,40" NB
	         "€, taux publics du 1er janvier 2022, deux-roues de 125 cm³ au plus"},
		{{.vehicle = VEHICLE_MOTORCYCLE, .metres = 210000},
	         "210" NB "km × 0,150" NB "€/km = 31,50" NB "€, taux publics du 1er janvier 2022, moto de plus de 125 cm³"},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		AUTO_CTX(tmp);
		AUTO_ERR e = {0};
		figure f = {0};
		assert_int_equal(mileage_public(tmp, &f, all, day_named("2025-05-20"), ZONE_OVERSEAS, &cases[i].t, &e), 0);
		assert_string_equal(f.explanation, cases[i].words);
		assert_string_equal(f.table, "public-2022");
	}
}

/* « Dernier publié »: the table known on the day, whatever the trip. */
static void follows_publication(void **state)
{
	static const struct {
		const char *on, *table;
		int64_t cents;
	} cases[] = {
		{"2019-03-16", "fiscal-2018", 51800}, {"2020-02-28", "fiscal-2018", 51800}, {"2020-02-29", "fiscal-2019", 52300},
		{"2021-02-19", "fiscal-2020", 52300}, {"2022-02-13", "fiscal-2021", 57500}, {"2023-04-06", "fiscal-2021", 57500},
		{"2023-04-07", "fiscal-2022", 60600}, {"2026-11-21", "fiscal-2022", 60600},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		AUTO_CTX(tmp);
		AUTO_ERR e = {0};
		figure f = {0};
		trip t = {.power = 4, .metres = 1000000};
		assert_int_equal(mileage_published(tmp, &f, all, day_named(cases[i].on), &t, &e), 0);
		assert_int_equal(f.cents, cases[i].cents);
		assert_string_equal(f.table, cases[i].table);
		assert_false(f.provisional);
		assert_non_null(strstr(f.explanation, ", dernier publié, voiture"));
	}
}

static void later_publications_may_exist(void **state)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	figure f = {0};
	trip t = {.power = 4, .metres = 1000000};

	(void)state;
	assert_int_equal(mileage_published(tmp, &f, all, day_named("2027-05-01"), &t, &e), 0);
	assert_true(f.provisional);
}

static void says_missions(void **state)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	figure f = {0};
	dated_count two[] = {{day_named("2023-09-21"), 2}, {day_named("2023-09-22"), 1}};
	stay s = {.zone = ZONE_PARIS, .meals = {two, 2, PAY_FLAT, -1, false}, .nights = {&two[1], 1, PAY_CAPPED, 15450, false}};

	(void)state;
	assert_int_equal(mission_figure(tmp, &f, all, &s, &e), 0);
	assert_int_equal(f.cents, 14000 + 3500 + 2000);
	assert_int_equal(f.charged, 1450);
	assert_string_equal(f.table, "mission-2023, mission-2020");
	assert_string_equal(f.explanation, "hébergement" NB ": 154,50" NB "€ payés, plafonnés à 140,00" NB "€, 14,50" NB
	                                   "€ à votre charge (1 nuit × 140,00" NB "€) + 2 repas × 17,50" NB "€ + 1 repas × 20,00" NB "€ = 195,00" NB
	                                   "€, tarif de mission du 22 septembre 2023, tarif de mission du 1er janvier 2020, Paris");
	s = (stay){.nights = {&two[1], 1, PAY_REAL, 9000, false}, .meals = {two, 1, PAY_CAPPED, 3000, true}};
	assert_int_equal(mission_figure(tmp, &f, all, &s, &e), 0);
	assert_int_equal(f.cents, 9000 + 1750);
	assert_int_equal(f.charged, 1250);
	assert_non_null(strstr(f.explanation, "× 50" NB "%"));
}

static void reads_dated_counts(void **state)
{
	static const struct {
		const char *typed;
		size_t n;
		int first, last;
	} good[] = {
		{"2", 1, 2, 2},
		{"0", 1, 0, 0},
		{"2x2025-03-18,1x2025-03-19", 2, 2, 1},
		{"2025-03-18", 1, 1, 1},
		{"2025-03-18, 3X2025-03-19", 2, 1, 3},
		{"", 0, 0, 0},
		{"366", 1, 366, 366},
	};
	static const char *const bad[] = {
		"x", "2x", "2x2025-02-30", "2,", ",2", "-1", "1.5", "367", "9999", "2x2025-03-18;1", "2x2025-03-180", "20x20250318"};
	int day = day_named("2025-01-01");

	(void)state;
	for (size_t i = 0; i < LENGTH(good); i++) {
		AUTO_CTX(tmp);
		AUTO_ERR e = {0};
		dated_count *list;
		size_t n;
		assert_int_equal(dated_counts(tmp, &list, &n, good[i].typed, day, &e), 0);
		assert_int_equal(n, good[i].n);
		assert_true(!n || (list[0].count == good[i].first && list[n - 1].count == good[i].last));
	}
	for (size_t i = 0; i < LENGTH(bad); i++) {
		AUTO_CTX(tmp);
		AUTO_ERR e = {0};
		dated_count *list;
		size_t n;
		if (dated_counts(tmp, &list, &n, bad[i], day, &e) != ERR_INPUT || !strstr(e.what, "ni un nombre ni une liste"))
			fail_msg("%s", bad[i]);
	}
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	dated_count *list;
	size_t n;
	assert_int_equal(dated_counts(tmp, &list, &n, "2", DAY_OPEN, &e), ERR_INPUT);
	assert_non_null(strstr(e.what, "Le jour de «2»"));
}

static void reads_percentages(void **state)
{
	static const struct {
		const char *typed;
		int bp;
	} good[] = {
		{"66%", 6600},  {"66 %", 6600},  {"66" NB "%", 6600}, {"66", 6600}, {"66,5", 6650},
		{"0,66", 6600}, {"0.665", 6650}, {"100", 10000},      {"1", 100},   {"0,5%", 50},
	};
	static const char *const bad[] = {"", "%", "x", "0", "101", "-5", "66%%", "66 % x", "0,6667"};

	(void)state;
	for (size_t i = 0; i < LENGTH(good); i++) {
		AUTO_ERR e = {0};
		int bp = 0;
		if (percent_parse(&bp, good[i].typed, &e) || bp != good[i].bp)
			fail_msg("%s gives %d", good[i].typed, bp);
	}
	for (size_t i = 0; i < LENGTH(bad); i++) {
		AUTO_ERR e = {0};
		int bp = 0;
		if (percent_parse(&bp, bad[i], &e) != ERR_INPUT)
			fail_msg("%s gives %d", bad[i], bp);
	}
}

static void reads_hours(void **state)
{
	static const struct {
		const char *typed;
		int64_t seconds;
	} good[] = {
		{"4", 14400}, {"3,5", 12600}, {"3.25", 11700}, {"7,33", 26388}, {"3h30", 12600}, {"45 min", 2700}, {"12.5", 45000},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(good); i++) {
		AUTO_ERR e = {0};
		int64_t seconds = 0;
		assert_int_equal(hours_parse(&seconds, good[i].typed, &e), 0);
		assert_int_equal(seconds, good[i].seconds);
	}
	AUTO_ERR e = {0};
	int64_t seconds;
	assert_int_equal(hours_parse(&seconds, "quatre", &e), ERR_INPUT);
	AUTO_ERR more = {0};
	assert_int_equal(hours_parse(&seconds, "999999999", &more), ERR_INPUT);
}

static void says_hours(void **state)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	figure f = {0};
	worked list[] = {{day_named("2024-10-31"), 20 * 60}, {day_named("2024-11-01"), 45000}};
	scales charged = *all;

	(void)state;
	assert_int_equal(leave_figure(tmp, &f, all, &list[0], &e), 0);
	assert_string_equal(f.explanation,
	                    "20" NB "min non payées × 12,00" NB "€ = 4,00" NB "€, congé de représentation, indemnité du 1er janvier 2024");
	charged.coefficient_percent = 142;
	assert_int_equal(value_figure(tmp, &f, &charged, list, 2, &e), 0);
	assert_int_equal(f.cents, 551 + 21087);
	assert_non_null(strstr(f.explanation, "12,5" NB "h × 11,88" NB "€ (SMIC horaire brut du 1er novembre 2024) × 142" NB "% = 216,38" NB "€"));
	assert_string_equal(f.table, "smic-2024-01, smic-2024-11");
}

static void says_gifts(void **state)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	figure f = {0};
	gift g = {.day = day_named("2022-12-31"), .cents = 40704, .income = -1};

	(void)state;
	assert_int_equal(gift_reduction(tmp, &f, all, &g, &e), 0);
	assert_string_equal(f.explanation, "407,00" NB "€ × 66" NB "% = 268,62" NB "€, le don étant déclaré en euros entiers, arrondis à 269,00" NB
	                                   "€" NB "; estimation, réduction pour dons du 1er janvier 2020");
	g = (gift){.day = day_named("2024-12-31"), .cents = 150000, .income = 600000};
	assert_int_equal(gift_reduction(tmp, &f, all, &g, &e), 0);
	assert_non_null(strstr(f.explanation, "; 300,00" NB "€ au-dessus de la limite, reportés 5 ans"));
	g = (gift){.day = day_named("2025-10-14"), .cents = 300000, .income = 600000, .aid = true}; /* the raised part is outside the limit */
	assert_int_equal(gift_reduction(tmp, &f, all, &g, &e), 0);
	assert_int_equal(f.cents, 150000 + 66000);
	g = (gift){.day = day_named("2025-10-14"), .cents = 49, .income = -1, .basis_points = 7500};
	assert_int_equal(gift_reduction(tmp, &f, all, &g, &e), 0);
	assert_int_equal(f.cents, 0);
	g.cents = 50;
	assert_int_equal(gift_reduction(tmp, &f, all, &g, &e), 0);
	assert_int_equal(f.cents, 100); /* 1 € declared, 0,75 € rounded up */
}

static void finds_zones(void **state)
{
	static const struct {
		const char *typed;
		enum zone zone;
	} good[] = {
		{"", ZONE_BASE},           {"metropole", ZONE_BASE}, {"Base", ZONE_BASE},   {"grande_ville", ZONE_LARGE_CITY},
		{"Lyon", ZONE_LARGE_CITY}, {"PARIS", ZONE_PARIS},    {"RE", ZONE_OVERSEAS}, {"la réunion", ZONE_OVERSEAS},
		{"MQ", ZONE_OVERSEAS},     {"mf", ZONE_OVERSEAS},    {"NC", ZONE_PACIFIC},  {"Wallis-et-Futuna", ZONE_PACIFIC},
	};
	AUTO_ERR e = {0};
	enum zone zone;

	(void)state;
	for (size_t i = 0; i < LENGTH(good); i++) {
		AUTO_ERR none = {0};
		if (zone_find(all, &zone, good[i].typed, &none) || zone != good[i].zone)
			fail_msg("%s", good[i].typed);
	}
	assert_int_equal(zone_find(all, &zone, "Atlantide", &e), ERR_INPUT);
	assert_non_null(strstr(e.what, "«Atlantide»"));
}

static void deducts_and_corrects(void **state)
{
	AUTO_CTX(tmp);
	figure f = {0}, due = {.cents = 1000, .explanation = "x", .table = "t", .provisional = true};

	(void)state;
	figure_receipt(tmp, &f, 1000);
	figure_less(tmp, &f, 0);
	assert_string_equal(f.explanation, "10,00" NB "€ sur le justificatif");
	figure_less(tmp, &f, 3000);
	assert_int_equal(f.cents, 0);
	assert_non_null(strstr(f.explanation, "moins 30,00" NB "€ reçus des passagers, 0,00" NB "€"));
	figure_regularise(tmp, &f, &due, 1250);
	assert_int_equal(f.cents, -250);
	assert_true(f.provisional);
	assert_string_equal(f.explanation, "10,00" NB "€ dus moins 12,50" NB "€ demandés = −2,50" NB "€ (x)");
	figure_capped(tmp, &f, 1500, 2000, "repas");
	assert_int_equal(f.charged, 0);
	assert_string_equal(f.explanation, "repas" NB ": 15,00" NB "€ payés, sous le plafond de 20,00" NB "€");
}

static void shares_between_payers(void **state)
{
	AUTO_CTX(tmp);
	figure shares[3], whole = {.cents = 4706, .charged = 100, .explanation = "x", .table = "t", .provisional = true};
	static const int weights[] = {7000, 3000}, thirds[] = {1, 1, 1};

	(void)state;
	figure_share(tmp, shares, &whole, weights, 2);
	assert_int_equal(shares[0].cents, 3294); /* D07, D08 */
	assert_int_equal(shares[1].cents, 1412);
	assert_string_equal(shares[0].explanation, "70" NB "% de 47,06" NB "€ = 32,94" NB "€ (x)");
	assert_true(shares[1].provisional && strcmp(shares[1].table, "t") == 0);
	figure_share(tmp, shares, &whole, thirds, 3);
	assert_int_equal(shares[0].cents + shares[1].cents + shares[2].cents, 4706);
	assert_int_equal(shares[0].charged + shares[1].charged + shares[2].charged, 100);
	assert_non_null(strstr(shares[2].explanation, "33,33" NB "%"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_fiscal),
		cmocka_unit_test(says_public),
		cmocka_unit_test(follows_publication),
		cmocka_unit_test(later_publications_may_exist),
		cmocka_unit_test(says_missions),
		cmocka_unit_test(reads_dated_counts),
		cmocka_unit_test(reads_percentages),
		cmocka_unit_test(reads_hours),
		cmocka_unit_test(says_hours),
		cmocka_unit_test(says_gifts),
		cmocka_unit_test(finds_zones),
		cmocka_unit_test(deducts_and_corrects),
		cmocka_unit_test(shares_between_payers),
	};

	return cmocka_run_group_tests(tests, scales_setup, scales_teardown);
}
