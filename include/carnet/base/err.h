// SPDX-License-Identifier: EUPL-1.2
/* One error, described once where it is known. Codes are also the program's exit codes with the sign changed. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

enum {
	ERR_NONE = 0,
	ERR_MISSING = -1, /* nothing found, a check that fails */
	ERR_INPUT = -2,   /* the command or a value is wrong */
	ERR_DATA = -3,    /* the data or the disk failed */
};

/* Zero-initialise; free with err_clear() or declare with AUTO_ERR. Texts are owned by the error. */
struct err {
	int code;
	bool warning;      /* doubtful, may be confirmed; an error otherwise */
	char *place;       /* "meeting.date" or "guide/x.yaml:12:3", NULL when there is none */
	char *what;        /* one translated sentence, no final stop */
	char *todo;        /* what to do, no final stop; NULL only when nothing can be done */
};

/* Describes the error and returns code. The first description wins: a second call on a set error changes nothing. e may be NULL.
   what and todo are given translated. */
int err_set(struct err *e, int code, const char *what, const char *todo);
/* The same with arguments: fmt is "what|todo", one msgid; the first | of fmt itself (never one that comes with an argument) parts the two.
   No macro inside a msgid: xgettext reads none. */
int err_setf(struct err *e, int code, const char *fmt, ...) __attribute__((format(printf, 3, 4)));

/* Adds the place (printf) unless one is there already. Returns e->code. */
int err_place(struct err *e, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void err_clear(struct err *e); /* e may be NULL */
/* err_text: "place: what: todo", control characters made visible, the middle of what is very long left out; talloc string on parent. */
char *err_text(const void *parent, const struct err *e);
/* errno as an ERR_DATA error about path, with what to do (full disk, permission, missing folder…). */
int err_errno(struct err *e, const char *path);

#define AUTO_ERR __attribute__((cleanup(err_clear))) struct err

/* A list of errors: loaders and validation collect them all and go on. Zero-initialise, free with problems_clear(). */
struct problems {
	struct err *list;
	size_t count;
	size_t errors; /* count without the warnings */
};
/* Moves *e (then empty) to the end of the list. */
void problems_take(struct problems *p, struct err *e);
void problems_clear(struct problems *p);
#define AUTO_PROBLEMS __attribute__((cleanup(problems_clear))) struct problems
