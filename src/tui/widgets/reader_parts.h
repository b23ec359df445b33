// SPDX-License-Identifier: EUPL-1.2
/* What reader.c, which moves, and reader_draw.c share. */
#pragma once
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/doc/render.h>
#include "glossary_box.h"
#include "reader.h"

struct match {
	size_t line;
	int col, cols;
};

/* Where Tab stops: a box to tick or a link; the other is -1. */
struct stop {
	long line, box, link;
};

struct reader {
	const doc *doc;
	library *library;
	layout *lay;
	struct rect r;
	long top, at;          /* first line shown; the line being read, where the cursor is */
	long link, box;        /* in focus, -1 none */
	struct stop *stops;
	long nstops;
	struct glossary_box *meaning; /* of a word, shown over the page; NULL */
	char *words;           /* what was searched for, NULL */
	struct match *matches;
	size_t nmatches, match;
};

long reader_lit(const struct reader *r);                   /* the link that Enter opens, -1 none */
void reader_flatten(strbuf *out, const line *l);          /* the words of a line, without its marks */
bool reader_boxed(const struct reader *r, const line *l); /* a line of the box in focus */
