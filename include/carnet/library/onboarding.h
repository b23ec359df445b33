// SPDX-License-Identifier: EUPL-1.2
/* The first steps of a representative. */
#pragma once
#include <carnet/library/library.h>

typedef struct step {
	const char *id, *title, *action, *proof, *check; /* action is Markdown; check: read_pages, has_cpts… by_hand */
	const char **read;                               /* page ids */
	size_t nread;
} step;
int library_steps(library *l, const void *parent, step **out, size_t *count, struct err *e);
