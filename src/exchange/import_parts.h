// SPDX-License-Identifier: EUPL-1.2
/* The state of one import. */
#pragma once
#include <jansson.h>
#include <carnet/journal/keep.h>
#include "import.h"

/* The last record each entity was referred to by: rows that follow each other name the same ones. */
struct known_ref {
	char *text;
	int64_t id;
};

/* Which line a record came from: rules between records are checked at the end, by id. */
struct written {
	uint32_t row, line; /* search_rowid() of no day: a file may hold a million records */
};

struct import {
	journal *j;
	struct library *l;            /* topics of the points of an invitation; NULL: they get none */
	const void *parent;
	const char *path;
	bool dry_run, by_title, begun;
	import_report *report;
	struct problems *p;
	json_t *refused;              /* uids of refused records: what refers to them is not blamed */
	json_t *derived;              /* how often each derived uid was met in this file */
	struct known_ref known[32];   /* by entity number */
	struct incoming **waiting;    /* records that refer to one not read yet */
	size_t nwaiting;
	struct written *written;
	size_t nwritten;
};

bool import_is_uid(const char *s);
int import_begin(struct import *in, struct err *e);
size_t import_line(const struct import *in, const entity *e, int64_t id); /* of a record that was written; 0: it was not */
int import_waiting(struct import *in, struct err *e);
/* A uid made from what the record says, so that a file without uids imported twice changes nothing. */
const char *import_derive(struct import *in, const struct incoming *i);
