// SPDX-License-Identifier: EUPL-1.2
/* The rates and brackets of content/scales/, in plain structs: what the rules compute with. Amounts are cents, rates thousandths of a euro
   a kilometre, distances metres, days as in base/date.h. Each table is found by its key (id), which every amount computed with it keeps. */
#pragma once
#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <carnet/library/library.h>

enum { POWER_OPEN = INT_MAX, DAY_OPEN = INT_MAX };

enum vehicle_kind { VEHICLE_CAR, VEHICLE_MOTORCYCLE, VEHICLE_MOPED, VEHICLE_TWO_WHEELS /* old volunteer rates only */ };
enum zone { ZONE_BASE, ZONE_LARGE_CITY, ZONE_PARIS, ZONE_OVERSEAS, ZONE_PACIFIC, ZONES };

/* What a table says of itself. */
typedef struct scale_about {
	const char *id, *title;
	const char *act, *confidence, *status, *note; /* "" when there is none */
	int from, until;     /* days; an income year is its civil year */
	int published;       /* day, 0 when it was not */
	int verified;        /* day of the last check: a later year is provisional */
} scale_about;

/* Up to first, up to second, beyond: fixed2 is added in the middle one (fiscal only). power_to is POWER_OPEN for all above. */
typedef struct rate_row { int power_from, power_to; int64_t rate1, rate2, fixed2, rate3; } rate_row;
typedef struct rate_bounds { int64_t first, second; } rate_bounds;

typedef struct fiscal_class { enum vehicle_kind vehicle; rate_bounds bounds; rate_row *rows; size_t count; } fiscal_class;
typedef struct fiscal_table { const char *id, *title, *note; fiscal_class *classes; size_t count; } fiscal_table;
typedef struct fiscal_year { scale_about about; int income_year; const char *table; int electric_bonus; } fiscal_year; /* per cent */

typedef struct public_table {
	scale_about about;
	rate_bounds bounds;
	rate_row *rows;
	size_t count;
	int64_t motorcycle, moped, moped_minimum;
} public_table;

typedef struct zone_rates { bool known; int64_t meal, night; } zone_rates;
typedef struct mission_table { scale_about about; zone_rates zones[ZONES]; int64_t disabled_night; int canteen_percent; } mission_table; /* disabled_night -1: none */

typedef struct place { const char *id, *name; enum zone zone; } place;
typedef struct volunteer_table { scale_about about; int income_year; int64_t car, two_wheels; } volunteer_table;
typedef struct waiver_table {
	scale_about about;
	int percent, income_percent, carry_years, raised_percent;
	int64_t raised_ceiling;
	const char *box, *raised_box, *receipt_form;
} waiver_table;
typedef struct leave_table { scale_about about; int64_t hourly; int days, notice_days; } leave_table;
typedef struct wage_table { scale_about about; int64_t hourly; } wage_table;
typedef struct meal_ceiling { scale_about about; int64_t amount; } meal_ceiling;
typedef struct account { const char *id, *number, *name; } account;

typedef struct scales {
	fiscal_table *fiscal_tables;
	fiscal_year *fiscal_years;
	public_table *publics;
	mission_table *missions;
	place *places;
	volunteer_table *volunteers;
	waiver_table *waivers;
	leave_table *leaves;
	wage_table *wages;
	meal_ceiling *meals;
	account *accounts;
	size_t nfiscal_tables, nfiscal_years, npublics, nmissions, nplaces, nvolunteers, nwaivers, nleaves, nwages, nmeals, naccounts;
	int coefficient_percent; /* of the wage, when time is valued */
	bool value_travel;
} scales;

/* All of them, in the order of the files. */
int library_scales(library *l, const void *parent, scales **out, struct err *e);
