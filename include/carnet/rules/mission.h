// SPDX-License-Identifier: EUPL-1.2
/* Meals and nights at public rates (décret 2006-781, arrêté du 3 juillet 2006), each at the rate of its own day. */
#pragma once
#include <carnet/library/scales.h>
#include <carnet/rules/figure.h>

enum pay_mode { PAY_FLAT, PAY_CAPPED, PAY_REAL };

typedef struct dated_count { int day, count; } dated_count;
/* "2", "2x2025-03-18,1x2025-03-19" or days alone. A bare count takes the default day; DAY_OPEN: there is none, and it is refused. */
int dated_counts(const void *parent, dated_count **out, size_t *count, const char *typed, int day, struct err *e);

/* Meals, or nights: a night belongs to the day it begins. */
typedef struct service {
	const dated_count *list;
	size_t count;
	enum pay_mode mode;
	int64_t paid;        /* on the receipts, for all of them; -1 when unknown */
	bool reduced;        /* meals: in a staff restaurant; nights: a disabled traveller with reduced mobility */
} service;

typedef struct stay {
	enum zone zone;
	service meals, nights;
} stay;

int mission_figure(const void *parent, figure *out, const scales *s, const stay *t, struct err *e);
