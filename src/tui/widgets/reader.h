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
void reader_renew(struct reader *r, const doc *d);         /* the same read again: stays at the same place */
void reader_layout(struct reader *r, struct rect where);   /* keeps the place being read */
void reader_draw(struct reader *r, bool focused);
bool reader_goes_on(const struct reader *r);               /* there is more below */
/* What the key asked for, when it is not the reader's own business. */
bool reader_act(struct reader *r, enum action a);          /* moving, ACT_NEXT/PREVIOUS over links and words, ACT_WORD, ACT_FIND_NEXT… */
const char *reader_here(const struct reader *r);           /* target of the link in focus, or else of the only link of the line being read, lit as well; NULL */
bool reader_explain(struct reader *r, const char *id);     /* shows the meaning of a glossary word in place; false when there is none */
bool reader_back(struct reader *r);                        /* closes a meaning, or leaves the link in focus; false when there is nothing to leave */
int reader_links(const struct reader *r);                  /* how many links are numbered */
const char *reader_link(const struct reader *r, int number); /* target of link [number], from 1; NULL when there is none */
bool reader_show_link(struct reader *r, int number);       /* puts it in focus unless it is in sight; true when it was */
int reader_find(struct reader *r, const char *words);      /* goes to the first match from here; count of matching lines */
bool reader_click(struct reader *r, int y, int x);         /* true when a link was hit: it has the focus */
/* Boxes to tick, numbered in reading order from 0: Tab stops on them too. */
long reader_box(const struct reader *r);                   /* in focus, or else on the line being read; -1 */
bool reader_next_box(struct reader *r);                    /* goes to the next one that shows from the line being read; false when there is none */
const char *reader_heading(const struct reader *r);        /* anchor of the heading being read under, "" above the first */
/* The place being read, as text that survives another width: the heading's anchor and lines after it. */
char *reader_position(const void *parent, const struct reader *r);
void reader_go(struct reader *r, const char *position);
void reader_go_to_words(struct reader *r, const char *words); /* the line on which they begin, at the top when there is room below */
