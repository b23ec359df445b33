// SPDX-License-Identifier: EUPL-1.2
/* A list of records: any query over any entity, its columns from the field table, read through a window. */
#pragma once
#include <carnet/desk/desk.h>
#include "../draw.h"
#include "../keys.h"

struct list;
/* The query is borrowed. without: the reference every row shares, no column (NULL for none). */
struct list *list_new(const void *parent, const desk *d, const query *q, const field *without);
int list_open(struct list *l, const record *at, struct err *e);  /* at: where to begin, NULL the first row */
int list_reload(struct list *l, struct err *e);
int list_layout(struct list *l, struct rect r, struct err *e);
void list_draw(struct list *l);
/* See rows_ahead. What cannot be read now is told by the key that needs it. */
void list_ahead(struct list *l);
/* Moving and ticking: done is false when the action is none of the list's. */
int list_act(struct list *l, enum action a, bool *done, struct err *e);
bool list_click(struct list *l, int y, int x);                   /* true when a row was hit: it has the focus */
record *list_focus(const struct list *l);                        /* NULL when the list is empty */
/* Ticked records, or the one in focus when none is: ids, on parent. */
size_t list_chosen(const struct list *l, const void *parent, int64_t **ids);
size_t list_ticked(const struct list *l);
void list_untick(struct list *l);
