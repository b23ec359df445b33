// SPDX-License-Identifier: EUPL-1.2
/* Scale files: what is refused, with its file, line and column, and what comes out of library.db. */
#include "fixture.h"

#include <carnet/base/date.h>
#include <carnet/library/scales.h>

#define ABOUT ", sources: [note], verified: 2026-01-01, confidence: haute"
#define PUBLIC "scales/public.yaml"
#define FISCAL "scales/fiscal.yaml"
#define LEAVE "scales/leave.yaml"
#define MISSION "scales/missions.yaml"
#define LEAVE_TABLE(id, period) "- {id: " id ", title: t, " period ABOUT ", hourly: 12, days: 9, notice_days: 15}\n"
#define ROW(powers) "{" powers ", rate1: 0.3, rate2: 0.2, rate3: 0.1}"
#define PUBLIC_TABLE(rows)                                                                                                                           \
	"- {id: p, title: t, from: 2020-01-01" ABOUT                                                                                                 \
	", first_bound: 2000, second_bound: 10000, motorcycle: 0.15, moped: 0.12, moped_minimum: 10, rows: [" rows "]}\n"
#define FISCAL_ROW "{power_from: 1, rate1: 0.357, rate2: 0.27, fixed2: 906, rate3: 0.315}"
#define FISCAL_CLASS(bounds, vehicle) "{" bounds ", vehicle: " vehicle ", rows: [" FISCAL_ROW "]}"
#define FISCAL_TABLE(classes) "tables:\n  - {id: T, title: t, classes: [" classes "]}\nyears:\n"
#define YEAR(id, year, table) "  - {id: " id ", title: t, income_year: " year ", table: " table ABOUT "}\n"

