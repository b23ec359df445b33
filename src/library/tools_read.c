// SPDX-License-Identifier: EUPL-1.2
/* Surveys, boxes, steps and regions from library.db. */
#include <string.h>

#include <carnet/base/i18n.h>
#include <carnet/library/onboarding.h>
#include <carnet/library/surveys.h>

#include "reading.h"

/* ---- surveys ---- */

static survey survey_row(const void *parent, sqlite3_stmt *st)
{
	const char *id = column_dup(parent, st, 0);
	return (survey){.id = id, .page = mem_printf(parent, "enquete-%s", id), .title = column_dup(parent, st, 1), .summary = column_dup(parent, st, 2),
			.intro = ""};
}

static int survey_questions(library *l, survey *s, struct err *e)
{
	sqlite3_stmt *st = library_query(l, Q_SURVEY_QUESTIONS, e);
	if (!st)
		return e->code;
	sqlite3_bind_text(st, 1, s->id, -1, SQLITE_STATIC);
	s->questions = NEW_ARRAY(s, survey_question, 1);
	while (library_step(l, st, e)) {
		s->questions = GROW(s, s->questions, s->count + 1);
		survey_question *q = &s->questions[s->count++];
		*q = (survey_question){.id = column_dup(s, st, 0), .text = column_dup(s, st, 1), .kind = column_dup(s, st, 2),
				       .help = column_dup(s, st, 3)};
		q->choices = column_lines(s, st, 4, &q->nchoices);
	}
	return e->code;
}

int library_survey(library *l, const void *parent, const char *id, survey **out, struct err *e)
{
	OWN_ERR(e);
	sqlite3_stmt *st = library_query(l, Q_SURVEY, e);
	if (!st)
		return e->code;
	sqlite3_bind_text(st, 1, id, -1, SQLITE_STATIC);
	if (!library_step(l, st, e))
		return e->code ? e->code : err_setf(e, ERR_MISSING, _("No survey is called “%s”|see the list of pages with carnet read"), id);
	survey *s = NEW(parent, survey);
	*s = survey_row(s, st);
	s->intro = column_dup(s, st, 3);
	sqlite3_reset(st);
	if (survey_questions(l, s, e)) {
		talloc_free(s);
		return e->code;
	}
	*out = s;
	return 0;
}

int library_surveys(library *l, const void *parent, survey **out, size_t *count, struct err *e)
{
	OWN_ERR(e);
	size_t n = 0;
	survey *list = NEW_ARRAY(parent, survey, 1);
	sqlite3_stmt *st = library_query(l, Q_SURVEYS, e);
	while (st && library_step(l, st, e)) {
		list = GROW(parent, list, n + 1);
		list[n++] = survey_row(list, st);
	}
	*out = list;
	*count = n;
	return e->code;
}

/* ---- checklists ---- */

int library_boxes(library *l, const void *parent, const char *page_id, const char ***out, size_t *count, struct err *e)
{
	OWN_ERR(e);
	size_t n = 0;
	const char **list = NEW_ARRAY(parent, const char *, 1);
	sqlite3_stmt *st = library_query(l, Q_BOXES, e);
	if (st)
		sqlite3_bind_text(st, 1, page_id, -1, SQLITE_STATIC);
	while (st && library_step(l, st, e)) {
		list = GROW(parent, list, n + 1);
		list[n++] = column_dup(list, st, 0);
	}
	*out = list;
	*count = n;
	return e->code;
}

/* ---- first steps ---- */

int library_steps(library *l, const void *parent, step **out, size_t *count, struct err *e)
{
	OWN_ERR(e);
	size_t n = 0;
	step *list = NEW_ARRAY(parent, step, 1);
	sqlite3_stmt *st = library_query(l, Q_STEPS, e);
	while (st && library_step(l, st, e)) {
		list = GROW(parent, list, n + 1);
		step *s = &list[n++];
		*s = (step){.id = column_dup(list, st, 0), .title = column_dup(list, st, 1), .action = column_dup(list, st, 2),
			    .proof = column_dup(list, st, 3), .check = column_dup(list, st, 4)};
		s->read = column_lines(list, st, 5, &s->nread);
	}
	*out = list;
	*count = n;
	return e->code;
}
