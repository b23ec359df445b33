// SPDX-License-Identifier: EUPL-1.2
/* What both faces do, once. */
#pragma once
#include <carnet/desk/wording.h>
#include <carnet/exchange/exchange.h>
#include <carnet/exchange/module.h>
#include <carnet/journal/find.h>
#include <carnet/library/library.h>
#include <carnet/report/report.h>

typedef struct desk { journal *j; library *l; bool demo; enum wording wording; } desk;
/* What reports are made from. settings: those of the person, NULL when no report of a year is made. */
report_from desk_reports(const desk *d, const record *settings);

/* Search over guide and journal together, in the order to show: guide hits ranked, journal hits newest first. Among the first 'visible' of
   them (what a window shows) the journal has five places of its own, after the best of the guide; the rest follows. */
enum find_where { FIND_ALL, FIND_GUIDE, FIND_JOURNAL };
typedef struct found {
	const char *kind;        /* shown first: Guide, Sigle, Question, Réunion, Action… */
	const char *title, *extract;
	const char *page;        /* page id, "sigle:ACI" or "question:budget/q1" for guide hits, NULL */
	const entity *e; int64_t id; /* journal hits */
} found;
typedef struct findings { found *list; size_t count; int64_t total; const char *mended; bool partial; } findings;
int desk_find(desk *d, const void *parent, const char *words, enum find_where where, size_t limit, size_t visible, findings **out, struct err *e);

/* The topic of the guide that an agenda item of that title is about, best first: its id, "" when there is none. */
const char *desk_topic_for(const desk *d, const void *parent, const char *title);

/* Where Enter leads: a list, a record (id), the form of a record or of a new one (form), or a page. */
typedef struct today_door {
	query *q;
	const entity *e; int64_t id;
	bool form;
	bool level;              /* of a CPTS: where it stands on participation */
	const char *page;
} today_door;
/* Pages that are no page: the interface does it. */
#define DOOR_WELCOME "do:welcome"
#define DOOR_PRACTICE "do:practice"
#define DOOR_COPY "do:copy"
static inline bool today_leads(const today_door *d) { return d->q || d->e || d->page; }
/* What needs me today: blocks of lines. The block is a door, or some of its lines are, each its own. A line that begins with two spaces
   goes on with the one above. */
typedef struct today_line {
	const char *text;
	bool late;
	today_door door;
	const char *command;                /* the same for those who type commands, NULL */
} today_line;
typedef struct today_block {
	const char *id, *title;
	today_line *lines; size_t count;
	today_door door;
} today_block;
/* passing: something will change when another program ends, with no change of any file. */
typedef struct today { today_block *blocks; size_t count; bool passing; } today;
int desk_today(desk *d, const void *parent, today **out, struct err *e);
/* The same as a doc (carnet today). */
int desk_today_doc(desk *d, const void *parent, doc **out, struct err *e);

/* A throw-away journal in memory, filled from the library's samples, dates relative to today. */
int desk_demo(const void *parent, library *l, journal **out, struct err *e);
/* Symbolic date of the samples: a number of days from today ("-45", "+12"), or of weeks and a day of that week ("-6 jeudi"). */
int sample_date(int *day, const char *text, struct err *e);

/* A doc in a format (text, markdown, html) on out; width is for text. An unknown format names those there are. */
int desk_render(strbuf *out, const doc *d, const char *format, int width, struct err *e);
/* A doc written as a file: same formats, and pdf, put on paper as setup says (NULL: normal size, dated today). NULL path: Documents/Carnet/<name made clean>.<extension>. *written gets the path. */
int desk_write(const void *parent, const doc *d, const char *format, const print_setup *setup, const char *path, const char *name, char **written,
	       struct err *e);

/* The records of some queries (ended by NULL) as a calendar file in Documents/Carnet. */
int desk_calendar(desk *d, const void *parent, const query *const *list, const char *name, char **written, struct err *e);
/* The name of a file made from this journal: that of the practice one says so wherever it goes. */
const char *desk_file_name(const desk *d, const void *parent, const char *name);

/* What a dossier encloses: the images and PDF files attached to a record, for the setup of its paper. */
int desk_enclose(desk *d, const void *parent, const char *owner_uid, print_setup *setup, struct err *e);
/* The dossier of a meeting written as a file, its attachments enclosed when it is a PDF: what one key does. */
int desk_dossier(desk *d, const void *parent, int64_t meeting, unsigned sections, const char *format, const print_setup *setup, const char *path,
		 char **written, struct err *e);
/* The return sheet of a substitute, as JSON that import takes back: the meeting, its points, questions and actions, nothing private. */
int desk_sheet(desk *d, int64_t meeting, sink out, struct err *e);
int desk_write_sheet(desk *d, const void *parent, int64_t meeting, char **written, struct err *e); /* in Documents/Carnet */
