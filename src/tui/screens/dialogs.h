// SPDX-License-Identifier: EUPL-1.2
/* Small screens over the one that asks for something: choose in a list, choose a day, write at length, type one value. Each calls its
   answer function on the screen below once it is closed, and returns what that returns; Esc answers nothing. */
#pragma once
#include <carnet/record/field.h>
#include "../app.h"
#include "../widgets/editor.h"
#include "../widgets/pick.h"

/* Every key comes to key(): letters are typed, arrows move inside. */
bool dialog_typing(const struct screen *s);
/* What they ask belongs to a form, or is filled in like one. */
const char *dialog_help(const struct screen *s);

typedef unsigned (*chosen_fn)(struct screen *below, long id, const char *typed);
/* Fill choose_pick() before pushing. */
struct screen *choose_screen(struct app *app, const char *title, chosen_fn chosen);
struct pick *choose_pick(struct screen *s);
void choose_explain(struct screen *s, const char *help); /* the key of its help page; "form" unless said */
/* Questions that follow each other: Esc runs back() once it is closed, with what was typed. */
typedef unsigned (*back_fn)(struct screen *below, const char *typed);
void choose_back(struct screen *s, back_fn back);
/* The rows are those of a field (choices.h): a long table of references is looked into as one types. */
void choose_parts_of(struct screen *s, int64_t owner); /* before choose_field: only the parts of that record, 0 for all */
void choose_field(struct screen *s, const field *f, unsigned extra, long at);
/* Which CPTS; with none yet, says what to do first. */
void choose_cpts(struct app *app, chosen_fn chosen);

/* A day in a calendar, or a date typed. */
struct screen *day_screen(struct app *app, const char *title, int day, unsigned (*chosen)(struct screen *below, int day));
void day_begins(struct screen *s, int digit);          /* the first thing typed; -1 for nothing */

/* Writes in an editor that belongs to the screen below: nothing to hand back. changed is called after each change. */
struct screen *writer_screen(struct app *app, const char *title, struct editor *ed, void (*changed)(struct screen *below));

/* One line typed. check says in e what is wrong with it: then it stays open. then runs once it is closed; NULL: everything is read again. */
struct prompt_answer {
	int (*check)(struct screen *below, const char *typed, struct err *e);
	unsigned (*then)(struct screen *below, const char *typed);
};
struct screen *prompt_screen(struct app *app, const char *title, const char *help, struct prompt_answer answer);
void prompt_proposes(struct screen *s, const char *help, const char *typed); /* its help page; typing replaces what it begins with */
void prompt_begins(struct screen *s, const char *help, int digit, const char *now); /* with the digit that opened it, -1: proposes what is there */
void prompt_follows(struct screen *s, const char *help, const char *typed, back_fn back); /* its help page; what it begins with; as choose_back */
