// SPDX-License-Identifier: EUPL-1.2
/* Surveys to ask inhabitants, and the lines of checklists. */
#pragma once
#include <carnet/library/library.h>

typedef struct survey_question { const char *id, *text, *kind, *help, **choices; size_t nchoices; } survey_question; /* kind: libre, choix, note */
typedef struct survey {
	const char *id, *title, *summary, *intro, *page; /* intro is Markdown; page: the id of the page that prints it */
	survey_question *questions;
	size_t count;
} survey;
int library_survey(library *l, const void *parent, const char *id, survey **out, struct err *e);
/* id, title and summary only. */
int library_surveys(library *l, const void *parent, survey **out, size_t *count, struct err *e);

/* Names of a checklist's lines in the order of its page: what a ticked box keeps, so that it survives lines moved or added. */
int library_boxes(library *l, const void *parent, const char *page_id, const char ***out, size_t *count, struct err *e);