static const struct {
	const char *name, *path, *text, *problems;
} cases[] = {
	{"periods that follow", LEAVE, LEAVE_TABLE("a", "from: 2020-01-01, until: 2020-12-31") LEAVE_TABLE("b", "from: 2021-01-01"), ""},
	{"periods with a day in common", LEAVE, LEAVE_TABLE("a", "from: 2020-01-01, until: 2021-01-01") LEAVE_TABLE("b", "from: 2021-01-01"),
         LEAVE ":2:27: this table overlaps the one of line 1: end one the day before the other begins\n"},
	{"an open period before another", LEAVE, LEAVE_TABLE("a", "from: 2020-01-01") LEAVE_TABLE("b", "from: 2021-01-01"),
         LEAVE ":2:27: this table overlaps the one of line 1: end one the day before the other begins\n"},
	{"a period inside a later one", LEAVE, LEAVE_TABLE("a", "from: 2021-01-01") LEAVE_TABLE("b", "from: 2020-01-01, until: 2021-06-30"),
         LEAVE ":2:27: this table overlaps the one of line 1: end one the day before the other begins\n"},
	{"a period backwards", LEAVE, LEAVE_TABLE("a", "from: 2020-01-01, until: 2019-12-31"),
         LEAVE ":1:46: this table ends before its beginning of line 1: correct one of the two dates\n"},
	{"a day that is not", LEAVE, LEAVE_TABLE("a", "from: 2020-02-30"),
         LEAVE ":1:27: “2020-02-30” is not a date: write the year, the month and the day: 2026-11-21\n"},
	{"the same name twice", LEAVE, LEAVE_TABLE("a", "from: 2020-01-01, until: 2020-12-31") LEAVE_TABLE("a", "from: 2021-01-01"),
         LEAVE ":2:3: “a” is already used, " LEAVE " line 1: give it another name\n"},
	{"an unknown source", LEAVE,
         "- {id: a, title: t, from: 2020-01-01, sources: [note, rien], verified: 2026-01-01, confidence: haute, hourly: 12, days: 9, notice_days: "
         "15}\n",
         LEAVE ":1:55: “rien” does not exist (sources): write it, or remove it here\n"},
	{"no source and no confidence", LEAVE, "- {id: a, title: t, from: 2020-01-01, verified: 2026-01-01, hourly: 12, days: 9, notice_days: 15}\n",
         LEAVE ":1:3: the key “sources” is missing: add it\n" LEAVE ":1:3: the key “confidence” is missing: add it\n"},
	{"a negative amount", LEAVE, "- {id: a, title: t, from: 2020-01-01" ABOUT ", hourly: -12, days: 9, notice_days: 15}\n",
         LEAVE ":1:105: “-12” is out of bounds: write a number from 0 to 100000000\n"},
	{"powers that follow", PUBLIC, PUBLIC_TABLE(ROW("power_from: 1, power_to: 5") ", " ROW("power_from: 6")), ""},
	{"powers in common", PUBLIC, PUBLIC_TABLE(ROW("power_from: 1, power_to: 5") ", " ROW("power_from: 5")),
         PUBLIC ":1:273: these fiscal powers overlap those of line 1: give each power one row\n"},
	{"powers backwards", PUBLIC, PUBLIC_TABLE(ROW("power_from: 5, power_to: 1")),
         PUBLIC ":1:220: these fiscal powers end below their beginning of line 1: write the lowest first\n"},
	{"a rate finer than thousandths", PUBLIC, PUBLIC_TABLE("{power_from: 1, rate1: 0.3571, rate2: 0.2, rate3: 0.1}"),
         PUBLIC ":1:217: The rate “0.3571” has more than three decimals: write for example 0,636\n"},
	{"bounds that meet", FISCAL, FISCAL_TABLE(FISCAL_CLASS("first_bound: 5000, second_bound: 5000", "voiture")) YEAR("a", "2024", "T"),
         FISCAL ":2:67: the second bound is not above the first, of line 2: correct one of them\n"},
	{"a vehicle twice", FISCAL,
         FISCAL_TABLE(FISCAL_CLASS("first_bound: 3000, second_bound: 6000", "moto") ", " FISCAL_CLASS("first_bound: 3000, second_bound: 6000",
                                                                                                      "moto")) YEAR("a", "2024", "T"),
         FISCAL ":2:217: “moto” is already described, line 2: delete one of them\n"},
	{"a year twice, a table that is not", FISCAL,
         FISCAL_TABLE(FISCAL_CLASS("first_bound: 3000, second_bound: 6000", "moto")) YEAR("a", "2024", "T") YEAR("b", "2024", "U"),
         FISCAL ":5:36: this income year is already on line 4: delete one of them\n" FISCAL ":5:49: “U” does not exist (table): did you mean T?\n"},
	{"a zone twice", MISSION,
         "- {id: a, title: t, from: 2020-01-01" ABOUT
         ", canteen_percent: 50, places: [{meal: 1, night: 2, zone: base}, {meal: 1, night: 2, zone: base}]}\n",
         MISSION ":1:186: “base” is already described, line 1: delete one of them\n"},
	{"a stray scale", "scales/divers.yaml", "a: b\n", "scales/divers.yaml: no kind of content lives here: move it beside its like\n"},
};

static void check_case(void **state)
{
	const size_t i = (size_t)(uintptr_t)*state;
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	AUTO_ERR e = {0};
	void *made;

	fixture_start(&made);
	const fixture *f = made;
	fixture_put(f, cases[i].path, cases[i].text);
	int code = library_compile(f->content, f->out, &p, &e);
	assert_string_equal(fixture_problems(tmp, f, &p), cases[i].problems);
	assert_int_equal(code, p.errors ? ERR_INPUT : 0);
	fixture_end(&made);
}

static int day(const char *iso)
{
	int n = 0;

	date_from_iso(&n, iso);
	return n;
}

