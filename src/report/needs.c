// SPDX-License-Identifier: EUPL-1.2
/* What inhabitants said, question by question. In what leaves, a group of fewer than five persons is not shown, nor what would let it be guessed. */
#include <carnet/base/text.h>
#include <carnet/library/surveys.h>
#include <stdlib.h>
#include <string.h>
#include "writer.h"

enum { ANSWER_CELLS = 300 };

/* The same answer, given by so many. */
struct group {
	const char *answer;
	int count;
};
struct question {
	const char *id;
	struct group *groups;
	size_t ngroups;
	int answers;
};
struct needs {
	struct writer w;
	bool masked;
	survey *survey; /* NULL when several, or not packaged */
	struct question *list;
	size_t count;
};

static struct question *question_of(struct needs *n, const char *id)
{
	for (size_t i = 0; i < n->count; i++)
		if (!strcmp(n->list[i].id, id))
			return &n->list[i];
	n->list = GROW(n->w.tmp, n->list, n->count + 1);
	n->list[n->count] = (struct question){ .id = mem_dup(n->w.tmp, id) };
	return &n->list[n->count++];
}

static int take_answer(void *data, const record *r)
{
	struct needs *n = data;
	struct question *q = question_of(n, record_text(r, "question"));
	char *answer = text_trim(n->w.tmp, record_text(r, "answer"));

	if (!*answer)
		return 0;
	q->answers++;
	for (size_t i = 0; i < q->ngroups; i++)
		if (text_same(q->groups[i].answer, answer)) {
			q->groups[i].count++;
			return 0;
		}
	q->groups = GROW(n->w.tmp, q->groups, q->ngroups + 1);
	q->groups[q->ngroups++] = (struct group){ answer, 1 };
	return 0;
}

static int most_given(const void *a, const void *b)
{
	const struct group *x = a, *y = b;

	return y->count != x->count ? y->count - x->count : strcmp(x->answer, y->answer);
}

/* The number of all answers is told only when it does not give away a masked group. */
static void masked_question(struct needs *n, struct question *q)
{
	struct writer *w = &n->w;
	int hidden = 0;

	if (q->answers < MASKED_UNDER) {
		w_para(w, _("Fewer than %d answers: nothing is shown, so that nobody can be recognised."), MASKED_UNDER);
		return;
	}
	for (size_t i = 0; i < q->ngroups; i++)
		hidden += q->groups[i].count < MASKED_UNDER ? q->groups[i].count : 0;
	if (!hidden || hidden >= MASKED_UNDER)
		w_para(w, _("%d answers."), q->answers);
	node *list = w_list(w);
	for (size_t i = 0; i < q->ngroups; i++)
		if (q->groups[i].count >= MASKED_UNDER)
			w_item(w, list, _("%s: %d"), w_first_line(w, q->groups[i].answer, ANSWER_CELLS), q->groups[i].count);
	if (hidden >= MASKED_UNDER)
		w_item(w, list, _("Other answers, each given by fewer than %d persons: %d"), MASKED_UNDER, hidden);
	else if (hidden)
		w_item(w, list, _("Other answers: fewer than %d"), MASKED_UNDER);
}

static void whole_question(struct needs *n, struct question *q)
{
	struct writer *w = &n->w;

	w_para(w, ngettext("%d answer.", "%d answers.", (unsigned long)q->answers), q->answers);
	node *list = w_list(w);
	for (size_t i = 0; i < q->ngroups; i++)
		w_item(w, list, "%s", q->groups[i].count > 1 ? w_printf(w, _("%s: %d"), q->groups[i].answer, q->groups[i].count) : q->groups[i].answer);
}

/* The question as the survey asks it; its id when the survey is not a packaged one. */
static const char *asked(const struct needs *n, const char *id)
{
	for (size_t i = 0; n->survey && i < n->survey->count; i++)
		if (!strcmp(n->survey->questions[i].id, id))
			return n->survey->questions[i].text;
	return id;
}

static void write_needs(struct needs *n)
{
	for (size_t i = 0; i < n->count; i++) {
		struct question *q = &n->list[i];
		qsort(q->groups, q->ngroups, sizeof *q->groups, most_given);
		w_heading(&n->w, 2, asked(n, q->id));
		if (n->masked)
			masked_question(n, q);
		else
			whole_question(n, q);
	}
}

static query *interviews_of(struct writer *w, int64_t cpts, const char *of)
{
	query *q = query_new(w->tmp, &e_interview);

	query_where(q, "cpts", OP_IS, value_int(cpts));
	if (*of)
		query_where(q, "survey", OP_IS, value_text(q, of));
	return q;
}

int report_needs(const report_from *from, const void *parent, int64_t cpts, const char *of, bool masked, doc **out, struct err *e)
{
	AUTO_CTX(tmp);
	struct needs n = { .w = writer_on(from, tmp, e), .masked = masked };
	struct writer *w = &n.w;
	query *interviews = interviews_of(w, cpts, of), *answers = query_new(tmp, &e_interview_answer);
	record *r;
	int code = w_get(w, &e_cpts, cpts, &r);

	query_among(answers, "interview", interviews);
	if (!code)
		code = journal_each(w->j, answers, take_answer, &n, e);
	if (code)
		return code;
	AUTO_ERR not_packaged = { 0 };
	if (!*of || library_survey(w->l, tmp, of, &n.survey, &not_packaged))
		n.survey = NULL;
	int64_t count = journal_count(w->j, interviews, 100000);
	w_open(w, parent, w_printf(w, _("What inhabitants say: %s"), record_text(r, "name")));
	w_fact(w, _("Survey"), n.survey ? n.survey->title : of);
	if (masked && count < MASKED_UNDER)
		w_para(w, _("Fewer than %d interviews: that is too few to publish. Go on listening."), MASKED_UNDER);
	else
		w_para(w, ngettext("%d interview.", "%d interviews.", (unsigned long)count), (int)count);
	write_needs(&n);
	*out = w->d;
	return 0;
}
