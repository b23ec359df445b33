// SPDX-License-Identifier: EUPL-1.2
/* A doc to read in a rectangle: scrolling, links by number or Tab, glossary words explained in place, search inside the page. */
#pragma once
#include <carnet/library/library.h>
#include "../draw.h"
#include "../keys.h"

struct reader;
enum { READER_GUTTER = 1, READER_COLS = 80 }; /* the mark of the line in focus; no line is longer */
/* The doc is borrowed; l gives glossary meanings, NULL for none. */
struct reader *reader_new(const void *parent, const doc *d, library *l);
void reader_show(struct reader *r, const doc *d);          /* another doc, from its top */
void reader_layout(struct reader *r, struct rect where);   /* keeps the place being read */
void reader_draw(struct reader *r, bool focused);
/* What the key asked for, when it is not the reader's own business. */
bool reader_act(struct reader *r, enum action a);          /* moving, ACT_NEXT/PREVIOUS over links and words, ACT_WORD, ACT_FIND_NEXT… */
const char *reader_target(const struct reader *r);         /* of the link in focus, NULL */
bool reader_explain(struct reader *r, const char *id);     /* shows the meaning of a glossary word in place; false when there is none */
bool reader_back(struct reader *r);                        /* closes a meaning, or leaves the link in focus; false when there is nothing to leave */
int reader_links(const struct reader *r);                  /* how many links are numbered */
const char *reader_link(const struct reader *r, int number); /* target of link [number], from 1; NULL when there is none */
int reader_find(struct reader *r, const char *words);      /* goes to the first match from here; count of matching lines */
bool reader_click(struct reader *r, int y, int x);         /* true when a link was hit: it has the focus */
/* The place being read, as text that survives another width: the heading's anchor and lines after it. */
char *reader_position(const void *parent, const struct reader *r);
void reader_go(struct reader *r, const char *position);
