// SPDX-License-Identifier: EUPL-1.2
/* How a payer pays: what its record says, in plain values. */
#pragma once
#include <carnet/record/record.h>
#include <carnet/rules/mission.h>

enum scale_kind { SCALE_UNKNOWN, SCALE_FISCAL, SCALE_PUBLIC, SCALE_HOUSE };
enum scale_choice { CHOICE_PUBLISHED, CHOICE_INCOME_YEAR, CHOICE_FIXED };

typedef struct policy {
	const char *payer;          /* its name */
	enum scale_kind scale;      /* "barème fiscal", "tarif public", "taux maison": from the words of the payer's scale */
	enum scale_choice choice;
	int year;                   /* income year of a fixed scale, read in the same words; 0 when there is none */
	bool alone, all_payers;     /* each trip alone; one counter for all payers */
	int64_t house_rate;         /* 0: none */
	enum pay_mode meal_mode, night_mode;
	int64_t meal_cap, night_cap; /* -1: none */
} policy;

/* Left empty: annual total, one counter a payer, the last scale published, real costs. */
policy policy_of(const record *payer);
