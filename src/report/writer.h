// SPDX-License-Identifier: EUPL-1.2
/* What the reports share: a doc being written from the journal. */
#pragma once
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/report/report.h>
#include <carnet/rules/assessment.h>

/* tmp lives as long as the writing; texts and records hang on it. */
struct writer {
	journal *j;
	library *l;
	doc *d;
	void *tmp;
	int today;
	bool practice;
	bool new_page; /* before the next heading */
	struct doubts *doubts; /* records read that the disk changed: told at the head of the doc when tmp goes */
	struct err *e;
};
struct writer writer_on(const report_from *from, void *tmp, struct err *e);

typedef struct rows {
	record **list;
	size_t count;
} rows;
int w_rows(struct writer *w, const query *q, rows *out);
/* The records whose reference is this one, in their entity's order (most 0: all). */
int w_parts(struct writer *w, const entity *e, const char *ref, int64_t id, size_t most, rows *out);
int w_get(struct writer *w, const entity *e, int64_t id, record **out);

/* Words. */
const char *w_printf(struct writer *w, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
const char *w_title(struct writer *w, const entity *e, int64_t id); /* "" for none */
const char *w_day(struct writer *w, const char *iso, enum date_style style); /* "" when empty */
const char *w_today(struct writer *w, enum date_style style);
const char *w_away(struct writer *w, const char *iso);                        /* in 12 days */
const char *w_choice(const record *r, const char *name);                      /* the stored choice as shown, "" when empty */
const char *w_money(struct writer *w, int64_t cents);
const char *w_number(struct writer *w, int64_t n); /* 61 800; "" for none */
const char *w_duration(struct writer *w, int64_t minutes);
const char *w_capital(struct writer *w, const char *s);
const char *w_first_line(struct writer *w, const char *text, int cols);
const char *w_brief(struct writer *w, const char *text, int cols); /* its first words, whole ones */
int w_age(const char *iso, int today); /* days since; negative when to come; 0 when empty */

/* Blocks. */
void w_open(struct writer *w, const void *parent, const char *title);
/* The same for what fits one screen, whose title bar says that it is practice: the sentence comes last. */
void w_open_screen(struct writer *w, const void *parent, const char *title);
void w_close_screen(struct writer *w);
node *w_heading(struct writer *w, int level, const char *text);
void w_para(struct writer *w, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* "Label: text", the label strong; nothing when text is empty. */
void w_fact(struct writer *w, const char *label, const char *text);
node *w_list(struct writer *w);
node *w_item(struct writer *w, node *list, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* "and 2 more, in the notebook": what a list leaves out; nothing when it holds all. */
void w_more(struct writer *w, node *list, size_t left);
/* A line to tick; done ones are ticked. */
void w_task(struct writer *w, node *list, bool done, const char *text);
/* On one line: the line ends of a long text become spaces. */
const char *w_flat(struct writer *w, const char *text);
void w_room(struct writer *w, const char *label); /* a line to write on */
void w_new_page(struct writer *w); /* the next heading begins one; nothing when none follows */
const char *w_lines(struct writer *w, const char *text, const char *sign); /* trimmed; sign at the end of each line that the person ended */
void w_prose(struct writer *w, const char *markdown); /* what a person wrote, as Markdown under the present heading */

/* people.c: a meeting in words, shared by several reports. */
const char *w_place(struct writer *w, const record *meeting);
const char *w_when(struct writer *w, const record *meeting);
int w_mandate(struct writer *w, const record *meeting, record **out); /* NULL without one */
const char *w_seat(struct writer *w, const record *mandate);          /* "full member, advisory voice" */
const char *w_due(struct writer *w, const record *action);            /* "27 Nov", "late by 12 days", "" */
const char *w_body(struct writer *w, const record *mandate);          /* "Prévention (groupe projet), CPTS du Val" */
void w_action(struct writer *w, node *list, const record *action, bool with_owner);
int w_open_actions(struct writer *w, const record *meeting); /* of the body of a meeting */
int w_people(struct writer *w, int64_t cpts);

/* levels.c: how a level stands, as documents write it. */
const char *w_standing(struct writer *w, const participation *p);              /* "◐ on the way" */
/* "▲ up", or that nothing was answered at one of the two dates */
const char *w_trend(struct writer *w, const participation *before, const participation *after);
const char *w_score_change(struct writer *w, int before, int after); /* "in project, then done once (▲ up)" */
int w_assessed(struct writer *w, int64_t cpts, const char *on, assessed **out); /* the last one */
/* "Next step: be able to say …", with the page that says how; nothing when all criteria of the level are met. */
void w_step(struct writer *w, const assessed *a, const char *level);

/* bar.c: "███████···· 7" of at most width cells. */
const char *w_bar(struct writer *w, int64_t n, int64_t most, int width);

/* words.c: the words of the glossary in what is gathered by words_of. */
void words_of(strbuf *text, const char *said);
/* At most most of them; acronyms only when asked. */
int words_find(struct writer *w, const char *text, bool acronyms, size_t most, const word ***out, size_t *count);
/* Under a heading, each with what it stands for; nothing when there are none. */
int words_write(struct writer *w, const char *heading, const char *text, size_t most);