static void reads_back(void **state)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	const fixture *f = *state;
	scales *s;

	fixture_put(f, LEAVE,
	            LEAVE_TABLE("a", "from: 2020-01-01, until: 2020-12-31, status: à confirmer, note: Peut-être, act: Code")
	                    LEAVE_TABLE("b", "from: 2021-01-01"));
	fixture_put(f, PUBLIC, PUBLIC_TABLE(ROW("power_from: 1, power_to: 5") ", " ROW("power_from: 6")));
	fixture_put(f, FISCAL,
	            FISCAL_TABLE(FISCAL_CLASS("first_bound: 3000, second_bound: 6000", "moto") ", " FISCAL_CLASS("first_bound: 4.5, second_bound: 6",
	                                                                                                         "voiture")) YEAR("a", "2024", "T"));
	assert_int_equal(library_scales(fixture_library(tmp, f), tmp, &s, &e), 0);
	assert_int_equal(s->nleaves, 2);
	assert_string_equal(s->leaves[0].about.status, "à confirmer");
	assert_string_equal(s->leaves[0].about.note, "Peut-être");
	assert_string_equal(s->leaves[0].about.act, "Code");
	assert_int_equal(s->leaves[0].about.until, day("2020-12-31"));
	assert_int_equal(s->leaves[1].about.until, DAY_OPEN);
	assert_int_equal(s->leaves[1].hourly, 1200);
	assert_int_equal(s->npublics, 1);
	assert_int_equal(s->publics[0].count, 2);
	assert_int_equal(s->publics[0].rows[0].rate1, 300);
	assert_int_equal(s->publics[0].rows[1].power_to, POWER_OPEN);
	assert_int_equal(s->publics[0].moped_minimum, 1000);
	assert_int_equal(s->nfiscal_tables, 1);
	assert_int_equal(s->fiscal_tables[0].count, 2);
	assert_int_equal(s->fiscal_tables[0].classes[0].vehicle, VEHICLE_MOTORCYCLE);
	assert_int_equal(s->fiscal_tables[0].classes[1].bounds.first, 4500);
	assert_int_equal(s->fiscal_tables[0].classes[1].rows[0].fixed2, 90600);
	assert_int_equal(s->fiscal_years[0].about.from, day("2024-01-01"));
	assert_int_equal(s->fiscal_years[0].electric_bonus, 0);
	assert_int_equal(s->nmissions + s->nplaces + s->nvolunteers + s->nwaivers + s->nwages + s->nmeals + s->naccounts, 0);
}

/* The packaged scales: every kind is there. */
static void packaged(void **state)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	const char *build = getenv("CARNET_BUILD");
	library *l;
	scales *s;

	(void)state;
	assert_int_equal(library_open(tmp, &l, mem_printf(tmp, "%s/library.db", build ? build : "build"), &e), 0);
	assert_int_equal(library_scales(l, tmp, &s, &e), 0);
	assert_int_equal(s->nfiscal_tables, 4);
	assert_int_equal(s->nfiscal_years, 9);
	assert_int_equal(s->npublics, 3);
	assert_int_equal(s->nmissions, 4);
	assert_int_equal(s->nplaces, 21);
	assert_int_equal(s->nvolunteers, 3);
	assert_int_equal(s->nwaivers, 3);
	assert_int_equal(s->nleaves, 2);
	assert_int_equal(s->nwages, 12);
	assert_int_equal(s->nmeals, 5);
	assert_int_equal(s->naccounts, 8);
	assert_int_equal(s->coefficient_percent, 100);
	assert_false(s->value_travel);
	assert_int_equal(s->missions[0].disabled_night, -1);
	assert_false(s->missions[0].zones[ZONE_OVERSEAS].known);
	assert_int_equal(s->waivers[2].raised_ceiling, 200000);
	assert_string_equal(s->accounts[3].number, "4681");
}

int main(void)
{
	struct CMUnitTest tests[LENGTH(cases) + 2];
	size_t n = 0;

	i18n_start("en");
	for (; n < LENGTH(cases); n++)
		tests[n] = (struct CMUnitTest){cases[n].name, check_case, NULL, NULL, (void *)(uintptr_t)n};
	tests[n++] = (struct CMUnitTest)cmocka_unit_test_setup_teardown(reads_back, fixture_start, fixture_end);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(packaged);
	return cmocka_run_group_tests_name("scales", tests, NULL, NULL);
}
