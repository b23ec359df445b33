// SPDX-License-Identifier: EUPL-1.2
#include <carnet/desk/titles.h>
#include <string.h>
#include <carnet/base/mem.h>
#include <carnet/library/grids.h>
#include <carnet/library/surveys.h>
#include <carnet/library/topics.h>
#include "words.h"

static char *survey_words(const desk *d, const void *parent, const record *r)
{
	AUTO_CTX(tmp);
	AUTO_ERR ignored = {0};
	survey *s;

	return library_survey(d->l, tmp, record_text(r, "survey"), &s, &ignored) ? NULL : mem_dup(parent, s->title);
}

static char *question_words(const desk *d, const void *parent, const record *r)
{
	AUTO_CTX(tmp);
	AUTO_ERR ignored = {0};
	record *interview;
	survey *s = NULL;
	int code = journal_get(d->j, tmp, &interview, &e_interview, record_int(r, "interview"), &ignored);

	if (!code)
		code = library_survey(d->l, tmp, record_text(interview, "survey"), &s, &ignored);
	for (size_t i = 0; !code && i < s->count; i++)
		if (!strcmp(s->questions[i].id, record_text(r, "question")))
			return mem_dup(parent, s->questions[i].text);
	return NULL;
}

static char *criterion_words(const desk *d, const void *parent, const record *r)
{
	AUTO_CTX(tmp);
	AUTO_ERR ignored = {0};
	record *assessment;
	grid *g;

	if (journal_get(d->j, tmp, &assessment, &e_assessment, record_int(r, "assessment"), &ignored) ||
	    library_grid(d->l, tmp, record_text(assessment, "grid"), &g, &ignored))
		return NULL;
	const criterion *c = grid_criterion(g, record_text(r, "criterion"));
	return c ? mem_printf(parent, "%s. %s", c->id, c->title) : NULL;
}

static char *topic_words(const desk *d, const void *parent, const record *r)
{
	AUTO_CTX(tmp);
	AUTO_ERR ignored = {0};
	topic *t;

	return library_topic(d->l, tmp, record_text(r, "topic"), &t, &ignored) || !t ? NULL : mem_dup(parent, t->title);
}

static const struct told {
	const entity *e;
	const char *name;
	char *(*words)(const desk *d, const void *parent, const record *r);
	bool named; /* it is in the record's title */
} told[] = {
	{&e_interview, "survey", survey_words, true},
	{&e_interview_answer, "question", question_words, true},
	{&e_assessment_answer, "criterion", criterion_words, true},
	{&e_agenda_item, "topic", topic_words, false},
};

char *desk_words(const desk *d, const void *parent, const record *r, const field *f)
{
	for (size_t i = 0; i < LENGTH(told) && d->l; i++)
		if (told[i].e == r->e && !strcmp(told[i].name, f->name))
			return told[i].words(d, parent, r);
	return NULL;
}

char *desk_told_title(const desk *d, const void *parent, const entity *e, int64_t id)
{
	AUTO_CTX(tmp);
	AUTO_ERR ignored = {0};
	record *r;

	for (size_t i = 0; i < LENGTH(told) && d->l; i++) {
		if (told[i].e != e || !told[i].named || journal_get(d->j, tmp, &r, e, id, &ignored))
			continue;
		char *words = told[i].words(d, tmp, r);
		if (words)
			record_set(r, told[i].name, value_text(tmp, words));
		return journal_record_title(d->j, parent, r);
	}
	return NULL;
}

char *desk_title(const desk *d, const void *parent, const entity *e, int64_t id)
{
	char *title = desk_told_title(d, parent, e, id);

	return title ? title : journal_title(d->j, parent, e, id);
}
