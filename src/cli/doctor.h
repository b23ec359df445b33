// SPDX-License-Identifier: EUPL-1.2
/* carnet check: the doctor, and what it says to somebody who helps from afar. */
#pragma once
#include "command.h"

/* Prints what is well, puts what is not in p. */
int doctor_examine(struct cli *c, struct problems *p, struct err *e);
int doctor_content(struct cli *c, struct problems *p, struct err *e); /* of the same round, the guide and the packs */

/* support.c: nothing personal is left. A path loses the name of the person, a journal elsewhere than at home its folders, quoted words their letters;
   of a problem with records, the place alone stays. */
char *support_words(struct cli *c, const void *parent, const char *text);
char *support_problem(struct cli *c, const void *parent, const struct err *e);
