// SPDX-License-Identifier: EUPL-1.2
/* One record, whole: its fields, its parts in place, then what refers to it. Every line can be reached; Enter acts on the line. */
#pragma once
#include <carnet/desk/desk.h>
#include <carnet/doc/render.h>
#include "../draw.h"
#include "../keys.h"
#include "lineedit.h"

/* MORE goes on with the line above, which has the focus; OFFER does something when Enter is pressed on it. */
enum detail_kind { DETAIL_BLANK, DETAIL_HEADING, DETAIL_FIELD, DETAIL_TEXT, DETAIL_ROW, DETAIL_EMPTY, DETAIL_EDIT, DETAIL_MORE, DETAIL_OFFER };

struct detail_line {
	enum detail_kind kind;
	const char *label, *text;
	const struct line *spans;  /* a line of rendered Markdown, NULL */
	const field *f;            /* the record's field the line shows */
	const entity *e;           /* leads to this record, */
	int64_t id;
	const query *q;            /* or to this list, */
	const char *target;        /* or to this page; NULL */
	int number;                /* of the door, from 1; 0 when it is none */
	bool alone;                /* the door is no row among others */
	bool part;                 /* the row is a part of the record */
	bool late;
	bool over;                 /* the action of the row is done or dropped */
	enum action does;          /* OFFER: what Enter does there, */
	const char *bank;          /* or the question of the guide (its id) that it keeps as one's own */
};

struct detail {
	desk *desk;
	const entity *e;
	int64_t id;
	record *r;                 /* NULL when it is gone */
	struct rect rect;
	void *built;               /* the lines hang here */
	struct detail_line *lines;
	size_t count, focus;
	int doors;
	int label_cols;
	long top;
	struct lineedit *edit;     /* a title being typed among the parts of edit_of, NULL */
	const entity *edit_of;
	int64_t point;             /* of a meeting: the item whose questions stand beside */
	bool own;                  /* a screen of its own: doors are numbered, and what earlier meetings left is read */
	bool aside;                /* shows what goes with the point, beside the meeting */
	bool moving;               /* the part in focus is being moved */
};
struct detail *detail_new(const void *parent, desk *d);
/* Shows that record (again): the focus stays on the same line when there is one. ERR_MISSING when it is gone. */
int detail_show(struct detail *d, const entity *e, int64_t id, struct err *err);
void detail_layout(struct detail *d, struct rect r);
void detail_draw(struct detail *d, bool focused);
bool detail_act(struct detail *d, enum action a);          /* moving; false when it is none of its own */
bool detail_click(struct detail *d, int y, int x);         /* true when a line was hit: it has the focus */
const struct detail_line *detail_focus(const struct detail *d);    /* NULL when there is none */
const struct detail_line *detail_door(const struct detail *d, int number);
void detail_go(struct detail *d, const entity *e, int64_t id);     /* to the line of that part or door */
/* Parts (entity, owner field) of records of e: fills list, returns the count. */
size_t entity_parts(const entity *e, const entity **list, size_t room);
/* Lines for the width of d->rect (detail_build.c). */
void detail_build(struct detail *d);

/* What the builders share (detail_build.c): lines hang on d->built. */
struct detail_line *detail_add(struct detail *d, struct detail_line l);
/* label, in label_cols cells, then text, wrapped under itself; the first line is 'to', the others go on with it. */
void detail_say(struct detail *d, const char *label, int label_cols, const char *text, struct detail_line to);
void detail_add_heading(struct detail *d, const char *words, int64_t count, const query *q);
void detail_add_field(struct detail *d, const field *f, bool prose);
query *detail_query(struct detail *d, const entity *e, const char *field_name, value v);
void detail_failed(struct detail *d, const struct err *e); /* said in the place of what could not be read */

/* A meeting (detail_meeting.c): its agenda first, then what earlier ones left; and what goes with one of its items. */
enum { BESIDE_LEAST = 76 }; /* columns from which they stand side by side */
void meeting_build(struct detail *d);
bool meeting_tells(const field *f); /* it is told there, not among the fields */
void point_build(struct detail *d);
