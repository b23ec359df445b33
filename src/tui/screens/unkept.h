// SPDX-License-Identifier: EUPL-1.2
/* What a screen holds and the journal does not have yet: kept when the screen is left, in a draft meanwhile, offered back after an end in between. */
#pragma once
#include <carnet/journal/drafts.h>
#include "../app.h"

struct unkept {
	bool changed;
	char *draft; /* its key, NULL while there is none */
};

/* What an earlier end left under a key that begins with prefix comes back, field by field, and said is told. */
int unkept_resume(struct screen *s, struct unkept *u, const char *prefix, const char *said, void (*take)(struct screen *s, const draft_field *f),
		  struct err *e);
unsigned unkept_change(struct screen *s, struct unkept *u);
int unkept_put(struct screen *s, struct unkept *u, const char *prefix, const draft_field *fields, size_t count, struct err *e);
/* It is in the journal, or not worth being there: no draft any more. */
int unkept_done(struct screen *s, struct unkept *u, struct err *e);
/* The screen closes without keeping anything: its draft may be offered again. */
void unkept_leave(struct screen *s, struct unkept *u);
/* The screen closes: what could not be kept is told, and its draft may be offered again. */
void unkept_close(struct screen *s, struct unkept *u, int (*keep)(struct screen *s, struct err *e));
