// SPDX-License-Identifier: EUPL-1.2
/* What a text would give away when it leaves: names, phones, e-mails, words about health. Pointed out, never blocked. */
#pragma once
#include <carnet/desk/desk.h>

enum leaf_kind { LEAF_NAME, LEAF_PHONE, LEAF_EMAIL, LEAF_HEALTH };
typedef struct leaf {
	enum leaf_kind kind;
	const char *what;   /* as written */
	const char *where;  /* the heading above it, the title of the doc before the first one */
	const char *line;   /* the whole paragraph, item or cell */
} leaf;
typedef struct leaves { leaf *list; size_t count; } leaves;

/* Of a doc, in reading order; each thing is told once a line. Names are those of the journal: contacts, coordinators, fellows, chairs. */
int desk_leaves(desk *d, const void *parent, const doc *of, leaves **out, struct err *e);
const char *leaf_kind_words(enum leaf_kind kind); /* "name", "phone"…: translated */
/* The same to read before it is written: what, under which heading, in which line. */
doc *leaves_doc(const void *parent, const leaves *of);
