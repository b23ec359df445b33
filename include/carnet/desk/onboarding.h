// SPDX-License-Identifier: EUPL-1.2
/* The first steps of a representative, ticked by what the notebook shows, or by the person. */
#pragma once
#include <carnet/desk/desk.h>
#include <carnet/library/onboarding.h>

typedef struct step_standing {
	const step *step;
	bool shown;   /* the notebook shows that it is done */
	bool ticked;  /* the person says so */
} step_standing;
typedef struct onboarding {
	step_standing *list;
	size_t count, done;
	const step *next; /* the first one not done, NULL when all are */
} onboarding;
/* Every step with where it stands: what the notebook shows is looked up anew, what the person ticked is a mark. */
int desk_onboarding(desk *d, const void *parent, onboarding **out, struct err *e);
