// SPDX-License-Identifier: EUPL-1.2
/* The guide and the packs put over it, as one connection: what a query names is the guide's table, or, with packs, a view over all of them. */
#pragma once
#include <time.h>

#include "reading.h"

enum { PACKS_MAX = 8 };

struct library {
	const char *path;
	const char *packs;            /* folder, NULL for none */
	size_t npacks;                /* attached, as p1, p2… */
	struct timespec packs_at;     /* when the folder was last changed before they were; 0: there was none */
	sqlite3 *db;                  /* NULL until the first question */
	sqlite3_stmt *st[QUERIES];    /* NULL until used */
	struct problems wrong;        /* packs left out, and why */
	char **terms;                 /* the words of the index, NULL until one typed is mended */
	size_t nterms;
};

/* Attaches the packs of the folder and puts their rows over those of the guide. A pack that cannot be used is left out and told in l->wrong;
   an error is the machine's. */
int shelves_attach(library *l, struct err *e);
/* The query over every shelf: in each, $ is the shelf and # what its rows are moved by; tail comes after all of them. */
char *shelves_query(const void *parent, const library *l, const char *each, const char *tail);
/* Title of the pack on shelf k, from 1; "" when it cannot be read. */
char *shelves_title(const void *parent, const library *l, size_t k);
/* Names of the pack files of a folder, sorted; talloc array on parent. */
char **shelves_files(const void *parent, const char *folder, size_t *count);
