// SPDX-License-Identifier: EUPL-1.2
/* Kilometres into euros. Pure functions: the trip, what the counter showed before it, and the tables. Each rule names the text it comes from;
   the act and the day of each table stand in content/scales/. */
#pragma once
#include <carnet/library/scales.h>
#include <carnet/rules/figure.h>

enum { METRES_MAX = 1000000000 };

typedef struct trip {
	enum vehicle_kind vehicle; /* public rates: a motorcycle is over 125 cm³, a moped is anything below */
	int power;                 /* fiscal power, 0 when unknown or of no use */
	bool electric;             /* fully */
	int64_t metres;            /* the whole trip */
	int64_t before;            /* counter before it: of the year, or of the month for a moped at public rates */
	bool alone;                /* counted by itself, whatever the counter (before is not read) */
	bool smooth;               /* where an official table falls at a bound, keeps the amount reached there */
} trip;

/* Fiscal scale of an income year (CGI, annexe IV, article 6 B): the total of the year picks one formula, a trip is the difference of two rounded totals. */
int mileage_fiscal(const void *parent, figure *out, const scales *s, int income_year, const trip *t, struct err *e);
/* The last table published on that day, whatever the year of the trip. */
int mileage_published(const void *parent, figure *out, const scales *s, int on, const trip *t, struct err *e);
/* Public rates (décret 2006-781, arrêté du 3 juillet 2006): each kilometre at the rate of its bracket. A moped is paid at least the monthly minimum, once. */
int mileage_public(const void *parent, figure *out, const scales *s, int day, enum zone zone, const trip *t, struct err *e);
/* Waived mileage: the old flat rates up to the income of 2021 (BOI-IR-RICI-250-20), then the fiscal scale. */
int mileage_volunteer(const void *parent, figure *out, const scales *s, int income_year, const trip *t, struct err *e);
/* The payer's own rate, in thousandths of a euro a kilometre. */
int mileage_house(const void *parent, figure *out, int64_t rate, int64_t metres, struct err *e);

/* A zone by its name, an overseas code or name, or a large city. An empty text is the base rate. */
int zone_find(const scales *s, enum zone *out, const char *typed, struct err *e);
