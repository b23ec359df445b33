// SPDX-License-Identifier: EUPL-1.2
/* Docs built from the journal: each is one function from records to a doc that every renderer takes. */
#pragma once
#include <carnet/doc/doc.h>
#include <carnet/journal/journal.h>
#include <carnet/library/library.h>
#include <carnet/rules/participation.h>

typedef struct report_from {
	journal *j;
	library *l;
	int64_t hour_value; /* cents: what one hour is worth in the report of a year, 0: hours are not valued */
	bool practice;      /* nothing in that journal is true: each doc says so, and each of its pages on paper */
} report_from;

/* Parts of a document that may be left out, or put in when they are not usual. */
typedef struct report_section {
	const char *name, *alias; /* as typed: agenda, ordre-du-jour */
	bool usual;               /* there unless left out; private notes are not */
} report_section;
typedef struct report_sections {
	const report_section *list;
	size_t count;
	const char *unknown;      /* msgid: there is no such part, choose among these */
} report_sections;
unsigned sections_usual(const report_sections *of); /* a set has bit i for list[i] */
/* "notes,frais" added to a set; an unknown one is a sentence that lists them. */
int sections_choose(unsigned *set, const report_sections *of, const char *typed, struct err *e);

/* Parts of a dossier: bits in this order. */
enum {
	DOSSIER_AGENDA, DOSSIER_ASK, DOSSIER_DECISIONS, DOSSIER_ACTIONS, DOSSIER_NOTES, DOSSIER_GUIDE, DOSSIER_WORDS, DOSSIER_LEVEL, DOSSIER_EXPENSES,
	DOSSIER_ATTACHMENTS, DOSSIER_PARTS
};
extern const report_sections dossier_sections;
/* Dossier de séance: its first page stands alone, the rest is what one looks up in the meeting. */
int report_dossier(const report_from *from, const void *parent, int64_t meeting, unsigned parts, doc **out, struct err *e);
/* «15 minutes avant»: one calm screen. */
int report_brief(const report_from *from, const void *parent, int64_t meeting, doc **out, struct err *e);
/* What is told to the association: public fields only. */
int report_account(const report_from *from, const void *parent, int64_t meeting, doc **out, struct err *e);
/* What I keep for myself: everything, private notes included. */
int report_minutes(const report_from *from, const void *parent, int64_t meeting, doc **out, struct err *e);
/* For the person who takes over a mandate: no private note, no expense. */
int report_handover(const report_from *from, const void *parent, int64_t mandate, doc **out, struct err *e);
/* For the person who sits in my place at one meeting, with a return sheet. */
int report_substitute(const report_from *from, const void *parent, int64_t meeting, doc **out, struct err *e);

/* The year looked back on; mandate 0: of all. */
int report_year(const report_from *from, const void *parent, int year, int64_t mandate, doc **out, struct err *e);
/* The same as bare figures, by name: minutes, metres and cents. */
typedef struct report_figure { const char *name; int64_t n; } report_figure;
int report_year_figures(const report_from *from, const void *parent, int year, int64_t mandate, report_figure **out, size_t *count, struct err *e);
/* Where a CPTS stands: declared, observed, the gap, the next step. */
int report_level(const report_from *from, const void *parent, int64_t cpts, doc **out, struct err *e);
/* The same on the grid proposed in 2023, which is another one, and says so. */
int report_proposal(const report_from *from, const void *parent, int64_t cpts, doc **out, struct err *e);
/* The three levels as figures; date "" without an assessment. */
typedef struct report_standing { const char *level, *date; participation declared; observed observed; } report_standing;
int report_standings(const report_from *from, const void *parent, int64_t cpts, report_standing **out, size_t *count, struct err *e);
/* Two assessments of one CPTS on one grid, the older one first. */
int report_compare(const report_from *from, const void *parent, int64_t before, int64_t after, doc **out, struct err *e);
/* What interviews of one survey said, by question; groups under five are masked when masked is set (anything that leaves). survey "": all. */
enum { MASKED_UNDER = 5 };
int report_needs(const report_from *from, const void *parent, int64_t cpts, const char *survey, bool masked, doc **out, struct err *e);
/* The surveys of which that CPTS has interviews: their ids, the one asked last first. */
int report_surveys(const report_from *from, const void *parent, int64_t cpts, const char ***out, size_t *count, struct err *e);
/* The associations of the territory; cpts 0: of every CPTS. */
int report_directory(const report_from *from, const void *parent, int64_t cpts, doc **out, struct err *e);
