// SPDX-License-Identifier: EUPL-1.2
/* The documents about participation and about a year, as screens. */
#pragma once
#include "paper.h"

extern const struct paper paper_level, paper_proposal; /* id: a CPTS */
extern const struct paper paper_compare;               /* id, other: assessments */
extern const struct paper paper_needs;                 /* id: a CPTS, other: a survey, counted from 1 in their order, 0 all of them */
extern const struct paper paper_directory;             /* id: a CPTS, 0 all of them */
extern const struct paper paper_year;                  /* year, id: a mandate, 0 all of them */
extern const struct paper paper_money, paper_waivers;  /* year */
